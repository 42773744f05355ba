package shelf

import (
	"context"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestSetsRemembered asks twice, changes something, and asks again: each reader
// gets a set of the library as it is.
func TestSetsRemembered(t *testing.T) {
	l, articles := sampleLibrary(t)
	ctx := context.Background()
	around := func(l *Library, id string) any {
		s, got, err := l.around(ctx, id)
		if err != nil || got != id {
			t.Fatalf("around %s: %s, %v", id, got, err)
		}
		return s
	}
	first := around(l, articles[0].ID)
	if around(l, articles[0].ID) != first {
		t.Error("the same question made its set again")
	}
	if around(l, articles[1].ID) == first || around(l.For("ana"), articles[0].ID) == first {
		t.Error("another article's or reader's set is the same")
	}
	if _, err := l.Apply(ctx, []model.Change{{ArticleID: articles[2].ID, Kind: model.ChangeStar, Value: "y"}}); err != nil {
		t.Fatal(err)
	}
	if around(l, articles[0].ID) == first {
		t.Error("a set outlived a change of the library")
	}
	for _, a := range articles[:maxSets+2] {
		around(l, a.ID)
	}
	if n := len(l.sets.made); n != maxSets {
		t.Errorf("%d sets are remembered, want %d", n, maxSets)
	}
}
