package reader

import (
	"fmt"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// section is a section of the facts pane, in the order of the number keys.
type section uint8

const (
	sectionSummary section = iota
	sectionFigures
	sectionActors
	sectionQuotes
	sectionTimeline
	sectionGlossary
	sectionNotes // what readers wrote: not facts, but found in the same place
	sectionCount
)

// title is the section's heading.
func (s section) title() string {
	return [...]string{"SUMMARY", "FIGURES", "ACTORS", "QUOTES", "TIMELINE", "GLOSSARY", "NOTES"}[s]
}

// limit is how many facts of the section are listed until one asks for all: the
// pane is to say at a glance what the article holds.
func (s section) limit() int {
	return [...]int{4, 7, 8, 3, 6, 5, 6}[s]
}

// entry is a row of the pane: a section's title, a fact, or the row that stands
// for the facts not listed.
type entry struct {
	title   bool
	more    bool
	section section
	count   int       // of a title: facts in the section; of a more: facts not listed
	fact    page.Fact // of a fact; of a note only Index and Span count
}

// isFact reports whether the row is that of a fact.
func (e entry) isFact() bool { return !e.title && !e.more && e.section != sectionNotes }

// pane lists the facts by section.
type pane struct {
	brief   *model.Brief
	figures []int        // the figure that each figure of the brief is listed as
	notes   []model.Note // those of the section
	lists   [sectionCount][]page.Fact
	open    [sectionCount]bool // sections listed whole
	entries []entry
	rows    part.Rows
	drawn   map[int][]string // lines of an entry, for the look below
	look    look
}

// look is what the drawn lines depend on.
type look struct {
	width  int
	method ansi.Method
	theme  theme.Theme
}

// newPane lists the facts of a brief: figures by weight, dates by day, the rest
// in the brief's own order.
func newPane(b *model.Brief) pane {
	p := pane{brief: b, rows: part.Rows{Selected: -1}}
	_, p.figures = model.KeyFigures(b.Figures)
	for s := range sectionNotes {
		p.lists[s] = sectionFacts(b, s)
	}
	p.list()
	return p
}

// list makes the entries anew: of a section that is not open only the first few
// facts.
func (p *pane) list() {
	p.entries, p.drawn = p.entries[:0], nil
	for s, facts := range p.lists {
		if len(facts) == 0 {
			continue
		}
		s := section(s) //nolint:gosec // seven of them
		p.entries = append(p.entries, entry{title: true, section: s, count: len(facts)})
		shown := facts
		if !p.open[s] && len(facts) > s.limit()+1 { // one more is shown rather than announced
			shown = facts[:s.limit()]
		}
		for _, f := range shown {
			p.entries = append(p.entries, entry{section: s, fact: f})
		}
		if more := len(facts) - len(shown); more > 0 {
			p.entries = append(p.entries, entry{more: true, section: s, count: more})
		}
	}
}

// expand lists a section whole; what is selected stays so.
func (p *pane) expand(s section) {
	if p.open[s] {
		return
	}
	before, at := len(p.entries), p.rows.Selected
	p.open[s] = true
	p.list()
	if at > p.start(s)+s.limit() { // selected below the section, or its last row
		if at == p.start(s)+s.limit()+1 {
			return
		}
		p.rows.Selected += len(p.entries) - before
	}
}

// sectionFacts returns the facts of a section in the order the pane lists them.
func sectionFacts(b *model.Brief, s section) []page.Fact {
	var facts []page.Fact
	add := func(k page.Kind, i int, span model.Span) {
		facts = append(facts, page.Fact{Kind: k, Index: i, Span: span})
	}
	switch s {
	case sectionSummary:
		for i, a := range b.Summary {
			add(page.Summary, i, a.Span())
		}
	case sectionFigures:
		rows, _ := model.KeyFigures(b.Figures)
		for _, i := range rows {
			add(page.Figure, i, b.Figures[i].Span())
		}
	case sectionActors:
		for i, a := range b.Actors {
			if len(a.Mentions) > 0 {
				add(page.Actor, i, a.Mentions[0])
			}
		}
	case sectionQuotes:
		for i, q := range b.Quotes {
			add(page.Quote, i, q.Span())
		}
	case sectionTimeline:
		for i, d := range b.Dates {
			add(page.Date, i, d.Span())
		}
		sort.SliceStable(facts, func(i, j int) bool {
			return b.Dates[facts[i].Index].From < b.Dates[facts[j].Index].From
		})
	case sectionGlossary, sectionNotes, sectionCount:
		for i, t := range b.Glossary {
			if len(t.Mentions) > 0 {
				add(page.Term, i, t.Mentions[0])
			} else if t.Source == model.TermText {
				add(page.Term, i, model.Span{Start: t.Start, End: t.End})
			}
		}
	}
	return facts
}

// same reports whether the pane has one row for both facts.
func (p *pane) same(a, b page.Fact) bool {
	if a.Same(b) {
		return true
	}
	if a.Kind != page.Figure || b.Kind != page.Figure {
		return false
	}
	return p.figures[a.Index] == p.figures[b.Index]
}

// Len, Lines and Selectable make the pane's entries [part.Items].
func (p *pane) Len() int { return len(p.entries) }

// Selectable reports whether an entry is a fact.
func (p *pane) Selectable(i int) bool { return !p.entries[i].title }

// Lines draws an entry.
func (p *pane) Lines(i int) []string {
	if lines, ok := p.drawn[i]; ok {
		return lines
	}
	lines := p.draw(p.entries[i], i == 0)
	p.drawn[i] = lines
	return lines
}

// prepare sets the look that lines are drawn in.
func (p *pane) prepare(l look) {
	if p.drawn == nil || p.look != l {
		p.look, p.drawn = l, make(map[int][]string)
	}
}

// draw draws an entry. Facts have a blank line below when they are prose.
func (p *pane) draw(e entry, first bool) []string {
	t := p.look.theme
	if e.title {
		line := t.Section.Render(e.section.title()) + " " + t.Muted.Render(fmt.Sprint(e.count))
		if first {
			return []string{line}
		}
		return []string{"", line}
	}
	if e.more {
		return []string{t.Muted.Render(fmt.Sprintf("… %d more", e.count))}
	}
	if e.section == sectionNotes {
		return p.drawNote(&p.notes[e.fact.Index])
	}
	switch e.fact.Kind {
	case page.Figure:
		return p.drawFigure(p.brief.Figures[e.fact.Index])
	case page.Actor:
		return p.drawActor(p.brief.Actors[e.fact.Index])
	case page.Quote:
		return p.drawQuote(p.brief.Quotes[e.fact.Index])
	case page.Date:
		return p.drawDate(p.brief.Dates[e.fact.Index])
	case page.Term:
		return p.drawTerm(p.brief.Glossary[e.fact.Index])
	default:
		s := p.brief.Summary[e.fact.Index]
		return p.flow(2, 0, text.Segment{Text: "• ", Style: t.Muted}, text.Segment{Text: s.Text, Style: t.Text})
	}
}

// flow wraps segments to the pane.
func (p *pane) flow(hang, limit int, segments ...text.Segment) []string {
	return text.Flow(p.look.method, p.look.width, hang, limit, segments...)
}

func (p *pane) drawFigure(f model.Figure) []string {
	t := p.look.theme
	segments := []text.Segment{{Text: f.Text, Style: t.Figure}}
	if s, joined := f.Behind(p.brief.Text); s != "" {
		segments = append(segments, text.Segment{Text: page.Gap(joined) + s, Style: t.Text})
	}
	if f.Attribution != "" {
		segments = append(segments, text.Segment{Text: " — " + f.Attribution, Style: t.Muted})
	}
	return p.flow(2, 3, segments...)
}

func (p *pane) drawActor(a model.Actor) []string {
	t := p.look.theme
	segments := []text.Segment{{Text: a.Name, Style: t.Actor}}
	if n := len(a.Mentions); n > 1 {
		segments = append(segments, text.Segment{Text: fmt.Sprintf(" ×%d", n), Style: t.Muted})
	}
	switch {
	case a.Role != "":
		segments = append(segments, text.Segment{Text: "  " + a.Role, Style: t.Text})
	case a.Kind != "":
		segments = append(segments, text.Segment{Text: "  " + string(a.Kind), Style: t.Muted})
	}
	return p.flow(2, 3, segments...)
}

func (p *pane) drawQuote(q model.Quote) []string {
	t := p.look.theme
	lines := p.flow(0, 4, text.Segment{Text: q.Text, Style: t.Quote})
	if q.Speaker != "" {
		lines = append(lines, p.flow(0, 1, text.Segment{Text: "  — " + q.Speaker, Style: t.Muted})...)
	}
	return lines
}

func (p *pane) drawDate(d model.Date) []string {
	t := p.look.theme
	segments := []text.Segment{{Text: page.When(d), Style: t.Date}}
	if d.Event != "" {
		segments = append(segments, text.Segment{Text: "  " + d.Event, Style: t.Text})
	} else {
		segments = append(segments, text.Segment{Text: "  “" + d.Text + "”", Style: t.Muted})
	}
	return p.flow(2, 3, segments...)
}

func (p *pane) drawTerm(g model.Term) []string {
	t := p.look.theme
	return p.flow(2, 3,
		text.Segment{Text: g.Term, Style: t.Term},
		text.Segment{Text: "  " + strings.TrimSpace(g.Definition), Style: t.Text})
}

// find returns the index of the entry of a fact and opens its section for it if
// need be; -1 when the pane does not list the fact at all.
func (p *pane) find(f page.Fact) int {
	if i := p.listed(f); i >= 0 {
		return i
	}
	for s, facts := range p.lists[:sectionNotes] {
		for _, o := range facts {
			if p.same(o, f) {
				p.expand(section(s)) //nolint:gosec // seven of them
				return p.listed(f)
			}
		}
	}
	return -1
}

// listed returns the index of the entry of a fact, -1 when there is none.
func (p *pane) listed(f page.Fact) int {
	for i, e := range p.entries {
		if e.isFact() && p.same(e.fact, f) {
			return i
		}
	}
	return -1
}

// start returns the index of a section's title, -1 when the section is empty.
func (p *pane) start(s section) int {
	for i, e := range p.entries {
		if e.title && e.section == s {
			return i
		}
	}
	return -1
}

// selected returns the fact selected, if one is.
func (p *pane) selected() (page.Fact, bool) {
	if i := p.rows.Selected; 0 <= i && i < len(p.entries) && p.entries[i].isFact() {
		return p.entries[i].fact, true
	}
	return page.Fact{}, false
}

// in reports whether the selection is in a section.
func (p *pane) in(s section) bool {
	i := p.rows.Selected
	return 0 <= i && i < len(p.entries) && p.entries[i].section == s
}

// expandSelected opens the section when the selection has come to the row that
// stands for the rest of it.
func (p *pane) expandSelected() {
	if i := p.rows.Selected; 0 <= i && i < len(p.entries) && p.entries[i].more {
		p.expand(p.entries[i].section)
	}
}

// reveal brings the selected entry into sight: its section at the top, or, where
// it stands too far down in it, the entry itself. A list that turns a section at
// a time is easier to find one's way in than one that slides.
func (p *pane) reveal(height int) {
	i := p.rows.Selected
	if i < 0 || i >= len(p.entries) || p.rows.Shows(p, i, height) {
		return
	}
	p.toSection(p.entries[i].section)
	if !p.rows.Shows(p, i, height) {
		p.rows.Top(i - 1)
	}
}

// toSection puts a section at the top.
func (p *pane) toSection(s section) {
	i := p.start(s)
	if i > 0 {
		p.rows.TopBelow(i, 1) // without the blank line above its title
		return
	}
	p.rows.Top(i)
}
