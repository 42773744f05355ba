// Package glossary is the page of terms: those of the open article first, then
// everything the glossaries hold. Typing after / narrows the list at every key.
// Beside the list stands the definition of the selected term with its source,
// because a definition by lede is not one by the article. Enter goes to the
// first mention in the article, or looks the term up in the library.
package glossary

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/markdown"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// Library is what the page needs of the library.
type Library interface {
	Brief(ctx context.Context, id string) (*model.Brief, error)
	Glossary(ctx context.Context) ([]model.Definition, error)
}

// Glossary is the page.
type Glossary struct {
	env *page.Env
	lib Library
	id  string // the open article; empty for none

	known   bool // the answer has come
	brief   *model.Brief
	err     error
	entries []entry // all of them
	items   []item  // those that the filter lets through
	rows    part.Rows

	prompt *part.Prompt // while the filter is typed
	filter string

	rendered map[shape]string // definitions that are Markdown, laid out
}

// entry is a term with its definition.
type entry struct {
	model.Definition
	here     bool         // a term of the open article
	mentions []model.Span // where the article uses it
	fact     int          // index into the brief's glossary
	folded   string       // what the filter looks at first: term and aliases
	body     string       // and then: the definition
}

// loaded is the answer to the question for the terms.
type loaded struct {
	page    *Glossary
	brief   *model.Brief
	entries []entry
	err     error
}

// shape is what a definition's layout depends on.
type shape struct {
	text  string
	width int
	color bool
}

// laidOut is a definition that was Markdown.
type laidOut struct {
	page  *Glossary
	shape shape
	out   string
}

// New returns the page. Its route may name an article, and a filter to begin
// with.
func New(env *page.Env, lib Library, to page.Route) *Glossary {
	return &Glossary{env: env, lib: lib, id: to.Article, filter: to.Query, rendered: make(map[shape]string)}
}

// Init loads the terms.
func (g *Glossary) Init() tea.Cmd {
	ctx, lib, id := g.env.Context, g.lib, g.id
	return func() tea.Msg {
		msg := loaded{page: g}
		if id != "" {
			if msg.brief, msg.err = lib.Brief(ctx, id); msg.err != nil {
				return msg
			}
			for i, t := range msg.brief.Glossary {
				msg.entries = append(msg.entries, ofArticle(i, t))
			}
		}
		all, err := lib.Glossary(ctx)
		if msg.err = err; err != nil {
			return msg
		}
		first := len(msg.entries)
		for _, d := range all {
			msg.entries = append(msg.entries, newEntry(d))
		}
		slices.SortStableFunc(msg.entries[first:], func(x, y entry) int { return strings.Compare(x.folded, y.folded) })
		return msg
	}
}

func ofArticle(i int, t model.Term) entry {
	e := newEntry(model.Definition{Term: t.Term, Text: t.Definition, Source: t.Source})
	e.here, e.fact, e.mentions = true, i, t.Mentions
	if len(e.mentions) == 0 && t.End > 0 {
		e.mentions = []model.Span{{Start: t.Start, End: t.End}}
	}
	return e
}

func newEntry(d model.Definition) entry {
	return entry{
		Definition: d,
		folded:     strings.ToLower(d.Term + "\n" + strings.Join(d.Aliases, "\n")),
		body:       strings.ToLower(d.Text + "\n" + d.Topic),
	}
}

// Update takes the terms, a definition's layout, and what is typed.
func (g *Glossary) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.page == g {
			g.known, g.brief, g.entries, g.err = true, msg.brief, msg.entries, msg.err
			g.narrow()
			return g.layOut()
		}
	case laidOut:
		if msg.page == g {
			g.rendered[msg.shape] = msg.out
		}
	case tea.WindowSizeMsg:
		return g.layOut()
	case tea.KeyPressMsg:
		if g.prompt != nil {
			return tea.Batch(g.key(msg), g.layOut())
		}
	case tea.PasteMsg:
		if g.prompt != nil {
			g.prompt.Insert(msg.Content)
			g.setFilter(g.prompt.Value())
			return g.layOut()
		}
	}
	return nil
}

// what an item of the list is.
type what uint8

const (
	title what = iota
	term
	space
)

// item is a row of the list.
type item struct {
	what  what
	text  string
	count int
	entry int
}

// narrow lists the entries that the filter lets through: terms that begin with
// it, terms that contain it, then definitions that do.
func (g *Glossary) narrow() {
	var here, all []int
	want := strings.ToLower(strings.TrimSpace(g.filter))
	for rank := range 3 {
		for i := range g.entries {
			if fits(&g.entries[i], want) != rank {
				continue
			}
			if g.entries[i].here {
				here = append(here, i)
			} else {
				all = append(all, i)
			}
		}
	}
	g.items = nil
	add := func(name string, of []int) {
		if len(of) == 0 {
			return
		}
		if len(g.items) > 0 {
			g.items = append(g.items, item{what: space})
		}
		g.items = append(g.items, item{what: title, text: name, count: len(of)})
		for _, i := range of {
			g.items = append(g.items, item{what: term, entry: i})
		}
	}
	add("IN THIS ARTICLE", here)
	add("ALL TERMS", all)
	g.rows = part.Rows{Selected: -1}
	g.rows.Step(g, +1)
}

// fits ranks how an entry answers the filter: 0 is best, 3 is not at all.
func fits(e *entry, want string) int {
	switch at := strings.Index(e.folded, want); {
	case at == 0 || at > 0 && (e.folded[at-1] == '\n' || e.folded[at-1] == ' '):
		return 0
	case at > 0:
		return 1
	case strings.Contains(e.body, want):
		return 2
	}
	return 3
}

func (g *Glossary) setFilter(s string) {
	if s != g.filter {
		g.filter = s
		g.narrow()
	}
}

// selected is the selected entry.
func (g *Glossary) selected() (*entry, bool) {
	i := g.rows.Selected
	if i < 0 || i >= len(g.items) || g.items[i].what != term {
		return nil, false
	}
	return &g.entries[g.items[i].entry], true
}

// layOut lays the selected definition out when it is Markdown, in a command:
// glamour takes some twenty milliseconds.
func (g *Glossary) layOut() tea.Cmd {
	e, ok := g.selected()
	if !ok || !isMarkdown(e.Text) || g.env.Width == 0 {
		return nil
	}
	s := g.shapeOf(e)
	if _, done := g.rendered[s]; done {
		return nil
	}
	return func() tea.Msg {
		out, err := markdown.Render(s.text, markdown.Options{Width: s.width, Color: s.color})
		if err != nil {
			return nil // it stays as it is written
		}
		return laidOut{page: g, shape: s, out: strings.TrimRight(out, "\n")}
	}
}

func (g *Glossary) shapeOf(e *entry) shape {
	return shape{text: e.Text, width: g.geometry(g.env.Width).defW, color: g.env.Theme.Accent.FG != nil}
}

// isMarkdown reports whether a definition has marks that glamour would lay out.
func isMarkdown(s string) bool { return strings.ContainsAny(s, "*_`[\n") }

// Typing reports whether the filter takes the keys.
func (g *Glossary) Typing() bool { return g.prompt != nil }

// Status is where one is, or the filter.
func (g *Glossary) Status() page.Status {
	if g.prompt != nil {
		return page.Status{Prompt: " " + g.prompt.View(g.env.Theme, g.env.Method, g.env.Width-1)}
	}
	return page.Status{Left: "glossary"}
}

// Route is the page with its filter.
func (g *Glossary) Route() page.Route {
	return page.Route{Page: page.Glossary, Article: g.id, Query: g.filter}
}

// Arrive keeps the page as it is.
func (g *Glossary) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }
