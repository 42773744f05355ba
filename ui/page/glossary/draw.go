package glossary

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// The measures of the page, in cells.
const (
	gutter   = 3  // left of a term: blank, marker, blank
	head     = 2  // lines above the terms
	wideFrom = 76 // from this width on the definition stands beside the list
	listMin  = 26 // the list's width there
	listMax  = 32 // from 100 on
	between  = 4
	defMax   = 66
	below    = 8 // lines the definition takes below the list
)

const marker = "▌"

// geometry says where things are at a width.
type geometry struct {
	left, listW int
	defX, defW  int
	both        bool
}

func (g *Glossary) geometry(width int) geometry {
	if width >= wideFrom {
		o := geometry{left: gutter, listW: listMin, both: true}
		if width >= 100 {
			o.listW = listMax
		}
		o.defW = min(width-gutter-o.listW-between-2, defMax)
		if spare := width - gutter - o.listW - between - o.defW - 2; spare > 0 {
			o.left += spare / 2
		}
		o.defX = o.left + o.listW + between
		return o
	}
	w := max(width-gutter-2, 1)
	return geometry{left: gutter, listW: w, defX: gutter, defW: w}
}

// listHeight is the room for the list.
func (g *Glossary) listHeight() int {
	h := g.env.Height - head
	if !g.geometry(g.env.Width).both {
		h -= below
	}
	return max(h, 1)
}

// View draws the page.
func (g *Glossary) View(width, height int) string {
	t, m := g.env.Theme, g.env.Method
	o := g.geometry(width)
	pad := strings.Repeat(" ", o.left)
	lines := []string{pad + g.header(max(width-o.left-2, 1)), ""}
	if say := g.nothing(); say != "" {
		for _, l := range text.Flow(m, max(width-o.left-2, 1), 0, 0, text.Segment{Text: say, Style: t.Muted}) {
			lines = append(lines, pad+l)
		}
		return part.Clip(strings.Join(lines, "\n"), height)
	}
	for _, row := range g.rows.View(g, g.listHeight()) {
		margin := pad
		if row.Item == g.rows.Selected && o.left >= 2 {
			margin = strings.Repeat(" ", o.left-2) + t.Marker.Render(marker) + " "
		}
		lines = append(lines, margin+row.Text)
	}
	def := g.definition(o.defW)
	if o.both {
		return part.Clip(strings.Join(g.beside(lines, def, o, height), "\n"), height)
	}
	for len(lines) < head+g.listHeight() {
		lines = append(lines, "")
	}
	lines = append(lines, pad+part.Rule(t, o.defW))
	for _, l := range def {
		lines = append(lines, pad+l)
	}
	return part.Clip(strings.Join(lines, "\n"), height)
}

// beside puts the definition right of the list, level with its top.
func (g *Glossary) beside(lines, def []string, o geometry, height int) []string {
	for i, l := range def {
		at := head + i
		if at >= height {
			break
		}
		for at >= len(lines) {
			lines = append(lines, "")
		}
		lines[at] = part.Fit(g.env.Method, lines[at], o.defX) + l
	}
	return lines
}

// nothing says why there is no list; empty when there is one.
func (g *Glossary) nothing() string {
	switch {
	case g.err != nil:
		return g.err.Error()
	case !g.known:
		return "opening…"
	case len(g.items) > 0:
		return ""
	case g.filter != "":
		return fmt.Sprintf("No term like “%s”. Enter asks the dictionaries.", g.filter)
	}
	return "There are no terms."
}

func (g *Glossary) header(w int) string {
	t, m := g.env.Theme, g.env.Method
	s := t.Section.Render("GLOSSARY")
	switch {
	case g.filter != "":
		s += "  " + t.Muted.Render("like ") + t.Accent.Render(text.Clean(g.filter))
	case g.brief != nil:
		s += "  " + t.Text.Render(text.Clean(g.brief.Headline))
	}
	return m.Truncate(s, w, "…")
}

// Len is the number of rows; with Selectable and Lines it makes the page
// [part.Items].
func (g *Glossary) Len() int { return len(g.items) }

// Selectable reports whether an item is a term.
func (g *Glossary) Selectable(i int) bool { return g.items[i].what == term }

// Lines draws an item.
func (g *Glossary) Lines(i int) []string {
	t, m := g.env.Theme, g.env.Method
	switch it := g.items[i]; it.what {
	case space:
		return []string{""}
	case title:
		return []string{t.Section.Render(it.text) + " " + t.Muted.Render(fmt.Sprint(it.count))}
	default:
		w := g.geometry(g.env.Width).listW
		return []string{t.Text.Render(m.Truncate(text.Clean(g.entries[it.entry].Term), w, "…"))}
	}
}

// definition draws the selected entry: the term and its aliases, whose
// definition it is, the definition, and how the article uses the term.
func (g *Glossary) definition(w int) []string {
	e, ok := g.selected()
	if !ok {
		return nil
	}
	t, m := g.env.Theme, g.env.Method
	flow := func(limit int, segments ...text.Segment) []string { return text.Flow(m, w, 0, limit, segments...) }
	name := []text.Segment{{Text: e.Term, Style: t.Headline}}
	if len(e.Aliases) > 0 {
		name = append(name, text.Segment{Text: "  also " + strings.Join(e.Aliases, ", "), Style: t.Muted})
	}
	lines := flow(3, name...)
	label := sheet.SourceName(e.Source)
	if e.Topic != "" {
		label += " · " + e.Topic
	}
	lines = append(lines, flow(1, text.Segment{Text: label, Style: t.Accent})...)
	if g.env.Height >= 20 {
		lines = append(lines, "")
	}
	if out, ok := g.rendered[g.shapeOf(e)]; ok {
		lines = append(lines, strings.Split(out, "\n")...)
	} else {
		lines = append(lines, flow(0, text.Segment{Text: e.Text, Style: t.Text})...)
	}
	if e.here && len(e.mentions) > 0 {
		lines = append(lines, "", t.Muted.Render(mentions(len(e.mentions))))
		lines = append(lines, g.context(e, w))
	}
	return lines
}

func mentions(n int) string {
	if n == 1 {
		return "in the article once:"
	}
	return fmt.Sprintf("in the article %d times, first:", n)
}

// context draws the words around the first mention.
func (g *Glossary) context(e *entry, w int) string {
	t, m := g.env.Theme, g.env.Method
	at := g.firstMention(e)
	start, end := 0, len(g.brief.Text)
	for _, p := range g.brief.Parts {
		if p.Span().Contains(at.Start) {
			start, end = p.Start, p.End
		}
	}
	mark := text.Mark{Start: at.Start - start, End: at.End - start, Style: t.Term}
	return text.Excerpt(m, w, g.brief.Text[start:end], at.Start-start, t.Muted, []text.Mark{mark})
}
