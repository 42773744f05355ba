package analyze

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Bounds on the text that facts are found in. A book of a million words is far
// beyond the longest article; without bounds, 20 MB of nothing but numbers would
// take gigabytes. The reader shows the rest of the text without facts.
const (
	maxBytes   = 4 << 20
	maxWords   = 600_000 // runs of letters and digits, and signs
	maxNumbers = 100_000 // runs of digits, with the points and commas in them
	maxParts   = 50_000
	unmeasured = 60_000 // bytes that are within the bounds whatever they are
	longPart   = 4_000  // bytes of a part that is cut rather than left out
)

// window returns the article as far as facts are found in it, which is nearly
// always all of it, and reports whether it left something out. It ends at the
// end of a part, or at a space of a part that is long.
func window(a *model.Article) (w *model.Article, cut bool) {
	end := reach(a.Text)
	parts := a.Parts[:min(len(a.Parts), maxParts)]
	if n := len(parts); n < len(a.Parts) {
		end = min(end, parts[n-1].End)
	}
	if end == len(a.Text) {
		return a, false
	}
	for n, p := range parts {
		if p.End <= end {
			continue
		}
		parts = parts[:n]
		if end-p.Start > longPart { // some of it, then
			p.End = p.Start + strings.LastIndexAny(a.Text[p.Start:end], " \n") + 1
			if p.End == p.Start {
				p.End = end
			}
			parts = append(slices.Clip(parts), p)
		}
		break
	}
	if len(parts) > 0 {
		end = parts[len(parts)-1].End
	}
	short := *a
	short.Text, short.Parts = a.Text[:end], parts
	return &short, true
}

// reach is the offset up to which a text is within the bounds, on a rune
// boundary.
func reach(s string) int {
	if len(s) <= unmeasured {
		return len(s)
	}
	words, numbers := 0, 0
	before, point := byte(' '), false
	for i := range min(len(s), maxBytes) {
		c := s[i]
		switch {
		case isDigit(c) && !isDigit(before) && !point:
			numbers++
			words++
		case isWord(c) && !isWord(before), c > ' ' && !isWord(c):
			words++
		}
		if words > maxWords || numbers > maxNumbers {
			return onRune(s, i)
		}
		point = (c == ',' || c == '.') && isDigit(before)
		before = c
	}
	return onRune(s, min(len(s), maxBytes))
}

func onRune(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWord(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
}
