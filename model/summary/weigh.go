package summary

import (
	"math"
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Weights of the measures, set by hand on a plateau: halving or doubling any one
// of them moves ROUGE-1 on news by .02 at most, less than its standard error on
// the few dozen human summaries there are to measure by.
const (
	weightPosition = 1.5
	weightCentral  = 1.0
	weightTitle    = 0.8
	weightNames    = 1.0
	weightFigures  = 0.2
	weightLength   = 0.5
	weightRepeat   = 0.5 // what a sentence loses for repeating chosen ones
	weightVague    = 0.3 // what it loses for a definite subject nobody introduced
)

// weigher holds what is known of the article as a whole while its sentences
// are weighed.
type weigher struct {
	d     *text.Doc
	list  []candidate
	count map[uint32]float64 // how many sentences hold a stem
	norm  float64            // length of the centroid
	title map[uint32]bool    // stems of headline and dek
}

func newWeigher(d *text.Doc, list []candidate) *weigher {
	w := &weigher{d: d, list: list, count: make(map[uint32]float64), title: make(map[uint32]bool)}
	for i := range list {
		c := &list[i]
		c.stems = appendStems(nil, d, c.first, c.last)
		for _, s := range c.stems {
			w.count[s]++
		}
	}
	for _, n := range w.count {
		w.norm += n * n
	}
	w.norm = math.Sqrt(w.norm)
	for _, line := range []string{d.Headline, d.Dek} {
		if line == "" {
			continue
		}
		t := text.FromString(line)
		for _, s := range appendStems(nil, t, 0, len(t.Tokens)) {
			w.title[s] = true
		}
	}
	return w
}

// weigh scores every candidate.
func (w *weigher) weigh(figures []model.Figure, actors []model.Actor) {
	names, amounts := w.names(actors), w.amounts(figures)
	for i := range w.list {
		c := &w.list[i]
		c.score = weightPosition*position(c) + weightCentral*w.centrality(c) + weightTitle*w.titleShare(c) +
			weightNames*names[i] + weightFigures*amounts[i] + weightLength*lengthFit(c.words)
		if w.vagueSubject(c) {
			c.score -= weightVague
		}
	}
}

// position falls with the paragraphs and sentences before the candidate.
func position(c *candidate) float64 {
	return 1 / (1 + 0.25*float64(c.block) + 0.15*float64(c.place))
}

// centrality is the cosine between the sentence and the centroid.
func (w *weigher) centrality(c *candidate) float64 {
	if len(c.stems) == 0 || w.norm == 0 {
		return 0
	}
	dot := 0.0
	for _, s := range c.stems {
		dot += w.count[s]
	}
	return dot / (w.norm * math.Sqrt(float64(len(c.stems))))
}

// titleShare is the share of the title's stems that the sentence holds.
func (w *weigher) titleShare(c *candidate) float64 {
	if len(w.title) == 0 {
		return 0
	}
	n := 0
	for _, s := range c.stems {
		if w.title[s] {
			n++
		}
	}
	return float64(n) / float64(len(w.title))
}

// names sums, per candidate, the salience of the actors it names, up to 1.
func (w *weigher) names(actors []model.Actor) []float64 {
	sum := make([]float64, len(w.list))
	for _, a := range actors {
		last := -1
		for _, m := range a.Mentions {
			if i := w.candidateAt(m.Start); i >= 0 && i != last {
				sum[i] += a.Salience
				last = i
			}
		}
	}
	for i := range sum {
		sum[i] = 1 - 1/(1+sum[i])
	}
	return sum
}

// amounts is, per candidate, the salience of the most salient figure in it.
func (w *weigher) amounts(figures []model.Figure) []float64 {
	best := make([]float64, len(w.list))
	for _, f := range figures {
		if i := w.candidateAt(f.Start); i >= 0 {
			best[i] = max(best[i], min(f.Salience, 1))
		}
	}
	return best
}

// candidateAt returns the candidate that holds the offset, or -1.
func (w *weigher) candidateAt(offset int) int {
	i := sort.Search(len(w.list), func(i int) bool { return w.list[i].end > offset })
	if i < len(w.list) && w.list[i].start <= offset {
		return i
	}
	return -1
}

// lengthFit is 1 for a sentence of 20 to 40 words and falls on both sides.
func lengthFit(words int) float64 {
	switch {
	case words < 20:
		return float64(words) / 20
	case words > 40:
		return 40 / float64(words)
	}
	return 1
}

// vagueSubject reports whether the sentence opens with "The" and a common noun
// that the title does not hold: something introduced by an earlier sentence.
func (w *weigher) vagueSubject(c *candidate) bool {
	if w.d.LowerTok(c.first) != "the" || c.first+2 >= c.last || c.place == 0 {
		return false
	}
	for i := c.first + 1; i < min(c.first+3, c.last); i++ {
		if w.d.Tokens[i].Upper || w.title[stem(w.d.LowerTok(i))] {
			return false
		}
	}
	return true
}

// choose takes sentences by maximal marginal relevance until the summary is
// long enough.
func (w *weigher) choose() []candidate {
	var chosen []candidate
	said := make(map[uint32]bool)
	used := make([]bool, len(w.list))
	words := 0
	for len(chosen) < maxSentences && (len(chosen) == 0 || words < enoughWords) {
		best, bestScore := -1, math.Inf(-1)
		for i := range w.list {
			c := &w.list[i]
			if used[i] || len(chosen) > 0 && words+c.words > mostWords {
				continue
			}
			if score := c.score - weightRepeat*repeated(c, said); score > bestScore {
				best, bestScore = i, score
			}
		}
		if best < 0 {
			break
		}
		used[best] = true
		chosen = append(chosen, w.list[best])
		words += w.list[best].words
		for _, s := range w.list[best].stems {
			said[s] = true
		}
	}
	return chosen
}

// repeated is the share of the sentence's stems that were said already.
func repeated(c *candidate, said map[uint32]bool) float64 {
	if len(said) == 0 || len(c.stems) == 0 {
		return 0
	}
	n := 0
	for _, s := range c.stems {
		if said[s] {
			n++
		}
	}
	return float64(n) / float64(len(c.stems))
}

// appendStems adds the distinct stems of the content words among the tokens
// [first, last).
func appendStems(stems []uint32, d *text.Doc, first, last int) []uint32 {
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind != text.Word {
			continue
		}
		w := d.LowerTok(i)
		if len(w) < 3 && !d.Tokens[i].AllUpper || stop[w] {
			continue
		}
		if s := stem(w); !contains(stems, s) {
			stems = append(stems, s)
		}
	}
	return stems
}

func contains(stems []uint32, s uint32) bool {
	for _, t := range stems {
		if t == s {
			return true
		}
	}
	return false
}

// stem hashes the first six letters of a word (FNV-1a).
func stem(w string) uint32 {
	h, letters := uint32(2166136261), 0
	for i := 0; i < len(w); i++ {
		if w[i]&0xc0 != 0x80 { // the first byte of a letter
			if letters == 6 {
				break
			}
			letters++
		}
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h
}
