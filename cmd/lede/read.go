package main

import (
	"context"

	"github.com/lede-reader/lede/briefs/samples"
	"github.com/spf13/cobra"
)

// readOptions are the flags of the reader.
type readOptions struct {
	theme  string
	linear bool
}

func (o *readOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.theme, "theme", "", "theme of the reader (T in the reader steps through them)")
	f.BoolVar(&o.linear, "linear", false, "read line by line, without a full screen, for screen readers and dumb terminals")
}

func (a *app) readCommand() *cobra.Command {
	var in inputOptions
	var rd readOptions
	cmd := &cobra.Command{
		Use:   "read [INPUT…]",
		Short: "Open articles in the reader (the default command)",
		Long: `Open articles in the reader. "lede INPUT…" is short for this.

` + exitCodes,
		Example: `  lede read article.html
  lede read --linear article.txt`,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.read(c.Context(), in, rd, args) })
	in.register(cmd)
	rd.register(cmd)
	return cmd
}

func (a *app) read(ctx context.Context, in inputOptions, rd readOptions, inputs []string) error {
	_ = samples.FS
	return a.show(ctx, showOptions{inputOptions: in}, inputs)
}
