package date

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// numberFirst reads every date that begins with digits.
func (f *finder) numberFirst(i int) (hit, bool) {
	if f.gluedTo(i) && i > f.first && f.d.Tokens[i-1].Kind != text.Punct { // $2000, £5
		return hit{}, false
	}
	if h, ok := f.numeric(i); ok {
		return h, true
	}
	if h, ok := f.dayFirst(i); ok {
		return h, true
	}
	if h, ok := f.ordinalFirst(i); ok {
		return h, true
	}
	if h, ok := f.countFirst(i); ok {
		return h, true
	}
	if f.lex[i].width != 4 {
		return hit{}, false
	}
	if h, ok := f.yearThen(i); ok {
		return h, true
	}
	return f.yearAlone(i)
}

// numeric reads 2024-11-03, 2024/11/03, 2019-aug-1, 03/11/2024, 3/11/24 and
// 03.11.2024.
func (f *finder) numeric(i int) (hit, bool) {
	if f.lex[i].width == 0 {
		return f.dotted(i)
	}
	sep := f.low(i + 1)
	if sep != "-" && sep != "/" || f.low(i+3) != sep || !f.gluedTo(i+1) || !f.gluedTo(i+2) || !f.gluedTo(i+3) || !f.gluedTo(i+4) {
		return hit{}, false
	}
	a, b, c := f.lex[i], f.lex[i+2], f.lex[i+4]
	if i+4 >= f.last || c.class != number || c.width == 0 || b.class != number && b.class != month || b.class == number && b.width > 2 || b.width == 0 && b.class == number ||
		f.low(i+5) == sep && f.gluedTo(i+5) {
		return hit{}, false
	}
	y, m, d := int(a.val), int(b.val), int(c.val)
	switch {
	case a.width == 4 && c.width <= 2:
	case a.width <= 2 && (c.width == 4 || c.width == 2 && sep == "/") && b.class == number:
		y, m, d = f.slashed(int(a.val), int(b.val), c)
	default:
		return hit{}, false
	}
	return f.fullDate(i, i+5, y, m, d)
}

func (f *finder) fullDate(first, end, y, m, d int) (hit, bool) {
	if !validDate(y, m, d) {
		return hit{}, false
	}
	x := form{sort: yearly, grain: grainDay, y: y, m: m, d: d}
	return hit{first: first, end: end, form: x, rule: "numeric date"}, true
}

// slashed orders a date with the year last: month first, as in America, unless
// the numbers or another date of the article say otherwise.
func (f *finder) slashed(a, b int, year lexeme) (y, m, d int) {
	y = int(year.val)
	if year.width == 2 {
		y = expand(y)
	}
	if a > 12 || f.slashDayFirst && b <= 12 {
		return y, b, a
	}
	return y, a, b
}

// dotted reads 03.11.2024, which tokens as one number. The day stands first.
func (f *finder) dotted(i int) (hit, bool) {
	s := f.d.Tok(i)
	dot := strings.IndexByte(s, '.')
	if dot == 4 { // 2024.11.03
		return f.dottedYear(i, s)
	}
	if dot < 1 || dot > 2 {
		return hit{}, false
	}
	rest := s[dot+1:]
	dot2 := strings.IndexByte(rest, '.')
	if dot2 < 1 || dot2 > 2 || len(rest) != dot2+5 {
		return hit{}, false
	}
	d, ok1 := digits(s[:dot])
	m, ok2 := digits(rest[:dot2])
	y, ok3 := digits(rest[dot2+1:])
	if !ok1 || !ok2 || !ok3 {
		return hit{}, false
	}
	return f.fullDate(i, i+1, y, m, d)
}

// dottedYear reads 2024.11.03, year first.
func (f *finder) dottedYear(i int, s string) (hit, bool) {
	month, dayOf, ok := strings.Cut(s[5:], ".")
	if !ok || len(month) > 2 || len(dayOf) > 2 {
		return hit{}, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(month)
	d, ok3 := digits(dayOf)
	if !ok1 || !ok2 || !ok3 {
		return hit{}, false
	}
	return f.fullDate(i, i+1, y, m, d)
}

// slashOrder reports that the article writes the day first: one of its slashed
// dates has a first number above 12.
func (f *finder) slashOrder() bool {
	for i := 0; i+4 < len(f.lex); i++ {
		if f.lex[i].class != number || f.lex[i].width > 2 || f.lex[i].val < 13 || f.lex[i].val > 31 || f.lex[i+2].class != number || f.lex[i+4].width != 4 {
			continue
		}
		if f.d.Tok(i+1) == "/" && f.d.Tok(i+3) == "/" && f.lex[i+2].val <= 12 {
			return true
		}
	}
	return false
}

// yearThen reads what a leading year may qualify: "2017 Q1", "2017 April",
// "1990s", "2024-25" and "1939–1945" written without spaces.
func (f *finder) yearThen(i int) (hit, bool) {
	y := int(f.lex[i].val)
	j := i + 1
	switch c := f.cls(j); {
	case c == quarter && !f.gluedTo(j):
		x := f.quarterForm(j)
		x.y = y
		return hit{first: i, end: j + 1, form: x, rule: "quarter"}, true
	case c == month && y >= 1900 && y <= 2100 && f.capitalMonth(j) && f.cls(j+1) != number && !f.gluedTo(j):
		x := form{sort: yearly, grain: grainMonth, y: y, m: int(f.lex[j].val)}
		return hit{first: i, end: j + 1, form: x, rule: "month and year"}, true
	case y%10 == 0 && y >= 1000 && y < 2100 && f.gluedTo(j) && (f.low(j) == "s" || f.possessive(j) && f.low(i-1) == "the"):
		return hit{first: i, end: j + 1, form: fixedForm(months(y, 1, 120, grainDecade)), rule: "decade"}, true
	}
	return f.yearPair(i)
}

// yearPair reads "1939-45", "2024/25" and "2010–2015", glued.
func (f *finder) yearPair(i int) (hit, bool) {
	a := int(f.lex[i].val)
	if f.gluedTo(i) && f.is(i-1, "-", "–", "/") {
		return hit{}, false
	}
	sep := f.low(i + 1)
	if sep != "-" && sep != "–" && sep != "/" && sep != "—" || !f.gluedTo(i+1) || !f.gluedTo(i+2) || f.cls(i+2) != number || a < 1000 || a > 2200 {
		return hit{}, false
	}
	b := int(f.lex[i+2].val)
	switch f.lex[i+2].width {
	case 2:
		b += a / 100 * 100
	case 4:
	default:
		return hit{}, false
	}
	next := f.low(i + 3)
	if b <= a || b > a+200 || f.gluedTo(i+3) && (next == "-" || next == "–" || next == "/") || sep == "/" && b != a+1 {
		return hit{}, false
	}
	x := fixedForm(months(a, 1, 12*(b-a+1), grainYear))
	return hit{first: i, end: i + 3, form: x, rule: "range of years"}, true
}

// yearAlone reads a bare year. Between 1900 and 2100 a number is a year unless
// something speaks against it; outside, only after a word that asks for one.
func (f *finder) yearAlone(i int) (hit, bool) {
	y := int(f.lex[i].val)
	h := hit{first: i, end: i + 1, form: yearForm(y), rule: "year"}
	if f.is(i-1, "year", "years") {
		return h, y >= 1000 && y <= 2999
	}
	if y < 1000 || y > 2200 || f.joined(i) || f.counts(i) || f.codeBehind(i+1) {
		return hit{}, false
	}
	prev := f.low(i - 1)
	strong := yearLeads[prev]
	if y < 1900 || y > 2100 {
		weak := f.is(i-1, "of", "to", "from", "by", "until")
		return h, strong && (!weak || !f.lowerNoun(i+1) && y%100 != 0)
	}
	if strong || f.cls(i-1) == fuzzy || prev == "than" && f.is(i-2, "later", "earlier") {
		return h, true
	}
	return h, !notYears[prev] && !f.productName(i)
}

// codeBehind reports capitals and digits at token i, which the number before
// belongs to: "asteroid 2012 DA14".
func (f *finder) codeBehind(i int) bool {
	if !f.upper(i) || !f.d.Tokens[i].AllUpper {
		return false
	}
	w := f.d.Tok(i)
	return w[len(w)-1] >= '0' && w[len(w)-1] <= '9' && f.cls(i) == none
}

// counts reports that the number at i counts what follows it: "2000 people".
func (f *finder) counts(i int) bool {
	next := i + 1
	if f.low(next) == "%" || f.cls(next) == unit && !f.is(next, "half", "quarter") {
		return true
	}
	if !f.pluralNoun(next) || f.possessive(i-1) || f.low(i-1) == "the" && f.lex[i].val%100 != 0 {
		return false
	}
	return !yearFirm[f.low(i-1)] || peoplePlurals[f.low(next)] && f.low(i-1) != "in"
}

// joined reports that the number at i is part of something longer: an
// identifier, a phone number, a price, a decimal.
func (f *finder) joined(i int) bool {
	next := f.low(i + 1)
	if f.gluedTo(i+1) && (next == "-" || next == "/" || next == "°" || next == ":") && f.gluedTo(i+2) && (f.cls(i+2) == number || next == ":") {
		return true
	}
	if f.hyphen(i+1) && !f.upper(i+2) || f.gluedTo(i+1) && f.d.Tokens[i+1].Kind == text.Word { // 2000-strong, 1080p
		return true
	}
	if !f.gluedTo(i) || i == f.first {
		return f.cls(i-1) == number && f.lex[i-1].width != 4 // 0800 555 2014
	}
	switch f.low(i - 1) {
	case "(", "[", "\"", "“", "'", "‘", "’", "–", "—":
		return false
	case "-", "/":
		return f.cls(i-2) == number || f.upper(i-2) && f.gluedTo(i-1)
	}
	return true
}

// productName reports that the number at i goes with the capitalised word
// before it, as in a product, a resolution or a flight, and nothing says year.
func (f *finder) productName(i int) bool {
	if !f.upper(i-1) || functionWords[f.low(i-1)] || i-1 <= f.first {
		return false
	}
	y := int(f.lex[i].val)
	ry, _, _ := f.ref.civil()
	return y == 2000 || !f.hasRef && y > 2030 || f.hasRef && y > ry+15
}

var (
	// yearLeads ask for a year.
	yearLeads = set(`in since until till before after during by from to of circa early late mid through between and around about c. ca. year for vs per`)
	// yearFirm ask for a year even where a plural follows: "in 2014 protests broke out".
	yearFirm = set(`in since until till during early late mid year`)
	// notYears before a number say that it counts, prices or labels something.
	notYears = set(`no. nos. number flight room route highway interstate resolution windows office channel page pages article section rule
		suite apartment gate bus train model type mission grade lot order bill act chapter code version level area about around some nearly almost over
		approximately least than only another up total exactly $ £ € ¥ # @ rs us$ usd eur gbp mode unit class line file case docket radio`)
)
