package figure

import (
	"math"
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// maxDigits is the longest run of digits that is still read as an amount;
// longer ones are identifiers.
const maxDigits = 15

// number is a number as printed, without unit or bound.
type number struct {
	first, last int     // tokens, inclusive
	value       float64 // what it is worth
	digits      bool    // begins with a token of digits
	scaled      bool    // holds a magnitude or "hundred"
	part        bool    // is a fraction: two-thirds, half, ¾
	glyph       bool    // the fraction is printed in digits: 3/4, ¾
	ordinal     bool    // first, 21st
	vague       bool    // hundreds, several thousand
	article     bool    // begins with "a": a thousand, a third
}

// number reads the number that begins at token i. Articles before the first
// number word belong to it, so that number.first may lie before i.
func (f *finder) number(i int) (number, bool) {
	t := f.d.Tokens[i]
	if t.Kind == text.Number {
		return f.digitNumber(i)
	}
	if v, ok := fractionRunes[f.d.Tok(i)]; ok {
		n := number{first: i, last: i, value: v, part: true, glyph: true, digits: true}
		return f.scaleFraction(n), true
	}
	w := numWords[f.d.LowerTok(i)]
	switch w.class {
	case numPlural:
		return f.vagueNumber(i, w)
	case numHalf, numOrdUnit, numOrdTeen, numOrdHigh, numOrdTen:
		return f.fractionOrOrdinal(i, w)
	case numZero, numUnit, numTeen, numTen, numHundred, numScale, numDozen:
		return f.wordNumber(i)
	default:
		return number{}, false
	}
}

// digitNumber reads a number that begins with digits, with what may follow
// them: a fraction, a magnitude, an ordinal ending.
func (f *finder) digitNumber(i int) (number, bool) {
	if f.leadingPoint(i) {
		v, ok := parseDigits("0." + f.d.Tok(i))
		n := number{first: i - 1, last: i, value: v, digits: true}
		return f.magnitude(n), ok
	}
	v, ok := parseDigits(f.d.Tok(i))
	if !ok {
		return number{}, false
	}
	n := number{first: i, last: i, value: v, digits: true}
	n = f.spacedGroups(n)
	if f.ordinalEnding(n.last + 1) {
		n.ordinal = true
		n.last++
		return n, true
	}
	if m, ok := f.slashFraction(n.last); ok {
		m.first = i
		return f.scaleFraction(m), true
	}
	if n.last == i {
		n = f.mixedDigits(n)
	}
	if n = f.magnitude(n); !n.scaled && n.last == i && v == math.Trunc(v) && v < 100 {
		n = f.fractionTail(n) // 2 and a half, 3 fifths
	}
	return n, true
}

// leadingPoint reports digits behind a bare decimal point: ".25".
func (f *finder) leadingPoint(i int) bool {
	return i-1 >= f.floor && f.d.Tokens[i].Glued && f.d.Tok(i-1) == "." && (!f.d.Tokens[i-1].Glued || i-1 > f.first && f.isSign(i-2)) && !strings.ContainsAny(f.d.Tok(i), ".,")
}

// spacedGroups joins groups of three digits parted by spaces, as in
// "1 234 567.89". One group alone may be two numbers, and has to count something
// ("40 000 people").
func (f *finder) spacedGroups(n number) number {
	first := f.d.Tok(n.first)
	if len(first) > 3 || first[0] == '0' {
		return n
	}
	j, v := n.first+1, n.value
	for ; j < f.last && j < n.first+5; j++ {
		t := f.d.Tokens[j]
		group, ok := parseDigits(f.d.Tok(j))
		if t.Kind != text.Number || !f.oneBlank(j) {
			break
		}
		if len(f.d.Tok(j)) < 3 || f.d.Tok(j)[:3] == "000" {
			ok = f.d.Tok(j) == "000"
		} else if f.d.Tok(j)[0] == '0' { // a group may begin with zeros: 1 050 000
			group, ok = parseGroup(f.d.Tok(j))
		}
		if !ok || len(f.d.Tok(j)) > 3 && f.d.Tok(j)[3] != '.' {
			break
		}
		v = v*1000 + group
	}
	if j-n.first < 3 && (j-n.first < 2 || len(f.d.Tok(j-1)) != 3 || j >= f.last || f.d.Tokens[j].Kind != text.Word || !f.nounFollows(j)) {
		return n
	}
	n.value, n.last = v, j-1
	return n
}

// oneBlank reports that one blank, of whatever width, parts token j from the
// one before it.
func (f *finder) oneBlank(j int) bool {
	switch f.d.Text[f.d.Tokens[j-1].End:f.d.Tokens[j].Start] {
	case " ", "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// parseGroup reads three digits that may begin with zeros.
func parseGroup(s string) (float64, bool) {
	v := 0.0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + float64(c-'0')
	}
	return v, true
}

// ordinalEnding reports whether token j is the st, nd, rd or th behind digits.
func (f *finder) ordinalEnding(j int) bool {
	if j >= f.last || !f.d.Tokens[j].Glued {
		return false
	}
	switch f.d.LowerTok(j) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// slashFraction reads "3/4" at token i. Only denominators that people write as
// fractions count, so that 24/7 and 9/11 are left alone.
func (f *finder) slashFraction(i int) (number, bool) {
	if i+2 >= f.last || f.d.Tok(i+1) != "/" || f.d.Tokens[i+2].Kind != text.Number ||
		f.d.Tokens[i+1].Glued != f.d.Tokens[i+2].Glued || f.glued(i+3, "/") {
		return number{}, false
	}
	a, ok1 := parseDigits(f.d.Tok(i))
	b, ok2 := parseDigits(f.d.Tok(i + 2))
	if !ok1 || !ok2 || a >= b || a != math.Trunc(a) || a < 1 {
		return number{}, false
	}
	switch b {
	case 2, 3, 4, 5, 6, 8, 10, 16, 20, 32:
		return number{first: i, last: i + 2, value: a / b, digits: true, part: true, glyph: true}, true
	}
	return number{}, false
}

// mixedDigits adds a fraction behind whole digits: "10 1/2", "2¼".
func (f *finder) mixedDigits(n number) number {
	j := n.last + 1
	if j >= f.last || n.value != math.Trunc(n.value) || n.value > 1000 {
		return n
	}
	if v, ok := fractionRunes[f.d.Tok(j)]; ok {
		n.value += v
		n.last = j
		return n
	}
	if f.d.Tokens[j].Kind == text.Number {
		if part, ok := f.slashFraction(j); ok {
			n.value += part.value
			n.last = part.last
		}
	}
	return n
}

// magnitude multiplies by the magnitude words behind n, and adds what follows
// a word magnitude ("6 crore and two hundred", "3 hundred and 21").
func (f *finder) magnitude(n number) number {
	j := f.join(n.last)
	if j >= f.last {
		return n
	}
	if w := numWords[f.d.LowerTok(j)]; w.class == numScale || w.class == numHundred || w.class == numDozen || w.class == numPlural && w.value > 10 {
		if n.value >= 1000 && w.class != numScale {
			return n
		}
		p := numeral{f: f, small: n.value, prev: numDigits, lastScale: math.Inf(1)}
		last := p.run(j, n.last)
		n.value, n.last, n.scaled = p.value(), last, true
		return n
	}
	m, ok := magnitudes[strings.TrimSuffix(f.d.Tok(j), ".")]
	glued := f.d.Tokens[j].Glued && j == n.last+1
	if !ok || m.money || m.glue && !glued || j != n.last+1 {
		return n
	}
	if !glued && strings.HasSuffix(f.d.Tok(j), ".") {
		return n // an initial
	}
	n.value *= m.value
	n.last, n.scaled = j, true
	return n
}

// wordNumber reads a number in words: "two hundred and six", "a thousand".
func (f *finder) wordNumber(i int) (number, bool) {
	p := numeral{f: f, lastScale: math.Inf(1)}
	last := p.run(i, i)
	if p.prev == numNone {
		return number{}, false
	}
	n := number{first: i, last: last, value: p.value(), scaled: p.scaled, ordinal: p.ordinal}
	w := numWords[f.d.LowerTok(i)].class
	if w == numHundred || w == numScale || w == numDozen {
		n = f.leadIn(n)
	}
	if n.ordinal {
		return n, true
	}
	n = f.decimalWords(n)
	n = f.fractionTail(n)
	return n, true
}

// leadIn takes in what stands before a bare magnitude: "a hundred", "several
// thousand", "a few dozen".
func (f *finder) leadIn(n number) number {
	p := n.first - 1
	if p < f.floor {
		return n
	}
	switch f.d.LowerTok(p) {
	case "a", "an":
		n.first, n.article = p, true
	case "several", "few", "many":
		n.first, n.vague = p, true
		if p-1 >= f.floor && f.d.LowerTok(p-1) == "a" {
			n.first--
		}
	case "of":
		if p-2 >= f.floor && f.d.LowerTok(p-1) == "couple" && f.d.LowerTok(p-2) == "a" {
			n.first, n.vague = p-2, true
		}
	case "-":
		if p-1 >= f.floor && f.d.Tokens[p].Glued && f.d.LowerTok(p-1) == "multi" {
			n.first, n.vague = p-1, true
		}
	}
	return n
}

// decimalWords reads "point" and the digits after it: "two hundred point zero three".
func (f *finder) decimalWords(n number) number {
	j := n.last + 1
	if j >= f.last || f.d.LowerTok(j) != "point" {
		return n
	}
	unit := 0.1
	for k := j + 1; k < f.last && k < j+8; k++ {
		w := numWords[f.d.LowerTok(k)]
		if w.class != numUnit && w.class != numZero {
			break
		}
		n.value += w.value * unit
		unit /= 10
		n.last = k
	}
	return n
}

// vagueNumber reads "dozens", "tens of thousands", "hundreds of millions".
func (f *finder) vagueNumber(i int, w numWord) (number, bool) {
	n := number{first: i, last: i, value: w.value, vague: true, scaled: true}
	for n.last+2 < f.last && n.last < i+4 && f.d.LowerTok(n.last+1) == "of" {
		next := numWords[f.d.LowerTok(n.last+2)]
		if next.class != numPlural {
			break
		}
		n.value *= next.value
		n.last += 2
	}
	if n.last == i && (w.value == 10 || w.value == 20) && !f.is(i+1, "of") {
		return number{}, false // "tens" and "scores" alone are other words
	}
	return n, n.value < 1e18
}

// numeral adds up number words as they are read.
type numeral struct {
	f                      *finder
	total, hundreds, small float64
	lastScale              float64
	prev                   numClass
	scaled, ordinal        bool
}

func (p *numeral) value() float64 { return p.total + p.hundreds + p.small }

// run takes tokens from j on while they go on with the number, and returns the
// last one taken; last is returned when none is.
func (p *numeral) run(j, last int) int {
	for j < p.f.last && p.take(j) {
		last = j
		if p.ordinal {
			break
		}
		j = p.f.join(j)
		if p.f.is(j, "and") && (p.prev == numHundred || p.prev == numScale) && p.goesOn(j+1) {
			j++
		}
	}
	return last
}

// goesOn reports whether the word after an "and" is a smaller number that
// belongs to the same numeral.
func (p *numeral) goesOn(j int) bool {
	if j >= p.f.last {
		return false
	}
	t := p.f.d.Tokens[j]
	if t.Kind == text.Number {
		v, ok := parseDigits(p.f.d.Tok(j))
		return ok && p.prev == numHundred && v < 100
	}
	w := numWords[p.f.d.LowerTok(j)]
	if w.class == numUnit && w.value == 1 && p.prev == numScale {
		return false // "a million and one" is a saying, "a million and one man" two counts
	}
	return w.class >= numUnit && w.class <= numTen || w.class == numOrdUnit || w.class == numOrdTeen || w.class == numOrdTen
}

// take adds token j to the number, if it can go on with it.
func (p *numeral) take(j int) bool {
	t := p.f.d.Tokens[j]
	if t.Kind == text.Number {
		v, ok := parseDigits(p.f.d.Tok(j))
		if !ok || p.prev != numHundred || v >= 100 {
			return false
		}
		p.small, p.prev = v, numDigits
		return true
	}
	w := numWords[p.f.d.LowerTok(j)]
	switch w.class {
	case numZero:
		if p.prev != numNone {
			return false
		}
	case numUnit, numOrdUnit:
		if p.prev != numNone && p.prev != numTen && p.prev != numHundred && p.prev != numScale {
			return false
		}
		p.small += w.value
	case numTeen, numTen, numOrdTeen, numOrdTen:
		if p.prev != numNone && p.prev != numHundred && p.prev != numScale {
			return false
		}
		p.small = w.value
	default:
		old := *p
		if !p.multiply(w) {
			*p = old
			return false
		}
		return true
	}
	p.prev = w.class
	p.ordinal = w.class >= numOrdUnit && w.class <= numOrdTen
	return true
}

// multiply takes a magnitude word.
func (p *numeral) multiply(w numWord) bool {
	class := w.class
	if class == numPlural && p.prev != numNone { // two dozens, five hundreds
		class = numScale
		switch w.value {
		case 12:
			class = numDozen
		case 100:
			class = numHundred
		}
	}
	if class == numOrdHigh && p.prev != numNone { // two hundredth, ten thousandth
		class = numScale
		if w.value == 100 {
			class = numHundred
		}
	}
	switch class {
	case numHundred:
		if p.hundreds != 0 || p.prev == numScale || p.prev == numDozen {
			return false
		}
		p.hundreds, p.small = max(p.small, 1)*100, 0
	case numDozen:
		if p.prev == numScale || p.prev == numDozen {
			return false
		}
		if p.small == 0 && p.hundreds != 0 {
			p.hundreds *= 12
		} else {
			p.small = max(p.small, 1) * 12
		}
	case numScale:
		p.scale(w.value)
	default:
		return false
	}
	p.prev, p.scaled = class, true
	p.ordinal = w.class == numOrdHigh
	return p.value() < 1e18
}

// scale multiplies by thousand, million …: the group just read, or, when the
// magnitudes grow ("three lakh crore"), all of it.
func (p *numeral) scale(by float64) {
	group := p.hundreds + p.small
	switch {
	case p.prev == numNone:
		p.total = by
	case by < p.lastScale && group != 0:
		p.total += group * by
	default:
		p.total = (p.total + group) * by
	}
	p.hundreds, p.small, p.lastScale = 0, 0, by
}

// parseDigits reads a token of ASCII digits with thousands separators (by
// threes, or the Indian way) and at most one decimal point. It refuses leading
// zeros, other digits, and more digits than an amount has.
func parseDigits(s string) (float64, bool) {
	if len(s) == 0 || len(s) > maxDigits+8 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	var v, unit float64 = 0, 1
	digits, group, commas, point := 0, 0, 0, false
	for i := range len(s) {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			digits++
			group++
			if point {
				unit /= 10
			}
			v = v*10 + float64(c-'0')
		case c == ',' && !point && group <= 3 && (commas == 0 || group >= 2):
			commas++
			group = 0
		case c == '.' && !point && (commas == 0 || group == 3):
			point = true
		default:
			return 0, false
		}
	}
	if digits > maxDigits || commas > 0 && !point && group != 3 {
		return 0, false
	}
	if s[0] == '0' && len(s) > 1 && s[1] != '.' {
		return 0, false
	}
	if point {
		v = roundTo(v*unit, unit)
	}
	return v, true
}

// roundTo removes the noise of binary fractions: v is a multiple of unit.
func roundTo(v, unit float64) float64 {
	scale := math.Round(1 / unit)
	return math.Round(v*scale) / scale
}
