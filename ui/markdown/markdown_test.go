package markdown

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

func TestEscapeShowsTheTextItself(t *testing.T) {
	for _, s := range []string{"&#27;]52;c;x &#x9d;0; &amp;", "**bold** _it_ [a](http://b) <b>x</b>", "1. one", "# no heading", "- no item", "a | b", "$5 ~x~ :smile: https://x.example/a_b", "> no quote"} {
		got, err := Render(Escape(s), Options{Width: 200})
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(got) != s {
			t.Errorf("%q renders as %q", s, got)
		}
	}
}

func TestRenderLetsNoEscapeOut(t *testing.T) {
	for _, s := range []string{"&#27;]52;c;eA==&#7; x", "&#x9d;0;t\n", "\x1b]0;t\x07text", "[a](http://x\x1b[31m)", "```\n\x1b[2J\n```", "`&#27;c`"} {
		for _, color := range []bool{false, true} {
			got, err := Render(s, Options{Color: color})
			if err != nil {
				t.Fatal(err)
			}
			checkSafe(t, got, color)
		}
	}
}

func TestRenderRefusesWhatIsTooHard(t *testing.T) {
	for name, s := range map[string]string{
		"quotes":   strings.Repeat(">", 50_000),
		"lists":    strings.Repeat("- ", 1000) + "x",
		"brackets": strings.Repeat("[", 5000),
		"large":    strings.Repeat("word ", 100_000),
	} {
		if _, err := Render(s, Options{}); !errors.Is(err, ErrTooHard) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func checkSafe(t *testing.T, s string, color bool) {
	t.Helper()
	for i := 0; i < len(s); {
		if n, sgr := sequence(s[i:]); n > 0 {
			if !sgr || !color {
				t.Fatalf("sequence %q in %q", s[i:i+n], s)
			}
			i += n
			continue
		}
		i++
	}
	for _, r := range s {
		if r != '\n' && r != '\x1b' && unicode.IsControl(r) {
			t.Fatalf("control %U in %q", r, s)
		}
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("\x1b]52;c;x\x07\x1b[31mred\x1b[m\x1b\x1b]\u009d", true)
	f.Fuzz(func(t *testing.T, s string, color bool) {
		got := Safe(s, color)
		checkSafe(t, got, color)
		if again := Safe(got, color); again != got {
			t.Fatalf("%q changes to %q when made safe again", got, again)
		}
	})
}
