package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// said is what a reader said of names, made ready for [resolve]. It goes before
// the package's own rules:
//
//   - Names said to be of one actor are joined, and so is what either is joined
//     with already: A with B and B with C make one actor of three names.
//   - Names said to be of two actors are never joined, by whatever chain of
//     other names. Of contradicting namings, those that part win.
//   - A name of one word stands for the articles that print no more. In an
//     article that prints a person's full name, the surname alone means that
//     person whatever was said: that is how news is written.
type said struct {
	namings []model.Naming
	forms   map[string]bool    // names that are parted from another, by their words
	pairs   map[[2]string]bool // of them, in order
}

func hear(namings []model.Naming) *said {
	s := &said{namings: namings, forms: make(map[string]bool), pairs: make(map[[2]string]bool)}
	for _, n := range namings {
		if a, b := wordsKey(n.Name), wordsKey(n.Other); !n.Same && a != "" && b != "" && a != b {
			s.forms[a], s.forms[b] = true, true
			s.pairs[[2]string{min(a, b), max(a, b)}] = true
		}
	}
	return s
}

// wordsKey is equal for names with the same words.
func wordsKey(name string) string { return strings.Join(nameWords(name), " ") }

// apart reports whether two names, by their keys, were said to be of two actors.
func (s *said) apart(a, b string) bool {
	if len(s.pairs) == 0 {
		return false
	}
	a, b = bareKey(a), bareKey(b)
	return s.pairs[[2]string{min(a, b), max(a, b)}]
}

// bareKey is a [nameKey] without what it says of the kind of actor.
func bareKey(key string) string {
	return strings.TrimPrefix(strings.TrimPrefix(key, "person "), "name ")
}

// parts reports whether a form of a name can be of somebody else than the actor
// in an article that prints both.
func (s *said) parts(form string, a *model.Actor) bool {
	w := nameWords(form)
	own := nameWords(a.Name)
	if !s.forms[strings.Join(w, " ")] || slices.Equal(w, own) {
		return false
	}
	return a.Kind != model.ActorPerson || len(w) != 1 || !slices.Contains(own, w[0])
}

// split returns the brief with every form that was said to be somebody else's
// name as an actor of its own; which actor it belongs to is decided later. The
// brief itself is returned where there is none.
func (s *said) split(b *model.Brief) *model.Brief {
	if len(s.forms) == 0 {
		return b
	}
	var out *model.Brief
	for i := range b.Actors {
		for _, form := range b.Actors[i].Aliases {
			if !s.parts(form, &b.Actors[i]) {
				continue
			}
			if out == nil {
				c := *b
				c.Actors, c.Quotes = slices.Clone(b.Actors), slices.Clone(b.Quotes)
				out = &c
			}
			takeOut(out, i, form)
		}
	}
	if out == nil {
		return b
	}
	return out
}

// takeOut makes an actor of one form of the name of actor i.
func takeOut(b *model.Brief, i int, form string) {
	a, key := b.Actors[i], wordsKey(form)
	is := func(m model.Span) bool { return wordsKey(b.Text[m.Start:m.End]) == key }
	own := model.Actor{Name: form, Kind: a.Kind, Salience: a.Salience}
	for _, m := range a.Mentions {
		if is(m) {
			own.Mentions = append(own.Mentions, m)
		}
	}
	if len(own.Mentions) == 0 || len(own.Mentions) == len(a.Mentions) {
		return
	}
	own.ID = model.FactID("a", form, own.Mentions[0].Start)
	own.Salience *= float64(len(own.Mentions)) / float64(len(a.Mentions))
	b.Actors[i].Mentions = slices.DeleteFunc(slices.Clone(a.Mentions), is)
	b.Actors[i].Aliases = slices.DeleteFunc(slices.Clone(a.Aliases), func(s string) bool { return wordsKey(s) == key })
	for k := range b.Quotes {
		if q := &b.Quotes[k]; q.SpeakerID == a.ID && wordsKey(q.Speaker) == key {
			q.SpeakerID = own.ID
		}
	}
	b.Actors = append(b.Actors, own)
}

// owned returns for every actor of an article the one whose name it is a form of
// by the article's own analysis, or itself, with those that [said.split] made.
func (s *said) owned(a *article) []int {
	owner := owners(a.Actors)
	for i := len(a.given.Actors); i < len(a.Actors); i++ {
		form := wordsKey(a.Actors[i].Name)
		for k := range a.given.Actors {
			if slices.ContainsFunc(a.given.Actors[k].Aliases, func(n string) bool { return wordsKey(n) == form }) {
				owner[i] = k
				break
			}
		}
	}
	return owner
}

// hear takes what the reader said into account: pairs that must not meet first,
// then those that are one.
func (j *joiner) hear(s *said, locals []local) {
	if len(s.namings) == 0 {
		return
	}
	c := candidates{person: make(map[string]bool), alias: make(map[string][]string)}
	for i := range locals {
		c.note(&locals[i])
	}
	for _, same := range []bool{false, true} {
		for _, n := range s.namings {
			if n.Same != same {
				continue
			}
			for _, p := range c.pairs(j, n) {
				if a, b := j.byKey[p[0]], j.byKey[p[1]]; same {
					j.union(a, b)
				} else if a != b {
					j.apart = append(j.apart, [2]int{a, b})
				}
			}
		}
	}
}

// candidates finds the keys that a reader's name may mean.
type candidates struct {
	person map[string]bool     // by key: it names a person
	alias  map[string][]string // keys by the words of other forms of the name
}

func (c *candidates) note(l *local) {
	c.person[l.key] = c.person[l.key] || l.actors[0].Kind == model.ActorPerson
	add := func(form string, a *model.Actor) {
		w := nameWords(form)
		if len(w) == 0 || a.Kind == model.ActorPerson && len(w) == 1 {
			return // a surname may be anybody's
		}
		if k := strings.Join(w, " "); !slices.Contains(c.alias[k], l.key) {
			c.alias[k] = append(c.alias[k], l.key)
		}
	}
	for i, a := range l.actors {
		for _, form := range a.Aliases {
			add(form, a)
		}
		if i > 0 {
			add(a.Name, a)
		}
	}
}

// of returns the keys of a name: its own, else that of the one actor that has it
// as another form.
func (c *candidates) of(j *joiner, name string) []string {
	w := nameWords(name)
	var keys []string
	switch {
	case len(w) == 0:
		return nil
	case len(w) == 1:
		keys = []string{"person " + w[0], "name " + w[0]}
	default:
		keys = []string{strings.Join(w, " ")}
	}
	keys = slices.DeleteFunc(keys, func(k string) bool {
		_, known := j.byKey[k]
		return !known
	})
	if also := c.alias[strings.Join(w, " ")]; len(keys) == 0 && len(also) == 1 {
		return also
	}
	return keys
}

// pairs returns the keys that a naming is about: two of one kind of actor where
// there are such.
func (c *candidates) pairs(j *joiner, n model.Naming) [][2]string {
	var alike, all [][2]string
	for _, a := range c.of(j, n.Name) {
		for _, b := range c.of(j, n.Other) {
			all = append(all, [2]string{a, b})
			if c.person[a] == c.person[b] {
				alike = append(alike, [2]string{a, b})
			}
		}
	}
	if len(alike) > 0 && n.Same {
		return alike
	}
	return all
}

// mayMeet reports whether two sets of names may become one.
func (j *joiner) mayMeet(a, b int) bool {
	for _, p := range j.apart {
		if x, y := j.find(p[0]), j.find(p[1]); x == a && y == b || x == b && y == a {
			return false
		}
	}
	return true
}

// Namings returns what the reader said that concerns an actor, and the names of
// those that are kept apart from it.
func (r *registry) namings(e *entity) (about []model.Naming, apart []string) {
	about, apart = []model.Naming{}, []string{}
	for _, n := range r.said.namings {
		name, other := e.goesBy(n.Name), e.goesBy(n.Other)
		if !name && !other {
			continue
		}
		about = append(about, n)
		switch {
		case n.Same || name && other && !e.hasPart(n.Name) && !e.hasPart(n.Other):
		case name && !e.hasPart(n.Name):
			apart = append(apart, n.Other)
		default:
			apart = append(apart, n.Name)
		}
	}
	return about, apart
}

// hasPart reports whether a name is one word of a person's full name. Said to be
// somebody else's, it still is the person's beside the full name.
func (e *entity) hasPart(name string) bool {
	w := nameWords(name)
	return e.kind == model.ActorPerson && len(w) == 1 && len(e.words) > 1 && slices.Contains(e.words, w[0])
}

// goesBy reports whether a name is one of the actor's, whole.
func (e *entity) goesBy(name string) bool { return e.answers(nameWords(name)) > byWords }

// Names returns the actors with a name of which words begin as typed, each by its
// fullest name: those in most articles first, at most limit.
func (s *Set) Names(typed string, limit int) []model.NameUse {
	want := nameWords(typed)
	all := []model.NameUse{}
	if len(want) == 0 {
		return all
	}
	for _, e := range s.names().entities {
		if !e.begins(want) {
			continue
		}
		u := &e.uses[len(e.uses)-1]
		use := model.NameUse{Name: e.name, Articles: len(e.uses)}
		if m := u.mentions(); len(m) > 0 {
			use.First = u.art.place(m[0])
		}
		all = append(all, use)
	}
	slices.SortStableFunc(all, func(a, b model.NameUse) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name))
	})
	return all[:min(len(all), limit)]
}

// begins reports whether one name of the actor has a word for each one wanted
// that begins with it.
func (e *entity) begins(want []string) bool {
	fits := func(name string) bool {
		has := nameWords(name)
		return !slices.ContainsFunc(want, func(w string) bool {
			return !slices.ContainsFunc(has, func(h string) bool { return strings.HasPrefix(h, w) })
		})
	}
	for _, u := range e.uses {
		for _, a := range u.actors {
			if fits(a.Name) || slices.ContainsFunc(a.Aliases, fits) {
				return true
			}
		}
	}
	return false
}
