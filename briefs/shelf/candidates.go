package shelf

import (
	"context"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// The methods of this file find the articles that a view across articles is to
// be made of, by the indexes of the store: so few of a large library that the
// view itself may look at each. They may find too many, never too few, up to
// their limit, and return the newest first; limit 0 means all.

// Naming returns articles in which one name of one actor holds every word of
// the given name.
func (l *Library) Naming(ctx context.Context, name string, limit int) ([]*model.Brief, error) {
	n := naming(name)
	if n == nil {
		return nil, nil
	}
	return l.matching(ctx, n, limit)
}

func naming(name string) *query.Node {
	words := strings.Fields(store.NameKey(name))
	if len(words) == 0 {
		return nil
	}
	return &query.Node{Term: &query.Leaf{Field: query.Who, Words: words}}
}

// tellingActors is how many of an article's actors say what it is about.
const tellingActors = 8

// SharingActors returns articles that name one of the most salient actors of an
// article, the article itself among them.
func (l *Library) SharingActors(ctx context.Context, id string, limit int) ([]*model.Brief, error) {
	b, err := l.Brief(ctx, id)
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range b.Actors[:min(len(b.Actors), tellingActors)] {
		names = append(names, b.Actors[i].Name)
	}
	n, err := l.anyOf(ctx, names, 0)
	if n == nil || err != nil {
		return []*model.Brief{b}, err
	}
	return l.matching(ctx, n, limit)
}

// Stating returns articles that may state the quantities of figures: they count
// something by the same unit and a word in common.
func (l *Library) Stating(ctx context.Context, figures []model.Figure, limit int) ([]*model.Brief, error) {
	n := &query.Node{}
	for i := range figures {
		if one := quantityQuery(&figures[i]); one != nil {
			n.Or = append(n.Or, one)
		}
	}
	if len(n.Or) == 0 {
		return nil, nil
	}
	return l.matching(ctx, n, limit)
}

// matching returns the newest articles that answer, as [Library.Brief] does.
func (l *Library) matching(ctx context.Context, n *query.Node, limit int) (all []*model.Brief, err error) {
	for f, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return nil, err
		}
		b, err := l.finish(ctx, f.Brief)
		if err != nil {
			return nil, err
		}
		if all = append(all, b); len(all) == limit {
			break
		}
	}
	return all, nil
}

// Visit is what came since a reader's last visit.
type Visit struct {
	Before   int64          // revision of the library at the last visit; 0: this is the first
	Now      int64          // its revision now: an article came or changed for each number between
	Fresh    []*model.Brief // what came or changed, newest first
	Versions map[string]int // of the fresh articles by ID
	Known    map[string]int // the version at the last visit; 0 for an article that came afterwards
	Names    []store.Named  // actors that came up for the first time
}

// newNames is how many new actors a visit tells of.
const newNames = 200

// SinceVisit returns what came since the reader's last visit, which
// [Library.Seen] moves on. On a first visit nothing is new.
func (l *Library) SinceVisit(ctx context.Context, limit int) (v Visit, err error) {
	status, err := l.store.Status(ctx)
	if err != nil {
		return v, err
	}
	v.Now = status.Revision
	if v.Before, err = l.store.Visit(ctx, l.reader, 0); err != nil || v.Before == 0 || v.Before >= v.Now {
		return v, err
	}
	v.Versions = make(map[string]int)
	for f, err := range l.store.Since(ctx, l.reader, v.Before) {
		if err != nil {
			return v, err
		}
		b, err := l.finish(ctx, f.Brief)
		if err != nil {
			return v, err
		}
		v.Versions[b.ID] = f.Version
		if v.Fresh = append(v.Fresh, b); len(v.Fresh) == limit {
			break
		}
	}
	if v.Known, err = l.knownVersions(ctx, &v, limit == 0 || len(v.Fresh) < limit); err != nil {
		return v, err
	}
	v.Names, err = l.store.Names(ctx, v.Before, newNames)
	return v, err
}

// Seen notes that the reader has seen the library as of a revision, usually
// that of a [Visit].
func (l *Library) Seen(ctx context.Context, revision int64) error {
	_, err := l.store.Visit(ctx, l.reader, revision)
	return err
}
