package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// display is a terminal that the program runs on, as its user sees it.
type display struct {
	t    *testing.T
	tty  *os.File
	term vt10x.Terminal
	cmd  *exec.Cmd
	more chan struct{} // gets a value when something was drawn

	mu  sync.Mutex
	end error // of reading what the program draws
}

// openScreen starts lede on a terminal of the given size.
func openScreen(t *testing.T, columns, rows int, args ...string) *display {
	t.Helper()
	home := t.TempDir()
	// The test binary is the program when it is called so: see TestMain.
	cmd := &exec.Cmd{Path: os.Args[0], Args: append([]string{"lede"}, args...)}
	terminal := "TERM=xterm-256color"
	if os.Getenv("TERM") == "dumb" {
		terminal = "TERM=dumb"
	}
	cmd.Env = append(os.Environ(), terminal, "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}) //nolint:gosec // sizes of tests
	if err != nil {
		t.Fatal(err)
	}
	s := &display{t: t, tty: tty, cmd: cmd, term: vt10x.New(vt10x.WithSize(columns, rows)), more: make(chan struct{}, 1)}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = tty.Close()
	})
	go s.draw()
	return s
}

func (s *display) draw() {
	buf := make([]byte, 32<<10)
	for {
		n, err := s.tty.Read(buf)
		_, _ = s.term.Write(buf[:n])
		if err != nil {
			s.mu.Lock()
			s.end = err
			s.mu.Unlock()
		}
		select {
		case s.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// waitFor returns when the screen shows the text.
func (s *display) waitFor(text string) {
	s.t.Helper()
	deadline := time.After(20 * time.Second)
	for !strings.Contains(s.term.String(), text) {
		s.mu.Lock()
		end := s.end
		s.mu.Unlock()
		if end != nil {
			s.t.Fatalf("ended before it showed %q: %v\n%s", text, end, s.term.String())
		}
		select {
		case <-s.more:
		case <-deadline:
			s.t.Fatalf("never showed %q:\n%s", text, s.term.String())
		}
	}
}

func (s *display) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// wait returns the exit code.
func (s *display) wait() int {
	s.t.Helper()
	stuck := time.AfterFunc(20*time.Second, func() { _ = s.cmd.Process.Kill() })
	err := s.cmd.Wait()
	if !stuck.Stop() {
		s.t.Fatalf("did not end:\n%s", s.term.String())
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

const article = `Harbour levy rises to 45 dollars

The port of Brennick will charge 45 dollars per container from 1 March, the harbour authority said on Monday.

The levy stood at 30 dollars for six years. Around 900 ships call at the port each year, according to the authority.
`

func TestReaderOnATerminal(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	path := filepath.Join(t.TempDir(), "levy.txt")
	if err := os.WriteFile(path, []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 20}} {
		s := openScreen(t, size[0], size[1], path)
		s.waitFor("Harbour levy rises")
		s.press("l") // the facts
		s.waitFor("FIGURES")
		s.press("?")
		s.waitFor("Keys")
		s.press("q") // closes the help: Esc and the next key would be read as one
		s.waitFor("FIGURES")
		s.press("Q")
		if code := s.wait(); code != 0 {
			t.Errorf("%v: exit code %d", size, code)
		}
	}
}

func TestADumbTerminalIsReadLineByLine(t *testing.T) {
	t.Setenv("TERM", "dumb")
	s := openScreen(t, 80, 24)
	s.waitFor("14. All 33 miners")
	s.press("quit\n")
	if code := s.wait(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestSamplesOnAFirstStart(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	s := openScreen(t, 100, 30)
	s.waitFor("14 articles")
	s.press("\x0b") // lookup
	s.waitFor("who:")
	s.press("who:foro figure>500")
	s.waitFor("Foro Penal")
	s.press("\x03")
	if code := s.wait(); code != 0 && code != 130 {
		t.Errorf("exit code %d", code)
	}
}

func TestHangUpEndsTheReader(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	s := openScreen(t, 80, 24)
	s.waitFor("14 articles")
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.wait() // returns: nothing is left running
}

// TestShowAsksTheTerminalNothing holds that printing on a terminal sends it
// colour and nothing it would answer, and to a dumb one not even that.
func TestShowAsksTheTerminalNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "levy.txt")
	if err := os.WriteFile(path, []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	for term, colored := range map[string]bool{"xterm-256color": true, "dumb": false} {
		cmd := &exec.Cmd{Path: os.Args[0], Args: []string{"lede", "show", path}, Env: append(os.Environ(), "TERM="+term, "NO_COLOR=", "HOME="+t.TempDir())}
		tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
		if err != nil {
			t.Fatal(err)
		}
		out, _ := io.ReadAll(tty) // ends with an error when the program does
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
		plain := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(string(out), "")
		if !strings.Contains(plain, "Harbour levy rises") || strings.Contains(plain, "\x1b") {
			t.Errorf("%s: printed %q", term, out)
		}
		if got := len(plain) != len(out); got != colored {
			t.Errorf("%s: colour is %v, want %v", term, got, colored)
		}
	}
}
