package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// owners are nouns for persons that organizations are as well.
var owners = wordSet(`owner co-owner publisher producer sponsor rival competitor contractor operator landlord shareholder creditor regulator developer
	builder importer exporter`)

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
