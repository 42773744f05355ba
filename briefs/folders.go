package briefs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// maxName bounds the names of saved queries, in bytes.
const maxName = 200

// CheckSaved tells what is wrong with a query to save; nil for one that is to be
// removed.
func CheckSaved(q model.SavedQuery) error {
	switch {
	case strings.TrimSpace(q.Name) == "":
		return errors.New("a saved query needs a name")
	case len(q.Name) > maxName:
		return fmt.Errorf("the name of a saved query has at most %d bytes", maxName)
	case strings.ContainsFunc(q.Name, func(r rune) bool { return r == '"' || unicode.IsControl(r) }):
		return fmt.Errorf("the name %q of a saved query holds a quote or a control character", q.Name)
	}
	if _, err := query.Parse(q.Query); err != nil {
		return err
	}
	return nil
}

// SavedFolders are saved queries as folders.
func SavedFolders(saved []model.SavedQuery) []model.Folder {
	folders := make([]model.Folder, len(saved))
	for i, q := range saved {
		folders[i] = model.Folder{Kind: model.FolderSaved, Name: q.Name, Query: q.Query, Unread: -1}
	}
	return folders
}

// Saved returns the queries saved since the library was made, by name: one in
// memory keeps nothing longer.
func (l *Library) Saved(context.Context) ([]model.SavedQuery, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.saved), nil
}

// save keeps a query under its name, or removes the name, and returns the
// opposite. The caller holds the mutex.
func (l *Library) save(c model.Change) model.Change {
	back := model.Change{Kind: c.Kind, Value: c.Value}
	at, known := slices.BinarySearchFunc(l.saved, c.Value, func(q model.SavedQuery, name string) int { return cmp.Compare(q.Name, name) })
	if known {
		back.Other = l.saved[at].Query
		l.saved = slices.Delete(l.saved, at, at+1)
	}
	if c.Other != "" {
		l.saved = slices.Insert(l.saved, at, model.SavedQuery{Name: c.Value, Query: c.Other})
	}
	return back
}

// parse reads a query in which saved ones may be named.
func (l *Library) parse(ctx context.Context, q string) (*query.Node, error) {
	q, err := query.Expand(q, func() ([]model.SavedQuery, error) { return l.Saved(ctx) })
	if err != nil {
		return nil, err
	}
	return query.Parse(q)
}

// maxFolders bounds how many folders there are of a kind that nobody made by
// hand.
const maxFolders = 24

// Folders returns the saved queries, the tags that were given, and the
// publishers with the most articles.
func (l *Library) Folders(context.Context) ([]model.Folder, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	type publisher struct {
		name             string
		articles, unread int
	}
	tags, byName := make(store.TagCounts), make(map[string]*publisher)
	for _, it := range l.order {
		unread := it.entry.State == model.StateUnread
		tags.Add(strings.Join(it.article.Tags, ","), strings.Join(it.entry.Tags, ","), unread)
		if it.entry.Publisher == "" {
			continue
		}
		p := byName[it.entry.Publisher]
		if p == nil {
			p = &publisher{name: it.entry.Publisher}
			byName[p.name] = p
		}
		p.articles++
		if unread {
			p.unread++
		}
	}
	var publishers []*publisher
	for _, p := range byName {
		publishers = append(publishers, p)
	}
	slices.SortFunc(publishers, func(a, b *publisher) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(a.name, b.name))
	})
	var folders []model.Folder
	for _, p := range publishers[:min(len(publishers), maxFolders)] {
		folders = append(folders, store.PublisherFolder(p.name, p.unread))
	}
	return append(SavedFolders(l.saved), store.Groups(tags, folders, maxFolders)...), nil
}
