package remote

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/hinshun/vt10x"
	"go.uber.org/goleak"
	gossh "golang.org/x/crypto/ssh"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience bounds every wait of a test: what it waits for is overdue then. It is
// no measure of anything.
const patience = 30 * time.Second

// host is a running server.
type host struct {
	*testing.T
	server  *Server
	address string
	dir     string
	log     *record
	stop    func() // ends it and waits until it has ended
	stopped chan struct{}
}

// record is a log that can be waited on.
type record struct {
	mu      sync.Mutex
	text    bytes.Buffer
	changed chan struct{}
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.changed)
	r.changed = make(chan struct{})
	return r.text.Write(p)
}

func (r *record) state() (string, <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String(), r.changed
}

// until waits until a state that changes is as it should be.
func until(t testing.TB, what string, state func() (string, <-chan struct{}), ok func(string) bool) string {
	t.Helper()
	overdue := time.NewTimer(patience)
	defer overdue.Stop()
	for {
		s, changed := state()
		if ok(s) {
			return s
		}
		select {
		case <-changed:
		case <-overdue.C:
			t.Fatalf("%s: not within %s; now:\n%s", what, patience, s)
		}
	}
}

func contains(what string) func(string) bool {
	return func(s string) bool { return strings.Contains(s, what) }
}

// logged waits for a word in the log.
func (h *host) logged(what string) string {
	h.Helper()
	return until(h, "log holds "+what, h.log.state, contains(what))
}

// becomes waits until something that tells nobody of its changes is so.
func (h *host) becomes(what string, so func() bool) {
	h.Helper()
	until(h, what, func() (string, <-chan struct{}) {
		soon := make(chan struct{})
		time.AfterFunc(time.Millisecond, func() { close(soon) })
		return fmt.Sprint(so()), soon
	}, contains("true"))
}

// newKey makes a client's key.
func newKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// listing is a line of the keys file.
func listing(key gossh.Signer, name string) string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey()))) + " " + name + "\n"
}

// put writes a file as a whole, as careful operators do.
func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

func (h *host) keysFile() string { return filepath.Join(h.dir, "keys") }

// serve starts a server that lets some keys in.
func serve(t *testing.T, change func(*Options), keys ...string) *host {
	t.Helper()
	h := &host{T: t, dir: t.TempDir(), log: &record{changed: make(chan struct{})}, stopped: make(chan struct{})}
	put(t, h.keysFile(), strings.Join(keys, ""))
	roster, err := NewRoster(h.keysFile(), "")
	if err != nil {
		t.Fatal(err)
	}
	key, err := HostKey(filepath.Join(h.dir, "ssh", "host_key"))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		HostKey: key, Roster: roster, Open: openProbe,
		Limits: Limits{Poll: 5 * time.Millisecond, Drain: patience},
		Log:    slog.New(slog.NewJSONHandler(h.log, nil)),
	}
	if change != nil {
		change(&o)
	}
	if h.server, err = New(o); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer close(h.stopped)
		if err := h.server.Serve(ctx, l); err != nil {
			t.Errorf("serve: %v", err)
		}
	}()
	h.stop = func() {
		cancel()
		<-h.stopped
	}
	t.Cleanup(h.stop)
	return h
}

// dial logs in.
func (h *host) dial(user string, auth ...gossh.AuthMethod) (*gossh.Client, error) {
	return gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: user, Auth: auth, Timeout: patience,
		HostKeyCallback: gossh.FixedHostKey(h.server.opts.HostKey.PublicKey()),
	})
}

// enter logs in with a key that is let in.
func (h *host) enter(key gossh.Signer) *gossh.Client {
	h.Helper()
	c, err := h.dial("somebody", gossh.PublicKeys(key))
	if err != nil {
		h.Fatalf("log in: %v", err)
	}
	h.Cleanup(func() { _ = c.Close() })
	return c
}

// terminal is a session with an emulated terminal.
type terminal struct {
	testing.TB
	session *gossh.Session
	in      io.WriteCloser
	vt      vt10x.Terminal
	ended   chan error // receives what Wait returns

	mu      sync.Mutex
	raw     bytes.Buffer
	changed chan struct{}
}

func (s *terminal) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw.Write(p)
	close(s.changed)
	s.changed = make(chan struct{})
	return s.vt.Write(p)
}

func (s *terminal) screen() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.vt.String(), s.changed
}

func (s *terminal) bytes() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String(), s.changed
}

// shows waits for a text on the screen.
func (s *terminal) shows(what string) {
	s.Helper()
	until(s, "screen shows "+what, s.screen, contains(what))
}

// said waits for a text in what came, wherever it is by now.
func (s *terminal) said(what string) {
	s.Helper()
	until(s, "terminal got "+what, s.bytes, contains(what))
}

// press sends keys.
func (s *terminal) press(keys string) {
	s.Helper()
	if _, err := io.WriteString(s.in, keys); err != nil {
		s.Fatalf("press %q: %v", keys, err)
	}
}

// ends waits until the session has ended and returns its exit code, -1 when the
// line dropped.
func (s *terminal) ends() int {
	s.Helper()
	select {
	case err := <-s.ended:
		var exit *gossh.ExitError
		switch {
		case err == nil:
			return 0
		case errors.As(err, &exit):
			return exit.ExitStatus()
		}
		return -1
	case <-time.After(patience):
		text, _ := s.screen()
		s.Fatalf("session does not end; screen:\n%s", text)
	}
	return -1
}

// open opens the program on a terminal of a size.
func open(t testing.TB, c *gossh.Client, width, height int, environ ...string) *terminal {
	t.Helper()
	session, err := c.NewSession()
	if err != nil {
		t.Fatalf("session: %v", err)
	}
	s := &terminal{TB: t, session: session, vt: vt10x.New(vt10x.WithSize(width, height)), changed: make(chan struct{}), ended: make(chan error, 1)}
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if err := session.Setenv(name, value); err != nil {
			t.Fatalf("set %s: %v", e, err)
		}
	}
	if err := session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		t.Fatalf("terminal: %v", err)
	}
	if s.in, err = session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	session.Stdout, session.Stderr = s, s
	if err := session.Shell(); err != nil {
		t.Fatalf("shell: %v", err)
	}
	go func() { s.ended <- session.Wait() }()
	return s
}

// resize makes the emulated screen larger or smaller.
func (s *terminal) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.vt.Resize(width, height)
}

// probe is a program that shows what it gets. Some of its keys do harm.
type probe struct {
	reader        Reader
	environ       []string
	width, height int
	keys          string
	sizes         int
	notice        string
	view          string
	profile       string
}

func openProbe(v Visit) (Desk, error) {
	return Desk{Model: &probe{reader: v.Reader, environ: v.Environ}}, nil
}

func (p *probe) Init() tea.Cmd { return nil }

func (p *probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
		p.sizes++
	case tea.ColorProfileMsg:
		p.profile = msg.String()
	case tea.PasteMsg:
		p.keys = fmt.Sprintf("paste of %d", len(msg.Content))
	case tea.KeyPressMsg:
		return p, p.key(msg.String())
	default:
		if text := fmt.Sprintf("%+v", msg); strings.Contains(text, "no key pressed") {
			p.notice = text
		}
	}
	return p, nil
}

// errHarm is what the probe panics with.
var errHarm = errors.New("secret words of an article")

func (p *probe) key(k string) tea.Cmd {
	p.keys += k
	p.keys = p.keys[max(0, len(p.keys)-40):]
	harm := func() tea.Msg { panic(errHarm) }
	switch k {
	case "q":
		return tea.Quit
	case "U":
		panic(errHarm)
	case "C":
		return harm
	case "B":
		return tea.Batch(harm, harm)
	case "S":
		return tea.Sequence(tea.Batch(harm, nil), harm)
	case "V":
		p.view = "\x1b[" + strings.Repeat("1;", 40) + "m"
	case "Z":
		return tea.Suspend
	case "E":
		return tea.ExecProcess(nil, nil)
	}
	return nil
}

func (p *probe) View() tea.View {
	v := tea.NewView(fmt.Sprintf("reader %s size %dx%d keys [%s]\nenv %v\n%s\n%s%s", p.reader.Name, p.width, p.height, p.keys, p.environ, p.profile, p.notice, p.view))
	v.AltScreen = true
	return v
}
