package across

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// shingle is how many words in a row make one shingle.
	shingle = 6
	// sampled keeps one of so many shingles: those whose hash it divides.
	sampled = 4
	// enoughShared is the part of the smaller article's sample that a copy
	// shares with it.
	enoughShared = 0.6
	// fewest is how large a sample has to be to tell anything.
	fewest = 6
	// crowded is how many articles may hold a shingle before it counts as
	// boilerplate.
	crowded = 60
)

// findCopies groups articles that carry the same text: copies of one wire story
// and editions of one article. Every article is compared with the first ones of
// the groups that share a sampled shingle with it, so that a story that is
// printed a thousand times costs no more than a thousand.
func findCopies(articles []*article) [][]int {
	c := copyFinder{index: make(map[uint64][]int32)}
	for i, a := range articles {
		all := sample(a.Text)
		if l := c.original(all); l >= 0 {
			c.groups[l] = append(c.groups[l], i)
			continue
		}
		c.lead(all)
		c.groups = append(c.groups, []int{i})
	}
	return c.groups
}

// copyFinder holds the first article of each group by its sampled shingles.
type copyFinder struct {
	sizes  []int // of the samples
	groups [][]int
	index  map[uint64][]int32
}

// original returns the group whose first article shares most of a sample, or -1.
func (c *copyFinder) original(all []uint64) int {
	if len(all) < fewest {
		return -1
	}
	shared := make(map[int32]int)
	for _, h := range all {
		if at := c.index[h]; len(at) <= crowded {
			for _, l := range at {
				shared[l]++
			}
		}
	}
	best, bestPart := -1, 0.0
	for l, n := range shared {
		part := float64(n) / float64(min(len(all), c.sizes[l]))
		if part > bestPart || part == bestPart && int(l) < best {
			best, bestPart = int(l), part
		}
	}
	if bestPart < enoughShared {
		return -1
	}
	return best
}

// lead makes a sample that of the first article of a new group.
func (c *copyFinder) lead(all []uint64) {
	l := int32(len(c.sizes)) //nolint:gosec // a library holds fewer articles
	c.sizes = append(c.sizes, len(all))
	if len(all) < fewest {
		return
	}
	for _, h := range all {
		c.index[h] = append(c.index[h], l)
	}
}

// sample returns the sampled shingles of a text, sorted, each once.
func sample(s string) []uint64 {
	var window [shingle]uint64
	var out []uint64
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		window[n%shingle] = hashWord(w)
		n++
		if n < shingle {
			continue
		}
		h := uint64(14695981039346656037)
		for k := range shingle {
			h = (h ^ window[(n+k)%shingle]) * 1099511628211
			h ^= h >> 29
		}
		if h%sampled == 0 {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hashWord is FNV-1a over the word in lower case.
func hashWord(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); {
		r, size := rune(w[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(w[i:])
		}
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		i += size
	}
	return h
}

// numberWires numbers, from 1, the groups of copies by the IDs of their articles;
// articles without a copy are not in it.
func (s *Set) numberWires() map[string]int {
	wire := make(map[string]int)
	for g, group := range s.copies() {
		if len(group) > 1 {
			for _, i := range group {
				wire[s.articles[i].ID] = g + 1
			}
		}
	}
	return wire
}
