package board

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// The measures of the chart, in cells.
const (
	chartMax    = 96 // its width
	chartHigh   = 12 // its height, at most
	chartLow    = 5  // and at least
	roomyFrom   = 30 // the height of the screen from which on it is set apart
	rowsMin     = 5  // lines of values below it
	valueMax    = 24 // room for a value in its row
	perSection  = 6  // conflicts listed at first
	sentenceMax = 3  // lines of the sentence
)

// sourceMark tells a source in chart and rows.
type sourceMark struct {
	mark  string
	style theme.Style
	order int
}

// symbols tell sources apart where there are no colours; further ones share the
// last.
var symbols = [...]string{"●", "○", "◆", "◇", "▲", "△", "■", "□", "·"}

// sourceMarks gives every source of a board its mark: those of the series
// first, then the others as they come.
func sourceMarks(t theme.Theme, o *model.Board) map[string]sourceMark {
	styles := [...]theme.Style{t.Accent, t.Figure, t.Date, t.Quote, t.Text}
	marks := make(map[string]sourceMark)
	add := func(source string) {
		if _, ok := marks[source]; ok {
			return
		}
		n := len(marks)
		style := styles[n%len(styles)]
		style.Attr, style.Under = 0, theme.NoLine
		marks[source] = sourceMark{mark: symbols[min(n, len(symbols)-1)], style: style, order: n}
	}
	for _, s := range o.Series {
		add(s.Source)
	}
	for _, r := range o.Rows {
		add(r.Source)
	}
	return marks
}

// head draws what is measured, what the chart shows, and the chart.
func (b *Board) head(w int) []string {
	t, m := b.env.Theme, b.env.Method
	title := text.Segment{Text: "BOARD  ", Style: t.Section}
	o := b.board()
	if o == nil {
		return append(text.Flow(m, w, 0, 1, title), "")
	}
	small := places.Small(b.env)
	var lines []string
	if small {
		lines = text.Flow(m, w, 0, 1, title, text.Segment{Text: subject(o), Style: t.Headline})
	} else {
		lines = text.Flow(m, w, 0, 2, title, text.Segment{Text: subject(o), Style: t.Headline})
		lines = append(append(lines, text.Flow(m, w, 0, 1, text.Segment{Text: extent(o), Style: t.Muted})...), "")
	}
	lines = append(lines, text.Flow(m, min(w, chartMax), 0, sentenceMax, text.Segment{Text: o.Sentence, Style: t.Text})...)
	if c := b.drawChart(w, len(lines)); len(c) > 0 {
		if b.env.Height >= roomyFrom {
			lines = append(lines, "")
		}
		lines = append(lines, c...)
	}
	return append(lines, "")
}

// subject is what a board measures, with its unit where the words do not say it.
func subject(o *model.Board) string {
	s := o.About
	if s == "" {
		s = o.Unit
	}
	switch {
	case o.Unit == "" || strings.Contains(strings.ToLower(s), strings.ToLower(o.Unit)):
		return s
	case o.Kind == model.FigureMoney || o.Kind == model.FigurePercent || o.Kind == model.FigureMeasure:
		return s + ", in " + o.Unit
	}
	return s
}

// extent says how much a board holds.
func extent(o *model.Board) string {
	sources := make(map[string]bool)
	var first, last model.Day
	for _, r := range o.Rows {
		if r.Source != "" {
			sources[r.Source] = true
		}
		if r.AsOf == "" {
			continue
		}
		if first == "" || r.AsOf < first {
			first = r.AsOf
		}
		last = max(last, r.AsOf)
	}
	s := places.Many(len(o.Rows), "value", "values") + " in " + places.Many(o.Articles(), "article", "articles")
	if len(sources) > 0 {
		s += ", from " + places.Many(len(sources), "source", "sources")
	}
	if first != last {
		s += ", " + places.Day(string(first)) + " – " + places.Day(string(last))
	}
	return s
}

// items lists the values, then how they differ.
func (b *Board) items() []places.Item {
	o := b.board()
	b.marks, b.rows = sourceMarks(b.env.Theme, o), nil
	var items []places.Item
	add := func(it places.Item, r row) { items, b.rows = append(items, it), append(b.rows, r) }
	add(places.Item{Title: "VALUES", Count: len(o.Rows)}, row{-1, -1})
	room := b.valueWidth(o)
	for i := range o.Rows {
		add(b.value(o, i, room), row{i, -1})
		if !b.all {
			continue
		}
		for _, p := range slices.Concat(o.Rows[i].Also, o.Rows[i].Copies) {
			add(places.Item{Text: []text.Segment{{Text: "also here", Style: b.env.Theme.Muted}}, Beside: p.Headline, Place: p}, row{i, -1})
		}
	}
	if len(o.Conflicts) == 0 {
		return items
	}
	add(places.Item{Title: "HOW THEY DIFFER", Count: len(o.Conflicts)}, row{-1, -1})
	shown := o.Conflicts
	if !b.all && len(shown) > perSection+1 {
		shown = shown[:perSection]
	}
	for _, c := range shown {
		add(b.conflict(o, c), row{c.Left, c.Right})
	}
	if rest := len(o.Conflicts) - len(shown); rest > 0 {
		add(places.Item{Text: []text.Segment{{Text: places.Count(rest) + " more; a lists them", Style: b.env.Theme.Muted}}}, row{-1, -1})
	}
	return items
}

// valueWidth is the room that the values of a board take, where they stand in a
// column.
func (b *Board) valueWidth(o *model.Board) int {
	w := 0
	if _, line := places.Geometry(b.env.Width); places.Narrow(line) {
		return w
	}
	for _, r := range o.Rows {
		w = max(w, b.env.Method.StringWidth(text.Clean(r.Text)))
	}
	return min(w, valueMax)
}

// value is the row of a value: its mark, the figure as read, who says so.
func (b *Board) value(o *model.Board, i, room int) places.Item {
	t, m := b.env.Theme, b.env.Method
	r := o.Rows[i]
	mark := b.marks[r.Source]
	fill := strings.Repeat(" ", max(room-m.StringWidth(text.Clean(r.Text)), 0)+2)
	segments := []text.Segment{{Text: mark.mark + " ", Style: mark.style}, {Text: r.Text, Style: t.Figure}, {Text: fill}}
	if r.Source != "" {
		segments = append(segments, text.Segment{Text: r.Source, Style: t.Text})
	} else {
		segments = append(segments, text.Segment{Text: "no source named", Style: t.Muted})
	}
	if r.About != "" && r.About != o.About {
		segments = append(segments, text.Segment{Text: "  " + r.About, Style: t.Muted})
	}
	if also := alsoIn(len(r.Also), len(r.Copies)); also != "" {
		segments = append(segments, text.Segment{Text: "  " + also, Style: t.Muted})
	}
	day := places.Day(string(r.AsOf))
	if day == "" {
		day = "no day"
	}
	return places.Item{Left: day, Text: segments, Beside: r.Place.Headline, Place: r.Place}
}

// alsoIn says how many other articles give a value too, and how many copies; empty
// for none.
func alsoIn(articles, copies int) string {
	switch a, c := places.Many(articles, "other article", "other articles"), places.Many(copies, "copy", "copies"); {
	case articles > 0 && copies > 0:
		return "also in " + a + " and " + c
	case articles > 0:
		return "also in " + a
	case copies > 0:
		return "also in " + c
	}
	return ""
}

// conflict is the row of two values that differ.
func (b *Board) conflict(o *model.Board, c model.Conflict) places.Item {
	t := b.env.Theme
	it := places.Item{Left: places.Difference(c.Kind), Text: []text.Segment{{Text: label(c), Style: t.Text}}}
	if c.Left < 0 || c.Right < 0 || c.Left >= len(o.Rows) || c.Right >= len(o.Rows) {
		return it
	}
	it.Other, it.Place = o.Rows[c.Left].Place, o.Rows[c.Right].Place
	return it
}

// label is how two values differ, without the word that stands on the left.
func label(c model.Conflict) string {
	return strings.ReplaceAll(strings.TrimSuffix(c.Label, ", "+string(c.Kind)), "->", "→")
}

// drawChart draws the chart, below so many lines and above the values, with the selected value, as drawn before when
// nothing has changed.
func (b *Board) drawChart(w, above int) []string {
	height := min(b.list.Room(above+1)-rowsMin, b.env.Height/3, chartHigh)
	if height < chartLow {
		return nil
	}
	sel := b.selected()
	l := look{
		board: b.at, selected: sel.left*(len(b.board().Rows)+2) + sel.right,
		width: min(w, chartMax), height: height, theme: b.env.Theme,
	}
	if b.chart.lines == nil || b.chart.look != l {
		b.chart = drawn{lines: b.plot(sel).View(b.env.Theme, b.env.Method, l.width, l.height), look: l}
	}
	return b.chart.lines
}

// plot is the board as a chart: a line for each source with several dated
// values, loose points for the others. A single point is no chart.
func (b *Board) plot(sel row) part.Chart {
	o := b.board()
	lines := make([]part.ChartLine, len(b.marks))
	for _, m := range b.marks {
		lines[m.order] = part.ChartLine{Mark: m.mark, Style: m.style, Loose: true}
	}
	days, joined := make(map[model.Day]bool), make(map[int]bool)
	add := func(i int) {
		r := o.Rows[i]
		x, ok := number(r.AsOf)
		if !ok {
			return
		}
		days[r.AsOf] = true
		p := part.ChartPoint{X: x, Y: r.Value, High: math.Inf(-1), Selected: i == sel.left || i == sel.right}
		if r.High != nil {
			p.High = *r.High
		}
		l := &lines[b.marks[r.Source].order]
		l.Points = append(l.Points, p)
	}
	for _, s := range o.Series {
		lines[b.marks[s.Source].order].Loose = false
		for _, p := range s.Points {
			joined[p.Row] = true
			add(p.Row)
		}
	}
	for i, r := range o.Rows {
		if !joined[i] && lines[b.marks[r.Source].order].Loose {
			add(i)
		}
	}
	if len(days) < 2 {
		return part.Chart{}
	}
	return part.Chart{Lines: lines, LabelX: labelDay(o), LabelY: labelValue(o)}
}

// number is a day as a number of days.
func number(d model.Day) (float64, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0, false
	}
	return float64(t.Unix() / 86400), true
}

// labelDay writes days below the chart: the month where the chart spans years,
// else the day.
func labelDay(o *model.Board) func(float64) string {
	const long = 700 // days
	first, last := math.Inf(1), math.Inf(-1)
	for _, r := range o.Rows {
		if x, ok := number(r.AsOf); ok {
			first, last = min(first, x), max(last, x)
		}
	}
	layout := "2 Jan 2006"
	if last-first > long {
		layout = "Jan 2006"
	}
	return func(x float64) string { return time.Unix(int64(x)*86400, 0).UTC().Format(layout) }
}

// labelValue writes values beside the chart: short, with the sign of percent.
func labelValue(o *model.Board) func(float64) string {
	unit := ""
	if o.Unit == "%" {
		unit = " %"
	}
	return func(v float64) string { return short(v) + unit }
}

// short writes a number in a few cells.
func short(v float64) string {
	for _, s := range [...]struct {
		from float64
		unit string
	}{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}} {
		if math.Abs(v) >= s.from {
			return strconv.FormatFloat(math.Round(v/s.from*100)/100, 'f', -1, 64) + s.unit
		}
	}
	if math.Abs(v) >= 1000 {
		return places.Count(int(math.Round(v)))
	}
	return fmt.Sprint(math.Round(v*100) / 100)
}
