package figure

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// A clause before a figure is seldom the shortest phrase that says what is
// measured: it has an introduction ("for a turnout of"), says who tells ("the
// poll showed her approval at") or hangs on a noun ("sales, which totalled").
// The functions of this file cut it down.

// telling are verbs behind which stands what is measured. Unlike other verbs of
// saying they take a noun, not a sentence.
var telling = wordSet(`showed shows show put puts found finds gave gives estimated counted recorded reported registered documented listed measured cited
	registers indicated indicates`)

// pricing are words at the end of a clause that belong to the figure: "tickets
// priced at $16", "losses totalling 40m".
var pricing = wordSet(`priced valued totaling totalling totaled totalled worth costing estimated averaging averaged capped standing sitting rated ranked
	only just totals numbering numbered some total equalling`)

// impersonal and being open a clause that only points at what follows: "it was
// the third year".
var (
	impersonal = wordSet(`it there this that these`)
	being      = wordSet(`is was are were has had have`)
)

// opening are prepositions that lead to what is measured, not to where or when
// it was.
var opening = wordSet(`for with at by`)

// bare are nouns that measure nothing without their clause: "grows at a rate of".
var bare = wordSet(`rate factor pace bunch additional average total sum majority level number amount ratio maximum minimum extra further`)

// trimClause cuts down the clause [start, end) before a figure.
func (f *finder) trimClause(start, end int) (from, to int) {
	if np := f.ledTo(start, end); np > start {
		return np, end - 1
	}
	for end-1 > start && f.isLower(end-1) && (pricing[f.d.LowerTok(end-1)] || f.edge(end-1, false)) {
		end--
	}
	for i := end - 1; i >= start; i-- {
		switch {
		case f.is(i, "which"), i == start && f.class(i)&rel != 0 && f.class(i)&det == 0: // sales, which totalled
			from = f.pastAux(i + 1)
			if end-from > 1 && f.names(from, end) {
				return from, end
			}
			return f.antecedent(i)
		case i > start && telling[f.d.LowerTok(i)] && f.isLower(i) && f.names(i+1, end): // a poll showed her approval
			return i + 1, end
		}
	}
	return f.pastIntroduction(start, end), end
}

// ledTo is where the noun phrase begins that a preposition leads to, at the end
// of a clause and before "of": "altitude" in "broke up at an altitude of". It is
// 0 when there is none, or it says nothing by itself.
func (f *finder) ledTo(start, end int) int {
	if end-1 <= start || !f.is(end-1, "of") || bare[f.d.LowerTok(end-2)] {
		return 0
	}
	np := f.nounBefore(end - 1)
	if np > start && f.class(np)&det != 0 && f.class(np-1)&prep != 0 && f.names(np, end-1) {
		return np
	}
	return 0
}

// pastIntroduction steps over what only points at what follows: "it was" the
// third year, "for" a turnout.
func (f *finder) pastIntroduction(start, end int) int {
	if start+1 >= end {
		return start
	}
	if impersonal[f.d.LowerTok(start)] && being[f.d.LowerTok(start+1)] {
		if past := f.pastAux(start + 1); end-past > 1 && f.names(past, end) {
			return past
		}
	}
	if opening[f.d.LowerTok(start)] && f.class(start+1)&det != 0 && !f.holdsVerb(start, end) && f.names(start+1, end) && !f.hasName(start, end) && !bare[f.d.LowerTok(end-1)] {
		return start + 1
	}
	return start
}

// pastAux steps over forms of be and have, and the small adverbs among them.
func (f *finder) pastAux(i int) int {
	for i < f.last && f.class(i)&(aux|adv) != 0 && f.isLower(i) {
		i++
	}
	return i
}

// antecedent is the noun phrase that a relative pronoun behind a comma goes back
// to.
func (f *finder) antecedent(pronoun int) (from, to int) {
	to = pronoun
	if to > f.first && f.d.Tok(to-1) == "," {
		to--
	}
	return f.nounBefore(to), to
}

// nounBefore is where the noun phrase begins that ends before token end.
func (f *finder) nounBefore(end int) int {
	from := end
	for from > f.first && end-from < aboutPhrase && !f.breaks(from-1, f.first) {
		c := f.class(from - 1)
		if c&(conj|aux|rel|pron|plainV|report|change) != 0 && f.isLower(from-1) && c&det == 0 || c&prep != 0 && !f.is(from-1, "of") {
			break
		}
		from--
		if c&det != 0 {
			break
		}
	}
	return from
}

// bracketed reports that a figure stands in brackets of its own.
func (f *finder) bracketed(first, last int) bool {
	return first-1 > f.first && f.d.Tok(first-1) == "(" && last+1 < f.last && f.d.Tok(last+1) == ")"
}

// names reports that tokens [start, end) hold a word that is more than grammar.
func (f *finder) names(start, end int) bool {
	for i := start; i < end; i++ {
		if t := f.d.Tokens[i]; t.Kind == text.Word && (t.Upper || f.class(i)&^known == 0) && !pricing[f.d.LowerTok(i)] {
			return true
		}
	}
	return false
}

// hasName reports a word with a capital or a personal pronoun among tokens
// [start, end), but for the first: a clause may begin there.
func (f *finder) hasName(start, end int) bool {
	for i := start + 1; i < end; i++ {
		if f.d.Tokens[i].Upper || f.class(i)&pron != 0 && f.class(i)&det == 0 {
			return true
		}
	}
	return false
}

// isLower reports a word that begins with a small letter.
func (f *finder) isLower(i int) bool { return f.d.Tokens[i].Kind == text.Word && !f.d.Tokens[i].Upper }

// adjectival are endings of words that a noun follows when "and" and another
// such word stand between: "regional and legislative elections".
var adjectival = []string{"al", "ive", "ic", "ary", "ous", "ern", "ful", "less", "able", "ible"}

// cutsNoun reports that a phrase that ends before an "and" at token i would lose
// the noun its last word belongs to.
func (f *finder) cutsNoun(i int) bool {
	w := f.d.LowerTok(i - 1)
	for _, a := range adjectival {
		if len(w) > len(a)+2 && strings.HasSuffix(w, a) {
			return true
		}
	}
	return false
}
