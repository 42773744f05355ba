package actor

import (
	"github.com/lede-reader/lede/model/actor/crf"
)

// recover finds further places where a known name is printed: what is a name
// once is a name again.
func (s *study) recover() {
	known := s.knownNames()
	if len(known) == 0 {
		return
	}
	var more []mention
	for i := 0; i < len(s.Tokens); i++ {
		if s.holder[i] != 0 || !s.Tokens[i].Upper {
			continue
		}
		best := -1
		for _, k := range known[s.LowerTok(i)] {
			m := &s.mentions[k]
			if n := m.tokens(); s.sameTokens(m.first, i, n) && (best < 0 || n > s.mentions[best].tokens()) {
				best = k
			}
		}
		if best >= 0 && s.standsAlone(i, s.mentions[best].tokens()) {
			m := s.mentions[best]
			m.first, m.last = i, i+m.tokens()-1
			more = append(more, m)
			i = m.last
		}
	}
	if len(more) > 0 {
		s.mentions = mergeMentions(s.mentions, more)
		s.hold()
	}
}

// maxSameStart bounds how many names with the same first word are tried.
const maxSameStart = 8

// knownNames lists, by first word, the names that the tagger saw as actors and
// that are specific enough to be looked for.
func (s *study) knownNames() map[string][]int {
	known := make(map[string][]int)
	seen := make(map[string]bool)
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.kind == kindOther || seen[m.key] || m.tokens() == 1 && !s.specific(m.first) {
			continue
		}
		seen[m.key] = true
		first := s.LowerTok(m.first)
		if len(known[first]) < maxSameStart {
			known[first] = append(known[first], k)
		}
	}
	return known
}

// specific reports whether a single word is a name wherever it is capitalised:
// running text does not print it in lower case.
func (s *study) specific(i int) bool {
	c := s.words.Info(crf.Hash(s.LowerTok(i))).Case
	return c != crf.CaseLower && c != crf.CaseMostlyLower && c != crf.CaseMixed
}

// sameTokens compares n tokens from a and from b without regard to case.
func (s *study) sameTokens(a, b, n int) bool {
	if b+n > len(s.Tokens) {
		return false
	}
	for k := range n {
		if s.holder[b+k] != 0 || s.LowerTok(a+k) != s.LowerTok(b+k) || s.Tokens[a+k].Upper != s.Tokens[b+k].Upper {
			return false
		}
	}
	return true
}

// standsAlone reports whether the n tokens from i are no part of a longer
// capitalised phrase.
func (s *study) standsAlone(i, n int) bool {
	if i > 0 && s.Tokens[i-1].Upper && s.holder[i-1] == 0 && !titles[s.LowerTok(i-1)] && !s.startsSentence(i-1) {
		return false
	}
	j := i + n
	return j >= len(s.Tokens) || !s.Tokens[j].Upper || s.startsSentence(j)
}

func (s *study) startsSentence(i int) bool {
	n := s.SentenceOf(i)
	return n < len(s.Sentences) && s.Sentences[n].First == i
}

// mergeMentions joins two lists in text order.
func mergeMentions(a, b []mention) []mention {
	out := make([]mention, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].first <= b[0].first {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
