// Package news is the page of what is new since the last visit: articles,
// figures that changed, roles that changed, articles that were worded anew,
// actors named for the first time, and the weightiest new facts. Every line
// leads to its sentence.
package news

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// Library is what the page needs of the library.
type Library interface {
	News(ctx context.Context, since model.Since) (model.News, error)
}

// visitor is a library that remembers its reader's visits. In any other,
// everything is new.
type visitor interface {
	BeginVisit(ctx context.Context) (end func(context.Context) error, err error)
}

// News is the page.
type News struct {
	env  *page.Env
	lib  Library
	gen  int
	list *places.List
	news *model.News
	last bool // what is new is so since the last visit
	all  bool // every line of every section is listed
}

// loaded is the library's answer.
type loaded struct {
	page *News
	gen  int
	news model.News
	err  error
}

// New returns the page.
func New(env *page.Env, lib Library, to page.Route) *News {
	n := &News{env: env, lib: lib}
	_, n.last = lib.(visitor)
	n.list = places.New(env, "news", to.Place, n.head)
	n.list.Say("looking for what is new…", false)
	return n
}

// Init asks the library.
func (n *News) Init() tea.Cmd {
	n.gen++
	ctx, lib, gen, since := n.env.Context, n.lib, n.gen, model.Since{Last: n.last}
	return func() tea.Msg {
		found, err := lib.News(ctx, since)
		return loaded{page: n, gen: gen, news: found, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (n *News) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loaded); ok {
		if msg.page == n && msg.gen == n.gen {
			n.take(msg)
		}
		return nil
	}
	if n.list.Changed(msg) {
		return n.Init()
	}
	return n.list.Update(msg)
}

func (n *News) take(msg loaded) {
	n.news = nil
	switch {
	case msg.err != nil:
		n.list.Say(msg.err.Error(), true)
	case Nothing(msg.news.Counts):
		n.news = &msg.news
		n.list.Say("Nothing is new since your last visit.", false)
	default:
		n.news = &msg.news
		n.list.Set(n.items)
	}
}

// Nothing reports whether nothing is new.
func Nothing(c model.NewsCounts) bool { return c == model.NewsCounts{} }

// Keys are the page's key maps.
func (n *News) Keys() []page.KeyMap {
	return n.list.Keys(places.AllLinesKey())
}

// Do carries out an intent.
func (n *News) Do(intent page.Intent) tea.Cmd {
	if intent == places.AllLines {
		if n.all = !n.all; n.news != nil && !Nothing(n.news.Counts) {
			n.list.Set(n.items)
		}
		return nil
	}
	return n.list.Do(intent)
}

// View draws the page.
func (n *News) View(width, height int) string { return n.list.View(width, height) }

// Status is where one is.
func (n *News) Status() page.Status { return n.list.Status() }

// Route is the page, and the selected line as the place.
func (n *News) Route() page.Route {
	return page.Route{Page: page.News, Place: max(n.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (n *News) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }

// head draws since when and how much is new.
func (n *News) head(w int) []string {
	t, m := n.env.Theme, n.env.Method
	title := text.Segment{Text: "NEW", Style: t.Section}
	if n.news == nil {
		return append(text.Flow(m, w, 0, 1, title), "")
	}
	since := "  since your last visit"
	if !n.last {
		since = "  all of it: these articles are not kept, and so no visit is remembered"
	}
	if at := n.news.Since.Time; !at.IsZero() {
		since += ", " + at.Format("2 Jan 2006, 15:04")
	}
	lines := text.Flow(m, w, 0, 1, title, text.Segment{Text: since, Style: t.Muted})
	if s := Counts(n.news.Counts); s != "" {
		lines = append(lines, text.Flow(m, w, 0, 2, text.Segment{Text: s, Style: t.Text})...)
	}
	return append(lines, "")
}

// Counts says how much is new, in words; empty for nothing.
func Counts(c model.NewsCounts) string {
	var items []string
	add := func(n int, one, more string) {
		if n > 0 {
			items = append(items, places.Many(n, one, more))
		}
	}
	add(c.Articles, "article", "articles")
	add(c.Facts, "fact", "facts")
	add(c.Figures, "changed figure", "changed figures")
	add(c.Roles, "new role", "new roles")
	add(c.Actors, "new actor", "new actors")
	add(c.Revised, "article worded anew", "articles worded anew")
	return strings.Join(items, ", ")
}

// items lists what is new, what changed first.
func (n *News) items() []places.Item {
	o := n.news
	s := places.Sections{Theme: n.env.Theme, All: n.all}
	s.Add("CHANGED FIGURES", 0, n.figures(o.Figures))
	s.Add("ROLES", 0, n.roles(o.Roles))
	s.Add("ARTICLES", 0, n.articles(o.Articles))
	s.Add("WORDED ANEW", len(o.Revised), n.revised(o.Revised))
	s.Add("NEW ACTORS", 0, n.facts(o.Actors))
	s.Add("NEW FACTS", 0, n.facts(o.Facts))
	return s.Items
}

// figures lists quantities that a new article gives otherwise.
func (n *News) figures(changes []model.FigureChange) []places.Item {
	items := make([]places.Item, len(changes))
	for i, c := range changes {
		items[i] = n.figure(c)
	}
	return items
}

func (n *News) figure(c model.FigureChange) places.Item {
	t := n.env.Theme
	segments := []text.Segment{{Text: c.Old.Text, Style: t.Text}, {Text: " → ", Style: t.Muted}, {Text: c.New.Text, Style: t.Figure}}
	if c.About != "" {
		segments = append(segments, text.Segment{Text: "  " + c.About, Style: t.Text})
	}
	if who := said(c.Old.Source, c.New.Source); who != "" {
		segments = append(segments, text.Segment{Text: " — " + who, Style: t.Muted})
	}
	return places.Item{
		Left: places.Difference(c.Kind), Text: segments, Beside: c.New.Place.Headline,
		Place: c.New.Place, Other: c.Old.Place, Figure: c.New.FigureID,
	}
}

// said names who gives the two values of a changed figure.
func said(old, now string) string {
	switch {
	case old == now:
		return now
	case old == "":
		return now + "; no source before"
	case now == "":
		return "no source; " + old + " before"
	}
	return now + "; " + old + " before"
}

func (n *News) roles(changes []model.RoleChange) []places.Item {
	t := n.env.Theme
	items := make([]places.Item, len(changes))
	for i, c := range changes {
		items[i] = places.Item{
			Left: places.Day(c.Now.Published), Actor: c.Name, Place: c.Now, Other: c.Then, Beside: c.Now.Headline,
			Text: []text.Segment{{Text: c.Name, Style: t.Actor}, {Text: "  " + c.New.Text, Style: t.Text}},
		}
		if c.Old.Text != "" {
			items[i].Text = append(items[i].Text, text.Segment{Text: "  before: " + c.Old.Text, Style: t.Muted})
		}
	}
	return items
}

// articles lists the articles that came, each with its best line.
func (n *News) articles(articles []model.NewArticle) []places.Item {
	t := n.env.Theme
	items := make([]places.Item, len(articles))
	for i, a := range articles {
		it := places.Item{
			Left: places.Day(a.Published), Beside: a.Publisher, Place: a.Lead, Go: page.Route{Page: page.Reader, Article: a.ID},
			Text: []text.Segment{{Text: a.Headline, Style: t.Headline}},
		}
		if it.Place.ArticleID == "" {
			it.Place = model.Place{ArticleID: a.ID, Headline: a.Headline, Publisher: a.Publisher, Published: a.Published}
		}
		var adds []string
		if a.Facts > 0 {
			adds = append(adds, places.Many(a.Facts, "new fact", "new facts"))
		}
		if a.Story != "" && (i == 0 || articles[i-1].Story != a.Story) {
			adds = append(adds, "goes on from “"+a.Story+"”")
		}
		if c := len(a.Copies); c > 0 {
			adds = append(adds, "also in "+places.Many(c, "copy", "copies"))
		}
		if len(adds) > 0 {
			it.Below = []text.Segment{{Text: strings.Join(adds, " · "), Style: t.Muted}}
		}
		items[i] = it
	}
	return items
}

func (n *News) facts(facts []model.FactRef) []places.Item {
	items := make([]places.Item, len(facts))
	for i, f := range facts {
		items[i] = places.Fact(n.env.Theme, f)
	}
	return items
}

// revised lists what changed in articles that were worded anew: their figures
// and roles, then their sentences.
func (n *News) revised(revisions []model.Revision) []places.Item {
	t := n.env.Theme
	var items []places.Item
	for _, r := range revisions {
		head := model.Place{ArticleID: r.ID, Headline: r.Headline, Publisher: r.Publisher, Published: r.Published}
		it := places.Item{
			Left: places.Day(r.Published), Beside: r.Publisher, Place: head, Go: page.Route{Page: page.Reader, Article: r.ID},
			Text: []text.Segment{{Text: r.Headline, Style: t.Headline}},
		}
		if added, gone := len(r.Added), len(r.Removed); added+gone > 0 {
			it.Below = []text.Segment{{Text: places.Many(added, "new fact", "new facts") + ", " + places.Count(gone) + " gone", Style: t.Muted}}
		}
		items = append(items, it)
		items = append(items, n.figures(r.Figures)...)
		items = append(items, n.roles(r.Roles)...)
		items = append(items, n.cameAndWent(head, &r)...)
		for _, s := range r.Sentences {
			items = append(items, n.sentence(head, s))
		}
	}
	return items
}

// cameAndWent lists the facts that a change brought, and those that it took away:
// they stand nowhere any more.
func (n *News) cameAndWent(head model.Place, r *model.Revision) []places.Item {
	items := n.facts(r.Added)
	for i := range items {
		items[i].Left, items[i].Beside = "new "+string(r.Added[i].Kind), ""
	}
	for _, f := range r.Removed {
		items = append(items, places.Item{
			Left: string(f.Kind) + " gone", Text: []text.Segment{{Text: f.Label, Style: n.env.Theme.Muted}}, Place: head,
			Go: page.Route{Page: page.Reader, Article: head.ArticleID},
		})
	}
	return items
}

// sentence is the line of a sentence that came, went or was worded anew.
func (n *News) sentence(head model.Place, s model.SentenceChange) places.Item {
	t := n.env.Theme
	at, words, edits := s.New, "now reads", s.NewEdit
	switch s.Kind {
	case model.EditAdded:
		words, edits = "new sentence", nil
	case model.EditRemoved:
		at, words, edits = s.Old, "sentence gone", nil
	case model.EditChanged:
	}
	it := places.Item{Left: words, Place: head, Text: edited(at.Text, edits, t.Text, t.Match.Over(t.Text))}
	it.Place.Sentence, it.Place.SentenceStart, it.Place.Start, it.Place.End, it.Place.Marks = at.Text, at.Start, at.Start, at.End, edits
	if s.Kind == model.EditRemoved { // it stands nowhere any more
		it.Go = page.Route{Page: page.Reader, Article: head.ArticleID}
	}
	if s.Kind == model.EditChanged {
		it.Below = append([]text.Segment{{Text: "before: ", Style: t.Muted}}, edited(s.Old.Text, s.OldEdit, t.Muted, t.Text)...)
	}
	return it
}

// edited cuts a sentence into segments, the words that changed in their own
// style. Spans that do not fit the sentence are left out.
func edited(s string, edits []model.Span, base, mark theme.Style) []text.Segment {
	var segments []text.Segment
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End > len(s) || e.End <= e.Start {
			continue
		}
		segments = append(segments,
			text.Segment{Text: s[at:e.Start], Style: base}, text.Segment{Text: s[e.Start:e.End], Style: mark})
		at = e.End
	}
	return append(segments, text.Segment{Text: s[at:], Style: base})
}
