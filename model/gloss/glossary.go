package gloss

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/lexicon"
)

// Entry is one explanation of one term.
type Entry struct {
	Term    string   // the headword, as a dictionary would print it
	Aliases []string // other forms that mean the same
	Topic   string   // "law", "economy"…; may be empty
	Common  bool     // so ordinary a word that it is explained only when asked for
	Text    string   // the explanation, one or two sentences
}

// Glossary is a set of explanations: that of lede, those of the user, or
// several laid over one another by [Merge]. It is read-only and safe for use by
// several goroutines. A nil Glossary is empty.
type Glossary struct {
	entries []sourced
	byKey   map[string][]int32 // folded headword or alias → entries, upper layer first
	terms   *matcher           // finds the entries that are offered unasked
}

// sourced is an entry with the glossary it comes from.
type sourced struct {
	Entry
	source model.TermSource
	layer  int32
	key    string // its headword, folded
}

// New makes a glossary of one source. Of two entries with the same term the
// first wins in [Find]; [Glossary.Lookup] returns both.
func New(source model.TermSource, entries []Entry) *Glossary {
	list := make([]sourced, len(entries))
	for i, e := range entries {
		list[i] = sourced{Entry: e, source: source}
	}
	return build(list)
}

// Default returns the glossary that comes with lede. It is built on first use,
// in about two milliseconds, and shared from then on. An error says that the
// embedded file is faulty, which the tests of this package exclude.
func Default() (*Glossary, error) { return builtIn() }

var builtIn = sync.OnceValues(func() (*Glossary, error) {
	entries, err := ParseTSV("glossary.tsv", lexicon.Glossary())
	if err != nil {
		return nil, fmt.Errorf("built-in glossary: %w", err)
	}
	if len(entries) == 0 {
		return nil, errors.New("built-in glossary: no entries")
	}
	return New(model.TermLede, entries), nil
})

// Merge lays glossaries over one another, the first on top: where two explain
// the same term, [Find] offers the upper explanation, and [Glossary.Lookup]
// returns the upper one first. Empty glossaries are left out.
func Merge(layers ...*Glossary) *Glossary {
	layers = slices.DeleteFunc(slices.Clone(layers), func(g *Glossary) bool { return g.Len() == 0 })
	if len(layers) == 1 { // most users write none of their own
		return layers[0]
	}
	var list []sourced
	layer := int32(0)
	for _, g := range layers {
		top := layer
		for _, e := range g.entries {
			e.layer += top
			layer = max(layer, e.layer+1)
			list = append(list, e)
		}
	}
	return build(list)
}

func build(list []sourced) *Glossary {
	g := &Glossary{entries: list, byKey: make(map[string][]int32, 2*len(list)), terms: newMatcher(2 * len(list))}
	heads := make(map[string]bool, len(list)) // headwords of upper layers
	for i := range list {
		e := &list[i]
		n := int32(i) //nolint:gosec // a glossary has fewer entries than an int32 can count
		if e.key == "" {
			e.key = fold(e.Term)
		}
		g.addKey(e.key, n)
		for _, a := range e.Aliases {
			g.addKey(fold(a), n)
		}
		// A common term of an upper layer hides it in those below, too.
		if !heads[e.key] && !e.Common {
			g.terms.addEntry(n, e)
		}
		heads[e.key] = true
	}
	g.terms.index()
	return g
}

func (g *Glossary) addKey(key string, entry int32) {
	if key == "" {
		return
	}
	for _, n := range g.byKey[key] {
		if n == entry {
			return
		}
	}
	g.byKey[key] = append(g.byKey[key], entry)
}

// Len is the number of entries, of all layers.
func (g *Glossary) Len() int {
	if g == nil {
		return 0
	}
	return len(g.entries)
}

// All returns every entry, upper layers first, else in the order of the files.
func (g *Glossary) All() []model.Definition {
	if g == nil {
		return nil
	}
	all := make([]model.Definition, len(g.entries))
	for i := range g.entries {
		all[i] = g.entries[i].definition()
	}
	return all
}

// Lookup returns what the glossary says of a word or phrase, common words
// included: upper layers first, and within a layer the entries whose headword
// it is before those that have it as an alias. Case, plural, British and
// American spelling, accents, hyphens, and the points of an acronym make no
// difference; of terms that differ by case alone ("WHO", "who") those written
// just like word come first. It returns nil when there is nothing.
func (g *Glossary) Lookup(word string) []model.Definition {
	if g == nil {
		return nil
	}
	key := fold(word)
	found := g.byKey[key]
	if len(found) == 0 {
		return nil
	}
	defs := make([]model.Definition, 0, len(found))
	for _, n := range rank(g.entries, found, key, strings.TrimSpace(word)) {
		defs = append(defs, g.entries[n].definition())
	}
	return defs
}

// rank sorts entries by layer, then written like word, then by headword before alias.
func rank(entries []sourced, found []int32, key, word string) []int32 {
	weight := func(n int32) int32 {
		e := &entries[n]
		w := e.layer * 4
		if e.Term != word {
			w++
		}
		if e.key != key {
			w += 2
		}
		return w
	}
	ranked := make([]int32, 0, len(found))
	for _, n := range found { // insertion sort: a key has a handful of entries
		at := len(ranked)
		for at > 0 && weight(ranked[at-1]) > weight(n) {
			at--
		}
		ranked = append(ranked, 0)
		copy(ranked[at+1:], ranked[at:])
		ranked[at] = n
	}
	return ranked
}

func (e *sourced) definition() model.Definition {
	aliases := e.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	return model.Definition{Term: e.Term, Aliases: aliases, Text: e.Text, Topic: e.Topic, Source: e.source}
}
