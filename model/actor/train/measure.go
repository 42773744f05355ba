package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model/actor/crf"
)

// holdOut takes the sets whose file names begin with one of the given prefixes
// out of the training sets.
func holdOut(sets []set, prefixes string) (train, test []set) {
	for _, s := range sets {
		held := slices.ContainsFunc(strings.Split(prefixes, ","), func(p string) bool { return p != "" && strings.HasPrefix(s.file, p) })
		if held {
			test = append(test, s)
		} else {
			train = append(train, s)
		}
	}
	return train, test
}

// tally counts names found rightly, found in all, and there.
type tally struct{ right, found, gold int }

func (t tally) String() string {
	p, r := float64(t.right)/float64(max(t.found, 1)), float64(t.right)/float64(max(t.gold, 1))
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f (%d)", p, r, 2*p*r/max(p+r, 1e-9), t.gold)
}

// measure scores the packed field on held-out documents: exact spans of persons,
// organizations and places with their class.
func measure(f *crf.Field, docs []document) map[string]tally {
	type key struct {
		first, last int
		class       crf.Class
	}
	names := []string{"person", "organization", "place"}
	out := make(map[string]tally)
	count := func(k key, change func(*tally)) {
		if k.class == crf.Other {
			return
		}
		for _, n := range []string{"all", names[k.class]} {
			t := out[n]
			change(&t)
			out[n] = t
		}
	}
	for _, d := range docs {
		gold := make(map[key]bool)
		for i := 0; i < len(d.gold); i++ {
			if !d.gold[i].Starts() {
				continue
			}
			j := i
			for j+1 < len(d.gold) && d.gold[j+1] != crf.Outside && !d.gold[j+1].Starts() {
				j++
			}
			k := key{i, j, d.gold[i].Class()}
			gold[k] = true
			count(k, func(t *tally) { t.gold++ })
			i = j
		}
		for _, n := range f.Names(d.doc) {
			k := key{n.First, n.Last, n.Class}
			count(k, func(t *tally) {
				t.found++
				if gold[k] {
					t.right++
				}
			})
		}
	}
	return out
}
