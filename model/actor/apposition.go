package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// owners are nouns for persons that organizations are as well.
var owners = wordSet(`owner co-owner publisher producer sponsor rival competitor contractor operator landlord shareholder creditor regulator developer
	builder importer exporter broker auditor distributor manufacturer supplier insurer consultant`)

// timesOfOffice may stand before a role without an article.
var timesOfOffice = wordSet(`currently now presently then formerly previously once also`)

// offices are verbs that say what somebody is: "who chairs the committee".
var offices = wordSet(`chairs heads leads runs directs edits coaches manages owns founded co-founded chaired headed led represents represented commands
	commanded oversees teaches taught presides hosts captains skippers ran directed edited coached managed`)

// relative reads "who is the director of …" behind a name, and "who chairs …".
func (s *study) relative(ent *entity, i int, sent text.Sentence) role {
	if i+2 >= sent.Last {
		return role{}
	}
	if isCopula(s.LowerTok(i+1)) && i+3 < sent.Last {
		if isArticle(s.LowerTok(i + 2)) {
			return s.phraseFrom(ent, i+3, sent, false, rankPredicate)
		}
		return s.phraseFrom(ent, i+2, sent, false, rankPredicate) // who was foreign minister until 2024
	}
	if ent.kind != model.ActorPerson || !offices[s.LowerTok(i+1)] {
		return role{}
	}
	last := i + 1
	for j := i + 2; j < sent.Last && j < i+maxRoleTokens; j++ {
		low := s.LowerTok(j)
		if s.Tokens[j].Kind == text.Punct && low != "-" && low != "'" && low != "’" && !s.insideName(j) || stopsRole[low] || low == "and" && !s.insideName(j) {
			break
		}
		last = j
	}
	if last < i+3 || closed[s.LowerTok(last)] || s.LowerTok(i+2) == "to" {
		return role{}
	}
	return s.span(i+1, last, rankPredicate)
}

// overOwner steps over "Brazil's" at token i: whose the role behind it is. It
// returns i when no name in the possessive stands there.
func (s *study) overOwner(i int, sent text.Sentence) int {
	o := s.mentionAt(i)
	if o == nil || o.last+2 >= sent.Last || o.kind == model.ActorPerson || !s.isPossessive(o.last+1) {
		return i
	}
	if s.LowerTok(o.last+2) == "own" && o.last+3 < sent.Last {
		return o.last + 3
	}
	return o.last + 2
}

// isPossessive reports a possessive mark at token i.
func (s *study) isPossessive(i int) bool {
	if i >= len(s.Tokens) || !s.Tokens[i].Glued {
		return false
	}
	switch s.Tok(i) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// overRemark steps over a remark in brackets behind a name, of two words at
// most: (Con), (D-Ohio), (pictured), (54). A comma must follow.
func (s *study) overRemark(i int, sent text.Sentence) int {
	if i+3 >= sent.Last || s.Tok(i) != "(" {
		return i
	}
	for j := i + 2; j < sent.Last-1 && j <= i+4; j++ {
		if s.Tok(j) == ")" {
			if s.Tok(j+1) == "," {
				return j + 1
			}
			break
		}
	}
	return i
}

// officeBefore reads an office with the name of its body in apposition before a
// name: "the Permanent Secretary, Ministry of Works, Jane Doe,".
func (s *study) officeBefore(ent *entity, comma int, sent text.Sentence) role {
	last := comma - 1
	if ent.kind == model.ActorPerson && last-3 > sent.First && s.Tok(last) == ")" && s.Tok(last-2) == "(" { // (LASEMA)
		last -= 3
	}
	h := s.holder[last]
	if ent.kind != model.ActorPerson || h == 0 || s.mentions[h-1].kind != model.ActorOrganization || s.mentions[h-1].last != last {
		return role{}
	}
	head := s.mentions[h-1].first - 2
	if head < sent.First || s.Tok(head+1) != "," || s.holder[head] != 0 || !nounFits(ent.kind, s.LowerTok(head)) {
		return role{}
	}
	first := s.phraseStart(head, sent, 0)
	if first > sent.First && !isArticle(s.LowerTok(first-1)) && !possessives[s.LowerTok(first-1)] {
		return role{}
	}
	return s.span(first, last, rankBefore)
}

// ownerBefore returns the organization whose person m is said to be by a
// possessive: "Larnby University's Jane Doe".
func (s *study) ownerBefore(m *mention, sent text.Sentence) *mention {
	i := m.first - 2
	if i < sent.First || !s.isPossessive(i+1) || s.holder[i] == 0 || m.tokens() < 2 {
		return nil
	}
	if o := &s.mentions[s.holder[i]-1]; o.kind == model.ActorOrganization && o.last == i {
		return o
	}
	return nil
}

// installs are verbs that give somebody an office; succeeds are verbs that put
// one in another's.
var (
	installs = wordSet(`appointed named elected re-elected reelected made chosen nominated picked hired confirmed promoted installed selected designated
		reappointed tapped crowned unveiled anointed`)
	succeeds = wordSet(`succeed succeeds succeeded succeeding replace replaces replaced replacing`)
)

// roleGiven reads the office that somebody is given: "Jane Doe was appointed head
// of the fund", "it named Jane Doe as its head", "Jane Doe will succeed John Roe
// as head".
func (s *study) roleGiven(ent *entity, m *mention, sent text.Sentence) role {
	if ent.kind != model.ActorPerson {
		return role{}
	}
	i := m.last + 1
	if i+2 >= sent.Last {
		return role{}
	}
	switch {
	case s.LowerTok(i) == "as" && s.installedBefore(m.first, sent):
		return s.office(ent, i+1, sent)
	case (isCopula(s.LowerTok(i)) || s.LowerTok(i) == "were") && installs[s.LowerTok(i+1)]:
		if i += 2; s.LowerTok(i) == "as" || s.LowerTok(i) == "to" {
			i++
		}
		return s.office(ent, i, sent)
	}
	return s.successor(ent, m, sent)
}

// installedBefore reports a verb that gives an office right before a name that
// begins at token i, past a title.
func (s *study) installedBefore(i int, sent text.Sentence) bool {
	for k := i - 1; k >= sent.First && k > i-4; k-- {
		if installs[s.LowerTok(k)] {
			return true
		}
		if s.Tokens[k].Kind != text.Word {
			return false
		}
	}
	return false
}

// successor reads "Jane Doe, 58, will succeed John Roe as head of the fund".
func (s *study) successor(ent *entity, m *mention, sent text.Sentence) role {
	for k := m.last + 1; k+3 < sent.Last && k < m.last+8; k++ {
		if !succeeds[s.LowerTok(k)] {
			if s.holder[k] != 0 || s.Tok(k) == ";" {
				return role{}
			}
			continue
		}
		o := s.mentionAt(k + 1)
		if o == nil || o.kind != model.ActorPerson || o.last+2 >= sent.Last || s.LowerTok(o.last+1) != "as" {
			return role{}
		}
		return s.office(ent, o.last+2, sent)
	}
	return role{}
}

// office reads the noun phrase of an office from token i on.
func (s *study) office(ent *entity, i int, sent text.Sentence) role {
	if low := s.LowerTok(i); i+1 < sent.Last && (isArticle(low) || possessives[low]) {
		i++
	}
	return s.phraseFrom(ent, i, sent, false, rankPredicate)
}

// rankedInFront reads "world number three Jane Doe".
func (s *study) rankedInFront(ent *entity, last int, sent text.Sentence) role {
	if ent.kind != model.ActorPerson || last-1 < sent.First || s.Tokens[last].Kind != text.Number && !numerals[s.LowerTok(last)] {
		return role{}
	}
	first := last - 1
	switch s.LowerTok(first) {
	case "number", "no.", "no":
	default:
		return role{}
	}
	if first > sent.First && s.LowerTok(first-1) == "world" {
		first--
	}
	return s.span(first, last, rankFull)
}

var numerals = wordSet(`one two three four five six seven eight nine ten eleven twelve`)

// headOfCompound finds the head of a compound with hyphens that ends at token
// last: the father of "father-of-three", the president of "president-elect". It
// returns -1 when there is none.
func (s *study) headOfCompound(kind model.ActorKind, last int, sent text.Sentence) int {
	i := last
	for i-2 >= sent.First && s.Tok(i-1) == "-" && s.Tokens[i].Glued && s.Tokens[i-1].Glued {
		i -= 2
	}
	if i == last || s.holder[i] != 0 || !nounFits(kind, s.LowerTok(i)) {
		return -1
	}
	return i
}

// oneOf reads "one of Japan's best-known novelists" behind a name.
func (s *study) oneOf(ent *entity, i int, sent text.Sentence) role {
	if ent.kind != model.ActorPerson || i+3 >= sent.Last || s.LowerTok(i) != "one" || s.LowerTok(i+1) != "of" {
		return role{}
	}
	last := -1
	for k := i + 2; k < sent.Last && k < i+maxRoleTokens; k++ {
		low := s.LowerTok(k)
		if s.Tokens[k].Kind == text.Punct && low != "-" || relatives[low] || stopsRole[low] {
			break
		}
		if n := len(low); n > 3 && low[n-1] == 's' && nounFits(ent.kind, low[:n-1]) {
			last = k
		}
	}
	if last < 0 {
		return role{}
	}
	return s.span(i, last, rankBehind)
}
