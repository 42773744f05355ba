package model

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Check verifies the promises of a brief: every span lies inside the text, on
// rune boundaries and in order, and where a fact carries its text, the text is
// the span. It returns one error per broken promise, joined, or nil.
func (b *Brief) Check() error {
	c := checker{text: b.Text}
	if !utf8.ValidString(b.Text) {
		c.failf("text is not valid UTF-8")
	}
	c.parts(b.Parts)
	for _, s := range b.Summary {
		c.anchor("summary", s)
	}
	c.figures(b.Figures)
	c.dates(b.Dates)
	c.actors(b.Actors)
	c.quotes(b.Quotes, b.Actors)
	c.glossary(b.Glossary)
	return errors.Join(c.errs...)
}

type checker struct {
	text string
	errs []error
}

func (c *checker) failf(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

// span checks one place and reports whether it can be cut out of the text.
func (c *checker) span(what string, s Span) bool {
	if s.Start < 0 || s.End <= s.Start || s.End > len(c.text) {
		c.failf("%s [%d,%d) lies outside the text of %d bytes", what, s.Start, s.End, len(c.text))
		return false
	}
	if !utf8.RuneStart(c.text[s.Start]) || s.End < len(c.text) && !utf8.RuneStart(c.text[s.End]) {
		c.failf("%s [%d,%d) cuts a rune", what, s.Start, s.End)
		return false
	}
	return true
}

func (c *checker) anchor(what string, a Anchor) {
	if c.span(what, a.Span()) && c.text[a.Start:a.End] != a.Text {
		c.failf("%s %q is not text[%d:%d]", what, a.Text, a.Start, a.End)
	}
}

func (c *checker) parts(parts []Part) {
	end := 0
	for _, p := range parts {
		if !c.span("part "+string(p.Kind), p.Span()) {
			continue
		}
		if p.Start < end {
			c.failf("part %s [%d,%d) overlaps the one before it", p.Kind, p.Start, p.End)
		} else if strings.TrimSpace(c.text[end:p.Start]) != "" {
			c.failf("text [%d,%d) belongs to no part", end, p.Start)
		}
		end = p.End
	}
	if len(parts) > 0 && strings.TrimSpace(c.text[min(end, len(c.text)):]) != "" {
		c.failf("text after %d belongs to no part", end)
	}
}

func (c *checker) figures(figures []Figure) {
	last := 0
	for _, f := range figures {
		c.anchor("figure", f.Anchor)
		if f.Start < last {
			c.failf("figure %q is out of order", f.Text)
		}
		last = f.Start
		if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) || f.High != nil && (math.IsNaN(*f.High) || math.IsInf(*f.High, 0)) {
			c.failf("figure %q has no finite value", f.Text)
		}
	}
}

func (c *checker) dates(dates []Date) {
	last := 0
	for _, d := range dates {
		c.anchor("date", d.Anchor)
		if d.Start < last {
			c.failf("date %q is out of order", d.Text)
		}
		last = d.Start
		if d.From != "" && d.To != "" && d.From >= d.To {
			c.failf("date %q ends (%s) before it begins (%s)", d.Text, d.To, d.From)
		}
	}
}

func (c *checker) actors(actors []Actor) {
	for _, a := range actors {
		if len(a.Mentions) == 0 {
			c.failf("actor %q is mentioned nowhere", a.Name)
		}
		c.mentions("mention of "+a.Name, a.Mentions)
		if a.Role == "" {
			if a.RoleStart != 0 || a.RoleEnd != 0 {
				c.failf("actor %q has a place for a role it has not", a.Name)
			}
			continue
		}
		c.anchor("role of "+a.Name, Anchor{a.Role, a.RoleStart, a.RoleEnd})
	}
}

func (c *checker) quotes(quotes []Quote, actors []Actor) {
	known := map[string]bool{"": true}
	for _, a := range actors {
		known[a.ID] = true
	}
	for _, q := range quotes {
		c.anchor("quote", q.Anchor)
		if !known[q.SpeakerID] {
			c.failf("quote of %q points to unknown actor %q", q.Speaker, q.SpeakerID)
		}
	}
}

func (c *checker) glossary(terms []Term) {
	for _, t := range terms {
		if t.Source == TermText {
			c.anchor("definition of "+t.Term, Anchor{t.Definition, t.Start, t.End})
		} else if t.Start != 0 || t.End != 0 {
			c.failf("term %q is not defined in the text but has a place", t.Term)
		}
		c.mentions("mention of "+t.Term, t.Mentions)
	}
}

func (c *checker) mentions(what string, spans []Span) {
	last := 0
	for _, m := range spans {
		c.span(what, m)
		if m.Start < last {
			c.failf("%s at %d is out of order", what, m.Start)
		}
		last = m.End
	}
}
