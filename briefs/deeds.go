package briefs

import (
	"context"
	"slices"
	"time"

	"github.com/lede-reader/lede/model"
)

// SameStroke reports whether two lines of a reading log are of one stroke: the
// same thing done to two articles at once.
func SameStroke(a, b *model.Deed) bool {
	apart := a.At.Sub(b.At).Abs()
	alike := a.Value == b.Value || a.Kind == model.ChangeTags
	massive := a.Kind == model.ChangeState || a.Kind == model.ChangeStar || a.Kind == model.ChangeTags
	return massive && a.Kind == b.Kind && alike && a.Undo == b.Undo && a.Article.ID != b.Article.ID && apart <= time.Second
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
	if n := len(l.deeds); n > 0 && SameStroke(&l.deeds[n-1], &d) {
		d.Articles += l.deeds[n-1].Articles
		l.deeds[n-1] = d
		return
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
	if limit > 0 {
		deeds = deeds[:min(limit, len(deeds))]
	}
	return deeds, nil
}
