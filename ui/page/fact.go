package page

import (
	"sort"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/theme"
)

// Kind is a kind of fact.
type Kind uint8

// The kinds of facts.
const (
	Figure Kind = iota
	Date
	Actor
	Quote
	Term
	Summary
)

// String is the kind in a word.
func (k Kind) String() string {
	switch k {
	case Figure:
		return "figure"
	case Date:
		return "date"
	case Actor:
		return "actor"
	case Quote:
		return "quote"
	case Term:
		return "term"
	default:
		return "summary"
	}
}

// Style is how a kind of fact looks in the text.
func (k Kind) Style(t theme.Theme) theme.Style {
	switch k {
	case Figure:
		return t.Figure
	case Date:
		return t.Date
	case Actor:
		return t.Actor
	case Quote:
		return t.Quote
	case Term:
		return t.Term
	default:
		return theme.Style{}
	}
}

// Fact is one place of one fact: an actor named in five places gives five of
// them, all with the same Kind and Index.
type Fact struct {
	Kind  Kind
	Index int // into the brief's list of that kind
	Span  model.Span
}

// Same reports whether both are places of the same fact.
func (f Fact) Same(o Fact) bool { return f.Kind == o.Kind && f.Index == o.Index }

// ID is the fact's stable identifier; empty for kinds that have none.
func (f Fact) ID(b *model.Brief) string {
	switch f.Kind {
	case Figure:
		return b.Figures[f.Index].ID
	case Date:
		return b.Dates[f.Index].ID
	case Actor:
		return b.Actors[f.Index].ID
	case Quote:
		return b.Quotes[f.Index].FactID()
	case Term:
		return b.Glossary[f.Index].FactID()
	default:
		return ""
	}
}

// Facts lists every place of every fact of a brief in reading order; where two
// begin at the same place, the longer one first.
func Facts(b *model.Brief) []Fact {
	var facts []Fact
	add := func(k Kind, i int, s model.Span) { facts = append(facts, Fact{k, i, s}) }
	for i, f := range b.Figures {
		add(Figure, i, f.Span())
	}
	for i, d := range b.Dates {
		add(Date, i, d.Span())
	}
	for i, a := range b.Actors {
		for _, m := range a.Mentions {
			add(Actor, i, m)
		}
	}
	for i, q := range b.Quotes {
		add(Quote, i, q.Span())
	}
	for i, t := range b.Glossary {
		for _, m := range t.Mentions {
			add(Term, i, m)
		}
	}
	sort.SliceStable(facts, func(i, j int) bool {
		if facts[i].Span.Start != facts[j].Span.Start {
			return facts[i].Span.Start < facts[j].Span.Start
		}
		return facts[i].Span.End > facts[j].Span.End
	})
	return facts
}

// Places returns every place of the fact in reading order.
func Places(facts []Fact, of Fact) []model.Span {
	var spans []model.Span
	for _, f := range facts {
		if f.Same(of) {
			spans = append(spans, f.Span)
		}
	}
	return spans
}

// When is the stretch of time of a date as its reader would write it: the day,
// the month, the first and last day.
func When(d model.Date) string {
	switch {
	case d.From == "" && d.To == "":
		return d.Text
	case d.From == "":
		return "before " + day(d.To)
	case d.To == "":
		return "since " + day(d.From)
	}
	last := dayBefore(d.To)
	switch d.Precision {
	case model.PrecisionYear:
		return string(d.From[:min(4, len(d.From))])
	case model.PrecisionDecade, model.PrecisionCentury:
		return string(d.From[:min(4, len(d.From))]) + "–" + last[:min(4, len(last))]
	case model.PrecisionMonth:
		return month(d.From)
	default:
	}
	if last == string(d.From) {
		return day(d.From)
	}
	return day(d.From) + " – " + day(model.Day(last))
}

// Published is a time of publication as its reader would write it: the day, and
// the hour where it is told.
func Published(s string) string {
	if len(s) < len(time.DateOnly) {
		return s
	}
	if len(s) > len("2006-01-02T15:04") {
		return day(model.Day(s[:10])) + ", " + s[11:16]
	}
	return day(model.Day(s[:10]))
}

func day(d model.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("2 Jan 2006")
}

func month(d model.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("January 2006")
}

func dayBefore(d model.Day) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}

// KindOf is the kind of fact that a hit or a line of a page is; not ok when it is
// none.
func KindOf(k model.HitKind) (Kind, bool) {
	switch k {
	case model.HitFigure:
		return Figure, true
	case model.HitActor:
		return Actor, true
	case model.HitDate:
		return Date, true
	case model.HitQuote:
		return Quote, true
	case model.HitTerm:
		return Term, true
	default:
		return 0, false
	}
}
