package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/spf13/cobra"
)

func (a *app) logCommand() *cobra.Command {
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Print your reading log",
		Long: `Print what you did with the articles of the library, newest first: what you
read, starred, tagged, noted and marked, what you took back, and when. What was
done to many articles in one stroke is one line. The reader shows the same with
its key L.

` + exitCodes,
		Example: `  lede log
  lede log --limit 0 --json | jq -r 'select(.kind == "state" and .value == "read") | .article.headline'`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.log(c.Context(), limit, asJSON) })
	cmd.Flags().IntVar(&limit, "limit", 50, "lines at most (0: all)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one deed a line")
	return cmd
}

func (a *app) log(ctx context.Context, limit int, asJSON bool) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	return a.printLog(ctx, lib, limit, asJSON)
}

// printLog prints the log of the library's reader.
func (a *app) printLog(ctx context.Context, lib *shelf.Library, limit int, asJSON bool) error {
	if limit < 0 {
		return &codeError{exitUsage, fmt.Errorf("--limit is a number of lines, not %d", limit)}
	}
	deeds, err := lib.Log(ctx, limit)
	if err != nil {
		return failed(err)
	}
	if len(deeds) == 0 {
		return &codeError{exitPartly, errors.New("the log is empty; what you read, star, tag, note and mark is written down in it")}
	}
	out := bufio.NewWriter(a.streams.out)
	color := a.colored()
	for i := range deeds {
		if asJSON {
			if err := encodeTo(out, &deeds[i]); err != nil {
				return err
			}
			continue
		}
		d := &deeds[i]
		verb, object, detail := sheet.Deed(d)
		if detail != "" {
			detail = "  " + paint(color, "2", detail)
		}
		_, _ = fmt.Fprintf(out, "%s  %-9s  %s%s\n", d.At.Local().Format("2006-01-02 15:04"), verb, paint(color, "1", object), detail)
	}
	return named("print", out.Flush())
}
