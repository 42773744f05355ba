package actor

import (
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/lexicon/names"
	"github.com/lede-reader/lede/model/text"
)

// Tagger finds actors. It is read-only and safe for use by several goroutines.
type Tagger struct {
	field *crf.Field
	atlas *atlas
}

// NewTagger opens the embedded weights and lists. The error says that they are
// damaged, which only a broken build can be.
func NewTagger() (*Tagger, error) {
	field, err := crf.New(names.Weights, names.Words)
	if err != nil {
		return nil, fmt.Errorf("open name tagger: %w", err)
	}
	return &Tagger{field: field, atlas: newAtlas()}, nil
}

// Find returns the actors of d, most salient first. Mentions are sorted and do
// not overlap, neither within an actor nor between two; roles are anchored.
func (t *Tagger) Find(d *text.Doc) []model.Actor {
	s := &study{Doc: d, atlas: t.atlas, words: t.field.Words()}
	s.take(t.field.Names(d))
	s.join()
	s.dateline()
	s.agree()
	s.introduce()
	s.recover()
	s.cluster()
	s.findRoles()
	return s.actors(s.findGroups())
}
