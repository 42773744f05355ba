package main

import (
	"context"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type figuresOptions struct {
	inputOptions
	json  bool
	limit int
}

func (a *app) figuresCommand() *cobra.Command {
	var o figuresOptions
	cmd := &cobra.Command{
		Use:   "figures QUERY [INPUT…]",
		Short: "Print how a figure differs from article to article",
		Long: `Print the quantities of the library, or of the inputs, that answer the query and
that articles give more than one value of: a sentence that says how they went, a
row for each value with its day and who says so, and in what way values that
differ stand to each other. Nothing is decided.

QUERY is what "lede find" takes; words are looked for in what is measured, who
says so, and the sentences.

` + exitCodes,
		Example: `  lede figures 'political prisoners'
  lede figures --json 'by:foro' ~/clippings`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.figures(c.Context(), o, args[0], args[1:]) })
	o.register(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON Lines, one quantity a line")
	cmd.Flags().IntVar(&o.limit, "limit", 10, "quantities (0: all)")
	return cmd
}

func (a *app) figures(ctx context.Context, o figuresOptions, q string, inputs []string) error {
	if _, err := query.Parse(q); err != nil {
		return &codeError{exitUsage, err}
	}
	return a.lookTogether(ctx, o.inputOptions, inputs, func(t together) error {
		boards, err := t.BoardsFor(ctx, q)
		if err != nil {
			return err
		}
		if len(boards) == 0 {
			return &codeError{exitPartly, nil}
		}
		shown := boards[:shownOf(len(boards), o.limit)]
		if o.json {
			for i := range shown {
				if err := a.encode(&shown[i]); err != nil {
					return err
				}
			}
			return nil
		}
		return a.printSheet(func(p sheetPrinter) {
			for i := range shown {
				p.board(&shown[i])
			}
			p.more(len(boards) - len(shown))
		})
	})
}

// alsoShown is how many other articles that give a value too are named.
const alsoShown = 3

// board prints one quantity with its rows and conflicts.
func (p *sheetPrinter) board(b *model.Board) {
	p.printf("%s\n", paint(p.color, "1", oneLine(b.Sentence)))
	for i := range b.Rows {
		r := &b.Rows[i]
		source := r.Source
		if source == "" {
			source = "no source named"
		}
		p.printf("  %-10s  %-20s  %s\n", r.AsOf, oneLine(r.Text), oneLine(source))
		p.place(&r.Place)
		shown := shownOf(len(r.Also), alsoShown)
		for _, at := range r.Also[:shown] {
			p.printf("      and in %s\n", paint(p.color, "2", anchorOf(&at)))
		}
		if rest := len(r.Also) - shown; rest > 0 {
			p.printf("      and in %s\n", plural(rest, "other article", "other articles"))
		}
		if len(r.Copies) > 0 {
			p.printf("      and in %s\n", plural(len(r.Copies), "copy", "copies"))
		}
	}
	for i := range b.Conflicts {
		p.printf("  %-8s  %s\n", b.Conflicts[i].Kind, oneLine(b.Conflicts[i].Label))
	}
	p.printf("\n")
}
