package gloss

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// brackets reads what stands in the round brackets that open at token i: an
// acronym behind its long form, a long form behind its acronym, another name,
// or an explanation.
func (f *definer) brackets(i int) {
	end := i + 1
	for end < f.sent.Last && end-i < 16 && f.tok(end) != ")" {
		end++
	}
	if f.tok(end) != ")" || end == i+1 || i == f.sent.First {
		return
	}
	inside := run{i + 1, end - 1}
	switch {
	case inside.len() == 1 && f.isAcronym(inside.first):
		f.expand(inside.first, i-1)
	case f.isAcronym(i - 1):
		if f.spells(i-1, inside) {
			f.add("acronym", run{i - 1, i - 1}, inside)
		}
	case articles[f.tok(i+1)]:
		f.bracketPhrase(i, end)
	}
}

// bracketPhrase reads "Novichok (a nerve agent made in the Soviet Union)".
func (f *definer) bracketPhrase(i, end int) {
	term, ok := f.nameBefore(i - 1)
	if !ok {
		return
	}
	if p, ok := f.phraseAt(i+1, true); ok && p.last == end-1 && p.len() >= 2 {
		f.add("brackets", term, p.run)
	}
}

// expand finds the long form that ends with token end for the acronym at
// token a.
func (f *definer) expand(a, end int) {
	if long, ok := f.longForm(a, end); ok {
		f.add("acronym", run{a, a}, long)
		return
	}
	// An acronym from another language: trust the name of an organization.
	n, ok := f.names.end[end]
	if ok && f.names.list[n].kind == model.ActorOrganization && end-f.names.list[n].first >= 1 && len(f.tok(a)) >= 3 {
		f.add("acronym", run{a, a}, run{f.names.list[n].first, end})
	}
}

// orAcronym reads "the International Atomic Energy Agency, or IAEA," and its
// reverse, at the comma i.
func (f *definer) orAcronym(i int) {
	if f.tok(i+1) != "or" {
		return
	}
	at := i + 2
	if articles[f.tok(at)] {
		at++
	}
	if f.isAcronym(at) && closes(f.tok(at+1)) {
		f.expand(at, i-1)
		return
	}
	if !f.isAcronym(i - 1) {
		return
	}
	for k := at; k < f.sent.Last && k < at+10; k++ {
		if closes(f.tok(k)) {
			if f.spells(i-1, run{at, k - 1}) {
				f.add("acronym", run{i - 1, i - 1}, run{at, k - 1})
			}
			return
		}
	}
}

// standsFor reads "TEU, which stands for twenty-foot equivalent unit", "short
// for", "meaning" and "refers to" at their first word, token i.
func (f *definer) standsFor(i int) {
	at := i + 2
	switch f.tok(i) + " " + f.tok(i+1) {
	case "stands for", "short for", "refers to":
	default:
		if f.tok(i) != "meaning" && f.tok(i) != "means" || f.tok(i+1) != "“" && f.tok(i+1) != `"` {
			return
		}
		at = i + 1
	}
	term, ok := f.nameBefore(f.beforeVerb(i - 1))
	if !ok {
		return
	}
	if f.tok(i) == "stands" || f.tok(i) == "short" {
		if def, ok := f.upToClose(at, 10); ok && (f.tok(i) == "short" || f.isAcronym(term.last) && f.spells(term.last, def)) {
			f.add("stands for", term, def)
		}
		return
	}
	if opensQuote(f.tok(at)) {
		if quoted, ok := f.quotedAt(at); ok {
			f.add("stands for", term, quoted)
		}
		return
	}
	if p, ok := f.phraseAt(at, false); ok {
		f.add("stands for", term, p.run)
	}
}

// beforeVerb steps back over what can stand between a term and "stands for".
func (f *definer) beforeVerb(i int) int {
	for {
		switch f.tok(i) {
		case ",", "which", "(", "is", "usually":
			i--
		default:
			return i
		}
	}
}

// upToClose returns the tokens from i to the next closing mark.
func (f *definer) upToClose(i, most int) (run, bool) {
	for k := i; k <= f.sent.Last && k < i+most; k++ {
		if tok := f.tok(k); closes(tok) && (k > i || !isQuoteToken(tok)) {
			return run{i, k - 1}, k > i
		}
	}
	return run{}, false
}

// longForm finds the words before or at token end whose initials spell the
// acronym at token a. It follows Schwartz and Hearst (2003), "A simple algorithm
// for identifying abbreviation definitions in biomedical text": letters are
// matched from the right, the first must begin a word, and at most twice as
// many words as letters are looked at.
func (f *definer) longForm(a, end int) (run, bool) {
	short := acronymLetters(f.d.Tok(a))
	limit := min(2*len(short), len(short)+5)
	words := 0
	for k := end; k >= f.sent.First && words < limit; k-- {
		if f.is(k, text.Word) || f.is(k, text.Number) {
			words++
		} else if tok := f.tok(k); tok != "-" && tok != "," && tok != "'" && tok != "’" && !f.is(k, text.Clitic) || tok == "," && k == end {
			break
		}
		if f.initial(k) == short[0] && !joiners[f.tok(k)] && f.spells(a, run{k, end}) {
			return run{k, end}, true
		}
	}
	return run{}, false
}

// spells reports whether the initials of the words of r spell the acronym at
// token a: every letter of it begins a word, in order, and only little words
// are left over. A word may give two letters when the second is a capital or
// follows in a compound ("Microsoft", "MicroSoft").
func (f *definer) spells(a int, r run) bool {
	short := acronymLetters(f.d.Tok(a))
	r = f.trim(r)
	if len(short) < 2 || r.len() < 2 {
		return false
	}
	at := 0
	for k := r.first; k <= r.last; k++ {
		n, ok := f.spelled(k, short[at:])
		if !ok {
			return false
		}
		at += n
	}
	return at == len(short)
}

// spelled is how many of the letters the token k gives; it reports false when
// the token cannot be part of what an acronym stands for.
func (f *definer) spelled(k int, letters []rune) (int, bool) {
	tok := f.tok(k)
	if !f.is(k, text.Word) && !f.is(k, text.Number) {
		return 0, !f.is(k, text.Punct) || tok == "-" || tok == "," || tok == "'" || tok == "’"
	}
	if len(letters) == 0 || f.initial(k) != letters[0] {
		return 0, joiners[tok] || articles[tok] || prepositions[tok] || f.tok(k-1) == "-" && f.d.Tokens[k].Glued
	}
	n := 1
	for _, c := range innerCapitals(f.d.Tok(k)) {
		if n < len(letters) && c == letters[n] {
			n++
		}
	}
	return n, true
}

// initial is the first letter of token k in upper case, 0 when it has none.
func (f *definer) initial(k int) rune {
	if k < f.sent.First || k >= f.sent.Last {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(f.d.Text[f.d.Tokens[k].Start:])
	return plainUpper(r)
}

func plainUpper(r rune) rune {
	if p, ok := plainLetters[unicode.ToLower(r)]; ok {
		r = p
	}
	return unicode.ToUpper(r)
}

// acronymLetters returns the letters of an acronym in upper case, without
// points and a plural s.
func acronymLetters(w string) []rune {
	w = strings.TrimSuffix(w, "s")
	var letters []rune
	for _, r := range w {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, plainUpper(r))
		}
	}
	return letters
}

func innerCapitals(w string) []rune {
	var caps []rune
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			caps = append(caps, r)
		}
	}
	return caps
}
