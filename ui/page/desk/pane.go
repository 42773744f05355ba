package desk

import (
	"strings"

	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// The measures of the pane of folders, in cells.
const (
	foldersFrom = 150 // the width from which it always stands beside the list
	foldersW    = 24
	foldersMax  = 34 // where it stands alone
	foldersGap  = 5  // between it and the list
)

// folderItems is the pane as [part.Items].
func (d *Desk) folderItems() paneItems { return paneItems{d, d.foldersWidth()} }

// foldersWidth is the width of a folder's line.
func (d *Desk) foldersWidth() int {
	if d.geometry(d.env.Width).folders {
		return foldersW
	}
	return max(min(d.env.Width-gutter-2, foldersMax), 1)
}

type paneItems struct {
	d *Desk
	w int
}

func (p paneItems) Len() int { return len(p.d.folders.items) }

// Selectable reports whether an item is a folder.
func (p paneItems) Selectable(i int) bool { return p.d.folders.items[i].title == "" }

// Lines draws an item.
func (p paneItems) Lines(i int) []string {
	d, t, m := p.d, p.d.env.Theme, p.d.env.Method
	it := d.folders.items[i]
	if it.title != "" {
		return []string{"", t.Section.Render(it.title)}
	}
	style := t.Text
	if it.folder.Query == d.query {
		style = t.Headline
	}
	number := ""
	n, known := it.folder.Unread, it.folder.Unread >= 0
	if !known {
		n, known = d.folders.counts[it.folder.Query]
	}
	switch {
	case known && n < 0:
		number = t.Alert.Render("!")
	case n > 0:
		number = t.Muted.Render(sheet.Count(n))
	}
	room := p.w - m.StringWidth(number) - 1
	name := style.Render(m.Truncate(text.Clean(it.folder.Name), max(room, 1), "…"))
	return []string{part.Fit(m, name, max(room, 1)) + " " + number}
}

// drawFolders draws the pane, at most height lines.
func (d *Desk) drawFolders(height int) []string {
	t := d.env.Theme
	rows := d.folders.rows.View(d.folderItems(), height)
	lines := make([]string, 0, len(rows)+2)
	for _, row := range rows {
		bar := " "
		if it := d.folders.items[row.Item]; it.title == "" {
			switch {
			case d.folders.open && row.Item == d.folders.rows.Selected:
				bar = t.Marker.Render(marker)
			case !d.folders.open && it.folder.Query == d.query:
				bar = t.Rule.Render(marker)
			}
		}
		lines = append(lines, " "+bar+" "+row.Text)
	}
	if d.folders.told && height > len(lines)+2 && !d.savedAny() {
		hint := "S saves the filter here"
		if _, ok := d.lib.(Foldered); !ok {
			return lines
		}
		if d.query == "" || d.folders.at(d.query) >= 0 {
			hint = "/ filters, S saves that"
		}
		lines = append(lines, "", "   "+t.Muted.Render(hint))
	}
	return lines
}

// savedAny reports whether any filter was saved.
func (d *Desk) savedAny() bool {
	for _, it := range d.folders.items {
		if it.title == "SAVED" {
			return true
		}
	}
	return false
}

// drawLeft puts the pane left of what is drawn already.
func (d *Desk) drawLeft(lines []string, g geometry, height int) {
	m := d.env.Method
	left := strings.Repeat(" ", g.foldersX)
	pane := d.drawFolders(height)
	for i := range pane {
		lines[head+i] = left + part.Fit(m, pane[i], foldersW+3) + m.TruncateLeft(lines[head+i], g.foldersX+foldersW+3, "")
	}
}
