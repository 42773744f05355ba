package figure

import (
	"math"

	"github.com/lede-reader/lede/model"
)

// fractionOrOrdinal reads a word that is a fraction after an article ("a
// third", "half a million") or else an ordinal ("third").
func (f *finder) fractionOrOrdinal(i int, w numWord) (number, bool) {
	n := number{first: i, last: i, value: w.value}
	if w.class == numHalf {
		n.part = true
		if f.before(i, "a") || f.before(i, "an") {
			n.first, n.article = i-1, true
		} else if w.value != 0.5 && !f.followedByScale(i) {
			return number{}, false // "quarter" alone: of a year, of a town, a final
		}
		return f.scaleFraction(n), true
	}
	if d := denominators[f.d.LowerTok(i)]; d != 0 && w.class != numOrdHigh && f.before(i, "a") && f.fractionContext(i) {
		n.first, n.value, n.part, n.article = i-1, 1/d, true, true
		return f.scaleFraction(n), true
	}
	if w.class == numOrdTen || w.class == numOrdUnit || w.class == numOrdTeen || w.class == numOrdHigh {
		n.ordinal = true
		return n, true
	}
	return number{}, false
}

// followedByScale reports a "quarter million" and a "quarter-point".
func (f *finder) followedByScale(i int) bool {
	j := f.join(i)
	return j < f.last && (numWords[f.d.LowerTok(j)].class == numScale || f.pointFollows(i))
}

// pointFollows reports that the fraction that ends at token i is one of a
// point: "quarter-point", "half a point".
func (f *finder) pointFollows(i int) bool {
	j := f.join(i)
	if f.is(j, "a") {
		j++
	}
	return f.oneOf(j, "point", "points")
}

// pointPart makes c a part of a point: of a percentage, but in games.
func (f *finder) pointPart(c cand, n number) cand {
	c.last = f.join(n.last)
	if f.is(c.last, "a") {
		c.last++
	}
	if n.article && c.last > n.last+1 && f.isHyphenated(n.last) { // the article is that of a noun: a quarter-point rise
		c.first = n.first + 1
	}
	u := unit{name: "percentage point", kind: model.FigureMeasure}
	if n.value == 0.5 && f.inContest() {
		u = unit{name: "point", kind: model.FigureCount}
	}
	c.kind, c.unit, c.whole, c.rule = u.kind, u.name, true, string(u.kind)
	return c
}

// fractionContext reports whether "a third" at i is a share rather than one
// more of a row: "a third of", "fell by a third", "a third less".
func (f *finder) fractionContext(i int) bool {
	j, p := i+1, i-2
	if j < f.last && f.is(j, "of") {
		return true
	}
	if p >= f.first && f.class(p)&toll != 0 && f.class(p)&change == 0 {
		return false // killed two and injured a third
	}
	if p >= f.first && f.class(p)&change != 0 && f.oneOf(j, "this", "last", "since", "year") {
		return true // gained a third this year
	}
	if j >= f.last {
		return true
	}
	w := f.d.LowerTok(j)
	if f.d.Tokens[j].Kind != 0 || wordClass[w]&(prep|conj|aux) != 0 { // end of the phrase
		return w != "-"
	}
	switch w {
	case "less", "more", "higher", "lower", "fewer", "smaller", "larger":
		return true
	}
	return false
}

// fractionTail reads the denominator behind a small number ("two-thirds",
// "one fourth") or the fraction added to a whole ("one and a half", "two and
// two-thirds").
func (f *finder) fractionTail(n number) number {
	j := f.join(n.last)
	if n.scaled && n.value >= 1000 || j >= f.last {
		return n
	}
	w := f.d.LowerTok(j)
	if d := denominators[w]; d != 0 && (!f.isHyphenated(j) || f.pointFollows(j)) && n.value >= 1 && n.value < d && n.value == math.Trunc(n.value) {
		plural := w[len(w)-1] == 's'
		if plural && n.value > 1 && !f.timeQuarters(n, j) || !plural && (n.value == 1 && !f.nounFollows(j+1) || f.pointFollows(j)) {
			n.value, n.last, n.part = n.value/d, j, true
			return f.scaleFraction(n)
		}
	}
	return f.mixedWords(n)
}

// timeQuarters reports that "three quarters" at n counts quarters of a year.
func (f *finder) timeQuarters(n number, j int) bool {
	if f.d.LowerTok(j) != "quarters" || j == n.last+2 || f.is(j+1, "of") {
		return false
	}
	p := n.first - 1
	return p >= f.first && f.class(p)&(det|prep) != 0 || f.before(n.first, "last") || f.before(n.first, "past")
}

// mixedWords adds "and a half" or "and three quarters" to n.
func (f *finder) mixedWords(n number) number {
	and := f.join(n.last)
	if !f.is(and, "and") {
		return n
	}
	j := f.join(and)
	if j >= f.last {
		return n
	}
	top := 0.0
	w := f.d.LowerTok(j)
	if w == "a" {
		top = 1
	} else if x := numWords[w]; x.class == numUnit {
		top = x.value
	}
	j = f.join(j)
	if top == 0 || j >= f.last {
		return n
	}
	d := denominators[f.d.LowerTok(j)]
	if d == 0 || top >= d || f.is(j+1, "of") && d != 2 {
		return n
	}
	n.value += top / d
	n.last = j
	return f.magnitude(n)
}

// scaleFraction multiplies a fraction by the magnitude it is a part of: "half
// a million", "quarter million", "two thirds of a million", "half a dozen".
func (f *finder) scaleFraction(n number) number {
	j := f.join(n.last)
	if f.is(j, "of") {
		j++
	}
	if f.is(j, "a") || f.is(j, "an") {
		j++
	}
	if j >= f.last {
		return n
	}
	w := numWords[f.d.LowerTok(j)]
	if w.class != numScale && w.class != numDozen && w.class != numHundred {
		return n
	}
	n.value *= w.value
	n.last, n.part, n.scaled = j, false, true
	return n
}

// wholeUnit returns the token of the unit that a fraction is part of, over an
// article: "half an hour", "a quarter of a mile", "half-hour"; n.last+1 when
// there is no article.
func (f *finder) wholeUnit(n number) int {
	j := f.join(n.last)
	if !n.part {
		return j
	}
	k := j
	if f.is(k, "of") {
		k++
	}
	if f.is(k, "a") || f.is(k, "an") {
		return k + 1
	}
	return j
}
