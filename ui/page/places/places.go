// Package places is what the pages across articles have in common: a list of
// lines in sections, each of which stands somewhere. The sentence of the
// selected line is shown in full below, Enter lands on it in its article, and
// the same keys lead from every such line to the dossier of its actor, the
// board of its figure, the story of its article.
//
// It is no page: a page embeds a [List], fills it with [Item]s and draws what
// stands above them.
package places

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// Item is a line of a list, or the title of a section.
type Item struct {
	Title string // of a section; such an item cannot be selected, and Text stands beside it
	Count int    // of what the section holds; 0 is not shown

	Left   string         // in the column on the left: a day, a count
	Text   []text.Segment // what the line says
	Beside string         // on the right, or below: where it stands
	Below  []text.Segment // a second line, below the text
	Right  []text.Segment // the other side of a comparison, in a column of its own or below

	Place model.Place // where it stands; nowhere when it names no article
	Other model.Place // the second place of a line that sets two side by side
	Go    page.Route  // where Enter leads; the zero Route for the place

	Actor  string // whose dossier d opens
	Form   string // a name that a dossier joins or parts
	Figure string // ID of the figure whose board B opens
}

// selectable reports whether an item can be selected: whether it leads
// anywhere.
func (it *Item) selectable() bool {
	return it.Title == "" && (it.Place.ArticleID != "" || it.Go.Page != "" || it.Actor != "")
}

// route is where Enter leads.
func (it *Item) route() page.Route {
	switch {
	case it.Go.Page != "":
		return it.Go
	case it.Place.ArticleID != "":
		return page.At(it.Place)
	default:
		return page.Route{Page: page.Dossier, Query: it.Actor}
	}
}

// plain is what an item says, without styles.
func (it *Item) plain() string {
	var b strings.Builder
	for _, s := range it.Text {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// List is the list of a page.
type List struct {
	env   *page.Env
	name  string                   // scope of the keys
	head  func(width int) []string // what stands above; may differ in height from width to width
	build func() []Item
	theme theme.Theme // that the items were built in
	items []Item
	rows  part.Rows
	leftW int
	shape [2]int // width and height that the rows were laid out for
	known [2]int // articles loaded and analysed when the library was at rest
	shown []int  // the item of every line of the last view, -1 for none

	begin   int    // item to begin at
	message string // shown instead of the items
	alert   bool
}

// New returns an empty list. The name is that of the page's keys; head draws
// what stands above the list; begin is the item to select first, 0 for the
// first of all.
func New(env *page.Env, name string, begin int, head func(width int) []string) *List {
	return &List{env: env, name: name, head: head, begin: begin, rows: part.Rows{Selected: -1}}
}

// Say shows a sentence instead of the list.
func (l *List) Say(message string, alert bool) {
	l.build, l.items, l.message, l.alert = nil, nil, message, alert
}

// Set shows the items that build makes; it is called again when the theme is
// another one. What is selected stays selected by its place in the list.
func (l *List) Set(build func() []Item) {
	l.build, l.message = build, ""
	l.make()
	items := l.items
	at := l.rows.Selected
	if at < 0 {
		at = l.begin
	}
	if at >= len(items) || at <= 0 || !l.Selectable(at) {
		l.rows = part.Rows{Selected: -1}
		l.rows.Step(l, +1)
		return
	}
	l.rows.Selected = at
	l.turn()
}

// make builds the items in the present theme.
func (l *List) make() {
	l.theme, l.items, l.leftW = l.env.Theme, l.build(), 0
	for i := range l.items {
		l.leftW = max(l.leftW, l.env.Method.StringWidth(l.items[i].Left))
	}
	l.leftW = min(l.leftW, leftMax)
}

// Begin selects an item, unless the page was asked to begin at another.
func (l *List) Begin(i int) {
	if l.begin == 0 && 0 < i && i < len(l.items) && l.Selectable(i) {
		l.rows.Selected = i
		l.turn()
	}
}

// Reset forgets what is selected, for another list of items.
func (l *List) Reset() { l.rows, l.begin = part.Rows{Selected: -1}, 0 }

// Len is the number of items; with Selectable and Lines it makes the list
// [part.Items].
func (l *List) Len() int { return len(l.items) }

// Selectable reports whether an item can be selected.
func (l *List) Selectable(i int) bool { return l.items[i].selectable() }

// Selected is the index of the selected item, -1 when there is none.
func (l *List) Selected() int {
	if l.rows.Selected >= len(l.items) {
		return -1
	}
	return l.rows.Selected
}

// Item is the selected item, nil when there is none.
func (l *List) Item() *Item {
	if i := l.Selected(); i >= 0 && l.Selectable(i) {
		return &l.items[i]
	}
	return nil
}

// Update takes a click: on a line to select it, on the selected one to go where
// it leads.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	c, ok := msg.(page.Click)
	if !ok || c.Y < 0 || c.Y >= len(l.shown) || l.shown[c.Y] < 0 || l.shown[c.Y] >= len(l.items) {
		return nil
	}
	switch i := l.shown[c.Y]; {
	case !l.Selectable(i):
		return nil
	case i == l.rows.Selected:
		return page.Send(page.Goto{Route: l.items[i].route()})
	default:
		l.rows.Selected = i
		return nil
	}
}

// Status is where one is in the list.
func (l *List) Status() page.Status {
	n, at := 0, 0
	for i := range l.items {
		if l.Selectable(i) {
			n++
			if i <= l.rows.Selected {
				at++
			}
		}
	}
	if n == 0 {
		return page.Status{Left: l.name}
	}
	return page.Status{Left: l.name + " · " + Count(at) + " of " + Count(n)}
}

// Changed reports whether a message says that facts may be others now: the
// library has come to rest with other articles in it, a fact was marked wrong, or
// names were joined or parted.
func (l *List) Changed(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case model.Progress:
		at := [2]int{msg.Loaded, msg.Analyzed}
		if !msg.Finished || at == l.known {
			return false
		}
		l.known = at
		return true
	case page.Applied:
		for _, c := range msg.Changes {
			if c.Kind == model.ChangeWrong || c.Kind == model.ChangeSame || c.Kind == model.ChangeApart {
				return true
			}
		}
	}
	return false
}

// Both asks two questions, the second one only when the first has an answer.
func Both[A, B any](first func() (A, error), second func() (B, error)) (a A, b B, err error) {
	if a, err = first(); err == nil {
		b, err = second()
	}
	return a, b, err
}
