package shelf

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/lede-reader/lede/briefs/across"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// The methods of this file answer questions over all articles, as those of
// [briefs.Library] do for articles in memory: they find the articles that can
// matter by the store's indexes and leave the rest to package across. The bounds
// say how many of them, newest first, are looked at.
const (
	togetherNaming  = 1000 // articles that name an actor
	togetherSharing = 300  // articles that share an actor with one
	togetherStating = 200  // articles that may give the same quantities
	togetherAll     = 250  // articles where nothing narrows them down
	togetherFresh   = 200  // new articles
	togetherKnown   = 250  // known articles that new ones are held against
	newsActorsEach  = 8    // actors of each new article by which known ones are found
	newsActorsAll   = 200
	storiesOfFound  = 6 // articles found whose stories are looked at too
)

// Dossier returns what the library knows of an actor. A name that no article
// prints gives a dossier without articles.
func (l *Library) Dossier(ctx context.Context, name string) (model.Dossier, error) {
	s, err := l.naming(ctx, name)
	if err != nil {
		return model.Dossier{}, err
	}
	d, ok := s.Dossier(name)
	if !ok {
		d.Name = name
	}
	return d, nil
}

// ActorTimeline returns the dated sentences that name an actor.
func (l *Library) ActorTimeline(ctx context.Context, name string) (model.Timeline, error) {
	s, err := l.naming(ctx, name)
	if err != nil {
		return model.Timeline{}, err
	}
	t, _ := s.ActorTimeline(name)
	return t, nil
}

// naming returns the articles that name an actor, under any of the names that
// articles or the reader give it.
func (l *Library) naming(ctx context.Context, name string) (*across.Set, error) {
	s, _, err := l.remembered(ctx, "naming "+name, func() (*across.Set, string, error) {
		s, err := l.findNaming(ctx, name)
		return s, "", err
	})
	return s, err
}

func (l *Library) findNaming(ctx context.Context, name string) (*across.Set, error) {
	namings, err := l.Namings(ctx)
	if err != nil {
		return nil, err
	}
	found, asked := []*model.Brief(nil), make(map[string]bool)
	ask := func(names []string) error {
		for _, n := range alsoCalled(names, namings) {
			if asked[store.NameKey(n)] {
				continue
			}
			asked[store.NameKey(n)] = true
			more, err := l.Naming(ctx, n, togetherNaming)
			if err != nil {
				return err
			}
			found = append(found, more...)
		}
		return nil
	}
	if err := ask([]string{name}); err != nil {
		return nil, err
	}
	s := across.New(found, namings...)
	d, ok := s.Dossier(name)
	if !ok {
		return s, nil
	}
	names, had := []string{d.Name}, len(found)
	for i := range d.Aliases {
		names = append(names, d.Aliases[i].Name)
	}
	if err := ask(names); err != nil || len(found) == had {
		return s, err
	}
	return across.New(found, namings...), nil
}

// Boards returns the quantities that the articles give more than one value of,
// the weightiest first: those of one article's figures, or of the newest articles
// for an empty ID.
func (l *Library) Boards(ctx context.Context, article string) ([]model.Board, error) {
	if article == "" {
		s, _, err := l.remembered(ctx, "newest", func() (*across.Set, string, error) {
			found, err := l.matching(ctx, nil, togetherAll)
			if err != nil {
				return nil, "", err
			}
			s, err := l.set(ctx, found)
			return s, "", err
		})
		if err != nil {
			return nil, err
		}
		return s.Boards(), nil
	}
	s, id, err := l.remembered(ctx, "figures of "+article, func() (*across.Set, string, error) { return l.stating(ctx, article) })
	if err != nil {
		return nil, err
	}
	return s.BoardsOf(id), nil
}

// stating returns the articles that may give the quantities of one's figures,
// itself among them, and the ID it is known by.
func (l *Library) stating(ctx context.Context, article string) (*across.Set, string, error) {
	b, err := l.Brief(ctx, article)
	if err != nil {
		return nil, "", err
	}
	stating, err := l.Stating(ctx, b.Figures, togetherStating)
	if err != nil {
		return nil, "", err
	}
	sharing, err := l.SharingActors(ctx, article, togetherSharing)
	if err != nil {
		return nil, "", err
	}
	s, err := l.set(ctx, slices.Concat([]*model.Brief{b}, stating, sharing))
	return s, b.ID, err
}

// BoardsFor returns the quantities that answer a query: of the newest articles
// that do, and of others in their stories that word the same thing otherwise.
func (l *Library) BoardsFor(ctx context.Context, q string) ([]model.Board, error) {
	n, err := query.Parse(q)
	if err != nil {
		return nil, err
	}
	s, _, err := l.remembered(ctx, "answering "+q, func() (*across.Set, string, error) {
		s, err := l.answering(ctx, n)
		return s, "", err
	})
	if err != nil {
		return nil, err
	}
	return across.BoardsFor(s.Boards(), n), nil
}

func (l *Library) answering(ctx context.Context, n *query.Node) (*across.Set, error) {
	found, err := l.matching(ctx, n, togetherAll)
	if err != nil {
		return nil, err
	}
	all := found
	for _, b := range found[:min(len(found), storiesOfFound)] {
		sharing, err := l.SharingActors(ctx, b.ID, togetherSharing/storiesOfFound)
		if err != nil {
			return nil, err
		}
		all = append(all[:len(all):len(all)], sharing...)
	}
	return l.set(ctx, all)
}

// Story returns the story that an article belongs to, if only its own.
func (l *Library) Story(ctx context.Context, article string) (model.Story, error) {
	s, id, err := l.around(ctx, article)
	if err != nil {
		return model.Story{}, err
	}
	st, ok := s.Story(id)
	if !ok {
		return st, fmt.Errorf("article %q: %w", article, store.ErrUnknown)
	}
	return st, nil
}

// StoryTimeline returns what the articles of that story tell in the order of
// time.
func (l *Library) StoryTimeline(ctx context.Context, article string) (model.Timeline, error) {
	s, id, err := l.around(ctx, article)
	if err != nil {
		return model.Timeline{}, err
	}
	t, ok := s.StoryTimeline(id)
	if !ok {
		return t, fmt.Errorf("article %q: %w", article, store.ErrUnknown)
	}
	return t, nil
}

// around returns the articles that share an actor with one, itself among them,
// and the ID it is known by.
func (l *Library) around(ctx context.Context, article string) (*across.Set, string, error) {
	return l.remembered(ctx, "around "+article, func() (*across.Set, string, error) { return l.findAround(ctx, article) })
}

func (l *Library) findAround(ctx context.Context, article string) (*across.Set, string, error) {
	b, err := l.Brief(ctx, article)
	if err != nil {
		return nil, "", err
	}
	sharing, err := l.SharingActors(ctx, article, togetherSharing)
	if err != nil {
		return nil, "", err
	}
	s, err := l.set(ctx, append([]*model.Brief{b}, sharing...))
	return s, b.ID, err
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

// News returns what is new: what came or changed since the reader's last visit,
// or what was published since a day.
func (l *Library) News(ctx context.Context, since model.Since) (model.News, error) {
	fresh, err := l.fresh(ctx, since)
	if err != nil {
		return model.News{}, err
	}
	known, err := l.known(ctx, fresh)
	if err != nil {
		return model.News{}, err
	}
	namings, err := l.Namings(ctx)
	if err != nil {
		return model.News{}, err
	}
	return across.News(fresh, known, since, namings...), nil
}

// known returns the articles that new ones are held against: those that share an
// actor with one of them.
func (l *Library) known(ctx context.Context, fresh []across.Arrival) ([]*model.Brief, error) {
	var names []string
	for i := range fresh {
		for k := range fresh[i].Brief.Actors[:min(len(fresh[i].Brief.Actors), newsActorsEach)] {
			names = append(names, fresh[i].Brief.Actors[k].Name)
		}
	}
	n, err := l.anyOf(ctx, names, newsActorsAll)
	if n == nil || err != nil {
		return nil, err
	}
	return l.matching(ctx, n, togetherKnown+len(fresh))
}

// fresh returns the articles that are new since then.
func (l *Library) fresh(ctx context.Context, since model.Since) ([]across.Arrival, error) {
	if !since.Last {
		var n *query.Node
		if !since.Time.IsZero() {
			n = &query.Node{Term: &query.Leaf{Field: query.Published, From: since.Time.Format(time.DateOnly)}}
		}
		found, err := l.matching(ctx, n, togetherFresh)
		all := make([]across.Arrival, len(found))
		for i, b := range found {
			all[i].Brief = b
		}
		return all, err
	}
	visit, err := l.SinceVisit(ctx, togetherFresh)
	if err != nil {
		return nil, err
	}
	all := make([]across.Arrival, len(visit.Fresh))
	for i, b := range visit.Fresh {
		all[i].Brief = b
		if known := visit.Known[b.ID]; known > 0 {
			all[i].From, all[i].To = known, visit.Versions[b.ID]
			if all[i].Before, err = l.store.Version(ctx, b.ID, known); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}
