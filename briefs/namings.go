package briefs

import (
	"cmp"
	"context"
	"slices"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Namings returns what the reader said of pairs of names, by name. A library in
// memory remembers it for the session.
func (l *Library) Namings(context.Context) ([]model.Naming, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said(), nil
}

// said is what the reader said of names, in order. The caller holds the mutex.
func (l *Library) said() []model.Naming {
	all := make([]model.Naming, 0, len(l.namings))
	for _, n := range l.namings {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b model.Naming) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Other, b.Other)) })
	return all
}

// name keeps what a change says of two names, or takes it back, and returns the
// opposite: what was said before. The caller holds the mutex and has checked that
// they are two names.
func (l *Library) name(c model.Change) model.Change {
	first, second, _ := store.NamePair(c.Value, c.Other)
	pair := [2]string{first, second}
	back := c
	back.Undo = true
	was, said := l.namings[pair]
	if said {
		back.Kind, back.Undo = store.NamingKind(was.Same), false
	}
	same, _ := store.Same(c.Kind)
	switch {
	case !c.Undo:
		if l.namings == nil {
			l.namings = make(map[[2]string]model.Naming)
		}
		l.namings[pair] = model.Naming{Name: c.Value, Other: c.Other, Same: same}
	case said && was.Same == same:
		delete(l.namings, pair)
	}
	l.facts++
	return back
}

// Names returns the actors with a name of which words begin as typed, the most
// printed first, at most limit.
func (l *Library) Names(ctx context.Context, typed string, limit int) ([]model.NameUse, error) {
	s, err := l.Together(ctx)
	if err != nil {
		return nil, err
	}
	return s.Names(typed, limit), nil
}
