// Package ui is the reader: an App that routes messages to pages, and the
// pages, parts, layout and themes below it.
//
// The App is the only tea.Model. It holds a stack of pages with overlays on
// them, the theme, the jump list, undo, the command line and the status line.
// Everything else is a page's own business: see package page. The App asks
// nothing of the machine it runs on: size, colours and environment come as
// messages, so that one process can serve many terminals.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
)

// Options are what an App is made of. Library is required.
type Options struct {
	Library Library
	// Context ends the App's commands when it ends; nil for one that never does.
	Context context.Context //nolint:containedctx // a tea.Model is given no other place for it
	// Open is the page to begin with; the zero Route is the desk.
	Open page.Route
	// Remote says that the reader sits at another machine: nothing is opened or
	// run here on their behalf.
	Remote bool
	// Now is the clock; nil for time.Now.
	Now func() time.Time
	// Pause waits; nil for the clock. See [page.Env].
	Pause func(ctx context.Context, d time.Duration)
	// Hello is what the desk says to who has never been here, in several lengths,
	// the longest first; nil for nothing.
	Hello []string
	// Theme is the name of the theme to begin with; empty for the default.
	Theme string
	// Light says that the terminal is light until it tells otherwise.
	Light bool
	// OpenURL opens an address in the browser; nil where there is none.
	OpenURL func(url string) error
	// Edit returns the command line that edits a file; nil where there is none.
	Edit func(path string) ([]string, error)
}

// maxSize bounds the screen, in cells either way: its size is told by the other
// side, and a view of a million rows would be built in memory.
const maxSize = 1000

// frame is a page on the stack.
type frame struct {
	page    page.Page
	overlay bool
}

// App is the reader as a tea.Model.
type App struct {
	opts   Options
	env    *page.Env
	cancel context.CancelFunc
	stack  []frame // never empty; the last one has the keys

	profile   colorprofile.Profile
	themeName string
	width     int
	height    int

	mouse    bool         // wheel and click are ours; off, selecting text stays the terminal's
	pending  string       // keys of a sequence that has begun
	notice   page.Notice  // shown in the status line until the next key
	command  *part.Prompt // the command line, when it is open
	jumps    jumps
	undo     []stroke
	progress model.Progress
	beside   acrossState

	endOfVisit func(context.Context) error // nil while no visit has begun
}

// New returns an App.
func New(opts Options) *App {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Context == nil {
		opts.Context = context.Background()
	}
	ctx, cancel := context.WithCancel(opts.Context)
	name := opts.Theme
	if !theme.Known(name) {
		name = theme.Default
	}
	a := &App{opts: opts, cancel: cancel, themeName: name, profile: colorprofile.TrueColor}
	a.env = &page.Env{
		Theme: theme.New(name, !opts.Light, a.profile), Method: ansi.WcWidth,
		Now: opts.Now, Pause: opts.Pause, Remote: opts.Remote, Context: ctx, Hello: opts.Hello,
	}
	a.stack = []frame{{page: a.newPage(opts.Open)}}
	return a
}

// Init asks the terminal for its background and starts the first page.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.top().Init(), tea.RequestBackgroundColor, tea.RequestCapability("RGB"), a.wait(0), a.beginVisit())
}

// Update routes a message; what it means is decided by the method or page that
// gets it.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = min(msg.Width, maxSize), min(msg.Height, maxSize)
		a.env.Width, a.env.Height = a.width, max(a.height-1, 0)
	case tea.BackgroundColorMsg:
		a.setTheme(a.themeName, msg.IsDark())
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
		a.setTheme(a.themeName, a.env.Theme.Dark)
	case tea.ModeReportMsg:
		a.measure(msg)
	case tea.KeyPressMsg:
		return a, a.key(msg)
	case tea.PasteMsg:
		return a, a.paste(msg)
	case tea.MouseMsg:
		return a, a.pointed(msg)
	case progressed:
		a.progress = msg.progress
		return a, tea.Batch(a.wait(msg.progress.Version), a.broadcast(msg.progress))
	case page.Goto, page.Remember, page.Push, page.Back, page.OpenCard, page.Define, page.Neighbour, neighbourFound, defined:
		return a, a.navigate(msg)
	case page.CompareWith, page.StoryStep, page.NewsStep, compareFound, storyFound, newsFound:
		return a, a.across(msg)
	case visitBegun:
		a.visitBegun(msg)
		return a, nil
	case page.Notice:
		a.notice = msg
		return a, nil
	case page.Copied, page.OpenURL, page.Edit, edited, page.Apply, applied:
		return a, a.act(msg)
	}
	return a, a.broadcast(msg)
}

// top is the page that has the keys.
func (a *App) top() page.Page { return a.stack[len(a.stack)-1].page }

// broadcast gives a message to every page: the pages take what is theirs.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(a.stack))
	for _, f := range a.stack {
		cmds = append(cmds, f.page.Update(msg))
	}
	return tea.Batch(cmds...)
}

func (a *App) setTheme(name string, dark bool) {
	a.themeName = name
	a.env.Theme = theme.New(name, dark, a.profile)
}

// measure notes that the terminal measures clusters as Unicode does, once it
// says so (mode 2027); the renderer switches on the same answer.
func (a *App) measure(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
		a.env.Method = ansi.GraphemeWidth
	}
}

// View draws the page, the overlays on it, and the status line.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.width > 0 && a.height > 0 {
		v.SetContent(a.render())
	}
	return v
}
