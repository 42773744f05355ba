package same

import (
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Cite makes the citation of an article.
func Cite(b *model.Brief) Cited {
	return Cited{ArticleID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published}
}

// Compare sets two articles side by side: by fact, and by sentence.
func Compare(left, right *model.Brief) Comparison {
	c := Comparison{Left: Cite(left), Right: Cite(right)}
	pair(&c, model.HitFigure, left.Figures, right.Figures, figureSame,
		func(f *model.Figure) (model.Anchor, string) { return f.Anchor, query.FigureLabel(f) },
		func(a, b *model.Figure) bool { return !Equal(a, b) })
	pair(&c, model.HitActor, left.Actors, right.Actors,
		func(a, b *model.Actor) bool { return Actor(a, b.Name) || Actor(b, a.Name) },
		func(a *model.Actor) (model.Anchor, string) {
			return mention(left, right, a), query.ActorLabel(a)
		},
		func(a, b *model.Actor) bool {
			return a.Role != "" && b.Role != "" && overlap(words(a.Role), words(b.Role)) < sameEnough
		})
	pair(&c, model.HitDate, left.Dates, right.Dates,
		func(a, b *model.Date) bool { return a.From != "" && a.From == b.From && a.To == b.To },
		func(d *model.Date) (model.Anchor, string) { return d.Anchor, query.DateLabel(d) }, nil)
	pair(&c, model.HitQuote, left.Quotes, right.Quotes,
		func(a, b *model.Quote) bool { return query.Fold(a.Text) == query.Fold(b.Text) },
		func(q *model.Quote) (model.Anchor, string) {
			return q.Anchor, strings.TrimPrefix(q.Speaker+": "+q.Text, ": ")
		},
		func(a, b *model.Quote) bool { return a.Speaker != "" && b.Speaker != "" && !Name(a.Speaker, b.Speaker) })
	c.Gone, c.Fresh = sentences(left, right), sentences(right, left)
	return c
}

// figureSame pairs figures: the same quantity, or the same words.
func figureSame(a, b *model.Figure) bool {
	return Quantity(a, b) || a.Text == b.Text && a.Kind == b.Kind && overlap(words(a.About), words(b.About)) >= sameEnough
}

// mention is the first mention of an actor, in whichever of the two articles it
// stands.
func mention(left, right *model.Brief, a *model.Actor) model.Anchor {
	for _, b := range []*model.Brief{left, right} {
		for i := range b.Actors {
			if &b.Actors[i] == a && len(a.Mentions) > 0 {
				return model.AnchorAt(b.Text, a.Mentions[0].Start, a.Mentions[0].End)
			}
		}
	}
	return model.Anchor{}
}

// pair sorts the facts of one kind into those that both sides have and those
// that only one has. Each fact is paired once, with the first that fits; equal
// ones go before differing ones.
func pair[T any](c *Comparison, kind model.HitKind, left, right []T, same func(a, b *T) bool, show func(*T) (model.Anchor, string), differ func(a, b *T) bool) {
	if differ == nil {
		differ = func(*T, *T) bool { return false }
	}
	equal := func(a, b *T) bool { return same(a, b) && !differ(a, b) }
	partner, taken := make([]int, len(left)), make([]bool, len(right))
	match(left, right, partner, taken, equal)
	match(left, right, partner, taken, same)
	for i := range left {
		at, label := show(&left[i])
		if partner[i] == 0 {
			c.OnlyL = append(c.OnlyL, OneFact{Kind: kind, Fact: at, Label: label})
			continue
		}
		r := &right[partner[i]-1]
		other, otherLabel := show(r)
		p := FactPair{Kind: kind, Left: at, Right: other, Label: label, Differ: differ(&left[i], r)}
		if p.Differ {
			p.Label += " → " + otherLabel
		}
		c.Both = append(c.Both, p)
	}
	for j := range right {
		if !taken[j] {
			at, label := show(&right[j])
			c.OnlyR = append(c.OnlyR, OneFact{Kind: kind, Fact: at, Label: label})
		}
	}
}

// match gives every left fact that has no partner the first right one that is
// free and fits; partner holds its index plus one.
func match[T any](left, right []T, partner []int, taken []bool, fits func(a, b *T) bool) {
	for i := range left {
		for j := range right {
			if partner[i] == 0 && !taken[j] && fits(&left[i], &right[j]) {
				partner[i], taken[j] = j+1, true
			}
		}
	}
}

// sentences returns the sentences of a that b has not, folded.
func sentences(a, b *model.Brief) []model.Anchor {
	has := make(map[string]bool)
	db := text.New(&b.Article)
	for i := range db.Sentences {
		has[query.Fold(db.SentenceText(i))] = true
	}
	var only []model.Anchor
	da := text.New(&a.Article)
	for i, s := range da.Sentences {
		if !has[query.Fold(da.SentenceText(i))] {
			only = append(only, model.AnchorAt(a.Text, s.Start, s.End))
		}
	}
	return only
}
