package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

func (a *app) savedCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "saved",
		Short: "List the queries you saved, add and remove some",
		Long: `List the queries you saved, a line each: name, how many articles answer, how many
of these are unread, and the query. The reader shows them as folders, beside the
list or with its key h, and saves the filter in view with S.

A saved query is part of any other by its name: @NAME, or @"TWO WORDS". The
beginning of a name will do while it is that of one only.

` + exitCodes,
		Example: `  lede saved add suez 'suez or canal'
  lede list --saved suez
  lede find '@suez money>1m'
  lede saved rename suez 'Suez canal'
  lede saved remove 'Suez canal'`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.listSaved(c.Context(), asJSON) })
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one query a line")
	sub := func(use, short string, args cobra.PositionalArgs, run func(ctx context.Context, args []string) error) {
		one := &cobra.Command{Use: use, Short: short, Long: short + ". See lede saved --help.\n\n" + exitCodes, Args: args}
		one.RunE = a.guard(func(c *cobra.Command, args []string) error { return run(c.Context(), args) })
		cmd.AddCommand(one)
	}
	sub("add NAME QUERY", "Save a query under a name, or another one instead", cobra.ExactArgs(2), a.addSaved)
	sub("rename NAME OTHER", "Give a saved query another name", cobra.ExactArgs(2), a.renameSaved)
	sub("remove NAME…", "Forget saved queries; the articles stay", cobra.MinimumNArgs(1), a.removeSaved)
	return cmd
}

// savedLine is a saved query with what it finds.
type savedLine struct {
	model.SavedQuery
	Articles int `json:"articles"`
	Unread   int `json:"unread"`
}

func (a *app) listSaved(ctx context.Context, asJSON bool) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	saved, err := lib.Saved(ctx)
	if err != nil {
		return failed(err)
	}
	if len(saved) == 0 {
		return &codeError{exitPartly, errors.New("no query is saved yet; save one with: lede saved add NAME QUERY")}
	}
	broken := 0
	for _, q := range saved {
		list, err := lib.List(ctx, model.ListQuery{Query: q.Query, Limit: 1})
		if err != nil {
			a.warn(fmt.Errorf("saved query %q: %w", q.Name, err))
			broken++
		}
		if asJSON {
			err = a.encode(savedLine{q, list.Total, list.Unread})
		} else {
			_, err = fmt.Fprintf(a.streams.out, "%-24s %7d articles %7d unread  %s\n", oneLine(q.Name), list.Total, list.Unread, paint(a.colored(), "2", oneLine(q.Query)))
		}
		if err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	if broken > 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}

// changeSaved has saved queries changed in the library.
func (a *app) changeSaved(ctx context.Context, changes func(lib *shelf.Library) ([]model.Change, error)) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	all, err := changes(lib)
	if err == nil {
		_, err = lib.Apply(ctx, all)
	}
	return errors.Join(failed(err), named("close library", lib.Close()))
}

func (a *app) addSaved(ctx context.Context, args []string) error {
	return a.changeSaved(ctx, func(lib *shelf.Library) ([]model.Change, error) {
		n, err := lib.Query(ctx, args[1])
		if err == nil && n == nil {
			err = errors.New("the query is empty; write a word, or a field such as who:NAME")
		}
		if err != nil {
			return nil, &codeError{exitUsage, err}
		}
		return []model.Change{{Kind: model.ChangeSaved, Value: args[0], Other: args[1]}}, nil
	})
}

func (a *app) renameSaved(ctx context.Context, args []string) error {
	return a.changeSaved(ctx, func(lib *shelf.Library) ([]model.Change, error) {
		q, err := savedAs(ctx, lib, args[0])
		if err != nil {
			return nil, err
		}
		if _, err := savedAs(ctx, lib, args[1]); err == nil {
			return nil, &codeError{exitUsage, fmt.Errorf("a query is saved as %q already; remove it before", args[1])}
		}
		return []model.Change{{Kind: model.ChangeSaved, Value: args[1], Other: q.Query}, {Kind: model.ChangeSaved, Value: args[0]}}, nil
	})
}

func (a *app) removeSaved(ctx context.Context, names []string) error {
	return a.changeSaved(ctx, func(lib *shelf.Library) ([]model.Change, error) {
		var changes []model.Change
		for _, name := range names {
			if _, err := savedAs(ctx, lib, name); err != nil {
				return nil, err
			}
			changes = append(changes, model.Change{Kind: model.ChangeSaved, Value: name})
		}
		return changes, nil
	})
}

// savedAs is the query saved under exactly this name.
func savedAs(ctx context.Context, lib *shelf.Library, name string) (model.SavedQuery, error) {
	saved, err := lib.Saved(ctx)
	if err != nil {
		return model.SavedQuery{}, err
	}
	i := slices.IndexFunc(saved, func(q model.SavedQuery) bool { return q.Name == name })
	if i < 0 {
		return model.SavedQuery{}, &codeError{exitPartly, fmt.Errorf("no query is saved as %q; \"lede saved\" lists them", name)}
	}
	return saved[i], nil
}

// completeSaved completes the name of a saved query.
func (a *app) completeSaved(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var names []string
	lib, err := a.keptForReading(c.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer func() { _ = lib.Close() }()
	saved, _ := lib.Saved(c.Context()) // nothing to complete is no fault
	for _, q := range saved {
		if strings.HasPrefix(q.Name, typed) {
			names = append(names, q.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// query reads a query in which saved ones may be named.
func (a *app) query(ctx context.Context, q string) (*query.Node, error) {
	q, err := query.Expand(q, func() ([]model.SavedQuery, error) {
		lib, err := a.keptForReading(ctx)
		if err != nil {
			return nil, err
		}
		saved, err := lib.Saved(ctx)
		return saved, errors.Join(err, lib.Close())
	})
	if err != nil {
		return nil, err
	}
	return query.Parse(q)
}
