package reader_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// open starts the reader on the sample brief.
func open(t *testing.T, w, h int) (*uitest.Driver, *uitest.Library) {
	t.Helper()
	b := uitest.Brief(t)
	lib := &uitest.Library{Briefs: []*model.Brief{b}}
	app := ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: b.ID}})
	return uitest.New(t, app, w, h), lib
}

func TestViews(t *testing.T) {
	sizes := []struct {
		name string
		w, h int
	}{{"120x40", 120, 40}, {"80x24", 80, 24}, {"40x20", 40, 20}}
	for _, s := range sizes {
		t.Run(s.name, func(t *testing.T) {
			d, _ := open(t, s.w, s.h)
			d.GoldenViews("brief-" + s.name)
			d.Press("tab", "tab", "tab", "tab")
			d.GoldenViews("fact-" + s.name)
			d.Press("enter")
			d.GoldenViews("card-" + s.name)
			d.Press("esc", "l")
			d.GoldenViews("facts-" + s.name)
		})
	}
}

func TestKeys(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string // on the screen afterwards
	}{
		{"Enter without a fact says how to find one", []string{"G", "enter"}, "Tab goes to the next"},
		{"2 opens the figures", []string{"2"}, "▌ around 1,400 commuters"},
		{"the pane's j goes to the next figure", []string{"2", "j"}, "▌ some 11.5 million crowns"},
		{"the last Tab stays", []string{"G", "tab", "tab", "tab"}, "no more facts this way"},
		{"O lists the headings", []string{"O"}, "What it costs"},
		{"the outline goes there", []string{"O", "j", "enter"}, "▌ What it costs"},
		{"* counts the mentions", []string{"tab", "*"}, "mention 1 of 2"},
		{"n goes to the next mention", []string{"tab", "*", "n"}, "mention 2 of 2"},
		{"y lists what it can copy", []string{"y"}, "q copy quote"},
		{"T changes the theme", []string{"T"}, "theme: sepia"},
		{"U without a change", []string{"U"}, "nothing to undo"},
		{"f stars", []string{"f"}, "starred"},
		{"f twice takes the star off", []string{"f", "f"}, "star taken off"},
		{"U takes the star off", []string{"f", "U"}, "undone"},
		{"help lists the keys", []string{"?"}, "FACTS"},
		{"the last article has no next one", []string{"J"}, "no more articles this way"},
		{"d needs an actor", []string{"G", "d"}, "no actor"},
		{"v shows the Markdown", []string{"v"}, "Markdown, without facts"},
		{"an unknown key does nothing", []string{"ctrl+x"}, "Lake Orrin ferries"},
		{"; labels what is in sight", []string{";"}, "type a label"},
		{"K labels the words of the line", []string{"K"}, "type a label"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := open(t, 120, 40)
			d.Press(tt.keys...)
			if !strings.Contains(d.Text(), tt.want) {
				t.Errorf("%q is not on the screen:\n%s", tt.want, d.Text())
			}
		})
	}
}

// line returns the reading line's text.
func line(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	for _, l := range strings.Split(d.Text(), "\n") {
		if i := strings.Index(l, "▌"); i >= 0 && i < 40 {
			return strings.TrimSpace(l[i+len("▌"):])
		}
	}
	t.Fatalf("no reading line on the screen:\n%s", d.Text())
	return ""
}

func TestFind(t *testing.T) {
	d, _ := open(t, 80, 24)
	d.Press("/")
	d.Type("board")
	if got := line(t, d); !strings.Contains(got, "Orrin Transport Board") {
		t.Errorf("while typing the reading line is %q", got)
	}
	d.Press("enter")
	if !strings.Contains(d.Text(), "match 1 of 4") {
		t.Errorf("no count on the screen:\n%s", d.Text())
	}
	d.Press("N")
	if got := line(t, d); !strings.Contains(got, "Orrin Transport Board will present") {
		t.Errorf("N from the first match goes to %q, want the last", got)
	}
	d.Press("/")
	d.Type("Board had")
	d.Press("enter")
	if !strings.Contains(d.Text(), "is not in the text") {
		t.Errorf("a capital that does not fit was found:\n%s", d.Text())
	}
	d.Press("/")
	d.Type("refused")
	d.Press("esc")
	if strings.Contains(d.Text(), "match") {
		t.Errorf("the search is still there after Esc:\n%s", d.Text())
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	d, _ := open(t, 80, 24)
	d.Press("/")
	d.Type("asked the ministry")
	d.Press("enter")
	for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 20}, {Width: 160, Height: 50}, {Width: 20, Height: 6}, {Width: 80, Height: 24}} {
		d.Send(size)
		if got := line(t, d); !strings.Contains(got, "asked") {
			t.Errorf("at %dx%d the reading line is %q", size.Width, size.Height, got)
		}
	}
	d.Press(">", ">", "<")
	if got := line(t, d); !strings.Contains(got, "asked") {
		t.Errorf("in a wider column the reading line is %q", got)
	}
}

func TestPaging(t *testing.T) {
	d, _ := open(t, 60, 12)
	seen := make(map[string]bool)
	note := func() {
		for _, l := range strings.Split(d.Text(), "\n") {
			seen[strings.TrimSpace(strings.ReplaceAll(l, "▌", ""))] = true
		}
	}
	note()
	for range 12 {
		d.Press("space")
		note()
	}
	first := line(t, d)
	if !strings.HasSuffix("week before.", first) && !strings.Contains(first, "before.") {
		t.Errorf("space ends at %q, want the last line", first)
	}
	d.Press("g")
	for range 60 {
		d.Press("j")
		if l := line(t, d); !seen[l] {
			t.Errorf("j shows the line %q, which space did not", l)
		}
	}
	if got := line(t, d); got != first {
		t.Errorf("j ends at %q, space at %q", got, first)
	}
	for range 60 {
		d.Press("k")
	}
	if got := line(t, d); !strings.HasPrefix(got, "Lake Orrin ferries") {
		t.Errorf("k ends at %q, want the headline", got)
	}
}

func TestCopy(t *testing.T) {
	d, _ := open(t, 120, 40)
	d.Press("2", "y", "f")
	d.Press("h", "y", "q", "y", "u")
	want := []string{
		"around 1,400 commuters without a morning boat (Orrin Transport Board) — The Orrin Post, " +
			"Lake Orrin ferries to halve crossings as fuel costs climb, 2024-12-04, https://post.example/ferries",
		"“Lake Orrin ferries to halve crossings as fuel costs climb” — The Orrin Post, " +
			"Lake Orrin ferries to halve crossings as fuel costs climb, 2024-12-04, https://post.example/ferries",
		"https://post.example/ferries",
	}
	if !slices.Equal(d.Copied, want) {
		t.Errorf("copied %q, want %q", d.Copied, want)
	}
}

func TestMarkWrong(t *testing.T) {
	d, lib := open(t, 120, 40)
	d.Press("2", "enter", "w")
	if !strings.Contains(d.Text(), "number, then unit") {
		t.Errorf("w does not name the rule:\n%s", d.Text())
	}
	d.Press("x")
	if strings.Contains(d.Text(), "FIGURES 7") || !strings.Contains(d.Text(), "FIGURES 6") {
		t.Errorf("the figure is still listed:\n%s", d.Text())
	}
	if len(lib.Changes) != 1 || lib.Changes[0].Kind != model.ChangeWrong {
		t.Errorf("the library was told %+v", lib.Changes)
	}
	d.Press("U")
	if !strings.Contains(d.Text(), "FIGURES 7") {
		t.Errorf("undo does not bring the figure back:\n%s", d.Text())
	}
}

func TestHints(t *testing.T) {
	d, _ := open(t, 120, 40)
	d.Press(";")
	labels := d.Text()
	if !strings.Contains(labels, "The cut leaves d") && !strings.Contains(labels, "leaves ") {
		t.Fatalf("no labels:\n%s", labels)
	}
	d.Press("s") // the second fact in sight: the figure of the standfirst is no fact, the place in the headline is the first
	if got := line(t, d); !strings.HasPrefix(got, "HALVERSUND") {
		t.Errorf("the label leads to %q", got)
	}
	d.Press(";", "esc")
	if strings.Contains(d.Text(), "type a label") {
		t.Error("Esc leaves the labels there")
	}
}

func TestJumps(t *testing.T) {
	d, _ := open(t, 80, 24)
	d.Press("j", "G")
	end := line(t, d)
	d.Press("ctrl+o")
	if got := line(t, d); !strings.HasPrefix(got, "The council says") {
		t.Errorf("jumping back leads to %q", got)
	}
	d.Press("alt+o")
	if got := line(t, d); got != end {
		t.Errorf("jumping forward leads to %q, want %q", got, end)
	}
}

func TestTagsAndNotes(t *testing.T) {
	d, lib := open(t, 80, 24)
	d.Press("t")
	d.Type("lake, ferries")
	d.Press("enter", "a")
	d.Type("ask the board")
	d.Press("enter")
	if len(lib.Changes) != 2 || lib.Changes[0].Value != "lake,ferries" || lib.Changes[1].Value != "ask the board" {
		t.Fatalf("the library was told %+v", lib.Changes)
	}
	if s := lib.Changes[1].Span; s.Start != 0 || s.End == 0 {
		t.Errorf("the note is on %v, want the headline", s)
	}
}

func TestLeaveStoresThePlace(t *testing.T) {
	d, lib := open(t, 40, 10)
	d.Press("j", "j", "j", "Q")
	if !d.Quit {
		t.Error("Q does not quit")
	}
	want := []model.ChangeKind{model.ChangePlace, model.ChangeState}
	var got []model.ChangeKind
	for _, c := range lib.Changes {
		got = append(got, c.Kind)
	}
	if !slices.Equal(got, want) || lib.Changes[1].Value != string(model.StateReading) {
		t.Errorf("stored %+v", lib.Changes)
	}
}

func TestMouse(t *testing.T) {
	d, _ := open(t, 120, 40)
	d.Press(":")
	d.Type("mouse")
	d.Press("enter")
	d.Send(tea.MouseClickMsg{X: 12, Y: 7, Button: tea.MouseLeft}) // on 38 per cent's row, before it
	if got := line(t, d); !strings.HasPrefix(got, "HALVERSUND") {
		t.Errorf("a click leads to %q", got)
	}
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if got := line(t, d); !strings.HasPrefix(got, "The cut leaves") {
		t.Errorf("the wheel leads to %q", got)
	}
	d.Send(tea.MouseClickMsg{X: 90, Y: 11, Button: tea.MouseLeft})
	if !strings.Contains(d.Text(), "▌ around 1,400") {
		t.Errorf("a click in the pane selects nothing:\n%s", d.Text())
	}
}

func TestErrorsAreShown(t *testing.T) {
	lib := &uitest.Library{BriefErr: errors.New("names: weights are cut off"), Briefs: []*model.Brief{uitest.Brief(t)}}
	d := uitest.New(t, ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: "sample-ferries"}}), 80, 24)
	if s := d.Text(); !strings.Contains(s, "facts: names: weights are cut off") || !strings.Contains(s, "Lake Orrin ferries") {
		t.Errorf("without facts the text must show, with the reason:\n%s", s)
	}
	d = uitest.New(t, ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: "nosuch"}}), 80, 24)
	if s := d.Text(); !strings.Contains(s, `no article "nosuch"`) {
		t.Errorf("a missing article is not named:\n%s", s)
	}
}

// TestAnyKeys presses keys at random, resizes at random, and asks that every
// view fits the screen and holds nothing a terminal obeys but colours.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("jjjk\t\t\r?q2jj\x0f/abc\r;s*nnvG"), uint16(80), uint16(24))
	f.Add([]byte(";aK:theme sepia\rO\rlhzTTT<<>>"), uint16(7), uint16(3))
	f.Fuzz(func(t *testing.T, keys []byte, w, h uint16) {
		d, _ := open(t, int(w%200), int(h%80))
		for i, k := range keys[:min(len(keys), 60)] {
			d.Press(keyName(k))
			if i%7 == 6 {
				d.Send(tea.WindowSizeMsg{Width: int(k) % 150, Height: int(w+uint16(i)) % 60})
			}
			if d.Quit {
				return
			}
		}
	})
}

// keyName names the key that a byte stands for.
func keyName(b byte) string {
	names := []string{"enter", "esc", "tab", "shift+tab", "space", "backspace", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "ctrl+d", "ctrl+u", "ctrl+o", "alt+o"}
	if b > ' ' && b < 0x7f {
		return string(rune(b))
	}
	return names[int(b)%len(names)]
}
