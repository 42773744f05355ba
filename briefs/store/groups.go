package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Grouping is what a [Store] may do beside: say by which tags and publishers its
// articles fall into groups.
type Grouping interface {
	// Groups returns the tags that the reader gave, by name, then the publishers,
	// those with the most articles first; at most limit of each. A single
	// publisher is none.
	Groups(ctx context.Context, reader string, limit int) ([]model.Folder, error)
}

// TagCounts count articles by the tags that a reader gave them.
type TagCounts map[string]int

// Add counts an article: its own tags and those it has for the reader, both
// comma separated.
func (c TagCounts) Add(own, given string, unread bool) {
	n := 0
	if unread {
		n = 1
	}
	for tag := range strings.SplitSeq(given, ",") {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(strings.Split(own, ","), tag) {
			c[tag] += n
		}
	}
}

// Folders are the tags as folders, by name, at most limit.
func (c TagCounts) Folders(limit int) []model.Folder {
	folders := make([]model.Folder, 0, len(c))
	for tag, unread := range c {
		folders = append(folders, model.Folder{Kind: model.FolderTag, Name: tag, Query: fieldQuery("tag", tag), Unread: unread})
	}
	slices.SortFunc(folders, func(a, b model.Folder) int { return cmp.Compare(query.Fold(a.Name), query.Fold(b.Name)) })
	return folders[:min(len(folders), limit)]
}

// Groups puts tags and publishers together as a [Grouping] returns them.
func Groups(tags TagCounts, publishers []model.Folder, limit int) []model.Folder {
	if len(publishers) == 1 {
		publishers = nil
	}
	return append(tags.Folders(limit), publishers...)
}

// PublisherFolder is the folder of a publisher.
func PublisherFolder(name string, unread int) model.Folder {
	return model.Folder{Kind: model.FolderPublisher, Name: name, Query: fieldQuery("feed", name), Unread: unread}
}

// fieldQuery asks for a value of a field, in quotes where it is not one word.
func fieldQuery(field, value string) string {
	value = strings.ReplaceAll(value, `"`, " ")
	if strings.ContainsAny(value, " \t()") {
		value = `"` + value + `"`
	}
	return field + ":" + value
}
