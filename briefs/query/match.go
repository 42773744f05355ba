package query

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Target is an article made ready for matching: folded once, matched often. It
// is not for several goroutines at once.
type Target struct {
	Entry model.Entry
	Brief *model.Brief // nil until analysed; then only text conditions can hold

	folded   bool
	headline string // folded
	text     string // folded
}

// NewTarget makes a target. brief may lack facts but not text.
func NewTarget(e model.Entry, brief *model.Brief) *Target {
	return &Target{Entry: e, Brief: brief}
}

// fold folds headline and text when they are first asked for: conditions on
// facts need neither.
func (t *Target) fold() {
	if !t.folded {
		t.headline, t.text, t.folded = Fold(t.Entry.Headline), Fold(t.Brief.Text), true
	}
}

// Match reports whether the article answers the query. A nil query matches.
//
// Conditions on a figure that stand side by side (figure, money, unit, about,
// by) must hold for one and the same figure, those on an actor (who, role) for
// one actor.
func (t *Target) Match(n *Node) bool {
	switch {
	case n == nil:
		return true
	case n.Not != nil:
		return !t.Match(n.Not)
	case n.Term != nil:
		return t.matchAll([]*Leaf{n.Term})
	case n.Or != nil:
		return slices.ContainsFunc(n.Or, t.Match)
	}
	var leaves []*Leaf
	for _, c := range n.And {
		if c.Term != nil {
			leaves = append(leaves, c.Term)
		} else if !t.Match(c) {
			return false
		}
	}
	return t.matchAll(leaves)
}

// May reports whether the article may answer the query, judged by its headline
// and text alone: the brief need hold no facts yet. It is false only where
// [Target.Match] is, whatever the facts are.
func (t *Target) May(n *Node) bool {
	yes, _ := t.may(n, false)
	return yes
}

// MayStill is what [Target.May] is, judged by the figures too: the brief need
// hold no other facts yet.
func (t *Target) MayStill(n *Node) bool {
	yes, _ := t.may(n, true)
	return yes
}

// Must reports whether the article answers the query for certain, judged as
// [Target.May] judges, or, with figures, as [Target.MayStill] does.
func (t *Target) Must(n *Node, figures bool) bool {
	yes, no := t.may(n, figures)
	return yes && !no
}

// may reports whether the facts can be such that the query is answered, and
// whether they can be such that it is not.
func (t *Target) may(n *Node, figures bool) (yes, no bool) {
	switch {
	case n == nil:
		return true, false
	case n.Not != nil:
		no, yes = t.may(n.Not, figures)
		return yes, no
	case n.Term != nil:
		return t.mayAll([]*Leaf{n.Term}, figures)
	case n.Or != nil:
		no = true
		for _, c := range n.Or {
			y, x := t.may(c, figures)
			yes, no = yes || y, no && x
		}
		return yes, no
	}
	yes = true
	var leaves []*Leaf
	for _, c := range n.And {
		if c.Term != nil {
			leaves = append(leaves, c.Term)
			continue
		}
		y, x := t.may(c, figures)
		yes, no = yes && y, no || x
	}
	y, x := t.mayAll(leaves, figures)
	return yes && y, no || x
}

// mayAll is what matchAll is to Match.
func (t *Target) mayAll(leaves []*Leaf, figures bool) (yes, no bool) {
	g := group(leaves)
	no = len(g.actor) > 0
	for _, l := range g.other {
		switch {
		case l.Field != Text:
			no = true
		case !t.matchText(l):
			return false, true
		}
	}
	switch {
	case len(g.figure) == 0:
		return true, no
	case !figures || onlyBy(g.figure): // quotes may tell
		return true, true
	}
	holds := slices.ContainsFunc(t.figures(), func(f model.Figure) bool { return figureHolds(&f, g.figure) })
	return holds, no || !holds
}

// matchAll checks conditions that are joined by "and".
func (t *Target) matchAll(leaves []*Leaf) bool {
	g := group(leaves)
	for _, l := range g.other {
		if !t.matchArticle(l) {
			return false
		}
	}
	if len(g.actor) > 0 && !slices.ContainsFunc(t.actors(), func(a model.Actor) bool { return actorHolds(&a, g.actor) }) {
		return false
	}
	if len(g.figure) == 0 {
		return true
	}
	if slices.ContainsFunc(t.figures(), func(f model.Figure) bool { return figureHolds(&f, g.figure) }) {
		return true
	}
	return onlyBy(g.figure) && slices.ContainsFunc(t.quotes(), func(q model.Quote) bool { return quoteHolds(&q, g.figure) })
}

// groups are the conditions of an "and", by what must answer them together.
type groups struct{ figure, actor, other []*Leaf }

func group(leaves []*Leaf) (g groups) {
	for _, l := range leaves {
		switch l.Field {
		case Number, Money, Unit, About, By:
			g.figure = append(g.figure, l)
		case Who, Role:
			g.actor = append(g.actor, l)
		default:
			g.other = append(g.other, l)
		}
	}
	return g
}

func onlyBy(leaves []*Leaf) bool {
	return !slices.ContainsFunc(leaves, func(l *Leaf) bool { return l.Field != By })
}

func (t *Target) figures() []model.Figure {
	if t.Brief == nil {
		return nil
	}
	return t.Brief.Figures
}

func (t *Target) actors() []model.Actor {
	if t.Brief == nil {
		return nil
	}
	return t.Brief.Actors
}

func (t *Target) quotes() []model.Quote {
	if t.Brief == nil {
		return nil
	}
	return t.Brief.Quotes
}

// figureHolds reports whether one figure meets every condition.
func figureHolds(f *model.Figure, leaves []*Leaf) bool {
	for _, l := range leaves {
		ok := false
		switch l.Field {
		case Number:
			ok = figureValueHolds(f, l)
		case Money:
			ok = f.Kind == model.FigureMoney && figureValueHolds(f, l)
		case Unit:
			ok = l.in(f.Unit) || l.in(string(f.Kind))
		case About:
			ok = l.in(f.About)
		case By:
			ok = l.in(f.Attribution)
		default:
		}
		if !ok {
			return false
		}
	}
	return true
}

func figureValueHolds(f *model.Figure, l *Leaf) bool {
	return l.Holds(f.Value) || f.High != nil && l.Holds(*f.High)
}

func actorHolds(a *model.Actor, leaves []*Leaf) bool {
	for _, l := range leaves {
		ok := l.in(a.Role)
		if l.Field == Who {
			ok = l.in(a.Name) || slices.ContainsFunc(a.Aliases, l.in)
		}
		if !ok {
			return false
		}
	}
	return true
}

func quoteHolds(q *model.Quote, leaves []*Leaf) bool {
	return !slices.ContainsFunc(leaves, func(l *Leaf) bool { return !l.in(q.Speaker) })
}

// matchArticle checks one condition on the article as a whole.
func (t *Target) matchArticle(l *Leaf) bool {
	switch l.Field {
	case Text:
		return t.matchText(l)
	case Date:
		return t.Brief != nil && slices.ContainsFunc(t.Brief.Dates, func(d model.Date) bool { return dateHolds(&d, l) })
	case Term:
		return t.Brief != nil && slices.ContainsFunc(t.Brief.Glossary, func(g model.Term) bool { return l.in(g.Term) })
	case Kind:
		return len(l.Words) == 0 || t.hasKind(l)
	case Tag:
		return slices.ContainsFunc(t.Entry.Tags, l.in)
	case Is:
		return t.matchState(l)
	case Feed:
		return l.in(t.Entry.Publisher)
	case Lang:
		return l.in(t.Entry.Language)
	case Published:
		day := dayOf(t.Entry.Published)
		return day != "" && l.Covers(day, day+"~")
	default:
		return false
	}
}

// dayOf cuts the day off a date or time.
func dayOf(s string) string {
	if len(s) < len("2006-01-02") {
		return ""
	}
	return s[:len("2006-01-02")]
}

func (t *Target) matchState(l *Leaf) bool {
	if len(l.Words) == 0 {
		return true
	}
	if l.Words[0] == "starred" {
		return t.Entry.Starred
	}
	return strings.HasPrefix(string(t.Entry.State), l.Words[0])
}

func (t *Target) hasKind(l *Leaf) bool {
	if t.Brief == nil {
		return false
	}
	kind := l.Words[0]
	switch kind {
	case "figure":
		return len(t.Brief.Figures) > 0
	case "actor":
		return len(t.Brief.Actors) > 0
	case "date":
		return len(t.Brief.Dates) > 0
	case "quote":
		return len(t.Brief.Quotes) > 0
	case "term":
		return len(t.Brief.Glossary) > 0
	}
	return slices.ContainsFunc(t.Brief.Figures, func(f model.Figure) bool { return string(f.Kind) == kind }) ||
		slices.ContainsFunc(t.Brief.Actors, func(a model.Actor) bool { return string(a.Kind) == kind })
}

func dateHolds(d *model.Date, l *Leaf) bool {
	if d.From == "" && d.To == "" {
		return false
	}
	return l.Covers(string(d.From), string(d.To))
}

func (t *Target) matchText(l *Leaf) bool {
	t.fold()
	if l.Phrase {
		phrase := strings.Join(l.Words, " ")
		return wordIndex(t.headline, phrase, true) >= 0 || wordIndex(t.text, phrase, true) >= 0
	}
	return !slices.ContainsFunc(l.Words, func(w string) bool {
		return wordIndex(t.headline, w, false) < 0 && wordIndex(t.text, w, false) < 0
	})
}

// in reports whether the leaf's words stand in s. A leaf without words asks
// only that there is something.
func (l *Leaf) in(s string) bool {
	if len(l.Words) == 0 {
		return s != ""
	}
	folded := Fold(s)
	if l.Phrase {
		return wordIndex(folded, strings.Join(l.Words, " "), true) >= 0
	}
	return !slices.ContainsFunc(l.Words, func(w string) bool { return wordIndex(folded, w, false) < 0 })
}

// wordIndex finds needle in s at the beginning of a word, and if whole is set,
// ending at the end of one. Both are folded.
func wordIndex(s, needle string, whole bool) int {
	if needle == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(s[from:], needle)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(needle)
		if (i == 0 || !wordByte(s[i-1])) && (!whole || end == len(s) || !wordByte(s[end])) {
			return i
		}
		from = i + 1
	}
}

// wordByte reports whether a byte belongs to a word: every non-ASCII byte is
// taken for a letter's.
func wordByte(c byte) bool {
	return c >= 0x80 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}
