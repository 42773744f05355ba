package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/spf13/cobra"
)

type briefOptions struct {
	inputOptions
	since string
	seen  bool
	json  bool
	limit int
}

func (a *app) briefCommand() *cobra.Command {
	var o briefOptions
	cmd := &cobra.Command{
		Use:   "brief [INPUT…]",
		Short: "Print what is new, over all articles",
		Long: `Print one screen over everything new in the library, or in the inputs: articles
with copies of one wire story folded, figures that changed ("894 -> 922, Foro
Penal"), new facts, actors named for the first time, other roles, and what
changed in articles that were changed. Every line names its article and the
bytes of its text.

--since last means since your last visit to the library; --since 2025-05-20 what
was published on that day or later. --seen notes that you have seen it all: the
next "last" begins there.

` + exitCodes,
		Example: `  lede brief
  lede brief --since last --seen
  lede brief --since 2025-05-20 ~/clippings
  lede brief --json | jq -r '.figures[].label'`,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.brief(c.Context(), o, args) })
	o.register(cmd)
	f := cmd.Flags()
	f.StringVar(&o.since, "since", "last", "what counts as new: last, all, or a day as YYYY-MM-DD")
	f.BoolVar(&o.seen, "seen", false, "of the library: note that you have seen it")
	f.BoolVar(&o.json, "json", false, "print one JSON object")
	f.IntVar(&o.limit, "limit", 8, "lines under each heading (0: all)")
	return cmd
}

func (a *app) brief(ctx context.Context, o briefOptions, inputs []string) error {
	since, err := parseSince(o.since)
	if err != nil {
		return &codeError{exitUsage, err}
	}
	if len(inputs) > 0 && o.seen {
		return &codeError{exitUsage, errors.New("--seen is for the library; leave the inputs away")}
	}
	if o.seen {
		return a.briefSeen(ctx, o, since)
	}
	return a.lookTogether(ctx, o.inputOptions, inputs, func(t together) error { return a.printNews(ctx, t, o, since) })
}

// briefSeen prints what is new in the library and notes that it was seen.
func (a *app) briefSeen(ctx context.Context, o briefOptions, since model.Since) error {
	lib, err := a.kept(ctx, a.warn)
	if err != nil {
		return err
	}
	defer func() { _ = lib.Close() }()
	status, err := lib.Store().Status(ctx)
	if err != nil {
		return failed(err)
	}
	printed := a.printNews(ctx, lib, o, since)
	var nothing *codeError // exit code 1: there was nothing new
	if printed != nil && !errors.As(printed, &nothing) {
		return failed(printed)
	}
	return errors.Join(printed, failed(lib.Seen(ctx, status.Revision)))
}

func parseSince(s string) (model.Since, error) {
	switch s {
	case "last":
		return model.Since{Last: true}, nil
	case "all":
		return model.Since{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return model.Since{}, fmt.Errorf("--since is last, all, or a day such as 2025-05-20, not %q", s)
	}
	return model.Since{Time: t}, nil
}

// firstVisit turns "since last" into "all" where there was no visit yet: the
// library's first one, and inputs, of which nothing is kept.
func firstVisit(ctx context.Context, t together, since model.Since) (model.Since, error) {
	if !since.Last {
		return since, nil
	}
	lib, kept := t.(*shelf.Library)
	if !kept {
		return model.Since{}, nil
	}
	before, err := lib.Store().Visit(ctx, owner, 0)
	return model.Since{Last: before > 0}, err
}

func (a *app) printNews(ctx context.Context, t together, o briefOptions, since model.Since) error {
	since, err := firstVisit(ctx, t, since)
	if err != nil {
		return err
	}
	n, err := t.News(ctx, since)
	if err != nil {
		return err
	}
	if o.json {
		return a.encode(&n)
	}
	err = a.printSheet(func(s sheetPrinter) {
		s.width = a.columns()
		p := newsPrinter{s, &n, o.limit}
		p.print()
	})
	if err != nil {
		return err
	}
	if n.Counts == (model.NewsCounts{}) {
		return &codeError{exitPartly, nil}
	}
	return nil
}

// newsPrinter prints what is new.
type newsPrinter struct {
	sheetPrinter
	n     *model.News
	limit int
}

func (p *newsPrinter) print() {
	c := &p.n.Counts
	parts := []string{plural(c.Articles, "new article", "new articles")}
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, plural(n, one, many))
		}
	}
	add(c.Revised, "changed article", "changed articles")
	add(c.Figures, "changed figure", "changed figures")
	add(c.Facts, "new fact", "new facts")
	add(c.Actors, "new actor", "new actors")
	add(c.Roles, "other role", "other roles")
	when := "in all"
	switch since := p.n.Since; {
	case since.Last:
		when = "since your last visit"
	case !since.Time.IsZero():
		when = "since " + since.Time.Format(time.DateOnly)
	}
	p.printf("%s %s\n", paint(p.color, "1", strings.Join(parts, ", ")), when)
	p.articles()
	p.revised()
	p.figures("Changed figures", p.n.Figures)
	p.facts("New facts", p.n.Facts)
	p.facts("New actors", p.n.Actors)
	p.roles(p.n.Roles)
}

func (p *newsPrinter) articles() {
	if len(p.n.Articles) == 0 {
		return
	}
	p.heading("Articles", len(p.n.Articles))
	shown := shownOf(len(p.n.Articles), p.limit)
	for i := range p.n.Articles[:shown] {
		x := &p.n.Articles[i]
		p.printf("  %s  %s\n", paint(p.color, "1", headOf(x.Headline, x.Publisher, x.Published)), paint(p.color, "2", x.ID))
		if x.Story != "" && (i == 0 || p.n.Articles[i-1].Story != x.Story) {
			p.printf("      goes on from: %s\n", oneLine(x.Story))
		}
		for _, c := range x.Copies {
			p.printf("      copy: %s %s\n", headOf(c.Headline, c.Publisher, c.Published), c.ID)
		}
		p.sentence(&x.Lead)
	}
	p.more(len(p.n.Articles) - shown)
}

func (p *newsPrinter) figures(heading string, changes []model.FigureChange) {
	if len(changes) == 0 {
		return
	}
	p.heading(heading, len(changes))
	shown := shownOf(len(changes), p.limit)
	for i := range changes[:shown] {
		c := &changes[i]
		p.printf("  %s  %s\n", oneLine(c.Label), paint(p.color, "2", oneLine(strings.Trim(c.About+", "+string(c.Kind), ", "))+"  "+bytesOf(&c.Old.Place)+" "+bytesOf(&c.New.Place)))
		p.sentence(&c.New.Place)
	}
	p.more(len(changes) - shown)
}

// facts prints new facts, two lines each: what it is and where, and its sentence.
func (p *newsPrinter) facts(heading string, facts []model.FactRef) {
	if len(facts) == 0 {
		return
	}
	p.heading(heading, len(facts))
	shown := shownOf(len(facts), p.limit)
	for i := range facts[:shown] {
		f := &facts[i]
		label := oneLine(f.Label)
		if f.Source != "" {
			label += ", " + oneLine(f.Source)
		}
		if len(f.Also) > 0 {
			label += fmt.Sprintf(" (and in %s)", plural(len(f.Also), "other place", "other places"))
		}
		p.printf("  %s  %s\n", label, paint(p.color, "2", bytesOf(&f.Place)))
		p.sentence(&f.Place)
	}
	p.more(len(facts) - shown)
}

func (p *newsPrinter) roles(changes []model.RoleChange) {
	if len(changes) == 0 {
		return
	}
	p.heading("Roles", len(changes))
	for i := range changes {
		c := &changes[i]
		p.printf("  %s: %s -> %s  %s\n", oneLine(c.Name), oneLine(c.Old.Text), oneLine(c.New.Text), paint(p.color, "2", bytesOf(&c.Then)+" "+bytesOf(&c.Now)))
		p.sentence(&c.Now)
	}
}

// revised prints what changed in articles that were changed: by fact, then by
// sentence.
func (p *newsPrinter) revised() {
	for i := range p.n.Revised {
		r := &p.n.Revised[i]
		p.printf("\n%s %s\n", paint(p.color, "1", "Changed: "+headOf(r.Headline, r.Publisher, r.Published)), paint(p.color, "2", fmt.Sprintf("%s, version %d to %d", r.ID, r.From, r.To)))
		for k := range r.Figures {
			c := &r.Figures[k]
			p.printf("  figure  %s  %s\n", oneLine(c.Label), paint(p.color, "2", oneLine(c.About)+"  "+bytesOf(&c.New.Place)))
		}
		for k := range r.Roles {
			c := &r.Roles[k]
			p.printf("  role    %s: %s -> %s  %s\n", oneLine(c.Name), oneLine(c.Old.Text), oneLine(c.New.Text), paint(p.color, "2", bytesOf(&c.Now)))
		}
		p.cameAndWent("+", r.Added, true)
		p.cameAndWent("-", r.Removed, false)
		for k := range r.Sentences {
			s := &r.Sentences[k]
			if s.Old.Text != "" {
				p.printf("  - %s\n", paint(p.color, "2", oneLine(s.Old.Text)))
			}
			if s.New.Text != "" {
				p.printf("  + %s\n", oneLine(s.New.Text))
			}
		}
	}
}

// cameAndWent prints facts that a change brought, or took away: those stand
// nowhere any more.
func (p *newsPrinter) cameAndWent(sign string, facts []model.FactRef, stands bool) {
	shown := shownOf(len(facts), p.limit)
	for i := range facts[:shown] {
		f := &facts[i]
		where := ""
		if stands {
			where = paint(p.color, "2", "  "+bytesOf(&f.Place))
		}
		p.printf("  %s %-8s%s%s\n", sign, f.Kind, oneLine(f.Label), where)
	}
	p.more(len(facts) - shown)
}
