// Package readlog is the page of the reading log: what its reader read, starred,
// tagged, noted and marked, and what they took back, by day, the newest first.
// Every line opens its article at once.
package readlog

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the page needs of the library.
type Library interface {
	Log(ctx context.Context, limit int) ([]model.Deed, error)
}

// firstLines is how many lines are asked for at first; when the reader comes near
// the last of them, moreTimes as many are.
const (
	firstLines = 300
	moreTimes  = 4
	nearEnd    = 40
)

// Log is the page.
type Log struct {
	env   *page.Env
	lib   Library
	gen   int
	list  *places.List
	deeds []model.Deed
	limit int
	known bool
	whole bool // there is nothing older
}

// loaded is the library's answer.
type loaded struct {
	page  *Log
	gen   int
	deeds []model.Deed
	err   error
}

// New returns the page.
func New(env *page.Env, lib Library, to page.Route) *Log {
	l := &Log{env: env, lib: lib, limit: firstLines}
	l.list = places.New(env, "log", to.Place, l.head)
	l.list.Say("opening…", false)
	return l
}

// Init asks the library.
func (l *Log) Init() tea.Cmd {
	l.gen++
	ctx, lib, gen, limit := l.env.Context, l.lib, l.gen, l.limit
	return func() tea.Msg {
		deeds, err := lib.Log(ctx, limit)
		return loaded{page: l, gen: gen, deeds: deeds, err: err}
	}
}

// Update takes the answer, and asks again when something more was done.
func (l *Log) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.page == l && msg.gen == l.gen {
			l.take(msg)
		}
		return nil
	case page.Applied:
		return l.Init()
	}
	return l.list.Update(msg)
}

func (l *Log) take(msg loaded) {
	l.deeds, l.known = msg.deeds, true
	l.whole = len(msg.deeds) < l.limit
	switch {
	case msg.err != nil:
		l.list.Say(msg.err.Error(), true)
	case len(msg.deeds) == 0:
		l.list.Say("Nothing yet. What you read, star, tag, note and mark is written down here, with the time.", false)
	default:
		l.list.Set(l.items)
	}
}

// Keys are the page's key maps.
func (l *Log) Keys() []page.KeyMap {
	return l.list.Keys(page.Binding{Intent: places.ToPlace, Keys: []string{"enter", "l", "right"}, Help: "open the article", Group: "Move", Short: "open"})
}

// Do carries out an intent, and asks for more when the end comes near.
func (l *Log) Do(intent page.Intent) tea.Cmd {
	cmd := l.list.Do(intent)
	if !l.whole && l.known && l.list.Len()-l.list.Selected() < nearEnd {
		l.limit *= moreTimes
		l.whole = true // until the answer says otherwise
		return tea.Batch(cmd, l.Init())
	}
	return cmd
}

// View draws the page.
func (l *Log) View(width, height int) string { return l.list.View(width, height) }

// Status is where one is.
func (l *Log) Status() page.Status { return l.list.Status() }

// Route is the page, and the selected line as the place.
func (l *Log) Route() page.Route {
	return page.Route{Page: page.Log, Place: max(l.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (l *Log) Arrive(page.Route) (tea.Cmd, bool) { return l.Init(), true }

// head draws the title.
func (l *Log) head(w int) []string {
	t := l.env.Theme
	title := []text.Segment{{Text: "READING LOG", Style: t.Section}}
	if !places.Narrow(w) {
		title = append(title, text.Segment{Text: "  what you read, marked and noted, newest first", Style: t.Muted})
	}
	return append(text.Flow(l.env.Method, w, 0, 1, title...), "")
}

// items lists the deeds by day.
func (l *Log) items() []places.Item {
	var items []places.Item
	now := l.env.Now()
	last := ""
	for i := range l.deeds {
		d := &l.deeds[i]
		at := d.At.In(now.Location())
		if day := dayName(at, now); day != last {
			items = append(items, places.Item{Title: strings.ToUpper(day)})
			last = day
		}
		items = append(items, l.item(d, at))
	}
	return items
}

// item is the line of a deed.
func (l *Log) item(d *model.Deed, at time.Time) places.Item {
	t := l.env.Theme
	verb, object, detail := sheet.Deed(d)
	it := places.Item{
		Left: at.Format("15:04") + fmt.Sprintf("  %-9s", verb), // as wide as the widest verb
		Text: []text.Segment{{Text: object, Style: t.Text}},
	}
	if d.Articles == 1 {
		it.Beside = d.Article.Publisher
	}
	if detail != "" {
		it.Below = []text.Segment{{Text: detail, Style: t.Muted}}
	}
	if id := d.Article.ID; id != "" {
		it.Place = model.Place{ArticleID: id, Headline: d.Article.Headline, Publisher: d.Article.Publisher, Published: d.Article.Published}
		it.Go = page.Route{Page: page.Reader, Article: id}
	}
	return it
}

// dayName is a day as its reader would say it.
func dayName(at, now time.Time) string {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	switch days := int(day(now).Sub(day(at)).Hours()+0.5) / 24; {
	case days == 0:
		return "today"
	case days == 1:
		return "yesterday"
	case 0 < days && days < 7:
		return at.Format("Monday")
	case at.Year() == now.Year():
		return at.Format("Monday 2 January")
	}
	return at.Format("2 January 2006")
}
