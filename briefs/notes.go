package briefs

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
)

// Notes returns the notes on an article in the order of its text, or those on
// all articles, newest first, when id is empty. A library in memory has one
// reader, whose own they all are.
func (l *Library) Notes(_ context.Context, id string) ([]model.Note, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if id != "" {
		it := l.items[id]
		if it == nil {
			return nil, fmt.Errorf("notes on article %q: %w", id, ErrUnknown)
		}
		return slices.Clone(it.notes), nil
	}
	var all []model.Note
	for _, it := range l.order {
		all = append(all, it.notes...)
	}
	slices.SortFunc(all, func(a, b model.Note) int { return cmp.Compare(b.ID, a.ID) })
	return all, nil
}

// holds tells why a note cannot be put on the span of a change; nil when it can,
// and for every other change.
func (it *item) holds(c model.Change) error {
	if s, n := c.Span, len(it.article.Text); c.Kind == model.ChangeNote && (s.Start < 0 || s.End > n || s.Start > s.End) {
		return fmt.Errorf("span [%d,%d) lies outside the text of %d bytes", s.Start, s.End, n)
	}
	return nil
}

// note puts a note on a span, changes the one that is there, or removes it, and
// returns the opposite. The caller holds the mutex.
func (l *Library) note(it *item, c model.Change) model.Change {
	back := c
	back.Value = ""
	at := slices.IndexFunc(it.notes, func(n model.Note) bool { return n.Span == c.Span })
	if at >= 0 {
		back.Value, back.Private = it.notes[at].Text, it.notes[at].Private
		it.notes = slices.Delete(it.notes, at, at+1)
	}
	if c.Value == "" {
		return back
	}
	l.noted++
	n := model.Note{
		ID: l.noted, ArticleID: c.ArticleID, Span: c.Span, Quote: it.article.Text[c.Span.Start:c.Span.End], Text: c.Value, Made: l.opts.Now(), Private: c.Private, Own: true,
	}
	at, _ = slices.BinarySearchFunc(it.notes, n, func(a, b model.Note) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.ID, b.ID))
	})
	it.notes = slices.Insert(it.notes, at, n)
	return back
}
