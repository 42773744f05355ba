package screen

import (
	"unicode"
	"unicode/utf8"
)

// csi follows a control sequence and reports whether it is part of a picture.
func (w *Writer) csi() bool {
	cmd := w.parser.Command()
	if cmd > 0xff { // with a prefix or an intermediate
		return w.mode(cmd)
	}
	n := max(w.param(0, 1), 1)
	h := &w.hand
	switch final := byte(cmd); final { //nolint:gosec // masked by the test above
	case 'm':
		w.style()
	case 'A':
		h.y = max(h.y-n, 0)
	case 'B':
		h.y = min(h.y+n, len(w.want.rows)-1)
	case 'C':
		w.column(h.x + n)
	case 'D':
		w.column(min(h.x, w.want.width-1) - n)
	case 'E', 'F', 'd', 'H', 'f', 'G', '`':
		w.place(final, n)
	case 'J':
		w.eraseScreen(w.param(0, 0))
	case 'K', 'X':
		w.eraseLine(final, w.param(0, 0))
	case '@', 'P', 'L', 'M', 'S', 'T', 'r', 'b', 'h', 'l':
		return w.edit(final, n)
	default:
		return false
	}
	return true
}

// place moves to a row, a column, or both.
func (w *Writer) place(final byte, n int) {
	h, last := &w.hand, len(w.want.rows)-1
	switch final {
	case 'E':
		h.y = min(h.y+n, last)
		w.column(0)
	case 'F':
		h.y = max(h.y-n, 0)
		w.column(0)
	case 'd':
		h.y = min(n-1, last)
	case 'G', '`':
		w.column(n - 1)
	default:
		h.y = min(n-1, last)
		w.column(max(w.param(1, 1), 1) - 1)
	}
}

// edit moves what is on the picture.
func (w *Writer) edit(final byte, n int) bool {
	h, y, x := &w.hand, w.hand.y, min(w.hand.x, w.want.width-1)
	switch final {
	case '@':
		w.want.shift(y, x, n, w.bare())
		w.dirty[y] = true
	case 'P':
		w.want.shift(y, x, -n, w.bare())
		w.dirty[y] = true
	case 'L', 'M':
		if final == 'L' {
			n = -n
		}
		if w.top <= y && y <= w.foot {
			w.scroll(y, w.foot, n)
		}
	case 'S':
		w.scroll(w.top, w.foot, n)
	case 'T':
		w.scroll(w.top, w.foot, -n)
	case 'r':
		last := len(w.want.rows)
		w.top, w.foot = min(n, last)-1, min(max(w.param(1, last), 1), last)-1
		if w.top >= w.foot {
			w.top, w.foot = 0, last-1
		}
		h.x, h.y = 0, 0
	case 'b':
		again := w.want.rows[y][h.last]
		for range min(n, w.want.width) {
			w.set(again)
		}
	default: // h, l
		if w.param(0, 0) != 4 {
			return false
		}
		w.push = final == 'h'
	}
	return true
}

// mode follows the private modes that change how text is written.
func (w *Writer) mode(cmd int) bool {
	const wrap = 7
	prefix, final := byte(cmd>>8), byte(cmd) //nolint:gosec // bytes
	if cmd > 0xffff || prefix != '?' || w.param(0, 0) != wrap || final != 'h' && final != 'l' {
		return false
	}
	w.ends = final == 'h'
	return true
}

func (w *Writer) param(i, def int) int {
	if v, ok := w.parser.Param(i, def); ok {
		return v
	}
	return def
}

// escape follows an escape sequence of two bytes.
func (w *Writer) escape(seq []byte) bool {
	if len(seq) != 2 {
		return false
	}
	switch seq[1] {
	case '7':
		w.kept = w.hand
	case '8':
		w.hand = w.kept
		w.hand.y = min(w.hand.y, len(w.want.rows)-1)
		w.column(w.hand.x)
	case 'M':
		if w.hand.y == w.top {
			w.scroll(w.top, w.foot, -1)
		} else {
			w.hand.y = max(w.hand.y-1, 0)
		}
	default:
		return false
	}
	return true
}

// control follows a control character. None is ever sent on: there are none in
// a picture, and a bell is nothing the reader asked for.
func (w *Writer) control(c byte) {
	switch c {
	case '\r':
		w.column(0)
	case '\n':
		w.newline()
		if w.crlf {
			w.column(0)
		}
	case '\b':
		w.column(min(w.hand.x, w.want.width-1) - 1)
	case '\t':
		w.column(w.hand.x/8*8 + 8)
	}
}

func (w *Writer) newline() {
	if w.hand.y == w.foot {
		w.scroll(w.top, w.foot, 1)
		return
	}
	w.hand.y = min(w.hand.y+1, len(w.want.rows)-1)
}

// column moves within the row.
func (w *Writer) column(x int) { w.hand.x = max(min(x, w.want.width-1), 0) }

// bare is what an erased cell looks like: the background goes on.
func (w *Writer) bare() cell {
	s := w.styles[w.hand.style]
	if s.Bg == nil {
		return blank
	}
	bg := w.styles[0]
	bg.Bg = s.Bg
	return cell{text: ' ', style: w.styleOf(bg), width: 1}
}

func (w *Writer) scroll(top, foot, n int) {
	w.want.scroll(top, foot, n, w.bare())
	for y := top; y <= foot; y++ {
		w.dirty[y] = true
	}
}

// eraseScreen erases what is below, above, or all. The terminal erases all with
// it, for the renderer asks for that when it cannot know what is there.
func (w *Writer) eraseScreen(what int) {
	h := w.hand
	from, to := 0, len(w.want.rows)
	switch {
	case what == 2 || what == 0 && h.x == 0 && h.y == 0:
		w.wear(w.bare().style)
		w.buf = append(w.buf, "\x1b[H\x1b[2J"...)
		w.atX, w.atY = 0, 0
		for y := range w.shown.rows {
			w.shown.clear(y, 0, w.shown.width, w.bare())
		}
	case what == 0:
		w.eraseLine('K', 0)
		from = h.y + 1
	case what == 1:
		w.eraseLine('K', 1)
		to = h.y
	default: // the lines that have left the screen: there are none
		return
	}
	for y := from; y < to; y++ {
		w.want.clear(y, 0, w.want.width, w.bare())
		w.dirty[y] = true
	}
}

// eraseLine erases the row (K) from the hand on, up to it, or all of it, or (X)
// so many cells.
func (w *Writer) eraseLine(final byte, what int) {
	x := min(w.hand.x, w.want.width-1)
	from, to := x, w.want.width
	switch {
	case final == 'X':
		to = x + max(what, 1)
	case what == 1:
		from, to = 0, x+1
	case what == 2:
		from = 0
	}
	w.want.clear(w.hand.y, from, min(to, w.want.width), w.bare())
	w.dirty[w.hand.y] = true
}

// join adds a mark without width to the text before it. What is no text is left
// out.
func (w *Writer) join(s string) {
	r, _ := utf8.DecodeRuneInString(s)
	row := w.want.rows[w.hand.y]
	if w.hand.x == 0 || w.hand.last >= len(row) || !utf8.ValidString(s) || unicode.IsControl(r) {
		return
	}
	c := &row[w.hand.last]
	c.text = w.textOf(string(w.appendText(nil, *c)) + s)
	w.dirty[w.hand.y] = true
}

// set puts a cell where the hand is and moves on.
func (w *Writer) set(c cell) {
	h, width := &w.hand, int(c.width)
	if h.x+width > w.want.width {
		if !w.ends {
			h.x = w.want.width - width
		} else {
			h.x = 0
			w.newline()
		}
	}
	if h.x < 0 || h.x+width > w.want.width {
		return // wider than the screen
	}
	if w.push {
		w.want.shift(h.y, h.x, width, blank)
	}
	row := w.want.rows[h.y]
	cut := h.x+width < len(row) && row[h.x+width].width == 0
	for x := h.x; x < h.x+width; x++ {
		cut = cut || row[x].width != 1
		row[x] = cell{style: c.style}
	}
	row[h.x] = c
	if cut {
		w.want.mend(h.y)
	}
	w.dirty[h.y] = true
	h.last = h.x
	if h.x += width; h.x == w.want.width && !w.ends {
		h.x = w.want.width - 1
	}
}
