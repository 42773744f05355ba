package date

// direction says on which side of the day of publication a date without a
// year, or a bare weekday, is to be looked for.
type direction uint8

const (
	unsure  direction = iota // no cue in the sentence
	past                     // a past tense stands near
	future                   // a future cue stands near
	nearest                  // both: "was due on Friday"
)

// sort says how a form becomes a period.
type sort uint8

const (
	fixed  sort = iota // the period is known, or can't be
	yearly             // comes once a year: a month, a day of it, a quarter, a holiday
	weekly             // a weekday
)

// part is the part of a period that is meant.
type part uint8

const (
	whole     part = iota
	partStart      // the beginning of
	partEarly
	partMiddle // mid, middle
	partLate
	partEnd // the end of
)

// form is what the words of a date say, before the year or week is settled.
type form struct {
	sort    sort
	grain   grain
	part    part
	dir     direction // stated by the words themselves: "next Friday"
	y, m, d int       // as stated; y is 0 when it is not
	n       int       // weekday, quarter, half or season
	feast   holiday   // nil unless a holiday
	known   bool      // sort fixed: period holds
	period  period
}

func fixedForm(p period) form { return form{sort: fixed, grain: p.grain, known: true, period: p} }

// unknownForm is a date whose words depend on a day that nobody knows.
func unknownForm(g grain) form { return form{sort: fixed, grain: g} }

func yearForm(y int) form {
	x := fixedForm(months(y, 1, 12, grainYear))
	x.y = y
	return x
}

// inYear places a yearly form in a year; not ok where the year lacks the day.
func (x form) inYear(y int) (period, bool) {
	switch {
	case x.feast != nil:
		return around(x.feast(y), grainDay), true
	case x.grain == grainDay || x.grain == grainTime:
		return around(ymd(y, x.m, x.d), grainDay), validDate(y, x.m, x.d)
	case x.grain == grainMonth:
		return months(y, x.m, 1, grainMonth), true
	case x.grain == grainQuarter:
		return months(y, 3*x.n-2, 3, grainQuarter), true
	case x.grain == grainHalf:
		return months(y, 6*x.n-5, 6, grainHalf), true
	default:
		return months(y, 3*x.n+3, 3, grainSeason), true
	}
}

// resolve settles the form against the day of publication. It is not ok when
// the words name no period.
func (f *finder) resolve(x form, dir direction) (period, bool) {
	if x.dir != unsure {
		dir = x.dir
	}
	switch {
	case x.sort == fixed:
		return x.trim(x.period), x.known
	case x.sort == yearly && x.y != 0:
		p, ok := x.inYear(x.y)
		return x.trim(p), ok
	case !f.hasRef:
		return period{grain: x.grain}, false
	case x.sort == weekly && x.grain == grainWeekend:
		return f.weekendNear(dir), true
	case x.sort == weekly:
		return f.weekdayNear(x.n, dir), true
	}
	p, ok := f.yearNear(x, dir)
	return x.trim(p), ok
}

// trim cuts a period down to the part that is meant. The end of a month or a
// week is its last day; of a longer period the words are too vague for a cut.
func (x form) trim(p period) period {
	if x.part == partEnd && (p.grain == grainMonth || p.grain == grainWeek) {
		return period{p.to - 1, p.to, grainDay}
	}
	return p
}

// begin is the day from which a stretch counts that is told to begin in a part
// of a period: "since late July" means since its middle, at the earliest.
func (pt part) begin(p period) day {
	if p.grain == grainMonth && (pt == partMiddle || pt == partLate) {
		return p.from + 15
	}
	return p.from
}

// weekdayNear is the news rule for weekdays: the latest one up to and with the
// day of publication, or with a future cue the first one from that day on.
func (f *finder) weekdayNear(w int, dir direction) period {
	back := (f.ref.weekday() - w + 7) % 7
	ahead := (7 - back) % 7
	if dir == future || dir == nearest && ahead < back {
		return around(f.ref+day(ahead), grainDay) //nolint:gosec // 0 to 6
	}
	return around(f.ref-day(back), grainDay) //nolint:gosec // 0 to 6
}

// weekendNear is the last weekend that has begun, or the coming one: the one
// nearer in time when no tense tells.
func (f *finder) weekendNear(dir direction) period {
	this := around(f.ref, grainWeekend)
	if f.ref >= this.from || dir == future || dir != past && f.ref.weekday() >= 3 {
		return this
	}
	return around(f.ref-7, grainWeekend)
}

// yearNear finds the year of a yearly form. The past wins unless a future cue
// stands near, or unless there is no cue at all and the coming one is at least
// four times as near as the last one.
func (f *finder) yearNear(x form, dir direction) (period, bool) {
	y, _, _ := f.ref.civil()
	var before, after period
	var okBefore, okAfter bool
	for n := 1; n >= -8 && !okBefore; n-- { // 8 years: a 29th of February around 1900
		if p, ok := x.inYear(y + n); ok && p.from <= f.ref {
			before, okBefore = p, true
		}
	}
	for n := -1; n <= 8 && !okAfter; n++ {
		if p, ok := x.inYear(y + n); ok && p.to > f.ref {
			after, okAfter = p, true
		}
	}
	switch {
	case !okBefore || !okAfter:
		return before, false
	case dir == future,
		dir == nearest && after.from-f.ref < f.ref-before.to,
		dir == unsure && x.grain <= grainMonth && 4*(after.from-f.ref) < f.ref-before.to:
		return after, true
	}
	return before, true
}

// join makes one period of the two ends of a range; what one end leaves open,
// the other settles ("3 to 5 May", "November 20 to December 11, 2015").
func (f *finder) join(a, b form, dir direction) (period, bool) {
	switch {
	case a.sort == yearly && a.y == 0 && b.year() != 0:
		a.y = b.year()
		if later(a, b) {
			a.y--
		}
	case b.sort == yearly && b.y == 0 && a.year() != 0:
		b.y = a.year()
		if later(a, b) {
			b.y++
		}
	}
	if a.sort == yearly && b.sort == yearly && a.y == 0 && b.y == 0 && f.hasRef {
		a.y, dir = f.rangeYear(a, b, dir), unsure
	}
	p, ok := f.resolve(a, dir)
	if !ok {
		return p, false
	}
	q, ok := f.after(p, a, b, dir)
	if !ok || q.to <= p.from {
		return p, false
	}
	if a.part == partEnd && a.grain == grainYear { // from the end of 2007
		p.from = p.to
	}
	p.from = a.part.begin(p)
	return period{p.from, q.to, max(p.grain, q.grain)}, q.to > p.from
}

// rangeYear is the year in which a range without a year begins: the last one
// that has begun by publication, or with a future cue the first that goes on
// after it.
func (f *finder) rangeYear(a, b form, dir direction) int {
	y, _, _ := f.ref.civil()
	for n := y + 1; n > y-2; n-- {
		a.y = n
		p, ok := a.inYear(n)
		q, okQ := f.after(p, a, b, unsure)
		switch {
		case !ok || !okQ:
		case dir == future && q.to > f.ref && n > y-1:
			if before, ok := a.inYear(n - 1); ok {
				if r, ok := f.after(before, a, b, unsure); !ok || r.to <= f.ref {
					return n
				}
			}
		case dir == unsure && n == y && p.from > f.ref && 4*(p.from-f.ref) < 365-(p.from-f.ref):
			return n // soon, where no tense tells
		case dir != future && p.from <= f.ref:
			return n
		}
	}
	return y
}

// after resolves the later end of a range whose earlier end is p.
func (f *finder) after(p period, a, b form, dir direction) (period, bool) {
	switch {
	case b.sort == weekly && b.dir == unsure:
		return around(p.from+day((b.n-p.from.weekday()+7)%7), grainDay), true //nolint:gosec // 0 to 6
	case b.sort == yearly && b.y == 0 && a.sort != weekly:
		y, _, _ := p.from.civil()
		b.y = y
		q, ok := b.inYear(y)
		if ok && q.to <= p.from {
			q, ok = b.inYear(y + 1)
		}
		return b.trim(q), ok
	}
	return f.resolve(b, dir)
}

// year is the year in which the form is stated to lie; 0 when it is open.
func (x form) year() int {
	if x.y == 0 && x.sort == fixed && x.known && x.grain <= grainYear {
		y, _, _ := x.period.from.civil()
		return y
	}
	return x.y
}

// later reports that a comes after b within a year.
func later(a, b form) bool {
	y := b.year()
	p, _ := a.inYear(y)
	q := b.period
	if b.sort == yearly {
		q, _ = b.inYear(y)
	}
	return p.from >= q.to
}
