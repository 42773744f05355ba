package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
)

// Foldered is what a library can do beside, when it knows folders: queries that
// were saved, tags, publishers.
type Foldered interface {
	Folders(ctx context.Context) ([]model.Folder, error)
}

// folders is the pane of folders. It stands left of the list where the terminal
// is wide enough; else it comes with its key and goes again. A folder is a name
// for a filter: what is in view is told by the filter alone.
//
// How many articles of each are unread is asked for one by one, in commands, and
// only while the pane is in sight.
type folders struct {
	open bool   // the pane has the keys
	was  string // the filter before

	known []model.Folder // as the library told
	told  bool
	items []folderItem
	rows  part.Rows

	gen    int
	asking bool
	stale  bool
	took   time.Duration
	counts map[string]int // articles by query, see countFrom; -1: the query is broken
}

// folderItem is a line of the pane: a folder or the title of a group.
type folderItem struct {
	title  string
	folder model.Folder
}

// The filters of the folders that every library has.
const (
	unreadOnes  = "is:unread"
	begun       = "is:reading"
	starredOnes = "is:starred"
)

// builtIn are the folders that every library has.
var builtIn = [...]model.Folder{
	{Name: "All", Unread: -1},
	{Name: "Unread", Query: unreadOnes, Unread: -1},
	{Name: "Begun", Query: begun, Unread: -1},
	{Name: "Starred", Query: starredOnes, Unread: -1},
}

// listFolders puts the items of the pane together.
func (f *folders) list() {
	f.items = f.items[:0]
	for _, b := range builtIn {
		f.items = append(f.items, folderItem{folder: b})
	}
	for _, group := range groups {
		first := true
		for _, known := range f.known {
			if known.Kind != group.kind {
				continue
			}
			if first {
				f.items = append(f.items, folderItem{title: group.title})
				first = false
			}
			f.items = append(f.items, folderItem{folder: known})
		}
	}
}

// saved notes at once which queries were saved or removed, before the library
// tells.
func (f *folders) saved(changes []model.Change) {
	at := f.selected().Query
	for _, c := range changes {
		f.known = slices.DeleteFunc(slices.Clone(f.known), func(k model.Folder) bool { return k.Kind == model.FolderSaved && k.Name == c.Value })
		if c.Other != "" {
			f.known = append(f.known, model.Folder{Kind: model.FolderSaved, Name: c.Value, Query: c.Other, Unread: -1})
		}
	}
	slices.SortStableFunc(f.known, func(a, b model.Folder) int {
		if a.Kind != model.FolderSaved || b.Kind != model.FolderSaved {
			return cmp.Compare(rank(a.Kind), rank(b.Kind))
		}
		return cmp.Compare(a.Name, b.Name)
	})
	f.list()
	if i := f.at(at); i >= 0 {
		f.rows.Selected = i
	}
	f.rows.Selected = max(min(f.rows.Selected, len(f.items)-1), 0)
	if f.items[f.rows.Selected].title != "" {
		f.rows.Selected--
	}
}

// groups are the kinds of folders in the order of the pane, with their titles.
var groups = [...]struct {
	kind  model.FolderKind
	title string
}{{model.FolderSaved, "SAVED"}, {model.FolderTag, "TAGS"}, {model.FolderPublisher, "PUBLISHERS"}}

func rank(kind model.FolderKind) int {
	for i, g := range groups {
		if g.kind == kind {
			return i
		}
	}
	return len(groups)
}

// at returns the folder of the pane with a filter.
func (f *folders) at(query string) int {
	return slices.IndexFunc(f.items, func(it folderItem) bool { return it.title == "" && it.folder.Query == query })
}

// inView names the folder in view; empty for all articles and for a filter
// without a name.
func (d *Desk) inView() string {
	if f := d.current(); f.Query != "" {
		return f.Name
	}
	return ""
}

// current is the folder of the filter of the list; the zero Folder when it has
// none.
func (d *Desk) current() model.Folder {
	if i := d.folders.at(d.list.query); i >= 0 {
		return d.folders.items[i].folder
	}
	return model.Folder{}
}

// foldersInSight reports whether the pane is on the screen.
func (d *Desk) foldersInSight() bool { return d.folders.open || d.env.Width >= foldersFrom }

// foldered answers the question for folders; counted that for the articles of
// one of them.
type (
	foldered struct {
		desk    *Desk
		gen     int
		folders []model.Folder
		took    time.Duration
		err     error
	}
	counted struct {
		desk     *Desk
		gen      int
		item     int
		articles int
		took     time.Duration
		err      error
	}
)

// askFolders asks for the folders, after a pause, when they are in sight. As with
// the list, one question is under way at a time, and in a library in which an
// answer takes long the pause is longer.
func (d *Desk) askFolders(pause time.Duration) tea.Cmd {
	f := &d.folders
	if !d.foldersInSight() {
		return nil
	}
	if f.asking {
		f.stale = true
		return nil
	}
	f.asking, f.stale = true, false
	f.gen++
	if f.told {
		pause = max(pause, 4*f.took)
	}
	env, gen := d.env, f.gen
	lib, _ := d.lib.(Foldered)
	return func() tea.Msg {
		if pause > 0 && !env.Wait(env.Context, pause) {
			return nil
		}
		msg := foldered{desk: d, gen: gen}
		if lib != nil {
			start := env.Now()
			msg.folders, msg.err = lib.Folders(env.Context)
			msg.took = env.Now().Sub(start)
		}
		return msg
	}
}

// foldered takes the folders and begins to count.
func (d *Desk) foldered(msg foldered) tea.Cmd {
	f := &d.folders
	if msg.gen != f.gen {
		return nil
	}
	f.took = msg.took
	if msg.err != nil {
		f.asking = false
		return page.Send(page.Notice{Text: "folders: " + msg.err.Error(), Alert: true})
	}
	selected := f.selected().Query
	f.known, f.told = msg.folders, true
	f.list()
	if i := f.at(selected); f.open && i >= 0 {
		f.rows.Selected = i
	} else if i := f.at(d.query); i >= 0 {
		f.rows.Selected = i
	}
	f.rows.Turn(d.folderItems(), d.bodyHeight(), 0)
	return d.countFrom(0)
}

// countFrom counts the next folder whose articles nobody has counted: the unread
// ones, where not all are begun or starred anyway.
func (d *Desk) countFrom(i int) tea.Cmd {
	f := &d.folders
	for ; i < len(f.items); i++ {
		if it := f.items[i]; it.title == "" && it.folder.Unread < 0 {
			break
		}
	}
	if i == len(f.items) {
		f.asking = false
		if f.stale {
			return d.askFolders(listPause)
		}
		return nil
	}
	env, lib, gen, query := d.env, d.lib, f.gen, f.items[i].folder.Query
	return func() tea.Msg {
		start := env.Now()
		l, err := lib.List(env.Context, model.ListQuery{Query: query, Limit: 1})
		n := l.Unread
		if query == begun || query == starredOnes { // of these, all are told
			n = l.Total
		}
		return counted{desk: d, gen: gen, item: i, articles: n, took: env.Now().Sub(start), err: err}
	}
}

func (d *Desk) counted(msg counted) tea.Cmd {
	f := &d.folders
	if msg.gen != f.gen || msg.item >= len(f.items) {
		return nil
	}
	f.took += msg.took
	if f.counts == nil {
		f.counts = make(map[string]int)
	}
	if msg.err != nil {
		msg.articles = -1
	}
	f.counts[f.items[msg.item].folder.Query] = msg.articles
	return d.countFrom(msg.item + 1)
}

// selected is the folder selected in the pane.
func (f *folders) selected() model.Folder {
	if i := f.rows.Selected; 0 <= i && i < len(f.items) {
		return f.items[i].folder
	}
	return model.Folder{}
}

// showFolders gives the keys to the pane.
func (d *Desk) showFolders() tea.Cmd {
	f := &d.folders
	f.open, f.was, d.inBrief = true, d.query, false
	f.rows.Selected = max(f.at(d.query), 0)
	f.rows.Turn(d.folderItems(), d.bodyHeight(), 0)
	d.turn()
	return d.askFolders(0)
}

// closeFolders gives the keys back to the list.
func (d *Desk) closeFolders() tea.Cmd {
	d.folders.open = false
	d.turn()
	return d.follow(0)
}

// doFolders carries out an intent while the pane has the keys; ok is false for
// one that is not its own.
func (d *Desk) doFolders(intent page.Intent) (cmd tea.Cmd, ok bool) {
	f := &d.folders
	items := d.folderItems()
	steps := map[page.Intent]int{
		move.LineDown: +1, move.LineUp: -1, move.PageDown: d.bodyHeight(), move.PageUp: -d.bodyHeight(), move.HalfDown: d.bodyHeight() / 2, move.HalfUp: -d.bodyHeight() / 2,
		move.ToTop: -len(f.items), move.ToEnd: len(f.items), nextArticle: +1, prevArticle: -1,
	}
	if n, moves := steps[intent]; moves {
		dir := 1
		if n < 0 {
			dir, n = -1, -n
		}
		for range n {
			if !f.rows.Step(items, dir) {
				break
			}
		}
		f.rows.Turn(items, d.bodyHeight(), 1)
		if f.rows.Selected < len(builtIn) {
			f.rows.Top(0)
		}
		if d.geometry(d.env.Width).folders { // the list beside follows
			return d.setFilter(f.selected().Query), true
		}
		return nil, true
	}
	switch intent {
	case openFolder, open, otherPane:
		cmd := d.setFilter(f.selected().Query)
		return tea.Batch(cmd, d.closeFolders()), true
	case backToList:
		cmd := d.setFilter(f.was)
		return tea.Batch(cmd, d.closeFolders()), true
	case renameFolder:
		return d.rename(f.selected(), ""), true
	case removeFolder:
		return d.remove(f.selected()), true
	default:
		return nil, false
	}
}

// save keeps the filter of the list under a name; it asks for one when none is
// given.
func (d *Desk) save(name string) tea.Cmd {
	query := d.query
	switch {
	case d.queryErr != nil:
		return say("this filter cannot be saved: it has a mistake")
	case strings.TrimSpace(query) == "":
		return say("there is no filter to save: / filters, then S saves the filter as a folder")
	case name == "":
		at := d.current()
		if at.Kind != model.FolderSaved {
			at.Name = ""
		}
		return d.askLine("save the filter as: ", at.Name, func(name string) tea.Cmd {
			if name == "" {
				return say("not saved")
			}
			return d.save(name)
		})
	}
	if !d.keepsFolders() {
		return say("this library keeps no folders")
	}
	return page.Send(page.Apply{
		Say:     "saved as “" + name + "”; h shows the folders",
		Changes: []model.Change{{Kind: model.ChangeSaved, Value: name, Other: query}},
	})
}

func (d *Desk) keepsFolders() bool {
	_, ok := d.lib.(Foldered)
	return ok
}

// rename gives a saved folder another name; it asks for one when none is given.
func (d *Desk) rename(folder model.Folder, name string) tea.Cmd {
	switch {
	case folder.Kind != model.FolderSaved:
		return say("only a saved folder has a name to change")
	case name == "":
		return d.askLine("rename “"+folder.Name+"” to: ", folder.Name, func(name string) tea.Cmd {
			if name == "" {
				return nil
			}
			return d.rename(folder, name)
		})
	case name == folder.Name:
		return nil
	case slices.ContainsFunc(d.folders.known, func(f model.Folder) bool { return f.Kind == model.FolderSaved && f.Name == name }):
		return say("there is a folder “" + name + "” already")
	}
	return page.Send(page.Apply{Say: "renamed to “" + name + "”", Changes: []model.Change{
		{Kind: model.ChangeSaved, Value: name, Other: folder.Query}, {Kind: model.ChangeSaved, Value: folder.Name},
	}})
}

// remove forgets a saved folder.
func (d *Desk) remove(folder model.Folder) tea.Cmd {
	if folder.Kind != model.FolderSaved {
		return say("only a saved folder can be removed")
	}
	return page.Send(page.Apply{
		Say:     "folder “" + folder.Name + "” removed, its articles stay; U brings it back",
		Changes: []model.Change{{Kind: model.ChangeSaved, Value: folder.Name}},
	})
}

// withNamed runs f with the folder of a name, which may be cut short; it asks the
// library first.
func (d *Desk) withNamed(name string, f func(model.Folder) tea.Cmd) tea.Cmd {
	lib, _ := d.lib.(Foldered)
	ctx := d.env.Context
	return func() tea.Msg {
		all := slices.Clone(builtIn[:])
		if lib != nil {
			known, err := lib.Folders(ctx)
			if err != nil {
				return page.Notice{Text: "folders: " + err.Error(), Alert: true}
			}
			all = append(all, known...)
		}
		return chosen{desk: d, folder: closest(all, name), name: name, then: f}
	}
}

// chosen brings a folder that was asked for by its name.
type chosen struct {
	desk   *Desk
	folder *model.Folder // nil when there is none
	name   string
	then   func(model.Folder) tea.Cmd
}

func (d *Desk) chosen(msg chosen) tea.Cmd {
	if msg.folder == nil {
		return say(fmt.Sprintf("no folder is called “%s”; h shows them", msg.name))
	}
	return msg.then(*msg.folder)
}

// closest is the folder of a name, in any case, else the first whose name begins
// so; nil when there is none.
func closest(all []model.Folder, name string) *model.Folder {
	want := strings.ToLower(strings.TrimSpace(name))
	var begins *model.Folder
	for i := range all {
		switch has := strings.ToLower(all[i].Name); {
		case has == want:
			return &all[i]
		case begins == nil && want != "" && strings.HasPrefix(has, want):
			begins = &all[i]
		}
	}
	return begins
}

// openNamed opens a folder by its name; without one it shows the folders.
func (d *Desk) openNamed(name string) tea.Cmd {
	if name == "" {
		return d.showFolders()
	}
	return d.withNamed(name, func(f model.Folder) tea.Cmd {
		if d.folders.at(f.Query) < 0 { // the pane was never shown
			d.folders.known = append(d.folders.known, f)
			d.folders.list()
		}
		return tea.Batch(d.setFilter(f.Query), d.closeFolders())
	})
}

// removeNamed forgets a saved folder by its name, or the one in view.
func (d *Desk) removeNamed(name string) tea.Cmd {
	if name == "" {
		return d.remove(d.current())
	}
	return d.withNamed(name, d.remove)
}
