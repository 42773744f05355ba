package places

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// When is a stretch of time in few cells: the day, the month, "28 Mar – 5 Apr
// 2024", by months where it spans years, and "– 5 Apr 2024" where its beginning
// is open.
func When(d model.Date) string {
	from, noFrom := time.Parse(time.DateOnly, string(d.From))
	to, noTo := time.Parse(time.DateOnly, string(d.To))
	to = to.AddDate(0, 0, -1)
	switch {
	case noFrom != nil && noTo != nil:
		return page.When(d)
	case noFrom != nil:
		return to.Format("– 2 Jan 2006")
	case noTo != nil:
		return from.Format("2 Jan 2006 –")
	}
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
