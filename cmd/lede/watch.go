package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/spf13/cobra"
)

type watchOptions struct {
	inputOptions
	every time.Duration
}

func (a *app) watchCommand() *cobra.Command {
	var o watchOptions
	cmd := &cobra.Command{
		Use:   "watch DIR",
		Short: "Put articles into the library as files come into a folder",
		Long: `Put the articles of a folder into the library, and those of files that come or
change from then on, until interrupted: a line for each article as soon as it is
safe on the disk.

` + exitCodes,
		Example: `  lede watch ~/Downloads/news
  lede watch --every 30s /mnt/wire`,
		Args: cobra.ExactArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.watch(c.Context(), o, args[0]) })
	o.register(cmd)
	cmd.Flags().DurationVar(&o.every, "every", 2*time.Second, "time between looks at the folder")
	return cmd
}

func (a *app) watch(ctx context.Context, o watchOptions, dir string) error {
	if o.every < 10*time.Millisecond {
		return &codeError{exitUsage, fmt.Errorf("--every is at least 10ms, not %s", o.every)}
	}
	lo, err := a.loadOptions(o.inputOptions)
	if err != nil {
		return err
	}
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	r := a.receipts()
	err = lib.Watch(ctx, dir, o.every, lo, func(res shelf.Result) {
		if res.Err != nil || res.Outcome != store.Kept {
			r.take(res)
		}
	})
	if err := errors.Join(err, lib.Close()); err != nil {
		return &codeError{exitPartly, err}
	}
	return ctx.Err()
}
