package screen

import (
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// cell is one cell of a picture, in eight bytes.
type cell struct {
	text  int32  // a rune, or below 0 a cluster of several in tables.clusters
	style uint16 // in tables.styles
	width uint8  // cells it takes; 0 for those of a wide one behind its first
}

var (
	blank   = cell{text: ' ', width: 1}
	unknown = cell{text: utf8.MaxRune + 1, width: 1} // equals no cell of a picture
)

// grid is a picture.
type grid struct {
	width int
	rows  [][]cell
}

func newGrid(width, height int) grid {
	g := grid{width: width, rows: make([][]cell, height)}
	for y := range g.rows {
		g.rows[y] = make([]cell, width)
		g.clear(y, 0, width, blank)
	}
	return g
}

// clear fills the cells [from, to) of a row.
func (g *grid) clear(y, from, to int, with cell) {
	row := g.rows[y]
	for x := max(from, 0); x < min(to, g.width); x++ {
		row[x] = with
	}
	g.mend(y)
}

// mend makes blanks of what is left of wide characters that were cut.
func (g *grid) mend(y int) {
	row := g.rows[y]
	for x := 0; x < len(row); {
		n := int(row[x].width)
		if n == 1 || n > 1 && whole(row[x:], n) {
			x += n
			continue
		}
		row[x] = cell{text: ' ', style: row[x].style, width: 1}
		x++
	}
}

// whole reports whether a character of n cells that begins a row is there with
// all of them.
func whole(row []cell, n int) bool {
	if n > len(row) {
		return false
	}
	for _, c := range row[1:n] {
		if c.width != 0 {
			return false
		}
	}
	return true
}

// scroll moves the rows [top, foot] up by n, down when n is negative; rows that
// come in are filled.
func (g *grid) scroll(top, foot, n int, with cell) {
	size := foot - top + 1
	n = max(min(n, size), -size)
	rows := g.rows[top : foot+1]
	moved := make([][]cell, 0, size)
	shift := (n%size + size) % size
	moved = append(append(moved, rows[shift:]...), rows[:shift]...)
	copy(rows, moved)
	for i := range size {
		if from := i + n; from < 0 || from >= size {
			g.clear(top+i, 0, g.width, with)
		}
	}
}

// shift moves the cells of a row from x on right by n, left when n is negative.
func (g *grid) shift(y, x, n int, with cell) {
	row := g.rows[y]
	if n > 0 {
		n = min(n, g.width-x)
		copy(row[x+n:], row[x:g.width-n])
		g.clear(y, x, x+n, with)
		return
	}
	n = min(-n, g.width-x)
	copy(row[x:], row[x+n:])
	g.clear(y, g.width-n, g.width, with)
}

// tables give small numbers to styles and clusters.
type tables struct {
	styles     []uv.Style
	styleIndex map[uv.Style]uint16
	clusters   []string
	clusterIDs map[string]int32
}

func newTables() tables {
	return tables{
		styles: []uv.Style{{}}, styleIndex: map[uv.Style]uint16{{}: 0},
		clusterIDs: map[string]int32{},
	}
}

// maxStyles and maxClusters bound the tables. What comes beyond them is drawn in
// no style, or as a replacement character, until the screen is left.
const (
	maxStyles   = 1 << 14
	maxClusters = 1 << 14
)

func (t *tables) styleOf(s uv.Style) uint16 {
	i, ok := t.styleIndex[s]
	if !ok && len(t.styles) < maxStyles {
		i = uint16(len(t.styles)) //nolint:gosec // bounded by maxStyles
		t.styles = append(t.styles, s)
		t.styleIndex[s] = i
	}
	return i
}

// textOf is the number of a text of one cell.
func (t *tables) textOf(s string) int32 {
	if r, n := utf8.DecodeRuneInString(s); n == len(s) {
		return r
	}
	i, ok := t.clusterIDs[s]
	switch {
	case ok:
		return i
	case len(t.clusters) >= maxClusters:
		return utf8.RuneError
	}
	i = -int32(len(t.clusters)) - 1 //nolint:gosec // bounded by maxClusters
	t.clusters = append(t.clusters, s)
	t.clusterIDs[s] = i
	return i
}

// appendText appends the text of a cell.
func (t *tables) appendText(dst []byte, c cell) []byte {
	if c.text < 0 {
		return append(dst, t.clusters[-c.text-1]...)
	}
	return utf8.AppendRune(dst, c.text)
}
