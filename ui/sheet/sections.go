package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// item is one entry of a section: the fact as read, what belongs to it, and a
// remark such as who says so.
type item struct{ fact, rest, note string }

func (it item) plain() string {
	s := it.fact
	if it.rest != "" {
		s = strings.TrimSpace(s + " " + it.rest)
	}
	if it.note != "" {
		s += " (" + it.note + ")"
	}
	return s
}

type section struct {
	title string
	items []item
}

// sections are the six sections of a brief, in the order of the facts pane.
func sections(b *model.Brief) []section {
	return []section{
		{"Summary", summary(b)},
		{"Key figures", figures(b)},
		{"Actors", actors(b)},
		{"Quotes", quotes(b)},
		{"Timeline", timeline(b)},
		{"Glossary", glossary(b)},
	}
}

func summary(b *model.Brief) (items []item) {
	for _, s := range b.Summary {
		items = append(items, item{rest: OneLine(s.Text)})
	}
	return items
}

// figures lists the key figures, the most salient first, each quantity once.
func figures(b *model.Brief) (items []item) {
	rows, _ := model.KeyFigures(b.Figures)
	for _, i := range rows {
		f := &b.Figures[i]
		about, _ := f.Behind(b.Text)
		items = append(items, item{OneLine(f.Text), OneLine(about), figureNote(f)})
	}
	return items
}

// Sureness says in a word or two how a figure's number is meant: "vague", "at
// least", "at most", "approximate", or nothing when it is meant as it stands.
func Sureness(f *model.Figure) string {
	switch {
	case f.Vague:
		return "vague"
	case f.Bound == model.BoundMin:
		return "at least"
	case f.Bound == model.BoundMax:
		return "at most"
	case f.Approximate:
		return "approximate"
	}
	return ""
}

// figureNote says how sure a figure is and who says so.
func figureNote(f *model.Figure) string {
	var notes []string
	if s := Sureness(f); s != "" && !strings.Contains(strings.ToLower(f.Text), s) { // "at least 19 people" says it itself
		notes = append(notes, s)
	}
	if f.Hedge != "" {
		notes = append(notes, f.Hedge)
	}
	if f.Attribution != "" {
		notes = append(notes, "says "+OneLine(f.Attribution))
	}
	return strings.Join(notes, "; ")
}

func actors(b *model.Brief) (items []item) {
	for _, a := range b.Actors {
		it := item{fact: OneLine(a.Name), note: string(a.Kind)}
		if a.Role != "" {
			it.fact, it.rest = it.fact+",", OneLine(a.Role)
		}
		if n := len(a.Mentions); n > 1 {
			it.note += fmt.Sprintf("; %d mentions", n)
		}
		items = append(items, it)
	}
	return items
}

func quotes(b *model.Brief) (items []item) {
	for _, q := range b.Quotes {
		speaker := cmp.Or(OneLine(q.Speaker), "Unnamed speaker")
		items = append(items, item{fact: speaker + ":", rest: "“" + OneLine(q.Text) + "”"})
	}
	return items
}

// timeline lists the dates that could be resolved, in the order of time, each
// stretch of time and event once.
func timeline(b *model.Brief) (items []item) {
	sorted := slices.Clone(b.Dates)
	slices.SortStableFunc(sorted, func(x, y model.Date) int {
		return cmp.Or(strings.Compare(string(x.From), string(y.From)), strings.Compare(string(x.To), string(y.To)))
	})
	seen := make(map[string]bool)
	for _, d := range sorted {
		if d.From == "" && d.To == "" {
			continue
		}
		key := Days(&d) + "\x00" + d.Event
		if seen[key] {
			continue
		}
		seen[key] = true
		items = append(items, item{Days(&d) + ":", OneLine(cmp.Or(d.Event, d.Text)), asRead(&d)})
	}
	return items
}

func asRead(d *model.Date) string {
	if d.Event == "" {
		return ""
	}
	return OneLine(d.Text)
}

func glossary(b *model.Brief) (items []item) {
	for _, t := range b.Glossary {
		items = append(items, item{OneLine(t.Term) + ":", OneLine(t.Definition), SourceName(t.Source)})
	}
	return items
}

// SourceName says in words where a definition comes from.
func SourceName(s model.TermSource) string {
	switch s {
	case model.TermText:
		return "from the article"
	case model.TermUser:
		return "your glossary"
	case model.TermLede:
		return "lede glossary"
	case model.TermLibrary:
		return "from another article"
	}
	if name, ok := strings.CutPrefix(string(s), "dictionary:"); ok {
		return name + " dictionary"
	}
	return string(s)
}

// SourceLine joins what is known of where the article comes from.
func SourceLine(b *model.Brief) string {
	s := &b.Source
	var parts []string
	for _, p := range []string{s.Publisher, s.Byline, s.Dateline, day(s.Published)} {
		if p != "" {
			parts = append(parts, OneLine(p))
		}
	}
	if s.Updated != "" && day(s.Updated) != day(s.Published) {
		parts = append(parts, "updated "+day(s.Updated))
	}
	return strings.Join(parts, " · ")
}

func day(s string) string {
	if len(s) > len("2006-01-02") {
		return s[:len("2006-01-02")]
	}
	return s
}

// ReadingTime says a number of seconds in words.
func ReadingTime(seconds int) string {
	if seconds < 60 {
		return "under 1 minute"
	}
	if m := (seconds + 30) / 60; m != 1 {
		return fmt.Sprintf("%d minutes", m)
	}
	return "1 minute"
}

// OneLine folds the line breaks and tabs of hard-wrapped sources into spaces.
func OneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
