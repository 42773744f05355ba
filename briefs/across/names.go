package across

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// registry holds the actors of all articles, each known by all its names.
type registry struct {
	said     *said
	entities []*entity
	of       []map[string]*entity // by article index and actor ID
	parts    map[string][]*entity // persons by each word of their names
	byName   map[string]*entity   // by a name of two words or more
}

// entity is an actor across articles.
type entity struct {
	id      int // order of first appearance
	name    string
	kind    model.ActorKind
	words   []string // of the fullest name, folded
	partial bool     // a single word that a person is called by: it may mean several people
	uses    []use    // in the order of articles
}

// use is an entity in one article: the actors of the brief that are it.
type use struct {
	art    *article
	actors []*model.Actor // the one with the fullest name first
}

// local is an actor within one article, before names are joined across them.
type local struct {
	art    *article
	actors []*model.Actor
	key    string
	owner  int // the local whose name the article takes this one for, where a reader may know better; -1 for none
}

// resolve joins the actors of the articles:
//
//   - within an article, a surname alone goes to the one full name that ends in
//     it, and an acronym to the one name with its initials;
//   - across articles, names with the same words are the same; an acronym goes
//     to the name that some article gives it, when all articles agree; a shorter
//     full name goes to the one longer name that holds its words; a word that some
//     articles take for a person's and others for a body's or a place's is that
//     body or place where nobody has it in a full name.
//
// What the reader said goes before these rules; see [said].
func resolve(articles []*article, s *said) *registry {
	r := &registry{said: s, of: make([]map[string]*entity, len(articles)), parts: make(map[string][]*entity), byName: make(map[string]*entity)}
	j := joiner{byKey: make(map[string]int)}
	var locals []local
	for _, a := range articles {
		locals = append(locals, s.joinLocally(a, len(locals))...)
	}
	nodes := make([]int, len(locals))
	for i := range locals {
		nodes[i] = j.node(locals[i].key)
	}
	j.hear(s, locals)
	j.acronyms(locals, s)
	j.shorterNames(locals, s)
	j.oneWord(locals)
	r.gather(&j, locals, nodes)
	for i, a := range articles {
		r.of[i] = make(map[string]*entity, len(a.Actors))
	}
	for _, e := range r.entities {
		e.settle()
		for _, u := range e.uses {
			for _, a := range u.actors {
				r.of[u.art.index][a.ID] = e
			}
		}
		if e.kind == model.ActorPerson {
			for _, w := range e.words {
				r.parts[w] = append(r.parts[w], e)
			}
		}
	}
	return r
}

// gather makes an entity of all locals whose names were joined. Nodes are those
// of their keys.
func (r *registry) gather(j *joiner, locals []local, nodes []int) {
	byRoot := make(map[int]*entity)
	for i := range locals {
		own := j.find(nodes[i])
		root := own
		if o := locals[i].owner; o >= 0 && j.mayMeet(own, j.find(nodes[o])) {
			root = j.find(nodes[o])
		}
		e := byRoot[root]
		if e == nil {
			e = &entity{id: len(r.entities)}
			byRoot[root] = e
			r.entities = append(r.entities, e)
		}
		e.add(locals[i])
		if root == own {
			r.byName[locals[i].key] = e
		}
	}
}

// joinLocally groups the actors of one article: each with the short forms of its
// name that were found apart.
// A form that a reader parts from some name stays a local of its own, with the
// one that the article takes it for as its owner. Base is the index of the first
// local of the article among all.
func (s *said) joinLocally(a *article, base int) []local {
	var all []local
	at := make(map[int]int)
	of := func(i int) int {
		if _, ok := at[i]; !ok {
			at[i] = len(all)
			all = append(all, local{art: a, key: nameKey(&a.Actors[i]), actors: []*model.Actor{&a.Actors[i]}, owner: -1})
		}
		return at[i]
	}
	for i, g := range s.owned(a) {
		l := of(g)
		switch {
		case g == i:
		case s.parts(a.Actors[i].Name, &a.Actors[g]):
			all[of(i)].owner = base + l
		default:
			all[l].actors = append(all[l].actors, &a.Actors[i])
		}
	}
	return all
}

// owners returns for each actor the one of the same article whose short form it
// is, or itself. Only names of one word are short forms, and only where a single
// longer name can be meant.
func owners(actors []model.Actor) []int {
	longer := make(map[string][]int) // by the short forms that a name may have
	note := func(short string, i int) {
		if l := longer[short]; len(l) == 0 || l[len(l)-1] != i {
			longer[short] = append(l, i)
		}
	}
	names := make([][]string, len(actors))
	for i := range actors {
		names[i] = nameWords(actors[i].Name)
		switch {
		case len(names[i]) < 2:
		case actors[i].Kind == model.ActorPerson:
			for _, w := range names[i][1:] {
				note("person "+w, i)
			}
		default:
			all, strong := initials(actors[i].Name)
			note("name "+all, i)
			note("name "+strong, i)
		}
	}
	owner := make([]int, len(actors))
	for i := range actors {
		owner[i] = i
		if len(names[i]) != 1 || len(names[i][0]) < 2 || actors[i].Kind != model.ActorPerson && !isAcronym(actors[i].Name) {
			continue
		}
		if l := longer[nameKey(&actors[i])]; len(l) == 1 {
			owner[i] = l[0]
		}
	}
	return owner
}

// isAcronym reports whether a name is one word of two capitals or more.
func isAcronym(name string) bool {
	capitals := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != '.' && r != '&' && !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2
}

// initials are the first letters of the words of a name: of all, and of all but
// the small ones.
func initials(name string) (all, strong string) {
	for _, w := range strings.FieldsFunc(query.Fold(name), func(r rune) bool { return r == ' ' || r == '-' }) {
		all += w[:1]
		if !emptyWords[w] {
			strong += w[:1]
		}
	}
	return all, strong
}

// nameWords are the words that names are compared by: folded, without "the" and
// without the initials between given name and surname.
func nameWords(name string) []string {
	all := words(strings.ReplaceAll(name, "-", " "))
	if len(all) > 1 && all[0] == "the" {
		all = all[1:]
	}
	kept := make([]string, 0, len(all))
	for i, w := range all {
		if len(w) == 1 && i > 0 && i < len(all)-1 && len(all) > 2 {
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

// nameKey is equal for names that mean the same actor in all articles. One word
// that a person is called by is kept apart from one that names a body or place.
func nameKey(a *model.Actor) string {
	w := nameWords(a.Name)
	switch {
	case len(w) == 0:
		return "?" + a.Name
	case len(w) > 1:
		return strings.Join(w, " ")
	case a.Kind == model.ActorPerson:
		return "person " + w[0]
	}
	return "name " + w[0]
}

func (e *entity) add(l local) {
	if n := len(e.uses); n > 0 && e.uses[n-1].art == l.art {
		e.uses[n-1].actors = append(e.uses[n-1].actors, l.actors...)
		return
	}
	e.uses = append(e.uses, use{l.art, l.actors})
}

// settle chooses the entity's name and kind when all its uses are known.
func (e *entity) settle() {
	kinds := make(map[model.ActorKind]int)
	forms := make(map[string]int)
	for _, u := range e.uses {
		for _, a := range u.actors {
			kinds[a.Kind] += 1 + len(a.Mentions)
			forms[a.Name]++
		}
	}
	names := make([]string, 0, len(forms))
	for n := range forms {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(nameWords(b)), len(nameWords(a))), cmp.Compare(forms[b], forms[a]), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	e.name, e.words = names[0], nameWords(names[0])
	if len(e.words) == 1 && len(kinds) > 1 {
		delete(kinds, model.ActorPerson) // see [joiner.oneWord]
	}
	for _, k := range []model.ActorKind{model.ActorPerson, model.ActorOrganization, model.ActorPlace, model.ActorGroup} {
		if kinds[k] > kinds[e.kind] {
			e.kind = k
		}
	}
	e.partial = e.kind == model.ActorPerson && len(e.words) == 1
}

// mentions are all places of the article that name the entity, in order.
func (u *use) mentions() []model.Span {
	if len(u.actors) == 1 {
		return u.actors[0].Mentions
	}
	var all []model.Span
	for _, a := range u.actors {
		all = append(all, a.Mentions...)
	}
	slices.SortFunc(all, func(a, b model.Span) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

func (u *use) salience() float64 {
	best := 0.0
	for _, a := range u.actors {
		best = max(best, a.Salience)
	}
	return best
}

// role returns the role that the article states, with its place.
func (u *use) role() (model.Anchor, bool) {
	for _, a := range u.actors {
		if a.Role != "" {
			return model.Anchor{Text: a.Role, Start: a.RoleStart, End: a.RoleEnd}, true
		}
	}
	return model.Anchor{}, false
}

// find returns the entity that a name means best: by the whole name, then by an
// alias, then by some words of it; of several, the one in most articles.
func (r *registry) find(name string) *entity {
	want := nameWords(name)
	if len(want) == 0 {
		return nil
	}
	var best *entity
	bestScore := 0
	for _, e := range r.entities {
		score := e.answers(want)
		if score > bestScore || score == bestScore && score > 0 && len(e.uses) > len(best.uses) {
			best, bestScore = e, score
		}
	}
	return best
}

// How well a name can fit that was asked for.
const (
	byWords = 1 + iota // it has some of the words
	partialName
	byAlias
	byName
)

// answers tells how well a name that was asked for fits: 0 for not at all.
func (e *entity) answers(want []string) int {
	if slices.Equal(e.words, want) {
		if e.partial {
			return partialName
		}
		return byName
	}
	for _, u := range e.uses {
		for _, a := range u.actors {
			if slices.Equal(nameWords(a.Name), want) || slices.ContainsFunc(a.Aliases, func(s string) bool { return slices.Equal(nameWords(s), want) }) {
				return byAlias
			}
		}
	}
	if inOrder(want, e.words) {
		return byWords
	}
	return 0
}
