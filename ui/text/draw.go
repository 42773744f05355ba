package text

import (
	"strings"

	"github.com/lede-reader/lede/ui/theme"
)

// Mark styles a stretch of the text. Where marks overlap, a later one in the
// list lies on top: what it does not say (a colour, an underline) shines
// through from below.
type Mark struct {
	Start, End int // bytes, half-open
	Style      theme.Style
}

// Draw appends the row at p to dst, styled, without a line feed and without
// trailing blanks, and returns it with the number of cells it takes. Marks may
// reach beyond the row; base is the style of what no mark covers.
func (l *Layout) Draw(dst []byte, p Pos, base theme.Style, marks []Mark) ([]byte, int) {
	line := l.Row(p)
	if line.Blank {
		return dst, 0
	}
	b := l.blocks[p.Block]
	dst, cells := l.drawIndent(dst, b, line, base)
	if b.Note != "" {
		note := Clean(l.method.Truncate(Clean(b.Note), l.width-cells, "…"))
		return base.Append(dst, note), cells + l.method.StringWidth(note)
	}
	for at := line.Start; at < line.End; {
		end, style := segment(at, line.End, base, marks)
		end = l.clusterEnd(line, end)
		dst = style.Open(dst)
		dst = l.appendText(dst, at, end, line.plain)
		dst = style.Close(dst)
		at = end
	}
	return dst, cells + line.Width
}

// drawIndent appends the indent of a line: its lead, when it is the first line
// of a block, else blanks.
func (l *Layout) drawIndent(dst []byte, b Block, line Line, base theme.Style) ([]byte, int) {
	blank := line.Indent
	if line.First && b.Lead != "" && line.Indent > 0 {
		lead := l.method.Truncate(b.Lead, line.Indent, "")
		dst = base.Append(dst, lead)
		blank -= l.method.StringWidth(lead)
	}
	return append(dst, strings.Repeat(" ", blank)...), line.Indent
}

// segment returns the end of the stretch from at on that has one style, and
// the style.
func segment(at, end int, base theme.Style, marks []Mark) (int, theme.Style) {
	style := base
	for _, m := range marks {
		switch {
		case m.Start <= at && at < m.End:
			style = m.Style.Over(style)
			end = min(end, m.End)
		case at < m.Start:
			end = min(end, m.Start)
		}
	}
	return end, style
}

// clusterEnd moves an offset that cuts a cluster to the cluster's end.
func (l *Layout) clusterEnd(line Line, offset int) int {
	if line.plain || offset == line.End {
		return offset
	}
	i := line.Start
	for i < offset {
		size, _ := l.cluster(i, line.End)
		i += size
	}
	return i
}

// appendText appends [start, end) with everything replaced that a terminal
// would obey.
func (l *Layout) appendText(dst []byte, start, end int, plain bool) []byte {
	if plain {
		return append(dst, l.text[start:end]...)
	}
	for i := start; i < end; {
		size, _ := l.cluster(i, end)
		c := l.text[i : i+size]
		switch {
		case c == "\t":
			dst = append(dst, ' ')
		case replaced(c), len(c) > maxCluster, size > 1 && l.tooWide(c):
			dst = append(dst, "\uFFFD"...)
		default:
			dst = append(dst, c...)
		}
		i += size
	}
	return dst
}

func (l *Layout) tooWide(cluster string) bool { return l.method.StringWidth(cluster) > minWidth }

// Clean returns s fit for one row of a view: control characters, escapes and
// bidirectional overrides are replaced by U+FFFD, tabs and line feeds by a
// blank. Everything that does not come from an article's text goes through it.
func Clean(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = ' ' <= s[i] && s[i] <= '~'
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case replaced(string(r)):
			return '\uFFFD'
		}
		return r
	}, s)
}
