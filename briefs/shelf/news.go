package shelf

import (
	"context"
	"slices"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/same"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// The bounds of what News looks at, so that the desk never waits for it.
const (
	newsArticles = 300 // newest articles that are looked into
	newsFigures  = 60  // of them, those whose figures are compared
	perBrief     = 3   // figures of each, most salient first
	newsActors   = 50
	lookBack     = 60 // earlier articles that a figure is compared with
)

// News tells what came into the library since the reader's last visit; see
// [Library.Seen]. A first visit has no news: all of it is new.
func (l Views) News(ctx context.Context) (news same.News, err error) {
	status, err := l.store.Status(ctx)
	if err != nil {
		return news, err
	}
	news.Revision = status.Revision
	if news.Since, err = l.store.Visit(ctx, l.reader, 0); err != nil {
		return news, err
	}
	if news.Since == 0 || news.Since >= news.Revision {
		return news, nil
	}
	var fresh []store.Found
	for f, err := range l.store.Since(ctx, l.reader, news.Since) {
		if err != nil {
			return news, err
		}
		if len(fresh) == newsArticles {
			break
		}
		fresh = append(fresh, f)
		news.Entries = append(news.Entries, f.Entry)
		news.Facts += store.CountFacts(f.Brief)
		if f.Version > 1 {
			news.Changed++
		}
	}
	news.Articles = len(fresh) - news.Changed
	if len(fresh) == newsArticles { // the revision counts every article that came or changed
		news.Articles = int(news.Revision-news.Since) - news.Changed
	}
	for i := range fresh[:min(len(fresh), newsFigures)] {
		changes, err := l.changes(ctx, &fresh[i])
		if err != nil {
			return news, err
		}
		news.Figures = append(news.Figures, changes...)
	}
	news.Actors, err = l.store.Names(ctx, news.Since, newsActors)
	return news, err
}

// Seen notes that the reader has seen the library as of a revision, usually
// that of the news.
func (l *Library) Seen(ctx context.Context, revision int64) error {
	_, err := l.store.Visit(ctx, l.reader, revision)
	return err
}

// changes compares the main figures of an article with what earlier articles,
// or its own earlier version, say of the same quantities.
func (l Views) changes(ctx context.Context, f *store.Found) (changes []same.FigureChange, err error) {
	var before *model.Brief
	if f.Version > 1 {
		if before, err = l.store.Version(ctx, f.Entry.ID, f.Version-1); err != nil {
			return nil, err
		}
	}
	for _, fig := range mainFigures(f.Brief) {
		was, found := same.CitedFigure{}, false
		if before != nil {
			was, found = figureIn(before, fig)
		}
		if !found {
			if was, found, err = l.earlier(ctx, f, fig); err != nil {
				return nil, err
			}
		}
		if found && !same.Equal(&was.Figure, fig) {
			changes = append(changes, same.FigureChange{Before: was, After: citeFigure(f.Brief, fig)})
		}
	}
	return changes, nil
}

// mainFigures returns the most salient figures that other articles may have too.
func mainFigures(b *model.Brief) []*model.Figure {
	var all []*model.Figure
	for i := range b.Figures {
		if same.Comparable(&b.Figures[i]) {
			all = append(all, &b.Figures[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *model.Figure) int {
		switch {
		case a.Salience > b.Salience:
			return -1
		case a.Salience < b.Salience:
			return 1
		}
		return 0
	})
	return all[:min(len(all), perBrief)]
}

// quantityQuery asks for articles that may state the same quantity.
func quantityQuery(f *model.Figure) *query.Node {
	word := same.Telling(f.About)
	if word == "" {
		return nil
	}
	n := &query.Node{And: []*query.Node{{Term: &query.Leaf{Field: query.About, Words: []string{word}}}}}
	if unit := same.Telling(f.Unit); unit != "" {
		n.And = append(n.And, &query.Node{Term: &query.Leaf{Field: query.Unit, Words: []string{unit}}})
	}
	return n
}

// earlier finds the newest earlier article that states the quantity.
func (l Views) earlier(ctx context.Context, f *store.Found, fig *model.Figure) (same.CitedFigure, bool, error) {
	n := quantityQuery(fig)
	if n == nil {
		return same.CitedFigure{}, false, nil
	}
	looked := 0
	for other, err := range l.store.Match(ctx, l.reader, n) {
		if err != nil {
			return same.CitedFigure{}, false, err
		}
		if other.Entry.ID == f.Entry.ID || other.Entry.Published >= f.Entry.Published {
			continue
		}
		if was, found := figureIn(other.Brief, fig); found {
			return was, true, nil
		}
		if looked++; looked == lookBack {
			break
		}
	}
	return same.CitedFigure{}, false, nil
}

// figureIn finds the figure of a brief that states the same quantity.
func figureIn(b *model.Brief, fig *model.Figure) (same.CitedFigure, bool) {
	for i := range b.Figures {
		if same.Quantity(&b.Figures[i], fig) {
			return citeFigure(b, &b.Figures[i]), true
		}
	}
	return same.CitedFigure{}, false
}

func citeFigure(b *model.Brief, f *model.Figure) same.CitedFigure {
	return same.CitedFigure{Cited: same.Cite(b), Figure: *f, Sentence: sentenceAt(b, f.Start)}
}

// sentenceAt is the sentence around an offset.
func sentenceAt(b *model.Brief, offset int) model.Anchor {
	d := text.New(&b.Article)
	i := d.SentenceAt(offset)
	if i >= len(d.Sentences) {
		return model.Anchor{}
	}
	return model.AnchorAt(b.Text, d.Sentences[i].Start, d.Sentences[i].End)
}
