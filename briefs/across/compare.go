package across

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Compare sets two articles side by side, fact by fact: figures by the quantity
// they give, actors by name, dates by day and event, quotes by their words. Names
// are joined as the reader says.
func Compare(left, right *model.Brief, namings ...model.Naming) model.Comparison {
	c := newComparer(left, right, namings)
	c.figures()
	c.actors()
	c.dates()
	c.quotes()
	return c.out
}

// comparer sets two articles side by side. Its articles are in no set: they are
// taken for one story, and may be versions of one article.
type comparer struct {
	l, r  *article
	names *registry
	out   model.Comparison
	// figureChanges holds the differing figures as rows.
	figureChanges []model.FigureChange
	roleChanges   []model.RoleChange
}

func newComparer(left, right *model.Brief, namings []model.Naming) *comparer {
	said := hear(namings)
	c := &comparer{l: newArticle(left, said), r: newArticle(right, said)}
	c.r.index = 1
	c.names = resolve([]*article{c.l, c.r}, said)
	c.out = model.Comparison{
		Left: c.l.head(), Right: c.r.head(), Both: []model.FactPair{}, Differing: []model.FactPair{},
		OnlyLeft: []model.FactRef{}, OnlyRight: []model.FactRef{},
		Copies: len(findCopies([]*article{c.l, c.r})) == 1,
	}
	return c
}

// figures pairs figures: first those that say the same number of the same
// thing, then those that give another number of it.
func (c *comparer) figures() {
	ls, rs := quantities(c.names, c.l), quantities(c.names, c.r)
	partner := make([]int, len(ls))
	taken := make([]bool, len(rs))
	for _, equal := range []bool{true, false} {
		for i := range ls {
			if partner[i] > 0 {
				continue
			}
			if k := bestPartner(&ls[i], rs, taken, equal); k >= 0 {
				partner[i], taken[k] = k+1, true
			}
		}
	}
	for i := range ls {
		ref := c.l.figureRef(ls[i].fig)
		if partner[i] == 0 {
			c.out.OnlyLeft = append(c.out.OnlyLeft, ref)
			continue
		}
		c.figurePair(&ls[i], &rs[partner[i]-1])
	}
	for k := range rs {
		if !taken[k] {
			c.out.OnlyRight = append(c.out.OnlyRight, c.r.figureRef(rs[k].fig))
		}
	}
}

// bestPartner finds the figure of the other article that is likest, among those
// with the same number or those with another one.
func bestPartner(it *item, others []item, taken []bool, equal bool) int {
	best, bestScore := -1, 0.0
	for k := range others {
		o := &others[k]
		if taken[k] || sameNumber(it, o) != equal || it.differs(o) {
			continue
		}
		score := it.alike(o)
		if equal && score == 0 && it.unit == o.unit && (len(it.about) == 0 && len(o.about) == 0 || overlap(it.about, o.about) > 0) {
			score = aboutWeight // the number itself says that it is the same
		}
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

func sameNumber(a, b *item) bool {
	return a.fig.Value == b.fig.Value && sameHigh(a.fig.High, b.fig.High) && a.fig.Bound == b.fig.Bound
}

func (c *comparer) figurePair(l, r *item) {
	left, right := c.l.figureRef(l.fig), c.r.figureRef(r.fig)
	if sameNumber(l, r) {
		c.out.Both = append(c.out.Both, model.FactPair{Left: left, Right: right, Label: left.Label})
		return
	}
	lr, rr := rowOf(l, nil), rowOf(r, nil)
	kind := conflictOf(l, r, &lr, &rr)
	if c.out.Copies {
		kind = model.ConflictWire
	}
	label := changeLabel(&lr, &rr)
	c.out.Differing = append(c.out.Differing, model.FactPair{Left: left, Right: right, Kind: kind, Label: label})
	about := (&quantity{items: []*item{r, l}}).name()
	c.figureChanges = append(c.figureChanges, model.FigureChange{Label: label, About: about, Kind: kind, Old: lr, New: rr, Weight: max(lr.Weight, rr.Weight)})
}

// changeLabel is a pair of numbers as a line: "894 -> 922, Foro Penal".
func changeLabel(l, r *model.BoardRow) string {
	s := l.Text + " -> " + r.Text
	switch {
	case l.Source == r.Source && r.Source != "":
		return s + ", " + r.Source
	case l.Source != r.Source:
		return conflictLabel(l, r, model.ConflictSource)
	}
	return s
}

// actors pairs actors by name. One with a role on both sides that differs is
// told otherwise.
func (c *comparer) actors() {
	seen := make(map[*entity]bool)
	for i := range c.l.Actors {
		e := c.names.of[0][c.l.Actors[i].ID]
		if seen[e] {
			continue
		}
		seen[e] = true
		if len(e.uses) < 2 {
			c.out.OnlyLeft = append(c.out.OnlyLeft, e.uses[0].ref())
			continue
		}
		lu, ru := &e.uses[0], &e.uses[1]
		was, okL := lu.role()
		is, okR := ru.role()
		pair := model.FactPair{Left: lu.ref(), Right: ru.ref(), Label: e.name}
		if !okL || !okR || isVerb(was.Text) || isVerb(is.Text) || sameRole(roleWords(was.Text), roleWords(is.Text)) {
			c.out.Both = append(c.out.Both, pair)
			continue
		}
		pair.Kind, pair.Label = model.ConflictDefined, e.name+": "+was.Text+" -> "+is.Text
		c.out.Differing = append(c.out.Differing, pair)
		c.roleChanges = append(c.roleChanges, model.RoleChange{Name: e.name, Old: was, New: is, Then: c.l.place(was.Span()), Now: c.r.place(is.Span())})
	}
	for i := range c.r.Actors {
		if e := c.names.of[1][c.r.Actors[i].ID]; !seen[e] {
			seen[e] = true
			c.out.OnlyRight = append(c.out.OnlyRight, e.uses[0].ref())
		}
	}
}

// ref is an actor of an article as a fact.
func (u *use) ref() model.FactRef {
	a := u.actors[0]
	f := model.FactRef{Kind: model.HitActor, ID: a.ID, Label: query.ActorLabel(a), Weight: u.salience(), Also: []model.Place{}}
	if m := u.mentions(); len(m) > 0 {
		f.Place = u.art.place(m[0])
	}
	return f
}

// dates pairs dates by the days they name and what happened then.
func (c *comparer) dates() {
	taken := make([]bool, len(c.r.Dates))
	for i := range c.l.Dates {
		d := &c.l.Dates[i]
		k := slices.IndexFunc(c.r.Dates, func(o model.Date) bool {
			return o.From == d.From && o.To == d.To && o.Precision == d.Precision && sameEvent(d.Event, o.Event)
		})
		if k < 0 || d.From == "" && d.To == "" {
			c.out.OnlyLeft = append(c.out.OnlyLeft, c.l.dateRef(d))
			continue
		}
		taken[k] = true
		ref := c.l.dateRef(d)
		c.out.Both = append(c.out.Both, model.FactPair{Left: ref, Right: c.r.dateRef(&c.r.Dates[k]), Label: ref.Label})
	}
	for k := range c.r.Dates {
		if !taken[k] {
			c.out.OnlyRight = append(c.out.OnlyRight, c.r.dateRef(&c.r.Dates[k]))
		}
	}
}

func sameEvent(a, b string) bool {
	x, y := sortedSet(conceptsOf(a)), sortedSet(conceptsOf(b))
	return len(x) == 0 && len(y) == 0 || 2*overlap(x, y) >= min(len(x), len(y)) && overlap(x, y) > 0
}

func (a *article) dateRef(d *model.Date) model.FactRef {
	return model.FactRef{Kind: model.HitDate, ID: d.ID, Label: query.DateLabel(d), Place: a.place(d.Span()), Also: []model.Place{}}
}

// quotes pairs quotes by their words.
func (c *comparer) quotes() {
	taken := make([]bool, len(c.r.Quotes))
	for i := range c.l.Quotes {
		q := &c.l.Quotes[i]
		says := strings.Join(words(q.Text), " ")
		k := slices.IndexFunc(c.r.Quotes, func(o model.Quote) bool { return strings.Join(words(o.Text), " ") == says })
		if k < 0 {
			c.out.OnlyLeft = append(c.out.OnlyLeft, c.l.quoteRef(q))
			continue
		}
		taken[k] = true
		ref := c.l.quoteRef(q)
		c.out.Both = append(c.out.Both, model.FactPair{Left: ref, Right: c.r.quoteRef(&c.r.Quotes[k]), Label: ref.Label})
	}
	for k := range c.r.Quotes {
		if !taken[k] {
			c.out.OnlyRight = append(c.out.OnlyRight, c.r.quoteRef(&c.r.Quotes[k]))
		}
	}
}
