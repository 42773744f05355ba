package shelf

import (
	"context"
	"slices"

	"github.com/lede-reader/lede/briefs/across"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Namings returns what the reader said of pairs of names, by name.
func (l *Library) Namings(ctx context.Context) ([]model.Naming, error) {
	return l.store.Namings(ctx, l.reader)
}

// set makes a set of articles, with the names of actors joined as the reader says.
func (l *Library) set(ctx context.Context, found []*model.Brief) (*across.Set, error) {
	namings, err := l.Namings(ctx)
	if err != nil {
		return nil, err
	}
	return across.New(found, namings...), nil
}

// alsoCalled returns names with all that the reader said are of the same actors,
// each once.
func alsoCalled(names []string, namings []model.Naming) []string {
	var all []string
	has := make(map[string]bool)
	add := func(name string) {
		if k := store.NameKey(name); k != "" && !has[k] {
			has[k] = true
			all = append(all, name)
		}
	}
	for _, n := range names {
		add(n)
	}
	for grown := -1; grown < len(all); {
		grown = len(all)
		for _, n := range namings {
			switch {
			case !n.Same:
			case has[store.NameKey(n.Name)]:
				add(n.Other)
			case has[store.NameKey(n.Other)]:
				add(n.Name)
			}
		}
	}
	return all
}

// anyOf asks for articles that name one of several actors, by at most so many
// names; 0 means all. It is nil when nobody is named.
func (l *Library) anyOf(ctx context.Context, names []string, limit int) (*query.Node, error) {
	namings, err := l.Namings(ctx)
	if err != nil {
		return nil, err
	}
	n := &query.Node{}
	for _, name := range alsoCalled(names, namings) {
		if one := naming(name); one != nil && (limit == 0 || len(n.Or) < limit) {
			n.Or = append(n.Or, one)
		}
	}
	if len(n.Or) == 0 {
		return nil, nil
	}
	return n, nil
}

// togetherTyped is how many articles names are looked for in while they are typed.
const togetherTyped = 150

// Names returns the actors with a name of which words begin as typed, those in
// most of the newest articles first, at most limit.
func (l *Library) Names(ctx context.Context, typed string, limit int) ([]model.NameUse, error) {
	found, err := l.Naming(ctx, typed, togetherTyped)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	s, err := l.set(ctx, slices.Clip(found))
	if err != nil {
		return nil, err
	}
	return s.Names(typed, limit), nil
}
