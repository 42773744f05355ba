package briefs_test

import (
	"context"
	"errors"
	"testing"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/model"
)

func TestNotesInMemory(t *testing.T) {
	ctx := context.Background()
	l := library(article("x", "2025-01-01", "Head\n\nOne sentence. Last sentence."), article("y", "2025-01-02", "Other\n\nA text."))
	apply := func(changes ...model.Change) []model.Change {
		t.Helper()
		undo, err := l.Apply(ctx, changes)
		if err != nil {
			t.Fatal(err)
		}
		return undo
	}
	texts := func(id string) (all string) {
		t.Helper()
		notes, err := l.Notes(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range notes {
			if !n.Own || n.Made.IsZero() {
				t.Errorf("note %+v is nobody's, or of no time", n)
			}
			all += n.Text + "|" + n.Quote + ";"
		}
		return all
	}
	on := func(id, text string, start, end int) model.Change {
		return model.Change{ArticleID: id, Kind: model.ChangeNote, Value: text, Span: model.Span{Start: start, End: end}}
	}
	apply(on("x", "second", 6, 9), on("x", "first", 0, 4), on("y", "of y", 0, 5))
	const both = "first|Head;second|One;"
	if got := texts("x"); got != both {
		t.Errorf("notes %q", got)
	}
	if got := texts(""); got != "of y|Other;"+both {
		t.Errorf("all notes, newest first: %q", got)
	}
	for _, row := range []struct {
		name   string
		change model.Change
		want   string
	}{
		{"changed", on("x", "again", 0, 4), "again|Head;second|One;"},
		{"removed", on("x", "", 6, 9), "first|Head;"},
		{"nothing to remove", on("x", "", 1, 2), both},
	} {
		undo := apply(row.change)
		if got := texts("x"); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
		apply(undo...)
		if got := texts("x"); got != both {
			t.Errorf("%s and taken back: %q", row.name, got)
		}
	}
	if _, err := l.Apply(ctx, []model.Change{on("x", "one", 1, 3), on("x", "two", 5, 5000)}); err == nil || texts("x") != both {
		t.Errorf("a note outside the text: %v, %q", err, texts("x"))
	}
	if _, err := l.Notes(ctx, "nosuch"); !errors.Is(err, briefs.ErrUnknown) {
		t.Errorf("an unknown article: %v", err)
	}
}
