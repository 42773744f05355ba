package query

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"case and diacritics", "Nicolás MADURO Łódź", "nicolas maduro łodz"},
		{"combining marks as they come", "e\u0301te\u0302 q\u0323\u0307", "ete q"},
		{"typographic apostrophe", "Maduro’s", "maduro's"},
		{"quotes and dashes part words", "“one”—two…three", " one two three"},
		{"runs of space", "a \t\n  b  ", "a b "},
		{"letters without case", "Ⅷ 東京 Ωmega", " 東京 ωmega"},
		{"capital that decomposes", "ÅNGSTRÖM İstanbul", "angstrom istanbul"},
		{"nothing", "", ""},
		{"already folded", "plain text", "plain text"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Ñandú ’s", "a\u0301\u0301 \xff x", "İ ẞ ﬁ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(once) && utf8.ValidString(s) {
			t.Errorf("Fold(%q) is not UTF-8", s)
		}
		if strings.Contains(once, "  ") {
			t.Errorf("Fold(%q) = %q has two spaces in a row", s, once)
		}
		if twice := Fold(once); twice != once {
			t.Errorf("folding twice: %q, then %q", once, twice)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	s := strings.Repeat("The “Count” of Aruña’s prisoners fell — to 894, said María. ", 70)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Fold(s)
	}
}
