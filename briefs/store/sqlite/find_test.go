package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// TestGlance asks for what lies below the newest articles, which are looked at
// without an index: there, above them, and in both.
func TestGlance(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	all := storetest.Prisons()
	for i := range 2 * glanceFirst {
		b := storetest.Article(fmt.Sprintf("n%03d", i), "2026-01-01", "News of the day", "There is little to say.")
		if i%50 == 0 {
			b = storetest.Article(fmt.Sprintf("n%03d", i), "2026-01-01", "Prisons again", "They suffer greatly.")
		}
		all = append(all, b)
	}
	records := make([]store.Record, len(all))
	for i, b := range all {
		records[i].Brief = b
	}
	if _, err := s.Add(context.Background(), records); err != nil {
		t.Fatal(err)
	}
	storetest.CheckQueries(t, s, all, []string{
		"pri", "new", "news", "suff", "figure>500", "date:2025-05..", "-prisoners", "-little", "who:ru", "pri -news", "pri or figure>500", "-(figure>500 or canal)", "published:2025 pri",
		`"they suffer"`, `"of the"`, `"the of"`, "is:unread pri",
	})
}

// BenchmarkMatch finds the last of a thousand articles by an index, and by
// looking at each.
func BenchmarkMatch(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "library.db"))
	var records []store.Record
	for i := range 1000 {
		text := "There is little to say, and that is said in few words."
		if i == 999 {
			text = "Few words are said of the zebra."
		}
		records = append(records, store.Record{Brief: storetest.Article(fmt.Sprint("a", i), fmt.Sprintf("%d-01-01", 2500-i), "News", text)})
	}
	if _, err := s.Add(context.Background(), records); err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]string{"word": "zebra", "beginning": "zeb", "phrase": `"words are"`} {
		n, err := query.Parse(q)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				found := model.Entry{}
				for f, err := range s.Match(context.Background(), "", n) {
					if err != nil {
						b.Fatal(err)
					}
					found = f.Entry
				}
				if found.ID != "a999" {
					b.Fatalf("found %q", found.ID)
				}
			}
		})
	}
}
