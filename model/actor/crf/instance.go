package crf

import "github.com/lede-reader/lede/model/text"

// Instance is a stretch of tokens as a trainer needs it: the features of each
// token, and the token the stretch begins at. Every token that lies in no
// instance is outside of any name by definition.
type Instance struct {
	First    int
	Features [][]uint32
}

// Instances returns the stretches of d that may hold names. The features are
// exactly those that [Field.Names] scores.
func Instances(d *text.Doc, words *Words) []Instance {
	v := newView(d, words)
	var out []Instance
	var stretches []stretch
	for s, sent := range d.Sentences {
		stretches = v.stretches(stretches[:0], s)
		for _, st := range stretches {
			in := Instance{First: st.first, Features: make([][]uint32, 0, st.last-st.first)}
			for i := st.first; i < st.last; i++ {
				keys := make([]uint32, 0, 140)
				for o := -reach; o <= reach; o++ {
					keys = v.wordFeatures(keys, &v.types[v.typeAt(i+o, sent.First, sent.Last)], o)
				}
				keys = v.pairFeatures(keys, i, sent.First, sent.Last)
				in.Features = append(in.Features, v.runFeatures(keys, i, sent.First, sent.Last))
			}
			out = append(out, in)
		}
	}
	return out
}
