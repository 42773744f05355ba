package places

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// When is a stretch of time in few cells: the day, the month, "28 Mar – 5 Apr
// 2024", and by months where it spans years.
func When(d model.Date) string {
	from, err := time.Parse(time.DateOnly, string(d.From))
	to, bad := time.Parse(time.DateOnly, string(d.To))
	if err != nil || bad != nil {
		return page.When(d)
	}
	to = to.AddDate(0, 0, -1)
	switch d.Precision {
	case model.PrecisionYear, model.PrecisionMonth, model.PrecisionDecade, model.PrecisionCentury:
		return page.When(d)
	default:
	}
	switch {
	case !to.After(from):
		return page.When(d)
	case from.Year() != to.Year():
		return from.Format("Jan 2006") + " – " + to.Format("Jan 2006")
	case from.Month() != to.Month():
		return from.Format("2 Jan") + " – " + to.Format("2 Jan 2006")
	}
	return from.Format("2") + "–" + to.Format("2 Jan 2006")
}
