package board

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// Boards is the page that lists boards: those of one article's figures, those
// that answer a query, or all.
type Boards struct {
	env   *page.Env
	lib   Library
	route page.Route
	gen   int
	known bool
	count int
	list  *places.List
}

// listed is the library's answer.
type listed struct {
	page   *Boards
	gen    int
	boards []model.Board
	err    error
}

// NewList returns the page of the boards of the route's article, of those that
// answer its query, or of all.
func NewList(env *page.Env, lib Library, to page.Route) *Boards {
	b := &Boards{env: env, lib: lib, route: to}
	b.list = places.New(env, "boards", to.Place, b.head)
	b.list.Say("looking for quantities in several articles…", false)
	return b
}

// Init asks the library.
func (b *Boards) Init() tea.Cmd {
	b.gen++
	ctx, lib, to, gen := b.env.Context, b.lib, b.route, b.gen
	return func() tea.Msg {
		if to.Query != "" {
			boards, err := lib.BoardsFor(ctx, to.Query)
			return listed{page: b, gen: gen, boards: boards, err: err}
		}
		boards, err := lib.Boards(ctx, to.Article)
		return listed{page: b, gen: gen, boards: boards, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (b *Boards) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(listed); ok {
		if msg.page == b && msg.gen == b.gen {
			b.take(msg)
		}
		return nil
	}
	if b.list.Changed(msg) {
		return b.Init()
	}
	return b.list.Update(msg)
}

func (b *Boards) take(msg listed) {
	b.known, b.count = msg.err == nil, len(msg.boards)
	switch {
	case msg.err != nil:
		b.list.Say(msg.err.Error(), true)
	case len(msg.boards) == 0:
		b.list.Say("No quantity is given more than once here.", false)
	default:
		b.list.Set(func() []places.Item {
			items := make([]places.Item, len(msg.boards))
			for i := range msg.boards {
				items[i] = b.item(&msg.boards[i])
			}
			return items
		})
	}
}

// item is the line of a board: what it measures, and its values at a glance.
func (b *Boards) item(o *model.Board) places.Item {
	t := b.env.Theme
	it := places.Item{
		Left: places.Many(o.Articles(), "article", "articles"),
		Text: []text.Segment{{Text: subject(o), Style: t.Headline}, {Text: "  " + size(o), Style: t.Muted}},
		Go:   page.Route{Page: page.Board, Article: b.route.Article, Query: o.ID},
	}
	if n := len(o.Rows); n > 0 {
		first, last := o.Rows[0], o.Rows[n-1]
		it.Place, it.Beside = last.Place, last.Place.Headline
		if b.route.Article == "" { // found again by its newest figure, with values of older articles than were looked at here
			it.Go.Article, it.Go.Query = last.Place.ArticleID, last.FigureID
		}
		it.Below = []text.Segment{{Text: first.Text, Style: t.Figure}}
		if n > 1 {
			it.Below = append(it.Below, text.Segment{Text: " " + spark(o) + " ", Style: t.Accent}, text.Segment{Text: last.Text, Style: t.Figure})
		}
	}
	return it
}

// size says how many values a board holds and how many of them differ.
func size(o *model.Board) string {
	s := places.Many(len(o.Rows), "value", "values")
	if n := len(o.Conflicts); n > 0 {
		s += ", " + places.Many(n, "difference", "differences")
	}
	return s
}

func (b *Boards) head(w int) []string {
	t := b.env.Theme
	segments := []text.Segment{{Text: "BOARDS", Style: t.Section}}
	if b.known {
		segments = append(segments, text.Segment{Text: " " + places.Count(b.count), Style: t.Muted})
	}
	what := "  the same quantity across articles"
	switch {
	case b.route.Query != "":
		what = "  that answer " + b.route.Query
	case b.route.Article != "":
		what = "  what this article counts, across articles"
	}
	segments = append(segments, text.Segment{Text: what, Style: t.Muted})
	return append(text.Flow(b.env.Method, w, 0, 1, segments...), "")
}

// Keys are the page's key maps.
func (b *Boards) Keys() []page.KeyMap { return b.list.Keys() }

// Do carries out an intent.
func (b *Boards) Do(intent page.Intent) tea.Cmd { return b.list.Do(intent) }

// View draws the page.
func (b *Boards) View(width, height int) string { return b.list.View(width, height) }

// Status is where one is.
func (b *Boards) Status() page.Status { return b.list.Status() }

// Route is the page, and the selected line as the place.
func (b *Boards) Route() page.Route {
	return page.Route{Page: page.Boards, Article: b.route.Article, Query: b.route.Query, Place: max(b.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (b *Boards) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }
