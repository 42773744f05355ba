package across

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// joiner is a union-find over name keys.
type joiner struct {
	parent []int
	byKey  map[string]int
	keys   []string
	apart  [][2]int // nodes that are never joined
}

func (j *joiner) node(key string) int {
	n, ok := j.byKey[key]
	if !ok {
		n = len(j.parent)
		j.byKey[key] = n
		j.parent = append(j.parent, n)
		j.keys = append(j.keys, key)
	}
	return n
}

func (j *joiner) find(n int) int {
	for j.parent[n] != n {
		j.parent[n] = j.parent[j.parent[n]]
		n = j.parent[n]
	}
	return n
}

func (j *joiner) union(a, b int) {
	if a, b = j.find(a), j.find(b); a != b && j.mayMeet(a, b) {
		j.parent[max(a, b)] = min(a, b)
	}
}

// acronyms joins an acronym with the name it stands for, where every article
// that gives one gives the same.
func (j *joiner) acronyms(locals []local, s *said) {
	full := make(map[string]string) // acronym key → name key; empty when articles differ
	note := func(short, key string) {
		if !s.apart(wordsKey(short), key) {
			noteAcronym(full, short, key)
		}
	}
	for i := range locals {
		for _, a := range locals[i].actors {
			if a.Kind == model.ActorPerson {
				continue
			}
			for _, alias := range a.Aliases {
				note(alias, locals[i].key)
			}
			if o := locals[i].owner; o >= 0 {
				note(a.Name, locals[o].key)
			} else if nameKey(a) != locals[i].key {
				note(a.Name, locals[i].key)
			}
		}
	}
	for _, short := range j.keys[:len(j.keys):len(j.keys)] {
		if key := full[short]; key != "" {
			j.union(j.byKey[short], j.byKey[key])
		}
	}
}

// noteAcronym notes that an article uses a short name for the name with a key.
func noteAcronym(full map[string]string, short, key string) {
	w := nameWords(short)
	if !isAcronym(short) || len(w) != 1 {
		return
	}
	k := "name " + w[0]
	if was, ok := full[k]; ok && was != key {
		key = ""
	}
	full[k] = key
}

// shorterNames joins a person's shorter full name with the one longer name that
// begins or ends with its words.
func (j *joiner) shorterNames(locals []local, s *said) {
	type named struct {
		key   string
		words []string
	}
	longer := make(map[string][]named) // by first and by last word
	seen := make(map[string]bool)
	var all []named
	for i := range locals {
		l := &locals[i]
		w := nameWords(l.actors[0].Name)
		if l.actors[0].Kind != model.ActorPerson || len(w) < 2 || seen[l.key] {
			continue
		}
		seen[l.key] = true
		n := named{l.key, w}
		all = append(all, n)
		longer["^"+w[0]] = append(longer["^"+w[0]], n)
		longer["$"+w[len(w)-1]] = append(longer["$"+w[len(w)-1]], n)
	}
	for _, n := range all {
		last := n.words[len(n.words)-1]
		found := make(map[string]bool)
		for _, c := range longer["^"+n.words[0]] {
			if len(c.words) > len(n.words) && inOrder(n.words, c.words) && !s.apart(n.key, c.key) {
				found[c.key] = true
			}
		}
		for _, c := range longer["$"+last] {
			if len(c.words) > len(n.words) && hasSuffix(c.words, n.words) && !s.apart(n.key, c.key) {
				found[c.key] = true
			}
		}
		if key, ok := single(found); ok {
			j.union(j.byKey[n.key], j.byKey[key])
		}
	}
}

// oneWord joins a word that names a person in some articles and something else in
// others, unless some person's full name has it.
func (j *joiner) oneWord(locals []local) {
	inFull := make(map[string]bool)
	for i := range locals {
		if a := locals[i].actors[0]; a.Kind == model.ActorPerson {
			if w := nameWords(a.Name); len(w) > 1 {
				for _, one := range w {
					inFull[one] = true
				}
			}
		}
	}
	for _, key := range j.keys[:len(j.keys):len(j.keys)] {
		if w, ok := strings.CutPrefix(key, "person "); ok && !inFull[w] {
			if other, known := j.byKey["name "+w]; known {
				j.union(j.byKey[key], other)
			}
		}
	}
}

// single returns the longest of names that hold one another, or false where two
// different people could be meant.
func single(keys map[string]bool) (string, bool) {
	best := ""
	for k := range keys {
		if len(k) > len(best) || len(k) == len(best) && k < best {
			best = k
		}
	}
	long := strings.Fields(best)
	for k := range keys {
		if !inOrder(strings.Fields(k), long) {
			return "", false
		}
	}
	return best, best != ""
}

// inOrder reports whether the words of short stand in long in their order.
func inOrder(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && short[i] == w {
			i++
		}
	}
	return i == len(short)
}

func hasSuffix(long, short []string) bool {
	return len(long) >= len(short) && slices.Equal(long[len(long)-len(short):], short)
}
