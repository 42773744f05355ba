// Package gloss makes the glossary of an article and holds the glossaries it
// draws on.
//
// # Terms that the article explains itself
//
// [Find] reads every sentence for the ways in which news explains a term. What
// is found is the explanation exactly as printed, without its article:
//
//   - apposition, dash, brackets: "Foro Penal, a legal-aid group that tracks
//     arrests, …" gives "legal-aid group that tracks arrests";
//   - apposition before: "human rights organization Foro Penal";
//   - acronym: "World Health Organization (WHO)", "WHO (World Health Organization)",
//     "…, or WHO,", by the letters (Schwartz and Hearst 2003, "A simple algorithm
//     for identifying abbreviation definitions in biomedical text");
//   - known as: "a nerve agent known as Novichok";
//   - is a: "A safe conduct is a document that lets a person leave";
//   - stands for: "TEU, which stands for twenty-foot equivalent unit".
//
// The rules are patterns in the manner of Hearst (1992), "Automatic acquisition
// of hyponyms from large text corpora", over tokens. What keeps them precise is
// that the head noun of the explanation must be of a class that things belong to
// (group, agency, ship, treaty, disease…), so that "the president, a lawyer who…"
// and "the vote, a blow to…" are left alone; that the phrase must be closed by a
// mark; and that the term is no person.
//
// # Terms that a glossary explains
//
// A [Glossary] is read-only. It finds its terms by a hash on the first token of
// each form and then compares token by token, the longest form first, so a text
// costs one look-up per token however large the glossary is. Plural, capitals at
// the start of a sentence, British and American spelling, hyphens and the points
// of acronyms make no difference. "who" is not WHO and "ice" is not ICE: an
// acronym must be written as one, in a sentence that is not all capitals. A
// name needs its capitals. An ordinary word inside a longer name is no term.
//
// # What it is measured at
//
// On the 186 sentences of testdata/defined.jsonl, which hold 101 definitions and
// 87 sentences that look as if they did, every definition found is right in
// both term and span, with names given and without; 99 and 95 per cent of them
// are found. The sentences were written for this, the last third without
// looking at the rules; on real news expect less, on the 23 articles it was
// read on, one false in eighteen. [Find] reads some 20 to 40 MB of tokenised
// text per second on one core.
//
// # Where it fails
//
// Terms defined over two sentences ("Novichok is feared. The nerve agent…"),
// explanations whose head noun is in no list, and plain lower-case terms that
// are explained without "that", "which" or a participle. A glossary cannot know
// which of two senses is meant.
package gloss

import (
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the glossary of d: first the terms that the article defines
// itself, in the order of their definitions, then the terms of g it uses, in
// the order of first use, each with every place it stands at. Entries marked
// common are left out; [Glossary.Lookup] has them. Actors tell names from
// terms, and organizations from people; they may be empty. g may be nil.
func Find(d *text.Doc, actors []model.Actor, g *Glossary) []model.Term {
	names := newNames(d, actors)
	terms := definitions(d, names)
	known := make(map[string]bool, len(terms))
	for i := range terms {
		known[fold(terms[i].Term)] = true
	}
	mentionsOf(d, terms)
	if g == nil {
		return terms
	}
	return append(terms, g.used(d, names, known)...)
}

// used finds the offered entries of g in the text, but those known already.
func (g *Glossary) used(d *text.Doc, names *names, known map[string]bool) []model.Term {
	var terms []model.Term
	at := make(map[string]int) // folded headword → index into terms
	g.terms.find(d, names.hides(d), func(m match) {
		e := &g.entries[m.entry]
		if known[e.key] {
			return
		}
		i, ok := at[e.key]
		if !ok {
			i = len(terms)
			at[e.key] = i
			terms = append(terms, model.Term{Term: e.Term, Definition: e.Text, Source: e.source, Rule: "glossary"})
		}
		terms[i].Mentions = append(terms[i].Mentions, model.Span{Start: m.start, End: m.end})
	})
	return terms
}

// mentionsOf fills in where the terms that the article defines are used.
func mentionsOf(d *text.Doc, terms []model.Term) {
	if len(terms) == 0 {
		return
	}
	m := newMatcher(len(terms))
	for i := range terms {
		m.addForm(written{terms[i].Term, int32(i), false, true}) //nolint:gosec // few terms
	}
	m.index()
	m.find(d, func(int, int, *form) bool { return false }, func(f match) {
		terms[f.entry].Mentions = append(terms[f.entry].Mentions, model.Span{Start: f.start, End: f.end})
	})
}

// names knows where the article's actors are named.
type names struct {
	start map[int]int // first token of a mention → index into list
	end   map[int]int // last token of a mention → index into list
	list  []name      // in text order
}

// name is one mention of an actor, in tokens.
type name struct {
	first, last int
	kind        model.ActorKind
}

func newNames(d *text.Doc, actors []model.Actor) *names {
	n := &names{start: map[int]int{}, end: map[int]int{}}
	for i := range actors {
		if actors[i].Kind == model.ActorGroup {
			continue
		}
		for _, m := range actors[i].Mentions {
			if m.Start < 0 || m.End > len(d.Text) || m.Start >= m.End {
				continue
			}
			first := d.TokenAt(m.Start)
			last := d.TokenAt(m.End - 1)
			if first < len(d.Tokens) && last < len(d.Tokens) {
				n.list = append(n.list, name{first, last, actors[i].Kind})
			}
		}
	}
	sort.SliceStable(n.list, func(i, j int) bool { return n.list[i].first < n.list[j].first })
	for i, m := range n.list {
		n.start[m.first] = i
		n.end[m.last] = i
	}
	return n
}

// hides returns a test for places where an ordinary word is part of a longer
// name ("License" in "License Bureau") and so not the term. It must be called
// with rising first tokens.
func (n *names) hides(d *text.Doc) func(first, last int, f *form) bool {
	at := 0
	caps := shouting{d: d, sentence: -1}
	return func(first, last int, f *form) bool {
		if f.tokens[0].exact != "" {
			return len(f.tokens) == 1 && caps.at(first)
		}
		if len(f.tokens) > 1 || f.tokens[0].capital || !d.Tokens[first].Upper {
			return false
		}
		for at < len(n.list) && n.list[at].last < first {
			at++
		}
		if at < len(n.list) && n.list[at].first <= first && n.list[at].last >= last && n.list[at].last > n.list[at].first {
			return true
		}
		return inName(d, first, last)
	}
}

// inName reports whether the capitalised word at [first, last] has a
// capitalised neighbour in running text.
func inName(d *text.Doc, first, last int) bool {
	s := d.SentenceOf(first)
	if s >= len(d.Sentences) {
		return false
	}
	sent := d.Sentences[s]
	if kind := d.Blocks[sent.Block].Kind; kind == model.PartHeadline || kind == model.PartHeading {
		return false
	}
	before := first > sent.First+1 && isNameToken(d, first-1)
	after := last+1 < sent.Last && isNameToken(d, last+1)
	return before || after
}

func isNameToken(d *text.Doc, i int) bool {
	return d.Tokens[i].Kind == text.Word && d.Tokens[i].Upper
}

// shouting tells sentences that are written in capitals, where an acronym
// cannot be told from a word ("WHO WINS?").
type shouting struct {
	d        *text.Doc
	sentence int
	answer   bool
}

func (s *shouting) at(token int) bool {
	n := s.d.SentenceOf(token)
	if n == s.sentence || n >= len(s.d.Sentences) {
		return s.answer
	}
	s.sentence = n
	words, upper := 0, 0
	for i := s.d.Sentences[n].First; i < s.d.Sentences[n].Last; i++ {
		if t := s.d.Tokens[i]; t.Kind == text.Word && t.End-t.Start > 1 {
			words++
			if t.AllUpper {
				upper++
			}
		}
	}
	s.answer = words > 1 && upper == words || words >= 4 && upper*10 > words*7
	return s.answer
}
