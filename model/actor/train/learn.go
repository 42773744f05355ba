package main

import (
	"math"
	"math/rand/v2"

	"github.com/lede-reader/lede/model/actor/crf"
)

const numLabels = crf.NumLabels

// example is a stretch with the labels each token may have.
type example struct {
	rows    [][]int32 // feature ids of each token
	allowed []uint32  // bit set of labels
	weight  float32
}

// weights is a field under training. Scores are float32 for speed; the sums
// that normalise are float64.
type weights struct {
	row   [][numLabels]float32
	sum   [][numLabels]float32 // of squared gradients, for AdaGrad (Duchi et al. 2011)
	trans [numLabels][numLabels]float32
	tsum  [numLabels][numLabels]float32
	rate  float32
	l1    float32
}

func newWeights(features int, rate, l1 float64) *weights {
	return &weights{row: make([][numLabels]float32, features), sum: make([][numLabels]float32, features), rate: float32(rate), l1: float32(l1)}
}

type (
	vector = [numLabels]float64
	matrix = [numLabels][numLabels]float64
)

// chain holds the scratch of forward-backward for one example.
type chain struct {
	score []vector
	alpha []vector
	want  []vector // marginals under the allowed labels
	got   []vector // marginals under the model
	wantT matrix
	gotT  matrix
}

func (c *chain) grow(n int) {
	if len(c.score) < n {
		c.score, c.alpha = make([]vector, n), make([]vector, n)
		c.want, c.got = make([]vector, n), make([]vector, n)
	}
}

func (c *chain) fill(w *weights, rows [][]int32) {
	c.grow(len(rows))
	for i, ids := range rows {
		var s [numLabels]float32
		for _, id := range ids {
			r := &w.row[id]
			for k := range s {
				s[k] += r[k]
			}
		}
		for k := range s {
			c.score[i][k] = float64(s[k])
		}
	}
}

// follows lists for each label those that may stand after it.
var follows = func() (f [numLabels][]int) {
	for a := range numLabels {
		for b := range numLabels {
			if crf.Follows(crf.Label(a), crf.Label(b)) { //nolint:gosec // small
				f[a] = append(f[a], b)
			}
		}
	}
	return f
}()

// marginals runs forward-backward in scaled probabilities over the labels that
// allowed admits (nil: all), and leaves the marginals of n tokens in m and those
// of the transitions in t. What lies around the stretch is Outside.
func (c *chain) marginals(w *weights, n int, allowed []uint32, m []vector, t *matrix) {
	var et matrix
	for a := range numLabels {
		for _, b := range follows[a] {
			et[a][b] = math.Exp(float64(w.trans[a][b]))
		}
	}
	for i := range n {
		m[i] = factors(&c.score[i], allowed, i) // kept where the marginals will go
	}
	prev := vector{1}
	for i := range n {
		prev = forward(&prev, &et, &m[i])
		c.alpha[i] = prev
	}
	*t = matrix{}
	var behind vector // factor of all that follows token i, by its label
	for a := range numLabels {
		behind[a] = et[a][0]
	}
	for i := n - 1; i >= 0; i-- {
		scale(&behind, dot(&c.alpha[i], &behind))
		emission := m[i]
		for k := range behind {
			m[i][k] = c.alpha[i][k] * behind[k]
			emission[k] *= behind[k]
		}
		if i == n-1 {
			for a := range numLabels {
				t[a][0] += m[i][a]
			}
		}
		from := vector{1}
		if i > 0 {
			from = c.alpha[i-1]
		}
		behind = backward(&from, &et, &emission, t)
	}
}

// factors are the exponentials of a token's scores, 0 for labels not allowed.
func factors(score *vector, allowed []uint32, i int) (out vector) {
	top := score[0]
	for _, s := range score {
		top = max(top, s)
	}
	for k, s := range score {
		if allowed == nil || allowed[i]>>k&1 == 1 {
			out[k] = math.Exp(s - top)
		}
	}
	return out
}

func forward(prev *vector, et *matrix, emission *vector) (next vector) {
	sum := 0.0
	for a, p := range prev {
		if p != 0 {
			for _, b := range follows[a] {
				next[b] += p * et[a][b]
			}
		}
	}
	for k := range next {
		next[k] *= emission[k]
		sum += next[k]
	}
	scale(&next, sum)
	return next
}

// backward adds the marginals of the transitions into a token to t and returns
// the factor of that token and all behind it, by the label before it.
func backward(from *vector, et *matrix, emission *vector, t *matrix) (before vector) {
	norm := 0.0
	for a := range numLabels {
		for _, b := range follows[a] {
			before[a] += et[a][b] * emission[b]
		}
		norm += from[a] * before[a]
	}
	for a, p := range from {
		if p != 0 {
			for _, b := range follows[a] {
				t[a][b] += p * et[a][b] * emission[b] / norm
			}
		}
	}
	return before
}

func dot(a, b *vector) (sum float64) {
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}

func scale(v *vector, by float64) {
	for k := range v {
		v[k] /= by
	}
}

// learn takes one AdaGrad step on the log-likelihood of the allowed labels.
func (w *weights) learn(c *chain, e *example) {
	n := len(e.rows)
	c.fill(w, e.rows)
	c.marginals(w, n, e.allowed, c.want, &c.wantT)
	c.marginals(w, n, nil, c.got, &c.gotT)
	for i, ids := range e.rows {
		w.learnToken(ids, e.weight, &c.got[i], &c.want[i])
	}
	for a := range numLabels {
		for _, b := range follows[a] {
			if g := e.weight * float32(c.gotT[a][b]-c.wantT[a][b]); g > 1e-4 || g < -1e-4 {
				w.step(&w.trans[a][b], &w.tsum[a][b], g)
			}
		}
	}
}

// learnToken moves the weights of one token's features by the difference of the
// marginals, where there is any to speak of.
func (w *weights) learnToken(ids []int32, weight float32, got, want *vector) {
	var g [numLabels]float32
	var hot [numLabels]int
	k := 0
	for l := range g {
		g[l] = weight * float32(got[l]-want[l])
		if g[l] > 1e-3 || g[l] < -1e-3 {
			hot[k] = l
			k++
		}
	}
	if k == 0 {
		return
	}
	for _, id := range ids {
		r, s := &w.row[id], &w.sum[id]
		for _, l := range hot[:k] {
			w.step(&r[l], &s[l], g[l])
		}
	}
}

func (w *weights) step(x, sum *float32, g float32) {
	*sum += g * g
	rate := w.rate / float32(math.Sqrt(float64(*sum)+1e-6))
	*x -= rate * g
	if cut := rate * w.l1; *x > cut {
		*x -= cut
	} else if *x < -cut {
		*x += cut
	} else {
		*x = 0
	}
}

// train runs epochs over the examples in a shuffled order and returns the mean
// of the weights after each quarter of the last two epochs: averaging steadies
// a stochastic learner.
func train(w *weights, examples []example, epochs int, rng *rand.Rand) *weights {
	mean := &weights{row: make([][numLabels]float32, len(w.row))}
	order := rng.Perm(len(examples))
	var c chain
	taken := float32(0)
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for k, at := range order {
			w.learn(&c, &examples[at])
			if epoch >= epochs-2 && (k+1)%(len(order)/4) == 0 {
				mean.add(w)
				taken++
			}
		}
	}
	mean.scale(1 / taken)
	return mean
}

func (w *weights) add(o *weights) {
	for i := range w.row {
		for k := range w.row[i] {
			w.row[i][k] += o.row[i][k]
		}
	}
	for a := range w.trans {
		for b := range w.trans[a] {
			w.trans[a][b] += o.trans[a][b]
		}
	}
}

func (w *weights) scale(f float32) {
	for i := range w.row {
		for k := range w.row[i] {
			w.row[i][k] *= f
		}
	}
	for a := range w.trans {
		for b := range w.trans[a] {
			w.trans[a][b] *= f
		}
	}
}

// label finds the most probable label of each token and the least posterior
// among them.
func (w *weights) label(c *chain, rows [][]int32) ([]crf.Label, float64) {
	c.fill(w, rows)
	c.marginals(w, len(rows), nil, c.got, &c.gotT)
	labels := make([]crf.Label, len(rows))
	least := 1.0
	for i := range rows {
		top := 0
		for k, p := range c.got[i] {
			if p > c.got[i][top] {
				top = k
			}
		}
		labels[i] = crf.Label(top) //nolint:gosec // small
		least = min(least, c.got[i][top])
	}
	return labels, least
}
