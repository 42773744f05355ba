package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/board"
	"github.com/lede-reader/lede/ui/page/compare"
	"github.com/lede-reader/lede/ui/page/dossier"
	"github.com/lede-reader/lede/ui/page/news"
	"github.com/lede-reader/lede/ui/page/story"
)

// Across is what a [Library] can do beside, when it can look across articles.
// The App finds out by asserting it; without it, the keys of the pages across
// articles say so.
type Across interface {
	// Dossier returns what the library knows of an actor. A name that no article
	// prints gives a dossier without articles.
	Dossier(ctx context.Context, name string) (model.Dossier, error)
	// ActorTimeline returns the dated sentences that name an actor.
	ActorTimeline(ctx context.Context, name string) (model.Timeline, error)
	// Boards returns the quantities that several articles give, the weightiest
	// first: those of one article's figures, or of all for an empty ID.
	Boards(ctx context.Context, article string) ([]model.Board, error)
	// BoardsFor returns the quantities that answer a query of the query language.
	BoardsFor(ctx context.Context, query string) ([]model.Board, error)
	// Story returns the story that an article belongs to, if only its own.
	Story(ctx context.Context, article string) (model.Story, error)
	// StoryTimeline returns what the articles of that story tell in the order of
	// time.
	StoryTimeline(ctx context.Context, article string) (model.Timeline, error)
	// News returns what is new.
	News(ctx context.Context, since model.Since) (model.News, error)
	// Compare sets two articles side by side.
	Compare(ctx context.Context, left, right string) (model.Comparison, error)
}

// acrossState is what the App remembers for the pages across articles.
type acrossState struct {
	with    string      // the article to compare the next one with; empty for none
	news    *model.News // as last asked for
	version int         // of the library then
}

// The answers to what the App asks of an Across.
type (
	storyFound struct {
		step  page.StoryStep
		story model.Story
		err   error
	}
	newsFound struct {
		step    page.NewsStep
		news    *model.News
		version int
		err     error
	}
	compareFound struct {
		article, other string // other is empty when no article fits
		words          string
		err            error
	}
)

// acrossLibrary is the library as an Across, nil when it is none.
func (a *App) acrossLibrary() Across {
	lib, _ := a.opts.Library.(Across)
	return lib
}

// acrossPage makes a page across articles, nil when the route leads to none or
// the library cannot fill it.
func (a *App) acrossPage(to page.Route) page.Page {
	lib := a.acrossLibrary()
	if lib == nil {
		return nil
	}
	switch to.Page {
	case page.Dossier:
		return dossier.New(a.env, lib, to)
	case page.Board:
		return board.New(a.env, lib, to)
	case page.Boards:
		return board.NewList(a.env, lib, to)
	case page.Story:
		return story.New(a.env, lib, to)
	case page.News:
		return news.New(a.env, lib, to)
	case page.Compare:
		return compare.New(a.env, lib, to)
	default:
		return nil
	}
}

// lacking tells why this library cannot fill the page of a route; empty when it
// can. A dossier is a lookup then.
func (a *App) lacking(to page.Route) string {
	switch to.Page {
	case page.Board, page.Boards, page.Story, page.News, page.Compare:
		if a.acrossLibrary() == nil {
			return cannotAcross
		}
	case page.Log:
		if _, ok := a.opts.Library.(Logged); !ok {
			return "this library keeps no reading log"
		}
	default:
	}
	return ""
}

const cannotAcross = "this library does not look across articles"

// across carries out what pages ask for beyond one article.
func (a *App) across(msg tea.Msg) tea.Cmd {
	if a.acrossLibrary() == nil {
		a.notice = page.Notice{Text: cannotAcross}
		return nil
	}
	switch msg := msg.(type) {
	case page.CompareWith:
		return a.compareWith(msg)
	case compareFound:
		return a.compareTo(msg)
	case page.StoryStep:
		return a.storyStep(msg)
	case storyFound:
		return a.gotoStory(msg)
	case page.NewsStep:
		return a.newsStep(msg)
	case newsFound:
		return a.gotoNews(msg)
	}
	return nil
}

// compareWith compares two articles, or remembers the first of them.
func (a *App) compareWith(msg page.CompareWith) tea.Cmd {
	with := cmp.Or(msg.Other, a.beside.with)
	switch with {
	case "":
		a.beside.with = msg.Article
		a.notice = page.Notice{Text: "now = on another article compares the two"}
		return nil
	case msg.Article:
		a.beside.with = ""
		a.notice = page.Notice{Text: "an article is not compared with itself; chosen no more"}
		return nil
	}
	left, right := with, msg.Article
	if msg.Other != "" {
		left, right = msg.Article, msg.Other
	}
	a.beside.with = ""
	return a.goTo(page.Route{Page: page.Compare, Article: left, Query: right})
}

// compareCommand is the command line's way to compare: with the article that
// fits the words best, or without words with the one before it in its story,
// else the next.
func (a *App) compareCommand(words string) tea.Cmd {
	article := a.subject()
	lib := a.acrossLibrary()
	switch {
	case lib == nil:
		a.notice = page.Notice{Text: cannotAcross}
		return nil
	case article == "":
		a.notice = page.Notice{Text: "compare: open an article first, or select one on the desk"}
		return nil
	}
	ctx, list := a.env.Context, a.opts.Library
	return func() tea.Msg {
		found := compareFound{article: article, words: words}
		if words == "" {
			s, err := lib.Story(ctx, article)
			if found.other, found.err = s.Next, err; s.Previous != "" { // the older one stands on the left
				found.article, found.other = s.Previous, article
			}
			return found
		}
		l, err := list.List(ctx, model.ListQuery{Query: words, Limit: 2})
		found.err = err
		for _, e := range slices.Backward(l.Entries) {
			if e.ID != article {
				found.other = e.ID
			}
		}
		return found
	}
}

// compareTo goes to the comparison that the command line asked for.
func (a *App) compareTo(msg compareFound) tea.Cmd {
	switch {
	case msg.err != nil:
		a.notice = page.Notice{Text: "compare: " + msg.err.Error(), Alert: true}
	case msg.other == "" && msg.words == "":
		a.notice = page.Notice{Text: "its story has no other article; :compare WORDS finds one by its words"}
	case msg.other == "":
		a.notice = page.Notice{Text: "no other article matches “" + msg.words + "”"}
	default:
		return a.goTo(page.Route{Page: page.Compare, Article: msg.article, Query: msg.other})
	}
	return nil
}

// subject is the article that the page in view is about; empty when it is about
// none.
func (a *App) subject() string {
	for _, f := range slices.Backward(a.stack) {
		if s, ok := f.page.(page.Subject); ok {
			return s.Subject()
		}
		if r := f.page.Route(); r.Article != "" {
			return r.Article
		}
	}
	return ""
}

func (a *App) storyStep(msg page.StoryStep) tea.Cmd {
	ctx, lib := a.env.Context, a.acrossLibrary()
	return func() tea.Msg {
		s, err := lib.Story(ctx, msg.Article)
		return storyFound{step: msg, story: s, err: err}
	}
}

// gotoStory goes to the next or previous article of a story.
func (a *App) gotoStory(msg storyFound) tea.Cmd {
	to := msg.story.Next
	if msg.step.Step < 0 {
		to = msg.story.Previous
	}
	switch {
	case msg.err != nil:
		a.notice = page.Notice{Text: "story: " + msg.err.Error(), Alert: true}
	case to == "" && len(msg.story.Articles) < 2:
		a.notice = page.Notice{Text: "no other article is about the same events"}
	case to == "" && msg.step.Step < 0:
		a.notice = page.Notice{Text: "the story begins here"}
	case to == "":
		a.notice = page.Notice{Text: "the story has no later article"}
	default:
		return a.goTo(page.Route{Page: page.Reader, Article: to})
	}
	return nil
}

// newsStep asks what is new, unless the last answer still holds.
func (a *App) newsStep(msg page.NewsStep) tea.Cmd {
	version := a.progress.Version
	if a.beside.news != nil && a.beside.version == version {
		return a.gotoNews(newsFound{step: msg, news: a.beside.news, version: version})
	}
	ctx, lib := a.env.Context, a.acrossLibrary()
	if _, ok := lib.(Visitor); !ok {
		a.notice = page.Notice{Text: "what is new is known of kept articles only: lede add keeps them"}
		return nil
	}
	return func() tea.Msg {
		n, err := lib.News(ctx, model.Since{Last: true})
		return newsFound{step: msg, news: &n, version: version, err: err}
	}
}

// gotoNews goes to the next or previous thing in an article that is new.
func (a *App) gotoNews(msg newsFound) tea.Cmd {
	if msg.err != nil {
		a.notice = page.Notice{Text: "news: " + msg.err.Error(), Alert: true}
		return nil
	}
	a.beside.news, a.beside.version = msg.news, msg.version
	spans := newIn(msg.news, msg.step.Article)
	if len(spans) == 0 {
		a.notice = page.Notice{Text: "nothing in this article is new since your last visit"}
		return nil
	}
	i, _ := slices.BinarySearchFunc(spans, msg.step.At, func(s model.Span, at int) int { return s.Start - at })
	if msg.step.Step < 0 {
		i--
	} else if i < len(spans) && spans[i].Start == msg.step.At {
		i++
	}
	switch {
	case i < 0:
		a.notice = page.Notice{Text: "nothing more is new above"}
		return nil
	case i >= len(spans):
		a.notice = page.Notice{Text: "nothing more is new below"}
		return nil
	}
	a.notice = page.Notice{Text: fmt.Sprintf("new: %d of %d in this article", i+1, len(spans))}
	return a.goTo(page.Route{Page: page.Reader, Article: msg.step.Article, Span: spans[i]})
}

// newIn lists what is new in an article, in the order of its text.
func newIn(n *model.News, article string) []model.Span {
	var spans []model.Span
	at := func(p model.Place) {
		if p.ArticleID == article && p.End > p.Start {
			spans = append(spans, model.Span{Start: p.Start, End: p.End})
		}
	}
	facts := func(refs []model.FactRef) {
		for _, f := range refs {
			at(f.Place)
		}
	}
	figures := func(changes []model.FigureChange) {
		for _, c := range changes {
			at(c.New.Place)
		}
	}
	roles := func(changes []model.RoleChange) {
		for _, c := range changes {
			at(c.Now)
		}
	}
	facts(n.Facts)
	facts(n.Actors)
	figures(n.Figures)
	roles(n.Roles)
	for _, r := range n.Revised {
		if r.ID != article {
			continue
		}
		facts(r.Added)
		figures(r.Figures)
		roles(r.Roles)
		for _, s := range r.Sentences {
			if s.New.End > s.New.Start && !slices.ContainsFunc(spans, func(f model.Span) bool { return s.New.Start <= f.Start && f.End <= s.New.End }) {
				spans = append(spans, s.New.Span()) // no fact in it is new
			}
		}
	}
	slices.SortFunc(spans, func(x, y model.Span) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	return slices.CompactFunc(spans, func(x, y model.Span) bool { return x.Start == y.Start })
}
