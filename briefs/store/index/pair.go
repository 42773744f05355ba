package index

import "strings"

// MarkPair stands before a pair of common words that stand side by side.
const MarkPair = "\ue00b"

// Pair returns the word under which an index keeps that b stands behind a. Only
// common words have one: that an article holds each of them says nothing, and
// without it a lookup of a phrase of such words would have to read every
// article. Where one of the words is rarer, its articles are few.
func Pair(a, b string) (word string, kept bool) {
	if _, kept = common[a]; kept {
		_, kept = common[b]
	}
	if !kept {
		return "", false
	}
	return MarkPair + a + MarkPair + b, true
}

// common are words that a large part of all news articles hold: the small words
// of English, and what news is about. Written for lede; the list is part of the
// form of an index and never changes.
var common = func() map[string]struct{} {
	set := make(map[string]struct{})
	for w := range strings.FieldsSeq(`
		a about according after against all also an and any are as at back be because been before being but by can could day
		did do down during each even first for former four from get government group had has have he her here him his how if in
		including into is it its just last like made make many may minister monday more most new news no not now of off on one only
		or other our out over own part people percent police president public s said same saw say says several she should since
		six so some state states still such t take than that the their them then there these they this those three through time
		to told took two u under united until up us very was we week were what when where which while who will with work world
		would year years yesterday you`) {
		set[w] = struct{}{}
	}
	return set
}()
