package part_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
	"github.com/lede-reader/lede/ui/uitest"
)

var method = ansi.GraphemeWidth

func TestPrompt(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"letters", []string{"a", "b"}, "ab"},
		{"a blank", []string{"a", "space", "b"}, "a b"},
		{"backspace", []string{"a", "b", "backspace"}, "a"},
		{"in the middle", []string{"a", "c", "left", "b"}, "abc"},
		{"delete", []string{"a", "b", "home", "delete"}, "b"},
		{"word", []string{"a", "space", "b", "ctrl+w"}, "a "},
		{"line", []string{"a", "b", "ctrl+u", "c"}, "c"},
		{"nothing to delete", []string{"backspace", "left", "delete"}, ""},
	}
	for _, tt := range tests {
		var p part.Prompt
		for _, k := range tt.keys {
			p.Key(uitest.Key(k))
		}
		if p.Value() != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, p.Value(), tt.want)
		}
	}
	p := part.Prompt{Label: "/"}
	if p.Key(uitest.Key("pgup")) {
		t.Error("a key that edits nothing is taken")
	}
	p.Insert("\x1b]52;c;AAAA\x07" + strings.Repeat("x", 1<<20))
	if n := len(p.Value()); n > 1<<12 || strings.ContainsAny(p.Value(), "\x1b\x07") {
		t.Errorf("a paste of a megabyte leaves %d bytes: %.20q", n, p.Value())
	}
	if w := method.StringWidth(p.View(theme.New(theme.Default, true, colorprofile.TrueColor), method, 20)); w > 20 {
		t.Errorf("the prompt takes %d cells of 20", w)
	}
}

func TestOver(t *testing.T) {
	tests := []struct {
		name, base, block string
		x, y              int
		want              string
	}{
		{"in the middle", "abcdef", "XY", 2, 0, "abXYef"},
		{"beyond the end of a short line", "ab", "XY", 4, 0, "ab  XY"},
		{"on a wide character's second cell", "日本", "X", 1, 0, " X本"},
		{"below the base", "ab", "XY", 0, 5, "ab"},
		{"on two lines", "abc\ndef", "X\nY", 1, 0, "aXc\ndYf"},
	}
	for _, tt := range tests {
		if got := ansi.Strip(part.Over(method, tt.base, tt.block, tt.x, tt.y)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFitAndNarrow(t *testing.T) {
	if got := part.Fit(method, "日本語", 5); method.StringWidth(got) != 5 {
		t.Errorf("Fit gives %q", got)
	}
	if got := part.Fit(method, "ab", 4); got != "ab  " {
		t.Errorf("Fit gives %q", got)
	}
	styled := theme.Style{Attr: theme.Bold}.Render("abcdef")
	if got := part.Narrow(method, "ab\n"+styled, 3); ansi.Strip(got) != "ab\nabc" || !strings.HasSuffix(got, ansi.ResetStyle) {
		t.Errorf("Narrow gives %q", got)
	}
}

// numbers is a list of items, every third a title, item n of n%3+1 lines.
type numbers int

func (n numbers) Len() int              { return int(n) }
func (n numbers) Selectable(i int) bool { return i%3 != 0 }
func (n numbers) Lines(i int) []string {
	lines := make([]string, i%3+1)
	for j := range lines {
		lines[j] = fmt.Sprintf("%d.%d", i, j)
	}
	return lines
}

func TestRows(t *testing.T) {
	items := numbers(12)
	r := part.Rows{Selected: -1}
	var walked []int
	for r.Step(items, +1) {
		walked = append(walked, r.Selected)
	}
	if fmt.Sprint(walked) != "[1 2 4 5 7 8 10 11]" {
		t.Errorf("walked %v", walked)
	}
	r.TopBelow(2, 1)
	var got []string
	for _, row := range r.View(items, 4) {
		got = append(got, row.Text)
	}
	if strings.Join(got, " ") != "2.1 2.2 3.0 4.0" {
		t.Errorf("in sight are %v", got)
	}
	if r.Shows(items, 2, 4) || r.Shows(items, 4, 4) || !r.Shows(items, 3, 4) {
		t.Error("an item cut at an edge counts as shown")
	}
}
