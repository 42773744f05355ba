package query

import (
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// sentences cuts an article into sentences, block by block as they are asked
// for: what answers a lookup stands in a few of them.
type sentences struct {
	text   string
	blocks []model.Part // in text order
	cut    map[int][]model.Anchor
}

func newSentences(a *model.Article) *sentences {
	s := &sentences{text: a.Text, blocks: a.Parts, cut: make(map[int][]model.Anchor)}
	if len(s.blocks) == 0 {
		s.blocks = text.Paragraphs(a.Text)
	}
	return s
}

// of returns the sentences of a block.
func (s *sentences) of(block int) []model.Anchor {
	all, known := s.cut[block]
	if known {
		return all
	}
	b := s.blocks[block]
	d := text.FromString(s.text[b.Start:b.End])
	for _, one := range d.Sentences {
		all = append(all, model.AnchorAt(s.text, b.Start+one.Start, b.Start+one.End))
	}
	s.cut[block] = all
	return all
}

// around returns the first sentence that ends after offset; the zero anchor when
// there is none.
func (s *sentences) around(offset int) model.Anchor {
	first := sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].End > offset })
	for i := first; i < len(s.blocks); i++ {
		for _, one := range s.of(i) {
			if one.End > offset {
				return one
			}
		}
	}
	return model.Anchor{}
}
