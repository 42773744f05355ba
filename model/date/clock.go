package date

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// clock reads a time of day at token i: 6 p.m., 8.30pm, 18:04 IST, 1420 GMT,
// noon, 7 o'clock. It is sure when nothing else is written that way.
func (f *finder) clock(i int) (end int, sure, ok bool) {
	if f.cls(i) == noon {
		return i + 1, false, true
	}
	if f.cls(i) != number || f.gluedTo(i) && i > f.first && f.d.Tokens[i-1].Kind != text.Punct {
		return i, false, false
	}
	x := f.lex[i]
	if !f.clockNumber(i) {
		return i, false, false
	}
	end = i + 1
	if x.width == 1 || x.width == 2 {
		end = f.colons(end)
	}
	colon := end > i+1
	if f.is(end, "o'clock", "o’clock", "oclock") {
		return f.zone(end + 1), true, true
	}
	if m := f.meridiem(end); m > end {
		return f.zone(m), x.width == 0 || x.val > 0 || colon, true
	}
	after := f.zone(end)
	if after == end && x.width == 0 {
		return i, false, false
	}
	return after, after > end && (colon || x.width == 4), colon || x.width == 4
}

// clockNumber reports that the number at i can be an hour, or hours and
// minutes in one.
func (f *finder) clockNumber(i int) bool {
	switch x := f.lex[i]; x.width {
	case 0:
		return clockDots(f.d.Tok(i))
	case 1, 2:
		return x.val <= 24
	case 4:
		return x.val < 2400 && x.val%100 < 60 && f.zoneAt(i+1)
	default:
		return false
	}
}

// colons returns the end of the minutes and seconds at i.
func (f *finder) colons(i int) int {
	for range 2 {
		if f.low(i) != ":" || !f.gluedTo(i) || !f.gluedTo(i+1) || f.cls(i+1) != number || f.lex[i+1].width != 2 || f.lex[i+1].val >= 60 {
			break
		}
		i += 2
	}
	return i
}

// clockDots reports that a number with a point can be a time: 8.30.
func clockDots(s string) bool {
	dot := strings.IndexByte(s, '.')
	if dot < 1 || len(s) != dot+3 {
		return false
	}
	h, ok1 := digits(s[:dot])
	m, ok2 := digits(s[dot+1:])
	return ok1 && ok2 && h <= 24 && m < 60
}

// meridiem returns the end of am or pm at i, else i.
func (f *finder) meridiem(i int) int {
	switch f.low(i) {
	case "am", "pm":
		if f.gluedTo(i) || f.d.Tokens[i].AllUpper || f.low(i) == "pm" {
			return i + 1
		}
	case "a.m.", "p.m.", "a.m", "p.m":
		return i + 1
	}
	return i
}

func (f *finder) zoneAt(i int) bool {
	return f.first <= i && i < f.last && (f.d.Tokens[i].AllUpper && zones[f.low(i)] || f.low(i) == "local" && f.low(i+1) == "time")
}

// zone returns the end of the time zone at i, else i: "GMT", "local time",
// "Eastern time".
func (f *finder) zone(i int) int {
	switch {
	case f.low(i) == "local" && f.low(i+1) == "time":
		return i + 2
	case f.zoneAt(i):
		return i + 1
	case f.upper(i) && f.low(i+1) == "time":
		return i + 2
	case f.upper(i) && f.is(i+1, "standard", "daylight", "summer") && f.low(i+2) == "time":
		return i + 3
	}
	return i
}

// clockRange reads a time at i, or two: "2 to 4 p.m.", "3-8pm", "between 7 and
// 9:30".
func (f *finder) clockRange(i int) (end int, sure, ok bool) {
	end, sure, ok = f.clock(i)
	j := end
	if !ok {
		if f.cls(i) != number || f.lex[i].width == 0 || f.lex[i].val > 24 {
			return i, false, false
		}
		j = i + 1
	}
	if f.cls(j) != to || f.low(j) == "and" && f.low(i-1) != "between" {
		return end, sure, ok
	}
	e, s, ok2 := f.clock(j + 1)
	if !ok2 && sure && f.cls(j+1) == number && 0 < f.lex[j+1].val && f.lex[j+1].val <= 12 && f.gluedTo(j+1) {
		return j + 2, true, true
	}
	if !ok2 || !ok && !s {
		return end, sure, ok
	}
	return e, sure || s, true
}

// clockFirst reads a time that begins at i, and the day after it: "6 p.m. on
// Monday". A time that might be something else needs the word "at" before it
// or a day behind it.
func (f *finder) clockFirst(i int) (hit, bool) {
	end, sure, ok := f.clockRange(i)
	if !ok {
		return hit{}, false
	}
	h := hit{first: i, end: end, form: unknownForm(grainTime), clock: true, rule: "time of day"}
	if p, ok := f.dayBehind(end); ok {
		h.end, h.form, h.rule = p.end, p.form, "time and day"
		return h, true
	}
	if f.cls(i) == noon {
		return h, noonLeads[f.low(i-1)] && !f.lowerNoun(end)
	}
	return h, sure || clockLeads[f.low(i-1)] && f.low(i+1) == ":" && !f.lowerNoun(end)
}

var (
	noonLeads  = set(`at by until till before after around from to between and about past`)
	clockLeads = set(`at until till around about from`)
)

// dayBehind reads the day after a time: "on Monday", ", 5 May", "today".
func (f *finder) dayBehind(i int) (hit, bool) {
	if w := f.low(i); w == "on" || w == "," || w == "of" {
		i++
	}
	p, ok := hit{}, false
	switch f.cls(i) {
	case month, weekday, deictic, number, rel, article, glued, ordinal:
		if p, ok = f.point(i); !ok && f.low(i) == "the" {
			p, ok = f.point(i + 1)
		}
	default:
	}
	return p, ok && p.form.grain == grainDay && !p.isRange
}

// startsClock reports that a time of day follows.
func (f *finder) startsClock(i int) bool {
	if w := f.low(i); w == "at" || w == "around" || w == "between" {
		i++
	}
	_, sure, ok := f.clockRange(i)
	return ok && (sure || f.low(i-1) == "at" || f.cls(i) == noon)
}

// withClock takes in the time behind a day: "Monday at 6 p.m.", "Thursday
// afternoon", "yesterday at noon".
func (f *finder) withClock(h hit) (out hit) {
	if h.isRange || h.form.grain > grainDay && !h.clock || h.form.feast != nil {
		return h
	}
	for range 2 {
		if f.cls(h.end) == partOfDay && !f.hyphen(h.end+1) {
			h.end++
			h.clock = true
			continue
		}
		if w := f.low(h.end); (w == "early" || w == "late") && f.cls(h.end+1) == partOfDay {
			h.end += 2
			h.clock = true
			continue
		}
		if end, ok := f.clockBehind(h.end); ok {
			h.end, h.clock = end, true
		}
	}
	return h
}

// clockBehind reads the time after a day.
func (f *finder) clockBehind(i int) (int, bool) {
	at := false
	switch f.low(i) {
	case "at", "around", "about", "from", "between", "by", "before", "after", "for":
		at = true
		i++
		if f.is(i, "around", "about") {
			i++
		}
	case "no":
		if f.low(i+2) != "than" {
			return i, false
		}
		at = true
		i += 3
	case ",":
		i++
	case "in":
		if f.low(i+1) == "the" && f.cls(i+2) == partOfDay {
			return i + 3, true
		}
		return i, false
	}
	end, sure, ok := f.clockRange(i)
	if ok && (sure || at || f.low(i+1) == ":") {
		return end, true
	}
	// "at 5": only where the phrase ends
	if at && f.low(i-1) == "at" && f.cls(i) == number && 0 < f.lex[i].val && f.lex[i].val <= 12 && f.lex[i].width > 0 && f.lex[i].width <= 2 && f.isPunct(i+1) && f.low(i+1) != "-" && f.low(i+1) != ":" {
		return i + 1, true
	}
	return i, false
}
