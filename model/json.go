package model

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// MarshalJSON writes the span as [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// MarshalJSON writes an open end as null.
func (d Day) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(d))
}

// UnmarshalJSON reads a day or null.
func (d *Day) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*d = ""
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("day: %w", err)
	}
	*d = Day(s)
	return nil
}

// Normalize replaces nil lists by empty ones, so that the JSON of a brief
// holds [] and never null where a list is promised.
func (b *Brief) Normalize() {
	b.Schema = Schema
	fill(&b.Parts)
	fill(&b.Warnings)
	fill(&b.Summary)
	fill(&b.Figures)
	fill(&b.Dates)
	fill(&b.Actors)
	fill(&b.Quotes)
	fill(&b.Glossary)
	for i := range b.Actors {
		fill(&b.Actors[i].Aliases)
		fill(&b.Actors[i].Mentions)
	}
	for i := range b.Glossary {
		fill(&b.Glossary[i].Mentions)
	}
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
