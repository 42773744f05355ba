package shelf

import (
	"context"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// linesPerDeed is how many lines of the log are read at first for each deed that
// is wanted: one stroke may have touched many articles. mostLines is where the
// reading ends.
const (
	linesPerDeed = 4
	mostLines    = 1 << 18
)

// Log returns what the reader did, newest first, at most limit deeds; 0 means as
// many as are found in the last quarter of a million changes. What was done to
// many articles in one stroke is one deed.
func (l *Library) Log(ctx context.Context, limit int) ([]model.Deed, error) {
	want := mostLines
	if limit > 0 {
		want = min(limit*linesPerDeed+briefs.AtOnce, mostLines)
	}
	for {
		lines, err := l.store.Log(ctx, l.reader, want)
		if err != nil {
			return nil, err
		}
		deeds := briefs.Strokes(asDeeds(lines))
		whole := len(lines) < want || want == mostLines
		if limit > 0 && len(deeds) >= limit+briefs.AtOnce { // the last one wanted is not cut short
			whole = true
		}
		if whole {
			if limit > 0 {
				deeds = deeds[:min(limit, len(deeds))]
			}
			return deeds, l.name(ctx, deeds)
		}
		want = min(want*8, mostLines)
	}
}

// asDeeds are the lines of a log, each as a deed.
func asDeeds(lines []store.LogLine) []model.Deed {
	deeds := make([]model.Deed, len(lines))
	for i, line := range lines {
		deeds[i] = model.Deed{At: line.At, Kind: line.Kind, Value: line.Value, Undo: line.Undo, Article: model.Head{ID: line.ArticleID}, Articles: 1}
		if line.ArticleID == "" {
			deeds[i].Articles = 0
		}
	}
	return deeds
}

// name gives the articles of deeds their headlines, where the library still has
// them.
func (l *Library) name(ctx context.Context, deeds []model.Deed) error {
	known := make(map[string]model.Head)
	for i := range deeds {
		id := deeds[i].Article.ID
		if id == "" {
			continue
		}
		h, done := known[id]
		if !done {
			e, err := l.store.Entry(ctx, l.reader, id)
			if err != nil && !errors.Is(err, store.ErrUnknown) {
				return fmt.Errorf("reading log: %w", err)
			}
			h = model.Head{ID: id, Headline: e.Headline, Publisher: e.Publisher, Published: e.Published}
			known[id] = h
		}
		deeds[i].Article = h
	}
	return nil
}
