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

// Boards returns the quantities that the set gives more than one value of, or
// the same value in more than one article, the weightiest first.
func (s *Set) Boards() []model.Board { return slices.Clone(s.boards()) }

func (s *Set) allBoards() []model.Board {
	boards := []model.Board{}
	for _, g := range s.groups() {
		if b, ok := s.board(g); ok {
			boards = append(boards, b)
		}
	}
	slices.SortStableFunc(boards, func(a, b model.Board) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
	})
	return boards
}

// quantities groups the figures of the whole set.
func (s *Set) quantities() []*quantity {
	story := s.story()
	r := s.names()
	var items []item
	for _, a := range s.articles {
		items = append(items, quantities(r, a)...)
	}
	return groupQuantities(items, func(a *article) int { return story[a.index] })
}

// rower makes the rows of one board.
type rower struct {
	s    *Set
	g    *quantity
	wire map[string]int
	by   []*item // the figure behind each row
	rows []model.BoardRow
}

// board lays a group out; false where there is nothing to compare.
func (s *Set) board(g *quantity) (model.Board, bool) {
	if len(g.items) < 2 {
		return model.Board{}, false
	}
	w := rower{s: s, g: g, wire: s.wires()}
	w.fill()
	if len(w.rows) < 2 {
		return model.Board{}, false
	}
	b := model.Board{
		About: g.name(), Unit: g.unit(), Kind: g.items[0].fig.Kind, Rows: w.rows,
		Series: w.series(), Conflicts: []model.Conflict{},
	}
	if b.About == "" {
		return b, false // nothing says what is measured
	}
	if o := g.owner(); o != "" {
		b.About += ", " + o
	}
	b.ID = boardID(&b)
	b.Conflicts = w.conflicts()
	b.Sentence = sentenceOf(&b, g.items[0].class)
	articles := make(map[string]bool)
	for i := range b.Rows {
		articles[b.Rows[i].Place.ArticleID] = true
		b.Weight = max(b.Weight, b.Rows[i].Weight)
	}
	b.Weight += math.Log2(float64(len(articles)))
	if len(b.Conflicts) == 0 {
		b.Weight-- // one value, however often it is printed, says less than two
	}
	return b, true
}

// owner is the actor that the numbers of the group belong to, where the name of
// the quantity does not say so.
func (g *quantity) owner() string {
	for _, it := range g.items {
		if it.subject != nil && it.class != "age" && len(g.items) > 1 {
			return it.subject.name
		}
	}
	return ""
}

// boardID is the same for the same figures.
func boardID(b *model.Board) string {
	h := fnv.New64a()
	for i := range b.Rows {
		_, _ = h.Write([]byte(b.Rows[i].Place.ArticleID + b.Rows[i].FigureID))
	}
	return "b" + strconv.FormatUint(h.Sum64(), 16)
}

// unit is the unit that most figures of the group print.
func (g *quantity) unit() string {
	count := make(map[string]int)
	best := ""
	for _, it := range g.items {
		u := it.fig.Unit
		if count[u]++; u != "" && (best == "" || count[u] > count[best]) {
			best = u
		}
	}
	return best
}

// fill makes a row of every figure, oldest first. What an article repeats and
// what copies of a wire story repeat is one row.
func (w *rower) fill() {
	items := slices.Clone(w.g.items)
	slices.SortStableFunc(items, func(a, b *item) int {
		return cmp.Or(cmp.Compare(a.asOf, b.asOf), cmp.Compare(a.art.index, b.art.index), cmp.Compare(a.fig.Start, b.fig.Start))
	})
	voice := w.g.mainVoice()
	for _, it := range items {
		row := rowOf(it, voice)
		row.Wire = w.wire[it.art.ID]
		if !w.repeats(it, &row) {
			w.rows, w.by = append(w.rows, row), append(w.by, it)
		}
	}
}

// rowOf is the row of a figure. A figure without a source whose sentence begins
// with the main voice of its group is taken for its.
func rowOf(it *item, voice *entity) model.BoardRow {
	return model.BoardRow{
		Text: it.fig.Text, Value: it.fig.Value, High: it.fig.High, Bound: it.fig.Bound, Approximate: it.fig.Approximate, Vague: it.fig.Vague,
		About: it.fig.About, AsOf: it.asOf, AsOfText: it.asOfText, Source: it.sourceName(voice), FigureID: it.fig.ID, Weight: it.fig.Salience,
		Place: it.art.place(it.fig.Span()), Copies: []model.Place{},
	}
}

// mainVoice is the one actor that speaks for most figures of the group.
func (g *quantity) mainVoice() *entity {
	count := make(map[*entity]int)
	var best *entity
	for _, it := range g.items {
		if v := it.source; v != nil {
			if count[v]++; best == nil || count[v] > count[best] {
				best = v
			}
		}
	}
	return best
}

// sourceName is who says so. A figure without a source whose sentence begins
// with the actor that gives the other figures of the group is taken for its.
func (it *item) sourceName(main *entity) string {
	switch {
	case it.source != nil:
		return it.source.name
	case it.fig.Attribution != "":
		return it.fig.Attribution
	case it.lead != nil && it.lead == main:
		return it.lead.name
	}
	return ""
}

// repeats reports whether a row says what an earlier one says, and adds it there.
func (w *rower) repeats(it *item, row *model.BoardRow) bool {
	for i := range w.rows {
		old := &w.rows[i]
		same := old.Text == row.Text || old.Value == row.Value && old.Bound == row.Bound && sameHigh(old.High, row.High)
		if !same || old.AsOf != row.AsOf && old.AsOfText+row.AsOfText != "" && old.Place.ArticleID != row.Place.ArticleID {
			continue
		}
		switch {
		case old.Place.ArticleID == row.Place.ArticleID && old.AsOf == row.AsOf && (old.Source == row.Source || old.Source == "" || row.Source == ""):
			if old.Source == "" && row.Source != "" {
				row.Weight, row.Copies = max(row.Weight, old.Weight), old.Copies
				*old, w.by[i] = *row, it
			}
			old.Weight = max(old.Weight, row.Weight)
			return true
		case row.Wire > 0 && old.Wire == row.Wire && old.Source == row.Source && old.Place.ArticleID != row.Place.ArticleID:
			old.Copies = append(old.Copies, row.Place)
			return true
		}
	}
	return false
}

func sameHigh(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// name is the printed phrase that says best what the group measures: the one
// with most of the concepts that its figures share and least else.
func (g *quantity) name() string {
	count := make(map[string]int)
	for _, it := range g.items {
		for _, c := range slices.Concat(it.about, it.context) {
			count[c]++
		}
	}
	best, bestScore := "", math.Inf(-1)
	for _, it := range g.items {
		if it.class == "age" && it.subject != nil {
			return it.subject.name
		}
		if len(it.about) == 0 {
			continue
		}
		const headOnly = 0.05 // a whole phrase reads better than the head of one
		whole, head := it.fig.About, trimAbout(it.fig.About)
		if score := g.fits(whole, count); score > bestScore {
			best, bestScore = whole, score
		}
		if score := g.fits(head, count) - headOnly; score > bestScore {
			best, bestScore = head, score
		}
	}
	return best
}

// fits scores a phrase as the name of the group.
func (g *quantity) fits(phrase string, count map[string]int) float64 {
	const (
		foreign = 0.34 // what a concept costs that few others say
		letter  = 0.01 // what each letter costs
	)
	if phrase == "" {
		return math.Inf(-1)
	}
	score := -letter * float64(len(phrase))
	if first, _, _ := strings.Cut(strings.ToLower(phrase), " "); takesUp[first] {
		score -= foreign // "its list" says nothing on a board
	}
	for _, c := range sortedSet(conceptsOf(phrase)) {
		score += float64(count[c])/float64(len(g.items)) - foreign
	}
	return score
}

func conceptsOf(s string) []string {
	var all []string
	for _, w := range words(s) {
		if c := concept(w); c != "" {
			all = append(all, c)
		}
	}
	return all
}

// trimAbout cuts off what follows the head of a phrase: "political prisoners"
// of "political prisoners in the country". It is empty where nothing is left
// that says what is measured.
func trimAbout(about string) string {
	fields := strings.Fields(about)
	for i, f := range fields {
		if i > 0 && boundary[strings.ToLower(f)] {
			if head := strings.Join(fields[:i], " "); len(conceptsOf(head)) > 0 && strings.HasPrefix(about, head) {
				return head
			}
			return ""
		}
	}
	return about
}

var boundary = set("in on at by with as since from for that who which when while after before during to into across under over were was are is")

// series draws the values of each source, and those of all where no source gives
// two.
func (w *rower) series() []model.Series {
	bySource := make(map[string][]int)
	var order []string
	all := make([]int, len(w.rows))
	for i := range w.rows {
		all[i] = i
		src := w.rows[i].Source
		if _, ok := bySource[src]; !ok {
			order = append(order, src)
		}
		bySource[src] = append(bySource[src], i)
	}
	out := []model.Series{}
	for _, src := range order {
		if s := w.line(src, bySource[src]); src != "" && len(s.Points) > 1 {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		if s := w.line("", all); len(s.Points) > 1 {
			out = append(out, s)
		}
	} else if s := w.line("", bySource[""]); len(s.Points) > 1 {
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b model.Series) int { return cmp.Compare(len(b.Points), len(a.Points)) })
	return out
}

// line picks one value a day of the rows: an exact one before a rounded one,
// then the weightier.
func (w *rower) line(source string, rows []int) model.Series {
	s := model.Series{Source: source}
	for _, i := range rows {
		r := &w.rows[i]
		if r.AsOf == "" || r.Vague || r.High != nil {
			continue
		}
		p := model.SeriesPoint{Day: r.AsOf, Value: r.Value, Row: i}
		n := len(s.Points)
		if n == 0 || s.Points[n-1].Day != r.AsOf {
			s.Points = append(s.Points, p)
			continue
		}
		if old := &w.rows[s.Points[n-1].Row]; betterPoint(r, old) {
			s.Points[n-1] = p
		}
	}
	return s
}

func betterPoint(a, b *model.BoardRow) bool {
	if exactA, exactB := a.Bound == "" && !a.Approximate, b.Bound == "" && !b.Approximate; exactA != exactB {
		return exactA
	}
	return a.Weight > b.Weight
}
