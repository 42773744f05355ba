// Package lookup is the page that answers from the whole library while one
// types: headlines, figures, actors, dates, quotations, terms and sentences,
// grouped by kind. Bare words and filters mix. Enter lands in the article, on
// the sentence, marked.
//
// Every key asks the library anew and gives up the question before; an answer
// that comes late is dropped. A query that is not finished yet, such as
// "figure>", is no error to shout about: what was found before stays, and a
// quiet line says what is missing.
package lookup

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// Library is what the page needs of the library.
type Library interface {
	Search(ctx context.Context, query string, limit int) ([]model.Hit, error)
}

// limit is how many hits are asked for; who needs more types another word.
const limit = 200

// Lookup is the page.
type Lookup struct {
	env    *page.Env
	lib    Library
	prompt part.Prompt

	gen    int // counts questions; older answers are dropped
	cancel context.CancelFunc

	query string // what is answered below
	rows  part.Rows
	items []item
	hits  []model.Hit
	open  map[model.HitKind]bool // groups shown in full
	err   error                  // what is wrong with what is typed
}

// answered is the library's answer.
type answered struct {
	page  *Lookup
	gen   int
	query string
	hits  []model.Hit
	err   error
}

// New returns the page; its route may hold a query to begin with.
func New(env *page.Env, lib Library, to page.Route) *Lookup {
	l := &Lookup{env: env, lib: lib, prompt: part.Prompt{Label: "› "}, open: make(map[model.HitKind]bool)}
	l.prompt.Set(to.Query)
	return l
}

// Init asks for what the route names.
func (l *Lookup) Init() tea.Cmd { return l.ask() }

// Update takes answers and keys.
func (l *Lookup) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case answered:
		if msg.page == l && msg.gen == l.gen {
			l.take(msg)
		}
	case model.Progress:
		if msg.Finished && l.prompt.Value() != "" { // there may be more to find now
			return l.ask()
		}
	case tea.KeyPressMsg:
		return l.key(msg)
	case tea.PasteMsg:
		l.prompt.Insert(msg.Content)
		return l.ask()
	}
	return nil
}

// ask puts what is typed to the library.
func (l *Lookup) ask() tea.Cmd {
	if l.cancel != nil {
		l.cancel()
	}
	l.gen++
	query := l.prompt.Value()
	if query == "" {
		l.take(answered{})
		return nil
	}
	ctx, cancel := context.WithCancel(l.env.Context)
	l.cancel = cancel
	lib, gen := l.lib, l.gen
	return func() tea.Msg {
		defer cancel()
		hits, err := lib.Search(ctx, query, limit)
		if errors.Is(err, context.Canceled) {
			return nil
		}
		return answered{page: l, gen: gen, query: query, hits: hits, err: err}
	}
}

// take shows an answer. An error leaves what was found before in sight.
func (l *Lookup) take(msg answered) {
	if l.err = msg.err; l.err != nil {
		return
	}
	same := msg.query == l.query
	l.query, l.hits = msg.query, msg.hits
	if !same {
		clear(l.open)
		l.rows = part.Rows{}
	}
	l.items = group(l.hits, l.open)
	if at := l.rows.Selected; at < 0 || at >= len(l.items) || !l.Selectable(at) {
		l.rows = part.Rows{Selected: -1}
		l.rows.Step(l, +1)
	}
}

// Typing is always true: the page is a prompt with answers below it.
func (l *Lookup) Typing() bool { return true }

// Keys are for help and the status line: the prompt takes the keys itself.
func (l *Lookup) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "lookup", Bindings: []page.Binding{
		{Intent: "choose-next", Keys: []string{"down", "ctrl+n"}, Help: "next answer", Group: "Find", Short: "choose"},
		{Intent: "choose-previous", Keys: []string{"up", "ctrl+p"}, Help: "previous answer", Group: "Find"},
		{Intent: "next-group", Keys: []string{"tab"}, Help: "next kind of answer", Group: "Find", Short: "next kind"},
		{Intent: "previous-group", Keys: []string{"shift+tab"}, Help: "previous kind of answer", Group: "Find"},
		{Intent: "go", Keys: []string{"enter"}, Help: "go to the sentence", Group: "Find", Short: "go there"},
		{Intent: "dossier", Keys: []string{"ctrl+d"}, Help: "dossier of the actor of this answer", Group: "Across articles"},
		{Intent: "clear", Keys: []string{"ctrl+u"}, Help: "clear what is typed", Group: "Find"},
		{Intent: "leave", Keys: []string{"esc", "ctrl+k"}, Help: "close", Group: "Find", Short: "close"},
	}}}
}

// Do carries out an intent that comes from the command line.
func (l *Lookup) Do(page.Intent) tea.Cmd { return nil }

// key edits the query, or moves among the answers.
func (l *Lookup) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+k":
		return page.Send(page.Back{})
	case "enter":
		return l.enter()
	case "ctrl+d":
		return l.dossier()
	case "down", "ctrl+n", "ctrl+j":
		l.step(+1, 1)
	case "up", "ctrl+p":
		l.step(-1, 1)
	case "pgdown":
		l.step(+1, max(l.bodyHeight()/2, 1))
	case "pgup":
		l.step(-1, max(l.bodyHeight()/2, 1))
	case "tab":
		l.stepGroup(+1)
	case "shift+tab":
		l.stepGroup(-1)
	default:
		before := l.prompt.Value()
		if l.prompt.Key(k) && l.prompt.Value() != before {
			return l.ask()
		}
	}
	return nil
}

func (l *Lookup) step(dir, n int) {
	for range n {
		if !l.rows.Step(l, dir) {
			break
		}
	}
	l.turn()
}

// turn keeps the selection in sight, and the title above the first answer.
func (l *Lookup) turn() {
	height := l.bodyHeight()
	l.rows.Turn(l, height, 1)
	if first := l.rows.Selected; first == 1 {
		l.rows.Top(0)
	}
}

// stepGroup goes to the first answer of the next or previous kind.
func (l *Lookup) stepGroup(dir int) {
	if l.rows.Selected < 0 || len(l.items) == 0 {
		return
	}
	kind := l.items[l.rows.Selected].kind
	for i := l.rows.Selected; 0 <= i && i < len(l.items); i += dir {
		if it := l.items[i]; it.kind != kind && l.first(i) {
			l.rows.Selected = i
			l.turn()
			return
		}
	}
}

// first reports whether item i is the first answer of its kind.
func (l *Lookup) first(i int) bool {
	return i > 0 && l.items[i-1].what == title && l.items[i].what == answer
}

// enter goes where the selected answer stands, or shows the rest of a group.
func (l *Lookup) enter() tea.Cmd {
	if len(l.items) == 0 || l.rows.Selected < 0 {
		return nil
	}
	it := l.items[l.rows.Selected]
	if it.what == more {
		l.open[it.kind] = true
		l.items = group(l.hits, l.open)
		return nil
	}
	h := l.hits[it.hit]
	return page.Send(page.Goto{Route: page.Route{
		Page: page.Reader, Article: h.ArticleID, Span: model.Span{Start: h.Start, End: h.End},
	}})
}

// dossier opens the dossier of the actor that the selected answer is.
func (l *Lookup) dossier() tea.Cmd {
	if l.rows.Selected < 0 || l.rows.Selected >= len(l.items) || l.items[l.rows.Selected].what != answer {
		return nil
	}
	h := l.hits[l.items[l.rows.Selected].hit]
	if h.Kind != model.HitActor {
		return page.Send(page.Notice{Text: "only answers that are actors have a dossier"})
	}
	name, _, _ := strings.Cut(h.Label, ", ") // the role follows the name
	return page.Send(page.Goto{Route: page.Route{Page: page.Dossier, Query: name}})
}

// Route is the page with its query, so that one can jump back to it.
func (l *Lookup) Route() page.Route { return page.Route{Page: page.Lookup, Query: l.prompt.Value()} }

// Arrive keeps the page as it is.
func (l *Lookup) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }
