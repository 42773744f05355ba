package reader

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/ui/text"
)

// The measures of the page, in cells.
const (
	column    = 72  // the text's usual width
	wideFrom  = 120 // the width from which text and facts stand side by side
	paneMin   = 36
	paneMax   = 52
	gutter    = 3 // left of the text: blank, marker, blank
	between   = 4 // between text and pane
	overlap   = 2 // rows kept when the page turns
	minColumn = 24
)

// geometry says where things are at a size.
type geometry struct {
	textX, textW int
	paneX, paneW int
	both         bool // text and pane side by side
}

// geometry computes where things are at a width.
func (r *Reader) geometry(width int) geometry {
	if width >= wideFrom && !r.alone {
		paneW := min(max(width-gutter-column-r.adjust-between-2, paneMin), paneMax)
		textW := min(column+r.adjust, width-gutter-between-paneW-2)
		left := max((width-gutter-textW-between-paneW-2)/2, 0)
		return geometry{textX: left + gutter, textW: textW, paneX: left + gutter + textW + between, paneW: paneW, both: true}
	}
	g := geometry{textW: min(column+r.adjust, width-gutter-1)}
	g.textX = max((width-g.textW)/2, min(gutter, max(width-minColumn, 1)))
	g.textW = max(min(g.textW, width-g.textX-1), 1)
	g.paneX, g.paneW = g.textX, g.textW
	return g
}

// height is the number of rows of text in sight.
func (r *Reader) height() int { return max(r.env.Height-1, 1) }

// fit makes the layout for the size when there is none, and puts the reading
// line back to its place.
func (r *Reader) fit(width, _ int) {
	want := shape{r.geometry(width).textW, r.env.Method}
	if r.layout != nil && r.shape == want {
		return
	}
	above := 0
	if r.layout != nil {
		above = r.layout.Distance(r.top, r.line, r.height())
	}
	r.shape = want
	r.layout = text.New(r.article.Text, blocks(r.article, meta(r.article)), want.width, want.method)
	if r.place < 0 {
		r.top = r.layout.First()
		r.line = r.textRow(r.top, +1)
		return
	}
	r.line = r.layout.Find(r.place)
	r.top, _ = r.layout.Move(r.line, -min(above, r.height()-1))
	if above == 0 && r.place > 0 {
		r.top, _ = r.layout.Move(r.line, -r.height()/3)
	}
	r.clampTop()
}

// ready makes sure there is a layout before a key asks for one.
func (r *Reader) ready() bool {
	if r.article == nil || r.env.Width == 0 {
		return false
	}
	r.fit(r.env.Width, r.env.Height)
	return true
}

// textRow returns the first row from p on, in the direction dir, that shows
// text; p itself when there is none.
func (r *Reader) textRow(p text.Pos, dir int) text.Pos {
	for at, moved := p, dir; moved != 0; at, moved = r.layout.Move(at, dir) {
		if line := r.layout.Row(at); !line.Blank && line.End > line.Start {
			return at
		}
	}
	return p
}

// setLine moves the reading line.
func (r *Reader) setLine(p text.Pos) {
	r.line = p
	r.place = r.layout.Row(p).Start
}

// clampTop keeps the last page full.
func (r *Reader) clampTop() {
	last, _ := r.layout.Move(r.layout.Last(), 1-r.height())
	if last.Before(r.top) {
		r.top = last
	}
}

// step moves the reading line by one row of text and turns the page when it
// leaves the screen.
func (r *Reader) step(dir int) {
	next, moved := r.layout.Move(r.line, dir)
	if moved == 0 {
		return
	}
	row := r.textRow(next, dir)
	if row == next && r.layout.Row(row).Blank {
		return
	}
	r.setLine(row)
	switch d := r.layout.Distance(r.top, r.line, r.height()+1); {
	case d >= r.height():
		r.top, _ = r.layout.Move(r.line, -overlap)
		r.clampTop()
	case d < 0:
		r.top, _ = r.layout.Move(r.line, overlap+1-r.height())
	}
}

// scroll turns by n rows; the reading line goes along to the first row that was
// not in sight, or to the end of the text where nothing turns any more.
func (r *Reader) scroll(n int) {
	before := r.top
	bottom, _ := r.layout.Move(r.top, r.height()-1)
	r.top, _ = r.layout.Move(r.top, n)
	r.clampTop()
	switch {
	case r.top == before && n > 0:
		r.setLine(r.textRow(r.layout.Last(), -1))
	case r.top == before:
		r.setLine(r.textRow(r.layout.First(), +1))
	case n > 0:
		p, _ := r.layout.Move(bottom, 1)
		r.setLine(r.textRow(p, +1))
	default:
		r.setLine(r.textRow(r.top, +1))
	}
}

// half moves the text and the reading line by half a page.
func (r *Reader) half(dir int) {
	n := dir * max(r.height()/2, 1)
	r.top, _ = r.layout.Move(r.top, n)
	r.clampTop()
	to, _ := r.layout.Move(r.line, n)
	r.setLine(r.textRow(to, dir))
	r.reveal(0)
}

// goTo moves the reading line to the row that shows the byte at offset and
// brings it into sight, in the upper third when the page has to turn.
func (r *Reader) goTo(offset int) {
	if !r.ready() {
		r.place = offset
		return
	}
	r.setLine(r.layout.Find(offset))
	r.place = offset
	r.reveal(1)
}

// reveal turns the page when the reading line is out of sight, or nearer to an
// edge than margin rows.
func (r *Reader) reveal(margin int) {
	h := r.height()
	margin = min(margin, (h-1)/2)
	if d := r.layout.Distance(r.top, r.line, 2*h); d < margin || d >= h-margin {
		r.top, _ = r.layout.Move(r.line, -h/3)
		r.clampTop()
	}
}

// atEnd reports whether the end of the text is in sight.
func (r *Reader) atEnd() bool {
	if r.layout == nil {
		return false
	}
	return r.layout.Distance(r.top, r.layout.Last(), r.height()+1) < r.height()
}

// progress says how far one is: percent, and the reading time left.
func (r *Reader) progress() string {
	seconds := r.entry.ReadingSeconds
	if r.brief != nil {
		seconds = r.brief.ReadingSeconds
	}
	share := 1.0
	end := r.atEnd()
	if n := len(r.article.Text); n > 0 && !end {
		share = float64(max(r.place, 0)) / float64(n)
	}
	s := fmt.Sprintf("%d%%", int(share*100))
	if left := int(float64(seconds) * (1 - share)); left > 0 {
		s += fmt.Sprintf(" · %d min left", (left+59)/60)
	}
	if end && r.top == r.layout.First() { // all of it is in sight
		s = fmt.Sprintf("%d min", (max(seconds, 1)+59)/60)
	}
	if r.entry.Starred {
		s = "★ " + s
	}
	return s
}

func join(lines []string) string { return strings.Join(lines, "\n") }
