package index

import (
	"iter"

	"github.com/lede-reader/lede/model"
)

// Values yields the values of figures with the table each belongs to.
func Values(figures []model.Figure) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		each := func(f *model.Figure, v float64) bool {
			return yield("figure", v) && (f.Kind != model.FigureMoney || yield("money", v))
		}
		for i := range figures {
			f := &figures[i]
			if !each(f, f.Value) || f.High != nil && !each(f, *f.High) {
				return
			}
		}
	}
}

// DayRange is a half-open range of days, by length; see [DateClass].
type DayRange struct {
	Class       int
	Start, Stop int64
}

// Days yields the ranges of days that dates stand for, but for those open at
// both ends.
func Days(dates []model.Date) iter.Seq[DayRange] {
	return func(yield func(DayRange) bool) {
		for i := range dates {
			d := &dates[i]
			if d.From == "" && d.To == "" {
				continue
			}
			r := DayRange{Start: DayMin, Stop: DayMax}
			if n, ok := DayNumber(string(d.From)); ok {
				r.Start = n
			}
			if n, ok := DayNumber(string(d.To)); ok {
				r.Stop = n
			}
			r.Class = DateClass(r.Start, r.Stop)
			if !yield(r) {
				return
			}
		}
	}
}
