// Package summary chooses the sentences that tell an article.
package summary

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns one to four sentences of d, best first.
func Find(d *text.Doc, figures []model.Figure, actors []model.Actor) []model.Anchor { return nil }
