package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model/actor/crf"
)

// TestMarginals compares forward-backward with the sum over every sequence.
func TestMarginals(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // a test
	w := newWeights(6, 0.1, 0)
	for i := range w.row {
		for k := range w.row[i] {
			w.row[i][k] = float32(rng.NormFloat64())
		}
	}
	for a := range w.trans {
		for b := range w.trans[a] {
			w.trans[a][b] = float32(rng.NormFloat64())
		}
	}
	rows := [][]int32{{0, 1}, {2, 3}, {4, 5}}
	var c chain
	c.fill(w, rows)
	c.marginals(w, len(rows), nil, c.got, &c.gotT)

	var want [3]vector
	total := 0.0
	for l0 := range numLabels {
		for l1 := range numLabels {
			for l2 := range numLabels {
				path := []int{0, l0, l1, l2, 0}
				score := c.score[0][l0] + c.score[1][l1] + c.score[2][l2]
				legal := true
				for i := 1; i < len(path); i++ {
					legal = legal && slices.Contains(follows[path[i-1]], path[i])
					score += float64(w.trans[path[i-1]][path[i]])
				}
				if !legal {
					continue
				}
				p := math.Exp(score)
				total += p
				want[0][l0] += p
				want[1][l1] += p
				want[2][l2] += p
			}
		}
	}
	for i := range want {
		for k := range want[i] {
			if math.Abs(c.got[i][k]-want[i][k]/total) > 1e-9 {
				t.Fatalf("token %d label %d: %.6f, want %.6f", i, k, c.got[i][k], want[i][k]/total)
			}
		}
	}
}

// TestLearn trains on a toy language with one word for each label.
func TestLearn(t *testing.T) {
	labels := crf.SpanLabels(crf.Person, 2)
	e := example{weight: 1}
	for i, l := range []crf.Label{crf.Outside, labels[0], labels[1], crf.Outside} {
		e.rows = append(e.rows, []int32{int32(i)}) //nolint:gosec // small
		e.allowed = append(e.allowed, 1<<l)
	}
	w := newWeights(4, 0.1, 0)
	var c chain
	for range 50 {
		w.learn(&c, &e)
	}
	got, least := w.label(&c, e.rows)
	if want := []crf.Label{crf.Outside, labels[0], labels[1], crf.Outside}; !slices.Equal(got, want) || least < 0.9 {
		t.Errorf("got %v with %.2f, want %v", got, least, want)
	}
}

// TestPartial checks that a token that may be of the fourth class is not pushed
// away from it.
func TestPartial(t *testing.T) {
	w := newWeights(1, 0.1, 0)
	e := example{rows: [][]int32{{0}}, allowed: []uint32{1<<crf.Outside | otherLabels}, weight: 1}
	var c chain
	for range 50 {
		w.learn(&c, &e)
	}
	unit := crf.SpanLabels(crf.Other, 1)[0]
	person := crf.SpanLabels(crf.Person, 1)[0]
	if w.row[0][unit] <= w.row[0][person] {
		t.Errorf("other %.2f is not above person %.2f", w.row[0][unit], w.row[0][person])
	}
}

func TestBuild(t *testing.T) {
	s := sentence{{"Anna", "B-PER"}, {"Berg", "I-PER"}, {"'s", "O"}, {"report", "O"}, {"on", "O"}, {"U.S.", "B-LOC"}, {"ships", "O"}, {".", "O"}}
	d := build([]sentence{s}, set{weight: 1})
	if want := "Anna Berg's report on U.S. ships."; d.doc.Text != want {
		t.Fatalf("text %q, want %q", d.doc.Text, want)
	}
	var got []crf.Label
	for i := range d.doc.Tokens {
		got = append(got, d.gold[i])
	}
	p, u := crf.SpanLabels(crf.Person, 2), crf.SpanLabels(crf.Place, 1)[0]
	if want := []crf.Label{p[0], p[1], 0, 0, 0, u, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}
