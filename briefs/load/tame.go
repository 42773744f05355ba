package load

import (
	"html"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// Limits on Markdown before it is parsed. CommonMark parsers take quadratic
// time on quotations and lists nested in each other and on brackets and marks
// that pile up in one paragraph; goldmark v1.8.7 takes seconds for 50 KB of ">".
const (
	maxContainers = 32   // quotations and lists within each other
	maxIndent     = 64   // columns before a list mark
	maxBrackets   = 64   // brackets open at once in a paragraph
	maxMarkup     = 4096 // characters with a meaning in one paragraph
)

// markup are the characters with a meaning inside a paragraph.
const markup = "[]*_`<&!~\\"

// tame keeps Markdown within the limits: surplus quotation marks and
// indentation go, and a paragraph with too much markup is escaped, so that it
// shows as typed. It reports whether it changed anything.
func tame(s string) (out string, changed bool) {
	var b strings.Builder
	start := 0 // of the paragraph
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n') + at + 1
		if end == at {
			end = len(s)
		}
		line := s[at:end]
		if flat := flatten(line); flat != line {
			if !changed {
				b.Grow(len(s))
				b.WriteString(s[:start])
				changed = true
			}
			b.WriteString(tameParagraph(s[start:at]))
			b.WriteString(flat)
			start = end
		} else if strings.TrimSpace(line) == "" || end == len(s) {
			paragraph := s[start:end]
			if quiet := tameParagraph(paragraph); quiet != paragraph && !changed {
				b.Grow(len(s))
				b.WriteString(s[:start])
				changed = true
				b.WriteString(quiet)
			} else if changed {
				b.WriteString(quiet)
			}
			start = end
		}
		at = end
	}
	if !changed {
		return s, false
	}
	b.WriteString(tameParagraph(s[start:]))
	return b.String(), true
}

// flatten limits how deep a line is nested.
func flatten(line string) string {
	containers, columns := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			columns++
			continue
		case c == '\t':
			columns += 4
			continue
		case c == '>':
			containers++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			if columns > maxIndent {
				return flatten(line[i:])
			}
			containers++
		case isNumbered(line[i:min(len(line), i+6)]):
			if columns > maxIndent {
				return flatten(line[i:])
			}
			containers++
			i = i + strings.IndexAny(line[i:], ".)")
		default:
			return line
		}
		if containers > maxContainers {
			return strings.TrimLeft(line[i:], "> \t-+*0123456789.)")
		}
	}
	return line
}

// tameParagraph escapes the markup of a paragraph that has too much of it.
func tameParagraph(s string) string {
	if len(s) < maxBrackets {
		return s
	}
	marks, open, deepest, unclosed := 0, 0, 0, 0
	for i := range len(s) {
		c := s[i]
		if strings.IndexByte(markup, c) < 0 && c != ')' {
			continue
		}
		switch c {
		case '[':
			open++
			deepest = max(deepest, open)
		case ']':
			open = max(open-1, 0)
			if i+1 < len(s) && s[i+1] == '(' {
				unclosed++
			}
		case ')':
			unclosed = max(unclosed-1, 0)
			continue
		}
		marks++
	}
	if marks <= maxMarkup && deepest <= maxBrackets && unclosed <= maxBrackets {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + marks)
	for i := range len(s) {
		if strings.IndexByte(markup, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// defuse breaks the character references of a Markdown text that resolve to
// what cleaning takes away: renderers resolve them after the text was cleaned,
// some even across nested emphasis ("&**#27;**") or twice ("&amp;#27;"). Other
// references stay.
func defuse(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	amp := -1 // end of the last "&" or "amp" seen
	for i := 0; i < len(s); {
		switch {
		case s[i] == '&':
			amp = i
			if n := badName(s[i:]); n > 0 {
				i += n
				continue
			}
		case s[i] == '#' && amp >= 0 && i-amp < 80 && badNumber(s[i+1:]):
			b.WriteString("# ")
			i++
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// badName returns the length of a named reference to something that cleaning
// takes away.
func badName(s string) int {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 || s[1] == '#' {
		return 0
	}
	r := html.UnescapeString(s[:end+1])
	if r == s[:end+1] || clean.Text(r) == r {
		return 0
	}
	return end + 1
}

// badNumber reports digits, decimal or after an x hexadecimal, of a character
// that cleaning takes away.
func badNumber(s string) bool {
	base := 10
	if s != "" && (s[0] == 'x' || s[0] == 'X') {
		base, s = 16, s[1:]
	}
	digits := 0
	for digits < len(s) && digits < 12 && strings.IndexByte("0123456789abcdefABCDEF"[:10+(base-10)*2], s[digits]) >= 0 {
		digits++
	}
	n, err := strconv.ParseInt(s[:digits], base, 64)
	if digits == 0 {
		return false
	}
	if err != nil || n > 0x10ffff {
		return false
	}
	r := string(rune(n))
	return clean.Text("x"+r) != "x"+r || n < ' ' && n != '\n' && n != '\t'
}
