package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// outlineItem is a heading or, in an article without any, the beginning of a
// paragraph.
type outlineItem struct {
	label string
	place model.Span
	head  bool
}

// outlinePage is an overlay that lists the parts of an article.
type outlinePage struct {
	env   *page.Env
	id    string
	items []outlineItem
	win   part.Window
}

// newOutline returns the outline with the part selected that holds the offset.
func newOutline(env *page.Env, a *model.Article, offset int) *outlinePage {
	o := &outlinePage{env: env, id: a.ID, items: outlineItems(a)}
	for i, item := range o.items {
		if item.place.Start <= offset {
			o.win.Selected = i
		}
	}
	return o
}

func outlineItems(a *model.Article) []outlineItem {
	parts := a.Parts
	if len(parts) == 0 {
		parts = mtext.Paragraphs(a.Text)
	}
	headings := 0
	for _, p := range parts {
		if p.Kind == model.PartHeading {
			headings++
		}
	}
	var items []outlineItem
	for _, p := range parts {
		head := p.Kind == model.PartHeading || p.Kind == model.PartHeadline
		if headings > 0 && !head || p.Kind == model.PartByline || p.Kind == model.PartDateline {
			continue
		}
		label := a.Text[p.Start:min(p.End, p.Start+200)]
		items = append(items, outlineItem{label: text.Clean(strings.ToValidUTF8(label, "")), place: p.Span(), head: head})
	}
	return items
}

// Init does nothing: an outline is made whole.
func (o *outlinePage) Init() tea.Cmd { return nil }

// Update takes no messages.
func (o *outlinePage) Update(tea.Msg) tea.Cmd { return nil }

// Do moves the selection or goes to it.
func (o *outlinePage) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case move.LineDown:
		o.win.Selected++
	case move.LineUp:
		o.win.Selected--
	case move.PageDown, move.HalfDown:
		o.win.Selected += 10
	case move.PageUp, move.HalfUp:
		o.win.Selected -= 10
	case move.ToTop:
		o.win.Selected = 0
	case move.ToEnd:
		o.win.Selected = len(o.items) - 1
	case goOut:
		return page.Send(page.Back{})
	case openFact:
		if o.win.Selected < len(o.items) {
			place := o.items[o.win.Selected].place
			return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: o.id, Place: place.Start}})
		}
	}
	o.win.Selected = max(min(o.win.Selected, len(o.items)-1), 0)
	return nil
}

// View draws the list in a frame.
func (o *outlinePage) View(width, height int) string {
	t, m := o.env.Theme, o.env.Method
	rows := max(min(height-2, len(o.items)), 1)
	o.win.Clamp(len(o.items), rows)
	lines := make([]string, 0, rows)
	for i := o.win.Top; i < min(o.win.Top+rows, len(o.items)); i++ {
		item := o.items[i]
		style := t.Text
		if item.head {
			style = t.Heading
		}
		if i == o.win.Selected {
			style = t.Selected.Over(style)
		}
		lines = append(lines, style.Render(part.Fit(m, item.label, max(width-4, 1))))
	}
	return part.Box(t, m, "Outline", lines, width)
}

// Keys are those of a list.
func (o *outlinePage) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "outline", Bindings: append([]page.Binding{
		{Intent: openFact, Keys: []string{"enter", "l", "right"}, Help: "go there", Group: "Move", Short: "go there"},
		{Intent: goOut, Keys: []string{"h", "left", "O"}, Help: "close", Group: "Move"},
	}, move.Keys("", "first", "last")...)}}
}

// Status counts the parts.
func (o *outlinePage) Status() page.Status { return page.Status{} }

// Route is none: an outline is nothing to jump back to.
func (o *outlinePage) Route() page.Route { return page.Route{} }
