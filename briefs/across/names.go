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
//     full name goes to the one longer name that holds its words.
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

// joiner is a union-find over name keys.
type joiner struct {
	parent []int
	byKey  map[string]int
	keys   []string
	apart  [][2]int // nodes that are never joined
}

func (j *joiner) node(key string) int {
	n, ok := j.byKey[key]
	if !ok {
		n = len(j.parent)
		j.byKey[key] = n
		j.parent = append(j.parent, n)
		j.keys = append(j.keys, key)
	}
	return n
}

func (j *joiner) find(n int) int {
	for j.parent[n] != n {
		j.parent[n] = j.parent[j.parent[n]]
		n = j.parent[n]
	}
	return n
}

func (j *joiner) union(a, b int) {
	if a, b = j.find(a), j.find(b); a != b && j.mayMeet(a, b) {
		j.parent[max(a, b)] = min(a, b)
	}
}

// acronyms joins an acronym with the name it stands for, where every article
// that gives one gives the same.
func (j *joiner) acronyms(locals []local, s *said) {
	full := make(map[string]string) // acronym key → name key; empty when articles differ
	note := func(short, key string) {
		if !s.apart(wordsKey(short), key) {
			noteAcronym(full, short, key)
		}
	}
	for i := range locals {
		for _, a := range locals[i].actors {
			if a.Kind == model.ActorPerson {
				continue
			}
			for _, alias := range a.Aliases {
				note(alias, locals[i].key)
			}
			if o := locals[i].owner; o >= 0 {
				note(a.Name, locals[o].key)
			} else if nameKey(a) != locals[i].key {
				note(a.Name, locals[i].key)
			}
		}
	}
	for _, short := range j.keys[:len(j.keys):len(j.keys)] {
		if key := full[short]; key != "" {
			j.union(j.byKey[short], j.byKey[key])
		}
	}
}

// noteAcronym notes that an article uses a short name for the name with a key.
func noteAcronym(full map[string]string, short, key string) {
	w := nameWords(short)
	if !isAcronym(short) || len(w) != 1 {
		return
	}
	k := "name " + w[0]
	if was, ok := full[k]; ok && was != key {
		key = ""
	}
	full[k] = key
}

// shorterNames joins a person's shorter full name with the one longer name that
// begins or ends with its words.
func (j *joiner) shorterNames(locals []local, s *said) {
	type named struct {
		key   string
		words []string
	}
	longer := make(map[string][]named) // by first and by last word
	seen := make(map[string]bool)
	var all []named
	for i := range locals {
		l := &locals[i]
		w := nameWords(l.actors[0].Name)
		if l.actors[0].Kind != model.ActorPerson || len(w) < 2 || seen[l.key] {
			continue
		}
		seen[l.key] = true
		n := named{l.key, w}
		all = append(all, n)
		longer["^"+w[0]] = append(longer["^"+w[0]], n)
		longer["$"+w[len(w)-1]] = append(longer["$"+w[len(w)-1]], n)
	}
	for _, n := range all {
		last := n.words[len(n.words)-1]
		found := make(map[string]bool)
		for _, c := range longer["^"+n.words[0]] {
			if len(c.words) > len(n.words) && inOrder(n.words, c.words) && !s.apart(n.key, c.key) {
				found[c.key] = true
			}
		}
		for _, c := range longer["$"+last] {
			if len(c.words) > len(n.words) && hasSuffix(c.words, n.words) && !s.apart(n.key, c.key) {
				found[c.key] = true
			}
		}
		if key, ok := single(found); ok {
			j.union(j.byKey[n.key], j.byKey[key])
		}
	}
}

// single returns the longest of names that hold one another, or false where two
// different people could be meant.
func single(keys map[string]bool) (string, bool) {
	best := ""
	for k := range keys {
		if len(k) > len(best) || len(k) == len(best) && k < best {
			best = k
		}
	}
	long := strings.Fields(best)
	for k := range keys {
		if !inOrder(strings.Fields(k), long) {
			return "", false
		}
	}
	return best, best != ""
}

// inOrder reports whether the words of short stand in long in their order.
func inOrder(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && short[i] == w {
			i++
		}
	}
	return i == len(short)
}

func hasSuffix(long, short []string) bool {
	return len(long) >= len(short) && slices.Equal(long[len(long)-len(short):], short)
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
	for _, k := range []model.ActorKind{model.ActorPerson, model.ActorOrganization, model.ActorPlace, model.ActorGroup} {
		if kinds[k] > kinds[e.kind] {
			e.kind = k
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
