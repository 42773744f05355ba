// Package dossier is the page of one actor over the whole library: what it was
// called and when, in which roles, what it said, which figures it gave or is
// part of, with whom it is named, and in which articles. Every line stands in
// an article, and Enter lands there.
//
// Which names are of one actor the articles do not always tell, and the reader may
// know better: + joins another name to the dossier's actor, - parts one from it.
//
// A role is what an article printed on its day. The page lists them all, oldest
// first; which of them holds today it does not say.
package dossier

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the page needs of the library.
type Library interface {
	Dossier(ctx context.Context, name string) (model.Dossier, error)
	ActorTimeline(ctx context.Context, name string) (model.Timeline, error)
}

// Dossier is the page.
type Dossier struct {
	env  *page.Env
	lib  Library
	name string
	gen  int

	dossier *model.Dossier
	time    model.Timeline
	list    *places.List
	all     bool // every line of every section is listed
}

// loaded is the library's answer.
type loaded struct {
	page    *Dossier
	gen     int
	dossier model.Dossier
	time    model.Timeline
	err     error
}

// New returns the page of the actor whom the route names.
func New(env *page.Env, lib Library, to page.Route) *Dossier {
	d := &Dossier{env: env, lib: lib, name: to.Query}
	d.list = places.New(env, "dossier", to.Place, d.head)
	d.list.Say("looking through the library…", false)
	return d
}

// Init asks the library.
func (d *Dossier) Init() tea.Cmd {
	d.gen++
	ctx, lib, name, gen := d.env.Context, d.lib, d.name, d.gen
	return func() tea.Msg {
		found, told, err := places.Both(
			func() (model.Dossier, error) { return lib.Dossier(ctx, name) },
			func() (model.Timeline, error) { return lib.ActorTimeline(ctx, name) },
		)
		return loaded{page: d, gen: gen, dossier: found, time: told, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (d *Dossier) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loaded); ok {
		if msg.page == d && msg.gen == d.gen {
			d.take(msg)
		}
		return nil
	}
	if d.list.Changed(msg) {
		return d.Init()
	}
	return d.list.Update(msg)
}

func (d *Dossier) take(msg loaded) {
	switch {
	case msg.err != nil:
		d.dossier = nil
		d.list.Say(msg.err.Error(), true)
	case len(msg.dossier.Articles) == 0 && len(msg.dossier.Perhaps) == 0:
		d.dossier = nil
		d.list.Say("No article of the library names “"+d.name+"”.", false)
	default:
		d.dossier, d.time = &msg.dossier, msg.time
		d.list.Set(d.items)
	}
}

// Keys are the page's key maps.
func (d *Dossier) Keys() []page.KeyMap {
	return d.list.Keys(append(nameKeys(), places.AllLinesKey())...)
}

// Do carries out an intent.
func (d *Dossier) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case sameAs:
		return d.join()
	case notSame:
		return d.part()
	case places.AllLines:
		d.all = !d.all
		if d.dossier != nil {
			d.list.Set(d.items)
		}
		return nil
	}
	return d.list.Do(intent)
}

// View draws the page.
func (d *Dossier) View(width, height int) string { return d.list.View(width, height) }

// Status is where one is.
func (d *Dossier) Status() page.Status { return d.list.Status() }

// Route is the actor, and the selected line as the place.
func (d *Dossier) Route() page.Route {
	return page.Route{Page: page.Dossier, Query: d.name, Place: max(d.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (d *Dossier) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }

// head draws the name, what else the actor is called, and when it was named.
func (d *Dossier) head(w int) []string {
	t, m := d.env.Theme, d.env.Method
	title := text.Segment{Text: "DOSSIER  ", Style: t.Section}
	if d.dossier == nil {
		return append(text.Flow(m, w, 0, 1, title, text.Segment{Text: d.name, Style: t.Headline}), "")
	}
	o := d.dossier
	lines := text.Flow(m, w, 0, 1, title, text.Segment{Text: o.Name, Style: t.Headline}, text.Segment{Text: "  " + string(o.Kind), Style: t.Muted})
	lines = append(lines, text.Flow(m, w, 0, 2, text.Segment{Text: seen(o), Style: t.Muted})...)
	if len(o.Aliases) > 0 {
		lines = append(lines, text.Flow(m, w, 0, 1, text.Segment{Text: "also ", Style: t.Muted}, text.Segment{Text: names(o.Aliases), Style: t.Text})...)
	}
	if len(o.Others) > 0 {
		lines = append(lines, text.Flow(m, w, 0, 1, text.Segment{Text: "not to be taken for ", Style: t.Muted}, text.Segment{Text: strings.Join(o.Others, ", "), Style: t.Text})...)
	}
	return append(lines, "")
}

// seen says how often and when an actor is named.
func seen(o *model.Dossier) string {
	s := fmt.Sprintf("named %s in %s", times(o.Mentions), places.Many(len(o.Articles), "article", "articles"))
	first, last := "", ""
	if o.First != nil {
		first = places.Day(o.First.Published)
	}
	if o.Last != nil {
		last = places.Day(o.Last.Published)
	}
	switch {
	case first == "":
		return s
	case first == last || last == "":
		return s + ", on " + first
	}
	return s + ", first on " + first + ", last on " + last
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return places.Count(n) + " times"
}

func names(uses []model.NameUse) string {
	s := make([]string, len(uses))
	for i, u := range uses {
		s[i] = u.Name
		if u.Articles > 1 {
			s[i] += fmt.Sprintf(" (%s)", places.Many(u.Articles, "article", "articles"))
		}
	}
	return strings.Join(s, ", ")
}
