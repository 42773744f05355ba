// Package board is the page of one quantity across articles: a chart of its
// values over time, a sentence that says what the chart shows, and a row for
// each value with its day, its source and its article. Where values differ, the
// page names how; which of them is right it does not say.
//
// [Boards] is the page that lists the quantities of the library.
package board

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
)

// Library is what the pages need of the library.
type Library interface {
	Boards(ctx context.Context, article string) ([]model.Board, error)
	BoardsFor(ctx context.Context, query string) ([]model.Board, error)
}

// Board is the page.
type Board struct {
	env   *page.Env
	lib   Library
	route page.Route
	gen   int

	boards []model.Board
	at     int // the board in view; -1 while there is none
	list   *places.List
	rows   []row // what the list's items stand for
	all    bool  // every conflict is listed
	marks  map[string]sourceMark
	chart  drawn
}

// row says what an item of the list stands for: a value, or a conflict of two.
type row struct {
	left, right int // indices into the board's rows, -1 for none
}

// drawn is the chart as drawn last.
type drawn struct {
	lines []string
	look  look
}

// look is what the chart depends on.
type look struct {
	board, selected, width, height int
	theme                          theme.Theme
}

// loaded is the library's answer.
type loaded struct {
	page   *Board
	gen    int
	boards []model.Board
	err    error
}

// New returns the page of the quantity that the route names: Query is the ID of
// a board, or of a figure of the Article.
func New(env *page.Env, lib Library, to page.Route) *Board {
	b := &Board{env: env, lib: lib, route: to, at: -1}
	b.list = places.New(env, "board", to.Place, b.head)
	b.list.Say("looking for the same quantity in other articles…", false)
	return b
}

// Init asks the library.
func (b *Board) Init() tea.Cmd {
	b.gen++
	ctx, lib, article, gen := b.env.Context, b.lib, b.route.Article, b.gen
	return func() tea.Msg {
		boards, err := lib.Boards(ctx, article)
		return loaded{page: b, gen: gen, boards: boards, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (b *Board) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loaded); ok {
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

func (b *Board) take(msg loaded) {
	b.boards, b.at, b.chart = msg.boards, -1, drawn{}
	if msg.err != nil {
		b.list.Say(msg.err.Error(), true)
		return
	}
	b.at = slices.IndexFunc(b.boards, func(o model.Board) bool { return o.ID == b.route.Query || o.Holds(b.route.Article, b.route.Query) })
	if b.at < 0 {
		b.list.Say("No other article of the library gives this quantity.", false)
		return
	}
	b.show()
}

// show lists the board in view.
func (b *Board) show() {
	b.list.Set(b.items)
}

// The page's own intents.
const (
	nextBoard page.Intent = "next-board"
	prevBoard page.Intent = "previous-board"
	allBoards page.Intent = "all-boards"
)

// Keys are the page's key maps.
func (b *Board) Keys() []page.KeyMap {
	all := places.AllLinesKey()
	all.Help = "all lines: every difference, and every article that gives a value"
	all.Short = "" // there are more useful ones
	return b.list.Keys(
		page.Binding{Intent: nextBoard, Keys: []string{"J"}, Help: "next board", Group: "Move", Short: "next board"},
		page.Binding{Intent: prevBoard, Keys: []string{"K"}, Help: "previous board", Group: "Move"},
		page.Binding{Intent: allBoards, Keys: []string{"B"}, Help: "all boards", Group: "Across articles", Short: "all boards"},
		all,
	)
}

// Do carries out an intent.
func (b *Board) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case nextBoard:
		return b.step(+1)
	case prevBoard:
		return b.step(-1)
	case allBoards:
		return page.Send(page.Goto{Route: page.Route{Page: page.Boards}})
	case places.AllLines:
		if b.all = !b.all; b.at >= 0 {
			b.show()
		}
		return nil
	}
	return b.list.Do(intent)
}

// step goes to the next or previous board.
func (b *Board) step(dir int) tea.Cmd {
	to := b.at + dir
	if b.at < 0 || to < 0 || to >= len(b.boards) {
		return page.Send(page.Notice{Text: "no more boards this way"})
	}
	b.at = to
	b.route.Query = b.boards[to].ID
	b.list.Reset()
	b.show()
	return nil
}

// View draws the page.
func (b *Board) View(width, height int) string { return b.list.View(width, height) }

// Status is where one is.
func (b *Board) Status() page.Status {
	s := b.list.Status()
	if len(b.boards) > 1 && b.at >= 0 {
		s.Right = "board " + places.Count(b.at+1) + " of " + places.Count(len(b.boards))
	}
	return s
}

// Route is the quantity, and the selected row as the place.
func (b *Board) Route() page.Route {
	return page.Route{Page: page.Board, Article: b.route.Article, Query: b.route.Query, Place: max(b.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (b *Board) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }

// board is the board in view, nil when there is none.
func (b *Board) board() *model.Board {
	if b.at < 0 {
		return nil
	}
	return &b.boards[b.at]
}

// selected is what the selected item stands for.
func (b *Board) selected() row {
	if i := b.list.Selected(); i >= 0 && i < len(b.rows) {
		return b.rows[i]
	}
	return row{-1, -1}
}

// values are the values of a board's longest series, else of its rows.
func values(o *model.Board) []float64 {
	var v []float64
	if len(o.Series) > 0 {
		for _, p := range o.Series[0].Points {
			v = append(v, p.Value)
		}
		return v
	}
	for _, r := range o.Rows {
		v = append(v, r.Value)
	}
	return v
}

// spark draws the values of a board in a few cells.
func spark(o *model.Board) string {
	const most = 16
	v := values(o)
	return part.Spark(v[max(len(v)-most, 0):])
}
