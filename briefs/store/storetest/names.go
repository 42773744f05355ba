package storetest

import (
	"context"
	"reflect"
	"testing"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// testNames has a reader say which names are of one actor, and take it back.
func testNames(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	same := model.Change{Kind: model.ChangeSame, Value: "Ana Ruiz", Other: "A. Ruiz"}
	apart := model.Change{Kind: model.ChangeApart, Value: "a ruiz", Other: "ana RUIZ"}
	said := func(step string, want ...model.Naming) {
		t.Helper()
		got, err := s.Namings(ctx, "ana")
		if err != nil || len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v, want %v", step, got, err, want)
		}
	}
	said("nothing said")
	nothing := apply(t, s, "ana", same)
	said("one actor", model.Naming{Name: "Ana Ruiz", Other: "A. Ruiz", Same: true})
	before := apply(t, s, "ana", apart)
	said("the same pair the other way round, now two", model.Naming{Name: "a ruiz", Other: "ana RUIZ"})
	if other, err := s.Namings(ctx, ""); err != nil || len(other) != 0 {
		t.Errorf("another reader's names: %v, %v", other, err)
	}
	again := apply(t, s, "ana", before...)
	if got, err := s.Namings(ctx, "ana"); err != nil || len(got) != 1 || !got[0].Same {
		t.Errorf("taken back: %v, %v", got, err)
	}
	apply(t, s, "ana", again...)
	apply(t, s, "ana", before...)
	apply(t, s, "ana", nothing...)
	said("taken back to the first")
	apply(t, s, "ana", model.Change{Kind: model.ChangeSame, Value: "x", Other: "y", Undo: true})
	said("taken back what nobody said")
	for _, bad := range []model.Change{{Kind: model.ChangeSame, Value: "Ana", Other: "ANA"}, {Kind: model.ChangeApart, Value: "Ana"}} {
		if _, err := s.Apply(ctx, "ana", []model.Change{same, bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	said("all or none")
	log, err := s.Log(ctx, "ana", 1)
	if err != nil || len(log) != 1 || log[0].Value != "x = y" || !log[0].Undo {
		t.Errorf("log %+v, %v", log, err)
	}
	check(t, s)
}

// testMovedWhole brings everything a reader did to another library.
func testMovedWhole(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	b := Article("n", "2025-05-05", "Head", "One sentence. Last sentence.")
	add(t, s, b)
	apply(t, s, "ana",
		model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "mine", Span: At(b, "One sentence.").Span(), Private: true},
		model.Change{Kind: model.ChangeApart, Value: "One", Other: "Two"},
		model.Change{ArticleID: "n", Kind: model.ChangeStar, Value: "y"})
	whole, err := s.Desk(ctx, "ana")
	if err != nil {
		t.Fatal(err)
	}
	whole.Reader = "bo"
	for range 2 { // twice is as good as once
		if err := s.Restore(ctx, whole); err != nil {
			t.Fatal(err)
		}
	}
	moved, err := s.Desk(ctx, "bo")
	if err != nil {
		t.Fatal(err)
	}
	for i := range moved.Notes {
		moved.Notes[i].ID = whole.Notes[i].ID
	}
	if !reflect.DeepEqual(moved, whole) {
		t.Errorf("moved: %+v, want %+v", moved, whole)
	}
	check(t, s)
}

// testRenew finds the facts of kept articles again, with a newer analysis.
func testRenew(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	v1 := Article("w", "2025-01-01", "Head", "There were 40 ships and 7 boats.")
	Count(v1, "40", 40, "ship", "ships", "")
	add(t, s, v1, Article("z", "2025-01-02", "Other", "Nothing."))
	v2 := Article("w2", "2025-01-01", "Head", "Later there were 40 ships and 7 boats.")
	v2.Source.Path = v1.Source.Path
	Count(v2, "40", 40, "ship", "ships", "")
	add(t, s, v2)
	apply(t, s, "", model.Change{ArticleID: "w", Kind: model.ChangeWrong, Value: v2.Figures[0].ID})
	before, err := s.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int]int{0: 2, 1: 1, 9: 2} {
		if old, err := s.Outdated(ctx, 2, limit); err != nil || len(old) != want || old[0] != "z" {
			t.Errorf("outdated, at most %d: %v, %v", limit, old, err)
		}
	}
	if l := list(t, s, "", "figure:7"); l.Total != 0 {
		t.Errorf("found before it is known: %+v", l)
	}
	b, err := s.Brief(ctx, "w")
	if err != nil {
		t.Fatal(err)
	}
	b.Figures = nil
	Count(b, "40 ships", 40, "ship", "ships", "")
	Count(b, "7", 7, "boat", "boats", "")
	other := Article("z", "2025-01-02", "Other", "Nothing now.")
	Count(other, "Nothing", 0, "thing", "things", "")
	gone := Article("gone", "", "Never came")
	if err := s.Renew(ctx, []store.Record{{Brief: b, Analyzer: 2}, {Brief: other, Analyzer: 2}, {Brief: gone, Analyzer: 2}}); err != nil {
		t.Fatal(err)
	}
	if l := list(t, s, "", "figure:7"); ids(l.Entries) != "w" {
		t.Errorf("found by its new fact: %+v", l)
	}
	if got, err := s.Brief(ctx, "w"); err != nil || len(got.Figures) != 2 || got.ID != "w" {
		t.Errorf("renewed: %+v, %v", got, err)
	}
	if old, err := s.Outdated(ctx, 2, 0); err != nil || len(old) != 1 || old[0] != "z" {
		t.Errorf("a text that is not the kept one was taken: %v, %v", old, err)
	}
	if versions, err := s.Versions(ctx, "w"); err != nil || len(versions) != 2 {
		t.Errorf("versions %+v, %v", versions, err)
	}
	if after, err := s.Status(ctx); err != nil || after.Revision != before.Revision || after.Articles != before.Articles {
		t.Errorf("status %+v, %v; was %+v", after, err, before)
	}
	if r := add(t, s, v2); r[0].Outcome != store.Kept {
		t.Errorf("the version was not known again: %+v", r)
	}
	check(t, s)
}
