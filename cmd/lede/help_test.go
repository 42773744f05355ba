package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

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
