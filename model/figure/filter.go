package figure

import (
	"math"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// notFigure rules out digits by how they are printed: identifiers, telephone
// numbers, addresses of machines, times, list markers. It returns the token
// after what it rules out.
func (f *finder) notFigure(i int) (end int, taken bool) {
	if f.d.Tokens[i].Kind != text.Number {
		return 0, false
	}
	if f.listMarker(i) {
		return i + 1, true
	}
	if end := f.digitRun(i); end > 0 {
		return end, true
	}
	if f.gluedLeft(i) || f.gluedRight(i) {
		return i + 1, true
	}
	return 0, false
}

// listMarker reports "1." and "2)" at the start of a line, "3 )" within one,
// and "[4]".
func (f *finder) listMarker(i int) bool {
	j := i + 1
	if j >= f.last {
		return false
	}
	next := f.d.Tok(j)
	if i > f.first && f.d.Tok(i-1) == "[" && next == "]" {
		return true
	}
	atStart := i == f.first || strings.ContainsRune(f.d.Text[f.d.Tokens[i-1].End:f.d.Tokens[i].Start], '\n') || i == f.first+1 && f.d.Tokens[i-1].Kind == text.Punct && f.d.Tok(i-1) != "("
	switch next {
	case ".":
		return atStart && (f.d.Tokens[j].Glued && j+1 == f.last || j+1 < f.last && !f.d.Tokens[j+1].Glued)
	case ")":
		return atStart || f.d.Tok(i-1) != "(" && !f.openBracket(i) && len(f.d.Tok(i)) <= 2
	}
	return false
}

// openBracket reports a bracket opened shortly before token i.
func (f *finder) openBracket(i int) bool {
	for k := i - 1; k >= f.first && k > i-24; k-- {
		switch f.d.Tok(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// digitRun returns the end of a run of three or more groups of digits that are
// joined by blanks, hyphens, points or brackets (a telephone number, an account,
// an identifier), or of two that begin with 0 or stand behind a word for
// telephones; else 0. A number printed in groups of three is no run.
func (f *finder) digitRun(i int) int {
	groups, digits, j, odd := 0, 0, i, false
	for j < f.last {
		t := f.d.Tokens[j]
		if t.Kind == text.Number {
			if groups > 0 && !t.Glued && f.d.Tok(j-1) != "-" && f.d.Tok(j-1) != ")" && !f.oneBlank(j) {
				break
			}
			groups++
			digits += t.End - t.Start
			odd = odd || strings.ContainsAny(f.d.Tok(j), ",.")
			j++
			continue
		}
		if s := f.d.Tok(j); j+1 < f.last && f.d.Tokens[j+1].Kind == text.Number && t.Glued &&
			(f.hyphen(j) && f.d.Tokens[j+1].Glued || s == ")" || s == "." && f.d.Tokens[j+1].Glued) ||
			s == "(" && j+2 < f.last && f.d.Tokens[j+1].Kind == text.Number && f.d.Tok(j+2) == ")" && groups > 0 && digits < 4 {
			j++
			continue
		}
		break
	}
	first := f.d.Tok(i)
	zero := first[0] == '0' && len(first) > 1 && first[1] != '.'
	plus := i > f.first && f.d.Tokens[i].Glued && (f.d.Tok(i-1) == "+" || f.d.Tok(i-1) == "(" && i-2 >= f.first && f.d.Tok(i-2) == "+")
	n, ok := f.groupsOfThree(i)
	switch {
	case ok && n.last+1 >= j-1 && !f.phoneBefore(i):
		return 0
	case groups >= 3 && (digits >= 6 || j-i >= 5) && !f.sumOfSmall(i, j):
		return j
	case zero, plus && digits > 3, digits > maxDigits && !odd:
		return j
	case groups >= 1 && digits >= 3 && f.phoneBefore(i) && !f.nounFollows(j) && !odd:
		return j
	case groups == 1 && digits >= 8 && !odd && !f.signBefore(i):
		return j
	}
	return 0
}

// signBefore reports a currency sign before token i.
func (f *finder) signBefore(i int) bool { return i > f.first && f.isSign(i-1) }

// groupsOfThree reports a number printed with blanks between the thousands.
func (f *finder) groupsOfThree(i int) (number, bool) {
	v, ok := parseDigits(f.d.Tok(i))
	if !ok {
		return number{}, false
	}
	n := f.spacedGroups(number{first: i, last: i, value: v})
	return n, n.last > i
}

// sumOfSmall reports a run that holds a mixed number such as "10 1/2".
func (f *finder) sumOfSmall(i, j int) bool {
	return j < f.last && f.d.Tok(j) == "/" && j-i <= 2
}

// phoneBefore reports a word for telephones shortly before token i.
func (f *finder) phoneBefore(i int) bool {
	for k := i - 1; k >= f.first && k >= i-6; k-- {
		if phoneWords[f.d.LowerTok(k)] {
			return true
		}
	}
	return false
}

var phoneWords = wordSet(`phone telephone tel tel. helpline hotline call dial fax mobile whatsapp switchboard ext ext. isbn issn serial`)

// gluedLeft reports that what stands right before the digits at i makes them a
// part of something: T-20, a.5, user@5, 10:30.
func (f *finder) gluedLeft(i int) bool {
	if i == f.first || !f.d.Tokens[i].Glued {
		return false
	}
	p := f.d.Tokens[i-1]
	if p.Kind == text.Word {
		return !strings.HasSuffix(f.d.Tok(i-1), ".") && !f.isMoneyWord(i-1)
	}
	switch f.d.Tok(i - 1) {
	case "-", "‑", "/", "–":
		return p.Glued && i-2 >= f.first && i-2 >= f.floorAfter()-1 && (f.d.Tokens[i-2].Kind == text.Word || f.d.Tokens[i-2].Kind == text.Number || f.d.Tok(i-2) == ")")
	case ":":
		return p.Glued && i-2 >= f.first && f.d.Tokens[i-2].Kind == text.Number
	case ".", "@", "_", "\\", "&", "*", "=", "%", "^":
		return true
	case ")":
		return true
	case "'", "’", "‘":
		return len(f.d.Tok(i)) == 2 && !f.nounFollows(i+1)
	}
	return false
}

// isMoneyWord reports a currency code at token i.
func (f *finder) isMoneyWord(i int) bool {
	return currencyCodes[f.d.LowerTok(i)] != "" && (f.d.Tokens[i].AllUpper || f.is(i, "rs"))
}

// gluedRight reports that what stands right behind the digits at i makes them
// a part of something: 10:30, 24/7, 3.com, 5@x, 1990s.
func (f *finder) gluedRight(i int) bool {
	j := i + 1
	if j >= f.last || !f.d.Tokens[j].Glued {
		return false
	}
	more := j+1 < f.last && f.d.Tokens[j+1].Glued
	switch f.d.Tok(j) {
	case ":":
		return more && f.d.Tokens[j+1].Kind == text.Number
	case "/":
		_, ok := f.slashFraction(i)
		return !ok && more
	case ".", "_", "@", "\\":
		return more && f.d.Tokens[j+1].Kind != text.Punct
	}
	switch f.d.LowerTok(j) {
	case "s", "'s", "’s", "am", "pm", "a.m", "p.m", "a.m.", "p.m.":
		return f.d.LowerTok(j) != "s" || strings.IndexByte(f.d.Tok(i), '.') < 0
	}
	return false
}

// falseNumber rules out a quantity by its own words: digits glued to letters
// that are no unit, numbers that are names, numerals in a row, "one" as a
// pronoun.
func (f *finder) falseNumber(q cand) (end int, bad bool) {
	j := q.last + 1
	if q.kind == model.FigureMoney {
		return 0, false
	}
	if j < f.last && f.d.Tokens[j].Glued && f.d.Tokens[j].Kind == text.Word && f.d.Tokens[q.last].Kind == text.Number {
		return j + 1, true
	}
	if q.words {
		if end := f.numeralRow(q); end > 0 {
			return end, true
		}
		t := f.d.Tokens[q.num]
		if t.Upper && !f.titleCase && !f.startsClause(q.num) && (!q.whole || q.num == q.numLast) {
			return j, true
		}
		if q.value == 0 && (q.num > f.first && f.d.Tokens[q.num-1].Kind == text.Word && wordClass[f.d.LowerTok(q.num-1)] == 0 || f.isHyphenated(q.last) || !q.whole && !f.nounFollows(j)) {
			return j, true
		}
		if f.idiom(q) {
			return j, true
		}
	}
	if q.whole && f.d.Tokens[q.last].Glued && q.last == q.numLast+1 && q.last-q.first == 1 && len(f.d.Tok(q.last)) == 1 && f.afterName(q.num, q.last+1) {
		return j, true // Boeing 777F
	}
	return 0, false
}

// numeralRow returns the end of number words that follow each other without
// making one number, as in years and times: "nineteen eighty-six".
func (f *finder) numeralRow(q cand) int {
	j, row := q.last+1, false
	for j < f.last && !q.whole && !q.scaled {
		w := numWords[f.d.LowerTok(j)]
		if w.class < numUnit || w.class > numTen {
			break
		}
		if k := f.join(j); k == j+2 && numWords[f.d.LowerTok(k)].class == numNone {
			break // six two-bedroom flats
		}
		row = true
		j = f.join(j)
	}
	if row {
		return j
	}
	return 0
}

// startsClause reports that a capital at token i is owed to its place.
func (f *finder) startsClause(i int) bool {
	if i == f.first {
		return true
	}
	p := f.d.Tokens[i-1]
	if p.Kind == text.Word || p.Kind == text.Number || p.Kind == text.Clitic {
		return false
	}
	switch f.d.Tok(i - 1) {
	case ",", "-", "&", "$", "%":
		return false
	}
	return true
}

// idiom reports number words that count nothing: "one another", "no one", "one
// day", "half past", "first half".
func (f *finder) idiom(q cand) bool {
	prev := ""
	if q.num > f.first {
		prev = f.d.LowerTok(q.num - 1)
	}
	j := q.last + 1
	switch f.d.LowerTok(q.numLast) {
	case "one":
		return f.oneIsPronoun(q, prev)
	case "half":
		switch prev {
		case "first", "second", "other", "in", "latter", "better", "every", "back", "front", "top", "bottom", "third", "opening", "left", "right", "upper", "lower", "northern", "southern":
			return true
		}
		return q.kind == model.FigureCount && !q.scaled && q.value == 0.5 && (f.isHyphenated(q.last) || f.oneOf(j, "past", "time", "way", "brother", "sister", "back", "century") || f.halfAdjective(j))
	case "two":
		return prev == "in" && f.ends(j) && !f.is(j, "of")
	case "quarter":
		return f.oneOf(j, "final", "finals", "past", "to") || f.isHyphenated(q.last) && !q.whole
	case "ten":
		return f.is(j, "to") && f.is(j+1, "one")
	}
	return false
}

// halfAdjective reports that "half" at j-1 shades an adjective: "half empty".
func (f *finder) halfAdjective(j int) bool {
	return f.oneOf(j, "empty", "full", "asleep", "dead", "built", "finished", "expected", "jokingly", "as", "price")
}

// oneIsPronoun tells "one" the pronoun from one the number: a number is
// followed by what it counts.
func (f *finder) oneIsPronoun(q cand, prev string) bool {
	switch prev {
	case "no", "any", "every", "each", "this", "that", "which", "some", "such", "many":
		return !q.whole
	}
	if q.kind == model.FigureDuration {
		return f.is(q.last, "day") && !f.isHyphenated(q.num) && !overDuration[prev] && prev != "within" && prev != "than" && prev != "least" && !f.oneOf(q.last+1, "after", "before", "later", "old")
	}
	if q.whole || q.scaled || q.value != 1 {
		return false
	}
	j := q.last + 1
	if j >= f.last || f.isHyphenated(q.last) || prev == "at" && f.oneOf(j, "point", "time", "stage", "moment") {
		return true
	}
	if f.is(j, "in") || f.is(j, "out") || f.is(j, "to") || f.is(j, "or") || f.is(j, "-") { // pairs are tried later
		_, at := f.linked(q)
		share := f.is(j, "in") || f.is(j, "out") && f.is(j+1, "of")
		k := j + 1
		if f.is(j, "out") || f.is(k, "every") {
			k++
		}
		return !(share && k < f.last && f.mayBegin(k)) && !(at > 0 && at < f.last && f.mayBegin(at))
	}
	t := f.d.Tokens[j]
	if t.Kind != text.Word {
		return prev != "age" && prev != "aged" && prev != "turned" && prev != "was"
	}
	low := f.d.LowerTok(j)
	if wordClass[low]&(prep|aux|conj|pron|rel|det|adv|plainV) != 0 || irregular[low] == "" && plural(low) {
		return true
	}
	return strings.HasSuffix(low, "ly") || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "ed") && !f.nounFollows(j+1) ||
		f.oneOf(j, "thing", "day", "night", "morning", "way", "hand", "another", "such", "last", "next", "final") && prev != "than" && !f.oneOf(j, "final", "last") ||
		wordClass[low]&report != 0 && !t.Upper && prev != "" && strings.HasSuffix(low, "d")
}

// notCounted rules out a bare number that is a name, a year, a time or an
// address.
func (f *finder) notCounted(q cand) bool {
	if f.yearLike(q) && f.isYear(q) {
		return true
	}
	if f.d.Tokens[q.last].Kind != text.Number || q.num != q.numLast {
		return false
	}
	j := q.last + 1
	if j < f.last && f.d.Tokens[j].AllUpper && !f.d.Tokens[j].Glued && q.value < 1000 && !f.nounFollows(j) && !f.titleCase {
		return true // 737 MAX
	}
	return f.dayOfMonth(q) || f.clock(q, j) || j < f.last && f.d.Tokens[j].Upper && !f.titleCase && f.streetWithin(j)
}

// nameOf reports that the number of q belongs to the name or label before it.
// next is the token behind the number, or behind the pair it begins.
func (f *finder) nameOf(q cand) bool {
	next := q.last + 1
	if how, j := f.linked(q); how != linkNone && how != linkBy && j < f.last && f.mayBegin(j) {
		if r, ok := f.number(j); ok && r.first >= j {
			next = r.last + 1
			if u, _, ok := f.readUnit(f.join(r.last), r.last); ok && u.name != "" {
				return false
			}
		}
	}
	return f.afterName(q.num, next)
}

// afterName reports that the number at token i, which ends before token next,
// is the number of the name or label before it: "Flight 370", "posts 542 and
// 543", "Windows 10".
func (f *finder) afterName(i, next int) bool {
	p := i - 1
	if p < f.first {
		return false
	}
	if (f.is(p, "and") || f.is(p, "or") || f.is(p, ",") || f.is(p, "to") || f.is(p, "&")) && p-2 >= f.first && f.d.Tokens[p-1].Kind == text.Number {
		return f.floorAfter() <= p-1 && f.afterName(p-1, next) // posts 542 and 543
	}
	t := f.d.Tokens[p]
	if t.Kind != text.Word || f.d.Tokens[i].Glued {
		return false
	}
	if f.is(p, "of") && p > f.first && f.d.Tokens[p-1].Upper && groupNames[f.d.LowerTok(p-1)] {
		return !f.nounFollows(next) // the Group of 20
	}
	low := f.d.LowerTok(p)
	labelled := wordClass[low]&label != 0 || len(low) > 3 && wordClass[low[:len(low)-1]]&label != 0 && low[len(low)-1] == 's'
	counts := f.nounFollows(next) || next < f.last && (f.d.Tok(next) == "%" || f.is(next, "percent"))
	if labelled && (!counts || t.Upper && (!f.startsClause(p) || low[len(low)-1] != 's' || low == "windows")) {
		return !f.labelIsVerb(p, low)
	}
	if !f.looksLikeName(p, low) {
		return false
	}
	if f.titleCase {
		return !counts && !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "ing")
	}
	if counts {
		return !f.placeAfterPreposition(p) && !f.startsClause(p)
	}
	return true
}

// groupNames are the heads of names such as the Group of 20.
var groupNames = wordSet(`group gang committee council club league commission`)

// labelIsVerb reports a word that is a label elsewhere but a verb here:
// "they order 3".
func (f *finder) labelIsVerb(p int, low string) bool {
	if low != "order" && low != "issue" && low != "post" && low != "target" && low != "question" && low != "plan" && low != "page" && low != "act" && low != "house" {
		return false
	}
	return p > f.first && (wordClass[f.d.LowerTok(p-1)]&pron != 0 || f.is(p-1, "to"))
}

// looksLikeName reports that token p is written like a name.
func (f *finder) looksLikeName(p int, low string) bool {
	t := f.d.Tokens[p]
	if !t.Upper && !innerCapital(f.d.Tok(p)) {
		return false
	}
	if wordClass[low]&^(toll|person|contest|change|report|label) != 0 || numWords[low].class != numNone || boundWords[low] != "" || strings.HasSuffix(low, "ly") {
		return false
	}
	if p == f.first && !t.AllUpper && wordClass[low]&(toll|change|report|person) != 0 {
		return false
	}
	return true
}

func innerCapital(w string) bool {
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return true
		}
	}
	return false
}

// placeAfterPreposition reports that the name ending at p follows a preposition
// of place that begins a clause, so that a number after it counts something:
// "In Gaza 30 people".
func (f *finder) placeAfterPreposition(p int) bool {
	for k := p; k >= f.first && k > p-4; k-- {
		if wordClass[f.d.LowerTok(k)]&prep != 0 {
			return true
		}
		if !f.d.Tokens[k].Upper {
			return wordClass[f.d.LowerTok(k)] == 0 && false
		}
	}
	return false
}

// yearLike reports four bare digits from 1000 to 2100.
func (f *finder) yearLike(q cand) bool {
	return q.num == q.numLast && q.value >= 1000 && q.value <= 2100 && q.value == math.Trunc(q.value) &&
		f.d.Tokens[q.num].Kind == text.Number && len(f.d.Tok(q.num)) == 4
}

// isYear decides whether four digits are a year: they are, unless they count
// something or are bounded.
func (f *finder) isYear(q cand) bool {
	p := q.first - 1
	prev := ""
	if p >= f.first {
		prev = f.d.LowerTok(p)
	}
	recent := q.value >= 1900
	if f.nounFollows(q.last + 1) {
		switch prev {
		case "in", "since", "until", "till", "by", "during", "the", "early", "late", "mid", "before", "after", "circa", "from", "of":
			return recent
		}
		return false
	}
	if b, _ := f.boundBefore(q); b != model.BoundNone && b != model.BoundAbout && prev != "before" && prev != "over" && prev != "under" {
		return false
	}
	return true
}

// dayOfMonth reports a number beside the name of a month or weekday.
func (f *finder) dayOfMonth(q cand) bool {
	if q.value > 31 && !f.yearLike(q) {
		return false
	}
	for _, k := range [...]int{q.first - 1, q.last + 1} {
		if k < f.first || k >= f.last || !f.d.Tokens[k].Upper || wordClass[f.d.LowerTok(k)]&calendar == 0 {
			continue
		}
		if k > q.last && strings.HasSuffix(f.d.LowerTok(k), "day") || k < q.first && f.nounFollows(q.last+1) {
			continue
		}
		return true
	}
	return false
}

// clock reports a time of day: "5 p.m.", "10 o'clock", "0900 GMT".
func (f *finder) clock(q cand, j int) bool {
	if f.oneOf(j, "a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock", "noon", "midnight", "gmt", "utc", "est", "et", "bst", "cet", "local") {
		return !f.is(j, "local") || f.is(j+1, "time")
	}
	return false
}

// streetWithin reports capitalised words from j on that end in a word for
// streets: "10 Downing Street".
func (f *finder) streetWithin(j int) bool {
	for k := j; k < f.last && k < j+4; k++ {
		if !f.d.Tokens[k].Upper {
			return false
		}
		if k > j && streetWords[f.d.LowerTok(k)] {
			return true
		}
	}
	return false
}

var streetWords = wordSet(`street st st. road rd rd. avenue ave ave. lane drive boulevard blvd blvd. square way place court terrace crescent highway parkway close gardens`)

// inDate reports that the number of c belongs to a date. A length of time stays
// a figure when the date only spans it ("the past 30 days"), not when it counts
// from today ("30 days ago").
func (f *finder) inDate(c cand) bool {
	start, end := f.d.Tokens[c.num].Start, f.d.Tokens[c.last].End
	for f.nextDate < len(f.dates) && f.dates[f.nextDate].End <= f.d.Tokens[c.first].Start {
		f.nextDate++
	}
	for k := f.nextDate; k < len(f.dates) && k < f.nextDate+4 && f.dates[k].Start < end; k++ {
		d := f.dates[k]
		if d.End <= start {
			continue
		}
		if c.kind == model.FigureAge || c.kind == model.FigureMoney || c.kind == model.FigurePercent {
			return false
		}
		return c.kind != model.FigureDuration && c.kind != model.FigureRange || !f.spannedOnly(c, d)
	}
	return false
}

// spannedOnly reports that the date d names a stretch by its length.
func (f *finder) spannedOnly(c cand, d model.Date) bool {
	low := f.d.Lower[d.Start:d.End]
	for _, w := range [...]string{" ago", "from now", "from today", "earlier", "later"} {
		if strings.HasSuffix(low, w) {
			return (w == "earlier" || w == "later") && c.kind == model.FigureDuration && c.words && !strings.HasPrefix(low, "a ")
		}
	}
	if f.oneOf(c.last+1, "ago", "from") {
		return false
	}
	return !strings.HasPrefix(low, "in ")
}

// inTitleCase reports that the sentence capitalises nearly all its longer
// words, as headlines do.
func (f *finder) inTitleCase() bool {
	long, upper := 0, 0
	for i := f.first; i < f.last && i < f.first+40; i++ {
		t := f.d.Tokens[i]
		if t.Kind == text.Word && t.End-t.Start >= 4 {
			long++
			if t.Upper {
				upper++
			}
		}
	}
	return long >= 4 && upper*10 >= long*8
}
