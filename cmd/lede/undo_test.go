package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/uitest"
)

// resting is a kept library that never tells of changes, so that the commands of
// a test come to their end.
type resting struct{ *shelf.Library }

func (resting) Wait(context.Context, int) (model.Progress, error) {
	return model.Progress{}, errors.New("nothing will change")
}

// sampleShelf is a kept library of the samples.
func sampleShelf(t *testing.T) resting {
	t.Helper()
	lib, err := shelf.Open(t.Context(), t.TempDir(), owner, shelf.Options{Options: libraryOptions(func(err error) { t.Error(err) })})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	articles, errs := load.FS(t.Context(), samples.FS(), load.Options{})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	err = lib.AddArticles(t.Context(), articles, func(r shelf.Result) {
		if r.Err != nil {
			t.Error(r.Err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return resting{lib}
}

// kept is everything that the reader did with a library, but for the log and the
// places where reading stopped.
func kept(t *testing.T, lib resting) string {
	t.Helper()
	d, err := lib.Store().Desk(t.Context(), owner)
	if err != nil {
		t.Fatal(err)
	}
	list, err := lib.List(t.Context(), model.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range list.Entries {
		fmt.Fprintf(&b, "%s %s %v %q\n", e.ID, e.State, e.Starred, e.Tags)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note on %s %v: %q, private %v\n", n.ArticleID, n.Span, n.Text, n.Private)
	}
	fmt.Fprintf(&b, "wrong %v\nsaved %v\nnames %v\n", d.Wrong, d.Saved, d.Names)
	return b.String()
}

// TestEveryChangeIsUndone makes every kind of change on a library on the disk, as a
// reader would, and takes it back with U.
func TestEveryChangeIsUndone(t *testing.T) {
	lib := sampleShelf(t)
	d := uitest.New(t, ui.New(ui.Options{Library: lib, Context: t.Context(), Pause: func(context.Context, time.Duration) {}}), 120, 40)
	do := func(script string) {
		for word := range strings.FieldsSeq(script) {
			if typed, ok := strings.CutPrefix(word, "'"); ok {
				d.Type(strings.ReplaceAll(typed, "_", " "))
				continue
			}
			d.Press(word)
		}
	}
	for _, row := range []struct {
		name, before, change, after string // ' begins what is typed, _ is a blank in it
	}{
		{"read on the desk", "", "m", ""},
		{"unread again", "m", "m", "m"},
		{"a star", "", "f", ""},
		{"tags", "", "t 'sea,_ask enter", ""},
		{"a tag from the command line", "", ": 'tag_harbour enter", ""},
		{"all read", "", "A y", ""},
		{"all of a filter starred", "/ 'suez enter", ": 'star_all enter y", "esc"},
		{"all tagged", "", ": 'tag_all_later enter y", ""},
		{"a filter saved", "/ 'suez enter", "S 'Canal enter", "esc"},
		{"a folder renamed", "/ 'suez enter S 'Canal enter esc", "h G r ctrl+u 'Suez enter", "esc"},
		{"a folder removed", "", "h G D", "esc"},
		{"a note", "enter", "a 'look_into_this enter", "q"},
		{"a note changed and made private", "enter a 'look_into_this enter", "a ctrl+u tab 'mine enter", "q"},
		{"a note removed", "enter", "a ctrl+u enter", "q"},
		{"a fact marked as wrong", "enter", "tab enter x", "esc q"},
		{"a star in the article", "enter", "f", "q"},
		{"tags in the article", "enter", "t 'one enter", "q"},
		{"a tag off all again", ": 'tag_all_x enter y", ": 'untag_all_x enter y", ""},
	} {
		do(row.before)
		before := kept(t, lib)
		do(row.change)
		if kept(t, lib) == before {
			t.Errorf("%s: nothing was changed:\n%s", row.name, d.Text())
		}
		d.Press("U")
		if after := kept(t, lib); after != before {
			t.Errorf("%s: before\n%s\nafter U\n%s\n%s", row.name, before, after, d.Text())
		}
		do(row.after)
	}
	log, err := lib.Log(t.Context(), 0)
	if err != nil || len(log) < 20 {
		t.Errorf("the log has %d lines, %v", len(log), err)
	}
	undone := 0
	for _, deed := range log {
		if deed.Undo {
			undone++
		}
	}
	if undone < 12 {
		t.Errorf("of %d deeds in the log, %d were taken back", len(log), undone)
	}
}
