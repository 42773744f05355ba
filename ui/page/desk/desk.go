// Package desk is the front page: the list of articles, and beside it, where
// the terminal is wide enough, the brief of the selected one, so that one reads
// on without opening it.
//
// The list may be of any length: the desk holds one window of it and asks for
// the next when the reader comes near its edge. What is selected is an article,
// not a row: while articles are loading the list grows and is sorted anew, and
// the selection, with what is in sight around it, stays where it is.
//
// A filter narrows the list. Folders are filters with a name: those that every
// library has, those that the reader saved, tags, and publishers. They stand left
// of the list where there is room, else they come with a key. What is done to the
// whole list asks first, and is one stroke for undo.
//
// The list ends. Its last line says so.
package desk

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
)

// Library is what the page needs of the library.
type Library interface {
	List(ctx context.Context, q model.ListQuery) (model.List, error)
	Brief(ctx context.Context, id string) (*model.Brief, error)
}

// The pauses of the page. The list is not asked for more often than the first
// while articles are loading; the brief beside it follows when the selection
// has rested for the second, so that a held key does not repaint it at every
// step.
const (
	listPause  = 150 * time.Millisecond
	briefPause = 120 * time.Millisecond
)

// Desk is the page.
type Desk struct {
	env *page.Env
	lib Library

	query    string       // the filter; empty for all
	prompt   *part.Prompt // while the filter is typed
	asking   *question    // while the page asks something
	queryErr error        // why the filter could not be applied

	list  list      // what is known of the list
	rows  part.Rows // the selection and what is in sight
	id    string    // the selected article; empty while it is not loaded
	moved bool      // the reader has moved: the selection is theirs
	err   error     // why there is no list

	fetching bool          // a window was asked for
	giveUp   func()        // ends that question
	stale    bool          // and what it answers is old already
	took     time.Duration // what the last answer cost

	progress model.Progress
	phase    phase

	news    news
	preview preview
	inBrief bool // the brief has the keys
	folders folders
}

// look is what drawn lines depend on.
type look struct {
	width  int
	method ansi.Method
	theme  theme.Theme
}

// New returns the page. Its route may name a filter, and an article to begin at.
func New(env *page.Env, lib Library, to page.Route) *Desk {
	d := &Desk{env: env, lib: lib, query: to.Query, id: to.Article, moved: to.Article != ""}
	d.folders.list()
	return d
}

// Init asks for the list.
func (d *Desk) Init() tea.Cmd { return d.fetch(0) }

// Update takes what was loaded, what was changed, and what is typed.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listed:
		if msg.desk == d {
			return d.listed(msg)
		}
	case briefed:
		if msg.desk == d {
			d.preview.take(msg)
		}
	case toldNews:
		d.takeNews(msg)
	case found:
		if msg.desk == d {
			return d.found(msg)
		}
	case gathered:
		if msg.desk == d {
			return d.gathered(msg)
		}
	case foldered:
		if msg.desk == d {
			return d.foldered(msg)
		}
	case chosen:
		if msg.desk == d {
			return d.chosen(msg)
		}
	case counted:
		if msg.desk == d {
			return d.counted(msg)
		}
	case model.Progress:
		d.progress = msg
		d.phase.follow(msg, d.env.Now())
		return tea.Batch(d.fetch(listPause), d.moreNews(msg), d.askFolders(listPause))
	case page.Applied:
		return d.applied(msg.Changes)
	case tea.WindowSizeMsg:
		d.turn()
		return tea.Batch(d.follow(0), d.askFolders(listPause)) // the list comes first
	case page.Click:
		return d.click(msg)
	case tea.KeyPressMsg:
		return d.typed(msg)
	case tea.PasteMsg:
		switch {
		case d.prompt != nil:
			d.prompt.Insert(msg.Content)
			return d.refilter()
		case d.asking != nil && d.asking.line != nil:
			d.asking.prompt.Insert(msg.Content)
		}
	}
	return nil
}

// applied patches the entries in the window, so that a mark shows at once, and
// asks for the list again, because a filter or a count may have changed.
func (d *Desk) applied(changes []model.Change) tea.Cmd {
	var cmd tea.Cmd
	rows := d.list.byID()
	for _, c := range changes {
		if e := rows[c.ArticleID]; e != nil {
			d.list.apply(e, c)
		}
		if c.Kind == model.ChangeWrong && c.ArticleID == d.preview.id {
			cmd = d.loadBrief(0)
		}
	}
	if len(changes) > 0 && changes[0].Kind == model.ChangeSaved { // they come on their own
		d.folders.saved(changes)
	}
	return tea.Batch(cmd, d.fetch(0), d.askFolders(listPause))
}

// Typing reports whether a prompt takes the keys.
func (d *Desk) Typing() bool { return d.prompt != nil || d.asking != nil }

// typed gives a key to the prompt that is open.
func (d *Desk) typed(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case d.asking != nil:
		return d.answerKey(k)
	case d.prompt != nil:
		return d.filterKey(k)
	}
	return nil
}

// Keys are the page's key maps.
func (d *Desk) Keys() []page.KeyMap {
	if d.folders.open {
		return []page.KeyMap{folderKeys(d.folders.selected().Kind == model.FolderSaved)}
	}
	var maps []page.KeyMap
	if d.inBrief {
		maps = append(maps, briefKeys())
	}
	if d.query != "" {
		maps = append(maps, filterKeys())
	}
	if len(d.progress.Failed) > 0 {
		maps = append(maps, failureKeys())
	}
	return append(maps, listKeys(d.folders.at(d.query) < 0))
}

// Route is the desk.
func (d *Desk) Route() page.Route { return page.Route{Page: page.Desk} }

// Arrive goes to an article of the list.
func (d *Desk) Arrive(to page.Route) (tea.Cmd, bool) {
	d.inBrief, d.folders.open = false, false
	if to.Article != "" {
		d.id, d.moved = to.Article, true
	}
	if to.Query != "" {
		d.query = to.Query
	}
	return d.fetch(0), true
}

// Listing is the query of the list in view, and the row selected.
func (d *Desk) Listing() model.ListQuery {
	return model.ListQuery{Query: d.list.query, Offset: d.rows.Selected}
}

// Beside is the article next to one, as far as the window holds both.
func (d *Desk) Beside(article string, step int) (string, bool) {
	i := d.list.index(article)
	if i < 0 {
		return "", false
	}
	if i += step; i < 0 || i >= d.list.total {
		return "", true
	}
	e, ok := d.list.at(i)
	return e.ID, ok
}

// Pass selects the article that the reader has gone on to from another.
func (d *Desk) Pass(article string) tea.Cmd {
	if i := d.list.index(article); i >= 0 {
		return d.selectRow(i)
	}
	d.id, d.moved = article, true
	return d.fetch(0)
}

// busy reports whether articles are being loaded or analysed.
func (d *Desk) busy() bool { return d.progress.Version > 0 && !d.progress.Finished }
