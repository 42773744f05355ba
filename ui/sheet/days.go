package sheet

import (
	"strconv"
	"time"

	"github.com/lede-reader/lede/model"
)

// Days writes the resolved range of a date the way a reader says it: "6 May
// 2025", "May 2025", "2025", "2012 to 2015", "since 2013", "until 1999".
func Days(d *model.Date) string {
	from, okFrom := parseDay(d.From)
	to, okTo := parseDay(d.To)
	switch {
	case !okFrom && !okTo:
		return ""
	case !okTo:
		return "since " + point(from, d.Precision)
	case !okFrom:
		return "until " + point(to.AddDate(0, 0, -1), d.Precision)
	}
	last := to.AddDate(0, 0, -1)
	switch {
	case from.Equal(last):
		return point(from, model.PrecisionDay)
	case from.AddDate(1, 0, 0).Equal(to) && from.YearDay() == 1:
		return strconv.Itoa(from.Year())
	case from.AddDate(0, 1, 0).Equal(to) && from.Day() == 1:
		return from.Format("January 2006")
	case from.AddDate(10, 0, 0).Equal(to) && d.Precision == model.PrecisionDecade:
		return strconv.Itoa(from.Year()) + "s"
	case from.YearDay() == 1 && to.YearDay() == 1:
		return strconv.Itoa(from.Year()) + " to " + strconv.Itoa(last.Year())
	case from.Day() == 1 && to.Day() == 1:
		return from.Format("January 2006") + " to " + last.Format("January 2006")
	}
	return point(from, model.PrecisionDay) + " to " + point(last, model.PrecisionDay)
}

func point(t time.Time, p model.Precision) string {
	switch p {
	case model.PrecisionYear, model.PrecisionDecade, model.PrecisionCentury:
		return strconv.Itoa(t.Year())
	case model.PrecisionMonth, model.PrecisionQuarter, model.PrecisionSeason:
		return t.Format("January 2006")
	default:
		return t.Format("2 January 2006")
	}
}

func parseDay(d model.Day) (time.Time, bool) {
	t, err := time.Parse("2006-01-02", string(d))
	return t, err == nil
}
