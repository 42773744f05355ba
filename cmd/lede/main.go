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
	"image/color"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
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
	err := execute(ctx, root, args)
	if err == nil {
		err = app.failure
	}
	return app.exit(ctx, err)
}

// execute hands the command line to cobra, and to fang what fang draws: help and
// the manual page.
func execute(ctx context.Context, root *cobra.Command, args []string) error {
	if len(args) > 0 && args[0] == "man" {
		return styled(ctx, root)
	}
	root.SilenceUsage, root.SilenceErrors = true, true
	root.Version = versionOf()
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		stdout := os.Stdout
		os.Stdout = nil // fang asks the terminal behind it for its background, and waits for the answer
		defer func() { os.Stdout = stdout }()
		root.SetArgs(append(strings.Fields(c.CommandPath())[1:], "--help"))
		_ = styled(ctx, root)
	})
	return root.ExecuteContext(ctx)
}

// styled lets fang run the command line.
func styled(ctx context.Context, root *cobra.Command) error {
	return fang.Execute(ctx, root, fang.WithVersion(version), fang.WithColorSchemeFunc(helpColors),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
}

// helpColors are of the terminal's own, and the text is as the terminal writes
// it, for whether that is dark on light is not known.
func helpColors(lipgloss.LightDarkFunc) fang.ColorScheme {
	text := lipgloss.NoColor{}
	return fang.ColorScheme{
		Base: text, Description: text, Argument: text, DimmedArgument: text, Help: text, Dash: text, Codeblock: text, Program: lipgloss.Cyan,
		Title: lipgloss.Blue, Comment: lipgloss.BrightBlack, Flag: lipgloss.Magenta, FlagDefault: lipgloss.BrightMagenta, Command: lipgloss.Cyan,
		QuotedString: lipgloss.Green, ErrorHeader: [2]color.Color{text, text}, ErrorDetails: text,
	}
}

// versionOf is the version of a release, or of the module that was built.
func versionOf() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Sum != "" {
		return info.Main.Version
	}
	return "unknown (built from source)"
}
