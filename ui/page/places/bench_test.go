package places_test

import (
	"testing"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// BenchmarkKey is the cost of a key on a page across articles: the message, and
// the view after it.
func BenchmarkKey(b *testing.B) {
	for name, to := range map[string]page.Route{
		"board":   {Page: page.Board, Query: "b-commuters"},
		"dossier": {Page: page.Dossier, Query: "Marta Lindqvist"},
	} {
		b.Run(name, func(b *testing.B) {
			d := open(b, uitest.NewAcross(b), to, 120, 40)
			for b.Loop() {
				d.Press("j", "k")
			}
		})
	}
}
