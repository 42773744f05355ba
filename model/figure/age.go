package figure

import (
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// age reads the forms of an age: "19-year-old", "three weeks old", "6 weeks of
// age", "aged 14", "at the age of 20", "Miriam Okafor, 19,", "when she was six".
func (f *finder) age(q cand) (cand, bool) {
	if q.kind == model.FigureDuration {
		if _, last, ok := f.oldBehind(q.last); ok {
			q.last, q.kind, q.rule = last, model.FigureAge, "age: years old"
			return q, true
		}
		if p := f.ageCue(q.first); p >= 0 {
			q.first, q.kind, q.rule = p, model.FigureAge, "age: at the age of"
			return q, true
		}
		return q, false
	}
	if q.kind != model.FigureCount || q.whole || q.vague || q.value < 0 || q.value > 125 || q.value != math.Trunc(q.value) {
		return q, false
	}
	rule := ""
	if p := f.ageCue(q.first); p >= 0 {
		q.first, rule = p, "age: aged"
	} else if f.apposition(q) {
		rule = "age: after a name"
	} else if f.whenSheWas(q) {
		rule = "age: when she was"
	} else if f.secondAge(q) {
		rule = "age: and another"
	} else if f.peopleOver(q) {
		rule = "age: people over"
	} else if f.childOf(q) {
		rule = "age: a child of"
	}
	if rule == "" {
		return q, false
	}
	q.kind, q.unit, q.whole, q.rule = model.FigureAge, "year", true, rule
	return q, true
}

// oldBehind reads "old" or "of age" behind token i.
func (f *finder) oldBehind(i int) (first, last int, ok bool) {
	j := f.join(i)
	switch {
	case f.is(j, "old"), f.is(j, "olds"):
		return j, j, true
	case f.is(i+1, "of") && f.is(i+2, "age"):
		return i + 1, i + 2, true
	}
	return 0, 0, false
}

// ageCue returns the first token of "aged", "age", "at the age of", "turned"
// before token i, or -1.
func (f *finder) ageCue(i int) int {
	p := i - 1
	if p < f.floor {
		return -1
	}
	switch f.d.LowerTok(p) {
	case "aged", "age", "ages":
		if p-1 >= f.floor && f.is(p-1, "at") && f.is(p, "age") {
			return p - 1
		}
		return p
	case "of", "about", "around":
		if p-1 < f.floor || !f.is(p-1, "age") && !f.is(p-1, "ages") {
			return -1
		}
		p--
		for p-1 >= f.floor && (f.is(p-1, "the") || f.is(p-1, "at") || f.is(p-1, "tender")) {
			p--
		}
		return p
	}
	return -1
}

// apposition reports an age between commas or in brackets behind a name or a
// person: "Oskar Lind, 42, and", "her sister (9)".
func (f *finder) apposition(q cand) bool {
	p, next := q.first-2, q.last+1
	if p < f.first || q.first != q.last || q.value < 1 || !f.mayHaveAge(p) {
		return false
	}
	low := f.d.LowerTok(p)
	who := f.d.Tokens[p].Upper || kin[low]
	switch f.d.Tok(q.first - 1) {
	case "(":
		return next < f.last && f.d.Tok(next) == ")" && who && q.value >= 3 && !f.sideBefore(p)
	case ",":
	default:
		return false
	}
	digits := f.d.Tokens[q.first].Kind == text.Number
	if f.enumerates(p) || next >= f.last {
		return next >= f.last && f.d.Tokens[p].Upper && digits
	}
	switch f.d.LowerTok(next) {
	case ",", ";", ")", ".", "—", "–":
		return who || digits && q.value >= 14 && f.personal(low)
	case "of":
		return who && digits && !f.oneOf(next+1, "whom", "them", "those", "these", "which", "the")
	case "and", "from", "who", "was", "is", "said", "has", "had", "were", "told", "died":
		return who
	}
	return false
}

// sideBefore reports that the name that ends at token p is one of a country or a
// team, told by the word before it: "behind Ghana (25) and the United States (26)".
func (f *finder) sideBefore(p int) bool {
	if !f.d.Tokens[p].Upper {
		return false
	}
	for p > f.first && f.d.Tokens[p-1].Upper && f.d.Tokens[p-1].Kind == text.Word {
		p--
	}
	return f.d.Tokens[p].AllUpper || f.oneOf(p-1, "the", "behind", "of", "from", "over", "than")
}

// mayHaveAge reports that token p can end the name of someone.
func (f *finder) mayHaveAge(p int) bool {
	t := f.d.Tokens[p]
	if t.Kind != text.Word {
		return f.d.Tok(p) == "”" || f.d.Tok(p) == `"` || f.d.Tok(p) == ")"
	}
	class := f.class(p)
	return class&calendar == 0 && (t.Upper || class&(prep|conj|aux|det) == 0)
}

// personal reports that a lower-case word can name a person: not a plural, not
// an adverb.
func (f *finder) personal(low string) bool {
	return low != "" && low[len(low)-1] != 's' && wordClass[low] == 0 && (len(low) < 3 || low[len(low)-2:] != "ly")
}

// enumerates reports that the words before p are numbers in a list.
func (f *finder) enumerates(p int) bool {
	return f.d.Tokens[p].Kind == text.Number || numWords[f.d.LowerTok(p)].class != numNone || p > f.first && f.d.Tokens[p-1].Kind == text.Number
}

// kin are the nouns for persons that an age often follows.
var kin = wordSet(`wife husband son daughter brother sister mother father boy girl woman man baby child grandson granddaughter grandmother grandfather
	cousin nephew niece uncle aunt partner boyfriend girlfriend fiance fiancee widow student teenager pensioner driver suspect victim jr jr. sr sr. twin stepson stepdaughter
	sons daughters brothers sisters children grandchildren boys girls twins stepsons stepdaughters nephews nieces cousins`)

// kinMany are those of them for several, whose ages stand in a row.
var kinMany = wordSet(`sons daughters brothers sisters children grandchildren boys girls twins stepsons stepdaughters nephews nieces cousins`)

// whenSheWas reports an age behind a pronoun and "was" or "turned": "until she
// was eighteen".
func (f *finder) whenSheWas(q cand) bool {
	p := q.first - 1
	for p >= f.first && (f.is(p, "just") || f.is(p, "only") || f.is(p, "about") || f.is(p, "nearly") || f.is(p, "almost") || f.is(p, "still") || f.is(p, "already")) {
		p--
	}
	if p <= f.first {
		return false
	}
	next := f.join(q.last)
	ends := next >= f.last || f.d.Tokens[next].Kind == text.Punct || f.d.Tokens[next].Kind == text.Word && f.class(next)&(conj|pron|adv|prep) != 0 ||
		f.oneOf(next, "last", "next", "this")
	if !ends || f.is(next, "of") || f.is(next, "to") || f.is(next, "per") || f.is(next, "points") || f.isHyphenated(q.last) {
		return false
	}
	switch f.d.LowerTok(p) {
	case "was", "is", "were", "'s", "’s", "be", "are":
		switch f.d.LowerTok(p - 1) {
		case "she", "he":
			return true
		case "i":
			return q.value >= 3 && (f.d.Tokens[q.num].Kind == text.Number && next < f.last && f.d.Tokens[next].Kind == text.Punct || f.clauseCue(p-1))
		case "they", "you", "who":
			return q.value >= 3 && f.clauseCue(p-1)
		}
		return false
	case "am", "'m", "’m":
		return f.is(p-1, "i") && q.value >= 5 && f.d.Tokens[q.num].Kind == text.Number
	case "turned", "turning", "turns", "turn":
		return q.value >= 5 && !f.is(next, "to")
	case "at":
		return f.atAge(q, p)
	}
	return false
}

// atAge reports an age behind "at" at token p.
func (f *finder) atAge(q cand, p int) bool {
	switch f.d.LowerTok(p - 1) {
	case "died", "dies", "dead", "dying", "married", "retired", "retire", "retires":
		return q.value >= 10
	}
	return (q.value > 12 && q.value < 100 || q.value > 2 && f.is(p-1, "read")) && f.lifeStep(p)
}

// lifeStep reports a verb for a step in somebody's life in the clause before
// "at" at token p: "he joined the navy at 18".
func (f *finder) lifeStep(p int) bool {
	for k := p - 1; k >= f.first && k > p-8 && f.d.Tokens[k].Kind != text.Punct; k-- {
		if lifeVerbs[f.d.LowerTok(k)] {
			return true
		}
	}
	return false
}

// lifeVerbs tell steps in a life.
var lifeVerbs = wordSet(`taught read joined enlisted emigrated married wed left took graduated debuted learned learnt moved entered inherited enrolled volunteered orphaned
	widowed retired succeeded apprenticed`)

// peopleOver reports an age that bounds a group of people: "adults over 60",
// "men under 30".
func (f *finder) peopleOver(q cand) bool {
	p := q.first - 1
	return p-1 >= f.first && q.value >= 5 && q.value <= 100 && f.oneOf(p, "over", "under", "above", "below") &&
		f.oneOf(p-1, "people", "adults", "men", "women", "children", "those", "anyone", "everyone", "boys", "girls", "persons", "patients", "voters", "pensioners", "youths", "americans") &&
		!f.nounFollows(f.join(q.last)) && !f.isHyphenated(q.last)
}

// childOf reports an age behind "a boy of", "women of".
func (f *finder) childOf(q cand) bool {
	p := q.first - 1
	return p-1 >= f.first && f.is(p, "of") && f.oneOf(p-1, "boy", "girl", "man", "woman", "child", "lad", "youth", "baby", "toddler", "girls", "boys") &&
		q.value >= 1 && !f.nounFollows(f.join(q.last)) && !f.isHyphenated(q.last) && (f.join(q.last) >= f.last || !f.is(f.join(q.last), "the"))
}

// clauseCue reports a when, until, since … before token p.
func (f *finder) clauseCue(p int) bool {
	if p-1 < f.first {
		return false
	}
	switch f.d.LowerTok(p - 1) {
	case "when", "until", "till", "since", "while", "after", "before":
		return true
	}
	return false
}

// secondAge reports the second of two ages: "aged 9 and 12".
func (f *finder) secondAge(q cand) bool {
	if len(f.out) == 0 || q.first-1 < f.first {
		return false
	}
	prev := f.out[len(f.out)-1]
	if prev.sent != f.sent || prev.kind != model.FigureAge || prev.rule == "age: years old" || prev.rule == "age: after a name" && (prev.first-2 < f.first || !kinMany[f.d.LowerTok(prev.first-2)]) {
		return false
	}
	gap := q.first - prev.last
	switch {
	case gap == 2 && (f.is(q.first-1, "and") || f.is(q.first-1, "or") || f.is(q.first-1, ",")):
	case gap == 3 && f.is(q.first-2, ",") && f.is(q.first-1, "and"):
	default:
		return false
	}
	return !f.nounFollows(f.join(q.last))
}
