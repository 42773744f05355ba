package briefs

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/lede-reader/lede/briefs/across"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// together holds the articles of a library as a set, until one of them or of
// their facts changes.
type together struct {
	mu    sync.Mutex
	facts int // what Library.facts was when the set was made
	set   *across.Set
}

// Together returns the articles as a set, for questions over all of them. While
// articles are still being loaded it holds those whose facts are known already;
// else it makes the briefs that are missing.
func (l *Library) Together(ctx context.Context) (*across.Set, error) {
	t := &l.together
	t.mu.Lock()
	defer t.mu.Unlock()
	l.mu.Lock()
	facts, items, finished := l.facts, append([]*item(nil), l.order...), l.progress.Finished
	l.mu.Unlock()
	if t.set != nil && t.facts == facts {
		return t.set, nil
	}
	if finished {
		for err := range inOrder(ctx, workers(), items, func(it *item) error { return l.analyze(ctx, it) }) {
			if err != nil {
				return nil, err
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	all := make([]*model.Brief, 0, len(items))
	l.mu.Lock()
	facts = l.facts
	namings := l.said()
	for _, it := range items {
		if it.brief != nil {
			all = append(all, WithoutFacts(it.brief, it.wrong))
		}
	}
	l.mu.Unlock()
	t.set, t.facts = across.New(all, namings...), facts
	return t.set, nil
}

// togetherWith returns the set with an article in it for certain.
func (l *Library) togetherWith(ctx context.Context, id string) (*across.Set, error) {
	if _, err := l.Brief(ctx, id); err != nil {
		return nil, err
	}
	return l.Together(ctx)
}

// Dossier returns what the articles tell of an actor. A name that none of them
// prints gives a dossier without articles.
func (l *Library) Dossier(ctx context.Context, name string) (model.Dossier, error) {
	s, err := l.Together(ctx)
	if err != nil {
		return model.Dossier{}, err
	}
	d, _ := s.Dossier(name)
	return d, nil
}

// ActorTimeline returns the dated sentences that name an actor.
func (l *Library) ActorTimeline(ctx context.Context, name string) (model.Timeline, error) {
	s, err := l.Together(ctx)
	if err != nil {
		return model.Timeline{}, err
	}
	t, _ := s.ActorTimeline(name)
	return t, nil
}

// Boards returns the quantities that the articles give more than one value of,
// the weightiest first: those of one article's figures, or all for an empty ID.
func (l *Library) Boards(ctx context.Context, article string) ([]model.Board, error) {
	if article == "" {
		s, err := l.Together(ctx)
		if err != nil {
			return nil, err
		}
		return s.Boards(), nil
	}
	s, err := l.togetherWith(ctx, article)
	if err != nil {
		return nil, err
	}
	return s.BoardsOf(article), nil
}

// BoardsFor returns the quantities that answer a query.
func (l *Library) BoardsFor(ctx context.Context, q string) ([]model.Board, error) {
	n, err := query.Parse(q)
	if err != nil {
		return nil, err
	}
	s, err := l.Together(ctx)
	if err != nil {
		return nil, err
	}
	return across.BoardsFor(s.Boards(), n), nil
}

// Stories returns every story, the one with the newest article first.
func (l *Library) Stories(ctx context.Context) ([]model.Story, error) {
	s, err := l.Together(ctx)
	if err != nil {
		return nil, err
	}
	return s.Stories(), nil
}

// Story returns the story that an article belongs to, if only its own.
func (l *Library) Story(ctx context.Context, article string) (model.Story, error) {
	s, err := l.togetherWith(ctx, article)
	if err != nil {
		return model.Story{}, err
	}
	st, ok := s.Story(article)
	if !ok {
		return st, fmt.Errorf("article %q: %w", article, ErrUnknown)
	}
	return st, nil
}

// StoryTimeline returns what the articles of that story tell in the order of
// time.
func (l *Library) StoryTimeline(ctx context.Context, article string) (model.Timeline, error) {
	s, err := l.togetherWith(ctx, article)
	if err != nil {
		return model.Timeline{}, err
	}
	t, ok := s.StoryTimeline(article)
	if !ok {
		return t, fmt.Errorf("article %q: %w", article, ErrUnknown)
	}
	return t, nil
}

// News returns what the articles that were published since then add to the
// others. Nothing is kept of a visit before this one, so that Last means
// everything.
func (l *Library) News(ctx context.Context, since model.Since) (model.News, error) {
	s, err := l.Together(ctx)
	if err != nil {
		return model.News{}, err
	}
	var fresh []across.Arrival
	var known []*model.Brief
	day := ""
	if !since.Last && !since.Time.IsZero() {
		day = since.Time.Format(time.DateOnly)
	}
	for _, b := range s.Briefs() {
		if day == "" || b.Source.Published >= day {
			fresh = append(fresh, across.Arrival{Brief: b})
		} else {
			known = append(known, b)
		}
	}
	namings, err := l.Namings(ctx)
	if err != nil {
		return model.News{}, err
	}
	return across.News(fresh, known, since, namings...), nil
}

// Compare sets two articles side by side.
func (l *Library) Compare(ctx context.Context, left, right string) (model.Comparison, error) {
	a, err := l.Brief(ctx, left)
	if err != nil {
		return model.Comparison{}, err
	}
	b, err := l.Brief(ctx, right)
	if err != nil {
		return model.Comparison{}, err
	}
	namings, err := l.Namings(ctx)
	if err != nil {
		return model.Comparison{}, err
	}
	return across.Compare(a, b, namings...), nil
}
