package quote

import (
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// How far a tag reaches from the marks, in tokens.
const (
	tagAhead  = 18
	tagBack   = 28
	judgeBack = 14 // for verbs of judging, whose object the fragment is
	nounMax   = 12
)

// tagAfter reads the tag behind a quote: “…,” said Ruiz; “…,” the ministry
// told reporters; “…”, according to Ruiz; “…” – Ruiz.
func (f *finder) tagAfter(p passage) (speaker, string, bool) {
	if p.goesOn {
		return speaker{}, "", false
	}
	j := p.close + 1
	led := f.ends(p) != "" && f.ends(p) != "."
	if f.tok(j) == "," {
		led = true
		j++
	}
	limit := f.until(p, j)
	if t := f.tok(j); t == "—" || t == "–" || t == "-" || t == "--" {
		j++
		if who, ok := f.signed(p, j); ok {
			return who, ruleSigned, true
		}
	}
	if f.low(j) == "according" && f.low(j+1) == "to" && j+2 < limit {
		return f.resolve(f.nounAhead(j+2, limit)), ruleSource, true
	}
	v := f.verbAhead(j, limit)
	if v < 0 || !led && (v != j || f.ends(p) == ".") {
		return speaker{}, "", false
	}
	if v > j && f.subjectFits(j, v) {
		n := f.nounAhead(j, v)
		if n.end < v && f.tok(n.end) == "," { // his neighbour, Pedro Lima, told reporters
			return f.apposed(n, f.nounAhead(n.end+1, v)), ruleAfter, true
		}
		return f.resolve(n), ruleAfter, true
	}
	return f.inverted(j, v, limit, led)
}

// inverted reads a tag whose verb stands first: “…,” said Ruiz.
func (f *finder) inverted(j, v, limit int, led bool) (speaker, string, bool) {
	adverb := v == j+1 && (between[f.low(j)] || strings.HasSuffix(f.low(j), "ly"))
	if v > j && !adverb || tellVerbs[f.low(v)] {
		return speaker{}, "", false
	}
	n := f.nounAhead(v+1, limit)
	if n.len() == 0 {
		return speaker{}, ruleAfter, led
	}
	if f.tok(n.end) == "," && f.upper(n.end+1) { // said his wife, Ana Ruiz
		return f.apposed(n, f.nounAhead(n.end+1, limit)), ruleAfter, true
	}
	return f.resolve(n), ruleAfter, true
}

// signed reads the name under a quote that stands by itself: “…” – Ana Ruiz.
func (f *finder) signed(p passage, j int) (speaker, bool) {
	_, last := blockTokens(f.d, p.block)
	if j >= last || last-j > nounMax {
		return speaker{}, false
	}
	return f.actorIn(f.nounAhead(j, last))
}

// until is the end of the stretch behind a quote in which its tag can stand:
// the end of the sentence or the next passage.
func (f *finder) until(p passage, j int) int {
	_, limit := blockTokens(f.d, p.block)
	limit = min(limit, j+tagAhead)
	for k := j; k < limit; k++ {
		switch f.tok(k) {
		case "“", "\"", "«", "„", "”", "»", ";", ":":
			return k
		case ".", "!", "?":
			return k
		}
	}
	return limit
}

// verbAhead finds the verb of saying of a tag in [j, limit); -1 for none.
func (f *finder) verbAhead(j, limit int) int {
	for k := j; k < limit; k++ {
		if sayVerbs[f.low(k)] {
			return k
		}
	}
	return -1
}

// subjectFits reports that [j, v) can be the subject of the verb at v: it
// begins like a noun phrase, and no word in it begins another clause.
func (f *finder) subjectFits(j, v int) bool {
	w := f.low(j)
	if !f.isWord(j) || nounStops[w] && !determiners[w] && !pronouns[w] {
		return false
	}
	if pronouns[w] || determiners[w] || f.upper(j) || v-j <= 4 {
		return true
	}
	_, named := f.actorIn(f.nounAhead(j, v)) // eyewitness Ana Ruiz, a teacher, told reporters
	return named
}

// tagBefore reads the tag in front of a quote: Ruiz said: “…”; she described it
// as “…”; according to Ruiz, “…”; and, in a headline, Ruiz: “…”.
func (f *finder) tagBefore(p passage, words int) (speaker, string, bool) {
	start := f.clauseStart(p)
	v := f.verbBack(p, start)
	switch {
	case v < 0:
		lead := noun{start, p.open - 1}
		if n := f.firstNoun(start, p.open-1); n.len() > 0 && n.end < lead.end { // Mayor Ruiz of Porto was blunter:
			if _, ok := f.actorIn(n); ok {
				lead = n
			}
		}
		if who, ok := f.actorIn(lead); ok && f.tok(p.open-1) == ":" && p.open-1-start <= nounMax {
			return who, ruleBefore, true
		}
		return speaker{}, "", false
	case f.isSource(v):
		return f.sourceBefore(v+1, p, words)
	case words < 2 && !f.spoken(p):
		return speaker{}, "", false
	case f.ends(p) == "" && f.allCapitals(p) && !f.spoken(p) && f.upper(p.open+1): // a name
		return speaker{}, "", false
	}
	rule := ruleBefore
	if !f.whole(p) {
		rule = ruleExcerpt
	}
	return f.subject(start, v, p.open), rule, true
}

// verbBack finds the verb that governs the passage, or the last word of
// "according to" and "in the words of"; -1 for none.
func (f *finder) verbBack(p passage, start int) int {
	for k := p.open - 1; k >= start; k-- {
		w := f.low(k)
		if f.isSource(k) || (sayVerbs[w] || judgeVerbs[w] && p.open-k <= judgeBack) && !f.nounBefore(k) {
			return k
		}
	}
	return -1
}

// isSource reports that token k ends "according to" or "the words of".
func (f *finder) isSource(k int) bool {
	w := f.low(k)
	return w == "to" && f.low(k-1) == "according" || w == "of" && f.low(k-1) == "words"
}

// sourceBefore is the speaker named after "according to" in front of a quote.
func (f *finder) sourceBefore(k int, p passage, words int) (speaker, string, bool) {
	n := f.nounAhead(k, p.open)
	who := f.resolve(n)
	if n.end < p.open && f.tok(n.end) == "," && who.kind == "" { // according to the mayor, Pedro Lima
		who = f.apposed(n, f.nounAhead(n.end+1, p.open))
	}
	return who, ruleSource, n.len() > 0 && words >= 2
}

// nounBefore reports that the word at k, which looks like a verb of saying, is
// a noun or a participle there: "the claims", "a report", "the said".
func (f *finder) nounBefore(k int) bool {
	w := f.low(k - 1)
	if passive[w] || between[w] && passive[f.low(k-2)] { // was told, has been asked
		return true
	}
	return determiners[w] && w != "that" && w != "this" && w != "some" && w != "many" && w != "several" && w != "one"
}

// clauseStart is where the search for a tag before the passage ends: the
// sentence's start or the passage before. A sentence that only leads up to the
// quote ("Ruiz was clear:") is its own.
func (f *finder) clauseStart(p passage) int {
	s := f.d.SentenceOf(p.open)
	start := f.d.Sentences[s].First
	if p.open == start && s > 0 && f.d.Sentences[s-1].Block == p.block {
		if before := f.d.Sentences[s-1]; f.tok(before.Last-1) == ":" {
			start = before.First
		}
	}
	if first, _ := blockTokens(f.d, p.block); p.open == first && s > 0 {
		if t := f.tok(p.open - 1); t == ":" || t == "," {
			start = f.d.Sentences[s-1].First
		}
	}
	start = max(start, p.open-tagBack)
	for k := p.open - 1; k >= start; k-- {
		if t := f.tok(k); t == "”" || t == "»" || t == "\"" || t == ";" {
			if open := f.aside(k); open >= 0 {
				k = open
				continue
			}
			return k + 1
		}
	}
	return start
}

// aside is the opening mark of the passage that closes at token k when it was
// no speech, as a title within the clause is not; else -1.
func (f *finder) aside(k int) int {
	i := sort.Search(len(f.passages), func(i int) bool { return f.passages[i].close >= k })
	if i < len(f.passages) && f.passages[i].close == k && !f.passages[i].quote {
		return f.passages[i].open
	}
	return -1
}

// subject finds who is the subject of the verb at v, in the clause [start,
// end): the noun before it, past what is put in between commas, or the noun
// behind it where the clause begins with the verb.
func (f *finder) subject(start, v, end int) speaker {
	if n, ok := f.cited(start, v); ok {
		return f.resolve(n)
	}
	t := v - 1
	for t >= start && (between[f.low(t)] && !pronouns[f.low(t)] || strings.HasSuffix(f.low(t), "ly")) {
		t--
	}
	if f.tok(t) == ")" { // the Central News Agency (CNA) said
		t = f.beforeBracket(start, t)
	}
	w := f.low(t)
	participle := strings.HasSuffix(f.low(v), "ing")
	switch {
	case t < start || w == "," && t == start:
		return f.resolve(f.nounAhead(v+1, end))
	case participle && f.isWord(t) && !between[w] && !joins[w]:
		return f.holder(start, t+1)
	case participle || w == "and" || w == "but" || w == "to": // no subject of its own
		return f.firstSpeaker(start, v)
	case w == "who" || w == "which" || w == "that":
		if f.tok(t-1) == "," {
			t--
		}
		return f.resolve(f.nounBack(start, t))
	case w == ",", w == "—", w == "–":
		return f.beforeComma(start, t, v)
	}
	n := f.nounBack(start, t+1)
	if f.low(n.first-1) == "by" && n.first-1 > start { // a letter seen by Radio Nord says
		n = f.firstNoun(start, n.first-1)
	}
	return f.resolve(n)
}

// cited reads the object of "quoted Ruiz as saying".
func (f *finder) cited(start, v int) (noun, bool) {
	if f.low(v) != "saying" || f.low(v-1) != "as" {
		return noun{}, false
	}
	for k := v - 2; k >= start; k-- {
		switch f.low(k) {
		case "quoted", "cited", "quotes", "cites", "quoting", "citing":
			return f.nounAhead(k+1, v-1), true
		}
	}
	return noun{}, false
}

// beforeBracket is the token before the bracket that closes at t.
func (f *finder) beforeBracket(start, t int) int {
	for k := t - 1; k > start && k > t-nounMax; k-- {
		if f.tok(k) == "(" {
			return k - 1
		}
	}
	return t
}

// beforeComma is the subject where a comma (or dash) at t stands before the
// verb: the noun that the words between two of them belong to.
func (f *finder) beforeComma(start, t, v int) speaker {
	for k := t - 1; k >= start; k-- {
		if f.tok(k) == f.tok(t) {
			if k-2 > start && f.d.Tokens[k-1].Kind == text.Number && f.tok(k-2) == "," { // Ruiz, 38, of the union, said
				return f.apposed(f.nounBack(start, k-2), noun{k + 1, t})
			}
			return f.apposed(f.nounBack(start, k), noun{k + 1, t})
		}
	}
	return f.firstSpeaker(start, v)
}

// firstSpeaker is who the clause that begins at start is about, past a name in
// apposition: "The minister, Ana Ruiz, defended it, saying".
func (f *finder) firstSpeaker(start, v int) speaker {
	n := f.firstNoun(start, v)
	if f.tok(n.end) == "," && f.upper(n.end+1) {
		return f.apposed(n, f.nounAhead(n.end+1, v))
	}
	return f.resolve(n)
}

// holder is the speaker where a participle follows its noun without a comma:
// "with Ruiz saying". Of a letter saying something nobody is told to speak.
func (f *finder) holder(start, end int) speaker {
	n := f.nounBack(start, end)
	if n.len() == 0 {
		return speaker{}
	}
	if f.low(n.first-1) == "with" {
		return f.resolve(n)
	}
	who, _ := f.actorIn(n)
	return who
}

// apposed is the speaker where a phrase and another one between commas come
// before the verb: the person that either of them names, or the first.
func (f *finder) apposed(first, second noun) speaker {
	who := f.resolve(first)
	if who.kind != model.ActorPerson && second.len() <= nounMax {
		if other, ok := f.actorIn(second); ok && other.kind == model.ActorPerson && f.upper(second.first) {
			return other
		}
	}
	return who
}

// noun is a noun phrase: tokens [first, end).
type noun struct{ first, end int }

func (n noun) len() int { return n.end - n.first }

// nounAhead reads the noun phrase that begins at token i and ends before limit.
func (f *finder) nounAhead(i, limit int) noun {
	k := i
	for k < limit && k-i < nounMax && (f.isWord(k) || f.d.Tokens[k].Kind == text.Clitic || f.tok(k) == "-" && k > i) {
		if w := f.low(k); k > i && (nounStops[w] && !f.upper(k) || sayVerbs[w] || between[w] && !f.upper(k)) || nounStops[w] && k == i && !determiners[w] && !f.upper(k) && !pronouns[w] {
			break
		}
		k++
		if k == i+1 && pronouns[f.low(i)] {
			break
		}
	}
	return noun{i, k}
}

// nounBack reads the noun phrase that ends before token end.
func (f *finder) nounBack(start, end int) noun {
	k := end
	for k > start && end-k < nounMax {
		w := f.low(k - 1)
		if !f.isWord(k-1) && f.d.Tokens[k-1].Kind != text.Clitic && f.tok(k-1) != "-" || nounBreaks[w] && !f.upper(k-1) || sayVerbs[w] || w == "and" && !f.upper(k) {
			break
		}
		k--
		if pronouns[w] || determiners[w] && (f.tok(k-1) != "-" || !f.d.Tokens[k].Glued) && !determiners[f.low(k-1)] && f.low(k-1) != "of" && f.low(k-1) != "for" && f.low(k-1) != "from" {
			break
		}
	}
	for k < end && (nounBreaks[f.low(k)] || f.low(k) == "and" || f.low(k) == "of" || f.low(k) == "for") {
		k++
	}
	return noun{k, end}
}

// firstNoun is the subject of the clause that begins at start: its first noun
// phrase, past an opening phrase that a comma ends.
func (f *finder) firstNoun(start, v int) noun {
	i := start
	for i < v && !f.isWord(i) {
		i++
	}
	if nounStops[f.low(i)] && !determiners[f.low(i)] || strings.HasSuffix(f.low(i), "ing") {
		for k := i; k < v; k++ {
			if f.tok(k) == "," {
				i = k + 1
				break
			}
		}
	}
	n := f.nounAhead(i, v)
	for k := n.first + 1; k < n.end; k++ { // up to the verb
		if w := f.low(k); judgeVerbs[w] || !f.upper(k) && strings.HasSuffix(w, "ed") && len(w) > 4 {
			n.end = k
			break
		}
	}
	return n
}

// resolve makes a speaker of a noun phrase: the actor that its head names, the
// one that a pronoun means, or the words themselves.
func (f *finder) resolve(n noun) speaker {
	if n.len() <= 0 || n.end > len(f.d.Tokens) {
		return speaker{}
	}
	if f.low(n.end-1) == "used" && n.len() > 1 { // her mother used to say
		n.end--
	}
	if w := f.low(n.first); w == "it" && f.is(n.end, "read", "reads") { // a letter or a sign
		return speaker{}
	} else if pronouns[w] {
		return f.meant(w, n.first)
	}
	if who, ok := f.actorIn(n); ok {
		return who
	}
	if who, ok := f.known(n); ok {
		return who
	}
	a := f.d.Anchor(n.first, n.end-1)
	who := speaker{name: a.Text}
	for k := n.first; k < n.end; k++ {
		if spokespeople[f.low(k)] { // the ministry's spokesman speaks for the ministry
			who.id = f.organizationIn(n)
		}
	}
	if !f.plausible(n) {
		return speaker{}
	}
	return who
}

// plausible reports that a phrase that names no actor can be one who speaks.
func (f *finder) plausible(n noun) bool {
	last := f.low(n.end - 1)
	if first := f.low(n.first); first == "what" || first == "there" || first == "how" || first == "why" || first == "been" {
		return false
	}
	return !nounStops[last] && last != "been" && !objects[last] && n.len() <= nounMax-2 && !determiners[last] && !sayVerbs[last] && f.d.Tokens[n.end-1].Kind == text.Word
}

// actorIn finds the actor that a noun phrase is about: a person anywhere in
// it, or another actor in its head, before "of" or "for".
func (f *finder) actorIn(n noun) (speaker, bool) {
	if n.len() <= 0 {
		return speaker{}, false
	}
	from, to := f.d.Tokens[n.first].Start, f.d.Tokens[n.end-1].End
	head := to
	for k := n.first + 1; k < n.end; k++ {
		if w := f.low(k); w == "of" || w == "for" || w == "from" || w == "at" {
			head = f.d.Tokens[k].Start
			break
		}
	}
	best := -1
	for _, m := range f.between(from, to) {
		a := f.actors[m.actor]
		switch {
		case f.possesses(m, to), m.Start >= head && prepositions[f.low(f.d.TokenAt(m.Start)-1)] && a.Kind == model.ActorPerson:
		case best >= 0 && m.Start >= head && f.actors[best].Kind == model.ActorPerson: // Ruiz of San Pedro
		case a.Kind == model.ActorPerson && (m.End >= head || m.Start <= from+4 || f.upper(n.first)):
			best = m.actor
		case best >= 0 && f.actors[best].Kind == model.ActorPerson:
		case m.End == head || m.Start < head && m.End > head:
			best = m.actor
		}
	}
	if best < 0 {
		return speaker{}, false
	}
	a := f.actors[best]
	return speaker{name: a.Name, id: a.ID, kind: a.Kind}, true
}

// possesses reports that the mention m only says whose what follows is, up to
// offset to: "Hill's lawyer".
func (f *finder) possesses(m mention, to int) bool {
	if m.End >= to {
		return false
	}
	c := f.d.TokenAt(m.End)
	if c < 0 || c >= len(f.d.Tokens) || f.d.Tokens[c].Start != m.End {
		return false
	}
	switch f.tok(c) {
	case "'s", "’s", "'", "’":
		return f.d.Tokens[c].End < to
	}
	return false
}

func (f *finder) organizationIn(n noun) string {
	id := ""
	for _, m := range f.between(f.d.Tokens[n.first].Start, f.d.Tokens[n.end-1].End) {
		if a := f.actors[m.actor]; a.Kind == model.ActorOrganization {
			id = a.ID
		}
	}
	return id
}
