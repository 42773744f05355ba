package text_test

import (
	"testing"

	"github.com/mattn/go-runewidth"
)

// The package that stands in for go-runewidth is of a module of its own, whose
// tests nobody would run.
func TestRuneWidth(t *testing.T) {
	for _, row := range []struct {
		why             string
		r               rune
		usual, eastAsia int
	}{
		{"a control character shows nothing", '\a', 0, 0},
		{"a letter", 'a', 1, 1},
		{"a C1 control shows nothing", 0x9b, 0, 0},
		{"a soft hyphen is not shown", 0xad, 0, 0},
		{"a Latin letter beyond ASCII", 'é', 1, 2},
		{"a sign of ambiguous width", '±', 1, 2},
		{"a combining mark goes on the letter before", 0x301, 0, 0},
		{"an em dash", '—', 1, 2},
		{"a zero-width joiner", 0x200d, 0, 0},
		{"a block of the reading line", '▌', 1, 2},
		{"a Han character", '語', 2, 2},
		{"a halfwidth kana", 'ｱ', 1, 1},
		{"an emoji", '😀', 2, 2},
		{"a tag character is not shown", 0xe0001, 0, 0},
		{"half a flag", '🇩', 1, 1},
		{"no rune", -1, 0, 0},
		{"beyond Unicode", 0x110000, 0, 0},
	} {
		if got := runewidth.RuneWidth(row.r); got != row.usual {
			t.Errorf("%s: %U takes %d, want %d", row.why, row.r, got, row.usual)
		}
		c := runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}
		if got := c.RuneWidth(row.r); got != row.eastAsia {
			t.Errorf("%s: %U takes %d in East Asia, want %d", row.why, row.r, got, row.eastAsia)
		}
	}
}
