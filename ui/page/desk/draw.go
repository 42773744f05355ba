package desk

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

// The measures of the page, in cells.
const (
	wideFrom  = 120 // the width from which the brief stands beside the list
	gutter    = 5   // left of an entry: blank, marker, blank, unread mark, blank
	between   = 4   // between list and brief
	listMin   = 48  // an entry's text, when the brief stands beside
	listMax   = 62
	briefMax  = 72
	airyFrom  = 30 // the height from which entries are set apart by a blank line
	head      = 2  // lines above the list
	figureMin = 26 // room a figure needs beside the publisher and the age
)

// The marks in the margin.
const (
	marker  = "▌"
	unseen  = "●"
	started = "◐"
	starred = "★"
)

// geometry says where things are at a width.
type geometry struct {
	listX, listW   int // of an entry's text
	briefX, briefW int
	both           bool // the brief stands beside the list
	folders        bool // the folders stand beside the list, from foldersX
	foldersX       int
}

func (d *Desk) geometry(width int) geometry {
	switch {
	case width >= foldersFrom:
		g := beside(width - foldersW - foldersGap)
		g.foldersX = max(g.listX-gutter-1, 0)
		g.listX, g.briefX, g.folders = g.listX+foldersW+foldersGap, g.briefX+foldersW+foldersGap, true
		return g
	case width >= wideFrom && d.folders.open:
		return geometry{listW: listMax, listX: foldersW + foldersGap + gutter, folders: true}
	case width >= wideFrom:
		return beside(width)
	}
	g := geometry{listX: gutter, listW: max(width-gutter-2, 1), briefX: 3}
	if width < 60 {
		g.listX, g.listW = 4, max(width-5, 1) // the marker stands at the edge
	}
	g.briefW = max(min(width-g.briefX-2, briefMax), 1)
	return g
}

// beside puts list and brief beside each other.
func beside(width int) geometry {
	g := geometry{listW: min(max(width*41/100, listMin), listMax), both: true}
	g.briefW = min(width-gutter-g.listW-between-2, briefMax)
	left := max((width-gutter-g.listW-between-g.briefW-2)/2, 0)
	g.listX = left + gutter
	g.briefX = g.listX + g.listW + between
	return g
}

// bodyHeight is the number of lines below the head.
func (d *Desk) bodyHeight() int { return max(d.env.Height-head, 1) }

// listHeight is the room for the list. The blank line below the last entry need
// not be in sight.
func (d *Desk) listHeight() int { return d.bodyHeight() + d.air() }

// air is the number of blank lines below an entry.
func (d *Desk) air() int {
	if d.env.Height >= airyFrom {
		return 1
	}
	return 0
}

// View draws the page.
func (d *Desk) View(width, height int) string {
	g := d.geometry(width)
	lines := make([]string, 0, height)
	lines = append(lines, d.header(g, width), "")
	room := max(height-head, 0)
	switch {
	case !g.both && d.inBrief:
		lines = append(lines, d.drawBriefOnly(g, room)...)
	case !g.folders && d.folders.open:
		lines = append(lines, d.drawFolders(room)...)
	default:
		lines = append(lines, d.drawList(g, room)...)
		for len(lines) < height {
			lines = append(lines, "")
		}
		if g.folders {
			d.drawLeft(lines, g, room)
		}
		if g.both {
			d.drawBeside(lines, g, width, room)
		}
	}
	return part.Clip(strings.Join(lines, "\n"), height)
}

// drawList draws the entries in sight, or why there are none.
func (d *Desk) drawList(g geometry, height int) []string {
	left := strings.Repeat(" ", g.listX)
	if say, style := d.nothing(); say != "" {
		var lines []string
		for _, l := range text.Flow(d.env.Method, g.listW, 0, height, text.Segment{Text: say, Style: style}) {
			lines = append(lines, left+l)
		}
		return lines
	}
	lines := make([]string, 0, height)
	last := -1
	for _, row := range d.rows.View(d.items(), height) {
		lines = append(lines, d.margin(g, row, row.Item != last)+row.Text)
		last = row.Item
	}
	return lines
}

// nothing says why no entry is shown; empty when there are some.
func (d *Desk) nothing() (string, theme.Style) {
	t := d.env.Theme
	switch {
	case d.err != nil:
		return d.err.Error(), t.Alert
	case !d.list.known:
		return "opening…", t.Muted
	case d.list.total > 0:
		return "", t.Text
	case d.query == unreadOnes:
		return "All read. Nothing here is unread. Esc shows all articles again.", t.Muted
	case d.query == begun:
		return "No article is begun and not read to its end.", t.Muted
	case d.query == starredOnes:
		return "No article is starred. f stars one.", t.Muted
	case d.query != "":
		return "No article matches. Esc shows all articles again.", t.Muted
	case d.busy():
		return "Loading…", t.Muted
	}
	return "There are no articles here yet. lede FILE… opens some, lede add FILE… keeps them in a library.", t.Muted
}

// margin draws what stands left of a line of an entry: the marker of the
// selection, and on the first line whether it was read.
func (d *Desk) margin(g geometry, row part.Row, first bool) string {
	t := d.env.Theme
	bar := " "
	if row.Item == d.rows.Selected && row.Text != "" {
		style := t.Marker
		if d.inBrief || d.folders.open {
			style = t.Rule
		}
		bar = style.Render(marker)
	}
	mark := " "
	if e, ok := d.list.at(row.Item); ok {
		switch {
		case first && e.State == model.StateUnread:
			mark = t.Accent.Render(unseen)
		case first && e.State == model.StateReading:
			mark = t.Accent.Render(started)
		}
	}
	pad := max(g.listX-4, 0)
	return strings.Repeat(" ", pad) + bar + " " + mark + " "
}

// drawBeside puts the brief right of the list.
func (d *Desk) drawBeside(lines []string, g geometry, width, height int) {
	m := d.env.Method
	brief := d.preview.view(look{g.briefW, m, d.env.Theme}, height)
	for i := range brief {
		lines[head+i] = part.Fit(m, lines[head+i], min(g.briefX, width)) + brief[i]
	}
}

// drawBriefOnly draws the brief where the list would be.
func (d *Desk) drawBriefOnly(g geometry, height int) []string {
	brief := d.preview.view(look{g.briefW, d.env.Method, d.env.Theme}, height)
	if b := d.preview.brief; d.preview.err == nil && (b == nil || b.ID != d.id) {
		brief = []string{d.env.Theme.Muted.Render("opening…")}
	}
	lines := make([]string, len(brief))
	for i, l := range brief {
		lines[i] = strings.Repeat(" ", g.briefX) + l
	}
	return lines
}

// items is the list as [part.Items]: the articles, and a line that ends it.
type items struct {
	d *Desk
	g geometry
}

func (d *Desk) items() items { return items{d, d.geometry(d.env.Width)} }

// Len counts the line at the end too.
func (it items) Len() int { return it.d.list.total + 1 }

// Selectable reports whether an item is an article.
func (it items) Selectable(i int) bool { return i < it.d.list.total }

// Lines draws an item.
func (it items) Lines(i int) []string {
	d, t := it.d, it.d.env.Theme
	if i >= d.list.total {
		return []string{t.Muted.Render(d.ending())}
	}
	e, ok := d.list.at(i)
	if !ok {
		return it.air([]string{t.Rule.Render("…"), ""})
	}
	lines := text.Flow(d.env.Method, it.g.listW, 0, 2, text.Segment{Text: title(e), Style: headline(t, e.State)})
	return it.air(append(lines, it.meta(e)...))
}

func (it items) air(lines []string) []string {
	for range it.d.air() {
		lines = append(lines, "")
	}
	return lines
}

func title(e model.Entry) string {
	if e.Headline == "" {
		return "(no headline)"
	}
	return e.Headline
}

// headline is the style of a headline: what is read steps back.
func headline(t theme.Theme, s model.ReadState) theme.Style {
	switch s {
	case model.StateRead:
		return t.Muted
	case model.StateReading:
		return t.Text
	default:
		return t.Headline
	}
}

// meta draws what stands below the headline: publisher, age, reading time, and
// the top figure, beside it where there is room, else on a line of its own.
func (it items) meta(e model.Entry) []string {
	t, m, w := it.d.env.Theme, it.d.env.Method, it.g.listW
	line := it.source(e)
	if e.TopFigure == "" || w < 40 && it.d.air() == 0 {
		return []string{line}
	}
	style := t.Figure
	style.Attr = 0 // a line of it is no highlight
	figure := text.Clean(e.TopFigure)
	room := w - m.StringWidth(line) - 3
	if m.StringWidth(figure) <= room || room >= figureMin && it.d.air() == 0 {
		return []string{line + "   " + style.Render(m.Truncate(figure, room, "…"))}
	}
	return []string{line, style.Render(m.Truncate(figure, w, "…"))}
}

// source draws publisher, age and reading time. Where there is too little room,
// the publisher is cut.
func (it items) source(e model.Entry) string {
	t, m := it.d.env.Theme, it.d.env.Method
	star := ""
	if e.Starred {
		star = starred + " "
	}
	rest := slices.DeleteFunc([]string{age(e.Published, it.d.env.Now()), minutes(e.ReadingSeconds)}, func(s string) bool { return s == "" })
	tail := strings.Join(rest, " · ")
	who := text.Clean(e.Publisher)
	if who != "" && tail != "" {
		tail = " · " + tail
	}
	who = m.Truncate(who, max(it.g.listW-m.StringWidth(star+tail), 4), "…")
	return m.Truncate(t.Accent.Render(star)+t.Muted.Render(who+tail), it.g.listW, "…")
}

// Status is where one is in the list, or the prompt.
func (d *Desk) Status() page.Status {
	t, m := d.env.Theme, d.env.Method
	switch {
	case d.asking != nil:
		return page.Status{Prompt: " " + d.asking.prompt.View(t, m, d.env.Width-1)}
	case d.prompt != nil:
		return page.Status{Prompt: " " + d.prompt.View(t, m, d.env.Width-1)}
	}
	s := page.Status{}
	switch {
	case d.folders.open:
		s.Left = "folders"
	case d.list.total > 0:
		s.Left = sheet.Count(d.rows.Selected+1) + " of " + sheet.Count(d.list.total)
	}
	return s
}
