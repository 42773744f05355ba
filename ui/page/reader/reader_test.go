package reader_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// open starts the reader on the sample brief.
func open(t *testing.T, w, h int) (*uitest.Driver, *uitest.Library) {
	t.Helper()
	b := uitest.Brief(t)
	lib := &uitest.Library{Briefs: []*model.Brief{b}}
	app := ui.New(ui.Options{Library: lib, Open: page.Route{Page: page.Reader, Article: b.ID}})
	return uitest.New(t, app, w, h), lib
}

func TestViews(t *testing.T) {
	sizes := []struct {
		name string
		w, h int
	}{{"120x40", 120, 40}, {"80x24", 80, 24}, {"40x20", 40, 20}}
	for _, s := range sizes {
		t.Run(s.name, func(t *testing.T) {
			d, _ := open(t, s.w, s.h)
			d.GoldenViews("brief-" + s.name)
			d.Press("tab", "tab", "tab", "tab")
			d.GoldenViews("fact-" + s.name)
			d.Press("enter")
			d.GoldenViews("card-" + s.name)
			d.Press("esc", "l")
			d.GoldenViews("facts-" + s.name)
		})
	}
}
