package main

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// paint wraps s in an SGR code where colour is wanted.
func paint(color bool, code, s string) string {
	if !color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[m"
}

// marked is the sentence of a hit with what was hit underlined, where colour
// is wanted.
func marked(h *model.Hit, color bool) string {
	if !color {
		return oneLine(h.Sentence)
	}
	var b strings.Builder
	at := 0
	for _, m := range h.Matches {
		if m.Start < at {
			continue
		}
		b.WriteString(oneLine(h.Sentence[at:m.Start]))
		b.WriteString(paint(true, "1;4", oneLine(h.Sentence[m.Start:m.End])))
		at = m.End
	}
	return b.String() + oneLine(h.Sentence[at:])
}

// oneLine shows line breaks and tabs as spaces.
func oneLine(s string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
}
