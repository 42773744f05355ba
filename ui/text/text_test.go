package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/theme"
)

// whole is the layout of s as one block.
func whole(s string, width int) *Layout {
	return New(s, []Block{{End: len(s)}}, width, ansi.GraphemeWidth)
}

// rows draws every row without styles.
func rows(l *Layout) []string {
	var out []string
	for p, moved := l.First(), 1; moved == 1; p, moved = l.Move(p, 1) {
		line, _ := l.Draw(nil, p, theme.Style{}, nil)
		out = append(out, string(line))
	}
	return out
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		in    string
		width int
		want  string
	}{
		{"breaks at the last space that fits", "one two three", 9, "one two|three"},
		{"a word that just fits stays", "one two three", 13, "one two three"},
		{"white space at the edge takes no room", "one two   three", 8, "one two|three"},
		{"a word longer than the line is cut", "abcdefghijklm", 8, "abcdefgh|ijklm"},
		{"a hyphen between letters may end a line", "vice-president", 9, "vice-|president"},
		{"a hyphen between digits may not", "ab 2024-2025", 8, "ab|2024-202|5"},
		{"a dash may end a line", "said—nobody", 8, "said—|nobody"},
		{"a line feed ends a line", "one\ntwo", 20, "one|two"},
		{"an empty line stays", "one\n\ntwo", 20, "one||two"},
		{"a no-break space does not break", "one 5\u00a0000 km", 8, "one|5\u00a0000 km"},
		{"wide characters break anywhere", "日本語の新聞を読む", 8, "日本語の|新聞を読|む"},
		{"a closing mark does not begin a line", "日本語の。新聞", 8, "日本語|の。新聞"},
		{"combining marks stay with their base", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 8, "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301|e\u0301"},
		{"an emoji of several is one cluster", "ab 👩‍👩‍👧‍👦 abcdef", 8, "ab 👩‍👩‍👧‍👦|abcdef"},
		{"a flag is not cut", "abcdefg🇻🇪", 8, "abcdefg|🇻🇪"},
		{"right-to-left text keeps its order", "שלום עולם טוב", 9, "שלום עולם|טוב"},
		{"nothing", "", 8, ""},
		{"a tab is one cell", "a\tb", 8, "a b"},
	}
	for _, tt := range tests {
		if got := strings.Join(rows(whole(tt.in, tt.width)), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDrawObeysNothing(t *testing.T) {
	for _, s := range []string{
		"a\x1b[31mb", "a\x1b]52;c;AAAA\x07b", "a\u009b31mb", "a\rb", "a\bb", "a\x7fb", "a\u202eb", "a\u2066b", "a\xffb", "a\u0085b",
	} {
		got := strings.Join(rows(whole(s, 40)), "")
		for _, r := range got {
			if unicode.IsControl(r) || r == 0x202e || r == 0x2066 {
				t.Errorf("%q is drawn as %q", s, got)
			}
		}
		if !utf8.ValidString(got) {
			t.Errorf("%q is drawn as %q, which is no UTF-8", s, got)
		}
		for _, r := range Clean(s) {
			if unicode.IsControl(r) || r == 0x202e || r == 0x2066 {
				t.Errorf("Clean(%q) is %q", s, Clean(s))
			}
		}
	}
}

func TestMarks(t *testing.T) {
	bold, line := theme.Style{Attr: theme.Bold}, theme.Style{Under: theme.Line}
	tests := []struct {
		name  string
		in    string
		marks []Mark
		want  string
	}{
		{"a mark is styled by itself", "one two", []Mark{{0, 3, bold}}, "<1>one</> two"},
		{"what lies over another shines through", "one two", []Mark{{0, 7, bold}, {4, 7, line}}, "<1>one </><1;4>two</>"},
		{"a mark over the break of a line", "aaaa bbbb", []Mark{{3, 6, bold}}, "aaa<1>a</>|<1>b</>bbb"},
		{"a mark that cuts a cluster takes it whole", "e\u0301x", []Mark{{0, 1, bold}}, "<1>e\u0301</>x"},
		{"marks out of sight do nothing", "one", []Mark{{5, 9, bold}}, "one"},
	}
	for _, tt := range tests {
		l := New(tt.in, []Block{{End: len(tt.in)}}, 8, ansi.GraphemeWidth)
		var got []string
		for p, moved := l.First(), 1; moved == 1; p, moved = l.Move(p, 1) {
			line, _ := l.Draw(nil, p, theme.Style{}, tt.marks)
			got = append(got, string(line))
		}
		s := strings.NewReplacer("\x1b[m", "</>", "\x1b[", "<", "m", ">").Replace(strings.Join(got, "|"))
		if s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, s, tt.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	s := "Headline here\n\nFirst item\n\nLast words"
	blocks := []Block{
		{Start: 0, End: 13},
		{Start: 15, End: 15, Gap: 1, Note: "a note"},
		{Start: 15, End: 25, Gap: 1, Indent: 2, Lead: "•"},
		{Start: 27, End: 37, Gap: 1},
	}
	l := New(s, blocks, 11, ansi.GraphemeWidth)
	l2 := New(s, blocks, 13, ansi.GraphemeWidth)
	if got := strings.Join(rows(l2), "|"); got != "Headline here||a note||• First item||Last words" {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(rows(l), "|"); got != "Headline|here||a note||• First|  item||Last words" {
		t.Errorf("got %q", got)
	}
	if p := l2.Find(15); p.Block != 2 {
		t.Errorf("offset 15 is found in block %d, want the text, not the note", p.Block)
	}
	if d := l2.Distance(l2.First(), l2.Last(), 100); d != 6 {
		t.Errorf("the last row is %d rows below the first, want 6", d)
	}
	if _, moved := l2.Move(l2.First(), 100); moved != 6 {
		t.Errorf("moved %d rows, want 6", moved)
	}
	if to, moved := l2.Move(l2.Last(), -100); moved != -6 || to != l2.First() {
		t.Errorf("moved %d rows to %v", moved, to)
	}
}

// checkLayout verifies the promises of the package for one layout.
func checkLayout(t *testing.T, s string, l *Layout) {
	t.Helper()
	for b, block := range l.Blocks() {
		at := block.Start
		for row := block.Gap; row < l.Height(b); row++ {
			p := Pos{b, row}
			line := l.Row(p)
			if line.Start != at || line.End < line.Start || line.Next < line.End {
				t.Fatalf("line %+v does not begin at %d in %q", line, at, s)
			}
			if strings.TrimSpace(s[line.End:line.Next]) != "" {
				t.Fatalf("text %q is swallowed in %q", s[line.End:line.Next], s)
			}
			at = line.Next
			checkLine(t, s, l, p)
		}
		if at != block.End {
			t.Fatalf("block ends at %d, its lines at %d in %q", block.End, at, s)
		}
	}
}

func checkLine(t *testing.T, s string, l *Layout, p Pos) {
	t.Helper()
	line := l.Row(p)
	drawn, cells := l.Draw(nil, p, theme.Style{}, nil)
	if cells > l.Width() || cells != line.Indent+line.Width {
		t.Fatalf("line %+v takes %d cells of %d in %q", line, cells, l.Width(), s)
	}
	for _, r := range string(drawn) {
		if unicode.IsControl(r) {
			t.Fatalf("line %q holds a control character in %q", drawn, s)
		}
	}
	for i, n := line.Start, 0; i < line.End && n < 40; n++ { // looking an offset up costs as much as its line is long
		size, width := l.cluster(i, line.End)
		pos, cell := l.Cell(i)
		if pos != p {
			t.Fatalf("offset %d of line %+v is found at %v, want %v in %q", i, line, pos, p, s)
		}
		if back := l.Offset(pos, cell); back != i && width > 0 {
			t.Fatalf("offset %d is at cell %d, which is offset %d in %q", i, cell, back, s)
		}
		i += size
	}
}

func TestLongBlocks(t *testing.T) {
	for _, unit := range []string{
		"a ", "x", "日", "\u0301", "\u200d", "👩‍", "🇻", "\u2028", "e\u0301 ", "\t", "\n", "\u0600", "- ",
	} {
		s := strings.Repeat(unit, 3*stretch/len(unit))
		for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
			l := New(s, []Block{{End: len(s), Gap: 1}}, 40, m)
			checkLayout(t, s, l)
			if n := len(l.Blocks()); n < 3 {
				t.Errorf("%d bytes of %q are laid out in %d stretches", len(s), unit, n)
			}
		}
	}
}

func FuzzLayout(f *testing.F) {
	for _, s := range []string{
		"One two three-four five — six.\nSeven  eight\t nine", "日本語。e\u0301👩‍👩‍👧🇻🇪", "\u200d\u0301\u0301x", "\x1b[31m\u009b\r\n", "שלום (abc) עולם",
		"   leading", " \n \n ",
	} {
		f.Add(s, 12, 1)
		f.Add(s, 1, 0)
	}
	f.Fuzz(func(t *testing.T, s string, width, half int) {
		if len(s) > 4<<10 {
			return
		}
		s = strings.ToValidUTF8(s, "\uFFFD")
		cut := max(min(half, len(s)), 0)
		for cut > 0 && cut < len(s) && !utf8.RuneStart(s[cut]) {
			cut--
		}
		blocks := []Block{{End: cut, Gap: 1}, {Start: cut, End: len(s), Indent: 2, Lead: "•"}}
		width = min(max(width, 0), 300)
		for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
			checkLayout(t, s, New(s, blocks, width, m))
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("The council says 1,400 commuters will need another way to work by March. “Nobody wanted this,” she said.\n\n", 1000)
	var blocks []Block
	for at := 0; at < len(s); {
		end := at + strings.Index(s[at:], "\n\n")
		blocks = append(blocks, Block{Start: at, End: end, Gap: 1})
		at = end + 2
	}
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		l := New(s, blocks, 72, ansi.GraphemeWidth)
		for i := range blocks {
			l.Height(i)
		}
	}
}
