package postgres

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
)

// fill adds articles that all hold "common", and one that holds "rarity".
func fill(t *testing.T, s *Store, n int) {
	t.Helper()
	var records []store.Record
	for i := range n {
		text := fmt.Sprintf("Words common to all, and number%d.", i)
		if i == n/2 {
			text += " A rarity."
		}
		records = append(records, store.Record{Brief: storetest.Article(fmt.Sprint("p", i), "2025-05-05", "Head", text)})
	}
	if _, err := s.Add(context.Background(), records); err != nil {
		t.Fatal(err)
	}
}

// TestAsksIndex has PostgreSQL explain what it does for words: it asks the index,
// however many articles there are and whatever it knows of them, and never
// unpacks the words of articles to look.
func TestAsksIndex(t *testing.T) {
	s := newLibrary(t).open(t)
	ctx := context.Background()
	fill(t, s, 1500)
	for _, analyzed := range []bool{false, true} {
		if analyzed {
			if _, err := s.pool.Exec(ctx, "ANALYZE"); err != nil {
				t.Fatal(err)
			}
		}
		for _, q := range []string{"rarity", "common", "co", "common rarity", "common -rarity", "rarity or figure>500", "-common", "tag:sea", "common is:unread"} {
			n, err := query.Parse(q)
			if err != nil {
				t.Fatal(err)
			}
			p := planFor(1, n)
			args := append(planned(p.args), 1<<40)
			lines, err := collect(ctx, s.pool, scanOne[string], fmt.Sprintf("EXPLAIN SELECT w.no FROM words w WHERE (%s) AND w.key < $%d ORDER BY w.key DESC", p.where, len(p.args)+1), args...)
			if err != nil {
				t.Fatal(err)
			}
			explained := strings.Join(lines, "\n")
			if !strings.Contains(explained, "Bitmap Index Scan on words_terms") || strings.Contains(explained, "Filter: (lexemes") || strings.Contains(explained, "Filter: ((lexemes") {
				t.Errorf("%q, analyzed %v:\n%s", q, analyzed, explained)
			}
		}
	}
}

// TestOneConnection does with one connection what may not need two: what is done
// with each article found, while others look up, too.
func TestOneConnection(t *testing.T) {
	l := newLibrary(t)
	address := l.address + "?pool_max_conns=1"
	if strings.Contains(l.address, "?") {
		address = l.address + "&pool_max_conns=1"
	}
	s, err := Open(context.Background(), address, Options{Schema: l.schema})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	fill(t, s, 200)
	ctx := context.Background()
	n, err := query.Parse("common")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for f, err := range s.Match(ctx, "ana", n) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Brief(ctx, f.Entry.ID); err != nil {
			t.Fatal(err)
		}
		if found++; found%50 == 0 {
			if _, err := s.Visit(ctx, "ana", int64(found)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if found != 200 {
		t.Errorf("%d found", found)
	}
}
