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
	if f.low(i) == "the" || f.low(i) == "on" {
		i--
	}
	switch f.low(i) {
	case "until", "till", "by", "before":
		if f.low(h.end) == "'s" || f.low(h.end) == "’s" {
			return nearest
		}
		for k := i - 1; k >= max(f.first, i-reachBack); k-- {
			if f.low(k) == "had" {
				return past
			}
		}
		return future
	case "of":
		if f.low(i-1) == "ahead" {
			return future
		}
	case "since":
		return past
	}
	return unsure
}

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
	case arranged[w] && !(w == "set" && f.low(i+1) != "to" && f.low(i+1) != "for" && f.low(i-1) != "is" && f.low(i-1) != "was"):
		if f.low(i-1) == "was" || f.low(i-1) == "were" {
			return nearest
		}
		return future
	case bareVerbs[w] && f.low(i-1) == "to":
		if w == "be" || f.low(i-2) == "is" || f.low(i-2) == "are" {
			return future
		}
		return f.verbBefore(i - 2)
	case f.low(i-1) == "be" || f.low(i-1) == "being": // will be held: the auxiliary tells
	case pastVerbs[w], strings.HasSuffix(w, "ed") && len(w) > 4 && !f.upper(i):
		return past
	}
	return unsure
}

// verbBefore is the tense of "agreed to meet" or "going to meet": an intention
// looks ahead, an account ("was forced to leave", "managed to leave") does not.
func (f *finder) verbBefore(i int) direction {
	switch f.low(i) {
	case "was", "were", "had", "forced", "managed", "failed", "began", "started", "came", "went", "used", "able", "unable":
		return past
	}
	return future
}

// auxiliaries are function words that carry a tense.
var auxiliaries = set(`be was were had did will would shall should could might must`)
