package page

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// Name is what a fact is called: the figure as read, the actor's full name.
func (f Fact) Name(b *model.Brief) string {
	switch f.Kind {
	case Figure:
		return b.Figures[f.Index].Text
	case Date:
		return b.Dates[f.Index].Text
	case Actor:
		return b.Actors[f.Index].Name
	case Quote:
		return b.Quotes[f.Index].Text
	case Term:
		return b.Glossary[f.Index].Term
	default:
		return b.Summary[f.Index].Text
	}
}

// Source names an article as a source: publisher, headline, day, address.
func Source(a *model.Article) string {
	day := a.Source.Published
	if len(day) > len("2006-01-02") {
		day = day[:len("2006-01-02")]
	}
	var items []string
	for _, s := range []string{a.Source.Publisher, a.Headline, day, a.Source.URL} {
		if s != "" {
			items = append(items, s)
		}
	}
	return strings.Join(items, ", ")
}

// Gap is the space between a figure and what it measures: one where they read
// as one phrase, else two.
func Gap(joined bool) string {
	if joined {
		return " "
	}
	return "  "
}

// Cite is a fact as one would paste it: what it says, who says so, and where
// that was read.
func Cite(b *model.Brief, f Fact) string {
	var s string
	switch f.Kind {
	case Figure:
		g := b.Figures[f.Index]
		s = g.Label(b.Text)
		if g.Attribution != "" {
			s += " (" + g.Attribution + ")"
		}
	case Date:
		d := b.Dates[f.Index]
		s = When(d)
		if d.Event != "" {
			s += ": " + d.Event
		}
	case Actor:
		a := b.Actors[f.Index]
		s = a.Name
		if a.Role != "" {
			s += ", " + a.Role
		}
	case Quote:
		q := b.Quotes[f.Index]
		s = q.Text
		if q.Speaker != "" {
			s += " — " + q.Speaker
		}
	case Term:
		t := b.Glossary[f.Index]
		s = t.Term + ": " + t.Definition
	default:
		s = b.Summary[f.Index].Text
	}
	return s + " — " + Source(&b.Article)
}
