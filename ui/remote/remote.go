// Package remote serves the reader over SSH: many readers at one desk, each with
// a program of their own, and nothing else let in.
//
// # Promises
//
//   - Who a reader is, is said by the key they proved to hold, never by a login
//     name. Keys come and go while the server runs; the sessions of a key that
//     goes end.
//   - A client gets a terminal session of the program, or one of a fixed set of
//     commands. There is no shell, no subsystem, no forwarding of ports, sockets,
//     displays or agents, no login by password, and nothing of the client's
//     environment but what says how to draw. Nothing is executed for a reader.
//   - What a client sends is bounded before it is looked at: connections before
//     login, sessions, the size of a terminal, the rate of resizes, keys and
//     bytes, the length of every escape sequence and paste. What it does not take
//     is not waited for.
//   - A fault in one session ends that session. The others do not notice.
//   - When the server stops, readers are told and what they did is stored.
//
// # Why so much of it is here
//
// Connections, handshakes and logins are charm.land/ssh's. Its session layer
// and that of wish are not used: they accept every variable and agent
// forwarding, block on a resize before the shell, and hand the client's bytes to
// a decoder that panics outside of every recover (33 parameters in a control
// sequence end the process). A session is little more than the list of requests
// that are answered with yes, so that list is written out in [seat.request].
//
// OPERATORS.md beside this file is the operator's guide.
package remote

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Server serves sessions. Make it with [New].
type Server struct {
	opts   Options
	limits Limits
	log    *slog.Logger
	ssh    *ssh.Server
	count  counters

	// Set by Serve, before the first connection.
	started time.Time
	door    *door
	seats   seats
	noise   *quiet // records of failed logins
}

// New returns a server that is not listening yet.
func New(o Options) (*Server, error) {
	if o.HostKey == nil || o.Roster == nil || o.Open == nil {
		return nil, errors.New("serve: host key, roster and program are required")
	}
	s := &Server{opts: o, limits: o.Limits.or(DefaultLimits()), log: o.Log}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.seats = seats{limits: s.limits, all: map[*seat]struct{}{}}
	s.noise = &quiet{log: s.log, bucket: newBucket(10)}
	s.ssh = &ssh.Server{
		Version:                  "lede",
		HostSigners:              []ssh.Signer{o.HostKey},
		HandshakeTimeout:         s.limits.Login,
		MaxTimeout:               s.limits.Total + time.Minute, // sessions end before, and say so
		PublicKeyHandler:         s.mayEnter,
		ServerConfigCallback:     s.config,
		ConnCallback:             keepLine,
		ConnectionFailedCallback: s.failed,
		ChannelHandlers:          map[string]ssh.ChannelHandler{"session": s.session},
		RequestHandlers:          map[string]ssh.RequestHandler{},
		SubsystemHandlers:        map[string]ssh.SubsystemHandler{},
	}
	return s, nil
}

// Serve serves the connections of a listener until the context ends; then it
// tells the readers, lets them store what they did, and returns nil. A server
// serves once.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if err := s.opts.CheckAddress(l.Addr().String()); err != nil {
		_ = l.Close()
		return fmt.Errorf("serve at %s: %w", l.Addr(), err)
	}
	s.started = time.Now()
	s.door = newDoor(l, s.limits, &s.count)
	s.log.Info("serving", "address", l.Addr().String(), "keys", s.opts.Roster.Len(), "anonymous", s.opts.Anonymous)

	var work sync.WaitGroup
	defer work.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work.Go(func() { s.watch(ctx) })
	served := make(chan error, 1)
	work.Go(func() { served <- s.ssh.Serve(s.door) })
	select {
	case err := <-served:
		s.drain(ctx)
		return fmt.Errorf("serve at %s: %w", l.Addr(), err)
	case <-ctx.Done():
		s.drain(context.WithoutCancel(ctx))
		return nil
	}
}

// drain ends the sessions, those with a terminal at once and the commands when
// they are done, and then every connection.
func (s *Server) drain(ctx context.Context) {
	s.log.Info("stopping", "sessions", s.seats.len())
	_ = s.door.Close()
	ctx, cancel := context.WithTimeout(ctx, s.limits.Drain)
	defer cancel()
	select {
	case <-s.seats.close():
	case <-ctx.Done():
		s.log.Warn("sessions did not end in time", "sessions", s.seats.len())
	}
	_ = s.ssh.Close()
	s.door.closeAll()
	if err := s.ssh.Shutdown(ctx); err != nil {
		s.log.Warn("connections did not end in time")
	}
	s.log.Info("stopped")
}

// watch looks at the key files now and then, and ends what is no longer let in.
func (s *Server) watch(ctx context.Context) {
	tick := time.NewTicker(s.limits.Poll)
	defer tick.Stop()
	changed := false
	var told error
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		again, err := s.opts.Roster.Reload()
		switch {
		case err != nil && (told == nil || told.Error() != err.Error()):
			s.log.Error("key files cannot be taken: nobody new gets in", "error", err.Error())
		case again:
			s.log.Info("key files taken", "keys", s.opts.Roster.Len())
			changed = true
		case changed && err == nil: // not in the middle of being written
			changed = false
			s.revoke()
		}
		told = err
	}
}

// revoke ends the sessions and connections whose key is not listed any more, or
// whose reader has another name or other rights now.
func (s *Server) revoke() {
	for _, t := range s.seats.list() {
		if t.reader.Anonymous {
			continue
		}
		if now, ok := s.opts.Roster.known(t.key); !ok || now != t.reader {
			t.end(revoked)
		}
	}
	for _, l := range s.door.lines() {
		if key, _ := l.proved(); key != nil && !l.busy() {
			if _, ok := s.opts.Roster.known(key); !ok {
				_ = l.Close()
			}
		}
	}
}

// config are the algorithms and the ways to log in of one connection. What is
// left out is weak, or is warned of by ssh-audit; every client since OpenSSH 6.5
// (2014) knows what is left.
func (s *Server) config(ctx ssh.Context) *gossh.ServerConfig {
	c := &gossh.ServerConfig{
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519},
			Ciphers:      []string{gossh.CipherChaCha20Poly1305, gossh.CipherAES256GCM, gossh.CipherAES128GCM},
			MACs:         []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
			gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521,
			gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256,
		},
		MaxAuthTries: 4,
	}
	// A key that is offered is not a key that is held: only here is it proved.
	c.VerifiedPublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
		s.loggedIn(ctx, key)
		return p, nil
	}
	if s.opts.Anonymous {
		c.NoClientAuth = true
		c.NoClientAuthCallback = func(conn gossh.ConnMetadata) (*gossh.Permissions, error) {
			if conn.User() != AnonymousName {
				return nil, ssh.ErrPermissionDenied
			}
			s.loggedIn(ctx, nil)
			return &gossh.Permissions{}, nil
		}
	}
	return c
}

// mayEnter says whether a key opens the door, if it is held.
func (s *Server) mayEnter(_ ssh.Context, key ssh.PublicKey) bool {
	_, ok := s.opts.Roster.Reader(key)
	return ok
}

// lineKey is the key of a connection's line in its context.
type lineKey struct{}

func keepLine(ctx ssh.Context, c net.Conn) net.Conn {
	ctx.SetValue(lineKey{}, c)
	return c
}

// lineOf returns the line of a connection; there always is one.
func lineOf(ctx ssh.Context) *line {
	l, _ := ctx.Value(lineKey{}).(*line)
	return l
}

func (s *Server) loggedIn(ctx ssh.Context, key gossh.PublicKey) {
	s.count.logins.Add(1)
	lineOf(ctx).login(key)
}

// failed notes a connection that ended before it was logged in.
func (s *Server) failed(c net.Conn, err error) {
	s.count.failed.Add(1)
	s.noise.info("not logged in", "address", c.RemoteAddr().String(), "error", quote(err.Error()))
}

// quiet writes at most some records a second, and how many it left out: anybody
// who reaches the port can cause them.
type quiet struct {
	log *slog.Logger

	mu      sync.Mutex
	bucket  *bucket
	skipped int
}

func (q *quiet) info(msg string, args ...any) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.bucket.try() {
		q.skipped++
		return
	}
	if q.skipped > 0 {
		args = append(args, "left_out", q.skipped)
		q.skipped = 0
	}
	q.log.Info(msg, args...)
}

// Words splits what a client sent as a command line into words. Blanks part
// them; quotes and backslashes keep them together, and mean nothing else.
func Words(s string) ([]string, error) {
	var words []string
	var word strings.Builder
	var within rune
	inWord, escaped := false, false
	for _, r := range s {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && within != '\'':
			escaped, inWord = true, true
		case within != 0 && r == within:
			within = 0
		case within != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			within, inWord = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if inWord {
				words = append(words, word.String())
				word.Reset()
			}
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if within != 0 || escaped {
		return nil, errors.New("a quote or backslash is not finished")
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}
