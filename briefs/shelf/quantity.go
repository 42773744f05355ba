package shelf

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// tellingWords is how many words of what a figure counts are looked for.
const tellingWords = 4

// quantityQuery asks for articles that may state the same quantity as a figure:
// by the unit, and by one of the most telling words of what it counts. It is nil
// for a figure that no other article can have, or that counts nothing with a
// name.
func quantityQuery(f *model.Figure) *query.Node {
	words := telling(f.About)
	if !changeable(f) || len(words) == 0 {
		return nil
	}
	about := &query.Node{}
	for _, w := range words[:min(len(words), tellingWords)] {
		about.Or = append(about.Or, &query.Node{Term: &query.Leaf{Field: query.About, Words: []string{w}}})
	}
	n := &query.Node{And: []*query.Node{about}}
	if unit := telling(f.Unit); len(unit) > 0 {
		n.And = append(n.And, &query.Node{Term: &query.Leaf{Field: query.Unit, Words: unit[:1]}})
	}
	return n
}

// changeable reports whether a figure is a quantity that other articles may
// have too: a value that can change, not an age, a rank or a score.
func changeable(f *model.Figure) bool {
	switch f.Kind {
	case model.FigureCount, model.FigureMoney, model.FigurePercent, model.FigureMeasure, model.FigureRange, model.FigureDuration:
		return !f.Vague
	case model.FigureAge, model.FigureOrdinal, model.FigureRank, model.FigureScore:
	}
	return false
}

// smallWords are the words that say nothing of what is counted.
const smallWords = " the and for with from that this about after around before other still their there these which while would could should during between "

// telling returns the beginnings of the words of a phrase, without what a plural
// changes, the longest first. Words of less than three letters are left out.
func telling(phrase string) []string {
	var words []string
	for w := range strings.FieldsSeq(store.NameKey(phrase)) {
		if strings.Contains(smallWords, " "+w+" ") {
			continue
		}
		w = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "ies"), "s"), "y")
		if len(w) > 2 && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return words
}
