package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
)

// scopes are the key maps that apply, innermost first. An overlay hides the key
// maps of the page below it.
func (a *App) scopes() []page.KeyMap { return append(a.top().Keys(), globalKeys()) }

// typing reports whether the page in front takes text.
func (a *App) typing() bool {
	t, ok := a.top().(page.Typist)
	return ok && t.Typing()
}

// key gives a key press to the command line, to a page that takes text, or to
// the innermost scope that knows it.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	a.notice = page.Notice{}
	switch {
	case k.String() == "ctrl+c":
		return a.quit()
	case a.command != nil:
		return a.commandKey(k)
	case a.typing():
		return a.top().Update(k)
	}
	sequence := strings.TrimSpace(a.pending + " " + page.KeyName(k))
	a.pending = ""
	match, scope := page.Find(a.scopes(), sequence)
	switch {
	case match.Found:
		return a.do(match.Intent, scope == len(a.scopes())-1)
	case len(match.Pending) > 0:
		a.pending = sequence
	}
	return nil
}

func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	if a.command != nil {
		a.command.Insert(msg.Content)
		return nil
	}
	if a.typing() {
		return a.top().Update(msg)
	}
	return nil
}

// do carries out an intent of the page in front or of the App.
func (a *App) do(intent page.Intent, global bool) tea.Cmd {
	if !global {
		return a.top().Do(intent)
	}
	switch intent {
	case intentBack:
		return a.back()
	case intentClose:
		if len(a.stack) > 1 {
			return a.pop()
		}
	case intentQuit:
		return a.quit()
	case intentHelp:
		return a.push(a.newHelp(), true)
	case intentCommand:
		a.command = &part.Prompt{Label: ":"}
	case intentLookup:
		return a.goTo(page.Route{Page: page.Lookup})
	case intentTheme:
		a.setTheme(theme.Next(a.themeName), a.env.Theme.Dark)
		a.notice = page.Notice{Text: "theme: " + a.env.Theme.Name}
	case intentUndo:
		return a.undoLast()
	case intentJumpBack:
		return a.jump(-1)
	case intentJumpOn:
		return a.jump(+1)
	case intentSuspend:
		if !a.opts.Remote {
			return tea.Suspend
		}
	}
	return nil
}

// commandKey edits the command line, completes it or runs it.
func (a *App) commandKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		a.command = nil
	case "enter":
		line := a.command.Value()
		a.command = nil
		return a.run(line)
	case "tab":
		a.complete()
	case "backspace":
		if a.command.Value() == "" {
			a.command = nil
			return nil
		}
		a.command.Key(k)
	default:
		a.command.Key(k)
	}
	return nil
}

// complete extends the command line to the longest start that all fitting
// commands share, and lists them when there are several.
func (a *App) complete() {
	typed := strings.TrimSpace(a.command.Value())
	var fit []string
	for _, name := range a.commands() {
		if strings.HasPrefix(name, typed) {
			fit = append(fit, name)
		}
	}
	if len(fit) == 0 {
		return
	}
	common := fit[0]
	for _, name := range fit[1:] {
		for !strings.HasPrefix(name, common) {
			common = common[:len(common)-1]
		}
	}
	if len(fit) == 1 {
		common += " "
	}
	a.command.Set(common)
}

// ownCommands are the lines of the command line that work everywhere.
func ownCommands() []page.Binding {
	const group = "Commands"
	return []page.Binding{
		{Intent: "find", Keys: []string{":find QUERY"}, Help: "look up in everything", Group: group},
		{Intent: "news", Keys: []string{":news"}, Help: "what is new since the last visit", Group: group},
		{Intent: "log", Keys: []string{":log"}, Help: "reading log: what you read, marked and noted", Group: group},
		{Intent: "boards", Keys: []string{":boards QUERY"}, Help: "boards of the figures that answer", Group: group},
		{Intent: "compare", Keys: []string{":compare WORDS"}, Help: "compare with the article that fits the words", Group: group},
		{Intent: "dossier", Keys: []string{":dossier NAME"}, Help: "dossier of an actor", Group: group},
		{Intent: "theme", Keys: []string{":theme NAME"}, Help: "theme; also dark, light", Group: group},
		{Intent: "mouse", Keys: []string{":mouse"}, Help: "wheel and click on or off", Group: group},
		{Intent: "quit", Keys: []string{":quit"}, Help: "quit", Group: group},
	}
}

// commandLines are the lines of the command line that work here, the page's own
// first. They are a key map for help only: no key begins so.
func (a *App) commandLines() page.KeyMap {
	m := page.KeyMap{Scope: "command line"}
	if c, ok := a.top().(page.Commander); ok {
		m.Bindings = c.Commands()
	}
	m.Bindings = append(m.Bindings, ownCommands()...)
	return m
}

// commands are the names the command line knows here: every intent in scope,
// and the commands with an argument.
func (a *App) commands() []string {
	var names []string
	for _, scope := range append(a.scopes(), a.commandLines()) {
		for _, b := range scope.Bindings {
			names = append(names, string(b.Intent))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// run carries out a line of the command line: a command of the App, of the page
// in front, or any intent by its name.
func (a *App) run(line string) tea.Cmd {
	name, arg, _ := strings.Cut(strings.TrimSpace(line), " ")
	arg = strings.TrimSpace(arg)
	switch name {
	case "":
		return nil
	case "q", "quit":
		return a.quit()
	case "theme":
		return a.themeCommand(arg)
	case "mouse":
		a.mouse = !a.mouse
		a.notice = page.Notice{Text: "mouse " + map[bool]string{true: "on", false: "off"}[a.mouse]}
		return nil
	case "find", "lookup":
		return a.goTo(page.Route{Page: page.Lookup, Query: arg})
	case "compare":
		return a.compareCommand(arg)
	case "log":
		return a.goTo(page.Route{Page: page.Log})
	case "news":
		return a.goTo(page.Route{Page: page.News})
	case "boards":
		return a.goTo(page.Route{Page: page.Boards, Query: arg})
	case "dossier":
		if arg != "" {
			return a.goTo(page.Route{Page: page.Dossier, Query: arg})
		}
	}
	if c, ok := a.top().(page.Commander); ok {
		if cmd, known := c.Command(name, arg); known {
			return cmd
		}
	}
	scopes := a.scopes()
	for i, scope := range scopes {
		if b, ok := scope.ByIntent(name); ok {
			return a.do(b.Intent, i == len(scopes)-1)
		}
	}
	a.notice = page.Notice{Text: fmt.Sprintf("no command %q; ? lists them", name), Alert: true}
	return nil
}

func (a *App) themeCommand(name string) tea.Cmd {
	switch {
	case name == "dark" || name == "light":
		a.setTheme(a.themeName, name == "dark")
	case theme.Known(name):
		a.setTheme(name, a.env.Theme.Dark)
	default:
		a.notice = page.Notice{Text: "themes: " + strings.Join(theme.Names(), ", ") + ", dark, light"}
	}
	return nil
}

// wheelSteps is how many rows one notch of the wheel moves.
const wheelSteps = 3

// pointed carries out what the mouse did: the wheel is a few presses of an arrow
// key, a click is the page's.
func (a *App) pointed(msg tea.MouseMsg) tea.Cmd {
	if a.command != nil || a.typing() {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		key := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[msg.Button]
		match, scope := page.Find(a.scopes(), key)
		if key == "" || !match.Found {
			return nil
		}
		cmds := make([]tea.Cmd, wheelSteps)
		for i := range cmds {
			cmds[i] = a.do(match.Intent, scope == len(a.scopes())-1)
		}
		return tea.Batch(cmds...)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && !a.stack[len(a.stack)-1].overlay && msg.Y < a.env.Height {
			return a.top().Update(page.Click{X: msg.X, Y: msg.Y})
		}
	}
	return nil
}
