package actor

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// cluster joins mentions that name the same actor. Full forms come first, so
// that a short form ("Rubio", "WHO", "the Foundation") finds its full one
// wherever it stands; every look-up goes through an index, so that the work
// grows with the number of mentions only.
func (s *study) cluster() {
	x := &clusters{
		study: s, byKey: make(map[string]int), byWord: make(map[string][]int), byInitials: make(map[string]int),
		byHead: make(map[string][]int), byPerson: make(map[string]int),
	}
	for i := range s.mentions {
		if s.mentions[i].kind != kindOther && x.full(i) {
			x.place(i)
		}
	}
	for i := range s.mentions {
		if m := &s.mentions[i]; m.kind != kindOther && m.entity < 0 {
			x.short(i)
		}
	}
	x.recoverShort()
	for e := range s.entities {
		s.entities[e].mentions = s.entities[e].mentions[:0]
	}
	for i := range s.mentions {
		if e := s.mentions[i].entity; e >= 0 {
			s.entities[e].mentions = append(s.entities[e].mentions, i)
		}
	}
	for e := range s.entities {
		s.nameEntity(&s.entities[e])
	}
}

// clusters holds the indexes over the entities made so far.
type clusters struct {
	*study
	byKey      map[string]int   // kind and form → entity
	byWord     map[string][]int // first and last words of persons → entities, oldest first
	byInitials map[string]int   // acronym in lower case → entity
	byPerson   map[string]int   // initials of a person in lower case → entity
	byHead     map[string][]int // kind-giving word of organizations → entities
}

// full reports whether mention i is a full form rather than a short one.
func (x *clusters) full(i int) bool {
	m := &x.mentions[i]
	return m.tokens() > 1 || m.kind == model.ActorPlace && (!x.isAcronym(m) || len(m.key) > 5 || x.atlas.country[m.key] != "")
}

// isAcronym reports whether m is a single word in capitals or with points.
func (x *clusters) isAcronym(m *mention) bool {
	return m.first == m.last && (x.Tokens[m.first].AllUpper || strings.Contains(m.key, "."))
}

func (x *clusters) index(kind model.ActorKind, key string) string { return string(kind[:2]) + key }

// place puts mention i, a full form, into the entity of the same name, or makes
// a new one.
func (x *clusters) place(i int) {
	m := &x.mentions[i]
	key := x.canonical(m)
	if e, ok := x.byKey[x.index(m.kind, key)]; ok {
		m.entity = e
		return
	}
	if e := x.variant(m); e >= 0 {
		m.entity = e
		x.byKey[x.index(m.kind, key)] = e
		return
	}
	x.found(i, key)
}

// found makes a new entity of mention i and indexes it.
func (x *clusters) found(i int, key string) {
	m := &x.mentions[i]
	e := len(x.entities)
	x.entities = append(x.entities, entity{kind: m.kind, name: i})
	m.entity = e
	x.byKey[x.index(m.kind, key)] = e
	switch m.kind {
	case model.ActorPerson:
		if m.tokens() > 1 {
			x.addWord(x.LowerTok(m.first), e)
			x.addWord(x.LowerTok(m.last), e)
			for k := m.first + 1; k < m.last; k++ {
				if x.upperWord(k) && len(x.LowerTok(k)) > 2 {
					x.addWord(x.LowerTok(k), e)
				}
			}
			initials := x.LowerTok(m.first)[:1] + x.LowerTok(m.last)[:1]
			if _, taken := x.byPerson[initials]; !taken {
				x.byPerson[initials] = e
			}
		}
	case model.ActorOrganization, model.ActorPlace:
		if m.tokens() > 1 {
			x.indexLong(m, e)
		}
	default:
	}
}

// maxPerWord bounds how many persons of one surname are told apart.
const maxPerWord = 16

func (x *clusters) addWord(w string, e int) {
	if list := x.byWord[w]; len(list) < maxPerWord && (len(list) == 0 || list[len(list)-1] != e) {
		x.byWord[w] = append(list, e)
	}
}

// indexLong indexes a name of several words by its initials, with and without
// its small words, by the acronym printed in brackets behind it, and by the word
// that says what it is.
func (x *clusters) indexLong(m *mention, e int) {
	var some, every strings.Builder
	for i := m.first; i <= m.last && i < m.first+12; i++ {
		if x.Tokens[i].Kind != text.Word {
			continue
		}
		r, _ := utf8.DecodeRuneInString(x.LowerTok(i))
		every.WriteRune(r)
		if x.Tokens[i].Upper {
			some.WriteRune(r)
		}
	}
	if m.kind != model.ActorOrganization || some.Len() < 2 { // of places only words with capitals count
		every.Reset()
	}
	for _, initials := range []string{some.String(), every.String(), x.bracketed(m), x.orAcronym(m)} {
		if len(initials) < 2 || x.atlas.country[initials] != "" && x.atlas.country[initials] != x.atlas.country[m.key] {
			continue
		}
		if _, taken := x.byInitials[initials]; !taken {
			x.byInitials[initials] = e
		}
	}
	if m.kind == model.ActorOrganization {
		x.indexHead(m, e)
	}
}

// indexHead indexes an organization by the first and the last word of its name.
func (x *clusters) indexHead(m *mention, e int) {
	first := x.LowerTok(m.first)
	if x.Tokens[m.first].AllUpper || strings.Contains(first, ".") {
		first = "" // "U.N. Mission" is not what "U.N." shortens
	}
	if next := x.LowerTok(m.first + 1); orgHeads[first] && next != "of" && next != "for" {
		first = "" // nor "Senate Works Committee" what "the Senate" does
	}
	for _, w := range []string{first, x.LowerTok(m.last)} {
		if list := x.byHead[w]; len(list) < maxPerWord {
			x.byHead[w] = append(list, e)
		}
	}
}

// orAcronym returns the acronym in "…, or ABC," behind m, in lower case, or "".
func (x *clusters) orAcronym(m *mention) string {
	i := m.last + 1
	if i+2 >= len(x.Tokens) || x.Tok(i) != "," || x.LowerTok(i+1) != "or" || !x.Tokens[i+2].AllUpper {
		return ""
	}
	return x.LowerTok(i + 2)
}

// canonical is the form under which equal names are filed: countries by their
// first name, companies without Inc. and the like.
func (x *clusters) canonical(m *mention) string {
	if m.kind == model.ActorPlace {
		if c := x.atlas.country[m.key]; c != "" {
			return strings.ToLower(c)
		}
		return m.key
	}
	key := m.key
	if m.kind == model.ActorOrganization {
		for {
			cut := strings.LastIndexByte(key, ' ')
			if cut < 0 || !companySuffixes[key[cut+1:]] {
				break
			}
			key = strings.TrimRight(key[:cut], " ,")
		}
	}
	return key
}

// variant finds the entity whose name differs from m's in a way that does not
// matter: a middle name, a missing part of a long name.
func (x *clusters) variant(m *mention) int {
	switch m.kind {
	case model.ActorPerson:
		for _, e := range x.byWord[x.LowerTok(m.last)] {
			o := &x.mentions[x.entities[e].name]
			if x.entities[e].kind == m.kind && x.samePerson(m, o) {
				return e
			}
		}
	case model.ActorOrganization:
		for _, e := range x.byHead[x.LowerTok(m.first)] {
			if x.contains(&x.mentions[x.entities[e].name], m) {
				return e
			}
		}
	default:
	}
	return -1
}

// samePerson reports whether two full names with the same last word can be one
// person's: one's words are among the other's, an initial standing for a name.
func (x *clusters) samePerson(a, b *mention) bool {
	if a.tokens() > b.tokens() {
		a, b = b, a
	}
	if x.LowerTok(a.last) != x.LowerTok(b.last) {
		return false
	}
	j := b.first
	for i := a.first; i < a.last; i++ {
		for j < b.last && !sameGiven(x.LowerTok(i), x.LowerTok(j)) {
			j++
		}
		if j >= b.last {
			return false
		}
		j++
	}
	return true
}

// sameGiven compares given names; "j." stands for every name in j.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if strings.HasSuffix(a, ".") && len(a) == 2 || strings.HasSuffix(b, ".") && len(b) == 2 {
		return a[0] == b[0]
	}
	return false
}

// contains reports whether the shorter of two organizations' names begins the
// longer one, which goes on with "of …" or "for …".
func (x *clusters) contains(a, b *mention) bool {
	if a.tokens() < b.tokens() {
		a, b = b, a
	}
	n := b.tokens()
	if n < 2 || a.tokens() == n {
		return false
	}
	for k := range n {
		if x.LowerTok(a.first+k) != x.LowerTok(b.first+k) {
			return false
		}
	}
	next := x.LowerTok(a.first + n)
	return next == "of" || next == "for" || next == "in"
}

// short joins mention i, a name of one word, to the actor whose name it
// shortens, or makes an actor of it.
func (x *clusters) short(i int) {
	m := &x.mentions[i]
	if e, ok := x.byPerson[m.key]; ok && x.takesTurn(m) {
		m.entity, m.kind = e, model.ActorPerson
		return
	}
	if e, ok := x.byKey[x.index(m.kind, x.canonical(m))]; ok && m.kind != model.ActorPerson {
		m.entity = e
		return
	}
	e := -1
	switch m.kind {
	case model.ActorPerson:
		if e = x.personNamed(i); e < 0 && !x.titled(m) {
			e = x.firstWordOf(m)
		}
	case model.ActorOrganization, model.ActorPlace:
		e = x.organizationNamed(i)
	default:
	}
	if e >= 0 {
		m.entity, m.kind = e, x.entities[e].kind
		return
	}
	if e, ok := x.byKey[x.index(m.kind, m.key)]; ok {
		m.entity = e
		return
	}
	x.found(i, x.canonical(m))
}

// takesTurn reports that m stands for who speaks next in a printed interview:
// "((AK))", "AK:".
func (x *clusters) takesTurn(m *mention) bool {
	if !x.isAcronym(m) || m.first == 0 || m.last+1 >= len(x.Tokens) {
		return false
	}
	return x.Tok(m.first-1) == "(" && m.first > 1 && x.Tok(m.first-2) == "(" || x.startsSentence(m.first) && x.Tok(m.last+1) == ":"
}

// personNamed finds the person of whose full name the word is the last, else
// the first part: the one named last before it, else the first one named.
func (x *clusters) personNamed(i int) int {
	m := &x.mentions[i]
	best, bestAt, bestLast := -1, -1, false
	for _, e := range x.byWord[m.key] {
		o := &x.mentions[x.entities[e].name]
		if x.otherSex(m, o) {
			continue
		}
		isLast := x.LowerTok(o.last) == m.key
		at := x.entities[e].latest(i)
		if best < 0 || isLast && !bestLast || isLast == bestLast && at > bestAt && at < i {
			best, bestAt, bestLast = e, at, isLast
		}
	}
	if best >= 0 {
		x.entities[best].name = x.fuller(x.entities[best].name, i)
		x.entities[best].mentions = append(x.entities[best].mentions, i)
	}
	return best
}

// firstWordOf finds the organization whose name begins with the word of m, which
// the tagger takes for a person ("Larnby" of "Larnby Town"), or ends with it where
// that is a club's ("Wanderers").
func (x *clusters) firstWordOf(m *mention) int {
	if orgHeads[m.key] || x.isGiven(m.first) {
		return -1
	}
	best := -1
	for _, e := range x.byHead[m.key] {
		if o := &x.mentions[x.entities[e].name]; x.LowerTok(o.first) == m.key && o.tokens() == 2 && namesFirm(x.LowerTok(o.last)) || clubWords[m.key] && x.LowerTok(o.last) == m.key {
			if best >= 0 {
				return -1
			}
			best = e
		}
	}
	return best
}

// otherSex reports that the courtesy before m ("Ms Doe") is not that of the one
// whose full name o is.
func (x *clusters) otherSex(m, o *mention) bool {
	if m.first == 0 {
		return false
	}
	info := x.words.Info(crf.Hash(x.LowerTok(o.first)))
	switch x.LowerTok(m.first - 1) {
	case "ms", "ms.", "mrs", "mrs.", "miss", "lady", "dame":
		return info.MaleFirst && !info.FemaleFirst
	case "mr", "mr.", "sir":
		return info.FemaleFirst && !info.MaleFirst
	}
	return false
}

// namesFirm reports a word that goes with a name of a firm, a club or a body and
// can be left out.
func namesFirm(last string) bool {
	return firmTails[last] || clubWords[last] || companySuffixes[last] || orgHeads[last] || last == "town" || last == "city" || last == "county"
}

// latest is the index of the entity's latest known mention before i, else that
// of its full name.
func (e *entity) latest(i int) int {
	if n := len(e.mentions); n > 0 && e.mentions[n-1] < i {
		return e.mentions[n-1]
	}
	return e.name
}

func (x *clusters) fuller(a, b int) int {
	if x.mentions[b].tokens() > x.mentions[a].tokens() {
		return b
	}
	return a
}

// organizationNamed finds the organization that an acronym, or the one word
// that says what it is ("the Foundation"), stands for.
func (x *clusters) organizationNamed(i int) int {
	m := &x.mentions[i]
	if x.isAcronym(m) {
		if e, ok := x.byInitials[strings.ReplaceAll(m.key, ".", "")]; ok {
			return e
		}
	}
	heads := x.byHead[m.key]
	if len(heads) == 0 {
		return -1
	}
	if !orgHeads[m.key] && len(heads) > 1 {
		return -1
	}
	best := -1
	for _, e := range heads {
		if x.shortens(m, e) && (x.entities[e].name < i || best < 0 && (!orgHeads[m.key] || m.first < headlineTokens)) {
			best = e
		}
	}
	return best
}

// headlineTokens is how far a headline goes, in which a short form may stand
// before the full one.
const headlineTokens = 16

// shortens reports that the one word of m can stand for entity e. A house of
// parliament goes by its own name: "the House" is not the White House.
func (x *clusters) shortens(m *mention, e int) bool {
	if !houses[m.key] {
		return true
	}
	o := &x.mentions[x.entities[e].name]
	if x.headOf(o) != m.key {
		return false
	}
	before := x.LowerTok(max(o.last-1, o.first))
	return o.first == o.last || x.LowerTok(o.first) == m.key || m.key == "parliament" || before == "the" || x.atlas.demonym[x.Tok(o.last-1)] || x.atlas.place(before) || x.Tokens[o.last-1].AllUpper || strings.Contains(before, ".")
}

// houses are chambers of parliaments.
var houses = wordSet(`house senate congress parliament chamber`)

// nameEntity picks the fullest form: the one of most words, spelled-out ones
// before acronyms, the earlier of two.
func (s *study) nameEntity(e *entity) {
	best := -1
	for _, i := range e.mentions {
		if best < 0 || s.fullness(i) > s.fullness(best) {
			best = i
		}
	}
	if best >= 0 {
		e.name = best
	}
}

func (s *study) fullness(i int) int {
	m := &s.mentions[i]
	n := 2 * m.tokens()
	if t := s.Tokens[m.first]; m.first == m.last && !t.AllUpper && !strings.Contains(m.key, ".") {
		n++
	}
	return n
}

// recoverShort finds short forms that the tagger passed over: acronyms of
// organizations spelled out elsewhere, and the capitalised word that says what
// an organization is, behind an article ("the Foundation").
func (x *clusters) recoverShort() {
	var more []mention
	for i, t := range x.Tokens {
		if x.holder[i] != 0 || !t.Upper || t.Kind != text.Word {
			continue
		}
		m := mention{first: i, last: i, kind: model.ActorOrganization, key: x.LowerTok(i), entity: -1}
		switch {
		case t.AllUpper && t.End-t.Start <= 6:
			if e, ok := x.byInitials[strings.ReplaceAll(m.key, ".", "")]; ok {
				m.entity = e
			}
		case orgHeads[m.key] && x.afterArticle(i) && len(x.byHead[m.key]) > 0:
			m.entity = x.lastHead(x.byHead[m.key], i)
		}
		if m.entity >= 0 && x.standsAlone(i, 1) {
			m.kind = x.entities[m.entity].kind
			more = append(more, m)
		}
	}
	if len(more) == 0 {
		return
	}
	for e := range x.entities { // the names' indexes move
		x.entities[e].name = x.mentions[x.entities[e].name].first
	}
	x.mentions = mergeMentions(x.mentions, more)
	x.hold()
	for e := range x.entities {
		x.entities[e].name = int(x.holder[x.entities[e].name]) - 1
	}
}

// afterArticle reports whether a capital at token i follows "the" and nothing
// capitalised follows it.
func (x *clusters) afterArticle(i int) bool {
	return i > 0 && x.LowerTok(i-1) == "the" && (i+1 >= len(x.Tokens) || !x.Tokens[i+1].Upper)
}

// lastHead returns the entity, of those whose names hold the head, that was
// named last before token i.
func (x *clusters) lastHead(heads []int, i int) int {
	best := -1
	for _, e := range heads {
		if x.mentions[x.entities[e].name].first < i {
			best = e
		}
	}
	return best
}
