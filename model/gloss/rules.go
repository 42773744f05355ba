package gloss

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// apposition reads "X, a group that tracks arrests, …" at the comma or dash i.
func (f *definer) apposition(i int) {
	dash := f.tok(i) != ","
	p, ok := f.phraseAt(i+1, dash)
	if !ok || p.len() < 2 {
		return
	}
	term, named := f.termBefore(i-1, p)
	if !named || f.placeClause(term, p) {
		return
	}
	rule := "apposition"
	if dash {
		rule = "dash"
	}
	f.add(rule, term, p.run)
}

// termBefore returns what the apposition p could explain: the name in front of
// it, also over an acronym in brackets or behind "or", or a plain noun phrase.
func (f *definer) termBefore(i int, p phrase) (run, bool) {
	if f.tok(i) == ")" && f.isAcronym(i-1) && f.tok(i-2) == "(" {
		i -= 3
	}
	if r, ok := f.nameBefore(i); ok {
		return r, true
	}
	if _, actor := f.names.end[i]; actor || f.upper(i) || !p.relative {
		return run{}, false
	}
	r, ok := f.nounsBefore(i)
	if !ok {
		return run{}, false
	}
	for k := r.first + 1; k < r.last; k++ {
		if f.upper(k) && !f.upper(k-1) && f.is(k-1, text.Word) { // Doctors suspect | Lassing fever
			return run{k, r.last}, true
		}
	}
	if r.len() == 1 { // an actigraph, a device that records movement
		before := f.tok(r.first - 1)
		return r, (before == "a" || before == "an") && technical[singular(f.tok(p.head))]
	}
	return r, r.len() <= 5 && f.plainTerm(r)
}

// technical are nouns for things whose names a reader may not know.
var technical = set("device drug protein gene enzyme hormone instrument tool substance chemical compound technique method procedure disease disorder parasite bacterium virus metal alloy vessel garment dish drink fabric vehicle weapon")

// plainTerm reports whether a plain noun phrase is one that an article may
// introduce as a term: it stands behind an indefinite article, "so-called" or a
// preposition, and has no number in it.
func (f *definer) plainTerm(r run) bool {
	for k := r.first; k <= r.last; k++ {
		if f.is(k, text.Number) || f.is(k, text.Clitic) || verbal(f.tok(k)) && k == r.last {
			return false
		}
	}
	switch before := f.tok(r.first - 1); before {
	case "a", "an", "so-called", "called":
		return true
	case "":
		return r.len() <= 2
	default:
		return prepositions[before] && before != "of" || isQuoteToken(before)
	}
}

// placeClause reports that what looks like an apposition is the main clause
// behind an opening "In X,".
func (f *definer) placeClause(term run, p phrase) bool {
	first := term.first
	if articles[f.tok(first-1)] {
		first--
	}
	return first-1 == f.sent.First && prepositions[f.tok(first-1)] && p.sentenceOn
}

// appositionBefore reads "human rights organization Foro Penal" at its head
// noun, token i.
func (f *definer) appositionBefore(i int) {
	name, ok := f.nameAfter(i + 1)
	if !ok {
		return
	}
	def, ok := f.nounsBefore(i)
	if !ok || def.len() < 2 || f.tok(def.first) == "-" || verbal(f.tok(def.first)) && f.tok(def.first+1) != "-" {
		return
	}
	if f.tok(def.first-1) == "'s" || f.tok(def.first-1) == "’s" || weak[f.tok(def.first)] && def.len() == 2 {
		return
	}
	f.add("apposition before", name, def)
}

// nameAfter returns the name of an organization or thing that begins at token i.
func (f *definer) nameAfter(i int) (run, bool) {
	if n, ok := f.names.start[i]; ok && f.names.list[n].last < f.sent.Last {
		return run{i, f.names.list[n].last}, f.names.list[n].kind == model.ActorOrganization
	}
	if len(f.names.list) > 0 && !f.isAcronym(i) || !f.upper(i) {
		return run{}, false
	}
	last := i
	for k := i + 1; k < f.sent.Last && k < i+8; k++ {
		if f.upper(k) {
			last = k
		} else if !joiners[f.tok(k)] && f.tok(k) != "-" && f.tok(k) != "the" {
			break
		}
	}
	if f.is(last+1, text.Clitic) || f.isAcronym(last) && strings.HasSuffix(f.d.Tok(last), "s") { // MPs
		return run{}, false
	}
	return run{i, last}, !openers[f.tok(i)] && !calendarWords[f.tok(i)]
}

// naming reads "a nerve agent known as Novichok" at its verb, token i.
func (f *definer) naming(i int) {
	at := i + 1
	if f.tok(i) == "known" {
		for at < i+4 && f.tok(at) != "as" {
			at++
		}
		if f.tok(at) != "as" {
			return
		}
		at++
	}
	term, ok := f.termAt(at)
	if !ok {
		return
	}
	end := f.beforeNaming(i - 1)
	if end < f.sent.First || f.tok(i) != "known" && (f.upper(end) || articles[f.tok(at)]) { // Jane Doe called the result theft
		return
	}
	if def, ok := f.nounsBefore(end); ok && classNouns[singular(f.tok(end))] && def.len() >= 2 && f.indefinite(def) {
		f.add("known as", term, def)
		return
	}
	if !f.comma(i) || f.tok(i) != "known" {
		return
	}
	if name, ok := f.nameBefore(end); ok && f.namedThing(name) {
		f.add("known as", term, name)
		return
	}
	if def, ok := f.nounsBefore(end); ok && def.len() >= 2 && def.len() <= 5 && f.plainTerm(def) {
		f.add("known as", term, def)
	}
}

// indefinite reports whether a noun phrase stands behind "a" or "an", or is a
// plural without an article.
func (f *definer) indefinite(r run) bool {
	switch before := f.tok(r.first - 1); before {
	case "a", "an", "the":
		return true
	default:
		return strings.HasSuffix(f.tok(r.last), "s") && !possessives[before] && (before != "" || r.len() <= 2)
	}
}

// namedThing reports whether a name is known not to be a person's.
func (f *definer) namedThing(r run) bool {
	n, ok := f.names.end[r.last]
	if ok {
		return f.names.list[n].kind == model.ActorOrganization
	}
	return isQuoteToken(f.tok(r.last+1)) || classNouns[singular(f.tok(r.last))]
}

// comma reports whether a comma stands just before the words that lead to
// "known" at token i.
func (f *definer) comma(i int) bool {
	for k := i - 1; k >= f.sent.First && k > i-5; k-- {
		if f.tok(k) == "," || f.tok(k) == "(" {
			return true
		}
	}
	return false
}

// beforeNaming steps back over the adverbs, "which is" and the comma between
// a noun and "known as".
func (f *definer) beforeNaming(i int) int {
	for i >= f.sent.First && (namingAdverbs[f.tok(i)] || f.tok(i) == ",") {
		i--
	}
	return i
}

// termAt reads the term that is named at token i: in quotation marks, a name,
// or up to three plain words.
func (f *definer) termAt(i int) (run, bool) {
	if articles[f.tok(i)] {
		i++
	}
	if opensQuote(f.tok(i)) {
		return f.quotedAt(i)
	}
	if n, ok := f.names.start[i]; ok && f.names.list[n].last < f.sent.Last {
		return run{i, f.names.list[n].last}, f.names.list[n].kind != model.ActorPerson
	}
	if !f.is(i, text.Word) || boundaries[f.tok(i)] || prepositions[f.tok(i)] || possessives[f.tok(i)] || calendarWords[f.tok(i)] {
		return run{}, false
	}
	last, capital := i, f.upper(i)
	for k := i + 1; k < f.sent.Last && k < i+8; k++ {
		tok := f.tok(k)
		switch {
		case tok == "-" && f.d.Tokens[k].Glued:
			continue
		case f.upper(k), f.tok(k-1) == "-" && f.d.Tokens[k].Glued && f.is(k, text.Word), capital && joiners[tok] && f.upper(k+1), capital && f.is(k, text.Number):
		case capital || !f.is(k, text.Word) || boundaries[tok] || prepositions[tok] || relatives[tok] || finite[tok] || k-i > 2:
			return run{i, last}, true
		}
		last = k
	}
	return run{i, last}, true
}

// quotedAt returns the words in the quotation marks that open at token i.
func (f *definer) quotedAt(i int) (run, bool) {
	for k := i + 1; k < f.sent.Last && k < i+8; k++ {
		if isQuoteToken(f.tok(k)) {
			return run{i + 1, k - 1}, k > i+1
		}
	}
	return run{}, false
}

// isA reads "X is a Y that…" as a whole sentence.
func (f *definer) isA() {
	i := f.sent.First
	article := articles[f.tok(i)]
	definite := f.tok(i) == "the"
	if article {
		i++
	}
	term, verb := f.subject(i)
	if verb < 0 || f.tok(verb) != "is" && f.tok(verb) != "are" {
		return
	}
	p, ok := f.phraseAt(verb+1, false)
	if !ok && f.tok(verb) == "are" {
		p, ok = f.bareClass(verb + 1)
	}
	if !ok || p.len() < 3 {
		return
	}
	name := f.namedTerm(term)
	if !name && (definite || !p.relative || !f.defining(term)) {
		return
	}
	if n, actor := f.names.end[term.last]; actor && f.names.list[n].kind != model.ActorOrganization {
		return
	}
	f.add("is a", term, p.run)
}

// subject returns the words from token i to the verb of the sentence, and the verb.
func (f *definer) subject(i int) (run, int) {
	for k := i; k < f.sent.Last && k < i+9; k++ {
		tok := f.tok(k)
		if tok == "is" || tok == "are" {
			return run{i, k - 1}, k
		}
		if tok == "(" && f.tok(k+2) == ")" && f.isAcronym(k+1) && (f.tok(k+3) == "is" || f.tok(k+3) == "are") {
			return run{i, k - 1}, k + 3
		}
		if !f.is(k, text.Word) && !f.is(k, text.Number) && tok != "-" && !isQuoteToken(tok) || !f.upper(k) && (boundaries[tok] || prepositions[tok] && tok != "of" && tok != "for") {
			break
		}
	}
	return run{}, -1
}

// namedTerm reports whether the subject is an acronym or a name rather than
// plain words that open the sentence.
func (f *definer) namedTerm(r run) bool {
	if r.len() == 1 {
		return f.isAcronym(r.first) || f.names.is(r, model.ActorOrganization)
	}
	upper := 0
	for k := r.first; k <= r.last; k++ {
		switch {
		case f.upper(k):
			upper++
		case !joiners[f.tok(k)] && f.tok(k) != "-" && !f.is(k, text.Number):
			return false
		}
	}
	return upper >= 2
}

// is reports whether the run is a mention of an actor of the kind.
func (n *names) is(r run, kind model.ActorKind) bool {
	i, ok := n.end[r.last]
	return ok && n.list[i].first == r.first && n.list[i].kind == kind
}

// defining reports whether a plain subject can be a term: no pronoun, no
// "there", no single common opener.
func (f *definer) defining(r run) bool {
	if r.len() < 1 {
		return false
	}
	for k := r.first; k <= r.last; k++ {
		if openers[f.tok(k)] || boundaries[f.tok(k)] || possessives[f.tok(k)] {
			return false
		}
	}
	return true
}

// bareClass reads a plural noun phrase without an article: "documents that…".
func (f *definer) bareClass(i int) (phrase, bool) {
	head := f.headOf(i)
	if head < 0 || !classNouns[singular(f.tok(head))] || !relatives[f.tok(head+1)] {
		return phrase{}, false
	}
	return f.closePhrase(phrase{run: run{i, head}, head: head, relative: true}, false)
}
