package date

// holiday gives the day of a holiday in a year.
type holiday func(year int) day

func on(m, d int) holiday { return func(y int) day { return ymd(y, m, d) } }

func nth(m, weekday, n int) holiday {
	return func(y int) day { return nthWeekday(y, m, weekday, n) }
}

func fromEaster(days int) holiday {
	return func(y int) day { return easter(y) + day(days) } //nolint:gosec // small
}

// named is one name of a holiday, without its first word.
type named struct {
	rest []string
	day  holiday
}

// holidays are found by the first word of their names; longer names stand
// first. American observance where countries differ.
var holidays = buildHolidays()

func buildHolidays() map[string][]named {
	h := make(map[string][]named)
	add := func(day holiday, names ...[]string) {
		for _, n := range names {
			h[n[0]] = append(h[n[0]], named{n[1:], day})
		}
	}
	w := func(words ...string) []string { return words }
	add(on(12, 24), w("christmas", "eve"))
	add(on(12, 25), w("christmas", "day"), w("christmas"), w("xmas"))
	add(on(12, 26), w("boxing", "day"))
	add(on(12, 31), w("new", "year", "'s", "eve"), w("new", "year", "eve"))
	add(on(1, 1), w("new", "year", "'s", "day"), w("new", "year", "day"))
	add(fromEaster(-47), w("shrove", "tuesday"), w("mardi", "gras"))
	add(fromEaster(-46), w("ash", "wednesday"))
	add(fromEaster(-7), w("palm", "sunday"))
	add(fromEaster(-3), w("maundy", "thursday"))
	add(fromEaster(-2), w("good", "friday"))
	add(fromEaster(0), w("easter", "sunday"), w("easter", "day"))
	add(fromEaster(1), w("easter", "monday"))
	add(fromEaster(0), w("easter"))
	add(fromEaster(39), w("ascension", "day"))
	add(fromEaster(49), w("whit", "sunday"))
	add(fromEaster(50), w("whit", "monday"))
	add(nth(1, 0, 3), w("martin", "luther", "king", "day"), w("martin", "luther", "king", "jr.", "day"), w("mlk", "day"))
	add(on(2, 14), w("valentine", "'s", "day"), w("valentines", "day"))
	add(nth(2, 0, 3), w("presidents", "'", "day"), w("presidents", "day"))
	add(on(3, 17), w("saint", "patrick", "'s", "day"), w("st.", "patrick", "'s", "day"), w("st", "patrick", "'s", "day"),
		w("saint", "patrick"))
	add(on(4, 1), w("april", "fools", "'", "day"), w("april", "fool", "'s", "day"))
	add(on(4, 22), w("earth", "day"))
	add(on(5, 1), w("may", "day"), w("international", "workers", "'", "day"), w("international", "workers", "day"),
		w("int'l", "workers", "day"))
	add(nth(5, 6, 2), w("mother", "'s", "day"), w("mothers", "day"))
	add(nth(5, 0, -1), w("memorial", "day"))
	add(nth(6, 6, 3), w("father", "'s", "day"), w("fathers", "day"))
	add(on(6, 19), w("juneteenth"))
	add(on(7, 4), w("independence", "day"))
	add(on(7, 14), w("bastille", "day"))
	add(nth(9, 0, 1), w("labor", "day"), w("labour", "day"))
	add(nth(10, 0, 2), w("columbus", "day"), w("indigenous", "peoples", "'", "day"))
	add(on(10, 31), w("halloween"))
	add(on(11, 11), w("veterans", "day"), w("veterans", "'", "day"), w("armistice", "day"), w("remembrance", "day"))
	add(nth(11, 3, 4), w("thanksgiving", "day"), w("thanksgiving"), w("thanks", "giving", "day"))
	add(func(y int) day { return nthWeekday(y, 11, 3, 4) + 1 }, w("black", "friday"))
	add(func(y int) day { return nthWeekday(y, 11, 3, 4) + 4 }, w("cyber", "monday"))
	return h
}

// holidayAt finds a holiday whose name begins at token i.
func (f *finder) holidayAt(i int) (hit, bool) {
	for _, n := range holidays[f.low(i)] {
		j := i + 1
		for _, w := range n.rest {
			if t := f.low(j); t != w && (w[0] != '\'' || len(t) < 2 || t[len(t)-1] != w[len(w)-1]) {
				j = -1
				break
			}
			j++
		}
		if j < 0 || f.namesMore(i, j) {
			continue
		}
		x := form{sort: yearly, grain: grainDay, feast: n.day}
		if y, end, ok := f.yearAfter(j); ok {
			x.y, j = y, end
		} else if r, ok := f.ofPeriod(j); ok && r.form.grain == grainYear {
			x.y, j = r.form.year(), r.end
		}
		return hit{first: i, end: j, form: x, rule: "holiday"}, true
	}
	return hit{}, false
}

// namesMore reports that the holiday's name is part of a longer one
// ("Christmas Island", "the Easter Rising") or written as a common word.
func (f *finder) namesMore(i, end int) bool {
	return end == i+1 && (f.upper(end) && f.cls(end) != weekday || f.upper(i-1) && i-1 > f.first && !functionWords[f.low(i-1)])
}
