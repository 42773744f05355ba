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
// one value at several times or by several sources, the weightiest first.
func (s *Set) Boards() []model.Board {
	return slices.DeleteFunc(slices.Clone(s.boards()), func(b model.Board) bool { return len(b.Rows) < 2 })
}

// BoardsOf returns the boards on which an article gives a value, those among them
// where all articles say the same.
func (s *Set) BoardsOf(article string) []model.Board {
	return slices.DeleteFunc(slices.Clone(s.boards()), func(b model.Board) bool {
		return !slices.ContainsFunc(b.Figures, func(f string) bool { return strings.HasPrefix(f, article+"/") })
	})
}

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
		for _, it := range quantities(r, a) {
			if !it.fig.Vague { // "dozens" is no value that could be held against another
				items = append(items, it)
			}
		}
	}
	return groupQuantities(items, func(a *article) int { return story[a.index] }, r.said)
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
	if len(w.rows) < 2 && (len(w.rows) == 0 || len(w.rows[0].Also) == 0) {
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
		b.About += ownedBy + o
	}
	b.ID, b.Figures = boardID(&b), g.figures()
	b.Conflicts = w.conflicts()
	b.Sentence = sentenceOf(&b, g.items[0].class)
	for i := range b.Rows {
		b.Weight = max(b.Weight, b.Rows[i].Weight)
	}
	b.Weight += math.Log2(float64(b.Articles()))
	if len(b.Conflicts) == 0 {
		b.Weight-- // one value, however often it is printed, says less than two
	}
	if len(b.Rows) == 1 {
		b.Weight-- // and has no history
	}
	return b, true
}

// figures are all figures of the group, as [model.Board] names them.
func (g *quantity) figures() []string {
	all := make([]string, len(g.items))
	for i, it := range g.items {
		all[i] = it.art.ID + "/" + it.fig.ID
	}
	return all
}

// ownedBy parts what a board measures from the actor whose numbers they are.
const ownedBy = ", "

// owner is the actor that the numbers of the group belong to, where the name of
// the quantity does not say so.
func (g *quantity) owner() string {
	voice := g.mainVoice()
	for _, it := range g.items {
		if it.subject != nil && it.subject != voice && it.class != "age" && len(g.items) > 1 {
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
	voice := w.g.mainVoice()
	slices.SortStableFunc(items, func(a, b *item) int {
		return cmp.Or(cmp.Compare(a.asOf, b.asOf), namedFirst(a.sourceName(voice), b.sourceName(voice)),
			cmp.Compare(a.art.index, b.art.index), headlineLast(a, b), cmp.Compare(a.fig.Start, b.fig.Start))
	})
	for _, it := range items {
		row := rowOf(it, voice)
		row.Wire = w.wire[it.art.ID]
		if !w.repeats(it, &row) {
			w.rows, w.by = append(w.rows, row), append(w.by, it)
		}
	}
	w.lookBack()
}

// lookBack folds what is printed again beside a newer number: where an article
// gives no day for a number of its source that was given before, and that source
// has another number on its day, the article looks back.
func (w *rower) lookBack() {
	for i := len(w.rows) - 1; i >= 0; i-- {
		r := &w.rows[i]
		if r.AsOfText != "" || r.Source == "" {
			continue
		}
		before := slices.IndexFunc(w.rows[:i], func(o model.BoardRow) bool {
			return o.AsOf < r.AsOf && o.Source == r.Source && o.Value == r.Value && o.Bound == r.Bound && sameHigh(o.High, r.High)
		})
		newer := slices.ContainsFunc(w.rows, func(o model.BoardRow) bool {
			return o.AsOf == r.AsOf && o.Source == r.Source && o.Value != r.Value && o.Place.ArticleID != r.Place.ArticleID
		})
		if before < 0 || !newer {
			continue
		}
		old := &w.rows[before]
		old.Also = append(append(old.Also, r.Place), r.Also...)
		w.rows, w.by = slices.Delete(w.rows, i, i+1), slices.Delete(w.by, i, i+1)
	}
}

// namedFirst puts what names a source before what names none.
func namedFirst(a, b string) int {
	switch {
	case (a == "") == (b == ""):
		return 0
	case a == "":
		return 1
	}
	return -1
}

// headlineLast puts a sentence before the headline that says the same shorter.
func headlineLast(a, b *item) int {
	switch {
	case a.headline == b.headline:
		return 0
	case a.headline:
		return 1
	}
	return -1
}

// rowOf is the row of a figure. A figure without a source whose sentence begins
// with the main voice of its group is taken for its.
func rowOf(it *item, voice *entity) model.BoardRow {
	return model.BoardRow{
		Text: it.fig.Text, Value: it.fig.Value, High: it.fig.High, Bound: it.fig.Bound, Approximate: it.fig.Approximate, Vague: it.fig.Vague,
		About: it.fig.About, AsOf: it.asOf, AsOfText: it.asOfText, Source: it.sourceName(voice), FigureID: it.fig.ID, Weight: it.fig.Salience,
		Place: it.art.place(it.fig.Span()), Copies: []model.Place{}, Also: []model.Place{},
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
		case old.Place.ArticleID != row.Place.ArticleID && saysAgain(old, row):
			old.Weight = max(old.Weight, row.Weight)
			old.Also = append(old.Also, row.Place)
			return true
		}
	}
	return false
}

// saysAgain reports whether a row of another article gives the same value for the
// same day and by the same source, or by none.
func saysAgain(old, row *model.BoardRow) bool {
	return old.Value == row.Value && old.AsOf == row.AsOf && old.Bound == row.Bound && old.Approximate == row.Approximate && sameHigh(old.High, row.High) &&
		(old.Source == row.Source || row.Source == "")
}

func sameHigh(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

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
