package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
	gossh "golang.org/x/crypto/ssh"
)

// patience bounds every wait: what it waits for is overdue then.
const patience = 30 * time.Second

// watched is a stream that can be waited on.
type watched struct {
	mu      sync.Mutex
	text    bytes.Buffer
	screen  vt10x.Terminal // nil: the text itself counts
	changed chan struct{}
}

func newWatched(screen vt10x.Terminal) *watched {
	return &watched{screen: screen, changed: make(chan struct{})}
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.changed)
	w.changed = make(chan struct{})
	if w.screen != nil {
		_, _ = w.screen.Write(p)
	}
	return w.text.Write(p)
}

// shows waits until the stream shows what a pattern matches, and returns the
// match.
func (w *watched) shows(t *testing.T, pattern string) []string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	overdue := time.NewTimer(patience)
	defer overdue.Stop()
	for {
		w.mu.Lock()
		s, changed := w.text.String(), w.changed
		if w.screen != nil {
			s = w.screen.String()
		}
		w.mu.Unlock()
		if m := re.FindStringSubmatch(s); m != nil {
			return m
		}
		select {
		case <-changed:
		case <-overdue.C:
			t.Fatalf("does not show %s; now:\n%s", pattern, s)
		}
	}
}

// served desk of a test.
type desk struct {
	*testing.T
	dir, address string
	log          *watched
	stop         func()
}

// serveDesk serves a library in a folder to the keys of a keys file.
func serveDesk(t *testing.T, dir string, o serveOptions) *desk {
	t.Helper()
	return serveLibrary(t, dir, filepath.Join(dir, "library"), o)
}

// serveLibrary serves a library, wherever it is, to the keys of a keys file.
func serveLibrary(t *testing.T, dir, library string, o serveOptions) *desk {
	t.Helper()
	o.listen, o.keys, o.users = "127.0.0.1:0", filepath.Join(dir, "keys"), filepath.Join(dir, "users")
	o.sessions, o.perReader = 10, 10
	out, log := newWatched(nil), newWatched(nil)
	a := &app{streams: streams{strings.NewReader(""), out, log}, global: globalOptions{library: library}}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.serve(ctx, o) }()
	d := &desk{T: t, dir: dir, log: log}
	d.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	t.Cleanup(d.stop)
	d.address = out.shows(t, `serving at (\S+)`)[1]
	return d
}

func readerKey(t *testing.T) (gossh.Signer, string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return s, strings.TrimSpace(string(gossh.MarshalAuthorizedKey(s.PublicKey())))
}

func (d *desk) enter(user string, keys ...gossh.Signer) *gossh.Client {
	d.Helper()
	c, err := gossh.Dial("tcp", d.address, &gossh.ClientConfig{
		User: user, Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience, //nolint:gosec // a test's own server
	})
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { _ = c.Close() })
	return c
}

// run runs a command line.
func (d *desk) run(c *gossh.Client, line, in string) (out, errs string, code int) {
	d.Helper()
	s, err := c.NewSession()
	if err != nil {
		d.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	var stdout, stderr bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(in), &stdout, &stderr
	var exit *gossh.ExitError
	var missing *gossh.ExitMissingError
	switch err := s.Run(line); {
	case errors.As(err, &exit):
		code = exit.ExitStatus()
	case errors.As(err, &missing):
		code = -1
	} // any other error is of what was sent to a command that did not read it
	return stdout.String(), stderr.String(), code
}

// open opens the desk on a terminal.
func (d *desk) open(c *gossh.Client) (screen *watched, press func(string)) {
	d.Helper()
	s, err := c.NewSession()
	if err != nil {
		d.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", 30, 100, nil); err != nil {
		d.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		d.Fatal(err)
	}
	screen = newWatched(vt10x.New(vt10x.WithSize(100, 30)))
	s.Stdout, s.Stderr = screen, screen
	if err := s.Shell(); err != nil {
		d.Fatal(err)
	}
	return screen, func(keys string) {
		d.Helper()
		if _, err := io.WriteString(in, keys); err != nil {
			d.Errorf("press %q: %v", keys, err)
		}
	}
}

const harbour = `Harbour levy rises to 45 dollars

The port of Brennick will charge 45 dollars per container from 1 March, the harbour authority said on Monday.

%s
`

// TestServe: what a desk of readers does, from adding an article to stopping the
// server.
func TestServe(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	ada, adaKey := readerKey(t)
	bob, bobKey := readerKey(t)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("keys", adaKey+" ada\n"+bobKey+" bob\n")
	write("users", "ada add,operator "+gossh.FingerprintSHA256(ada.PublicKey())+"\n")
	d := serveDesk(t, dir, serveOptions{anonymous: "read-only"})
	a, b, anybody := d.enter("x", ada), d.enter("x", bob), d.enter("anonymous")
	article := fmt.Sprintf(harbour, strings.Repeat("The quays were busy. ", 400))

	out, errs, code := d.run(a, "add -", article)
	if code != 0 || !strings.HasPrefix(out, "added ") {
		t.Fatalf("add: %d, %q, %q", code, out, errs)
	}
	id := strings.Fields(out)[1]
	for _, row := range []struct {
		name string
		by   *gossh.Client
		line string
		out  string // holds
		err  string // holds
		code int
	}{
		{"find a fact, as the client's shell leaves it", b, "find figure>40 unit:USD", "45 dollars per container", "", 0},
		{"find a phrase", b, `find "harbour authority said" -submarine`, "harbour authority", "", 0},
		{"find for machines", b, "find --json --limit 1 harbour", `"id":"` + id + `"`, "", 0},
		{"find nothing", b, "find submarine", "", "", 1},
		{"find what cannot be read", b, "find figure>many", "", "not a number", 2},
		{"show for machines", b, "show " + id + " --json", `{"schema":"lede.brief/1"`, "", 0},
		{"show", anybody, "show " + id, "Harbour levy", "", 0},
		{"show a file of the server's", b, "show /etc/passwd", "", "no such article in the library", 3},
		{"list", b, "list", id, "", 0},
		{"list what is unread", b, "list --unread", id, "", 0},
		{"list a query", b, "list submarine", "", "", 1},
		{"list what was never saved", b, "list @none", "", "no query is saved as \"none\"", 1},
		{"a log that is empty", b, "log", "", "the log is empty", 1},
		{"the log of nobody", anybody, "log", "", "you may not use log", 1},
		{"a flag that leads to a file", b, "list --library /etc", "", "unknown flag", 2},
		{"add without the right", b, "add -", "", "you may not use add", 1},
		{"add anonymously", anybody, "add -", "", "you may not use add", 1},
		{"add a file of the server's", a, "add /etc/passwd", "", "only standard input can be added", 2},
		{"add the same again", a, "add -", "kept " + id, "", 0},
		{"status", a, "status", "lede_commands_total", "", 0},
		{"help of a command", b, "show --help", "Print briefs of the library", "", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			out, errs, code := d.run(row.by, row.line, article)
			if code != row.code || !strings.Contains(out, row.out) || !strings.Contains(errs, row.err) || row.out == "" && out != "" {
				t.Errorf("got %d, %q, %q", code, out, errs)
			}
		})
	}

	// Ada stars and reads; Bob's marks are his own.
	screen, press := d.open(a)
	screen.shows(t, "1 unread")
	press("f")
	screen.shows(t, "(?i)star")
	press("\r")
	screen.shows(t, "Brennick")
	press("q")
	screen.shows(t, "— ")
	if out, _, _ := d.run(b, "list --unread", ""); !strings.Contains(out, id) {
		t.Error("what Ada reads is read for Bob")
	}
	if out, _, code := d.run(a, "list is:starred", ""); code != 0 || !strings.Contains(out, id) {
		t.Errorf("Ada's star is not kept: %d, %q", code, out)
	}
	if out, _, code := d.run(a, "log --limit 5", ""); code != 0 || !strings.Contains(out, "starred    Harbour levy") {
		t.Errorf("Ada's log: %d, %q", code, out)
	}
	if out, _, code := d.run(b, "log", ""); code != 1 || out != "" {
		t.Errorf("Bob's log holds what Ada did: %d, %q", code, out)
	}
	press("q")

	// Who has no key leaves no trace.
	screen, press = d.open(anybody)
	screen.shows(t, "1 unread")
	press("f")
	screen.shows(t, "reading only")

	// A line that drops, and a server that stops: the reader is where they were.
	c := d.enter("x", bob)
	screen, press = d.open(c)
	screen.shows(t, "Harbour levy")
	press("\r")
	screen.shows(t, "Brennick")
	press("    ")
	screen.shows(t, `\d\d%`)
	_ = c.Close()
	d.log.shows(t, `"reader":"bob","what":"desk","reason":"dropped"`)
	d.stop()
	d = serveDesk(t, dir, serveOptions{})
	screen, _ = d.open(d.enter("x", bob))
	screen.shows(t, `quays[\s\S]*\d\d%`)
	if log := d.log.text.String(); strings.Contains(log, "Brennick") || strings.Contains(log, "quays") {
		t.Errorf("the log holds words of the article:\n%s", log)
	}
}

// TestServeNotes: what one reader notes, the others see under the reader's name;
// who has no key sees nobody's notes.
func TestServeNotes(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	ada, adaKey := readerKey(t)
	bob, bobKey := readerKey(t)
	for name, text := range map[string]string{
		"keys":  adaKey + " ada\n" + bobKey + " bob\n",
		"users": "ada add " + gossh.FingerprintSHA256(ada.PublicKey()) + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := serveDesk(t, dir, serveOptions{anonymous: "read-only"})
	a, b := d.enter("x", ada), d.enter("x", bob)
	if out, errs, code := d.run(a, "add -", fmt.Sprintf(harbour, "The quays were busy.")); code != 0 {
		t.Fatalf("add: %d, %q, %q", code, out, errs)
	}
	screen, press := d.open(a)
	screen.shows(t, "1 unread")
	press("\r")
	screen.shows(t, "Brennick")
	press("a")
	screen.shows(t, "note:")
	press("ask the shippers\r")
	screen.shows(t, "note stored")
	screen.shows(t, "†Harbour levy")

	screen, press = d.open(b)
	screen.shows(t, "1 unread")
	press("\r")
	screen.shows(t, "†Harbour levy")
	press("l")
	screen.shows(t, "FIGURES")
	press("7")
	screen.shows(t, "ask the shippers — ada, 20")

	screen, press = d.open(d.enter("anonymous"))
	screen.shows(t, "1 unread")
	press("\r")
	screen.shows(t, "Brennick")
	press("l")
	screen.shows(t, "FIGURES")
	press("7")
	screen.shows(t, "no notes in this article")
}
