package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// TestKilled kills a writer in flight, again and again.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l := newLibrary(t)
	storetest.RunKilled(t, l.place(), l.opens)
}

// TestProcesses lets processes make the library and write to it at once.
func TestProcesses(t *testing.T) {
	l := newLibrary(t)
	storetest.RunProcesses(t, l.place(), l.opens)
}

// TestSameArticle adds the same articles from several sides at once: each is
// added by one and kept by the others, and revisions are given without a gap.
func TestSameArticle(t *testing.T) {
	l := newLibrary(t)
	ctx := context.Background()
	const sides, articles = 4, 25
	var mu sync.Mutex
	outcomes := make(map[string]map[store.Outcome]int)
	var work sync.WaitGroup
	for range sides {
		s := l.open(t)
		work.Go(func() {
			for i := range articles {
				id := fmt.Sprintf("same%d", i)
				r, err := s.Add(ctx, []store.Record{{Brief: storetest.Article(id, "2025-05-05", "Head "+id), Identity: "path:" + id}})
				if err != nil {
					t.Errorf("add: %v", err)
					return
				}
				mu.Lock()
				if outcomes[id] == nil {
					outcomes[id] = make(map[store.Outcome]int)
				}
				outcomes[id][r[0].Outcome]++
				mu.Unlock()
			}
		})
	}
	work.Wait()
	for id, o := range outcomes {
		if o[store.Added] != 1 || o[store.Kept] != sides-1 {
			t.Errorf("%s: %v", id, o)
		}
	}
	s := l.open(t)
	if st, err := s.Status(ctx); err != nil || st.Articles != articles || st.Revision != articles {
		t.Errorf("status %+v, %v", st, err)
	}
	storetest.Sees(t, s, nil)
}

// TestReadersApart lets readers mark articles from several sides at once, the
// same reader from two.
func TestReadersApart(t *testing.T) {
	l := newLibrary(t)
	ctx := context.Background()
	first := l.open(t)
	var records []store.Record
	var changes []model.Change
	for i := range 60 {
		b := storetest.Article(fmt.Sprint("a", i), "2025-05-05", "Head", "Some words.")
		records = append(records, store.Record{Brief: b, Identity: b.ID})
		changes = append(changes, model.Change{ArticleID: b.ID, Kind: model.ChangeState, Value: "read"},
			model.Change{ArticleID: b.ID, Kind: model.ChangeNote, Value: "n", Span: storetest.At(b, "words").Span()})
	}
	if _, err := first.Add(ctx, records); err != nil {
		t.Fatal(err)
	}
	var work sync.WaitGroup
	for _, reader := range []string{"ana", "bo", "ana", "cy"} {
		s := l.open(t)
		work.Go(func() {
			if _, err := s.Apply(ctx, reader, changes); err != nil {
				t.Errorf("%s: %v", reader, err)
			}
		})
	}
	work.Go(func() { // while new versions come
		for i := range records {
			b := storetest.Article(fmt.Sprint("b", i), "2025-05-06", "Head", "Newer. Some words.")
			if _, err := first.Add(ctx, []store.Record{{Brief: b, Identity: records[i].Identity}}); err != nil {
				t.Errorf("new version: %v", err)
			}
		}
	})
	work.Wait()
	for _, reader := range []string{"ana", "bo", "cy"} {
		if list, err := first.List(ctx, reader, nil, store.Window{}); err != nil || list.Unread != 0 || list.Total != 60 {
			t.Errorf("%s: %d unread of %d, %v", reader, list.Unread, list.Total, err)
		}
		notes, err := first.Notes(ctx, reader, "")
		if err != nil || len(notes) < 60 {
			t.Errorf("%s: %d notes, %v", reader, len(notes), err)
		}
		for _, n := range notes {
			b, err := first.Brief(ctx, n.ArticleID)
			if err != nil || b.Text[n.Span.Start:n.Span.End] != n.Quote {
				t.Errorf("%s: note on %q stands at %v of %q, %v", reader, n.Quote, n.Span, b.Text, err)
			}
		}
	}
	storetest.Sees(t, first, nil)
}

// TestRefused opens schemas that are no library it can use, and sees that they
// are left as they are.
func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name, sql string
		want      error
	}{
		{"another program's tables", "CREATE TABLE customer(id int)", store.ErrForeign},
		{"another program's table of the same name", "CREATE TABLE library(shelf int); INSERT INTO library VALUES(1)", store.ErrForeign},
		{"another maker", "CREATE TABLE library(maker text, version int); INSERT INTO library VALUES('koha', 1)", store.ErrForeign},
		{"without a maker", "CREATE TABLE library(maker text, version int)", store.ErrForeign},
		{"made by a newer lede", "CREATE TABLE library(maker text, version int); INSERT INTO library VALUES('lede', 99)", store.ErrNewer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := newLibrary(t)
			l.exec(t, "CREATE SCHEMA "+pgx.Identifier{l.schema}.Sanitize())
			for sql := range strings.SplitSeq(tt.sql, ";") {
				l.exec(t, sql)
			}
			before := l.tables(t)
			for _, readOnly := range []bool{false, true} {
				if _, err := Open(context.Background(), l.address, Options{Schema: l.schema, ReadOnly: readOnly}); !errors.Is(err, tt.want) {
					t.Errorf("opened for reading only %v: %v, want %v", readOnly, err, tt.want)
				}
			}
			if after := l.tables(t); after != before {
				t.Errorf("tables %s, before %s", after, before)
			}
		})
	}
}

// tables names the tables in the library's schema.
func (l library) tables(t *testing.T) (names string) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, l.address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }()
	err = conn.QueryRow(ctx, "SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '') FROM pg_tables WHERE schemaname = $1", l.schema).Scan(&names)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestNewerMeanwhile has a newer lede bring the library on while it is open: this
// one writes no more.
func TestNewerMeanwhile(t *testing.T) {
	l := newLibrary(t)
	s := l.open(t)
	l.exec(t, "UPDATE library SET version = 99")
	ctx := context.Background()
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("a", "", "Head")}}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("add: %v", err)
	}
	if _, err := s.Apply(ctx, "", []model.Change{{Kind: model.ChangeSame, Value: "a", Other: "b"}}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("apply: %v", err)
	}
}

// TestMigrate makes an older library and has several processes open it at once;
// one of them migrates it.
func TestMigrate(t *testing.T) {
	l := newLibrary(t)
	older := &Store{schema: l.schema, readers: map[string]int64{}}
	config, err := older.configure(l.address)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if older.pool, err = newPool(ctx, config); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = older.Close() }()
	next := append(migrations[:len(migrations):len(migrations)], "CREATE TABLE later(x int); INSERT INTO later VALUES(1)")
	if err := older.migrate(ctx, migrations); err != nil {
		t.Fatal(err)
	}
	var work sync.WaitGroup
	for range 4 {
		work.Go(func() {
			if err := older.migrate(ctx, next); err != nil && !errors.Is(err, store.ErrNewer) {
				t.Errorf("migrate: %v", err)
			}
		})
	}
	work.Wait()
	if tables := l.tables(t); !strings.Contains(tables, "later") {
		t.Errorf("tables %s", tables)
	}
	failing := &Store{schema: "test_failing" + l.schema, pool: older.pool}
	if err := failing.migrate(ctx, []string{"CREATE TABLE half(x int)", "no SQL"}); err == nil {
		t.Error("a migration that fails did not say so")
	}
	if tables := (library{l.address, failing.schema}).tables(t); tables != "" {
		t.Errorf("a migration that failed left %s", tables)
	}
}

// TestReadOnly opens a library for reading: by option, and as a role that may do
// nothing else.
func TestReadOnly(t *testing.T) {
	l := newLibrary(t)
	ctx := context.Background()
	if _, err := Open(ctx, l.address, Options{Schema: l.schema, ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) || l.tables(t) != "" {
		t.Errorf("a library that was never made: %v", err)
	}
	s := l.open(t)
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("a", "", "Head")}}); err != nil {
		t.Fatal(err)
	}
	role := pgx.Identifier{l.schema + "_reader"}.Sanitize()
	l.exec(t, "CREATE ROLE "+role+" LOGIN")
	t.Cleanup(func() {
		l.exec(t, "DROP OWNED BY "+role)
		l.exec(t, "DROP ROLE "+role)
	})
	u, err := url.Parse(l.address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(l.schema + "_reader")
	if _, err := Open(ctx, u.String(), Options{Schema: l.schema}); err == nil || !strings.Contains(err.Error(), "GRANT USAGE") {
		t.Errorf("a role without rights: %v", err)
	}
	l.exec(t, "GRANT USAGE ON SCHEMA "+pgx.Identifier{l.schema}.Sanitize()+" TO "+role)
	l.exec(t, "GRANT SELECT ON ALL TABLES IN SCHEMA "+pgx.Identifier{l.schema}.Sanitize()+" TO "+role)
	for name, o := range map[string]struct {
		address string
		Options
	}{
		"by option": {l.address, Options{Schema: l.schema, ReadOnly: true}},
		"by role":   {u.String(), Options{Schema: l.schema}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Open(ctx, o.address, o.Options)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if st, err := s.Status(ctx); err != nil || !st.ReadOnly || st.Articles != 1 {
				t.Errorf("status %+v, %v", st, err)
			}
			if e, err := s.Entry(ctx, "", "a"); err != nil || e.Headline != "Head" {
				t.Errorf("entry %+v, %v", e, err)
			}
			for what, err := range map[string]error{
				"add": func() error {
					_, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("b", "", "Head")}})
					return err
				}(),
				"apply": func() error {
					_, err := s.Apply(ctx, "", []model.Change{{ArticleID: "a", Kind: model.ChangeStar, Value: "y"}})
					return err
				}(),
				"feed":  s.PutFeed(ctx, model.Feed{URL: "x"}),
				"visit": func() error { _, err := s.Visit(ctx, "", 1); return err }(),
			} {
				if !errors.Is(err, store.ErrReadOnly) {
					t.Errorf("%s: %v", what, err)
				}
			}
		})
	}
}

// TestSecret sees that no error and no status shows a password.
func TestSecret(t *testing.T) {
	const secret = "hunter2"
	for _, a := range []string{
		"postgres://lede:" + secret + "@127.0.0.1:1/lede", "postgres://lede:" + secret + "@[broken/lede", "postgres://lede:" + secret + "@127.0.0.1:port/lede",
		"postgres://127.0.0.1:1/lede?password=" + secret, "postgres://lede:" + secret + "@127.0.0.1:1/lede?sslmode=nonsense", "postgres://lede:%zz" + secret + "@h/x",
	} {
		_, err := Open(context.Background(), a, Options{})
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", a, err)
		}
	}
	l := newLibrary(t)
	u, err := url.Parse(l.address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(u.User.Username(), secret)
	s, err := Open(context.Background(), u.String(), Options{Schema: l.schema})
	if err != nil {
		t.Skipf("the server of the tests looks at passwords: %v", err)
	}
	defer func() { _ = s.Close() }()
	if st, err := s.Status(context.Background()); err != nil || strings.Contains(st.Place, secret) || !strings.HasPrefix(st.Place, "postgres://") {
		t.Errorf("status %+v, %v", st, err)
	}
}

// TestBytes keeps what PostgreSQL does not take as text.
func TestBytes(t *testing.T) {
	l := newLibrary(t)
	s := l.open(t)
	ctx := context.Background()
	b := storetest.Article("b", "2025-05-05", "Head \x00 of it", "The body.")
	b.Source.Path, b.Dek, b.ID = "caf\xe9.txt", "\xff\xfe", "id\x00\xff"
	if _, err := s.Add(ctx, []store.Record{{Brief: b}}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Brief(ctx, b.ID)
	if err != nil || got.Headline != b.Headline || got.Source.Path != b.Source.Path || got.Text != b.Text {
		t.Errorf("%+v, %v", got, err)
	}
	e, err := s.Entry(ctx, "r\x00", b.ID)
	if err != nil || e.Path != "caf\uFFFD.txt" || e.Headline != "Head \uFFFD of it" {
		t.Errorf("entry %+v, %v", e, err)
	}
	if r, err := s.Add(ctx, []store.Record{{Brief: b}}); err != nil || r[0].Outcome != store.Kept {
		t.Errorf("again: %v, %v", r, err)
	}
	_, err = s.Apply(ctx, "r\x00\xff", []model.Change{
		{ArticleID: b.ID, Kind: model.ChangeTags, Value: "a\x00,b\xff"},
		{ArticleID: b.ID, Kind: model.ChangeNote, Value: "n\x00\xff", Span: model.Span{Start: 0, End: 6}},
		{Kind: model.ChangeSame, Value: "x\xff", Other: "y\x00"},
	})
	if err != nil {
		t.Error(err)
	}
	if err := s.PutFeed(ctx, model.Feed{URL: "u\xff", Error: "\x00"}); err != nil {
		t.Error(err)
	}
	d, err := s.Desk(ctx, "r\x00\xff")
	if err != nil || len(d.States) != 1 || len(d.Notes) != 1 || len(d.Names) != 1 {
		t.Errorf("desk %+v, %v", d, err)
	}
	if err := s.Restore(ctx, d); err != nil {
		t.Error(err)
	}
	storetest.Sees(t, s, nil)
}

// TestLimits keeps articles that exceed what a tsvector holds, beside one that
// does not, and asks everything of them.
func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l := newLibrary(t)
	s := l.open(t)
	ctx := context.Background()
	var vast strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&vast, "w%dx%d ", i, i*7919)
	}
	long := strings.Repeat("a prisoner of the sea ", 5000) + "far away sails"
	word := strings.Repeat("ab", 600) + "end"
	briefs := append(storetest.Prisons(),
		storetest.Article("vast", "2025-06-01", "Vast", vast.String()+"last words of it"),
		storetest.Article("long", "2025-06-02", "Long", long),
		storetest.Article("word", "2025-06-03", "Word", "One "+word+" and "+strings.Repeat("é", 400)+"."),
	)
	var records []store.Record
	for _, b := range briefs {
		records = append(records, store.Record{Brief: b})
	}
	if _, err := s.Add(ctx, records); err != nil {
		t.Fatal(err)
	}
	queries := append([]string{
		"w59999x475132081", "w1x7919", "-w59999x475132081", "-zzz", `"last words"`, `"words last"`, `"far away sails"`, `"away far"`, `"sea far"`, "last", "-last",
		word, word[:700], "-" + word[:700], word[:499], word[:497], word[:496], word[:300], word + "x", `"` + word + `"`, strings.Repeat("é", 400), strings.Repeat("é", 247), strings.Repeat("é", 401),
		"zzz or last", "(last or zzz) -sea", "is:unread last", "-(last is:unread)",
	}, storetest.Queries...)
	storetest.CheckQueries(t, s, briefs, queries)
	storetest.Sees(t, s, nil)
}
