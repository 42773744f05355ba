package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type findOptions struct {
	inputOptions
	json  bool
	limit int
}

func (a *app) findCommand() *cobra.Command {
	var o findOptions
	cmd := &cobra.Command{
		Use:   "find QUERY [INPUT…]",
		Short: "Search headlines, text and facts of articles",
		Long: `Search headlines, text and facts of the inputs, or of the library where no
INPUT is given, and print every hit with its sentence.

QUERY mixes words, "phrases" and fields, joined by and, or, not and brackets:
  who:NAME  role:WORD      actors
  figure>500  money>1m     figures and amounts, also >= < <= :20..30
  unit:person  about:WORD  what a figure counts, of the same figure
  by:NAME                  who says so: figures and quotes
  date:2025-05..           dates in the text: a year, month, day or range
  term:WORD  kind:quote    glossary terms; kinds of facts
  published:2025  feed:NAME  lang:en  tag:NAME
  is:unread  is:starred    state, in the library
  @NAME  @"TWO WORDS"      a query that you saved: see "lede saved"

` + exitCodes,
		Example: `  lede find 'who:foro figure>500' ~/clippings
  lede find --json 'money>1bn date:2025-05..' articles/
  lede find '"political prisoners" -who:maduro' -
  lede find 'is:unread by:foro'
  lede find '@suez money>1m'`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.find(c.Context(), o, args[0], args[1:]) })
	o.register(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON Lines, one hit a line")
	cmd.Flags().IntVar(&o.limit, "limit", 0, "hits per article (0: all)")
	return cmd
}

func (a *app) find(ctx context.Context, o findOptions, q string, inputs []string) error {
	n, err := a.query(ctx, q)
	if err == nil && n == nil {
		err = errors.New("the query is empty; write a word, or a field such as who:NAME")
	}
	if err != nil {
		return &codeError{exitUsage, err}
	}
	if len(inputs) == 0 {
		return a.findKept(ctx, o, n)
	}
	lo, err := a.loadOptions(o.inputOptions)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.streams.out)
	found := 0
	err = a.each(ctx, inputs, lo, func(b *model.Brief) error {
		t := query.NewTarget(b.Entry(), b)
		if !t.Match(n) {
			return nil
		}
		hits := t.Hits(n, o.limit)
		found += len(hits)
		return a.printHits(out, b, hits, o.json)
	})
	if flushErr := out.Flush(); flushErr != nil {
		return errors.Join(fmt.Errorf("print: %w", flushErr), err)
	}
	if err == nil && found == 0 {
		return &codeError{exitPartly, nil}
	}
	return err
}

// findKept searches the library, newest article first.
func (a *app) findKept(ctx context.Context, o findOptions, n *query.Node) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	out := bufio.NewWriter(a.streams.out)
	found := 0
	for t, err := range lib.Match(ctx, n) {
		if err != nil {
			return &codeError{exitPartly, err}
		}
		hits := t.Hits(n, o.limit)
		found += len(hits)
		if err := a.printHits(out, t.Brief, hits, o.json); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	if found == 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}

// printHits prints the hits of one article under its headline.
func (a *app) printHits(out io.Writer, b *model.Brief, hits []model.Hit, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for i := range hits {
			if err := enc.Encode(struct {
				Path string `json:"path"`
				model.Hit
			}{b.Source.Path, hits[i]}); err != nil {
				return fmt.Errorf("print: %w", err)
			}
		}
		return nil
	}
	color := a.colored()
	_, _ = fmt.Fprintf(out, "%s  %s\n", paint(color, "1", b.Headline), paint(color, "2", b.Source.Path))
	for i := range hits {
		h := &hits[i]
		if h.Kind == model.HitText || h.Kind == model.HitHeadline {
			_, _ = fmt.Fprintf(out, "  %-8s  %s\n", h.Kind, marked(h, color))
			continue
		}
		_, _ = fmt.Fprintf(out, "  %-8s  %s\n", h.Kind, oneLine(h.Label))
		_, _ = fmt.Fprintf(out, "  %-8s  %s\n", "", marked(h, color))
	}
	_, err := fmt.Fprintln(out)
	return err
}
