package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/ui/remote"
	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	listen            string
	keys, users       string
	hostKey           string
	anonymous         string
	anonymousAnywhere bool
	sessions          int
	perReader         int
	check             bool
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the library to readers over SSH",
		Long: `Serve the library over SSH: each reader whose public key is listed opens the
desk with "ssh -t -p 2222 HOST" and has unread marks, stars, notes and places of
their own. Some commands run without a terminal: ssh -p 2222 HOST help.

Nothing else is let in: no shell, no forwarding, no file transfer, no passwords.
By default only this machine is listened to. ui/remote/OPERATORS.md in the source
is the operator's guide, with a systemd unit.

The keys file is in the format of OpenSSH's authorized_keys, one key a line,
without options; the comment's first word names the reader. The users file, if
there is one, gives keys other names and rights, a reader a line:

  NAME  read|add,operator  SHA256:FINGERPRINT…

Both may change while the server runs. A key that is taken out is out at once.

` + exitCodes,
		Example: `  lede serve
  lede serve --listen :2222 --authorized-keys /etc/lede/keys --users /etc/lede/users
  lede serve --anonymous read-only
  lede serve --check --listen :2222`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), o) })
	f := cmd.Flags()
	f.StringVar(&o.listen, "listen", remote.DefaultListen, "address and port to listen at")
	f.StringVar(&o.keys, "authorized-keys", "", `public keys that are let in (authorized_keys in the configuration folder of "lede dirs" when not given)`)
	f.StringVar(&o.users, "users", "", "names and rights of the keys' readers (optional)")
	f.StringVar(&o.hostKey, "host-key", "", "the server's own key, made on the first start (ssh/host_key in the library's folder when not given)")
	f.StringVar(&o.anonymous, "anonymous", "", `"read-only" lets anybody read as ssh anonymous@HOST; nothing is kept`)
	f.BoolVar(&o.anonymousAnywhere, "anonymous-from-anywhere", false, "let them do so from other machines too")
	f.IntVar(&o.sessions, "sessions", remote.DefaultLimits().Sessions, "sessions at once")
	f.IntVar(&o.perReader, "sessions-per-reader", remote.DefaultLimits().PerReader, "of them of one reader")
	f.BoolVar(&o.check, "check", false, "check the configuration and end")
	return cmd
}

// serve checks the configuration, and serves until it is told to end.
func (a *app) serve(ctx context.Context, o serveOptions) error {
	opts, err := a.serveSettings(&o)
	if err != nil {
		return &codeError{exitUsage, err}
	}
	if o.check {
		return a.checkServe(ctx, o, opts)
	}
	if opts.HostKey, err = remote.HostKey(o.hostKey); err != nil {
		return &codeError{exitUsage, err}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50) // many screens are held for hours: memory counts more than the collector's time
	}
	log := slog.New(slog.NewJSONHandler(a.streams.err, nil))
	slog.SetDefault(log) // what the SSH library notes goes the same way
	lib, err := a.keptUp(ctx, func(err error) { log.Warn("glossaries", "error", err.Error()) }, func(err error) { log.Warn("library", "error", err.Error()) })
	if err != nil {
		return err
	}
	desks, err := openDesks(lib, filepath.Join(filepath.Dir(o.hostKey), "desks.json"))
	if err == nil {
		opts.Log, opts.Open, opts.Commands = log, desks.open, a.remoteCommands(lib)
		err = a.listen(ctx, o, opts)
	}
	return errors.Join(err, named("close library", lib.Close()))
}

// listen serves at the address.
func (a *app) listen(ctx context.Context, o serveOptions, opts remote.Options) error {
	server, err := remote.New(opts)
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return &codeError{exitUsage, fmt.Errorf("listen: %w", err)}
	}
	if _, err := fmt.Fprintf(a.streams.out, "lede: serving at %s\nlede: host key %s\n", l.Addr(), gossh.FingerprintSHA256(opts.HostKey.PublicKey())); err != nil {
		return errors.Join(fmt.Errorf("print: %w", err), l.Close())
	}
	if opts.Roster.Len() == 0 && !opts.Anonymous {
		a.warn(fmt.Errorf("nobody can log in yet; list a key: cat ~/.ssh/id_ed25519.pub >> %s", o.keys))
	}
	return server.Serve(ctx, l)
}

// serveSettings fills in the defaults and reads who gets in.
func (a *app) serveSettings(o *serveOptions) (remote.Options, error) {
	if o.keys == "" {
		o.keys = filepath.Join(userFolders().config, "authorized_keys")
	}
	if o.hostKey == "" {
		o.hostKey = filepath.Join(a.libraryFolder(), "ssh", "host_key")
	}
	if o.anonymous != "" && o.anonymous != "read-only" {
		return remote.Options{}, fmt.Errorf("--anonymous is read-only or not given, not %q", o.anonymous)
	}
	if o.sessions < 1 || o.perReader < 1 {
		return remote.Options{}, errors.New("--sessions and --sessions-per-reader are at least 1")
	}
	roster, err := remote.NewRoster(o.keys, o.users)
	if err != nil {
		return remote.Options{}, err
	}
	opts := remote.Options{
		Roster: roster, Anonymous: o.anonymous != "", AnonymousAnywhere: o.anonymousAnywhere,
		Limits: remote.Limits{Sessions: o.sessions, Connections: 2 * o.sessions, PerReader: o.perReader},
	}
	switch err := opts.CheckAddress(o.listen); {
	case errors.Is(err, remote.ErrNobody):
		return opts, fmt.Errorf("%w, and %s is reached from other machines; list a key: cat ~/.ssh/id_ed25519.pub >> %s", err, o.listen, o.keys)
	case errors.Is(err, remote.ErrAnonymous):
		return opts, fmt.Errorf("%w: add --anonymous-from-anywhere, or listen at %s", err, remote.DefaultListen)
	case err != nil:
		return opts, err
	}
	return opts, nil
}

// checkServe prints what serve would do. It writes nothing.
func (a *app) checkServe(ctx context.Context, o serveOptions, opts remote.Options) error {
	key := "will be made: " + o.hostKey
	if _, err := os.Lstat(o.hostKey); !errors.Is(err, fs.ErrNotExist) {
		signer, err := remote.HostKey(o.hostKey)
		if err != nil {
			return &codeError{exitUsage, err}
		}
		key = gossh.FingerprintSHA256(signer.PublicKey())
	}
	library, err := a.libraryFound(ctx)
	if err != nil {
		return err
	}
	var w writer
	w.to = a.streams.out
	w.line("listen    %s", o.listen)
	w.line("host key  %s", key)
	w.line("library   %s", library)
	w.line("keys      %d in %s", opts.Roster.Len(), o.keys)
	for _, r := range opts.Roster.Readers() {
		w.line("reader    %s%s", r.Name, rights(r))
	}
	if opts.Anonymous {
		w.line("anonymous read-only")
	}
	return w.err
}

// libraryFound says where the library is, and whether there is one yet. A server
// is asked, and nothing is written.
func (a *app) libraryFound(ctx context.Context) (string, error) {
	shown, _, err := a.libraryShown()
	if err != nil {
		return "", err
	}
	if a.onServer() {
		lib, openErr := a.openLibrary(ctx, shelf.Options{ReadOnly: true})
		if openErr == nil {
			return shown, lib.Close()
		}
		err = openErr
	} else {
		_, err = os.Stat(shown)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "will be made: " + shown, nil
	}
	return shown, err
}

func rights(r remote.Reader) string {
	s := ""
	if r.Add {
		s += " add"
	}
	if r.Operator {
		s += " operator"
	}
	return s
}

// writer prints lines and keeps the first error.
type writer struct {
	to  io.Writer
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		if _, err := fmt.Fprintln(w.to, clean.Line(fmt.Sprintf(format, args...))); err != nil {
			w.err = fmt.Errorf("print: %w", err)
		}
	}
}
