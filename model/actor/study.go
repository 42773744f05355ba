package actor

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// study is the work on one document: its mentions, then the actors they are
// joined into.
type study struct {
	*text.Doc
	atlas    *atlas
	words    *crf.Words
	mentions []mention // in text order, not overlapping
	entities []entity
	holder   []int32 // of each token: 1 + index of its mention, or 0
}

// mention is a name at one place.
type mention struct {
	first, last int // tokens, both inclusive
	kind        model.ActorKind
	scores      [crf.NumClasses]int32 // what the tagger says for each class; zero when a rule found it
	entity      int                   // index of its entity, or -1
	key         string                // lower case, joined with single blanks
}

// entity is an actor in the making.
type entity struct {
	kind     model.ActorKind
	mentions []int // indexes, in text order
	name     int   // index of the mention with the fullest form
	role     role
}

var kinds = [crf.NumClasses]model.ActorKind{model.ActorPerson, model.ActorOrganization, model.ActorPlace, kindOther}

// kindOther marks names that are no actors: works, events, peoples. They are
// kept until the end, so that no rule takes them for something else.
const kindOther model.ActorKind = ""

func classOf(k model.ActorKind) crf.Class {
	for c, kind := range kinds {
		if k == kind {
			return crf.Class(c) //nolint:gosec // four
		}
	}
	return crf.Other
}

// take turns the tagger's names into mentions, trimmed to the name proper.
func (s *study) take(found []crf.Name) {
	s.mentions = make([]mention, 0, len(found))
	for _, n := range found {
		m := mention{first: n.First, last: n.Last, kind: kinds[n.Class], scores: n.Scores, entity: -1}
		if s.trim(&m) {
			m.key = s.keyOf(m.first, m.last)
			s.mentions = append(s.mentions, m)
		}
	}
	s.hold()
}

// hold notes for each token which mention holds it.
func (s *study) hold() {
	if s.holder == nil {
		s.holder = make([]int32, len(s.Tokens))
	}
	clear(s.holder)
	for k, m := range s.mentions {
		for i := m.first; i <= m.last; i++ {
			s.holder[i] = int32(k) + 1 //nolint:gosec // fewer than tokens
		}
	}
}

// trim cuts what is no part of the name: a leading article, titles before
// persons, quotes and possessives at the ends. It reports whether a name is left.
func (s *study) trim(m *mention) bool {
	for m.first < m.last && s.prefix(m) {
		m.first++
	}
	for i := m.first + 1; i <= m.last; i++ { // a bracket that opens inside
		if c := s.Tok(i); c == "(" || c == "[" {
			m.last = i - 1
		}
	}
	for m.last > m.first {
		k := s.Tokens[m.last].Kind
		if k != text.Punct && k != text.Clitic {
			break
		}
		m.last--
	}
	s.extend(m)
	if m.first >= 2 && m.kind != model.ActorPerson && s.LowerTok(m.first-1) == "of" && bodies[s.LowerTok(m.first-2)] {
		m.first, m.kind = m.first-2, model.ActorOrganization // "the church of …"
		m.scores[crf.Organization] = max(m.scores[crf.Organization], m.scores[crf.Other], m.scores[crf.Place])
	}
	t := s.Tokens[m.first]
	return m.first != m.last || t.Kind == text.Word && t.End-t.Start > 1
}

// extend takes in what is glued to a name's end: the second syllable of a given
// name ("Jong-un") and the last part of a domain ("example.com").
func (s *study) extend(m *mention) {
	i := m.last + 1
	if i+1 >= len(s.Tokens) || !s.Tokens[i].Glued || !s.Tokens[i+1].Glued || s.Tokens[i+1].Kind != text.Word {
		return
	}
	mark, next := s.Tok(i), s.LowerTok(i+1)
	switch {
	case mark == "-" && m.kind == model.ActorPerson && m.tokens() > 1 && !s.Tokens[i+1].Upper && len(next) <= 6 && !hyphenated[next]:
	case mark == "." && domains[next]:
	default:
		return
	}
	m.last = i + 1
}

// prefix reports whether the first token of m is no part of the name.
func (s *study) prefix(m *mention) bool {
	low := s.LowerTok(m.first)
	switch {
	case low == "the" || low == "a" || low == "an" || s.Tokens[m.first].Kind == text.Punct:
		return true
	case m.kind != model.ActorPerson:
		return false
	}
	return honorifics[low] || titles[low]
}

// keyOf returns the tokens first to last in lower case with single blanks.
func (s *study) keyOf(first, last int) string {
	if first == last {
		return s.LowerTok(first)
	}
	var b strings.Builder
	for i := first; i <= last; i++ {
		if i > first && !s.Tokens[i].Glued {
			b.WriteByte(' ')
		}
		b.WriteString(s.LowerTok(i))
	}
	return b.String()
}

// textOf returns a mention as printed.
func (s *study) textOf(m *mention) string {
	return s.Text[s.Tokens[m.first].Start:s.Tokens[m.last].End]
}

func (m *mention) tokens() int { return m.last - m.first + 1 }

// agree lets all mentions of one form vote on its kind, since a form mostly
// means one thing in an article ("one sense per discourse", Gale, Church and
// Yarowsky 1992); words for peoples are no places, and countries that act
// ("Caracas said") stay places.
func (s *study) agree() {
	votes := make(map[string]*[crf.NumClasses]int32)
	for i := range s.mentions {
		m := &s.mentions[i]
		v := votes[m.key]
		if v == nil {
			v = new([crf.NumClasses]int32)
			votes[m.key] = v
		}
		top := m.scores[classOf(m.kind)]
		for c := range v {
			v[c] += max(m.scores[c]-top, -voteLimit)
		}
	}
	s.testify(votes)
	persons := s.lendSurnames(votes)
	for i := range s.mentions {
		m := &s.mentions[i]
		v := votes[m.key]
		best := classOf(m.kind)
		for c := range v {
			if v[c] > v[best] {
				best = crf.Class(c) //nolint:gosec // four
			}
		}
		m.kind = s.sense(m, kinds[best], persons)
	}
	s.spellOut()
}

// spellOut gives acronyms the kind of the name they are introduced behind, as
// in "World Health Organization (WHO)".
func (s *study) spellOut() {
	long := make(map[string]model.ActorKind)
	for i := range s.mentions {
		m := &s.mentions[i]
		if acronym := s.bracketed(m); acronym != "" && m.tokens() > 1 {
			long[acronym] = m.kind
		}
	}
	for i := range s.mentions {
		if kind, ok := long[strings.ReplaceAll(s.mentions[i].key, ".", "")]; ok {
			s.mentions[i].kind = kind
		}
	}
}

// bracketed returns the acronym in brackets right behind m, without points and
// in lower case, or "".
func (s *study) bracketed(m *mention) string {
	i := m.last + 1
	if i+2 >= len(s.Tokens) || s.Tok(i) != "(" && s.Tok(i) != "[" || !s.Tokens[i+1].AllUpper {
		return ""
	}
	if end := s.Tok(i + 2); end != ")" && end != "]" {
		return ""
	}
	if s.Lower[s.Tokens[i+1].Start] != s.Lower[s.Tokens[m.first].Start] {
		return ""
	}
	return strings.ReplaceAll(s.LowerTok(i+1), ".", "")
}

// voteLimit bounds what one mention can say against a class, in the unit of the
// tagger's scores (about 0.005 each in log-probability).
const voteLimit = 1200

// testify adds to the votes what the words around and inside each mention say:
// "X, a journalist", "the company X", a name that ends in "Council".
func (s *study) testify(votes map[string]*[crf.NumClasses]int32) {
	for i := range s.mentions {
		m := &s.mentions[i]
		v := votes[m.key]
		switch s.nounBeside(m) {
		case nounPerson:
			v[crf.Person] += 2 * voteLimit
		case nounOrganization:
			v[crf.Organization] += voteLimit
		default:
		}
		if m.tokens() > 1 && m.kind != model.ActorPerson && orgHeads[s.headOf(m)] {
			v[crf.Organization] += voteLimit
		}
		if m.kind == kindOther && m.tokens() > 1 && publications[s.headOf(m)] {
			v[crf.Organization] += 2 * voteLimit
		}
		s.lendBody(m, votes)
	}
}

// lendBody lets "Church of X" speak for X where the tagger takes X for a creed:
// bodies of faith act under its name.
func (s *study) lendBody(m *mention, votes map[string]*[crf.NumClasses]int32) {
	if n := m.tokens(); n >= 3 && s.LowerTok(m.last-1) == "of" && bodies[s.LowerTok(m.last-2)] {
		if v := votes[s.LowerTok(m.last)]; v != nil && v[crf.Other] >= v[crf.Place] {
			v[crf.Organization] += 8 * voteLimit
		}
	}
}

// headOf returns the word of a name that says what it names: the last one, or
// the one before "of" or "for".
func (s *study) headOf(m *mention) string {
	for i := m.first + 1; i < m.last; i++ {
		if low := s.LowerTok(i); low == "of" || low == "for" {
			return s.LowerTok(i - 1)
		}
	}
	return s.LowerTok(m.last)
}

// mentionAt returns the mention that begins at token i, or nil.
func (s *study) mentionAt(i int) *mention {
	if i >= len(s.Tokens) || s.holder[i] == 0 {
		return nil
	}
	if m := &s.mentions[s.holder[i]-1]; m.first == i {
		return m
	}
	return nil
}

// lendSurnames lets full names of persons speak for their last word. Where
// that word is also a place, the words before decide. It returns the words
// that are part of a full name.
func (s *study) lendSurnames(votes map[string]*[crf.NumClasses]int32) map[string]bool {
	persons := make(map[string]bool)
	surnames := make(map[string]bool)
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.tokens() < 2 {
			continue
		}
		if v := votes[m.key]; m.kind == model.ActorPerson || v[crf.Person] > v[classOf(m.kind)] {
			persons[s.LowerTok(m.last)] = true
			persons[s.LowerTok(m.first)] = true
			surnames[s.LowerTok(m.last)] = true
		}
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.tokens() > 1 || !surnames[m.key] || s.atlas.place(m.key) {
			continue
		}
		if m.first > 0 && placePrepositions[s.LowerTok(m.first-1)] {
			votes[m.key][crf.Person] -= voteLimit
		} else {
			votes[m.key][crf.Person] += voteLimit
		}
	}
	return persons
}

// sense corrects the kind of a mention by what is known of its form; persons
// are the words that are part of a person's full name here.
func (s *study) sense(m *mention, kind model.ActorKind, persons map[string]bool) model.ActorKind {
	printed := s.textOf(m)
	switch {
	case (s.atlas.demonym[printed] || peoples[printed]) && kind != model.ActorPerson:
		return kindOther
	case kind == model.ActorPlace && m.tokens() > 1 && s.atlas.demonym[s.Tok(m.last)] && !s.atlas.place(m.key):
		return kindOther // South Korean
	case s.atlas.country[m.key] != "" && kind == model.ActorOrganization:
		return model.ActorPlace
	case kind == model.ActorPerson && m.tokens() == 1 && !persons[m.key] && !s.titled(m) && (s.atlas.place(m.key) || s.words.Info(crf.Hash(m.key)).City == 3):
		return model.ActorPlace // Washington accuses …
	}
	return kind
}

// titled reports whether a title or courtesy stands before m.
func (s *study) titled(m *mention) bool {
	if m.first == 0 {
		return false
	}
	low := s.LowerTok(m.first - 1)
	return titles[low] || honorifics[low] || nounOf(low) == nounPerson
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
