package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

func testState(t *testing.T, open Open) {
	s := open(t)
	add(t, s, Prisons()...)
	apply(t, s, "", model.Change{ArticleID: "a", Kind: model.ChangeState, Value: "reading"}, model.Change{ArticleID: "a", Kind: model.ChangePlace, Span: model.Span{Start: 17}},
		model.Change{ArticleID: "a", Kind: model.ChangeStar, Value: "y"}, model.Change{ArticleID: "a", Kind: model.ChangeTags, Value: " sea ,,trade"})
	e := entry(t, s, "a")
	if e.State != model.StateReading || e.Place != 17 || !e.Starred || !reflect.DeepEqual(e.Tags, []string{"sea", "trade"}) {
		t.Errorf("entry %+v", e)
	}
	for _, step := range []struct {
		to     model.ReadState
		unread int
	}{{model.StateRead, 3}, {model.StateRead, 3}, {model.StateUnread, 4}, {model.StateReading, 3}} {
		apply(t, s, "", model.Change{ArticleID: "a", Kind: model.ChangeState, Value: string(step.to)})
		if l := list(t, s, "", ""); l.Unread != step.unread {
			t.Errorf("after %s: %d unread, want %d", step.to, l.Unread, step.unread)
		}
	}
	log, err := s.Log(context.Background(), "", 2)
	if err != nil || len(log) != 2 || log[0].Value != "reading" || log[1].Value != "unread" || log[0].ArticleID != "a" {
		t.Errorf("log %+v, %v", log, err)
	}
	check(t, s)
}

func testUndo(t *testing.T, open Open) {
	s := open(t)
	add(t, s, Prisons()...)
	span := model.Span{Start: 0, End: 6}
	before := entry(t, s, "a")
	undo := apply(t, s, "",
		model.Change{ArticleID: "a", Kind: model.ChangeState, Value: "read"}, model.Change{ArticleID: "a", Kind: model.ChangeState, Value: "reading"},
		model.Change{ArticleID: "a", Kind: model.ChangeStar, Value: "y"}, model.Change{ArticleID: "a", Kind: model.ChangeTags, Value: "x"},
		model.Change{ArticleID: "a", Kind: model.ChangePlace, Span: model.Span{Start: 5}}, model.Change{ArticleID: "a", Kind: model.ChangeWrong, Value: "f2"},
		model.Change{ArticleID: "a", Kind: model.ChangeNote, Value: "one", Span: span}, model.Change{ArticleID: "a", Kind: model.ChangeNote, Value: "two", Span: span},
	)
	after := entry(t, s, "a")
	redo := apply(t, s, "", undo...)
	if got := entry(t, s, "a"); !reflect.DeepEqual(got, before) {
		t.Errorf("undone: %+v, want %+v", got, before)
	}
	if notes, _ := s.Notes(context.Background(), "", "a"); len(notes) != 0 {
		t.Errorf("undone: notes %+v", notes)
	}
	if wrong, _ := s.Wrong(context.Background(), "", "a"); len(wrong) != 0 {
		t.Errorf("undone: wrong %v", wrong)
	}
	apply(t, s, "", redo...)
	if got := entry(t, s, "a"); !reflect.DeepEqual(got, after) {
		t.Errorf("done again: %+v, want %+v", got, after)
	}
	if notes, _ := s.Notes(context.Background(), "", "a"); len(notes) != 1 || notes[0].Text != "two" {
		t.Errorf("done again: notes %+v", notes)
	}
	check(t, s)
}

func testNotes(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	v1 := Article("n", "2025-05-05", "Head", "One sentence. Gone words. Last sentence. One sentence.")
	add(t, s, v1)
	last := At(v1, "Last sentence.")
	gone := At(v1, "Gone words.")
	apply(t, s, "", model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "later", Span: last.Span()}, model.Change{ArticleID: "n", Kind: model.ChangeNote, Value: "lost", Span: gone.Span()})
	notes, err := s.Notes(ctx, "", "n")
	if err != nil || len(notes) != 2 || notes[1].Quote != last.Text || notes[1].Span != last.Span() || notes[0].Text != "lost" {
		t.Fatalf("notes %+v, %v", notes, err)
	}
	v2 := Article("n2", "2025-05-05", "Longer head", "Something new. Last sentence. One sentence.")
	v2.Source.Path = v1.Source.Path
	add(t, s, v2)
	notes, err = s.Notes(ctx, "", "")
	if err != nil || len(notes) != 2 {
		t.Fatalf("notes %+v, %v", notes, err)
	}
	for _, n := range notes {
		want := model.Span{}
		if n.Text == "later" {
			want = At(v2, "Last sentence.").Span()
		}
		if n.Span != want {
			t.Errorf("note %q on %q stands at %v after the change, want %v", n.Text, n.Quote, n.Span, want)
		}
	}
	_, err = s.Apply(ctx, "", []model.Change{{ArticleID: "n", Kind: model.ChangeNote, Value: "x", Span: model.Span{Start: 5, End: 5000}}})
	if err == nil {
		t.Error("a note outside the text was taken")
	}
	check(t, s)
}

func testWrong(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	v1 := Article("w", "", "Head", "There were 40 ships.")
	Count(v1, "40", 40, "ship", "ships", "")
	add(t, s, v1)
	apply(t, s, "", model.Change{ArticleID: "w", Kind: model.ChangeWrong, Value: v1.Figures[0].ID})
	v2 := Article("w2", "", "Head", "As before, there were 40 ships.")
	Count(v2, "40", 40, "ship", "ships", "")
	v2.Source.Path = v1.Source.Path
	add(t, s, v2)
	wrong, err := s.Wrong(ctx, "", "w")
	if err != nil || !wrong[v2.Figures[0].ID] {
		t.Errorf("wrong facts %v, %v; want %s of the changed article", wrong, err, v2.Figures[0].ID)
	}
	if other, err := s.Wrong(ctx, "someone", "w"); err != nil || len(other) != 0 {
		t.Errorf("wrong facts of another reader: %v, %v", other, err)
	}
}

func testAllOrNone(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	add(t, s, Prisons()[0])
	bad := Article("bad", "", "Head")
	bad.Summary = []model.Anchor{{Text: "not there", Start: 0, End: 3}}
	if _, err := s.Add(ctx, []store.Record{{Brief: Article("good", "", "Head")}, {Brief: bad}}); err == nil {
		t.Error("a brief with a false anchor was added")
	}
	for _, c := range []model.Change{{ArticleID: "none", Kind: model.ChangeStar, Value: "y"}, {ArticleID: "a", Kind: "dance"}, {ArticleID: "a", Kind: model.ChangeState, Value: "eaten"}} {
		_, err := s.Apply(ctx, "", []model.Change{{ArticleID: "a", Kind: model.ChangeState, Value: "read"}, c})
		if err == nil || c.ArticleID == "none" && !errors.Is(err, store.ErrUnknown) {
			t.Errorf("change %+v: %v", c, err)
		}
	}
	l := list(t, s, "", "")
	if l.Total != 1 || l.Unread != 1 {
		t.Errorf("after refused changes: %+v", l)
	}
	if log, _ := s.Log(ctx, "", 0); len(log) != 0 {
		t.Errorf("after refused changes the log holds %v", log)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Add(ended, []store.Record{{Brief: Article("late", "", "Head")}}); !errors.Is(err, context.Canceled) {
		t.Errorf("add after the end: %v", err)
	}
	check(t, s)
}

func testReaders(t *testing.T, open Open) {
	s := open(t)
	add(t, s, Prisons()...)
	apply(t, s, "ana", model.Change{ArticleID: "a", Kind: model.ChangeState, Value: "read"}, model.Change{ArticleID: "a", Kind: model.ChangeTags, Value: "mine"})
	if l := list(t, s, "ana", "is:unread"); ids(l.Entries) != "b c d" || l.Unread != 3 {
		t.Errorf("unread of ana: %+v", l)
	}
	for _, other := range []string{"", "bea"} {
		if l := list(t, s, other, "is:unread"); l.Total != 4 || l.Unread != 4 {
			t.Errorf("unread of %q: %+v", other, l)
		}
		if l := list(t, s, other, "tag:mine"); l.Total != 0 {
			t.Errorf("tagged for %q: %+v", other, l)
		}
	}
	if l := list(t, s, "ana", "tag:mine"); ids(l.Entries) != "a" {
		t.Errorf("tagged for ana: %+v", l)
	}
}

func testSaved(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	for _, q := range []model.SavedQuery{{Name: "b", Query: "x"}, {Name: "a", Query: "y"}, {Name: "b", Query: "z"}, {Name: "c", Query: "q"}, {Name: "c"}} {
		if err := s.Save(ctx, "", q); err != nil {
			t.Fatal(err)
		}
	}
	saved, err := s.Saved(ctx, "")
	if want := []model.SavedQuery{{Name: "a", Query: "y"}, {Name: "b", Query: "z"}}; err != nil || !reflect.DeepEqual(saved, want) {
		t.Errorf("saved %v, %v, want %v", saved, err, want)
	}
	if err := s.Save(ctx, "", model.SavedQuery{Query: "x"}); err == nil {
		t.Error("a query without a name was saved")
	}
	for _, step := range []struct{ see, before int64 }{{0, 0}, {3, 0}, {0, 3}, {5, 3}, {0, 5}} {
		if before, err := s.Visit(ctx, "", step.see); err != nil || before != step.before {
			t.Errorf("visit %d: before %d, %v, want %d", step.see, before, err, step.before)
		}
	}
}

func testFeeds(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	checked := time.Date(2025, 5, 7, 10, 0, 0, 0, time.UTC)
	feeds := []model.Feed{
		{URL: "https://a.example/feed", Title: "A", ETag: `"x"`, Modified: "Wed, 07 May 2025 10:00:00 GMT", Checked: checked},
		{URL: "https://b.example/feed", Title: "B", Folder: "News", Failures: 2, Error: "timeout"},
	}
	for _, f := range []model.Feed{feeds[1], {URL: feeds[0].URL}, feeds[0]} {
		if err := s.PutFeed(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Feeds(ctx); err != nil || !reflect.DeepEqual(got, feeds) {
		t.Errorf("feeds %+v, %v, want %+v", got, err, feeds)
	}
	if err := s.DropFeed(ctx, feeds[0].URL); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Feeds(ctx); len(got) != 1 {
		t.Errorf("feeds after one was dropped: %+v", got)
	}
}

func testReopen(t *testing.T, open Open) {
	s := open(t)
	add(t, s, Prisons()...)
	apply(t, s, "ana", model.Change{ArticleID: "a", Kind: model.ChangeState, Value: "read"})
	before := list(t, s, "ana", "")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t)
	if after := list(t, s, "ana", ""); !reflect.DeepEqual(after, before) {
		t.Errorf("after reopening: %+v, want %+v", after, before)
	}
	check(t, s)
}

// write adds articles one by one and marks each as read.
func write(t *testing.T, s store.Store, handle, n int) {
	ctx := context.Background()
	for i := range n {
		id := fmt.Sprintf("%d-%d", handle, i)
		if _, err := s.Add(ctx, []store.Record{{Brief: Article(id, "2025-01-01", "Head "+id)}}); err != nil {
			t.Errorf("add: %v", err)
		}
		if _, err := s.Apply(ctx, "", []model.Change{{ArticleID: id, Kind: model.ChangeState, Value: "read"}}); err != nil {
			t.Errorf("change: %v", err)
		}
	}
}

// readLists sees that counts and entries of a list fit together.
func readLists(t *testing.T, s store.Store, n int) {
	for range n {
		l, err := s.List(context.Background(), "", nil, store.Window{})
		if err != nil || len(l.Entries) != l.Total {
			t.Errorf("list of %d entries of %d: %v", len(l.Entries), l.Total, err)
		}
	}
}

// testParallel writes and reads with two handles of one library at once.
func testParallel(t *testing.T, open Open) {
	one, two := open(t), open(t)
	ctx := context.Background()
	const each = 40
	before, err := one.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var work sync.WaitGroup
	for h, s := range []store.Store{one, two} {
		work.Go(func() { write(t, s, h, each) })
		work.Go(func() { readLists(t, s, each) })
	}
	work.Wait()
	for _, s := range []store.Store{one, two} {
		if l := list(t, s, "", ""); l.Total != 2*each || l.Unread != 0 {
			t.Errorf("%d articles, %d unread, want %d, 0", l.Total, l.Unread, 2*each)
		}
	}
	if after, err := one.Status(ctx); err != nil || after.State == before.State {
		t.Errorf("the state of the library did not change: %+v, %v", after, err)
	}
	check(t, one)
}
