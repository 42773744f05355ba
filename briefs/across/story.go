package across

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
)

// What decides whether an article joins a story. The numbers were set on the
// sample articles and the package's own tests.
const (
	joins        = 0.07 // least cosine to the story
	fewestShared = 4    // features in common, at the least
	fewestStrong = 3    // of them that tell something
	mostFeatures = 48   // of an article
	placeWeight  = 0.35 // places say less of what a story is about
	wordWeight   = 0.5  // words of headline and standfirst
	figureWeight = 0.6  // an exact number of three digits or more
	smallest     = 300  // libraries are counted as this large: in a few articles every word is rare
	fadesOver    = 1000 // days after which a gap halves the likeness
	tooCommon    = 0.05 // part of a large library in which a feature no longer leads to stories
	merges       = 0.2  // least cosine of two stories that turn out to be one
	telling      = 200  // a feature of more articles does not lead from story to story
)

// cluster is a story being put together.
type cluster struct {
	members []int // articles by index, first of each group of copies only
	vector  map[uint64]float64
	strong  map[uint64]bool // features that tell something
	norm    float64         // square of the vector's length
	first   model.Day
	last    model.Day
}

// feature is something articles of one story share: an actor, a number, a word.
type feature struct {
	key    uint64
	weight float64
	strong bool // an actor that is no place, a number or a rare word
}

// findStories puts articles into stories in one pass, oldest first. Each article
// is held against the stories that share a feature with it and joins the likest,
// or begins one. Copies of one wire story go together. Stories that began apart,
// because their first articles had little in common, are joined in the end.
func findStories(s *Set) []*cluster {
	features, df := s.features()
	n := float64(max(len(s.articles), smallest))
	common := max(int(tooCommon*float64(len(s.articles))), 50)
	var stories []*cluster
	index := make(map[uint64][]int32)
	for _, group := range s.copies() {
		fs := features[group[0]]
		weigh(fs, df, n)
		a := s.articles[group[0]]
		c := nearest(stories, index, df, common, fs, a.day)
		if c < 0 {
			c = len(stories)
			stories = append(stories, &cluster{vector: make(map[uint64]float64), strong: make(map[uint64]bool), first: a.day})
		}
		stories[c].add(group[0], a.day, fs)
		for _, f := range fs {
			if l := index[f.key]; df[f.key] <= common && (len(l) == 0 || l[len(l)-1] != int32(c)) && !slices.Contains(l, int32(c)) { //nolint:gosec // fewer stories than articles
				index[f.key] = append(l, int32(c)) //nolint:gosec // as above
			}
		}
	}
	return joinStories(stories, df)
}

// weigh turns the weights of an article's features into those of a vector: by
// rarity, and divided by the length the vector had before, so that an article
// with nothing but common features is near to no story.
func weigh(fs []feature, df map[uint64]int, n float64) {
	norm := 0.0
	for i := range fs {
		norm += fs[i].weight * fs[i].weight
	}
	for i := range fs {
		fs[i].weight *= math.Log(1+n/float64(df[fs[i].key])) / math.Log(1+n) / math.Sqrt(norm)
	}
}

func (c *cluster) add(i int, day model.Day, fs []feature) {
	c.members = append(c.members, i)
	c.last = max(c.last, day)
	for _, f := range fs {
		if f.strong {
			c.strong[f.key] = true
		}
		was := c.vector[f.key]
		c.vector[f.key] = was + f.weight
		c.norm += (was+f.weight)*(was+f.weight) - was*was
	}
}

// nearest returns the story that an article joins, or -1.
func nearest(stories []*cluster, index map[uint64][]int32, df map[uint64]int, common int, fs []feature, day model.Day) int {
	shared := make(map[int32]int)
	for _, f := range fs {
		if df[f.key] <= common {
			for _, c := range index[f.key] {
				shared[c]++
			}
		}
	}
	best, bestScore := -1, joins
	for c := range shared {
		score, both, strong := stories[c].likeness(fs)
		if gap := daysBetween(stories[c].last, day); gap > 0 {
			score /= 1 + float64(gap)/fadesOver
		}
		if both < fewestShared || strong < fewestStrong {
			continue
		}
		if score > bestScore || score == bestScore && int(c) < best {
			best, bestScore = int(c), score
		}
	}
	return best
}

// likeness is the cosine of an article and a story, with how many features they
// share and how many of them tell something.
func (c *cluster) likeness(fs []feature) (cosine float64, both, strong int) {
	for _, f := range fs {
		if w := c.vector[f.key]; w > 0 {
			cosine += w * f.weight
			both++
			if f.strong {
				strong++
			}
		}
	}
	return cosine / math.Sqrt(c.norm), both, strong
}

// features lists what each article can share with others, and in how many
// articles each feature stands. Copies of one wire story count once.
func (s *Set) features() ([][]feature, map[uint64]int) {
	r := s.names()
	all := make([][]feature, len(s.articles))
	df := make(map[uint64]int)
	for _, group := range s.copies() {
		i := group[0]
		all[i] = featuresOf(r, s.articles[i])
		for _, f := range all[i] {
			df[f.key]++
		}
	}
	return all, df
}

func featuresOf(r *registry, a *article) []feature {
	at := make(map[uint64]int)
	var fs []feature
	add := func(key uint64, weight float64, strong bool) {
		if i, ok := at[key]; ok {
			fs[i].weight = max(fs[i].weight, weight)
			return
		}
		at[key] = len(fs)
		fs = append(fs, feature{key, weight, strong})
	}
	for i := range a.Actors {
		act := &a.Actors[i]
		e := r.of[a.index][act.ID]
		weight := 0.5 + act.Salience
		if e.kind == model.ActorPlace {
			weight *= placeWeight
		}
		add(featureKey("e", strconv.Itoa(e.id)), weight, e.kind != model.ActorPlace)
	}
	for _, w := range words(a.Headline + " " + a.Dek) {
		if c := concept(w); len(c) > 2 {
			add(featureKey("w", c), wordWeight, true)
		}
	}
	const exact = 100 // numbers below it are everywhere
	for i := range a.Figures {
		f := &a.Figures[i]
		if class := classOf(f); class != "" && !f.Approximate && f.Value >= exact && math.Mod(f.Value, 100) != 0 {
			add(featureKey(class, strconv.FormatFloat(f.Value, 'g', -1, 64)), figureWeight, true)
		}
	}
	slices.SortStableFunc(fs, func(a, b feature) int { return cmp.Compare(b.weight, a.weight) })
	return fs[:min(len(fs), mostFeatures)]
}

func featureKey(kind, value string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(kind))
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(value))
	return h.Sum64()
}

// storyOf numbers the story of each article, by index.
func (s *Set) storyOf() []int {
	of := make([]int, len(s.articles))
	copies := make(map[int][]int)
	for _, g := range s.copies() {
		copies[g[0]] = g
	}
	for n, c := range s.thread() {
		for _, m := range c.members {
			for _, i := range copies[m] {
				of[i] = n
			}
		}
	}
	return of
}

// Stories returns every story, the one with the newest article first. An
// article that shares its events with no other is a story of its own.
func (s *Set) Stories() []model.Story {
	clusters := s.thread()
	all := make([]model.Story, 0, len(clusters))
	copies := s.copyGroups()
	for _, c := range clusters {
		all = append(all, s.tell(c, copies))
	}
	slices.SortStableFunc(all, func(a, b model.Story) int { return cmp.Or(cmp.Compare(b.To, a.To), cmp.Compare(a.ID, b.ID)) })
	return all
}

func (s *Set) copyGroups() map[int][]int {
	m := make(map[int][]int)
	for _, g := range s.copies() {
		m[g[0]] = g
	}
	return m
}

// Story returns the story of one article, with the articles before and after
// it; false when the article is not in the set.
func (s *Set) Story(id string) (model.Story, bool) {
	a := s.byID[id]
	if a == nil {
		return model.Story{}, false
	}
	of := s.story()[a.index]
	st := s.tell(s.thread()[of], s.copyGroups())
	st.Article = id
	for i := range st.Articles {
		x := &st.Articles[i]
		x.Lead = lead(s.byID[x.ID])
		if x.ID != id && !slices.ContainsFunc(x.Copies, func(h model.Head) bool { return h.ID == id }) {
			continue
		}
		if i > 0 {
			st.Previous = st.Articles[i-1].ID
		}
		if i+1 < len(st.Articles) {
			st.Next = st.Articles[i+1].ID
		}
	}
	return st, true
}

func (s *Set) tell(c *cluster, copies map[int][]int) model.Story {
	r := s.names()
	newest := s.articles[c.members[len(c.members)-1]]
	st := model.Story{ID: "s" + s.articles[c.members[0]].ID, Headline: newest.Headline, Articles: []model.StoryArticle{}}
	shared := s.sharedNames(c)
	st.Shared = shared
	known := make(map[string]bool)
	for _, m := range c.members {
		a := s.articles[m]
		x := model.StoryArticle{Head: a.head(), Words: a.Words, Copies: []model.Head{}, Shared: []string{}}
		for _, i := range copies[m] {
			if i != m {
				x.Copies = append(x.Copies, s.articles[i].head())
			}
		}
		for i := range a.Actors {
			e := r.of[a.index][a.Actors[i].ID]
			if slices.Contains(shared, e.name) && !slices.Contains(x.Shared, e.name) {
				x.Shared = append(x.Shared, e.name)
			}
			x.New += fresh(known, "a"+strconv.Itoa(e.id))
		}
		for i := range a.Figures {
			if class := classOf(&a.Figures[i]); class != "" {
				x.New += fresh(known, class+" "+strconv.FormatFloat(a.Figures[i].Value, 'g', -1, 64))
			}
		}
		st.Articles = append(st.Articles, x)
	}
	st.From, st.To = string(s.articles[c.members[0]].day), string(c.last)
	return st
}

func fresh(known map[string]bool, key string) int {
	if known[key] {
		return 0
	}
	known[key] = true
	return 1
}

// sharedNames are the actors that stand in two articles of a story or more, the
// most telling first: in many of its articles, and weighty there.
func (s *Set) sharedNames(c *cluster) []string {
	r := s.names()
	type named struct {
		e      *entity
		in     int
		weight float64
	}
	count := make(map[*entity]*named)
	var all []*named
	for _, m := range c.members {
		a := s.articles[m]
		seen := make(map[*entity]bool)
		for i := range a.Actors {
			e := r.of[a.index][a.Actors[i].ID]
			if count[e] == nil {
				count[e] = &named{e: e}
				all = append(all, count[e])
			}
			if !seen[e] {
				seen[e] = true
				count[e].in++
			}
			w := a.Actors[i].Salience
			if e.kind == model.ActorPlace {
				w *= placeWeight
			}
			count[e].weight += w
		}
	}
	all = slices.DeleteFunc(all, func(n *named) bool { return n.in < 2 })
	slices.SortStableFunc(all, func(a, b *named) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.e.name, b.e.name))
	})
	const most = 8
	names := []string{}
	for _, n := range all[:min(len(all), most)] {
		names = append(names, n.e.name)
	}
	return names
}
