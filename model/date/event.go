package date

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// How long an event may get, and how far its ends are looked for, in tokens.
const (
	eventLong  = 24
	eventReach = 30
	nounMax    = 6
)

// event is the phrase that says what happened at the time of the hit: a stretch
// of the sentence, empty when the sentence has none that reads by itself.
//
// A date that qualifies a noun belongs to the noun ("last year's elections"),
// so does one behind a noun of happening ("since the elections in 2014"). Any
// other belongs to its clause: the words before it where they hold a verb, else
// the words behind it, else both with the date between them.
func (f *finder) event(h hit) string {
	if first, end, ok := f.qualified(h); ok {
		return f.phrase(first, end)
	}
	head := f.beforeLead(h.first)
	if first, ok := f.happening(h, head); ok {
		return f.phrase(first, head)
	}
	left := f.clauseLeft(head)
	for left < head && (edges[f.low(left)] || !f.isWord(left)) {
		left++
	}
	right := f.clauseRight(h.end)
	switch {
	case f.hasVerb(left, head):
		if f.low(h.end) == "that" {
			right = f.clauseRight(h.end + 1)
		}
		if tells[f.low(head-1)] && right-left <= eventLong && right > h.end {
			return f.phrase(left, right)
		}
		if bare[f.low(head-1)] && f.low(head-2) == "," { // the elections, held on
			head--
		}
		return f.phrase(left, head)
	case left == head && f.startsWithVerb(h.end): // Sunday was the last day
		return f.phrase(h.end, right)
	case left == head:
		return f.ahead(h.end)
	case f.hasVerb(h.end, right):
		return f.phrase(left, right)
	case right == h.end && head-left <= nounMax+2:
		return f.phrase(left, head)
	}
	return ""
}

// ahead is the event behind a date that opens its clause: the subject and its
// verb, past an opening phrase and with what is put in between commas.
func (f *finder) ahead(i int) string {
	start, behind := -1, 0 // behind counts the stretches since the subject
	comma := f.low(i) == ","
	for range 5 {
		if f.low(i) == "," {
			i++
		}
		end := f.clauseRight(i)
		if start < 0 && !f.opening(i) {
			start = i
		}
		if start >= 0 && f.predicate(i, end, behind) {
			if f.low(end) == "that" && tells[f.low(end-1)] {
				end = f.clauseRight(end + 1)
			}
			return f.phrase(start, end)
		}
		if start >= 0 {
			behind++
		}
		i = end
		if f.low(i) != "," && !edges[f.low(i)] {
			break
		}
	}
	if start < 0 || !comma {
		return ""
	}
	return f.phrase(start, f.clauseRight(start))
}

// opening reports that the stretch at token i is a phrase before the subject.
func (f *finder) opening(i int) bool {
	w := f.low(i)
	return functionWords[w] && !determiners[w] && !subjects[w]
}

// predicate reports that the stretch holds the verb of the subject that stood
// so many stretches before: in the same one, or, past what is put in between
// commas ("the bank, led by Moen, sold"), at the head of a later one.
func (f *finder) predicate(i, end, behind int) bool {
	if !f.hasVerb(i, end) {
		return false
	}
	if f.startsWithVerb(i) {
		return behind > 1
	}
	return behind == 0 || !f.opening(i)
}

// subjects are function words that may be what a clause is about.
var subjects = set(`he she it they we i you there no not both all some many most more less`)

// tells are verbs whose object is the news.
var tells = set(`said told announced reported claimed warned confirmed stated declared wrote revealed found ruled agreed admitted denied added
	says tells announces reports claims warns confirms states declares`)

// qualified finds the noun that the date qualifies, behind it: "last year's
// presidential election", "the November 5 vote", "first-quarter profit".
func (f *finder) qualified(h hit) (first, end int, ok bool) {
	i := h.end
	switch w := f.low(i); {
	case w == "'s" || w == "’s":
		i++
	case w == "-" && f.gluedTo(i):
		return 0, 0, false
	case f.lowerNoun(i) && (f.low(h.first-1) == "the" || f.low(h.first) == "the" || f.low(h.first-1) == "its" || h.form.grain == grainQuarter):
		if f.verb(i) != unsure {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	end = i
	for end < f.last && end-i < nounMax && f.isWord(end) && !functionWords[f.low(end)] || f.low(end) == "-" && end > i || f.low(end) == "of" && end > i && f.lowerNoun(end+1) || f.low(end) == "and" && end > i && f.lowerNoun(end+1) && f.lowerNoun(end+2) {
		if end > i && f.verb(end) != unsure && !f.upper(end) {
			break
		}
		end++
	}
	if f.is(end-1, "of", "-") {
		end--
	}
	return i, end, end > i && f.d.Tokens[i].Kind == text.Word
}

func (f *finder) isWord(i int) bool {
	return f.first <= i && i < f.last && (f.d.Tokens[i].Kind == text.Word || f.d.Tokens[i].Kind == text.Number)
}

// beforeLead steps back over the words that lead up to a date: "in", "on the",
// "early on".
func (f *finder) beforeLead(i int) int {
	for i > f.first && (leads[f.low(i-1)] || f.is(i-1, "mid", ",")) {
		i--
	}
	return i
}

var leads = set(`in on at by since until till before after during from to of for over the around about shortly just nearly almost as early late
	late through throughout within between circa`)

// happening finds a noun of happening between a preposition and the date: the
// elections in "prices have risen since the elections in 2014".
func (f *finder) happening(h hit, head int) (int, bool) {
	if w := f.low(h.first - 1); w != "in" && w != "on" && w != "of" || !f.isWord(head-1) || f.upper(head-1) || functionWords[f.low(head-1)] {
		return 0, false
	}
	for i := head - 1; i > max(f.first, head-nounMax); i-- {
		w := f.low(i)
		if !f.isWord(i) || w != "the" && functionWords[w] && !determiners[w] {
			return 0, false
		}
		if w == "the" || determiners[w] {
			return i, i > f.first && eventLeads[f.low(i-1)]
		}
	}
	return 0, false
}

var (
	determiners = set(`the a an his her its their our this that`)
	eventLeads  = set(`since after before during following ahead until despite`)
)

// clauseLeft is the start of the clause that ends before token i. A clause
// that begins with its verb takes in the subject before it.
func (f *finder) clauseLeft(i int) int {
	limit := max(f.first, i-eventReach)
	start := i
	for start > limit && !f.parts(start-1) {
		start--
	}
	own := start
	for range 3 { // Moen, the mayor, left on: back to Moen
		if start <= limit || start >= i || f.low(start-1) != "," && !edges[f.low(start-1)] || !f.startsWithVerb(start) && (start == own || !f.inserted(start)) {
			break
		}
		start--
		for start > limit && !f.parts(start-1) {
			start--
		}
	}
	if i-start > eventLong {
		return own
	}
	return start
}

// inserted reports that the stretch at token i is put in behind a name: "the
// mayor", "whose party won".
func (f *finder) inserted(i int) bool {
	return f.cls(i) == number || f.is(i, "a", "an", "the", "whose", "who", "which", "its", "his", "her") || edges[f.low(i-1)]
}

func (f *finder) startsWithVerb(i int) bool {
	w := f.low(i)
	return f.verb(i) != unsure || auxiliaries[w] || w == "is" || w == "are" || w == "has" || w == "have"
}

// clauseRight is the end of the clause that goes on at token i.
func (f *finder) clauseRight(i int) int {
	limit := min(f.last, i+eventReach)
	for i < limit && !f.parts(i) {
		i++
	}
	return i
}

// parts reports that token i stands between clauses.
func (f *finder) parts(i int) bool {
	switch f.low(i) {
	case "(", ")", "[", "]", ".", "!", "?", "…", "«", "»", "„", "‘":
		return true
	}
	return f.clauseEnds(i)
}

func (f *finder) hasVerb(first, end int) bool {
	for i := first; i < end; i++ {
		if f.startsWithVerb(i) {
			return true
		}
	}
	return false
}

// phrase cuts tokens [first, end) out, without the marks and small words at
// its ends; empty when nothing readable is left or it runs too long.
func (f *finder) phrase(first, end int) string {
	for first < end && (!f.isWord(first) || edges[f.low(first)] || prepositions[f.low(first)]) {
		first++
	}
	for first < end && (!f.isWord(end-1) && f.d.Tokens[end-1].Kind != text.Symbol || trailing[f.low(end-1)]) {
		end--
	}
	for end-first > eventLong { // too long: up to a small word
		end = first + eventLong
		for end > first+eventLong/2 && !functionWords[f.low(end)] {
			end--
		}
	}
	words := 0
	for i := first; i < end; i++ {
		if f.d.Tokens[i].Kind == text.Word && f.d.Tokens[i].End-f.d.Tokens[i].Start > 1 {
			words++
		}
	}
	if words == 0 || words == 1 && (functionWords[f.low(first)] || f.cls(first) != none || strings.HasSuffix(f.low(first), "ly") || f.is(first, "again", "then")) {
		return ""
	}
	return f.d.Text[f.d.Tokens[first].Start:f.d.Tokens[end-1].End]
}

var (
	// prepositions at the head of a phrase that lost its date.
	prepositions = set(`in on at by for of to since during after before with from`)
	edges        = set(`and but or that which who when while because as`)
	bare         = set(`held scheduled due set planned expected dated`)
	trailing     = set(`is are was were and but or that in on at by of to from with the a an for as since until`)
)
