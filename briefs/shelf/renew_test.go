package shelf

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/sqlite"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// oldLibrary makes a library of the samples in which an older lede found nothing,
// and returns its folder and the number of its articles.
func oldLibrary(t *testing.T) (dir string, n int) {
	t.Helper()
	dir = t.TempDir()
	articles, errs := load.FS(context.Background(), samples.FS(), load.Options{})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	st, err := sqlite.Open(context.Background(), filepath.Join(dir, FileName), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var records []store.Record
	for i := range articles {
		records = append(records, store.Record{Brief: analyze.Skeleton(&articles[i]), Analyzer: analyze.Version - 1})
	}
	if _, err := st.Add(context.Background(), records); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, len(articles)
}

func outdated(t *testing.T, l *Library) int {
	t.Helper()
	n, err := l.Outdated(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRenew(t *testing.T) {
	dir, n := oldLibrary(t)
	l := openIn(t, dir)
	if got := outdated(t, l); got != n {
		t.Fatalf("%d outdated of %d", got, n)
	}
	last := 0
	err := l.Renew(context.Background(), func(done, total int) {
		if done <= last || total != n {
			t.Errorf("%d of %d after %d of %d", done, total, last, n)
		}
		last = done
	})
	if err != nil || last != n || outdated(t, l) != 0 {
		t.Errorf("%d of %d done, %d outdated, %v", last, n, outdated(t, l), err)
	}
	hits, err := l.Search(context.Background(), "who:rabie", 0)
	if err != nil || len(hits) == 0 {
		t.Errorf("the new facts are not found: %v", err)
	}
	b, err := l.Brief(context.Background(), hits[0].ArticleID)
	if err != nil || len(b.Figures) == 0 || len(b.Glossary) == 0 {
		t.Errorf("brief without facts: %v", err)
	}
	if errs := l.Store().Check(context.Background()); len(errs) > 0 {
		t.Error(errs)
	}
	if err := l.Renew(context.Background(), func(int, int) { t.Error("there was nothing to do") }); err != nil {
		t.Error(err)
	}
}

// TestRenewInBackground opens one library twice, as two processes would: both
// read it again at once, and it comes out as one would have made it.
func TestRenewInBackground(t *testing.T) {
	dir, _ := oldLibrary(t)
	o := options()
	o.Renew = func(err error) { t.Error(err) }
	var libs [2]*Library
	for i := range libs {
		var err error
		if libs[i], err = Open(context.Background(), dir, "", o); err != nil {
			t.Fatal(err)
		}
	}
	var work sync.WaitGroup
	for _, l := range libs {
		work.Go(func() { l.keepUp(context.Background(), 0, o.Renew) })
	}
	version := 0
	for outdated(t, libs[0]) > 0 {
		p, err := libs[0].Wait(context.Background(), version)
		if err != nil {
			t.Fatal(err)
		}
		version = p.Version
	}
	work.Wait()
	if errs := libs[1].Store().Check(context.Background()); len(errs) > 0 {
		t.Error(errs)
	}
	for _, l := range libs {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestRenewStops ends the work in the middle: what was done stays done.
func TestRenewStops(t *testing.T) {
	dir, n := oldLibrary(t)
	l := openIn(t, dir)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	err := l.Renew(ctx, func(int, int) { stop() })
	left := outdated(t, l)
	if !errors.Is(err, context.Canceled) || left > max(n-renewBatch, 0) {
		t.Errorf("%d of %d left, %v", left, n, err)
	}
	if err := l.Renew(context.Background(), func(int, int) {}); err != nil || outdated(t, l) != 0 {
		t.Errorf("the rest: %v", err)
	}
}

// failing is a store that cannot renew.
type failing struct {
	store.Store
	err error
}

func (f failing) Renew(context.Context, []store.Record) error { return f.err }

func TestRenewFails(t *testing.T) {
	for _, row := range []struct {
		why string
		err error
	}{
		{"one article after the other is refused", errors.New("no")},
		{"nothing can be written", store.ErrReadOnly},
	} {
		dir, n := oldLibrary(t)
		st, err := sqlite.Open(context.Background(), filepath.Join(dir, FileName), sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		l, err := New(context.Background(), failing{st, row.err}, "", options())
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		l.keepUp(context.Background(), 0, func(err error) {
			if told++; !errors.Is(err, row.err) {
				t.Error(err)
			}
		})
		if told != 1 || outdated(t, l) != n {
			t.Errorf("%s: told %d times, %d of %d left", row.why, told, outdated(t, l), n)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestRenewKeepsState renews an article that its reader marked: the marks stay.
func TestRenewKeepsState(t *testing.T) {
	dir, _ := oldLibrary(t)
	l := openIn(t, dir)
	ctx := context.Background()
	list, err := l.List(ctx, model.ListQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	id := list.Entries[0].ID
	changes := []model.Change{
		{ArticleID: id, Kind: model.ChangeStar, Value: "y"},
		{ArticleID: id, Kind: model.ChangeNote, Value: "mine", Span: model.Span{Start: 0, End: 5}},
	}
	if _, err := l.Apply(ctx, changes); err != nil {
		t.Fatal(err)
	}
	if err := l.Renew(ctx, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	e, err := l.Entry(ctx, id)
	notes, nerr := l.Notes(ctx, id)
	if err != nil || nerr != nil || !e.Starred || len(notes) != 1 || notes[0].Span.End != 5 || e.TopFigure == "" {
		t.Errorf("entry %+v, notes %+v, %v, %v", e, notes, err, nerr)
	}
}
