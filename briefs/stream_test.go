package briefs_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// write puts files into a folder and returns the folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// reports returns n files with an article each, in lexical order of their
// names, and how many bytes they hold.
func reports(n int) (files map[string]string, size int64) {
	files = make(map[string]string, n)
	for i := range n {
		s := fmt.Sprintf("# Harbour report %d\n\nThe harbour counted %d ships on Monday, the pilot Ada Brenner said. It had counted %d a year before.\n", i, i+10, i+20)
		files[fmt.Sprintf("report-%04d.md", i)] = s
		size += int64(len(s))
	}
	return files, size
}

func refs(t testing.TB, dir string) []load.Ref {
	t.Helper()
	refs, errs := load.Expand(context.Background(), []string{dir})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return refs
}

// finished waits until nothing works in the background and returns how it ended.
func finished(t *testing.T, l *briefs.Library) model.Progress {
	t.Helper()
	var p model.Progress
	for !p.Finished {
		next, err := l.Wait(t.Context(), p.Version)
		if err != nil {
			t.Fatal(err)
		}
		if next.Version <= p.Version || next.Loaded < p.Loaded || next.Analyzed < p.Analyzed || next.Files < p.Files {
			t.Errorf("progress goes back: %+v after %+v", next, p)
		}
		p = next
	}
	l.Close()
	return p
}

func TestWait(t *testing.T) {
	defer goleak.VerifyNone(t)
	l := library(small(1)...)
	now, err := l.Wait(t.Context(), -1)
	if err != nil || now.Loaded != 1 {
		t.Fatalf("%+v, %v", now, err)
	}
	type answer struct {
		progress model.Progress
		err      error
	}
	wait := func(ctx context.Context) <-chan answer {
		c := make(chan answer, 1)
		go func() {
			p, err := l.Wait(ctx, now.Version)
			c <- answer{p, err}
		}()
		return c
	}
	waiting := wait(t.Context())
	star := []model.Change{{ArticleID: "a00", Kind: model.ChangeStar, Value: "y"}}
	if _, err := l.Apply(t.Context(), star); err != nil {
		t.Fatal(err)
	}
	if a := <-waiting; a.err != nil || a.progress.Version <= now.Version {
		t.Errorf("a change: %+v", a)
	}
	if now, err = l.Wait(t.Context(), -1); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	waiting = wait(ctx)
	cancel()
	if a := <-waiting; !errors.Is(a.err, context.Canceled) {
		t.Errorf("an ended context: %+v", a)
	}
	l.Fail(errors.New("feed gone"))
	if p, err := l.Wait(t.Context(), now.Version); err != nil || len(p.Failed) != 1 || p.Failed[0] != "feed gone" {
		t.Errorf("a failure: %+v, %v", p, err)
	}
}

func TestOpen(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := write(t, map[string]string{
		"1-old.md":     "---\npublished: 2025-01-01\n---\n\n# Old one\n\nTwelve ships came.\n",
		"2-broken.md":  "\x00\x01\x02\x00\x7fELF\x00\x00",
		"3-new.md":     "---\npublished: 2025-03-01\n---\n\n# New one\n\nThirty ships came.\n",
		"4-undated.md": "# Undated one\n\nNo ships came.\n",
		"5-empty.txt":  "",
	})
	started := time.Date(2025, 3, 2, 8, 0, 0, 0, time.UTC)
	l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{}), Now: func() time.Time { return started }})
	l.Open(t.Context(), []string{dir, filepath.Join(dir, "gone.md")}, load.Options{})
	p := finished(t, l)
	if p.Loaded != 3 || p.Analyzed != 3 || p.Files != 5 || p.Total != 5 || !p.Started.Equal(started) {
		t.Errorf("%+v", p)
	}
	if len(p.Failed) != 3 {
		t.Fatalf("failed: %q", p.Failed)
	}
	for i, name := range []string{"gone.md", "2-broken.md", "5-empty.txt"} {
		if !strings.Contains(p.Failed[i], name) || strings.Contains(p.Failed[i], "\n") {
			t.Errorf("%s is not named in one line: %q", name, p.Failed[i])
		}
	}
	list, err := l.List(t.Context(), model.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var headlines []string
	for _, e := range list.Entries {
		headlines = append(headlines, e.Headline)
	}
	if got := strings.Join(headlines, ", "); got != "New one, Old one, Undated one" {
		t.Errorf("%s", got)
	}
}

func TestOpenEndsWithItsContext(t *testing.T) {
	defer goleak.VerifyNone(t)
	files, _ := reports(40)
	dir := write(t, files)
	l := library()
	ctx, cancel := context.WithCancel(t.Context())
	l.Open(ctx, []string{dir}, load.Options{})
	cancel()
	finished(t, l)
}

func TestOpenArticles(t *testing.T) {
	defer goleak.VerifyNone(t)
	l := library(small(2)...)
	l.OpenArticles(t.Context(), small(5))
	if p := finished(t, l); p.Loaded != 5 || p.Analyzed != 5 || len(p.Failed) != 0 {
		t.Errorf("%+v", p)
	}
	list, err := l.List(t.Context(), model.ListQuery{})
	if err != nil || list.Total != 5 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, e := range list.Entries {
		if e.TopFigure == "" {
			t.Errorf("%s is not analysed", e.ID)
		}
	}
}

func TestStreamKeepsInputOrder(t *testing.T) {
	defer goleak.VerifyNone(t)
	files, _ := reports(120)
	files["report-0050.md"] = "" // nothing in it: an error in its place
	var lines strings.Builder
	for i := range 30 {
		fmt.Fprintf(&lines, `{"headline": "Line %d", "text": "Only %d boats sailed."}`+"\n", i, i)
	}
	files["report-0060.jsonl"] = lines.String() // comes right after report-0059
	delete(files, "report-0060.md")
	dir := write(t, files)
	var got []string
	for made := range library().Stream(t.Context(), refs(t, dir), load.Options{}) {
		switch {
		case made.Err != nil:
			if !strings.Contains(made.Err.Error(), "report-0050.md") {
				t.Error(made.Err)
			}
			got = append(got, "error")
		default:
			if err := made.Brief.Check(); err != nil {
				t.Error(err)
			}
			got = append(got, made.Brief.Headline)
		}
	}
	var want []string
	for i := range 120 {
		switch i {
		case 50:
			want = append(want, "error")
		case 60:
			for line := range 30 {
				want = append(want, fmt.Sprintf("Line %d", line))
			}
		default:
			want = append(want, fmt.Sprintf("Harbour report %d", i))
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("order:\n%s", g)
	}
}

func TestStreamEndsEarly(t *testing.T) {
	files, _ := reports(60)
	dir := write(t, files)
	t.Run("the caller breaks", func(t *testing.T) {
		defer goleak.VerifyNone(t)
		n := 0
		for made := range library().Stream(t.Context(), refs(t, dir), load.Options{}) {
			if made.Err != nil {
				t.Error(made.Err)
			}
			if n++; n == 3 {
				break
			}
		}
		if n != 3 {
			t.Errorf("%d articles", n)
		}
	})
	t.Run("the context ends", func(t *testing.T) {
		defer goleak.VerifyNone(t)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		n := 0
		for range library().Stream(ctx, refs(t, dir), load.Options{}) {
			n++
			cancel()
		}
		if n != 1 {
			t.Errorf("%d articles after the end", n-1)
		}
	})
	t.Run("nothing to load", func(t *testing.T) {
		defer goleak.VerifyNone(t)
		for made := range library().Stream(t.Context(), nil, load.Options{}) {
			t.Errorf("%+v", made)
		}
	})
}

func BenchmarkStream(b *testing.B) {
	files, size := reports(1000)
	all := refs(b, write(b, files))
	l := library()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for made := range l.Stream(b.Context(), all, load.Options{}) {
			if made.Err != nil {
				b.Fatal(made.Err)
			}
			n++
		}
		if n != len(all) {
			b.Fatalf("%d articles of %d", n, len(all))
		}
	}
}
