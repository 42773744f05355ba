// Package part holds the small things pages are drawn with: they know neither
// pages nor articles, take no messages but keys, and draw a string.
package part

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// maxInput bounds what a prompt takes: a paste may be of any size.
const maxInput = 1 << 10

// Prompt is a line of text that is being typed.
type Prompt struct {
	Label string
	Hints []string // what else the keys do, in words, the longest first: one that fits is shown on the right
	value []rune
	at    int // cursor, in runes
}

// Value is the text typed so far.
func (p *Prompt) Value() string { return string(p.value) }

// Set replaces the text and puts the cursor at its end.
func (p *Prompt) Set(s string) {
	p.value = nil
	p.at = 0
	p.Insert(s)
}

// Insert puts text in at the cursor, cleaned, as far as there is room.
func (p *Prompt) Insert(s string) {
	in := []rune(text.Clean(strings.TrimRight(s, "\r\n")))
	in = in[:min(len(in), max(maxInput-len(p.value), 0))]
	p.value = append(p.value[:p.at:p.at], append(in, p.value[p.at:]...)...)
	p.at += len(in)
}

// Key edits the text and reports whether the key was one for editing.
func (p *Prompt) Key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "backspace", "ctrl+h":
		p.cut(p.at-1, p.at)
	case "delete":
		p.cut(p.at, p.at+1)
	case "left", "ctrl+b":
		p.at = max(p.at-1, 0)
	case "right", "ctrl+f":
		p.at = min(p.at+1, len(p.value))
	case "home", "ctrl+a":
		p.at = 0
	case "end", "ctrl+e":
		p.at = len(p.value)
	case "ctrl+u":
		p.cut(0, p.at)
	case "ctrl+w":
		p.cut(p.wordStart(), p.at)
	default:
		if k.Text == "" || !printable(k.Text) {
			return false
		}
		p.Insert(k.Text)
	}
	return true
}

func (p *Prompt) cut(from, to int) {
	from, to = max(from, 0), min(to, len(p.value))
	if from < to {
		p.value = append(p.value[:from:from], p.value[to:]...)
		p.at = from
	}
}

func (p *Prompt) wordStart() int {
	i := p.at
	for i > 0 && unicode.IsSpace(p.value[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(p.value[i-1]) {
		i--
	}
	return i
}

func printable(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsPrint(r)
}

// View draws the prompt with its cursor in at most width cells. What does not
// fit is cut on the left, so that the cursor stays in sight.
func (p *Prompt) View(t theme.Theme, m ansi.Method, width int) string {
	before, at, after := string(p.value[:p.at]), " ", ""
	if p.at < len(p.value) {
		at, after = string(p.value[p.at]), string(p.value[p.at+1:])
	}
	room := width - m.StringWidth(p.Label) - m.StringWidth(at) - 1
	if over := m.StringWidth(before) - room; over > 0 && room > 0 {
		before = m.TruncateLeft(before, over+1, "…")
	}
	line := t.Accent.Render(p.Label) + t.Text.Render(before) + t.Cursor.Render(at) + t.Text.Render(after)
	for _, hint := range p.Hints {
		if gap := width - m.StringWidth(line) - m.StringWidth(hint) - 1; gap >= hintGap {
			return line + strings.Repeat(" ", gap) + t.Muted.Render(hint)
		}
	}
	return m.Truncate(line, max(width, 0), "")
}

// hintGap is the least room between what is typed and a hint.
const hintGap = 3
