package places

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// The measures of a list, in cells.
const (
	margin    = 3   // left of a line: blank, marker, blank
	maxWidth  = 116 // of a line
	leftMax   = 22  // of the column on the left, at most
	besideMin = 30  // of the column on the right
	wideFrom  = 96  // from this width on there is one
	midFrom   = 56  // from this width on there is a column on the left
	tallFrom  = 18  // from this height on the sentence is shown in full below
	detail    = 5   // lines that takes: rule, three of the sentence, source
	detailLow = 4   // on a small screen
	smallTo   = 22  // the height up to which a narrow screen is a small one
	gap       = 3   // between two columns
)

const marker = "▌"

// Geometry is where the lines of a list stand on a screen of a width.
func Geometry(width int) (left, w int) {
	left, w = margin, max(width-margin-2, 1)
	if w > maxWidth {
		left, w = (width-maxWidth)/2, maxWidth
	}
	return left, w
}

// Wide reports whether a line of w cells has a column on its right.
func Wide(w int) bool { return w >= wideFrom }

// Narrow reports whether a line of w cells has no column on its left.
func Narrow(w int) bool { return w < midFrom }

func (l *List) detailHeight() int {
	_, w := Geometry(l.env.Width)
	switch {
	case l.env.Height < tallFrom || l.message != "":
		return 0
	case l.env.Height <= smallTo && Narrow(w):
		return detailLow
	}
	return detail
}

// Small reports whether a screen is so small that what stands above a list is
// to be short.
func Small(env *page.Env) bool {
	_, w := Geometry(env.Width)
	return Narrow(w) && env.Height <= smallTo
}

// Room is the room for items below so many lines.
func (l *List) Room(above int) int { return l.env.Height - above - l.detailHeight() }

// bodyHeight is the room for items.
func (l *List) bodyHeight() int {
	_, w := Geometry(l.env.Width)
	return max(l.env.Height-len(l.head(w))-l.detailHeight(), 1)
}

// View draws the page: what stands above the list, the items in sight, and the
// sentence of the selected one.
func (l *List) View(width, height int) string {
	if l.build != nil && l.theme != l.env.Theme {
		l.make()
	}
	if at := [2]int{l.env.Width, l.env.Height}; at != l.shape { // what was in sight is laid out anew
		l.shape = at
		l.rows.Top(0)
		l.turn()
	}
	t, m := l.env.Theme, l.env.Method
	left, w := Geometry(width)
	pad := strings.Repeat(" ", left)
	var lines []string
	for _, s := range l.head(w) {
		lines = append(lines, pad+s)
	}
	l.shown = nil
	if l.message != "" {
		style := t.Muted
		if l.alert {
			style = t.Alert
		}
		for _, s := range text.Flow(m, min(w, 72), 0, 0, text.Segment{Text: l.message, Style: style}) {
			lines = append(lines, pad+s)
		}
		return part.Clip(strings.Join(lines, "\n"), height)
	}
	room := max(height-len(lines)-l.detailHeight(), 0)
	end := len(lines) + room
	l.shown = slices.Repeat([]int{-1}, len(lines))
	for _, row := range l.rows.View(l, room) {
		l.shown = append(l.shown, row.Item)
		s := pad
		if row.Item == l.rows.Selected && row.Text != "" {
			s = strings.Repeat(" ", left-2) + t.Marker.Render(marker) + " "
		}
		lines = append(lines, s+row.Text)
	}
	for len(lines) < end {
		lines = append(lines, "")
	}
	for _, s := range l.full(w) {
		lines = append(lines, pad+s)
	}
	return part.Clip(strings.Join(lines, "\n"), height)
}

// Lines draws an item.
func (l *List) Lines(i int) []string {
	t, m := l.env.Theme, l.env.Method
	_, w := Geometry(l.env.Width)
	it := &l.items[i]
	if it.Title != "" {
		s := t.Section.Render(it.Title)
		if it.Count > 0 {
			s += " " + t.Muted.Render(Count(it.Count))
		}
		for _, hint := range it.Text {
			s += "  " + hint.Style.Render(text.Clean(hint.Text))
		}
		if i == 0 {
			return []string{m.Truncate(s, w, "…")}
		}
		return []string{"", m.Truncate(s, w, "…")}
	}
	if Narrow(w) {
		return l.narrow(it, w)
	}
	return l.columns(i, w)
}

// narrow draws an item without columns: what it says, and below where it
// stands.
func (l *List) narrow(it *Item, w int) []string {
	t, m := l.env.Theme, l.env.Method
	segments := it.Text
	if it.Left != "" {
		segments = append([]text.Segment{{Text: it.Left + "  ", Style: t.Muted}}, segments...)
	}
	lines := text.Flow(m, w, 2, 3, segments...)
	if len(it.Right) > 0 {
		lines = append(lines, text.Flow(m, w, 4, 3, append([]text.Segment{{Text: "→ ", Style: t.Muted}}, it.Right...)...)...)
	}
	if len(it.Below) > 0 {
		lines = append(lines, text.Flow(m, w, 2, 2, it.Below...)...)
	}
	if it.Beside != "" && l.detailHeight() == 0 { // else it is told there
		lines = append(lines, "  "+t.Muted.Render(m.Truncate(text.Clean(it.Beside), max(w-2, 1), "…")))
	}
	return lines
}

// columns draws an item in columns: on the left a day or a count, on the right,
// where there is room, where it stands.
func (l *List) columns(i, w int) []string {
	t, m := l.env.Theme, l.env.Method
	it := &l.items[i]
	indent := 0
	if l.leftW > 0 {
		indent = l.leftW + gap - 1
	}
	room, beside := w-indent, 0
	if Wide(w) && it.Beside != "" {
		beside = max(w*3/10, besideMin)
		room -= beside + gap
	}
	lines := l.sides(it, room)
	if len(it.Below) > 0 {
		lines = append(lines, text.Flow(m, room, 0, 2, it.Below...)...)
	}
	if beside > 0 && len(lines) > 0 {
		lines[0] = part.Fit(m, lines[0], room) + strings.Repeat(" ", gap) + t.Muted.Render(m.Truncate(text.Clean(it.Beside), beside, "…"))
	} else if it.Beside != "" && l.detailHeight() == 0 {
		lines = append(lines, t.Muted.Render(m.Truncate(text.Clean(it.Beside), room, "…")))
	}
	left := ""
	if !l.repeats(i) {
		left = m.Truncate(text.Clean(it.Left), l.leftW, "…")
	}
	for n := range lines {
		if n == 0 && left != "" {
			lines[n] = strings.Repeat(" ", l.leftW-m.StringWidth(left)) + t.Muted.Render(left) + strings.Repeat(" ", gap-1) + lines[n]
			continue
		}
		lines[n] = strings.Repeat(" ", indent) + lines[n]
	}
	return lines
}

// repeats reports whether an item has the day of the one above: it is told once.
func (l *List) repeats(i int) bool {
	s := l.items[i].Left
	day := s != "" && '0' <= s[len(s)-1] && s[len(s)-1] <= '9'
	return day && i > 0 && l.items[i-1].Left == s
}

// sides draws what an item says; when it sets two things side by side, each in
// half of the room.
func (l *List) sides(it *Item, room int) []string {
	t, m := l.env.Theme, l.env.Method
	if len(it.Right) == 0 {
		return text.Flow(m, room, 2, 2, it.Text...)
	}
	arrow := append([]text.Segment{{Text: "→ ", Style: t.Muted}}, it.Right...)
	if room < wideFrom-leftMax {
		return append(text.Flow(m, room, 2, 2, it.Text...), text.Flow(m, room, 2, 2, arrow...)...)
	}
	half := (room - gap) / 2
	lines, right := text.Flow(m, half, 2, 3, it.Text...), text.Flow(m, half, 2, 3, arrow...)
	for len(lines) < len(right) {
		lines = append(lines, "")
	}
	for i := range right {
		lines[i] = part.Fit(m, lines[i], half) + strings.Repeat(" ", gap) + right[i]
	}
	return lines
}

// full draws the sentence of the selected item and where it stands.
func (l *List) full(w int) []string {
	it := l.Item()
	if it == nil || l.detailHeight() == 0 {
		return nil
	}
	t, m := l.env.Theme, l.env.Method
	lines := []string{part.Rule(t, w)}
	s := it.Place.Sentence
	switch {
	case it.Other.ArticleID != "" && l.detailHeight() < detail:
		return append(append(lines, l.excerpt(it.Other, w)[0]), l.excerpt(it.Place, w)...)
	case it.Other.ArticleID != "":
		return append(append(lines, l.excerpt(it.Other, w)...), l.excerpt(it.Place, w)...)
	case it.Place.ArticleID == "":
		return lines
	}
	if s == "" {
		return append(lines, t.Muted.Render(m.Truncate(text.Clean(Where(it.Place)), w, "…")))
	}
	layout := text.New(s, []text.Block{{End: len(s)}}, w, m)
	for i := range min(layout.Height(0), l.detailHeight()-2) {
		row, _ := layout.Draw(nil, text.Pos{Row: i}, t.Text, Marks(it.Place.Marks, t.Match))
		lines = append(lines, string(row))
	}
	return append(lines, t.Muted.Render(m.Truncate(text.Clean(Where(it.Place)), w, "…")))
}

// excerpt draws a sentence in one line, and where it stands.
func (l *List) excerpt(p model.Place, w int) []string {
	t, m := l.env.Theme, l.env.Method
	focus := 0
	if len(p.Marks) > 0 {
		focus = p.Marks[0].Start
	}
	return []string{
		text.Excerpt(m, w, p.Sentence, focus, t.Text, Marks(p.Marks, t.Match)),
		t.Muted.Render(m.Truncate(text.Clean(Where(p)), w, "…")),
	}
}

// Marks are spans to be marked in one style.
func Marks(spans []model.Span, style theme.Style) []text.Mark {
	marks := make([]text.Mark, len(spans))
	for i, s := range spans {
		marks[i] = text.Mark{Start: s.Start, End: s.End, Style: style}
	}
	return marks
}

// Where says where a line stands: headline, publisher, day.
func Where(p model.Place) string {
	var items []string
	for _, s := range []string{p.Headline, p.Publisher, Day(p.Published)} {
		if s != "" {
			items = append(items, s)
		}
	}
	return strings.Join(items, " · ")
}

// Day is a day, or the day of a time, as a reader would write it; empty when
// there is none.
func Day(s string) string {
	if len(s) > len("2006-01-02") {
		s = s[:len("2006-01-02")]
	}
	return page.Published(s)
}

// Count writes a number with commas between thousands.
func Count(n int) string { return sheet.Count(n) }

// Many is a number of things in words: "1 article", "12 articles".
func Many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + more
}
