package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// asOf returns the day that a figure holds for: the date that follows it, or
// stands before it, in its sentence with no other figure between; else the day
// of publication. Dates to come are not taken.
func (q *quantifier) asOf(i int, sent model.Span) (day model.Day, as string) {
	f := &q.a.Figures[i]
	var before, after *model.Date
	from, _ := slices.BinarySearchFunc(q.a.Dates, sent.Start, func(d model.Date, at int) int { return cmp.Compare(d.Start, at) })
	for k := from; k < len(q.a.Dates) && q.a.Dates[k].Start < sent.End; k++ {
		d := &q.a.Dates[k]
		if d.End > sent.End || heldFor(d) == "" || q.a.day != "" && heldFor(d) > q.a.day {
			continue
		}
		switch {
		case d.Start >= f.End && after == nil && !q.figureBetween(f.End, d.Start) && !strings.ContainsAny(q.a.Text[f.End:d.Start], ";:"):
			after = d
		case d.End <= f.Start && !q.figureBetween(d.End, f.Start) && !q.taken(d, sent):
			before = d
		}
	}
	switch {
	case after != nil:
		return q.heldOn(after), after.Text
	case before != nil:
		return q.heldOn(before), before.Text
	}
	return q.a.day, ""
}

// heldOn is the day that a date of the article stands for. A stretch that is not
// over yet on the day of publication ("this year") is told as of that day.
func (q *quantifier) heldOn(d *model.Date) model.Day {
	day := heldFor(d)
	if q.a.day != "" && d.From != "" && d.From <= q.a.day && q.a.day < d.To {
		return q.a.day
	}
	return day
}

// heldFor is the day by which a date counts: its first day, or the last one
// where the date only names its end ("by Friday").
func heldFor(d *model.Date) model.Day {
	switch {
	case d.From != "" && d.To == "": // "since 2013" says when it began
		return ""
	case d.From != "":
		return d.From
	case d.To != "":
		return dayBefore(d.To)
	}
	return ""
}

// taken reports whether some figure stands before the date in its sentence, to
// which the date then belongs.
func (q *quantifier) taken(d *model.Date, sent model.Span) bool {
	return q.figureBetween(sent.Start, d.Start)
}

func (q *quantifier) figureBetween(from, to int) bool {
	k, _ := slices.BinarySearchFunc(q.a.Figures, from, func(f model.Figure, at int) int { return cmp.Compare(f.Start, at) })
	return k < len(q.a.Figures) && q.a.Figures[k].End <= to
}
