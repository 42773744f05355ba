package figure

import (
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the figures of d in text order, without overlaps, each with its
// salience. Numbers that are part of one of the dates (sorted by start) are
// left out, but for lengths of time that the date only contains ("the past 30
// days"). It takes time linear in the length of the text.
func Find(d *text.Doc, dates []model.Date) []model.Figure {
	f := &finder{d: d, dates: dates, named: -1, classes: make([]class, len(d.Tokens))}
	for s := range d.Sentences {
		f.sentence(s)
	}
	if len(f.out) == 0 {
		return nil
	}
	f.shareNouns()
	figures := f.figures()
	rank(d, figures, f.out)
	return figures
}

// finder walks once over the sentences of a document. A sentence's tokens are
// [first, last); those below floor are already part of a figure or ruled out.
type finder struct {
	d           *text.Doc
	dates       []model.Date
	nextDate    int // first date that ends behind the last place asked for
	sent        int
	first, last int
	floor       int
	titleCase   bool              // the sentence capitalises its words, as headlines do
	named       int               // the number ruled out last as part of a name; -1 when there is none
	contest     int8              // 1 when the sentence has a word of games or votes, -1 when not, 0 unknown
	classes     []class           // of the tokens, as far as asked for
	countries   map[string]string // currency by the name that several countries share, as far as asked for
	out         []cand
}

// cand is a figure in terms of tokens.
type cand struct {
	first, last  int // inclusive: the printed figure
	num, numLast int // the number in it
	sent         int
	kind         model.FigureKind
	value, high  float64
	hasHigh      bool
	unit         string
	bound        model.Bound
	vague        bool
	words        bool // the number is spelled out
	scaled       bool // the number holds a magnitude
	whole        bool // the unit is read; no noun is to be looked for
	noun         int  // last token of the counted noun phrase, 0 when there is none
	rule         string
}

// sentence reads the figures of sentence s.
func (f *finder) sentence(s int) {
	sent := f.d.Sentences[s]
	f.sent, f.first, f.last, f.floor, f.contest = s, sent.First, sent.Last, sent.First, 0
	cased := false
	for i := sent.First; i < sent.Last; {
		if !f.mayBegin(i) {
			i++
			continue
		}
		if !cased {
			f.titleCase, cased = f.inTitleCase(), true
		}
		c, next, ok := f.read(i)
		if ok {
			c.sent = s
			if finite(c) && !f.merged(c) {
				f.out = append(f.out, c)
			}
			next = max(next, c.last+1)
		}
		i = max(next, i+1)
		f.floor = i
		if !ok {
			f.floor = max(f.floorAfter(), sent.First)
		}
	}
}

// finite reports that the values of c are numbers.
func finite(c cand) bool {
	return !math.IsNaN(c.value) && !math.IsInf(c.value, 0) && !math.IsInf(c.high, 0)
}

// floorAfter is where the words that may lead in the next figure begin: behind
// the figure found last.
func (f *finder) floorAfter() int {
	if n := len(f.out); n > 0 {
		return f.out[n-1].last + 1
	}
	return f.first
}

// mayBegin reports whether a figure can begin with token i. It is asked for
// every token, and says no to nearly all.
func (f *finder) mayBegin(i int) bool {
	t := f.d.Tokens[i]
	switch t.Kind {
	case text.Number:
		return true
	case text.Word:
		low := f.d.LowerTok(i)
		if len(low) < 2 || len(low) > 12 {
			return len(low) == 1 && i+1 < f.last && f.isSign(i+1)
		}
		if _, ok := numWords[low]; ok {
			return true
		}
		if t.AllUpper || low[0] == 'r' || t.Upper && mayBeMoney(low) || i+1 < f.last && f.d.Tokens[i+1].Kind == text.Symbol {
			_, _, ok := f.moneyPrefix(i)
			if !ok {
				_, _, ok = f.codeAndDigits(i)
			}
			return ok
		}
		return low == "sen" || low == "magnitude" || low == "magnitudes"
	case text.Symbol, text.Punct:
		c := f.d.Text[t.Start]
		return c == '$' || c == '#' || c >= 0x80 && (f.isSign(i) || fractionRunes[f.d.Tok(i)] != 0)
	default:
		return false
	}
}

// mayBeMoney reports a word that can begin an amount by its letters: Sh500, Tk.
func mayBeMoney(w string) bool {
	if len(w) <= 3 {
		return currencyCodes[w] != ""
	}
	last := w[len(w)-1]
	return '0' <= last && last <= '9'
}

// read reads the figure that begins at token i (its bound may lie before). When
// there is none, next says how far the tokens are spoken for.
func (f *finder) read(i int) (c cand, next int, ok bool) {
	if f.d.Tok(i) == "#" {
		return f.hashRank(i)
	}
	if f.oneOf(i, "magnitude", "magnitudes") {
		return f.quake(i)
	}
	if end, taken := f.notFigure(i); taken {
		return cand{}, end, false
	}
	switch numWords[f.d.LowerTok(i)].class {
	case numSpan:
		return f.articleSpan(i)
	case numFold, numTwice:
		return f.multiple(i)
	default:
	}
	q, ok := f.quantity(i)
	if !ok {
		return cand{}, i + 1, false
	}
	if q.rule == ruleOrdinal {
		return f.ordinal(q)
	}
	if end, bad := f.falseNumber(q); bad {
		return cand{}, end, false
	}
	c, ok = f.inContext(q)
	if !ok {
		return cand{}, q.last + 1, false
	}
	c = f.bounded(c)
	if f.inDate(c) {
		return cand{}, c.last + 1, false
	}
	return c, c.last + 1, true
}

// inContext joins a quantity with what stands around it: the other end of a
// range, the age it is, the noun it counts.
func (f *finder) inContext(q cand) (cand, bool) {
	if c, ok := f.shareOf(q); ok {
		return c, true
	}
	if c, ok := f.numberRank(q); ok {
		return c, true
	}
	if q.kind == model.FigureCount && !q.whole && !q.vague && f.nameOf(q) {
		f.named = q.last
		return cand{}, false
	}
	if c, ok := f.pair(q); ok {
		return c, true
	}
	if c, ok := f.age(q); ok {
		return c, true
	}
	if q.kind == model.FigureCount && !q.whole {
		if f.notCounted(q) {
			return cand{}, false
		}
		q.unit, q.noun = f.counted(q)
		if q.unit == "" {
			q = f.sibling(q)
		}
	}
	return q, true
}

// quantity reads a number with its unit or currency at token i.
func (f *finder) quantity(i int) (cand, bool) {
	if code, v, ok := f.codeAndDigits(i); ok {
		n := number{first: i, last: i, value: v, digits: true}
		n = f.magnitude(n)
		return money(n, i, n.last, code, "money: code before", 1), true
	}
	if code, at, ok := f.moneyPrefix(i); ok {
		n, ok := f.number(at)
		if !ok || n.ordinal {
			return cand{}, false
		}
		n = f.moneyMagnitude(n)
		c := money(n, i, n.last, code, "money: sign before", 1)
		if k := f.join(n.last); k < f.last && (f.is(k, "usd") || f.is(k, "us") && f.is(k+1, "dollars")) {
			c.last = k
		}
		return f.moneyTail(c), true
	}
	n, ok := f.number(i)
	if !ok {
		return cand{}, false
	}
	return f.measured(n)
}

const ruleOrdinal = "ordinal"

// measured attaches the unit behind a number. A fraction without one is a
// share, an ordinal stays bare.
func (f *finder) measured(n number) (cand, bool) {
	c := cand{
		first: n.first, last: n.last, num: n.first, numLast: n.last, kind: model.FigureCount, value: n.value,
		vague: n.vague, words: !n.digits, scaled: n.scaled, rule: "number",
	}
	if n.vague {
		c.rule = "vague number"
	}
	if n.ordinal {
		c.rule = ruleOrdinal
		return c, true
	}
	if p := f.prefixMinus(c); p >= 0 && !f.is(p-1, "or") { // plus or minus 3
		c.first, c.value = p, -c.value
		n.value = c.value
	}
	j := f.wholeUnit(n)
	if n.vague && f.is(j, "of") {
		j++
	}
	if m, ok := f.bareMillion(n, j); ok {
		c.value, c.last, c.numLast, c.scaled = m.value, m.last, m.last, true
		return c, true
	}
	if cur, ok := f.moneySuffix(j, n); ok {
		rate := f.d.Tok(cur.last)
		return f.moneyTail(money(n, c.first, cur.last, cur.code, "money: "+wordOrSign(rate), cur.factor)), true
	} else if cur.last > 0 && !n.part {
		return f.withUnit(c, unit{name: "pound", kind: model.FigureMeasure}, cur.last), true
	}
	if u, last, ok := f.readUnit(j, n.last); ok {
		return f.withUnit(c, u, last), true
	}
	if n.part && n.value < 1 && f.pointFollows(n.last) {
		return f.pointPart(c, n), true
	}
	if n.part {
		return f.fractionAlone(c, n), true
	}
	if k := f.adjectiveBefore(j); k > j && !f.yearLike(c) {
		if u, last, ok := f.readUnit(k, k-1); ok && u.kind == model.FigureDuration {
			return f.withUnit(c, u, last), true
		}
	}
	return c, true
}

func wordOrSign(s string) string {
	if len(s) > 0 && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z') {
		return "name after"
	}
	return "sign after"
}

// adjectiveBefore skips one adjective that may stand between a number and a
// unit of time: "five more years", "ten consecutive days".
func (f *finder) adjectiveBefore(j int) int {
	if j < f.last && timeAdjectives[f.d.LowerTok(j)] {
		return j + 1
	}
	return j
}

var timeAdjectives = wordSet(`consecutive more full straight long additional successive whole calendar business working solid short extra further
	fiscal financial gruelling grueling difficult tense other`)

// prefixMinus returns the token of a minus before the number of c, or -1.
func (f *finder) prefixMinus(c cand) int {
	p := c.first - 1
	if p < f.floor {
		return -1
	}
	switch f.d.Tok(p) {
	case "minus", "Minus":
		return p
	case "-", "−", "–":
		spaced := p == f.first || !f.d.Tokens[p].Glued && f.d.Tokens[p-1].Kind != text.Number || f.d.Tok(p-1) == "("
		if f.d.Tokens[c.first].Glued && spaced {
			return p
		}
	}
	return -1
}

// bareMillion reads the "m" of "2m people", which elsewhere is metres.
func (f *finder) bareMillion(n number, j int) (number, bool) {
	if j != n.last+1 || j+1 >= f.last || !n.digits || n.scaled || f.d.Tok(j) != "m" || !f.d.Tokens[j].Glued {
		return n, false
	}
	if low := f.d.LowerTok(j + 1); !f.countable(j+1) || units[low].name != "" || low == "metres" || low == "hurdles" {
		return n, false
	}
	n.value *= 1e6
	n.last, n.scaled = j, true
	return n, true
}

// withUnit makes c a quantity of u, whose last token is last, and adds what
// belongs to the unit: a rate, a smaller unit.
func (f *finder) withUnit(c cand, u unit, last int) cand {
	c.last, c.kind, c.unit, c.whole = last, u.kind, u.name, true
	if u.factor != 0 {
		c.value *= u.factor
	}
	c.rule = string(u.kind)
	switch u.kind {
	case model.FigureCount:
		c.rule = "multiple"
	case model.FigureMeasure:
		if time, end, ok := f.rate(last + 1); ok {
			c.last = end
			if u.length {
				c.unit = speedName(u.name, time)
			}
			return c
		}
		return f.smaller(c, u)
	case model.FigureDuration:
		return f.smaller(c, u)
	default:
	}
	return c
}

// parts tells how many of the smaller unit make one of the larger, for
// quantities given in two: 5 feet 2 inches, 3 hours and 30 minutes.
var parts = map[[2]string]float64{
	{"foot", "inch"}: 12, {"hour", "minute"}: 60, {"minute", "second"}: 60, {"hour", "second"}: 3600, {"day", "hour"}: 24, {"day", "minute"}: 1440,
	{"week", "day"}: 7, {"month", "day"}: 30, {"month", "week"}: 30.0 / 7, {"year", "month"}: 12, {"year", "day"}: 365, {"year", "week"}: 365.0 / 7,
	{"pound", "ounce"}: 16, {"kg", "g"}: 1000, {"m", "cm"}: 100, {"decade", "year"}: 10, {"km", "m"}: 1000,
}

// smaller adds the smaller unit of a quantity given in two, or "and a half".
func (f *finder) smaller(c cand, u unit) cand {
	for range 2 {
		j := c.last + 1
		if f.is(j, "and") {
			j++
		} else if f.is(j, ",") && j+2 < f.last {
			j++
		}
		if j >= f.last {
			return c
		}
		if part, last := f.fractionAfterUnit(j); last > 0 && j == c.last+2 {
			c.value += part
			c.last = last
			return c
		}
		if f.d.Tokens[j].Kind != text.Number && numWords[f.d.LowerTok(j)].class == numNone {
			return c
		}
		n, ok := f.number(j)
		if !ok || n.first != j || n.ordinal {
			return c
		}
		v, last, ok := f.smallerUnit(f.join(n.last), n, u)
		per := parts[[2]string{u.name, v.name}]
		if !ok || per == 0 || n.value >= per*2 {
			return c
		}
		c.value += n.value / per
		c.last = last
	}
	return c
}

// smallerUnit reads the unit of the second number; "in" is inches behind feet.
func (f *finder) smallerUnit(j int, n number, u unit) (unit, int, bool) {
	if u.name == "foot" && f.is(j, "in") {
		return unit{name: "inch"}, j, true
	}
	return f.readUnit(j, n.last)
}

// fractionAfterUnit reads "a half" and "a quarter" behind "one year and".
func (f *finder) fractionAfterUnit(j int) (part float64, last int) {
	if f.is(j, "a") && j+1 < f.last {
		if d := denominators[f.d.LowerTok(j+1)]; d == 2 || d == 4 || d == 3 {
			return 1 / d, j + 1
		}
	}
	return 0, 0
}

// fractionAlone decides what a fraction without unit is: a share of something
// named or changed, as a percentage, or else a plain number.
func (f *finder) fractionAlone(c cand, n number) cand {
	j := n.last + 1
	share := f.is(j, "of") || !n.glyph && !f.alone(n) && (!f.is(n.first-1, "than") || !f.nounFollows(j))
	if share && n.value < 1 {
		c.kind, c.unit, c.value, c.whole, c.rule = model.FigurePercent, "%", math.Round(n.value*1e6)/1e4, true, "share: fraction"
		return c
	}
	c.rule = "fraction"
	return c
}

// alone reports that the sentence is nothing but the number.
func (f *finder) alone(n number) bool {
	return n.first == f.first && (n.last+1 >= f.last || f.d.Tokens[n.last+1].Kind == text.Punct && n.last+2 >= f.last)
}

// class returns the roles of token i. A word is looked up once.
func (f *finder) class(i int) class {
	c := f.classes[i]
	if c == 0 {
		c = wordClass[f.d.LowerTok(i)] | known
		f.classes[i] = c
	}
	return c &^ known
}

// is reports whether token i of the sentence is the lower-case word w.
func (f *finder) is(i int, w string) bool {
	return i >= f.first && i < f.last && f.d.LowerTok(i) == w
}

// before reports whether the word w stands before token i and is still free.
func (f *finder) before(i int, w string) bool {
	return i-1 >= f.floor && f.d.LowerTok(i-1) == w
}

// glued reports whether token i is s and stands right behind the token before.
func (f *finder) glued(i int, s string) bool {
	return i < f.last && f.d.Tokens[i].Glued && f.d.Tok(i) == s
}

// join returns the token after i, over a hyphen that joins the two.
func (f *finder) join(i int) int {
	if i+2 < f.last && f.hyphen(i+1) && f.d.Tokens[i+1].Glued && f.d.Tokens[i+2].Glued {
		return i + 2
	}
	return i + 1
}

// hyphen reports whether token i is a hyphen.
func (f *finder) hyphen(i int) bool {
	if i >= f.last {
		return false
	}
	s := f.d.Tok(i)
	return s == "-" || s == "‑" || s == "‐"
}
