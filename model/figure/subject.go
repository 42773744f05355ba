package figure

// countedElsewhere returns what the bare number of q counts when no noun stands
// right behind it at token j: people by what they did or suffered, the plural
// that the sentence says to grow, the last noun of the phrase.
func (f *finder) countedElsewhere(q cand, j int) (string, int) {
	if f.tollNear(q, j) || j < f.last && crowdVerbs[f.d.LowerTok(j)] {
		return "person", 0
	}
	if k := f.subjectOf(q); k > 0 {
		return f.unitOf(k), 0
	}
	if f.lastNoun(j) { // five bronze
		return f.d.LowerTok(j), j
	}
	return "", 0
}

// crowdVerbs behind a bare number tell what people did.
var crowdVerbs = wordSet(`marched fled gathered protested demonstrated attended rallied queued turned volunteered signed`)

// subjectOf returns the token of the plural that is said to grow or fall to the
// bare number of q: "claims rose to 41,000"; 0 when there is none.
func (f *finder) subjectOf(q cand) int {
	p := q.first - 1
	if p-1 < f.first || q.words && !q.scaled || !f.oneOf(p, "to", "from", "by", "at") {
		return 0
	}
	for k := p - 1; k > f.first && k > p-4; k-- {
		if f.class(k)&change == 0 || f.is(k, "from") || f.is(k, "by") {
			continue
		}
		if k--; f.oneOf(k, "have", "had") && k > f.first {
			k--
		}
		if f.countable(k) && !f.d.Tokens[k].Upper && units[f.d.LowerTok(k)].name == "" && !sums[f.d.LowerTok(k)] {
			return k
		}
		return 0
	}
	return 0
}

// sums are plurals that are no things to count but amounts and measures.
var sums = wordSet(`sales earnings profits prices costs revenues losses exports imports shares stocks yields rates wages rents temperatures levels
	futures futures odds takings proceeds receipts figures numbers bonds futures reserves`)
