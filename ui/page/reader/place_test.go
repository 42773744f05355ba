package reader

import "testing"

func TestSamePlace(t *testing.T) {
	first := "One council met.\n\nTwo councils parted for good, and nobody said a word."
	for _, row := range []struct {
		why, whole string
		want       int
	}{
		{"the first pages are the beginning of the whole", first + "\n\nThree.", 20},
		{"a link above was resolved, and the words moved up", "A council met.\n\nTwo councils parted for good, and nobody said a word.", 18},
		{"the words are gone", "Nothing of the kind was ever written.", 20},
		{"the whole is shorter", "Gone.", 5},
	} {
		if got := samePlace(first, row.whole, 20); got != row.want {
			t.Errorf("%s: %d, want %d", row.why, got, row.want)
		}
	}
}
