// Package clean takes out of a text everything that could do something to a
// terminal, or hide something from a reader, instead of being read.
//
// Articles come from anywhere. A terminal obeys escape sequences in what it is
// sent: they move the cursor, write the clipboard, set the title, ask the
// terminal to type an answer. Unicode adds characters that reorder a line
// (CVE-2021-42574), that show nothing, or that pile up without end on one cell.
// lede cleans a text once, after every decoding and before any offset is taken.
//
// Three promises hold for every input, and are fuzzed:
//
//   - no control character is left but "\n" and, in [Text], "\t";
//   - what is left is valid UTF-8;
//   - cleaning is a fixed point: cleaning the result changes nothing, so no
//     sequence is put together by taking another one away.
//
// Whole escape sequences go, as ECMA-48 delimits them; a string sequence that
// nothing ends loses its introducer only, so that it cannot swallow the
// article. Text that merely describes an escape ("\e[31m") stays as typed.
//
// The package uses the standard library only.
package clean

import (
	"strings"
	"unicode"
)

// Limits on what may pile up on one base character. The longest stacks of
// living scripts stay below them.
const (
	maxMarks = 8 // combining marks on one base
	maxJoins = 8 // zero-width joiners in one chain
	maxJamo  = 3 // conjoining Hangul letters of one class in a row
)

// Text cleans a text of several lines. CR LF, CR, vertical tab, form feed and
// the Unicode line separators become "\n"; tabs stay; a run of bytes that are
// no UTF-8 becomes one U+FFFD. A clean text is returned as it is, without
// copying.
func Text(s string) string {
	return wash(s, false)
}

// Line cleans a field that is one line by nature, such as a headline or a name:
// as [Text], but every run of white space becomes one space, and none is left
// at the ends.
func Line(s string) string {
	s = Text(s)
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports whether s has no white space but single inner spaces.
func isOneLine(s string) bool {
	space := true
	for _, r := range s {
		was := space
		space = unicode.IsSpace(r)
		if space && (was || r != ' ') {
			return false
		}
	}
	return !space || s == ""
}

// Blank replaces what [Text] would take away by as many spaces as it has bytes,
// so that every byte offset into s stays true. Escape sequences lose their
// control characters only; "\n" and "\t" stay, other line breaks are blanked.
func Blank(s string) string {
	return wash(s, true)
}
