// Package help is the overlay that lists every key that works where it was
// opened. It is generated from the key maps and can be searched.
package help

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// The overlay's intents.
const (
	down   page.Intent = "scroll-down"
	up     page.Intent = "scroll-up"
	bottom page.Intent = "end"
	top    page.Intent = "top"
	filter page.Intent = "search-help"
	out    page.Intent = "close-help"
)

// Help is the overlay.
type Help struct {
	env    *page.Env
	scopes []page.KeyMap
	prompt *part.Prompt
	query  string
	top    int
	rows   int
	high   int
}

// New returns the help for the scopes, innermost first.
func New(env *page.Env, scopes []page.KeyMap) *Help { return &Help{env: env, scopes: scopes} }

// Init does nothing.
func (h *Help) Init() tea.Cmd { return nil }

// Route is none.
func (h *Help) Route() page.Route { return page.Route{} }

// Typing reports whether the search takes the keys.
func (h *Help) Typing() bool { return h.prompt != nil }

// Update takes what is typed into the search.
func (h *Help) Update(msg tea.Msg) tea.Cmd {
	if h.prompt == nil {
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc":
			h.prompt, h.query = nil, ""
			return nil
		case "enter":
			h.prompt = nil
			return nil
		}
		h.prompt.Key(msg)
	case tea.PasteMsg:
		h.prompt.Insert(msg.Content)
	}
	h.query, h.top = h.prompt.Value(), 0
	return nil
}

// Status is the search while it is typed.
func (h *Help) Status() page.Status {
	if h.prompt != nil {
		return page.Status{Prompt: h.prompt.View(h.env.Theme, h.env.Method, h.env.Width)}
	}
	if h.query != "" {
		return page.Status{Left: "keys with “" + h.query + "”"}
	}
	return page.Status{Left: "every action has a name for the command line"}
}

// Keys scroll, search and close.
func (h *Help) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "help", Bindings: []page.Binding{
		{Intent: filter, Keys: []string{"/"}, Help: "search the help", Group: "Find", Short: "search"},
		{Intent: down, Keys: []string{"j", "down", "space", "pgdown", "ctrl+d"}, Help: "down", Group: "Move"},
		{Intent: up, Keys: []string{"k", "up", "b", "pgup", "ctrl+u"}, Help: "up", Group: "Move"},
		{Intent: top, Keys: []string{"g", "home"}, Help: "top", Group: "Move"},
		{Intent: bottom, Keys: []string{"G", "end"}, Help: "end", Group: "Move"},
		{Intent: out, Keys: []string{"h", "left", "?", "enter"}, Help: "close", Group: "Program", Short: "close"},
	}}}
}

// Do carries out an intent.
func (h *Help) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case filter:
		h.prompt = &part.Prompt{Label: "/"}
	case down:
		h.top += max(h.high/2, 1)
	case up:
		h.top -= max(h.high/2, 1)
	case top:
		h.top = 0
	case bottom:
		h.top = h.rows
	case out:
		return page.Send(page.Back{})
	}
	return nil
}

// View draws the keys by group.
func (h *Help) View(width, height int) string {
	lines := h.lines(max(width-4, 1))
	h.rows, h.high = len(lines), max(height-2, 1)
	h.top = max(min(h.top, h.rows-h.high), 0)
	lines = lines[h.top:min(h.top+h.high, len(lines))]
	for len(lines) < h.high && h.rows > h.high {
		lines = append(lines, "")
	}
	return part.Box(h.env.Theme, h.env.Method, "Keys", lines, width)
}

// lines lists the bindings of all scopes by group, in the order groups appear.
func (h *Help) lines(width int) []string {
	var order []string
	groups := make(map[string][]page.Binding)
	for _, scope := range h.scopes {
		for _, b := range scope.Bindings {
			if !h.matches(b) {
				continue
			}
			if _, ok := groups[b.Group]; !ok {
				order = append(order, b.Group)
			}
			groups[b.Group] = append(groups[b.Group], b)
		}
	}
	var lines []string
	for _, g := range order {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, h.env.Theme.Section.Render(strings.ToUpper(g)))
		for _, b := range groups[g] {
			lines = append(lines, h.line(b, width))
		}
	}
	if len(lines) == 0 {
		lines = []string{h.env.Theme.Muted.Render("no key for that")}
	}
	return lines
}

// line draws one binding: keys, what it does, its name.
func (h *Help) line(b page.Binding, width int) string {
	t, m := h.env.Theme, h.env.Method
	keys := 20
	if width < 50 {
		keys = 11
	}
	line := part.Fit(m, t.Key.Render(m.Truncate(b.Label(), keys-1, "…")), keys) + t.Text.Render(b.Help)
	name := t.Muted.Render(string(b.Intent))
	if gap := width - m.StringWidth(line) - m.StringWidth(name); gap >= 2 {
		line += strings.Repeat(" ", gap) + name
	}
	return line
}

// matches reports whether a binding answers the search.
func (h *Help) matches(b page.Binding) bool {
	if h.query == "" {
		return true
	}
	all := strings.ToLower(b.Label() + " " + b.Help + " " + string(b.Intent) + " " + b.Group)
	return strings.Contains(all, strings.ToLower(text.Clean(h.query)))
}
