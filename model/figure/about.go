package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Limits of the phrase that says what is measured, in tokens.
const (
	aboutWords  = 11 // longest phrase with its verb
	aboutPhrase = 7  // a phrase at least this long needs no verb
	aboutReach  = 14 // how far back the clause before a figure is read
)

// about returns the phrase of the sentence that says what the figure with index
// k among the candidates measures. It is one stretch of the text: the noun
// phrase behind a count, with its verb when it is short, or the clause before
// the figure when nothing useful follows it.
//
// previous is the about of the figure before it, which figures in a row share.
func (f *finder) about(k int, previous string) string {
	f.enter(f.out[k].sent)
	if f.bracketed(f.out[k].first, f.out[k].last) {
		open := f.out[k].first - 1
		if k > 0 && f.out[k-1].last+1 == open { // 30 km (19 miles)
			return previous
		}
		if s := f.phrase(f.nounBefore(open), open); s != "" && !f.weak(s) { // fruit (3.6%)
			return s
		}
	}
	s := f.aboutSelf(k)
	if s != "" && !f.weak(s) {
		return s
	}
	c := f.out[k]
	if k > 0 && f.out[k-1].sent == c.sent && f.inRow(f.out[k-1].last+1, c.first) {
		return f.either(previous, s)
	}
	if p := c.first - 1; p > f.first && f.breaks(p, f.first) && f.d.Tokens[p].Kind == text.Punct {
		if before := f.clauseEnding(p, f.first); before != "" && !f.weak(before) { // United States: 40
			return before
		}
	}
	next := c.last + 1
	if next < f.last && f.d.Tokens[next].Kind == text.Punct {
		return f.either(f.phraseAfter(next+1), s) // After 69 days, the last of the miners …
	}
	return f.either(f.phraseAfter(next), s)
}

// inRow reports that tokens [from, to) are few and neither end a line nor hold
// a strong mark.
func (f *finder) inRow(from, to int) bool {
	if to-from >= aboutReach {
		return false
	}
	for i := from; i <= to && i < f.last; i++ {
		if f.d.Tok(i) == ";" || strings.IndexByte(f.d.Text[f.d.Tokens[i-1].End:f.d.Tokens[i].Start], '\n') >= 0 {
			return false
		}
	}
	return true
}

// weak reports a phrase of one word that says nothing by itself.
func (f *finder) weak(s string) bool {
	if strings.IndexByte(s, ' ') >= 0 {
		return false
	}
	w := strings.ToLower(s)
	return wordClass[w]&(pron|adv|prep|det|aux|conj|plainV|report) != 0 || numWords[w].class != numNone || len(w) < 3
}

// aboutSelf is the about that stands beside the figure itself.
func (f *finder) aboutSelf(k int) string {
	c := f.out[k]
	next := f.join(c.last)
	switch {
	case c.rule == "age: after a name":
		return f.nameBefore(c.first - 2)
	case c.kind == model.FigureOrdinal, c.kind == model.FigureRank:
		return f.either(f.nounPhrase(next), f.clauseBefore(k))
	case c.kind == model.FigureScore:
		return f.either(f.clauseBefore(k), f.phraseAfter(next))
	case f.isHyphenated(c.last) && c.unit != "" && !c.whole:
		return f.either(f.nounPhrase(f.join(next)), f.nounPhrase(next))
	case c.kind == model.FigureCount && !c.whole, c.kind == model.FigureRange && !c.whole:
		if c.unit == "point" && c.noun == next { // the index lost 33.5 points
			return f.either(f.clauseBefore(k), f.phraseAfter(next))
		}
		if c.noun > 0 || next < f.last && f.d.Tokens[next].Kind == text.Word && f.class(next)&(toll|person) != 0 {
			return f.phraseAfter(f.skipOf(next))
		}
		if p := f.verbAfter(next); p != "" {
			return p
		}
		return f.either(f.clauseBefore(k), f.phraseAfter(f.skipOf(next)))
	}
	if next < f.last && dimension[f.d.LowerTok(next)] {
		return f.withDimension(k, next)
	}
	return f.aboutUnit(k, next)
}

// verbAfter returns what a bare number does or suffers: "had been carried out",
// "to go south".
func (f *finder) verbAfter(j int) string {
	if j+1 < f.last && (f.class(j)&(aux|toll|plainV) != 0 || f.is(j, "to") && f.class(j+1) == plainV) {
		return f.phraseAfter(j)
	}
	return ""
}

// withDimension returns the clause with the figure and the word for its
// dimension: "She is 400 metres long", or what is long when that is a noun.
func (f *finder) withDimension(k, next int) string {
	before := f.clauseBefore(k)
	if strings.ContainsAny(before, " ") || before == "" {
		return f.either(before, f.phraseAfter(next))
	}
	start := f.out[k].first - 1
	for start > f.first && f.d.Text[f.d.Tokens[start].Start:f.d.Tokens[start].End] != before {
		start--
	}
	return f.phrase(start, next+1)
}

// aboutUnit is the about of a figure with a unit: what stands behind "of" or
// "in", the noun right behind, else the clause before.
func (f *finder) aboutUnit(k, next int) string {
	c := f.out[k]
	if f.is(next, "of") || f.is(next, "worth") && f.is(next+1, "of") {
		return f.either(f.phraseAfter(f.skipOf(next)), f.clauseBefore(k))
	}
	if next < f.last && f.d.Tokens[next].Kind == text.Word {
		low := f.d.LowerTok(next)
		if wordClass[low]&change != 0 && c.first > f.first && (f.is(c.first-1, "a") || f.is(c.first-1, "an") || f.is(c.first-1, "the")) { // a 20% drop in deliveries
			return f.phraseAfter(next)
		}
		if wordClass[low]&(prep|conj|aux|det|adv|pron|rel|plainV|change) == 0 && (c.last+1 < next || !strings.HasSuffix(low, "ed")) && !dimension[low] {
			return f.either(f.nounPhrase(next), f.clauseBefore(k))
		}
		if low == "in" && c.kind != model.FigurePercent && next+1 < f.last && f.d.Tokens[next+1].Kind == text.Word && !f.d.Tokens[next+1].Upper &&
			f.class(next+1)&(det|calendar|prep) == 0 && c.kind != model.FigureMeasure {
			return f.phraseAfter(next + 1)
		}
	}
	return f.either(f.clauseBefore(k), f.phraseAfter(next))
}

var dimension = wordSet(`long wide high tall deep thick away north south east west old apart off ahead later earlier ago faster slower heavier`)

// enter makes s the current sentence.
func (f *finder) enter(s int) {
	f.sent, f.first, f.last, f.floor = s, f.d.Sentences[s].First, f.d.Sentences[s].Last, f.d.Sentences[s].First
}

func (f *finder) either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// skipOf steps over "of" and an article: "a quarter of the voters".
func (f *finder) skipOf(j int) int {
	if f.is(j, "worth") && f.is(j+1, "of") {
		j++
	}
	if f.is(j, "of") {
		j++
		if f.is(j, "the") || f.is(j, "a") || f.is(j, "an") {
			j++
		}
		if j+1 < f.last && f.d.Tokens[j].Kind == text.Number && f.isLower(j+1) { // 23 of 24 seats
			j++
		}
		if j+1 < f.last && quoteMarks[f.d.Tok(j)] {
			j++
		}
	}
	return j
}

// breaks reports that a phrase cannot go on over token i.
func (f *finder) breaks(i, start int) bool {
	t := f.d.Tokens[i]
	if i > f.first && i > start && !t.Glued && strings.IndexByte(f.d.Text[f.d.Tokens[i-1].End:t.Start], '\n') >= 0 {
		return true
	}
	if t.Kind == text.Word || t.Kind == text.Number || t.Kind == text.Clitic || t.Kind == text.Symbol && !strings.ContainsAny(f.d.Tok(i), "|│^") {
		return false
	}
	switch f.d.Tok(i) {
	case "-", "‑", "'", "’", "/", "&":
		return !t.Glued && f.d.Tok(i) == "-"
	case ":", "–": // 4:09, Rome–Paris
		return !t.Glued || i+1 >= f.last || !f.d.Tokens[i+1].Glued
	case ".":
		return i+1 >= f.last || !f.d.Tokens[i+1].Glued
	case `"`, "”", "’’", "»": // 43 percent of "active" voters
		return start <= f.first || i <= start || i-start > 2 || !quoteMarks[f.d.Tok(start-1)] || i+1 >= f.last || !f.isLower(i+1)
	}
	return true
}

// quoteMarks open a quotation.
var quoteMarks = map[string]bool{`"`: true, "“": true, "«": true, "„": true}

// nounPhrase cuts out the words from token j on up to the verb, without it.
func (f *finder) nounPhrase(j int) string {
	end := j
	if j < f.last && f.class(j)&(prep|conj) != 0 {
		return ""
	}
	for end < f.last && end < j+aboutPhrase && !f.breaks(end, j) {
		w := f.d.LowerTok(end)
		if wordClass[w]&(conj|aux|rel|pron) != 0 || wordClass[w]&(plainV|report) != 0 && end > j && !f.d.Tokens[end].Upper || wordClass[w]&calendar != 0 && f.d.Tokens[end].Upper {
			break
		}
		if wordClass[w]&prep != 0 && w != "of" && w != "for" && w != "to" && end > j {
			break
		}
		end++
	}
	return f.phrase(j, end)
}

// phraseAfter cuts out the phrase from token j on: a noun phrase with what
// hangs on it and, when that is short, its verb.
func (f *finder) phraseAfter(j int) string {
	end, boundary := j, 0
	for end < f.last && end < j+aboutWords && !f.breaks(end, j) {
		w := f.d.LowerTok(end)
		class := wordClass[w]
		verb := class&(aux|plainV) != 0 && class&prep == 0
		switch {
		case end == j && class&(prep|conj|rel) != 0 && w != "to":
			return ""
		case class&rel != 0 && end > j, class&conj != 0 && class&prep == 0 && w != "and" && end > j:
			return f.phrase(j, end)
		case w == "and" && boundary > j && f.cutsNoun(end):
			return f.phrase(j, boundary)
		case w == "and" && end > j && (end-j >= 2 || !f.countable(end+1)):
			return f.phrase(j, end)
		case verb && end-j >= aboutPhrase:
			return f.phrase(j, end)
		case class&prep != 0 && end > j:
			boundary = end
		}
		end++
	}
	if end < f.last && end >= j+aboutWords && boundary > 0 && !f.breaks(end, j) {
		end = boundary
	}
	return f.phrase(j, end)
}

// clauseBefore cuts out the clause before figure k, without its last small
// words: "Turnout" of "Turnout was 61.5%".
func (f *finder) clauseBefore(k int) string {
	end := f.out[k].first
	limit := f.first
	if k > 0 && f.out[k-1].sent == f.sent {
		if end-f.out[k-1].last <= 4 { // two figures of one clause: fell 8 per cent to 310 million
			end = f.out[k-1].first
			if k > 1 && f.out[k-2].sent == f.sent {
				limit = f.out[k-2].last + 1
			}
		} else {
			limit = f.out[k-1].last + 1
		}
	}
	return f.clauseEnding(end, limit)
}

// clauseEnding cuts out the clause that ends before token end, and begins at
// limit at the earliest.
func (f *finder) clauseEnding(end, limit int) string {
	start := end
	for start > limit && start > end-aboutReach && !f.breaks(start-1, f.first) && !f.clauseStarts(start, end) {
		start--
	}
	start = f.overDay(start, end)
	if f.is(start, "according") || start < end && f.is(start+1, "according") {
		return ""
	}
	p := f.phrase(f.trimClause(start, end))
	if last := p[strings.LastIndexByte(p, ' ')+1:]; claims[last] || strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "’s") {
		return "" // who says so is not what is measured, nor is whose it is
	}
	return p
}

// clauseStarts reports that the clause of tokens [start, end) does not go back
// over the token before it.
func (f *finder) clauseStarts(start, end int) bool {
	w := f.d.LowerTok(start - 1)
	class := wordClass[w]
	switch {
	case w == "that":
		return end > start
	case w == "and":
		return end-start >= 3
	case class&rel != 0 && class&det == 0, class&conj != 0 && class&(prep|rel) == 0:
		return true
	case end-start >= 2 && class&report != 0 && strings.HasPrefix(w, "sa"):
		return true
	case w == "after" || w == "before" || w == "as" || w == "because":
		return end-start >= 3 && f.holdsVerb(start, end)
	}
	return start < end && strings.IndexByte(f.d.Text[f.d.Tokens[start-1].End:f.d.Tokens[start].Start], '\n') >= 0
}

// holdsVerb reports that tokens [start, end) hold a verb, by its form.
func (f *finder) holdsVerb(start, end int) bool {
	for i := start; i < end; i++ {
		if f.d.Tokens[i].Kind == text.Word && !f.d.Tokens[i].Upper && f.class(i)&(aux|report|change|plainV) != 0 && f.class(i)&prep == 0 {
			return true
		}
	}
	return false
}

// claims are verbs of saying that a clause before a figure often ends in.
var claims = wordSet(`say says said saying reported report reports estimate estimates estimated expect expects expected wrote writes claim claims claimed announced believe
	believes forecast forecasts predicted predicts project projects projected stated`)

// overDay steps over a day at the start of a clause: "On Thursday the stock".
func (f *finder) overDay(start, end int) int {
	j := start
	if j+1 < end && f.class(j)&prep != 0 {
		j++
	}
	if j >= end || !f.d.Tokens[j].Upper || f.class(j)&calendar == 0 || f.isHyphenated(j) {
		return start
	}
	for j++; j < end && f.d.Tokens[j].Kind == text.Number; j++ {
	}
	return j
}

// nameBefore returns the name, or else the noun, that ends at token p.
func (f *finder) nameBefore(p int) string {
	start := p
	for start > f.first && start > p-5 && (f.d.Tokens[start-1].Kind != text.Punct || f.hyphen(start-1) && f.d.Tokens[start].Glued) &&
		(f.hyphen(start-1) || f.d.Tokens[start-1].Upper || particles[f.d.LowerTok(start-1)]) && f.d.Tokens[p].Upper && f.class(start-1)&(prep|det|conj) == 0 {
		start--
	}
	return f.phrase(start, p+1)
}

var particles = wordSet(`de la le van von der den bin al el da di du dos del y`)

// phrase cuts out tokens [first, end) without small words at its edges.
func (f *finder) phrase(first, end int) string {
	for first < end && f.edge(first, true) {
		first++
	}
	for end > first && f.edge(end-1, false) {
		end--
	}
	if first >= end {
		return ""
	}
	s := f.d.Text[f.d.Tokens[first].Start:f.d.Tokens[end-1].End]
	if first > f.first && quoteMarks[f.d.Tok(first-1)] && strings.ContainsAny(s, `"”»`) { // "active" voters
		s = f.d.Text[f.d.Tokens[first-1].Start:f.d.Tokens[end-1].End]
	}
	if strings.ContainsAny(s, "\n") {
		return ""
	}
	return s
}

// edge reports that token i is no word to begin or end a phrase with.
func (f *finder) edge(i int, first bool) bool {
	t := f.d.Tokens[i]
	if t.Kind == text.Punct || t.Kind == text.Clitic && first {
		return true
	}
	if t.Kind != text.Word {
		return false
	}
	w := f.d.LowerTok(i)
	class := wordClass[w]
	if first {
		return w == "the" || w == "a" || w == "an" || class&conj != 0 && class&(prep|det|rel) == 0 || w == "after" || w == "as" || w == "even" || w == "because" || w == "that" || w == "also" || w == "of"
	}
	return class&(prep|conj|aux|det|adv|rel) != 0 && class&(toll|person) == 0 && !trailing[w] || boundWords[w] != "" || w == "least" || w == "than" || w == "reported" || w == "record"
}

// trailing are small words that may end a phrase.
var trailing = wordSet(`her his it them home abroad today yesterday alone together each worldwide away out up down here there`)
