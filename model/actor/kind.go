package actor

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

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
	acronym := s.bracketedBehind(m.last)
	if acronym == "" || acronym[0] == s.Lower[s.Tokens[m.first].Start] {
		return acronym
	}
	// the acronym of a name's other half, or of its form in another language
	if m.kind == model.ActorOrganization && m.tokens() > 1 && len(acronym) > 2 && s.atlas.country[acronym] == "" {
		return acronym
	}
	return ""
}

// bracketedBehind returns the acronym in brackets right behind token i.
func (s *study) bracketedBehind(i int) string {
	i++
	if i+2 >= len(s.Tokens) || s.Tok(i) != "(" && s.Tok(i) != "[" || !s.Tokens[i+1].AllUpper {
		return ""
	}
	if end := s.Tok(i + 2); end != ")" && end != "]" {
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
		if beside := s.nounBeside(m); beside == nounPerson || s.hasAge(m) {
			v[crf.Person] += 2 * voteLimit
		} else if beside == nounOrganization {
			v[crf.Organization] += voteLimit
		}
		if m.first == m.last {
			s.testifyWord(m, v)
		}
		v[crf.Organization] += s.inName(m) + s.isFirm(m)
		s.lendShort(m, votes)
		if s.isWhere(m) {
			v[crf.Place] += voteLimit
		}
		if s.isBase(m) {
			v[crf.Place] += 3 * voteLimit
		}
		if s.isStorm(m) {
			v[crf.Other] += 4 * voteLimit
			if last := votes[s.LowerTok(m.last)]; last != nil {
				last[crf.Other] += 4 * voteLimit
			}
		}
		s.lendBody(m, votes)
	}
	s.markFirms(votes)
}

// inName returns what the words of m itself say for an organization.
func (s *study) inName(m *mention) (vote int32) {
	if m.tokens() > 1 && companyForms[s.LowerTok(m.last)] {
		vote += 2 * voteLimit
	}
	if m.tokens() > 1 && m.kind != model.ActorPerson && orgHeads[s.headOf(m)] && !s.atlas.place(m.key) {
		vote += voteLimit
	}
	if m.tokens() > 1 && firmHeads[s.LowerTok(m.first)] {
		vote += 3 * voteLimit
	}
	if m.kind == kindOther {
		vote += s.actsThough(m)
	}
	return vote
}

// firmHeads begin names of firms in other languages.
var firmHeads = wordSet(`banco banque banca banka sparkasse crédit société grupo groupe gruppo compañía companhia bayerische deutsche electricité`)

// hasAge reports an age behind a name of two words or more: "Jane Doe, 41, and".
func (s *study) hasAge(m *mention) bool {
	i := m.last + 1
	if m.tokens() < 2 || i+2 >= len(s.Tokens) || s.Tok(i) != "," || s.Tokens[i+1].Kind != text.Number || len(s.Tok(i+1)) != 2 {
		return false
	}
	switch s.LowerTok(i + 2) {
	case ",", ".", ";", "and", "of", "from":
		return true
	}
	return false
}

// isBase reports the place in "Larnby-based", and a name that ends in a common
// noun for one: "Larnby dam".
func (s *study) isBase(m *mention) bool {
	i := m.last + 1
	if s.gluedBehind(i) && s.Tok(i) == "-" && (s.LowerTok(i+1) == "based" || s.LowerTok(i+1) == "born") {
		return m.kind != model.ActorPerson
	}
	low := s.LowerTok(m.last)
	return m.tokens() > 1 && !s.Tokens[m.last].Upper && (placeNouns[low] || low == "dam" || low == "bridge" || low == "port" || low == "airport")
}

// isWhere reports that the words around m say that it is a place: "in the Khan
// Larnby refugee camp", "in Larnby province".
func (s *study) isWhere(m *mention) bool {
	i, j := m.first-1, m.last+1
	if i > 0 && s.LowerTok(i) == "of" && (placeNouns[s.LowerTok(i-1)] || s.LowerTok(i-1) == "city") && !s.Tokens[i-1].Upper {
		return true // the city of Khan Larnby
	}
	if i > 0 && s.LowerTok(i) == "the" {
		i--
	}
	if i < 0 || j >= len(s.Tokens) || !placePrepositions[s.LowerTok(i)] && s.LowerTok(i) != "of" {
		return false
	}
	return placeNouns[s.LowerTok(j)] || j+1 < len(s.Tokens) && s.LowerTok(j) == "refugee" && s.LowerTok(j+1) == "camp"
}

// testifyWord adds what speaks for and against a name of one word.
func (s *study) testifyWord(m *mention, v *[crf.NumClasses]int32) {
	if m.kind == model.ActorPerson && !s.titled(m) && (s.ownsAsThing(m) || coined(s.textOf(m))) {
		v[crf.Organization] += 2 * voteLimit
	}
	if s.articled(m) { // persons take no article
		v[crf.Person] -= voteLimit
	}
}

// ownsAsThing reports that the clause of m goes on with "its" before anybody is
// said to speak: "Larnby sold its mines".
func (s *study) ownsAsThing(m *mention) bool {
	for i := m.last + 1; i < len(s.Tokens) && i < m.last+12; i++ {
		low := s.LowerTok(i)
		switch {
		case s.Tokens[i].Kind == text.Punct && low != "-", s.holder[i] != 0, speechVerbs[low], low == "that", low == "and":
			return false
		case low == "its" || low == "itself":
			return true
		}
	}
	return false
}

// coined reports a capital inside a word, as firms have and few families:
// "OceanGrid", but "McAdam", "DeLuca".
func coined(name string) bool {
	for i := 1; i < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			return i > 3 && !strings.HasPrefix(name, "Fitz")
		}
	}
	return false
}

// actsThough returns what speaks for an organization where the tagger sees a
// work, a creed or a product.
func (s *study) actsThough(m *mention) int32 {
	switch {
	case m.first > 0 && !s.startsSentence(m.first) && s.introduced(m.first) == nounOrganization:
		return 8 * voteLimit
	case s.isRun(m), m.tokens() > 1 && publications[s.headOf(m)]:
		return 2 * voteLimit
	}
	return 0
}

// isRun reports whether somebody is said to lead or to speak for m: "Larnby
// founder Jane Doe", "the chief executive of Larnby".
func (s *study) isRun(m *mention) bool {
	if i := m.last + 1; i < len(s.Tokens) && leaders[s.LowerTok(i)] {
		return true
	}
	i := m.first - 1
	if i > 1 && s.LowerTok(i) == "the" {
		i--
	}
	return i > 0 && (s.LowerTok(i) == "of" || s.LowerTok(i) == "for") && leaders[s.LowerTok(i-1)]
}

// articled reports whether m stands by itself behind "the": a verb, a
// preposition or a mark follows, so that the article is no later noun's ("the
// Doe family").
func (s *study) articled(m *mention) bool {
	if m.first == 0 || s.LowerTok(m.first-1) != "the" || m.last+1 >= len(s.Tokens) {
		return false
	}
	next := s.LowerTok(m.last + 1)
	return s.Tokens[m.last+1].Kind == text.Punct && next != "-" || closed[next] || speechVerbs[next]
}

// isStorm reports whether m is the name of a storm, which sounds like a person's.
func (s *study) isStorm(m *mention) bool {
	return storms[s.LowerTok(m.first)] && m.tokens() > 1 || m.first > 0 && storms[s.LowerTok(m.first-1)] && s.Tokens[m.first-1].Upper
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
			votes[m.key][crf.Person] += voteLimit * 3 / 2
		}
	}
	return persons
}

// sense corrects the kind of a mention by what is known of its form; persons
// are the words that are part of a person's full name here.
func (s *study) sense(m *mention, kind model.ActorKind, persons map[string]bool) model.ActorKind {
	printed := s.textOf(m)
	switch {
	case peoples[printed] && m.last+1 < len(s.Tokens) && s.LowerTok(m.last+1) == "party":
		return model.ActorOrganization
	case (s.atlas.demonym[printed] || peoples[printed] || m.tokens() > 1 && s.isPeople(m.last)) && kind != model.ActorPerson:
		return kindOther
	case kind == model.ActorPlace && m.tokens() > 1 && (s.atlas.demonym[s.Tok(m.last)] || peoples[s.Tok(m.last)]) && s.atlas.country[m.key] == "":
		return kindOther // South Korean
	case kind == model.ActorPerson && m.tokens() == 1 && orgHeads[m.key] && m.first > 0 && s.LowerTok(m.first-1) == "the":
		return model.ActorOrganization // the Church denied it
	case kind == model.ActorPlace && alliances[m.key]:
		return model.ActorOrganization
	case s.atlas.country[m.key] != "" && kind == model.ActorOrganization:
		return model.ActorPlace
	case kind == model.ActorPerson && m.tokens() == 1 && !persons[m.key] && !s.titled(m) && (s.atlas.place(m.key) || s.words.Info(crf.Hash(m.key)).City == 3):
		return model.ActorPlace // Washington accuses …
	}
	return kind
}

// isPeople reports the plural of a people or creed at token i: "Shi'ite Muslims".
func (s *study) isPeople(i int) bool {
	return creeds[s.Tok(i)]
}

// titled reports whether a title or courtesy stands before m.
func (s *study) titled(m *mention) bool {
	if m.first == 0 {
		return false
	}
	low := s.LowerTok(m.first - 1)
	return titles[low] || honorifics[low] || nounOf(low) == nounPerson
}
