// Package date finds the dates of an article and resolves them.
package date

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the dates of d in text order, resolved against the day of
// publication (empty when unknown: relative dates then stay open).
func Find(d *text.Doc, published model.Day) []model.Date { return nil }
