// Package timeline is the page that puts the dates of one article in the order
// of time: for each the days it was resolved to, what happened then, and the
// words of the article it was read from. Dates that could not be resolved stand
// last: they are shown as printed, and never guessed at. Enter lands on the
// place in the text.
package timeline

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
)

// Library is what the page needs of the library.
type Library interface {
	Brief(ctx context.Context, id string) (*model.Brief, error)
}

// Timeline is the page.
type Timeline struct {
	env *page.Env
	lib Library
	id  string
	gen int

	brief *model.Brief
	err   error
	items []item
	rows  part.Rows
}

// loaded is the answer to the question for the brief.
type loaded struct {
	page  *Timeline
	gen   int
	brief *model.Brief
	items []item
	err   error
}

// New returns the page of the article that the route names.
func New(env *page.Env, lib Library, to page.Route) *Timeline {
	return &Timeline{env: env, lib: lib, id: to.Article}
}

// Init loads the brief and sorts its dates.
func (p *Timeline) Init() tea.Cmd {
	p.gen++
	ctx, lib, id, gen := p.env.Context, p.lib, p.id, p.gen
	return func() tea.Msg {
		b, err := lib.Brief(ctx, id)
		if err != nil {
			return loaded{page: p, gen: gen, err: err}
		}
		return loaded{page: p, gen: gen, brief: b, items: arrange(b)}
	}
}

// Update takes the brief, and asks for it again when a fact was marked wrong.
func (p *Timeline) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.page == p && msg.gen == p.gen {
			p.take(msg)
		}
	case page.Applied:
		for _, c := range msg.Changes {
			if c.ArticleID == p.id && c.Kind == model.ChangeWrong {
				return p.Init()
			}
		}
	}
	return nil
}

func (p *Timeline) take(msg loaded) {
	p.brief, p.items, p.err = msg.brief, msg.items, msg.err
	if p.rows.Selected >= len(p.items) || p.rows.Selected <= 0 {
		p.rows = part.Rows{Selected: -1}
		p.rows.Step(p, +1)
	}
}

// what an item of the list is.
type what uint8

const (
	dated     what = iota
	published      // the day of publication, for orientation
	title          // of the dates that were not resolved
)

// item is a row of the timeline.
type item struct {
	what     what
	date     model.Date
	same     bool       // the same days as the row above
	sentence model.Span // that the date stands in
	places   int        // how often the article names it with this event
}

// arrange sorts the dates of a brief. What the article says several times of
// the same days is one row.
func arrange(b *model.Brief) []item {
	doc := mtext.New(&b.Article)
	var items, unresolved []item
	for _, d := range b.Dates {
		it := item{date: d, sentence: sentence(doc, d.Start, d.End), places: 1}
		switch i := slices.IndexFunc(items, func(o item) bool { return repeats(o, it) }); {
		case d.From == "" && d.To == "":
			unresolved = append(unresolved, it)
		case i >= 0 && items[i].sentence == it.sentence: // "early on Monday, at 4:30"
		case i >= 0:
			items[i].places++
		default:
			items = append(items, it)
		}
	}
	if day := b.Source.Published; len(day) >= len("2006-01-02") && len(items) > 0 {
		items = append(items, item{what: published, date: model.Date{From: model.Day(day[:len("2006-01-02")])}})
	}
	slices.SortStableFunc(items, func(x, y item) int {
		return cmp.Or(strings.Compare(first(x.date), first(y.date)), strings.Compare(string(x.date.To), string(y.date.To)))
	})
	for i := 1; i < len(items); i++ {
		x, y := items[i-1], items[i]
		items[i].same = x.what == dated && y.what == dated && x.date.From == y.date.From && x.date.To == y.date.To
	}
	if len(unresolved) > 0 {
		items = append(append(items, item{what: title}), unresolved...)
	}
	return items
}

// first is the day a date is sorted by: where it begins, else where it ends.
func first(d model.Date) string { return string(cmp.Or(d.From, d.To)) }

// repeats reports whether two dates say the same of the same days.
func repeats(a, b item) bool {
	x, y := a.date, b.date
	return x.From == y.From && x.To == y.To && x.Event == y.Event && (x.Event != "" || x.Text == y.Text || a.sentence == b.sentence)
}

func sentence(doc *mtext.Doc, start, end int) model.Span {
	i := doc.SentenceAt(start)
	if i >= len(doc.Sentences) || doc.Sentences[i].Start > start {
		return model.Span{Start: start, End: end}
	}
	return model.Span{Start: doc.Sentences[i].Start, End: max(doc.Sentences[i].End, end)}
}

// The page's intents.
const (
	toPlace  page.Intent = "to-place"
	card     page.Intent = "card"
	copyFact page.Intent = "copy-fact"
	goOut    page.Intent = "out"
)

// Keys are the page's key maps.
func (p *Timeline) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "timeline", Bindings: append([]page.Binding{
		{Intent: toPlace, Keys: []string{"enter", "l", "right"}, Help: "to the place in the text", Group: "Move", Short: "in the text"},
		{Intent: card, Keys: []string{"c"}, Help: "card of the date", Group: "Facts", Short: "card"},
		{Intent: copyFact, Keys: []string{"y f"}, Help: "copy the date with its source", Group: "Copy and open"},
		{Intent: goOut, Keys: []string{"h", "left"}, Help: "back", Group: "Move"},
	}, move.Also(move.Also(move.Keys("", "earliest", "latest"), move.LineDown, "tab"), move.LineUp, "shift+tab")...)}}
}

// Do carries out an intent.
func (p *Timeline) Do(intent page.Intent) tea.Cmd {
	if way, n, ok := move.Step(intent, max(p.bodyHeight()/3, 1), len(p.items)); ok {
		p.step(way, n)
		return nil
	}
	if intent == goOut {
		return page.Send(page.Back{})
	}
	return p.act(intent)
}

// act does something with the selected date.
func (p *Timeline) act(intent page.Intent) tea.Cmd {
	f, ok := p.selected()
	if !ok {
		return nil
	}
	switch intent {
	case toPlace:
		return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: p.id, Span: f.Span}})
	case card:
		return page.Send(page.OpenCard{Brief: p.brief, Fact: f})
	case copyFact:
		return page.Send(page.Copied{Text: page.Cite(p.brief, f), What: "the date with its source"})
	}
	return nil
}

// selected is the selected date as a fact of the brief.
func (p *Timeline) selected() (page.Fact, bool) {
	i := p.rows.Selected
	if p.brief == nil || i < 0 || i >= len(p.items) || p.items[i].what != dated {
		return page.Fact{}, false
	}
	d := p.items[i].date
	at := slices.IndexFunc(p.brief.Dates, func(o model.Date) bool { return o.ID == d.ID && o.Start == d.Start })
	return page.Fact{Kind: page.Date, Index: at, Span: d.Span()}, at >= 0
}

func (p *Timeline) step(dir, n int) {
	for range n {
		if !p.rows.Step(p, dir) {
			break
		}
	}
	p.rows.Turn(p, p.bodyHeight(), 1)
}

// Status says how many dates there are.
func (p *Timeline) Status() page.Status { return page.Status{Left: "timeline"} }

// Route is the page.
func (p *Timeline) Route() page.Route { return page.Route{Page: page.Timeline, Article: p.id} }

// Arrive keeps the page as it is.
func (p *Timeline) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }
