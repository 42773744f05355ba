package briefs

import (
	"context"
	"slices"
	"time"

	"github.com/lede-reader/lede/model"
)

// AtOnce is from how many articles on, to which the same thing was done at the same
// time, a reading log tells of them in one line: so fast is nobody by hand.
const AtOnce = 5

// Strokes folds the lines of a reading log, newest first and one for each article,
// so that what was done to many articles at once is one of them.
func Strokes(lines []model.Deed) []model.Deed {
	var deeds []model.Deed
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && sameStroke(&lines[to-1], &lines[to]) {
			to++
		}
		if to-from < AtOnce {
			deeds = append(deeds, lines[from:to]...)
		} else {
			stroke := lines[from]
			stroke.Articles = to - from
			deeds = append(deeds, stroke)
		}
		from = to
	}
	return deeds
}

// sameStroke reports whether the same was done to two articles at the same time.
func sameStroke(a, b *model.Deed) bool {
	switch a.Kind {
	case model.ChangeState, model.ChangeStar:
		if a.Value != b.Value {
			return false
		}
	case model.ChangeTags: // each article has its own
	default:
		return false
	}
	return a.Kind == b.Kind && a.Undo == b.Undo && a.Article.ID != b.Article.ID && a.At.Sub(b.At).Abs() <= time.Second
}

// maxDeeds bounds the log of a library in memory.
const maxDeeds = 100_000

// log notes a change in the reading log. The caller holds the mutex.
func (l *Library) log(c model.Change) {
	if c.Kind == model.ChangePlace || c.Kind == model.ChangeSaved {
		return
	}
	d := model.Deed{At: l.opts.Now(), Kind: c.Kind, Value: c.Value, Undo: c.Undo, Articles: 1}
	if it := l.items[c.ArticleID]; it != nil {
		d.Article = model.Head{ID: it.entry.ID, Headline: it.entry.Headline, Publisher: it.entry.Publisher, Published: it.entry.Published}
	} else {
		d.Value, d.Articles = c.Value+" = "+c.Other, 0
		if c.Kind == model.ChangeApart {
			d.Value = c.Value + " ≠ " + c.Other
		}
	}
	if l.deeds = append(l.deeds, d); len(l.deeds) > maxDeeds {
		l.deeds = slices.Delete(l.deeds, 0, len(l.deeds)-maxDeeds)
	}
}

// Log returns what the reader did since the library was made, newest first, at
// most limit lines; 0 means all.
func (l *Library) Log(_ context.Context, limit int) ([]model.Deed, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	deeds := slices.Clone(l.deeds)
	slices.Reverse(deeds)
	deeds = Strokes(deeds)
	if limit > 0 {
		deeds = deeds[:min(limit, len(deeds))]
	}
	return deeds, nil
}
