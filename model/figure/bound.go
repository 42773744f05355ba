package figure

import (
	"github.com/lede-reader/lede/model"
)

// boundWords are single words before a number that bound it.
var boundWords = map[string]model.Bound{
	"about": model.BoundAbout, "around": model.BoundAbout, "roughly": model.BoundAbout, "approximately": model.BoundAbout, "some": model.BoundAbout,
	"nearly": model.BoundAbout, "almost": model.BoundAbout, "circa": model.BoundAbout, "approx": model.BoundAbout, "approx.": model.BoundAbout, "ca.": model.BoundAbout,
	"estimated": model.BoundAbout, "virtually": model.BoundAbout, "practically": model.BoundAbout, "~": model.BoundAbout, "≈": model.BoundAbout, "near": model.BoundAbout, "nearing": model.BoundAbout,
	"approaching": model.BoundAbout, "±": model.BoundAbout,
	"over": model.BoundMin, "above": model.BoundMin, "exceeding": model.BoundMin, "exceeded": model.BoundMin, "exceeds": model.BoundMin, "exceed": model.BoundMin,
	"surpassing": model.BoundMin, "surpassed": model.BoundMin, "topped": model.BoundMin, "topping": model.BoundMin, "beyond": model.BoundMin, ">": model.BoundMin, "≥": model.BoundMin,
	"under": model.BoundMax, "below": model.BoundMax, "<": model.BoundMax, "≤": model.BoundMax, "upto": model.BoundMax,
}

// boundPairs are the two-word bounds, by their second word.
var boundPairs = map[string]map[string]model.Bound{
	"least": {"at": model.BoundMin},
	"most":  {"at": model.BoundMax},
	"to": {
		"up": model.BoundMax, "close": model.BoundAbout, "closer": model.BoundAbout, "nearer": model.BoundAbout, "equal": model.BoundNone,
		"next": model.BoundNone,
	},
	"than": {
		"more": model.BoundMin, "greater": model.BoundMin, "higher": model.BoundMin, "larger": model.BoundMin, "bigger": model.BoundMin, "longer": model.BoundMin,
		"older": model.BoundMin, "better": model.BoundMin, "less": model.BoundMax, "fewer": model.BoundMax, "lower": model.BoundMax, "smaller": model.BoundMax,
		"younger": model.BoundMax, "shorter": model.BoundMax,
	},
	"as": {"many": model.BoundMax, "much": model.BoundMax, "high": model.BoundMax, "few": model.BoundMin, "little": model.BoundMin, "low": model.BoundMin, "long": model.BoundMax},
	"of": {
		"excess": model.BoundMin, "upwards": model.BoundMin, "upward": model.BoundMin, "minimum": model.BoundMin, "maximum": model.BoundMax, "north": model.BoundMin, "south": model.BoundMax,
		"limit": model.BoundMax,
	},
}

// bounded widens c over the words before and after it that bound its value.
func (f *finder) bounded(c cand) cand {
	if b, p := f.boundBefore(c); p < c.first && b != model.BoundNone {
		c.first, c.bound = p, b
		if c.rule == "number" || c.rule == string(c.kind) {
			c.rule += ", bounded"
		}
	}
	if c.bound == model.BoundNone {
		last := c.last
		c = f.boundAfter(c)
		if c.last > last && c.kind == model.FigureCount && !c.whole {
			c.unit, c.noun = f.counted(c) // a dozen or so people, 30-odd guests
		}
	}
	return c
}

// boundBefore reads the bound before c and returns it with its first token;
// without a bound the token is c.first.
func (f *finder) boundBefore(c cand) (model.Bound, int) {
	p := c.first - 1
	if p >= f.floor && c.num == c.first && f.oneOf(p, "a", "an", "another") {
		p-- // about a 20-minute walk; not: under a 10-year agreement
		if p >= f.floor && f.oneOf(p, "under", "over", "above", "below", "beyond", "near") {
			return model.BoundNone, c.first
		}
	}
	if p < f.floor {
		return model.BoundNone, c.first
	}
	if b, ok := boundWords[f.d.LowerTok(p)]; ok {
		if f.plainPreposition(p, f.d.LowerTok(p), c) {
			return model.BoundNone, c.first
		}
		return b, f.boundStart(p)
	}
	if b, start := f.orEqual(p); b != model.BoundNone {
		return b, start
	}
	if b, start := f.boundPhrase(p); b != model.BoundNone && (c.kind == model.FigureMoney || !f.is(p-1, "north")) {
		return b, start
	}
	return model.BoundNone, c.first
}

// boundPhrase reads a bound of several words whose last is token p: "at least",
// "no more than", "as many as", "in excess of".
func (f *finder) boundPhrase(p int) (model.Bound, int) {
	start := p - 1
	second := boundPairs[f.d.LowerTok(p)]
	if second == nil || start < f.floor {
		return model.BoundNone, p
	}
	b := second[f.d.LowerTok(start)]
	before := ""
	if start > f.floor {
		before = f.d.LowerTok(start - 1)
	}
	switch f.d.LowerTok(p) {
	case "than":
		if b != model.BoundNone && (before == "no" || before == "not") {
			return opposite(b), start - 1
		}
	case "as":
		if before != "as" {
			return model.BoundNone, p
		}
		start--
	case "of":
		if before == "a" || before == "in" {
			start--
		}
	}
	if b == model.BoundNone {
		return b, p
	}
	return b, f.boundStart(start)
}

// orEqual reads "less than or equal to" and "greater or equal than", whose last
// word is token p.
func (f *finder) orEqual(p int) (model.Bound, int) {
	if !f.is(p, "to") && !f.is(p, "than") || p-3 < f.floor || !f.is(p-1, "equal") && !f.is(p-1, "equals") || !f.is(p-2, "or") {
		return model.BoundNone, p
	}
	start := p - 3
	if f.is(start, "than") {
		start--
	}
	if start < f.floor {
		return model.BoundNone, p
	}
	return boundPairs["than"][f.d.LowerTok(start)], start
}

func opposite(b model.Bound) model.Bound {
	if b == model.BoundMin {
		return model.BoundMax
	}
	return model.BoundMin
}

// boundStart takes in what shades a bound: "just over", "well above", "an
// estimated".
func (f *finder) boundStart(p int) int {
	if p-1 < f.floor {
		return p
	}
	switch f.d.LowerTok(p - 1) {
	case "just", "well", "slightly", "only", "little", "far":
		return p - 1
	case "an":
		if f.is(p, "estimated") {
			return p - 1
		}
	}
	return p
}

// plainPreposition reports that the word at p is an ordinary preposition:
// "talk about two things", "over two days".
func (f *finder) plainPreposition(p int, low string, c cand) bool {
	prev := ""
	if p > f.first {
		prev = f.d.LowerTok(p - 1)
	}
	switch low {
	case "about":
		return aboutVerbs[prev]
	case "over", "under", "above", "below", "beyond":
		if c.kind == model.FigureOrdinal {
			return true
		}
		if low == "over" && c.kind == model.FigureDuration {
			return prev != "" && !overDuration[prev]
		}
		return prev == "sat" || prev == "over" || f.is(p+1, "the")
	case "near", "nearing":
		return low == "near" && wordClass[prev]&(aux|change) == 0
	case "some":
		return f.is(c.num, "one")
	}
	return false
}

var aboutVerbs = wordSet(`talk talks talking talked think thinks thinking thought worry worries worried concerned concern concerns question questions
	information details know knows knew story stories book books film films hear heard hearing asked ask asks complained complain complaints
	tell told say said speak spoke write wrote learn learned what how brought bring something anything`)

// overDuration are the words after which "over two hours" is a length of more
// than two hours.
var overDuration = wordSet(`for just well of by with after took takes lasted lasts last lasting is was spent in to little than slightly far waited and or at from it`)

// boundAfter reads the bounds that follow: "or more", "or so", "-odd", "+".
func (f *finder) boundAfter(c cand) cand {
	j := c.last + 1
	if j >= f.last {
		return c
	}
	b, last := model.BoundNone, c.last
	switch k := f.join(c.last); {
	case f.glued(j, "+") && !f.glued(j+1, "1"):
		b, last = model.BoundMin, j
	case k == j+1:
		b, last = suffixBounds[f.d.LowerTok(k)], k
	case f.is(j, "or"), f.is(j, "and"):
		b, last = f.boundTail(j)
	}
	if b != model.BoundNone {
		c.bound, c.last = b, last
	}
	return c
}

// suffixBounds are joined to a number by a hyphen.
var suffixBounds = map[string]model.Bound{
	"plus": model.BoundMin, "odd": model.BoundAbout, "ish": model.BoundAbout, "something": model.BoundAbout,
}

// tailBounds stand behind "or"; those that are bounds behind "and" as well have
// no reading as "and more people".
var tailBounds = map[string]model.Bound{
	"more": model.BoundMin, "above": model.BoundMin, "over": model.BoundMin, "older": model.BoundMin, "greater": model.BoundMin, "higher": model.BoundMin,
	"longer": model.BoundMin, "better": model.BoundMin, "less": model.BoundMax, "fewer": model.BoundMax, "under": model.BoundMax, "below": model.BoundMax,
	"younger": model.BoundMax, "lower": model.BoundMax, "so": model.BoundAbout, "thereabouts": model.BoundAbout,
}

// boundTail reads "or more", "and over" at the "or" or "and" of token j.
func (f *finder) boundTail(j int) (model.Bound, int) {
	if j+1 >= f.last || f.is(j+2, "than") {
		return model.BoundNone, j
	}
	if f.is(j, "and") && (f.is(j+1, "more") && f.nounFollows(j+2) || f.oneOf(j+1, "less", "so", "fewer")) {
		return model.BoundNone, j
	}
	return tailBounds[f.d.LowerTok(j+1)], j + 1
}
