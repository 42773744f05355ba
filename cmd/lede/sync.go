package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/lede-reader/lede/briefs/follow"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

// libraryCommands are the commands that work on the kept library only.
func (a *app) libraryCommands() []*cobra.Command {
	return []*cobra.Command{a.addCommand(), a.syncCommand(), a.feedsCommand(), a.exportCommand(), a.importCommand(), a.doctorCommand(), a.watchCommand()}
}

func (a *app) syncCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sync",
		Short: "Fetch what is new in the feeds of the library",
		Long: `Look at every feed that was added with "lede add --feed" or "lede feeds import",
several at once, and put what is new into the library: a line for each article
as soon as it is safe on the disk. A feed that fails is named, does not hold up
the others, and is looked at again next time.

` + exitCodes,
		Example: `  lede add --feed https://example.org/feed.xml
  lede sync`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.sync(c.Context()) })
	return cmd
}

func (a *app) sync(ctx context.Context) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	feeds, err := lib.Store().Feeds(ctx)
	if err != nil {
		return &codeError{exitPartly, err}
	}
	if len(feeds) == 0 {
		return &codeError{exitNothing, errors.New("no feed is followed yet; follow one with: lede add --feed URL")}
	}
	return a.syncFeeds(ctx, lib, feeds)
}

// addFeeds follows feeds and looks at them at once.
func (a *app) addFeeds(ctx context.Context, addresses []string, folder string) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	var feeds []model.Feed
	for _, address := range addresses {
		f, err := follow.Add(ctx, lib.Store(), address, folder)
		if err != nil {
			return &codeError{exitUsage, err}
		}
		feeds = append(feeds, f)
	}
	return a.syncFeeds(ctx, lib, feeds)
}

// syncFeeds looks at feeds. Articles are told on standard output, the way of it
// on standard error, where it is a terminal.
func (a *app) syncFeeds(ctx context.Context, lib *shelf.Library, feeds []model.Feed) error {
	r := a.receipts()
	progress := io.Discard
	if a.isTerminal(a.streams.err) && os.Getenv("TERM") != "dumb" {
		progress = a.streams.err
	}
	good := 0
	err := (&follow.Client{UserAgent: "lede/" + version}).Sync(ctx, lib, feeds, func(e follow.Event) {
		_, _ = fmt.Fprint(progress, "\r\x1b[K")
		switch {
		case e.Err != nil:
			a.warn(e.Err)
			r.failed++
		case e.Result == nil:
			good++
		case e.Result.Err != nil || e.Result.Outcome != store.Kept:
			r.take(*e.Result)
		}
		_, _ = fmt.Fprintf(progress, "%d of %d feeds, %d articles new or changed", e.Done, e.Total, r.done)
	})
	_, _ = fmt.Fprint(progress, "\r\x1b[K")
	r.done += good // a feed without news is no failure
	return r.outcome(err)
}

func (a *app) feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List the feeds the library follows, or take them over from another reader",
		Long: `List the feeds the library follows, a line each: address, title, and why the
last look failed, if it did.

` + exitCodes,
		Example: `  lede feeds
  lede feeds import subscriptions.opml
  lede feeds export > subscriptions.opml
  lede feeds drop https://example.org/feed.xml`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.listFeeds(c.Context()) })
	imp := &cobra.Command{Use: "import FILE", Short: "Follow the feeds of an OPML list", Long: "Follow the feeds of an OPML list. They are fetched by the next \"lede sync\".\n\n" + exitCodes, Args: cobra.ExactArgs(1)}
	imp.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.importOPML(c.Context(), args[0]) })
	exp := &cobra.Command{Use: "export", Short: "Print the feeds as an OPML list", Long: "Print the feeds as an OPML list, which other readers take.\n\n" + exitCodes, Args: cobra.NoArgs}
	exp.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.exportOPML(c.Context()) })
	drop := &cobra.Command{Use: "drop URL…", Short: "Follow feeds no longer; their articles stay", Long: "Follow feeds no longer; their articles stay.\n\n" + exitCodes, Args: cobra.MinimumNArgs(1)}
	drop.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.dropFeeds(c.Context(), args) })
	cmd.AddCommand(imp, exp, drop)
	return cmd
}

func (a *app) listFeeds(ctx context.Context) error {
	feeds, err := a.feeds(ctx)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		line := clean.Line(f.URL) + "  " + clean.Line(f.Title)
		if f.Error != "" {
			line += fmt.Sprintf("  (failed %d times: %s)", f.Failures, clean.Line(f.Error))
		}
		if _, err := fmt.Fprintln(a.streams.out, line); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

// feeds reads the feeds of a library that there is.
func (a *app) feeds(ctx context.Context) ([]model.Feed, error) {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = lib.Close() }()
	feeds, err := lib.Store().Feeds(ctx)
	if err == nil && len(feeds) == 0 {
		err = errors.New("no feed is followed yet; follow one with: lede add --feed URL")
	}
	if err != nil {
		return nil, &codeError{exitPartly, err}
	}
	return feeds, nil
}

func (a *app) importOPML(ctx context.Context, path string) error {
	in, err := os.Open(path)
	if err != nil {
		return &codeError{exitNothing, err}
	}
	defer func() { _ = in.Close() }()
	feeds, err := follow.ReadOPML(in)
	if err != nil {
		return &codeError{exitNothing, fmt.Errorf("%s: %w", path, err)}
	}
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	for _, f := range feeds {
		kept, err := follow.Add(ctx, lib.Store(), f.URL, f.Folder)
		if err == nil && kept.Title == "" && f.Title != "" {
			kept.Title = f.Title
			err = lib.Store().PutFeed(ctx, kept)
		}
		if err != nil {
			return &codeError{exitPartly, err}
		}
		if _, err := fmt.Fprintf(a.streams.out, "followed %s\n", clean.Line(f.URL)); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

func (a *app) exportOPML(ctx context.Context) error {
	feeds, err := a.feeds(ctx)
	if err != nil {
		return err
	}
	return follow.WriteOPML(a.streams.out, feeds)
}

func (a *app) dropFeeds(ctx context.Context, addresses []string) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	for _, address := range addresses {
		if err := lib.Store().DropFeed(ctx, address); err != nil {
			return &codeError{exitPartly, err}
		}
	}
	return nil
}
