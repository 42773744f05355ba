package ui

import (
	"strings"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// render draws the whole screen as lines of text.
func (a *App) render() string {
	if a.env.Height == 0 {
		return part.Narrow(a.env.Method, a.statusLine(), a.width)
	}
	base := len(a.stack) - 1
	for base > 0 && a.stack[base].overlay {
		base--
	}
	screen := part.Clip(a.stack[base].page.View(a.env.Width, a.env.Height), a.env.Height)
	for _, f := range a.stack[base+1:] {
		w, h := a.overlayRoom()
		screen = part.Center(a.env.Method, screen, f.page.View(w, h), a.env.Width, a.env.Height)
	}
	return part.Narrow(a.env.Method, screen+"\n"+a.statusLine(), a.width)
}

// overlayRoom is how large an overlay may be: all of a small screen, else some
// of the page stays in sight around it.
func (a *App) overlayRoom() (width, height int) {
	width, height = a.env.Width, a.env.Height
	if width > 60 {
		width = min(width-8, 76)
	}
	if height > 20 {
		height -= 4
	}
	return width, height
}

// statusLine is the last line of the screen: the command line while it is open,
// else a notice or where one is, and on the right the keys that help most.
func (a *App) statusLine() string {
	t, m := a.env.Theme, a.env.Method
	if a.command != nil {
		return a.command.View(t, m, a.width)
	}
	status := a.top().Status()
	if status.Prompt != "" {
		return m.Truncate(status.Prompt, a.width, "")
	}
	left := t.Status.Render(text.Clean(status.Left))
	switch {
	case a.pending != "":
		left = a.pendingLine()
	case a.notice.Text != "" && a.notice.Alert:
		left = t.Alert.Render(text.Clean(a.notice.Text))
	case a.notice.Text != "":
		left = t.Notice.Render(text.Clean(a.notice.Text))
	}
	left = " " + m.Truncate(left, max(a.width-2, 0), "…")
	right := text.Clean(status.Right)
	if right != "" {
		right = t.Accent.Render(right) + "   "
	}
	room := a.width - m.StringWidth(left) - 3
	right = m.Truncate(right, max(room, 0), "")
	right += a.hints(room - m.StringWidth(right))
	pad := max(a.width-m.StringWidth(left)-m.StringWidth(right)-1, 0)
	return left + strings.Repeat(" ", pad) + right
}

// pendingLine lists how a key sequence that has begun can go on.
func (a *App) pendingLine() string {
	t := a.env.Theme
	match, _ := page.Find(a.scopes(), a.pending)
	var b strings.Builder
	b.WriteString(t.Key.Render(page.KeyLabel(a.pending)))
	for _, p := range match.Pending {
		for _, k := range p.Keys {
			if rest, ok := strings.CutPrefix(k, a.pending+" "); ok {
				b.WriteString("  " + t.Key.Render(page.KeyLabel(rest)) + " " + t.Status.Render(p.Help))
			}
		}
	}
	return b.String()
}

// hints are the short forms of the most useful keys, as many as fit; the one for
// help stays longest.
func (a *App) hints(room int) string {
	m := a.env.Method
	scopes := a.scopes()
	if a.typing() { // the page takes every key
		scopes = a.top().Keys()
	}
	var hints []string
	last, lastWidth := -1, 0
	for _, scope := range scopes {
		for _, b := range scope.Bindings {
			if b.Short == "" {
				continue
			}
			if b.Intent == intentHelp {
				last = len(hints)
				lastWidth = m.StringWidth(a.hint(b)) + len(hintGap)
			}
			hints = append(hints, a.hint(b))
		}
	}
	var line []string
	used := 0
	for i, hint := range hints {
		reserved := 0
		if i < last {
			reserved = lastWidth
		}
		w := m.StringWidth(hint) + len(hintGap)
		switch {
		case used+w+reserved <= room+len(hintGap):
			line, used = append(line, hint), used+w
		case i >= last:
			return strings.Join(line, hintGap)
		}
	}
	return strings.Join(line, hintGap)
}

// hintGap parts two hints.
const hintGap = "  "

// hint is a key and one word for what it does.
func (a *App) hint(b page.Binding) string {
	t := a.env.Theme
	return t.Key.Render(page.KeyLabel(b.Keys[0])) + " " + t.Status.Render(b.Short)
}
