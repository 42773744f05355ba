package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestArrows keeps the rooms apart: cmd → ui → model and cmd → briefs → model.
// ui never imports briefs, and model reaches no terminal, no network and no
// other program.
func TestArrows(t *testing.T) {
	const root = "github.com/lede-reader/lede/"
	rules := []struct {
		room   string   // packages below it
		banned []string // what none of them may depend on
	}{
		{"model", []string{root + "ui", root + "briefs", root + "cmd", "charm.land/", "github.com/charmbracelet/", "net", "net/http", "os/exec"}},
		{"ui", []string{root + "briefs", root + "cmd"}},
		{"briefs", []string{root + "ui", root + "cmd", "charm.land/"}},
	}
	for _, rule := range rules {
		out, err := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}}", root+rule.room+"/...").CombinedOutput()
		if err != nil {
			t.Fatalf("list %s: %v\n%s", rule.room, err, out)
		}
		for dep := range strings.FieldsSeq(string(out)) {
			for _, b := range rule.banned {
				if dep == b || strings.HasSuffix(b, "/") && strings.HasPrefix(dep, b) || strings.HasPrefix(b, root) && strings.HasPrefix(dep, b+"/") {
					t.Errorf("%s depends on %s", rule.room, dep)
				}
			}
		}
	}
}
