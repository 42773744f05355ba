package briefs_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// shelved is a library of three articles, with a clock that stands still until it
// is set.
func shelved(now *time.Time) *briefs.Library {
	l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{}), Now: func() time.Time { return *now }})
	for i, publisher := range []string{"The Orrin Post", "Radio", "The Orrin Post"} {
		l.Add(model.Article{ID: fmt.Sprint(i), Headline: fmt.Sprintf("Boats %d", i), Text: "Boats sail.", Source: model.Source{Publisher: publisher}, Tags: []string{"sea"}})
	}
	return l
}

func TestFoldersInMemory(t *testing.T) {
	now := time.Date(2025, 5, 5, 9, 0, 0, 0, time.UTC)
	l := shelved(&now)
	names := func() string {
		folders, err := l.Folders(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range folders {
			all = append(all, fmt.Sprintf("%s %s %d", f.Kind, f.Query, f.Unread))
		}
		return strings.Join(all, "; ")
	}
	const publishers = `publisher feed:"The Orrin Post" 2; publisher feed:Radio 1`
	if got := names(); got != publishers {
		t.Errorf("folders %s", got)
	}
	undo, err := l.Apply(t.Context(), []model.Change{
		{Kind: model.ChangeSaved, Value: "Posts", Other: "feed:post"},
		{ArticleID: "1", Kind: model.ChangeTags, Value: "sea,ask"},
		{ArticleID: "0", Kind: model.ChangeState, Value: "read"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(), `saved feed:post -1; tag tag:ask 1; publisher feed:"The Orrin Post" 1; publisher feed:Radio 1`; got != want {
		t.Errorf("folders %s, want %s", got, want)
	}
	for query, want := range map[string]int{"@posts": 2, "@po is:unread": 1, "-@posts": 1} {
		if list, err := l.List(t.Context(), model.ListQuery{Query: query}); err != nil || list.Total != want {
			t.Errorf("%s lists %d articles, want %d (%v)", query, list.Total, want, err)
		}
	}
	if hits, err := l.Search(t.Context(), "@posts boats", 0); err != nil || len(hits) == 0 {
		t.Errorf("@posts boats finds %d, %v", len(hits), err)
	}
	if _, err := l.Apply(t.Context(), undo); err != nil || names() != publishers {
		t.Errorf("undone: %s, %v", names(), err)
	}
	if _, err := l.Apply(t.Context(), []model.Change{{Kind: model.ChangeSaved, Value: "x", Other: "figure>many"}}); err == nil {
		t.Error("what is no query was saved")
	}
}

func TestLogInMemory(t *testing.T) {
	now := time.Date(2025, 5, 5, 9, 0, 0, 0, time.UTC)
	l := shelved(&now)
	var many []model.Change
	for i := range 6 {
		l.Add(model.Article{ID: fmt.Sprint(i), Headline: fmt.Sprintf("Boats %d", i), Text: "Boats sail."})
		many = append(many, model.Change{ArticleID: fmt.Sprint(i), Kind: model.ChangeTags, Value: "x"})
	}
	for _, stroke := range [][]model.Change{
		{{ArticleID: "0", Kind: model.ChangeState, Value: "read"}, {ArticleID: "1", Kind: model.ChangeState, Value: "read"}, {ArticleID: "1", Kind: model.ChangePlace, Span: model.Span{Start: 3}}},
		many,
		{{ArticleID: "0", Kind: model.ChangeState, Value: "unread", Undo: true}},
		{{Kind: model.ChangeApart, Value: "A B", Other: "C B"}},
		{{Kind: model.ChangeSaved, Value: "x", Other: "y"}},
	} {
		now = now.Add(time.Minute)
		if _, err := l.Apply(t.Context(), stroke); err != nil {
			t.Fatal(err)
		}
	}
	deeds, err := l.Log(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range deeds {
		got = append(got, fmt.Sprintf("%s %s %s %s %d %v", d.At.Format("15:04"), d.Kind, d.Value, d.Article.Headline, d.Articles, d.Undo))
	}
	want := "09:04 apart A B ≠ C B  0 false; 09:03 state unread Boats 0 1 true; 09:02 tags x Boats 5 6 false; 09:01 state read Boats 1 1 false; 09:01 state read Boats 0 1 false"
	if strings.Join(got, "; ") != want {
		t.Errorf("log %s, want %s", strings.Join(got, "; "), want)
	}
	if deeds, err := l.Log(t.Context(), 1); err != nil || len(deeds) != 1 || deeds[0].Kind != model.ChangeApart {
		t.Errorf("the last: %+v, %v", deeds, err)
	}
}
