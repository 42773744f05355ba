package places_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page/places"
)

func TestWhen(t *testing.T) {
	for _, row := range []struct {
		name      string
		from, to  model.Day
		precision model.Precision
		want      string
	}{
		{"a day", "2024-03-28", "2024-03-29", model.PrecisionDay, "28 Mar 2024"},
		{"days of one month", "2024-03-01", "2024-03-06", model.PrecisionWeek, "1–5 Mar 2024"},
		{"days of two months", "2024-03-28", "2024-04-06", model.PrecisionWeek, "28 Mar – 5 Apr 2024"},
		{"days of two years", "2023-12-20", "2024-01-11", model.PrecisionWeek, "Dec 2023 – Jan 2024"},
		{"a month", "2024-03-01", "2024-04-01", model.PrecisionMonth, "March 2024"},
		{"a year", "2024-01-01", "2025-01-01", model.PrecisionYear, "2024"},
		{"open beginning", "", "2024-04-06", model.PrecisionDay, "– 5 Apr 2024"},
		{"open end", "2024-04-06", "", model.PrecisionDay, "6 Apr 2024 –"},
		{"not resolved: the words", "", "", model.PrecisionDay, "last year"},
	} {
		d := model.Date{Anchor: model.Anchor{Text: "last year"}, From: row.from, To: row.to, Precision: row.precision}
		if got := places.When(d); got != row.want {
			t.Errorf("%s: %q instead of %q", row.name, got, row.want)
		}
	}
}
