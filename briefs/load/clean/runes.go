package clean

import (
	"unicode"
	"unicode/utf8"
)

// safeLen is the length of the longest prefix of s that is put out as it is,
// whatever stands before and after it.
func safeLen(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !plain(r) {
			return i
		}
		i += size
	}
	return len(s)
}

// plain reports whether r needs no look at its neighbours: the letters and the
// punctuation that nearly all texts consist of.
func plain(r rune) bool {
	switch {
	case r < 0x0300:
		return r >= 0xa0 && r != 0xad
	case r < 0x0483: // Greek, Cyrillic
		return r >= 0x0370
	case r < 0x0600: // Hebrew letters
		return 0x05d0 <= r && r <= 0x05ea
	case r < 0x064b: // Arabic letters
		return r >= 0x0620
	case r < 0x0900: // further Arabic letters
		return 0x0671 <= r && r <= 0x06d3
	case r < 0x1000: // letters of Devanagari and Thai
		return 0x0904 <= r && r <= 0x0939 || 0x0e01 <= r && r <= 0x0e30
	case r < 0x2028: // dashes and quotation marks
		return r >= 0x2010
	case r < 0x2060: // per mille, primes, narrow space
		return r >= 0x202f
	case r < 0x20d0: // currencies
		return r >= 0x20a0
	case r < 0x302a: // ideographic punctuation
		return r >= 0x3000
	case r < 0x3097: // Hiragana
		return r >= 0x3041
	case r < 0x3100: // Katakana
		return r >= 0x309b
	case r < 0xa000: // ideographs
		return r >= 0x3400
	case r < 0xd7a4: // Hangul syllables
		return r >= 0xac00
	}
	return false
}

// forbidden reports whether r has no place in a text: it shows nothing, changes
// the order of others, or has no agreed meaning.
func forbidden(r rune) bool {
	switch r {
	case 0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x200b, 0x3164, 0xfeff, 0xffa0:
		return true // invisible: soft hyphen, joiners, fillers, zero-width spaces
	}
	switch {
	case 0x180b <= r && r <= 0x180f, // Mongolian selectors
		0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f, // bidi overrides, invisible operators
		0xe000 <= r && r <= 0xf8ff, r >= 0xf0000, // private use
		0xfdd0 <= r && r <= 0xfdef, r&0xfffe == 0xfffe, // no characters
		0xfff0 <= r && r <= 0xfffc,                                                               // interlinear marks, object replacement
		0x13430 <= r && r <= 0x1345f, 0x1bca0 <= r && r <= 0x1bca3, 0x1d173 <= r && r <= 0x1d17a, // layout controls
		0xe0000 <= r && r <= 0xe0fff: // tags, further variation selectors
		return true
	}
	return false
}

func isJoiner(r rune) bool { return r == 0x200c || r == 0x200d }

func isBidiMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

func isVariation(r rune) bool { return 0xfe00 <= r && r <= 0xfe0f }

func isSkinTone(r rune) bool { return 0x1f3fb <= r && r <= 0x1f3ff }

// isMark reports whether r is drawn onto the character before it.
func isMark(r rune) bool {
	return r >= 0x0300 && (unicode.Is(unicode.M, r) || isSkinTone(r) || r == 0xff9e || r == 0xff9f)
}

// isEmoji reports whether r is a symbol that joiners may tie together.
func isEmoji(r rune) bool {
	return r >= 0x2190 && r != 0x2800 && r != 0xfffd && unicode.Is(unicode.So, r) && !forbidden(r)
}

// isPrepended reports the Arabic number signs, which enclose what follows.
func isPrepended(r rune) bool {
	return 0x0600 <= r && r <= 0x0605 || r == 0x06dd || r == 0x070f || r == 0x0890 || r == 0x0891 || r == 0x08e2 ||
		r == 0x110bd || r == 0x110cd
}

// joinsBefore reports whether a joiner may follow r: a letter of a script in
// which joiners change the shape of letters, a mark on one, or an emoji.
func joinsBefore(r rune) bool {
	return isShaped(r) || isMark(r) && r >= 0x0590 || isEmoji(r)
}

// joinsAfter reports whether a joiner may stand before r.
func joinsAfter(r rune) bool { return isShaped(r) || isEmoji(r) }

// isShaped reports whether r is a letter of a script whose letters take
// different shapes: Arabic, the scripts of India and South-East Asia, Mongolian.
func isShaped(r rune) bool {
	switch {
	case 0x0590 <= r && r <= 0x10ff, 0x1780 <= r && r <= 0x18af, 0x1900 <= r && r <= 0x1cff,
		0xa800 <= r && r <= 0xab2f, 0xabc0 <= r && r <= 0xabff, 0xfb1d <= r && r <= 0xfdcf,
		0xfdf0 <= r && r <= 0xfdff, 0xfe70 <= r && r <= 0xfefe, 0x10800 <= r && r <= 0x11fff:
		return unicode.IsLetter(r)
	}
	return false
}

// isRightToLeft reports whether r is a letter written from right to left.
func isRightToLeft(r rune) bool {
	switch {
	case 0x0590 <= r && r <= 0x08ff, 0xfb1d <= r && r <= 0xfdcf, 0xfdf0 <= r && r <= 0xfdff,
		0xfe70 <= r && r <= 0xfefe, 0x10800 <= r && r <= 0x10fff, 0x1e800 <= r && r <= 0x1efff:
		return unicode.IsLetter(r)
	}
	return false
}

// jamoClass tells conjoining Hangul letters apart: 1 leading, 2 vowel,
// 3 trailing, 0 for everything else. One cell holds any number of them.
func jamoClass(r rune) int {
	switch {
	case 0x1100 <= r && r <= 0x115f, 0xa960 <= r && r <= 0xa97c:
		return 1
	case 0x1160 <= r && r <= 0x11a7, 0xd7b0 <= r && r <= 0xd7c6:
		return 2
	case 0x11a8 <= r && r <= 0x11ff, 0xd7cb <= r && r <= 0xd7fb:
		return 3
	}
	return 0
}
