// Package text lays an article out on a terminal: it wraps text into lines of
// cells and knows, for every byte, which cell it is shown at, and back.
//
// # Promises
//
//   - Every byte of a block belongs to exactly one line: the lines' ranges
//     [Start, Next) tile the block. White space at a break ([End, Next)) is the
//     only text that is not shown.
//   - No line is wider than the layout. A grapheme cluster is never cut: not by a
//     break, not by a highlight.
//   - Nothing that a terminal obeys leaves this package: control characters are
//     drawn as U+FFFD whatever the text holds.
//   - Text in right-to-left scripts keeps its logical order. Reordering is the
//     terminal's own affair.
//
// # Laziness
//
// A layout is wrapped block by block when a block is first looked at, so the
// first screen of a 2 MB article costs as much as that of a short one. That is
// why a place is a [Pos], a block and a row in it, and not a line number: the
// number of lines above it may not be known. Blocks longer than a stretch of
// 16 KiB are laid out in several, so that no single look costs more than that.
package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// stretch is how many bytes are wrapped at once at most.
const stretch = 16 << 10

// minWidth is the narrowest layout there is; below it nothing can be read.
const minWidth = 8

// Block is one paragraph of the text, or a line that stands between two
// paragraphs without being part of the text (a note).
type Block struct {
	Start, End int    // bytes of the text, half-open
	Gap        int    // blank rows above it
	Indent     int    // cells to the left of every line
	Lead       string // drawn in the indent of the first line, for instance a bullet
	Note       string // a line of its own at Start; a block with a note has no text
	Kind       int    // the caller's own; the layout does not look at it
}

// Line is one row of a block.
type Line struct {
	Start, End int  // bytes shown, half-open
	Next       int  // where the next line begins; [End, Next) is swallowed white space
	Indent     int  // cells left of the text
	Width      int  // cells of the text, without indent
	First      bool // first line of its block
	Blank      bool // a row of the gap above a block
	plain      bool // printable ASCII only
}

// Pos is a row of a layout: a row of a block, gap rows counted.
type Pos struct{ Block, Row int }

// Before reports whether p lies above o.
func (p Pos) Before(o Pos) bool {
	return p.Block < o.Block || p.Block == o.Block && p.Row < o.Row
}

// Layout is a text wrapped to a width. It is not safe for use by several
// goroutines: looking at a block may wrap it.
type Layout struct {
	text   string
	blocks []Block
	width  int
	method ansi.Method
	lines  [][]Line // per block; nil until looked at
}

// New returns the layout of text at the width (in cells), measured as the
// terminal measures. Blocks must be sorted and must not overlap. New wraps
// nothing.
func New(text string, blocks []Block, width int, method ansi.Method) *Layout {
	l := &Layout{text: text, width: max(width, minWidth), method: method, blocks: cutLong(text, blocks)}
	if len(l.blocks) == 0 {
		l.blocks = []Block{{}}
	}
	l.lines = make([][]Line, len(l.blocks))
	return l
}

// cutLong splits blocks longer than a stretch at a white space.
func cutLong(text string, blocks []Block) []Block {
	long := false
	for _, b := range blocks {
		long = long || b.End-b.Start > stretch
	}
	if !long {
		return blocks
	}
	var cut []Block
	for _, b := range blocks {
		for b.End-b.Start > stretch {
			at := cutAt(text, b.Start, b.Start+stretch)
			piece := b
			piece.End = at
			cut = append(cut, piece)
			b.Start, b.Gap, b.Lead = at, 0, ""
		}
		cut = append(cut, b)
	}
	return cut
}

// cutAt returns a good place to cut text in the second half of [start, end):
// after a white space, else between two runes.
func cutAt(text string, start, end int) int {
	half := start + (end-start)/2
	if i := strings.LastIndexAny(text[half:end], " \n"); i >= 0 {
		return half + i + 1
	}
	for end > half && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// Width is the width of the layout in cells.
func (l *Layout) Width() int { return l.width }

// Blocks are the blocks of the layout, long ones cut.
func (l *Layout) Blocks() []Block { return l.blocks }

// Height is the number of rows of a block, its gap included.
func (l *Layout) Height(block int) int { return l.blocks[block].Gap + len(l.wrapped(block)) }

// Row returns the row at p.
func (l *Layout) Row(p Pos) Line {
	b := l.blocks[p.Block]
	if p.Row < b.Gap {
		return Line{Start: b.Start, End: b.Start, Next: b.Start, Blank: true}
	}
	lines := l.wrapped(p.Block)
	return lines[min(p.Row-b.Gap, len(lines)-1)]
}

// First is the top of the layout.
func (l *Layout) First() Pos { return Pos{} }

// Last is its last row.
func (l *Layout) Last() Pos {
	b := len(l.blocks) - 1
	return Pos{b, l.Height(b) - 1}
}

// Move returns the row n rows below p (above it when n is negative) and how
// many rows it moved: fewer than n at an end of the text.
func (l *Layout) Move(p Pos, n int) (to Pos, moved int) {
	to = p
	for moved < n {
		step := min(n-moved, l.Height(to.Block)-1-to.Row)
		to.Row, moved = to.Row+step, moved+step
		if moved == n || to.Block == len(l.blocks)-1 {
			return to, moved
		}
		to, moved = Pos{to.Block + 1, 0}, moved+1
	}
	for moved > n {
		step := min(moved-n, to.Row)
		to.Row, moved = to.Row-step, moved-step
		if moved == n || to.Block == 0 {
			return to, moved
		}
		to, moved = Pos{to.Block - 1, l.Height(to.Block-1) - 1}, moved-1
	}
	return to, moved
}

// Distance is the number of rows from a down to b, negative when b is above,
// counted no further than limit rows either way.
func (l *Layout) Distance(a, b Pos, limit int) int {
	if b.Before(a) {
		return -l.Distance(b, a, limit)
	}
	n := 0
	for a.Block < b.Block && n <= limit {
		n += l.Height(a.Block) - a.Row
		a = Pos{a.Block + 1, 0}
	}
	if n > limit {
		return limit
	}
	return min(n+b.Row-a.Row, limit)
}

// Find returns the row that shows the byte at offset. Offsets between two
// blocks belong to the one before.
func (l *Layout) Find(offset int) Pos {
	b := sort.Search(len(l.blocks), func(i int) bool { return l.blocks[i].Start > offset }) - 1
	for b > 0 && l.blocks[b].Note != "" {
		b--
	}
	if b < 0 || l.blocks[b].Note != "" {
		return l.firstText()
	}
	lines := l.wrapped(b)
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Next > offset })
	return Pos{b, l.blocks[b].Gap + min(i, len(lines)-1)}
}

// firstText is the first row that shows text.
func (l *Layout) firstText() Pos {
	for i, b := range l.blocks {
		if b.Note == "" {
			return Pos{i, b.Gap}
		}
	}
	return Pos{}
}

// Cell returns the row and the cell, indent included, where the byte at offset
// is shown. An offset inside a cluster belongs to the cluster's first cell, one
// in swallowed white space to the end of the line.
func (l *Layout) Cell(offset int) (Pos, int) {
	p := l.Find(offset)
	line := l.Row(p)
	cell := line.Indent
	for i := line.Start; i < line.End; {
		size, width := l.cluster(i, line.End)
		if offset < i+size {
			return p, cell
		}
		i, cell = i+size, cell+width
	}
	return p, cell
}

// Offset returns the byte shown at a cell of a row: the start of the cluster
// that covers the cell. Left of the text that is the line's first byte, right
// of it the line's end.
func (l *Layout) Offset(p Pos, cell int) int {
	line := l.Row(p)
	at := line.Indent
	for i := line.Start; i < line.End; {
		size, width := l.cluster(i, line.End)
		if cell < at+width {
			return i
		}
		i, at = i+size, at+width
	}
	return line.End
}
