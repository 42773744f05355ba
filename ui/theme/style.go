package theme

import (
	"image/color"
	"strconv"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Attr is a set of text attributes.
type Attr uint8

// The attributes.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Reverse
)

// Underlines, from none to dotted. Terminals without the finer ones draw a
// plain line.
const (
	NoLine = ansi.UnderlineNone
	Line   = ansi.UnderlineSingle
	Double = ansi.UnderlineDouble
	Dotted = ansi.UnderlineDotted
)

// Style says how a stretch of text looks. The zero Style is the terminal's own
// look. Colours are nil where the style leaves them open.
type Style struct {
	FG, BG color.Color
	Attr   Attr
	Under  ansi.Underline
}

// Over returns s laid over base: what s leaves open comes from base.
func (s Style) Over(base Style) Style {
	if s.FG == nil {
		s.FG = base.FG
	}
	if s.BG == nil {
		s.BG = base.BG
	}
	if s.Under == NoLine {
		s.Under = base.Under
	}
	s.Attr |= base.Attr
	return s
}

// With returns s with more attributes.
func (s Style) With(a Attr) Style {
	s.Attr |= a
	return s
}

// Plain reports whether the style changes nothing.
func (s Style) Plain() bool { return s == Style{} }

// Render returns text in the style. The text must be clean: see
// [github.com/lede-reader/lede/ui/text.Clean].
func (s Style) Render(text string) string {
	if s.Plain() || text == "" {
		return text
	}
	if s.Under != NoLine { // lipgloss draws a plain line under the spaces of any underline
		return string(s.Append(make([]byte, 0, len(text)+32), text))
	}
	return s.lipgloss().Render(text)
}

// lipgloss returns the style as lipgloss has it.
func (s Style) lipgloss() lipgloss.Style {
	l := lipgloss.NewStyle().Inline(true).TabWidth(lipgloss.NoTabConversion)
	if s.FG != nil {
		l = l.Foreground(s.FG)
	}
	if s.BG != nil {
		l = l.Background(s.BG)
	}
	return l.Bold(s.Attr&Bold != 0).Faint(s.Attr&Faint != 0).Italic(s.Attr&Italic != 0).Reverse(s.Attr&Reverse != 0)
}

// Append appends text in the style to dst.
func (s Style) Append(dst []byte, text string) []byte {
	if text == "" {
		return dst
	}
	dst = s.Open(dst)
	dst = append(dst, text...)
	return s.Close(dst)
}

// Open appends the sequence that switches the style on.
func (s Style) Open(dst []byte) []byte {
	if s.Plain() {
		return dst
	}
	dst = append(dst, "\x1b["...)
	for _, a := range [...]struct {
		attr Attr
		code byte
	}{{Bold, '1'}, {Faint, '2'}, {Italic, '3'}, {Reverse, '7'}} {
		if s.Attr&a.attr != 0 {
			dst = append(dst, a.code, ';')
		}
	}
	switch s.Under {
	case NoLine:
	case Line:
		dst = append(dst, "4;"...)
	default:
		dst = append(dst, "4:"...)
		dst = append(strconv.AppendInt(dst, int64(s.Under), 10), ';')
	}
	dst = appendColor(dst, s.FG, 30)
	dst = appendColor(dst, s.BG, 40)
	dst[len(dst)-1] = 'm' // in place of the last semicolon
	return dst
}

// Close appends the sequence that switches the style off.
func (s Style) Close(dst []byte) []byte {
	if s.Plain() {
		return dst
	}
	return append(dst, ansi.ResetStyle...)
}

// appendColor appends the parameters of a colour, each followed by a
// semicolon. Base is 30 for the foreground, 40 for the background.
func appendColor(dst []byte, c color.Color, base int) []byte {
	switch c := c.(type) {
	case nil:
		return dst
	case ansi.BasicColor:
		n := int(c) + base
		if c >= ansi.BrightBlack {
			n += 60 - 8
		}
		return append(strconv.AppendInt(dst, int64(n), 10), ';')
	case ansi.IndexedColor:
		dst = append(strconv.AppendInt(dst, int64(base+8), 10), ";5;"...)
		return append(strconv.AppendInt(dst, int64(c), 10), ';')
	}
	r, g, b, _ := c.RGBA()
	dst = append(strconv.AppendInt(dst, int64(base+8), 10), ";2"...)
	for _, v := range [...]uint32{r, g, b} {
		dst = append(dst, ';')
		dst = strconv.AppendUint(dst, uint64(v>>8), 10)
	}
	return append(dst, ';')
}
