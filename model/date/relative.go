package date

// deicticFirst reads today, tonight, yesterday, tomorrow, and the part of the
// day that follows.
func (f *finder) deicticFirst(i int) (hit, bool) {
	if f.upper(i) && f.upper(i-1) && i > f.first && !functionWords[f.low(i-1)] { // a paper or programme of that name
		return hit{}, false
	}
	h := hit{first: i, end: i + 1, form: f.fromRef(int(f.lex[i].val), grainDay), rule: "day from publication"}
	if w := f.low(i); w == "tonight" || w == "tonite" {
		h.clock = true
	}
	return h, true
}

// fromRef is the period n grains from the day of publication.
func (f *finder) fromRef(n int, g grain) form {
	if !f.hasRef {
		return unknownForm(g)
	}
	return fixedForm(shift(f.ref, g, n))
}

// relFirst reads "last year", "this summer", "next March", "last Friday", "the
// past 30 days", "the previous month", "last night". It is told whether an
// article stands before, which turns "last year" into the twelve months before.
func (f *finder) relFirst(i int, the bool) (hit, bool) {
	word, dir := f.low(i), int(f.lex[i].val)
	j := i + 1
	if word == "this" || word == "that" || word == "same" {
		if f.cls(j) == rel && f.lex[j].val != 0 { // this past weekend
			word, dir, j = f.low(j), int(f.lex[j].val), j+1
		} else if word == "that" && f.cls(j) != unit {
			return hit{}, false
		}
	}
	h := hit{first: i, end: j + 1, rule: "last, this or next"}
	switch f.cls(j) {
	case unit:
		return f.relUnit(h, j, word, dir, the)
	case weekday:
		if x, ok := f.nthWeekdayOf(i, j, -1); ok && word == "last" {
			return x, true
		}
		h.form = f.relWeekday(j, word, dir, the)
	case month:
		if !f.upper(j) && f.lex[j].flags != 0 {
			return hit{}, false
		}
		h.form = form{sort: yearly, grain: grainMonth, m: int(f.lex[j].val)}
		h.form = f.relYearly(h.form, dir)
	case season:
		h.form = f.relYearly(form{sort: yearly, grain: grainSeason, n: int(f.lex[j].val)}, dir)
		if f.upper(j + 1) { // last Winter Olympics
			return hit{}, false
		}
	case feast:
		return f.relHoliday(h, j, dir)
	case partOfDay:
		return f.relNight(h, j, word, dir)
	case number, cardinal, article:
		return f.rolling(h, j, dir)
	default:
		return f.relSpecial(h, j, dir)
	}
	return h, f.low(h.end) != "-" || !f.gluedTo(h.end)
}

// relHoliday reads "last Christmas".
func (f *finder) relHoliday(h hit, j, dir int) (hit, bool) {
	x, ok := f.holidayAt(j)
	if !ok || x.form.y != 0 {
		return hit{}, false
	}
	h.end, h.form = x.end, f.relYearly(x.form, dir)
	return h, true
}

// relYearly resolves a month, season or holiday after last, this or next.
func (f *finder) relYearly(x form, dir int) form {
	if !f.hasRef {
		return unknownForm(x.grain)
	}
	y, _, _ := f.ref.civil()
	switch {
	case dir == 0:
		p, ok := x.inYear(y)
		if x.grain == grainSeason && f.ref < p.from-200 { // this winter, in January
			p, ok = x.inYear(y - 1)
		}
		x = fixedForm(p)
		x.known = ok
		return x
	case dir < 0:
		for n := y; n >= y-8; n-- {
			if p, ok := x.inYear(n); ok && p.to <= f.ref {
				return fixedForm(p)
			}
		}
	default:
		for n := y; n <= y+8; n++ {
			if p, ok := x.inYear(n); ok && p.from > f.ref {
				return fixedForm(p)
			}
		}
	}
	return unknownForm(x.grain)
}

// relWeekday resolves a weekday after last, this or next: in the week before,
// of, or after publication. "The next Tuesday" and "this past Friday" count
// from the day instead.
func (f *finder) relWeekday(j int, word string, dir int, the bool) form {
	if !f.hasRef {
		return unknownForm(grainDay)
	}
	w := day(f.lex[j].val)
	base := f.ref
	switch {
	case the && dir > 0:
		if f.near() {
			base = f.told.to - 1
		}
		return fixedForm(around(base+1+(w-day(base.weekday())-1+14)%7, grainDay)) //nolint:gosec // 0 to 6
	case word == "past" || word == "coming":
		if dir < 0 {
			return fixedForm(around(base-1-(day(base.weekday())-1-w+14)%7, grainDay)) //nolint:gosec // 0 to 6
		}
		return fixedForm(around(base+1+(w-day(base.weekday())-1+14)%7, grainDay)) //nolint:gosec // 0 to 6
	}
	return fixedForm(around(base.monday()+w+day(7*dir), grainDay)) //nolint:gosec // -1 to 1
}

// relNight reads "last night" and "this morning".
func (f *finder) relNight(h hit, j int, word string, dir int) (hit, bool) {
	if word == "same" || word == "that" || dir < 0 && f.low(j) != "night" && f.low(j) != "evening" || dir > 0 && word != "next" {
		return hit{}, false
	}
	h.form, h.clock, h.rule = f.fromRef(dir, grainDay), true, "part of the day"
	return h, true
}

// relSpecial reads "last fiscal year" (which nobody can resolve) and "next
// year's first quarter".
func (f *finder) relSpecial(h hit, j, dir int) (hit, bool) {
	switch f.low(j) {
	case "fiscal", "financial", "school", "academic", "calendar":
		if f.low(j+1) != "year" {
			return hit{}, false
		}
		h.end, h.form = j+2, unknownForm(grainYear)
		if f.low(j) == "calendar" {
			h.form = f.fromRef(dir, grainYear)
		}
		return h, true
	}
	return hit{}, false
}

// relUnit reads last, this or next with a unit of the calendar.
func (f *finder) relUnit(h hit, j int, word string, dir int, the bool) (hit, bool) {
	g := grain(f.lex[j].val)
	if !f.relFits(h, j, word, the) {
		return hit{}, false
	}
	told := f.is(h.first, "previous", "preceding", "following") || the && word == "next"
	switch {
	case word == "that" || word == "same":
		return f.sameUnit(h, g, word)
	case told && g <= grainYear && g != grainQuarter:
		h.form, h.rule = f.fromTold(dir, g), "as told before"
	case g == grainDay:
		return hit{}, false
	case f.low(j) == "fortnight":
		h.form = f.roll(2*dir, grainWeek)
	case f.stretch(g, word, dir, the):
		h.form, h.rule = f.roll(dir, g), "counted from publication"
	case g == grainWeekend && dir == 0 && f.hasRef: // by its tense, early in the week
		h.form = form{sort: weekly, grain: g, n: 5}
	default:
		h.form = f.fromRef(dir, g)
		return f.yearsQuarter(h)
	}
	return h, true
}

// relFits reports that the unit at j may follow last, this or next. A plural
// is let through where it stands for a possessive without its apostrophe
// ("this years festival").
func (f *finder) relFits(h hit, j int, word string, the bool) bool {
	g := grain(f.lex[j].val)
	if f.lex[j].flags&plural != 0 && (g != grainYear || the || word != "last" && word != "this" || f.isPunct(j+1)) {
		return false
	}
	if g == grainTime || g == grainHalf && f.low(h.first-1) != "the" && f.low(j+1) != "of" {
		return false
	}
	return (f.low(j+1) != "of" || g == grainQuarter) && (!f.hyphen(j+1) || g == grainYear)
}

// sameUnit reads "the same year" and "that week": of the date told last.
func (f *finder) sameUnit(h hit, g grain, word string) (hit, bool) {
	if !f.near() {
		h.form = f.fromRef(0, g)
		return h, word == "same"
	}
	h.form, h.rule = fixedForm(around(f.told.from, g)), "as told before"
	return h, true
}

// stretch reports that "the last year" or "the past year" means the time up to
// publication and no period of the calendar.
func (f *finder) stretch(g grain, word string, dir int, the bool) bool {
	if g == grainQuarter || g == grainWeekend {
		return false
	}
	return word == "past" || the && dir < 0 && g != grainWeek
}

// yearsQuarter goes on from "last year" to "'s fourth quarter".
func (f *finder) yearsQuarter(h hit) (hit, bool) {
	if w := f.low(h.end); h.form.grain != grainYear || w != "'s" && w != "’s" {
		return h, true
	}
	if q, ok := f.ordinalFirst(h.end + 1); ok && q.form.sort == yearly && q.form.y == 0 {
		h.form, h.end, h.rule = q.form, q.end, q.rule
		h.form.y, _, _ = f.ref.civil()
		h.form.y += int(f.lex[h.first].val)
		if !f.hasRef {
			h.form = unknownForm(q.form.grain)
		}
	}
	return h, true
}

// near reports that a date told in this or the last sentence can be meant by
// "the year before".
func (f *finder) near() bool { return f.told.ok && f.sent-f.told.sent <= 1 }

// fromTold is n grains from the date told last, or from publication.
func (f *finder) fromTold(n int, g grain) form {
	if f.near() && f.told.grain <= g {
		return fixedForm(shift(f.told.from, g, n))
	}
	return f.fromRef(n, g)
}

// rolling reads "past 30 days", "last two quarters", "next 18 months".
func (f *finder) rolling(h hit, j, dir int) (hit, bool) {
	n, u, ok := f.count(j)
	if ok && j == h.first && f.cls(u) == rel { // 5 coming years
		u++
	}
	if !ok || f.cls(u) != unit || dir == 0 || f.is(j, "a", "an") || f.is(u+1, "of", "-") {
		return hit{}, false
	}
	g := grain(f.lex[u].val)
	h.end, h.rule = u+1, "counted from publication"
	switch {
	case f.is(u, "fortnight", "fortnights"):
		n *= 2
	case g == grainTime:
		if dir > 0 || f.low(u) != "hours" {
			return hit{}, false
		}
		h.form = unknownForm(grainDay)
		if f.hasRef {
			h.form = fixedForm(period{f.ref - day((n+23)/24), f.ref + 1, grainDay}) //nolint:gosec // four digits
		}
		return h, true
	}
	h.form = f.roll(n*dir, g)
	for f.low(h.end) == "and" { // 3 months and 2 weeks
		m, u, ok := f.count(h.end + 1)
		if !ok || f.cls(u) != unit || !h.form.known {
			break
		}
		g := grain(f.lex[u].val)
		if dir < 0 {
			h.form.period.from = step(h.form.period.from, g, -m)
		} else {
			h.form.period.to = step(h.form.period.to, g, m)
		}
		h.end = u + 1
	}
	return h, true
}

// roll is the n units before (or, for positive n, after) the day of
// publication; quarters are those of the calendar.
func (f *finder) roll(n int, g grain) form {
	if !f.hasRef {
		return unknownForm(g)
	}
	p := period{grain: g}
	switch {
	case g == grainQuarter && n < 0:
		p.from, p.to = shift(f.ref, g, n).from, around(f.ref, g).from
	case g == grainQuarter:
		p.from, p.to = around(f.ref, g).to, shift(f.ref, g, n).to
	case n < 0:
		p.from, p.to = step(f.ref, g, n), f.ref
	default:
		p.from, p.to = f.ref+1, step(f.ref+1, g, n)
	}
	return fixedForm(p)
}
