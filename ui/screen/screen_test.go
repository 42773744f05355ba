package screen

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// allowed matches what a Writer may send of a picture.
var allowed = regexp.MustCompile("\x1b\\[([0-9]*C|[0-9]*(;[0-9]+)?H|[0-9]+X|K|2J|[0-9;:]*m)")

// checkCalm fails when out holds anything but text and the few sequences.
func checkCalm(t *testing.T, out string) {
	t.Helper()
	for i, r := range allowed.ReplaceAllString(out, "") {
		if r < ' ' || 0x7f <= r && r < 0xa0 {
			t.Fatalf("%q at %d of %q", r, i, out)
		}
	}
}

// at is a Writer to a terminal of a size, and what the terminal got.
func at(width, height int) (*Writer, *bytes.Buffer) {
	var out bytes.Buffer
	return New(&out, func() (int, int) { return width, height }, false), &out
}

// picture is a grid as text.
func picture(w *Writer, g grid) string {
	var b []byte
	for _, row := range g.rows {
		for _, c := range row {
			if c.width > 0 {
				b = w.appendText(b, c)
			}
		}
		b = append(b, '\n')
	}
	return string(b)
}

func TestFollows(t *testing.T) {
	for _, row := range []struct {
		why, in string
		want    []string // rows, without blanks at their ends
	}{
		{"text goes on in the next row", "abcdefgh12", []string{"abcdefgh", "12"}},
		{"the last cell does not scroll by itself", "\x1b[4;1Habcdefgh", []string{"", "", "", "abcdefgh"}},
		{"a line feed at the foot scrolls", "one\r\ntwo\r\nthree\r\nfour\r\nfive", []string{"two", "three", "four", "five"}},
		{"a region scrolls alone", "one\r\ntwo\r\nthree\r\nfour\x1b[2;3r\x1b[3;1H\n\x1b[rx", []string{"xne", "three", "", "four"}},
		{"up and down by rows", "one\r\ntwo\r\nthree\x1b[2S\x1b[T", []string{"", "three"}},
		{"a row is put in", "one\r\ntwo\x1b[1;1H\x1b[L", []string{"", "one", "two"}},
		{"a row is taken out", "one\r\ntwo\x1b[1;1H\x1b[M", []string{"two"}},
		{"a reverse line feed at the top scrolls", "one\x1b[1;1H\x1bMx", []string{"x", "one"}},
		{"characters are put in", "abcdefgh\x1b[1;3H\x1b[2@xy", []string{"abxycdef"}},
		{"characters are taken out", "abcdefgh\x1b[1;3H\x1b[2P", []string{"abefgh"}},
		{"text pushes", "abcd\x1b[1;2H\x1b[4hxy\x1b[4l", []string{"axybcd"}},
		{"a character again", "ab\x1b[3b", []string{"abbbb"}},
		{"erased: characters, and the end of the row", "abcdefgh\x1b[1;2H\x1b[2X\x1b[1;6H\x1b[K", []string{"a  de"}},
		{"erased: what is below", "one\r\ntwo\r\nthree\x1b[2;2H\x1b[J", []string{"one", "t"}},
		{"movements", "\x1b[3;3H\x1b[A\x1b[2D\x1b[Bx\x1b[2C\x1b[1dy\x1b[Gz", []string{"z  y", "", "x"}},
		{"backspace and tab move", "ab\b\bx\r\ty", []string{"xb     y"}},
		{"half of a wide character is a blank", "語語\x1b[1;2Hx", []string{" x語"}},
		{"a mark joins its letter", "e\u0301x", []string{"e\u0301x"}},
		{"a control character is no text", "a\x7f\u009b\x07b", []string{"ab"}},
		{"the cursor is kept", "a\x1b7\x1b[3;3Hb\x1b8c", []string{"ac", "", "  b"}},
	} {
		w, out := at(8, 4)
		if _, err := w.Write([]byte("\x1b[?25l\x1b[?1049h" + row.in)); err != nil {
			t.Fatal(err)
		}
		got := strings.Split(picture(w, w.want), "\n")
		for y := range w.want.rows {
			line := strings.TrimRight(got[y], " ")
			want := ""
			if y < len(row.want) {
				want = strings.TrimRight(row.want[y], " ")
			}
			if line != want {
				t.Errorf("%s: row %d is %q, want %q", row.why, y, line, want)
			}
		}
		checkCalm(t, strings.TrimPrefix(out.String(), "\x1b[?25l\x1b[?1049h"))
	}
}

func TestPasses(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"outside the alternate screen everything", "a\tb\x1b[2;3r\r\n", "a\tb\x1b[2;3r\r\n"},
		{"modes, titles, questions and the clipboard in order", "\x1b[?25l\x1b[?1049h\x1b[?2004h\x1b]52;c;eA==\x07\x1b[?2027$p\x1b[>1u", "\x1b[?25l\x1b[?1049h\x1b[?2004h\x1b]52;c;eA==\x07\x1b[?2027$p\x1b[>1u"},
		{"a picture within its bracket", "\x1b[?25l\x1b[?1049h\x1b[?2026hx\x1b[?2026l", "\x1b[?25l\x1b[?1049h\x1b[?2026h\x1b[1Hx\x1b[?2026l"},
		{"a style ends before the alternate screen does", "\x1b[?25l\x1b[?1049h\x1b[1mx\x1b[?1049l", "\x1b[?25l\x1b[?1049h\x1b[1H\x1b[1mx\x1b[m\x1b[?1049l"},
		{"line ends are not switched", "\x1b[?25l\x1b[?1049h\x1b[?7l\x1b[?7h", "\x1b[?25l\x1b[?1049h"},
		{"a cursor that is seen is where it belongs", "\x1b[?1049h\x1b[2;3H", "\x1b[?1049h\x1b[2;3H"},
	} {
		w, out := at(8, 4)
		if _, err := w.Write([]byte(row.in)); err != nil {
			t.Fatal(err)
		}
		if out.String() != row.want {
			t.Errorf("%s: %q, want %q", row.why, out.String(), row.want)
		}
	}
}

func TestWithoutASizeEverythingPasses(t *testing.T) {
	w, out := at(0, 0)
	in := "\x1b[?1049h\x1b[2;3r\x1b[S"
	if _, err := w.Write([]byte(in)); err != nil || out.String() != in {
		t.Errorf("%q, %v", out.String(), err)
	}
}

// renderer draws views as the program's renderer does.
type renderer struct {
	out bytes.Buffer
	scr *uv.TerminalRenderer
	buf uv.ScreenBuffer
}

func newRenderer(width, height int, term string, method ansi.Method) *renderer {
	r := &renderer{buf: uv.NewScreenBuffer(width, height)}
	r.buf.Method = method
	r.scr = uv.NewTerminalRenderer(&r.out, []string{"TERM=" + term})
	r.scr.SetFullscreen(true)
	r.scr.SetRelativeCursor(false)
	r.scr.SetScrollOptim(true)
	r.scr.SetTabStops(width)
	r.scr.SetBackspace(true)
	r.scr.SetWidthMethod(method)
	r.scr.Erase()
	return r
}

// draw returns what the renderer sends for a view.
func (r *renderer) draw(view string) []byte {
	r.out.Reset()
	r.buf.Clear()
	uv.NewStyledString(view).Draw(r.buf, r.buf.Bounds())
	r.scr.Render(r.buf.RenderBuffer)
	_ = r.scr.Flush()
	return r.out.Bytes()
}

// views returns screens that change as a reader's do: lines move, change a
// little, come and go.
func views(rnd *rand.Rand, width, height, n int) []string {
	words := []string{"one", "two", "\x1b[1mthree\x1b[m", "\x1b[4;38;5;12mfour five\x1b[m", "語の", "naïve", "e\u0301te", "\x1b[48;2;1;2;3m  \x1b[m", "—", "👩‍💻", "x", "      ", "10%", "9%"}
	lines := make([]string, height)
	line := func() string {
		var b strings.Builder
		for range rnd.IntN(8) {
			fmt.Fprintf(&b, "%s ", words[rnd.IntN(len(words))])
		}
		return ansi.Truncate(b.String(), width, "")
	}
	var all []string
	for range n {
		switch rnd.IntN(6) {
		case 0:
			k := rnd.IntN(height)
			lines = append(append([]string{}, lines[k:]...), lines[:k]...)
		case 1:
			k := rnd.IntN(height)
			copy(lines[k:], lines[min(k+1+rnd.IntN(3), height):])
		case 2:
			k := rnd.IntN(height)
			copy(lines[min(k+1, height):], append([]string{}, lines[k:]...))
			lines[k] = line()
		case 3:
			for i := range lines {
				lines[i] = line()
			}
		default:
			lines[rnd.IntN(height)] = line()
		}
		all = append(all, strings.Join(lines, "\n"))
	}
	return all
}

// follow draws views through a Writer to a terminal, which is a second Writer,
// and compares the three pictures after each.
func follow(t *testing.T, seed uint64, width, height int, term string, method ansi.Method, crlf bool) {
	t.Helper()
	r := newRenderer(width, height, term, method)
	w, sent := at(width, height)
	terminal, _ := at(width, height)
	w.method, terminal.method, w.crlf = method, method, crlf
	r.scr.SetMapNewline(crlf)
	write := func(to *Writer, p []byte) {
		if _, err := to.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	write(w, []byte("\x1b[?25l\x1b[?1049h"))
	write(terminal, sent.Bytes())
	for i, view := range views(rand.New(rand.NewPCG(seed, 1)), width, height, 30) { //nolint:gosec // a test repeats
		sent.Reset()
		raw := string(r.draw(view))
		write(w, []byte(raw))
		checkCalm(t, sent.String())
		write(terminal, bytes.Clone(sent.Bytes()))
		if got, want := picture(w, w.want), screenText(r.buf); got != want {
			t.Fatalf("seed %d, view %d: followed\n%s\nwant\n%s\nby %q", seed, i, got, want, raw)
		}
		if got, want := picture(terminal, terminal.want), picture(w, w.want); got != want {
			t.Fatalf("seed %d, view %d: the terminal shows\n%s\nwant\n%s\nby %q", seed, i, got, want, sent.String())
		}
		for y := range w.want.rows {
			for x, c := range w.want.rows[y] {
				if d := terminal.want.rows[y][x]; w.styles[c.style] != terminal.styles[d.style] {
					t.Fatalf("seed %d, view %d: style at %d,%d is %+v, want %+v", seed, i, x, y, terminal.styles[d.style], w.styles[c.style])
				}
			}
		}
	}
}

// screenText is the renderer's own picture as text.
func screenText(b uv.ScreenBuffer) string {
	var s strings.Builder
	for y := range b.Height() {
		for x := range b.Width() {
			switch c := b.CellAt(x, y); {
			case c == nil || c.Content == "" && c.Width == 1:
				s.WriteByte(' ')
			default:
				s.WriteString(c.Content)
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func TestTheTerminalShowsTheRenderersPicture(t *testing.T) {
	for _, term := range []string{"xterm-256color", "tmux-256color", "linux", "vt100"} {
		for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			for seed := range uint64(40) {
				follow(t, seed, 30, 12, term, method, seed%2 == 1)
			}
		}
	}
}

func TestANewSizeIsPaintedWhole(t *testing.T) {
	width, height := 8, 4
	var out bytes.Buffer
	w := New(&out, func() (int, int) { return width, height }, false)
	_, _ = w.Write([]byte("\x1b[?25l\x1b[?1049hone\r\ntwo"))
	out.Reset()
	width, height = 6, 3
	_, _ = w.Write([]byte("\x1b[3Hsix"))
	if got, want := out.String(), "\x1b[1Hone\x1b[K\x1b[2Htwo\x1b[K\x1b[3Hsix\x1b[K"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzWriter(f *testing.F) {
	f.Add([]byte("a\x1b[2;3r\x1b[L\x1b[3P\x1b[4h語\x1b[b\x1b[?7l\x1b[1;99Hx\x1b[38;2;1;2;3m\tz\n\n\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if bytes.Count(in, []byte(";"))+bytes.Count(in, []byte(":")) >= maxParams {
			t.Skip("more parameters than the renderer sends")
		}
		w, out := at(7, 3)
		_, _ = w.Write([]byte("\x1b[?25l\x1b[?1049h"))
		if _, err := w.Write(in); err != nil {
			t.Fatal(err)
		}
		for y := range w.want.rows {
			for x, c := range w.want.rows[y] {
				if w.alt && c != w.shown.rows[y][x] {
					t.Fatalf("cell %d,%d is not painted", x, y)
				}
				if c.width > 1 && !whole(w.want.rows[y][x:], int(c.width)) {
					t.Fatalf("half a character at %d,%d", x, y)
				}
			}
		}
		_ = out
	})
}
