package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lower maps s to lower case rune by rune and keeps every byte offset: a rune
// whose lower case has another length stays as it is.
func lower(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		l := unicode.ToLower(r)
		switch {
		case r == utf8.RuneError && size == 1, utf8.RuneLen(l) != size:
			b.WriteString(s[i : i+size])
		default:
			b.WriteRune(l)
		}
		i += size
	}
	return b.String()
}

// appendTokens cuts s[start:end] into tokens.
func appendTokens(tokens []Token, s string, start, end int) []Token {
	glued := false
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(s[i:end])
		if isSpace(r) {
			glued = false
			i += size
			continue
		}
		t := Token{Start: i, Glued: glued}
		switch {
		case isDigit(r):
			t.Kind, t.End = Number, scanNumber(s, i, end)
		case isLetter(r):
			t.Kind, t.End = Word, scanWord(s, i, end)
			t.Upper, t.AllUpper = shape(s[t.Start:t.End])
		case isApostrophe(r) && glued && clitic(s, i+size, end) > 0:
			t.Kind, t.End = Clitic, i+size+clitic(s, i+size, end)
		default:
			t.Kind, t.End = scanMark(s, i, end, r, size)
		}
		tokens = append(tokens, t)
		i, glued = t.End, true
	}
	return tokens
}

// scanNumber returns the end of the number at i: digits, and one separator
// where a digit follows it.
func scanNumber(s string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(s[i:end])
		switch {
		case isDigit(r):
			i += size
		case (r == ',' || r == '.') && i+1 < end && '0' <= s[i+1] && s[i+1] <= '9':
			i++
		default:
			return i
		}
	}
	return i
}

// scanWord returns the end of the word at i. Inner apostrophes (O'Brien,
// don't) and the points of acronyms (U.S., a.m.) and of known abbreviations
// (Mr., Jan.) belong to it; the possessive 's does not.
func scanWord(s string, i, end int) int {
	start := i
	for i < end {
		r, size := utf8.DecodeRuneInString(s[i:end])
		switch {
		case isLetter(r), isDigit(r), isMark(r):
			i += size
		case isApostrophe(r):
			next, _ := utf8.DecodeRuneInString(s[i+size : end])
			if i+size >= end || !isLetter(next) || clitic(s, i+size, end) > 0 {
				return i
			}
			i += size
		case r == '&' && i+1 < end && i-start <= 2 && isUpperASCII(s[i-1]) && isUpperASCII(s[i+1]): // AT&T, P&I
			i++
		case (r == '.' || r == ',') && inNumber(s, i, end): // N3.5, Sh200,000
			i++
		case r == '.':
			if stop, ok := scanPoints(s, start, i, end); ok {
				return stop
			}
			return i
		default:
			return i
		}
	}
	return i
}

// inNumber reports that the mark at i stands inside digits that end a word: a
// point before a digit, a comma before three.
func inNumber(s string, i, end int) bool {
	digit := func(k int) bool { return k < end && '0' <= s[k] && s[k] <= '9' }
	if !digit(i-1) || !digit(i+1) {
		return false
	}
	return s[i] == '.' || digit(i+2) && digit(i+3) && !digit(i+4)
}

// scanPoints decides whether the point at i belongs to the word that began at
// start. It returns the end of the word then.
func scanPoints(s string, start, i, end int) (int, bool) {
	if utf8.RuneCountInString(s[start:i]) == 1 { // U.S., J., a.m., e.g.
		stop := i + 1
		for stop < end {
			r, size := utf8.DecodeRuneInString(s[stop:end])
			if !isLetter(r) || stop+size >= end || s[stop+size] != '.' {
				break
			}
			stop += size + 1
		}
		if stop > i+1 {
			return stop, true
		}
		r, _ := utf8.DecodeRuneInString(s[start:i])
		return stop, unicode.IsUpper(r) && (r != 'I' || !endsSentence(s, stop, end))
	}
	return i + 1, abbreviations[strings.ToLower(s[start:i])] != abbrNone && s[start:i] != "ms" && !shortAbbreviationEndsText(s, start, i, end)
}

// shortAbbreviationEndsText reports that a word like "no" or "art", which is an
// abbreviation only before a number or a name, is not followed by one.
func shortAbbreviationEndsText(s string, start, i, end int) bool {
	if abbreviations[strings.ToLower(s[start:i])] != abbrBeforeNumber {
		return false
	}
	rest := strings.TrimLeft(s[i+1:end], " \u00a0")
	return rest == "" || rest[0] < '0' || rest[0] > '9'
}

// endsSentence reports that what follows offset looks like a new sentence or
// the end of the text.
func endsSentence(s string, offset, end int) bool {
	rest := strings.TrimLeft(s[offset:end], " \n\t")
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r)
}

// clitic returns the length of an English clitic (s, ll, re, ve, d, m) that
// stands at i as a whole word, else 0.
func clitic(s string, i, end int) int {
	for _, c := range [...]string{"s", "S", "ll", "re", "ve", "d", "m"} {
		if i+len(c) <= end && s[i:i+len(c)] == c {
			r, _ := utf8.DecodeRuneInString(s[i+len(c) : end])
			if i+len(c) == end || !isLetter(r) && !isDigit(r) {
				return len(c)
			}
		}
	}
	return 0
}

// scanMark returns kind and end of the punctuation mark or symbol at i.
func scanMark(s string, i, end int, r rune, size int) (Kind, int) {
	stop := i + size
	if r == '.' || r == '-' || r == '*' || r == '_' || r == '=' {
		for stop < end && rune(s[stop]) == r { // "..." and rules of dashes are one token
			stop++
		}
		return Punct, stop
	}
	if unicode.IsSymbol(r) || r == '%' {
		for stop < end { // an emoji with its joiners and modifiers
			next, n := utf8.DecodeRuneInString(s[stop:end])
			if !isMark(next) && next != '\u200d' {
				break
			}
			stop += n
		}
		return Symbol, stop
	}
	return Punct, stop
}

func shape(w string) (upper, allUpper bool) {
	letters, uppers := 0, 0
	for _, r := range w {
		if !isLetter(r) {
			continue
		}
		up := unicode.IsUpper(r) || unicode.IsTitle(r)
		if letters == 0 {
			upper = up
		}
		letters++
		if up {
			uppers++
		}
	}
	return upper, letters >= 2 && letters == uppers
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r > 0x7f && unicode.IsSpace(r)
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r > 0x7f && unicode.Is(unicode.Nd, r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func isMark(r rune) bool { return r > 0x2ff && unicode.Is(unicode.M, r) }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isUpperASCII(c byte) bool { return 'A' <= c && c <= 'Z' }
