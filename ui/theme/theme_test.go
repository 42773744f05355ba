package theme

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestStyle(t *testing.T) {
	tests := []struct {
		name  string
		style Style
		want  string
	}{
		{"nothing stays nothing", Style{}, "x"},
		{"attributes", Style{Attr: Bold | Italic}, "\x1b[1;3mx\x1b[m"},
		{"a plain underline has no sub-parameter", Style{Under: Line}, "\x1b[4mx\x1b[m"},
		{"a dotted one has", Style{Under: Dotted}, "\x1b[4:4mx\x1b[m"},
		{"one of 16 colours", Style{FG: ansi.Blue}, "\x1b[34mx\x1b[m"},
		{"a bright one", Style{BG: ansi.BrightBlue}, "\x1b[104mx\x1b[m"},
		{"one of 256", Style{FG: ansi.IndexedColor(75)}, "\x1b[38;5;75mx\x1b[m"},
		{"true colour", Style{BG: rgb(0x0102ff)}, "\x1b[48;2;1;2;255mx\x1b[m"},
		{"laid over another", Style{Under: Line}.Over(Style{FG: ansi.Red, Attr: Bold}), "\x1b[1;4;31mx\x1b[m"},
		{"the upper colour wins", Style{FG: ansi.Blue}.Over(Style{FG: ansi.Red}), "\x1b[34mx\x1b[m"},
	}
	for _, tt := range tests {
		if got := tt.style.Render("x"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// kinds are the styles of the kinds of fact.
func kinds(t Theme) map[string]Style {
	return map[string]Style{"figure": t.Figure, "date": t.Date, "actor": t.Actor, "quote": t.Quote, "term": t.Term, "text": t.Text}
}

// Kinds of fact must be told apart where there are no colours, and by somebody
// who sees none.
func TestKindsDifferWithoutColour(t *testing.T) {
	for _, name := range Names() {
		for _, dark := range []bool{true, false} {
			seen := make(map[Style]string)
			for kind, s := range kinds(New(name, dark, colorprofile.TrueColor)) {
				s.FG, s.BG = nil, nil
				if other, ok := seen[s]; ok {
					t.Errorf("%s: %s and %s differ by colour alone", name, kind, other)
				}
				seen[s] = kind
			}
		}
	}
}

func TestProfiles(t *testing.T) {
	for _, name := range Names() {
		for kind, s := range kinds(New(name, true, colorprofile.ASCII)) {
			if s.FG != nil || s.BG != nil {
				t.Errorf("%s without colours: %s has one", name, kind)
			}
		}
	}
	terminal := New(Terminal, true, colorprofile.TrueColor)
	if got := New(Default, true, colorprofile.ANSI); got != terminal {
		t.Error("16 colours do not give the terminal's own")
	}
	for kind, s := range kinds(terminal) {
		if _, basic := s.FG.(ansi.BasicColor); s.FG != nil && !basic {
			t.Errorf("the terminal theme's %s has the colour %v, which is none of the 16", kind, s.FG)
		}
	}
}

func TestNames(t *testing.T) {
	name := Default
	for range Names() {
		name = Next(name)
	}
	if name != Default || Next("nosuch") != Names()[0] || Known("nosuch") {
		t.Errorf("the walk through the themes ends at %q", name)
	}
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(hex uint32) float64 {
	channel := func(v uint32) float64 {
		c := float64(v&0xff) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(hex>>16) + 0.7152*channel(hex>>8) + 0.0722*channel(hex)
}

// The contrast theme promises 7:1 (WCAG level AAA) for all text on black and on
// white.
func TestContrast(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(Contrast, dark, colorprofile.TrueColor)
		ground := luminance(0xffffff)
		if dark {
			ground = luminance(0)
		}
		styles := kinds(th)
		styles["muted"], styles["accent"], styles["alert"] = th.Muted, th.Accent, th.Alert
		for kind, s := range styles {
			r, g, b, _ := s.FG.RGBA()
			l := luminance(r>>8<<16 | g>>8<<8 | b>>8)
			if ratio := (max(l, ground) + 0.05) / (min(l, ground) + 0.05); ratio < 7 {
				t.Errorf("dark %v: %s has a contrast of %.1f", dark, kind, ratio)
			}
		}
	}
}

func TestRenderClosesWhatItOpens(t *testing.T) {
	th := New(Default, true, colorprofile.TrueColor)
	for _, s := range []Style{th.Figure, th.Cursor, th.Match, th.Hint} {
		if got := s.Render("x"); !strings.HasSuffix(got, "x"+ansi.ResetStyle) {
			t.Errorf("%q is left open", got)
		}
	}
}
