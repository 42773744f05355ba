package actor

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// phraseStart walks left from the head of a noun phrase over its modifiers and
// returns its first token. own is the holder of the name itself. Before a
// capital, only adjectives that come first in a phrase ("former U.S. president")
// are taken: a noun there belongs to another phrase.
func (s *study) phraseStart(head int, sent text.Sentence, own int32) int {
	first, capital := head, false
	for i := head - 1; i >= sent.First && head-i < 10; i-- {
		low := s.LowerTok(i)
		switch {
		case s.Tokens[i].Glued && i-2 >= sent.First && s.Tok(i-1) == "-" && s.Tokens[i-1].Glued && s.Tokens[i].Kind == text.Word && !hyphenLed[low]: // Oscar-winning
			first = i
			continue
		case low == "-" && i > sent.First && s.Tokens[i].Glued && s.Tokens[i+1].Glued && s.Tokens[i-1].Kind != text.Punct:
			first, i = i-1, i-1 // hard-line, newly-elected: whatever stands before the hyphen
			continue
		case low == "and" && i > sent.First && s.joinsModifiers(i, sent):
			continue
		case s.holder[i] != own && s.fullName(i) && !s.apart(i): // Jane Doe leading President Roe
		case s.holder[i] != 0 && s.holder[i] != own && !s.apart(i):
			first = s.mentions[s.holder[i]-1].first
			i, capital = first, true
			continue
		case capital && !s.Tokens[i].Upper && !seniority[low] && s.Tok(i+1) != "-":
		case s.modifies(i, sent):
			first = i
			capital = capital || s.Tokens[i].Upper && !titles[low] && !seniority[low]
			continue
		}
		break
	}
	for first < head && (s.isVerbAt(first, sent) || s.LowerTok(first) == "own" || first > sent.First && s.fullName(first-1) && strings.HasSuffix(s.LowerTok(first), "ing")) {
		first++
	}
	return first
}

// fullName reports that token i belongs to the full name of a person, which is no
// part of another one's description.
func (s *study) fullName(i int) bool {
	h := s.holder[i]
	return h != 0 && s.mentions[h-1].kind == model.ActorPerson && s.mentions[h-1].tokens() > 1
}

// isVerbAt reports whether the lower-case token i, first of what looks like a
// noun phrase, rather is a verb: it follows "to" or a modal, or it is a
// participle right behind a noun ("the revolt ousted President Doe").
func (s *study) isVerbAt(i int, sent text.Sentence) bool {
	low := s.LowerTok(i)
	if s.Tokens[i].Upper || i == sent.First {
		return false
	}
	before := s.LowerTok(i - 1)
	if weekdays[before] && strings.HasSuffix(low, "ed") { // on Friday convicted former trader Jane Doe
		return true
	}
	if seniority[low] && !participles[low] {
		return false
	}
	if nounOf(low) != nounNone {
		return beforeVerbs[before] && nounOrVerb[low]
	}
	if before == "to" { // "to topple President Doe", but "to science fiction writer Jane Doe"
		next := s.LowerTok(i + 1)
		return s.Tokens[i+1].Upper || seniority[next] || commonVerbs[low]
	}
	if beforeVerbs[before] {
		return true
	}
	return strings.HasSuffix(low, "ed") && s.Tokens[i-1].Kind == text.Word && !closed[before] && !s.Tokens[i-1].Upper && !verbLike(before)
}

// apart reports whether a name before a title is no part of it: it begins the
// sentence's clause as its subject, or the title follows a possessive.
func (s *study) apart(i int) bool {
	return i+1 < len(s.Tokens) && s.Tokens[i+1].Kind == text.Clitic
}

// joinsModifiers reports whether "and" at token i joins two words of one title
// ("interior and overseas minister", "academic and professor").
func (s *study) joinsModifiers(i int, sent text.Sentence) bool {
	a, b := i-1, i+1
	if !s.modifies(a, sent) || a > sent.First && s.Tokens[a].Upper != s.Tokens[b].Upper {
		return false
	}
	for b < sent.Last-1 && seniority[s.LowerTok(b)] { // "economist and former banker"
		b++
	}
	if nounOf(s.LowerTok(b)) != nounNone {
		return nounOf(s.LowerTok(a)) != nounNone
	}
	return nounOf(s.LowerTok(a)) == nounNone && !s.Tokens[a].Upper
}

// modifies reports whether token i can stand inside a noun phrase before its head.
func (s *study) modifies(i int, sent text.Sentence) bool {
	if i < sent.First {
		return false
	}
	t := s.Tokens[i]
	low := s.LowerTok(i)
	if t.Kind == text.Number {
		return i+1 < len(s.Tokens) && s.Tok(i+1) == "-"
	}
	if t.Kind != text.Word || closed[low] || honorifics[low] || calendar[low] {
		return false
	}
	if t.Upper {
		return i > sent.First || s.holder[i] != 0 || !verbLike(low)
	}
	return !verbLike(low)
}

// verbLike reports whether a lower-case word before a noun is rather the verb
// that governs it than part of its phrase.
func verbLike(low string) bool {
	if participles[low] {
		return false
	}
	if commonVerbs[low] {
		return true
	}
	return strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ly") || strings.HasSuffix(low, "ing") && !gerunds[low]
}

// phraseFrom reads the noun phrase from token i on and returns it as a role
// when its head says what an actor of the kind is. After an article any common
// noun will do for a person as long as the phrase is closed by a mark.
func (s *study) phraseFrom(ent *entity, first int, sent text.Sentence, article bool, rank int) role {
	head, end := s.scanPhrase(ent.kind, first, sent)
	if end == first || s.isClosed(first) {
		return role{}
	}
	if s.namesPerson(first, end) {
		return role{} // the next of a row of names
	}
	if head < 0 && article && ent.kind == model.ActorPerson && s.personByEnding(end-1) {
		head = end - 1
	}
	if head < 0 || head < end-1 && !s.headNearEnd(ent.kind, head, end) || s.startsClause(end, sent) {
		return role{}
	}
	last := s.takeComplements(head, end, sent)
	if h := s.holder[first]; h != 0 && h == s.holder[last] {
		return role{} // nothing but another name
	}
	return s.span(first, last, rank)
}

// scanPhrase walks over the noun phrase from token first on, up to the first
// preposition, verb or mark, and returns the last noun in it that fits an actor
// of the kind, or -1, and the token behind the phrase.
func (s *study) scanPhrase(kind model.ActorKind, first int, sent text.Sentence) (head, end int) {
	head = -1
	for end = first; end < sent.Last && end-first < 10; end++ {
		low := s.LowerTok(end)
		t := s.Tokens[end]
		switch {
		case low == "-" && t.Glued, t.Kind == text.Clitic, low == "and" && s.joinsHeads(kind, end, sent):
			continue
		case end > first+1 && t.Glued && s.Tok(end-1) == "-": // chairman-in-office, vice-chairman
			if head == end-2 || s.holder[end] == 0 && nounFits(kind, low) {
				head = end
			}
		case t.Kind == text.Punct, t.Kind == text.Symbol, s.isClosed(end), !t.Upper && head >= 0 && postModifier(low):
			return head, end
		case s.holder[end] == 0 && nounFits(kind, low):
			head = end
		}
	}
	return head, end
}

// namesPerson reports that a noun phrase holds the full name of a person who is
// not just whose the rest is.
func (s *study) namesPerson(first, end int) bool {
	for i := first; i < end; i++ {
		if h := s.holder[i]; h != 0 && s.mentions[h-1].kind == model.ActorPerson && s.mentions[h-1].last == i && s.mentions[h-1].tokens() > 1 && !s.apart(i) {
			return true
		}
	}
	return false
}

// isClosed reports a word of the closed classes; "US" and "IT" are none.
func (s *study) isClosed(i int) bool {
	if !closed[s.LowerTok(i)] || s.Tokens[i].AllUpper {
		return false
	}
	return i+2 >= len(s.Tokens) || s.Tok(i+1) != "-" || !s.Tokens[i+1].Glued || !s.Tokens[i+2].Glued // Under-Secretary
}

// headNearEnd allows a head that is not the last word before the preposition
// only when what follows it is its name-like complement ("Minister Delegate").
func (s *study) headNearEnd(kind model.ActorKind, head, end int) bool {
	return end-head <= 2 && (s.Tokens[end-1].Upper || behindHeads[s.LowerTok(end-1)] || postModifier(s.LowerTok(end-1)) || kind == model.ActorOrganization)
}

// behindHeads are adjectives that stand behind the noun of a title.
var behindHeads = wordSet(`emeritus emerita general elect designate delegate extraordinary plenipotentiary laureate major apostolic`)

// hyphenLed would be verbs behind a hyphen between clauses.
var hyphenLed = wordSet(`said says told`)

// personByEnding accepts nouns such as "prize-winner" that no list holds.
func (s *study) personByEnding(i int) bool {
	low := s.LowerTok(i)
	return s.Tokens[i].Kind == text.Word && len(low) > 4 && s.holder[i] == 0 &&
		(strings.HasSuffix(low, "er") || strings.HasSuffix(low, "or") || strings.HasSuffix(low, "ist") || strings.HasSuffix(low, "ian") ||
			strings.HasSuffix(low, "man") || strings.HasSuffix(low, "ant") || strings.HasSuffix(low, "ee"))
}

func (s *study) joinsHeads(kind model.ActorKind, i int, sent text.Sentence) bool {
	if i+1 >= sent.Last {
		return false
	}
	for j := i + 1; j < sent.Last && j < i+4; j++ {
		if nounFits(kind, s.LowerTok(j)) {
			return true
		}
	}
	return false
}

// startsClause reports whether a verb stands right behind a phrase, so that it
// begins a clause of its own.
func (s *study) startsClause(end int, sent text.Sentence) bool {
	if end >= sent.Last {
		return false
	}
	low := s.LowerTok(end)
	if strings.HasSuffix(low, "ed") && end+1 < sent.Last {
		next := s.LowerTok(end + 1)
		return s.Tokens[end+1].Kind == text.Word && !placeOrTopic[next] && next != "as" // "denied it", but "barred from office"
	}
	switch low {
	case "is", "are", "was", "were", "has", "have", "had", "said", "says", "told", "will", "would", "can", "could", "may", "might", "does", "did":
		return true
	}
	return false
}

// postModifier reports whether a word behind a head begins a participle phrase.
func postModifier(low string) bool {
	return strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing")
}

// takeComplements extends a role over what follows its head up to the mark that
// closes it: "of the fund", "for human rights", "barred from last year's vote".
// Relative clauses are left out, and long phrases are cut before a preposition.
func (s *study) takeComplements(head, end int, sent text.Sentence) int {
	last := end - 1
	cut := last
	for i := end; i < sent.Last; i++ {
		low := s.LowerTok(i)
		t := s.Tokens[i]
		switch {
		case stopsRole[low], t.Kind == text.Punct && low != "-" && low != "'" && low != "’" && !s.insideName(i):
			return last
		case low == "and" && !s.insideName(i):
			return last
		case i-head > maxRoleTokens:
			return cut
		case placeOrTopic[low] && i+1 < sent.Last && (weekdays[s.LowerTok(i+1)] || calendar[s.LowerTok(i+1)]): // appointed head on Friday
			return last
		case isArticle(low) && (i == end || !placeOrTopic[s.LowerTok(i-1)]):
			return last
		case low == "in" || low == "of" || low == "for" || low == "at" || low == "from" || low == "by" || low == "on" || low == "with":
			cut = i - 1
			continue
		case isArticle(low):
			continue
		}
		last = i
	}
	return last
}

// insideName reports whether token i stands between two tokens of one name.
func (s *study) insideName(i int) bool {
	return i > 0 && i+1 < len(s.Tokens) && s.holder[i] != 0 && s.holder[i-1] == s.holder[i+1]
}
