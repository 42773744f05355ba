package shelf

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// names are the folders of a library, in order.
func names(t *testing.T, l *Library) string {
	t.Helper()
	folders, err := l.Folders(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range folders {
		all = append(all, fmt.Sprintf("%s %s=%s", f.Kind, f.Name, f.Query))
	}
	return strings.Join(all, "; ")
}

func TestFoldersAndSavedQueries(t *testing.T) {
	ctx := context.Background()
	l := openIn(t, t.TempDir())
	if _, err := l.AddBriefs(ctx, storetest.Prisons()...); err != nil {
		t.Fatal(err)
	}
	save := func(name, query string) model.Change {
		return model.Change{Kind: model.ChangeSaved, Value: name, Other: query}
	}
	undo, err := l.Apply(ctx, []model.Change{save("prisons", "prisoners"), save("old ones", "@prisons published:..2024")})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, l), "saved old ones=@prisons published:..2024; saved prisons=prisoners"; !strings.HasPrefix(got, want) {
		t.Errorf("folders %s, want %s", got, want)
	}
	for _, row := range []struct{ named, spelt string }{
		{"@prisons", "prisoners"},
		{`@"old ones"`, "prisoners published:..2024"},
		{`-@prisons`, "-prisoners"},
		{"@old or is:starred", "(prisoners published:..2024) or is:starred"},
	} {
		a, err := l.List(ctx, model.ListQuery{Query: row.named})
		if err != nil {
			t.Fatal(err)
		}
		b, err := l.List(ctx, model.ListQuery{Query: row.spelt})
		if err != nil || fmt.Sprint(a.Entries) != fmt.Sprint(b.Entries) {
			t.Errorf("%s lists %d articles, %s %d (%v)", row.named, a.Total, row.spelt, b.Total, err)
		}
	}
	if _, err := l.Search(ctx, "@none", 0); err == nil || !strings.Contains(err.Error(), `no query is saved as "none"`) {
		t.Errorf("a name that is none: %v", err)
	}
	if other := names(t, l.For("ana")); strings.Contains(other, "saved") {
		t.Errorf("another reader has %s", other)
	}
	for _, bad := range [][]model.Change{
		{save("", "x")},
		{save("x", "figure>many")},
		{save("a\x1bb", "x")},
		{save(`a"b`, "x")},
		{save(strings.Repeat("x", 500), "x")},
		{save("x", "y"), {ArticleID: "a", Kind: model.ChangeStar, Value: "y"}},
	} {
		if _, err := l.Apply(ctx, bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	redo, err := l.Apply(ctx, undo)
	if err != nil || strings.Contains(names(t, l), "saved") {
		t.Errorf("undone: %s, %v", names(t, l), err)
	}
	if _, err := l.Apply(ctx, redo); err != nil || !strings.Contains(names(t, l), "old ones") {
		t.Errorf("done again: %s, %v", names(t, l), err)
	}
}

func TestLogFoldsStrokes(t *testing.T) {
	ctx := context.Background()
	l := openIn(t, t.TempDir())
	all := storetest.Prisons()
	for i := range 4 {
		all = append(all, storetest.Article(fmt.Sprint("x", i), "2025-05-05", fmt.Sprint("Head ", i), fmt.Sprintf("Text %d.", i)))
	}
	if _, err := l.AddBriefs(ctx, all...); err != nil {
		t.Fatal(err)
	}
	apply := func(changes ...model.Change) {
		t.Helper()
		if _, err := l.Apply(ctx, changes); err != nil {
			t.Fatal(err)
		}
	}
	read := func(id string) model.Change {
		return model.Change{ArticleID: id, Kind: model.ChangeState, Value: "read"}
	}
	apply(model.Change{ArticleID: "a", Kind: model.ChangeNote, Value: "one", Span: model.Span{Start: 0, End: 3}})
	apply(read("b"), read("c"))
	apply(read("a"), read("x0"), read("x1"), read("x2"), read("x3"), model.Change{ArticleID: "a", Kind: model.ChangePlace, Span: model.Span{Start: 3}})
	apply(model.Change{ArticleID: "c", Kind: model.ChangeStar, Value: "y"})
	apply(model.Change{Kind: model.ChangeSame, Value: "Ana", Other: "Ana Ruiz"})
	deeds, err := l.Log(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range deeds {
		got = append(got, fmt.Sprintf("%s %s %s %d", d.Kind, d.Value, d.Article.ID, d.Articles))
		if d.Article.ID != "" && d.Article.Headline == "" {
			t.Errorf("%+v has no headline", d)
		}
	}
	want := "same Ana = Ana Ruiz  0; star y c 1; state read x3 7; note one a 1"
	if strings.Join(got, "; ") != want {
		t.Errorf("log %s, want %s", strings.Join(got, "; "), want)
	}
	if deeds, err := l.Log(ctx, 2); err != nil || len(deeds) != 2 || deeds[1].Kind != model.ChangeStar {
		t.Errorf("the last two: %+v, %v", deeds, err)
	}
	if deeds, err := l.Log(ctx, 1); err != nil || len(deeds) != 1 {
		t.Errorf("the last: %+v, %v", deeds, err)
	}
}
