package shelf

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// TestTogether asks of a kept library what package across answers, and checks
// that the store's indexes find the articles that matter.
func TestTogether(t *testing.T) {
	l, articles := sampleLibrary(t)
	ctx := context.Background()
	id := func(headline string) string {
		i := slices.IndexFunc(articles, func(a model.Article) bool { return strings.HasPrefix(a.Headline, headline) })
		if i < 0 {
			t.Fatalf("no sample %q", headline)
		}
		return articles[i].ID
	}
	regional := id("Maduro's bloc")
	st, err := l.Story(ctx, regional)
	if err != nil || len(st.Articles) != 6 || st.Next != "" || st.Previous != id("Five Machado aides") {
		t.Errorf("story of %d articles, previous %q, %v", len(st.Articles), st.Previous, err)
	}
	if tl, err := l.StoryTimeline(ctx, id("Ever Given freed")); err != nil || len(tl.Events) == 0 {
		t.Errorf("timeline of %d events, %v", len(tl.Events), err)
	}
	for _, name := range []string{"CNE", "National Electoral Council"} {
		if d, err := l.Dossier(ctx, name); err != nil || d.Name != "National Electoral Council" || len(d.Articles) != 2 {
			t.Errorf("%s: dossier of %q in %d, %v", name, d.Name, len(d.Articles), err)
		}
	}
	if d, err := l.Dossier(ctx, "Nobody Atall"); err != nil || len(d.Articles) != 0 || d.Name != "Nobody Atall" {
		t.Errorf("nobody's dossier: %+v, %v", d, err)
	}
	const says = "Foro Penal's count of political prisoners rose from 264 in March 2024 to 1,793 in September 2024 and stood at 922 in May 2025."
	for _, ask := range []func() ([]model.Board, error){
		func() ([]model.Board, error) { return l.BoardsFor(ctx, "prisoners") },
		func() ([]model.Board, error) { return l.Boards(ctx, regional) },
		func() ([]model.Board, error) { return l.Boards(ctx, "") },
	} {
		boards, err := ask()
		if err != nil || !slices.ContainsFunc(boards, func(b model.Board) bool { return b.Sentence == says }) {
			t.Errorf("no board says how the count went, %v", err)
		}
	}
	n, err := l.News(ctx, model.Since{Time: time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil || n.Counts.Articles != 1 || !slices.ContainsFunc(n.Figures, func(c model.FigureChange) bool { return c.Label == "894 -> 922, Foro Penal" }) {
		t.Errorf("news %+v, %v", n.Counts, err)
	}
	if c, err := l.Compare(ctx, regional, st.Previous); err != nil || len(c.Both) == 0 {
		t.Errorf("comparison: %v", err)
	}
	if _, err := l.Story(ctx, "unknown"); err == nil {
		t.Error("a story of an unknown article")
	}
}

// TestNewsSinceVisit follows a reader over two visits: an article that changed
// in between is told by what changed in it.
func TestNewsSinceVisit(t *testing.T) {
	ctx := context.Background()
	l := openIn(t, t.TempDir())
	add := func(text string) {
		t.Helper()
		a := model.Article{
			ID: "a" + text[:3], Headline: "Dockers walk out", Text: "Dockers walk out\n\n" + text,
			Source: model.Source{URL: "https://example.org/dockers", Published: "2025-03-01", Language: "en"},
		}
		if err := l.AddArticles(ctx, []model.Article{a}, func(r Result) {
			if r.Err != nil {
				t.Error(r.Err)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	add("On Saturday the harbour board counted 120 striking dockers. The rain went on.")
	if n, err := l.News(ctx, model.Since{Last: true}); err != nil || n.Counts != (model.NewsCounts{}) {
		t.Errorf("on a first visit nothing is new: %+v, %v", n.Counts, err)
	}
	status, err := l.store.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.store.Visit(ctx, "", status.Revision); err != nil {
		t.Fatal(err)
	}
	add("By Saturday the harbour board counted 180 striking dockers. The rain went on.")
	n, err := l.News(ctx, model.Since{Last: true})
	if err != nil || n.Counts.Revised != 1 || n.Counts.Articles != 0 {
		t.Fatalf("news %+v, %v", n.Counts, err)
	}
	r := n.Revised[0]
	if r.From != 1 || r.To != 2 || len(r.Sentences) != 1 || r.Sentences[0].Kind != model.EditChanged {
		t.Errorf("revision %+v", r)
	}
	if len(r.Figures) != 1 || !strings.HasPrefix(r.Figures[0].Label, "120 -> 180") {
		t.Errorf("figures %+v", r.Figures)
	}
	add("In all the harbour board counted 240 striking dockers. The rain went on.")
	n, err = l.News(ctx, model.Since{Last: true})
	if err != nil || n.Counts.Revised != 1 {
		t.Fatalf("news %+v, %v", n.Counts, err)
	}
	if r := n.Revised[0]; r.From != 1 || r.To != 3 || len(r.Figures) != 1 || !strings.HasPrefix(r.Figures[0].Label, "120 -> 240") {
		t.Errorf("what changed is not told from the version that was known: %d to %d, %+v", r.From, r.To, r.Figures)
	}
}

// TestKnownVersions adds versions of articles one after the other, with a visit
// between: it finds for each the version that the reader could have seen.
func TestKnownVersions(t *testing.T) {
	ctx := context.Background()
	l := openIn(t, t.TempDir())
	clock := time.Date(2025, 5, 5, 8, 0, 0, 0, time.UTC)
	add := func(names ...string) {
		t.Helper()
		for _, name := range names {
			clock = clock.Add(time.Minute)
			b := storetest.Article(name+clock.Format("1504"), "2025-05-05", name, "It is "+clock.Format("15:04")+" now.")
			if _, err := l.store.Add(ctx, []store.Record{{Brief: b, Identity: "of " + name, Seen: clock}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	add("a", "b", "b", "c", "a")
	if err := l.Seen(ctx, 5); err != nil {
		t.Fatal(err)
	}
	add("b", "d", "b", "d", "a", "e")
	v, err := l.SinceVisit(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]int)
	for _, b := range v.Fresh {
		got[b.Headline] = v.Known[b.ID]
	}
	if want := map[string]int{"a": 2, "b": 2, "d": 0, "e": 0}; !maps.Equal(got, want) {
		t.Errorf("known versions %v, want %v", got, want)
	}
}
