package places_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
)

func TestChanged(t *testing.T) {
	l := places.New(&page.Env{}, "list", 0, func(int) []string { return nil })
	wrong := page.Applied{Changes: []model.Change{{Kind: model.ChangeWrong}}}
	star := page.Applied{Changes: []model.Change{{Kind: model.ChangeStar}}}
	for _, row := range []struct {
		name string
		msg  any
		want bool
	}{
		{"still loading", model.Progress{Loaded: 3}, false},
		{"at rest", model.Progress{Loaded: 3, Analyzed: 3, Finished: true}, true},
		{"at rest with the same articles: something was marked", model.Progress{Version: 9, Loaded: 3, Analyzed: 3, Finished: true}, false},
		{"one article more", model.Progress{Loaded: 4, Analyzed: 4, Finished: true}, true},
		{"a star", star, false},
		{"a fact marked wrong", wrong, true},
	} {
		if got := l.Changed(row.msg); got != row.want {
			t.Errorf("%s: %v", row.name, got)
		}
	}
}
