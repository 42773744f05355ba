// Package page says what a page of the reader is: a thing that takes messages
// and intents, and draws itself at a size. The App (package ui) is the only
// tea.Model; it holds the pages on a stack and routes to them. Pages do not
// import one another: they ask the App for another page with a message
// ([Goto], [Push], [OpenCard]…).
//
// # A page's life
//
// A page is made with an [Env], which the App keeps up to date (theme, size).
// Init returns its first command. Update gets every message that is not a key;
// asynchronous results carry an id of what they answer, and a page drops those
// that are not its own or are stale. A key is looked up in [Page.Keys] and
// arrives as an [Intent] in Do. View draws; it is called after every message
// and must be cheap and free of side effects that matter.
package page

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/theme"
)

// Page is one screen, or an overlay on one.
type Page interface {
	// Init returns the command that loads what the page shows, or nil.
	Init() tea.Cmd
	// Update takes a message that is not a key press, or, while the page is
	// [Typist.Typing], any key press and paste.
	Update(msg tea.Msg) tea.Cmd
	// Do carries out an intent of the page's own key maps.
	Do(intent Intent) tea.Cmd
	// View draws the page in exactly height lines of at most width cells; an
	// overlay may return fewer of both, and is centred.
	View(width, height int) string
	// Keys are the page's key maps, innermost scope first.
	Keys() []KeyMap
	// Status is what the page puts into the status line.
	Status() Status
	// Route says what the page shows, so that one can jump back to it. Overlays
	// return the zero Route.
	Route() Route
}

// Typist is a page that sometimes takes text: while Typing, key presses reach
// Update as they are and no key map is looked at (but for ^c).
type Typist interface{ Typing() bool }

// Commander is a page with commands of its own for the command line. It reports
// false for a name it does not know.
type Commander interface {
	Command(name, arg string) (tea.Cmd, bool)
	// Commands describes them for help; each is written as the key of its binding.
	Commands() []Binding
}

// Arriver is a page that can go to another place of what it shows without being
// made anew. It reports false when the route is not its own.
type Arriver interface {
	Arrive(to Route) (tea.Cmd, bool)
}

// Leaver is a page that has something to store when it is closed, or when the
// program ends: the place in an article.
type Leaver interface{ Leave() []model.Change }

// Env is what the App tells its pages; one per session, kept up to date by the
// App, read by the pages.
type Env struct {
	Theme  theme.Theme
	Method ansi.Method // how the terminal measures cells
	// Width and Height are the room for a page that is no overlay.
	Width, Height int
	Now           func() time.Time
	// Pause waits for d or until the context ends; nil for the clock's own time.
	// Tests, which know no time, return at once. See [Env.Wait].
	Pause   func(ctx context.Context, d time.Duration)
	Remote  bool            // over SSH: nothing may be opened or run
	Hello   []string        // what the desk says to a newcomer, the longest form first
	Context context.Context //nolint:containedctx // the session's: it ends every command a page still runs
}

// Wait waits for d or until the context ends, and reports whether the context
// still stands. It is called in commands only.
func (e *Env) Wait(ctx context.Context, d time.Duration) bool {
	if e.Pause != nil {
		e.Pause(ctx, d)
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// Name names a page.
type Name string

// The pages.
const (
	Desk     Name = "desk"
	Reader   Name = "reader"
	Lookup   Name = "lookup"
	Glossary Name = "glossary"
	Timeline Name = "timeline"
	Dossier  Name = "dossier"
	Board    Name = "board"
	Log      Name = "log"
	Help     Name = "help"
)

// Route is a page and a place in it.
type Route struct {
	Page    Name
	Article string     // an article's ID, for pages that show one
	Span    model.Span // what to land on and highlight; empty for nothing
	Place   int        // where to begin when Span is empty, as a byte offset; 0 for where the reader left off
	Query   string     // what is asked for: a lookup, an actor's name
}

// Same reports whether two routes lead to the same page, whatever the place.
func (r Route) Same(o Route) bool {
	return r.Page == o.Page && r.Article == o.Article && (r.Page == Reader || r.Query == o.Query)
}

// Status is a page's share of the status line.
type Status struct {
	Left  string // where one is: "34% · 2 min left"
	Right string // a mode or a count: "match 3 of 12"
	// Prompt takes the whole line while the page takes text; drawn by
	// [part.Prompt], so it is styled and clean already.
	Prompt string
}

// Goto asks for a page; the place one leaves is remembered for jumping back.
type Goto struct{ Route Route }

// Remember asks to note a place in the jump list: the page has moved far away
// from it, within itself.
type Remember struct{ Route Route }

// Push asks to lay a page over the one in view: in a frame in its middle, or, when
// Full, in its place.
type Push struct {
	Overlay Page
	Full    bool
}

// Back asks to close the page or overlay in view.
type Back struct{}

// OpenCard asks for the card of a fact.
type OpenCard struct {
	Brief *model.Brief
	Fact  Fact
}

// Define asks what a word means.
type Define struct {
	Word  string
	Brief *model.Brief // its own glossary answers first; may be nil
}

// Notice is a short message for the status line, shown until the next key.
type Notice struct {
	Text  string
	Alert bool // something went wrong
}

// Copied asks to put text on the reader's own clipboard, through the terminal,
// and says what it was.
type Copied struct{ Text, What string }

// OpenURL asks to open an address: in the browser, or over SSH to show and copy it.
type OpenURL struct{ URL string }

// Edit asks to open a file in $EDITOR.
type Edit struct{ Path string }

// Apply asks the library to carry out changes, remembered for undo. Say is the
// notice shown when it is done.
type Apply struct {
	Changes []model.Change
	Say     string
	Wait    string // the notice shown until it is done, for changes that take their time
}

// Applied tells every page that the library has carried out changes.
type Applied struct{ Changes []model.Change }

// Neighbour asks for the next (+1) or previous (-1) article of the desk's list.
type Neighbour struct {
	Article string
	Step    int
}

// Lister is a page with a list of articles, which can be read one after the other
// without going back to it: the desk.
type Lister interface {
	// Listing is the list's query, and as its Offset the row that is selected.
	Listing() model.ListQuery
	// Beside is the article next to (+1) or before (-1) one, empty when the list
	// ends there. It reports false when it would have to ask the library.
	Beside(article string, step int) (string, bool)
	// Pass selects the article that the reader has gone on to.
	Pass(article string) tea.Cmd
}

// Click tells the page in front, when it is no overlay, that the mouse was
// clicked at a cell of its view. The wheel comes as the intents of ↑ and ↓.
type Click struct{ X, Y int }

// SplitTags cuts what was typed into tags.
func SplitTags(s string) []string {
	var tags []string
	for t := range strings.SplitSeq(s, ",") {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// Send returns a command that sends msg.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
