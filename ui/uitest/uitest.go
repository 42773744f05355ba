// Package uitest drives the reader in tests without a terminal: it runs
// commands until none is left, presses keys, and renders at a size. There is no
// clock and no sleeping in it: a command that would wait is one that the fake
// library answers at once, or never.
package uitest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// sgr matches the one kind of sequence a view may hold.
var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

var update = flag.Bool("update", false, "write the golden views anew")

// NoPause is the pause of tests: none.
func NoPause(context.Context, time.Duration) {}

// Driver holds a model and what it asked of the program.
type Driver struct {
	t      testing.TB
	model  tea.Model
	width  int
	height int
	Quit   bool     // the model asked to end the program
	Copied []string // what it put on the clipboard
}

// New starts a model at a size and runs it until it is at rest.
func New(t testing.TB, m tea.Model, width, height int) *Driver {
	t.Helper()
	d := &Driver{t: t, model: m}
	d.run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// Send gives the model a message and runs what follows from it.
func (d *Driver) Send(msg tea.Msg) {
	d.t.Helper()
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.width, d.height = size.Width, size.Height
	}
	d.check(d.model.View().Content)
	d.run(cmd)
}

// check asks of every view that it fits the screen and holds nothing that a
// terminal obeys but colours and attributes.
func (d *Driver) check(view string) {
	d.t.Helper()
	if d.width == 0 || d.height == 0 {
		return
	}
	lines := strings.Split(view, "\n")
	if len(lines) != d.height {
		d.t.Fatalf("the view has %d lines on a screen of %d:\n%s", len(lines), d.height, view)
	}
	for _, line := range lines {
		if w := ansi.WcWidth.StringWidth(line); w > d.width {
			d.t.Fatalf("a line of the view takes %d cells of %d: %q", w, d.width, line)
		}
		for _, r := range sgr.ReplaceAllString(line, "") {
			if unicode.IsControl(r) {
				d.t.Fatalf("the view holds the control character %U: %q", r, line)
			}
		}
	}
}

// Press presses keys one after the other, each named as key maps name it:
// "j", "G", "enter", "shift+tab", "ctrl+d".
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.Send(Key(k))
	}
}

// Type presses every character of s.
func (d *Driver) Type(s string) {
	d.t.Helper()
	for _, r := range s {
		d.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// View is the screen as the program would draw it.
func (d *Driver) View() string { return d.model.View().Content }

// Text is the screen without styles.
func (d *Driver) Text() string { return ansi.Strip(d.View()) }

// Model is the model itself.
func (d *Driver) Model() tea.Model { return d.model }

// run runs a command and everything that follows from it.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.Quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		if cmds, ok := sequence(msg); ok {
			for _, c := range cmds {
				d.run(c)
			}
			return
		}
		if s, ok := clipboard(msg); ok {
			d.Copied = append(d.Copied, s)
			return
		}
		d.Send(msg)
	}
}

// sequence takes the commands out of a tea.Sequence, whose message type is the
// framework's own.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

// clipboard takes the text out of tea.SetClipboard's message, the only one of
// the framework's that is a string.
func clipboard(msg tea.Msg) (string, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.String || !strings.HasSuffix(v.Type().String(), "tea.setClipboardMsg") {
		return "", false
	}
	return v.String(), true
}

// Key makes the key press that key maps call name.
func Key(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if rest, ok := strings.CutPrefix(name, m.prefix); ok {
			name, mod = rest, mod|m.mod
		}
	}
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "delete": tea.KeyDelete,
	}
	if code, ok := codes[name]; ok {
		k := tea.KeyPressMsg{Code: code, Mod: mod}
		if code == tea.KeySpace {
			k.Text = " "
		}
		return k
	}
	r := []rune(name)[0]
	k := tea.KeyPressMsg{Code: r, Mod: mod}
	if mod == 0 {
		k.Text = name
	}
	return k
}

// Golden compares got with testdata/NAME and writes the file anew under
// -update.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test -update writes it", err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got:\n%s\nwant:\n%s", name, got, want)
	}
}

// GoldenViews compares the screen, styled and stripped, with
// testdata/NAME.styled.golden and testdata/NAME.golden.
func (d *Driver) GoldenViews(name string) {
	d.t.Helper()
	Golden(d.t, name+".golden", trimRight(d.Text())+"\n")
	Golden(d.t, name+".styled.golden", visible(d.View())+"\n")
}

// trimRight takes trailing blanks off every line, so that golden files survive
// editors.
func trimRight(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// visible writes escapes as ␛, so that a golden file can be read and diffed
// anywhere.
func visible(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") }
