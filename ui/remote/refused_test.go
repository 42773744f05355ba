package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func publicKeys(keys ...gossh.Signer) gossh.AuthMethod { return gossh.PublicKeys(keys...) }

// command runs a command line without a terminal.
func command(t testing.TB, c *gossh.Client, line, in string) (stdout, stderr string, code int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatalf("session: %v", err)
	}
	defer func() { _ = s.Close() }()
	var out, errs bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(in), &out, &errs
	err = s.Run(line)
	var exit *gossh.ExitError
	switch {
	case err == nil:
	case errors.As(err, &exit):
		code = exit.ExitStatus()
	default:
		code = -1
	}
	return out.String(), errs.String(), code
}

// echo is a command for tests.
func echo(o *Options) {
	o.Commands = map[string]Command{
		"echo": {Help: "say it again", Run: func(_ context.Context, c Call) int {
			in, _ := io.ReadAll(c.In)
			_, _ = fmt.Fprintf(c.Out, "%s %q %d", c.Reader.Name, c.Args, len(in))
			_, _ = fmt.Fprintln(c.Err, "aside")
			return 3
		}},
		"panic": {Run: func(context.Context, Call) int { panic(errHarm) }},
		"wait": {Run: func(ctx context.Context, c Call) int {
			_, _ = fmt.Fprintln(c.Out, "waiting")
			<-ctx.Done()
			return 130
		}},
		"add": {Allowed: func(r Reader) bool { return r.Add }, Run: func(context.Context, Call) int { return 0 }},
	}
}

func TestCommands(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) {
		echo(o)
		o.Limits.Upload, o.Limits.Command = 1000, 200*time.Millisecond
	}, listing(key, "ada"))
	for _, row := range []struct {
		name, line, in string
		out, err       string
		code           int
	}{
		{"output, errors and exit code come through", "echo hi", "12345", `ada "hi" 5`, "aside\n", 3},
		{"no shell reads the line", "echo $HOME; `id` > x | y && z", "", "ada \"$HOME; `id` > x | y && z\" 0", "aside\n", 3},
		{"standard input is bounded", "echo", strings.Repeat("x", 5000), `ada "" 1000`, "aside\n", 3},
		{"a command has an end", "wait", "", "waiting\n", "", 130},
		{"a panic ends the command only", "panic", "", "", "lede: something went wrong and the command had to end; it is in the server's log\n", 1},
		{"a right is needed", "add", "", "", "lede: you may not use add; ask the operator of this server\n", 1},
		{"status is for operators", "status", "", "", "lede: you may not use status; ask the operator of this server\n", 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			out, errs, code := command(t, h.enter(key), row.line, row.in)
			if out != row.out || errs != row.err || code != row.code {
				t.Errorf("got %q, %q, %d; want %q, %q, %d", out, errs, code, row.out, row.err, row.code)
			}
		})
	}
	out, _, code := command(t, h.enter(key), "help", "")
	if code != 0 || !strings.Contains(out, "echo     say it again") || strings.Contains(out, "status") || strings.Contains(out, "add") {
		t.Errorf("help: exit code %d, %q", code, out)
	}
}

func TestStatus(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) {
		users := o.Roster.keysPath + ".users"
		put(t, users, "ada operator "+gossh.FingerprintSHA256(key.PublicKey())+"\n")
		var err error
		if o.Roster, err = NewRoster(o.Roster.keysPath, users); err != nil {
			t.Fatal(err)
		}
	}, listing(key, "x"))
	out, _, code := command(t, h.enter(key), "status", "")
	if code != 0 || !strings.Contains(out, "\nlede_sessions_open 1\n") || !strings.Contains(out, "\nlede_logins_total 1\n") {
		t.Errorf("exit code %d:\n%s", code, out)
	}
}

// TestRefused: everything a client can ask for and does not get.
func TestRefused(t *testing.T) {
	key := newKey(t)
	h := serve(t, echo, listing(key, "ada"))
	channel := func(kind string, extra any) func(*gossh.Client) error {
		return func(c *gossh.Client) error {
			var text []byte
			if extra != nil {
				text = gossh.Marshal(extra)
			}
			ch, _, err := c.OpenChannel(kind, text)
			if err == nil {
				_ = ch.Close()
			}
			return err
		}
	}
	global := func(kind string, payload any) func(*gossh.Client) error {
		return func(c *gossh.Client) error {
			ok, _, err := c.SendRequest(kind, true, gossh.Marshal(payload))
			if err == nil && !ok {
				err = errors.New("refused")
			}
			return err
		}
	}
	request := func(kind string, payload any) func(*gossh.Client) error {
		return func(c *gossh.Client) error {
			s, err := c.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			var text []byte
			if payload != nil {
				text = gossh.Marshal(payload)
			}
			ok, err := s.SendRequest(kind, true, text)
			if err == nil && !ok {
				err = errors.New("refused")
			}
			return err
		}
	}
	type env struct{ Name, Value string }
	type line struct{ Line string }
	type address struct {
		Host string
		Port uint32
	}
	type direct struct {
		Host string
		Port uint32
		From string
		Own  uint32
	}
	for _, row := range []struct {
		name string
		ask  func(*gossh.Client) error
	}{
		{"shell without a terminal", request("shell", nil)},
		{"exec of a program", request("exec", line{"id"})},
		{"exec of nothing", request("exec", line{""})},
		{"exec with a path to a command", request("exec", line{"/bin/echo hi"})},
		{"exec of a name that begins like a command", request("exec", line{"echo; id"})},
		{"exec over two lines", request("exec", line{"echo\nid"})},
		{"exec of rsync", request("exec", line{"rsync --server . /"})},
		{"exec of scp", request("exec", line{"scp -t /"})},
		{"exec of a line without end", request("exec", line{"echo " + strings.Repeat("x", maxCommand)})},
		{"exec that cannot be read", request("exec", struct{ N uint32 }{1 << 31})},
		{"sftp", request("subsystem", line{"sftp"})},
		{"netconf", request("subsystem", line{"netconf"})},
		{"agent forwarding", request("auth-agent-req@openssh.com", nil)},
		{"X11 forwarding", request("x11-req", struct {
			Single          bool
			Protocol, Value string
			Screen          uint32
		}{false, "MIT-MAGIC-COOKIE-1", "00", 0})},
		{"break", request("break", struct{ Length uint32 }{500})},
		{"an unknown request", request("nonsense@example.org", nil)},
		{"LD_PRELOAD", request("env", env{"LD_PRELOAD", "/tmp/x.so"})},
		{"PATH", request("env", env{"PATH", "/tmp"})},
		{"EDITOR", request("env", env{"EDITOR", "vi"})},
		{"PAGER", request("env", env{"PAGER", "less"})},
		{"TMUX", request("env", env{"TMUX", "/tmp/tmux"})},
		{"TERMINFO", request("env", env{"TERMINFO", "/tmp"})},
		{"GODEBUG", request("env", env{"GODEBUG", "x"})},
		{"a locale with a path", request("env", env{"LC_ALL", "../../x"})},
		{"a locale that is long", request("env", env{"LC_ALL", strings.Repeat("x", maxValue+1)})},
		{"a name that hides another", request("env", env{"LANG=x\nPATH", "y"})},
		{"a terminal that cannot be read", request("pty-req", line{"xterm"})},
		{"port forwarding to here", global("tcpip-forward", address{"127.0.0.1", 0})},
		{"a socket forwarded to here", global("streamlocal-forward@openssh.com", line{"/tmp/s"})},
		{"port forwarding from here", channel("direct-tcpip", direct{"127.0.0.1", 22, "127.0.0.1", 1})},
		{"a socket forwarded from here", channel("direct-streamlocal@openssh.com", line{"/tmp/s"})},
		{"a tunnel", channel("tun@openssh.com", address{"", 1})},
		{"X11 from here", channel("x11", address{"", 1})},
		{"an agent from here", channel("auth-agent@openssh.com", nil)},
	} {
		t.Run(row.name, func(t *testing.T) {
			if err := row.ask(h.enter(key)); err == nil {
				t.Error("it is granted")
			}
		})
	}
}

// TestRefusedLogins: what opens the door nowhere.
func TestRefusedLogins(t *testing.T) {
	key, stranger := newKey(t), newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	certificate := func() gossh.Signer {
		cert := &gossh.Certificate{Key: stranger.PublicKey(), CertType: gossh.UserCert, ValidBefore: gossh.CertTimeInfinity, ValidPrincipals: []string{"ada"}}
		if err := cert.SignCert(zeros{}, stranger); err != nil {
			t.Fatal(err)
		}
		s, err := gossh.NewCertSigner(cert, stranger)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, row := range []struct {
		name string
		auth []gossh.AuthMethod
	}{
		{"nothing", nil},
		{"a password", []gossh.AuthMethod{gossh.Password("ada")}},
		{"keyboard-interactive", []gossh.AuthMethod{gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })}},
		{"a key that is not listed", []gossh.AuthMethod{publicKeys(stranger)}},
		{"a listed key, signed for with another", []gossh.AuthMethod{publicKeys(forged{key.PublicKey(), stranger})}},
		{"a certificate of its own making", []gossh.AuthMethod{publicKeys(certificate())}},
	} {
		for _, user := range []string{"ada", "root", AnonymousName} {
			t.Run(row.name+" as "+user, func(t *testing.T) {
				c, err := h.dial(user, row.auth...)
				if err == nil {
					_ = c.Close()
					t.Fatal("it is let in")
				}
				if s := err.Error(); strings.Contains(s, "password") || strings.Contains(s, "keyboard") {
					t.Errorf("other ways are offered: %v", err)
				}
			})
		}
	}
	h.logged("not logged in")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// forged offers one key and signs with another.
type forged struct {
	shown gossh.PublicKey
	gossh.Signer
}

func (f forged) PublicKey() gossh.PublicKey { return f.shown }

func TestFourKeysAndNoMore(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	if _, err := h.dial("ada", publicKeys(newKey(t), newKey(t), newKey(t), newKey(t), key)); err == nil {
		t.Error("the fifth key is let in")
	}
}

func TestAnonymous(t *testing.T) {
	key := newKey(t)
	h := serve(t, func(o *Options) { o.Anonymous = true; echo(o) }, listing(key, "ada"))
	c, err := h.dial(AnonymousName)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	open(t, c, 80, 10).shows("reader  size")
	if _, _, code := command(t, c, "add", ""); code != 1 {
		t.Errorf("add: exit code %d", code)
	}
	if _, err := h.dial("ada"); err == nil {
		t.Error("another name than anonymous is let in without a key")
	}
	// With a key one is who one is.
	open(t, h.enter(key), 80, 10).shows("reader ada")
}

// TestWeakAlgorithms: old clients are turned away before anything is said.
func TestWeakAlgorithms(t *testing.T) {
	key := newKey(t)
	h := serve(t, nil, listing(key, "ada"))
	strong := h.server.config(nil)
	all, weak := gossh.SupportedAlgorithms(), gossh.InsecureAlgorithms()
	without := func(all, some []string) []string {
		var rest []string
		for _, a := range all {
			if !strings.Contains(strings.Join(some, " "), a) {
				rest = append(rest, a)
			}
		}
		return rest
	}
	for _, row := range []struct {
		name   string
		config gossh.Config
	}{
		{"key exchange", gossh.Config{KeyExchanges: without(append(all.KeyExchanges, weak.KeyExchanges...), strong.KeyExchanges)}},
		{"cipher", gossh.Config{Ciphers: without(append(all.Ciphers, weak.Ciphers...), strong.Ciphers)}},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
				Config: row.config, User: "ada", Auth: []gossh.AuthMethod{publicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
			})
			if err == nil || !strings.Contains(err.Error(), "no common algorithm") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	listed, empty := &Roster{readers: map[string]Reader{"x": {Name: "ada"}}}, &Roster{}
	for _, row := range []struct {
		name   string
		o      Options
		listen string
		want   error
	}{
		{"this machine needs no key yet", Options{Roster: empty}, "127.0.0.1:2222", nil},
		{"by its name", Options{Roster: empty}, "localhost:2222", nil},
		{"in IPv6", Options{Roster: empty}, "[::1]:2222", nil},
		{"everywhere needs a key", Options{Roster: empty}, ":2222", ErrNobody},
		{"everywhere in full", Options{Roster: empty}, "0.0.0.0:2222", ErrNobody},
		{"a name could be any machine", Options{Roster: empty}, "desk:2222", ErrNobody},
		{"with a key", Options{Roster: listed}, ":2222", nil},
		{"anonymous here", Options{Roster: empty, Anonymous: true}, "127.0.0.1:2222", nil},
		{"anonymous from elsewhere", Options{Roster: listed, Anonymous: true}, ":2222", ErrAnonymous},
		{"anonymous from elsewhere, meant", Options{Roster: empty, Anonymous: true, AnonymousAnywhere: true}, ":2222", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			if err := row.o.CheckAddress(row.listen); !errors.Is(err, row.want) {
				t.Errorf("got %v, want %v", err, row.want)
			}
		})
	}
	server, err := New(Options{HostKey: newKey(t), Roster: empty, Open: openProbe})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Serve(t.Context(), l); !errors.Is(err, ErrNobody) {
		t.Errorf("serving everywhere without a key: %v", err)
	}
}
