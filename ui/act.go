package ui

import (
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// maxUndo bounds how many changes can be taken back.
const maxUndo = 100

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
		return nil
	}
	if !msg.undone && len(msg.undo) > 0 {
		a.undo = append(a.undo, msg.undo)
		if len(a.undo) > maxUndo {
			a.undo = a.undo[1:]
		}
	}
	a.notice = page.Notice{Text: msg.say}
	return a.broadcast(page.Applied{Changes: msg.changes})
}

// undoLast takes the last change back.
func (a *App) undoLast() tea.Cmd {
	if len(a.undo) == 0 {
		a.notice = page.Notice{Text: "nothing to undo"}
		return nil
	}
	last := a.undo[len(a.undo)-1]
	a.undo = a.undo[:len(a.undo)-1]
	return a.apply(last, "undone", true)
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
