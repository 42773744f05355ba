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
	for _, find := range [...]func(*entity, *mention, text.Sentence) role{s.roleInFront, s.roleBeforeComma, s.roleBehind, s.rolePredicate, s.roleOf} {
		if r := find(ent, m, sent); r.rank > ent.role.rank {
			ent.role = r
		}
	}
}

// nounFits reports whether a common noun can say what an actor of the kind is.
func nounFits(kind model.ActorKind, low string) bool {
	switch nounOf(low) {
	case nounPerson:
		return kind == model.ActorPerson
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
	if last < sent.First || s.Tokens[last].Kind != text.Word {
		return role{}
	}
	head := last
	rank := rankFull
	if !s.isHead(ent.kind, head, sent) {
		if head = s.headOfLong(ent.kind, last, sent); head < 0 {
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
func (s *study) headOfLong(kind model.ActorKind, last int, sent text.Sentence) int {
	if !s.Tokens[last].Upper && s.holder[last] == 0 && !s.isState(last) {
		return -1
	}
	for i, n := last-1, 0; i > sent.First && n < 16; i, n = i-1, n+1 {
		low := s.LowerTok(i)
		if low == "of" || low == "for" || low == "at" {
			if nounFits(kind, s.LowerTok(i-1)) || titles[s.LowerTok(i-1)] && kind == model.ActorPerson {
				return i - 1
			}
			continue
		}
		t := s.Tokens[i]
		if t.Upper || low == "the" || low == "-" || low == "and" || low == "'s" || low == "’s" || t.Kind == text.Word && !closed[low] {
			continue
		}
		break
	}
	return -1
}

// isState lets "Secretary of State" and "head of state" end in a common word.
func (s *study) isState(i int) bool { return s.LowerTok(i) == "state" || s.LowerTok(i) == "staff" }

// phraseStart walks left from the head of a noun phrase over its modifiers and
// returns its first token. own is the holder of the name itself. Before a
// capital, only adjectives that come first in a phrase ("former U.S. president")
// are taken: a noun there belongs to another phrase.
func (s *study) phraseStart(head int, sent text.Sentence, own int32) int {
	first, capital := head, false
	for i := head - 1; i >= sent.First && head-i < 10; i-- {
		low := s.LowerTok(i)
		switch {
		case low == "-" && i > sent.First && s.Tokens[i].Glued && s.Tokens[i+1].Glued && s.Tokens[i-1].Kind != text.Punct:
			first, i = i-1, i-1 // hard-line, newly-elected: whatever stands before the hyphen
			continue
		case low == "and" && i > sent.First && s.joinsModifiers(i, sent):
			continue
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
	for first < head && s.isVerbAt(first, sent) {
		first++
	}
	return first
}

// isVerbAt reports whether the lower-case token i, first of what looks like a
// noun phrase, rather is a verb: it follows "to" or a modal, or it is a
// participle right behind a noun ("the revolt ousted President Doe").
func (s *study) isVerbAt(i int, sent text.Sentence) bool {
	low := s.LowerTok(i)
	if s.Tokens[i].Upper || i == sent.First || seniority[low] && !participles[low] {
		return false
	}
	before := s.LowerTok(i - 1)
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

// roleBeforeComma finds an apposition before the name: "its director, Jane Doe,".
func (s *study) roleBeforeComma(ent *entity, m *mention, sent text.Sentence) role {
	comma := m.first - 1
	if comma > sent.First+1 && honorifics[s.LowerTok(comma)] {
		comma--
	}
	if comma <= sent.First || s.Tok(comma) != "," || !s.closes(m.last+1, sent) {
		return role{}
	}
	last := comma - 1
	head := last
	if !s.isHead(ent.kind, head, sent) {
		if head = s.headOfLong(ent.kind, last, sent); head < 0 {
			return role{}
		}
	}
	first := s.phraseStart(head, sent, 0)
	opens := first == sent.First
	if !opens {
		low := s.LowerTok(first - 1)
		opens = low == "a" || low == "an" || low == "the" || possessives[low] || s.Tokens[first-1].Kind == text.Clitic
	}
	if !opens || s.isList(first, m) {
		return role{}
	}
	return s.span(first, last, rankBefore)
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
	i := m.last + 1
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
	if i < sent.Last && (s.LowerTok(i) == "who" || s.LowerTok(i) == "which") {
		return s.relative(ent, i, sent)
	}
	article := false
	if i < sent.Last {
		low := s.LowerTok(i)
		article = low == "a" || low == "an" || low == "the"
		if article || possessives[low] {
			i++
		}
	}
	r := s.phraseFrom(ent, i, sent, article, rankBehind)
	if next := s.TokenAt(r.end); r.rank > rankNone && next < sent.Last && s.Tokens[next].Kind == text.Word && !relatives[s.LowerTok(next)] {
		return role{} // no mark closes it: it is the subject of a clause
	}
	return r
}

// relative reads "who is the director of …" behind a name.
func (s *study) relative(ent *entity, i int, sent text.Sentence) role {
	if i+3 < sent.Last && isCopula(s.LowerTok(i+1)) && isArticle(s.LowerTok(i+2)) {
		return s.phraseFrom(ent, i+3, sent, false, rankPredicate)
	}
	return role{}
}

func isCopula(low string) bool {
	return low == "is" || low == "was" || low == "became" || low == "remains"
}

func isArticle(low string) bool { return low == "a" || low == "an" || low == "the" }

// phraseFrom reads the noun phrase from token i on and returns it as a role
// when its head says what an actor of the kind is. After an article any common
// noun will do for a person as long as the phrase is closed by a mark.
func (s *study) phraseFrom(ent *entity, i int, sent text.Sentence, article bool, rank int) role {
	first, head, end := i, -1, i
	for ; end < sent.Last && end-first < 10; end++ {
		low := s.LowerTok(end)
		t := s.Tokens[end]
		if low == "-" && t.Glued || t.Kind == text.Clitic || low == "and" && s.joinsHeads(ent.kind, end, sent) {
			continue
		}
		if t.Kind == text.Punct || t.Kind == text.Symbol || closed[low] || !t.Upper && postModifier(low) && head >= 0 {
			break
		}
		if nounFits(ent.kind, low) {
			head = end
		}
	}
	if end == first {
		return role{}
	}
	if head < 0 && article && ent.kind == model.ActorPerson && s.personByEnding(end-1) {
		head = end - 1
	}
	if head < 0 || head < end-1 && !s.headNearEnd(ent.kind, head, end) || s.startsClause(first, end, sent) {
		return role{}
	}
	last := s.takeComplements(head, end, sent)
	if h := s.holder[first]; h != 0 && h == s.holder[last] {
		return role{} // nothing but another name
	}
	return s.span(first, last, rank)
}

// headNearEnd allows a head that is not the last word before the preposition
// only when what follows it is its name-like complement ("Minister Delegate").
func (s *study) headNearEnd(kind model.ActorKind, head, end int) bool {
	return end-head <= 2 && (s.Tokens[end-1].Upper || postModifier(s.LowerTok(end-1)) || kind == model.ActorOrganization)
}

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

// startsClause reports whether the words from first on rather begin a clause of
// their own: a verb right behind them that no mark sets apart.
func (s *study) startsClause(first, end int, sent text.Sentence) bool {
	if end >= sent.Last {
		return false
	}
	low := s.LowerTok(end)
	switch low {
	case "is", "are", "was", "were", "has", "have", "had", "said", "says", "told", "will", "would", "can", "could", "may", "might", "does", "did":
		return true
	}
	return first >= end
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

// rolePredicate reads "Jane Doe is the director of the fund".
func (s *study) rolePredicate(ent *entity, m *mention, sent text.Sentence) role {
	i := m.last + 1
	if i+2 >= sent.Last || !isCopula(s.LowerTok(i)) || !isArticle(s.LowerTok(i+1)) {
		return role{}
	}
	return s.phraseFrom(ent, i+2, sent, false, rankPredicate)
}

// roleOf reads "Jane Doe of the Herald": the organization is all the text says.
func (s *study) roleOf(ent *entity, m *mention, sent text.Sentence) role {
	i := m.last + 1
	if ent.kind != model.ActorPerson || i+1 >= sent.Last {
		return role{}
	}
	if s.Tok(i) == "," {
		i++
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

// beforeVerbs are followed by the plain form of a verb.
var beforeVerbs = wordSet(`to will would can could may might shall should must not n't did does do didn't doesn't don't won't wouldn't couldn't cannot can't helped help let`)

// nounOrVerb are nouns of persons that are verbs as well.
var nounOrVerb = wordSet(`witness guard head lead coach host star model voice face partner chair judge pilot boss`)

// calendar words are capitalised but say nothing of a person.
var calendar = wordSet(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
	november december`)

// placeOrTopic are the prepositions a role's complement may go on with.
var placeOrTopic = wordSet(`in of for at from by on with to and over under against within behind`)

// relatives begin a clause about what stands before them.
var relatives = wordSet(`who whom which that whose where when`)

var possessives = wordSet(`his her its their our my whose`)

// seniority words begin titles with a capital at the head of a sentence.
var seniority = wordSet(`senior junior deputy acting former vice assistant associate prime foreign executive chief lead emeritus interim
	top influential prominent key outgoing incoming newly late retired veteran ousted exiled jailed detained convicted elected appointed visiting crown state federal home shadow managing general first`)

// participles end in -ed or -ing but stand before nouns as adjectives.
var participles = wordSet(`retired renowned convicted ousted exiled jailed detained disgraced deposed accused suspected elected appointed
	respected celebrated self-proclaimed alleged unnamed seasoned outspoken red leading ruling acting managing founding practising practicing
	opposing governing marketing banking engineering housing nursing training advertising accounting shipping mining trading wedding
	aspiring longstanding long-serving serving visiting sitting outgoing incoming reigning defending starting training racing boxing
	cycling swimming running family armed united combined distinguished embattled imprisoned wanted masked hooded elderly friendly early
	daily weekly monthly led based born trained educated owned backed sponsored licensed certified qualified skilled talented gifted
	award-winning nine-month-old`)

// gerunds are nouns in -ing that stand before a head.
var gerunds = participles

// commonVerbs are verbs, and other words, that stand right before a title
// without being part of it.
var commonVerbs = wordSet(`told tells met meets quoted quotes urged urges replaced replaces succeeded asked asks thanked thanks made makes
	saw sees beat beats joined joins left leaves won wins became becomes become took takes take gave gives give went goes go came comes come
	shot kept keeps keep held holds hold led found finds find thought thinks know knows knew wrote writes write put puts let lets got gets get
	sent brought brings bring taught chose chosen ran runs run paid cost hit set cut read spoke speak speaks began begin begins
	ex mr mrs ms while near plus versus vs`)

// stopsRole are words that begin something else than a role's complement.
var stopsRole = wordSet(`who whom which that where when while whose is are was were has have had said says told will would can could may might
	but if because although after before since until during as told added announced claimed wrote stated met`)
