package shelf

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Query reads a query in which the reader's saved ones may be named; see
// [query.Expand].
func (l *Library) Query(ctx context.Context, q string) (*query.Node, error) {
	q, err := query.Expand(q, func() ([]model.SavedQuery, error) { return l.Saved(ctx) })
	if err != nil {
		return nil, err
	}
	return query.Parse(q)
}

// Saved returns the reader's saved queries by name.
func (l *Library) Saved(ctx context.Context) ([]model.SavedQuery, error) {
	return l.store.Saved(ctx, l.reader)
}

// save carries out changes of saved queries, and returns those that take them
// back.
func (l *Library) save(ctx context.Context, changes []model.Change) ([]model.Change, error) {
	saved, err := l.Saved(ctx)
	if err != nil {
		return nil, err
	}
	undo := make([]model.Change, 0, len(changes))
	for _, c := range changes {
		if c.Kind != model.ChangeSaved {
			return nil, errors.New("saved queries are changed on their own")
		}
		q := model.SavedQuery{Name: c.Value, Query: c.Other}
		if err := briefs.CheckSaved(q); err != nil {
			return nil, err
		}
		back := model.Change{Kind: c.Kind, Value: c.Value}
		if i := slices.IndexFunc(saved, func(s model.SavedQuery) bool { return s.Name == q.Name }); i >= 0 {
			back.Other = saved[i].Query
		}
		undo = append(undo, back)
	}
	for _, c := range changes {
		if err := l.store.Save(ctx, l.reader, model.SavedQuery{Name: c.Value, Query: c.Other}); err != nil {
			return nil, err
		}
	}
	slices.Reverse(undo)
	return undo, nil
}

// maxFolders bounds how many folders there are of a kind that nobody made by
// hand.
const maxFolders = 24

// Folders returns the folders of the library as its reader sees it: the saved
// queries, the tags that the reader gave, and the publishers.
func (l *Library) Folders(ctx context.Context) ([]model.Folder, error) {
	saved, err := l.Saved(ctx)
	if err != nil {
		return nil, err
	}
	folders := briefs.SavedFolders(saved)
	grouping, ok := l.store.(store.Grouping)
	if !ok {
		return folders, nil
	}
	groups, err := grouping.Groups(ctx, l.reader, maxFolders)
	if err != nil {
		return nil, fmt.Errorf("folders: %w", err)
	}
	return append(folders, groups...), nil
}
