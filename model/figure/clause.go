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

// trimClause cuts down the clause [start, end) before a figure.
func (f *finder) trimClause(start, end int) (from, to int) {
	for end-1 > start && f.isLower(end-1) && (pricing[f.d.LowerTok(end-1)] || f.edge(end-1, false)) {
		end--
	}
	for i := end - 1; i >= start; i-- {
		switch {
		case f.class(i)&rel != 0 && f.is(i, "which"), i == start && f.class(i)&rel != 0 && f.class(i)&det == 0: // sales, which totalled
			from = f.pastAux(i + 1)
			if f.names(from, end) && !(end-from == 1 && pricing[f.d.LowerTok(from)]) {
				return from, end
			}
			return f.antecedent(i)
		case i > start && telling[f.d.LowerTok(i)] && f.isLower(i) && f.names(i+1, end): // a poll showed her approval
			return i + 1, end
		}
	}
	if f.class(start)&pron != 0 && start+1 < end && f.class(start+1)&(aux|adv) != 0 { // it was the third year
		if past := f.pastAux(start + 1); f.names(past, end) {
			return past, end
		}
	}
	if f.class(start)&prep != 0 && start+1 < end && !f.holdsVerb(start, end) && f.class(start+1)&det != 0 && f.names(start+1, end) && !f.hasName(start, end) { // for a turnout
		return start + 1, end
	}
	return start, end
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

// inBrackets returns what a figure in brackets of its own measures: the noun
// phrase before them, as in "fruit (3.6%)".
func (f *finder) inBrackets(first, last int) string {
	open := first - 1
	if open <= f.first || f.d.Tok(open) != "(" || last+1 >= f.last || f.d.Tok(last+1) != ")" || f.d.Tokens[open-1].Kind == text.Number {
		return ""
	}
	return f.phrase(f.nounBefore(open), open)
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

// hasName reports a word with a capital among tokens [start, end), but for the
// first.
func (f *finder) hasName(start, end int) bool {
	for i := start + 1; i < end; i++ {
		if f.d.Tokens[i].Upper {
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
