package across

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Arrival is an article that is new.
type Arrival struct {
	Brief *model.Brief
	// Before is the version of the article that was known; nil for a new article.
	Before *model.Brief
	// From and To are the numbers of the two versions; 0 when not known.
	From, To int
}

// News says what the arrivals add to what was known: articles, facts, changed
// figures, actors named for the first time, other roles, and what changed in
// articles that were known in an earlier version.
func News(arrivals []Arrival, known []*model.Brief, since model.Since, namings ...model.Naming) model.News {
	n := newser{fresh: make(map[string]bool)}
	n.out = model.News{
		Since: since, Articles: []model.NewArticle{}, Facts: []model.FactRef{}, Figures: []model.FigureChange{},
		Actors: []model.FactRef{}, Roles: []model.RoleChange{}, Revised: []model.Revision{},
	}
	var all []*model.Brief
	for i := range arrivals {
		a := &arrivals[i]
		if n.fresh[a.Brief.ID] {
			continue
		}
		n.fresh[a.Brief.ID] = true
		all = append(all, a.Brief)
		if a.Before != nil {
			r := Revise(a.Before, a.Brief, namings...)
			r.From, r.To = a.From, a.To
			n.out.Revised = append(n.out.Revised, r)
			n.revised(a.Brief.ID)
		}
	}
	n.set = New(append(all, slices.DeleteFunc(slices.Clone(known), func(b *model.Brief) bool { return b == nil || n.fresh[b.ID] })...), namings...)
	n.wire = n.set.wires()
	n.figures()
	n.actors()
	n.quotes()
	n.articles()
	n.sort()
	return n.out
}

// newser gathers the news.
type newser struct {
	set     *Set
	fresh   map[string]bool // new articles by ID
	changed map[string]bool // of them, those known in an earlier version
	wire    map[string]int
	facts   map[string]int // new facts by article
	out     model.News
}

func (n *newser) revised(id string) {
	if n.changed == nil {
		n.changed = make(map[string]bool)
	}
	n.changed[id] = true
}

// fact notes a new fact, unless a copy of its wire story tells it already. Facts
// of revised articles are told by their revision.
func (n *newser) fact(list *[]model.FactRef, f model.FactRef) {
	if n.changed[f.Place.ArticleID] {
		return
	}
	if n.facts == nil {
		n.facts = make(map[string]int)
	}
	*list = append(*list, f)
	n.facts[f.Place.ArticleID]++
}

// figures tells new figures from changed ones, quantity by quantity. Of each
// source the latest new number is held against the last one before it.
func (n *newser) figures() {
	for _, g := range n.set.groups() {
		var before, fresh []*item
		for _, it := range g.items {
			if n.fresh[it.art.ID] {
				fresh = append(fresh, it)
			} else {
				before = append(before, it)
			}
		}
		slices.SortStableFunc(fresh, func(a, b *item) int {
			return cmp.Or(cmp.Compare(a.asOf, b.asOf), cmp.Compare(a.art.index, b.art.index), cmp.Compare(a.fig.Start, b.fig.Start))
		})
		n.quantity(g, before, fresh)
	}
}

func (n *newser) quantity(g *quantity, before, fresh []*item) {
	voice := g.mainVoice()
	latest := make(map[string]*item)
	for _, it := range fresh {
		latest[it.sourceName(voice)] = it
	}
	told := slices.Clone(before)
	for _, it := range fresh {
		if slices.ContainsFunc(told, func(o *item) bool { return sameNumber(o, it) }) {
			continue
		}
		from := lastBefore(before, it, voice)
		if from == nil {
			from = lastBefore(told, it, voice)
		}
		told = append(told, it)
		if from != nil && sameNumber(latest[it.sourceName(voice)], it) {
			n.change(g, from, it, voice)
			continue
		}
		n.fact(&n.out.Facts, it.art.figureRef(it.fig))
	}
}

// lastBefore is the latest of the known figures that do not hold for a later day:
// of the same source if there is one, else of any; nil where there is none.
func lastBefore(old []*item, it *item, voice *entity) *item {
	var best *item
	bestSame := false
	for _, o := range old {
		if o.asOf > it.asOf {
			continue
		}
		same := o.sourceName(voice) == it.sourceName(voice)
		if best == nil || same && !bestSame || same == bestSame && cmp.Or(cmp.Compare(o.asOf, best.asOf), cmp.Compare(o.art.index, best.art.index)) >= 0 {
			best, bestSame = o, same
		}
	}
	return best
}

// followed is what a change gains in weight by coming from a source that gave the
// number before: it is what a reader of the story waits for.
const followed = 0.5

func (n *newser) change(g *quantity, before, it *item, voice *entity) {
	old, now := rowOf(before, voice), rowOf(it, voice)
	old.Wire, now.Wire = n.wire[before.art.ID], n.wire[it.art.ID]
	kind := conflictOf(before, it, &old, &now)
	if n.changed[it.art.ID] {
		return
	}
	weight := max(old.Weight, now.Weight) + math.Log2(float64(len(g.items)))/4
	if kind == model.ConflictNewer && now.Source != "" {
		weight += followed
	}
	n.out.Figures = append(n.out.Figures, model.FigureChange{
		Label: changeLabel(&old, &now), About: g.name(), Kind: kind, Old: old, New: now, Weight: weight,
	})
}

// actors tells who is named for the first time, and whose role is another.
func (n *newser) actors() {
	for _, e := range n.set.names().entities {
		var first *use
		var role model.Anchor
		var roleAt *article
		var told [][]string // roles so far
		known := false
		for i := range e.uses {
			u := &e.uses[i]
			now, states := u.role()
			switch {
			case !n.fresh[u.art.ID]:
				known = true
			case first == nil:
				first = u
			}
			if !states {
				continue
			}
			key := roleWords(now.Text)
			if n.fresh[u.art.ID] && roleAt != nil && !isVerb(now.Text) && !isVerb(role.Text) && e.kind == model.ActorPerson && !n.changed[u.art.ID] &&
				!slices.ContainsFunc(told, func(k []string) bool { return sameRole(k, key) }) {
				n.out.Roles = append(n.out.Roles, model.RoleChange{Name: e.name, Old: role, New: now, Then: roleAt.place(role.Span()), Now: u.art.place(now.Span())})
			}
			told = append(told, key)
			role, roleAt = now, u.art
		}
		if !known && first != nil && !e.partial {
			n.fact(&n.out.Actors, first.ref())
		}
	}
}

// quotes tells quotes that no known article prints.
func (n *newser) quotes() {
	told := make(map[string]bool)
	for pass := range 2 {
		for _, a := range n.set.articles {
			for i := range a.Quotes {
				key := strings.Join(words(a.Quotes[i].Text), " ")
				if fresh := n.fresh[a.ID]; fresh == (pass == 1) && !told[key] {
					told[key] = true
					if fresh {
						n.fact(&n.out.Facts, a.quoteRef(&a.Quotes[i]))
					}
				}
			}
		}
	}
}

// articles lists the new articles, newest first, copies under the first of them.
// A copy of a known article is listed under nothing: it brings no news.
func (n *newser) articles() {
	for _, group := range slices.Backward(n.set.copies()) {
		var mine []*article
		known := false
		for _, i := range group {
			a := n.set.articles[i]
			if n.fresh[a.ID] && !n.changed[a.ID] {
				mine = append(mine, a)
			} else {
				known = true
			}
		}
		n.out.Counts.Articles += len(mine)
		if len(mine) == 0 {
			continue
		}
		a := mine[0]
		x := model.NewArticle{Head: a.head(), Lead: lead(a), Copies: []model.Head{}, Facts: n.facts[a.ID], Story: n.goesOnFrom(a)}
		for _, c := range mine[1:] {
			x.Copies = append(x.Copies, c.head())
			x.Facts += n.facts[c.ID]
		}
		if known && x.Facts == 0 {
			continue
		}
		n.out.Articles = append(n.out.Articles, x)
	}
	n.byStory()
}

// byStory sorts the new articles: the story with the newest one first, and in each
// story the newest first.
func (n *newser) byStory() {
	of := n.set.story()
	story := func(a *model.NewArticle) int { return of[n.set.byID[a.ID].index] }
	newest := make(map[int]string)
	for i := range n.out.Articles {
		a := &n.out.Articles[i]
		if was := newest[story(a)]; was == "" || a.Published != "" && compareTimes(was, a.Published) < 0 {
			newest[story(a)] = a.Published
		}
	}
	slices.SortStableFunc(n.out.Articles, func(a, b model.NewArticle) int {
		x, y := story(&a), story(&b)
		return cmp.Or(newestFirst(newest[x], newest[y]), cmp.Compare(x, y), newestFirst(a.Published, b.Published))
	})
}

// newestFirst orders times of publication, undated last.
func newestFirst(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return compareTimes(b, a)
}

// lead is the best line of an article's summary as a place.
func lead(a *article) model.Place {
	if len(a.Summary) == 0 {
		return model.Place{Marks: []model.Span{}}
	}
	return a.place(a.Summary[0].Span())
}

// goesOnFrom is the headline of the newest known article of the same story.
func (n *newser) goesOnFrom(a *article) string {
	of := n.set.story()
	headline := ""
	for _, m := range n.set.thread()[of[a.index]].members {
		if o := n.set.articles[m]; !n.fresh[o.ID] {
			headline = o.Headline
		}
	}
	return headline
}

// large is the value from which on a number of a story is told by itself: two
// things are often three each, and seldom 351.
const large = 10

// foldNumbers tells a number once in each story: what articles say in other words
// with the same number goes under the weightiest line that is no headline. Small
// numbers are left alone: two things are often three each.
func (n *newser) foldNumbers(facts []model.FactRef) []model.FactRef {
	of := n.set.story()
	at := make(map[string]int)
	kept := facts[:0:0]
	for _, f := range facts {
		a := n.set.byID[f.Place.ArticleID]
		i := slices.IndexFunc(a.Figures, func(x model.Figure) bool { return f.Kind == model.HitFigure && x.ID == f.ID })
		if i < 0 || a.Figures[i].Value < large {
			kept = append(kept, f)
			continue
		}
		x := &a.Figures[i]
		key := fmt.Sprint(of[a.index], classOf(x), x.Value, x.High != nil)
		k, told := at[key]
		if !told {
			at[key] = len(kept)
			kept = append(kept, f)
			continue
		}
		if inHeadline(a, f.Place.Start) || !inHeadline(n.set.byID[kept[k].Place.ArticleID], kept[k].Place.Start) {
			kept[k].Also = append(append(kept[k].Also, f.Place), f.Also...)
			continue
		}
		f.Weight = max(f.Weight, kept[k].Weight)
		f.Also = append(append(f.Also, kept[k].Place), kept[k].Also...)
		kept[k] = f
	}
	return kept
}

// foldChanges tells a new number once in each story: the weightiest change that
// leads to it. Small numbers are left alone.
func (n *newser) foldChanges(changes []model.FigureChange) []model.FigureChange {
	of := n.set.story()
	told := make(map[string]bool)
	return slices.DeleteFunc(changes, func(c model.FigureChange) bool {
		key := fmt.Sprint(of[n.set.byID[c.New.Place.ArticleID].index], c.New.Value, c.New.High != nil)
		again := c.New.Value >= large && told[key]
		told[key] = true
		return again
	})
}

func inHeadline(a *article, at int) bool {
	return slices.ContainsFunc(a.Parts, func(p model.Part) bool { return p.Kind == model.PartHeadline && p.Start <= at && at < p.End })
}

// sort puts what weighs most first and counts.
func (n *newser) sort() {
	byWeight := func(a, b model.FactRef) int { return cmp.Compare(b.Weight, a.Weight) }
	n.out.Facts = foldRefs(n.set, n.out.Facts)
	slices.SortStableFunc(n.out.Facts, byWeight)
	n.out.Facts = n.foldNumbers(n.out.Facts)
	slices.SortStableFunc(n.out.Actors, byWeight)
	slices.SortStableFunc(n.out.Figures, func(a, b model.FigureChange) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(query.Fold(a.Label), query.Fold(b.Label)))
	})
	n.out.Figures = n.foldChanges(n.out.Figures)
	c := &n.out.Counts
	c.Facts, c.Figures, c.Actors, c.Roles, c.Revised = len(n.out.Facts), len(n.out.Figures), len(n.out.Actors), len(n.out.Roles), len(n.out.Revised)
}
