package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// datelineReach is how many tokens a dateline has at most.
const datelineReach = 14

// datelineBlocks is how many blocks are looked at for one: headline, dek, byline
// and day may stand before it.
const datelineBlocks = 6

// dateline makes a place of the capitals that open a report: "PORT HAVEN, Va.
// (Newswire) —", "KORVA, May 20 —". Without a comma or an agency in brackets
// such capitals may be an organization's, and the tagger's word stands.
func (s *study) dateline() {
	for b := 0; b < len(s.Blocks) && b < datelineBlocks; b++ {
		block := &s.Blocks[b]
		if block.Last <= block.First || block.Kind == model.PartHeadline || s.Headline != "" && s.Text[block.Start:block.End] == s.Headline {
			continue
		}
		first := s.Sentences[s.Blocks[b].First].First
		last, sure := s.datelineAt(first)
		if last < first || !sure && s.holder[first] != 0 {
			continue
		}
		s.putPlace(first, last)
		return
	}
}

// putPlace makes a place of tokens first to last. Of a name that goes on behind
// them the rest is one too: PORT HAVEN, Virginia.
func (s *study) putPlace(first, last int) {
	kept := s.mentions[:0]
	for _, o := range s.mentions {
		if o.last < first || o.first > last {
			kept = append(kept, o)
			continue
		}
		if o.last == last || o.first > first || o.last < last {
			continue
		}
		o.first = last + 1
		for o.first < o.last && s.Tokens[o.first].Kind != text.Word {
			o.first++
		}
		o.kind, o.key, o.scores = model.ActorPlace, s.keyOf(o.first, o.last), [crf.NumClasses]int32{}
		kept = append(kept, o)
	}
	m := mention{first: first, last: last, kind: model.ActorPlace, entity: -1, key: s.keyOf(first, last)}
	s.mentions = mergeMentions(kept, []mention{m})
	s.hold()
}

// datelineAt returns the last token of the place that a dateline beginning at
// token i names, or i-1, and whether more than a mark tells that it is one.
func (s *study) datelineAt(i int) (last int, sure bool) {
	j := i
	for j < len(s.Tokens) && j < i+4 && s.Tokens[j].Kind == text.Word && s.Tokens[j].AllUpper {
		j++
	}
	if j == i || j == len(s.Tokens) || s.Tokens[j].AllUpper || s.Tokens[j-1].End-s.Tokens[i].Start < 4 {
		return i - 1, false
	}
	for k := j; k < len(s.Tokens) && k < i+datelineReach; k++ {
		switch s.Tok(k) {
		case ",", "(":
			sure = true
		case "—", "–", "--", ":":
			return j - 1, sure
		case "-":
			if !s.Tokens[k].Glued {
				return j - 1, sure
			}
		case ".", "?", "!", "“", "\"":
			return i - 1, false
		}
	}
	return i - 1, false
}
