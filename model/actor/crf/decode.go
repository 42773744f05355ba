package crf

import (
	"fmt"
	"sync"

	"github.com/lede-reader/lede/model/text"
)

// Field finds names: a linear-chain conditional random field over the tokens
// of each sentence. It is read-only and safe for concurrent use.
type Field struct {
	model *Model
	words *Words
	memos sync.Pool // of *memo
}

// New makes a field of the packed weights and the packed word list, which it
// keeps and reads in place.
func New(weights, words string) (*Field, error) {
	m, err := ReadModel(weights)
	if err != nil {
		return nil, fmt.Errorf("read field: %w", err)
	}
	w, err := ReadWords(words)
	if err != nil {
		return nil, fmt.Errorf("read field: %w", err)
	}
	return &Field{model: m, words: w, memos: sync.Pool{New: func() any { return new(memo) }}}, nil
}

// Words returns the word list.
func (f *Field) Words() *Words { return f.words }

// Name is a name found in a document.
type Name struct {
	First, Last int // tokens, both inclusive
	Class       Class
	// Scores holds, for each class, what the tokens speak for a name of that
	// class here, in the fixed-point unit of the weights; a name of no class at
	// all scores 0.
	Scores [NumClasses]int32
}

// Names returns the names of d in text order.
func (f *Field) Names(d *text.Doc) []Name {
	v := newView(d, f.words)
	s := scorer{view: v, model: f.model, memo: f.memos.Get().(*memo)}
	defer f.memos.Put(s.memo)
	var names []Name
	var stretches []stretch
	for i := range d.Sentences {
		stretches = v.stretches(stretches[:0], i)
		for _, st := range stretches {
			s.score(st, d.Sentences[i].First, d.Sentences[i].Last)
			s.viterbi(f.model)
			names = s.names(names, st)
		}
	}
	return names
}

// scorer computes label scores for the tokens of a stretch. Most features
// depend on one word and its distance only, so their sums are kept for each
// word type of the document.
type scorer struct {
	*view
	model  *Model
	memo   *memo
	cache  []row
	keys   []uint32
	scores []row
	labels []Label
	back   [][NumLabels]Label
}

// maxCached bounds the cache: 4 MB.
const maxCached = 1 << 16

func (s *scorer) score(st stretch, first, last int) {
	s.scores = s.scores[:0]
	if len(s.cache) > maxCached {
		s.cache = s.cache[:0]
		for i := range s.types {
			s.types[i].vector = [2*reach + 1]int32{}
		}
	}
	for i := st.first; i < st.last; i++ {
		var r row
		for o := -reach; o <= reach; o++ {
			w := s.wordScores(s.typeAt(i+o, first, last), o)
			for k := range r {
				r[k] += w[k]
			}
		}
		s.keys = s.pairFeatures(s.keys[:0], i, first, last)
		s.keys = s.runFeatures(s.keys, i, first, last)
		s.model.add(&r, s.keys)
		s.scores = append(s.scores, r)
	}
}

func (s *scorer) wordScores(id int32, offset int) *row {
	t := &s.types[id]
	if n := t.vector[offset+reach]; n > 0 {
		return &s.cache[n-1]
	}
	e, known := s.memo.entry(t, &s.lowers[t.lower], offset)
	if !known {
		s.keys = s.wordFeatures(s.keys[:0], t, offset)
		e.scores = row{}
		s.model.add(&e.scores, s.keys)
	}
	s.cache = append(s.cache, e.scores)
	t.vector[offset+reach] = int32(len(s.cache)) //nolint:gosec // bounded by maxCached
	return &s.cache[len(s.cache)-1]
}

const never = -1 << 30

// viterbi finds the best labels for s.scores; what lies around the stretch is
// outside of any name.
func (s *scorer) viterbi(m *Model) {
	n := len(s.scores)
	if cap(s.back) < n {
		s.back, s.labels = make([][NumLabels]Label, n), make([]Label, n)
	}
	s.back, s.labels = s.back[:n], s.labels[:n]
	var best [NumLabels]int32
	for l := range best {
		best[l] = never
	}
	best[Outside] = 0
	for i := range s.scores {
		best = s.step(m, i, &best)
	}
	end, top := Outside, int32(never)
	for l, b := range best {
		if Label(l).open() { //nolint:gosec // at most 16
			continue
		}
		if b += m.trans[l][Outside]; b > top {
			end, top = Label(l), b //nolint:gosec // at most 16
		}
	}
	for i := n - 1; i >= 0; i-- {
		s.labels[i] = end
		end = s.back[i][end]
	}
}

// step extends the best paths by token i, over the transitions that BILOU allows.
func (s *scorer) step(m *Model, i int, best *[NumLabels]int32) [NumLabels]int32 {
	var next [NumLabels]int32
	score := &s.scores[i]
	back := &s.back[i]
	reachFrom := func(to Label, froms []Label) {
		top, from := int32(never), froms[0]
		for _, f := range froms {
			if b := best[f] + m.trans[f][to]; b > top {
				top, from = b, f
			}
		}
		if to != Outside {
			top += score[to-1]
		}
		next[to], back[to] = max(top, never), from
	}
	reachFrom(Outside, closedLabels[:])
	for c := range NumClasses {
		reachFrom(labelOf(c, begin), closedLabels[:])
		reachFrom(labelOf(c, unit), closedLabels[:])
		inner := [2]Label{labelOf(c, begin), labelOf(c, inside)}
		reachFrom(labelOf(c, inside), inner[:])
		reachFrom(labelOf(c, last), inner[:])
	}
	return next
}

// closedLabels are those after which no name goes on.
var closedLabels = [...]Label{
	Outside,
	Label(1 + last), Label(1 + unit), Label(5 + last), Label(5 + unit), Label(9 + last), Label(9 + unit), Label(13 + last), Label(13 + unit),
}

// names appends the names that the labels of the stretch spell.
func (s *scorer) names(names []Name, st stretch) []Name {
	for i := 0; i < len(s.labels); i++ {
		if s.labels[i] == Outside {
			continue
		}
		j := i
		for s.labels[j].open() && j+1 < len(s.labels) {
			j++
		}
		n := Name{First: st.first + i, Last: st.first + j, Class: s.labels[i].Class()}
		for c := range NumClasses {
			for k, l := range SpanLabels(c, j-i+1) {
				n.Scores[c] += s.scores[i+k][l-1]
			}
		}
		names = append(names, n)
		i = j
	}
	return names
}
