package gloss

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// phrase is a noun phrase that says what something is: "a legal-aid group that
// tracks arrests".
type phrase struct {
	run             // without the article; to the mark that closes the phrase
	head       int  // its head noun: group
	relative   bool // goes on with "that", "which", "used to"…
	sentenceOn bool // ends with the sentence
}

// phraseAt reads the noun phrase at token i, whose head must be a noun of the
// classes that define things. closing is the mark that ends it beside the end
// of the sentence.
func (f *definer) phraseAt(i int, dash bool) (phrase, bool) {
	start, ok := f.determiner(i)
	if !ok {
		return phrase{}, false
	}
	head := f.headOf(start)
	if head < 0 || !classNouns[singular(f.tok(head))] || f.upper(head) || f.tok(start-1) == "the" && head == start && f.tok(head+1) != "that" {
		return phrase{}, false
	}
	p := phrase{run: run{start, head}, head: head}
	switch next := f.tok(head + 1); {
	case closes(next):
	case relatives[next], prepositions[next] && f.tok(head+2) == "which", f.participle(head + 1):
		p.relative = true
	case prepositions[next], f.gerund(head + 1), afterNouns[next] && prepositions[f.tok(head+2)]:
	default:
		return phrase{}, false
	}
	return f.closePhrase(p, dash)
}

// determiner skips the article or possessive name in front of a noun phrase
// and returns the first token behind it.
func (f *definer) determiner(i int) (int, bool) {
	tok := f.tok(i)
	if tok == "one" && f.tok(i+1) == "of" && f.tok(i+2) == "the" {
		return i, true
	}
	if articles[tok] {
		return i + 1, !articles[f.tok(i+1)]
	}
	for k := i; k < i+4 && f.upper(k); k++ { // Venezuela's state oil company
		if f.is(k+1, text.Clitic) && strings.HasSuffix(f.tok(k+1), "s") {
			return i, true
		}
	}
	return i, false
}

// headOf returns the last token of the run of nouns and adjectives that begins
// at i: the head of the phrase. It is -1 when there is none.
func (f *definer) headOf(i int) int {
	if f.tok(i) == "one" && f.tok(i+1) == "of" {
		i += 3
	}
	head := -1
	for k := i; k < f.sent.Last && k < i+14; k++ {
		tok := f.tok(k)
		switch {
		case f.is(k, text.Clitic), tok == "-" && f.d.Tokens[k].Glued, f.is(k, text.Number), f.is(k, text.Symbol):
			continue
		case f.tok(k-1) == "-" && k > i && f.d.Tokens[k].Glued && f.is(k, text.Word): // watch-like
		case tok == "and" || tok == "or" || tok == ",":
			next := f.tok(k + 1)
			if head < 0 || classNouns[singular(f.tok(head))] || boundaries[next] || articles[next] || f.upper(k+1) {
				return head
			}
			continue
		case !f.is(k, text.Word) || boundaries[tok] || relatives[tok] || prepositions[tok]:
			return head
		case head >= 0 && classNouns[singular(f.tok(head))] && f.endsHead(k):
			return head
		}
		head = k
	}
	return head
}

// endsHead reports whether the word at k, behind a noun that could be the
// head, begins what is said of the head rather than goes on to another noun.
func (f *definer) endsHead(k int) bool {
	tok := f.tok(k)
	return participles[tok] || verbal(tok) || f.gerund(k) || finite[tok] || afterNouns[tok] && prepositions[f.tok(k+1)]
}

// gerund reports whether token k is an -ing form that opens a participle
// clause: "a group tracking arrests".
func (f *definer) gerund(k int) bool {
	tok := f.tok(k)
	return len(tok) > 5 && strings.HasSuffix(tok, "ing") && !f.upper(k) && !classNouns[singular(f.tok(k+1))] && !ingNouns[tok]
}

// participle reports whether token k opens a passive clause: "based in",
// "launched by", "set up by".
func (f *definer) participle(k int) bool {
	tok := f.tok(k)
	if !participles[tok] && !verbal(tok) {
		return false
	}
	next := f.tok(k + 1)
	return prepositions[next] || next == "only" || next == "just" || next == "last" || (next == "up" || next == "out" || next == "off" || next == "aside") && prepositions[f.tok(k+2)]
}

// closePhrase runs the phrase on to the mark that closes it. It fails when a
// finite verb shows that the words were a clause, or when nothing closes.
func (f *definer) closePhrase(p phrase, dash bool) (phrase, bool) {
	inRelative, quoted := p.relative, false
	for k := p.head + 1; k < f.sent.Last && k-p.first < 42; k++ {
		tok := f.tok(k)
		if f.atEnd(k) {
			p.sentenceOn = true
			return p, !quoted
		}
		if tok == `"` || tok == "“" || tok == "”" {
			quoted = tok == "“" || tok == `"` && !quoted
		}
		if !quoted && f.closesAt(k, dash) {
			return p, true
		}
		inRelative = inRelative || relatives[tok]
		if finite[tok] && !inRelative {
			return p, false
		}
		p.last = k
	}
	p.sentenceOn = true
	return p, p.last == f.sent.Last-1 && !quoted
}

// closesAt reports whether the mark at token k closes a phrase that a comma or
// a dash opened.
func (f *definer) closesAt(k int, dash bool) bool {
	switch tok := f.tok(k); tok {
	case "(", ")", ";", ":", "—":
		return true
	case ",":
		return !dash || !f.dashAhead(k)
	default:
		return isDashToken(tok) && !f.d.Tokens[k].Glued
	}
}

// atEnd reports whether token k is the end mark of the sentence.
func (f *definer) atEnd(k int) bool {
	tok := f.tok(k)
	return tok == "!" || tok == "?" || tok == "." && k >= f.sent.Last-2
}

// dashAhead reports whether a dash follows token k in the sentence, so that a
// comma at k lies inside a phrase between dashes.
func (f *definer) dashAhead(k int) bool {
	for n := k + 1; n < f.sent.Last && n < k+30; n++ {
		if isDashToken(f.tok(n)) && !f.d.Tokens[n].Glued || f.tok(n) == "—" {
			return true
		}
	}
	return false
}

// nounsBefore returns the plain noun phrase that ends with token i and begins
// behind an article, a preposition, a mark or the start of the sentence:
// "human rights organization". It fails when it cannot tell where it begins.
func (f *definer) nounsBefore(i int) (run, bool) {
	r := run{i, i}
	for k := i - 1; ; k-- {
		tok := f.tok(k)
		if tok == "" || f.is(k, text.Punct) && tok != "-" || articles[tok] || prepositions[tok] || boundaries[tok] || relatives[tok] || finite[tok] || speech[tok] || possessives[tok] {
			return r, true
		}
		if f.gerund(k) || f.is(k, text.Clitic) || k == f.sent.First && openers[tok] {
			return r, true
		}
		if verbal(tok) && f.tok(k-1) != "-" {
			return r, !f.upper(k)
		}
		if i-k > 6 || f.is(k, text.Symbol) {
			return r, false
		}
		if tok == "-" && !f.d.Tokens[k].Glued {
			return r, true
		}
		r.first = k
	}
}

// closes reports whether a mark closes a noun phrase.
func closes(tok string) bool {
	switch tok {
	case "", ",", ".", ";", ":", ")", "(", "–", "—", "--", "!", "?", "”", `"`:
		return true
	}
	return false
}

func isDashToken(tok string) bool { return tok == "-" || tok == "--" || tok == "–" || tok == "—" }

func isQuoteToken(tok string) bool {
	switch tok {
	case "”", `"`, "’", "'", "“", "‘":
		return true
	}
	return false
}

func opensQuote(tok string) bool { return tok == "“" || tok == `"` || tok == "‘" || tok == "'" }

// verbal reports whether a word looks like a past participle.
func verbal(tok string) bool {
	return len(tok) > 4 && strings.HasSuffix(tok, "ed") && !edNouns[tok]
}
