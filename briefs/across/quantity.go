package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// item is a figure with what tells which quantity it is a value of.
type item struct {
	art      *article
	fig      *model.Figure
	class    string   // what it can be compared with at all
	unit     string   // concept of a counted noun; empty when it says nothing
	about    []string // concepts of what it measures, sorted
	context  []string // further concepts of its part of the sentence, sorted
	parts    string   // words that single out a part of a whole
	source   *entity  // who says so
	lead     *entity  // the actor that its sentence begins with
	subject  *entity  // the actor that the number belongs to: "Smith: 5,150 votes"
	asOf     model.Day
	asOfText string
	sentence model.Span
	headline bool // the figure stands in the headline
}

// mostFigures is how many figures of one article are looked at, the most salient
// ones: an article with more is a table.
const mostFigures = 400

// quantities makes items of the figures of an article, in text order. Ordinals,
// ranks and scores are no quantities.
func quantities(r *registry, a *article) []item {
	q := newQuantifier(r, a)
	least := leastSalience(a.Figures)
	var all []item
	for i := range a.Figures {
		class := classOf(&a.Figures[i])
		if class == "" || a.Figures[i].Salience < least || len(all) == mostFigures {
			continue
		}
		all = append(all, q.item(i, class))
	}
	return all
}

// leastSalience is the salience below which figures are left out.
func leastSalience(figures []model.Figure) float64 {
	if len(figures) <= mostFigures {
		return 0
	}
	all := make([]float64, len(figures))
	for i := range figures {
		all[i] = figures[i].Salience
	}
	slices.Sort(all)
	return all[len(all)-mostFigures]
}

// classOf says which figures can be compared at all; empty for those that
// measure nothing.
func classOf(f *model.Figure) string {
	switch f.Kind {
	case model.FigureOrdinal, model.FigureRank, model.FigureScore:
		return ""
	case model.FigureAge:
		return "age"
	case model.FigureDuration:
		return "time"
	case model.FigurePercent:
		return "%"
	case model.FigureMoney:
		return "money " + f.Unit
	case model.FigureMeasure:
		return "measure " + stem(f.Unit)
	case model.FigureCount, model.FigureRange:
	}
	switch {
	case f.Unit == "%":
		return "%"
	case f.Unit == "times":
		return "ratio"
	case daysIn[f.Unit] > 0:
		return "time"
	case len(f.Unit) == 3 && f.Unit == strings.ToUpper(f.Unit) && f.Kind == model.FigureRange:
		return "money " + f.Unit
	}
	return "count"
}

// daysIn is how many days a unit of time has; months and years on average.
var daysIn = map[string]float64{
	"second": 1.0 / 86400, "minute": 1.0 / 1440, "hour": 1.0 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.44, "quarter": 91.31,
	"year": 365.25, "decade": 3652.5, "century": 36525,
}

// span returns the values for which a figure as stated can be true: a rounded
// number stands for what rounds to it.
func (it *item) span() (low, high float64) {
	f := it.fig
	scale := 1.0
	if it.class == "time" && daysIn[f.Unit] > 0 {
		scale = daysIn[f.Unit]
	}
	low, high = f.Value, f.Value
	if f.High != nil {
		high = *f.High
	}
	return min(low, high) * scale, max(low, high) * scale
}

type quantifier struct {
	r        *registry
	a        *article
	d        *text.Doc
	names    map[string]bool
	mentions []mention    // of all actors, in text order
	roles    []model.Span // of all actors, in text order
	sources  attributor
}

// mention is a place where an actor is named.
type mention struct {
	model.Span
	of   *entity
	kind model.ActorKind
}

func newQuantifier(r *registry, a *article) *quantifier {
	// A cut text is many times larger than the text, and most articles are looked
	// at only once: this one is not kept with the article.
	q := &quantifier{r: r, a: a, d: text.New(&a.Article), names: nameSet(a), sources: attributor{r: r, a: a}}
	for i := range a.Actors {
		act := &a.Actors[i]
		for _, m := range act.Mentions {
			q.mentions = append(q.mentions, mention{m, r.of[a.index][act.ID], act.Kind})
		}
		if act.Role != "" {
			q.roles = append(q.roles, model.Span{Start: act.RoleStart, End: act.RoleEnd})
		}
	}
	slices.SortFunc(q.mentions, func(x, y mention) int { return cmp.Compare(x.Start, y.Start) })
	slices.SortFunc(q.roles, func(x, y model.Span) int { return cmp.Compare(x.Start, y.Start) })
	return q
}

// within returns the mentions that lie in a stretch of the text.
func (q *quantifier) within(s model.Span) []mention {
	from, _ := slices.BinarySearchFunc(q.mentions, s.Start, func(m mention, at int) int { return cmp.Compare(m.Start, at) })
	to, _ := slices.BinarySearchFunc(q.mentions, s.End, func(m mention, at int) int { return cmp.Compare(m.End, at+1) })
	return q.mentions[from:max(from, to)]
}

// nameSet holds the words of every name in an article: they say who, not what.
func nameSet(a *article) map[string]bool {
	m := make(map[string]bool)
	for i := range a.Actors {
		for _, n := range append([]string{a.Actors[i].Name}, a.Actors[i].Aliases...) {
			for _, w := range words(n) {
				m[w] = true
			}
		}
	}
	return m
}

func (q *quantifier) item(i int, class string) item {
	f := &q.a.Figures[i]
	it := item{art: q.a, fig: f, class: class, source: q.sources.entity(f.Attribution)}
	sent := sentenceIn(q.d, f.Start)
	it.sentence = sent
	if class == "count" {
		it.unit = concept(strings.ToLower(f.Unit))
	}
	own := q.clause(i, sent)
	parts := make(map[string]bool)
	about := q.concepts(f.About, parts)
	if it.unit != "" {
		about = append(about, it.unit)
	}
	var context []string
	for _, s := range own {
		context = append(context, q.concepts(q.withoutRoles(s), nil)...)
	}
	if len(about) == 0 {
		context = append(context, q.intro(f.Start)...)
	}
	if u := stem(strings.ToLower(f.Unit)); class == "count" && partitions[u] {
		parts[u] = true
	}
	if len(parts) == 0 && q.isPart(f, own) {
		parts["~"] = true
	}
	switch verb := q.verbNear(f, sent); {
	case passedOn[verb]:
		parts["passed on"] = true
	case aimed[verb]:
		parts["target"] = true
	}
	it.about = sortedSet(about)
	it.context = slices.DeleteFunc(sortedSet(context), func(c string) bool {
		_, found := slices.BinarySearch(it.about, c)
		return found
	})
	it.parts = strings.Join(sortedKeys(parts), " ")
	if q.isChange(f) {
		it.class += " change"
	}
	if per := q.per(f, sent); per != "" {
		it.class += " a " + per
	}
	if b := q.block(f.Start); b >= 0 {
		it.headline = q.d.Blocks[b].Kind == model.PartHeadline
	}
	q.people(&it, sent)
	it.asOf, it.asOfText = q.asOf(i, sent)
	return it
}

// verbNear is the verb that governs a figure where it tells of what is passed on
// or aimed at: the last verb before it ("exchanged the 400 prisoners", "aims at
// inflation of 2 percent"), or the first one after it ("400 prisoners returned").
func (q *quantifier) verbNear(f *model.Figure, sent model.Span) string {
	const farthest = 5 // words between the verb and its number
	i := q.d.TokenAt(f.Start)
	for k := i - 1; k >= 0 && k >= i-farthest && q.d.Tokens[k].Start >= sent.Start; k-- {
		if w := q.d.LowerTok(k); passedOn[w] || aimed[w] || verbs[w] || auxiliaries[w] {
			return w
		}
	}
	for k := q.d.TokenAt(f.End); k < len(q.d.Tokens) && k <= i+farthest && q.d.Tokens[k].End <= sent.End; k++ {
		if w := q.d.LowerTok(k); passedOn[w] || verbs[w] {
			return w
		}
	}
	return ""
}

// per is the stretch of time that a figure is a rate over: "14 million crowns a
// day", "11,000 cubic metres of water a day"; empty for none.
func (q *quantifier) per(f *model.Figure, sent model.Span) string {
	const farthest = 5 // words between the number and its rate
	from := q.d.TokenAt(f.Start)
	for k := from + 1; k+1 < len(q.d.Tokens) && q.d.Tokens[k+1].End <= sent.End; k++ {
		t := q.d.Tokens[k]
		if t.Start >= f.End && (k > from+farthest || t.Kind == text.Number || t.Kind == text.Punct) {
			break
		}
		if w := q.d.LowerTok(k); w == "a" || w == "per" || w == "each" || w == "every" {
			if unit := strings.TrimSuffix(q.d.LowerTok(k+1), "s"); daysIn[unit] > 0 {
				return unit
			}
		}
	}
	return ""
}

// withoutRoles is a stretch of the text with the roles of actors left out: they
// say who speaks, not of what.
func (q *quantifier) withoutRoles(s model.Span) string {
	from, _ := slices.BinarySearchFunc(q.roles, s.Start, func(r model.Span, at int) int { return cmp.Compare(r.Start, at) })
	var out strings.Builder
	at := s.Start
	for _, r := range q.roles[from:] {
		if r.End > s.End {
			break
		}
		if r.Start >= at {
			out.WriteString(q.a.Text[at:r.Start] + " ")
			at = r.End
		}
	}
	return out.String() + q.a.Text[at:s.End]
}

// concepts returns the concepts of a stretch of text, without those of names,
// and notes words that single out a part.
func (q *quantifier) concepts(s string, parts map[string]bool) []string {
	var all []string
	for f := range strings.FieldsSeq(s) {
		capital := f != strings.ToLower(f)
		for _, w := range words(f) {
			if capital && q.names[w] {
				continue
			}
			if parts != nil && partitions[stem(w)] {
				parts[stem(w)] = true
				continue
			}
			if c := concept(w); c != "" && !partitions[stem(w)] {
				all = append(all, c)
			}
		}
	}
	return all
}

// clause returns the stretches of a sentence that belong to figure i: from the
// figure before it to the one after it, and what stands before them all.
func (q *quantifier) clause(i int, sent model.Span) []model.Span {
	fs := q.a.Figures
	f := &fs[i]
	from, to, first := sent.Start, sent.End, f.Start
	for k := i - 1; k >= 0 && fs[k].Start >= sent.Start; k-- {
		if fs[k].End <= f.Start {
			from = max(from, fs[k].End)
		}
		first = fs[k].Start
	}
	for k := i + 1; k < len(fs) && fs[k].Start < sent.End; k++ {
		if fs[k].Start >= f.End {
			to = min(to, fs[k].Start)
			break
		}
	}
	to = max(f.End, to)
	if cut := strings.IndexAny(q.a.Text[f.End:to], ",;:("); cut >= 0 {
		to = f.End + cut
	}
	if cut := strings.Index(q.a.Text[f.End:to], " and "); cut >= 0 {
		to = f.End + cut
	}
	spans := []model.Span{{Start: min(from, f.Start), End: f.Start}, {Start: f.End, End: to}}
	if first < from {
		spans = append(spans, model.Span{Start: sent.Start, End: first})
	}
	return spans
}

// intro returns the concepts of the paragraph that introduces the list an offset
// stands in.
func (q *quantifier) intro(at int) []string {
	b := q.block(at)
	if b < 0 || q.d.Blocks[b].Kind != model.PartListItem {
		return nil
	}
	for b > 0 && q.d.Blocks[b].Kind == model.PartListItem {
		b--
	}
	blk := q.d.Blocks[b]
	if blk.Last <= blk.First {
		return nil
	}
	last := q.d.SentenceText(blk.Last - 1)
	if !strings.HasSuffix(last, ":") {
		return nil
	}
	return q.concepts(last, nil)
}

func (q *quantifier) block(at int) int {
	if i := q.d.SentenceAt(at); i < len(q.d.Sentences) {
		return q.d.Sentences[i].Block
	}
	return -1
}

// isPart reports whether the words around a figure say that it is a part of
// another one: "of whom 119 were women", "23 of 24 states".
func (q *quantifier) isPart(f *model.Figure, own []model.Span) bool {
	if i := q.d.TokenAt(f.End); i+1 < len(q.d.Tokens) && q.d.LowerTok(i) == "of" && (q.d.Tokens[i+1].Kind == text.Number || partOf[q.d.LowerTok(i+1)]) {
		return true
	}
	for _, s := range own {
		if s.Start >= f.End {
			continue
		}
		all := words(q.a.Text[s.Start:s.End])
		for i, w := range all {
			if i+1 < len(all) && (w == "of" || w == "among") && partOf[all[i+1]] || w == "including" || w == "included" {
				return true
			}
		}
	}
	return false
}

var partOf = set("these those them whom which")

// isChange reports whether a figure is a difference and no level: "up 22 in a
// week", "another 40".
func (q *quantifier) isChange(f *model.Figure) bool {
	i := q.d.TokenAt(f.Start)
	if i > 0 && i <= len(q.d.Tokens) && changeBefore[q.d.LowerTok(i-1)] {
		return true
	}
	next := q.d.TokenAt(f.End)
	return next < len(q.d.Tokens) && q.d.LowerTok(next) == "more"
}

var changeBefore = set("up down by another additional extra")

// people finds the actors that a figure belongs to.
func (q *quantifier) people(it *item, sent model.Span) {
	list := false
	if b := q.block(it.fig.Start); b >= 0 {
		list = q.d.Blocks[b].Kind == model.PartListItem
	}
	for _, m := range q.within(model.Span{Start: sent.Start, End: it.fig.Start}) {
		first := m.Start-sent.Start <= len("The ")
		if first {
			it.lead = m.of
		}
		if m.of != it.source && (list && first || it.adjacent(m)) {
			it.subject = m.of
		}
	}
	if it.lead == nil && it.source == nil {
		it.lead = q.inherited(sent)
	}
	if it.lead == nil && it.source == nil {
		it.lead = q.named(sent)
	}
}

// farthestAge is how many bytes may stand between a person and an age: "Edmund
// Hale, a retired diplomat, 74".
const farthestAge = 40

// adjacent reports whether a figure belongs to an actor named before it.
func (it *item) adjacent(m mention) bool {
	gap := strings.TrimSpace(it.art.Text[m.End:it.fig.Start])
	switch {
	case gap == "", gap == ":":
		return true
	case it.class == "age":
		return m.kind == model.ActorPerson && len(gap) <= farthestAge && !strings.ContainsAny(gap, "0123456789")
	}
	return m.kind != model.ActorPlace && belongsTo(gap)
}

// named returns the actor of other articles whose name a sentence begins with,
// where this article's own analysis found none there.
func (q *quantifier) named(sent model.Span) *entity {
	const longest = 5 // words of a name
	i := q.d.TokenAt(sent.Start)
	for n := longest; n > 1; n-- {
		if i+n > len(q.d.Tokens) || q.d.Tokens[i+n-1].End > sent.End {
			continue
		}
		name := q.a.Text[q.d.Tokens[i].Start:q.d.Tokens[i+n-1].End]
		if e := q.r.byName[strings.Join(nameWords(name), " ")]; e != nil {
			return e
		}
	}
	return nil
}

// belongsTo reports whether nothing but a small word or two stands between an
// actor and its number: "Maduro: 5,150,092", "the bank, which had $307 billion".
func belongsTo(gap string) bool {
	const most = 2
	if strings.ContainsAny(gap, ";(") || len(gap) > 24 {
		return false
	}
	all := words(gap)
	return len(all) <= most && !slices.ContainsFunc(all, func(w string) bool { return !emptyWords[w] || w == "and" || w == "by" || w == "of" })
}

// inherited returns the actor that a pronoun at the start of a sentence takes
// up: the only one of the sentence before.
func (q *quantifier) inherited(sent model.Span) *entity {
	i := q.d.SentenceAt(sent.Start)
	if i == 0 || i >= len(q.d.Sentences) || q.d.Sentences[i-1].Block != q.d.Sentences[i].Block || !takesUp[q.d.LowerTok(q.d.Sentences[i].First)] {
		return nil
	}
	before := q.d.Sentences[i-1]
	var only *entity
	for _, m := range q.within(model.Span{Start: before.Start, End: before.End}) {
		if m.kind == model.ActorPlace {
			continue
		}
		if only != nil && only != m.of {
			return nil
		}
		only = m.of
	}
	return only
}

var takesUp = set("it its they their he she his her")

func sortedSet(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

func sortedKeys(m map[string]bool) []string {
	all := make([]string, 0, len(m))
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}
