package actor

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// role is what the text says an actor is: bytes [start, end), and how well the
// place it was found at tells.
type role struct {
	start, end int
	rank       int
}

// The ranks of places for a role, best first wins; within a rank the earlier.
const (
	rankNone      = iota
	rankOf        // Jane Doe of the Herald
	rankPredicate // Jane Doe is the director of …
	rankTitle     // President Jane Doe
	rankBehind    // Jane Doe, the director of …
	rankBefore    // the director of …, Jane Doe,
	rankFull      // health minister Jane Doe
)

// rules says, for each rank, how a role was found; readers are shown it.
var rules = [...]string{
	rankNone: "", rankOf: "organization named behind the name", rankPredicate: "said of the name with a verb",
	rankTitle: "title before the name", rankBehind: "apposition behind the name", rankBefore: "apposition before the name",
	rankFull: "description before the name",
}

// findRoles looks at every mention of persons and organizations for what is
// said of them beside it, and keeps the best for each.
func (s *study) findRoles() {
	for e := range s.entities {
		ent := &s.entities[e]
		if ent.kind != model.ActorPerson && ent.kind != model.ActorOrganization {
			continue
		}
		for n, i := range ent.mentions {
			if n >= maxRoleMentions {
				break
			}
			s.roleAt(ent, &s.mentions[i])
		}
	}
}

// maxRoleMentions bounds how many mentions of one actor are searched: roles
// are given where an actor comes up first.
const maxRoleMentions = 12

// maxRoleTokens bounds a role's length; longer phrases are cut at a preposition.
const maxRoleTokens = 14

func (s *study) roleAt(ent *entity, m *mention) {
	sent := s.Sentences[s.SentenceOf(m.first)]
	for _, find := range [...]func(*entity, *mention, text.Sentence) role{s.roleInFront, s.roleBeforeComma, s.roleBehind, s.rolePredicate, s.roleGiven, s.roleOf} {
		r := find(ent, m, sent)
		if r.rank > rankOf && s.isBland(r) {
			r.rank = rankOf
		}
		if s.outranks(r, ent.role) {
			ent.role = r
		}
	}
}

// outranks reports that a is the better role: found at the better place. What
// somebody once was stands behind what they are.
func (s *study) outranks(a, b role) bool {
	if pastA, pastB := s.isPast(a), s.isPast(b); pastA != pastB && a.rank >= rankTitle && b.rank >= rankTitle {
		return pastB
	}
	return a.rank > b.rank
}

// isBland reports a role that says no more than that somebody is one: "a fourth
// man", "the woman".
func (s *study) isBland(r role) bool {
	switch s.LowerTok(s.TokenAt(r.end - 1)) {
	case "man", "woman", "boy", "girl", "teenager", "child", "person", "youth", "baby":
		return true
	}
	return false
}

// isPast reports a role of former times.
func (s *study) isPast(r role) bool {
	if r.end <= r.start {
		return false
	}
	low := s.LowerTok(s.TokenAt(r.start))
	return low == "former" || low == "ex" || low == "then" || low == "onetime"
}

// nounFits reports whether a common noun can say what an actor of the kind is.
func nounFits(kind model.ActorKind, low string) bool {
	switch nounOf(low) {
	case nounPerson:
		return kind == model.ActorPerson || kind == model.ActorOrganization && owners[low]
	case nounOrganization:
		return kind == model.ActorOrganization
	default:
		return false
	}
}

// span makes the role of tokens first to last.
func (s *study) span(first, last, rank int) role {
	return role{start: s.Tokens[first].Start, end: s.Tokens[last].End, rank: rank}
}

// roleInFront finds a title right before the name: "US President", "science
// fiction writer", "chief executive of the Refugee Council".
func (s *study) roleInFront(ent *entity, m *mention, sent text.Sentence) role {
	last := m.first - 1
	if last >= sent.First && s.LowerTok(last) == "the" && ent.kind == model.ActorOrganization {
		last-- // its elite unit the Falcons
	}
	if last >= sent.First && s.introduces(last) {
		last--
	}
	if ent.kind == model.ActorPerson {
		last = s.overCourtesy(last, sent)
	}
	if last < sent.First || s.Tokens[last].Kind != text.Word {
		return role{}
	}
	if r := s.rankedInFront(ent, last, sent); r.rank > rankNone {
		return r
	}
	head := last
	rank := rankFull
	if !s.isHead(ent.kind, head, sent) {
		if head = s.headOfCompound(ent.kind, last, sent); head < 0 {
			head = s.headOfLong(ent.kind, last, sent, false)
		}
		if head < 0 {
			return role{}
		}
	}
	first := s.phraseStart(head, sent, s.holder[m.first])
	if first == last && honorifics[s.LowerTok(first)] {
		return role{}
	}
	if first == last && s.Tokens[last].Upper {
		rank = rankTitle
	}
	return s.span(first, last, rank)
}

// overCourtesy steps back over what may stand between a description and the
// name: "Sir", "Lt Gen", "(retd)", "First Class". A courtesy alone is left, and
// so is the first rank of an officer, which is the role then.
func (s *study) overCourtesy(last int, sent text.Sentence) int {
	if last-2 >= sent.First && s.Tok(last) == ")" && strings.HasPrefix(s.LowerTok(last-1), "ret") {
		return last - 3
	}
	if last-1 > sent.First && s.LowerTok(last) == "class" && ordinals[s.LowerTok(last-1)] {
		return last - 2
	}
	i := last
	for i > sent.First && ranks[s.LowerTok(i)] && s.Tokens[i].Upper {
		i--
	}
	if i < last && s.Tokens[i].Kind == text.Word && s.isHead(model.ActorPerson, i, sent) && !ranks[s.LowerTok(i)] {
		return i
	}
	return last
}

var ordinals = wordSet(`first second third fourth`)

// introduces reports whether token i ties a description to the name behind it.
func (s *study) introduces(i int) bool {
	switch s.LowerTok(i) {
	case "called", "named", "dubbed":
		return true
	}
	return false
}

// isHead reports whether token i is a noun that says what an actor of the kind
// is, right before its name.
func (s *study) isHead(kind model.ActorKind, i int, sent text.Sentence) bool {
	low := s.LowerTok(i)
	if honorifics[low] || s.holder[i] != 0 {
		return false
	}
	if nounFits(kind, low) {
		return true
	}
	if kind != model.ActorPerson {
		return false
	}
	return titles[low] && s.Tokens[i].Upper || i > sent.First && s.LowerTok(i-1) == "-" && personNouns[low]
}

// headOfLong finds the head of a title that ends in a name: in "director of
// the Refugee Council" the word "director". It returns -1 when there is none.
// Before a comma the title may end in a common noun as well.
func (s *study) headOfLong(kind model.ActorKind, last int, sent text.Sentence, common bool) int {
	if !common && !s.Tokens[last].Upper && s.holder[last] == 0 && !s.isState(last) {
		return -1
	}
	for i, n := last-1, 0; i > sent.First && n < 16; i, n = i-1, n+1 {
		low := s.LowerTok(i)
		if low == "of" || low == "for" || low == "at" || common && (low == "in" || low == "to") {
			if nounFits(kind, s.LowerTok(i-1)) || titles[s.LowerTok(i-1)] && kind == model.ActorPerson {
				return i - 1
			}
			continue
		}
		t := s.Tokens[i]
		if t.Upper || low == "on" && s.Tokens[i-1].Upper || low == "the" || low == "-" || low == "and" || s.isPossessive(i) || low == "'s" || low == "’s" || t.Kind == text.Word && !closed[low] {
			continue
		}
		break
	}
	return -1
}

// isState lets "Secretary of State" and "head of state" end in a common word.
func (s *study) isState(i int) bool { return s.LowerTok(i) == "state" || s.LowerTok(i) == "staff" }

// roleBeforeComma finds an apposition before the name: "its director, Jane Doe,".
func (s *study) roleBeforeComma(ent *entity, m *mention, sent text.Sentence) role {
	comma := m.first - 1
	if comma > sent.First+1 && honorifics[s.LowerTok(comma)] {
		comma--
	}
	if comma-5 > sent.First && s.LowerTok(comma) == "old" && s.Tok(comma-1) == "-" && s.Tok(comma-3) == "-" { // its founder, 30-year-old Jane Doe,
		comma -= 5
	}
	as := s.LowerTok(sent.First) == "as"
	if comma <= sent.First || s.Tok(comma) != "," || !as && !s.closes(m.last+1, sent) && !s.saysWhose(m.last+1, sent) {
		return role{}
	}
	if r := s.officeBefore(ent, comma, sent); r.rank > rankNone {
		return r
	}
	last := comma - 1
	head := last
	if !s.isHead(ent.kind, head, sent) {
		if head = s.headOfLong(ent.kind, last, sent, true); head < 0 {
			return role{}
		}
	}
	first := s.phraseStart(head, sent, 0)
	if as && first > sent.First+2 {
		return role{}
	}
	opens := first == sent.First
	if !opens {
		low := s.LowerTok(first - 1)
		opens = as || low == "a" || low == "an" || low == "the" || possessives[low] || s.Tokens[first-1].Kind == text.Clitic || s.isPossessive(first-1)
	}
	if !opens || s.isList(first, m) {
		return role{}
	}
	if first-3 >= sent.First && isArticle(s.LowerTok(first-1)) && s.LowerTok(first-2) == "of" && nounFits(ent.kind, s.LowerTok(first-3)) {
		first = s.phraseStart(first-3, sent, 0) // a grandson of the king, Jane Doe
	}
	return s.span(first, last, rankBefore)
}

// saysWhose reports that token i begins what a person is of: "his lawyer, Jane
// Doe of the firm Lee & Sons".
func (s *study) saysWhose(i int, sent text.Sentence) bool {
	return i+1 < sent.Last && (s.LowerTok(i) == "of" || s.LowerTok(i) == "from" || s.LowerTok(i) == "who")
}

// closes reports whether an apposition can end before token i.
func (s *study) closes(i int, sent text.Sentence) bool {
	if i >= sent.Last {
		return true
	}
	switch s.Tok(i) {
	case ",", ".", ";", ")", "(", "–", "—", "-", "!", "?", ":":
		return true
	}
	return false
}

// isList reports whether what stands before the name rather is a member of the
// same list: another name.
func (s *study) isList(first int, m *mention) bool {
	return s.holder[m.first-2] != 0 && s.mentions[s.holder[m.first-2]-1].kind == m.kind && s.mentions[s.holder[m.first-2]-1].first <= first
}

// roleBehind finds an apposition behind the name: "Jane Doe, 44, the director
// of the fund, said".
func (s *study) roleBehind(ent *entity, m *mention, sent text.Sentence) role {
	i := s.overRemark(m.last+1, sent)
	if i+1 >= sent.Last {
		return role{}
	}
	switch s.Tok(i) {
	case ",", "(", "–", "—", "--":
	default:
		return role{}
	}
	i++
	if s.Tokens[i].Kind == text.Number && i+1 < sent.Last && s.Tok(i+1) == "," { // an age
		i += 2
	}
	if i < sent.Last && (s.LowerTok(i) == "who" || s.LowerTok(i) == "which") && !s.Tokens[i].AllUpper {
		return s.relative(ent, i, sent)
	}
	if i+1 < sent.Last && timesOfOffice[s.LowerTok(i)] { // currently head of …
		i++
	}
	if r := s.oneOf(ent, i, sent); r.rank > rankNone {
		return r
	}
	article := false
	if i < sent.Last {
		low := s.LowerTok(i)
		article = isArticle(low)
		if article || possessives[low] {
			i++
		} else if j := s.overOwner(i, sent); j > i && ent.kind == model.ActorOrganization { // Germany's largest steelmaker
			article, i = true, j
		}
	}
	r := s.phraseFrom(ent, i, sent, article, rankBehind)
	if next := s.TokenAt(r.end); r.rank > rankNone && next < sent.Last && s.Tokens[next].Kind == text.Word && !relatives[s.LowerTok(next)] && !s.secondRole(next, sent) {
		return role{} // no mark closes it: it is the subject of a clause
	}
	return r
}

// secondRole reports that token i is the "and" before a second description that
// a mark closes: "…, the minister of the interior and chair of the alliance,".
func (s *study) secondRole(i int, sent text.Sentence) bool {
	if s.LowerTok(i) != "and" {
		return false
	}
	fits := false
	for j := i + 1; j < sent.Last && j < i+maxRoleTokens; j++ {
		low := s.LowerTok(j)
		switch {
		case nounOf(low) == nounPerson:
			fits = true
		case s.Tok(j) == "," || s.Tok(j) == "." || s.Tok(j) == ";":
			return fits
		case isCopula(low) || speechVerbs[low]:
			return false
		}
	}
	return fits
}

func isCopula(low string) bool {
	return low == "is" || low == "was" || low == "became" || low == "remains"
}

func isArticle(low string) bool { return low == "a" || low == "an" || low == "the" }

// rolePredicate reads "Jane Doe is the director of the fund".
func (s *study) rolePredicate(ent *entity, m *mention, sent text.Sentence) role {
	i := m.last + 1
	if i+2 >= sent.Last || !isCopula(s.LowerTok(i)) {
		return role{}
	}
	if isArticle(s.LowerTok(i + 1)) {
		return s.phraseFrom(ent, i+2, sent, false, rankPredicate)
	}
	if j := s.overOwner(i+1, sent); j > i+1 {
		return s.phraseFrom(ent, i+1, sent, false, rankPredicate)
	}
	return role{}
}

// roleOf reads "Jane Doe of the Herald": the organization is all the text says.
func (s *study) roleOf(ent *entity, m *mention, sent text.Sentence) role {
	i := m.last + 1
	if ent.kind != model.ActorPerson {
		return role{}
	}
	if o := s.ownerBefore(m, sent); o != nil {
		return s.span(o.first, o.last, rankOf)
	}
	if i+1 >= sent.Last {
		return role{}
	}
	if s.Tok(i) == "," {
		i++
	}
	if i+2 < sent.Last && s.Tokens[i].Kind == text.Number && s.Tok(i+1) == "," { // an age
		i += 2
	}
	if i+1 >= sent.Last {
		return role{}
	}
	if low := s.LowerTok(i); low != "of" && low != "at" && low != "from" {
		return role{}
	}
	i++
	if i+1 < sent.Last && isArticle(s.LowerTok(i)) {
		i++
	}
	o := s.mentionAt(i)
	if o == nil || o.kind != model.ActorOrganization {
		return role{}
	}
	return s.span(o.first, o.last, rankOf)
}
