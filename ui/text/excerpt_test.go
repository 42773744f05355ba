package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

func TestExcerpt(t *testing.T) {
	const s = "The council says that around 1,400 commuters will need another way to work by March."
	for _, tt := range []struct {
		name  string
		focus int
		width int
		want  string
	}{
		{"all of it fits", 0, 100, s},
		{"the beginning, when the focus is there", 0, 30, "The council says that around…"},
		{"a third of the room leads up to the focus", strings.Index(s, "1,400"), 30, "…around 1,400 commuters will…"},
		{"the end, filled from the left", strings.Index(s, "March"), 30, "…another way to work by March."},
		{"no room", 10, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := text.Excerpt(ansi.GraphemeWidth, tt.width, s, tt.focus, theme.Style{}, nil)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if w := ansi.StringWidth(got); w > tt.width {
				t.Errorf("%q is %d cells wide", got, w)
			}
		})
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("Ein Satz mit Umlauten: größer, 漢字漢字漢字漢字漢字 and 🇩🇪 flags", 12, 20)
	f.Add("einlangeswortohneleerzeichenundohneende", 30, 10)
	f.Fuzz(func(t *testing.T, s string, focus, width int) {
		width = min(max(width, 0), 200)
		got := text.Excerpt(ansi.GraphemeWidth, width, s, focus, theme.Style{}, nil)
		if w := ansi.StringWidth(got); w > width {
			t.Errorf("%q is %d cells wide, not %d", got, w, width)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q cuts a character of %q", got, s)
		}
	})
}
