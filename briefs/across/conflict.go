package across

import (
	"math"
	"slices"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// conflicts names every pair of neighbouring rows that give other values: each
// row against the one before it of the same source, and against the nearest one
// in time of every other source.
//
// The same two values of the same sources are told once.
func (w *rower) conflicts() []model.Conflict {
	all := []model.Conflict{}
	told := make(map[string]bool)
	for right := range w.rows {
		seen := make(map[string]bool)
		for left := right - 1; left >= 0; left-- {
			l, r := &w.rows[left], &w.rows[right]
			src := l.Source
			if seen[src] {
				continue
			}
			seen[src] = true
			if l.Value == r.Value && sameHigh(l.High, r.High) && l.Bound == r.Bound {
				continue
			}
			kind := w.kindOf(left, right)
			label := conflictLabel(l, r, kind)
			if k := string(kind) + query.Fold(label); !told[k] {
				told[k] = true
				all = append(all, model.Conflict{Kind: kind, Left: left, Right: right, Label: label})
			}
		}
	}
	return all
}

// kindOf says how two rows with other values stand to each other.
func (w *rower) kindOf(left, right int) model.ConflictKind {
	l, r := w.rows[left], w.rows[right]
	if l.Wire > 0 && l.Wire == r.Wire && (w.states(l.Place.ArticleID, r.Value) || w.states(r.Place.ArticleID, l.Value)) {
		l.Wire, r.Wire = 0, 0 // one of the copies gives both numbers: they are no difference between copies
	}
	return conflictOf(w.by[left], w.by[right], &l, &r)
}

// states reports whether an article gives a value of the board's quantity.
func (w *rower) states(article string, value float64) bool {
	return slices.ContainsFunc(w.g.items, func(it *item) bool { return it.art.ID == article && it.fig.Value == value })
}

func conflictOf(li, ri *item, l, r *model.BoardRow) model.ConflictKind {
	agrees, overlaps := compareSpans(li, ri)
	later := l.AsOf != "" && r.AsOf != "" && l.AsOf < r.AsOf
	sameSource := l.Source == r.Source
	switch {
	case l.Wire > 0 && l.Wire == r.Wire && l.Place.ArticleID != r.Place.ArticleID:
		return model.ConflictWire
	case agrees:
		return model.ConflictAgrees
	case sameSource && later:
		return model.ConflictNewer
	case overlaps:
		return model.ConflictOverlap
	case !sameSource:
		return model.ConflictSource
	case len(li.about)+len(ri.about) > 0 && overlap(li.about, ri.about) == 0:
		return model.ConflictDefined
	}
	return model.ConflictDisagree
}

// roundedWithin is how far a rounded number may lie from the exact one, as a
// part of it.
const roundedWithin = 0.05

// compareSpans tells whether one figure is a rounded form of the other, and
// whether ranges or bounds leave room for both.
func compareSpans(a, b *item) (agrees, overlaps bool) {
	aLow, aHigh := a.span()
	bLow, bHigh := b.span()
	soft := func(it *item) bool { return it.fig.Approximate || it.fig.Bound == model.BoundAbout || it.fig.Vague }
	near := math.Abs(aLow-bLow) <= roundedWithin*math.Max(math.Abs(aLow), math.Abs(bLow))
	if a.fig.High == nil && b.fig.High == nil && near && (soft(a) || soft(b)) {
		return true, false
	}
	aLow, aHigh = openEnd(a, aLow, aHigh)
	bLow, bHigh = openEnd(b, bLow, bHigh)
	open := a.fig.High != nil || b.fig.High != nil || bounded(a) || bounded(b)
	return false, open && aLow <= bHigh && bLow <= aHigh
}

func bounded(it *item) bool { return it.fig.Bound == model.BoundMin || it.fig.Bound == model.BoundMax }

// openEnd widens what a bound leaves open: "at least 20" may be any more.
func openEnd(it *item, low, high float64) (float64, float64) {
	switch it.fig.Bound {
	case model.BoundMin:
		return low, math.Inf(1)
	case model.BoundMax:
		return math.Inf(-1), high
	case model.BoundAbout, model.BoundNone:
	}
	return low, high
}

// conflictLabel is a conflict as a line: "894 -> 922, Foro Penal".
func conflictLabel(l, r *model.BoardRow, kind model.ConflictKind) string {
	src := func(s string) string {
		if s == "" {
			return "no source named"
		}
		return s
	}
	switch {
	case kind == model.ConflictNewer && r.Source == "":
		return l.Text + " -> " + r.Text
	case kind == model.ConflictNewer:
		return l.Text + " -> " + r.Text + ", " + r.Source
	case l.Source == r.Source && r.Source == "":
		return l.Text + " / " + r.Text
	case l.Source == r.Source:
		return l.Text + " / " + r.Text + ", " + r.Source
	}
	return l.Text + ", " + src(l.Source) + " / " + r.Text + ", " + src(r.Source)
}
