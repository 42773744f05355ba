package date

import "github.com/lede-reader/lede/model"

// span finds a single date or a range of dates at token i.
func (f *finder) span(i int) (hit, bool) {
	if f.cls(i) == opener {
		return f.opened(i)
	}
	a, ok := f.point(i)
	if !ok {
		return hit{}, false
	}
	if h, ok := f.through(a, false); ok {
		return h, true
	}
	return a, true
}

// opened reads a range with its opening word: "from May to September",
// "between 2012 and 2015". A lone date after the word is left to the next
// token.
func (f *finder) opened(i int) (hit, bool) {
	between := f.low(i) == "between"
	a, ok := f.point(i + 1)
	if !ok && between && f.cls(i+1) == article {
		a, ok = f.point(i + 2)
	}
	if !ok {
		return hit{}, false
	}
	h, ok := a, a.isRange
	if !ok {
		h, ok = f.through(a, between)
	}
	h.first = i
	return h, ok
}

// through goes on from a date to the later end of a range.
func (f *finder) through(a hit, between bool) (hit, bool) {
	j := a.end
	w := f.low(j)
	if f.cls(j) != to || a.isRange || a.clock || (w == "and") != between && w != "through" && w != "to" || w == "and" && !between ||
		w == "—" && !f.gluedTo(j) {
		return hit{}, false
	}
	k := j + 1
	if b, ok := f.dayAlone(a, j, k); ok {
		return b, true
	}
	b, ok := f.point(k)
	if !ok || b.isRange || b.clock || !ranges(a.form, b.form) {
		return hit{}, false
	}
	if (w == "-" || w == "–") && !f.gluedTo(j) && a.form.grain != b.form.grain { // a dash between clauses
		return hit{}, false
	}
	h := hit{first: a.first, end: b.end, form: a.form, until: b.form, isRange: true, rule: "range"}
	if p, q := a.form.year(), b.form.year(); a.form.grain == grainYear && b.form.grain == grainYear && p >= q {
		return hit{}, false
	}
	return h, true
}

// dayAlone reads a day of the month as the later end: "November 18-19",
// "April 9th through 17th".
func (f *finder) dayAlone(a hit, j, k int) (hit, bool) {
	if a.form.sort != yearly || a.form.grain != grainDay || a.form.feast != nil {
		return hit{}, false
	}
	if f.low(k) == "the" {
		k++
	}
	d, end, ok := f.dom(k)
	if !ok || d <= a.form.d || f.cls(end) == month || f.is(end, "of", ":") && f.gluedTo(end) || f.lowerNoun(end) && !f.gluedTo(j) {
		return hit{}, false
	}
	b := a.form
	b.d = d
	h := f.withYear(hit{first: a.first, end: end, form: b})
	h.until, h.isRange, h.rule = h.form, true, "range of days"
	h.form = a.form
	h.form.y = h.until.y
	return h, true
}

// ranges reports that two dates may be the ends of one range: they are of
// about the same grain.
func ranges(a, b form) bool {
	if a.sort == weekly || b.sort == weekly {
		return b.grain <= grainDay && a.grain <= grainDay && b.sort == weekly
	}
	if a.grain == b.grain || a.part != whole || b.part != whole {
		return true
	}
	return (a.y != 0 || b.y != 0 || a.known || b.known) && a.grain <= grainYear && b.grain <= grainYear
}

// bound says that a date is the open beginning or end of a stretch of time.
type bound uint8

const (
	unbound bound = iota
	since         // from its first day
	after         // from the day after it
	before        // until the day before it
	until         // up to and with its last day
)

// apply makes the days of a brief from a period.
func (b bound) apply(p period, part part) (from, to model.Day) {
	switch b {
	case since:
		return part.begin(p).format(), ""
	case after:
		if part == partStart {
			return p.from.format(), ""
		}
		return p.to.format(), ""
	case before:
		if part == partEnd {
			return "", p.to.format()
		}
		return "", p.from.format()
	case until:
		return "", p.to.format()
	default:
		return p.from.format(), p.to.format()
	}
}

var bounds = map[string]bound{
	"since": since, "after": after, "before": before, "until": before, "till": before, "til": before, "by": until, "through": until,
}

// bounded takes in the word before a date that opens it to one side: "since
// 2019", "before May", "no later than Friday". A date that qualifies a noun
// stays as it is: "after Friday's attack" says when the attack was.
func (f *finder) bounded(h hit, floor int) hit {
	if h.isRange || h.clock || h.first-1 < floor {
		return h
	}
	next := f.low(h.end)
	if next == "'s" || next == "’s" || next == "-" && f.gluedTo(h.end) {
		return h
	}
	lead := h.first - 1
	if h.rule == "season" && f.low(lead) == "the" && lead-1 >= floor { // by the summer
		lead--
	}
	b, at := f.boundWord(lead, floor)
	if b == unbound || f.lowerNoun(h.end) && next != "onward" && next != "onwards" {
		if w := f.low(h.end + 1); next == "or" && (w == "after" || w == "later" || w == "before" || w == "earlier") && f.isPunct(h.end+2) { // 2012 or after
			h.end += 2
			h.bound = since
			if w == "before" || w == "earlier" {
				h.bound = until
			}
		}
		return h
	}
	h.bound, h.first = b, at
	return h
}

// boundWord reads the bound that ends at token i and tells where it begins.
func (f *finder) boundWord(i, floor int) (bound, int) {
	switch w := f.low(i); {
	case w == "of" || f.cls(i) == article && f.low(i) == "the":
		return unbound, i
	case w == "than" && i-1 >= floor && f.is(i-1, "later", "earlier"):
		if i-2 >= floor && f.low(i-2) == "no" {
			if f.low(i-1) == "later" {
				return before, i - 2
			}
			return since, i - 2
		}
		if f.low(i-1) == "later" {
			return after, i - 1
		}
		return before, i - 1
	case w == "to" && i-1 >= floor && f.low(i-1) == "prior":
		return before, i - 1
	case w == "through" && f.low(i-1) == "all":
		return unbound, i
	case bounds[w] != unbound:
		if i-2 >= floor && f.low(i-1) == "or" && f.low(i-2) == "on" { // on or before
			if bounds[w] == after {
				return since, i - 2
			}
			return before, i - 2
		}
		return bounds[w], i
	}
	return unbound, i
}
