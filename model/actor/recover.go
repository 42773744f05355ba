package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// introduce takes in names that the tagger passed over but the text introduces:
// "a think tank called the Larnby Circle", "the shipping company Blue Fjord".
func (s *study) introduce() {
	var more []mention
	for i := 1; i < len(s.Tokens); i++ {
		if !s.nameLike(i) || s.nameLike(i-1) || s.startsSentence(i) {
			continue
		}
		last := i
		for last+1 < len(s.Tokens) && last < i+6 && s.nameLike(last+1) && !s.startsSentence(last+1) {
			last++
		}
		kind := s.introduced(i)
		if end := s.overFirmTail(last); end > 0 && (end > last || last > i) { // China's Larnby Hydropower
			last, kind = end, nounOrganization
		}
		if kind == nounNone || last+1 < len(s.Tokens) && s.holder[last+1] != 0 {
			continue
		}
		m := mention{first: i, last: last, kind: model.ActorOrganization, entity: -1, key: s.keyOf(i, last)}
		if kind == nounPerson {
			m.kind = model.ActorPerson
		}
		more = append(more, m)
		i = last
	}
	if len(more) > 0 {
		s.mentions = mergeMentions(s.mentions, more)
		s.hold()
	}
}

// overFirmTail returns the token of the word that a firm's name ends with: token
// i or the one behind it; else 0.
func (s *study) overFirmTail(i int) int {
	for k := i; k <= i+1 && k < len(s.Tokens); k++ {
		if s.upperWord(k) && s.holder[k] == 0 && !s.startsSentence(k) && (strongTails[s.LowerTok(k)] || companyForms[s.LowerTok(k)]) && (k+1 >= len(s.Tokens) || !s.upperWord(k+1) || s.startsSentence(k+1)) {
			return k
		}
	}
	return 0
}

// nameLike reports whether token i is a capitalised word that no mention holds
// and that is no title, day, month or people.
func (s *study) nameLike(i int) bool {
	t := s.Tokens[i]
	low := s.LowerTok(i)
	return t.Upper && t.Kind == text.Word && s.holder[i] == 0 && !titles[low] && !honorifics[low] && !calendar[low] && !closed[low] &&
		!s.atlas.demonym[s.Tok(i)] && !peoples[s.Tok(i)] && nounOf(low) == nounNone
}

// introduced returns what the words before token i say that the name there is.
func (s *study) introduced(i int) nounKind {
	j := i - 1
	if j > 0 && s.LowerTok(j) == "the" {
		j--
	}
	if kind := nounOf(s.LowerTok(j)); kind == nounOrganization && !s.Tokens[j].Upper {
		return kind
	}
	if j > 1 && s.LowerTok(j) == "as" && s.LowerTok(j-1) == "known" {
		j--
	} else if low := s.LowerTok(j); low != "called" && low != "named" && low != "dubbed" {
		return nounNone
	}
	for k := j - 1; k >= 0 && k > j-6; k-- { // "an elite unit within the army called …"
		if s.Tokens[k].Kind == text.Punct && s.Tok(k) != "," {
			break
		}
		if kind := nounOf(s.LowerTok(k)); kind != nounNone && !s.Tokens[k].Upper {
			return kind
		}
	}
	return nounNone
}

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
