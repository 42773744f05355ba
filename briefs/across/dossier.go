package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Dossier gathers what the set knows of the actor that the name means best. When no
// actor of the set has the name, it returns false, and a dossier of nothing but
// the name.
func (s *Set) Dossier(name string) (model.Dossier, bool) {
	r := s.names()
	e := r.find(name)
	if e == nil {
		return model.Dossier{Name: name}, false
	}
	d := model.Dossier{
		Name: e.name, Kind: e.kind, Aliases: e.aliases(), Roles: e.roles(), Articles: e.appearances(), With: s.companions(e),
		Others: []string{}, Perhaps: []model.ActorArticle{}, Figures: []model.FactRef{}, Quotes: []model.FactRef{},
	}
	for i := range d.Articles {
		d.Mentions += d.Articles[i].Mentions
	}
	if n := len(d.Articles); n > 0 {
		d.Last, d.First = &d.Articles[0].Place, &d.Articles[n-1].Place
	}
	for _, u := range slices.Backward(e.uses) {
		d.Figures = append(d.Figures, s.figuresOf(e, &u)...)
		d.Quotes = append(d.Quotes, quotesOf(&u)...)
	}
	d.Figures, d.Quotes = foldRefs(s, d.Figures), foldRefs(s, d.Quotes)
	s.namesakes(e, &d)
	return d, true
}

// aliases lists every other form of the name, the most printed first.
func (e *entity) aliases() []model.NameUse {
	at := make(map[string]int)
	all := []model.NameUse{}
	for _, u := range e.uses {
		inThis := make(map[string]bool)
		note := func(form string, m model.Span) {
			key := query.Fold(form)
			if inThis[key] || form == e.name {
				return
			}
			inThis[key] = true
			i, ok := at[key]
			if !ok {
				i = len(all)
				at[key] = i
				all = append(all, model.NameUse{Name: form, First: u.art.place(m)})
			}
			all[i].Articles++
		}
		for _, a := range u.actors {
			for _, m := range a.Mentions {
				if form := u.art.Text[m.Start:m.End]; form == a.Name || slices.Contains(a.Aliases, form) {
					note(form, m)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b model.NameUse) int { return cmp.Compare(b.Articles, a.Articles) })
	return all
}

// appearances lists the articles, newest first.
func (e *entity) appearances() []model.ActorArticle {
	all := make([]model.ActorArticle, 0, len(e.uses))
	for _, u := range slices.Backward(e.uses) {
		all = append(all, u.appearance())
	}
	return all
}

func (u *use) appearance() model.ActorArticle {
	mentions := u.mentions()
	a := model.ActorArticle{Head: u.art.head(), Mentions: len(mentions), Salience: u.salience()}
	if role, ok := u.role(); ok {
		a.Role = role.Text
	}
	if len(mentions) > 0 {
		a.Place = u.art.place(mentions[0])
	}
	return a
}

// roles lists what articles call the actor, oldest first; forms of one role
// ("U.S. secretary of state", "secretary of state") are one entry.
func (e *entity) roles() []model.RoleUse {
	all := []model.RoleUse{}
	var keys [][]string
	for _, u := range e.uses {
		role, ok := u.role()
		if !ok {
			continue
		}
		place := u.art.place(role.Span())
		key := roleWords(role.Text)
		i := slices.IndexFunc(keys, func(k []string) bool { return sameRole(k, key) })
		if i < 0 {
			i = len(all)
			keys = append(keys, key)
			all = append(all, model.RoleUse{Role: role.Text, From: string(u.art.day)})
		} else if len(key) > len(keys[i]) {
			keys[i] = key // what is told fullest is what later forms are held against
		}
		r := &all[i]
		if isVerb(r.Role) && !isVerb(role.Text) {
			r.Role = role.Text // "opposition leader" names an office, "leads the opposition" tells of one
		}
		r.Places = append(r.Places, place)
		if u.art.day != "" {
			r.To = string(u.art.day)
		}
	}
	return all
}

// roleWords are the words of a role that tell it from another.
func roleWords(role string) []string {
	all := words(strings.ReplaceAll(role, "-", " "))
	for i, w := range all {
		if office := offices[w]; office != "" {
			all[i] = office
		}
	}
	if len(all) > 0 && isVerb(role) { // "leads the opposition" as "opposition leader"
		all = append(all[1:], all[0])
	}
	return slices.DeleteFunc(all, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "of" || w == "s" })
}

// offices are the verbs that tell of an office, and its names for men and women,
// by the one name under which they are compared.
var offices = map[string]string{
	"leads": "leader", "heads": "head", "chairs": "chair", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "directs": "director",
	"commands": "commander", "governs": "governor", "edits": "editor", "manages": "manager", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
}

// deeds are further verbs that articles tell of people with in place of a role.
var deeds = set("led ran runs run owns owned founded headed chaired directed commanded managed governed edited represents represented works worked plays played")

// isVerb reports whether a role tells of an office by what its holder does.
func isVerb(role string) bool {
	first, _, _ := strings.Cut(strings.ToLower(role), " ")
	return strings.HasSuffix(first, "s") && offices[first] != "" || deeds[first]
}

// sameRole reports whether one role is the other with more words about it. A
// word that makes another office of it (vice, former, acting…) parts them.
func sameRole(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || !inOrder(a, b) {
		return len(a) == len(b) && len(a) > 0 && sameWords(a, b)
	}
	return !slices.ContainsFunc(b, func(w string) bool { return otherOffice[w] && !slices.Contains(a, w) }) && (len(a) == len(b) || headKept(a, b))
}

// headKept reports whether the longer role adds only words before the shorter
// ("U.S. secretary of state"), or words after it ("president of Chile").
func headKept(a, b []string) bool {
	return hasSuffix(b, a) || slices.Equal(b[:len(a)], a)
}

func sameWords(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// otherOffice are words that turn the name of an office into that of another.
var otherOffice = set(`vice deputy former ex acting interim designate elect assistant under late outgoing incoming caretaker shadow
	honorary emeritus retired candidate co predecessor successor`)

// namesakes fills in what the reader said of the actor's names and who shares
// one: other people with the same surname, and articles that print no more than
// a part of it.
func (s *Set) namesakes(e *entity, d *model.Dossier) {
	r := s.names()
	d.Namings, d.Others = r.namings(e)
	seen := map[*entity]bool{e: true, nil: true}
	for _, name := range d.Others {
		seen[r.byName[wordsKey(name)]], seen[r.byName["person "+wordsKey(name)]] = true, true
	}
	if e.kind == model.ActorPerson {
		r.sharing(e, d, seen)
	}
	slices.Sort(d.Others)
	slices.SortStableFunc(d.Perhaps, func(a, b model.ActorArticle) int { return compareTimes(b.Published, a.Published) })
}

// sharing fills in who shares a word of a person's name, but for those seen.
func (r *registry) sharing(e *entity, d *model.Dossier, seen map[*entity]bool) {
	for i, w := range e.words {
		for _, o := range r.parts[w] {
			if seen[o] || len(w) <= 2 {
				continue
			}
			switch {
			case o.partial && !e.partial:
				seen[o] = true
				for _, u := range o.uses {
					d.Perhaps = append(d.Perhaps, u.appearance())
				}
			case i > 0 && slices.Contains(o.words[1:], w) || e.partial:
				seen[o] = true
				d.Others = append(d.Others, o.name)
			}
		}
	}
}

// companions lists who stands in the same articles, closest first.
func (s *Set) companions(e *entity) []model.Companion {
	r := s.names()
	found := make(map[*entity]*model.Companion)
	order := []*entity{}
	for _, u := range slices.Backward(e.uses) {
		mine := make(map[int]bool) // starts of sentences that name the actor
		for _, m := range u.mentions() {
			mine[u.art.sentence(m.Start).Start] = true
		}
		counted := make(map[*entity]bool)
		for i := range u.art.Actors {
			o := r.of[u.art.index][u.art.Actors[i].ID]
			if o == nil || o == e {
				continue
			}
			c := found[o]
			if c == nil {
				c = &model.Companion{Name: o.name, Kind: o.kind}
				found[o] = c
				order = append(order, o)
			}
			if !counted[o] {
				counted[o] = true
				c.Articles++
			}
			u.art.together(c, u.art.Actors[i].Mentions, mine)
		}
	}
	all := make([]model.Companion, 0, len(order))
	for _, o := range order {
		all = append(all, *found[o])
	}
	slices.SortStableFunc(all, func(a, b model.Companion) int {
		return cmp.Or(placesLast(a.Kind, b.Kind), cmp.Compare(b.Sentences, a.Sentences), cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name))
	})
	return all
}

func placesLast(a, b model.ActorKind) int {
	rank := func(k model.ActorKind) int {
		if k == model.ActorPlace {
			return 1
		}
		return 0
	}
	return cmp.Compare(rank(a), rank(b))
}

// together counts the sentences that name both and keeps the best place.
func (a *article) together(c *model.Companion, mentions []model.Span, mine map[int]bool) {
	seen := make(map[int]bool)
	for _, m := range mentions {
		at := a.sentence(m.Start).Start
		if !mine[at] || seen[at] {
			continue
		}
		seen[at] = true
		if c.Sentences == 0 {
			c.Place = a.place(m)
		}
		c.Sentences++
	}
	if c.Place.ArticleID == "" && len(mentions) > 0 {
		c.Place = a.place(mentions[0])
	}
}

// figuresOf lists the figures of an article that the actor gives, or that are
// about it, in text order.
func (s *Set) figuresOf(e *entity, u *use) []model.FactRef {
	var all []model.FactRef
	sources := attributor{r: s.names(), a: u.art}
	for i := range u.art.Figures {
		f := &u.art.Figures[i]
		if sources.entity(f.Attribution) == e || u.isAbout(f) {
			all = append(all, u.art.figureRef(f))
		}
	}
	return all
}

// isAbout reports whether what a figure measures names the actor.
func (u *use) isAbout(f *model.Figure) bool {
	for _, a := range u.actors {
		if holdsName(f.About, a.Name) || slices.ContainsFunc(a.Aliases, func(n string) bool { return holdsName(f.About, n) }) {
			return true
		}
	}
	return false
}

func holdsName(about, name string) bool {
	return holds(words(about), words(name))
}

// holds reports whether the words of short stand side by side in long.
func holds(long, short []string) bool {
	for i := 0; i+len(short) <= len(long); i++ {
		if slices.Equal(long[i:i+len(short)], short) {
			return len(short) > 0
		}
	}
	return false
}

// attributor finds the actors that the attributions of one article name.
type attributor struct {
	r    *registry
	a    *article
	seen map[string]*entity
}

// entity returns the actor that an attribution, as printed, names: the one with
// exactly this name, else the one with the longest name in it; nil when there is
// none.
func (t *attributor) entity(attribution string) *entity {
	if attribution == "" {
		return nil
	}
	if e, ok := t.seen[attribution]; ok {
		return e
	}
	if t.seen == nil {
		t.seen = make(map[string]*entity)
	}
	e := t.find(attribution)
	t.seen[attribution] = e
	return e
}

func (t *attributor) find(attribution string) *entity {
	want := nameWords(attribution)
	var best *entity
	longest := 0
	for i := range t.a.Actors {
		act := &t.a.Actors[i]
		e := t.r.of[t.a.index][act.ID]
		for k := -1; k < len(act.Aliases); k++ {
			name := act.Name
			if k >= 0 {
				name = act.Aliases[k]
			}
			if slices.Equal(nameWords(name), want) {
				return e
			}
			if len(name) > longest && holdsName(attribution, name) && (e.kind != model.ActorPlace || !isWhere(attribution, name)) {
				best, longest = e, len(name)
			}
		}
	}
	if best == nil {
		best = t.meant(want)
	}
	return best
}

// isWhere reports whether a place only says where a source is: "insurers in
// Karsholm".
func isWhere(attribution, place string) bool {
	before, _, _ := strings.Cut(attribution, place)
	for _, word := range []string{" in ", " near ", " from ", " at "} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// meant returns the one body of the article that a word for its kind means, or a
// part of its name: "the union" is the Harbour Workers' Union where no other
// union is named.
func (t *attributor) meant(want []string) *entity {
	if len(want) == 0 || len(want) == 1 && !bodies[want[0]] {
		return nil
	}
	var only *entity
	for i := range t.a.Actors {
		act := &t.a.Actors[i]
		if act.Kind != model.ActorOrganization {
			continue
		}
		name := nameWords(act.Name)
		if len(want) == 1 && !isNamed(name, want[0]) || len(want) > 1 && !holds(name, want) {
			continue
		}
		e := t.r.of[t.a.index][act.ID]
		if only != nil && only != e {
			return nil
		}
		only = e
	}
	return only
}

// isNamed reports whether a word is what the name of a body says that it is: its
// last word, or the one before "of" and "for".
func isNamed(name []string, kind string) bool {
	if len(name) < 2 {
		return false
	}
	for i, w := range name {
		if (w == "of" || w == "for") && i > 0 {
			return name[i-1] == kind
		}
	}
	return name[len(name)-1] == kind
}

// bodies are words for kinds of bodies, by which an article calls one that it has
// named.
var bodies = set(`union board bank ministry agency commission company council court authority association federation institute office
	committee party group fund service department university hospital club league foundation bureau academy airline operator`)

func quotesOf(u *use) []model.FactRef {
	var all []model.FactRef
	for i := range u.art.Quotes {
		q := &u.art.Quotes[i]
		if slices.ContainsFunc(u.actors, func(a *model.Actor) bool { return a.ID == q.SpeakerID }) {
			all = append(all, u.art.quoteRef(q))
		}
	}
	return all
}

func (a *article) figureRef(f *model.Figure) model.FactRef {
	return model.FactRef{
		Kind: model.HitFigure, ID: f.ID, Label: f.Label(a.Text), Source: f.Attribution, Weight: f.Salience,
		Place: a.place(f.Span()), Also: []model.Place{},
	}
}

func (a *article) quoteRef(q *model.Quote) model.FactRef {
	return model.FactRef{Kind: model.HitQuote, Label: q.Text, Source: q.Speaker, Place: a.place(q.Span()), Also: []model.Place{}}
}

// foldRefs puts the same line of several articles into one: of one story, or, for
// a quote, anywhere. The first one of the list stays.
func foldRefs(s *Set, all []model.FactRef) []model.FactRef {
	type line struct {
		story int
		label string
	}
	of := s.story()
	at := make(map[line]int)
	kept := []model.FactRef{}
	for _, f := range all {
		k := line{-1, string(f.Kind) + query.Fold(f.Label)}
		if a := s.byID[f.Place.ArticleID]; a != nil && f.Kind != model.HitQuote {
			k.story = of[a.index]
		}
		if i, ok := at[k]; ok && kept[i].Place.ArticleID != f.Place.ArticleID {
			kept[i].Also = append(kept[i].Also, f.Place)
			continue
		}
		at[k] = len(kept)
		kept = append(kept, f)
	}
	return kept
}
