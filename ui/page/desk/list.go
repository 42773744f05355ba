package desk

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// windowSize is how many entries the page holds. It is several screens, so that
// paging rarely waits.
const windowSize = 240

// list is a window of the list of articles, and how long the whole is.
type list struct {
	known   bool // an answer has come
	query   string
	offset  int
	entries []model.Entry
	total   int // articles that match the query
	unread  int // of them unread
	all     int // articles there are, whatever the query
}

// at returns entry i of the whole list, if the window holds it.
func (l *list) at(i int) (model.Entry, bool) {
	if i < l.offset || i >= l.offset+len(l.entries) {
		return model.Entry{}, false
	}
	return l.entries[i-l.offset], true
}

// index returns where in the whole list an article stands, -1 when the window
// does not hold it.
func (l *list) index(id string) int {
	for i := range l.entries {
		if l.entries[i].ID == id {
			return l.offset + i
		}
	}
	return -1
}

// byID finds the window's entries.
func (l *list) byID() map[string]*model.Entry {
	rows := make(map[string]*model.Entry, len(l.entries))
	for i := range l.entries {
		rows[l.entries[i].ID] = &l.entries[i]
	}
	return rows
}

// apply carries a change out on the entry of its article.
func (l *list) apply(e *model.Entry, c model.Change) {
	switch c.Kind {
	case model.ChangeState:
		was, is := e.State, model.ReadState(c.Value)
		e.State = is
		if was == model.StateUnread && is != model.StateUnread {
			l.unread--
		} else if was != model.StateUnread && is == model.StateUnread {
			l.unread++
		}
	case model.ChangeStar:
		e.Starred = c.Value != ""
	case model.ChangeTags:
		e.Tags = page.SplitTags(c.Value)
	default: // not shown on the desk
	}
}

// listed answers the question for a window.
type listed struct {
	desk  *Desk // who asked
	query model.ListQuery
	list  model.List
	took  time.Duration // what the answer cost
	err   error
}

// found answers the search for an unread article: its place in the list, -1
// when there is none.
type found struct {
	desk  *Desk
	index int
	err   error
}

// fetch asks for the window around the selection, after a pause. One question
// is under way at a time; asked again before it is answered, the page asks once
// more afterwards. In a library so large that an answer takes long, the pause is
// longer, too: the reader's own keys come first.
func (d *Desk) fetch(pause time.Duration) tea.Cmd {
	if d.fetching {
		d.stale = true
		return nil
	}
	d.fetching, d.stale = true, false
	if !d.busy() || !d.list.known {
		pause = 0
	}
	if pause > 0 {
		pause = max(pause, 4*d.took)
	}
	env, lib, q := d.env, d.lib, d.window()
	ctx, giveUp := context.WithCancel(env.Context)
	d.giveUp = giveUp
	return func() tea.Msg {
		if pause > 0 && !env.Wait(ctx, pause) {
			return listed{desk: d, query: q, err: ctx.Err()}
		}
		start := env.Now()
		l, err := lib.List(ctx, q)
		return listed{desk: d, query: q, list: l, took: env.Now().Sub(start), err: err}
	}
}

// window is the question for the window around the selection.
func (d *Desk) window() model.ListQuery {
	q := model.ListQuery{Query: d.query, Offset: max(d.rows.Selected-windowSize/2, 0), Limit: windowSize}
	if d.moved {
		q.Around = d.id
	}
	return q
}

// listed takes a window. The selected article stays selected, and its row stays
// where it is on the screen.
func (d *Desk) listed(msg listed) tea.Cmd {
	d.fetching, d.took = false, msg.took
	d.giveUp()
	switch {
	case d.env.Context.Err() != nil: // the session is over
		return nil
	case msg.query.Query != d.query: // typed on since
	case msg.err != nil:
		d.take(msg)
	default:
		d.err, d.queryErr = nil, nil
		d.take(msg)
	}
	var again tea.Cmd
	switch {
	case msg.query.Query != d.query, d.outside() && d.window() != msg.query:
		again = d.fetch(0)
	case d.stale:
		again = d.fetch(listPause)
	}
	return tea.Batch(again, d.follow(0), d.firstNews())
}

func (d *Desk) take(msg listed) {
	if msg.err != nil {
		if d.query == "" {
			d.err = msg.err
		} else if !errors.Is(msg.err, context.Canceled) {
			d.queryErr = msg.err // the list stays as it was before the mistake
		}
		return
	}
	fresh := !d.list.known || d.list.query != msg.query.Query
	l := list{
		known: true, query: msg.query.Query, offset: msg.list.Offset, entries: msg.list.Entries,
		total: msg.list.Total, unread: msg.list.Unread, all: d.list.all,
	}
	if l.query == "" {
		l.all = l.total
	}
	l.all = max(l.all, l.total)
	d.list = l
	switch at := l.index(d.id); {
	case d.moved && at >= 0 && fresh:
		d.rows.Selected = at
	case d.moved && at >= 0:
		d.rows.Shift(at-d.rows.Selected, l.total)
	case fresh || !d.moved:
		d.rows.Selected = 0
		d.rows.Top(0)
	default:
		d.rows.Shift(0, l.total)
	}
	d.turn() // entries that were not known are as high as they are only now
	d.settle()
}

// settle notes which article the selected row is.
func (d *Desk) settle() {
	d.id = ""
	if e, ok := d.list.at(d.rows.Selected); ok {
		d.id = e.ID
	}
}

// outside reports whether entries in sight are not in the window.
func (d *Desk) outside() bool {
	if d.list.total == 0 {
		return false
	}
	first, end := d.rows.InSight(d.items(), d.listHeight())
	first, end = max(min(first, d.list.total-1), 0), min(end, d.list.total)
	return first < d.list.offset || end > d.list.offset+len(d.list.entries)
}

// seek looks for the next (+1) or previous (-1) unread article, first in the
// window, then beyond it in a command.
func (d *Desk) seek(dir int) tea.Cmd {
	for i := d.rows.Selected + dir; ; i += dir {
		e, ok := d.list.at(i)
		if !ok {
			if i < 0 || i >= d.list.total {
				return d.found(found{desk: d, index: -1})
			}
			return d.seekFrom(i, dir)
		}
		if e.State == model.StateUnread {
			return d.found(found{desk: d, index: i})
		}
	}
}

func (d *Desk) seekFrom(i, dir int) tea.Cmd {
	ctx, lib, query := d.env.Context, d.lib, d.query
	return func() tea.Msg {
		for i >= 0 {
			l, err := lib.List(ctx, stretch(query, i, dir))
			if err != nil || len(l.Entries) == 0 {
				return found{desk: d, index: -1, err: err}
			}
			if at := nextUnreadOf(l.Entries, dir); at >= 0 {
				return found{desk: d, index: l.Offset + at}
			}
			i = l.Offset - 1
			if dir > 0 {
				i = l.Offset + len(l.Entries)
			}
		}
		return found{desk: d, index: -1}
	}
}

// stretch is the question for a window that begins, or for dir -1 ends, with
// entry i.
func stretch(query string, i, dir int) model.ListQuery {
	if dir > 0 {
		return model.ListQuery{Query: query, Offset: i, Limit: windowSize}
	}
	from := max(i-windowSize+1, 0)
	return model.ListQuery{Query: query, Offset: from, Limit: i - from + 1}
}

// nextUnreadOf returns the first unread entry, or for dir -1 the last; -1 when
// there is none.
func nextUnreadOf(entries []model.Entry, dir int) int {
	unread := -1
	for i := range entries {
		if entries[i].State == model.StateUnread {
			if dir > 0 {
				return i
			}
			unread = i
		}
	}
	return unread
}
