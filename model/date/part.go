package date

// ordinalFirst reads what a place in a row begins: "third of May", "the 19th
// century", "first quarter of 2013", "second half of last year", "first week
// of January", "last four months of 2021".
func (f *finder) ordinalFirst(i int) (hit, bool) {
	if h, ok := f.dayFirst(i); ok {
		return h, true
	}
	n, j, ok := f.nth(i)
	if !ok {
		return hit{}, false
	}
	return f.nthUnit(i, j, n)
}

// nthUnit reads the unit at j, of which the n-th is meant (-1: the last). The
// phrase began at i.
func (f *finder) nthUnit(i, j, n int) (hit, bool) {
	hyphen := f.low(j) == "-"
	if hyphen {
		j++
	}
	switch {
	case f.cls(j) == weekday:
		return f.nthWeekdayOf(i, j, n)
	case f.cls(j) != unit || f.lex[j].flags&plural != 0:
		return f.severalOf(i, j, n)
	}
	g := grain(f.lex[j].val)
	h := hit{first: i, end: j + 1}
	if g == grainQuarter || g == grainHalf {
		return f.nthQuarter(h, g, n, hyphen)
	}
	if g == grainCentury {
		h.form, h.rule = century(n), "century"
		return h, 1 <= n && n <= 30 && f.low(j+1) != "bc" && f.low(j+1) != "bce" && f.low(j+1) != "b.c."
	}
	whole, ok := f.ofPeriod(j + 1)
	if !ok || whole.isRange {
		return hit{}, false
	}
	h.end, h.rule = whole.end, "part of a period"
	h.form = f.nthOf(whole.form, g, n, 1)
	return h, whole.form.grain > g
}

// nthWeekdayOf reads "second Sunday of October" and "last Friday in May 2016".
func (f *finder) nthWeekdayOf(i, j, n int) (hit, bool) {
	whole, ok := f.ofPeriod(j + 1)
	if !ok || whole.isRange || whole.form.grain != grainMonth || n > 5 {
		return hit{}, false
	}
	h := hit{first: i, end: whole.end, form: unknownForm(grainDay), rule: "weekday of a month"}
	if x := whole.form; x.sort == yearly {
		h.form = form{sort: yearly, grain: grainDay, y: x.y, feast: nth(x.m, int(f.lex[j].val), n)}
		return h, true
	}
	p, ok := f.resolve(whole.form, f.tense(h))
	y, m, _ := p.from.civil()
	if at := nthWeekday(y, m, int(f.lex[j].val), n); ok && at < p.to {
		h.form = fixedForm(around(at, grainDay))
	}
	return h, true
}

// nthQuarter reads quarters and halves, which may stand without a year.
func (f *finder) nthQuarter(h hit, g grain, n int, hyphen bool) (hit, bool) {
	x := form{sort: yearly, grain: g, n: n}
	h.rule = "quarter or half"
	if n < 0 || n > 4 || g == grainHalf && n > 2 {
		if n != -1 {
			return hit{}, false
		}
		x.n = 4
		if g == grainHalf {
			x.n = 2
		}
	}
	if whole, ok := f.ofPeriod(h.end); ok && !whole.isRange && whole.form.grain >= grainYear {
		h.end = whole.end
		h.form = f.nthOf(whole.form, g, n, 1)
		return h, true
	}
	at := h.end
	if f.is(at, ",", "in") {
		at++
	}
	if y, next, ok := f.stated(at); ok && f.cls(at) == number && y >= 1900 && y <= 2100 && !f.pluralNoun(next) {
		x.y, h.end = y, next
	} else if n < 0 || g == grainHalf && !hyphen || g == grainQuarter && !hyphen && f.aGame(h.end) {
		return hit{}, false
	}
	if f.is(h.first-1, "a", "an", "one") {
		return hit{}, false
	}
	if hyphen && f.is(h.end, "results", "earnings", "profit", "profits", "sales", "figures", "revenue", "loss", "losses", "report", "update", "numbers") {
		x.dir = past // who will report first-quarter results has had the quarter
	}
	h.form = x
	return h, true
}

// aGame reports that a quarter is one of a match, not of a year.
func (f *finder) aGame(i int) bool {
	if f.is(i, "of", "-") && f.low(i+1) == "final" {
		return true
	}
	from, till := max(f.first, i-16), min(f.last, i+12)
	for k := from; k < till; k++ {
		switch f.low(k) {
		case "touchdown", "touchdowns", "pass", "goal", "goals", "basket", "rebounds", "quarterback", "points", "kick", "lead", "led", "trailed", "trailing", "halftime", "half-time", "overtime", "buzzer", "yards", "shots",
			"scored", "tie", "game", "match":
			return true
		}
	}
	return false
}

// severalOf reads "first ten days of last year".
func (f *finder) severalOf(i, j, n int) (hit, bool) {
	many, u, ok := f.count(j)
	if !ok || f.cls(u) != unit || n != 1 && n != -1 || many < 1 {
		return hit{}, false
	}
	whole, ok := f.ofPeriod(u + 1)
	g := grain(f.lex[u].val)
	if !ok || whole.isRange || whole.form.grain <= g || g == grainTime {
		return hit{}, false
	}
	return hit{first: i, end: whole.end, form: f.nthOf(whole.form, g, n, many), rule: "part of a period"}, true
}

// nthOf is the n-th unit of a period, or the first or last several.
func (f *finder) nthOf(x form, g grain, n, many int) form {
	p, ok := f.resolve(x, unsure)
	if !ok {
		return unknownForm(g)
	}
	var q period
	switch {
	case g == grainWeek || g == grainWeekend:
		q = isoWeek(p, n)
		if n > 0 {
			q.to += day(7 * (many - 1)) //nolint:gosec // four digits
		} else {
			q.from -= day(7 * (many - 1)) //nolint:gosec // four digits
		}
		if g == grainWeekend {
			q = period{q.to - 2, q.to, g}
		}
	case n > 0:
		q = period{step(p.from, g, (n-1)*many), step(p.from, g, n*many), g}
	default:
		q = period{step(p.to, g, -many), p.to, g}
	}
	if q.from < p.from-6 || q.to > p.to+6 || q.to <= q.from {
		return unknownForm(g)
	}
	return fixedForm(q)
}

// ofPeriod reads the longer period of a phrase: "of May", "of the year", "of
// last year", "in 2019".
func (f *finder) ofPeriod(i int) (hit, bool) {
	if w := f.low(i); w != "of" && w != "in" {
		return hit{}, false
	}
	return f.periodAt(i + 1)
}

// periodAt reads a period that may have parts: a point, or "the year" for the
// current one.
func (f *finder) periodAt(i int) (hit, bool) {
	j := i
	if f.low(j) == "the" {
		j++
	}
	if f.cls(j) == unit && f.lex[j].flags&plural == 0 && f.lex[j].val >= int16(grainWeek) && (j > i || f.lex[j].val == int16(grainYear)) {
		if f.low(j+1) != "of" && f.low(j+1) != "-" && f.lex[j].val != int16(grainHalf) && f.cls(j+1) != number {
			h := hit{first: i, end: j + 1, form: f.fromRef(0, grain(f.lex[j].val)), rule: "current period"}
			if f.near() && f.told.sent == f.sent && f.told.grain <= h.form.grain {
				h.form = fixedForm(around(f.told.from, h.form.grain))
			}
			return h, true
		}
	}
	if h, ok := f.point(i); ok {
		return h, !h.clock
	}
	if j > i {
		return f.point(j)
	}
	if f.cls(j) == month && f.upper(j) {
		x := form{sort: yearly, grain: grainMonth, m: int(f.lex[j].val)}
		return hit{first: j, end: j + 1, form: x, rule: "month"}, true
	}
	return hit{}, false
}

// fuzzyFirst reads "early September", "mid-June", "late last year", "the end
// of June", "early in 2016", "later this week".
func (f *finder) fuzzyFirst(i int) (hit, bool) {
	j := i + 1
	of := f.low(j) == "of" || f.low(j) == "in" && f.is(i, "early", "late", "earlier", "later")
	switch {
	case of, f.hyphen(j):
		j++
	case f.is(i, "close", "dawn", "turn"), f.cls(j) == fuzzy:
		return hit{}, false
	}
	h, ok := f.periodAt(j)
	if !ok || h.clock || h.form.grain == grainTime {
		return hit{}, false
	}
	if h.form.grain == grainDay {
		return f.fuzzyDay(h, i, j, of)
	}
	if f.is(i, "dawn", "turn") || f.cls(j) == article && !of {
		return hit{}, false
	}
	h.first = i
	h.form.part = part(f.lex[i].val) //nolint:gosec // one of six
	if h.form.part == partEnd && !h.isRange {
		h.rule = "end of a period"
	}
	return h, true
}

// fuzzyDay reads "late Friday" and "the end of tomorrow"; "earlier today" is
// today.
func (f *finder) fuzzyDay(h hit, i, j int, of bool) (hit, bool) {
	h.first = i
	if f.cls(j) == deictic {
		if f.is(i, "earlier", "later") {
			h.first = j
		}
		return h, true
	}
	return h, of == f.is(i, "end", "start") && f.cls(j) != article
}

// articleFirst reads the dates that carry an article: "the 1990s", "the third
// quarter", "the end of June", "the past 30 days", "the year before", "a week
// ago".
func (f *finder) articleFirst(i int) (hit, bool) {
	if f.low(i) != "the" {
		return f.countFirst(i)
	}
	j := i + 1
	h, ok := hit{}, false
	switch f.cls(j) {
	case number:
		if f.lex[j].width == 4 {
			if h, ok = f.yearThen(j); ok && h.form.grain != grainDecade {
				return hit{}, false
			}
			break
		}
		h, ok = f.theNth(j)
	case ordinal, cardinal:
		h, ok = f.theNth(j)
	case rel:
		if f.is(j, "last", "final") {
			if h, ok = f.nthUnit(j, j+1, -1); ok {
				break
			}
		}
		h, ok = f.relFirst(j, true)
	case fuzzy:
		if h, ok = f.fuzzyFirst(j); ok && f.low(j+1) != "of" && h.form.grain < grainDecade {
			return hit{}, false
		}
	case unit:
		h, ok = f.theUnit(j)
	case decade, apostrophe:
		h, ok = f.decadeFirst(j)
	case season:
		if h, ok = f.seasonFirst(j); ok && h.form.y == 0 && !h.form.known {
			return hit{}, false
		}
	default:
	}
	h.first = i
	return h, ok
}

// theNth reads "the 3rd of May", "the 19th century", "the three months to June",
// and a day of the month alone where it ends its phrase.
func (f *finder) theNth(j int) (hit, bool) {
	if h, ok := f.ordinalFirst(j); ok {
		return h, true
	}
	if h, ok := f.countTo(j); ok {
		return h, true
	}
	n, next, ok := f.nth(j)
	if !ok || f.cls(j) != number || n < 1 || n > 31 || f.low(j-2) != "on" || !f.isPunct(next) && f.cls(next) != opener && !f.startsClock(next) {
		return hit{}, false
	}
	if !f.hasRef {
		return hit{first: j, end: next, form: unknownForm(grainDay), rule: "day of the month"}, true
	}
	y, m, d := f.ref.civil()
	if f.tense(hit{first: j, end: next}) == future {
		if n < d {
			m++
		}
	} else if n > d {
		m--
	}
	x := fixedForm(around(ymd(y, m, n), grainDay))
	x.known = n <= monthDays(y, m)
	return hit{first: j, end: next, form: x, rule: "day of the month"}, true
}

// theUnit reads "the year before", "the day after tomorrow", "the week of
// November 30", "the weekend".
func (f *finder) theUnit(j int) (hit, bool) {
	g := grain(f.lex[j].val)
	if f.lex[j].flags&plural != 0 || g == grainTime {
		return hit{}, false
	}
	w := f.low(j + 1)
	if f.low(j-1) == "the" {
		if h, ok := f.stretchTo(j, 1, j); ok { // the year to June 30
			return h, true
		}
	}
	if w == "before" || w == "after" {
		return f.unitBeside(j, g, w)
	}
	return f.unitFirst(j)
}

// unitBeside reads "the year before", "the week after next", "the day after
// tomorrow", whose unit stands at j.
func (f *finder) unitBeside(j int, g grain, w string) (hit, bool) {
	sign := 1
	if w == "before" {
		sign = -1
	}
	if next := f.low(j + 2); (next == "last" && sign < 0 || next == "next" && sign > 0) && f.isPhraseEnd(j+3) { // the week before last
		return hit{first: j, end: j + 3, form: f.fromRef(2*sign, g), rule: "last, this or next"}, true
	}
	if g == grainDay && f.cls(j+2) == deictic && int(f.lex[j+2].val) == sign {
		return hit{first: j, end: j + 3, form: f.fromRef(2*sign, grainDay), rule: "day from publication"}, true
	}
	clause := f.isPunct(j-2) && f.cls(j+2) != article && !f.upper(j+2)
	if !f.isPunct(j+2) && f.low(j+2) != "when" && !clause {
		return hit{}, false
	}
	return hit{first: j, end: j + 2, form: f.fromTold(sign, g), rule: "as told before"}, true
}

// isPhraseEnd reports that no noun goes on with the phrase at token i.
func (f *finder) isPhraseEnd(i int) bool {
	return f.isPunct(i) || functionWords[f.low(i)] || f.cls(i) == none && !f.lowerNoun(i)
}

// unitFirst reads "year end", "weekend", "week of November 30", "year to date".
func (f *finder) unitFirst(j int) (hit, bool) {
	g := grain(f.lex[j].val)
	next := f.low(j + 1)
	switch {
	case f.lex[j].flags&plural != 0:
		return hit{}, false
	case f.low(j) == "half":
		return f.halfHour(j)
	case g == grainWeekend && next == "of":
		if p, ok := f.point(j + 2); ok && p.form.grain == grainDay { // the weekend of 5-6 March
			p.first = j
			return p, true
		}
		return f.weekend(j)
	case g == grainWeekend:
		return f.weekend(j)
	case g == grainWeek && (next == "of" || next == "beginning" || next == "starting" || next == "commencing"):
		return f.weekOf(j)
	case g == grainYear && (next == "to" || next == "-" && f.low(j+2) == "to"):
		return f.yearToDate(j)
	case (g == grainYear || g == grainMonth) && f.yearEnd(j):
		h := hit{first: j, end: j + 2, form: f.fromRef(0, g), rule: "year end"}
		if next == "-" {
			h.end++
		}
		h.form.part = partEnd
		return h, true
	case g == grainDay && (next == "before" || next == "after") && f.cls(j+2) == deictic:
		return f.theUnit(j)
	}
	return hit{}, false
}

// halfHour reads "half an hour ago", which is the day of publication.
func (f *finder) halfHour(j int) (hit, bool) {
	h := hit{first: j, end: j + 4, form: f.fromRef(0, grainDay), rule: "ago"}
	if !f.is(j+1, "an", "a") || f.cls(j+2) != unit || grain(f.lex[j+2].val) != grainTime {
		return hit{}, false
	}
	if f.is(j+3, "from") && f.is(j+4, "now") {
		h.end++
		return h, true
	}
	return h, f.is(j+3, "ago", "later")
}

// weekend reads "the weekend", and a weekend that ends its phrase.
func (f *finder) weekend(j int) (hit, bool) {
	the := f.low(j-1) == "the"
	if !the && (!f.isPunct(j+1) || f.upper(j-1)) || f.is(j-1, "a", "every", "each", "per") || f.isPunct(j-1) {
		return hit{}, false
	}
	x := unknownForm(grainWeekend)
	if f.hasRef {
		x = form{sort: weekly, grain: grainWeekend, n: 5}
	}
	return hit{first: j, end: j + 1, form: x, rule: "weekend"}, true
}

// weekOf reads "week of November 30" and "week beginning on Monday".
func (f *finder) weekOf(j int) (hit, bool) {
	at := j + 2
	if f.low(at) == "on" {
		at++
	}
	p, ok := f.point(at)
	if !ok || p.form.grain != grainDay || p.isRange {
		return hit{}, false
	}
	h := hit{first: j, end: p.end, form: unknownForm(grainWeek), rule: "week of a day"}
	if q, ok := f.resolve(p.form, f.tense(p)); ok {
		h.form = fixedForm(around(q.from, grainWeek))
	}
	return h, true
}

// yearToDate reads "year to date", which ends before publication.
func (f *finder) yearToDate(j int) (hit, bool) {
	at := j + 2
	if f.low(j+1) == "-" {
		at = j + 4
	}
	h := hit{first: j, end: at + 1, form: unknownForm(grainYear), rule: "year to date"}
	if f.hasRef {
		h.form = fixedForm(period{around(f.ref, grainYear).from, f.ref, grainYear})
	}
	return h, f.low(at) == "date" && h.form.period.from <= h.form.period.to
}

// yearEnd reports that "end" or "-end" follows the unit at j.
func (f *finder) yearEnd(j int) bool {
	if f.low(j+1) == "-" {
		return f.low(j+2) == "end" && f.gluedTo(j+2)
	}
	return f.low(j+1) == "end" && (f.isPunct(j+2) || functionWords[f.low(j+2)])
}

// quarterFirst reads "Q3 2024", "H1 of 2020" and "Q3".
func (f *finder) quarterFirst(i int) (hit, bool) {
	x := f.quarterForm(i)
	h := hit{first: i, end: i + 1, form: x, rule: "quarter"}
	j := i + 1
	if f.is(j, "of", "in", "-", ",") {
		j++
	}
	if f.cls(j) == fiscal { // Q3 FY2025
		h.form.y, h.end = int(f.lex[j].val), j+1
	} else if y, next, ok := f.stated(j); ok && f.cls(j) == number {
		h.form.y, h.end = y, next
	} else if whole, ok := f.ofPeriod(i + 1); ok && whole.form.grain == grainYear && whole.form.known {
		h.form.y, h.end = whole.form.year(), whole.end
	}
	return h, f.upper(i) || h.form.y != 0
}

func (f *finder) quarterForm(i int) form {
	g := grainQuarter
	if f.lex[i].width == 6 {
		g = grainHalf
	}
	return form{sort: yearly, grain: g, n: int(f.lex[i].val)}
}

// seasonFirst reads "summer 2019", "the summer of 2019" and "in the summer".
func (f *finder) seasonFirst(i int) (hit, bool) {
	x := form{sort: yearly, grain: grainSeason, n: int(f.lex[i].val)}
	h := hit{first: i, end: i + 1, form: x, rule: "season"}
	j := i + 1
	if f.is(j, "of", ",") {
		j++
	}
	if y, next, ok := f.stated(j); ok && f.cls(j) == number && y >= 1500 && y < 2200 && !f.pluralNoun(next) {
		h.form.y, h.end = y, next
		if b, ok := f.yearPair(j); ok && f.lex[i].val == 3 { // winter 2010-11
			h.end = b.end
		}
		return h, true
	}
	if y, next, ok := f.yearAfter(j); ok && f.is(j, "'", "’") { // summer of '69
		h.form.y, h.end = y, next
		return h, true
	}
	if whole, ok := f.ofPeriod(i + 1); ok && whole.form.grain == grainYear && whole.form.known {
		h.form.y, h.end = whole.form.year(), whole.end
		return h, true
	}
	led := f.low(i - 1)
	if led == "the" || led == "whole" || f.cls(i-1) == fuzzy {
		led = f.low(i - 2)
	} else if f.lex[i].flags&common != 0 {
		return hit{}, false
	}
	return h, seasonLeads[led] && (f.isPunct(h.end) || functionWords[f.low(h.end)]) && f.low(h.end) != "-"
}

var seasonLeads = set(`in during throughout over by until since through for the before after till`)
