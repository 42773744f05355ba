package briefs_test

import (
	"context"
	"errors"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestFirstPagesStandForTheWhole(t *testing.T) {
	whole := article("whole", "2025-02-25", ferries)
	first := article("first", "2025-02-25", ferries[:len("Ferries to halve crossings")])
	l := library(small(2)...)
	loads := 0
	l.AddHead(first, func(context.Context) (model.Article, error) {
		loads++
		return whole, nil
	})
	if got, err := l.Article(t.Context(), "first"); err != nil || got.Text != first.Text || !l.IsHead("first") {
		t.Fatalf("first pages: %v, %v", got, err)
	}
	if list, err := l.List(t.Context(), model.ListQuery{}); err != nil || list.Total != 2 {
		t.Errorf("first pages are in the list: %d, %v", list.Total, err)
	}
	for range 2 {
		if id, err := l.Whole(t.Context(), "first"); err != nil || id != "whole" {
			t.Errorf("whole: %q, %v", id, err)
		}
	}
	if loads != 1 || l.IsHead("first") {
		t.Errorf("loaded %d times, head %v", loads, l.IsHead("first"))
	}
	for _, id := range []string{"first", "whole"} {
		b, err := l.Brief(t.Context(), id)
		if err != nil || b.ID != "whole" || len(b.Figures) == 0 {
			t.Errorf("brief of %s: %v, %v", id, b, err)
		}
	}
	if list, err := l.List(t.Context(), model.ListQuery{}); err != nil || list.Total != 3 {
		t.Errorf("the whole article is not in the list once: %d, %v", list.Total, err)
	}
	if id, err := l.Whole(t.Context(), "a01"); err != nil || id != "a01" {
		t.Errorf("an article that was whole: %q, %v", id, err)
	}
}

func TestFirstPagesOfAFaultyFile(t *testing.T) {
	l := library()
	fault := errors.New("cut off")
	l.AddHead(article("first", "", ferries), func(context.Context) (model.Article, error) { return model.Article{}, fault })
	if _, err := l.Whole(t.Context(), "first"); !errors.Is(err, fault) {
		t.Errorf("got %v", err)
	}
	p, err := l.Wait(t.Context(), 0)
	if err != nil || len(p.Failed) != 1 {
		t.Errorf("progress %+v, %v", p, err)
	}
}
