// Package runewidth stands in for go-runewidth, the package by which the
// terminal libraries measure characters where a terminal does not measure
// clusters itself.
//
// The real one paints a table of all of Unicode, twice, at the first character
// beyond Latin: 2.2 MB that stay, and 2 ms before the first screen, for every
// screen has a dash or a rule on it. This one searches the same intervals (its
// tables are go-runewidth's, by Yasuhiro Matsumoto, see LICENSE) and gives the
// same width for every rune. It holds what lede's libraries call and no more;
// go.mod replaces the real one by it.
package runewidth

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
	case r < firstMark && !c.EastAsianWidth: // ASCII and Latin
		if r < ' ' || 0x7f <= r && r < 0xa0 || r == softHyphen {
			return 0
		}
		return 1
	case r < 0 || r > lastRune || within(zero, r):
		return 0
	case within(double, r) || c.EastAsianWidth && within(ambiguous, r):
		return 2
	}
	return 1
}

const (
	softHyphen = 0xad
	firstMark  = 0x300 // the first combining mark
	lastRune   = 0x10ffff
)

// stretch is a run of runes, both ends included.
type stretch struct{ first, last rune }

// within reports whether r is in one of the stretches, which are sorted.
func within(list []stretch, r rune) bool {
	for len(list) > 0 {
		mid := len(list) / 2
		switch {
		case r < list[mid].first:
			list = list[:mid]
		case r > list[mid].last:
			list = list[mid+1:]
		default:
			return true
		}
	}
	return false
}
