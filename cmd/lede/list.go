package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type listOptions struct {
	inputOptions
	json bool
}

func (a *app) listCommand() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "list INPUT…",
		Short: "List articles, a line each",
		Long: `List the articles of the inputs: day of publication, reading time, headline,
publisher and path.

` + exitCodes,
		Example: `  lede list ~/clippings
  lede list --json feed.xml | jq -r .headline`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.list(c.Context(), o, args) })
	o.register(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON Lines, one article a line")
	return cmd
}

func (a *app) list(ctx context.Context, o listOptions, inputs []string) error {
	lo, err := a.loadOptions(o.inputOptions)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.streams.out)
	color := a.colored()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err = a.each(ctx, inputs, lo, func(b *model.Brief) error {
		if o.json {
			return enc.Encode(entryOf(b))
		}
		day := b.Source.Published
		if len(day) > 10 {
			day = day[:10]
		}
		_, err := fmt.Fprintf(out, "%-10s  %7s  %s  %s\n", day, minutes(b.ReadingSeconds), paint(color, "1", b.Headline), paint(color, "2", b.Source.Publisher+" "+b.Source.Path))
		return err
	})
	if flushErr := out.Flush(); flushErr != nil {
		return errors.Join(fmt.Errorf("print: %w", flushErr), err)
	}
	return err
}

func minutes(seconds int) string {
	return fmt.Sprintf("%d min", max(1, (seconds+30)/60))
}
