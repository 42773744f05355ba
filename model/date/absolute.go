package date

// monthFirst reads "May 16", "Nov. 3, 2024", "November 3rd", "May 2015",
// "June of 1992", "Dec-2018" and a month alone.
func (f *finder) monthFirst(i int) (hit, bool) {
	m := int(f.lex[i].val)
	x := form{sort: yearly, grain: grainDay, m: m}
	j := i + 1
	if f.low(j) == "the" {
		if _, _, ok := f.nth(j + 1); ok {
			j++
		}
	}
	hyphen := f.low(j) == "-" && f.gluedTo(j) && f.cls(j+1) == number && f.gluedTo(j+1)
	if hyphen {
		j++
	}
	if d, next, ok := f.dom(j); ok && f.capitalMonth(i) && f.dayAfterMonth(i, j, next) {
		x.d = d
		h := hit{first: i, end: next, form: x, rule: "month-day"}
		return f.withYear(h), true
	}
	if y, next, ok := f.yearAfter(j); ok && f.capitalMonth(i) && (f.low(j) != "in" || f.low(i-1) != "in") {
		x.grain, x.y = grainMonth, y
		return hit{first: i, end: next, form: x, rule: "month and year"}, true
	}
	if hyphen || !f.monthAlone(i) {
		return hit{}, false
	}
	x.grain = grainMonth
	h := hit{first: i, end: i + 1, form: x, rule: "month"}
	if r, of, ok := f.yearPhrase(i + 1); ok {
		h.form.y = r.form.year()
		if of {
			h.end = r.end
		}
	}
	return h, true
}

// withYear adds the year that follows a month and day.
func (f *finder) withYear(h hit) hit {
	j := h.end
	if f.hyphen(j) { // 05-Aug-2016
		j++
	}
	if y, next, ok := f.yearAfter(j); ok && (f.low(j) != "in" || !f.pluralNoun(next)) {
		h.form.y, h.end, h.rule = y, next, "full date"
		return h
	}
	if r, of, ok := f.yearPhrase(h.end); ok {
		h.form.y = r.form.year()
		if of {
			h.end = r.end
		}
	}
	return h
}

// yearPhrase reads the year behind a month and day: "of next year", which is
// part of the date, and "this year", which is one of its own.
func (f *finder) yearPhrase(i int) (r hit, of, ok bool) {
	of = f.low(i) == "of"
	if of || f.is(i, ",", "-", "–") {
		i++
	}
	if f.cls(i) != rel || !f.hasRef || !f.is(i, "this", "last", "next") {
		return hit{}, false, false
	}
	r, ok = f.relFirst(i, false)
	return r, of, ok && r.form.grain == grainYear && r.form.known
}

// capitalMonth reports that the word at i is written as a month: with a
// capital, where it is also a common word.
func (f *finder) capitalMonth(i int) bool {
	return f.upper(i) || f.cls(i-1) == weekday || f.lex[i].flags == 0 || f.lex[i].flags&abbreviated != 0 && f.lex[i].flags&common == 0
}

// dayAfterMonth reports that the number at [at, next) after a month is a day of
// it and no count ("in May 20 people").
func (f *finder) dayAfterMonth(i, at, next int) bool {
	if f.low(next) == "%" || f.low(next) == ":" && f.gluedTo(next) && f.cls(next+1) == number && f.gluedTo(next+1) {
		return false
	}
	if !f.pluralNoun(next) || f.cls(at) != number || next > at+1 {
		return true
	}
	switch f.low(i - 1) {
	case "in", "since", "last", "this":
		return false
	}
	return !peoplePlurals[f.low(next)]
}

// monthAlone reports that the month name at i, without day or year, is a month
// and no first name, verb or part of a title.
func (f *finder) monthAlone(i int) bool {
	prev := f.low(i - 1)
	led := monthLeads[prev]
	flags := f.lex[i].flags
	switch {
	case flags != 0 && f.cls(i+1) == to && f.cls(i+2) == month:
		return f.upper(i)
	case flags&abbreviated != 0:
		return f.upper(i) && led && !f.upper(i+1)
	case flags&common != 0:
		return f.upper(i) && (led || prev == "the" && f.lowerNoun(i+1) && i-1 > f.first) && !f.upper(i+1)
	case !f.upper(i):
		return led
	case f.upper(i-1) && !functionWords[prev] && !led && i-1 >= f.first:
		return false
	}
	return !f.upper(i+1) || led && prev != "by" && prev != "of" && prev != "for" && prev != "and"
}

// monthLeads may stand before a month without day or year.
var monthLeads = set(`in since until till by from to of last this next early late mid between and or through thru during for before after
	previous past coming following - –`)

// dayFirst reads "3 November 2024", "3rd of May", "05-Aug-2016" and the ranges
// "3-5 May", "between 3 and 12 of September".
func (f *finder) dayFirst(i int) (hit, bool) {
	d, j, ok := f.dom(i)
	if !ok {
		return hit{}, false
	}
	if h, ok := f.monthAfterDay(i, d, j); ok {
		return f.withYear(h), true
	}
	if h, ok := f.dayInRow(i, d, j); ok {
		return h, true
	}
	if f.cls(j) != to || f.low(j) == "and" && f.low(i-1) != "between" && f.low(i-2) != "between" {
		return hit{}, false
	}
	k := j + 1
	if f.low(k) == "the" {
		k++
	}
	e, next, ok := f.dom(k)
	if !ok || e <= d {
		return hit{}, false
	}
	h, ok := f.monthAfterDay(k, e, next)
	if !ok {
		return hit{}, false
	}
	h = f.withYear(h)
	h.first, h.isRange, h.until, h.rule = i, true, h.form, "range of days"
	h.form.d = d
	return h, true
}

// dayInRow reads the first day of "on 2 and 3 June", "the 2nd, 3rd and 4th of
// June": the number alone, of the month that the last of the row names.
func (f *finder) dayInRow(i, d, j int) (hit, bool) {
	if !f.is(j, "and", ",", "&") || f.is(i-1, "between") || f.is(i-2, "between") || !f.is(i-1, "on", "the", "of", "for", ",", "and") {
		return hit{}, false
	}
	k := j + 1
	if f.is(j, ",") && f.is(k, "and") {
		k++
	}
	if f.is(k, "the") {
		k++
	}
	if e, _, ok := f.dom(k); !ok || e <= d || (f.cls(i) == number) != (f.cls(k) == number) {
		return hit{}, false
	}
	h, ok := f.dayFirst(k)
	if !ok || h.isRange || h.form.grain != grainDay {
		return hit{}, false
	}
	h.first, h.end, h.form.d, h.rule = i, j, d, "day in a row"
	return h, true
}

// dayAgain reads the "3" of "June 2 and 3" when the date before ends at token
// i-1.
func (f *finder) dayAgain(i int) (hit, bool) {
	x := f.lastHit.form
	if !f.is(i-1, "and", ",", "&") || f.lastHit.end != i-1 || f.lastHit.isRange || f.lastHit.rule != "month-day" && f.lastHit.rule != "day in a row" || x.sort != yearly || x.grain != grainDay || x.m == 0 {
		return hit{}, false
	}
	d, next, ok := f.dom(i)
	if !ok || f.cls(i) == cardinal || d <= x.d || f.lowerNoun(next) || f.cls(next) == month || f.is(next, "of", "%", "-", ":") || f.low(i-1) == "," && !f.is(next, "and", ",") {
		return hit{}, false
	}
	x.d = d
	return f.withYear(hit{first: i, end: next, form: x, rule: "day in a row"}), true
}

// monthAfterDay reads the month after day d of the month, which began at i and
// ended at j.
func (f *finder) monthAfterDay(i, d, j int) (hit, bool) {
	of := false
	switch w := f.low(j); {
	case w == "day" && f.low(j+1) == "of":
		j, of = j+2, true
	case w == "of":
		j, of = j+1, true
	case w == "-" && f.gluedTo(j) && f.gluedTo(j+1):
		j++
	}
	if f.cls(j) != month {
		return hit{}, false
	}
	spelt := f.cls(i) != number
	if !f.upper(j) && (f.lex[j].flags&common != 0 || spelt && !of && f.lex[j].flags != 0) || spelt && !of && f.lex[j].flags&common != 0 {
		return hit{}, false
	}
	if !spelt && !of && j == i+1 && f.upper(j+1) && f.lex[j].flags&common != 0 { // 20 May Day marchers
		return hit{}, false
	}
	x := form{sort: yearly, grain: grainDay, m: int(f.lex[j].val), d: d}
	return hit{first: i, end: j + 1, form: x, rule: "month-day"}, true
}

// gluedFirst reads a month and day written as one word: Dec31.
func (f *finder) gluedFirst(i int) (hit, bool) {
	x := form{sort: yearly, grain: grainDay, m: int(f.lex[i].width), d: int(f.lex[i].val)}
	h := f.withYear(hit{first: i, end: i + 1, form: x, rule: "month-day"})
	return h, f.upper(i) || h.form.y != 0 || f.cls(h.end) == partOfDay
}

// weekdayFirst reads a weekday, alone or with its date: "Friday, May 8, 2009",
// "Tuesday the 4th".
func (f *finder) weekdayFirst(i int) (hit, bool) {
	j := i + 1
	if f.low(j) == "." && f.gluedTo(j) && f.lex[i].flags&abbreviated != 0 {
		j++
	}
	if f.low(j) == "," {
		j++
	}
	if c := f.cls(j); c == month || c == number || c == ordinal || c == article || c == glued {
		if h, ok := f.dated(i, j); ok {
			return h, true
		}
	}
	if !f.weekdayAlone(i) {
		return hit{}, false
	}
	if h, ok := f.countFirst(j); ok && h.form.known && h.form.grain <= grainYear && !h.isRange && j < f.last && (f.cls(j) != article || f.low(j) != "the") { // Monday two weeks ago
		h.first = i
		h.form = h.form.weekdayOf(int(f.lex[i].val))
		return h, true
	}
	if h, ok := f.weekdayThen(i, j); ok {
		return h, true
	}
	x := form{sort: weekly, grain: grainDay, n: int(f.lex[i].val)}
	return hit{first: i, end: i + 1, form: x, rule: "weekday"}, true
}

// weekdayThen reads what may follow a weekday and settle it: "Tuesday next",
// "Monday last", "Tuesday of next week", "Friday last week".
func (f *finder) weekdayThen(i, j int) (hit, bool) {
	w := int(f.lex[i].val)
	if !f.hasRef {
		return hit{}, false
	}
	if j == i+1 && f.is(j, "next", "last") && (f.isPunct(j+1) || functionWords[f.low(j+1)]) {
		h := hit{first: i, end: j + 1, rule: "last, this or next"}
		if f.low(j) == "next" {
			h.form = fixedForm(around(f.ref+1+day((w-(f.ref+1).weekday()+7)%7), grainDay)) //nolint:gosec // 0 to 6
		} else {
			h.form = fixedForm(around(f.ref-1-day(((f.ref-1).weekday()-w+7)%7), grainDay)) //nolint:gosec // 0 to 6
		}
		return h, true
	}
	if f.is(j, "of", "in") {
		j++
	}
	if f.is(j, "the") && f.is(j+1, "previous", "following", "same") {
		j++
	}
	if f.cls(j) == rel && f.cls(j+1) == unit && grain(f.lex[j+1].val) == grainWeek && f.lex[j+1].flags&plural == 0 && !f.is(j, "past", "coming") {
		if r, ok := f.relFirst(j, false); ok && r.form.known && r.form.grain == grainWeek {
			return hit{first: i, end: r.end, form: r.form.weekdayOf(w), rule: "weekday of a week"}, true
		}
	}
	return hit{}, false
}

// weekdayOf is the given weekday of the week in which the form lies.
func (x form) weekdayOf(w int) form {
	if !x.known {
		return unknownForm(grainDay)
	}
	return fixedForm(around(x.period.from.monday()+day(w), grainDay)) //nolint:gosec // 0 to 6
}

// dated reads the date after the weekday at i.
func (f *finder) dated(i, j int) (hit, bool) {
	var h hit
	var ok bool
	switch f.cls(j) {
	case month:
		h, ok = f.monthFirst(j)
	case glued:
		h, ok = f.gluedFirst(j)
	case article:
		h, ok = f.dayFirst(j + 1)
	default:
		if h, ok = f.dayFirst(j); !ok {
			h, ok = f.numeric(j)
		}
	}
	if ok && (h.form.grain == grainDay && !h.isRange) {
		h.first = i
		return h, true
	}
	if f.low(j) == "the" {
		j++
	} else if f.cls(j) != number || !f.isPunct(j+1) || f.is(j+1, "-", ":") || f.low(j-1) == "," {
		return hit{}, false
	}
	if d, next, ok := f.dom(j); ok && (next > j+1 || f.cls(j) == ordinal || f.low(j-1) != "the") {
		if !f.lowerNoun(next) && f.hasRef {
			return hit{first: i, end: next, form: f.domForm(d, int(f.lex[i].val)), rule: "weekday and day"}, true
		}
	}
	return hit{}, false
}

// domForm is the latest day d of a month that falls on the weekday.
func (f *finder) domForm(d, weekday int) form {
	y, m, _ := f.ref.civil()
	for back := 0; back < 40; back++ {
		at := ymd(y, m-back, 1)
		yy, mm, _ := at.civil()
		if validDate(yy, mm, d) && ymd(yy, mm, d).weekday() == weekday && (ymd(yy, mm, d) <= f.ref || back == 0) {
			return fixedForm(around(ymd(yy, mm, d), grainDay))
		}
	}
	return unknownForm(grainDay)
}

// weekdayAlone reports that the weekday at i is a day and no name (a Sunday
// paper, Bloody Sunday), no abbreviation of something else, and not recurring.
func (f *finder) weekdayAlone(i int) bool {
	prev := f.low(i - 1)
	if prev == "every" || prev == "each" || prev == "other" || notDays[prev] {
		return false
	}
	if f.lex[i].flags&abbreviated != 0 {
		return f.upper(i) && (weekdayLeads[prev] || f.startsClock(i+1))
	}
	if f.upper(i+1) && f.cls(i+1) == none && (prev == "the" || prev == "'s" || prev == "’s") {
		return zones[f.low(i+1)]
	}
	return true
}

var (
	weekdayLeads = set(`on last next this by until till since from and or to before after - –`)
	// notDays before a weekday make the name of an event or a club.
	notDays = set(`bloody black super ash palm shrove fat maundy holy cyber giving wacky freaky casual`)
)

// decadeFirst reads "nineties" and "'90s".
func (f *finder) decadeFirst(i int) (hit, bool) {
	if f.cls(i) == decade {
		y := 1900 + int(f.lex[i].val)
		h := hit{first: i, end: i + 1, form: fixedForm(months(y, 1, 120, grainDecade)), rule: "decade"}
		return h, f.low(i-1) == "the" || f.cls(i-1) == fuzzy || f.cls(i-2) == fuzzy
	}
	if f.cls(i+1) != number || f.lex[i+1].width != 2 || !f.gluedTo(i+1) || f.low(i+2) != "s" || !f.gluedTo(i+2) || f.lex[i+1].val%10 != 0 {
		return hit{}, false
	}
	y := 1900 + int(f.lex[i+1].val)
	return hit{first: i, end: i + 3, form: fixedForm(months(y, 1, 120, grainDecade)), rule: "decade"}, true
}

// century is the period of the n-th century.
func century(n int) form { return fixedForm(months(100*n-99, 1, 1200, grainCentury)) }
