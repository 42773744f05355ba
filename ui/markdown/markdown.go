// Package markdown renders Markdown for a terminal, through glamour, and keeps
// it safe.
//
// glamour is no sanitizer: it passes escape sequences through, and it decodes
// entities, so that the harmless text "&#27;" becomes a live escape character
// in its output. And its parser takes seconds for a few kilobytes of deeply
// nested quotes or brackets. So [Render] refuses what is too large or nested
// too deep, and lets nothing but printable text and colour out.
//
// A renderer costs about 20 ms to set up: it is made when it is first needed,
// and never for article text that facts are anchored in.
package markdown

import (
	"errors"
	"fmt"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
)

// Limits of what is rendered.
const (
	maxBytes   = 256 << 10 // of source
	maxNesting = 32        // quote and list markers at the start of one line
	maxOpen    = 256       // brackets and emphasis marks in one paragraph
)

// ErrTooHard is returned for Markdown that is too large or nested too deep.
var ErrTooHard = errors.New("this Markdown is too large or nested too deep to lay out")

// Options steer [Render].
type Options struct {
	Width int  // columns to wrap at; 80 when 0
	Color bool // with colour and weight; else plain text
}

// Render lays out Markdown. The result holds printable text, newlines and SGR
// sequences, nothing else; without colour not even those.
func Render(md string, o Options) (out string, err error) {
	if tooHard(md) {
		return "", ErrTooHard
	}
	defer func() { // glamour has panicked on odd tables and links before
		if p := recover(); p != nil {
			out, err = "", fmt.Errorf("lay out markdown: %v", p)
		}
	}()
	if o.Width <= 0 {
		o.Width = 80
	}
	r, err := glamour.NewTermRenderer(glamour.WithStyles(style(o.Color)), glamour.WithWordWrap(o.Width))
	if err != nil {
		return "", fmt.Errorf("set up markdown: %w", err)
	}
	out, err = r.Render(md)
	if err != nil {
		return "", fmt.Errorf("lay out markdown: %w", err)
	}
	return trimLines(Safe(out, o.Color)), nil
}

// trimLines takes the padding off the ends of lines and the blank lines off
// both ends.
func trimLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(trimRight(strings.TrimSuffix(line, "\n")))
		b.WriteByte('\n')
	}
	return strings.Trim(b.String(), "\n") + "\n"
}

// trimRight cuts trailing blanks, also where colour sequences stand between
// them.
func trimRight(line string) string {
	end, sgr := len(line), ""
	for end > 0 {
		switch {
		case line[end-1] == ' ':
			end--
		case line[end-1] == 'm' && strings.LastIndex(line[:end], "\x1b[") >= 0 && onlyParams(line[strings.LastIndex(line[:end], "\x1b[")+2:end-1]):
			start := strings.LastIndex(line[:end], "\x1b[")
			sgr = line[start:end] + sgr
			end = start
		default:
			return line[:end] + lastReset(sgr)
		}
	}
	return ""
}

// lastReset keeps of trailing sequences what matters: that colour ends.
func lastReset(sgr string) string {
	if sgr == "" {
		return ""
	}
	return "\x1b[m"
}

func onlyParams(s string) bool { return strings.Trim(s, "0123456789;:") == "" }

// tooHard reports structure that glamour's parser takes too long for.
func tooHard(md string) bool {
	if len(md) > maxBytes {
		return true
	}
	open := 0
	for line := range strings.Lines(md) {
		if strings.TrimSpace(line) == "" {
			open = 0
			continue
		}
		if nesting(line) > maxNesting {
			return true
		}
		open += strings.Count(line, "[") + strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "<") + strings.Count(line, "`")
		if open > maxOpen {
			return true
		}
	}
	return false
}

// nesting counts the quote and list markers that a line begins with, and two
// columns of indent as one of them.
func nesting(line string) int {
	n, spaces := 0, 0
	for _, c := range line {
		switch c {
		case ' ':
			spaces++
		case '\t':
			spaces += 4
		case '>', '-', '*', '+':
			n++
		default:
			return n + spaces/2
		}
	}
	return n
}

// style is calm and uses the terminal's own colours only, so that it fits any
// background.
func style(color bool) ansi.StyleConfig {
	s := ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: ptr(uint(0))},
		Paragraph:      ansi.StyleBlock{},
		BlockQuote:     ansi.StyleBlock{Indent: ptr(uint(1)), IndentToken: ptr("│ ")},
		List:           ansi.StyleList{LevelIndent: 2},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		HorizontalRule: ansi.StylePrimitive{Format: "\n────────\n"},
		Task:           ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		Table:          ansi.StyleTable{CenterSeparator: ptr("┼"), ColumnSeparator: ptr("│"), RowSeparator: ptr("─")},
		ImageText:      ansi.StylePrimitive{Format: "[image: {{.text}}]"},
	}
	if !color {
		s.H1.Prefix, s.H2.Prefix, s.H3.Prefix = "# ", "## ", "### "
		return s
	}
	s.Heading.StylePrimitive = ansi.StylePrimitive{Bold: ptr(true), BlockSuffix: "\n"}
	s.H1.StylePrimitive = ansi.StylePrimitive{Bold: ptr(true), Underline: ptr(true)}
	s.H2.StylePrimitive = ansi.StylePrimitive{Bold: ptr(true), Color: ptr("4")}
	s.H3.StylePrimitive = ansi.StylePrimitive{Bold: ptr(true)}
	s.Emph.Italic = ptr(true)
	s.Strong.Bold = ptr(true)
	s.Link = ansi.StylePrimitive{Underline: ptr(true), Color: ptr("6")}
	s.LinkText.Bold = ptr(true)
	s.Code.StylePrimitive = ansi.StylePrimitive{Color: ptr("3")}
	s.BlockQuote.StylePrimitive = ansi.StylePrimitive{Faint: ptr(true)}
	s.HorizontalRule.Faint = ptr(true)
	return s
}

func ptr[T any](v T) *T { return &v }

// Escape returns text as Markdown that renders as the text itself: every mark
// that Markdown or HTML could read is escaped. Marks that glamour does not
// unescape are written as entities.
func Escape(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	for i := range len(text) {
		switch c := text[i]; {
		case strings.IndexByte("\\`*_{}[]<>()#+-.!|", c) >= 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		case strings.IndexByte("&~:=@", c) >= 0:
			fmt.Fprintf(&b, "&#%d;", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
