package screen

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// near is the number of cells that are sent again rather than jumped over: a
// movement takes some five bytes.
const near = 5

// paint brings the terminal to the picture.
func (w *Writer) paint() {
	for y := range w.dirty {
		if w.dirty[y] {
			w.dirty[y] = false
			w.paintRow(y)
		}
	}
	if w.cursor {
		w.move(min(w.hand.x, w.want.width-1), w.hand.y)
	}
}

// paintRow sends the stretches of a row in which picture and terminal differ.
func (w *Writer) paintRow(y int) {
	want, shown := w.want.rows[y], w.shown.rows[y]
	last := len(want) // the end of what is no blank
	for last > 0 && want[last-1] == blank {
		last--
	}
	for x := 0; x < len(want); {
		if want[x] == shown[x] {
			x++
			continue
		}
		if x = head(want, x); x >= last {
			w.move(x, y)
			w.wear(0)
			w.buf = append(w.buf, ansi.EraseLineRight...)
			break
		}
		end := stretch(want[:last], shown, x)
		for x < end {
			x += w.put(want[x:end], x, y)
		}
	}
	copy(shown, want)
}

// head is the first column of the character at x.
func head(row []cell, x int) int {
	for x > 0 && row[x].width == 0 {
		x--
	}
	return x
}

// stretch returns the end of the stretch from x on that is sent at once.
func stretch(want, shown []cell, x int) int {
	end := x + 1
	for i := x + 1; i < len(want) && i-end < near; i++ {
		if want[i] != shown[i] {
			end = i + 1
		}
	}
	for end < len(want) && want[end].width == 0 {
		end++
	}
	return end
}

// many is the number of blanks that are erased rather than sent: to erase them
// and to jump over them takes ten bytes.
const many = 11

// put sends the first cells of a stretch, which stands at x: a character, or many
// blanks. It returns how many they are.
func (w *Writer) put(cells []cell, x, y int) int {
	w.move(x, y)
	c := cells[0]
	w.wear(c.style)
	if n := blanks(cells); n >= many {
		w.buf = append(w.buf, "\x1b["...)
		w.buf = strconv.AppendInt(w.buf, int64(n), 10)
		w.buf = append(w.buf, 'X')
		return n
	}
	w.buf = w.appendText(w.buf, c)
	w.atX += int(c.width)
	switch {
	case c.text < 0: // terminals differ in how wide a cluster is
		w.atX, w.atY = -1, -1
	case w.atX >= w.want.width: // and in what comes after the last column
		w.atX = -1
	}
	return max(int(c.width), 1)
}

// blanks counts the blanks that cells begins with.
func blanks(cells []cell) int {
	n := 0
	for n < len(cells) && cells[n] == blank {
		n++
	}
	return n
}

// wear changes the terminal's style.
func (w *Writer) wear(style uint16) {
	if style != w.worn {
		to := w.styles[style]
		w.buf = append(w.buf, to.Diff(&w.styles[w.worn])...)
		w.worn = style
	}
}

// move moves the terminal's cursor: never by a line feed, which would scroll a
// region that a program before may have left behind.
func (w *Writer) move(x, y int) {
	switch {
	case x == w.atX && y == w.atY:
		return
	case y == w.atY && x > w.atX && w.atX >= 0:
		w.buf = append(w.buf, "\x1b["...)
		if n := x - w.atX; n > 1 {
			w.buf = strconv.AppendInt(w.buf, int64(n), 10)
		}
		w.buf = append(w.buf, 'C')
	default:
		w.buf = append(w.buf, "\x1b["...)
		w.buf = strconv.AppendInt(w.buf, int64(y+1), 10)
		if x > 0 {
			w.buf = append(w.buf, ';')
			w.buf = strconv.AppendInt(w.buf, int64(x+1), 10)
		}
		w.buf = append(w.buf, 'H')
	}
	w.atX, w.atY = x, y
}
