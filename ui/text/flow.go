package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/theme"
)

// Segment is a piece of text in one style.
type Segment struct {
	Text  string
	Style theme.Style
}

// Flow wraps styled segments, one after the other, into lines of at most width
// cells; lines after the first are indented by hang cells. It is for the small
// texts around an article; max bounds the number of lines (0: no bound), and
// what is cut off is marked by an ellipsis.
func Flow(m ansi.Method, width, hang, limit int, segments ...Segment) []string {
	var b strings.Builder
	marks := make([]Mark, 0, len(segments))
	for _, s := range segments {
		start := b.Len()
		b.WriteString(Clean(s.Text))
		marks = append(marks, Mark{Start: start, End: b.Len(), Style: s.Style})
	}
	if b.Len() == 0 {
		return nil
	}
	text := b.String()
	first := New(text, []Block{{End: len(text)}}, width, m)
	lines := []string{string(first.drawn(Pos{}, marks))}
	if next := first.Row(Pos{}).Next; next < len(text) {
		rest := New(text, []Block{{Start: next, End: len(text), Indent: hang}}, width, m)
		for i := range rest.Height(0) {
			lines = append(lines, string(rest.drawn(Pos{0, i}, marks)))
		}
	}
	if limit > 0 && len(lines) > limit {
		lines = lines[:limit]
		last := lines[limit-1]
		lines[limit-1] = m.Truncate(last, max(min(m.StringWidth(last), width-1), 0), "") + "…"
	}
	return lines
}

func (l *Layout) drawn(p Pos, marks []Mark) []byte {
	line, _ := l.Draw(nil, p, theme.Style{}, marks)
	return line
}
