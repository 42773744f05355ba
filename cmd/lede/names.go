package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

func (a *app) namesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "names",
		Short: "Say which names are of one actor, and which are not",
		Long: `Print what you said of the names of actors; or say that two names are of one
actor, that they are of two however alike they look, or forget what you said.

Where articles do not tell who is meant, you may know. What you say holds for
everything that looks across the articles of the library: dossiers, timelines,
stories, boards, and what is new. It is yours alone: other readers of the library
have their own names. A surname alone counts for the articles that print no more;
beside a full name it always means that person.

` + exitCodes,
		Example: `  lede names
  lede names same 'Iron Mayor' 'Anna Berg'
  lede names apart WPU 'World Port Union'
  lede names forget WPU 'World Port Union'`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, _ []string) error { return a.listNames(c.Context(), asJSON) })
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines, one pair a line")
	for _, sub := range []struct {
		use, short string
		change     func(said []model.Naming, name, other string) (model.Change, error)
	}{
		{"same NAME OTHER", "Say that two names are of one actor", naming(model.ChangeSame)},
		{"apart NAME OTHER", "Say that two names are of two actors", naming(model.ChangeApart)},
		{"forget NAME OTHER", "Forget what was said of two names", forgotten},
	} {
		one := &cobra.Command{
			Use: sub.use, Short: sub.short, Long: sub.short + ". See lede names --help.\n\n" + exitCodes,
			Args: cobra.ExactArgs(2), ValidArgsFunction: a.completeName(2),
		}
		one.RunE = a.guard(func(c *cobra.Command, args []string) error {
			return a.sayNames(c.Context(), args[0], args[1], sub.change)
		})
		cmd.AddCommand(one)
	}
	return cmd
}

// completeName completes the first so many arguments of a command to names of
// actors of the library.
func (a *app) completeName(args int) cobra.CompletionFunc {
	return func(c *cobra.Command, has []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(has) >= args {
			return nil, cobra.ShellCompDirectiveDefault
		}
		lib, err := a.keptForReading(c.Context())
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer func() { _ = lib.Close() }()
		const most = 20
		found, err := lib.Names(c.Context(), typed, most)
		names := make([]cobra.Completion, 0, len(found))
		for _, n := range found {
			names = append(names, cobra.CompletionWithDesc(n.Name, plural(n.Articles, "article", "articles")))
		}
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

func naming(kind model.ChangeKind) func([]model.Naming, string, string) (model.Change, error) {
	return func(_ []model.Naming, name, other string) (model.Change, error) {
		return model.Change{Kind: kind, Value: name, Other: other}, nil
	}
}

// forgotten takes back what was said of two names, whichever it was.
func forgotten(said []model.Naming, name, other string) (model.Change, error) {
	i := slices.IndexFunc(said, func(n model.Naming) bool { return isPair(n, name, other) })
	if i < 0 {
		return model.Change{}, &codeError{exitPartly, fmt.Errorf("nothing was said of %q and %q; \"lede names\" lists what was", name, other)}
	}
	kind := model.ChangeApart
	if said[i].Same {
		kind = model.ChangeSame
	}
	return model.Change{Kind: kind, Value: name, Other: other, Undo: true}, nil
}

// isPair reports whether a naming is about two names, either way round.
func isPair(n model.Naming, name, other string) bool {
	first, second, err := store.NamePair(name, other)
	x, y, _ := store.NamePair(n.Name, n.Other)
	return err == nil && first == x && second == y
}

func (a *app) listNames(ctx context.Context, asJSON bool) error {
	lib, err := a.keptForReading(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	said, err := lib.Namings(ctx)
	if err != nil {
		return failed(err)
	}
	for i := range said {
		if asJSON {
			err = a.encode(&said[i])
		} else {
			_, err = fmt.Fprintln(a.streams.out, sayingOf(&said[i]))
			err = named("print", err)
		}
		if err != nil {
			return err
		}
	}
	if len(said) == 0 {
		return &codeError{exitPartly, nil}
	}
	return nil
}

// sayingOf is what was said of two names as a line: "Iron Mayor = Anna Berg".
func sayingOf(n *model.Naming) string {
	sign := " ≠ "
	if n.Same {
		sign = " = "
	}
	return clean.Line(n.Name) + sign + clean.Line(n.Other)
}

// sayNames makes one change to what is said of two names.
func (a *app) sayNames(ctx context.Context, name, other string, change func([]model.Naming, string, string) (model.Change, error)) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	said, err := lib.Namings(ctx)
	if err == nil {
		var c model.Change
		if c, err = change(said, name, other); err == nil {
			_, err = lib.Apply(ctx, []model.Change{c})
		}
	}
	return errors.Join(failed(err), named("close library", lib.Close()))
}
