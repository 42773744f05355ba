package remote

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	uv "github.com/charmbracelet/ultraviolet"
)

func TestGate(t *testing.T) {
	const csi = "\x1b["
	for _, row := range []struct{ name, in, want string }{
		{"keys", "jk\r\t q", "jk\r\t q"},
		{"letters of many alphabets", "žłб漢🙂", "žłб漢🙂"},
		{"control keys", "\x01\x03\x1a\x7f", "\x01\x03\x1a\x7f"},
		{"arrows", csi + "A" + csi + "1;5C\x1bOB", csi + "A" + csi + "1;5C\x1bOB"},
		{"alt and a key", "\x1bx\x1b\r", "\x1bx\x1b\r"},
		{"alt and a letter of more bytes", "\x1bž", "\x1bž"},
		{"escape twice", "\x1b\x1b[A", "\x1b\x1b[A"},
		{"Kitty's longest key", csi + "97:65:99;5:1;97:98u", csi + "97:65:99;5:1;97:98u"},
		{"a mouse", csi + "<0;12;34M", csi + "<0;12;34M"},
		{"an answer: background", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\x", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\x"},
		{"an answer ended by BEL", "\x1b]11;rgb:0/0/0\x07x", "\x1b]11;rgb:0/0/0\x07x"},
		{"an answer: capability", "\x1bP1+r524742=38\x1b\\", "\x1bP1+r524742=38\x1b\\"},
		{"sixteen separators", csi + strings.Repeat("1;", 16) + "m", csi + strings.Repeat("1;", 16) + "m"},
		{"seventeen: cut, and still one sequence", csi + strings.Repeat("1;", 17) + "mj", csi + strings.Repeat("1;", 16) + "1mj"},
		{"sub-parameters count", csi + strings.Repeat("1:", 40) + "mj", csi + strings.Repeat("1:", 16) + "1mj"},
		{"a long number", csi + strings.Repeat("9", 100) + "Aj", csi + strings.Repeat("9", 64) + "Aj"},
		{"a string without end", "\x1b]" + strings.Repeat("x", 3000) + "\x07j", "\x1b]" + strings.Repeat("x", 1024) + "\x07j"},
		{"parameters of a string", "\x1bP" + strings.Repeat("1;", 40) + "q\x1b\\j", "\x1bP" + strings.Repeat("1;", 16) + "1\x1b\\j"},
		{"C1 as bytes", "a\x9b1;1mb", "a1;1mb"},
		{"C1 as UTF-8", "a\u009b1mb\u0085c", "a1mbc"},
		{"broken UTF-8", "a\xffb\xc3c\xe6\xbcd", "abcd"},
		{"an overlong form", "\xc1\x9b\xe0\x82\x9bx", "x"},
		{"a surrogate", "\xed\xa0\x80x", "x"},
		{"a paste that is short enough", csi + "200~12345" + csi + "201~6", csi + "200~12345" + csi + "201~6"},
		{"a paste cut short", csi + "200~1234567890abc" + csi + "201~6", csi + "200~1234567890" + csi + "201~6"},
		{"a paste cut at a letter of two bytes", csi + "200~123456789žx" + csi + "201~6", csi + "200~123456789x" + csi + "201~6"},
		{"a paste with keys in it", csi + "200~a" + csi + "Ab\x1bOPc\x1b\x1b[201~6", csi + "200~aAbOPc" + csi + "201~6"},
		{"a paste that begins with more parameters", csi + "200;1~12345678901" + csi + "201~", csi + "200;1~1234567890" + csi + "201~"},
		{"a sequence that only looks like the end of a paste", csi + "200~1" + csi + "201;1~4" + csi + "201~5", csi + "200~1;1~4" + csi + "201~5"},
		{"a sequence within another", csi + "1;" + csi + "Aj", csi + "1;" + csi + "Aj"},
		{"a letter in a sequence", csi + "1žA", csi + "1A"},
		{"half a letter does not close a sequence", csi + strings.Repeat(";", 16) + "\xc3;;;m", csi + strings.Repeat(";", 16) + "m"},
		{"half a letter does not close an ESC", "\x1b\xc3[" + strings.Repeat(";", 20) + "m", csi + strings.Repeat(";", 16) + "m"},
		{"cancelled", "\x1bPabc\x18j", "\x1bPabc\x18j"},
	} {
		t.Run(row.name, func(t *testing.T) {
			g := gate{paste: 10}
			if got := string(g.pass(nil, []byte(row.in))); got != row.want {
				t.Errorf("got  %q\nwant %q", got, row.want)
			}
			g, whole := gate{paste: 10}, []byte(nil)
			for _, b := range []byte(row.in) { // in pieces it is the same
				whole = g.pass(whole, []byte{b})
			}
			if string(whole) != row.want {
				t.Errorf("byte by byte: %q\nwant %q", whole, row.want)
			}
		})
	}
}

func TestGateRests(t *testing.T) {
	g := gate{paste: 10}
	got := g.pass(nil, []byte("\x1b]")) // Esc and ], pressed one after the other
	g.rest()
	got = g.pass(got, []byte(strings.Repeat("j", 3000)))
	if len(got) != 3002 {
		t.Errorf("%d bytes pass", len(got))
	}
}

// decode feeds what passes the gate to the program's decoder.
func decode(in []byte) (events int) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ch := make(chan uv.Event)
	done := make(chan int)
	go func() {
		n := 0
		for range ch {
			n++
		}
		done <- n
	}()
	_ = uv.NewTerminalReader(bytes.NewReader(in), "xterm").StreamEvents(ctx, ch)
	close(ch)
	return <-done
}

// FuzzGate: whatever a terminal sends, the decoder behind the gate bears it, and
// what passes once passes again.
func FuzzGate(f *testing.F) {
	for _, s := range []string{
		"jk\x1b[A", "\x1b[1;1;1;1;1m", "\x1b[" + strings.Repeat("1;", 50) + "m", "\x1bP" + strings.Repeat("0;", 50) + "\x1b\\",
		"\x1b[200~ab\x1b[201~", "\x9b\u009b\x1b]52;c;eA==\x07", "\x1b[65;30;65;1;0;1_", "\x1bO\x1b[<0;1;1M\x1b[M !!",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		in = in[:min(len(in), 4096)]
		g := gate{paste: 100}
		out := g.pass(nil, in)
		if len(out) > len(in) {
			t.Fatalf("%d bytes pass of %d", len(out), len(in))
		}
		if !utf8.Valid(out) {
			t.Fatalf("not UTF-8: %q", out)
		}
		again := gate{paste: 100}
		if twice := again.pass(nil, out); !bytes.Equal(twice, out) {
			t.Fatalf("passes differently again:\n%q\n%q", out, twice)
		}
		decode(out)
	})
}

func BenchmarkGate(b *testing.B) {
	in := []byte(strings.Repeat("j\x1b[A\x1b[<0;12;34Mž", 100))
	g, out := gate{paste: 1 << 16}, make([]byte, 0, len(in))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		out = g.pass(out[:0], in)
	}
}

func TestDrawable(t *testing.T) {
	for _, row := range []struct {
		name, view string
		want       bool
	}{
		{"text", "a;b;c", true},
		{"a style with all it can have", "\x1b[1;3;4:3;38;2;1;2;3;48;2;1;2;3;58:2::1:2:3mx\x1b[m" + strings.Repeat(";", 50), true},
		{"thirty-three parameters", "\x1b[" + strings.Repeat("1;", 32) + "1m", false},
		{"in the midst of others", "\x1b[1mx\x1b[" + strings.Repeat("1:", 40) + "m", false},
		{"a lone ESC", "\x1b", true},
		{"ESC ESC [", "\x1b\x1b[" + strings.Repeat(";", 40) + "m", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := drawable(row.view); got != row.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestIntake: what is read fits, at any size of the buffer.
func TestIntake(t *testing.T) {
	text := strings.Repeat("ž漢j\x1b[A", 500)
	i := &intake{from: strings.NewReader(text), ctx: t.Context(), bucket: newBucket(1 << 30), gate: gate{paste: 1}}
	var got []byte
	p := make([]byte, 5)
	for {
		n, err := i.Read(p)
		got = append(got, p[:n]...)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || n == 0 {
			t.Fatalf("%d, %v", n, err)
		}
	}
	if string(got) != text {
		t.Errorf("got %d bytes of %d", len(got), len(text))
	}
}

// TestAnOldSizeIsDropped holds that the size of the start, told late, does not
// undo a newer one.
func TestAnOldSizeIsDropped(t *testing.T) {
	awake := &idler{}
	f := filter(awake)
	first, newest := tea.WindowSizeMsg{Width: 1, Height: 1}, tea.WindowSizeMsg{Width: 100, Height: 20}
	if got := f(nil, first); got != first {
		t.Errorf("the first size: %v", got)
	}
	if got := f(nil, resized{newest}); got != newest {
		t.Errorf("a resize: %v", got)
	}
	if got := f(nil, first); got != nil {
		t.Errorf("the first size again: %v", got)
	}
}
