package ui

import "github.com/lede-reader/lede/ui/page"

// The App's own intents.
const (
	intentBack     page.Intent = "back"
	intentClose    page.Intent = "close"
	intentQuit     page.Intent = "quit"
	intentHelp     page.Intent = "help"
	intentCommand  page.Intent = "command-line"
	intentLookup   page.Intent = "lookup"
	intentTheme    page.Intent = "next-theme"
	intentUndo     page.Intent = "undo"
	intentJumpBack page.Intent = "jump-back"
	intentJumpOn   page.Intent = "jump-forward"
	intentSuspend  page.Intent = "suspend"
)

// globalKeys is the outermost scope: it gets what no page has taken.
func globalKeys() page.KeyMap {
	return page.KeyMap{Scope: "everywhere", Bindings: []page.Binding{
		{Intent: intentHelp, Keys: []string{"?"}, Help: "this help", Group: "Program", Short: "help"},
		{Intent: intentLookup, Keys: []string{"ctrl+k"}, Help: "look up in everything", Group: "Find"},
		{Intent: intentJumpBack, Keys: []string{"ctrl+o", "backspace", "alt+left"}, Help: "jump back", Group: "Move"},
		{Intent: intentJumpOn, Keys: []string{"alt+o", "alt+right"}, Help: "jump forward again", Group: "Move"},
		{Intent: intentTheme, Keys: []string{"T"}, Help: "next theme", Group: "Look"},
		{Intent: intentUndo, Keys: []string{"U"}, Help: "undo the last change", Group: "Mark"},
		{Intent: intentCommand, Keys: []string{":"}, Help: "command line: any action by its name", Group: "Program"},
		{Intent: intentBack, Keys: []string{"q"}, Help: "go back; quit from the last page", Group: "Program", Short: "back"},
		{Intent: intentClose, Keys: []string{"esc"}, Help: "close, go back", Group: "Program"},
		{Intent: intentSuspend, Keys: []string{"ctrl+z"}, Help: "suspend", Group: "Program"},
		{Intent: intentQuit, Keys: []string{"Q", "ctrl+c"}, Help: "quit", Group: "Program"},
	}}
}
