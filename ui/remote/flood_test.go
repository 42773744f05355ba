package remote

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/hinshun/vt10x"
	gossh "golang.org/x/crypto/ssh"
)

// knock connects and says nothing.
func (h *host) knock() net.Conn {
	h.Helper()
	c, err := net.Dial("tcp", h.address)
	if err != nil {
		h.Fatal(err)
	}
	h.Cleanup(func() { _ = c.Close() })
	return c
}

// hungUp waits until the other side has closed a connection.
func hungUp(t *testing.T, c net.Conn) {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("the connection is held open")
	}
}

func TestWhoSaysNothingIsHungUpOn(t *testing.T) {
	key := newKey(t)
	for name, say := range map[string]string{"silence": "", "a version only": "SSH-2.0-x\r\n", "half a version": "SSH-2"} {
		t.Run(name, func(t *testing.T) {
			h := serve(t, func(o *Options) { o.Limits.Login = 100 * time.Millisecond }, listing(key, "ada"))
			c := h.knock()
			if _, err := io.WriteString(c, say); err != nil {
				t.Fatal(err)
			}
			hungUp(t, c)
		})
	}
}

func TestWhoLogsInAndAsksNothingIsHungUpOn(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Start = 100 * time.Millisecond }, listing(key, "ada"))
	if err := h.enter(key).Wait(); err == nil {
		t.Error("closed without an error")
	}
	c := h.enter(key)
	_, _ = c.NewSession() // and who opens a session and leaves it at that
	if err := c.Wait(); err == nil {
		t.Error("closed without an error")
	}
}

func TestOneAddressCannotTakeAllPlaces(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.PerAddress = 3 }, listing(key, "ada"))
	silent := []net.Conn{h.knock(), h.knock(), h.knock()}
	hungUp(t, h.knock()) // the fourth
	if err := silent[0].Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 { // who has logged in does not count any more
		h.becomes("there is a place to log in at", func() bool {
			_, waiting := h.server.door.size()
			return waiting < 3
		})
		h.enter(key)
	}
}

// TestFloodLeavesRoom: silent connections fill the place for those who log in,
// and a reader gets in all the same.
func TestFloodLeavesRoom(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.PerAddress, o.Limits.LoggingIn, o.Limits.Connections = 1000, 4, 8 }, listing(key, "ada"))
	first := h.knock()
	for range 100 {
		h.knock()
	}
	hungUp(t, first) // the oldest makes room
	h.enter(key)
	if open, waiting := h.server.door.size(); open > 8 || waiting > 4 {
		t.Errorf("%d connections open, %d waiting", open, waiting)
	}
	for range 3 {
		h.enter(key)
	}
}

func TestConnectionsAreCounted(t *testing.T) {
	d := newDoor(nil, Limits{PerAddress: 2, LoggingIn: 3, Connections: 4, Start: time.Hour, Stalled: time.Hour}, &counters{})
	from := func(address string) *fake {
		return &fake{from: net.TCPAddrFromAddrPort(netip.MustParseAddrPort(address))}
	}
	in := func(address string) *line {
		t.Helper()
		l, oldest := d.admit(from(address))
		if oldest != nil {
			t.Fatalf("%s pushes somebody out", address)
		}
		return l
	}
	a, b := in("[2001:db8::1]:1"), in("[2001:db8::2]:1") // one network
	if a == nil || b == nil {
		t.Fatal("refused")
	}
	if in("[2001:db8::3]:1") != nil {
		t.Error("a third of one network is let in")
	}
	c := in("192.0.2.1:1")
	l, oldest := d.admit(from("[::ffff:192.0.2.1]:2")) // the same address as c
	if l == nil || oldest != a {
		t.Errorf("the oldest does not make room: %v, %v", l, oldest)
	}
	for _, x := range []*line{b, c, l} {
		x.login(nil)
	}
	d2 := in("198.51.100.1:1")
	d2.login(nil)
	if l, oldest := d.admit(from("198.51.100.1:2")); l != nil || oldest != nil {
		t.Error("a fifth connection is let in")
	}
	for _, x := range []*line{a, b, c, l, d2} {
		_ = x.Close()
		_ = x.Close()
	}
	if open, waiting := d.size(); open != 0 || waiting != 0 || len(d.from) != 0 {
		t.Errorf("left over: %d open, %d waiting, %v", open, waiting, d.from)
	}
}

type fake struct {
	net.Conn
	from net.Addr
}

func (f *fake) RemoteAddr() net.Addr { return f.from }
func (f *fake) Close() error         { return nil }

func TestNoSeat(t *testing.T) {
	ada, bob := newKey(t), newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Sessions, o.Limits.PerReader = 2, 1 }, listing(ada, "ada"), listing(bob, "bob"))
	a := open(t, h.enter(ada), 80, 10)
	a.shows("reader ada")
	again := open(t, h.enter(ada), 80, 10)
	again.said("you have as many sessions open as you may")
	if code := again.ends(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	b := open(t, h.enter(bob), 80, 10)
	b.shows("reader bob")
	open(t, h.enter(bob), 80, 10).said("every seat is taken; try again later")
	a.press("q")
	a.ends()
	open(t, h.enter(ada), 80, 10).shows("reader ada")
}

func TestTwoSessionsOnAConnection(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	c := h.enter(key)
	first, second := open(t, c, 80, 10), open(t, c, 80, 10)
	first.shows("reader ada")
	second.shows("reader ada")
	if _, err := c.NewSession(); err == nil {
		t.Error("a third session is let in")
	}
	first.press("q")
	first.ends()
	second.press("j")
	second.shows("keys [j]")
}

// TestTerminalSizes: what a client says of its terminal is not believed.
func TestTerminalSizes(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	for _, row := range []struct {
		name          string
		width, height int
		want          string
	}{
		{"a thousand million squared", 1e9, 1e9, "size 500x200"},
		{"all bits", 1<<32 - 1, 1<<32 - 1, "size 500x200"},
		{"nothing", 0, 0, "size 80x24"},
		{"one cell high", 80, 1, ""},
		{"one cell", 1, 1, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := h.enter(key)
			session, err := c.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			s := &terminal{TB: t, session: session, vt: vt10x.New(vt10x.WithSize(500, 200)), changed: make(chan struct{}), ended: make(chan error, 1)}
			if err := session.RequestPty("xterm", row.height, row.width, nil); err != nil {
				t.Fatal(err)
			}
			if s.in, err = session.StdinPipe(); err != nil {
				t.Fatal(err)
			}
			session.Stdout = s
			if err := session.Shell(); err != nil {
				t.Fatal(err)
			}
			go func() { s.ended <- session.Wait() }()
			if row.want != "" {
				s.shows(row.want)
			}
			for range 50 { // the newest wins
				if err := session.WindowChange(1<<31, 1<<31); err != nil {
					t.Fatal(err)
				}
			}
			if err := session.WindowChange(20, 100); err != nil {
				t.Fatal(err)
			}
			s.shows("size 100x20")
			s.press("q")
			s.ends()
		})
	}
}

// TestResizes: a flood of them is told to the program a few times, and the
// newest arrives.
func TestResizes(t *testing.T) {
	key := newKey(t)
	program := make(chan *probe, 1)
	h := serve(t, func(o *Options) {
		o.Open = func(Visit) (Desk, error) {
			p := &probe{}
			program <- p
			return Desk{Model: p}, nil
		}
	}, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	s.resize(500, 200)
	p := <-program
	begin := time.Now()
	for i := range 5000 {
		if err := s.session.WindowChange(10+i%50, 100+i%50); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.session.WindowChange(24, 90); err != nil {
		t.Fatal(err)
	}
	s.shows("size 90x24")
	s.press("q")
	s.ends()
	if most := 3 + int(time.Since(begin).Seconds()*20); p.sizes > most {
		t.Errorf("%d sizes were told, at most %d may", p.sizes, most)
	}
}

// TestResizeBeforeShell: resizes may come before anything runs; wish blocks on
// the second one for good.
func TestResizeBeforeShell(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	for range 20 {
		c := h.enter(key)
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
			t.Fatal(err)
		}
		for range 20 {
			if err := s.WindowChange(25, 90); err != nil {
				t.Fatal(err)
			}
		}
		_ = c.Close() // and leave; TestMain looks for what stays behind
	}
	s, err := h.enter(key).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.WindowChange(25, 90); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s.Stdout, s.Stdin = &out, strings.NewReader("")
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
}

// TestHostileInput: the server and the session live on.
func TestHostileInput(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Input = 1 << 20 }, listing(key, "ada"))
	for name, input := range map[string]string{
		"thousands of parameters":               "\x1b[" + strings.Repeat("1;", 5000) + "m",
		"thousands of sub-parameters":           "\x1b[" + strings.Repeat("1:", 5000) + "u",
		"thousands of parameters, no end":       "\x1b[" + strings.Repeat("1;", 5000) + "\x1b",
		"parameters of a device control":        "\x1bP" + strings.Repeat("1;", 5000) + "q\x1b\\",
		"a long operating system command":       "\x1b]11;" + strings.Repeat("x", 50000) + "\x07",
		"an application command without end":    "\x1b_" + strings.Repeat("x", 50000) + "\x1b\\",
		"C1 controls":                           "\x9b" + strings.Repeat("1;", 100) + "m\x90\x9d",
		"C1 controls in UTF-8":                  "\u009b" + strings.Repeat("1;", 100) + "m\u0090\u009d",
		"escapes only":                          strings.Repeat("\x1b", 5000),
		"broken UTF-8":                          strings.Repeat("\xf0\x9f", 1000),
		"a number beyond all":                   "\x1b[" + strings.Repeat("9", 60) + ";5u",
		"a mouse far away":                      "\x1b[<0;999999999;999999999M",
		"a paste larger than it may be":         "\x1b[200~" + strings.Repeat("y", 200<<10) + "\x1b[201~",
		"a paste in a paste":                    "\x1b[200~\x1b[200~z\x1b[201~\x1b[201~",
		"answers to questions nobody has asked": "\x1b[1;1R\x1b]11;rgb:0/0/0\x07\x1bP1+r524742=38\x1b\\\x1b[?1;2c\x1b[?2026;2$y",
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, h.enter(key), 80, 10)
			s.shows("reader ada")
			s.press(input)
			s.press("\x1b\x1b[Z") // whatever it was, it is over
			s.shows("shift+tab")
			s.press("q")
			if code := s.ends(); code != 0 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// TestInputIsSlowedDown: a client that sends without end is read at a pace.
func TestInputIsSlowedDown(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Limits.Input = 1000 }, listing(key, "ada"))
	s := open(t, h.enter(key), 80, 10)
	s.shows("reader ada")
	begin := time.Now()
	go func() {
		_, _ = s.in.Write(bytes.Repeat([]byte("\x1b[200~xxxxxxxxxx"), 1<<20))
	}()
	h.becomes("some of it is read", func() bool { return h.server.count.received.Load() > 1500 })
	got := h.server.count.received.Load()
	if most := int64(1000*(2+time.Since(begin).Seconds())) + 4096; got > most {
		t.Errorf("read %d bytes, at most %d may", got, most)
	}
	_ = s.session.Close()
}

// TestSlowReader: a client that takes nothing is given up on, and others are not
// kept waiting.
func TestSlowReader(t *testing.T) {
	slow, other := newKey(t), newKey(t)
	h := serve(t, func(o *Options) {
		o.Limits.Stalled = 200 * time.Millisecond
		o.Commands = map[string]Command{"endless": {Run: func(_ context.Context, c Call) int {
			page := make([]byte, 64<<10)
			for {
				if _, err := c.Out.Write(page); err != nil {
					return 1
				}
			}
		}}}
	}, listing(slow, "ada"), listing(other, "bob"))
	c := h.enter(slow)
	ch, requests, err := c.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go gossh.DiscardRequests(requests)
	if ok, err := ch.SendRequest("exec", true, gossh.Marshal(struct{ Line string }{"endless"})); err != nil || !ok {
		t.Fatalf("exec: %v, %v", ok, err)
	}
	neighbour := open(t, h.enter(other), 80, 10) // nothing of ch is ever read
	neighbour.press("j")
	neighbour.shows("keys [j]")
	h.logged(`"reason":"stalled"`)
	if err := c.Wait(); err == nil {
		t.Error("the connection ended without an error")
	}
}

// TestRefusedChannels: a hundred thousand of them are not kept.
func TestRefusedChannels(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	c := h.enter(key)
	before := heap()
	for range 20000 {
		if _, _, err := c.OpenChannel("nonsense", nil); err == nil {
			t.Fatal("it is granted")
		}
	}
	if grown := heap() - before; grown > 8<<20 {
		t.Errorf("memory grew by %d bytes", grown)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestManyVariables: most are refused, and nothing of them is kept.
func TestManyVariables(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	s, err := h.enter(key).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	granted := 0
	for range 2 * maxRequests {
		if s.Setenv("LC_ALL", "C") == nil {
			granted++
		}
	}
	if granted > maxVariables {
		t.Errorf("%d variables are taken", granted)
	}
	if err := s.Shell(); err == nil {
		t.Error("the session is still open after so many requests")
	}
}

var _ tea.Model = (*contained)(nil)
