package remote

import "sync"

// seats are the sessions that run.
type seats struct {
	limits Limits

	mu     sync.Mutex
	all    map[*seat]struct{}
	closed bool
	empty  chan struct{} // closed when no session is left after close
}

// add gives a session a seat. Where there is none, it says why.
func (s *seats) add(t *seat) (why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	same := 0
	for o := range s.all {
		if o.reader == t.reader {
			same++
		}
	}
	switch {
	case s.closed:
		return "the server is stopping; try again later"
	case len(s.all) >= s.limits.Sessions:
		return "every seat is taken; try again later"
	case !t.reader.Anonymous && same >= s.limits.PerReader:
		return "you have as many sessions open as you may; close one"
	}
	s.all[t] = struct{}{}
	return ""
}

// remove takes a session out that had a seat; its client knows that it is over.
func (s *seats) remove(t *seat) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, in := s.all[t]; !in {
		return
	}
	delete(s.all, t)
	if s.closed && len(s.all) == 0 {
		close(s.empty)
	}
}

// close ends the sessions with a terminal, lets no new one in, and returns a
// channel that is closed when the last session has ended.
func (s *seats) close() <-chan struct{} {
	s.mu.Lock()
	s.closed, s.empty = true, make(chan struct{})
	if len(s.all) == 0 {
		close(s.empty)
	}
	s.mu.Unlock()
	for _, t := range s.list() {
		if t.command == "" {
			t.end(stopping)
		}
	}
	return s.empty
}

func (s *seats) list() []*seat {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]*seat, 0, len(s.all))
	for t := range s.all {
		all = append(all, t)
	}
	return all
}

func (s *seats) len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.all)
}
