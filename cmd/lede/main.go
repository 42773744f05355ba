// Command lede opens news articles in the terminal as briefs: what happened,
// the key figures, who is involved, what was said, when, and what the terms
// mean. Every fact is a span of the article.
//
// One file holds one command: its options, its flags, and a run function over
// them. What a run returns decides the exit code; nothing else in the program
// calls os.Exit.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// version is set by the linker for releases.
var version = ""

// streams are the standard streams of a run.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run executes one command line and returns its exit code.
func run(args []string, s streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	app := &app{streams: s}
	root := app.root()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := execute(ctx, root)
	if err == nil {
		err = app.failure
	}
	return app.exit(ctx, err)
}

// execute hands the command line to cobra, and to fang where it draws: fang
// styles help and the manual page, but asks the terminal for its background
// when it does, so nothing else goes through it.
func execute(ctx context.Context, root *cobra.Command) error {
	return fang.Execute(ctx, root, fang.WithVersion(version), fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
}
