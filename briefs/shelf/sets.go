package shelf

import (
	"context"
	"slices"
	"sync"

	"github.com/lede-reader/lede/briefs/across"
)

// sets remember the last sets of articles that questions over all articles were
// asked of: their makings (stories, names, quantities) take most of the time of
// an answer, and who asks for a story often asks for its timeline, or comes back
// to it. They hold until anything is written to the library, by any process.
type sets struct {
	mu    sync.Mutex
	state int64     // of the library, as [store.Status] tells it
	made  []madeSet // the last one used first
}

// madeSet is a set and what it was made for.
type madeSet struct {
	reader, of string
	set        *across.Set
	id         string // of the article that the set was made around, if there is one
}

// maxSets is how many sets are remembered. Each holds some hundred articles.
const maxSets = 3

// remembered returns the set that was made for a question of the reader, or
// makes it.
func (l *Library) remembered(ctx context.Context, of string, set func() (s *across.Set, id string, err error)) (s *across.Set, id string, err error) {
	status, err := l.store.Status(ctx)
	if err != nil {
		return nil, "", err
	}
	if m, known := l.sets.find(status.State, l.reader, of); known {
		return m.set, m.id, nil
	}
	if s, id, err = set(); err != nil {
		return nil, "", err
	}
	l.sets.keep(status.State, madeSet{l.reader, of, s, id})
	return s, id, nil
}

// find returns a set that was made of the library in the state.
func (s *sets) find(state int64, reader, of string) (m madeSet, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != state {
		s.state, s.made = state, nil
	}
	i := slices.IndexFunc(s.made, func(m madeSet) bool { return m.reader == reader && m.of == of })
	if i < 0 {
		return m, false
	}
	m = s.made[i]
	s.made = slices.Insert(slices.Delete(s.made, i, i+1), 0, m)
	return m, true
}

func (s *sets) keep(state int64, m madeSet) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != state {
		return
	}
	s.made = slices.Insert(s.made, 0, m)
	if len(s.made) > maxSets {
		s.made = slices.Delete(s.made, maxSets, len(s.made))
	}
}
