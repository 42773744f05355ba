package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// ordinal makes a figure of "third term", "30th anniversary", "second-largest".
func (f *finder) ordinal(c cand) (cand, int, bool) {
	next := c.last + 1
	if f.ordinalName(c) || f.ordinalIdiom(c) {
		return cand{}, next, false
	}
	c.kind, c.whole = model.FigureOrdinal, true
	if last, ok := f.superlative(c.last); ok {
		c.kind, c.last, c.rule = model.FigureRank, last, "rank: superlative"
	} else if f.placed(c) {
		c.kind, c.rule = model.FigureRank, "rank: place"
		if f.is(next, "place") || f.is(next, "position") {
			c.last = next
		}
	}
	if next := f.join(c.last); !f.oneOf(c.last, "seeded", "ranked", "placed", "rated") || next >= f.last || !f.d.Tokens[next].Upper {
		c.unit, c.noun = f.oneNoun(next)
	}
	if f.inDate(c) {
		return cand{}, c.last + 1, false
	}
	return c, c.last + 1, true
}

// superlative reads the superlative behind an ordinal: "second-largest",
// "third most common".
func (f *finder) superlative(i int) (int, bool) {
	j := f.join(i)
	if j >= f.last || f.d.Tokens[j].Kind != text.Word {
		return 0, false
	}
	w := f.d.LowerTok(j)
	switch {
	case w == "most" || w == "least":
		if j+1 < f.last && f.d.Tokens[j+1].Kind == text.Word && f.class(j+1) == 0 && !plural(f.d.LowerTok(j+1)) {
			return j + 1, true
		}
		return j, true
	case w == "seeded" || w == "ranked" || w == "placed" || w == "rated":
		return j, j == i+2
	case w == "best" || w == "worst" || w == "longest":
		return j, true
	case len(w) >= 6 && strings.HasSuffix(w, "est") && !notSuperlative[w]:
		return j, true
	}
	return 0, false
}

var notSuperlative = wordSet(`request protest contest conquest interest arrest forest harvest inquest digest invest tempest manifest midwest southwest northwest suggest`)

// placed reports that the ordinal of c is a place in an order.
func (f *finder) placed(c cand) bool {
	if f.is(c.last+1, "place") || f.is(c.last+1, "position") || f.is(c.last+1, "spot") || f.is(c.last+1, "seed") {
		return true
	}
	if c.first-1 < f.first {
		return false
	}
	switch f.d.LowerTok(c.first - 1) {
	case "ranked", "ranks", "ranking", "finished", "finish", "finishing", "placed", "came", "come", "rank", "seeded", "joint":
		return true
	}
	return false
}

// ordinalName reports an ordinal that is part of a name (Second World War,
// First Lady, Fifth Avenue) or of a date (19th century, 4th of July).
func (f *finder) ordinalName(c cand) bool {
	j := f.join(c.last)
	if f.ordinalDate(c, j) {
		return true
	}
	t := f.d.Tokens[c.first]
	upperNext := j < f.last && f.d.Tokens[j].Upper && f.d.Tokens[j].Kind == text.Word
	switch {
	case upperNext && ordinalTitles[f.d.LowerTok(j)]:
		return true
	case f.titleCase:
		return false
	case t.Kind == text.Number:
		return upperNext && f.streetWithin(j)
	}
	return t.Upper && (upperNext || !f.startsClause(c.first))
}

// ordinalDate reports an ordinal of a century, a quarter or a day of a month;
// j is the token behind it.
func (f *finder) ordinalDate(c cand, j int) bool {
	if f.oneOf(j, "century", "centuries", "quarter", "quarters") || f.is(j, "of") && f.inCalendar(j+1) || f.inCalendar(c.first-1) {
		return true
	}
	if f.oneOf(j, "and", "or", "to") { // 18th and 19th centuries
		for k := j + 1; k < j+5; k++ {
			if f.oneOf(k, "century", "centuries") {
				return true
			}
		}
	}
	return false
}

// inCalendar reports that token k is the name of a month or weekday.
func (f *finder) inCalendar(k int) bool {
	return k >= f.first && k < f.last && f.d.Tokens[k].Upper && f.class(k)&calendar != 0
}

// ordinalTitles are capitalised nouns that make a name of the ordinal before them.
var ordinalTitles = wordSet(`lady ladies minister amendment avenue street world secretary reich estate vatican circuit republic temple army battalion infantry
	airborne regiment division brigade fleet corps district congress cavalry squadron precinct arrondissement armored armoured airmobile marine marines wing`)

// ordinalIdiom reports first, second and third where they count nothing: "at
// first", "in the first place", "a split second", "first aid".
func (f *finder) ordinalIdiom(c cand) bool {
	j := f.join(c.last)
	prev := ""
	if c.first > f.first {
		prev = f.d.LowerTok(c.first - 1)
	}
	switch f.d.LowerTok(c.first) {
	case "first":
		return f.firstIdiom(c, j, prev)
	case "second":
		switch prev {
		case "split", "per":
			return true
		case "every", "a":
			if f.ends(j) {
				return true
			}
		}
		return f.oneOf(j, "hand", "thought", "thoughts", "nature", "guess", "ago", "later")
	case "third":
		return f.oneOf(j, "party", "parties", "person", "world") && prev != "the"
	}
	return false
}

// firstIdiom is [finder.ordinalIdiom] for "first".
func (f *finder) firstIdiom(c cand, j int, prev string) bool {
	switch {
	case prev == "at":
		return j >= f.last || f.d.Tokens[j].Kind != text.Word || f.class(j)&(pron|det|prep|adv|aux) != 0
	case prev == "the" && f.is(j, "place") && f.oneOf(c.first-2, "in"):
		return f.ends(j + 1)
	case prev == "safety", f.is(j, "of") && f.is(j+1, "all"), f.is(j, "and") && f.is(j+1, "foremost"):
		return true
	}
	return f.oneOf(j, "aid", "name", "names", "hand", "responder", "responders", "lady", "refusal")
}

// oneOf reports whether token j is one of the words.
func (f *finder) oneOf(j int, words ...string) bool {
	if j < f.first || j >= f.last {
		return false
	}
	low := f.d.LowerTok(j)
	for _, w := range words {
		if w == low {
			return true
		}
	}
	return false
}

// ends reports that the phrase ends before token j.
func (f *finder) ends(j int) bool {
	return j >= f.last || f.d.Tokens[j].Kind != text.Word || f.class(j)&(prep|conj|aux|pron|det) != 0
}

// hashRank reads "#2" as a rank; a hash glued to something else is a tag.
func (f *finder) hashRank(i int) (cand, int, bool) {
	j := i + 1
	if j >= f.last || f.d.Tokens[j].Kind != text.Number || !f.d.Tokens[j].Glued || f.d.Tokens[i].Glued && f.d.Tok(i-1) != "(" {
		return cand{}, i + 1, false
	}
	v, ok := parseDigits(f.d.Tok(j))
	if !ok || v > 1000 || f.glued(j+1, "-") && j+2 < f.last && f.d.Tokens[j+2].Kind == text.Number {
		return cand{}, j + 1, false
	}
	c := cand{first: i, last: j, num: j, numLast: j, kind: model.FigureRank, value: v, whole: true, rule: "rank: number"}
	c.unit, c.noun = f.rankedNoun(j + 1)
	return c, j + 1, true
}

// numberRank makes a rank of q when "number" or "No." stands before it.
func (f *finder) numberRank(q cand) (cand, bool) {
	p := q.first - 1
	if p < f.floor || q.kind != model.FigureCount || q.whole || q.value > 500 {
		return q, false
	}
	switch f.d.LowerTok(p) {
	case "no.", "number", "№":
	default:
		return q, false
	}
	j := q.last + 1
	if j < f.last && f.d.Tokens[j].Upper && f.streetWithin(j) {
		return q, false
	}
	q.first, q.kind, q.whole, q.rule = p, model.FigureRank, true, "rank: number"
	q.unit, q.noun = f.rankedNoun(j)
	return q, true
}

// rankedNoun is the noun behind "#2" or "No. 1": a word in -s is a verb there.
func (f *finder) rankedNoun(j int) (string, int) {
	if f.countable(j) {
		return "", 0
	}
	return f.oneNoun(j)
}

// quake reads "magnitude 6.1" at token i.
func (f *finder) quake(i int) (cand, int, bool) {
	j := f.join(i)
	if f.is(j, "of") {
		j++
	}
	bound := boundWords[f.d.LowerTok(min(j, f.last-1))]
	if bound != model.BoundNone { // of magnitudes above 7
		j++
	}
	if j >= f.last || f.d.Tokens[j].Kind != text.Number {
		return cand{}, i + 1, false
	}
	v, ok := parseDigits(f.d.Tok(j))
	if !ok || v > 12 {
		return cand{}, i + 1, false
	}
	c := cand{first: i, last: j, num: j, numLast: j, kind: model.FigureMeasure, value: v, bound: bound, unit: "magnitude", whole: true, rule: "measure"}
	if f.is(i, "magnitudes") {
		c.first = j
		if bound != model.BoundNone {
			c.first--
		}
	}
	return c, j + 1, true
}

// multiple reads "threefold" and "twice as many" at token i.
func (f *finder) multiple(i int) (cand, int, bool) {
	w := numWords[f.d.LowerTok(i)]
	if w.class == numTwice && !f.oneOf(i+1, "as", "the", "its", "their", "that", "what", "his", "her") {
		return cand{}, i + 1, false
	}
	c := cand{first: i, last: i, num: i, numLast: i, kind: model.FigureCount, value: w.value, unit: "times", whole: true, words: true, rule: "multiple"}
	return f.bounded(c), i + 1, true
}

// articleSpan reads a length of time behind an article: "for an hour", "nearly
// a decade", "a year and a half". Elsewhere "a day" is a rate or a date.
func (f *finder) articleSpan(i int) (cand, int, bool) {
	p := i - 1
	if p < f.floor || !f.is(p, "a") && !f.is(p, "an") || f.d.Tokens[i].Upper && !f.titleCase {
		return cand{}, i + 1, false
	}
	u := units[f.d.LowerTok(i)]
	c := cand{first: p, last: i, num: p, numLast: i, kind: model.FigureDuration, value: max(u.factor, 1), unit: u.name, whole: true, words: true, rule: "duration: a"}
	wide := f.smaller(c, u)
	if old, last, ok := f.oldBehind(i); ok && old > 0 {
		c.last, c.kind, c.rule = last, model.FigureAge, "age: years old"
		return c, last + 1, true
	}
	if wide.last == c.last && !f.spanContext(p, i) {
		return cand{}, i + 1, false
	}
	c = f.bounded(wide)
	if f.inDate(c) {
		return cand{}, i + 1, false
	}
	return c, c.last + 1, true
}

// spanContext reports that "a day" at tokens p, i is a length of time.
func (f *finder) spanContext(p, i int) bool {
	if i+1 < f.last {
		switch f.d.LowerTok(i + 1) {
		case "later", "long":
			return true
		case "earlier", "before", "after":
			return f.is(i, "hour") || f.is(i, "minute")
		case "ago", "when", "of", "that", "-":
			return false
		}
	}
	if p-1 < f.floor {
		return false
	}
	switch f.d.LowerTok(p - 1) {
	case "for", "within", "than", "least", "nearly", "almost", "lasted", "lasts", "lasting", "took", "takes", "spent", "under", "roughly", "approximately", "barely", "half":
		return true
	case "about", "around", "over":
		return p-2 >= f.first && overDuration[f.d.LowerTok(p-2)] || f.is(i, "hour") || f.is(i, "decade") || f.is(i, "century")
	}
	return false
}
