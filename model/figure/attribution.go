package figure

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// source is who says what a sentence says.
type source struct {
	first, last int  // tokens of the name, inclusive
	at          int  // the token of the verb or of "according"
	from        int  // first token of the subject, for verbs behind it
	after       bool // speaks for what stands before it, as "according to" does
}

// sources finds who says so, sentence by sentence and in text order.
type sources struct {
	f     *finder
	sent  int      // the sentence the fields below are about; -1 before the first
	found []source // sources of the sentence, in order
	// carried is the source that goes on from the sentences before, when goesOn.
	carried source
	goesOn  bool
	known   bool // carried holds a source
	block   int
}

func newSources(f *finder) *sources { return &sources{f: f, sent: -1, block: -1} }

// of returns who says so of candidate c, as printed; empty when the text does
// not tell. It must be asked in text order.
func (s *sources) of(c cand) string {
	for s.sent < c.sent {
		s.advance()
	}
	best := source{last: -1}
	for _, x := range s.found {
		if c.first >= x.first && c.last <= x.last || x.from <= c.first && c.last < x.at {
			continue // the figure is part of who speaks
		}
		if c.last < x.from && !x.after && !s.closes(x) {
			continue // shares fell 4% after the company reported
		}
		if best.last < 0 || x.at < c.first {
			best = x
		}
	}
	if best.last < 0 {
		if !s.goesOn || !s.known || s.narrates() {
			return ""
		}
		best = s.carried
	}
	return s.name(best)
}

// closes reports that x stands behind a comma or a quotation, as in "…, police
// said", and so speaks for what comes before.
func (s *sources) closes(x source) bool {
	if x.from <= s.f.first {
		return false
	}
	switch s.f.d.Tok(x.from - 1) {
	case ",", "”", `"`, "—", "–", "’", "!", "?":
		return true
	}
	return false
}

// advance reads the next sentence.
func (s *sources) advance() {
	s.carry()
	s.sent++
	s.f.enter(s.sent)
	s.found = s.found[:0]
	if b := s.f.d.Sentences[s.sent].Block; b != s.block {
		s.block = b
		if !s.openQuote() {
			s.known = false
		}
	}
	s.goesOn = s.speaksOn()
	s.read()
}

// carry keeps the last source of the sentence just left.
func (s *sources) carry() {
	switch {
	case len(s.found) > 0:
		s.carried, s.known = s.found[len(s.found)-1], true
	case !s.goesOn:
		s.known = false
	}
}

// openQuote reports that the block of the sentence begins with a quotation mark,
// as a quotation does that goes on over paragraphs.
func (s *sources) openQuote() bool {
	t := s.f.d.Tok(s.f.first)
	return s.known && (t == "“" || t == `"`)
}

// speaksOn reports that the sentence goes on with what the one before said.
func (s *sources) speaksOn() bool {
	f := s.f
	first := f.d.LowerTok(f.first)
	if continues[first] {
		return true
	}
	if f.first+1 >= f.last {
		return false
	}
	second := f.d.LowerTok(f.first + 1)
	switch first {
	case "of", "among", "including":
		return second == "those" || second == "them" || second == "these"
	case "a":
		return second == "further"
	case "the", "that", "this", "its", "their":
		return backReferences[second]
	case "“", `"`:
		return true
	}
	return false
}

// narrates reports a sentence that goes on about a person or thing without
// being what the source said: "She won two prizes", "It is the worst since 2000".
func (s *sources) narrates() bool {
	f := s.f
	return f.oneOf(f.first, "he", "she") || f.is(f.first, "it") && f.oneOf(f.first+1, "is", "was", "'s", "’s")
}

// continues are words that, at the start of a sentence, go on with the one
// before.
var continues = wordSet(`it they he she those these another others most both`)

// backReferences are nouns that, after "the" at the start of a sentence, take up
// the figure before.
var backReferences = wordSet(`figure figures number numbers total toll tally count rest remainder remaining others group ministry agency report data amount
	sum majority same compares includes rises`)

// read finds the sources of the current sentence.
func (s *sources) read() {
	f := s.f
	for i := f.first; i < f.last; i++ {
		if f.d.Tokens[i].Kind != text.Word {
			continue
		}
		w := f.d.LowerTok(i)
		switch {
		case w == "according" && f.is(i+1, "to"):
			s.add(i+2, f.sourceEnd(i+2), i, i)
		case w == "by" && i > f.first && f.class(i-1)&report != 0:
			s.add(i+1, f.sourceEnd(i+1), i, i)
		case w == "by":
			if end := f.accountOf(i + 1); end > 0 {
				s.add(i+1, end, i, i)
			}
		case wordClass[w]&report != 0 && !f.d.Tokens[i].Upper:
			s.verb(i, w)
		}
		if len(s.found) > 8 {
			return
		}
	}
}

// add records the source of tokens [first, end).
func (s *sources) add(first, end, at, from int) {
	if end > first {
		s.found = append(s.found, source{first: first, last: end - 1, at: at, from: from, after: true})
	}
}

// verb reads the source of the verb of saying at token i: its subject before
// it, or behind it after a quotation.
func (s *sources) verb(i int, w string) {
	f := s.f
	if i > f.first && (f.is(i-1, "to") || f.is(i-1, "a") || f.is(i-1, "an") || f.is(i-1, "the")) || f.is(i+1, "by") {
		return
	}
	if f.inverted(i) {
		s.add(i+1, f.sourceEnd(i+1), i, i+1)
		return
	}
	if nounOrVerb[w] && !f.complement(i+1) {
		return
	}
	first, last := f.subject(i)
	if last < first || first-1 >= f.first && !strings.HasPrefix(w, "sa") && f.oneOf(first-1, "that", "which", "whom", "what") && f.class(max(first-2, f.first))&report == 0 {
		return // an order that the president announced
	}
	if pronouns[f.d.LowerTok(last)] && first == last {
		if s.known {
			s.found = append(s.found, source{first: s.carried.first, last: s.carried.last, at: i, from: first})
		}
		return
	}
	if !f.speaker(first, last, w) {
		return
	}
	s.found = append(s.found, source{first: first, last: last, at: i, from: first})
}

// nounOrVerb are forms that are nouns as often as verbs; as verbs they are
// followed by what is said.
var nounOrVerb = wordSet(`report reports estimate estimates claim claims count counts record records project projects forecast forecasts show shows list lists post
	posts cite documents document states notes cites puts put thought found posted declared`)

// complement reports that what is said begins at token j.
func (f *finder) complement(j int) bool {
	if j >= f.last {
		return false
	}
	t := f.d.Tokens[j]
	w := f.d.LowerTok(j)
	return t.Kind == text.Number || t.Kind == text.Symbol || t.Upper || numWords[w].class != numNone || boundWords[w] != "" || wordClass[w]&(det|pron) != 0 || w == "that" || w == "at" || w == "up" ||
		f.d.Tok(j) == ":" || f.d.Tok(j) == "“"
}

var pronouns = wordSet(`he she they it`)

// inverted reports that the subject of the verb at i stands behind it: ", said
// the ministry".
func (f *finder) inverted(i int) bool {
	if i == f.first || i+1 >= f.last {
		return false
	}
	switch f.d.Tok(i - 1) {
	case ",", "”", `"`, "’", "'", "?", "!":
	default:
		return false
	}
	next := f.d.LowerTok(i + 1)
	return (f.d.Tokens[i+1].Upper || next == "the" || next == "a" || next == "an") && strings.HasPrefix(f.d.LowerTok(i), "sa") || f.d.Tokens[i+1].Upper && f.d.LowerTok(i) == "added"
}

// subject returns the tokens of the subject before the verb at i; last < first
// when there is none. Adverbs and "has" are skipped, and an apposition between
// commas.
func (f *finder) subject(i int) (first, last int) {
	p := i - 1
	for p >= f.first && f.skippedBefore(p) {
		p--
	}
	if p < f.first {
		return 0, -1
	}
	if f.class(p)&aux != 0 { // "is said", "could report"
		return 0, -1
	}
	if f.d.Tok(p) == "," || f.d.Tok(p) == "—" || f.d.Tok(p) == ")" {
		if p = f.overApposition(p); p < f.first {
			return 0, -1
		}
	}
	last = p
	for p >= f.first && p > last-subjectReach && (f.inSubject(p, last) || f.joinsNames(p, last)) {
		if p < last && (f.is(p, "the") || f.is(p, "a") || f.is(p, "an")) && !f.oneOf(p-1, "of", "for", "at", "in", "from") {
			p--
			break // an article begins the subject
		}
		p--
	}
	first = p + 1
	for first <= last && (f.class(first)&(prep|conj|adv) != 0 || f.d.Tokens[first].Kind != text.Word) {
		first++
	}
	return first, last
}

// subjectReach is how many tokens of a subject are read.
const subjectReach = 14

// joinsNames reports that the "and" at p stands within a name or between two:
// "Bureau for Trade and Industry", "Lee and Park". Behind another preposition
// than "of" and "for" the word before it ends something else.
func (f *finder) joinsNames(p, last int) bool {
	if !f.is(p, "and") || p >= last || p-1 < f.first || !f.d.Tokens[p-1].Upper || !f.d.Tokens[p+1].Upper {
		return false
	}
	k := p - 1
	for k > f.first && f.d.Tokens[k].Upper {
		k--
	}
	return f.class(k)&prep == 0 || f.oneOf(k, "of", "for")
}

// skippedBefore reports that the word at p may stand between subject and verb.
func (f *finder) skippedBefore(p int) bool {
	w := f.d.LowerTok(p)
	return wordClass[w]&adv != 0 && w != "about" || w == "has" || w == "have" || w == "had" || w == "himself" || w == "herself" || w == "itself" || strings.HasSuffix(w, "ly") && f.d.Tokens[p].Kind == text.Word && !f.d.Tokens[p].Upper
}

// overApposition returns the token before the apposition or bracket that ends
// at p; f.first-1 when there is none.
func (f *finder) overApposition(p int) int {
	closing := f.d.Tok(p)
	opening := closing
	if closing == ")" {
		opening = "("
	}
	for k := p - 1; k > f.first && k > p-24; k-- {
		if f.d.Tok(k) == opening {
			return k - 1
		}
	}
	return f.first - 1
}

// inSubject reports that token p may belong to a subject that ends at last.
func (f *finder) inSubject(p, last int) bool {
	t := f.d.Tokens[p]
	if t.Kind == text.Clitic || f.hyphen(p) || f.d.Tok(p) == "&" || f.d.Tok(p) == "’" {
		return p < last
	}
	if t.Kind != text.Word {
		return false
	}
	w := f.d.LowerTok(p)
	if t.Upper && p > f.first {
		return wordClass[w]&(conj|aux) == 0
	}
	switch w {
	case "of", "for", "the", "a", "an", "its", "their", "his", "her", "at", "in", "from":
		return p < last
	}
	if p == last && pronouns[w] {
		return true
	}
	return wordClass[w]&(prep|conj|aux|rel|pron|report|plainV) == 0 && !strings.HasSuffix(w, "ing")
}

// speaker reports that tokens [first, last] can say something: a name, or a
// noun for those who speak in the news.
func (f *finder) speaker(first, last int, verb string) bool {
	head := f.d.LowerTok(last)
	if head == "i" || head == "we" || head == "you" {
		return false
	}
	noun := speakers[head] || speakers[singular(head)]
	papers := documents[head] || documents[singular(head)]
	name := false
	for k := first; k <= last; k++ {
		w := f.d.LowerTok(k)
		if f.d.Tokens[k].Upper && (k > f.first || wordClass[w]&(det|prep|adv) == 0 && numWords[w].class == numNone) && wordClass[w]&calendar == 0 {
			name = true
		}
		noun = noun || k < last && speakers[w]
		papers = papers || k < last && documents[w]
	}
	if documentVerbs[verb] {
		return papers
	}
	return name || noun || papers
}

// documentVerbs are verbs that say something only with a document as subject.
var documentVerbs = wordSet(`found finds showed shows show indicated indicates recorded records record posted posts suggests suggested cited cites report count`)

var documents = wordSet(`study survey poll data figure report analysis census count tally research result document statistic record number estimate investigation review
	index filing researchers scientists figures statistics results`)

var speakers = wordSet(`official officials police authorities ministry government company firm spokesman spokeswoman spokesperson researcher scientist analyst expert
	agency court prosecutor doctor army military union group organiser organizer resident witness economist minister president mayor governor
	judge lawyer leader opposition party bank airline operator regulator department office council commission committee organisation organization
	charity hospital university institute team rescuer firefighter investigator commander general admiral chief director executive manager coach
	activist campaigner campaign monitor observer medic teacher farmer trader investor city state country administration critics sources source rebels navy
	coastguard fund watchdog authority bureau board family relatives media television broadcaster newspaper outlet website network service
	prosecutors forecasters meteorologists economists lawmakers senators owner founder historian coroner author writer correspondent diplomat envoy`)

// accountOf returns the end of the name in "by the opposition's account", whose
// first token is j, or 0.
func (f *finder) accountOf(j int) int {
	for k := j; k < f.last && k < j+7; k++ {
		if f.d.Tokens[k].Kind == text.Clitic && k > j {
			switch {
			case f.oneOf(k+1, "account", "count", "estimate", "estimates", "reckoning", "tally", "calculation", "calculations"):
				return k
			}
			return 0
		}
		if f.d.Tokens[k].Kind != text.Word {
			return 0
		}
	}
	return 0
}

// sourceEnd returns the end of the name that begins at token j, as after
// "according to".
func (f *finder) sourceEnd(j int) int {
	k, upper := j, false
	for k < f.last && k < j+12 && f.inSource(k, j, upper) {
		upper = upper || f.d.Tokens[k].Upper && k > j
		k++
	}
	for k > j && (f.d.Tokens[k-1].Kind != text.Word || f.class(k-1)&(prep|conj|det) != 0) {
		k--
	}
	return k
}

// inSource reports that the name beginning at j goes on with token k; upper
// tells that it holds a capital already.
func (f *finder) inSource(k, j int, upper bool) bool {
	t := f.d.Tokens[k]
	if t.Kind != text.Word {
		return t.Kind == text.Clitic || f.hyphen(k) && t.Glued || f.d.Tok(k) == "&"
	}
	w := f.d.LowerTok(k)
	class := wordClass[w]
	upperNext := k+1 < f.last && f.d.Tokens[k+1].Upper
	if t.Upper && k > j {
		return class&calendar == 0
	}
	switch w {
	case "of", "for", "at":
		return true
	case "the":
		return k == j || class&det != 0 && k > j && f.class(k-1)&prep != 0
	case "and":
		return upper && upperNext
	case "in", "from":
		return k > j && !upper && (upperNext || f.is(k+1, "the"))
	}
	if numWords[w].class != numNone || boundWords[w] != "" || k > j && class&(prep|conj|aux|rel|pron|adv|plainV|report|toll) != 0 {
		return false
	}
	return !upper || t.Upper || k == j || says(w)
}

// says reports a noun for those, or that, which say something in the news.
func says(w string) bool {
	s := singular(w)
	return speakers[w] || documents[w] || speakers[s] || documents[s]
}

// name cuts out a source: without a leading article before a name, and without
// the description before a name ("human rights organization Foro Penal").
func (s *sources) name(x source) string {
	d := s.f.d
	first := x.first
	run := x.last + 1 // first of the capitals the name ends in
	for run > first && (d.Tokens[run-1].Upper || run <= x.last && particles[d.LowerTok(run-1)]) {
		run--
	}
	size := x.last + 1 - run
	if run > first && (size >= 2 || size == 1 && (d.Tokens[run].AllUpper || speakers[d.LowerTok(run-1)])) {
		w := d.LowerTok(run - 1)
		before := ""
		if run-1 > first {
			before = d.LowerTok(run - 2)
		}
		if d.Tokens[run-1].Kind == text.Word && wordClass[w]&(prep|conj) == 0 && wordClass[before]&prep == 0 {
			first = run
		}
	}
	if w := d.LowerTok(first); (w == "the" || w == "a" || w == "an") && first < x.last && d.Tokens[first+1].Upper {
		first++
	}
	t := d.Text[d.Tokens[first].Start:d.Tokens[x.last].End]
	if strings.ContainsAny(t, "\n") {
		return ""
	}
	return t
}

// hedges are words that take back some of what a sentence claims.
var hedges = wordSet(`allegedly reportedly apparently supposedly purportedly likely unlikely probably possibly perhaps potentially presumably maybe may might could
	believed thought expected projected feared unconfirmed alleged preliminary provisional unofficial unofficially suspected reported forecast planned predicted`)

// hedgeReach is how far from a figure a hedging word is looked for, in tokens.
const hedgeReach = 10

// hedge returns the hedging word nearest to c in its clause, or "".
func (f *finder) hedge(c cand) string {
	f.enter(c.sent)
	for step := 1; step <= hedgeReach; step++ {
		for _, i := range [...]int{c.first - step, c.last + step} {
			if i < f.first || i >= f.last || f.d.Tokens[i].Kind != text.Word || f.d.Tokens[i].Upper && i > f.first {
				continue
			}
			w := f.d.LowerTok(i)
			if !hedges[w] || w == "may" && f.d.Tokens[i].Upper || f.parted(c, i) || !f.hedging(w, i) {
				continue
			}
			return f.d.Tok(i)
		}
	}
	return ""
}

// hedging refuses words that hedge only in some forms: "said X reported",
// "thought he".
func (f *finder) hedging(w string, i int) bool {
	switch w {
	case "believed", "thought", "expected", "feared", "projected", "reported", "forecast", "planned", "predicted":
		return i > f.first && (f.class(i-1)&(aux|det) != 0 || f.is(i-1, "been"))
	}
	return true
}

// parted reports a strong mark between c and token i.
func (f *finder) parted(c cand, i int) bool {
	lo, hi := min(i, c.first), max(i, c.last)
	for k := lo; k < hi; k++ {
		switch f.d.Tok(k) {
		case ";", ":", "“", "”", "—", "(", ")":
			return true
		}
	}
	return false
}
