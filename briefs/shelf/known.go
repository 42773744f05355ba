package shelf

import (
	"context"
	"slices"

	"github.com/lede-reader/lede/model"
)

// knownVersions tells of articles that came or changed since a visit which version
// of each the reader could have seen then: 0 for those that came afterwards.
//
// The library's revision grows by one for every version of any article, and
// versions are added one after the other: those since the visit are as many of
// the newest versions as the revision has grown by. Where more articles changed
// than are looked at, the version before the current one is taken for the known
// one.
func (l *Library) knownVersions(ctx context.Context, v *Visit, all bool) (map[string]int, error) {
	known := make(map[string]int, len(v.Versions))
	since := v.Now - v.Before
	type added struct {
		id string
		model.Version
	}
	var changed []added
	for _, b := range v.Fresh {
		number := v.Versions[b.ID]
		known[b.ID] = number - 1
		if number == 1 {
			since--
			continue
		}
		versions, err := l.store.Versions(ctx, b.ID)
		if err != nil {
			return nil, err
		}
		for _, one := range versions {
			changed = append(changed, added{b.ID, one})
		}
	}
	if !all || since <= 0 {
		return known, nil
	}
	slices.SortStableFunc(changed, func(a, b added) int {
		if c := b.Seen.Compare(a.Seen); c != 0 {
			return c
		}
		return b.Number - a.Number
	})
	for _, one := range changed[:min(int(since), len(changed))] {
		known[one.id] = min(known[one.id], one.Number-1)
	}
	return known, nil
}
