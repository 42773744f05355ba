package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func (a *app) exportCommand() *cobra.Command {
	var notes bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print the whole library, to keep or to move it",
		Long: `Print the whole library as JSON Lines: every version of every article with its
facts, the feeds, and what every reader did. "lede import" reads it back. With
--notes, print the notes of all readers, signed, and the sentences they stand on
as Markdown instead.

` + exitCodes,
		Example: `  lede export > library.jsonl
  lede export | ssh desk lede import -
  lede export --notes > notes.md`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.export(c.Context(), notes) })
	cmd.Flags().BoolVar(&notes, "notes", false, "the notes only, as Markdown")
	return cmd
}

func (a *app) export(ctx context.Context, notes bool) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	if notes {
		err = lib.ExportNotes(ctx, a.streams.out)
	} else {
		err = lib.Export(ctx, a.streams.out)
	}
	if err != nil {
		return &codeError{exitPartly, err}
	}
	return nil
}

func (a *app) importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Put an exported library into this one",
		Long: `Put what "lede export" printed into the library, over what is there. "-" is
standard input. Articles that are there already are kept as they are.

` + exitCodes,
		Example: `  lede import library.jsonl
  lede import --library /mnt/desk - < library.jsonl`,
		Args: cobra.ExactArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.importLibrary(c.Context(), args[0]) })
	return cmd
}

func (a *app) importLibrary(ctx context.Context, path string) error {
	in := a.streams.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return &codeError{exitNothing, err}
		}
		defer func() { _ = f.Close() }()
		in = io.Reader(f)
	}
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	r := a.receipts()
	err = lib.Import(ctx, in, r.take)
	if closeErr := lib.Close(); closeErr != nil {
		err = errors.Join(err, fmt.Errorf("close library: %w", closeErr))
	}
	if err == nil && r.failed == 0 {
		return r.err
	}
	return r.outcome(err)
}
