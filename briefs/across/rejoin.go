package across

import (
	"cmp"
	"math"
	"slices"

	"github.com/lede-reader/lede/model"
)

// joinStories puts stories together that turn out to be the same: one pass from
// old to new may begin a story twice, when its first articles have little in
// common, and later ones have much with both. It joins pairs of stories, likest
// first, each story with its likest only, and what that joins is joined for good.
func joinStories(stories []*cluster, df map[uint64]int) []*cluster {
	index := make(map[uint64][]int32)
	j := joiner{}
	var pairs []pairing
	for i, c := range stories {
		j.parent = append(j.parent, i)
		if p, ok := likest(stories, index, i); ok {
			pairs = append(pairs, p)
		}
		for key := range c.vector {
			if df[key] <= telling {
				index[key] = append(index[key], int32(i)) //nolint:gosec // fewer stories than articles
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pairing) int { return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.a, b.a)) })
	for _, p := range pairs {
		j.union(p.a, p.b)
	}
	out := make([]*cluster, 0, len(stories))
	for i, c := range stories {
		if root := j.find(i); root != i {
			stories[root].take(c)
		} else {
			out = append(out, c)
		}
	}
	return out
}

// pairing is two stories that are alike.
type pairing struct {
	a, b   int
	cosine float64
}

// likest returns the earlier story that story i is likest to, when the two are
// alike enough to be one. The index holds the earlier ones.
func likest(stories []*cluster, index map[uint64][]int32, i int) (best pairing, ok bool) {
	c := stories[i]
	shared := make(map[int32]int)
	for key := range c.vector {
		for _, o := range index[key] {
			shared[o]++
		}
	}
	for o, n := range shared {
		if n < fewestShared-1 {
			continue
		}
		cosine := c.alike(stories[o])
		if cosine >= merges && (cosine > best.cosine || cosine == best.cosine && int(o) < best.a) {
			best, ok = pairing{int(o), i, cosine}, true
		}
	}
	return best, ok
}

// alike is the cosine of two stories, less for the days between them; 0 when they
// share too little.
func (c *cluster) alike(o *cluster) float64 {
	if len(o.vector) < len(c.vector) {
		c, o = o, c
	}
	dot, both, strong := 0.0, 0, 0
	for key, w := range c.vector {
		if v := o.vector[key]; v > 0 {
			dot += w * v
			both++
			if c.strong[key] || o.strong[key] {
				strong++
			}
		}
	}
	if both < fewestShared || strong < fewestStrong {
		return 0
	}
	cosine := dot / math.Sqrt(c.norm*o.norm)
	if gap := max(daysBetween(c.last, o.first), daysBetween(o.last, c.first)); gap > 0 {
		cosine /= 1 + float64(gap)/fadesOver
	}
	return cosine
}

// take puts the articles of another story into this one.
func (c *cluster) take(o *cluster) {
	c.members = append(c.members, o.members...)
	slices.Sort(c.members)
	c.first, c.last = earlier(c.first, o.first), max(c.last, o.last)
	for key, w := range o.vector {
		was := c.vector[key]
		c.vector[key] = was + w
		c.norm += (was+w)*(was+w) - was*was
		c.strong[key] = c.strong[key] || o.strong[key]
	}
}

// earlier is the earlier of two days, either of which may be unknown.
func earlier(a, b model.Day) model.Day {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
