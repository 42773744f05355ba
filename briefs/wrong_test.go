package briefs_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// TestWrongMarksLast holds that a fact marked as wrong is gone in the next run
// too, and back when the mark was taken back.
func TestWrongMarksLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "wrong.jsonl")
	open := func() *briefs.Library {
		marks, err := briefs.OpenWrongMarks(path)
		if err != nil {
			t.Fatal(err)
		}
		l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{}), Wrong: marks})
		l.Add(model.Article{ID: "1", Text: "The council counted 412 ships."})
		return l
	}
	figures := func(l *briefs.Library) []model.Figure {
		b, err := l.Brief(t.Context(), "1")
		if err != nil {
			t.Fatal(err)
		}
		return b.Figures
	}
	l := open()
	found := figures(l)
	if len(found) != 1 {
		t.Fatalf("%d figures", len(found))
	}
	undo, err := l.Apply(t.Context(), []model.Change{{ArticleID: "1", Kind: model.ChangeWrong, Value: found[0].ID}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(figures(open())); n != 0 {
		t.Errorf("the mark is forgotten: %d figures", n)
	}
	if _, err := l.Apply(t.Context(), undo); err != nil {
		t.Fatal(err)
	}
	if n := len(figures(open())); n != 1 {
		t.Errorf("the mark stays although it was taken back: %d figures", n)
	}
}

// TestWrongMarksOfALibrary holds that marks kept elsewhere count where nothing was
// said here.
func TestWrongMarksOfALibrary(t *testing.T) {
	marks, err := briefs.OpenWrongMarks(filepath.Join(t.TempDir(), "wrong.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if marks.Of("1") != nil {
		t.Error("marks out of nowhere")
	}
	kept := make(map[string]bool)
	marks.Also(func(article string) map[string]bool { return map[string]map[string]bool{"1": kept}[article] })
	l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{}), Wrong: marks})
	l.Add(model.Article{ID: "1", Text: "The council counted 412 ships."})
	b, err := l.Brief(t.Context(), "1")
	if err != nil || len(b.Figures) != 1 {
		t.Fatalf("%+v, %v", b, err)
	}
	kept[b.Figures[0].ID] = true
	if !marks.Of("1")[b.Figures[0].ID] || marks.Of("2") != nil {
		t.Error("the library's mark does not count")
	}
	if _, err := l.Apply(t.Context(), []model.Change{{ArticleID: "1", Kind: model.ChangeWrong, Value: b.Figures[0].ID, Undo: true}}); err != nil {
		t.Fatal(err)
	}
	again, err := briefs.OpenWrongMarks(filepath.Join(t.TempDir(), "none"))
	if err != nil || again.Of("1") != nil {
		t.Errorf("%v, %v", again.Of("1"), err)
	}
}

// TestAnotherUsersHome: marks in a folder that this user cannot get to are not
// this user's.
func TestAnotherUsersHome(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	if err := os.MkdirAll(filepath.Join(home, "lede"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(home, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(home, 0o700) }) //nolint:gosec // a folder is entered
	if w, err := briefs.OpenWrongMarks(filepath.Join(home, "lede", "wrong.jsonl")); w == nil || err != nil {
		t.Errorf("marks %v, error %v", w, err)
	}
}
