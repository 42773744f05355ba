package remote

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"
)

// DefaultListen is where the server listens when nothing else is said: on this
// machine only.
const DefaultListen = "127.0.0.1:2222"

// AnonymousName is the login name that asks to read without a key.
const AnonymousName = "anonymous"

// Options are what a server is made of. HostKey, Roster and Open are required.
type Options struct {
	// HostKey proves to readers that this is the server they know; see [HostKey].
	HostKey gossh.Signer
	// Roster says who gets in.
	Roster *Roster
	// Anonymous lets anybody read under the login name [AnonymousName].
	Anonymous bool
	// AnonymousAnywhere lets them do so from other machines too.
	AnonymousAnywhere bool
	// Open makes the program of one session.
	Open func(Visit) (Desk, error)
	// Commands are what can be run without a terminal, by their first word.
	// "help" and "status" are the server's own.
	Commands map[string]Command
	// Limits bound what clients can take; zero fields are [DefaultLimits].
	Limits Limits
	// Log takes one record per event. Nothing of an article is ever in it, and
	// what a client said is quoted. Nil for none.
	Log *slog.Logger
}

// Visit is one session with a terminal, as the program sees it.
type Visit struct {
	Reader Reader
	// Context ends with the session.
	Context context.Context //nolint:containedctx // a tea.Model is given no other place for it
	// Environ is what of the client's environment was let through, TERM included.
	Environ []string
}

// Desk is the program of one session.
type Desk struct {
	Model tea.Model
	// Close is called once after the program has ended, however it ended, and
	// stores what is not stored yet; left says that the reader quit it. It may be
	// nil.
	Close func(ctx context.Context, left bool) error
}

// Command is something that runs without a terminal.
type Command struct {
	// Help says what it does, in one line.
	Help string
	// Allowed says who may run it; nil for everybody.
	Allowed func(Reader) bool
	// Long says that it lasts as long as its reader wants, not [Limits.Command].
	Long bool
	// Run returns the exit code. Its context ends with the session.
	Run func(context.Context, Call) int
}

// Call is one run of a command.
type Call struct {
	Reader Reader
	Name   string
	// Args is the rest of the command line as the client sent it. No shell reads
	// it; [Words] splits it where words are wanted.
	Args     string
	In       io.Reader
	Out, Err io.Writer
}

// Limits bound what clients can take. Durations that have passed end what they
// bound; counts that are reached refuse the next.
type Limits struct {
	Connections int // open connections, logged in or not
	LoggingIn   int // of them not logged in yet; the oldest makes room for the next
	PerAddress  int // of them not logged in yet from one address (IPv6: one /64)
	Sessions    int // running sessions, with or without a terminal
	PerReader   int // of them of one reader
	Channels    int // sessions on one connection

	Login   time.Duration // from connecting to being logged in
	Start   time.Duration // from logging in, or from the end of the last session, to asking for one
	Idle    time.Duration // without a key press
	Warning time.Duration // how long before that the reader is told
	Total   time.Duration // of a session, whatever happens
	Stalled time.Duration // of a write that the client does not take
	Command time.Duration // of a command without a terminal
	Poll    time.Duration // between looks at the key files
	Drain   time.Duration // for sessions to end when the server stops

	Width, Height int   // of a terminal, in cells: larger ones are served as that
	Resizes       int   // a second; the newest wins
	Input         int   // bytes a second from a terminal
	Keys          int   // key presses a second; more wait
	Paste         int   // bytes of one paste; the rest is dropped
	Upload        int64 // bytes of standard input of a command
}

// DefaultLimits are for a desk of some thirty readers on a small machine.
func DefaultLimits() Limits {
	return Limits{
		Connections: 64, LoggingIn: 32, PerAddress: 10, Sessions: 32, PerReader: 8, Channels: 2,
		Login: 15 * time.Second, Start: 30 * time.Second, Idle: 15 * time.Minute, Warning: time.Minute,
		Total: 8 * time.Hour, Stalled: 20 * time.Second, Command: 5 * time.Minute, Poll: time.Second, Drain: 10 * time.Second,
		Width: 500, Height: 200, Resizes: 20, Input: 32 << 10, Keys: 200, Paste: 64 << 10, Upload: 20 << 20,
	}
}

// or fills the fields that are zero from d.
func (l Limits) or(d Limits) Limits {
	for _, f := range []struct {
		to   *int
		from int
	}{
		{&l.Connections, d.Connections},
		{&l.LoggingIn, d.LoggingIn},
		{&l.PerAddress, d.PerAddress},
		{&l.Sessions, d.Sessions},
		{&l.PerReader, d.PerReader},
		{&l.Channels, d.Channels},
		{&l.Width, d.Width},
		{&l.Height, d.Height},
		{&l.Resizes, d.Resizes},
		{&l.Input, d.Input},
		{&l.Keys, d.Keys},
		{&l.Paste, d.Paste},
	} {
		if *f.to <= 0 {
			*f.to = f.from
		}
	}
	for _, f := range []struct {
		to   *time.Duration
		from time.Duration
	}{
		{&l.Login, d.Login},
		{&l.Start, d.Start},
		{&l.Idle, d.Idle},
		{&l.Warning, d.Warning},
		{&l.Total, d.Total},
		{&l.Stalled, d.Stalled},
		{&l.Command, d.Command},
		{&l.Poll, d.Poll},
		{&l.Drain, d.Drain},
	} {
		if *f.to <= 0 {
			*f.to = f.from
		}
	}
	if l.Upload <= 0 {
		l.Upload = d.Upload
	}
	l.Warning = min(l.Warning, l.Idle/2)
	return l
}

// The reasons for which a server does not start.
var (
	ErrNobody    = errors.New("nobody could log in: no key is listed")
	ErrAnonymous = errors.New("reading without a key is only for this machine unless allowed anywhere")
)

// CheckAddress reports why a server with these options must not listen at an address.
func (o Options) CheckAddress(listen string) error {
	switch {
	case o.Roster == nil:
		return errors.New("a roster is required")
	case IsLoopback(listen):
		return nil
	case o.Anonymous && !o.AnonymousAnywhere:
		return ErrAnonymous
	case !o.Anonymous && o.Roster.Len() == 0:
		return ErrNobody
	}
	return nil
}

// IsLoopback reports whether an address to listen at is reached from this
// machine only. A name counts only when it is "localhost".
func IsLoopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
