package across

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Briefs returns the briefs of the set, oldest first.
func (s *Set) Briefs() []*model.Brief {
	all := make([]*model.Brief, len(s.articles))
	for i, a := range s.articles {
		all[i] = a.given
	}
	return all
}

// BoardsFor picks the boards that answer a query: at least one row does, by what
// it measures, its unit, its source, its value, its sentence or its headline.
// Boards where the query's words stand in what is measured come first. A nil
// query picks all.
func BoardsFor(boards []model.Board, n *query.Node) []model.Board {
	if n == nil {
		return boards
	}
	var exact, others []model.Board
	for i := range boards {
		b := &boards[i]
		switch {
		case measures(b, n):
			exact = append(exact, *b)
		case slices.ContainsFunc(b.Rows, func(r model.BoardRow) bool { return answers(b, &r, n) }):
			others = append(others, *b)
		}
	}
	return append(exact, others...)
}

// measures reports whether the words of a query stand in what a board measures
// or in the names of its sources.
func measures(b *model.Board, n *query.Node) bool {
	text := b.About + " " + b.Unit
	for i := range b.Rows {
		text += " " + b.Rows[i].Source
	}
	e := model.Entry{Headline: text}
	return query.NewTarget(e, &model.Brief{Article: model.Article{Text: text}}).Match(n)
}

// answers reports whether a row answers a query, held against an article that
// consists of nothing else.
func answers(b *model.Board, r *model.BoardRow, n *query.Node) bool {
	f := model.Figure{
		Anchor: model.Anchor{Text: r.Text}, Kind: b.Kind, Value: r.Value, High: r.High, Unit: b.Unit, Bound: r.Bound,
		About: strings.Join([]string{b.About, r.About}, " "), Attribution: r.Source,
	}
	text := strings.Join([]string{r.Place.Headline, r.Place.Sentence, f.About, r.Source}, "\n")
	e := model.Entry{ID: r.Place.ArticleID, Headline: r.Place.Headline, Publisher: r.Place.Publisher, Published: r.Place.Published}
	return query.NewTarget(e, &model.Brief{Article: model.Article{Text: text}, Figures: []model.Figure{f}}).Match(n)
}
