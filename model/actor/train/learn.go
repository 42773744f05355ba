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

// chain holds the scratch of forward-backward for one example.
type chain struct {
	score [][numLabels]float64
	alpha [][numLabels]float64
	beta  [][numLabels]float64
	want  [][numLabels]float64 // marginals under the allowed labels
	got   [][numLabels]float64 // marginals under the model
	wantT [numLabels][numLabels]float64
	gotT  [numLabels][numLabels]float64
}

func (c *chain) grow(n int) {
	if len(c.score) < n {
		c.score, c.alpha, c.beta = make([][numLabels]float64, n), make([][numLabels]float64, n), make([][numLabels]float64, n)
		c.want, c.got = make([][numLabels]float64, n), make([][numLabels]float64, n)
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

const all = 1<<numLabels - 1

// marginals runs forward-backward in scaled probabilities over the labels that
// allowed admits (nil: all), and leaves the marginals in m and t. What lies
// around the stretch is Outside.
func (c *chain) marginals(w *weights, n int, allowed []uint32, m [][numLabels]float64, t *[numLabels][numLabels]float64) {
	var et [numLabels][numLabels]float64
	for a := range numLabels {
		for _, b := range follows[a] {
			et[a][b] = math.Exp(float64(w.trans[a][b]))
		}
	}
	es := m // the emission factors are kept where the marginals will go
	for i := range n {
		top := c.score[i][0]
		for _, s := range c.score[i] {
			top = max(top, s)
		}
		for k, s := range c.score[i] {
			es[i][k] = 0
			if allowed == nil || allowed[i]>>k&1 == 1 {
				es[i][k] = math.Exp(s - top)
			}
		}
	}
	prev := [numLabels]float64{1}
	for i := range n {
		var next [numLabels]float64
		sum := 0.0
		for a, p := range prev {
			if p == 0 {
				continue
			}
			for _, b := range follows[a] {
				next[b] += p * et[a][b]
			}
		}
		for k := range next {
			next[k] *= es[i][k]
			sum += next[k]
		}
		for k := range next {
			next[k] /= sum
		}
		c.alpha[i], prev = next, next
	}
	*t = [numLabels][numLabels]float64{}
	after := [numLabels]float64{} // factor of what follows token i, by its label
	for a := range numLabels {
		after[a] = et[a][0]
	}
	for i := n - 1; i >= 0; i-- {
		sum := 0.0
		for k := range after {
			sum += c.alpha[i][k] * after[k]
		}
		var cur [numLabels]float64
		for k := range after {
			after[k] /= sum
			cur[k] = es[i][k] * after[k]
			c.beta[i][k] = c.alpha[i][k] * after[k]
		}
		if i == n-1 {
			for a := range numLabels {
				t[a][0] += c.alpha[i][a] * after[a]
			}
		}
		from := [numLabels]float64{1}
		if i > 0 {
			from = c.alpha[i-1]
		}
		var before [numLabels]float64
		norm := 0.0
		for a := range numLabels {
			for _, b := range follows[a] {
				before[a] += et[a][b] * cur[b]
			}
			norm += from[a] * before[a]
		}
		for a := range numLabels {
			if from[a] == 0 {
				continue
			}
			for _, b := range follows[a] {
				t[a][b] += from[a] * et[a][b] * cur[b] / norm
			}
		}
		after = before
	}
	for i := range n {
		m[i] = c.beta[i]
	}
}

// learn takes one AdaGrad step on the log-likelihood of the allowed labels.
func (w *weights) learn(c *chain, e *example) {
	n := len(e.rows)
	c.fill(w, e.rows)
	c.marginals(w, n, e.allowed, c.want, &c.wantT)
	c.marginals(w, n, nil, c.got, &c.gotT)
	for i, ids := range e.rows {
		var g [numLabels]float32
		var hot [numLabels]int
		k := 0
		for l := range g {
			g[l] = e.weight * float32(c.got[i][l]-c.want[i][l])
			if g[l] > 1e-3 || g[l] < -1e-3 {
				hot[k] = l
				k++
			}
		}
		if k == 0 {
			continue
		}
		for _, id := range ids {
			r, s := &w.row[id], &w.sum[id]
			for _, l := range hot[:k] {
				w.step(&r[l], &s[l], g[l])
			}
		}
	}
	for a := range numLabels {
		for _, b := range follows[a] {
			if g := e.weight * float32(c.gotT[a][b]-c.wantT[a][b]); g > 1e-4 || g < -1e-4 {
				w.step(&w.trans[a][b], &w.tsum[a][b], g)
			}
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
