package desk

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
)

// Do carries out an intent.
func (d *Desk) Do(intent page.Intent) tea.Cmd {
	if d.folders.open {
		if cmd, ok := d.doFolders(intent); ok {
			return cmd
		}
	}
	if cmd, ok := d.move(intent); ok {
		return cmd
	}
	e, selected := d.list.at(d.rows.Selected)
	switch intent {
	case otherPane:
		d.inBrief = !d.inBrief
		return d.follow(0)
	case backToList:
		d.inBrief = false
		return nil
	case filter:
		return d.openFilter()
	case clearFilter:
		return d.setFilter("")
	case allRead:
		return d.askAllRead()
	case toFolders:
		return d.showFolders()
	case saveFilter:
		return d.save("")
	case showLog:
		return page.Send(page.Goto{Route: page.Route{Page: page.Log}})
	case showFailures:
		return page.Send(page.Push{Overlay: newFailures(d.env, d.progress.Failed)})
	case showGlossary:
		return page.Send(page.Goto{Route: page.Route{Page: page.Glossary, Article: d.id}})
	case showNews:
		return page.Send(page.Goto{Route: page.Route{Page: page.News}})
	case showBoards:
		return page.Send(page.Goto{Route: page.Route{Page: page.Boards}})
	}
	if !selected {
		return nil
	}
	return d.doWith(intent, e)
}

// doWith carries out an intent on the selected article.
func (d *Desk) doWith(intent page.Intent, e model.Entry) tea.Cmd {
	switch intent {
	case topDossier:
		return d.dossier()
	case showStory:
		return page.Send(page.Goto{Route: page.Route{Page: page.Story, Article: e.ID}})
	case compareIt:
		return page.Send(page.CompareWith{Article: e.ID})
	case open:
		return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: e.ID}})
	case showTimeline:
		return page.Send(page.Goto{Route: page.Route{Page: page.Timeline, Article: e.ID}})
	case editFile:
		return page.Send(page.Edit{Path: e.Path})
	case toggleRead:
		return d.toggleRead(e)
	case toggleStar:
		return d.toggleStar(e)
	case editTags:
		return d.askTags(e)
	}
	return nil
}

// move carries out an intent that moves: the selection, or while the brief has
// the keys what is in sight of it.
func (d *Desk) move(intent page.Intent) (tea.Cmd, bool) {
	switch intent {
	case nextArticle:
		return d.step(+1), true
	case prevArticle:
		return d.step(-1), true
	case nextUnread:
		return d.seek(+1), true
	case prevUnread:
		return d.seek(-1), true
	}
	if d.inBrief {
		return nil, d.preview.move(intent, d.bodyHeight())
	}
	switch intent {
	case move.LineDown:
		return d.step(+1), true
	case move.LineUp:
		return d.step(-1), true
	case move.PageDown:
		return d.page(+1), true
	case move.PageUp:
		return d.page(-1), true
	case move.HalfDown:
		return d.step(+max(d.perPage()/2, 1)), true
	case move.HalfUp:
		return d.step(-max(d.perPage()/2, 1)), true
	case move.ToTop:
		return d.selectRow(0), true
	case move.ToEnd:
		return d.selectRow(d.list.total - 1), true
	}
	return nil, false
}

// step moves the selection by n articles.
func (d *Desk) step(n int) tea.Cmd { return d.selectRow(d.rows.Selected + n) }

// page turns the list by what is in sight, one article kept.
func (d *Desk) page(dir int) tea.Cmd { return d.step(dir * max(d.perPage()-1, 1)) }

// perPage is how many articles are in sight.
func (d *Desk) perPage() int {
	first, end := d.rows.InSight(d.items(), d.listHeight())
	return max(min(end, d.list.total)-first, 1)
}

// selectRow selects an article by its row and turns the page when it is out of
// sight.
func (d *Desk) selectRow(i int) tea.Cmd {
	i = max(min(i, d.list.total-1), 0)
	if i == d.rows.Selected && d.moved {
		return nil
	}
	d.rows.Selected, d.moved = i, true
	d.turn()
	d.settle()
	var cmd tea.Cmd
	if d.outside() {
		cmd = d.fetch(0)
	}
	return tea.Batch(cmd, d.follow(briefPause))
}

// turn turns the page when the selection is out of sight. The end of the list
// comes into sight with its last article.
func (d *Desk) turn() {
	items := d.items()
	d.rows.Turn(items, d.listHeight(), 1)
	if d.list.total > 0 && d.rows.Selected == d.list.total-1 {
		d.rows.Selected++
		d.rows.Turn(items, d.listHeight(), d.perPage()-1)
		d.rows.Selected--
	}
}

// found goes to the unread article that was looked for.
func (d *Desk) found(msg found) tea.Cmd {
	switch {
	case msg.err != nil:
		return page.Send(page.Notice{Text: "list: " + msg.err.Error(), Alert: true})
	case msg.index >= 0:
		return d.selectRow(msg.index)
	case d.list.unread == 0:
		return page.Send(page.Notice{Text: "all read"})
	}
	return page.Send(page.Notice{Text: "no more unread this way"})
}

// toggleRead marks an article as read, or as unread again.
func (d *Desk) toggleRead(e model.Entry) tea.Cmd {
	state, say := model.StateRead, "marked as read"
	if e.State == model.StateRead {
		state, say = model.StateUnread, "marked as unread"
	}
	return page.Send(page.Apply{Say: say, Changes: []model.Change{{ArticleID: e.ID, Kind: model.ChangeState, Value: string(state)}}})
}

func (d *Desk) toggleStar(e model.Entry) tea.Cmd {
	value, say := "y", "starred"
	if e.Starred {
		value, say = "", "star removed"
	}
	return page.Send(page.Apply{Say: say, Changes: []model.Change{{ArticleID: e.ID, Kind: model.ChangeStar, Value: value}}})
}
