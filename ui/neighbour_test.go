package ui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/uitest"
)

// counting is a library that notes how much of its list is asked for.
type counting struct {
	*uitest.Library
	limits []int
}

func (c *counting) List(ctx context.Context, q model.ListQuery) (model.List, error) {
	c.limits = append(c.limits, q.Limit)
	return c.Library.List(ctx, q)
}

// numbered is a library of n articles; every third one is about boats.
func numbered(t *testing.T, n int) *counting {
	t.Helper()
	lib := &uitest.Library{}
	for i := range n {
		b := *uitest.Brief(t)
		what := "trains"
		if i%3 == 0 {
			what = "boats"
		}
		b.ID, b.Headline = fmt.Sprint("n", i), fmt.Sprintf("Number %d on %s", i, what)
		lib.Briefs = append(lib.Briefs, &b)
	}
	return &counting{Library: lib}
}

// TestNeighboursFollowTheDesk steps from article to article as the desk lists
// them.
func TestNeighboursFollowTheDesk(t *testing.T) {
	lib := numbered(t, 30)
	at := func(d *uitest.Driver) string {
		id := d.Model().(*ui.App).Route().Article
		if id == "" {
			return "desk"
		}
		return id
	}
	d := start(t, ui.Options{Library: lib}, 80, 24)
	for _, step := range []struct{ name, keys, want string }{
		{"opened", "j enter", "n1"},
		{"next", "J", "n2"},
		{"next by its other key", "] ]", "n3"},
		{"previous", "[ [", "n2"},
		{"back on the desk, the one read last is selected", "q enter", "n2"},
		{"filtered", "q /", "desk"},
	} {
		d.Press(strings.Fields(step.keys)...)
		if got := at(d); got != step.want {
			t.Fatalf("%s: at %s, want %s", step.name, got, step.want)
		}
	}
	d.Type("boats")
	for _, step := range []struct{ name, keys, want, notice string }{
		{"the first that matches", "enter enter", "n0", ""},
		{"the next that matches", "J", "n3", ""},
		{"and on", "J J", "n9", ""},
		{"back", "[ [", "n6", ""},
		{"back to the first", "[ [ [ [", "n0", ""},
		{"nothing before", "[ [", "n0", "no more articles this way"},
		{"the last", "q G enter", "n27", ""},
		{"nothing after", "J", "n27", "no more articles this way"},
	} {
		d.Press(strings.Fields(step.keys)...)
		if got := at(d); got != step.want || !strings.Contains(d.Text(), step.notice) {
			t.Fatalf("%s: at %s, want %s, %q:\n%s", step.name, got, step.want, step.notice, d.Text())
		}
	}
	if slices.Contains(lib.limits, 0) {
		t.Error("a list was asked for without a limit")
	}
}

// TestNeighboursInTheUnreadFolder reads on where an article leaves the list by
// being read.
func TestNeighboursInTheUnreadFolder(t *testing.T) {
	lib := numbered(t, 6)
	d := start(t, ui.Options{Library: lib}, 80, 24)
	at := func() string { return d.Model().(*ui.App).Route().Article }
	d.Press("h", "j", "enter")
	d.Press("j", "enter", "G") // to the end: it will be read
	for _, want := range []string{"n2", "n3", "n4", "n5", "n5"} {
		d.Press("J", "G")
		if got := at(); got != want {
			t.Fatalf("at %s, want %s", got, want)
		}
	}
	d.Press("[", "[")
	if got := at(); got != "n0" {
		t.Errorf("the one before, which is the only one unread: at %s", got)
	}
	d.Press("q")
	d.Press("m") // marked as read in the folder: gone from it
	if !strings.Contains(d.Text(), "All read.") {
		t.Errorf("the folder should be empty:\n%s", d.Text())
	}
}

// TestNeighboursOfAnArticleThatLeftTheList goes on from where it stood.
func TestNeighboursOfAnArticleThatLeftTheList(t *testing.T) {
	d := start(t, ui.Options{Library: numbered(t, 6)}, 80, 24)
	at := func() string { return d.Model().(*ui.App).Route().Article }
	d.Press("h", "j", "enter", "j", "enter")
	for _, step := range []struct{ keys, want string }{
		{"m J", "n2"},
		{"m J", "n3"},
		{"m [ [", "n0"},
		{"m J", "n4"},
	} {
		d.Press(strings.Fields(step.keys)...)
		if got := at(); got != step.want {
			t.Fatalf("after %s at %s, want %s", step.keys, got, step.want)
		}
	}
}
