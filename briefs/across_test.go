package briefs_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

func sampleLibrary(t *testing.T) *briefs.Library {
	t.Helper()
	articles, errs := load.FS(t.Context(), samples.FS(), load.Options{})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{})})
	l.Add(articles...)
	return l
}

// byHeadline returns the ID of the article with a headline.
func byHeadline(t *testing.T, l *briefs.Library, headline string) string {
	t.Helper()
	list, err := l.List(t.Context(), model.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Entries {
		if e.Headline == headline {
			return e.ID
		}
	}
	t.Fatalf("no article %q", headline)
	return ""
}

func TestTogether(t *testing.T) {
	l, ctx := sampleLibrary(t), t.Context()
	id := byHeadline(t, l, "Ever Given freed after six days; queue reaches 422 ships")
	st, err := l.Story(ctx, id)
	if err != nil || len(st.Articles) != 3 || st.Previous == "" || st.Next == "" {
		t.Errorf("story %+v, %v", st, err)
	}
	if all, err := l.Stories(ctx); err != nil || len(all) != 7 {
		t.Errorf("%d stories, %v", len(all), err)
	}
	tl, err := l.StoryTimeline(ctx, id)
	if err != nil || len(tl.Events) == 0 || !slices.IsSortedFunc(tl.Events, func(a, b model.TimelineEvent) int { return compare(a.From, b.From) }) {
		t.Errorf("timeline of %d events, %v", len(tl.Events), err)
	}
	if d, err := l.Dossier(ctx, "Rabie"); err != nil || d.Name != "Osama Rabie" || len(d.Articles) != 3 {
		t.Errorf("dossier of %q in %d, %v", d.Name, len(d.Articles), err)
	}
	if d, err := l.Dossier(ctx, "Nobody Atall"); err != nil || len(d.Articles) != 0 || d.Name != "Nobody Atall" {
		t.Errorf("nobody's dossier: %+v, %v", d, err)
	}
	if n, err := l.News(ctx, model.Since{Time: time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC)}); err != nil || n.Counts.Articles != 1 || n.Counts.Figures == 0 {
		t.Errorf("news %+v, %v", n.Counts, err)
	}
	if c, err := l.Compare(ctx, id, st.Next); err != nil || c.Left.ID != id || len(c.Both) == 0 {
		t.Errorf("comparison %+v, %v", c.Left, err)
	}
	if _, err := l.Story(ctx, "unknown"); err == nil {
		t.Error("a story of an unknown article")
	}
	if _, err := l.BoardsFor(ctx, "figure>many"); err == nil {
		t.Error("a query that cannot be read")
	}
}

func compare(a, b model.Day) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// A figure that the reader marks as wrong is gone from the board at once.
func TestTogetherWithoutWrong(t *testing.T) {
	l, ctx := sampleLibrary(t), t.Context()
	rows := func() (n int, board model.Board) {
		boards, err := l.BoardsFor(ctx, "political prisoners")
		if err != nil || len(boards) == 0 {
			t.Fatalf("boards %v, %v", boards, err)
		}
		return len(boards[0].Rows), boards[0]
	}
	before, board := rows()
	wrong := board.Rows[0]
	change := model.Change{ArticleID: wrong.Place.ArticleID, Kind: model.ChangeWrong, Value: wrong.FigureID}
	if _, err := l.Apply(ctx, []model.Change{change}); err != nil {
		t.Fatal(err)
	}
	if after, _ := rows(); after != before-1 {
		t.Errorf("%d rows before, %d after", before, after)
	}
	own, err := l.Boards(ctx, wrong.Place.ArticleID)
	if err != nil || slices.ContainsFunc(own, func(b model.Board) bool {
		return slices.ContainsFunc(b.Rows, func(r model.BoardRow) bool { return r.FigureID == wrong.FigureID })
	}) {
		t.Errorf("the wrong figure is on a board of its article, %v", err)
	}
}

func TestTogetherStops(t *testing.T) {
	l := sampleLibrary(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Stories(ctx); err == nil {
		t.Error("an ended context gave stories")
	}
}
