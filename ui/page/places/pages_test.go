package places_test

import (
	"fmt"
	"testing"

	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

func open(t testing.TB, lib ui.Library, to page.Route, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.New(t, ui.New(ui.Options{Library: lib, Open: to, Pause: uitest.NoPause}), width, height)
}

func TestAcrossViews(t *testing.T) {
	ids := uitest.NewAcross(t).Briefs
	electric, vote, ferries := ids[0].ID, ids[1].ID, ids[2].ID
	for name, to := range map[string]page.Route{
		"dossier": {Page: page.Dossier, Query: "Marta Lindqvist"},
		"board":   {Page: page.Board, Query: "b-commuters"},
		"range":   {Page: page.Board, Article: ferries, Query: ids[2].Figures[4].ID},
		"boards":  {Page: page.Boards},
		"story":   {Page: page.Story, Article: vote},
		"news":    {Page: page.News},
		"compare": {Page: page.Compare, Article: vote, Query: electric},
	} {
		for _, s := range []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, s.width, s.height), func(t *testing.T) {
				d := open(t, uitest.NewAcross(t), to, s.width, s.height)
				d.Press("j")
				d.GoldenViews(fmt.Sprintf("%s-%dx%d", name, s.width, s.height))
			})
		}
	}
}
