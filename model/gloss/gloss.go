// Package gloss makes the glossary of an article.
package gloss

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Glossary is a set of definitions to offer for an article's terms.
type Glossary struct{}

// Find returns the glossary of d: terms it defines itself, then terms of g
// that it uses.
func Find(d *text.Doc, actors []model.Actor, g *Glossary) []model.Term { return nil }
