package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type listOptions struct {
	inputOptions
	json, unread, starred bool
	query, saved          string
	limit                 int
}

func (a *app) listCommand() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "list [INPUT…]",
		Short: "List articles, a line each",
		Long: `List the articles of the inputs, or of the library where no INPUT is given: day
of publication, reading time, headline, publisher and path. --query takes what
"lede find" takes, --saved the name of a query that "lede saved" or the reader
keeps. Articles of the library come with their state before them: "o" unread,
"-" begun, and "*" starred.

` + exitCodes,
		Example: `  lede list ~/clippings
  lede list --unread --query 'figure>500 unit:person'
  lede list --saved suez --unread
  lede list --json feed.xml | jq -r .headline`,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.listKept(c.Context(), o)
		}
		return a.list(c.Context(), o, args)
	})
	o.register(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON Lines, one article a line")
	f.BoolVar(&o.unread, "unread", false, "of the library: unread articles only")
	f.BoolVar(&o.starred, "starred", false, "of the library: starred articles only")
	f.StringVar(&o.query, "query", "", "of the library: articles that answer the query")
	f.StringVar(&o.saved, "saved", "", "of the library: articles that answer the query saved under a name")
	_ = cmd.RegisterFlagCompletionFunc("saved", a.completeSaved)
	f.IntVar(&o.limit, "limit", 0, "of the library: articles at most, newest first (0: all)")
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
			return enc.Encode(b.Entry())
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

// wanted is the query that the options of the library amount to.
func (o *listOptions) wanted() string {
	var all []string
	if o.saved != "" {
		all = append(all, query.Reference(o.saved))
	}
	if o.query != "" {
		all = append(all, "("+o.query+")")
	}
	if o.unread {
		all = append(all, "is:unread")
	}
	if o.starred {
		all = append(all, "is:starred")
	}
	return strings.Join(all, " ")
}

// listWindow is how many articles of the library are held in memory at once.
const listWindow = 1000

// listKept lists articles of the library.
func (a *app) listKept(ctx context.Context, o listOptions) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	if _, err := lib.Query(ctx, o.wanted()); err != nil {
		return &codeError{exitUsage, err}
	}
	out := bufio.NewWriter(a.streams.out)
	p := entryPrinter{out: out, color: a.colored(), json: o.json}
	for {
		q := model.ListQuery{Query: o.wanted(), Offset: p.n, Limit: listWindow}
		if o.limit > 0 {
			q.Limit = min(listWindow, o.limit-p.n)
		}
		list, err := lib.List(ctx, q)
		if err != nil {
			return &codeError{exitPartly, err}
		}
		for i := range list.Entries {
			if err := p.print(&list.Entries[i]); err != nil {
				return fmt.Errorf("print: %w", err)
			}
		}
		if len(list.Entries) < q.Limit || p.n == o.limit {
			break
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	if p.n == 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}

// entryPrinter prints entries of the library, a line each.
type entryPrinter struct {
	out   io.Writer
	color bool
	json  bool
	n     int
}

func (p *entryPrinter) print(e *model.Entry) error {
	p.n++
	if p.json {
		enc := json.NewEncoder(p.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(e)
	}
	state := map[model.ReadState]string{model.StateUnread: "o", model.StateReading: "-", model.StateRead: " "}[e.State]
	star := " "
	if e.Starred {
		star = "*"
	}
	day := e.Published[:min(len(e.Published), len("2006-01-02"))]
	_, err := fmt.Fprintf(p.out, "%s%s %-10s  %7s  %s  %s\n", state, star, day, minutes(e.ReadingSeconds), paint(p.color, "1", e.Headline), paint(p.color, "2", e.Publisher+" "+e.Path))
	return err
}
