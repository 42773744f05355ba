package shelf

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/sqlite"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// TestMachines adds files from two machines that share a library: the same path
// is another file on another machine, the same address one article everywhere.
func TestMachines(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), FileName)
	add := func(machine, id, address string) store.Outcome {
		t.Helper()
		st, err := sqlite.Open(ctx, path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Machine = machine
		l, err := New(ctx, st, "", o)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = l.Close() }()
		b := storetest.Article(id, "2025-05-05", "Head "+id, "Text of "+id+".")
		b.Source.Path, b.Source.URL = "/tmp/article.txt", address
		r, err := l.AddBriefs(ctx, b)
		if err != nil || len(r) != 1 || r[0].Err != nil {
			t.Fatalf("%+v, %v", r, err)
		}
		return r[0].Outcome
	}
	for _, row := range []struct {
		name, machine, id, address string
		want                       store.Outcome
	}{
		{"a file", "one", "a", "", store.Added},
		{"the file, changed", "one", "b", "", store.Changed},
		{"another machine's file", "two", "c", "", store.Added},
		{"an address", "one", "d", "https://paper.example/a", store.Added},
		{"the address from another machine", "two", "e", "https://paper.example/a", store.Changed},
	} {
		if got := add(row.machine, row.id, row.address); got != row.want {
			t.Errorf("%s is %s, want %s", row.name, got, row.want)
		}
	}
}

// TestOwnerMoves brings a library from a server, where its user has a name, to a
// file, where the user is its owner, and back.
func TestOwnerMoves(t *testing.T) {
	ctx := context.Background()
	server := openIn(t, t.TempDir()).For("ana")
	if _, err := server.AddBriefs(ctx, storetest.Article("a", "2025-05-05", "Head", "Text.")); err != nil {
		t.Fatal(err)
	}
	star := func(l *Library) {
		t.Helper()
		if _, err := l.Apply(ctx, []model.Change{{ArticleID: "a", Kind: model.ChangeStar, Value: "y"}}); err != nil {
			t.Fatal(err)
		}
	}
	star(server)
	star(server.For("bo"))
	move := func(from, to *Library) {
		t.Helper()
		var out bytes.Buffer
		if err := from.Export(ctx, &out); err != nil {
			t.Fatal(err)
		}
		if err := to.Import(ctx, &out, func(r Result) {
			if r.Err != nil {
				t.Error(r.Err)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	starred := func(where string, l *Library, want bool) {
		t.Helper()
		if e, err := l.Entry(ctx, "a"); err != nil || e.Starred != want {
			t.Errorf("%s: starred %v, %v; want %v", where, e.Starred, err, want)
		}
	}
	file := openIn(t, t.TempDir())
	move(server, file)
	starred("the owner of the file", file, true)
	starred("another reader there", file.For("bo"), true)
	starred("the name on the server there", file.For("ana"), false)
	again := openIn(t, t.TempDir()).For("ana")
	move(file, again)
	starred("back on a server", again, true)
}
