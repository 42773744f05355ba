package reader

import (
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// factIndex holds the facts of a brief in reading order.
type factIndex struct {
	all   []page.Fact // every place of every fact
	stops []page.Fact // those that are marked in the text and visited by the fact cursor
	long  int         // length of the longest stop, in bytes
}

// newFactIndex chooses the stops: every figure, date and quote; an actor once in
// each paragraph and a term once in the article, so that the text stays calm.
func newFactIndex(b *model.Brief) factIndex {
	x := factIndex{all: page.Facts(b)}
	type key struct {
		kind  page.Kind
		index int
		part  int
	}
	seen := make(map[key]bool)
	for _, f := range x.all {
		if f.Kind == page.Actor || f.Kind == page.Term {
			k := key{f.Kind, f.Index, 0}
			if f.Kind == page.Actor {
				k.part = partAt(b.Parts, f.Span.Start)
			}
			if seen[k] {
				continue
			}
			seen[k] = true
		}
		x.stops = append(x.stops, f)
		x.long = max(x.long, f.Span.Len())
	}
	return x
}

// partAt returns the index of the part that holds the offset.
func partAt(parts []model.Part, offset int) int {
	return sort.Search(len(parts), func(i int) bool { return parts[i].End > offset })
}

// in returns the stops that overlap [start, end), in reading order.
func (x factIndex) in(start, end int) []page.Fact {
	i := sort.Search(len(x.stops), func(i int) bool { return x.stops[i].Span.Start > start-x.long })
	var facts []page.Fact
	for ; i < len(x.stops) && x.stops[i].Span.Start < end; i++ {
		if x.stops[i].Span.End > start {
			facts = append(facts, x.stops[i])
		}
	}
	return facts
}

// from returns the index of the first stop that starts at offset or after it.
func (x factIndex) from(offset int) int {
	return sort.Search(len(x.stops), func(i int) bool { return x.stops[i].Span.Start >= offset })
}

// at returns the index of the stop with exactly that span, -1 when there is none.
func (x factIndex) at(span model.Span) int {
	for i := x.from(span.Start); i < len(x.stops) && x.stops[i].Span.Start == span.Start; i++ {
		if x.stops[i].Span == span {
			return i
		}
	}
	return -1
}

// first returns the index of the first stop of a fact, -1 when it has none.
func (x factIndex) first(f page.Fact) int {
	for i, s := range x.stops {
		if s.Same(f) {
			return i
		}
	}
	return -1
}
