package date

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// How far from a date its verb is looked for, in tokens.
const (
	reachBack  = 14
	reachAhead = 12
)

// tense tells from the words around a date on which side of publication it
// lies. The verb before the date counts first; a date at the head of its
// clause belongs to the verb behind it.
func (f *finder) tense(h hit) direction {
	if dir := f.lead(h); dir != unsure {
		return dir
	}
	from := max(f.first, h.first-reachBack)
	for i := h.first - 1; i >= from; i-- {
		if f.clauseEnds(i) && i < h.first-1 {
			break
		}
		if dir := f.verb(i); dir != unsure {
			return dir
		}
	}
	till := min(f.last, h.end+reachAhead)
	for i := h.end; i < till; i++ {
		if f.clauseEnds(i) && i > h.end {
			break
		}
		if dir := f.verb(i); dir != unsure {
			return dir
		}
	}
	return unsure
}

// lead reads the words just before the date.
func (f *finder) lead(h hit) direction {
	i := h.first - 1
	if h.bound != unbound {
		i = h.first
	} else if f.is(i, "the", "on") {
		i--
	}
	switch f.low(i) {
	case "until", "till", "by", "before":
		if f.possessive(h.end) {
			return nearest
		}
		return f.deadline(i)
	case "of":
		if f.low(i-1) == "ahead" {
			return future
		}
	case "since":
		return past
	}
	return unsure
}

// deadline is the direction of a date after "by" or "until": ahead, unless an
// account in the past runs up to it ("had been lost by Friday", "sold 20 by
// Friday").
func (f *finder) deadline(i int) direction {
	by := f.low(i) == "by"
	if by && i == f.first { // By Friday, 300 houses had been lost
		for k := i + 2; k < min(f.last, i+reachAhead); k++ {
			if dir := f.verb(k); dir != unsure {
				return dir
			}
		}
	}
	for k := i - 1; k >= max(f.first, i-reachBack); k-- {
		w := f.low(k)
		switch {
		case w == "had" && f.verb(k+1) == past:
			return past
		case w == "to" && f.lowerNoun(k+1) && !f.pluralNoun(k+1), modals[w], arranged[w], demands[w]:
			return future
		case by && f.verb(k) == past:
			return past
		}
	}
	return future
}

// demands are verbs in the past whose deadline may still be ahead.
var demands = set(`wanted needed demanded ordered asked urged required sought agreed vowed pledged told called requested`)

// clauseEnds reports that token i parts two clauses.
func (f *finder) clauseEnds(i int) bool {
	if f.d.Tokens[i].Kind != text.Punct {
		switch f.low(i) {
		case "that", "which", "who", "but", "while", "because", "when", "after", "although":
			return true
		}
		return false
	}
	switch f.low(i) {
	case ";", ":", "—", "–", "“", "”", "\"", ",":
		return true
	}
	return false
}

// verb reads the tense of the word at i; unsure when it is no verb that tells.
func (f *finder) verb(i int) direction {
	w := f.low(i)
	switch {
	case w == "": // outside the sentence
	case f.d.Tokens[i].Kind == text.Clitic:
		if w == "'ll" || w == "’ll" {
			return future
		}
	case f.d.Tokens[i].Kind != text.Word || functionWords[w] && !auxiliaries[w]:
	case modals[w]:
		if w == "may" && f.d.Tokens[i].Upper && i > f.first {
			return unsure
		}
		return future
	case arranged[w] && (w != "set" || f.is(i+1, "to", "for") || f.is(i-1, "is", "was")):
		if f.is(i-1, "was", "were") {
			return nearest
		}
		return future
	case w == "be" && f.low(i-1) == "to" && claims[f.low(i-2)]: // is believed to be: the words around tell
	case bareVerbs[w] && f.low(i-1) == "to":
		if w == "be" || f.is(i-2, "is", "are") {
			return future
		}
		return f.verbBefore(i - 2)
	case f.is(i-1, "be", "being"): // will be held: the auxiliary tells
	case pastVerbs[w] && !f.nounHere(i), strings.HasSuffix(w, "ed") && len(w) > 4 && !f.upper(i) && !notVerbs[w] && !strings.HasSuffix(w, "eed"):
		return past
	}
	return unsure
}

// nounHere reports that a word which is a verb and a noun in one form is the
// noun: "a cut", "interest rate cut".
func (f *finder) nounHere(i int) bool {
	switch f.low(i) {
	case "cut", "set", "put", "hit", "run", "lead", "led", "read", "cost", "bid", "lay":
	default:
		return false
	}
	return f.is(i-1, "a", "an", "the", "its", "their", "his", "her", "this", "of", "rate", "tax", "pay", "price", "job", "budget", "further", "another", "point", "new")
}

// claims stand before "to be" without looking ahead.
var claims = set(`believed thought said reported known alleged understood rumoured rumored suspected found presumed feared appears appear appeared seems seem seemed claimed claims considered`)

// notVerbs end in -ed without being verbs.
var notVerbs = set(`hundred sacred naked wicked kindred infrared biped shred sled`)

// verbBefore is the tense of "agreed to meet" or "going to meet": an intention
// looks ahead, an account ("was forced to leave", "managed to leave") does not.
func (f *finder) verbBefore(i int) direction {
	switch f.low(i) {
	case "was", "were", "had", "forced", "managed", "failed", "began", "started", "came", "went", "used", "able", "unable":
		return past
	case "campaign", "bid", "battle", "fight", "struggle", "way", "chance", "attempt", "effort", "efforts", "attempts", "operation", "decision", "order", "request", "law", "right", "power", "failure":
		return unsure // the verb before the noun tells: opened the campaign to replace
	}
	return future
}

// auxiliaries are function words that carry a tense.
var auxiliaries = set(`be wasn't weren't didn't hadn't isn't aren't don't doesn't hasn't haven't was were had did will would shall should could might must`)
