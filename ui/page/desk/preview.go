package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// preview is the brief of the selected article.
type preview struct {
	id     string // whose brief was asked for last
	gen    int
	cancel context.CancelFunc
	brief  *model.Brief // what is shown; another article's until the answer comes
	err    error

	top   int // first line in sight
	lines []string
	look  look
}

// briefed answers the question for a brief.
type briefed struct {
	desk  *Desk
	gen   int
	brief *model.Brief
	err   error
}

// follow asks for the brief of the selected article, after a pause, when there
// is room to show it and it is not shown already.
func (d *Desk) follow(pause time.Duration) tea.Cmd {
	if d.id == "" || d.id == d.preview.id || !d.geometry(d.env.Width).both && !d.inBrief {
		return nil
	}
	return d.loadBrief(pause)
}

// loadBrief asks for the brief and gives up the question before.
func (d *Desk) loadBrief(pause time.Duration) tea.Cmd {
	p := &d.preview
	if p.cancel != nil {
		p.cancel()
	}
	ctx, cancel := context.WithCancel(d.env.Context)
	p.gen++
	p.id, p.cancel = d.id, cancel
	env, lib, id, gen := d.env, d.lib, d.id, p.gen
	return func() tea.Msg {
		if pause > 0 && !env.Wait(ctx, pause) {
			return nil
		}
		b, err := lib.Brief(ctx, id)
		if ctx.Err() != nil {
			return nil
		}
		return briefed{desk: d, gen: gen, brief: b, err: err}
	}
}

func (p *preview) take(msg briefed) {
	if msg.gen == p.gen {
		p.brief, p.err, p.lines, p.top = msg.brief, msg.err, nil, 0
	}
}

// move scrolls the brief and reports whether the intent was one to scroll by.
func (p *preview) move(intent page.Intent, height int) bool {
	switch intent {
	case move.LineDown:
		p.top++
	case move.LineUp:
		p.top--
	case move.PageDown:
		p.top += max(height-2, 1)
	case move.PageUp:
		p.top -= max(height-2, 1)
	case move.HalfDown:
		p.top += max(height/2, 1)
	case move.HalfUp:
		p.top -= max(height/2, 1)
	case move.ToTop:
		p.top = 0
	case move.ToEnd:
		p.top = len(p.lines)
	default:
		return false
	}
	p.top = max(min(p.top, len(p.lines)-height), 0)
	return true
}

// view returns the lines in sight.
func (p *preview) view(l look, height int) []string {
	if p.err != nil {
		return text.Flow(l.method, l.width, 0, height, text.Segment{Text: p.err.Error(), Style: l.theme.Alert})
	}
	if p.brief == nil {
		return nil
	}
	if p.lines == nil || p.look != l {
		p.lines, p.look = drawBrief(p.brief, l), l
	}
	p.top = max(min(p.top, len(p.lines)-height), 0)
	return p.lines[p.top:min(p.top+height, len(p.lines))]
}

// sketch draws a brief in short.
type sketch struct {
	look
	b     *model.Brief
	lines []string
}

// The most facts of a kind that a sketch names.
const (
	mostFigures = 8
	mostActors  = 8
	mostQuotes  = 3
	mostDates   = 8
)

// drawBrief draws what a brief says: the head of the article, and its facts by
// section, the weightiest first.
func drawBrief(b *model.Brief, l look) []string {
	s := &sketch{look: l, b: b}
	t := l.theme
	s.flow(0, 4, text.Segment{Text: b.Headline, Style: t.Headline})
	s.flow(0, 6, text.Segment{Text: b.Dek, Style: t.Dek})
	s.flow(0, 2, text.Segment{Text: source(b), Style: t.Meta})
	s.summary()
	s.figures()
	s.actors()
	s.quotes()
	s.dates()
	return s.lines
}

func (s *sketch) flow(hang, limit int, segments ...text.Segment) {
	s.lines = append(s.lines, text.Flow(s.method, s.width, hang, limit, segments...)...)
}

func (s *sketch) title(name string, n int) {
	line := s.theme.Section.Render(name)
	if n > 0 {
		line += " " + s.theme.Muted.Render(sheet.Count(n))
	}
	s.lines = append(s.lines, "", line)
}

// source is where the article comes from.
func source(b *model.Brief) string {
	items := []string{b.Source.Publisher, b.Source.Byline, b.Source.Dateline}
	if len(b.Source.Published) >= len(time.DateOnly) {
		items = append(items, b.Source.Published[:len(time.DateOnly)])
	}
	return strings.Join(slices.DeleteFunc(items, func(s string) bool { return s == "" }), " · ")
}

func (s *sketch) summary() {
	if len(s.b.Summary) == 0 {
		return
	}
	s.title("SUMMARY", 0)
	facts := page.Facts(s.b)
	for i, a := range s.b.Summary {
		if i > 0 {
			s.lines = append(s.lines, "")
		}
		s.flow(0, 0, highlighted(s.b, facts, a.Span(), s.theme)...)
	}
}

// highlighted cuts a stretch of the text into segments, its figures, dates and
// actors in their styles.
func highlighted(b *model.Brief, facts []page.Fact, span model.Span, t theme.Theme) []text.Segment {
	var segments []text.Segment
	at := span.Start
	for _, f := range facts {
		marked := f.Kind == page.Figure || f.Kind == page.Date || f.Kind == page.Actor
		if !marked || f.Span.Start < at || f.Span.End > span.End {
			continue
		}
		segments = append(segments,
			text.Segment{Text: b.Text[at:f.Span.Start], Style: t.Text},
			text.Segment{Text: b.Text[f.Span.Start:f.Span.End], Style: f.Kind.Style(t)})
		at = f.Span.End
	}
	return append(segments, text.Segment{Text: b.Text[at:span.End], Style: t.Text})
}

func (s *sketch) figures() {
	if len(s.b.Figures) == 0 {
		return
	}
	t := s.theme
	rows, _ := model.KeyFigures(s.b.Figures)
	s.title("FIGURES", len(rows))
	for _, i := range rows[:min(len(rows), mostFigures)] {
		f := &s.b.Figures[i]
		segments := []text.Segment{{Text: f.Text, Style: t.Figure}}
		if about, joined := f.Behind(s.b.Text); about != "" {
			segments = append(segments, text.Segment{Text: page.Gap(joined) + about, Style: t.Text})
		}
		if f.Attribution != "" {
			segments = append(segments, text.Segment{Text: " — " + f.Attribution, Style: t.Muted})
		}
		s.flow(2, 2, segments...)
	}
	s.more(len(rows) - mostFigures)
}

func (s *sketch) actors() {
	if len(s.b.Actors) == 0 {
		return
	}
	t := s.theme
	s.title("ACTORS", len(s.b.Actors))
	for _, a := range s.b.Actors[:min(len(s.b.Actors), mostActors)] {
		segments := []text.Segment{{Text: a.Name, Style: t.Actor}}
		if n := len(a.Mentions); n > 1 {
			segments = append(segments, text.Segment{Text: fmt.Sprintf(" ×%d", n), Style: t.Muted})
		}
		if a.Role != "" {
			segments = append(segments, text.Segment{Text: "  " + a.Role, Style: t.Text})
		} else {
			segments = append(segments, text.Segment{Text: "  " + string(a.Kind), Style: t.Muted})
		}
		s.flow(2, 2, segments...)
	}
	s.more(len(s.b.Actors) - mostActors)
}

func (s *sketch) quotes() {
	if len(s.b.Quotes) == 0 {
		return
	}
	s.title("QUOTES", len(s.b.Quotes))
	for _, q := range s.b.Quotes[:min(len(s.b.Quotes), mostQuotes)] {
		s.flow(0, 4, text.Segment{Text: q.Text, Style: s.theme.Quote})
		if q.Speaker != "" {
			s.flow(2, 1, text.Segment{Text: "  — " + q.Speaker, Style: s.theme.Muted})
		}
	}
	s.more(len(s.b.Quotes) - mostQuotes)
}

func (s *sketch) dates() {
	dated := slices.DeleteFunc(slices.Clone(s.b.Dates), func(d model.Date) bool { return d.From == "" && d.To == "" })
	if len(dated) == 0 {
		return
	}
	slices.SortStableFunc(dated, func(x, y model.Date) int { return cmp.Compare(x.From, y.From) })
	t := s.theme
	s.title("TIMELINE", len(dated))
	for _, d := range dated[:min(len(dated), mostDates)] {
		s.flow(2, 2, text.Segment{Text: page.When(d), Style: t.Date}, text.Segment{Text: "  " + cmp.Or(d.Event, "“"+d.Text+"”"), Style: t.Text})
	}
	s.more(len(dated) - mostDates)
}

// more says how many facts of a section are not listed.
func (s *sketch) more(n int) {
	if n > 0 {
		s.flow(0, 1, text.Segment{Text: "and " + sheet.Count(n) + " more", Style: s.theme.Muted})
	}
}
