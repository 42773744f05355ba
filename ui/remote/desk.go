package remote

import (
	"context"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/screen"
)

// runDesk runs the program on the client's terminal until one of them ends.
func (t *seat) runDesk() int {
	if t.term == "dumb" {
		t.say("this terminal cannot draw a screen; read line by line: ssh -T HOST read")
		return 1
	}
	environ := append(t.environ, "TERM="+t.term)
	desk, err := t.server.opts.Open(Visit{Reader: t.reader, Context: t.ctx, Environ: environ})
	if err != nil {
		t.log.Error("the desk does not open", "error", quote(err.Error()))
		t.say("the desk does not open; the operator's log says why")
		return 1
	}
	defer t.store(desk)
	awake := t.watchIdle()
	defer awake.stop()
	model := &contained{model: desk.Model, fault: t.faulty}
	program := tea.NewProgram(model,
		tea.WithContext(t.ctx),
		tea.WithInput(silence(t.ctx.Done())),
		tea.WithOutput(screen.New(ssh.NewPtyWriter(t.out), t.shownSize, true)),
		tea.WithEnvironment(environ),
		tea.WithColorProfile(colorprofile.Env(environ)),
		tea.WithWindowSize(t.size.Width, t.size.Height),
		tea.WithoutSignalHandler(), // a signal to the server is not one to its readers
		tea.WithFilter(filter(awake)),
	)
	t.mu.Lock()
	t.program = program
	over := t.why != ""
	t.mu.Unlock()
	if !over {
		go t.feed(program)
		go t.follow(program)
		if _, err := program.Run(); err != nil && t.ctx.Err() == nil {
			t.log.Error("the program ended", "error", quote(err.Error()))
			t.end(fault)
		}
	}
	return t.farewell()
}

// store lets the program store what it has not stored yet, also for a client
// that is gone.
func (t *seat) store(desk Desk) {
	if desk.Close == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.ctx), t.server.limits.Drain)
	defer cancel()
	defer t.contain("close", nil)
	if err := desk.Close(ctx, t.reason() == quit); err != nil {
		t.log.Error("store", "error", quote(err.Error()))
	}
}

// farewell tells the reader why the session ended, and returns the exit code.
func (t *seat) farewell() int {
	l := t.server.limits
	switch t.reason() {
	case quit:
		return 0
	case idle:
		t.say(fmt.Sprintf("no key was pressed for %s; what you did is kept", l.Idle))
	case expired:
		t.say(fmt.Sprintf("a session ends after %s; what you did is kept, come back when you like", l.Total))
	case revoked:
		t.say("your key is not listed any more")
	case stopping:
		t.say("the server is stopping; what you did is kept")
	case fault:
		t.say("something went wrong in this session and it had to end; it is in the server's log")
	case dropped, stalled: // nobody listens
	}
	return 1
}

// silence is the input of the program as it knows it: nothing, until the session
// ends. The keys are read by [seat.feed].
type silence <-chan struct{}

func (s silence) Read([]byte) (int, error) {
	<-s
	return 0, io.EOF
}

// feed reads the terminal and sends the program what it means. The program's
// own input loop is not used: a panic in it cannot be recovered, and it never
// ends when a key arrives while the program does.
func (t *seat) feed(program *tea.Program) {
	defer t.contain("input", nil)
	events := make(chan uv.Event)
	go func() {
		keys := newBucket(t.server.limits.Keys)
		for event := range events {
			if keys.take(t.ctx, 1) {
				program.Send(event)
			}
		}
	}()
	defer close(events)
	in := &intake{from: &metered{t.ch, t}, ctx: t.ctx, bucket: newBucket(t.server.limits.Input), gate: gate{paste: t.server.limits.Paste}}
	_ = uv.NewTerminalReader(in, t.term).StreamEvents(t.ctx, events)
	t.cancel() // the terminal has ended
}

// intake reads a terminal through the gate, no faster than it may.
type intake struct {
	from   io.Reader
	ctx    context.Context //nolint:containedctx // io.Reader has no place for it
	bucket *bucket
	gate   gate
	last   time.Time
	raw    [1024]byte
}

// breath is how long a terminal must be silent for what it sent not to be part
// of the sequence before: ten times as long as the decoder waits.
const breath = 500 * time.Millisecond

func (i *intake) Read(p []byte) (int, error) {
	for {
		n, err := i.from.Read(i.raw[:min(len(i.raw), len(p)-4)])
		if n > 0 && !i.bucket.take(i.ctx, n) {
			return 0, i.ctx.Err()
		}
		now := time.Now()
		if now.Sub(i.last) > breath {
			i.gate.rest()
		}
		i.last = now
		if out := i.gate.pass(p[:0], i.raw[:n]); len(out) > 0 || err != nil {
			return len(out), err
		}
	}
}

// resized is what the reader's terminal says of its size. It is no
// [tea.WindowSizeMsg] until [filter] makes it one: the program tells itself of
// the size at the start whenever it comes to it, and that may be later.
type resized struct{ size tea.WindowSizeMsg }

// follow tells the program the newest size of the terminal, so many times a
// second.
func (t *seat) follow(program *tea.Program) {
	pause := time.NewTicker(time.Second / time.Duration(t.server.limits.Resizes))
	defer pause.Stop()
	for {
		select {
		case <-t.ctx.Done():
			return
		case size := <-t.sizes:
			program.Send(resized{size})
		}
		select {
		case <-t.ctx.Done():
			return
		case <-pause.C:
		}
	}
}

// watchIdle warns the reader and then ends the session unless it is told of
// keys.
func (t *seat) watchIdle() *idler {
	l := t.server.limits
	warn := func() {
		t.mu.Lock()
		p := t.program
		t.mu.Unlock()
		if p != nil {
			go p.Send(page.Notice{Text: fmt.Sprintf("no key pressed for a while: this closes in %s", l.Warning), Alert: true})
		}
	}
	return newIdler(l.Idle-l.Warning, l.Warning, warn, func() { t.end(idle) })
}
