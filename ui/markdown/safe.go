package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe lets through printable text and newlines, and with color also SGR
// sequences of at most 16 parameters; everything else that a terminal could
// act on is left out.
func Safe(s string, color bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if n, sgr := sequence(s[i:]); n > 0 {
			if sgr && color {
				b.WriteString(s[i : i+n])
			}
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\n' || printable(r, size) {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// printable reports that a rune shows something and commands nothing.
func printable(r rune, size int) bool {
	if r == utf8.RuneError && size == 1 || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
		return false
	}
	switch {
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff', r == '\u200b', r == '\u00ad',
		r >= '\u2060' && r <= '\u2064', r >= 0xe0000 && r <= 0xe0fff, unicode.Is(unicode.Co, r):
		return false
	}
	return true
}

// sequence returns the length of the escape sequence that s begins with, 0 for
// none, and whether it is a plain SGR. A string sequence (OSC, DCS…) that is
// never ended counts as its two introducing bytes only, so that no text is
// swallowed.
func sequence(s string) (n int, sgr bool) {
	if s[0] != '\x1b' {
		return 0, false
	}
	if len(s) == 1 {
		return 1, false
	}
	switch s[1] {
	case '[':
		return csi(s)
	case ']', 'P', '_', '^', 'X':
		for i := 2; i < len(s); i++ {
			if s[i] == '\a' {
				return i + 1, false
			}
			if s[i] == '\x1b' {
				if i+1 < len(s) && s[i+1] == '\\' {
					return i + 2, false
				}
				break
			}
		}
		return 2, false
	}
	return 1, false
}

func csi(s string) (n int, sgr bool) {
	i := 2
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == ';' || s[i] == ':') {
		i++
	}
	if i >= len(s) || i > 64 || s[i] < '@' || s[i] > '~' {
		return 2, false
	}
	return i + 1, s[i] == 'm' && strings.Count(s[:i], ";")+strings.Count(s[:i], ":") < 16
}
