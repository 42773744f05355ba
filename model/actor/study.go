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
		if at := s.commonWord(&m); at >= 0 {
			left := mention{first: m.first, last: at - 1, kind: kindOther, entity: -1}
			s.keep(left)
			for m.first = at + 1; m.first < m.last && !s.Tokens[m.first].Upper; m.first++ {
			}
		}
		s.keep(m)
	}
	s.hold()
}

// keep takes m in when a name is left of it after trimming.
func (s *study) keep(m mention) {
	if m.first <= m.last && s.Tokens[m.last].Kind == text.Word && !s.Tokens[m.last].Upper && m.first < m.last && s.isCommon(m.last) {
		m.last--
	}
	if m.first > m.last || !s.trim(&m) || s.isSignPrefix(&m) {
		return
	}
	s.cutDescription(&m)
	s.takeGiven(&m)
	if n := len(s.mentions); n > 0 { // the one before may have been extended into this one
		m.first = max(m.first, s.mentions[n-1].last+1)
	}
	if m.first <= m.last {
		m.key = s.keyOf(m.first, m.last)
		s.mentions = append(s.mentions, m)
	}
}

// isSignPrefix reports the country of an amount: the US of US$10.
func (s *study) isSignPrefix(m *mention) bool {
	i := m.last + 1
	return m.first == m.last && i < len(s.Tokens) && s.Tokens[i].Glued && s.Tok(i) == "$"
}

// cutDescription cuts what an organization is, or who leads it, off the front of
// its name: "Steelmaker Larnby AG", "National President of the Larnby Union". Of
// a place that runs into a person's name it leaves the person: "Bishop of Larnby
// Jane Doe".
func (s *study) cutDescription(m *mention) {
	if m.kind == model.ActorPerson || m.kind == kindOther || m.tokens() < 2 {
		return
	}
	if low := s.LowerTok(m.first); m.kind == model.ActorOrganization && describers[low] && s.startsSentence(m.first) && s.Tokens[m.first+1].Upper && !s.Tokens[m.first].AllUpper {
		m.first++
		return
	}
	for k := m.first; k <= m.first+1 && k+2 <= m.last; k++ {
		if low := s.LowerTok(k); titles[low] && !royals[low] && s.LowerTok(k+1) == "of" {
			if m.first = k + 2; s.LowerTok(m.first) == "the" && m.first < m.last {
				m.first++
			}
			return
		}
	}
	if s.isGiven(m.last-1) && m.tokens() > 2 && m.first > 1 && s.LowerTok(m.first-1) == "of" && titles[s.LowerTok(m.first-2)] {
		m.first = m.last - 1
		s.makePerson(m)
	}
}

// describers are nouns for organizations that seldom begin their names.
var describers = wordSet(`steelmaker chipmaker drugmaker carmaker automaker planemaker shipbuilder homebuilder housebuilder retailer airline broadcaster insurer
	brewer manufacturer supplier publisher charity startup tabloid watchdog regulator miner lender operator bookmaker maker developer`)

// royals are titles that names of places and bodies are made of.
var royals = wordSet(`prince princess king queen duke duchess earl count`)

// isGiven reports that token i is a word for first names.
func (s *study) isGiven(i int) bool {
	info := s.words.Info(crf.Hash(s.LowerTok(i)))
	return s.Tokens[i].Upper && (info.FemaleFirst || info.MaleFirst)
}

// takeGiven takes in a given name that the tagger did not know, where a surname
// sounds like something else: "Valda Lisbon, a local farmer". Either the word is
// a first name, or what stands behind the name says that it is a person's.
func (s *study) takeGiven(m *mention) {
	i := m.first - 1
	if m.first != m.last || m.kind == kindOther || i < 0 || s.Tokens[i].Kind != text.Word || !s.Tokens[i].Upper || s.Tokens[i].AllUpper || s.startsSentence(m.first) {
		return
	}
	low := s.LowerTok(i)
	info := s.words.Info(crf.Hash(low))
	if titles[low] || honorifics[low] || calendar[low] || s.atlas.demonym[s.Tok(i)] || info.Case == crf.CaseLower || info.Case == crf.CaseMostlyLower || info.Case == crf.CaseMixed {
		return
	}
	if (info.FemaleFirst || info.MaleFirst) && m.kind == model.ActorPerson || s.nounBeside(m) == nounPerson {
		m.first = i
		s.makePerson(m)
	}
}

func (s *study) makePerson(m *mention) {
	m.kind = model.ActorPerson
	m.scores[crf.Person] = max(m.scores[crf.Person], m.scores[crf.Organization], m.scores[crf.Place], m.scores[crf.Other])
}

// commonWord returns the first of two or more common words in a row inside m, or
// -1: they describe the name behind them ("the Larnby weekly paper Harbour News").
func (s *study) commonWord(m *mention) int {
	for i := m.first + 1; i+1 < m.last; i++ {
		if s.isCommon(i) && s.isCommon(i+1) {
			return i
		}
	}
	return -1
}

// isCommon reports whether token i is an everyday word in lower case that does
// not tie parts of a name.
func (s *study) isCommon(i int) bool {
	t := s.Tokens[i]
	if t.Kind != text.Word || t.Upper || closed[s.LowerTok(i)] || t.End-t.Start < 4 {
		return false
	}
	c := s.words.Info(crf.Hash(s.LowerTok(i))).Case
	return c == crf.CaseLower || c == crf.CaseMostlyLower
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
	s.trimEnds(m)
	s.extend(m)
	if m.first >= 2 && m.kind != model.ActorPerson && s.LowerTok(m.first-1) == "of" && bodies[s.LowerTok(m.first-2)] {
		m.first, m.kind = m.first-2, model.ActorOrganization // "the church of …"
		m.scores[crf.Organization] = max(m.scores[crf.Organization], m.scores[crf.Other], m.scores[crf.Place])
	}
	if juniors[s.LowerTok(m.first)] || s.endsEvent(m) || s.isPartyMark(m) || s.isOpener(m) {
		m.kind = kindOther
		m.scores = [crf.NumClasses]int32{}
	}
	t := s.Tokens[m.first]
	return m.first != m.last || t.Kind == text.Word && t.End-t.Start > 1
}

// trimEnds cuts titles and articles in front of a name, letters and marks behind
// it, and what a bracket or comma opens inside.
func (s *study) trimEnds(m *mention) {
	s.trimParty(m)
	for m.first < m.last && s.prefix(m) {
		if ranks[s.LowerTok(m.first)] && m.kind != kindOther && s.Tokens[m.first+1].Upper {
			s.makePerson(m)
		}
		m.first++
	}
	if m.kind == model.ActorPerson && m.tokens() > 4 && titles[s.LowerTok(m.first)] && s.LowerTok(m.first+1) == "of" && s.isGiven(m.last-1) { // Archbishop of Lima Jane Doe
		m.first = m.last - 1
	}
	for m.last > m.first+1 && m.kind == model.ActorPerson && (letters[s.LowerTok(m.last)] && s.Tokens[m.last].Upper) {
		m.last--
	}
	for i := m.first + 1; i <= m.last; i++ { // a bracket that opens inside
		c := s.Tok(i)
		if c == "(" || c == "[" || c == "," && m.kind == model.ActorPerson && (i == m.last || !juniors[s.LowerTok(i+1)]) {
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
}

// trimParty cuts the party off a lawmaker's state: "Jane Doe, D-Ohio,".
func (s *study) trimParty(m *mention) {
	if m.first > 0 && s.Tok(m.first-1) == "," && m.last >= m.first+2 && s.Tok(m.first+1) == "-" && partyLetters[s.Tok(m.first)] {
		m.first += 2
		m.kind = model.ActorPlace
	}
}

// endsEvent reports the place that a French name ends with: "Tour de France".
func (s *study) endsEvent(m *mention) bool {
	return m.first > 1 && m.first == m.last && m.kind == model.ActorPlace && s.LowerTok(m.first-1) == "de" && s.Tokens[m.first-2].Upper
}

// partyLetters stand before a lawmaker's state.
var partyLetters = map[string]bool{"D": true, "R": true, "I": true}

// isPartyMark reports the "D-Ohio" in brackets behind a lawmaker's name.
func (s *study) isPartyMark(m *mention) bool {
	return m.first > 0 && s.Tok(m.first-1) == "(" && s.Tokens[m.first].End-s.Tokens[m.first].Start == 1 && m.first+1 < len(s.Tokens) && s.Tok(m.first+1) == "-"
}

// isOpener reports an everyday word that owes its capital to the start of a
// sentence: "Leave, but …".
func (s *study) isOpener(m *mention) bool {
	if m.first == m.last && s.startsSentence(m.first) && orgHeads[s.LowerTok(m.first)] && m.last+1 < len(s.Tokens) && !s.Tokens[m.last+1].Upper && nounOf(s.LowerTok(m.last+1)) == nounPerson {
		return true // Union leader
	}
	if m.first != m.last || m.kind != model.ActorPerson || !s.startsSentence(m.first) || s.Tokens[m.first].AllUpper {
		return false
	}
	c := s.words.Info(crf.Hash(s.LowerTok(m.first))).Case
	return c == crf.CaseLower
}

// extend takes in what belongs to a name's end: the second syllable of a given
// name ("Jong-un"), the last part of a domain ("example.com"), and the purpose of
// a body ("Committee to Protect Rivers").
func (s *study) extend(m *mention) {
	i := m.last + 1
	if i+1 < len(s.Tokens) && s.LowerTok(i) == "to" && s.Tokens[i+1].Upper && purposeHeads[s.LowerTok(m.last)] {
		for m.last = i + 1; m.last+1 < len(s.Tokens) && m.last < i+6 && s.Tokens[m.last+1].Upper && !s.startsSentence(m.last+1); m.last++ {
		}
		m.kind = model.ActorOrganization
		return
	}
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
	case low == "new" && m.tokens() > 3 && s.LowerTok(m.first+1) == "zealander", low == "zealander" && m.tokens() > 2:
		return true
	case weekdays[low]: // on Friday Washington said
		return true
	case low == "crown" && titles[s.LowerTok(m.first+1)]:
		return true
	case m.kind != model.ActorPerson:
		return ranks[low] && low != "dr" && low != "dr." && m.tokens() > 2 && s.upperWord(m.first+1)
	}
	if n := m.tokens(); n > 2 && s.atlas.demonym[s.Tok(m.first)] || n > 3 && s.atlas.demonym[s.Tok(m.first+1)] { // South African Jane Doe
		return s.Tokens[m.first+1].Upper
	}
	if s.startsSentence(m.first) && m.tokens() > 2 && personNouns[low] && s.Tokens[m.first+1].Upper && !s.isGiven(m.first) { // Rookie Jane Doe
		return true
	}
	return honorifics[low] || titles[low] && s.LowerTok(m.first+1) != "of"
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
