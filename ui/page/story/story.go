// Package story is the page of one story: the articles on the same events,
// oldest first, each with how much of it is new, and below them a timeline of
// what they tell. Copies of one wire article are folded into one line; none is
// left out.
package story

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the page needs of the library.
type Library interface {
	Story(ctx context.Context, article string) (model.Story, error)
	StoryTimeline(ctx context.Context, article string) (model.Timeline, error)
}

// Story is the page.
type Story struct {
	env  *page.Env
	lib  Library
	id   string // the article that was asked for
	gen  int
	list *places.List

	story *model.Story
	time  model.Timeline
}

// loaded is the library's answer.
type loaded struct {
	page  *Story
	gen   int
	story model.Story
	time  model.Timeline
	err   error
}

// New returns the page of the story that the route's article belongs to.
func New(env *page.Env, lib Library, to page.Route) *Story {
	s := &Story{env: env, lib: lib, id: to.Article}
	s.list = places.New(env, "story", to.Place, s.head)
	s.list.Say("looking for articles on the same events…", false)
	return s
}

// Init asks the library.
func (s *Story) Init() tea.Cmd {
	s.gen++
	ctx, lib, id, gen := s.env.Context, s.lib, s.id, s.gen
	return func() tea.Msg {
		found, told, err := places.Both(
			func() (model.Story, error) { return lib.Story(ctx, id) },
			func() (model.Timeline, error) { return lib.StoryTimeline(ctx, id) },
		)
		return loaded{page: s, gen: gen, story: found, time: told, err: err}
	}
}

// Update takes the answer, and asks again when the facts may be others.
func (s *Story) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loaded); ok {
		if msg.page == s && msg.gen == s.gen {
			s.take(msg)
		}
		return nil
	}
	if s.list.Changed(msg) {
		return s.Init()
	}
	return s.list.Update(msg)
}

func (s *Story) take(msg loaded) {
	s.story, s.time = nil, msg.time
	switch {
	case msg.err != nil:
		s.list.Say(msg.err.Error(), true)
	case alone(&msg.story):
		s.list.Say("No other article of the library is about the same events.", false)
	default:
		s.story = &msg.story
		first := s.list.Selected() < 0
		s.list.Set(s.items)
		if first {
			s.list.Begin(s.here())
		}
	}
}

// alone reports whether a story is a single article without copies.
func alone(o *model.Story) bool {
	return len(o.Articles) == 0 || len(o.Articles) == 1 && len(o.Articles[0].Copies) == 0
}

// here is the item of the article that was asked for.
func (s *Story) here() int {
	for i, a := range s.story.Articles {
		if s.asked(&a) {
			return i + 1 // below the title
		}
	}
	return 0
}

// asked reports whether an article, or a copy of it, is the one asked for.
func (s *Story) asked(a *model.StoryArticle) bool {
	if a.ID == s.id {
		return true
	}
	for _, c := range a.Copies {
		if c.ID == s.id {
			return true
		}
	}
	return false
}

// head draws the headline, and what holds the story together.
func (s *Story) head(w int) []string {
	t, m := s.env.Theme, s.env.Method
	title := text.Segment{Text: "STORY  ", Style: t.Section}
	if s.story == nil {
		return append(text.Flow(m, w, 0, 1, title), "")
	}
	o := s.story
	lines := text.Flow(m, w, 0, 2, title, text.Segment{Text: o.Headline, Style: t.Headline})
	extent := places.Many(len(o.Articles), "article", "articles")
	if from, to := places.Day(o.From), places.Day(o.To); from != "" && from != to {
		extent += ", " + from + " – " + to
	} else if from != "" {
		extent += ", " + from
	}
	segments := []text.Segment{{Text: extent, Style: t.Muted}}
	if len(o.Shared) > 0 {
		segments = append(segments, text.Segment{Text: ", held together by ", Style: t.Muted}, text.Segment{Text: strings.Join(o.Shared[:min(len(o.Shared), 6)], ", "), Style: t.Text})
	}
	return append(append(lines, text.Flow(m, w, 0, 2, segments...)...), "")
}

// items lists the articles, then what they tell in the order of time.
func (s *Story) items() []places.Item {
	o := s.story
	items := []places.Item{{Title: "ARTICLES", Count: len(o.Articles)}}
	for i := range o.Articles {
		items = append(items, s.article(&o.Articles[i]))
	}
	if len(s.time.Events) == 0 {
		return items
	}
	items = append(items, places.Item{Title: "TIMELINE", Count: len(s.time.Events)})
	for i := range s.time.Events {
		items = append(items, places.Event(s.env.Theme, &s.time.Events[i]))
	}
	return items
}

// article is the line of an article: its headline, and what it adds.
func (s *Story) article(a *model.StoryArticle) places.Item {
	t := s.env.Theme
	style, here := t.Text, s.asked(a)
	if here {
		style = t.Headline
	}
	it := places.Item{
		Left: places.Day(a.Published), Text: []text.Segment{{Text: a.Headline, Style: style}}, Beside: a.Publisher,
		Place: model.Place{ArticleID: a.ID, Headline: a.Headline, Publisher: a.Publisher, Published: a.Published},
		Go:    page.Route{Page: page.Reader, Article: a.ID},
	}
	if a.Lead.ArticleID != "" {
		it.Place = a.Lead
		it.Place.Marks = nil // all of it is meant
	}
	var adds []string
	if a.New > 0 {
		adds = append(adds, places.Many(a.New, "new fact", "new facts"))
	}
	if n := len(a.Copies); n > 0 {
		adds = append(adds, "also in "+places.Many(n, "copy", "copies")+copiesIn(a.Copies))
	}
	if here {
		it.Below = []text.Segment{{Text: "you are here", Style: t.Accent}}
		adds = append([]string{""}, adds...)
	}
	if len(adds) > 0 {
		it.Below = append(it.Below, text.Segment{Text: strings.Join(adds, " · "), Style: t.Muted})
	}
	return it
}

// copiesIn names the publishers of copies.
func copiesIn(copies []model.Head) string {
	var who []string
	for _, c := range copies {
		if c.Publisher != "" && !slices.Contains(who, c.Publisher) {
			who = append(who, c.Publisher)
		}
	}
	if len(who) == 0 {
		return ""
	}
	return ": " + strings.Join(who, ", ")
}

// Keys are the page's key maps.
func (s *Story) Keys() []page.KeyMap { return s.list.Keys() }

// Do carries out an intent. An article of the story is compared with the one
// that was asked for.
func (s *Story) Do(intent page.Intent) tea.Cmd {
	if it := s.list.Item(); intent == places.Compare && it != nil && it.Place.ArticleID != s.id && it.Place.ArticleID != "" {
		if s.before(it.Place.ArticleID) {
			return page.Send(page.CompareWith{Article: it.Place.ArticleID, Other: s.id})
		}
		return page.Send(page.CompareWith{Article: s.id, Other: it.Place.ArticleID})
	}
	return s.list.Do(intent)
}

// before reports whether an article of the story stands before the one that was
// asked for.
func (s *Story) before(id string) bool {
	for i := range s.story.Articles {
		switch a := &s.story.Articles[i]; {
		case s.asked(a):
			return false
		case a.ID == id:
			return true
		}
	}
	return false
}

// View draws the page.
func (s *Story) View(width, height int) string { return s.list.View(width, height) }

// Status is where one is.
func (s *Story) Status() page.Status { return s.list.Status() }

// Route is the story, and the selected line as the place.
func (s *Story) Route() page.Route {
	return page.Route{Page: page.Story, Article: s.id, Place: max(s.list.Selected(), 0)}
}

// Arrive keeps the page as it is.
func (s *Story) Arrive(page.Route) (tea.Cmd, bool) { return nil, true }
