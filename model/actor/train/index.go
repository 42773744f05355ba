package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/lede-reader/lede/model/actor/crf"
)

// raw is a stretch with its features before they are numbered.
type raw struct {
	features [][]uint32
	allowed  []uint32
	weight   float64
}

// otherLabels is the set of the labels of the fourth class.
var otherLabels = func() (bits uint32) {
	for _, n := range []int{1, 3} {
		for _, l := range crf.SpanLabels(crf.Other, n) {
			bits |= 1 << l
		}
	}
	return bits
}()

// extract makes the stretches of documents. A token outside of any name in a
// set without the fourth class may be of that class.
func extract(docs []document, words *crf.Words) []raw {
	var out []raw
	for _, d := range docs {
		for _, in := range crf.Instances(d.doc, words) {
			r := raw{features: in.Features, allowed: make([]uint32, len(in.Features)), weight: d.weight}
			legal := true
			prev := crf.Outside
			for i := range in.Features {
				l := d.gold[in.First+i]
				legal = legal && crf.Follows(prev, l)
				prev = l
				r.allowed[i] = 1 << l
				if l == crf.Outside && !d.frozen[in.First+i] {
					r.allowed[i] |= otherLabels
				}
			}
			if legal && crf.Follows(prev, crf.Outside) { // else a name lies partly outside of the stretch
				out = append(out, r)
			}
		}
	}
	return out
}

// index numbers the features that occur often enough.
type index struct {
	ids  map[uint32]int32
	keys []uint32
}

func newIndex(least int, stretches []raw) *index {
	seen := make(map[uint32]uint8, 1<<22)
	ix := &index{ids: make(map[uint32]int32, 1<<21)}
	for _, s := range stretches {
		for _, keys := range s.features {
			for _, k := range keys {
				n := seen[k]
				if int(n) >= least {
					continue
				}
				if n++; int(n) == least {
					ix.ids[k] = int32(len(ix.keys)) //nolint:gosec // some millions
					ix.keys = append(ix.keys, k)
				}
				seen[k] = n
			}
		}
	}
	return ix
}

func (ix *index) rows(features [][]uint32) [][]int32 {
	rows := make([][]int32, len(features))
	for i, keys := range features {
		rows[i] = make([]int32, 0, len(keys))
		for _, k := range keys {
			if id, ok := ix.ids[k]; ok {
				rows[i] = append(rows[i], id)
			}
		}
	}
	return rows
}

func (ix *index) examples(stretches []raw) []example {
	out := make([]example, len(stretches))
	for i, s := range stretches {
		out[i] = example{rows: ix.rows(s.features), allowed: s.allowed, weight: float32(s.weight)}
	}
	return out
}

// selfLabel labels stretches with the field and returns those it is sure of.
func selfLabel(w *weights, ix *index, stretches []raw, posterior float64) []raw {
	var out []raw
	var c chain
	for _, s := range stretches {
		labels, least := w.label(&c, ix.rows(s.features))
		legal := true
		prev := crf.Outside
		s.allowed = make([]uint32, len(labels))
		for i, l := range labels {
			legal = legal && crf.Follows(prev, l)
			prev = l
			s.allowed[i] = 1 << l
		}
		if least > posterior && legal && crf.Follows(prev, crf.Outside) {
			out = append(out, s)
		}
	}
	return out
}

// pack writes the weights in fixed point, leaving out small ones until they fit
// into size bytes. Boldness is added where a name begins: sets that leave names
// unmarked make a field too shy.
func pack(w *weights, ix *index, size int, boldness float64) ([]byte, string, error) {
	for i := range w.row {
		o := w.row[i][crf.Outside]
		for k := range w.row[i] {
			w.row[i][k] -= o
		}
	}
	unit := unitOf(w)
	for cut := 0.0; ; {
		features, kept := quantize(w, ix, unit, cut)
		var trans [numLabels][numLabels]int16
		for a := range trans {
			for b := range trans[a] {
				x := float64(w.trans[a][b])
				if l := crf.Label(b); l.Starts() { //nolint:gosec // small
					x += boldness
				}
				trans[a][b] = int16(math.Round(x / unit)) //nolint:gosec // far below the limit
			}
		}
		need := 65536 + 4*len(features) + kept
		if need > size {
			cut = max(cut*1.03, unit)
			continue
		}
		out, err := crf.PackModel(trans, features)
		return out, fmt.Sprintf("%d features, %d weights, %d bytes, unit %.5f, cut %.4f", len(features), kept, len(out), unit, cut), err
	}
}

// unitOf chooses the fixed-point unit so that all but one weight in 5,000 fit
// into a signed byte.
func unitOf(w *weights) float64 {
	var abs []float32
	for _, r := range w.row {
		for _, x := range r[1:] {
			if x != 0 {
				abs = append(abs, max(x, -x))
			}
		}
	}
	slices.Sort(abs)
	return float64(abs[len(abs)-1-len(abs)/5000]) / 127
}

func quantize(w *weights, ix *index, unit, cut float64) (map[uint32][numLabels - 1]int8, int) {
	out := make(map[uint32][numLabels - 1]int8, len(w.row)/2)
	kept := 0
	for id, r := range w.row {
		var q [numLabels - 1]int8
		named := false
		for k, x := range r[1:] {
			if v := float64(x); math.Abs(v) >= cut {
				n := math.Round(v / unit)
				q[k] = int8(max(-127, min(127, n)))
				if q[k] != 0 {
					named = true
					kept++
				}
			}
		}
		if named {
			out[ix.keys[id]] = q
		}
	}
	return out, kept
}
