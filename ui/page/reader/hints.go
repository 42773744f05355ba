package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// alphabet is what hint labels are made of: the home row first, capitals last.
const alphabet = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"

// hints are labels on what is in sight: typing one jumps there.
type hints struct {
	targets []target
	typed   string
	words   bool // the targets are words to define, not facts
}

// target is one labelled place.
type target struct {
	label string
	span  model.Span
	stop  int // index of the fact's stop, -1 for a word
}

func (h *hints) active() bool { return len(h.targets) > 0 }

// showHints labels every fact in sight.
func (r *Reader) showHints() tea.Cmd {
	if r.brief == nil {
		return page.Send(page.Notice{Text: "the facts are not found yet"})
	}
	r.focus = focusText
	start := r.layout.Row(r.top).Start
	bottom, _ := r.layout.Move(r.top, r.height()-1)
	end := r.layout.Row(bottom).End
	var targets []target
	for i := r.facts.from(start); i < len(r.facts.stops) && r.facts.stops[i].Span.Start < end; i++ {
		targets = append(targets, target{span: r.facts.stops[i].Span, stop: i})
	}
	if len(targets) == 0 {
		return page.Send(page.Notice{Text: "no facts in sight"})
	}
	r.hints = hints{targets: label(targets)}
	return nil
}

// showWordHints labels the words of the reading line.
func (r *Reader) showWordHints() tea.Cmd {
	row := r.layout.Row(r.line)
	var targets []target
	for i := row.Start; i < row.End; {
		c, size := utf8.DecodeRuneInString(r.article.Text[i:])
		if !unicode.IsLetter(c) {
			i += size
			continue
		}
		end := i
		for end < len(r.article.Text) {
			c, size := utf8.DecodeRuneInString(r.article.Text[end:])
			if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) {
				break
			}
			end += size
		}
		if end-i > 2 {
			targets = append(targets, target{span: model.Span{Start: i, End: end}, stop: -1})
		}
		i = end
	}
	if len(targets) == 0 {
		return page.Send(page.Notice{Text: "no word on this line"})
	}
	r.hints = hints{targets: label(targets), words: true}
	return nil
}

// label gives every target a label: one letter each as far as they go, so that
// nearly every jump is two keys. Where there are more targets, the last letters
// begin labels of two; no label begins another.
func label(targets []target) []target {
	k := len(alphabet)
	targets = targets[:min(len(targets), k*k)]
	prefixes := 0
	if more := len(targets) - k; more > 0 {
		prefixes = (more + k - 2) / (k - 1)
	}
	for i := range targets {
		if single := k - prefixes; i < single {
			targets[i].label = alphabet[i : i+1]
		} else {
			n := i - single
			targets[i].label = string([]byte{alphabet[single+n/k], alphabet[n%k]})
		}
	}
	return targets
}

// hintKey narrows the labels down and jumps when one is complete; any other key
// takes them away.
func (r *Reader) hintKey(k tea.KeyPressMsg) tea.Cmd {
	typed := r.hints.typed + k.Text
	left := false
	for _, t := range r.hints.targets {
		if t.label == typed {
			words := r.hints.words
			r.hints = hints{}
			if words {
				return page.Send(page.Define{Word: r.article.Text[t.span.Start:t.span.End], Brief: r.brief})
			}
			r.landing = model.Span{}
			r.toFact(t.stop)
			return nil
		}
		left = left || strings.HasPrefix(t.label, typed)
	}
	if k.Text == "" || !left {
		r.hints = hints{}
		return nil
	}
	r.hints.typed = typed
	return nil
}

// over lays the labels that belong to the row at p over it.
func (h *hints) over(r *Reader, line string, p text.Pos, x int) string {
	if !h.active() {
		return line
	}
	row := r.layout.Row(p)
	for _, t := range h.targets {
		if t.span.Start < row.Start || t.span.Start >= row.End || !strings.HasPrefix(t.label, h.typed) {
			continue
		}
		_, cell := r.layout.Cell(t.span.Start)
		line = part.Over(r.env.Method, line, r.env.Theme.Hint.Render(t.label[len(h.typed):]), x+cell, 0)
	}
	return line
}
