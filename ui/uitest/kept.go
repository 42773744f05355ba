package uitest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// matches reports whether an entry answers a query: is:STATE, is:starred or
// tag:NAME, else words of the headline.
func matches(e *model.Entry, query string) bool {
	if state, ok := strings.CutPrefix(query, "is:"); ok {
		return state == string(e.State) || state == "starred" && e.Starred
	}
	if tag, ok := strings.CutPrefix(query, "tag:"); ok {
		return slices.Contains(e.Tags, tag)
	}
	return strings.Contains(strings.ToLower(e.Headline), strings.ToLower(query))
}

// Folders returns the saved queries.
func (l *Library) Folders(context.Context) ([]model.Folder, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	folders := []model.Folder{}
	for _, q := range l.Saved {
		folders = append(folders, model.Folder{Kind: model.FolderSaved, Name: q.Name, Query: q.Query, Unread: -1})
	}
	return append(folders, l.Groups...), nil
}

// save keeps a query, or removes it, and returns the opposite.
func (l *Library) save(c model.Change) model.Change {
	back := model.Change{Kind: c.Kind, Value: c.Value}
	l.Saved = slices.DeleteFunc(slices.Clone(l.Saved), func(q model.SavedQuery) bool {
		if q.Name == c.Value {
			back.Other = q.Query
		}
		return q.Name == c.Value
	})
	if c.Other != "" {
		l.Saved = append(l.Saved, model.SavedQuery{Name: c.Value, Query: c.Other})
		slices.SortFunc(l.Saved, func(a, b model.SavedQuery) int { return cmp.Compare(a.Name, b.Name) })
	}
	return back
}

// Log returns what was done, and before that Deeds.
func (l *Library) Log(_ context.Context, limit int) ([]model.Deed, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var deeds []model.Deed
	for _, c := range slices.Backward(l.Changes) {
		if b, err := l.find(c.ArticleID); err == nil && c.Kind != model.ChangePlace {
			head := model.Head{ID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published}
			deeds = append(deeds, model.Deed{At: time.Date(2024, 12, 6, 9, 20, 0, 0, time.UTC), Kind: c.Kind, Value: c.Value, Undo: c.Undo, Article: head, Articles: 1})
		}
	}
	deeds = append(deeds, l.Deeds...)
	if limit > 0 {
		deeds = deeds[:min(limit, len(deeds))]
	}
	return deeds, nil
}
