package reader

import "github.com/lede-reader/lede/ui/page"

// click moves the reading line to where the mouse was clicked, and the fact
// cursor to the fact there; in the pane it selects.
func (r *Reader) click(at page.Click) {
	row := at.Y - 1 // below the blank row at the top
	if !r.ready() || row < 0 || row >= r.height() {
		return
	}
	g := r.geometry(r.env.Width)
	if g.both && at.X >= g.paneX-2 || !g.both && r.focus == focusPane {
		r.clickPane(row)
		return
	}
	pos, moved := r.layout.Move(r.top, row)
	if moved < row || r.layout.Row(pos).Blank {
		return
	}
	r.focus = focusText
	r.setLine(pos)
	offset := r.layout.Offset(pos, at.X-g.textX)
	for i := r.facts.from(r.layout.Row(pos).Start - r.facts.long); i < len(r.facts.stops) && r.facts.stops[i].Span.Start <= offset; i++ {
		if r.facts.stops[i].Span.Contains(offset) {
			r.fact = i // of facts in one another the inner one, which comes last
			r.followText()
		}
	}
}

// clickPane selects the fact in a row of the pane.
func (r *Reader) clickPane(row int) {
	rows := r.pane.rows.View(&r.pane, r.height())
	if row >= len(rows) || !r.pane.Selectable(rows[row].Item) {
		return
	}
	r.focus = focusPane
	r.pane.rows.Selected = rows[row].Item
	r.pane.expandSelected()
	r.followPane()
}
