package shelf

import (
	"context"
	"testing"

	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

func TestVisit(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx := context.Background()
	news := func(why string, want int) {
		t.Helper()
		n, err := l.News(ctx, model.Since{Last: true})
		if err != nil || n.Counts.Articles != want {
			t.Errorf("%s: %d new articles instead of %d, %v", why, n.Counts.Articles, want, err)
		}
	}
	end, err := l.BeginVisit(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := end(ctx); err != nil {
		t.Fatalf("an empty library: %v", err)
	}
	all := storetest.Prisons()
	if _, err := l.AddBriefs(ctx, all[0], all[1]); err != nil {
		t.Fatal(err)
	}
	if end, err = l.BeginVisit(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddBriefs(ctx, all[2]); err != nil {
		t.Fatal(err)
	}
	news("the first visit has no news", 0)
	if err := end(ctx); err != nil {
		t.Fatal(err)
	}
	news("what came during the visit is new the next time", 1)
}
