package briefs

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Apply makes the changes, all of them or none, and returns the changes that
// take them back, in the order in which to apply them.
func (l *Library) Apply(_ context.Context, changes []model.Change) ([]model.Change, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range changes {
		if err := l.takes(c); err != nil {
			return nil, err
		}
	}
	if err := l.opts.Wrong.keep(changes); err != nil {
		return nil, fmt.Errorf("keep what is wrong: %w", err)
	}
	undo := make([]model.Change, 0, len(changes))
	for _, c := range changes {
		undo = append(undo, l.apply(c))
	}
	slices.Reverse(undo)
	l.touch()
	return undo, nil
}

// takes tells why a change cannot be made; nil when it can.
func (l *Library) takes(c model.Change) error {
	if c.Kind == model.ChangeSaved {
		return CheckSaved(model.SavedQuery{Name: c.Value, Query: c.Other})
	}
	if _, naming := store.Same(c.Kind); naming {
		_, _, err := store.NamePair(c.Value, c.Other)
		return err
	}
	it := l.items[c.ArticleID]
	if it == nil {
		return fmt.Errorf("change %s of article %q: %w", c.Kind, c.ArticleID, ErrUnknown)
	}
	if err := it.holds(c); err != nil {
		return fmt.Errorf("change %s of article %q: %w", c.Kind, c.ArticleID, err)
	}
	return nil
}

// apply makes one change and returns its opposite. The caller holds the mutex.
func (l *Library) apply(c model.Change) model.Change {
	l.log(c)
	if c.Kind == model.ChangeSaved {
		return l.save(c)
	}
	if _, naming := store.Same(c.Kind); naming {
		return l.name(c)
	}
	it := l.items[c.ArticleID]
	if c.Kind == model.ChangeNote {
		return l.note(it, c)
	}
	if c.Kind == model.ChangeWrong {
		l.facts++
	}
	return it.apply(c)
}

// apply makes one change to an article and returns its opposite.
func (it *item) apply(c model.Change) model.Change {
	back := c
	e := &it.entry
	switch c.Kind {
	case model.ChangeState:
		back.Value, e.State = string(e.State), model.ReadState(c.Value)
	case model.ChangeStar:
		back.Value = ""
		if e.Starred {
			back.Value = "y"
		}
		e.Starred = c.Value != ""
	case model.ChangeTags:
		back.Value = strings.Join(e.Tags, ",")
		e.Tags = splitTags(c.Value)
	case model.ChangePlace:
		back.Span.Start, e.Place = e.Place, c.Span.Start
	case model.ChangeWrong:
		back.Undo = !it.wrong[c.Value]
		if it.wrong == nil {
			it.wrong = make(map[string]bool)
		}
		it.wrong[c.Value] = !c.Undo
		it.target = nil
		if it.brief != nil {
			e.TopFigure = query.TopFigure(WithoutFacts(it.brief, it.wrong))
		}
	case model.ChangeNote, model.ChangeSame, model.ChangeApart, model.ChangeSaved: // see Library.apply
	}
	return back
}

func splitTags(s string) []string {
	tags := strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
	for i := range tags {
		tags[i] = strings.TrimSpace(tags[i])
	}
	return slices.DeleteFunc(tags, func(t string) bool { return t == "" })
}

// WithoutFacts returns the brief without the facts whose IDs are marked as wrong;
// b itself is left as it is.
func WithoutFacts(b *model.Brief, wrong map[string]bool) *model.Brief {
	if len(wrong) == 0 {
		return b
	}
	kept := *b
	kept.Figures = slices.DeleteFunc(slices.Clone(b.Figures), func(f model.Figure) bool { return wrong[f.ID] })
	kept.Dates = slices.DeleteFunc(slices.Clone(b.Dates), func(d model.Date) bool { return wrong[d.ID] })
	kept.Actors = slices.DeleteFunc(slices.Clone(b.Actors), func(a model.Actor) bool { return wrong[a.ID] })
	kept.Quotes = slices.DeleteFunc(slices.Clone(b.Quotes), func(q model.Quote) bool { return wrong[q.FactID()] })
	kept.Glossary = slices.DeleteFunc(slices.Clone(b.Glossary), func(t model.Term) bool { return wrong[t.FactID()] })
	for i := range kept.Quotes {
		if wrong[kept.Quotes[i].SpeakerID] {
			kept.Quotes[i].SpeakerID = ""
		}
	}
	return &kept
}
