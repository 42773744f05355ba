package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// The measures of the page, in cells.
const (
	gutter   = 3   // left of a row: blank, marker, blank
	head     = 2   // lines above the dates
	maxWidth = 108 // of a row
	wideFrom = 60  // from this width on the days stand beside what happened
	whenMax  = 25  // room for the days, at most
	threadW  = 5   // room for the thread between days and event
	tallFrom = 18  // from this height on the sentence is shown in full below
	detail   = 4   // lines that takes: rule, three of the sentence
)

const (
	marker = "▌"
	knot   = "●"
	today  = "◆"
	open   = "○" // of a date that was not resolved
	thread = "│"
)

func (p *Timeline) geometry(width int) (left, w int) {
	left, w = gutter, max(width-gutter-2, 1)
	if w > maxWidth {
		left, w = (width-maxWidth)/2, maxWidth
	}
	return left, w
}

// whenWidth is the room for the days: as much as the longest of them takes.
func (p *Timeline) whenWidth() int {
	w := 0
	for _, it := range p.items {
		switch {
		case it.what == published:
			w = max(w, p.env.Method.StringWidth(oneDay(it.date.From)))
		case it.what == dated && (it.date.From != "" || it.date.To != ""):
			w = max(w, p.env.Method.StringWidth(page.When(it.date)))
		}
	}
	return min(w, whenMax)
}

// when is how days look beside the thread: they are no words of the text, so
// they are not underlined.
func (p *Timeline) when() theme.Style {
	s := p.env.Theme.Date
	s.Under = theme.NoLine
	return s
}

func (p *Timeline) detailHeight() int {
	if p.env.Height >= tallFrom {
		return detail
	}
	return 0
}

// bodyHeight is the room for dates.
func (p *Timeline) bodyHeight() int { return max(p.env.Height-head-p.detailHeight(), 1) }

// View draws the page.
func (p *Timeline) View(width, height int) string {
	t, m := p.env.Theme, p.env.Method
	left, w := p.geometry(width)
	pad := strings.Repeat(" ", left)
	lines := []string{pad + p.header(w), ""}
	room := max(height-head-p.detailHeight(), 0)
	say := func(s string) { lines = append(lines, pad+s) }
	switch {
	case p.err != nil:
		for _, l := range text.Flow(m, w, 0, 0, text.Segment{Text: p.err.Error(), Style: t.Alert}) {
			say(l)
		}
	case p.brief == nil:
		say(t.Muted.Render("finding dates…"))
	case len(p.items) == 0:
		say(t.Muted.Render("This article names no dates."))
	default:
		for _, row := range p.rows.View(p, room) {
			margin := pad
			if row.Item == p.rows.Selected && left >= 2 && !p.onlyThread(row) {
				margin = strings.Repeat(" ", left-2) + t.Marker.Render(marker) + " "
			}
			lines = append(lines, margin+row.Text)
		}
		for len(lines) < head+room {
			lines = append(lines, "")
		}
		for _, l := range p.full(w) {
			say(l)
		}
	}
	return part.Clip(strings.Join(lines, "\n"), height)
}

// onlyThread reports whether a line shows nothing but the thread.
func (p *Timeline) onlyThread(row part.Row) bool {
	lines := p.Lines(row.Item)
	return len(lines) > 1 && row.Text == lines[len(lines)-1] && strings.HasSuffix(row.Text, p.env.Theme.Rule.Render(thread))
}

func (p *Timeline) header(w int) string {
	t, m := p.env.Theme, p.env.Method
	s := t.Section.Render("TIMELINE")
	if p.brief == nil {
		return s
	}
	n := 0
	for _, it := range p.items {
		if it.what == dated {
			n++
		}
	}
	s += " " + t.Muted.Render(fmt.Sprint(n))
	return m.Truncate(s+"  "+t.Text.Render(text.Clean(p.brief.Headline)), w, "…")
}

// Len is the number of rows; with Selectable and Lines it makes the page
// [part.Items].
func (p *Timeline) Len() int { return len(p.items) }

// Selectable reports whether an item is a date.
func (p *Timeline) Selectable(i int) bool { return p.items[i].what == dated }

// Lines draws an item.
func (p *Timeline) Lines(i int) []string {
	t, m := p.env.Theme, p.env.Method
	_, w := p.geometry(p.env.Width)
	it := p.items[i]
	wide := w+gutter+2 >= wideFrom
	switch {
	case it.what == title:
		return []string{"", t.Section.Render("NOT RESOLVED")}
	case it.what == published && wide:
		w := p.whenWidth()
		return []string{
			right(oneDay(it.date.From), w, t.Muted.Render, m.StringWidth) + "  " + t.Accent.Render(today) + "  " + t.Muted.Render("published"),
			strings.Repeat(" ", w+2) + t.Rule.Render(thread),
		}
	case it.what == published:
		return []string{t.Accent.Render(today) + " " + t.Muted.Render(oneDay(it.date.From)+", published")}
	case wide:
		return p.wideLines(it, w)
	}
	return p.narrowLines(it, w)
}

// oneDay is the words for a single day.
func oneDay(d model.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return page.When(model.Date{From: d, To: model.Day(t.AddDate(0, 0, 1).Format(time.DateOnly)), Precision: model.PrecisionDay})
}

// right sets s flush right in width cells.
func right(s string, width int, style func(string) string, measure func(string) int) string {
	return strings.Repeat(" ", max(width-measure(s), 0)) + style(s)
}

// wideLines draws a date in three lines: days and event, the words it was read
// from, and a stretch of thread.
func (p *Timeline) wideLines(it item, w int) []string {
	t, m := p.env.Theme, p.env.Method
	resolved := it.date.From != "" || it.date.To != ""
	whenW := p.whenWidth()
	when, node, line := "", t.Accent.Render(knot), t.Rule.Render(thread)
	if resolved && !it.same {
		when = m.Truncate(page.When(it.date), whenW, "…")
	}
	if !resolved {
		node, line = t.Muted.Render(open), " "
	}
	room := max(w-whenW-threadW, 1)
	first, second := p.event(it, room)
	lines := []string{right(when, whenW, p.when().Render, m.StringWidth) + "  " + node + "  " + first}
	for _, l := range second {
		lines = append(lines, strings.Repeat(" ", whenW+2)+line+"  "+l)
	}
	return append(lines, strings.Repeat(" ", whenW+2)+line)
}

// narrowLines draws a date with the days above what happened.
func (p *Timeline) narrowLines(it item, w int) []string {
	t, m := p.env.Theme, p.env.Method
	resolved := it.date.From != "" || it.date.To != ""
	var lines []string
	switch {
	case !resolved:
		lines = append(lines, t.Muted.Render(open)+" "+t.Date.Render(m.Truncate(text.Clean(it.date.Text), w-2, "…")))
	case !it.same:
		lines = append(lines, t.Accent.Render(knot)+" "+p.when().Render(m.Truncate(page.When(it.date), w-2, "…")))
	}
	first, second := p.event(it, max(w-2, 1))
	lines = append(lines, "  "+first)
	for _, l := range second {
		lines = append(lines, "  "+l)
	}
	return lines
}

// event draws what happened, and below it where that was read: the words of the
// sentence around the date. Without an event the sentence stands for it.
func (p *Timeline) event(it item, room int) (first string, second []string) {
	t, m := p.env.Theme, p.env.Method
	s := p.brief.Text[it.sentence.Start:it.sentence.End]
	mark := text.Mark{Start: it.date.Start - it.sentence.Start, End: it.date.End - it.sentence.Start, Style: t.Date}
	if it.date.Event == "" {
		return text.Excerpt(m, room, s, mark.Start, t.Text, []text.Mark{mark}), nil
	}
	event := it.date.Event
	if it.places > 1 {
		event += fmt.Sprintf(" ×%d", it.places)
	}
	return t.Text.Render(m.Truncate(text.Clean(event), room, "…")),
		[]string{text.Excerpt(m, room, s, mark.Start, t.Muted, []text.Mark{mark})}
}

// full draws the selected date's sentence in full.
func (p *Timeline) full(w int) []string {
	f, ok := p.selected()
	if !ok || p.detailHeight() == 0 {
		return nil
	}
	t, m := p.env.Theme, p.env.Method
	span := p.items[p.rows.Selected].sentence
	marks := []text.Mark{{Start: f.Span.Start, End: f.Span.End, Style: t.Date}}
	layout := text.New(p.brief.Text, []text.Block{{Start: span.Start, End: span.End}}, w, m)
	lines := []string{part.Rule(t, w)}
	for i := range min(layout.Height(0), detail-1) {
		row, _ := layout.Draw(nil, text.Pos{Row: i}, t.Text, marks)
		lines = append(lines, string(row))
	}
	return lines
}
