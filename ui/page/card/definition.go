package card

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// Definition is the overlay that says what a word means.
type Definition struct {
	env   *page.Env
	word  string
	found []model.Definition
	top   int
	rows  int
	high  int
}

// NewDefinition returns the overlay for what was found about a word.
func NewDefinition(env *page.Env, word string, found []model.Definition) *Definition {
	return &Definition{env: env, word: word, found: found}
}

// Init does nothing.
func (d *Definition) Init() tea.Cmd { return nil }

// Update takes no messages.
func (d *Definition) Update(tea.Msg) tea.Cmd { return nil }

// Route is none.
func (d *Definition) Route() page.Route { return page.Route{} }

// Status is empty.
func (d *Definition) Status() page.Status { return page.Status{} }

// Keys scroll, copy and close.
func (d *Definition) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "definition", Bindings: []page.Binding{
		{Intent: copyIt, Keys: []string{"y f", "y q"}, Help: "copy the first definition", Group: "Copy and open"},
		{Intent: down, Keys: []string{"j", "down", "space", "pgdown"}, Help: "scroll down", Group: "Move"},
		{Intent: up, Keys: []string{"k", "up", "b", "pgup"}, Help: "scroll up", Group: "Move"},
		{Intent: out, Keys: []string{"h", "left", "enter", "K"}, Help: "close", Group: "Move", Short: "close"},
	}}}
}

// Do carries out an intent.
func (d *Definition) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case down:
		d.top = min(d.top+1, max(d.rows-d.high, 0))
	case up:
		d.top = max(d.top-1, 0)
	case copyIt:
		f := d.found[0]
		return page.Send(page.Copied{Text: f.Term + ": " + f.Text + " (" + sheet.SourceName(f.Source) + ")", What: "the definition"})
	case out:
		return page.Send(page.Back{})
	}
	return nil
}

// View draws the definitions, each with its source.
func (d *Definition) View(width, height int) string {
	t, m := d.env.Theme, d.env.Method
	inner := max(width-4, 1)
	var lines []string
	for i, f := range d.found {
		if i > 0 {
			lines = append(lines, "")
		}
		head := []text.Segment{{Text: f.Term, Style: t.Headline}}
		if len(f.Aliases) > 0 {
			head = append(head, text.Segment{Text: "  " + strings.Join(f.Aliases, ", "), Style: t.Muted})
		}
		lines = append(lines, text.Flow(m, inner, 2, 0, head...)...)
		for _, paragraph := range strings.Split(f.Text, "\n") {
			lines = append(lines, text.Flow(m, inner, 0, 0, text.Segment{Text: paragraph, Style: t.Text})...)
		}
		lines = append(lines, text.Flow(m, inner, 0, 1, text.Segment{Text: sheet.SourceName(f.Source), Style: t.Muted})...)
	}
	d.rows, d.high = len(lines), max(height-2, 1)
	d.top = max(min(d.top, d.rows-d.high), 0)
	lines = lines[d.top:min(d.top+d.high, len(lines))]
	return part.Box(t, m, d.word, lines, width)
}
