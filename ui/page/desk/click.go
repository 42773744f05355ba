package desk

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// click selects the entry under the mouse, and opens it when it is selected
// already; it opens a folder at once.
func (d *Desk) click(at page.Click) tea.Cmd {
	g := d.geometry(d.env.Width)
	y := at.Y - head
	switch {
	case y < 0:
		return nil
	case g.folders && at.X < g.foldersX+foldersW+foldersGap, !g.folders && d.folders.open:
		return d.clickFolder(y)
	case !g.both && d.inBrief, g.both && at.X >= g.briefX-1:
		return nil
	}
	d.inBrief, d.folders.open = false, false
	i, ok := itemAt(d.rows.View(d.items(), d.bodyHeight()), y)
	if !ok || i >= d.list.total {
		return nil
	}
	if i == d.rows.Selected && d.moved {
		return d.Do(open)
	}
	return d.selectRow(i)
}

func (d *Desk) clickFolder(y int) tea.Cmd {
	f := &d.folders
	i, ok := itemAt(f.rows.View(d.folderItems(), d.bodyHeight()), y)
	if !ok || f.items[i].title != "" {
		return nil
	}
	f.rows.Selected = i
	return tea.Batch(d.setFilter(f.items[i].folder.Query), d.closeFolders())
}

// itemAt is the item of a line in sight.
func itemAt(rows []part.Row, y int) (int, bool) {
	if y >= len(rows) {
		return 0, false
	}
	return rows[y].Item, true
}
