// Package reader is the page that shows one article as a brief: the text, with
// its facts marked, beside a pane that lists them.
//
// The text stands still while it is read: a marker in the margin is the reading
// line, and the page turns when the marker leaves it, keeping two rows. That is
// easier on the eye than text that moves under it, and a key costs some forty
// bytes on the wire instead of a screen. Places are kept as byte offsets, so a
// resize, a wider column or another theme never loses one.
//
// The text shows before its facts are found: the article is asked for first,
// and the brief arrives by message when it is ready. Of a long article the first
// pages show before the rest is loaded.
package reader

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// Library is what the page needs of the library.
type Library interface {
	Entry(ctx context.Context, id string) (model.Entry, error)
	Article(ctx context.Context, id string) (*model.Article, error)
	Brief(ctx context.Context, id string) (*model.Brief, error)
}

// articleLoaded and briefLoaded answer the page's two questions; the id tells
// whose they are.
type (
	articleLoaded struct {
		id      string
		article *model.Article
		entry   model.Entry
		more    bool // it is the first pages of a longer one
		err     error
	}
	briefLoaded struct {
		id    string
		gen   int
		brief *model.Brief
		facts factIndex
		pane  pane
		err   error
	}
)

// focus is the half of the page that has the keys.
type focus uint8

const (
	focusText focus = iota
	focusPane
)

// Reader is the page.
type Reader struct {
	env   *page.Env
	lib   Library
	route page.Route

	article *model.Article
	more    bool         // the rest of the article is being loaded
	brief   *model.Brief // nil until the facts are found
	gen     int          // counts briefs asked for; older answers are dropped
	entry   model.Entry
	err     error // why there is nothing to show

	layout *text.Layout
	shape  shape    // what the layout was made for
	top    text.Pos // first row in sight
	line   text.Pos // the reading line
	place  int      // first byte of the reading line: survives every new layout

	facts    factIndex
	fact     int // index of the fact under the fact cursor, -1 for none
	mentions bool
	landing  model.Span // what one came for; marked until the next step

	focus   focus
	alone   bool // text without the pane
	adjust  int  // cells the column is wider than usual
	pane    pane
	notes   []model.Note // everybody's, in the order of the text
	noted   int          // counts notes asked for; older answers are dropped
	finding finding
	hints   hints
	asking  *asking
}

// shape is what a layout depends on.
type shape struct {
	width  int
	method ansi.Method
}

// New returns the page of the article that the route names.
func New(env *page.Env, lib Library, to page.Route) *Reader {
	return &Reader{env: env, lib: lib, route: to, fact: -1, place: -1}
}

// Init loads the article.
func (r *Reader) Init() tea.Cmd {
	ctx, lib, id := r.env.Context, r.lib, r.route.Article
	return func() tea.Msg {
		a, err := lib.Article(ctx, id)
		if err != nil {
			return articleLoaded{id: id, err: err}
		}
		entry, err := lib.Entry(ctx, id)
		return articleLoaded{id: id, article: a, entry: entry, more: isHead(lib, id), err: err}
	}
}

// paintFirst is how long analysis waits for the text to be on the screen: both
// want the processor, and the text is what the reader waits for.
const paintFirst = 25 * time.Millisecond

// loadBrief asks for the facts.
func (r *Reader) loadBrief() tea.Cmd {
	r.gen++
	env, ctx, lib, id, gen := r.env, r.env.Context, r.lib, r.route.Article, r.gen
	return func() tea.Msg {
		if gen == 1 && !env.Wait(ctx, paintFirst) {
			return nil
		}
		b, err := lib.Brief(ctx, id)
		if err != nil {
			return briefLoaded{id: id, gen: gen, err: err}
		}
		return briefLoaded{id: id, gen: gen, brief: b, facts: newFactIndex(b), pane: newPane(b)}
	}
}

// Update takes what was loaded, what was changed, and what is typed.
func (r *Reader) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case articleLoaded:
		if msg.id == r.route.Article {
			return r.show(msg)
		}
	case wholeLoaded:
		if msg.head == r.route.Article {
			return r.showWhole(msg)
		}
	case briefLoaded:
		if msg.id == r.route.Article && msg.gen == r.gen {
			return r.showFacts(msg)
		}
	case notesLoaded:
		if msg.id == r.route.Article && msg.gen == r.noted {
			return r.showNotes(msg)
		}
	case model.Progress: // somebody changed the library: perhaps there is a new note
		if msg.Finished && r.article != nil {
			return r.loadNotes()
		}
	case page.Applied:
		return r.changed(msg.Changes)
	case page.Click:
		r.click(msg)
	case tea.KeyPressMsg:
		return r.typed(msg)
	case tea.PasteMsg:
		r.paste(msg.Content)
	}
	return nil
}

// show takes the article and asks for its facts.
func (r *Reader) show(msg articleLoaded) tea.Cmd {
	if msg.err != nil {
		r.err = msg.err
		return nil
	}
	r.article, r.entry, r.more = msg.article, msg.entry, msg.more
	r.layout = nil
	switch {
	case r.route.Span.End > 0:
		r.landing, r.place = r.route.Span, r.route.Span.Start
	case r.route.Place > 0:
		r.place = r.route.Place
	case msg.entry.State == model.StateReading:
		r.place = msg.entry.Place
	}
	if r.more {
		return r.loadWhole()
	}
	return tea.Batch(r.loadBrief(), r.loadNotes())
}

// showFacts takes the brief. The place and, where the fact is still there, the
// fact cursor stay.
func (r *Reader) showFacts(msg briefLoaded) tea.Cmd {
	if msg.err != nil {
		return page.Send(page.Notice{Text: "facts: " + msg.err.Error(), Alert: true})
	}
	var at model.Span
	if r.fact >= 0 {
		at = r.facts.stops[r.fact].Span
	}
	r.brief = msg.brief
	r.facts = msg.facts
	open := r.pane.open
	r.pane = msg.pane
	r.pane.setNotes(r.notes)
	for s, was := range open {
		if was {
			r.pane.expand(section(s)) //nolint:gosec // seven of them
		}
	}
	r.fact = r.facts.at(at)
	return nil
}

// changed asks for the facts again when one was marked wrong, and for the
// entry's new state otherwise.
func (r *Reader) changed(changes []model.Change) tea.Cmd {
	for _, c := range changes {
		if c.ArticleID != r.route.Article {
			continue
		}
		switch c.Kind {
		case model.ChangeWrong:
			return r.loadBrief()
		case model.ChangeState:
			r.entry.State = model.ReadState(c.Value)
		case model.ChangeStar:
			r.entry.Starred = c.Value != ""
		case model.ChangeTags:
			r.entry.Tags = page.SplitTags(c.Value)
		case model.ChangeNote:
			return r.loadNotes()
		default: // nothing of it is shown here
		}
	}
	return nil
}

// Keys are the page's key maps.
func (r *Reader) Keys() []page.KeyMap { return []page.KeyMap{keyMap(r.focus)} }

// Route is the article and the place in it.
func (r *Reader) Route() page.Route {
	return page.Route{Page: page.Reader, Article: r.route.Article, Place: max(r.place, 0)}
}

// Arrive goes to another place of the article.
func (r *Reader) Arrive(to page.Route) (tea.Cmd, bool) {
	if r.article == nil {
		r.route = to
		return nil, true
	}
	r.focus = focusText
	r.landing = model.Span{}
	if to.Span.End > 0 {
		r.landing = to.Span
		r.fact = r.facts.at(to.Span)
		r.goTo(to.Span.Start)
		return nil, true
	}
	r.goTo(to.Place)
	return nil, true
}

// Leave stores the place, and how far one came.
func (r *Reader) Leave() []model.Change {
	if r.article == nil || r.more || r.place < 0 {
		return nil
	}
	changes := []model.Change{{ArticleID: r.route.Article, Kind: model.ChangePlace, Span: model.Span{Start: r.place, End: r.place}}}
	if state := r.stateReached(); state != r.entry.State {
		changes = append(changes, model.Change{ArticleID: r.route.Article, Kind: model.ChangeState, Value: string(state)})
	}
	return changes
}

// stateReached is the state of reading that the place amounts to. What was read
// once stays read.
func (r *Reader) stateReached() model.ReadState {
	switch {
	case r.entry.State == model.StateRead || r.atEnd():
		return model.StateRead
	case r.place > 0 || r.entry.State == model.StateReading:
		return model.StateReading
	}
	return r.entry.State
}

// Typing reports whether a prompt or the hint labels take the keys.
func (r *Reader) Typing() bool {
	return r.finding.prompt != nil || r.hints.active() || r.asking != nil
}

// typed gives a key to what is taking text.
func (r *Reader) typed(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case r.hints.active():
		return r.hintKey(k)
	case r.finding.prompt != nil:
		return r.findKey(k)
	case r.asking != nil:
		return r.askKey(k)
	}
	return nil
}

func (r *Reader) paste(s string) {
	switch {
	case r.finding.prompt != nil:
		r.finding.prompt.Insert(s)
		r.search()
	case r.asking != nil:
		r.asking.prompt.Insert(s)
	}
}

// Status is the place, the time left, and what is searched for.
func (r *Reader) Status() page.Status {
	s := page.Status{}
	switch {
	case r.finding.prompt != nil:
		s.Prompt = r.finding.prompt.View(r.env.Theme, r.env.Method, r.env.Width)
		return s
	case r.asking != nil:
		s.Prompt = r.asking.prompt.View(r.env.Theme, r.env.Method, r.env.Width)
		return s
	case r.article == nil:
		return s
	}
	if r.more {
		s.Right = "loading the rest…"
		return s
	}
	s.Left = r.progress()
	switch {
	case r.hints.active():
		s.Right = "type a label"
	case len(r.finding.matches) > 0:
		s.Right = r.finding.count()
	case r.brief == nil:
		s.Right = "finding facts…"
	}
	return s
}

// View draws the page.
func (r *Reader) View(width, height int) string {
	t := r.env.Theme
	switch {
	case r.err != nil:
		return message(r.env.Method, width, height, t.Alert, r.err.Error())
	case r.article == nil:
		return message(r.env.Method, width, height, t.Muted, "opening…")
	}
	r.fit(width, height)
	return r.draw(width, height)
}

// message draws one sentence where the text would be.
func message(m ansi.Method, width, height int, style theme.Style, s string) string {
	lines := part.Wrap(m, text.Clean(s), max(width-4, 1))
	for i := range lines {
		lines[i] = "  " + style.Render(lines[i])
	}
	return part.Clip("\n"+join(lines), height)
}
