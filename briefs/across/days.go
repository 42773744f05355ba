package across

import (
	"fmt"
	"time"

	"github.com/lede-reader/lede/model"
)

// timeOf is the midnight of a day in UTC, or false for what is no day.
func timeOf(d model.Day) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

func dayBefore(d model.Day) model.Day {
	t, ok := timeOf(d)
	if !ok {
		return ""
	}
	return model.Day(t.AddDate(0, 0, -1).Format(time.DateOnly))
}

// daysBetween is how many days b lies after a; 0 when one of them is no day.
func daysBetween(a, b model.Day) int {
	ta, okA := timeOf(a)
	tb, okB := timeOf(b)
	if !okA || !okB {
		return 0
	}
	return int(tb.Sub(ta).Hours() / 24)
}

// spoken is a day as a sentence names it, with its preposition: "in May 2025",
// or to the day, "on 5 May 2025".
func spoken(d model.Day, toTheDay bool) string {
	t, ok := timeOf(d)
	switch {
	case !ok:
		return "at no stated time"
	case toTheDay:
		return fmt.Sprintf("on %d %s %d", t.Day(), t.Month(), t.Year())
	}
	return fmt.Sprintf("in %s %d", t.Month(), t.Year())
}
