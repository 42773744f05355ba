package lookup

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// The measures of the page, in cells.
const (
	head      = 3   // lines above the answers: prompt, hint, blank
	maxWidth  = 124 // of an answer
	wideFrom  = 96  // from this width on the article stands beside the sentence
	sourceMin = 30  // its room there
	tallFrom  = 18  // from this height on the selected answer is shown in full below
	detail    = 6   // lines that takes: rule, the fact, three of the sentence, source
)

const marker = "▌"

// fields is the hint line; shorter forms for narrow screens.
var fields = [...]string{
	"who:  role:  figure>  money>  unit:  about:  date:  by:  term:  kind:  tag:  is:unread  “phrase”  -without  or",
	"who:  figure>  money>  unit:  date:  by:  kind:  is:unread  “phrase”  -without",
	"who: figure> money> date: by: is:",
}

// example is a line of what the empty page shows.
type example struct{ query, means string }

// examples explain the query language by queries.
var examples = [...]example{
	{"ferry council", "all words, in headlines, facts and sentences"},
	{`"public hearing"`, "words side by side"},
	{"who:council", "an actor; role: asks for what they are"},
	{"figure>500", "a figure; also figure<1m and figure:20..30"},
	{"money>1m", "an amount of money"},
	{"unit:km about:road", "a figure’s unit, and what it counts"},
	{"date:2025-05..", "a date the article names, from May 2025 on"},
	{"by:ministry", "who says so: of figures and of quotations"},
	{"kind:quote", "a kind of fact: quote, person, place, money, date…"},
	{"is:unread -lang:es", "what you have not read, but not in Spanish"},
	{"(rail or road) tax", "either word, with another"},
	{"@ports money>1m", "what a filter saved as “ports” finds, and more"},
}

func (l *Lookup) geometry(width int) (left, w int) {
	left = 3
	w = max(width-left-2, 1)
	if w > maxWidth {
		left, w = (width-maxWidth)/2, maxWidth
	}
	return left, w
}

// bodyHeight is the room for answers.
func (l *Lookup) bodyHeight() int {
	h := l.env.Height - head
	if l.detailed() {
		h -= detail
	}
	return max(h, 1)
}

func (l *Lookup) detailed() bool { return l.env.Height >= tallFrom }

// View draws the page.
func (l *Lookup) View(width, height int) string {
	t, m := l.env.Theme, l.env.Method
	left, w := l.geometry(width)
	pad := strings.Repeat(" ", max(left-2, 0))
	found := l.found()
	room := max(w+2-m.StringWidth(found), 1)
	lines := []string{
		pad + part.Fit(m, l.prompt.View(t, m, room-2), room) + found,
		strings.Repeat(" ", left) + l.hint(w),
		"",
	}
	switch {
	case len(l.items) > 0:
		lines = append(lines, l.answers(left, max(height-head-l.detailHeight(), 0))...)
		for len(lines) < height-l.detailHeight() {
			lines = append(lines, "")
		}
		lines = append(lines, l.full(left, w)...)
	case l.prompt.Value() == "":
		lines = append(lines, l.explain(left, w)...)
	case l.query == l.prompt.Value():
		lines = append(lines, strings.Repeat(" ", left)+t.Muted.Render("Nothing found."))
	}
	return part.Clip(strings.Join(lines, "\n"), height)
}

func (l *Lookup) detailHeight() int {
	if l.detailed() {
		return detail
	}
	return 0
}

// found is the number of answers.
func (l *Lookup) found() string {
	t := l.env.Theme
	switch n := len(l.hits); {
	case l.query == "" || l.err != nil:
		return ""
	case n >= limit:
		return t.Muted.Render(fmt.Sprintf("first %d", n))
	case n == 1:
		return t.Muted.Render("1 answer")
	default:
		return t.Muted.Render(fmt.Sprintf("%d answers", n))
	}
}

// hint is the line below the prompt: the fields one can ask for, or what is
// wrong with what is typed.
func (l *Lookup) hint(width int) string {
	t, m := l.env.Theme, l.env.Method
	if l.err != nil {
		return t.Notice.Render(m.Truncate(text.Clean(reason(l.err)), width, "…"))
	}
	for _, f := range fields {
		if m.StringWidth(f) <= width {
			return t.Muted.Render(f)
		}
	}
	return ""
}

// reason is what is wrong, without the query itself, which stands above.
func reason(err error) string {
	s := err.Error()
	if i := strings.Index(s, "\" at "); i >= 0 {
		if _, why, ok := strings.Cut(s[i:], ": "); ok {
			return why
		}
	}
	return s
}

// explain shows what can be asked.
func (l *Lookup) explain(left, width int) []string {
	t, m := l.env.Theme, l.env.Method
	pad := strings.Repeat(" ", left)
	lines := []string{pad + t.Section.Render("WHAT TO TYPE"), ""}
	for _, e := range examples {
		if width < 60 {
			lines = append(lines, pad+t.Text.Render(m.Truncate(e.query, width, "…")),
				pad+"  "+t.Muted.Render(m.Truncate(e.means, width-2, "…")))
			continue
		}
		lines = append(lines, pad+part.Fit(m, t.Text.Render(e.query), 24)+t.Muted.Render(m.Truncate(e.means, width-24, "…")))
	}
	return lines
}

// answers draws the answers in sight.
func (l *Lookup) answers(left, height int) []string {
	t := l.env.Theme
	lines := make([]string, 0, height)
	for _, row := range l.rows.View(l, height) {
		margin := strings.Repeat(" ", left)
		if row.Item == l.rows.Selected && left >= 2 {
			margin = strings.Repeat(" ", left-2) + t.Marker.Render(marker) + " "
		}
		lines = append(lines, margin+row.Text)
	}
	return lines
}

// Len is the number of rows; with Selectable and Lines it makes the page
// [part.Items].
func (l *Lookup) Len() int { return len(l.items) }

// Selectable reports whether an item can be chosen.
func (l *Lookup) Selectable(i int) bool { return l.items[i].what == answer || l.items[i].what == more }

// Lines draws an item.
func (l *Lookup) Lines(i int) []string {
	t, m := l.env.Theme, l.env.Method
	_, w := l.geometry(l.env.Width)
	switch it := l.items[i]; it.what {
	case space:
		return []string{""}
	case title:
		return []string{t.Section.Render(titleOf(it.kind)) + " " + t.Muted.Render(fmt.Sprint(it.count))}
	case more:
		return []string{t.Muted.Render(m.Truncate(fmt.Sprintf("%d more %s", it.count, name(it.kind)), w, "…"))}
	default:
		return l.answer(&l.hits[it.hit], w)
	}
}

// answer draws a hit: its sentence around the hit, and the article it stands
// in, beside it or below.
func (l *Lookup) answer(h *model.Hit, w int) []string {
	t, m := l.env.Theme, l.env.Method
	if h.Kind == model.HitHeadline {
		src := source(h, false)
		room := max(w-m.StringWidth(src)-3, 20)
		if w < wideFrom {
			return []string{l.excerpt(h, w), t.Muted.Render(m.Truncate(src, w, "…"))}
		}
		return []string{part.Fit(m, l.excerpt(h, room), room) + "   " + t.Muted.Render(src)}
	}
	if w < wideFrom {
		return []string{l.excerpt(h, w), t.Muted.Render(m.Truncate(source(h, true), w, "…"))}
	}
	room := w - max(w*3/10, sourceMin) - 3
	return []string{part.Fit(m, l.excerpt(h, room), room) + "   " + t.Muted.Render(m.Truncate(text.Clean(h.Headline), w-room-3, "…"))}
}

// excerpt draws as much of the hit's sentence as fits, with the hit marked.
func (l *Lookup) excerpt(h *model.Hit, w int) string {
	t := l.env.Theme
	focus := 0
	if len(h.Matches) > 0 {
		focus = h.Matches[0].Start
	}
	return text.Excerpt(l.env.Method, w, h.Sentence, focus, t.Text, l.marks(h))
}

func (l *Lookup) marks(h *model.Hit) []text.Mark {
	t := l.env.Theme
	style := t.Match
	if k, ok := page.KindOf(h.Kind); ok {
		style = k.Style(t).Over(t.Match)
	}
	marks := make([]text.Mark, len(h.Matches))
	for i, m := range h.Matches {
		marks[i] = text.Mark{Start: m.Start, End: m.End, Style: style}
	}
	return marks
}

// source says where a hit stands.
func source(h *model.Hit, headline bool) string {
	var items []string
	if headline {
		items = append(items, text.Clean(h.Headline))
	}
	if h.Publisher != "" {
		items = append(items, text.Clean(h.Publisher))
	}
	if day := text.Clean(h.Published); len(day) >= len("2006-01-02") {
		items = append(items, day[:len("2006-01-02")])
	}
	return strings.Join(items, " · ")
}

// full draws the selected answer in full: its sentence and where it stands.
func (l *Lookup) full(left, w int) []string {
	if !l.detailed() || l.rows.Selected < 0 || l.items[l.rows.Selected].what != answer {
		return nil
	}
	t, m := l.env.Theme, l.env.Method
	h := &l.hits[l.items[l.rows.Selected].hit]
	pad := strings.Repeat(" ", left)
	lines := []string{pad + part.Rule(t, w)}
	room := detail - 2
	if k, ok := page.KindOf(h.Kind); ok && h.Label != h.Sentence {
		lines = append(lines, pad+t.Muted.Render(k.String()+"  ")+text.Excerpt(m, w-8, h.Label, 0, t.Key, nil))
		room--
	}
	layout := text.New(h.Sentence, []text.Block{{End: len(h.Sentence)}}, w, m)
	for i := range min(layout.Height(0), room) {
		row, _ := layout.Draw(nil, text.Pos{Row: i}, t.Text, l.marks(h))
		lines = append(lines, pad+string(row))
	}
	return append(lines, pad+t.Muted.Render(m.Truncate(source(h, true), w, "…")))
}

// Status says how to go on.
func (l *Lookup) Status() page.Status { return page.Status{Left: "lookup"} }
