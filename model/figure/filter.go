package figure

import (
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
// an identifier), or of fewer that begin with 0 or stand behind a word for
// telephones; else 0. A number printed in groups of three is no run.
func (f *finder) digitRun(i int) int {
	r := f.scanRun(i)
	first := f.d.Tok(i)
	zero := first[0] == '0' && len(first) > 1 && first[1] != '.'
	switch n, ok := f.groupsOfThree(i); {
	case f.plusBefore(i) && r.digits >= 8:
		return r.end
	case ok && n.last+1 >= r.end-1 && !f.phoneBefore(i):
		return 0
	case r.groups >= 3 && (r.digits >= 6 || r.end-i >= 5):
		return r.end
	case zero, f.plusBefore(i) && r.digits > 3, r.digits > maxDigits && !r.marks:
		return r.end
	case r.digits >= 3 && f.phoneBefore(i) && !f.nounFollows(r.end) && !r.marks:
		return r.end
	case r.groups == 1 && r.digits >= 8 && !r.marks && !f.signBefore(i):
		return r.end
	}
	return 0
}

// run is a run of groups of digits.
type run struct {
	end            int  // the token behind it
	groups, digits int  // how many
	marks          bool // a group has a comma or a point
}

// scanRun reads the run of groups that begins at token i.
func (f *finder) scanRun(i int) run {
	r := run{end: i}
	for r.end < f.last {
		j := r.end
		if f.d.Tokens[j].Kind != text.Number {
			if !f.joinsGroups(j, r) {
				break
			}
			r.end++
			continue
		}
		if r.groups > 0 && !f.d.Tokens[j].Glued && f.d.Tokens[j-1].Kind == text.Number && !f.oneBlank(j) {
			break
		}
		r.groups++
		r.digits += f.d.Tokens[j].End - f.d.Tokens[j].Start
		r.marks = r.marks || strings.ContainsAny(f.d.Tok(j), ",.")
		r.end++
	}
	return r
}

// joinsGroups reports that the mark at j joins two groups of digits of run r.
func (f *finder) joinsGroups(j int, r run) bool {
	if j+1 >= f.last || f.d.Tokens[j+1].Kind != text.Number {
		return false
	}
	switch f.d.Tok(j) {
	case ")":
		return f.d.Tokens[j].Glued
	case "-", "‑", ".":
		return f.d.Tokens[j].Glued && f.d.Tokens[j+1].Glued
	case "(":
		return r.groups > 0 && r.digits < 4 && j+2 < f.last && f.d.Tok(j+2) == ")"
	}
	return false
}

// plusBefore reports the + of an international number before token i.
func (f *finder) plusBefore(i int) bool {
	if i == f.first || !f.d.Tokens[i].Glued {
		return false
	}
	return f.d.Tok(i-1) == "+" || f.d.Tok(i-1) == "(" && i-2 >= f.first && f.d.Tok(i-2) == "+"
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
	case ".":
		return !f.leadingPoint(i)
	case "@", "_", "\\", "&", "*", "=", "%", "^":
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
		if q.value == 0 && (q.num > f.first && f.d.Tokens[q.num-1].Kind == text.Word && f.class(q.num-1) == 0 || f.isHyphenated(q.last) || !q.whole && !f.nounFollows(j)) {
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
		return q.num == q.numLast && !q.scaled && f.halfIdiom(q, prev)
	case "two":
		return prev == "in" && f.ends(j) && !f.is(j, "of")
	case "quarter":
		return f.oneOf(j, "final", "finals", "past") || f.isHyphenated(q.last) && !q.whole
	case "ten":
		return f.is(j, "to") && f.is(j+1, "one")
	}
	return false
}

// halfIdiom reports a bare "half" that is no share: "first half", "half past",
// "the Dutch half".
func (f *finder) halfIdiom(q cand, prev string) bool {
	j := q.last + 1
	if halves[prev] || prev == "-" && f.d.Tokens[q.num].Glued && q.num-2 >= f.first && numWords[f.d.LowerTok(q.num-2)].class == numNone || f.isHyphenated(q.last) && q.kind != model.FigureDuration && q.kind != model.FigureMeasure {
		return true
	}
	if q.kind != model.FigurePercent && q.kind != model.FigureCount {
		return false
	}
	named := q.num > f.first && f.d.Tokens[q.num-1].Kind == text.Word && wordClass[prev]&^(person|toll|label|contest) == 0 && boundWords[prev] == ""
	return f.oneOf(j, "past", "time", "way", "brother", "sister", "back") || f.halfAdjective(j) ||
		(named || prev == "at") && !f.oneOf(j, "of", "the", "its", "their", "his", "her", "all")
}

// halves are words before "half" that make it a part with a name.
var halves = wordSet(`first second other in latter better every back front top bottom third opening left right upper lower northern southern`)

// halfAdjective reports that "half" at j-1 shades an adjective: "half empty".
func (f *finder) halfAdjective(j int) bool {
	return f.oneOf(j, "empty", "full", "asleep", "dead", "built", "finished", "expected", "jokingly", "as", "price")
}

// oneIsPronoun tells "one" the pronoun from one the number: a number is
// followed by what it counts.
func (f *finder) oneIsPronoun(q cand, prev string) bool {
	if quantifiers[prev] {
		return !q.whole
	}
	j := q.last + 1
	switch {
	case q.kind == model.FigureDuration: // one day she will
		return f.is(q.last, "day") && !f.isHyphenated(q.num) && !overDuration[prev] && !f.oneOf(q.num-1, "within", "least") && !f.oneOf(j, "after", "before", "later", "old")
	case q.whole || q.scaled || q.value != 1:
		return false
	case j >= f.last || f.isHyphenated(q.last) || prev == "at" && f.oneOf(j, "point", "time", "stage", "moment"):
		return true
	case f.oneOf(j, "in", "out", "to", "or", "-"):
		return !f.startsPair(q)
	case f.d.Tokens[j].Kind != text.Word:
		return !f.oneOf(q.num-1, "age", "aged", "turned", "was")
	}
	return !f.oneCounts(j, prev)
}

// quantifiers make a pronoun of the "one" behind them.
var quantifiers = wordSet(`no any every each this that which some such many`)

// startsPair reports that q begins a pair with another number: "one in five",
// "one to three", which are read later.
func (f *finder) startsPair(q cand) bool {
	if _, at := f.linked(q); at > 0 && at < f.last && f.mayBegin(at) {
		return true
	}
	_, ok := f.shareOf(q)
	return ok
}

// oneCounts reports that the word at j can be what "one" counts.
func (f *finder) oneCounts(j int, prev string) bool {
	low := f.d.LowerTok(j)
	class := wordClass[low]
	switch {
	case class&(prep|aux|conj|pron|rel|det|adv|plainV) != 0, irregular[low] == "" && plural(low), oneIdioms[low] && prev != "than":
		return false
	case strings.HasSuffix(low, "ly"), strings.HasSuffix(low, "ing"), strings.HasSuffix(low, "ed") && !f.nounFollows(j+1):
		return false
	}
	return class&report == 0 || f.d.Tokens[j].Upper || prev == "" || !strings.HasSuffix(low, "d")
}

// oneIdioms are words that make a phrase of the "one" before them, not a count.
var oneIdioms = wordSet(`thing day night morning way hand another such next`)

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
