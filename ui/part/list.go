package part

// Window is the part of a list that is in sight: a selected row, and the first
// row shown. Rows may be of one height only; lists with taller rows count lines.
type Window struct {
	Selected, Top int
}

// Clamp keeps the selection inside the list and in sight, with margin rows
// around it where there is room.
func (w *Window) Clamp(total, height int) {
	w.Selected = max(min(w.Selected, total-1), 0)
	margin := min(2, max((height-1)/2, 0))
	w.Top = min(w.Top, w.Selected-margin)
	w.Top = max(w.Top, w.Selected-height+1+margin)
	w.Top = max(min(w.Top, total-height), 0)
}
