package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type dossierOptions struct {
	inputOptions
	json  bool
	limit int
}

func (a *app) dossierCommand() *cobra.Command {
	var o dossierOptions
	cmd := &cobra.Command{
		Use:   "dossier NAME [INPUT…]",
		Short: "Print all that articles tell of an actor",
		Long: `Print what the library, or the inputs, tell of a person, organization or place:
its roles with the articles they stand in, figures it gives or that are about it,
quotes, who stands beside it, and every article that names it. A surname alone
counts only in articles that print the full name too; others are listed apart.
Which names are of one actor, and which are not, "lede names" takes from you.

` + exitCodes,
		Example: `  lede dossier 'Marco Rubio'
  lede dossier --json 'Foro Penal' ~/clippings`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: a.completeName(1),
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.dossier(c.Context(), o, args[0], args[1:]) })
	o.register(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "print one JSON object")
	cmd.Flags().IntVar(&o.limit, "limit", 12, "lines under each heading (0: all)")
	return cmd
}

func (a *app) dossier(ctx context.Context, o dossierOptions, name string, inputs []string) error {
	return a.lookTogether(ctx, o.inputOptions, inputs, func(t together) error {
		d, err := t.Dossier(ctx, name)
		if err != nil {
			return err
		}
		if len(d.Articles) == 0 && len(d.Perhaps) == 0 {
			return &codeError{exitPartly, nil}
		}
		if o.json {
			return a.encode(&d)
		}
		return a.printSheet(func(s sheetPrinter) {
			p := dossierPrinter{s, &d, o.limit}
			p.print()
		})
	})
}

// dossierPrinter prints a dossier.
type dossierPrinter struct {
	sheetPrinter
	d     *model.Dossier
	limit int
}

func (p *dossierPrinter) print() {
	d := p.d
	p.printf("%s, %s, in %s, %s\n", paint(p.color, "1", oneLine(d.Name)), d.Kind, plural(len(d.Articles), "article", "articles"), plural(d.Mentions, "mention", "mentions"))
	if names := aliasNames(d.Aliases); names != "" {
		p.printf("also: %s\n", names)
	}
	if len(d.Others) > 0 {
		p.printf("not the same: %s\n", oneLine(strings.Join(d.Others, ", ")))
	}
	for _, n := range d.Namings {
		p.printf("said by you: %s\n", sayingOf(&n))
	}
	if d.First != nil {
		p.printf("first: %s\nlast:  %s\n", anchorOf(d.First), anchorOf(d.Last))
	}
	if len(d.Roles) > 0 {
		p.heading("Roles, as printed then", len(d.Roles))
	}
	for i := range d.Roles {
		r := &d.Roles[i]
		p.printf("  %s  %s\n", oneLine(r.Role), paint(p.color, "2", spanOfDays(r.From, r.To)+", "+plural(len(r.Places), "article", "articles")))
		p.place(&r.Places[0])
	}
	p.refs("Figures", d.Figures, p.limit)
	p.refs("Quotes", d.Quotes, p.limit)
	p.with()
	p.articles("Articles", d.Articles)
	p.articles("Perhaps: these print a part of the name only", d.Perhaps)
}

func aliasNames(aliases []model.NameUse) string {
	names := make([]string, len(aliases))
	for i := range aliases {
		names[i] = oneLine(aliases[i].Name)
	}
	return strings.Join(names, ", ")
}

func spanOfDays(from, to string) string {
	switch {
	case from == "" && to == "":
		return "undated"
	case from == to || to == "":
		return from
	}
	return from + " to " + to
}

func (p *dossierPrinter) with() {
	if len(p.d.With) == 0 {
		return
	}
	p.heading("With", len(p.d.With))
	shown := shownOf(len(p.d.With), p.limit)
	for i := range p.d.With[:shown] {
		c := &p.d.With[i]
		p.printf("  %s  %s\n", oneLine(c.Name), paint(p.color, "2", plural(c.Articles, "article", "articles")+", "+plural(c.Sentences, "sentence", "sentences")))
	}
	p.more(len(p.d.With) - shown)
}

func (p *dossierPrinter) articles(heading string, articles []model.ActorArticle) {
	if len(articles) == 0 {
		return
	}
	p.heading(heading, len(articles))
	shown := shownOf(len(articles), p.limit)
	for i := range articles[:shown] {
		x := &articles[i]
		p.printf("  %s %s\n", headOf(x.Headline, x.Publisher, x.Published), paint(p.color, "2", fmt.Sprintf("%s:%d-%d", x.ID, x.Place.Start, x.Place.End)))
	}
	p.more(len(articles) - shown)
}
