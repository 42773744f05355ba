package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/charmbracelet/x/term"
	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
	"github.com/lede-reader/lede/model/gloss"
	"github.com/spf13/cobra"
)

// app is one run of the program: its streams, the options all commands share,
// and the failure that decides the exit code.
type app struct {
	streams streams
	global  globalOptions
	failure error
}

// globalOptions are the flags that every command takes.
type globalOptions struct {
	color   string
	width   int
	library string
}

// inputOptions are the flags of commands that read inputs.
type inputOptions struct {
	format   string
	verbatim bool
}

func (a *app) root() *cobra.Command {
	var in inputOptions
	var rd readOptions
	cmd := &cobra.Command{
		Use:   "lede [INPUT…]",
		Short: "Read news articles as briefs, every fact anchored to its place in the text",
		Long: `lede opens news articles in the terminal as briefs: what happened, the key
figures, who is involved, what was said, when, and what the terms mean.

INPUT is a file (plain text, Markdown, saved web page, e-mail, feed, ninjs,
JSON Lines), a folder, or "-" for standard input. Without INPUT the samples
open. Where standard output is not a terminal, lede prints like "lede show".

` + exitCodes,
		Example: `  lede article.html
  lede ~/clippings
  curl -s https://example.org/feed.xml | lede -`,
		Args: cobra.ArbitraryArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.read(c.Context(), in, rd, args) })
	p := cmd.PersistentFlags()
	p.StringVar(&a.global.color, "color", "auto", "colour: auto, always or never")
	p.IntVar(&a.global.width, "width", 0, "columns to lay text out in (0: the terminal's)")
	p.StringVar(&a.global.library, "library", "", "folder of the library, or its server: postgres://USER@HOST/DATABASE (the data folder of \"lede dirs\" when not given)")
	in.register(cmd)
	rd.register(cmd)
	cmd.PersistentPreRunE = func(*cobra.Command, []string) error { return a.global.check() }
	cmd.AddCommand(a.readCommand(), a.showCommand(), a.findCommand(), a.listCommand(), a.serveCommand(), a.glossaryCommand(), a.dirsCommand(), a.savedCommand(), a.logCommand())
	cmd.AddCommand(a.libraryCommands()...)
	cmd.AddCommand(a.togetherCommands()...)
	finishHelp(cmd)
	return cmd
}

// finishHelp gives the commands that cobra makes what every help here has: the
// exit codes, and an example.
func finishHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("completion") // it is made only when asked for, or when there are others
	for _, top := range root.Commands() {
		for _, c := range append(top.Commands(), top) {
			if !strings.Contains(c.Long, "Exit codes:") {
				c.Long = strings.TrimRight(c.Long, "\n") + "\n\n" + exitCodes
			}
			if c.Example == "" {
				c.Example = "  " + c.CommandPath() + " --help"
			}
		}
	}
}

func (o *inputOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "format of every input: "+strings.Join(load.Formats(), ", ")+" (sniffed when not given)")
	f.BoolVar(&o.verbatim, "verbatim", false, "take the text of JSON Lines as it stands, so that offsets fit it")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(load.Formats(), cobra.ShellCompDirectiveNoFileComp))
}

func (o *globalOptions) check() error {
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return fmt.Errorf("--color is auto, always or never, not %q", o.color)
	}
	if o.width < 0 || o.width > maxWidth {
		return fmt.Errorf("--width is a number of columns up to %d, not %d", maxWidth, o.width)
	}
	return nil
}

// maxWidth bounds --width: no terminal is wider.
const maxWidth = 1000

func (a *app) loadOptions(o inputOptions) (load.Options, error) {
	if o.format != "" && !slices.Contains(load.Formats(), o.format) {
		return load.Options{}, &codeError{exitUsage, fmt.Errorf("--format is one of %s, not %q", strings.Join(load.Formats(), ", "), o.format)}
	}
	return load.Options{Format: model.Format(o.format), Verbatim: o.verbatim, Stdin: a.streams.in}, nil
}

// each makes the brief of every article of the inputs and hands it to f, in
// input order. Inputs that fail are named on standard error; the error it
// returns says so with its exit code.
func (a *app) each(ctx context.Context, inputs []string, o load.Options, f func(*model.Brief) error) error {
	lib, end := a.library(ctx)
	defer end()
	refs, errs := load.Expand(ctx, inputs)
	done, failed := 0, failures{warn: a.warn}
	defer failed.close()
	for _, err := range errs {
		failed.add(err)
	}
	for m := range lib.Stream(ctx, refs, o) {
		if m.Err != nil {
			failed.add(m.Err)
			continue
		}
		if err := f(m.Brief); err != nil {
			return err
		}
		done++
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return outcome(done, failed.count)
}

// outcome is the exit code of a run over inputs.
func outcome(done, failed int) error {
	switch {
	case done == 0 && failed == 0:
		return &codeError{exitNothing, errors.New("there is no article in the inputs; name a file or a folder with articles")}
	case done == 0:
		return &codeError{exitNothing, nil}
	case failed > 0:
		return &codeError{exitPartly, nil}
	}
	return nil
}

func (a *app) warn(err error) { complain(a.streams.err, err) }

// library makes an empty library. The user's glossaries and the dictionaries
// are read when they are first needed; what is wrong with them goes to report.
func library(report func(error)) *briefs.Library { return briefs.New(libraryOptions(report)) }

// libraryOptions are what every library works with, in memory or kept.
func libraryOptions(report func(error)) briefs.Options {
	set := sync.OnceValue(func() glossarySet {
		g, err := readGlossaries()
		if err != nil {
			report(err)
		}
		return g
	})
	return briefs.Options{
		Analyzer: analyze.New(analyze.Options{Glossary: func() *gloss.Glossary { return set().glossary }}),
		Glossary: func() []model.Definition { return set().glossary.All() },
		Definers: func() []briefs.Definer { return set().definers },
	}
}

// colored reports whether printed output carries colour: as --color says, else
// as NO_COLOR, CLICOLOR_FORCE and TERM say, else where it is a terminal.
func (a *app) colored() bool {
	switch {
	case a.global.color == "always":
		return true
	case a.global.color == "never" || os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("CLICOLOR_FORCE") != "" && os.Getenv("CLICOLOR_FORCE") != "0":
		return true
	}
	return os.Getenv("TERM") != "dumb" && a.isTerminal(a.streams.out)
}

// isTerminal reports whether a stream is a terminal.
func (a *app) isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// columns is the width to lay printed text out in.
func (a *app) columns() int {
	if a.global.width > 0 {
		return a.global.width
	}
	if f, ok := a.streams.out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, readable)
		}
	}
	return readable
}

// readable is the widest a printed brief is laid out.
const readable = 100
