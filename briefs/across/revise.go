package across

import (
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Revise says what changed from one version of an article to a later one, by
// fact and by sentence.
func Revise(older, newer *model.Brief, namings ...model.Naming) model.Revision {
	c := newComparer(older, newer, namings)
	c.out.Copies = false // two versions are no copies that disagree
	c.figures()
	c.actors()
	c.dates()
	c.quotes()
	r := model.Revision{
		Head: c.r.head(), Added: c.out.OnlyRight, Removed: c.out.OnlyLeft, Figures: c.figureChanges, Roles: c.roleChanges,
		Sentences: sentenceChanges(c.l, c.r),
	}
	for i := range r.Figures {
		superseded(&r.Figures[i])
	}
	if r.Figures == nil {
		r.Figures = []model.FigureChange{}
	}
	if r.Roles == nil {
		r.Roles = []model.RoleChange{}
	}
	return r
}

// superseded names the difference of two numbers of one article by what it is: the
// later version has another one.
func superseded(c *model.FigureChange) {
	switch c.Kind {
	case model.ConflictDisagree, model.ConflictOverlap, model.ConflictDefined:
		if c.Old.Source == c.New.Source {
			c.Kind = model.ConflictNewer
		}
	case model.ConflictNewer, model.ConflictSource, model.ConflictAgrees, model.ConflictWire:
	}
}

// sentence is a sentence of one of two versions.
type sentence struct {
	at    model.Anchor
	fold  string
	words []model.Span // in the sentence
}

func sentencesOf(a *article) []sentence {
	d := a.doc()
	all := make([]sentence, 0, len(d.Sentences))
	for i := range d.Sentences {
		s := sentence{at: model.AnchorAt(a.Text, d.Sentences[i].Start, d.Sentences[i].End)}
		s.fold = query.Fold(s.at.Text)
		for _, t := range d.Tokens[d.Sentences[i].First:d.Sentences[i].Last] {
			s.words = append(s.words, model.Span{Start: t.Start - s.at.Start, End: t.End - s.at.Start})
		}
		all = append(all, s)
	}
	return all
}

// sentenceChanges lists the sentences that came, went or were worded anew, in
// text order. Equal sentences are found by the longest common subsequence; of
// what lies between two of them, the likest pairs are rewordings.
func sentenceChanges(l, r *article) []model.SentenceChange {
	ls, rs := sentencesOf(l), sentencesOf(r)
	pairs := common(len(ls), len(rs), func(i, k int) bool { return ls[i].fold == rs[k].fold })
	changes := []model.SentenceChange{}
	i, k := 0, 0
	for _, p := range append(pairs, [2]int{len(ls), len(rs)}) {
		changes = append(changes, between(ls[i:p[0]], rs[k:p[1]])...)
		i, k = p[0]+1, p[1]+1
	}
	return changes
}

// enoughKept is the part of the words of the shorter sentence that a rewording
// keeps.
const enoughKept = 0.5

// window is how many sentences a reworded one is looked for among.
const window = 20

// between pairs the sentences of a stretch that differs.
func between(ls, rs []sentence) []model.SentenceChange {
	used := make([]bool, len(ls))
	var changes []model.SentenceChange
	next := 0 // sentences of ls up to here are told
	for k := range rs {
		best, bestKept := -1, enoughKept
		for i := next; i < min(len(ls), next+window); i++ {
			if kept := ls[i].keptIn(&rs[k]); !used[i] && kept >= bestKept {
				if best < 0 || kept > bestKept {
					best, bestKept = i, kept
				}
			}
		}
		if best < 0 {
			changes = append(changes, model.SentenceChange{Kind: model.EditAdded, New: rs[k].at, OldEdit: []model.Span{}, NewEdit: []model.Span{}})
			continue
		}
		for i := next; i < best; i++ {
			changes = append(changes, removed(&ls[i]))
		}
		used[best], next = true, best+1
		changes = append(changes, reworded(&ls[best], &rs[k]))
	}
	for i := next; i < len(ls); i++ {
		changes = append(changes, removed(&ls[i]))
	}
	return changes
}

func removed(s *sentence) model.SentenceChange {
	return model.SentenceChange{Kind: model.EditRemoved, Old: s.at, OldEdit: []model.Span{}, NewEdit: []model.Span{}}
}

// keptIn is the part of the words of the shorter of two sentences that the other
// holds too, in order.
func (s *sentence) keptIn(o *sentence) float64 {
	n := min(len(s.words), len(o.words))
	if n == 0 {
		return 0
	}
	return float64(len(s.commonWords(o))) / float64(max(n, (len(s.words)+len(o.words))/2))
}

func (s *sentence) commonWords(o *sentence) [][2]int {
	return common(len(s.words), len(o.words), func(i, k int) bool { return s.word(i) == o.word(k) })
}

func (s *sentence) word(i int) string { return s.at.Text[s.words[i].Start:s.words[i].End] }

// reworded marks the words that went and those that came.
func reworded(l, r *sentence) model.SentenceChange {
	c := model.SentenceChange{Kind: model.EditChanged, Old: l.at, New: r.at}
	pairs := l.commonWords(r)
	left, right := make([]bool, len(l.words)), make([]bool, len(r.words))
	for _, p := range pairs {
		left[p[0]], right[p[1]] = true, true
	}
	c.OldEdit, c.NewEdit = runs(l.words, left), runs(r.words, right)
	return c
}

// runs joins neighbouring words that are not kept into spans.
func runs(all []model.Span, kept []bool) []model.Span {
	out := []model.Span{}
	for i, w := range all {
		switch {
		case kept[i]:
		case i > 0 && !kept[i-1]:
			out[len(out)-1].End = w.End
		default:
			out = append(out, w)
		}
	}
	return out
}

// mostCells bounds the table of a longest common subsequence; longer inputs are
// compared from both ends only.
const mostCells = 4 << 20

// common returns pairs of equal elements, a longest common subsequence of two
// lists (Wagner and Fischer 1974, after what is equal at both ends).
func common(n, m int, equal func(i, k int) bool) [][2]int {
	var head, tail [][2]int
	a, b := 0, 0
	for a < n && b < m && equal(a, b) {
		head = append(head, [2]int{a, b})
		a, b = a+1, b+1
	}
	for a < n && b < m && equal(n-1, m-1) {
		n, m = n-1, m-1
		tail = append(tail, [2]int{n, m})
	}
	if w, h := n-a, m-b; w > 0 && h > 0 && w <= mostCells/h {
		head = append(head, longest(a, b, n, m, equal)...)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		head = append(head, tail[i])
	}
	return head
}

func longest(a, b, n, m int, equal func(i, k int) bool) [][2]int {
	w, h := n-a, m-b
	best := make([]int32, (w+1)*(h+1))
	at := func(i, k int) *int32 { return &best[i*(h+1)+k] }
	for i := w - 1; i >= 0; i-- {
		for k := h - 1; k >= 0; k-- {
			if equal(a+i, b+k) {
				*at(i, k) = *at(i+1, k+1) + 1
			} else {
				*at(i, k) = max(*at(i+1, k), *at(i, k+1))
			}
		}
	}
	var out [][2]int
	for i, k := 0, 0; i < w && k < h; {
		switch {
		case equal(a+i, b+k):
			out = append(out, [2]int{a + i, b + k})
			i, k = i+1, k+1
		case *at(i+1, k) >= *at(i, k+1):
			i++
		default:
			k++
		}
	}
	return out
}
