package reader

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// marker is the reading line's sign in the margin.
const marker = "▌"

// draw draws text, facts, or both.
func (r *Reader) draw(width, height int) string {
	g := r.geometry(width)
	if !g.both && r.focus == focusPane {
		return r.drawPaneOnly(g, height)
	}
	lines := r.drawText(g, height-1)
	if g.both {
		r.beside(lines, g, width)
	}
	return "\n" + strings.Join(lines, "\n")
}

// drawText draws the rows of text in sight, with the margin.
func (r *Reader) drawText(g geometry, height int) []string {
	t := r.env.Theme
	lines := make([]string, 0, height)
	marks := r.marks(height)
	p := r.top
	var buf []byte
	for range height {
		block := r.layout.Blocks()[p.Block]
		buf = r.drawMargin(buf[:0], g, p)
		row := r.layout.Row(p)
		buf, _ = r.layout.Draw(buf, p, base(t, block.Kind), within(marks, row.Start, row.End))
		lines = append(lines, r.hints.over(r, string(buf), p, g.textX))
		next, moved := r.layout.Move(p, 1)
		if moved == 0 {
			break
		}
		p = next
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

// drawMargin draws what stands left of the text: the reading line's marker, and
// the sign of a note.
func (r *Reader) drawMargin(buf []byte, g geometry, p text.Pos) []byte {
	noted := g.textX > 0 && r.notedOn(r.layout.Row(p))
	if p != r.line || g.textX < 2 {
		if noted {
			buf = append(buf, strings.Repeat(" ", g.textX-1)...)
			return r.env.Theme.Accent.Append(buf, noteSign)
		}
		return append(buf, strings.Repeat(" ", g.textX)...)
	}
	style := r.env.Theme.Marker
	if r.focus == focusPane {
		style = r.env.Theme.Rule
	}
	buf = append(buf, strings.Repeat(" ", g.textX-2)...)
	buf = style.Append(buf, marker)
	if noted {
		return r.env.Theme.Accent.Append(buf, noteSign)
	}
	return append(buf, ' ')
}

// marks are the highlights of the rows in sight, lowest first: quotations, the
// other facts, mentions, matches, what one came for, and the fact cursor.
func (r *Reader) marks(height int) []text.Mark {
	t := r.env.Theme
	start := r.layout.Row(r.top).Start
	bottom, _ := r.layout.Move(r.top, height-1)
	end := r.layout.Row(bottom).Next
	var low, high []text.Mark
	head := headlineEnd(r.article)
	for _, f := range r.facts.in(start, end) {
		m := text.Mark{Start: f.Span.Start, End: f.Span.End, Style: f.Kind.Style(t)}
		if m.Start < head { // a headline is loud enough without underlines
			m.Style.Under = theme.NoLine
		}
		if f.Kind == page.Quote {
			low = append(low, m)
		} else {
			high = append(high, m)
		}
	}
	marks := append(low, high...)
	add := func(s model.Span, style theme.Style) {
		if s.Start < end && s.End > start {
			marks = append(marks, text.Mark{Start: s.Start, End: s.End, Style: style})
		}
	}
	if r.mentions && r.fact >= 0 {
		for _, s := range page.Places(r.facts.all, r.facts.stops[r.fact]) {
			add(s, t.Mention)
		}
	}
	for _, s := range r.finding.in(start, end) {
		add(s, t.Match)
	}
	if s, ok := r.finding.current(); ok {
		add(s, t.Current)
	}
	add(r.landing, t.Match)
	if r.fact >= 0 {
		add(r.facts.stops[r.fact].Span, t.Cursor)
	}
	return marks
}

// headlineEnd is where the headline ends; 0 when the article has none.
func headlineEnd(a *model.Article) int {
	if len(a.Parts) > 0 && a.Parts[0].Kind == model.PartHeadline {
		return a.Parts[0].End
	}
	return 0
}

// within returns the marks that touch [start, end).
func within(marks []text.Mark, start, end int) []text.Mark {
	var in []text.Mark
	for _, m := range marks {
		if m.Start < end && m.End > start {
			in = append(in, m)
		}
	}
	return in
}

// beside puts the pane right of the text.
func (r *Reader) beside(lines []string, g geometry, width int) {
	m := r.env.Method
	pane := r.drawPane(g.paneW, len(lines))
	for i := range lines {
		if i < len(pane) && pane[i] != "" {
			lines[i] = part.Fit(m, lines[i], min(g.paneX-2, width)) + pane[i]
		}
	}
}

// drawPaneOnly draws the facts where the text would be.
func (r *Reader) drawPaneOnly(g geometry, height int) string {
	lines := r.drawPane(g.paneW, height-1)
	left := strings.Repeat(" ", max(g.paneX-2, 0))
	for i := range lines {
		lines[i] = left + lines[i]
	}
	return part.Clip("\n"+join(lines), height)
}

// drawPane draws the facts in sight. Each line begins with two cells for the
// selection's marker.
func (r *Reader) drawPane(width, height int) []string {
	t := r.env.Theme
	if r.brief == nil {
		return []string{"  " + t.Muted.Render("finding facts…")}
	}
	if len(r.pane.entries) == 0 {
		return []string{"  " + t.Muted.Render("no facts found")}
	}
	r.pane.prepare(look{width, r.env.Method, t})
	selected := r.pane.rows.Selected
	rows := r.pane.rows.View(&r.pane, height)
	lines := make([]string, len(rows))
	for i, row := range rows {
		switch {
		case row.Item == selected && r.focus == focusPane:
			lines[i] = t.Marker.Render(marker) + " " + row.Text
		case row.Item == selected:
			lines[i] = t.Rule.Render(marker) + " " + row.Text
		default:
			lines[i] = "  " + row.Text
		}
	}
	return lines
}
