package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/spf13/cobra"
)

func (a *app) doctorCommand() *cobra.Command {
	var renew bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Read the whole library and say whether it is sound",
		Long: `Read the whole library and say whether it is sound: every page of its file
or every table on its server, every index, every count, and every fact of every
article against its text. Nothing is changed.

"outdated" counts articles whose facts an older lede found. The reader finds them
again in the background, a few at a time; --renew finds all of them at once. What
you did with an article stays; it takes about a second for a hundred articles.

Exit codes: 0 sound; 1 not sound, and each fault is named on standard error;
2 usage; 3 there is no library, or it cannot be opened; 130 interrupted.`,
		Example: `  lede doctor
  lede doctor --renew
  lede doctor --library /mnt/desk
  lede doctor --library postgres://ana@db.example/news`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error {
		if renew {
			return a.renew(c.Context())
		}
		return a.doctor(c.Context())
	})
	cmd.Flags().BoolVar(&renew, "renew", false, "find the facts of outdated articles again")
	return cmd
}

func (a *app) doctor(ctx context.Context) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	st, err := lib.Store().Status(ctx)
	if err != nil {
		return &codeError{exitPartly, err}
	}
	outdated, err := lib.Outdated(ctx)
	if err != nil {
		return failed(err)
	}
	problems := lib.Store().Check(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, p := range problems {
		a.warn(p)
	}
	verdict := "sound"
	if len(problems) > 0 {
		verdict = "not sound; a copy of the file and \"lede export\" save what can be read"
		if a.onServer() {
			verdict = "not sound; pg_dump and \"lede export\" save what can be read"
		}
	}
	_, err = fmt.Fprintf(a.streams.out, "library   %s\nversion   %d\narticles  %d\noutdated  %s\nsize      %.1f MB\nverdict   %s\n",
		st.Place, st.Schema, st.Articles, outdatedWords(outdated), float64(st.Bytes)/1e6, verdict)
	if err != nil {
		return fmt.Errorf("print: %w", err)
	}
	if len(problems) > 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}

func outdatedWords(n int) string {
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%d; an older lede found their facts, \"lede doctor --renew\" finds them again", n)
}

// renew finds the facts of all outdated articles again. The way of it is told on
// standard error, where that is a terminal.
func (a *app) renew(ctx context.Context) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	return errors.Join(a.renewAll(ctx, lib), named("close library", lib.Close()))
}

func (a *app) renewAll(ctx context.Context, lib *shelf.Library) error {
	before, err := lib.Outdated(ctx)
	if err != nil {
		return failed(err)
	}
	progress := io.Discard
	if a.isTerminal(a.streams.err) && os.Getenv("TERM") != "dumb" {
		progress = a.streams.err
	}
	fault := lib.Renew(ctx, func(done, total int) {
		_, _ = fmt.Fprintf(progress, "\r\x1b[K%d of %d articles read again", done, total)
	})
	_, _ = fmt.Fprint(progress, "\r\x1b[K")
	after, err := lib.Outdated(context.WithoutCancel(ctx))
	if err == nil {
		_, err = fmt.Fprintf(a.streams.out, "renewed   %d\noutdated  %d\n", before-after, after)
	}
	return errors.Join(failed(fault), failed(err))
}
