package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/lede-reader/lede/briefs/across"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type compareOptions struct {
	inputOptions
	json  bool
	limit int
}

func (a *app) compareCommand() *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Print what two articles tell alike, otherwise, or alone",
		Long: `Print the facts of two articles side by side: what they tell otherwise, what
both tell, and what only one of them tells. A and B are files with one article
each, or the IDs of articles of the library.

` + exitCodes,
		Example: `  lede compare monday.html tuesday.html
  lede compare --json 02b61b9d52de531c a6ad9da78b62394c`,
		Args: cobra.ExactArgs(2),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.compare(c.Context(), o, args[0], args[1]) })
	o.register(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	cmd.Flags().IntVar(&o.limit, "limit", 0, "lines under each heading (0: all)")
	return cmd
}

func (a *app) compare(ctx context.Context, o compareOptions, left, right string) error {
	l, err := a.oneArticle(ctx, o.inputOptions, left)
	if err != nil {
		return err
	}
	r, err := a.oneArticle(ctx, o.inputOptions, right)
	if err != nil {
		return err
	}
	c := across.Compare(l, r)
	if o.json {
		return a.encode(&c)
	}
	return a.printSheet(func(p sheetPrinter) { p.comparison(&c, o.limit) })
}

// oneArticle returns the brief of the one article of an input, or of an article
// of the library by its ID.
func (a *app) oneArticle(ctx context.Context, in inputOptions, name string) (*model.Brief, error) {
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) && name != "-" {
		return a.keptArticle(ctx, name)
	}
	lo, err := a.loadOptions(in)
	if err != nil {
		return nil, err
	}
	var all []*model.Brief
	err = a.each(ctx, []string{name}, lo, func(b *model.Brief) error {
		all = append(all, b)
		return nil
	})
	if err == nil && len(all) != 1 {
		err = &codeError{exitUsage, fmt.Errorf("%s holds %d articles; compare takes two inputs with one article each", name, len(all))}
	}
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

func (a *app) keptArticle(ctx context.Context, id string) (*model.Brief, error) {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return nil, &codeError{exitNothing, fmt.Errorf("%s: no such file, and there is no library to look for it as an ID", id)}
	}
	defer func() { _ = lib.Close() }()
	b, err := lib.Brief(ctx, id)
	if errors.Is(err, store.ErrUnknown) {
		return nil, &codeError{exitNothing, fmt.Errorf("%s: no such file, and no article of the library has this ID", id)}
	}
	return b, failed(err)
}

func (p *sheetPrinter) comparison(c *model.Comparison, limit int) {
	for _, side := range []struct {
		name string
		head model.Head
	}{{"left", c.Left}, {"right", c.Right}} {
		p.printf("%-5s  %s %s\n", side.name, paint(p.color, "1", headOf(side.head.Headline, side.head.Publisher, side.head.Published)), paint(p.color, "2", side.head.ID))
	}
	if c.Copies {
		p.printf("The two are copies of one text.\n")
	}
	if len(c.Differing) > 0 {
		p.heading("Told otherwise", len(c.Differing))
	}
	for i := range c.Differing {
		d := &c.Differing[i]
		p.printf("  %s  %s\n", oneLine(d.Label), paint(p.color, "2", string(d.Kind)))
		p.place(&d.Left.Place)
		p.place(&d.Right.Place)
	}
	if len(c.Both) > 0 {
		p.heading("In both", len(c.Both))
	}
	shown := shownOf(len(c.Both), limit)
	for i := range c.Both[:shown] {
		b := &c.Both[i]
		p.printf("  %-8s  %s  %s\n", b.Left.Kind, oneLine(b.Label), paint(p.color, "2", fmt.Sprintf("%s:%d-%d %s:%d-%d",
			c.Left.ID, b.Left.Place.Start, b.Left.Place.End, c.Right.ID, b.Right.Place.Start, b.Right.Place.End)))
	}
	p.more(len(c.Both) - shown)
	p.alone("Only left", c.OnlyLeft, limit)
	p.alone("Only right", c.OnlyRight, limit)
}

func (p *sheetPrinter) alone(heading string, facts []model.FactRef, limit int) {
	if len(facts) == 0 {
		return
	}
	p.heading(heading, len(facts))
	shown := shownOf(len(facts), limit)
	for i := range facts[:shown] {
		f := &facts[i]
		p.printf("  %-8s  %s  %s\n", f.Kind, oneLine(f.Label), paint(p.color, "2", fmt.Sprintf("%s:%d-%d", f.Place.ArticleID, f.Place.Start, f.Place.End)))
	}
	p.more(len(facts) - shown)
}
