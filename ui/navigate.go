package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/card"
	"github.com/lede-reader/lede/ui/page/desk"
	"github.com/lede-reader/lede/ui/page/glossary"
	"github.com/lede-reader/lede/ui/page/help"
	"github.com/lede-reader/lede/ui/page/lookup"
	"github.com/lede-reader/lede/ui/page/reader"
	"github.com/lede-reader/lede/ui/page/readlog"
	"github.com/lede-reader/lede/ui/page/timeline"
	"github.com/lede-reader/lede/ui/text"
)

// maxJumps bounds the jump list.
const maxJumps = 100

// jumps is the list of places one came from, with the place in it.
type jumps struct {
	back, forward []page.Route
}

// leave notes a place one goes away from.
func (j *jumps) leave(r page.Route) {
	if r.Page == "" {
		return
	}
	j.back = append(j.back, r)
	if len(j.back) > maxJumps {
		j.back = j.back[1:]
	}
	j.forward = nil
}

// neighbourFound answers [page.Neighbour].
type neighbourFound struct {
	id  string // empty when there is none
	err error
}

// defined answers [page.Define].
type defined struct {
	word  string
	found []model.Definition
	err   error
}

// newPage makes the page of a route. It is the only place that knows all pages.
func (a *App) newPage(to page.Route) page.Page {
	if p := a.acrossPage(to); p != nil {
		return p
	}
	switch to.Page {
	case page.Reader:
		return reader.New(a.env, a.opts.Library, to)
	case page.Timeline:
		return timeline.New(a.env, a.opts.Library, to)
	case page.Glossary:
		return glossary.New(a.env, a.opts.Library, to)
	case page.Dossier:
		return lookup.New(a.env, a.opts.Library, page.Route{Query: fmt.Sprintf("who:%q", to.Query)})
	case page.Lookup:
		return lookup.New(a.env, a.opts.Library, to)
	case page.Log:
		if lib, ok := a.opts.Library.(Logged); ok {
			return readlog.New(a.env, lib, to)
		}
		return desk.New(a.env, a.opts.Library, page.Route{})
	default:
		return desk.New(a.env, a.opts.Library, to)
	}
}

func (a *App) newHelp() page.Page { return help.New(a.env, append(a.scopes(), a.commandLines())) }

// navigate changes what is in view.
func (a *App) navigate(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Goto:
		return a.goTo(msg.Route)
	case page.Remember:
		a.jumps.leave(msg.Route)
		return nil
	case page.Push:
		return a.push(msg.Overlay, !msg.Full)
	case page.Back:
		return a.back()
	case page.OpenCard:
		return a.push(card.New(a.env, a.opts.Library, msg.Brief, msg.Fact), true)
	case page.Define:
		return a.define(msg)
	case defined:
		return a.showDefinition(msg)
	case page.Neighbour:
		return a.neighbour(msg)
	case neighbourFound:
		return a.gotoNeighbour(msg)
	}
	return nil
}

// goTo closes the overlays, notes where one was, and shows the page of a route:
// the one in view when it is already there, else a new one on top.
func (a *App) goTo(to page.Route) tea.Cmd {
	if why := a.lacking(to); why != "" {
		a.notice = page.Notice{Text: why}
		return nil
	}
	cmd := a.closeOverlays()
	a.jumps.leave(a.top().Route())
	return tea.Batch(cmd, a.show(to))
}

// show brings the page of a route into view: one that is on the stack already,
// closing what lies on it, or a new one. The next article takes the place of
// the one in view.
func (a *App) show(to page.Route) tea.Cmd {
	for i := len(a.stack) - 1; i >= 0; i-- {
		if at := a.stack[i].page.Route(); at.Page != "" && at.Same(to) {
			return a.returnTo(i, to)
		}
	}
	var stored tea.Cmd
	p := a.newPage(to)
	if a.top().Route().Page == to.Page {
		stored = a.store(leave(a.top()))
		a.stack = a.stack[:len(a.stack)-1]
	}
	a.stack = append(a.stack, frame{page: p})
	return tea.Batch(stored, p.Init())
}

// returnTo closes everything above the page at index i and goes to a place of it.
func (a *App) returnTo(i int, to page.Route) tea.Cmd {
	var cmds []tea.Cmd
	for len(a.stack) > i+1 {
		cmds = append(cmds, a.pop())
	}
	if at, ok := a.top().(page.Arriver); ok {
		cmd, _ := at.Arrive(to)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// push puts a page on the stack, as an overlay or in place of the one in view.
func (a *App) push(p page.Page, overlay bool) tea.Cmd {
	a.stack = append(a.stack, frame{page: p, overlay: overlay})
	return p.Init()
}

// back closes the page or overlay in view; closing the last one ends the
// program.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 1 {
		return a.quit()
	}
	return a.pop()
}

// pop takes the last page off the stack and stores what it wants stored.
func (a *App) pop() tea.Cmd {
	p := a.top()
	a.stack = a.stack[:len(a.stack)-1]
	return a.store(leave(p))
}

func (a *App) closeOverlays() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.stack) > 1 && a.stack[len(a.stack)-1].overlay {
		cmds = append(cmds, a.pop())
	}
	return tea.Batch(cmds...)
}

// leave returns what a page wants stored when it is closed.
func leave(p page.Page) []model.Change {
	if l, ok := p.(page.Leaver); ok {
		return l.Leave()
	}
	return nil
}

// quit stores what the pages want stored and ends the program.
func (a *App) quit() tea.Cmd {
	var changes []model.Change
	for _, f := range a.stack {
		changes = append(changes, leave(f.page)...)
	}
	return tea.Sequence(a.store(changes), a.endVisit(), tea.Quit)
}

// jump goes back (-1) or forward (+1) in the jump list.
func (a *App) jump(dir int) tea.Cmd {
	from, to := &a.jumps.back, &a.jumps.forward
	if dir > 0 {
		from, to = to, from
	}
	if len(*from) == 0 {
		a.notice = page.Notice{Text: "nowhere to jump to"}
		return nil
	}
	cmd := a.closeOverlays()
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	if here := a.top().Route(); here.Page != "" {
		*to = append(*to, here)
	}
	return tea.Batch(cmd, a.show(last))
}

// lister is the page whose list is read through, nil when there is none.
func (a *App) lister() page.Lister {
	for _, f := range slices.Backward(a.stack) {
		if l, ok := f.page.(page.Lister); ok {
			return l
		}
	}
	return nil
}

// neighbour looks for the article before or after one in the list that the desk
// shows. Where the desk does not know it, it asks the library for three entries,
// however long the list.
func (a *App) neighbour(msg page.Neighbour) tea.Cmd {
	ctx, lib := a.env.Context, a.opts.Library
	q, row := model.ListQuery{}, -2 // no row, nor next to one
	if l := a.lister(); l != nil {
		if id, known := l.Beside(msg.Article, msg.Step); known {
			return a.gotoNeighbour(neighbourFound{id: id})
		}
		q = l.Listing()
		row = q.Offset
	}
	q.Around, q.Offset, q.Limit = msg.Article, max(row-1, 0), 3
	return func() tea.Msg {
		list, err := lib.List(ctx, q)
		if err != nil {
			return neighbourFound{err: err}
		}
		next := row - list.Offset // where it stood, if it has left the list since
		if msg.Step < 0 {
			next--
		}
		if i := slices.IndexFunc(list.Entries, func(e model.Entry) bool { return e.ID == msg.Article }); i >= 0 {
			next = i + msg.Step
		}
		if next < 0 || next >= len(list.Entries) {
			return neighbourFound{}
		}
		return neighbourFound{id: list.Entries[next].ID}
	}
}

func (a *App) gotoNeighbour(msg neighbourFound) tea.Cmd {
	switch {
	case msg.err != nil:
		a.notice = page.Notice{Text: "list: " + msg.err.Error(), Alert: true}
	case msg.id == "":
		a.notice = page.Notice{Text: "no more articles this way"}
	default:
		var pass tea.Cmd
		if l := a.lister(); l != nil {
			pass = l.Pass(msg.id)
		}
		return tea.Batch(a.goTo(page.Route{Page: page.Reader, Article: msg.id}), pass)
	}
	return nil
}

// define looks a word up: the article's own glossary first, then the others.
func (a *App) define(msg page.Define) tea.Cmd {
	ctx, lib := a.env.Context, a.opts.Library
	own := ownDefinitions(msg)
	return func() tea.Msg {
		found, err := lib.Define(ctx, msg.Word)
		if len(own) > 0 {
			err = nil // the article has an answer
		}
		return defined{word: msg.Word, found: append(own, found...), err: err}
	}
}

func (a *App) showDefinition(msg defined) tea.Cmd {
	switch {
	case msg.err != nil:
		a.notice = page.Notice{Text: "look up " + text.Clean(msg.word) + ": " + msg.err.Error(), Alert: true}
	case len(msg.found) == 0:
		a.notice = page.Notice{Text: "no glossary or dictionary knows “" + msg.word + "”"}
	default:
		return a.push(card.NewDefinition(a.env, msg.word, msg.found), true)
	}
	return nil
}
