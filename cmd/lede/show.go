package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/markdown"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/spf13/cobra"
)

type showOptions struct {
	inputOptions
	json, md, plain bool
}

func (a *app) showCommand() *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{
		Use:   "show INPUT…",
		Short: "Print the briefs of articles",
		Long: `Print the brief of every article: summary, key figures, actors, quotes,
timeline and glossary, then the text.

With --json each article is one line of JSON (lede.brief/1), in input order:
the public interface for scripts. --plain says everything in words, one fact a
line, for screen readers and dumb terminals.

` + exitCodes,
		Example: `  lede show article.txt
  lede show --json ~/clippings | jq '.figures[].text'
  lede show --md article.html > brief.md
  cat mail.eml | lede show --plain -`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.show(c.Context(), o, args) })
	o.register(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON Lines, one brief a line")
	f.BoolVar(&o.md, "md", false, "print Markdown")
	f.BoolVar(&o.plain, "plain", false, "print plain lines, everything said in words")
	cmd.MarkFlagsMutuallyExclusive("json", "md", "plain")
	return cmd
}

func (a *app) show(ctx context.Context, o showOptions, inputs []string) error {
	lo, err := a.loadOptions(o.inputOptions)
	if err != nil {
		return err
	}
	return a.print(ctx, inputs, lo, o)
}

// print writes the briefs of the inputs as the options say.
func (a *app) print(ctx context.Context, inputs []string, lo load.Options, o showOptions) error {
	out := bufio.NewWriterSize(a.streams.out, 64<<10)
	p := a.printer(out, o)
	err := a.each(ctx, inputs, lo, func(b *model.Brief) error {
		if err := p(b); err != nil {
			return fmt.Errorf("print: %w", err)
		}
		return nil
	})
	if flushErr := out.Flush(); flushErr != nil {
		return errors.Join(fmt.Errorf("print: %w", flushErr), err)
	}
	return err
}

// printer returns the function that prints one brief.
func (a *app) printer(out io.Writer, o showOptions) func(*model.Brief) error {
	first := true
	between := func(sep string) {
		if !first {
			_, _ = io.WriteString(out, sep)
		}
		first = false
	}
	switch {
	case o.json:
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return func(b *model.Brief) error { return enc.Encode(b) }
	case o.md:
		return func(b *model.Brief) error {
			between("\n---\n\n")
			_, err := io.WriteString(out, sheet.Markdown(b)+"\n## Text\n\n"+sheet.Text(b))
			return err
		}
	case o.plain:
		return func(b *model.Brief) error {
			between("\n\n")
			_, err := io.WriteString(out, sheet.Plain(b))
			return err
		}
	}
	color, width := a.colored(), a.columns()
	return func(b *model.Brief) error {
		between("\n")
		rendered, err := markdown.Render(sheet.Markdown(b), markdown.Options{Width: width, Color: color})
		if errors.Is(err, markdown.ErrTooHard) { // thousands of facts: plain lines, which hold the text too
			_, err = io.WriteString(out, sheet.Plain(b))
			return err
		}
		if err != nil {
			return err
		}
		_, err = io.WriteString(out, rendered+"\n"+paint(color, "1", strings.Repeat("─", min(width, 12)))+"\n\n"+sheet.Body(b, width, color))
		return err
	}
}
