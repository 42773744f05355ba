package gloss

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// run is a stretch of tokens, both ends inclusive; the zero-length run has
// last < first.
type run struct{ first, last int }

func (r run) len() int { return r.last - r.first + 1 }

// definer reads a text for places where it explains a term.
type definer struct {
	d     *text.Doc
	names *names
	sent  text.Sentence // the sentence being read
	found []model.Term
	known map[string]bool

	inside map[string]bool // capitalised words inside sentences; nil until needed
}

// definitions returns the terms that the text defines itself, in text order.
func definitions(d *text.Doc, names *names) []model.Term {
	f := &definer{d: d, names: names, known: make(map[string]bool)}
	for _, s := range d.Sentences {
		if !explains(d.Blocks[s.Block].Kind) {
			continue
		}
		f.sent = s
		f.sentence()
	}
	sort.SliceStable(f.found, func(i, j int) bool { return f.found[i].Start < f.found[j].Start })
	return f.found
}

// explains reports whether a block holds running text.
func explains(kind model.PartKind) bool {
	return kind != model.PartByline && kind != model.PartDateline && kind != model.PartHeadline && kind != model.PartHeading
}

// endsDateline reports that the dash at token i parts a dateline from the report:
// "PORT AMSEL, Lusonia (Newswire) — The harbour …".
func (f *definer) endsDateline(i int) bool {
	if i-f.sent.First > 14 || i == f.sent.First || !f.d.Tokens[f.sent.First].AllUpper || !f.upper(i+1) {
		return false
	}
	for k := f.sent.First; k < i; k++ {
		if f.d.Tokens[k].Kind == text.Word && !f.d.Tokens[k].Upper {
			return false
		}
	}
	return true
}

// sentence tries every rule at the tokens that could set it off.
func (f *definer) sentence() {
	f.isA()
	for i := f.sent.First; i < f.sent.Last; i++ {
		switch tok := f.d.LowerTok(i); tok {
		case "(":
			f.brackets(i)
		case ",":
			f.apposition(i)
			f.orAcronym(i)
		case "-", "--", "–", "—":
			if (!f.d.Tokens[i].Glued || tok == "—") && !f.endsDateline(i) {
				f.apposition(i)
			}
		case "known", "called", "dubbed", "nicknamed", "termed":
			f.naming(i)
		case "stands", "short", "means", "meaning", "refers":
			f.standsFor(i)
		default:
			if f.d.Tokens[i].Kind == text.Word && !f.d.Tokens[i].Upper && bodies[singular(tok)] {
				f.appositionBefore(i)
			}
		}
	}
}

// add keeps a definition, unless it is empty, repeats the term, or the term
// has one already.
func (f *definer) add(rule string, term, def run) {
	term, def = f.trim(term), f.trim(def)
	if term.len() < 1 || def.len() < 1 || term.len() > 10 || def.len() > 40 || term.first <= def.last && def.first <= term.last {
		return
	}
	t, e := f.d.Anchor(term.first, term.last), f.d.Anchor(def.first, def.last)
	key := fold(t.Text)
	if key == "" || f.known[key] || key == fold(e.Text) || utf8.RuneCountInString(e.Text) < 4 || f.isDate(term) || strings.Contains(t.Text, "\n\n") {
		return
	}
	f.known[key] = true
	f.found = append(f.found, model.Term{
		Term: t.Text, Definition: e.Text, Source: model.TermText, Start: e.Start, End: e.End, Rule: rule,
	})
}

// isDate reports whether a term is a day, a month or a number after all.
func (f *definer) isDate(term run) bool {
	return f.is(term.first, text.Number) || calendarWords[f.tok(term.first)] && (term.len() == 1 || f.is(term.first+1, text.Number))
}

// trim takes quotation marks, commas and articles off the ends of a run, and a
// closing point that is not part of a word.
func (f *definer) trim(r run) run {
	for r.first <= r.last && (articles[f.d.LowerTok(r.first)] || f.d.Tokens[r.first].Kind == text.Punct || f.d.Tokens[r.first].Kind == text.Clitic) {
		r.first++
	}
	for r.last >= r.first && (f.d.Tokens[r.last].Kind == text.Punct || f.d.Tokens[r.last].Kind == text.Clitic) {
		r.last--
	}
	return r
}

// tok is the lower-case text of token i, "" outside the sentence.
func (f *definer) tok(i int) string {
	if i < f.sent.First || i >= f.sent.Last {
		return ""
	}
	return f.d.LowerTok(i)
}

func (f *definer) is(i int, k text.Kind) bool {
	return i >= f.sent.First && i < f.sent.Last && f.d.Tokens[i].Kind == k
}

func (f *definer) upper(i int) bool { return f.is(i, text.Word) && f.d.Tokens[i].Upper }

// isAcronym reports whether token i is written like one: two letters or more,
// the most of them capitals.
func (f *definer) isAcronym(i int) bool {
	if !f.is(i, text.Word) {
		return false
	}
	letters, caps := 0, 0
	for _, r := range f.d.Tok(i) {
		if r == '.' {
			continue
		}
		letters++
		if r >= 'A' && r <= 'Z' || r == '&' || r >= '0' && r <= '9' && caps > 0 {
			caps++
		}
	}
	return letters >= 2 && letters <= 10 && caps >= 2 && caps*2 > letters && f.d.Tokens[i].Upper
}

// nameBefore returns the name or quoted term that ends with token i: an actor's
// mention, a term in quotation marks, or capitalised words. It reports false
// for people and for words that are capitalised for opening the sentence.
func (f *definer) nameBefore(i int) (run, bool) {
	if q, ok := f.quotedBefore(i); ok {
		return q, true
	}
	if n, ok := f.names.end[i]; ok && f.names.list[n].first >= f.sent.First {
		return run{f.names.list[n].first, i}, f.names.list[n].kind != model.ActorPerson
	}
	if !f.upper(i) && (!f.is(i, text.Number) || !f.upper(i-1) && !f.hyphenAfterName(i-1)) {
		return run{}, false
	}
	r := f.capitals(i)
	if r.first == f.sent.First && r.len() == 1 && !f.isAcronym(i) && !f.seenInside(i) {
		return run{}, false
	}
	return r, !openers[f.tok(r.first)] && !titles[f.tok(r.first)] && !titles[f.tok(r.first-1)]
}

// capitals returns the run of capitalised words that ends with token i, without
// the word that is capitalised for opening the sentence.
func (f *definer) capitals(i int) run {
	r := run{i, i}
	for r.first > f.sent.First && i-r.first < 8 && f.nameGoesOn(r.first-1) {
		r.first--
	}
	for r.first < i && (!f.upper(r.first) || r.first == f.sent.First && openers[f.tok(r.first)]) {
		r.first++
	}
	if r.first == f.sent.First && f.tok(r.first+1) == "of" && strings.HasSuffix(f.tok(r.first), "s") {
		r.first += 2 // "Residents of X"
		for r.first < i && !f.upper(r.first) {
			r.first++
		}
	}
	return r
}

// nameGoesOn reports whether token i can stand inside a name that goes on
// behind it.
func (f *definer) nameGoesOn(i int) bool {
	switch tok := f.tok(i); {
	case f.upper(i):
		return !openers[tok] || i == f.sent.First
	case joiners[tok]:
		return f.upper(i-1) && f.upper(i+1) || tok == "of" && f.upper(i-1)
	case tok == "-":
		return f.hyphenAfterName(i)
	case tok == "the":
		return joiners[f.tok(i-1)] && f.upper(i-2)
	}
	return false
}

// hyphenAfterName reports whether token i is the hyphen of a name: "Mistral-2".
func (f *definer) hyphenAfterName(i int) bool {
	return f.tok(i) == "-" && f.d.Tokens[i].Glued && f.upper(i-1)
}

// quotedBefore returns the words in the quotation marks that close at token i.
func (f *definer) quotedBefore(i int) (run, bool) {
	if closing := f.tok(i); closing != "”" && closing != `"` && closing != "’" && closing != "'" {
		return run{}, false
	}
	for k := i - 1; k >= f.sent.First && i-k <= 7; k-- {
		switch f.tok(k) {
		case "“", `"`, "‘", "'":
			return run{k + 1, i - 1}, k+1 <= i-1
		case ",", ".":
			if k != i-1 {
				return run{}, false
			}
		}
	}
	return run{}, false
}

// seenInside reports whether the word of token i also stands capitalised
// inside a sentence: it is a name then, and no opener.
func (f *definer) seenInside(i int) bool {
	if f.inside == nil {
		f.inside = make(map[string]bool)
		for _, s := range f.d.Sentences {
			for k := s.First + 1; k < s.Last; k++ {
				if t := f.d.Tokens[k]; t.Upper && t.Kind == text.Word && !opensQuote(f.d.Tok(k-1)) {
					f.inside[f.d.Tok(k)] = true
				}
			}
		}
	}
	return f.inside[f.d.Tok(i)]
}
