package ui

import (
	"os/exec"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// maxUndo bounds how many strokes can be taken back, maxUndoChanges how many
// changes they are made of: the last one can always be.
const (
	maxUndo        = 100
	maxUndoChanges = 500_000
)

// progressed tells that the library has changed.
type progressed struct{ progress model.Progress }

// applied tells that changes were carried out, or why not.
type applied struct {
	changes, undo []model.Change
	say           string
	undone        bool // the changes took others back
	err           error
}

// edited tells that the editor has ended.
type edited struct{ err error }

// wait returns a command that reports the library's next change.
func (a *App) wait(version int) tea.Cmd {
	ctx, lib := a.env.Context, a.opts.Library
	return func() tea.Msg {
		p, err := lib.Wait(ctx, version)
		if err != nil {
			return nil // the session is over, or nothing will change any more
		}
		return progressed{p}
	}
}

// act does what reaches beyond the screen: the clipboard, the browser, the
// editor, the library.
func (a *App) act(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Copied:
		a.notice = page.Notice{Text: "copied " + msg.What}
		return tea.SetClipboard(msg.Text)
	case page.OpenURL:
		return a.openURL(msg.URL)
	case page.Edit:
		return a.edit(msg.Path)
	case edited:
		if msg.err != nil {
			a.notice = page.Notice{Text: "editor: " + msg.err.Error(), Alert: true}
		}
	case page.Apply:
		a.notice = page.Notice{Text: msg.Wait}
		return a.apply(msg.Changes, msg.Say, false)
	case applied:
		return a.applied(msg)
	}
	return nil
}

// openURL opens a web address. Where that cannot be, it is copied and shown.
func (a *App) openURL(url string) tea.Cmd {
	switch {
	case url == "":
		a.notice = page.Notice{Text: "the article names no address"}
		return nil
	case !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://"):
		a.notice = page.Notice{Text: "not a web address: " + url, Alert: true}
		return nil
	case a.opts.Remote || a.opts.OpenURL == nil:
		a.notice = page.Notice{Text: "copied " + url}
		return tea.SetClipboard(url)
	}
	open := a.opts.OpenURL
	return func() tea.Msg {
		if err := open(url); err != nil {
			return page.Notice{Text: "open " + url + ": " + err.Error(), Alert: true}
		}
		return page.Notice{Text: "opened " + url}
	}
}

// edit hands the terminal to the editor.
func (a *App) edit(path string) tea.Cmd {
	if a.opts.Remote || a.opts.Edit == nil || path == "" {
		a.notice = page.Notice{Text: "there is no file to edit here"}
		return nil
	}
	argv, err := a.opts.Edit(path)
	if err != nil || len(argv) == 0 {
		a.notice = page.Notice{Text: "no editor: set $EDITOR", Alert: true}
		return nil
	}
	cmd := exec.CommandContext(a.env.Context, argv[0], argv[1:]...) //nolint:gosec // the reader's own $EDITOR, never over SSH
	return tea.ExecProcess(cmd, func(err error) tea.Msg { return edited{err} })
}

// apply carries out changes in the library.
func (a *App) apply(changes []model.Change, say string, undone bool) tea.Cmd {
	ctx, lib := a.env.Context, a.opts.Library
	return func() tea.Msg {
		undo, err := lib.Apply(ctx, changes)
		return applied{changes: changes, undo: undo, say: say, undone: undone, err: err}
	}
}

// store carries out changes that are no deed of the reader's, such as the place
// in an article: they are not undone.
func (a *App) store(changes []model.Change) tea.Cmd {
	if len(changes) == 0 {
		return nil
	}
	ctx, lib := a.env.Context, a.opts.Library
	return func() tea.Msg {
		if _, err := lib.Apply(ctx, changes); err != nil {
			return page.Notice{Text: "store: " + err.Error(), Alert: true}
		}
		return page.Applied{Changes: changes}
	}
}

func (a *App) applied(msg applied) tea.Cmd {
	if msg.err != nil {
		a.notice = page.Notice{Text: "store: " + msg.err.Error(), Alert: true}
		if msg.undone { // nothing was taken back: it can be tried again
			a.remember(stroke{msg.changes, strings.TrimPrefix(msg.say, undone)})
		}
		return nil
	}
	if !msg.undone && len(msg.undo) > 0 {
		a.remember(stroke{msg.undo, msg.say})
	}
	a.notice = page.Notice{Text: msg.say}
	return a.broadcast(page.Applied{Changes: msg.changes})
}

// stroke is what takes changes back that were made at once, and what was said
// when they were.
type stroke struct {
	undo []model.Change
	say  string
}

// remember keeps what takes a stroke back, and forgets the oldest ones when they
// become too many.
func (a *App) remember(last stroke) {
	a.undo = append(a.undo, last)
	changes := 0
	for i, s := range slices.Backward(a.undo) {
		changes += len(s.undo)
		if n := len(a.undo) - i; n > 1 && (n > maxUndo || changes > maxUndoChanges) {
			a.undo = slices.Delete(a.undo, 0, i+1)
			return
		}
	}
}

// undone is said before what was taken back.
const undone = "undone: "

// manyChanges is how many changes take so long that the reader is told to wait.
const manyChanges = 2000

// undoLast takes the last change back.
func (a *App) undoLast() tea.Cmd {
	if len(a.undo) == 0 {
		a.notice = page.Notice{Text: "nothing to undo"}
		return nil
	}
	last := a.undo[len(a.undo)-1]
	a.undo = a.undo[:len(a.undo)-1]
	if len(last.undo) >= manyChanges {
		a.notice = page.Notice{Text: "undoing…"}
	}
	for i := range last.undo {
		switch c := &last.undo[i]; c.Kind {
		case model.ChangeState, model.ChangeStar, model.ChangeTags, model.ChangePlace, model.ChangeNote:
			c.Undo = true // for the reading log; the others say themselves what it means
		default:
		}
	}
	say, _, _ := strings.Cut(last.say, ";") // what follows told how to take it back
	return a.apply(last.undo, undone+say, true)
}

// ownDefinitions are the entries of the article's own glossary for a word.
func ownDefinitions(msg page.Define) []model.Definition {
	if msg.Brief == nil {
		return nil
	}
	var own []model.Definition
	for _, t := range msg.Brief.Glossary {
		if t.Source == model.TermText && strings.EqualFold(t.Term, msg.Word) {
			own = append(own, model.Definition{Term: t.Term, Text: t.Definition, Source: t.Source})
		}
	}
	return own
}
