package part

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/theme"
)

// Fit cuts or pads a styled line to exactly width cells.
func Fit(m ansi.Method, line string, width int) string {
	w := m.StringWidth(line)
	if w > width {
		line = m.Truncate(line, width, "…")
		w = m.StringWidth(line)
	}
	return line + strings.Repeat(" ", max(width-w, 0))
}

// Clip returns exactly height lines of s: what is over is cut off, what is
// missing is blank.
func Clip(s string, height int) string {
	lines := strings.Split(s, "\n")
	for len(lines) < height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:max(height, 0)], "\n")
}

// Narrow cuts every line that is wider than width. Pages plan for small screens
// themselves; this is the net below them.
func Narrow(m ansi.Method, s string, width int) string {
	lines := strings.Split(s, "\n")
	cut := false
	for i, line := range lines {
		if len(line) > width && m.StringWidth(line) > width {
			lines[i] = m.Truncate(line, width, "") + ansi.ResetStyle
			cut = true
		}
	}
	if !cut {
		return s
	}
	return strings.Join(lines, "\n")
}

// Rule is a thin horizontal line.
func Rule(t theme.Theme, width int) string {
	return t.Rule.Render(strings.Repeat("─", max(width, 0)))
}

// Box frames lines in a thin border with a title. Width is the outer width; the
// lines get width-4 cells.
func Box(t theme.Theme, m ansi.Method, title string, lines []string, width int) string {
	edge := lipgloss.RoundedBorder()
	inner := max(width-4, 1)
	var b strings.Builder
	head := ""
	if title != "" {
		title = m.Truncate(title, max(inner-2, 1), "…")
		head = " " + t.Section.Render(title) + " "
	}
	fill := max(width-3-m.StringWidth(head), 0)
	b.WriteString(t.Rule.Render(edge.TopLeft+edge.Top) + head + t.Rule.Render(strings.Repeat(edge.Top, fill)+edge.TopRight))
	for _, line := range lines {
		b.WriteString("\n" + t.Rule.Render(edge.Left) + " " + Fit(m, line, inner) + " " + t.Rule.Render(edge.Right))
	}
	b.WriteString("\n" + t.Rule.Render(edge.BottomLeft+strings.Repeat(edge.Bottom, max(width-2, 0))+edge.BottomRight))
	return b.String()
}

// Over lays a block of lines over base at column x and row y. Base keeps its
// number of lines.
func Over(m ansi.Method, base, block string, x, y int) string {
	lines := strings.Split(base, "\n")
	for i, top := range strings.Split(block, "\n") {
		if y+i < 0 || y+i >= len(lines) {
			continue
		}
		under := lines[y+i]
		left := Fit(m, m.Truncate(under, x, ""), x)
		right := m.TruncateLeft(under, x+m.StringWidth(top), "")
		lines[y+i] = left + ansi.ResetStyle + top + right
	}
	return strings.Join(lines, "\n")
}

// Center lays a block over the middle of base, which measures width by height.
func Center(m ansi.Method, base, block string, width, height int) string {
	w, h := 0, 0
	for _, line := range strings.Split(block, "\n") {
		w, h = max(w, m.StringWidth(line)), h+1
	}
	return Over(m, base, block, max((width-w)/2, 0), max((height-h)/2, 0))
}

// Wrap cuts plain text into lines of at most width cells.
func Wrap(m ansi.Method, s string, width int) []string {
	if s == "" {
		return nil
	}
	return strings.Split(m.Wrap(s, max(width, 1), " -"), "\n")
}
