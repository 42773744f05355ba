package storetest

import (
	"context"
	"testing"

	"github.com/lede-reader/lede/model"
)

// testNotesOfAll has two readers note on one article, each under their name.
func testNotesOfAll(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	b := Article("n", "2025-05-05", "Head", "One sentence. Last sentence.")
	other := Article("o", "2025-05-05", "Other head", "Something else.")
	add(t, s, b, other)
	one, last := At(b, "One sentence.").Span(), At(b, "Last sentence.").Span()
	note := func(reader, id, text string, on model.Span) {
		apply(t, s, reader, model.Change{ArticleID: id, Kind: model.ChangeNote, Value: text, Span: on})
	}
	note("ana", "n", "of Ana", last)
	note("", "n", "the owner's", one)
	note("bo", "n", "of Bo", last)
	note("bo", "o", "elsewhere", At(other, "Something else.").Span())
	note("bo", "n", "of Bo, again", last) // changes Bo's, not Ana's
	type signed struct{ author, text string }
	for _, row := range []struct {
		name, id string
		want     []signed
	}{
		{"of an article, in the order of the text", "n", []signed{{"", "the owner's"}, {"ana", "of Ana"}, {"bo", "of Bo, again"}}},
		{"of the whole library, as many as there are", "", []signed{{"", "the owner's"}, {"ana", "of Ana"}, {"bo", "of Bo, again"}, {"bo", "elsewhere"}}},
		{"of an article that is not there", "x", nil},
	} {
		notes, err := s.NotesOfAll(ctx, "", row.id)
		if err != nil || len(notes) != len(row.want) {
			t.Errorf("notes %s: %+v, %v", row.name, notes, err)
			continue
		}
		found := make(map[signed]bool)
		for i, n := range notes {
			found[signed{n.Author, n.Text}] = true
			if row.id != "" && (signed{n.Author, n.Text}) != row.want[i] {
				t.Errorf("notes %s: number %d is %+v, want %v", row.name, i, n, row.want[i])
			}
		}
		for _, w := range row.want {
			if !found[w] {
				t.Errorf("notes %s: no %v in %+v", row.name, w, notes)
			}
		}
	}
	if own, err := s.Notes(ctx, "ana", "n"); err != nil || len(own) != 1 || own[0].Text != "of Ana" {
		t.Errorf("Ana's notes: %+v, %v", own, err)
	}
	note("bo", "n", "", last) // removes Bo's, not Ana's
	if notes, err := s.NotesOfAll(ctx, "", "n"); err != nil || len(notes) != 2 {
		t.Errorf("after removing one: %+v, %v", notes, err)
	}
	check(t, s)
}

// testPrivateNotes has a reader note for nobody else, then for all, and take that
// back.
func testPrivateNotes(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	b := Article("n", "2025-05-05", "Head", "One sentence. Last sentence.")
	add(t, s, b)
	last := At(b, "Last sentence.").Span()
	apply(t, s, "ana", model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "of Ana", Span: last})
	apply(t, s, "bo", model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "for Bo alone", Span: last, Private: true})
	for reader, want := range map[string]int{"": 1, "ana": 1, "bo": 2, "nobody": 1} {
		if notes, err := s.NotesOfAll(ctx, reader, "n"); err != nil || len(notes) != want {
			t.Errorf("%q sees %d notes, want %d: %v", reader, len(notes), want, err)
		}
	}
	back := apply(t, s, "bo", model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "for all", Span: last})
	if notes, err := s.NotesOfAll(ctx, "ana", "n"); err != nil || len(notes) != 2 {
		t.Errorf("a note made public: %+v, %v", notes, err)
	}
	apply(t, s, "bo", back...)
	if own, err := s.Notes(ctx, "bo", "n"); err != nil || len(own) != 1 || !own[0].Private || own[0].Text != "for Bo alone" {
		t.Errorf("private again after undo: %+v, %v", own, err)
	}
	check(t, s)
}
