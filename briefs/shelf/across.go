package shelf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/same"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// The bounds of what one view across articles is made of.
const (
	storyArticles   = 500 // newest articles that are grouped
	dossierArticles = 500
	boardRows       = 200
)

// Views are what a library tells across its articles. They are apart from the
// library, which only keeps and finds.
type Views struct{ *Library }

// Stories groups the newest articles that answer the query into stories, the
// one with the newest article first. Articles on events of their own are left
// out.
func (l Views) Stories(ctx context.Context, q string) ([]same.Story, error) {
	found, err := l.newest(ctx, q, storyArticles)
	if err != nil {
		return nil, err
	}
	var stories []same.Story
	for _, g := range grouped(found) {
		if len(g.Members) > 1 {
			stories = append(stories, story(found, &g))
		}
	}
	return stories, nil
}

// Story returns the story of one article: those on the same events among the
// articles that share an actor with it. A story of one says that there is none.
func (l Views) Story(ctx context.Context, id string) (same.Story, error) {
	b, err := l.store.Brief(ctx, id)
	if err != nil {
		return same.Story{}, err
	}
	n := &query.Node{}
	for i := range b.Actors[:min(len(b.Actors), 8)] {
		words := strings.Fields(store.NameKey(b.Actors[i].Name))
		if len(words) > 0 {
			n.Or = append(n.Or, &query.Node{Term: &query.Leaf{Field: query.Who, Words: words}})
		}
	}
	if len(n.Or) == 0 {
		n = &query.Node{Not: &query.Node{}} // no actors, so no story
	}
	var found []store.Found
	seen := false
	for f, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return same.Story{}, err
		}
		if len(found) >= storyArticles && seen {
			break
		}
		if mine := f.Entry.ID == b.ID; mine || len(found) < storyArticles {
			seen = seen || mine
			found = append(found, f)
		}
	}
	for _, g := range grouped(found) {
		if slices.ContainsFunc(g.Members, func(m int) bool { return found[m].Entry.ID == b.ID }) {
			return story(found, &g), nil
		}
	}
	e, err := l.Entry(ctx, id)
	return same.Story{Headline: b.Headline, Articles: []same.StoryEntry{{Entry: e}}}, err
}

// newest reads the newest articles that answer a query.
func (l Views) newest(ctx context.Context, q string, limit int) (found []store.Found, err error) {
	n, err := query.Parse(q)
	if err != nil {
		return nil, err
	}
	for f, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return nil, err
		}
		if found = append(found, f); len(found) == limit {
			break
		}
	}
	return found, nil
}

func grouped(found []store.Found) []same.Group {
	briefs := make([]*model.Brief, len(found))
	for i := range found {
		briefs[i] = found[i].Brief
	}
	return same.Stories(briefs)
}

// story folds copies under the article they are copies of.
func story(found []store.Found, g *same.Group) same.Story {
	s := same.Story{Headline: found[g.Members[0]].Entry.Headline, Shared: g.Shared}
	place := make(map[int]int)
	for _, m := range g.Members {
		if of, copied := g.CopyOf[m]; copied {
			at := place[of]
			s.Articles[at].Copies = append(s.Articles[at].Copies, found[m].Entry)
			continue
		}
		place[m] = len(s.Articles)
		s.Articles = append(s.Articles, same.StoryEntry{Entry: found[m].Entry})
	}
	return s
}

// ErrNobody is returned for an actor whom no article names.
var ErrNobody = errors.New("no article names it")

// Dossier gathers what the library knows of an actor, by name or alias.
func (l Views) Dossier(ctx context.Context, name string) (same.Dossier, error) {
	d := dossier{Dossier: same.Dossier{Name: name}, with: make(map[string]*same.Companion), aliases: make(map[string]bool)}
	words := strings.Fields(store.NameKey(name))
	if len(words) == 0 {
		return d.Dossier, fmt.Errorf("%q: %w", name, ErrNobody)
	}
	n := &query.Node{Term: &query.Leaf{Field: query.Who, Words: words}}
	var found []store.Found
	for f, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return d.Dossier, err
		}
		if i := slices.IndexFunc(f.Brief.Actors, func(a model.Actor) bool { return same.Actor(&a, name) }); i < 0 {
			continue
		}
		if found = append(found, f); len(found) == dossierArticles {
			break
		}
	}
	if len(found) == 0 {
		return d.Dossier, fmt.Errorf("%q: %w", name, ErrNobody)
	}
	for _, f := range slices.Backward(found) { // oldest first
		d.add(f.Brief, name)
	}
	return d.finish(), nil
}

// dossier is a dossier in the making.
type dossier struct {
	same.Dossier
	with    map[string]*same.Companion
	aliases map[string]bool
}

func (d *dossier) add(b *model.Brief, name string) {
	cited := same.Cite(b)
	if d.Count == 0 {
		d.First = cited
	}
	d.Last = cited
	d.Count++
	var names []string
	for i := range b.Actors {
		a := &b.Actors[i]
		if !same.Actor(a, name) {
			key := store.NameKey(a.Name)
			if d.with[key] == nil {
				d.with[key] = &same.Companion{Name: a.Name, Kind: a.Kind}
			}
			d.with[key].Count++
			continue
		}
		d.Kind = a.Kind
		names = append(append(names, a.Name), a.Aliases...)
		if a.Role != "" && (len(d.Roles) == 0 || d.Roles[len(d.Roles)-1].Role.Text != a.Role) {
			d.Roles = append(d.Roles, same.CitedRole{Cited: cited, Role: model.Anchor{Text: a.Role, Start: a.RoleStart, End: a.RoleEnd}})
		}
		d.dates(b, a)
	}
	for _, n := range names {
		if n != name {
			d.aliases[n] = true
		}
	}
	d.said(b, cited, names)
}

// said takes what the actor is quoted with and gave figures of, by any of its
// names.
func (d *dossier) said(b *model.Brief, cited same.Cited, names []string) {
	is := func(who string) bool {
		return who != "" && slices.ContainsFunc(names, func(n string) bool { return store.NameKey(n) == store.NameKey(who) })
	}
	for _, q := range b.Quotes {
		if is(q.Speaker) {
			d.Said = append(d.Said, same.CitedQuote{Cited: cited, Quote: q})
		}
	}
	for i := range b.Figures {
		if is(b.Figures[i].Attribution) {
			d.Figures = append(d.Figures, citeFigure(b, &b.Figures[i]))
		}
	}
}

// dates takes the dates that stand in a sentence with the actor.
func (d *dossier) dates(b *model.Brief, a *model.Actor) {
	for i := range b.Dates {
		if b.Dates[i].From == "" {
			continue
		}
		s := sentenceAt(b, b.Dates[i].Start).Span()
		if slices.ContainsFunc(a.Mentions, s.Overlaps) {
			d.Dates = append(d.Dates, same.CitedDate{Cited: same.Cite(b), Date: b.Dates[i]})
		}
	}
}

func (d *dossier) finish() same.Dossier {
	for alias := range d.aliases {
		d.Aliases = append(d.Aliases, alias)
	}
	slices.Sort(d.Aliases)
	for _, c := range d.with {
		d.With = append(d.With, *c)
	}
	slices.SortFunc(d.With, func(a, b same.Companion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	slices.Reverse(d.Said)
	slices.Reverse(d.Figures)
	sortDates(d.Dates)
	return d.Dossier
}

func sortDates(dates []same.CitedDate) {
	slices.SortStableFunc(dates, func(a, b same.CitedDate) int {
		return cmp.Or(cmp.Compare(a.Date.From, b.Date.From), cmp.Compare(a.Published, b.Published), cmp.Compare(a.Date.Start, b.Date.Start))
	})
}

// Timeline returns the dates of the articles in the order of days.
func (l Views) Timeline(ctx context.Context, ids ...string) ([]same.CitedDate, error) {
	var all []same.CitedDate
	for _, id := range ids {
		b, err := l.Brief(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, d := range b.Dates {
			if d.From != "" {
				all = append(all, same.CitedDate{Cited: same.Cite(b), Date: d})
			}
		}
	}
	sortDates(all)
	return all, nil
}

// Compare sets two articles side by side.
func (l Views) Compare(ctx context.Context, left, right string) (same.Comparison, error) {
	a, err := l.Brief(ctx, left)
	if err != nil {
		return same.Comparison{}, err
	}
	b, err := l.Brief(ctx, right)
	if err != nil {
		return same.Comparison{}, err
	}
	return same.Compare(a, b), nil
}

// CompareVersions sets two versions of an article side by side.
func (l Views) CompareVersions(ctx context.Context, id string, older, newer int) (same.Comparison, error) {
	a, err := l.store.Version(ctx, id, older)
	if err != nil {
		return same.Comparison{}, err
	}
	b, err := l.store.Version(ctx, id, newer)
	if err != nil {
		return same.Comparison{}, err
	}
	return same.Compare(a, b), nil
}

// Board gathers what all articles say of the quantity that a figure states.
func (l Views) Board(ctx context.Context, f *model.Figure) (same.Board, error) {
	board := same.Board{About: f.About, Unit: f.Unit}
	n := quantityQuery(f)
	if n == nil {
		return board, nil
	}
	for other, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return board, err
		}
		for i := range other.Brief.Figures {
			if g := &other.Brief.Figures[i]; same.Quantity(g, f) {
				board.Rows = append(board.Rows, same.BoardRow{CitedFigure: citeFigure(other.Brief, g)})
			}
		}
		if len(board.Rows) >= boardRows {
			break
		}
	}
	slices.Reverse(board.Rows)
	slices.SortStableFunc(board.Rows, func(a, b same.BoardRow) int { return cmp.Compare(a.Published, b.Published) })
	for i := 1; i < len(board.Rows); i++ {
		board.Rows[i].Conflict = same.Conflict(&board.Rows[i-1].Figure, &board.Rows[i].Figure)
	}
	board.Says = says(board.Rows)
	return board, nil
}

// says puts into words what the chart of the rows shows.
func says(rows []same.BoardRow) string {
	if len(rows) == 0 {
		return ""
	}
	first, last := &rows[0], &rows[len(rows)-1]
	if len(rows) == 1 {
		return fmt.Sprintf("%s on %s, in one article.", number(first.Figure.Value), day(first.Published))
	}
	low, high := math.Inf(1), math.Inf(-1)
	for i := range rows {
		low, high = min(low, rows[i].Figure.Value), max(high, rows[i].Figure.Value)
	}
	way := "unchanged"
	switch change := last.Figure.Value - first.Figure.Value; {
	case change > 0:
		way = "up by " + number(change)
	case change < 0:
		way = "down by " + number(-change)
	}
	return fmt.Sprintf("From %s on %s to %s on %s, %s; lowest %s, highest %s, in %d statements.",
		number(first.Figure.Value), day(first.Published), number(last.Figure.Value), day(last.Published), way, number(low), number(high), len(rows))
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func day(published string) string {
	if published == "" {
		return "an unknown day"
	}
	return published[:min(len(published), len("2006-01-02"))]
}
