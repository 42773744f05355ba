package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/dictionary"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/gloss"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/spf13/cobra"
)

// glossarySet is every glossary of a run.
type glossarySet struct {
	glossary *gloss.Glossary
	definers []briefs.Definer
}

// definer makes a definer of a glossary, which never fails.
type definer struct{ *gloss.Glossary }

func (d definer) Lookup(word string) ([]model.Definition, error) {
	return d.Glossary.Lookup(word), nil
}

// readGlossaries reads the glossaries, the user's own before lede's, and finds
// the dictionaries of the machine. Faults in the user's files are the error;
// what is sound is in the set all the same.
func readGlossaries() (glossarySet, error) {
	own, err := gloss.Default()
	user, userErr := dictionary.UserGlossariesAt(userFolders().glossaries)
	found, findErr := dictionary.Find(dictionary.Dirs()...)
	all := gloss.Merge(user, own)
	set := glossarySet{glossary: all, definers: []briefs.Definer{definer{all}}}
	for _, d := range found {
		set.definers = append(set.definers, d)
	}
	return set, errors.Join(named("glossary", err), named("glossary", userErr), named("dictionaries", findErr))
}

// named puts what was being read in front of an error.
func named(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}

func (a *app) glossaryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "glossary",
		Short: "List, look up and add glossary terms",
		Long: `List, look up and add glossary terms. Your own terms are kept in files (*.tsv,
*.md, *.toml) in the folder that "lede dirs" names; dictionaries in dictd format
installed on the machine answer look-ups too.

` + exitCodes,
		Example: `  lede glossary list
  lede glossary lookup "basis point"
  lede glossary add haircut "A cut in what a lender gets back."`,
	}
	cmd.AddCommand(a.glossaryListCommand(), a.glossaryLookupCommand(), a.glossaryAddCommand())
	return cmd
}

func (a *app) glossaryListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List every term of the glossaries",
		Long:    "List every term of the glossaries, a line each: term, where from, definition.\n\n" + exitCodes,
		Example: `  lede glossary list | grep -i tariff`,
		Args:    cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(*cobra.Command, []string) error {
		g, err := readGlossaries()
		if err != nil {
			a.warn(err)
		}
		return a.printDefinitions(g.glossary.All(), asJSON)
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one term a line")
	return cmd
}

func (a *app) glossaryLookupCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lookup WORD…",
		Short: "Look a word or term up in glossaries and dictionaries",
		Long:  "Look a word or term up: in your glossaries, lede's own, and the dictionaries of\nthe machine.\n\n" + exitCodes,
		Example: `  lede glossary lookup sanctions
  lede glossary lookup "safe conduct"`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error {
		return a.lookup(c.Context(), strings.Join(args, " "), asJSON)
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one definition a line")
	return cmd
}

func (a *app) lookup(ctx context.Context, word string, asJSON bool) error {
	found, err := library(a.warn).Define(ctx, word)
	if err != nil {
		return &codeError{exitPartly, fmt.Errorf("look up %q: %w", word, err)}
	}
	if len(found) == 0 {
		return &codeError{exitPartly, fmt.Errorf("no glossary or dictionary knows %q; add it with lede glossary add", word)}
	}
	return a.printDefinitions(found, asJSON)
}

func (a *app) printDefinitions(all []model.Definition, asJSON bool) error {
	out := bufio.NewWriter(a.streams.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	color := a.colored()
	for i := range all {
		d := &all[i]
		if asJSON {
			if err := enc.Encode(d); err != nil {
				return fmt.Errorf("print: %w", err)
			}
			continue
		}
		_, _ = fmt.Fprintf(out, "%s  %s\n  %s\n", paint(color, "1", d.Term), paint(color, "2", sheet.SourceName(d.Source)), strings.ReplaceAll(strings.TrimSpace(d.Text), "\n", "\n  "))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

func (a *app) glossaryAddCommand() *cobra.Command {
	var aliases []string
	cmd := &cobra.Command{
		Use:   "add TERM DEFINITION",
		Short: "Add a term to your own glossary",
		Long: `Add a term to your own glossary, the file my.tsv in the folder that "lede dirs"
names. Your terms come before lede's own.

` + exitCodes,
		Example: `  lede glossary add "golden parachute" "A large payment promised to a manager who has to leave."
  lede glossary add --alias BoE "Bank of England" "The central bank of the United Kingdom."`,
		Args: cobra.ExactArgs(2),
	}
	cmd.RunE = a.guard(func(_ *cobra.Command, args []string) error { return a.addTerm(args[0], args[1], aliases) })
	cmd.Flags().StringSliceVar(&aliases, "alias", nil, "another form of the term (may be repeated)")
	return cmd
}

// addTerm appends a term to the user's own glossary file.
func (a *app) addTerm(term, definition string, aliases []string) (err error) {
	term, definition = clean.Line(term), clean.Line(definition)
	if term == "" || definition == "" {
		return &codeError{exitUsage, errors.New("a term and its definition must not be empty")}
	}
	for i := range aliases {
		aliases[i] = strings.ReplaceAll(clean.Line(aliases[i]), "|", " ")
	}
	dir := userFolders().glossaries
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &codeError{exitPartly, fmt.Errorf("make the glossary folder: %w", err)}
	}
	path := filepath.Join(dir, "my.tsv")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return &codeError{exitPartly, fmt.Errorf("open your glossary: %w", err)}
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := fmt.Fprintf(f, "%s\t%s\t%s\n", term, strings.Join(aliases, "|"), definition); err != nil {
		return &codeError{exitPartly, fmt.Errorf("write your glossary: %w", err)}
	}
	if err := f.Sync(); err != nil {
		return &codeError{exitPartly, fmt.Errorf("write your glossary: %w", err)}
	}
	_, err = io.WriteString(a.streams.out, "added "+term+" to "+path+"\n")
	return err
}
