package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// wrapped returns the lines of a block and wraps it if nobody has looked at it
// before.
func (l *Layout) wrapped(block int) []Line {
	if l.lines[block] == nil {
		l.lines[block] = l.wrap(l.blocks[block])
	}
	return l.lines[block]
}

// wrap cuts a block into lines: greedily, at the last place that allows a
// break. There is always one line at least.
func (l *Layout) wrap(b Block) []Line {
	indent := min(b.Indent, l.width-minWidth)
	if b.Note != "" {
		return []Line{{Start: b.Start, End: b.Start, Next: b.Start, Indent: indent, First: true}}
	}
	lines := make([]Line, 0, (b.End-b.Start)/max(l.width-indent, 1)+2)
	for at := b.Start; at < b.End; {
		line := l.line(at, b.End, l.width-indent)
		line.Indent, line.First = indent, at == b.Start
		lines = append(lines, line)
		at = line.Next
	}
	if len(lines) == 0 {
		lines = append(lines, Line{Start: b.Start, End: b.Start, Next: b.Start, Indent: indent, First: true})
	}
	return lines
}

// A line holds no more bytes than maxLine and a cluster that is shown no more
// than maxCluster, however little room they take: floods of characters without
// width must not make a line that takes forever to draw.
const (
	maxLine    = 4 << 10
	maxCluster = 128
)

// breakAt is a place where a line may end: end of what is shown, its width, and
// where the next line starts.
type breakAt struct{ end, width, next int }

// line takes one line of at most width cells off [start, end).
func (l *Layout) line(start, end, width int) Line {
	var last breakAt // last place that allows a break; next is 0 when there is none
	cells := 0
	for i := start; i < end; {
		if l.text[i] == '\n' {
			return l.cut(start, breakAt{i, cells, i + 1})
		}
		size, w := l.cluster(i, end)
		if i > start && i+size-start > maxLine {
			return l.cut(start, breakAt{i, cells, i})
		}
		over := cells+w > width
		switch {
		case isSpace(l.text[i : i+size]):
			if i >= last.next && (i > start || over) { // of a run of white space the first decides
				last = breakAt{i, cells, l.skipSpace(i, end)}
			}
		case over && last.next == 0:
			last = breakAt{i, cells, i}
		case !over && i+size < end && l.mayBreakAfter(i, size, w, end):
			last = breakAt{i + size, cells + w, i + size}
		}
		if over { // white space at the edge takes no room
			return l.cut(start, last)
		}
		i, cells = i+size, cells+w
	}
	return l.cut(start, breakAt{end, cells, end})
}

// cut is the line from start to a break.
func (l *Layout) cut(start int, at breakAt) Line {
	return Line{Start: start, End: at.end, Next: at.next, Width: at.width, plain: l.plain(start, at.end)}
}

// skipSpace returns the end of the white space at i. A line feed ends it: what
// follows that is a line of its own, and so is an empty one.
func (l *Layout) skipSpace(i, end int) int {
	for i < end {
		if l.text[i] == '\n' {
			return i + 1
		}
		_, size := utf8.DecodeRuneInString(l.text[i:end])
		if !isSpace(l.text[i : i+size]) {
			return i
		}
		i += size
	}
	return i
}

// plain reports whether [start, end) is printable ASCII.
func (l *Layout) plain(start, end int) bool {
	for i := start; i < end; i++ {
		if l.text[i] < ' ' || l.text[i] > '~' {
			return false
		}
	}
	return true
}

// cluster returns the size in bytes and the width in cells of the grapheme
// cluster at i. A cluster wider than the narrowest layout, or absurdly long, is
// drawn as one replacement character, and so is a control character.
func (l *Layout) cluster(i, end int) (size, width int) {
	if c := l.text[i]; c < ' ' || c < utf8.RuneSelf && (i+1 >= end || l.text[i+1] < utf8.RuneSelf) {
		return 1, 1
	}
	c, w := ansi.FirstGraphemeCluster(l.text[i:end], l.method)
	if len(c) == 0 {
		return 1, 1
	}
	if w > minWidth || len(c) > maxCluster || replaced(c) {
		w = 1
	}
	return len(c), w
}

// replaced reports whether a cluster is drawn as a replacement character: it
// holds something that a terminal obeys or that is no UTF-8.
func replaced(cluster string) bool {
	for i, r := range cluster {
		if r < ' ' && r != '\t' || 0x7f <= r && r < 0xa0 || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
			return true
		}
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(cluster[i:])
			return size == 1
		}
	}
	return false
}

// isSpace reports whether a cluster is white space at which a line may break.
func isSpace(cluster string) bool {
	if len(cluster) == 1 {
		return cluster[0] == ' ' || cluster[0] == '\t'
	}
	r, size := utf8.DecodeRuneInString(cluster)
	return size == len(cluster) && r >= 0x1680 && unicode.IsSpace(r) && r != 0x202f
}

// mayBreakAfter reports whether a line may end after the cluster at i: after
// hyphens and dashes inside words, after slashes of long addresses, and between
// the characters of scripts that write without spaces.
func (l *Layout) mayBreakAfter(i, size, width, end int) bool {
	c := l.text[i]
	if c < utf8.RuneSelf {
		if c != '-' && c != '/' || size != 1 || i == 0 || i+1 >= end {
			return false
		}
		before, after := l.text[i-1], l.text[i+1]
		if c == '/' {
			return isLetter(before) && isLetter(after) || before == '/'
		}
		return isLetter(before) && isLetter(after)
	}
	next, _ := utf8.DecodeRuneInString(l.text[i+size : end])
	r, _ := utf8.DecodeRuneInString(l.text[i:end])
	switch {
	case r == '—' || r == '–':
		return !unicode.IsSpace(next) && !unicode.IsPunct(next) && !unicode.IsDigit(next)
	case width == 2 && r >= 0x2e80:
		return !closes(next) && !opens(r)
	}
	return false
}

// closes reports whether a character must not begin a line: the closing marks
// of Chinese, Japanese and Korean text (JIS X 4051, the common part).
func closes(r rune) bool {
	switch r {
	case '、', '。', '，', '．', '）', '」', '』', '】', '〉', '》', '！', '？', '：', '；', 'ー', '々', '”', '’', ')', '.', ',':
		return true
	}
	return false
}

// opens reports whether a character must not end a line.
func opens(r rune) bool {
	switch r {
	case '（', '「', '『', '【', '〈', '《', '“', '‘':
		return true
	}
	return false
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
}
