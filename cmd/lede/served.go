package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/linear"
	"github.com/lede-reader/lede/ui/remote"
	"github.com/spf13/cobra"
)

// remoteCommands are what readers run over SSH without a terminal. Each has a
// command line of its own that knows the library and standard input, but no file
// of the server's and no flag that leads to one.
func (a *app) remoteCommands(lib *shelf.Library) map[string]remote.Command {
	run := func(command func(*served) *cobra.Command) func(context.Context, remote.Call) int {
		return func(ctx context.Context, c remote.Call) int { return runServed(ctx, lib, c, command) }
	}
	return map[string]remote.Command{
		"list": {Help: "list articles: list [--unread] [--json] [QUERY]", Run: run((*served).listCommand)},
		"find": {Help: "search the library: find [--json] [--limit N] QUERY", Run: run((*served).findCommand)},
		"show": {Help: "print briefs: show [--json|--md|--plain] ID…", Run: run((*served).showCommand)},
		"add":  {Help: "add what comes on standard input: add [--format F] -", Run: run((*served).addCommand), Allowed: func(r remote.Reader) bool { return r.Add }},
		"log":  {Help: "what you read, marked and noted: log [--json] [--limit N]", Run: run((*served).logCommand), Allowed: func(r remote.Reader) bool { return !r.Anonymous }},
		"read": {Help: "read line by line, without a full screen: ssh -T HOST read", Run: run((*served).readCommand), Long: true},
	}
}

// served is one run of a command over SSH.
type served struct {
	app *app
	lib *shelf.Library
	// all is the library for reading; nothing of an anonymous reader is kept.
	all interface {
		linear.Library
		List(ctx context.Context, q model.ListQuery) (model.List, error)
	}
}

// runServed runs one command line and returns its exit code.
func runServed(ctx context.Context, lib *shelf.Library, c remote.Call, command func(*served) *cobra.Command) int {
	s := &served{app: &app{streams: streams{c.In, c.Out, c.Err}, global: globalOptions{color: "never"}}}
	if s.lib = lib.For(c.Reader.Name); c.Reader.Anonymous {
		s.lib = lib.For(remote.AnonymousName)
		s.all = readOnly{s.lib}
	} else {
		s.all = s.lib
	}
	args, err := servedArgs(c.Name, c.Args)
	if err != nil {
		return s.app.exit(ctx, err)
	}
	cmd := command(s)
	cmd.SetArgs(append([]string{}, args...)) // nil would mean the server's own arguments
	cmd.SetIn(c.In)
	cmd.SetOut(c.Out)
	cmd.SetErr(c.Err)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.CompletionOptions.DisableDefaultCmd = true
	if err = cmd.ExecuteContext(ctx); err == nil {
		err = s.app.failure
	}
	return s.app.exit(ctx, err)
}

// servedArgs splits a command line. Queries are taken as they stand, quotes and
// all: the client's shell has had its turn with them.
func servedArgs(name, line string) ([]string, error) {
	var flags []string
	if name == "find" || name == "list" {
		for strings.HasPrefix(line, "--") {
			flag, rest, _ := strings.Cut(line, " ")
			if flag == "--limit" {
				var n string
				n, rest, _ = strings.Cut(strings.TrimSpace(rest), " ")
				flag += "=" + n
			}
			flags, line = append(flags, flag), strings.TrimSpace(rest)
		}
		if line == "" {
			return flags, nil
		}
		return append(flags, "--", line), nil
	}
	return remote.Words(line)
}

func (s *served) listCommand() *cobra.Command {
	var unread, asJSON bool
	cmd := &cobra.Command{Use: "list [QUERY]", Short: "List articles of the library", Long: "List articles of the library, newest first.\n\n" + exitCodes, Args: cobra.MaximumNArgs(1)}
	cmd.Flags().BoolVar(&unread, "unread", false, "only those you have not read")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one article a line")
	cmd.RunE = s.app.guard(func(c *cobra.Command, args []string) error {
		q := strings.Join(args, " ")
		if unread {
			q = strings.TrimSpace("is:unread " + q)
		}
		return s.list(c.Context(), q, asJSON)
	})
	return cmd
}

func (s *served) list(ctx context.Context, q string, asJSON bool) error {
	if _, err := query.Parse(q); err != nil {
		return &codeError{exitUsage, err}
	}
	out := bufio.NewWriter(s.app.streams.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	const window = 500
	for offset := 0; ; offset += window {
		list, err := s.all.List(ctx, model.ListQuery{Query: q, Offset: offset, Limit: window})
		if err != nil {
			return &codeError{exitPartly, err}
		}
		if list.Total == 0 {
			return &codeError{exitPartly, nil}
		}
		for i := range list.Entries {
			e := &list.Entries[i]
			if asJSON {
				err = enc.Encode(e)
			} else {
				_, err = fmt.Fprintf(out, "%s  %-10.10s  %7s  %-7s  %s  %s\n", e.ID, e.Published, minutes(e.ReadingSeconds), e.State, e.Headline, e.Publisher)
			}
			if err != nil {
				return fmt.Errorf("print: %w", err)
			}
		}
		if offset+len(list.Entries) >= list.Total || len(list.Entries) == 0 {
			return named("print", out.Flush())
		}
	}
}

func (s *served) findCommand() *cobra.Command {
	var o findOptions
	cmd := &cobra.Command{Use: "find QUERY", Short: "Search the library", Long: "Search headlines, text and facts of the library.\n\n" + exitCodes, Args: cobra.ExactArgs(1)}
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON Lines, one hit a line")
	cmd.Flags().IntVar(&o.limit, "limit", 200, "hits in all (0: no limit)")
	cmd.RunE = s.app.guard(func(c *cobra.Command, args []string) error { return s.find(c.Context(), o, args[0]) })
	return cmd
}

func (s *served) find(ctx context.Context, o findOptions, q string) error {
	n, err := query.Parse(q)
	if err == nil && n == nil {
		err = errors.New("the query is empty; write a word, or a field such as who:NAME")
	}
	if err != nil {
		return &codeError{exitUsage, err}
	}
	hits, err := s.all.Search(ctx, q, o.limit)
	if err != nil {
		return &codeError{exitPartly, err}
	}
	if len(hits) == 0 {
		return &codeError{exitPartly, nil}
	}
	out := bufio.NewWriter(s.app.streams.out)
	if err := s.printFound(out, hits, o.json); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return named("print", out.Flush())
}

// printFound prints hits, those of one article under its headline.
func (s *served) printFound(out io.Writer, hits []model.Hit, asJSON bool) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	last := ""
	for i := range hits {
		h := &hits[i]
		if asJSON {
			if err := enc.Encode(h); err != nil {
				return err
			}
			continue
		}
		if h.ArticleID != last {
			_, _ = fmt.Fprintf(out, "%s  %s\n", h.ArticleID, h.Headline)
			last = h.ArticleID
		}
		label := oneLine(h.Label)
		if h.Kind != model.HitText && h.Kind != model.HitHeadline {
			label += ": "
		} else {
			label = ""
		}
		if _, err := fmt.Fprintf(out, "  %-8s  %s%s\n", h.Kind, label, oneLine(h.Sentence)); err != nil {
			return err
		}
	}
	return nil
}

func (s *served) showCommand() *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{Use: "show ID…", Short: "Print briefs of the library", Long: "Print briefs of the library by the IDs that list and find print.\n\n" + exitCodes, Args: cobra.MinimumNArgs(1)}
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON Lines, one brief a line")
	f.BoolVar(&o.md, "md", false, "print Markdown")
	f.BoolVar(&o.plain, "plain", false, "print plain lines, everything said in words")
	f.IntVar(&s.app.global.width, "width", 0, "columns to lay text out in")
	cmd.MarkFlagsMutuallyExclusive("json", "md", "plain")
	cmd.PreRunE = func(*cobra.Command, []string) error { return s.app.global.check() }
	cmd.RunE = s.app.guard(func(c *cobra.Command, args []string) error { return s.show(c.Context(), o, args) })
	return cmd
}

func (s *served) show(ctx context.Context, o showOptions, ids []string) error {
	out := bufio.NewWriterSize(s.app.streams.out, 64<<10)
	p := s.app.printer(out, o)
	done, failed := 0, 0
	for _, id := range ids {
		b, err := s.all.Brief(ctx, id)
		if errors.Is(err, store.ErrUnknown) {
			err = fmt.Errorf("show %q: %w; list prints the IDs", clean.Line(id), store.ErrUnknown)
		}
		if err != nil {
			s.app.warn(err)
			failed++
			continue
		}
		if err := p(b); err != nil {
			return fmt.Errorf("print: %w", err)
		}
		done++
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return outcome(done, failed)
}

func (s *served) addCommand() *cobra.Command {
	var o inputOptions
	cmd := &cobra.Command{Use: "add -", Short: "Put articles into the library", Long: "Put the articles of standard input into the library.\n\n" + exitCodes}
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || args[0] != "-" {
			return errors.New(`over SSH only standard input can be added: cat FILE | ssh HOST add -`)
		}
		return nil
	}
	cmd.Flags().StringVar(&o.format, "format", "", "format of the input (sniffed when not given)")
	cmd.RunE = s.app.guard(func(c *cobra.Command, args []string) error {
		lo, err := s.app.loadOptions(o)
		if err != nil {
			return err
		}
		r := s.app.receipts()
		return r.outcome(s.lib.Add(c.Context(), args, lo, r.take))
	})
	return cmd
}

func (s *served) logCommand() *cobra.Command {
	var limit int
	var asJSON bool
	cmd := &cobra.Command{Use: "log", Short: "Print your reading log", Long: "Print what you read, marked and noted, newest first.\n\n" + exitCodes, Args: cobra.NoArgs}
	cmd.Flags().IntVar(&limit, "limit", 50, "lines at most (0: all)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one deed a line")
	cmd.RunE = s.app.guard(func(c *cobra.Command, _ []string) error {
		return s.app.printLog(c.Context(), s.lib, limit, asJSON)
	})
	return cmd
}

func (s *served) readCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "read [ID]", Short: "Read line by line", Long: "Read line by line, without a full screen, for screen readers and dumb terminals.\n\n" + exitCodes, Args: cobra.MaximumNArgs(1)}
	cmd.RunE = s.app.guard(func(c *cobra.Command, args []string) error {
		return named("read", linear.Run(c.Context(), s.all, s.app.streams.in, s.app.streams.out, linear.Options{Article: strings.Join(args, "")}))
	})
	return cmd
}
