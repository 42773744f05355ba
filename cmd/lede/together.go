package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/spf13/cobra"
)

// together answers questions over all articles: of the inputs, or of the library.
type together interface {
	ui.Across
	// BoardsFor returns the quantities that answer a query.
	BoardsFor(ctx context.Context, q string) ([]model.Board, error)
}

var (
	_ together = (*briefs.Library)(nil)
	_ together = (*shelf.Library)(nil)
)

// togetherCommands are the commands that look across articles.
func (a *app) togetherCommands() []*cobra.Command {
	return []*cobra.Command{a.briefCommand(), a.dossierCommand(), a.figuresCommand(), a.compareCommand(), a.namesCommand()}
}

// lookTogether runs f over the articles of the inputs, or of the library where
// there are none. Inputs that cannot be read are named and make the exit code 1.
func (a *app) lookTogether(ctx context.Context, in inputOptions, inputs []string, f func(together) error) error {
	if len(inputs) == 0 {
		lib, err := a.keptForReading(ctx)
		if err != nil {
			return err
		}
		return errors.Join(failed(f(lib)), named("close library", lib.Close()))
	}
	lo, err := a.loadOptions(in)
	if err != nil {
		return err
	}
	lib, end := a.library(ctx)
	defer end()
	lib.Open(ctx, inputs, lo)
	var p model.Progress
	for !p.Finished {
		if p, err = lib.Wait(ctx, p.Version); err != nil {
			return err
		}
	}
	for _, fault := range p.Failed {
		a.warn(errors.New(fault))
	}
	if err := outcome(p.Loaded, len(p.Failed)); p.Loaded == 0 {
		return err
	}
	if err := failed(f(lib)); err != nil {
		return err
	}
	return outcome(p.Loaded, len(p.Failed))
}

// failed gives an error the exit code of a run that failed, unless it has one.
func failed(err error) error {
	var coded *codeError
	if err == nil || errors.As(err, &coded) {
		return err
	}
	return &codeError{exitPartly, err}
}

// sheetPrinter prints what is known across articles as lines, each with its place.
type sheetPrinter struct {
	out   io.Writer
	color bool
	width int // columns that sentences are cut to; 0: not cut
}

// printSheet lets f print on standard output.
func (a *app) printSheet(f func(p sheetPrinter)) error {
	out := bufio.NewWriter(a.streams.out)
	f(sheetPrinter{out: out, color: a.colored()})
	return named("print", out.Flush())
}

func (p *sheetPrinter) printf(format string, args ...any) { _, _ = fmt.Fprintf(p.out, format, args...) }

func (p *sheetPrinter) heading(s string, n int) {
	p.printf("\n%s (%d)\n", paint(p.color, "1", s), n)
}

// place prints the sentence a line comes from, and where it stands.
func (p *sheetPrinter) place(at *model.Place) {
	if at.ArticleID == "" {
		return
	}
	h := model.Hit{Sentence: at.Sentence, Matches: at.Marks}
	p.printf("      %s\n      %s\n", marked(&h, p.color), paint(p.color, "2", anchorOf(at)))
}

// sentence prints the sentence of a place on one line, cut to the width around
// what is marked in it.
func (p *sheetPrinter) sentence(at *model.Place) {
	const indent = 6
	if at.Sentence == "" {
		return
	}
	h := model.Hit{Sentence: at.Sentence, Matches: at.Marks}
	if room := p.width - indent; p.width > 0 && ansi.StringWidth(at.Sentence) > room {
		h = cutAround(&h, room)
	}
	p.printf("%*s%s\n", indent, "", marked(&h, p.color))
}

// cutAround cuts a sentence to a number of columns so that its first mark stays.
func cutAround(h *model.Hit, room int) model.Hit {
	const before = 4 // of the room is a part of this size left before the mark
	left := 0
	if len(h.Matches) > 0 && ansi.StringWidth(h.Sentence[:h.Matches[0].End]) > room-1 {
		left = max(0, ansi.StringWidth(h.Sentence[:h.Matches[0].Start])-room/before)
		left = min(left, ansi.StringWidth(h.Sentence)-room+1)
	}
	head := ""
	if left > 0 {
		head = "…"
	}
	rest := ansi.TruncateLeft(h.Sentence, left, "")
	skipped := len(h.Sentence) - len(rest)
	cut := head + ansi.Truncate(rest, room-len([]rune(head)), "…")
	out := model.Hit{Sentence: cut}
	for _, m := range h.Matches {
		m.Start, m.End = m.Start-skipped+len(head), m.End-skipped+len(head)
		if m.Start >= len(head) && m.End <= len(strings.TrimSuffix(cut, "…")) {
			out.Matches = append(out.Matches, m)
		}
	}
	return out
}

// bytesOf names the bytes of an article: "02b61b9d52de531c:120-126".
func bytesOf(at *model.Place) string { return fmt.Sprintf("%s:%d-%d", at.ArticleID, at.Start, at.End) }

// anchorOf names an article and the bytes of its text: "Headline (Publisher,
// 2025-05-26) 02b61b9d52de531c:120-126".
func anchorOf(at *model.Place) string {
	return headOf(at.Headline, at.Publisher, at.Published) + " " + bytesOf(at)
}

func headOf(headline, publisher, published string) string {
	var in []string
	for _, s := range []string{publisher, day(published)} {
		if s != "" {
			in = append(in, s)
		}
	}
	if len(in) == 0 {
		return oneLine(headline)
	}
	return oneLine(headline) + " (" + oneLine(strings.Join(in, ", ")) + ")"
}

func day(published string) string { return published[:min(len(published), len("2006-01-02"))] }

// ref prints a fact as a line with its place.
func (p *sheetPrinter) ref(f *model.FactRef) {
	label := oneLine(f.Label)
	if f.Source != "" {
		label += paint(p.color, "2", "  "+oneLine(f.Source))
	}
	p.printf("  %s\n", label)
	p.place(&f.Place)
	if len(f.Also) > 0 {
		p.printf("      and in %s\n", plural(len(f.Also), "other article", "other articles"))
	}
}

// refs prints at most limit facts under a heading; 0 means all.
func (p *sheetPrinter) refs(heading string, facts []model.FactRef, limit int) {
	if len(facts) == 0 {
		return
	}
	p.heading(heading, len(facts))
	shown := shownOf(len(facts), limit)
	for i := range facts[:shown] {
		p.ref(&facts[i])
	}
	p.more(len(facts) - shown)
}

func (p *sheetPrinter) more(n int) {
	if n > 0 {
		p.printf("  … and %d more (--limit 0 prints all)\n", n)
	}
}

func shownOf(n, limit int) int {
	if limit <= 0 {
		return n
	}
	return min(n, limit)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// encode prints a value as one line of JSON.
func (a *app) encode(v any) error { return encodeTo(a.streams.out, v) }

// encodeTo writes a value as one line of JSON.
func encodeTo(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}
