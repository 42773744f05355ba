package part

// Turn brings the selected item into sight the way a reader turns a page: the
// list stands still while the selection moves over it, and when the selection
// leaves it, the page turns as a whole, keeping keep items of what was in sight.
// A step then costs a few cells on the wire instead of a screen.
func (r *Rows) Turn(items Items, height, keep int) {
	if r.Selected < 0 || r.Selected >= items.Len() {
		return
	}
	top := r.top
	if r.Selected < top || r.Selected == top && r.skip > 0 {
		r.Top(r.back(items, min(r.Selected+keep, items.Len()-1), height))
		return
	}
	if r.last(items, height) >= r.Selected {
		return
	}
	r.Top(max(r.Selected-keep, 0))
	if r.last(items, height) < r.Selected {
		r.Top(r.Selected)
	}
	r.full(items, height)
}

// Shift moves the view and the selection by n items: as many have come or gone
// above them, and what is in sight stays where it is.
func (r *Rows) Shift(n, total int) {
	r.Selected = max(min(r.Selected+n, total-1), 0)
	r.top = max(min(r.top+n, r.Selected), 0)
}

// InSight returns the range of items [first, end) in sight.
func (r *Rows) InSight(items Items, height int) (first, end int) {
	rows := 0
	for i := r.top; i < items.Len(); i++ {
		if rows >= height+r.skip {
			return r.top, i
		}
		rows += len(items.Lines(i))
	}
	return r.top, items.Len()
}

// last returns the last item that is wholly in sight.
func (r *Rows) last(items Items, height int) int {
	rows := -r.skip
	for i := r.top; i < items.Len(); i++ {
		if rows += len(items.Lines(i)); rows > height {
			return i - 1
		}
	}
	return items.Len() - 1
}

// back returns the topmost item from which on item is still wholly in sight.
func (r *Rows) back(items Items, item, height int) int {
	rows := len(items.Lines(item))
	for item > 0 {
		if rows += len(items.Lines(item - 1)); rows > height {
			return item
		}
		item--
	}
	return 0
}

// full moves the view up when there is room below the last item.
func (r *Rows) full(items Items, height int) {
	if top := r.back(items, items.Len()-1, height); r.top > top {
		r.Top(top)
	}
}
