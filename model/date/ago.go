package date

import "strings"

// countFirst reads what a count of units begins: "two weeks ago", "a year
// earlier", "three days from now", "3 days after January 12", "in two months",
// "5 coming years".
func (f *finder) countFirst(i int) (hit, bool) {
	if h, ok := f.someAgo(i); ok {
		return h, true
	}
	n, u, ok := f.count(i)
	if !ok {
		return hit{}, false
	}
	if h, ok := f.countTo(i); ok {
		return h, true
	}
	if f.low(i) == "a" && f.low(u) == "half" { // a half hour: no date
		return hit{}, false
	}
	if f.cls(u) == rel && f.lex[u].val != 0 && f.cls(u+1) == unit && f.lex[u+1].flags&plural != 0 { // 5 coming years; not: turned 91 last week
		h, ok := f.rolling(hit{first: i}, i, int(f.lex[u].val))
		return h, ok
	}
	if f.cls(u) != unit || n == 0 && f.cls(i) != cardinal {
		return hit{}, false
	}
	g := grain(f.lex[u].val)
	if w := f.low(u); w == "fortnight" || w == "fortnights" {
		n *= 2
	}
	h := hit{first: i, end: u + 2}
	switch w := f.low(u + 1); w {
	case "ago":
		h.form, h.rule = f.ago(n, g, f.low(u)), "ago"
		if f.is(h.end, "today") && g >= grainDay { // a week ago today
			h.form, h.end = f.exactly(f.ref, f.hasRef, -n, g), h.end+1
			return h, true
		}
		return f.onWeekday(h, true)
	case "earlier", "before", "later", "after", "from":
		return f.onWeekday(f.counted(h, n, g, w))
	case "'", "’", "'s", "’s":
		if f.low(u+2) == "time" { // two weeks' time
			h.end = u + 3
			return f.onWeekday(f.in(h, n, g))
		}
	}
	h.end = u + 1
	return f.onWeekday(f.in(h, n, g))
}

// someAgo reads "a few weeks ago" and "several years ago": the stretch of two to
// five, or three to nine, units before publication.
func (f *finder) someAgo(i int) (hit, bool) {
	j := i
	if f.is(j, "a") {
		j++
	}
	near, far := 2, 5
	switch {
	case f.is(j, "few"):
	case f.is(j, "several") && j == i:
		near, far = 3, 9
	default:
		return hit{}, false
	}
	if f.cls(j+1) != unit || f.lex[j+1].flags&plural == 0 || f.low(j+2) != "ago" {
		return hit{}, false
	}
	g := grain(f.lex[j+1].val)
	h := hit{first: i, end: j + 3, form: unknownForm(g), rule: "some time ago"}
	if f.hasRef {
		p, q := f.ago(far, g, f.low(j+1)), f.ago(near, g, f.low(j+1))
		h.form = fixedForm(period{p.period.from, q.period.to, g})
	}
	return h, true
}

// countTo reads a count of units with the end of their stretch.
func (f *finder) countTo(i int) (hit, bool) {
	n, u, ok := f.count(i)
	if !ok {
		return hit{}, false
	}
	return f.stretchTo(i, n, u)
}

// stretchTo reads a stretch of time told by its end: "the three months to
// December", "the year to March 31", "six months ended June 30".
func (f *finder) stretchTo(i, n, u int) (hit, bool) {
	if f.cls(u) != unit || !f.is(u+1, "to", "through", "ended", "ending", "until") {
		return hit{}, false
	}
	g := grain(f.lex[u].val)
	if n < 1 || g < grainDay || g == grainWeekend || g > grainYear {
		return hit{}, false
	}
	j := u + 2
	if f.is(j, "on", "in") {
		j++
	}
	e, ok := f.periodAt(j)
	if !ok || e.clock || e.isRange || e.form.grain > grainMonth || e.form.grain > g {
		return hit{}, false
	}
	h := hit{first: i, end: e.end, form: unknownForm(g), rule: "stretch to a day"}
	dir := f.tense(e)
	if g == grainDay || dir == future && f.is(u+1, "to", "until", "through") && f.is(i-1, "from", "run", "runs") {
		return hit{}, false
	}
	if p, ok := f.resolve(e.form, dir); ok {
		from := step(p.to, g, -n)
		if h.form = fixedForm(period{from, p.to, g}); from >= p.to {
			return hit{}, false
		}
	}
	return h, true
}

// ago is n units before publication: the period of the unit that holds that
// day. Decades and centuries are counted in years.
func (f *finder) ago(n int, g grain, word string) form {
	if !f.hasRef {
		return unknownForm(g)
	}
	switch {
	case g == grainTime && strings.HasPrefix(word, "hour"):
		return fixedForm(around(f.ref-day(n/24), grainDay)) //nolint:gosec // four digits
	case g == grainTime:
		return fixedForm(around(f.ref, grainDay))
	case g == grainDecade:
		return fixedForm(shift(f.ref, grainYear, -10*n))
	case g == grainCentury:
		return fixedForm(shift(f.ref, grainYear, -100*n))
	}
	return fixedForm(shift(f.ref, g, -n))
}

// counted reads what n units count from: the date told last ("a year
// earlier"), today, or a day that follows ("3 days after January 12").
func (f *finder) counted(h hit, n int, g grain, w string) (hit, bool) {
	sign := 1
	if w == "earlier" || w == "before" {
		sign = -1
	}
	switch {
	case g == grainTime:
		return hit{}, false
	case w == "from" && f.is(h.end, "now", "today"):
		h.end++
		h.form, h.rule = f.exactly(f.ref, f.hasRef, sign*n, g), "counted from publication"
		return h, true
	case w == "earlier" || w == "later" || f.isPunct(h.end) && w != "from":
		if f.low(h.end) == "than" || f.near() && f.told.grain > g || !f.near() && sign > 0 || !f.near() && g < grainMonth {
			return hit{}, false
		}
		h.form, h.rule = f.fromTold(sign*n, g), "as told before"
		return h, true
	}
	if w == "from" && f.low(h.first-1) == "for" { // for five days from Monday
		return hit{}, false
	}
	p, ok := f.point(h.end)
	if !ok || p.form.grain != grainDay || p.isRange || f.lowerNoun(p.end) || f.possessive(p.end) {
		return hit{}, false
	}
	q, known := f.resolve(p.form, f.tense(p))
	h.end, h.rule = p.end, "counted from a day"
	h.form = f.exactly(q.from, known, sign*n, g)
	return h, true
}

func (f *finder) exactly(d day, known bool, n int, g grain) form {
	if !known {
		return unknownForm(grainDay)
	}
	return fixedForm(around(step(d, g, n), grainDay))
}

// in reads "in two weeks" and "within five minutes", which are dates where the
// sentence looks ahead and the count ends its phrase; else they are durations,
// as days and weeks after "within" always are.
func (f *finder) in(h hit, n int, g grain) (hit, bool) {
	if f.low(h.first-1) != "in" && (f.low(h.first-1) != "within" || g != grainTime || n > 12) || !f.isPunct(h.end) && f.low(h.end) != "on" || f.low(h.end) == "-" {
		return hit{}, false
	}
	if f.low(h.end-1) != "time" && (f.tense(h) != future || f.ranksBefore(h.first-1)) {
		return hit{}, false
	}
	h.form, h.rule = f.exactly(f.ref, f.hasRef, n, g), "counted from publication"
	return h, true
}

// ranksBefore reports that what stands before token i is a first, a last or a
// highest of the time that follows: "the ninth president in 10 years".
func (f *finder) ranksBefore(i int) bool {
	for k := i - 1; k >= max(f.first, i-5); k-- {
		w := f.low(k)
		if f.cls(k) == ordinal || f.cls(k) == suffix || len(w) > 5 && strings.HasSuffix(w, "est") || w == "time" || w == "most" || w == "only" {
			return true
		}
	}
	return false
}

// onWeekday goes on from "in three days" to "on Friday": that day of the week
// which was counted to.
func (f *finder) onWeekday(h hit, ok bool) (hit, bool) {
	j := h.end
	if f.low(j) == "on" {
		j++
	}
	if !ok || f.cls(j) != weekday || f.lex[j].flags != 0 || h.form.grain > grainWeek {
		return h, ok
	}
	h.form, h.end = h.form.weekdayOf(int(f.lex[j].val)), j+1
	return h, true
}
