package remote

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// seat is one session: a channel of a connection, what its client asked for,
// and what runs for it.
type seat struct {
	server *Server
	line   *line
	conn   gossh.Conn
	ch     gossh.Channel
	log    *slog.Logger
	ctx    context.Context //nolint:containedctx // the session's own
	cancel context.CancelFunc
	out    io.Writer // to the client's terminal or standard output

	key    gossh.PublicKey
	reader Reader

	// What the client asked for; written before anything runs.
	requests int
	environ  []string
	term     string // empty without a terminal
	size     tea.WindowSizeMsg
	command  string // its first word; empty for the program
	args     string

	sizes chan tea.WindowSizeMsg            // the newest resize
	shown atomic.Pointer[tea.WindowSizeMsg] // the newest size; nil for that of the start
	ran   chan struct{}                     // closed when what ran has ended; nil while nothing has run

	lingering *time.Timer // closes the line; set before ran is closed

	mu      sync.Mutex
	why     reason
	program *tea.Program
}

// reason says why a session ended.
type reason string

const (
	quit     reason = "quit"
	dropped  reason = "dropped"  // the client is gone
	idle     reason = "idle"     // no key was pressed
	expired  reason = "expired"  // it has lasted as long as it may
	stalled  reason = "stalled"  // the client takes nothing
	revoked  reason = "revoked"  // the key was taken out
	stopping reason = "stopping" // the server stops
	fault    reason = "fault"    // the program has panicked
)

// session serves one session of a connection until the client closes it.
func (s *Server) session(_ *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	l := lineOf(ctx)
	if !l.take() {
		s.count.denied.Add(1)
		_ = channel.Reject(gossh.ResourceShortage, "no more sessions on this connection")
		return
	}
	over := false
	defer func() { l.release(over) }()
	ch, requests, err := channel.Accept()
	if err != nil {
		return
	}
	t := &seat{server: s, line: l, conn: conn, ch: ch, sizes: make(chan tea.WindowSizeMsg, 1)}
	t.ctx, t.cancel = context.WithCancel(ctx)
	defer t.cancel()
	t.key, _ = ctx.Value(ssh.ContextKeyPublicKey).(gossh.PublicKey)
	t.out = &outlet{Writer: ch, seat: t}
	t.log = s.log.With("address", conn.RemoteAddr().String(), "login", quote(conn.User()), "client", quote(string(conn.ClientVersion())))
	defer func() { _ = ch.Close() }()
	for req := range requests {
		t.answer(req)
	}
	t.cancel() // the client has closed the session, or is gone
	if t.ran != nil {
		<-t.ran
		t.lingering.Stop()
		over = true
	}
	s.seats.remove(t)
}

// maxRequests bounds what a client may ask for before something runs.
const maxRequests = 64

// answer answers a request, and runs what it asks for.
func (t *seat) answer(req *gossh.Request) {
	if t.requests++; t.ran == nil && t.requests > maxRequests {
		_ = t.ch.Close()
		return
	}
	ok := t.request(req)
	if !ok {
		t.server.count.denied.Add(1)
	}
	_ = req.Reply(ok, nil)
	if ok && t.ran == nil && (req.Type == "shell" || req.Type == "exec") {
		t.line.begun()
		t.ran = make(chan struct{})
		go t.run()
	}
}

// request is the whole list of what a client may ask for. It reports whether it
// is granted.
func (t *seat) request(req *gossh.Request) bool {
	switch req.Type {
	case "window-change": // never answered, so never refused
		var w struct{ Width, Height, PixelWidth, PixelHeight uint32 }
		if t.term != "" && gossh.Unmarshal(req.Payload, &w) == nil {
			t.resized(t.clamp(w.Width, w.Height))
		}
		return true
	case "signal", "eow@openssh.com": // wants no answer
		return true
	}
	if t.ran != nil {
		return false
	}
	switch req.Type {
	case "env":
		return t.variable(req.Payload)
	case "pty-req":
		return t.terminal(req.Payload)
	case "shell":
		if t.term == "" {
			t.refuse("a terminal is needed; use ssh -t, or run a command: ssh HOST help")
			return false
		}
		return true
	case "exec":
		return t.asked(req.Payload)
	}
	return false
}

// maxVariables and maxValue bound the environment.
const (
	maxVariables = 8
	maxValue     = 64
)

var (
	variableName  = pattern(`^(COLORTERM|NO_COLOR|LANG|LC_[A-Z]{1,20}|TERM)$`)
	variableValue = pattern(`^[A-Za-z0-9 ._@:+-]*$`)
	terminalName  = pattern(`^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$`)
)

// variable takes a variable of the client's environment if it says how to draw.
func (t *seat) variable(payload []byte) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(payload, &v) != nil || len(t.environ) >= maxVariables {
		return false
	}
	if !variableName().MatchString(v.Name) || len(v.Value) > maxValue || !variableValue().MatchString(v.Value) {
		return false
	}
	if v.Name != "TERM" { // the terminal itself says that
		t.environ = append(t.environ, v.Name+"="+v.Value)
	}
	return true
}

// terminal takes what is said of the terminal; the modes mean nothing here.
func (t *seat) terminal(payload []byte) bool {
	var p struct {
		Term                                   string
		Width, Height, PixelWidth, PixelHeight uint32
		Modes                                  string
	}
	if t.term != "" || gossh.Unmarshal(payload, &p) != nil {
		return false
	}
	t.term = p.Term
	if !terminalName().MatchString(p.Term) {
		t.term = "unknown"
	}
	t.size = t.clamp(p.Width, p.Height)
	return true
}

// clamp makes a size of what a client says it is. Nought is said by clients that
// do not know.
func (t *seat) clamp(width, height uint32) tea.WindowSizeMsg {
	if width == 0 {
		width = 80
	}
	if height == 0 {
		height = 24
	}
	l := t.server.limits
	return tea.WindowSizeMsg{
		Width:  int(min(width, uint32(l.Width))),   //nolint:gosec // limits are positive
		Height: int(min(height, uint32(l.Height))), //nolint:gosec // limits are positive
	}
}

// resized keeps the newest size for whoever waits for it. It is called by one
// goroutine only.
func (t *seat) resized(size tea.WindowSizeMsg) {
	if t.ran == nil {
		t.size = size
		return
	}
	t.shown.Store(&size)
	select {
	case <-t.sizes:
	default:
	}
	t.sizes <- size
}

// shownSize is the size of the reader's terminal now.
func (t *seat) shownSize() (width, height int) {
	if s := t.shown.Load(); s != nil {
		return s.Width, s.Height
	}
	return t.size.Width, t.size.Height
}

// maxCommand bounds a command line, in bytes.
const maxCommand = 8 << 10

// asked takes a command if it is one of those that can be run.
func (t *seat) asked(payload []byte) bool {
	var p struct{ Line string }
	if gossh.Unmarshal(payload, &p) != nil || len(p.Line) > maxCommand {
		return false
	}
	name, args, _ := strings.Cut(strings.TrimSpace(p.Line), " ")
	if _, known := t.server.commands()[name]; !known {
		t.refuse("no such command; there are " + strings.Join(t.server.commandNames(), ", "))
		return false
	}
	t.command, t.args = name, strings.TrimSpace(args)
	return true
}

// run runs what was asked for, and ends the session.
func (t *seat) run() {
	defer close(t.ran)
	defer t.cancel()
	code := t.admitted()
	t.line.over()
	status := struct{ Status uint32 }{uint32(code)} //nolint:gosec // exit codes are small
	_, _ = t.ch.SendRequest("exit-status", false, gossh.Marshal(&status))
	_ = t.ch.Close()
	// A client that does not close its side too keeps the session's place.
	t.lingering = time.AfterFunc(t.server.limits.Start, func() { _ = t.line.Close() })
}

// admitted runs what was asked for, if the reader may and there is a seat.
func (t *seat) admitted() (code int) {
	if !t.identify() {
		return 1
	}
	if why := t.server.seats.add(t); why != "" {
		t.server.count.full.Add(1)
		t.log.Info("no seat", "reason", why)
		t.say(why)
		return 1
	}
	begin := time.Now()
	what := "desk"
	if t.command != "" {
		what = t.command
	}
	t.log.Info("session begins", "what", what, "term", quote(t.term), "columns", t.size.Width, "rows", t.size.Height)
	defer func() {
		t.log.Info("session ends", "what", what, "reason", string(t.reason()), "code", code, "seconds", time.Since(begin).Round(time.Millisecond).Seconds())
	}()
	defer t.contain("session", &code)
	lasts := time.AfterFunc(t.server.limits.Total, func() { t.end(expired) })
	defer lasts.Stop()
	if t.command != "" {
		t.server.count.commands.Add(1)
		return t.runCommand()
	}
	t.server.count.desks.Add(1)
	return t.runDesk()
}

// identify finds out who the reader is, by the key they have proved to hold.
func (t *seat) identify() bool {
	who, ok := t.server.opts.Roster.Reader(t.key)
	if t.key == nil {
		who, ok = Reader{Anonymous: true}, t.server.opts.Anonymous
	}
	if !ok {
		t.say("your key is not listed any more")
		return false
	}
	t.reader = who
	t.log = t.log.With("reader", who.Name)
	return true
}

// end ends the session for a reason; the first one counts.
func (t *seat) end(why reason) {
	t.mu.Lock()
	first := t.why == ""
	if first {
		t.why = why
	}
	p := t.program
	t.mu.Unlock()
	if !first {
		return
	}
	count := map[reason]func(){
		idle:    func() { t.server.count.idle.Add(1) },
		stalled: func() { t.server.count.stalled.Add(1) },
		revoked: func() { t.server.count.revoked.Add(1) },
		fault:   func() { t.server.count.faults.Add(1) },
	}[why]
	if count != nil {
		count()
	}
	if p == nil {
		t.cancel()
		return
	}
	go p.Quit() // waits for the program to listen, or to have ended
}

// reason says why the session ended.
func (t *seat) reason() reason {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.why != "" {
		return t.why
	}
	if t.ctx.Err() != nil {
		return dropped
	}
	return quit
}

// contain keeps a panic within the session. It is deferred by every goroutine
// that runs code of the program.
func (t *seat) contain(where string, code *int) {
	r := recover()
	if r == nil {
		return
	}
	t.faulty(where, r)
	if code != nil {
		*code = 1
	}
}

// faulty logs a panic and ends the session. The value of a panic may hold words
// of an article, so only its type is logged; the stack says the rest.
func (t *seat) faulty(where string, value any) {
	t.log.Error("fault", "where", where, "kind", fmt.Sprintf("%T", value), "stack", string(debug.Stack()))
	t.end(fault)
}

// say tells the client something, in one line.
func (t *seat) say(text string) {
	end := "\n"
	if t.term != "" {
		end = "\r\n"
	}
	_, _ = (&outlet{Writer: t.ch.Stderr(), seat: t}).Write([]byte("lede: " + text + end))
}

// refuse says why a request is about to be refused. OpenSSH ends at once when it
// is, and prints only what it has printed by then; its answer to a question that
// comes after the text tells that it has.
func (t *seat) refuse(text string) {
	t.say(text)
	_, _, _ = t.conn.SendRequest("keepalive@openssh.com", true, nil)
}

// outlet writes to a client, and gives up on one that takes nothing.
type outlet struct {
	io.Writer
	seat *seat
}

func (o *outlet) Write(p []byte) (int, error) {
	late := time.AfterFunc(o.seat.server.limits.Stalled, func() {
		o.seat.end(stalled)
		// Nothing less ends a write that waits for the client.
		_ = o.seat.line.Close()
	})
	defer late.Stop()
	n, err := o.Writer.Write(p)
	o.seat.server.count.sent.Add(int64(n))
	return n, err
}

// commandNames lists what can be run, sorted.
func (s *Server) commandNames() []string {
	var names []string
	for name := range s.commands() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
