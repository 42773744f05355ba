package analyze

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor"
	"github.com/lede-reader/lede/model/date"
	"github.com/lede-reader/lede/model/figure"
	"github.com/lede-reader/lede/model/gloss"
	"github.com/lede-reader/lede/model/quote"
	"github.com/lede-reader/lede/model/summary"
	"github.com/lede-reader/lede/model/text"
)

// wordsPerMinute is the reading speed behind ReadingSeconds: adults read
// English non-fiction silently at 238 words a minute (Brysbaert 2019, "How many
// words do we read per minute?", Journal of Memory and Language 109).
const wordsPerMinute = 238

// Options are the resources of an [Analyzer].
type Options struct {
	// Glossary returns the definitions to offer for terms that an article uses.
	// It is called when the first article is analysed; nil for none.
	Glossary func() *gloss.Glossary
}

// Analyzer makes briefs. It loads its weights on first use, once, and is safe
// for use by several goroutines.
type Analyzer struct {
	tagger   func() (*actor.Tagger, error)
	glossary func() *gloss.Glossary
}

// New returns an analyzer. It costs nothing until the first article.
func New(opts Options) *Analyzer {
	if opts.Glossary == nil {
		opts.Glossary = func() *gloss.Glossary { return nil }
	}
	return &Analyzer{tagger: sync.OnceValues(actor.NewTagger), glossary: sync.OnceValue(opts.Glossary)}
}

// Analyze makes the brief of one article with a fresh [Analyzer]. Who analyses
// several articles keeps an analyzer instead.
func Analyze(ctx context.Context, a *model.Article, opts Options) (*model.Brief, error) {
	return New(opts).Analyze(ctx, a)
}

// Analyze makes the brief of a. The error is the context's, or says that the
// embedded weights cannot be read.
func (z *Analyzer) Analyze(ctx context.Context, a *model.Article) (*model.Brief, error) {
	b := Skeleton(a)
	if !factsLanguage(a.Source.Language) {
		b.Normalize()
		return b, nil
	}
	near, cut := window(a)
	if cut {
		b.Warnings = append(slices.Clip(b.Warnings), fmt.Sprintf("facts are found in the first %d KB of this article only", len(near.Text)/1000))
	}
	d := text.New(near)
	tagger, err := z.tagger()
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	for _, step := range z.steps(b, d, tagger) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !step.run() {
			b.Warnings = append(slices.Clip(b.Warnings), fmt.Sprintf("the %s of this article could not be found: a fault in lede, please report it", step.what))
		}
	}
	b.Normalize()
	return b, nil
}

// step is one finder's work on a brief.
type step struct {
	what string
	work func()
}

// steps are the finders in the order in which they need one another.
func (z *Analyzer) steps(b *model.Brief, d *text.Doc, tagger *actor.Tagger) []step {
	return []step{
		{"dates", func() { b.Dates = date.Find(d, publishedDay(&b.Article)) }},
		{"figures", func() { b.Figures = figure.Find(d, b.Dates) }},
		{"actors", func() { b.Actors = tagger.Find(d) }},
		{"quotes", func() { b.Quotes = quote.Find(d, b.Actors) }},
		{"glossary", func() { b.Glossary = gloss.Find(d, b.Actors, z.glossary()) }},
		{"summary", func() { b.Summary = summary.Find(d, b.Figures, b.Actors) }},
	}
}

// run reports whether the finder came to its end. Articles come from anywhere,
// and one that a finder trips over must cost neither the other facts nor the
// other articles.
func (s step) run() (done bool) {
	defer func() {
		if recover() != nil {
			done = false
		}
	}()
	s.work()
	return true
}

// Skeleton is the brief of an article before any facts: what a reader can be
// shown at once.
func Skeleton(a *model.Article) *model.Brief {
	words := text.CountWords(a.Text)
	b := &model.Brief{Article: *a, Words: words, ReadingSeconds: (words*60 + wordsPerMinute/2) / wordsPerMinute}
	b.Normalize()
	return b
}

// factsLanguage reports whether facts are found in articles of the language:
// English, or unknown.
func factsLanguage(lang string) bool {
	return lang == "" || len(lang) >= 2 && (lang[:2] == "en" || lang[:2] == "EN")
}

// publishedDay is the day relative dates are resolved against.
func publishedDay(a *model.Article) model.Day {
	if len(a.Source.Published) < len("2006-01-02") {
		return ""
	}
	return model.Day(a.Source.Published[:len("2006-01-02")])
}
