package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// join puts together names that the tagger took apart: over hyphens ("Ann
// Gore-Lane", "Bureau for Co-operation in Asia"), over "&" ("Lee & Sons"), and
// bodies with what they are for ("Securities and Exchange Commission",
// "Directorate of Civil Aviation"). Each step only widens a mention, over what
// no other one holds or over the ones it swallows.
func (s *study) join() {
	var out []mention
	next := 0 // first token that no mention in out holds
	for k := range s.mentions {
		m := s.mentions[k]
		if m.last < next {
			continue
		}
		m.first = max(m.first, next)
		s.widen(&m, next)
		m.key = s.keyOf(m.first, m.last)
		out = append(out, m)
		next = m.last + 1
	}
	s.mentions = out
	s.hold()
	s.addMissed(s.partners())
	s.addMissed(s.bodies())
}

// widen takes into m what belongs to it; tokens before floor are taken.
func (s *study) widen(m *mention, floor int) {
	for range 3 {
		before := *m
		s.overPrefix(m, floor)
		s.overHyphen(m)
		s.overParticle(m)
		s.overAmpersand(m, floor)
		s.overTail(m)
		s.overCountry(m)
		s.overAnd(m, floor)
		s.overBracketed(m)
		if before.first == m.first && before.last == m.last {
			return
		}
	}
}

// overCountry widens a body's name over the country behind it: "Central Bank of
// Ghana".
func (s *study) overCountry(m *mention) {
	i := m.last + 1
	if m.kind == model.ActorPerson || m.tokens() < 2 || !ofCountries[s.LowerTok(m.last)] || i+1 >= len(s.Tokens) || s.LowerTok(i) != "of" {
		return
	}
	if h := s.holder[i+1]; h != 0 && s.mentions[h-1].first == i+1 && s.atlas.country[s.mentions[h-1].key] != "" {
		m.last = s.mentions[h-1].last
		s.makeOrganization(m)
	}
}

// ofCountries are words before "of" and a country in names of bodies.
var ofCountries = wordSet(`bank court parliament academy federation association assembly church authority commission police`)

// overTail widens a name over a word that firms' names end with and that the
// tagger left out: "Larnby Minerals".
func (s *study) overTail(m *mention) {
	i := m.last + 1
	if m.kind == kindOther || m.kind == model.ActorPerson && m.tokens() > 1 || !s.upperWord(i) || s.holder[i] != 0 || s.startsSentence(i) || s.Tokens[i].AllUpper != s.Tokens[m.last].AllUpper {
		return
	}
	if low := s.LowerTok(i); !firmTails[low] && !companyForms[low] || s.upperWord(i+1) && s.Tokens[i+1].Kind == text.Word && !s.startsSentence(i+1) {
		return
	}
	m.last = i
	s.makeOrganization(m)
}

// upperWord reports that token i is a capitalised word inside its sentence.
func (s *study) upperWord(i int) bool {
	return i >= 0 && i < len(s.Tokens) && s.Tokens[i].Kind == text.Word && s.Tokens[i].Upper
}

// overPrefix widens a place over a prefix: "sub-Saharan Africa".
func (s *study) overPrefix(m *mention, floor int) {
	i := m.first - 1
	if m.kind == model.ActorPlace && m.tokens() > 1 && i > floor && s.Tok(i) == "-" && s.gluedBehind(i) && (s.LowerTok(i-1) == "sub" || s.LowerTok(i-1) == "trans") {
		m.first = i - 1
	}
}

// gluedBehind reports that the mark at i joins the words on both of its sides.
func (s *study) gluedBehind(i int) bool {
	return i+1 < len(s.Tokens) && s.Tokens[i].Glued && s.Tokens[i+1].Glued && s.Tokens[i+1].Kind == text.Word
}

// overHyphen widens m over a hyphen at its end. Two names of one word each are
// left apart: "Delta-Northwest merger", "Paris-Lyon line".
func (s *study) overHyphen(m *mention) {
	i := m.last + 1
	if m.kind == kindOther || m.kind == model.ActorPlace || !s.gluedBehind(i) || s.Tok(i) != "-" {
		return
	}
	low := s.LowerTok(i + 1)
	switch {
	case hyphenated[low] || s.atlas.demonym[s.Tok(i+1)]:
	case !s.Tokens[i+1].Upper:
		if m.kind == model.ActorOrganization && m.tokens() > 1 && wordPrefixes[s.LowerTok(m.last)] {
			m.last = i + 1
			s.overComplement(m)
		}
	case m.kind == model.ActorPerson && (m.tokens() > 1 || s.holder[i+1] == 0 || s.given(m)), m.kind == model.ActorOrganization && m.tokens() > 1:
		m.last = i + 1
		for s.upperWord(m.last+1) && s.holder[i+1] != 0 && s.holder[m.last+1] == s.holder[i+1] {
			m.last++
		}
	}
}

// overParticle widens a person's name over "de Wit" and "van der Rohe".
func (s *study) overParticle(m *mention) {
	i := m.last
	if m.kind != model.ActorPerson {
		return
	}
	for i > m.first && particles[s.LowerTok(i)] { // cut in the middle
		i--
	}
	j := i + 1
	for j < len(s.Tokens) && j < i+4 && particles[s.LowerTok(j)] && !s.Tokens[j].Upper {
		j++
	}
	if j > i+1 && s.upperWord(j) && !s.startsSentence(j) {
		m.last = max(m.last, j)
	}
}

// given reports that a title or courtesy stands before the one word of m.
func (s *study) given(m *mention) bool {
	return m.first > 0 && (honorifics[s.LowerTok(m.first-1)] || titles[s.LowerTok(m.first-1)])
}

// overComplement widens an organization's name over "in Europe" behind it.
func (s *study) overComplement(m *mention) {
	i := m.last + 1
	if i+1 >= len(s.Tokens) || !nameLinks[s.LowerTok(i)] || !s.upperWord(i+1) {
		return
	}
	m.last = i + 1
	if h := s.holder[i+1]; h != 0 {
		m.last = s.mentions[h-1].last
	}
}

// overAmpersand makes one organization of "Lee & Sons LLP".
func (s *study) overAmpersand(m *mention, floor int) {
	if i := m.last + 1; i+1 < len(s.Tokens) && s.Tok(i) == "&" && s.upperWord(i+1) && (m.tokens() == 1 || m.kind != model.ActorPerson) {
		m.last = i + 1
		if h := s.holder[i+1]; h != 0 {
			m.last = s.mentions[h-1].last
		}
		for s.upperWord(m.last+1) && (s.holder[m.last+1] == 0 && companySuffixes[s.LowerTok(m.last+1)]) {
			m.last++
		}
		s.makeOrganization(m)
	}
	if i := m.first - 1; i > floor && s.Tok(i) == "&" && s.upperWord(i-1) && s.holder[i-1] == 0 {
		m.first = i - 1
		s.makeOrganization(m)
	}
}

// overAnd widens "Exchange Commission" to the left over "Securities and".
func (s *study) overAnd(m *mention, floor int) {
	i := m.first - 1
	if m.kind != model.ActorOrganization || !orgHeads[s.LowerTok(m.last)] || i-2 < floor || s.LowerTok(i) != "and" || !s.upperWord(i-1) || s.holder[i-1] != 0 {
		return
	}
	if k := i - 2; s.LowerTok(k) == "the" || s.atlas.demonym[s.Tok(k)] || s.Tokens[k].Kind == text.Clitic {
		m.first = i - 1
	}
}

// overBracketed widens an organization's name over "in Peru" when the acronym in
// brackets behind it counts the country in: "Commission for Peace in Peru (CPP)".
func (s *study) overBracketed(m *mention) {
	i := m.last + 1
	if m.kind != model.ActorOrganization || i+1 >= len(s.Tokens) || !nameLinks[s.LowerTok(i)] || s.holder[i+1] == 0 {
		return
	}
	o := &s.mentions[s.holder[i+1]-1]
	acronym := s.bracketedBehind(o.last)
	if o.first == i+1 && acronym != "" && acronym[len(acronym)-1] == s.Lower[s.Tokens[o.last].Start] {
		m.last = o.last
	}
}

func (s *study) makeOrganization(m *mention) {
	m.kind = model.ActorOrganization
	m.scores[crf.Organization] = max(m.scores[crf.Organization], m.scores[crf.Person], m.scores[crf.Place], m.scores[crf.Other])
}

// wordPrefixes begin compounds with a hyphen whose second part is in lower case.
var wordPrefixes = wordSet(`co re non sub anti pre post inter multi trans`)

// nameLinks tie the parts of an organization's name.
var nameLinks = wordSet(`of for in on`)

// partners finds firms that are named for two, of whom the tagger saw neither:
// "Dorn & Lane LLP".
func (s *study) partners() []mention {
	var more []mention
	for i := 1; i+1 < len(s.Tokens); i++ {
		if s.Tok(i) != "&" || !s.upperWord(i-1) || !s.upperWord(i+1) || s.holder[i-1] != 0 || s.holder[i+1] != 0 || s.topic(i-1) && s.topic(i+1) {
			continue
		}
		m := mention{first: i - 1, last: i + 1, kind: model.ActorOrganization, entity: -1}
		for s.upperWord(m.last+1) && companySuffixes[s.LowerTok(m.last+1)] {
			m.last++
		}
		m.key = s.keyOf(m.first, m.last)
		more = append(more, m)
		i = m.last + 1 // the next name may not begin with this one's end
	}
	return more
}

// bodies finds names that begin with the word for a body and say what it is
// for, where the tagger saw none or the first word alone: "the Directorate
// General of Civil Aviation", "the Movement for the Defence of the Delta".
func (s *study) bodies() []mention {
	var more []mention
	for i := 1; i < len(s.Tokens); i++ {
		if !s.upperWord(i) || !bodyHeads[s.LowerTok(i)] || s.LowerTok(i-1) != "the" && s.Tokens[i-1].Kind != text.Clitic {
			continue
		}
		j := i
		if s.upperWord(j+1) && bodyRanks[s.LowerTok(j+1)] {
			j++
		}
		if h := s.holder[i]; h != 0 && s.mentions[h-1].last > j {
			continue
		}
		last := s.bodyEnd(j + 1)
		if last <= j {
			continue
		}
		m := mention{first: i, last: last, kind: model.ActorOrganization, entity: -1}
		m.key = s.keyOf(i, last)
		more = append(more, m)
		i = last
	}
	return more
}

// addMissed takes in names found by rule, in the place of those they overlap.
func (s *study) addMissed(more []mention) {
	if len(more) == 0 {
		return
	}
	kept := s.mentions[:0]
	k := 0
	for _, m := range s.mentions {
		for k < len(more) && more[k].last < m.first {
			k++
		}
		if k == len(more) || m.last < more[k].first {
			kept = append(kept, m)
		}
	}
	s.mentions = mergeMentions(kept, more)
	s.hold()
}

// bodyEnd returns the last token of "of Civil Aviation", "for the Defence of the
// Delta" from token i on, or 0.
func (s *study) bodyEnd(i int) int {
	if low := s.LowerTok(min(i, len(s.Tokens)-1)); low != "of" && low != "for" {
		return 0
	}
	last := 0
	for j := i; j+1 < len(s.Tokens) && j < i+12; {
		low := s.LowerTok(j)
		if low != "of" && low != "for" && (low != "and" || last == 0) {
			break
		}
		j++
		if s.LowerTok(j) == "the" && low != "and" {
			j++
		}
		if !s.upperWord(j) || calendar[s.LowerTok(j)] || low == "and" && !s.topic(j) {
			break
		}
		for s.upperWord(j) && !s.startsSentence(j) {
			last = j
			j++
		}
	}
	return last
}

// topic reports that the capital at token i is no name of its own: "of Trade and
// Industry", but "of Ghana and Togo".
func (s *study) topic(i int) bool {
	c := s.words.Info(crf.Hash(s.LowerTok(i))).Case
	return s.holder[i] == 0 && (c == crf.CaseLower || c == crf.CaseMostlyLower)
}

// bodyHeads begin names of bodies, before "of" or "for".
var bodyHeads = wordSet(`directorate ministry department office bureau institute agency authority council commission committee academy association
	federation union movement front league society inspectorate ombudsman registry secretariat confederation congress coalition alliance assembly
	organization organisation foundation centre center campaign party court chamber board`)

// bodyRanks may stand between the word for a body and its "of".
var bodyRanks = wordSet(`general national federal central supreme international`)
