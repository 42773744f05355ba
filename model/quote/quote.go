// Package quote finds direct quotations and their speakers.
package quote

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the direct quotes of d in text order.
func Find(d *text.Doc, actors []model.Actor) []model.Quote { return nil }
