package storetest

import (
	"context"
	"reflect"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// testGroups asks for tags and publishers, and that their queries find what they
// count.
func testGroups(t *testing.T, open Open) {
	s := open(t)
	g, ok := s.(store.Grouping)
	if !ok {
		t.Skip("this store knows no groups")
	}
	ctx := context.Background()
	var all []*model.Brief
	for _, a := range []struct{ id, publisher string }{{"g1", "The Orrin Post"}, {"g2", "The Orrin Post"}, {"g3", "Radio"}, {"g4", ""}, {"g5", "The Orrin Post"}} {
		b := Article(a.id, "2025-05-05", "Head "+a.id, "Text of "+a.id+".")
		b.Source.Publisher = a.publisher
		b.Tags = []string{"sea"}
		all = append(all, b)
	}
	add(t, s, all...)
	apply(t, s, "ana",
		model.Change{ArticleID: "g1", Kind: model.ChangeTags, Value: "sea,ask me"}, model.Change{ArticleID: "g3", Kind: model.ChangeTags, Value: "Board,ask me"},
		model.Change{ArticleID: "g1", Kind: model.ChangeState, Value: "read"})
	apply(t, s, "bo", model.Change{ArticleID: "g1", Kind: model.ChangeTags, Value: "mine"})
	want := []model.Folder{
		{Kind: model.FolderTag, Name: "ask me", Query: `tag:"ask me"`, Unread: 1},
		{Kind: model.FolderTag, Name: "Board", Query: "tag:Board", Unread: 1},
		{Kind: model.FolderPublisher, Name: "The Orrin Post", Query: `feed:"The Orrin Post"`, Unread: 2},
		{Kind: model.FolderPublisher, Name: "Radio", Query: "feed:Radio", Unread: 1},
	}
	got, err := g.Groups(ctx, "ana", 10)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("groups %+v, %v; want %+v", got, err, want)
	}
	for _, f := range got {
		n, err := query.Parse(f.Query)
		if err != nil {
			t.Fatal(err)
		}
		if l, err := s.List(ctx, "ana", n, store.Window{}); err != nil || l.Unread != f.Unread {
			t.Errorf("%s finds %d unread articles, %v; the group counts %d", f.Query, l.Unread, err, f.Unread)
		}
	}
	if got, err := g.Groups(ctx, "nobody", 10); err != nil || len(got) != 2 || got[0].Unread != 3 {
		t.Errorf("of a reader who did nothing: %+v, %v", got, err)
	}
	check(t, s)
}
