// Package compare is the page that sets two articles side by side, fact by
// fact: what they tell differently, what only one of them has, and what both
// say. It names differences and leaves it to its reader what to make of them.
package compare

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the page needs of the library.
type Library interface {
	Compare(ctx context.Context, left, right string) (model.Comparison, error)
}

// Compare is the page.
type Compare struct {
	env         *page.Env
	lib         Library
	left, right string
	gen         int

	found *model.Comparison
	list  *places.List
	all   bool // every line of every section is listed
}

// loaded is the library's answer.
type loaded struct {
	page  *Compare
	gen   int
	found model.Comparison
	err   error
}

// New returns the page of the two articles that the route names.
func New(env *page.Env, lib Library, to page.Route) *Compare {
	c := &Compare{env: env, lib: lib, left: to.Article, right: to.Query}
	c.list = places.New(env, "compare", to.Place, c.head)
	c.list.Say("comparing…", false)
	return c
}

// Init asks the library.
func (c *Compare) Init() tea.Cmd {
	c.gen++
	ctx, lib, left, right, gen := c.env.Context, c.lib, c.left, c.right, c.gen
	return func() tea.Msg {
		found, err := lib.Compare(ctx, left, right)
		return loaded{page: c, gen: gen, found: found, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (c *Compare) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loaded); ok {
		if msg.page == c && msg.gen == c.gen {
			c.take(msg)
		}
		return nil
	}
	if c.list.Changed(msg) {
		return c.Init()
	}
	return c.list.Update(msg)
}

func (c *Compare) take(msg loaded) {
	c.found = nil
	if msg.err != nil {
		c.list.Say(msg.err.Error(), true)
		return
	}
	if o := &msg.found; len(o.Both)+len(o.Differing)+len(o.OnlyLeft)+len(o.OnlyRight) == 0 {
		c.list.Say("No facts were found in either article.", false)
		return
	}
	c.found = &msg.found
	c.list.Set(c.items)
}

// The names of the two sides.
const (
	leftMark  = "◀ "
	rightMark = "▶ "
)

// head draws the two articles, and whether they are copies.
func (c *Compare) head(w int) []string {
	t, m := c.env.Theme, c.env.Method
	if c.found == nil {
		return append(text.Flow(m, w, 0, 1, text.Segment{Text: "COMPARE", Style: t.Section}), "")
	}
	o := c.found
	title := []text.Segment{{Text: "COMPARE", Style: t.Section}}
	if o.Copies {
		title = append(title, text.Segment{Text: "  copies of one wire story", Style: t.Notice})
	}
	lines := text.Flow(m, w, 0, 1, title...)
	lines = append(lines, c.side(leftMark, o.Left, w)...)
	lines = append(lines, c.side(rightMark, o.Right, w)...)
	return append(lines, "")
}

func (c *Compare) side(mark string, h model.Head, w int) []string {
	t := c.env.Theme
	where := ""
	for _, s := range []string{h.Publisher, places.Day(h.Published)} {
		if s != "" {
			where += " · " + s
		}
	}
	return text.Flow(c.env.Method, w, 2, 2,
		text.Segment{Text: mark, Style: t.Accent}, text.Segment{Text: h.Headline, Style: t.Headline}, text.Segment{Text: where, Style: t.Muted})
}

// items lists what differs, what one article alone has, and what both say.
func (c *Compare) items() []places.Item {
	o := c.found
	s := places.Sections{Theme: c.env.Theme, All: c.all}
	s.Add("DIFFERING", 0, c.pairs(o.Differing))
	s.Add(leftMark+"ONLY HERE", 0, c.facts(o.OnlyLeft))
	s.Add(rightMark+"ONLY HERE", 0, c.facts(o.OnlyRight))
	s.Add("IN BOTH", 0, c.both(o.Both))
	return s.Items
}

// pairs lists facts that are told differently, the two sides beside each other.
func (c *Compare) pairs(pairs []model.FactPair) []places.Item {
	items := make([]places.Item, len(pairs))
	for i, p := range pairs {
		left, right := places.Fact(c.env.Theme, p.Left), places.Fact(c.env.Theme, p.Right)
		items[i] = places.Item{
			Left: places.Difference(p.Kind), Text: left.Text, Right: right.Text,
			Place: p.Right.Place, Other: p.Left.Place, Actor: left.Actor, Figure: right.Figure,
		}
	}
	return items
}

func (c *Compare) both(pairs []model.FactPair) []places.Item {
	items := make([]places.Item, len(pairs))
	for i, p := range pairs {
		it := places.Fact(c.env.Theme, p.Left)
		it.Left, it.Beside, it.Other = word(p.Left.Kind), "", p.Right.Place
		items[i] = it
	}
	return items
}

func (c *Compare) facts(facts []model.FactRef) []places.Item {
	items := make([]places.Item, len(facts))
	for i, f := range facts {
		items[i] = places.Fact(c.env.Theme, f)
		items[i].Left, items[i].Beside = word(f.Kind), ""
	}
	return items
}

// word is a kind of fact as the left column names it.
func word(k model.HitKind) string { return string(k) }

// The page's own intent.
const swap page.Intent = "swap-sides"

// Keys are the page's key maps.
func (c *Compare) Keys() []page.KeyMap {
	return c.list.Keys(page.Binding{Intent: swap, Keys: []string{"x"}, Help: "swap the two sides", Group: "Look", Short: "swap"}, places.AllLinesKey())
}

// Do carries out an intent.
func (c *Compare) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case swap:
		c.left, c.right = c.right, c.left
		return c.Init()
	case places.AllLines:
		if c.all = !c.all; c.found != nil {
			c.list.Set(c.items)
		}
		return nil
	}
	return c.list.Do(intent)
}

// View draws the page.
func (c *Compare) View(width, height int) string { return c.list.View(width, height) }

// Status is where one is.
func (c *Compare) Status() page.Status { return c.list.Status() }

// Route is the pair of articles, and the selected line as the place.
func (c *Compare) Route() page.Route {
	return page.Route{Page: page.Compare, Article: c.left, Query: c.right, Place: max(c.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (c *Compare) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }

// Subject is the article on the left.
func (c *Compare) Subject() string { return c.left }
