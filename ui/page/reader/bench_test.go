package reader_test

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// long is a brief of about size bytes, with a fact or two on every line.
func long(b *testing.B, size int) *model.Brief {
	unit := uitest.Brief(b)
	var text strings.Builder
	br := &model.Brief{ReadingSeconds: size / 24}
	for text.Len() < size {
		at := text.Len()
		text.WriteString(unit.Text + "\n\n")
		for _, f := range unit.Figures {
			f.Start, f.End = f.Start+at, f.End+at
			br.Figures = append(br.Figures, f)
		}
		for _, q := range unit.Quotes {
			q.Start, q.End = q.Start+at, q.End+at
			br.Quotes = append(br.Quotes, q)
		}
		for i, a := range unit.Actors {
			if at == 0 {
				br.Actors = append(br.Actors, model.Actor{ID: a.ID, Name: a.Name, Kind: a.Kind})
			}
			for _, m := range a.Mentions {
				br.Actors[i].Mentions = append(br.Actors[i].Mentions, model.Span{Start: m.Start + at, End: m.End + at})
			}
		}
	}
	br.Article = model.Article{ID: "long", Text: text.String(), Headline: unit.Headline}
	br.Parts = mtext.Paragraphs(br.Text)
	br.Normalize()
	return br
}

// BenchmarkKey measures one key with the drawing that follows, in an article of
// 2 MB with 100,000 facts.
func BenchmarkKey(b *testing.B) {
	br := long(b, 2<<20)
	for _, key := range []string{"j", "space", "tab", "G"} {
		b.Run(key, func(b *testing.B) {
			app := ui.New(ui.Options{
				Pause:   uitest.NoPause,
				Library: &uitest.Library{Briefs: []*model.Brief{br}},
				Open:    page.Route{Page: page.Reader, Article: br.ID},
			})
			d := uitest.New(b, app, 120, 40)
			b.ReportAllocs()
			for b.Loop() {
				d.Press(key)
			}
		})
	}
}

// BenchmarkOpen measures what the reader adds to loading a 2 MB article until
// its first screen is drawn.
func BenchmarkOpen(b *testing.B) {
	br := long(b, 2<<20)
	lib := &uitest.Library{Briefs: []*model.Brief{br}}
	for b.Loop() {
		app := ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: br.ID}})
		uitest.New(b, app, 120, 40)
	}
}
