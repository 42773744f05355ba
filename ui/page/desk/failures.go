package desk

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

const closeList page.Intent = "close"

// failures is an overlay that lists the inputs that could not be read.
type failures struct {
	env      *page.Env
	messages []string
	top      int
	max      int // last line that can be the first in sight
	page     int
}

func newFailures(env *page.Env, messages []string) *failures {
	return &failures{env: env, messages: messages}
}

func (f *failures) Init() tea.Cmd          { return nil }
func (f *failures) Update(tea.Msg) tea.Cmd { return nil }
func (f *failures) Route() page.Route      { return page.Route{} }
func (f *failures) Status() page.Status {
	return page.Status{Left: sheet.Count(len(f.messages)) + " could not be read"}
}

// Keys are the keys of the overlay.
func (f *failures) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "failed inputs", Bindings: append([]page.Binding{
		{Intent: closeList, Keys: []string{"esc", "enter", "!", "q"}, Help: "close", Group: "Read", Short: "close"},
	}, move.Keys("", "first", "last")...)}}
}

// Do scrolls or closes.
func (f *failures) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case closeList:
		return page.Send(page.Back{})
	case move.LineDown:
		f.top++
	case move.LineUp:
		f.top--
	case move.PageDown, move.HalfDown:
		f.top += f.page
	case move.PageUp, move.HalfUp:
		f.top -= f.page
	case move.ToTop:
		f.top = 0
	case move.ToEnd:
		f.top = f.max
	}
	f.top = max(min(f.top, f.max), 0)
	return nil
}

// View draws the messages in a box.
func (f *failures) View(width, height int) string {
	t, m := f.env.Theme, f.env.Method
	var lines []string
	for i, msg := range f.messages {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, text.Flow(m, max(width-4, 1), 2, 0, text.Segment{Text: msg, Style: t.Text})...)
	}
	room := max(height-2, 1)
	f.page = max(room-1, 1)
	f.max = max(len(lines)-room, 0)
	f.top = max(min(f.top, f.max), 0)
	return part.Box(t, m, "Could not be read", lines[f.top:min(f.top+room, len(lines))], width)
}
