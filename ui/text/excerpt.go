package text

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/theme"
)

const ellipsis = "…"

// nearby is how much text around the focus an excerpt looks at, in bytes.
const nearby = 2 << 10

// Excerpt draws one line of at most width cells out of s, around the byte at
// focus, cut between words; an ellipsis stands for what was cut. Marks are
// offsets into s.
func Excerpt(m ansi.Method, width int, s string, focus int, base theme.Style, marks []Mark) string {
	start, end := excerpt(m, width, s, max(min(focus, len(s)), 0))
	l := New(s, []Block{{Start: start, End: end}}, width, m)
	drawn, _ := l.Draw(nil, Pos{}, base, marks)
	line := string(drawn)
	if start > 0 {
		line = base.Render(ellipsis) + line
	}
	if end < len(s) {
		line += base.Render(ellipsis)
	}
	return m.Truncate(line, max(width, 0), ellipsis)
}

// excerpt chooses the stretch of s to show: a third of the room for what leads
// up to the focus, more when little follows it.
func excerpt(m ansi.Method, width int, s string, focus int) (start, end int) {
	from, to := around(s, focus)
	if from == 0 && to == len(s) && m.StringWidth(s) <= width {
		return 0, len(s)
	}
	room := max(width-2, 1) // for the two ellipses
	start = backTo(m, s, from, focus, room/3)
	end = onTo(m, s, start, to, room)
	if end == len(s) {
		start = backTo(m, s, from, end, room+1)
	}
	return start, end
}

// around returns the stretch of s near the focus, on rune boundaries.
func around(s string, focus int) (from, to int) {
	from, to = max(focus-nearby, 0), min(focus+nearby, len(s))
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return from, to
}

// backTo returns the earliest start of a word in s[from:at] from which on it
// fits into room cells; the start of the word that at lies in when none does.
func backTo(m ansi.Method, s string, from, at, room int) int {
	best := from + strings.LastIndexByte(s[from:at], ' ') + 1
	for best > from {
		i := from + strings.LastIndexByte(s[from:best-1], ' ') + 1
		if m.StringWidth(s[i:at]) > room {
			break
		}
		best = i
	}
	return best
}

// onTo returns the last end of a word in s[start:to] up to which it fits into
// room cells; a place inside the first word when that alone does not fit.
func onTo(m ansi.Method, s string, start, to, room int) int {
	best := start
	for best < to {
		i := strings.IndexByte(s[best+1:to], ' ') + best + 1
		if i == best {
			i = to
		}
		if m.StringWidth(s[start:i]) > room {
			break
		}
		best = i
	}
	if best == start {
		best = start + len(m.Truncate(s[start:to], room, ""))
	}
	return best
}
