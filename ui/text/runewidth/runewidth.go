// Package runewidth stands in for go-runewidth, the package by which the
// terminal libraries measure characters where a terminal does not measure
// clusters itself.
//
// The real one paints a table of all of Unicode, twice, at the first character
// beyond Latin: 2.2 MB that stay, and 2 ms before the first screen, for every
// screen has a dash or a rule on it. The same libraries bring displaywidth,
// which looks characters up in a trie; this package asks it. It holds what
// lede's libraries call and no more; go.mod replaces the real one by it.
package runewidth

import (
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Condition says what a terminal is like.
type Condition struct {
	EastAsianWidth     bool // characters of ambiguous width take two cells
	StrictEmojiNeutral bool // taken as true: emoji of neutral width take one cell
}

// RuneWidth is the number of cells that r takes on a usual terminal.
func RuneWidth(r rune) int { return (&Condition{}).RuneWidth(r) }

// RuneWidth is the number of cells that r takes: 0, 1 or 2. What is no rune
// takes none.
func (c *Condition) RuneWidth(r rune) int {
	switch {
	case r < 0 || r > unicode.MaxRune:
		return 0
	case unicode.Is(unicode.Regional_Indicator, r): // two make a flag of two cells
		return 1
	}
	return displaywidth.Options{EastAsianWidth: c.EastAsianWidth}.Rune(r)
}
