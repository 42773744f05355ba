package figure

import (
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// shareOf reads "one in five", "nine out of 10", "1 in 21" as percentages.
func (f *finder) shareOf(q cand) (cand, bool) {
	if q.kind != model.FigureCount || q.whole || q.vague || q.value < 1 || q.value > 1000 || q.value != math.Trunc(q.value) {
		return q, false
	}
	rule, j := f.shareLink(q)
	if j == 0 || j >= f.last {
		return q, false
	}
	n, ok := f.number(j)
	if !ok || n.first < j || n.ordinal || n.part || n.vague || n.value <= q.value || n.value != math.Trunc(n.value) || n.value > 1e6 {
		return q, false
	}
	if rule == ruleShareIn && !f.isWhole(q, n) || rule == ruleShareOut && n.value > 20 && n.value != 100 && n.value != 1000 {
		return q, false // 39 out of 325 seats are two counts
	}
	if rule == ruleFraction { // 1 over 21
		q.last, q.value, q.whole, q.rule = n.last, q.value/n.value, true, rule
		return q, true
	}
	q.last, q.kind, q.unit, q.whole, q.rule = n.last, model.FigurePercent, "%", true, rule
	q.value = roundTo(100*q.value/n.value, 1e-4)
	return q, true
}

const (
	ruleShareIn  = "share: n in m"
	ruleShareOut = "share: n out of m"
	ruleFraction = "fraction"
)

// shareLink returns what joins the two numbers of a share, and the token of the
// second; 0 when q begins none.
func (f *finder) shareLink(q cand) (rule string, j int) {
	j = q.last + 1
	switch {
	case f.is(j, "in"), f.is(j, "for") && f.is(j+1, "every"):
		rule, j = ruleShareIn, j+1
	case f.is(j, "out") && f.is(j+1, "of"):
		rule, j = ruleShareOut, j+2
	case f.is(j, "over") && (q.last == f.first || f.d.Tokens[q.last].Kind == text.Number):
		return ruleFraction, j + 1
	default:
		return "", 0
	}
	if f.is(j, "every") || f.is(j, "each") {
		j++
	}
	return rule, j
}

// isWhole reports that n can be the whole that q is so many of; behind "in"
// stand years and lengths of time as well ("two in 24 hours").
func (f *finder) isWhole(q cand, n number) bool {
	next := f.join(n.last)
	u, _, ok := f.readUnit(next, n.last)
	if ok && (u.kind == model.FigureDuration || u.kind == model.FigurePercent) || f.isHyphenated(n.last) {
		return false
	}
	return (n.value <= 1900 || n.value >= 2100) && (q.value == 1 || n.value <= q.value*100)
}

// isHyphenated reports a glued hyphen behind token i.
func (f *finder) isHyphenated(i int) bool { return f.join(i) == i+2 }

// link is what joins two numbers.
type link uint8

const (
	linkNone link = iota
	linkDash      // 8-10
	linkTo        // 8 to 10
	linkAnd       // between 8 and 10
	linkOr        // eight or ten
	linkBy        // 8 by 10, 8 x 10
)

// linked returns what stands behind the quantity q and the token after it.
func (f *finder) linked(q cand) (link, int) {
	j := q.last + 1
	if j+1 >= f.last {
		return linkNone, 0
	}
	t := f.d.Tokens[j]
	switch f.d.LowerTok(j) {
	case "-", "–", "‑", "−", "~", "‐":
		if t.Glued == f.d.Tokens[j+1].Glued || f.d.Tok(j) == "~" {
			return linkDash, j + 1
		}
	case "—":
		if t.Glued && f.d.Tokens[j+1].Glued {
			return linkDash, j + 1
		}
	case "to", "through":
		return linkTo, j + 1
	case "and":
		if f.betweenBefore(q) > 0 {
			return linkAnd, j + 1
		}
	case "or":
		return linkOr, j + 1
	case "by", "x", "×":
		if f.is(j, "by") && (f.clock(j+2) || q.kind == model.FigureMoney || q.kind == model.FigurePercent) { // at 142.50 rand by 1115 GMT
			return linkNone, 0
		}
		return linkBy, j + 1
	}
	return linkNone, 0
}

// betweenBefore returns the distance to a "between" before q, over a bound or
// article; 0 when there is none.
func (f *finder) betweenBefore(q cand) int {
	for k := 1; k <= 3 && q.first-k >= f.floor; k++ {
		switch f.d.LowerTok(q.first - k) {
		case "between":
			return k
		case "about", "around", "roughly", "nearly", "almost", "a", "an", "some", "the":
		default:
			return 0
		}
	}
	return 0
}

// pair joins q with the number it is linked to: a range or a score.
func (f *finder) pair(q cand) (cand, bool) {
	if !q.whole && f.dayOfMonth(q) {
		return q, false
	}
	if c, ok := f.votesTo(q); ok {
		return c, true
	}
	how, j := f.linked(q)
	if how == linkNone || q.vague && how != linkOr {
		return q, false
	}
	j = f.skipBound(j)
	if j >= f.last || !f.mayBegin(j) {
		return q, false
	}
	r, ok := f.quantity(j)
	if !ok || r.first < j && how == linkDash && r.value >= 0 || r.rule == ruleOrdinal || r.vague {
		return q, false
	}
	if how == linkDash && r.value < 0 { // the dash was taken for a minus
		r.value, r.first = -r.value, j
	}
	if s, ok := f.score(q, r, how); ok {
		return s, true
	}
	if how == linkBy && r.kind == model.FigureMeasure || how == linkTo && f.isChange(q, r) {
		return f.inherit(q, r)
	}
	return f.numberRange(q, r, how)
}

// skipBound steps over a bound word between the two ends of a range.
func (f *finder) skipBound(j int) int {
	for j < f.last {
		switch f.d.LowerTok(j) {
		case "about", "around", "roughly", "nearly", "almost", "perhaps", "even", "possibly", "maybe", "as":
			j++
		default:
			return j
		}
	}
	return j
}

// isChange reports that "from 9 to 10" or "rose 5p to 152p" tells a change
// and not a range.
func (f *finder) isChange(q, r cand) bool {
	p := q.first - 1
	for p >= f.first && p > q.first-4 {
		if _, ok := boundWords[f.d.LowerTok(p)]; !ok {
			break
		}
		p--
	}
	if p < f.first {
		return false
	}
	w := f.d.LowerTok(p)
	if w == "from" {
		return !f.rangeCue(p)
	}
	if w != "by" && wordClass[w]&change == 0 {
		return false
	}
	if q.whole && r.whole {
		return q.kind == r.kind
	}
	return !q.whole && !r.whole && !f.nounFollows(f.join(r.last))
}

// rangeCue reports a word before "from" at p that makes it the start of a range.
func (f *finder) rangeCue(p int) bool {
	for k := p - 1; k >= f.first && k >= p-6; k-- {
		switch f.d.LowerTok(k) {
		case "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "anything", "aged", "between", "estimates", "sizes", "everything":
			return true
		}
	}
	return false
}

// inherit gives the first number of a change, or of two lengths, the unit of
// the second: "from 2 to 3 million", "10 by 20 metres". It stays a figure of
// its own.
func (f *finder) inherit(q, r cand) (cand, bool) {
	if q.kind != model.FigureCount || q.whole || r.kind == model.FigureCount && !r.scaled && !r.whole {
		return q, false
	}
	if r.kind == model.FigureMoney && r.first < r.num || f.yearLike(q) { // fell 8 to $7, for 2004 by 16 per cent
		return q, false
	}
	q = f.sameScale(q, r)
	if r.whole || r.kind == model.FigureMoney {
		q.kind, q.unit, q.whole, q.rule = r.kind, r.unit, true, "unit of the number after"
		return q, true
	}
	return q, false
}

// sameScale multiplies q by the magnitude that only r prints: "2 to 3 million".
func (f *finder) sameScale(q, r cand) cand {
	if q.scaled || !r.scaled || q.value >= 1000 || q.value <= 0 {
		return q
	}
	scale := math.Pow(1000, math.Floor(math.Log(r.value)/math.Log(1000)+1e-9))
	if scale > 1 && q.value*scale < r.value {
		q.value *= scale
		q.scaled = true
	}
	return q
}

// numberRange reads "8-10 years", "between 20 and 30 per cent", "two or three".
func (f *finder) numberRange(q, r cand, how link) (cand, bool) {
	if q.kind == model.FigureMoney && r.kind == model.FigureCount && !r.whole && !f.nounFollows(f.join(r.last)) { // $3.2-3.5 billion
		r.kind, r.unit, r.whole = q.kind, q.unit, true
	}
	if !sameKind(q, r) {
		return q, false
	}
	q = f.sameScale(q, r)
	if q.value >= r.value || f.looksLikeYears(q, r) || !f.rangeLink(q, r, how) {
		return q, false
	}
	c := q
	c.last, c.high, c.hasHigh, c.kind, c.rule = r.last, r.value, true, model.FigureRange, "range"
	if r.unit != "" {
		c.unit, c.whole = r.unit, true
	}
	if how == linkOr {
		c.bound = model.BoundAbout
	}
	if k := f.betweenBefore(q); k > 0 && how == linkAnd {
		c.first, c.rule = q.first-k, "range: between"
	} else if f.before(q.first, "from") && how != linkAnd {
		c.first--
	}
	if c.unit == "" {
		c.unit, c.noun = f.counted(r)
	}
	return f.ageRange(c, q), true
}

// sameKind reports that q and r can be the ends of one range: of one kind and
// unit, or q still without any.
func sameKind(q, r cand) bool {
	switch {
	case !q.whole:
		return q.kind == r.kind || q.kind == model.FigureCount
	case q.kind != r.kind:
		return false
	case r.whole:
		return q.unit == r.unit
	}
	return q.kind == model.FigureMoney
}

// rangeLink reports that the link makes a range of q and r, rather than setting
// one against the other.
func (f *finder) rangeLink(q, r cand, how link) bool {
	switch how {
	case linkDash:
		return f.rangeContext(q, r)
	case linkOr: // two or three, not: one or 200
		return r.value <= q.value*4 && (f.d.Tokens[q.last].Kind == text.Number) == (f.d.Tokens[r.num].Kind == text.Number)
	case linkTo:
		return r.whole || r.scaled || !f.isVersus(q) && (q.value*50 >= r.value || q.value <= 0)
	default:
		return true
	}
}

// ageRange reads a range of ages: "aged between 5 and 11", "12- to 15-year-olds".
func (f *finder) ageRange(c, q cand) cand {
	if _, last, ok := f.oldBehind(c.last); ok {
		c.last, c.rule = last, "range: ages"
	} else if p := f.ageCue(c.first); p >= 0 && (c.unit == "" || c.unit == "year" || !q.whole && c.noun > 0) {
		c.first, c.unit, c.noun, c.rule = p, "year", 0, "range: ages"
	}
	return c
}

// merged joins two bounds of one thing into a range: "more than 20 but fewer
// than 30", "at most 100 and at least 20". It reports whether c went into the
// figure before it.
func (f *finder) merged(c cand) bool {
	if len(f.out) == 0 || c.first != f.out[len(f.out)-1].last+2 || !f.is(c.first-1, "and") && !f.is(c.first-1, "but") {
		return false
	}
	p := &f.out[len(f.out)-1]
	lo, hi := *p, c
	if lo.bound == model.BoundMax {
		lo, hi = hi, lo
	}
	same := p.kind == c.kind && p.unit == c.unit || p.kind == model.FigureCount && !p.whole && p.noun == 0
	if p.sent != f.sent || !same || lo.bound != model.BoundMin || hi.bound != model.BoundMax || lo.value >= hi.value || p.kind == model.FigureRange || c.kind == model.FigureRange {
		return false
	}
	p.kind, p.value, p.high, p.hasHigh, p.bound, p.last, p.rule = model.FigureRange, lo.value, hi.value, true, model.BoundNone, c.last, "range: two bounds"
	p.unit, p.noun, p.whole = c.unit, c.noun, c.whole
	return true
}

// rangeContext reports that two numbers with a dash between them are a range:
// they have a unit or count something, or the sentence says so.
func (f *finder) rangeContext(q, r cand) bool {
	if r.whole || r.scaled || q.kind == model.FigureMoney {
		return true
	}
	k := f.join(r.last)
	if f.nounFollows(k) || f.rangeCue(q.first) {
		return true
	}
	if p := q.first - 1; p >= f.first {
		if _, ok := boundWords[f.d.LowerTok(p)]; ok || f.is(p, "of") || f.is(p, "is") || f.is(p, "are") {
			return true
		}
	}
	return false
}

// looksLikeYears reports "2014-18" and "2019–2020".
func (f *finder) looksLikeYears(q, r cand) bool {
	return f.yearLike(q) && !r.whole && (f.yearLike(r) || r.value < 100)
}

// isVersus reports that "N to M" sets two things against each other.
func (f *finder) isVersus(q cand) bool {
	p := q.first - 1
	return p >= f.first && (f.is(p, "ratio") || f.is(p, "odds"))
}

// score reads "3-2", "67 to 32": two numbers of a game or a vote.
func (f *finder) score(q, r cand, how link) (cand, bool) {
	if q.kind != model.FigureCount || q.whole || q.scaled || q.value != math.Trunc(q.value) || q.value > 999 || q.value < 0 ||
		r.kind != model.FigureCount || r.whole || r.scaled || r.value != math.Trunc(r.value) || r.value > 999 {
		return q, false
	}
	switch how {
	case linkDash:
		if !f.d.Tokens[r.num].Glued && q.value < r.value || !f.inContest() {
			return q, false
		}
		if k := r.last + 1; q.value < r.value && f.countable(k) && f.class(k)&contest == 0 {
			return q, false
		}
	case linkTo:
		if !f.voteBefore(q) {
			return q, false
		}
	default:
		return q, false
	}
	if f.isHyphenated(r.last) && f.d.Tokens[f.join(r.last)].Kind == text.Number || f.looksLikeYears(q, r) {
		return q, false
	}
	c := q
	if how == linkTo && f.is(r.last+1, "votes") {
		r.last++
	}
	c.last, c.kind, c.high, c.hasHigh, c.whole, c.rule = r.last, model.FigureScore, r.value, true, true, "score"
	if k := r.last + 1; k < f.last && (f.is(k, "vote") || f.is(k, "votes") || f.is(k, "goals")) {
		c.unit = singular(f.d.LowerTok(k))
	}
	return c, true
}

// votesTo reads "218 votes to 212" and "3 goals to 2".
func (f *finder) votesTo(q cand) (cand, bool) {
	j := q.last + 1
	if q.kind != model.FigureCount || q.whole || !f.oneOf(j, "votes", "vote", "goals", "points", "sets", "seats") || !f.is(j+1, "to") || j+2 >= f.last {
		return q, false
	}
	if f.is(q.first-1, "from") { // fell from 47 seats to four
		return q, false
	}
	n, ok := f.number(j + 2)
	if !ok || n.first != j+2 || n.ordinal || n.part || n.value > 1e6 || f.nounFollows(n.last+1) {
		return q, false
	}
	q.last, q.kind, q.high, q.hasHigh, q.whole, q.rule = n.last, model.FigureScore, n.value, true, true, "score"
	q.unit = singular(f.d.LowerTok(j))
	return q, true
}

// voteBefore reports that the words right before q are about voting or
// winning: "voted 67 to 32", "by a vote of 5 to 4".
func (f *finder) voteBefore(q cand) bool {
	if p := q.first - 2; f.is(p+1, "by") && f.inContest() && f.class(max(p, f.first))&change == 0 {
		return true // survived the vote by 325 to 306
	}
	for k := q.first - 1; k >= f.first && k >= q.first-3; k-- {
		w := f.d.LowerTok(k)
		if w == "from" || w == "between" || wordClass[w]&(change|contest) == change && w != "lose" {
			return false
		}
		if wordClass[w]&contest != 0 && wordClass[w]&change == 0 || w == "lost" || w == "lose" {
			return true
		}
	}
	return false
}

// resultLine reports that the sentence is the result of a game and no more: the
// name of a side, two numbers, the name of the other.
func (f *finder) resultLine() bool {
	if f.last-f.first > 14 || f.last-f.first < 5 || !f.d.Tokens[f.first].Upper {
		return false
	}
	for i := f.first + 1; i+3 < f.last; i++ {
		if f.d.Tokens[i].Kind != text.Number {
			if !f.d.Tokens[i].Upper && f.d.Tokens[i].Kind == text.Word && !particles[f.d.LowerTok(i)] {
				return false
			}
			continue
		}
		if j := f.join(i); j == i+2 || f.d.Tok(i+1) == "–" {
			return f.d.Tokens[i+2].Kind == text.Number && f.d.Tokens[i+3].Upper && f.d.Tokens[i+3].Kind == text.Word && f.d.Tokens[i-1].Kind == text.Word
		}
		return false
	}
	return false
}

// inContest reports whether the sentence speaks of a game or a vote. It is
// worked out once a sentence.
func (f *finder) inContest() bool {
	if f.contest == 0 {
		f.contest = -1
		if f.resultLine() {
			f.contest = 1
			return true
		}
		for i := f.first; i < f.last; i++ {
			if f.d.Tokens[i].Kind == text.Word && f.class(i)&contest != 0 {
				f.contest = 1
				break
			}
		}
	}
	return f.contest > 0
}
