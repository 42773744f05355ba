package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/spf13/cobra"
)

func (a *app) addCommand() *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add INPUT…",
		Short: "Put articles into the library",
		Long: `Put the articles of the inputs into the library, with their facts, and print a
line for each as soon as it is safe on the disk:

  added ID HEADLINE     it is new
  changed ID HEADLINE   it is a new version of an article of the library: the same
                        address, or the same file; the version before is kept
  kept ID HEADLINE      it is there already

Adding the same inputs again changes nothing. With --feed, INPUT is the address
or the file of a feed: it is followed from now on, and "lede sync" fetches what
is new in it.

` + exitCodes,
		Example: `  lede add ~/clippings
  curl -s https://example.org/feed.xml | lede add -
  lede add --feed https://example.org/feed.xml
  lede add --library /mnt/desk saved.html`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error {
		if o.feed {
			return a.addFeeds(c.Context(), args, o.folder)
		}
		return a.add(c.Context(), o.inputOptions, args)
	})
	o.register(cmd)
	cmd.Flags().BoolVar(&o.feed, "feed", false, "follow INPUT as a feed")
	cmd.Flags().StringVar(&o.folder, "folder", "", "with --feed: the folder to list it in")
	return cmd
}

type addOptions struct {
	inputOptions
	feed   bool
	folder string
}

func (a *app) add(ctx context.Context, o inputOptions, inputs []string) error {
	lo, err := a.loadOptions(o)
	if err != nil {
		return err
	}
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	r := a.receipts()
	err = lib.Add(ctx, inputs, lo, r.take)
	if closeErr := lib.Close(); closeErr != nil {
		err = errors.Join(err, fmt.Errorf("close library: %w", closeErr))
	}
	return r.outcome(err)
}

// receipts prints what becomes of articles on their way into the library.
type receipts struct {
	app          *app
	done, failed int
	err          error // of printing
}

func (a *app) receipts() *receipts { return &receipts{app: a} }

// take prints one result at once: who waits for the line may rely on it.
func (r *receipts) take(res shelf.Result) {
	if res.Err != nil {
		r.app.warn(res.Err)
		r.failed++
		return
	}
	r.done++
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.app.streams.out, "%s %s %s\n", res.Outcome, clean.Line(res.ID), clean.Line(res.Headline))
	}
}

// outcome joins the error of the whole run with those of single inputs.
func (r *receipts) outcome(err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case err != nil:
		return &codeError{exitPartly, err}
	case r.err != nil:
		return fmt.Errorf("print: %w", r.err)
	}
	return outcome(r.done, r.failed)
}
