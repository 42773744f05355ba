// Package screen keeps what is sent to a terminal to a few sequences.
//
// The program's renderer looks for the shortest way to the next picture, and
// takes it: it scrolls regions, inserts and deletes characters and lines, moves
// by tabs and backspaces. What it sends therefore depends on what is shown, and
// what is shown was written by others. A [Writer] stands between the two. It
// follows the renderer on a picture of its own, and brings the terminal to it by
// movements to a place and to the right, colours and attributes, text, and
// erasing in a row: nothing else, whatever an article says. A control character from an
// article would be seen at once, by tests and by eye.
//
// Sequences that are no part of a picture (modes, titles, the clipboard) pass,
// and so does everything outside the alternate screen.
package screen

import (
	"io"
	"os"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Writer takes the renderer's output and writes the terminal's. Every Write holds
// whole sequences.
type Writer struct {
	mu   sync.Mutex
	out  io.Writer
	size func() (width, height int) // of the terminal; 0 when nobody knows
	crlf bool                       // a line feed goes to the first column, too

	parser *ansi.Parser
	method ansi.Method
	alt    bool // the alternate screen is on: pictures are followed
	cursor bool // the cursor can be seen

	tables
	want  grid // the renderer's picture
	shown grid // the terminal's
	dirty []bool
	hand  hand // where the renderer writes
	kept  hand // by ESC 7
	top   int  // of the scrolling region
	foot  int  // its last row
	ends  bool // text goes on in the next row at the end of one
	push  bool // text pushes what is there to the right

	buf  []byte
	atX  int // where the terminal's cursor is; -1 when that is not sure
	atY  int
	worn uint16 // the style the terminal is in
}

// hand is where the next text goes, and how it looks.
type hand struct {
	x, y  int // x is the width behind the last cell of a row
	style uint16
	last  int // the column of the last text written, for marks that join it
}

// New returns a Writer to a terminal whose size is told by size. Where the
// renderer has no terminal of its own to read from, it takes a line feed to go to
// the first column, too; crlf says so.
func New(out io.Writer, size func() (width, height int), crlf bool) *Writer {
	p := new(ansi.Parser) // without room for strings, which only pass
	p.SetParamsSize(maxParams)
	return &Writer{out: out, size: size, crlf: crlf, parser: p, ends: true, cursor: true, tables: newTables()}
}

// maxWidth is the most cells that a cluster takes.
const maxWidth = 64

// maxParams is how many parameters of a sequence are kept. The renderer sends
// ten at most.
const maxParams = 32

// File is a terminal for the program's renderer to write to, through a [Writer].
type File struct {
	*os.File
	writer *Writer
}

// NewFile returns the terminal f with a Writer before it.
func NewFile(f *os.File) *File {
	return &File{File: f, writer: New(f, func() (width, height int) {
		width, height, err := term.GetSize(f.Fd())
		if err != nil {
			return 0, 0
		}
		return width, height
	}, false)}
}

// Write writes to the terminal through the Writer.
func (f *File) Write(p []byte) (int, error) { return f.writer.Write(p) }

// Write follows p and brings the terminal to the picture it makes.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.buf = w.buf[:0]
	if w.alt {
		w.fit()
	}
	for rest := p; len(rest) > 0; {
		seq, width, n, _ := w.decode(rest)
		w.take(seq, width)
		rest = rest[max(n, 1):]
	}
	if w.alt {
		w.paint()
	}
	if len(w.buf) == 0 {
		return len(p), nil
	}
	if _, err := w.out.Write(w.buf); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (w *Writer) decode(b []byte) (seq []byte, width, n int, state byte) {
	if w.method == ansi.GraphemeWidth {
		return ansi.DecodeSequence(b, 0, w.parser)
	}
	return ansi.DecodeSequenceWc(b, 0, w.parser)
}

// take follows one sequence, or lets it pass.
func (w *Writer) take(seq []byte, width int) {
	switch {
	case len(seq) == 0:
	case !w.alt:
		w.pass(seq)
	case seq[0] == ansi.ESC && len(seq) > 1 && seq[1] == '[':
		if !w.csi() {
			w.pass(seq)
		}
	case seq[0] == ansi.ESC:
		if !w.escape(seq) {
			w.pass(seq)
		}
	case seq[0] < ' ':
		w.control(seq[0])
	case width > 0:
		w.set(cell{text: w.textOf(string(seq)), style: w.hand.style, width: uint8(min(width, maxWidth))}) //nolint:gosec // bounded
	default:
		w.join(string(seq))
	}
}

// pass hands a sequence on, behind the picture so far, and notes what it means
// for the pictures to come.
func (w *Writer) pass(seq []byte) {
	if w.alt {
		w.paint()
	}
	private := len(seq) > 3 && seq[0] == ansi.ESC && seq[1] == '[' && seq[2] == '?'
	if !private {
		w.buf = append(w.buf, seq...)
		return
	}
	switch string(seq[3:]) {
	case "1049h":
		w.buf = append(w.buf, seq...)
		w.begin()
		return
	case "1049l":
		w.wear(0)
		w.alt = false
	case "2027h":
		w.method = ansi.GraphemeWidth
	case "2027l":
		w.method = ansi.WcWidth
	case "25h":
		w.cursor = true
	case "25l":
		w.cursor = false
	}
	w.buf = append(w.buf, seq...)
}

// begin starts with an empty alternate screen.
func (w *Writer) begin() {
	width, height := w.size()
	if width <= 0 || height <= 0 {
		return // nothing is known of the terminal: everything passes
	}
	w.alt = true
	w.want, w.shown, w.dirty = newGrid(width, height), newGrid(width, height), make([]bool, height)
	w.hand, w.kept, w.top, w.foot = hand{}, hand{}, 0, height-1
	w.ends, w.push = true, false
	w.atX, w.atY = -1, -1
}

// fit takes a new size of the terminal. What it shows then is its own affair, so
// that all of it is painted again.
func (w *Writer) fit() {
	width, height := w.size()
	if width <= 0 || height <= 0 || width == w.want.width && height == len(w.want.rows) {
		return
	}
	want := newGrid(width, height)
	for y := range min(height, len(w.want.rows)) {
		copy(want.rows[y], w.want.rows[y])
		want.mend(y)
	}
	w.want, w.shown, w.dirty = want, newGrid(width, height), make([]bool, height)
	for y := range w.shown.rows {
		w.dirty[y] = true
		for x := range w.shown.rows[y] {
			w.shown.rows[y][x] = unknown
		}
	}
	w.top, w.foot = 0, height-1
	w.hand.x, w.hand.y = min(w.hand.x, width), min(w.hand.y, height-1)
	w.atX, w.atY = -1, -1
}

// style reads an SGR sequence.
func (w *Writer) style() {
	s := w.styles[w.hand.style]
	uv.ReadStyle(w.parser.Params(), &s)
	w.hand.style = w.styleOf(s)
}
