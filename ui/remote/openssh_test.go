package remote

import (
	"bytes"
	"context"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// openssh is OpenSSH's client with a key and a known host.
type openssh struct {
	args []string
}

// client writes what ssh needs into a folder.
func (h *host) client(key []byte) openssh {
	h.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		h.Skip("no ssh here: apt-get install openssh-client")
	}
	dir := h.TempDir()
	identity, known := filepath.Join(dir, "id"), filepath.Join(dir, "known_hosts")
	line := knownhosts.Line([]string{knownhosts.Normalize(h.address)}, h.server.opts.HostKey.PublicKey())
	for path, text := range map[string]string{identity: string(key), known: line + "\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			h.Fatal(err)
		}
	}
	name, port, err := net.SplitHostPort(h.address)
	if err != nil {
		h.Fatal(err)
	}
	return openssh{[]string{
		"-F", "none", "-i", identity, "-o", "IdentitiesOnly=yes", "-o", "UserKnownHostsFile=" + known, "-o", "StrictHostKeyChecking=yes",
		"-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-p", port, "ada@" + name,
	}}
}

// with puts options in front.
func (o openssh) with(args ...string) *exec.Cmd {
	return exec.Command("ssh", append(append(args[:len(args):len(args)], o.args[:len(o.args)-1]...), o.args[len(o.args)-1])...) //nolint:gosec // a test
}

// run runs a command line on the server.
func (o openssh) run(in string, line ...string) (stdout, stderr string, code int) {
	cmd := o.with()
	cmd.Args = append(cmd.Args, line...)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &out, &errs
	_ = cmd.Run()
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// pemKey makes a key as ssh-keygen writes it.
func pemKey(t *testing.T) (gossh.Signer, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ssh", "key")
	key, err := HostKey(path) // the same kind of file
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if block, _ := pem.Decode(text); block == nil {
		t.Fatal("not PEM")
	}
	return key, text
}

func TestOpenSSHOnATerminal(t *testing.T) {
	key, text := pemKey(t)
	h := serve(t, nil, listing(key, "ada"))
	cmd := h.client(text).with("-tt", "-o", "SendEnv=LC_* COLORTERM EDITOR")
	cmd.Env = append(os.Environ(), "TERM=screen-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8", "EDITOR=vi")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 20, Cols: 90})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tty.Close() }()
	s := &terminal{TB: t, in: tty, vt: vt10x.New(vt10x.WithSize(90, 20)), changed: make(chan struct{}), ended: make(chan error, 1)}
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			_, _ = s.Write(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	s.shows("reader ada size 90x20")
	s.shows("LC_ALL=C.UTF-8")
	s.shows("COLORTERM=truecolor")
	s.shows("TERM=screen-256color")
	s.press("jk")
	s.shows("keys [jk]")
	s.resize(60, 15)
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 15, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	s.shows("size 60x15")
	screen, _ := s.screen()
	if strings.Contains(screen, "EDITOR") {
		t.Errorf("EDITOR arrives:\n%s", screen)
	}
	s.press("q")
	if err := cmd.Wait(); err != nil {
		t.Errorf("ssh: %v", err)
	}
	_ = tty.Close()
	<-copied
}

func TestOpenSSHCommands(t *testing.T) {
	key, text := pemKey(t)
	h := serve(t, echo, listing(key, "ada"))
	c := h.client(text)
	for _, row := range []struct {
		name string
		line []string
		in   string
		out  string
		err  string // begins with
		code int
	}{
		{"a command", []string{"echo", "who:foro figure>500"}, "abc", `ada "who:foro figure>500" 3`, "aside\n", 3},
		{"another program: it says what there is", []string{"ls", "-l"}, "", "", "lede: no such command; there are add, echo,", 255},
		{"a shell", nil, "id\n", "", "lede: a terminal is needed", 255},
		{"the panic of a command", []string{"panic"}, "", "", "lede: something went wrong", 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			out, errs, code := c.run(row.in, row.line...)
			if out != row.out || !strings.HasPrefix(errs, row.err) || code != row.code {
				t.Errorf("got %q, %q, %d; want %q, %q, %d", out, errs, code, row.out, row.err, row.code)
			}
		})
	}
}

func TestOpenSSHRefused(t *testing.T) {
	key, text := pemKey(t)
	h := serve(t, echo, listing(key, "ada"))
	c := h.client(text)
	for _, row := range []struct {
		name string
		args []string
	}{
		{"sftp", []string{"-s"}},
		{"a port forwarded from there", []string{"-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9"}},
		{"a socket forwarded from there", []string{"-N", "-o", "ExitOnForwardFailure=yes", "-R", "/tmp/lede-test.sock:127.0.0.1:9"}},
		{"standard input forwarded", []string{"-W", "127.0.0.1:22"}},
		{"a tunnel", []string{"-N", "-w", "0:0", "-o", "ExitOnForwardFailure=yes"}},
		{"a password", []string{"-o", "PreferredAuthentications=password,keyboard-interactive", "-o", "PubkeyAuthentication=no"}},
		{"old key exchange", []string{"-o", "KexAlgorithms=diffie-hellman-group14-sha1"}},
		{"an old cipher", []string{"-o", "Ciphers=aes128-cbc"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			cmd := c.with(row.args...)
			if row.name == "sftp" {
				cmd.Args = append(cmd.Args, "sftp")
			}
			out, err := cmd.CombinedOutput()
			if err == nil || cmd.ProcessState.ExitCode() != 255 {
				t.Errorf("exit code %d:\n%s", cmd.ProcessState.ExitCode(), out)
			}
		})
	}
	if _, err := exec.LookPath("scp"); err == nil {
		name, port, _ := net.SplitHostPort(h.address)
		target := fmt.Sprintf("scp://ada@%s:%s/etc/passwd", name, port)
		args := append(append([]string{}, c.args[:len(c.args)-3]...), target, t.TempDir())
		if out, err := exec.Command("scp", args...).CombinedOutput(); err == nil { //nolint:gosec // a test
			t.Errorf("scp copies:\n%s", out)
		}
	}
}

// TestSSHAudit: no failure, and no warning but for algorithms that an old
// ssh-audit does not know yet.
func TestSSHAudit(t *testing.T) {
	if _, err := exec.LookPath("ssh-audit"); err != nil {
		t.Skip("no ssh-audit here: apt-get install ssh-audit")
	}
	h := serve(t, nil)
	name, port, err := net.SplitHostPort(h.address)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	out, _ := exec.CommandContext(ctx, "ssh-audit", "-n", "-p", port, name).CombinedOutput()
	if !bytes.Contains(out, []byte("(key) ssh-ed25519")) {
		t.Fatalf("ssh-audit did not look:\n%s", out)
	}
	for line := range strings.SplitSeq(string(out), "\n") {
		bad := strings.Contains(line, "[fail]") || strings.Contains(line, "[warn]") && !strings.Contains(line, "unknown algorithm")
		if bad {
			t.Errorf("ssh-audit: %s", line)
		}
	}
}
