package remote

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sync/errgroup"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/uitest"
)

func TestDeskOpens(t *testing.T) {
	key := newKey(t)
	brief := uitest.Brief(t)
	h := serve(t, func(o *Options) {
		o.Open = func(v Visit) (Desk, error) {
			lib := &uitest.Library{Briefs: []*model.Brief{brief}}
			app := ui.New(ui.Options{Library: lib, Context: v.Context, Remote: true})
			return Desk{Model: app, Close: func(ctx context.Context, _ bool) error { return app.Close(ctx) }}, nil
		}
	}, listing(key, "ada"))
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 20}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			s := open(t, h.enter(key), size[0], size[1])
			s.shows(brief.Headline[:20])
			s.press("\r")
			s.shows(strings.Fields(brief.Text)[0])
			s.press("\x03")
			if code := s.ends(); code != 0 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

func TestSession(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	s := open(t, h.enter(key), 100, 10, "LANG=en_GB.UTF-8", "LC_TIME=de", "COLORTERM=truecolor")
	s.shows("reader ada size 100x10")
	s.shows("env [LANG=en_GB.UTF-8 LC_TIME=de COLORTERM=truecolor TERM=xterm-256color]")
	s.shows("TrueColor")
	s.press("jk")
	s.shows("keys [jk]")
	s.press("\x1b[200~pasted\x1b[201~")
	s.shows("keys [paste of 6]")
	s.resize(70, 12)
	if err := s.session.WindowChange(12, 70); err != nil {
		t.Fatal(err)
	}
	s.shows("size 70x12")
	s.press("ZE") // suspending and executing: nothing happens
	s.press("q")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	h.logged(`"reason":"quit"`)
	if log, _ := h.log.state(); strings.Contains(log, "TERM=") {
		t.Errorf("the log tells the environment:\n%s", log)
	}
}

func TestNoColor(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	s := open(t, h.enter(key), 100, 10, "NO_COLOR=1")
	s.shows("Ascii")
}

// TestFaults: a panic ends its session with a message and a log line, and the
// others do not notice.
func TestFaults(t *testing.T) {
	for key, where := range map[string]string{
		"U": "update", "C": "command", "B": "command", "S": "command", "V": "view",
	} {
		t.Run("panic in a "+where+" by "+key, func(t *testing.T) {
			mine, other := newKey(t), newKey(t)
			h := serve(t, nil, listing(mine, "ada"), listing(other, "bob"))
			neighbour := open(t, h.enter(other), 80, 10)
			neighbour.shows("reader bob")
			s := open(t, h.enter(mine), 80, 10)
			s.shows("reader ada")
			s.press(key)
			s.said("something went wrong in this session")
			if code := s.ends(); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			log := h.logged(`"msg":"fault"`)
			if !strings.Contains(log, `"where":"`+where+`"`) {
				t.Errorf("the log does not say where:\n%s", log)
			}
			if strings.Contains(log, "secret") {
				t.Errorf("the log holds what the panic said:\n%s", log)
			}
			neighbour.press("j")
			neighbour.shows("keys [j]")
		})
	}
}

func TestOpenFails(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) {
		o.Open = func(Visit) (Desk, error) { panic(errHarm) }
	}, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	if code := s.ends(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	h.logged(`"where":"session"`)
}

// kept counts how programs were closed.
type kept struct {
	mu      sync.Mutex
	left    []bool
	changed chan struct{}
}

func newKept() *kept { return &kept{changed: make(chan struct{})} }

func (k *kept) open(v Visit) (Desk, error) {
	return Desk{Model: &probe{reader: v.Reader}, Close: func(ctx context.Context, left bool) error {
		k.mu.Lock()
		defer k.mu.Unlock()
		if ctx.Err() == nil {
			k.left = append(k.left, left)
		}
		close(k.changed)
		k.changed = make(chan struct{})
		return nil
	}}, nil
}

func (k *kept) state() (string, <-chan struct{}) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return fmt.Sprint(k.left), k.changed
}

// TestStored: however a session ends, the program is closed and can store.
func TestStored(t *testing.T) {
	for _, row := range []struct {
		name string
		end  func(h *host, s *terminal, drop func())
		left string
	}{
		{"the reader quits", func(_ *host, s *terminal, _ func()) { s.press("q") }, "[true]"},
		{"the line drops", func(_ *host, _ *terminal, drop func()) { drop() }, "[false]"},
		{"the terminal is closed", func(_ *host, s *terminal, _ func()) { _ = s.session.Close() }, "[false]"},
		{"the input ends", func(_ *host, s *terminal, _ func()) { _ = s.in.Close() }, "[false]"},
		{"the program panics", func(_ *host, s *terminal, _ func()) { s.press("U") }, "[false]"},
		{"the server stops", func(h *host, _ *terminal, _ func()) { h.stop() }, "[false]"},
		{"the key is taken out", func(h *host, _ *terminal, _ func()) { put(h, h.keysFile(), "# nobody\n") }, "[false]"},
	} {
		t.Run(row.name, func(t *testing.T) {
			key, k := newKey(t), newKept()
			h := serve(t, func(o *Options) { o.Open = k.open }, listing(key, "ada"))
			c := h.enter(key)
			s := open(t, c, 80, 10)
			s.shows("reader ada")
			row.end(h, s, func() { _ = c.Close() })
			until(t, "the program is closed", k.state, func(s string) bool { return s == row.left })
		})
	}
}

func TestStop(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	s.shows("reader ada")
	go h.stop()
	s.said("the server is stopping; what you did is kept")
	if code := s.ends(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	<-h.stopped
	if _, err := h.dial("ada"); err == nil {
		t.Error("a stopped server lets somebody in")
	}
}

func TestIdle(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Idle, o.Limits.Warning = 2*time.Second, time.Second }, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	s.said("no key pressed for a while: this closes in 1s")
	s.said("no key was pressed for 2s")
	if code := s.ends(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	h.logged(`"reason":"idle"`)
}

func TestIdlerStartsAnewWithEachKey(t *testing.T) {
	warned, acted := make(chan struct{}, 10), make(chan struct{}, 10)
	i := newIdler(time.Hour, time.Hour, func() { warned <- struct{}{} }, func() { acted <- struct{}{} })
	defer i.stop()
	i.fire()
	<-warned
	i.touch()
	i.fire() // it warns again, and does not act
	<-warned
	i.fire()
	<-acted
	i.stop()
	i.fire()
	i.touch()
	if len(warned)+len(acted) > 0 {
		t.Error("it goes on after it was stopped")
	}
}

func TestTotal(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Total = 200 * time.Millisecond }, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	s.said("a session ends after 200ms")
	s.ends()
	h.logged(`"reason":"expired"`)
}

func TestRevoke(t *testing.T) {
	ada, bob, cleo := newKey(t), newKey(t), newKey(t)
	h := serve(t, nil, listing(ada, "ada"), listing(bob, "bob"))
	a, b := open(t, h.enter(ada), 80, 10), open(t, h.enter(bob), 80, 10)
	a.shows("reader ada")
	b.shows("reader bob")
	if _, err := h.dial("cleo", publicKeys(cleo)); err == nil {
		t.Fatal("a key that is not listed is let in")
	}
	put(t, h.keysFile(), listing(bob, "bob")+listing(cleo, "cleo"))
	a.said("your key is not listed any more")
	if code := a.ends(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if _, err := h.dial("ada", publicKeys(ada)); err == nil {
		t.Error("a key that was taken out is let in")
	}
	c := open(t, h.enter(cleo), 80, 10)
	c.shows("reader cleo")
	b.press("j")
	b.shows("keys [j]") // who stays does not notice

	// A file that cannot be taken lets nobody new in; who is in stays.
	put(t, h.keysFile(), listing(bob, "bob")+"nonsense\n")
	h.logged("key files cannot be taken")
	if _, err := h.dial("bob", publicKeys(bob)); err == nil {
		t.Error("a broken keys file lets somebody in")
	}
	b.press("k")
	b.shows("keys [jk]")
	put(t, h.keysFile(), listing(bob, "bob"))
	c.said("your key is not listed any more")
	open(t, h.enter(bob), 80, 10).shows("reader bob")
}

// TestNameDoesNotDecide: the key says who it is, whatever login name is given,
// and whichever other keys were offered before.
func TestNameDoesNotDecide(t *testing.T) {
	ada, bob, unlisted := newKey(t), newKey(t), newKey(t)
	h := serve(t, func(o *Options) { o.Anonymous = true }, listing(ada, "ada"), listing(bob, "bob"))
	c, err := h.dial("bob", publicKeys(unlisted, ada))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	open(t, c, 80, 10).shows("reader ada")
}

// TestManyAtOnce: readers at once, each with a program of their own.
func TestManyAtOnce(t *testing.T) {
	const n = 12
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.PerReader = n }, listing(key, "ada"))
	c := make([]*terminal, n)
	for i := range c {
		c[i] = open(t, h.enter(key), 80, 10)
	}
	var g errgroup.Group
	for i, s := range c {
		g.Go(func() error {
			keys := strings.Repeat(string(rune('a'+i)), 20)
			s.press(keys)
			s.shows("keys [" + keys + "]")
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
}

var _ tea.Model = (*probe)(nil)
