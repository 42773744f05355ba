package part

// Items is a list whose items are drawn on demand, each as one or more lines.
type Items interface {
	Len() int
	// Lines draws item i. It is called for items in sight and near it only.
	Lines(i int) []string
	// Selectable reports whether item i can be selected; titles cannot.
	Selectable(i int) bool
}

// Rows is a window on [Items]. However long the list, a step costs as much as
// what is in sight.
type Rows struct {
	Selected int // item; -1 for none
	top      int // first item in sight
	skip     int // its lines above the edge
}

// Row is one line in sight.
type Row struct {
	Text string
	Item int
}

// Step moves the selection to the next selectable item in the direction dir,
// and reports whether there was one.
func (r *Rows) Step(items Items, dir int) bool {
	for i := r.Selected + dir; 0 <= i && i < items.Len(); i += dir {
		if items.Selectable(i) {
			r.Selected = i
			return true
		}
	}
	return false
}

// Top puts item i at the upper edge.
func (r *Rows) Top(i int) { r.top, r.skip = max(i, 0), 0 }

// TopBelow puts item i at the upper edge without its first skip lines.
func (r *Rows) TopBelow(i, skip int) { r.top, r.skip = max(i, 0), skip }

// Shows reports whether item i is wholly in sight.
func (r *Rows) Shows(items Items, i, height int) bool {
	if i < r.top || i == r.top && r.skip > 0 {
		return false
	}
	return i <= r.last(items, height)
}

// View returns the lines in sight, at most height.
func (r *Rows) View(items Items, height int) []Row {
	rows := make([]Row, 0, height)
	skip := r.skip
	for i := r.top; i < items.Len() && len(rows) < height; i++ {
		lines := items.Lines(i)
		for _, line := range lines[min(skip, len(lines)):] {
			if len(rows) < height {
				rows = append(rows, Row{line, i})
			}
		}
		skip = 0
	}
	return rows
}
