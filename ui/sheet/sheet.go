// Package sheet lays out a whole brief as one document: as Markdown, for
// `lede show` and for export, and in a linear form of plain lines for screen
// readers and dumb terminals, in which everything that colour or place would
// say is said in words.
//
// Both are pure functions of the brief. What comes from the article is already
// sanitised; for Markdown it is escaped as well.
package sheet

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/markdown"
)

// Markdown is the brief sheet as Markdown: headline, source, summary, and the
// facts by section.
func Markdown(b *model.Brief) string {
	w := &writer{b: b, esc: markdown.Escape}
	w.line("# %s", w.esc(b.Headline))
	if b.Dek != "" {
		w.line("\n*%s*", w.esc(b.Dek))
	}
	if s := SourceLine(b); s != "" {
		w.line("\n%s", w.esc(s))
	}
	for _, s := range sections(b) {
		if len(s.items) == 0 {
			continue
		}
		w.line("\n## %s\n", s.title)
		for _, it := range s.items {
			w.line("- %s", w.item(it))
		}
	}
	return w.out.String()
}

// Text is the article itself as Markdown, block by block.
func Text(b *model.Brief) string {
	w := &writer{b: b, esc: markdown.Escape}
	for _, p := range b.Parts {
		block := w.esc(b.Text[p.Start:p.End])
		switch p.Kind {
		case model.PartHeadline:
			w.line("# %s\n", block)
		case model.PartDek, model.PartCaption:
			w.line("*%s*\n", block)
		case model.PartHeading:
			w.line("## %s\n", block)
		case model.PartQuote:
			w.line("> %s\n", strings.ReplaceAll(block, "\n", "\n> "))
		case model.PartListItem:
			w.line("- %s\n", block)
		default:
			w.line("%s\n", block)
		}
	}
	if len(b.Parts) == 0 {
		w.line("%s\n", w.esc(b.Text))
	}
	return w.out.String()
}

// Plain is the brief in plain lines, without boxes, marks or colour: what is
// what is said in words, and every fact stands on a line of its own.
func Plain(b *model.Brief) string {
	w := &writer{b: b, esc: func(s string) string { return s }}
	w.line("Headline: %s", b.Headline)
	if b.Dek != "" {
		w.line("Dek: %s", b.Dek)
	}
	if s := SourceLine(b); s != "" {
		w.line("Source: %s", s)
	}
	w.line("Length: %d words, %s", b.Words, ReadingTime(b.ReadingSeconds))
	for _, warning := range b.Warnings {
		w.line("Note: %s", warning)
	}
	for _, s := range sections(b) {
		if len(s.items) == 0 {
			continue
		}
		w.line("\n%s, %d:", s.title, len(s.items))
		for i, it := range s.items {
			w.line("%d. %s", i+1, it.plain())
		}
	}
	w.line("\nText:")
	w.line("%s", b.Text)
	return w.out.String()
}

type writer struct {
	b   *model.Brief
	esc func(string) string
	out strings.Builder
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.out, format+"\n", args...)
}

// item is an entry of a section in Markdown: the fact bold, the rest beside it.
func (w *writer) item(it item) string {
	var b strings.Builder
	if it.fact != "" {
		b.WriteString("**" + w.esc(it.fact) + "**")
	}
	if it.rest != "" {
		if it.fact != "" {
			b.WriteByte(' ')
		}
		b.WriteString(w.esc(it.rest))
	}
	if it.note != "" {
		b.WriteString(" *(" + w.esc(it.note) + ")*")
	}
	return b.String()
}
