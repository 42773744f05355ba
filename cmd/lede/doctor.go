package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Read the whole library and say whether it is sound",
		Long: `Read the whole library and say whether it is sound: every page of the file,
every index, every count, and every fact of every article against its text.
Nothing is changed.

Exit codes: 0 sound; 1 not sound, and each fault is named on standard error;
2 usage; 3 there is no library, or it cannot be opened; 130 interrupted.`,
		Example: `  lede doctor
  lede doctor --library /mnt/desk`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.doctor(c.Context()) })
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
	}
	_, err = fmt.Fprintf(a.streams.out, "library   %s\nversion   %d\narticles  %d\nsize      %.1f MB\nverdict   %s\n", st.Place, st.Schema, st.Articles, float64(st.Bytes)/1e6, verdict)
	if err != nil {
		return fmt.Errorf("print: %w", err)
	}
	if len(problems) > 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}
