package remote

import (
	"sync"
	"time"
)

// idler warns after a while, and acts a while after that, unless it is touched.
type idler struct {
	first, second time.Duration
	warn, act     func()

	mu      sync.Mutex
	timer   *time.Timer
	warned  bool
	stopped bool
}

func newIdler(first, second time.Duration, warn, act func()) *idler {
	i := &idler{first: first, second: second, warn: warn, act: act}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.timer = time.AfterFunc(first, i.fire)
	return i
}

func (i *idler) fire() {
	i.mu.Lock()
	defer i.mu.Unlock()
	switch {
	case i.stopped:
	case i.warned:
		go i.act()
	default:
		i.warned = true
		i.timer.Reset(i.second)
		go i.warn()
	}
}

// touch begins the wait anew.
func (i *idler) touch() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.stopped {
		i.warned = false
		i.timer.Reset(i.first)
	}
}

func (i *idler) stop() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.stopped = true
	i.timer.Stop()
}
