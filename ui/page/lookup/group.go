package lookup

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// perGroup is how many answers of a kind are shown before one asks for more, so
// that every kind is in sight at once.
const perGroup = 6

// what an item of the list is.
type what uint8

const (
	title  what = iota // of a group
	answer             // a hit
	more               // stands for the rest of a group
	space              // a blank line between two groups
)

// item is a row of the list of answers.
type item struct {
	what  what
	kind  model.HitKind
	hit   int // index of an answer's hit
	count int // of a title: hits in the group; of more: hits not shown
}

// kinds is the order of the groups, with their titles.
var kinds = [...]struct {
	kind  model.HitKind
	title string
}{
	{model.HitHeadline, "HEADLINES"},
	{model.HitFigure, "FIGURES"},
	{model.HitActor, "ACTORS"},
	{model.HitDate, "DATES"},
	{model.HitQuote, "QUOTES"},
	{model.HitTerm, "GLOSSARY"},
	{model.HitText, "SENTENCES"},
}

// titleOf is the title of a group.
func titleOf(kind model.HitKind) string {
	for _, k := range kinds {
		if k.kind == kind {
			return k.title
		}
	}
	return ""
}

// group sorts hits into groups; within a group they keep their order.
func group(hits []model.Hit, open map[model.HitKind]bool) []item {
	var items []item
	for _, k := range kinds {
		var of []int
		for i := range hits {
			if hits[i].Kind == k.kind {
				of = append(of, i)
			}
		}
		if len(of) == 0 {
			continue
		}
		if len(items) > 0 {
			items = append(items, item{what: space, kind: items[len(items)-1].kind})
		}
		items = append(items, item{what: title, kind: k.kind, count: len(of)})
		shown := of
		if len(of) > perGroup+1 && !open[k.kind] {
			shown = of[:perGroup]
		}
		for _, i := range shown {
			items = append(items, item{what: answer, kind: k.kind, hit: i})
		}
		if rest := len(of) - len(shown); rest > 0 {
			items = append(items, item{what: more, kind: k.kind, count: rest})
		}
	}
	return items
}

// name is what one answer of a kind is called, in the plural.
func name(kind model.HitKind) string {
	names := []string{"headlines", "figures", "actors", "dates", "quotations", "terms", "sentences"}
	i := slices.IndexFunc(kinds[:], func(k struct {
		kind  model.HitKind
		title string
	},
	) bool {
		return k.kind == kind
	})
	if i < 0 {
		return "answers"
	}
	return names[i]
}
