package date

import "github.com/lede-reader/lede/model"

// day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type day int32

// The days a brief can name. A period outside of them stays unresolved.
var (
	minDay = ymd(1, 1, 1)
	maxDay = ymd(9999, 12, 31)
)

// ymd counts the day of a date. Month and day may overflow and are carried.
// The algorithm is days_from_civil of Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms" (2013).
func ymd(y, m, d int) day {
	y += floorDiv(m-1, 12)
	m = m - 12*floorDiv(m-1, 12)
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	shifted := m - 3
	if m <= 2 {
		shifted = m + 9
	}
	doy := (153*shifted+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468) //nolint:gosec // years have four digits
}

// civil is the inverse of [ymd] (civil_from_days of the same source).
func (d day) civil() (year, month, dom int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	month = mp + 3
	if mp >= 10 {
		month = mp - 9
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, doy - (153*mp+2)/5 + 1
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// weekday counts from Monday, 0.
func (d day) weekday() int {
	w := (int(d) + 3) % 7
	if w < 0 {
		w += 7
	}
	return w
}

// monday is the first day of d's ISO week.
func (d day) monday() day { return d - day(d.weekday()) } //nolint:gosec // 0 to 6

// addMonths moves a day by whole months; the 31st becomes the last day of a
// shorter month.
func (d day) addMonths(n int) day {
	y, m, dom := d.civil()
	return ymd(y, m+n, min(dom, monthDays(y, m+n)))
}

// monthDays is the length of a month; the month may overflow.
func monthDays(y, m int) int { return int(ymd(y, m+1, 1) - ymd(y, m, 1)) }

// format writes d, or an open end when d lies outside the calendar.
func (d day) format() model.Day {
	if d < minDay || d > maxDay {
		return ""
	}
	y, m, dom := d.civil()
	b := [10]byte{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'}
	for i, v := range [...]int{y, m, dom} {
		for at := [...]int{3, 6, 9}[i]; v > 0; at-- {
			b[at] = byte('0' + v%10) //nolint:gosec // one digit
			v /= 10
		}
	}
	return model.Day(b[:])
}

// parseDay reads YYYY-MM-DD.
func parseDay(s model.Day) (day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, okY := digits(string(s[:4]))
	m, okM := digits(string(s[5:7]))
	d, okD := digits(string(s[8:]))
	if !okY || !okM || !okD || !validDate(y, m, d) {
		return 0, false
	}
	return ymd(y, m, d), true
}

// digits reads a number of at most nine ASCII digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func validDate(y, m, d int) bool {
	return 1 <= y && y <= 9999 && 1 <= m && m <= 12 && 1 <= d && d <= monthDays(y, m)
}

// easter is the Sunday of Western Easter (the anonymous Gregorian algorithm,
// Nature 13, 1876, as printed in Meeus, "Astronomical Algorithms", chapter 8).
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return ymd(y, n/31, n%31+1)
}

// nthWeekday is the n-th given weekday of a month; n = -1 is the last one.
func nthWeekday(y, m, weekday, n int) day {
	if n < 0 {
		last := ymd(y, m+1, 1) - 1
		return last - day((last.weekday()-weekday+7)%7) //nolint:gosec // 0 to 6
	}
	first := ymd(y, m, 1)
	return first + day((weekday-first.weekday()+7)%7+7*(n-1)) //nolint:gosec // small
}

// period is a half-open range of days with its grain.
type period struct {
	from, to day
	grain    grain
}

// grain is how finely a period is stated, finest first.
type grain uint8

const (
	grainTime grain = iota
	grainDay
	grainWeekend
	grainWeek
	grainMonth
	grainQuarter
	grainHalf
	grainSeason
	grainYear
	grainDecade
	grainCentury
)

// precisions are the model's names of the grains. A half-year has none of its
// own and goes as a season, the nearest in length that is no calendar quarter.
var precisions = [...]model.Precision{
	grainTime: model.PrecisionTime, grainDay: model.PrecisionDay, grainWeekend: model.PrecisionWeekend,
	grainWeek: model.PrecisionWeek, grainMonth: model.PrecisionMonth, grainQuarter: model.PrecisionQuarter,
	grainHalf: model.PrecisionSeason, grainSeason: model.PrecisionSeason, grainYear: model.PrecisionYear,
	grainDecade: model.PrecisionDecade, grainCentury: model.PrecisionCentury,
}

// around is the calendar period of the given grain that holds d.
func around(d day, g grain) period {
	y, m, _ := d.civil()
	switch g {
	case grainTime, grainDay:
		return period{d, d + 1, g}
	case grainWeekend:
		return period{d.monday() + 5, d.monday() + 7, g}
	case grainWeek:
		return period{d.monday(), d.monday() + 7, g}
	case grainMonth:
		return months(y, m, 1, g)
	case grainQuarter:
		return months(y, (m-1)/3*3+1, 3, g)
	case grainHalf:
		return months(y, (m-1)/6*6+1, 6, g)
	case grainSeason:
		return months(y, m/3*3, 3, g)
	case grainYear:
		return months(y, 1, 12, g)
	case grainDecade:
		return months(y/10*10, 1, 120, g)
	default:
		return months((y-1)/100*100+1, 1, 1200, g)
	}
}

// months is the period of n months from the first of the given one.
func months(y, m, n int, g grain) period { return period{ymd(y, m, 1), ymd(y, m+n, 1), g} }

// shift moves the period that holds d by n periods of its grain.
func shift(d day, g grain, n int) period {
	switch g {
	case grainTime, grainDay:
		return around(d+day(n), g) //nolint:gosec // bounded by the number parser
	case grainWeekend, grainWeek:
		return around(d.monday()+day(7*n), g) //nolint:gosec // bounded by the number parser
	default:
		start := around(d, g).from
		return around(start.addMonths(n*monthsIn(g)), g)
	}
}

// step moves the day itself, not its period: three months from 5 May is 5 August.
func step(d day, g grain, n int) day {
	switch g {
	case grainTime:
		return d
	case grainDay:
		return d + day(n) //nolint:gosec // bounded by the number parser
	case grainWeekend, grainWeek:
		return d + day(7*n) //nolint:gosec // bounded by the number parser
	default:
		return d.addMonths(n * monthsIn(g))
	}
}

func monthsIn(g grain) int {
	switch g {
	case grainQuarter, grainSeason:
		return 3
	case grainHalf:
		return 6
	case grainYear:
		return 12
	case grainDecade:
		return 120
	case grainCentury:
		return 1200
	default:
		return 1
	}
}

// isoWeek is the n-th week of a longer period by the rule of ISO 8601: a week
// belongs to the period that holds its Thursday. n = -1 is the last one.
func isoWeek(p period, n int) period {
	thursday := p.from + day((3-p.from.weekday()+7)%7) //nolint:gosec // 0 to 6
	if n < 0 {
		last := p.to - 1
		thursday = last - day((last.weekday()-3+7)%7) //nolint:gosec // 0 to 6
	} else {
		thursday += day(7 * (n - 1)) //nolint:gosec // small
	}
	return around(thursday, grainWeek)
}
