package date

import "github.com/lede-reader/lede/model/text"

// classify looks every token up in the word list, once.
func classify(d *text.Doc) []lexeme {
	lex := make([]lexeme, len(d.Tokens))
	for i, t := range d.Tokens {
		switch t.Kind {
		case text.Number:
			lex[i] = numberLexeme(d.Tok(i))
		case text.Word:
			if t.End-t.Start <= 13 {
				lex[i] = lookup(d.LowerTok(i))
			}
		case text.Punct:
			if t.End-t.Start <= 3 {
				lex[i] = lexicon[d.Tok(i)]
			}
		case text.Symbol, text.Clitic:
		}
	}
	return lex
}

func lookup(w string) lexeme {
	if x, ok := lexicon[w]; ok {
		return x
	}
	if c := w[len(w)-1]; '0' <= c && c <= '9' { // Dec31
		cut := len(w)
		for cut > 0 && '0' <= w[cut-1] && w[cut-1] <= '9' {
			cut--
		}
		if y, ok := digits(w[cut:]); ok && w[:cut] == "fy" && (len(w) == 6 && y >= 1900 || len(w) == 4) {
			if len(w) == 4 {
				y = expand(y)
			}
			return lexeme{class: fiscal, val: int16(y)} //nolint:gosec // four digits
		}
		if d, ok := digits(w[cut:]); ok && 1 <= d && d <= 31 && lexicon[w[:cut]].class == month {
			return lexeme{class: glued, val: int16(d), width: uint8(lexicon[w[:cut]].val)} //nolint:gosec // small
		}
	}
	return lexeme{}
}

// numberLexeme reads a whole number of one to four digits. Numbers with
// separators are no part of a date, but for the dotted forms that the numeric
// rules read from the text.
func numberLexeme(s string) lexeme {
	n, ok := digits(s)
	switch {
	case ok && len(s) <= 4:
		return lexeme{class: number, width: uint8(len(s)), val: int16(n)} //nolint:gosec // four digits
	case !ok && len(s) <= 10:
		return lexeme{class: number} // width 0: 8.30 or 03.11.2024
	}
	return lexeme{}
}

// count reads a cardinal number at i: digits, a word, two words, or an article.
func (f *finder) count(i int) (n, next int, ok bool) {
	switch f.cls(i) {
	case number:
		return int(f.lex[i].val), i + 1, f.lex[i].width > 0
	case article:
		if f.low(i) != "the" {
			if f.low(i+1) == "dozen" {
				return 12, i + 2, true
			}
			if f.low(i+1) == "couple" && f.low(i+2) == "of" && f.cls(i+3) == unit {
				return 2, i + 3, true
			}
			return 1, i + 1, true
		}
	case cardinal:
		return f.cardinalAt(i)
	default:
	}
	return 0, i, false
}

// cardinalAt reads a cardinal number word, with tens and units in one.
func (f *finder) cardinalAt(i int) (n, next int, ok bool) {
	if f.cls(i) != cardinal {
		return 0, i, false
	}
	n, next = int(f.lex[i].val), i+1
	if n < 20 || n > 90 {
		return n, next, n < 100
	}
	j := next
	if f.low(j) == "-" {
		j++
	}
	if f.cls(j) == cardinal && 1 <= f.lex[j].val && f.lex[j].val <= 9 {
		return n + int(f.lex[j].val), j + 1, true
	}
	return n, next, true
}

// nth reads an ordinal number at i: third, 3rd, twenty-third.
func (f *finder) nth(i int) (n, next int, ok bool) {
	switch f.cls(i) {
	case ordinal:
		return int(f.lex[i].val), i + 1, true
	case number:
		if f.cls(i+1) == suffix && f.gluedTo(i+1) {
			return int(f.lex[i].val), i + 2, f.lex[i].width > 0
		}
	case cardinal:
		if n := int(f.lex[i].val); n == 20 || n == 30 {
			j := i + 1
			if f.low(j) == "-" {
				j++
			}
			if f.cls(j) == ordinal && f.lex[j].val <= 9 {
				return n + int(f.lex[j].val), j + 1, true
			}
		}
	default:
	}
	return 0, i, false
}

// dom reads a day of the month at i: 3, 3rd, third, twenty-third.
func (f *finder) dom(i int) (n, next int, ok bool) {
	n, next, ok = f.nth(i)
	if !ok && f.cls(i) == number && f.lex[i].width <= 2 && f.lex[i].width > 0 {
		n, next, ok = int(f.lex[i].val), i+1, true
	}
	if !ok && f.cls(i) == cardinal {
		n, next, ok = f.cardinalAt(i)
		ok = ok && f.low(next) != "thousand" && f.low(next) != "hundred"
	}
	return n, next, ok && 1 <= n && n <= 31
}

// stated reads a year of four digits, or in words ("nineteen eighty-six", "two
// thousand and fifteen"). It is for places where only a year can stand.
func (f *finder) stated(i int) (y, next int, ok bool) {
	if f.cls(i) == number && f.lex[i].width == 4 {
		y = int(f.lex[i].val)
		return y, i + 1, 1000 <= y && y <= 2999
	}
	if f.cls(i) != cardinal {
		return 0, i, false
	}
	if f.lex[i].val == 2 && f.low(i+1) == "thousand" {
		j := i + 2
		if f.low(j) == "and" {
			j++
		}
		if n, next, ok := f.cardinalAt(j); ok {
			return 2000 + n, next, true
		}
		return 2000, i + 2, true
	}
	if c := int(f.lex[i].val); 10 <= c && c <= 20 {
		j := i + 1
		if f.low(j) == "hundred" {
			j++
		}
		if n, next, ok := f.cardinalAt(j); ok && n >= 10 {
			return c*100 + n, next, true
		}
	}
	return 0, i, false
}

// yearAfter reads the year of a month or day: "May 2015", "May 5, 2015",
// "4th of July of 1995", "April in 2016".
func (f *finder) yearAfter(i int) (y, next int, ok bool) {
	switch f.low(i) {
	case ",", "of", "in":
		i++
	case "'", "’": // May '68
		if f.cls(i+1) == number && f.lex[i+1].width == 2 && f.gluedTo(i+1) {
			return expand(int(f.lex[i+1].val)), i + 2, true
		}
		return 0, i, false
	}
	y, next, ok = f.stated(i)
	if !ok || f.low(next) == "%" || f.cls(i) == number && (y < 1500 || y > 2200 || f.pluralNoun(next) && (y%100 == 0 || peoplePlurals[f.low(next)])) {
		return 0, i, false
	}
	return y, next, true
}

// expand reads a year of two digits, in the window 1950 to 2049.
func expand(yy int) int {
	if yy < 50 {
		return 2000 + yy
	}
	return 1900 + yy
}
