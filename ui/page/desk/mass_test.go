package desk_test

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/uitest"
)

// marks are what the entries of a library say of themselves, in order.
func marks(t *testing.T, lib *uitest.Library) string {
	t.Helper()
	list, err := lib.List(t.Context(), model.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range list.Entries {
		s := string(e.State)
		if e.Starred {
			s += "*"
		}
		if len(e.Tags) > 0 {
			s += "(" + strings.Join(e.Tags, " ") + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestMassChanges(t *testing.T) {
	const before = "unread reading read unread unread* unread"
	for _, row := range []struct{ name, filter, line, ask, after string }{
		{"all read", "", "read all", "mark all 6 articles as read?", "read read read read read* read"},
		{"all unread", "", "unread all", "mark all 6 articles as unread?", "unread unread unread unread unread* unread"},
		{"those that match", "council", "star all", "star the article that matches?", before},
		{"all starred", "", "star all", "star all 6 articles?", "unread* reading* read* unread* unread* unread*"},
		{"no stars", "", "unstar all", "take the star off all 6 articles?", "unread reading read unread unread unread"},
		{"tags for all", "", "tag all ask, sea", "give the tag “ask”, “sea” to all 6 articles?", "unread(ask sea) reading(ask sea) read(ask sea) unread(ask sea) unread*(ask sea) unread(ask sea)"},
		{"a tag for those that match", "harb", "tag all sea", "give the tag “sea” to the article that matches?", "unread reading(sea) read unread unread* unread"},
	} {
		lib := desk(t)
		d := start(t, lib, 120, 40)
		if row.filter != "" {
			d.Press("/")
			d.Type(row.filter)
			d.Press("enter")
		}
		command(d, row.line)
		if !strings.Contains(d.Text(), row.ask) {
			t.Errorf("%s: it does not ask %q:\n%s", row.name, row.ask, d.Text())
		}
		d.Press("n")
		if got := marks(t, lib); got != before {
			t.Errorf("%s: after n: %s", row.name, got)
		}
		command(d, row.line)
		d.Press("y")
		if got := marks(t, lib); got != row.after {
			t.Errorf("%s: %s, want %s", row.name, got, row.after)
		}
		if row.after == before {
			continue
		}
		d.Press("U")
		if got := marks(t, lib); got != before {
			t.Errorf("%s: after U: %s", row.name, got)
		}
		if !strings.Contains(d.Text(), "undone: ") {
			t.Errorf("%s: U does not say what it undid:\n%s", row.name, d.Text())
		}
	}
}

func TestTags(t *testing.T) {
	lib := desk(t)
	d := start(t, lib, 120, 40)
	for _, step := range []struct{ name, want string }{
		{"tag ask", "unread(ask) reading read unread unread* unread"},
		{"tag ask, sea", "unread(ask sea) reading read unread unread* unread"},
		{"untag ask", "unread(sea) reading read unread unread* unread"},
	} {
		command(d, step.name)
		if got := marks(t, lib); got != step.want {
			t.Errorf(":%s: %s, want %s", step.name, got, step.want)
		}
	}
	d.Press("t", "ctrl+u")
	d.Type("one, two,one")
	d.Press("enter")
	if got, want := marks(t, lib), "unread(one two) reading read unread unread* unread"; got != want {
		t.Errorf("t: %s, want %s", got, want)
	}
	d.Press("t", "esc")
	command(d, "tag")
	if !strings.Contains(d.Text(), "which tag?") {
		t.Errorf(":tag alone:\n%s", d.Text())
	}
	d.Press("U", "U", "U", "U")
	if got, want := marks(t, lib), "unread reading read unread unread* unread"; got != want {
		t.Errorf("undone: %s, want %s", got, want)
	}
}

// TestMassChangeInWindows goes through a list that is longer than what is held of
// it at once.
func TestMassChangeInWindows(t *testing.T) {
	lib := &endless{total: 12_000}
	d := start(t, lib, 80, 24)
	d.Press("A", "y")
	if !strings.Contains(d.Text(), `no article "`) { // the made-up articles cannot be changed; 12 of them are unread
		t.Errorf("the changes did not reach the library:\n%s", d.Text())
	}
	d = start(t, lib, 30, 20)
	d.Press("A")
	if !strings.Contains(d.Text(), "mark 12 unread art…? y or n") {
		t.Errorf("on a narrow screen it does not say how to answer:\n%s", d.Text())
	}
	if lib.most > 5000 {
		t.Errorf("a window of %d was asked for", lib.most)
	}
}
