package clean_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/load/clean"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"clean text stays", "Zoë said “no” – 東京 9-4.\n\tNext", "Zoë said “no” – 東京 9-4.\n\tNext"},
		{"line ends of every kind", "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"control sequence goes whole", "a\x1b[1;31mb\x1b[0mc", "abc"},
		{"title goes with its text", "a\x1b]0;title\x07b\x1b]2;title\x1b\\c", "abc"},
		{"clipboard write goes", "a\x1b]52;c;aGk=\x07b", "ab"},
		{"string sequences of every kind go", "a\x1bPq1\x1b\\b\x1b_G\x1b\\c\x1b^p\x1b\\d\x1bXs\x1b\\e\x1bkt\x1b\\f", "abcdef"},
		{"8-bit introducers", "a\u009b2Jb\u009d0;t\u009cc\u0090q\u009cd", "abcd"},
		{"text after an unended string stays", "a\x1b]0;the rest of the article", "a0;the rest of the article"},
		{"a string does not reach over a line", "a\x1b]0;b\nc\x07d", "a0;b\ncd"},
		{"a string does not reach without end", "a\x1b]" + strings.Repeat("x", 5000) + "\x07b", "a" + strings.Repeat("x", 5000) + "b"},
		{"cut control sequence loses its introducer", "412 \x1b[ days", "412  days"},
		{"a space is no intermediate before a letter", "x\x1b days", "x days"},
		{"charset switches go", "a\x1b(0b\x1b#8c\x1bcd", "abcd"},
		{"nothing is put together by taking away", "a\x1b\x1b[0m[2Jb", "a[2Jb"},
		{"NUL inside a sequence", "a\x1b\x00[2Jb", "a[2Jb"},
		{"backspace, bell, delete", "a\bb\ac\x7fd\x00e", "abcde"},
		{"escapes that are only described stay", `\e[31m \033[2J ^[[2J \x1b]0;x`, `\e[31m \033[2J ^[[2J \x1b]0;x`},
		{"bad bytes become one sign", "a\xff\xfe\x80b\xc3", "a\ufffdb\ufffd"},
		{"overlong and surrogate bytes", "a\xc0\x9b\xed\xa0\x80b", "a\ufffdb"},
		{"bidi overrides", "a\u202eb\u202c\u2066c\u2069d", "abcd"},
		{"zero-width and fillers", "p\u200ba\u2060y\ufeff\u00ad\u180e\u034f\u3164\u115f", "pay"},
		{"tag characters", "a" + "\U000e0041\U000e0042" + "b", "ab"},
		{"private use and no characters", "a\ue000\U000f0000\ufffe\U0001ffff\ufdd0\ufffcb", "ab"},
		{"eight marks on a base at most", "e" + strings.Repeat("\u0301", 20) + "x", "e" + strings.Repeat("\u0301", 8) + "x"},
		{"marks without a base", "\u0301a \u0301b\n\u0301c", "a b\nc"},
		{"one variation selector", "☂\ufe0f\ufe0f\ufe0f", "☂\ufe0f"},
		{"joined emoji stay", "👩\u200d💻 👍🏽", "👩\u200d💻 👍🏽"},
		{"joiners have an end", strings.Repeat("👩\u200d", 20) + "👩", strings.Repeat("👩\u200d", 8) + strings.Repeat("👩", 13)},
		{"no joiners in Latin words", "Ma\u200ddu\u200cro", "Maduro"},
		{"joiners shape Persian and Hindi", "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"},
		{"direction marks only beside letters from right to left", "a\u200eb שלום\u200f! \u061cx", "ab שלום\u200f! x"},
		{"conjoining Hangul has an end", strings.Repeat("\u1100", 9) + "a", strings.Repeat("\u1100", 3) + "a"},
		{"blank Braille is a space", "a\u2800b", "a b"},
		{"skin tones have an end", "👋" + strings.Repeat("🏻", 30), "👋" + strings.Repeat("🏻", 8)},
	}
	for _, tt := range tests {
		if got := clean.Text(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if again := clean.Text(tt.want); again != tt.want {
			t.Errorf("%s: the result is not clean: %q", tt.name, again)
		}
	}
}

func TestLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"one line stays", "Council approves budget", "Council approves budget"},
		{"line breaks and tabs become one space", " a\r\n\tb  c\u2028d ", "a b c d"},
		{"wide spaces too", "a\u00a0b\u3000c", "a b c"},
		{"forged header line", "x\nBcc: a@b", "x Bcc: a@b"},
		{"nothing", " \n", ""},
	}
	for _, tt := range tests {
		if got := clean.Line(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBlank(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"clean text stays", "Zoë\n\nNext", "Zoë\n\nNext"},
		{"a control character is one space", "a\x1b[31mb\x00c", "a [31mb c"},
		{"a forbidden rune is as many spaces as bytes", "a\u202eb\u0085c", "a   b  c"},
		{"CR LF keeps its length", "a\r\nb", "a \nb"},
		{"bad bytes", "a\xff\xfeb", "a  b"},
	}
	for _, tt := range tests {
		if got := clean.Blank(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// FuzzClean holds the promises of the package documentation against any input.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "plain", "a\x1b[1;31mb", "\x1b]52;c;aGk=\x07", "\u009b2J\u009d0;x\u009c", "\x1b\x1b[0m[2J", "e\u0301\u0301",
		"👩\u200d💻", "\u202ea\u2069", "a\xffb", "x\r\ny\u2028z", "שלום\u200f", "\u1100\u1100\u1161", "\x1b]0;a\nb\x07", "\xc2", "क्\u200dष",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		promises(t, s)
	})
}

// promises holds those of the package documentation against one input.
func promises(t *testing.T, s string) {
	t.Helper()
	text := clean.Text(s)
	check(t, "Text", s, text, "\n\t")
	if again := clean.Text(text); again != text {
		t.Fatalf("Text is no fixed point: %q becomes %q, then %q", s, text, again)
	}
	line := clean.Line(s)
	check(t, "Line", s, line, "")
	if again := clean.Line(line); again != line {
		t.Fatalf("Line is no fixed point: %q becomes %q, then %q", s, line, again)
	}
	blank := clean.Blank(s)
	check(t, "Blank", s, blank, "\n\t")
	if len(blank) != len(s) {
		t.Fatalf("Blank changes the length of %q from %d to %d", s, len(s), len(blank))
	}
	if again := clean.Text(blank); again != blank {
		t.Fatalf("Blank leaves something in %q: %q, then %q", s, blank, again)
	}
}

// TestMixtures tries random mixtures of what the rules are about, always the
// same ones: letters, marks, joiners, introducers and terminators.
func TestMixtures(t *testing.T) {
	alphabet := []string{
		"a", "é", "\u0301", "\u20e3", "\u200d", "\u200c", "\u200e", "\u200f", "\u061c", "א", "ب", "क", "\u094d", "👩", "🏽", "☂", "\ufe0f",
		"\x1b", "[", "]", "P", "\\", "\x07", "\x18", ";", "1", "m", "(", " ", "\n", "\t", "\r", "\u009b", "\u009c", "\u009d", "\xff", "\xc2", "\x9b",
		"\u202e", "\u2028", "\ue000", "\u1100", "\u1161", "\u11a8", "\u0600", "\u2800", "\ufffd", "\U000e0041", "1️⃣",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(alphabet[random.IntN(len(alphabet))])
		}
		promises(t, b.String())
	}
}

func check(t *testing.T, name, in, out, allowed string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%s(%q) is not UTF-8: %q", name, in, out)
	}
	for _, r := range out {
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) || r == '\u2028' || r == '\u2029' ||
			unicode.Is(unicode.Co, r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || 0xe0000 <= r && r <= 0xe0fff {
			t.Fatalf("%s(%q) holds %U", name, in, r)
		}
	}
}

func BenchmarkText(b *testing.B) {
	for _, bb := range []struct{ name, s string }{
		{"ASCII", strings.Repeat("The council voted 9-4 on Tuesday to approve it.\n\n", 2000)},
		{"quotes", strings.Repeat("“The council” voted 9–4 on Tuesday – Zoë’s first.\n\n", 2000)},
		{"Arabic", strings.Repeat("المجلس يوافق على الميزانية ", 2000)},
		{"escapes", strings.Repeat("a\x1b[31mb\u202ec", 8000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.s)))
			for b.Loop() {
				clean.Text(bb.s)
			}
		})
	}
}
