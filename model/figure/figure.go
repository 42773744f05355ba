// Package figure finds the figures of an article.
package figure

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the figures of d in text order. Numbers that are part of one of
// the dates are left out.
func Find(d *text.Doc, dates []model.Date) []model.Figure { return nil }
