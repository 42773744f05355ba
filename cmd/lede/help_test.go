package main

import (
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

// TestHelpAsksTheTerminalNothing holds that help, and a mistake in the command
// line, send the terminal nothing that it would answer.
func TestHelpAsksTheTerminalNothing(t *testing.T) {
	for _, tt := range []struct{ args, want string }{
		{"--help", "COMMANDS"}, {"help glossary add", "Add a term"}, {"--nosuch", "unknown flag: --nosuch"}, {"--version", "lede version"},
	} {
		cmd := &exec.Cmd{Path: os.Args[0], Args: append([]string{"lede"}, strings.Fields(tt.args)...), Env: append(os.Environ(), "TERM=xterm-256color", "HOME="+t.TempDir())}
		tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
		if err != nil {
			t.Fatal(err)
		}
		out, _ := io.ReadAll(tty) // ends with an error when the program does
		_ = cmd.Wait()
		plain := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(string(out), "")
		if !strings.Contains(plain, tt.want) || strings.Contains(plain, "\x1b") {
			t.Errorf("%s: printed %q", tt.args, out)
		}
	}
}

// TestNamesAreShownClean: names come from whoever wrote the library that was
// imported.
func TestNamesAreShownClean(t *testing.T) {
	if got := sayingOf(&model.Naming{Name: "A\x1b]0;x\aB", Other: "C\u009d\u202eD", Same: true}); got != "AB = CD" {
		t.Errorf("%q", got)
	}
}

// TestEveryHelpIsWhole holds that each command says what it does, gives an
// example, and lists the exit codes.
func TestEveryHelpIsWhole(t *testing.T) {
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Short == "" || c.Example == "" || !strings.Contains(c.Long, "Exit codes:") {
			t.Errorf("%s: short %q, example %q, exit codes listed: %v", c.CommandPath(), c.Short, c.Example, strings.Contains(c.Long, "Exit codes:"))
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk((&app{}).root())
}
