package same

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Group is a group of articles on the same events, as indices into the briefs
// it was made of, in their order.
type Group struct {
	Members []int
	Shared  []string    // names of the actors that hold it together, most telling first
	CopyOf  map[int]int // a member with nearly the same text as an earlier member
}

// The weights of what articles share, and the score from which they are on the
// same events. A rare actor in common scores up to 1; so two rare actors and a
// common date or headline word make a story.
const (
	weightActor    = 1.0
	weightFigure   = 0.7
	weightDay      = 0.3
	weightHeadline = 0.5
	storyScore     = 1.6
	maxActors      = 12  // of an article that count, most salient first
	maxDays        = 365 // between two articles that are linked directly
)

// feature is one thing that articles can share.
type feature struct {
	key    string
	weight float64
}

// Stories groups briefs. Articles that belong to no other are groups of one.
// The work grows with the number of pairs that share a rare feature.
func Stories(briefs []*model.Brief) []Group {
	postings := make(map[string][]int)
	weights := make(map[string]float64)
	for i, b := range briefs {
		for _, f := range features(b) {
			if p := postings[f.key]; len(p) == 0 || p[len(p)-1] != i {
				postings[f.key] = append(p, i)
				weights[f.key] = f.weight
			}
		}
	}
	scores := make(map[[2]int]float64)
	common := max(8, len(briefs)/5)
	for _, key := range slices.Sorted(maps.Keys(postings)) {
		p := postings[key]
		if len(p) < 2 || len(p) > common { // what a fifth of all have tells nothing
			continue
		}
		w := weights[key] * rarity(len(p), len(briefs))
		for x, i := range p {
			for _, j := range p[x+1:] {
				scores[[2]int{i, j}] += w
			}
		}
	}
	u := newUnion(len(briefs))
	for link, score := range scores {
		if score >= storyScore && near(briefs[link[0]], briefs[link[1]]) {
			u.join(link[0], link[1])
		}
	}
	return groups(briefs, u, postings)
}

// rarity is the inverse document frequency, scaled to 1 for what only two have.
// A handful of articles is taken for a part of a library of five hundred, in
// which an actor of six articles is still rare.
func rarity(n, total int) float64 {
	total = max(total, 500)
	return max(math.Log(float64(total)/float64(n))/math.Log(float64(total)/2), 0.1)
}

// features lists what an article may share with others.
func features(b *model.Brief) []feature {
	var all []feature
	for i := range b.Actors[:min(len(b.Actors), maxActors)] {
		w := weightActor
		if b.Actors[i].Kind == model.ActorPlace {
			w /= 2 // much happens in one place
		}
		all = append(all, feature{"who " + store.NameKey(b.Actors[i].Name), w})
	}
	for i := range b.Figures {
		if f := &b.Figures[i]; Comparable(f) {
			w := slices.Sorted(maps.Keys(words(f.About)))
			all = append(all, feature{"figure " + f.Unit + " " + strings.Join(w, " "), weightFigure})
		}
	}
	for i := range b.Dates {
		if d := &b.Dates[i]; d.From != "" && (d.Precision == model.PrecisionDay || d.Precision == model.PrecisionTime) {
			all = append(all, feature{"day " + string(d.From), weightDay})
		}
	}
	for w := range words(b.Headline) {
		if len(w) > 3 {
			all = append(all, feature{"word " + w, weightHeadline})
		}
	}
	return all
}

// near reports whether two articles were published within a year. Undated
// ones are near everything.
func near(a, b *model.Brief) bool {
	x, okX := dayOf(a.Source.Published)
	y, okY := dayOf(b.Source.Published)
	return !okX || !okY || math.Abs(x.Sub(y).Hours()) <= maxDays*24
}

func groups(briefs []*model.Brief, u *union, postings map[string][]int) []Group {
	byRoot := make(map[int]*Group)
	var order []int
	for i := range briefs {
		root := u.find(i)
		if byRoot[root] == nil {
			byRoot[root] = &Group{}
			order = append(order, root)
		}
		byRoot[root].Members = append(byRoot[root].Members, i)
	}
	all := make([]Group, 0, len(order))
	for _, root := range order {
		g := byRoot[root]
		if len(g.Members) > 1 {
			g.Shared = shared(briefs, g.Members, postings, len(briefs))
			g.CopyOf = copies(briefs, g.Members)
		}
		all = append(all, *g)
	}
	return all
}

// shared names the actors that hold a group together.
func shared(briefs []*model.Brief, members []int, postings map[string][]int, total int) []string {
	type candidate struct {
		name  string
		score float64
	}
	in := make(map[string]*candidate)
	for _, m := range members {
		for i := range briefs[m].Actors[:min(len(briefs[m].Actors), maxActors)] {
			a := &briefs[m].Actors[i]
			key := store.NameKey(a.Name)
			if in[key] == nil {
				in[key] = &candidate{name: a.Name}
			}
			in[key].score += rarity(len(postings["who "+key]), total)
		}
	}
	var list []candidate
	for _, c := range in {
		if c.score > 1 { // more than one article has it
			list = append(list, *c)
		}
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.name, b.name)) })
	names := make([]string, 0, 5)
	for _, c := range list[:min(len(list), 5)] {
		names = append(names, c.name)
	}
	return names
}

// copyShare is the share of common word triples from which two texts are taken
// for copies of each other (Broder 1997, "On the resemblance and containment of
// documents").
const copyShare = 0.8

// copies finds members with nearly the same text as an earlier one.
func copies(briefs []*model.Brief, members []int) map[int]int {
	sets := make([]map[string]bool, len(members))
	for i, m := range members {
		sets[i] = triples(briefs[m].Text)
	}
	copyOf := make(map[int]int)
	for i := range members {
		for j := range i {
			if _, copied := copyOf[members[j]]; !copied && resemblance(sets[i], sets[j]) >= copyShare {
				copyOf[members[i]] = members[j]
				break
			}
		}
	}
	return copyOf
}

func triples(text string) map[string]bool {
	w := strings.Fields(query.Fold(text))
	set := make(map[string]bool, len(w))
	for i := 0; i+3 <= len(w); i++ {
		set[strings.Join(w[i:i+3], " ")] = true
	}
	return set
}

func resemblance(a, b map[string]bool) float64 {
	both := 0
	for t := range a {
		if b[t] {
			both++
		}
	}
	if len(a)+len(b) == both {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// union is a disjoint-set forest (Tarjan 1975).
type union struct{ parent []int }

func newUnion(n int) *union {
	u := &union{parent: make([]int, n)}
	for i := range u.parent {
		u.parent[i] = i
	}
	return u
}

func (u *union) find(i int) int {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

// join makes the earlier of the two roots the root of both, so that the result
// does not depend on the order of joining.
func (u *union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u.parent[max(i, j)] = min(i, j)
}
