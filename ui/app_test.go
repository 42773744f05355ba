package ui_test

import (
	"errors"
	"image/color"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// two returns a library of two articles.
func two(t testing.TB) *uitest.Library {
	a, b := uitest.Brief(t), uitest.Brief(t)
	b.ID, b.Headline = "other", "Another story"
	return &uitest.Library{
		Briefs:      []*model.Brief{a, b},
		Definitions: []model.Definition{{Term: "subsidy", Text: "Public money that keeps a price down.", Source: model.TermLede}},
	}
}

func start(t testing.TB, opts ui.Options, w, h int) *uitest.Driver {
	t.Helper()
	if opts.Library == nil {
		opts.Library = two(t)
	}
	opts.Pause = uitest.NoPause
	return uitest.New(t, ui.New(opts), w, h)
}

var sample = page.Route{Page: page.Reader, Article: "sample-ferries"}

func TestCommandLine(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"an intent by its name", "outline", "What comes next"},
		{"a theme", "theme sepia", ""},
		{"a theme that is none", "theme blue", "themes: lede, sepia"},
		{"a command that is none", "fly", `no command "fly"`},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		d := start(t, ui.Options{Open: sample}, 80, 24)
		d.Press(":")
		d.Type(tt.line)
		d.Press("enter")
		if !strings.Contains(d.Text(), tt.want) {
			t.Errorf("%s: %q is not on the screen:\n%s", tt.name, tt.want, d.Text())
		}
	}
	d := start(t, ui.Options{Open: sample}, 80, 24)
	d.Press(":")
	d.Type("next-ar")
	d.Press("tab")
	if !strings.Contains(d.Text(), ":next-article") {
		t.Errorf("Tab does not complete:\n%s", d.Text())
	}
	d.Press("ctrl+u", "backspace")
	if strings.Contains(d.Text(), "\n:") {
		t.Error("Backspace in an empty command line leaves it open")
	}
	d.Press(":")
	d.Type("q")
	d.Press("enter")
	if !d.Quit {
		t.Error(":q does not quit")
	}
}

func TestBackAndQuit(t *testing.T) {
	d := start(t, ui.Options{}, 80, 24)
	d.Press("enter")
	if !strings.Contains(d.Text(), "Ferries on Lake Orrin") {
		t.Fatalf("Enter on the desk opens nothing:\n%s", d.Text())
	}
	d.Press("q")
	if d.Quit {
		t.Fatal("q in a brief quits")
	}
	d.Press("esc")
	if d.Quit {
		t.Fatal("Esc on the first page quits")
	}
	d.Press("q")
	if !d.Quit {
		t.Fatal("q on the first page does not quit")
	}
}

func TestJumpBackToAnotherArticle(t *testing.T) {
	d := start(t, ui.Options{Open: sample}, 80, 24)
	d.Press("j", "J")
	if s := d.Text(); !strings.Contains(s, "Lake Orrin") || strings.Contains(s, "no more articles") {
		t.Fatalf("J does not open the next article:\n%s", s)
	}
	d.Press("J")
	if !strings.Contains(d.Text(), "no more articles") {
		t.Errorf("J on the last article:\n%s", d.Text())
	}
	d.Press("ctrl+o", "[", "[")
	if !strings.Contains(d.Text(), "no more articles") {
		t.Errorf("^o does not lead back to the first article:\n%s", d.Text())
	}
}

func TestDefine(t *testing.T) {
	d := start(t, ui.Options{Open: sample}, 120, 40)
	d.Press("6", "j") // Orrin Transport Board, then subsidy
	d.Press("enter", "K")
	if s := d.Text(); !strings.Contains(s, "Public money that keeps a price down.") || !strings.Contains(s, "lede glossary") {
		t.Errorf("K on a term's card shows no definition:\n%s", s)
	}
	d.Press("esc", "esc", "esc")
	d.Press(":")
	d.Type("top")
	d.Press("enter", "K", "a")
	if !strings.Contains(d.Text(), "no glossary or dictionary knows") {
		t.Errorf("K on a word nobody knows:\n%s", d.Text())
	}
}

func TestURL(t *testing.T) {
	var opened []string
	open := func(url string) error {
		opened = append(opened, url)
		return errors.New("no browser")
	}
	d := start(t, ui.Options{Open: sample, OpenURL: open}, 80, 24)
	d.Press("o")
	if !slices.Equal(opened, []string{"https://post.example/ferries"}) || !strings.Contains(d.Text(), "no browser") {
		t.Errorf("opened %q:\n%s", opened, d.Text())
	}
	d = start(t, ui.Options{Open: sample, OpenURL: open, Remote: true}, 80, 24)
	d.Press("o", "e")
	if len(opened) != 1 || !slices.Equal(d.Copied, []string{"https://post.example/ferries"}) {
		t.Errorf("over SSH opened %q, copied %q", opened, d.Copied)
	}
	if !strings.Contains(d.Text(), "no file to edit") {
		t.Errorf("over SSH e does not refuse:\n%s", d.Text())
	}
}

func TestStartMessagesInAnyOrder(t *testing.T) {
	msgs := []tea.Msg{
		tea.BackgroundColorMsg{Color: color.White},
		tea.ColorProfileMsg{},
		tea.EnvMsg{"TERM=dumb"},
		tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset},
		tea.WindowSizeMsg{},
		tea.FocusMsg{},
		tea.KeyReleaseMsg{Code: 'j'},
	}
	app := ui.New(ui.Options{Library: two(t), Open: sample, Pause: uitest.NoPause})
	_ = app.View()
	for _, m := range msgs {
		app.Update(m)
		_ = app.View()
	}
	for _, size := range []tea.WindowSizeMsg{{Width: 1, Height: 1}, {Width: 0, Height: 50}, {Width: 1 << 30, Height: 1 << 30}, {Width: 3, Height: 2}} {
		app.Update(size)
		_ = app.View()
	}
}

// TestHelpListsEveryKey holds the help to its promise: every binding of the
// scopes in force is listed, and no two bindings of one scope share a key.
func TestHelpListsEveryKey(t *testing.T) {
	d := start(t, ui.Options{Open: sample}, 120, 200)
	d.Press("?")
	s := d.Text()
	for _, want := range []string{"next fact", "copy fact with its source", "command line", "undo the last change", "y q", "⇧Tab", "^d"} {
		if !strings.Contains(s, want) {
			t.Errorf("help does not list %q", want)
		}
	}
	d.Press("/")
	d.Type("undo")
	d.Press("enter")
	if s := d.Text(); !strings.Contains(s, "undo the last change") || strings.Contains(s, "next fact") {
		t.Errorf("the search of the help:\n%s", s)
	}
}

// TestRandomKeys presses keys and changes the size at random; the driver checks
// every view.
func TestRandomKeys(t *testing.T) {
	keys := []string{
		"j", "k", "space", "b", "ctrl+d", "ctrl+u", "g", "G", "h", "l", "enter", "esc", "tab", "shift+tab", ";", "*", "d", "K",
		"O", "/", "n", "N", "z", "<", ">", "T", "U", ":", "?", "1", "2", "3", "4", "5", "6", "m", "f", "t", "a", "y", "o", "v",
		"J", "[", "ctrl+o", "alt+o", "ctrl+k", "e", "x", "w", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "backspace", "s", "q",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		d := start(t, ui.Options{Open: sample}, 20+rng.IntN(140), 5+rng.IntN(50))
		var pressed []string
		for range 60 {
			k := keys[rng.IntN(len(keys))]
			pressed = append(pressed, k)
			d.Press(k)
			if rng.IntN(10) == 0 {
				d.Send(tea.WindowSizeMsg{Width: 1 + rng.IntN(200), Height: 1 + rng.IntN(60)})
			}
			if d.Quit {
				break
			}
			if t.Failed() {
				t.Fatalf("after %q", pressed)
			}
		}
	}
}
