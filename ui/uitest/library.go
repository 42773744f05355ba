package uitest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// Library is a library in memory for tests. Set its fields before use.
type Library struct {
	Briefs      []*model.Brief
	Definitions []model.Definition
	// BriefErr, when set, is the error of every Brief.
	BriefErr error

	// Noted are the notes on all articles, in order.
	Noted []model.Note
	// Saved are the saved queries, by name; Groups are the folders beside.
	Saved  []model.SavedQuery
	Groups []model.Folder
	// Deeds are what the reading log holds at first, newest first.
	Deeds []model.Deed

	mu      sync.Mutex
	Changes []model.Change // everything applied, in order
	wrong   map[string]bool
	entries map[string]*model.Entry
}

// List returns all entries that answer the query: see matches.
func (l *Library) List(_ context.Context, q model.ListQuery) (model.List, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list model.List
	for _, b := range l.Briefs {
		e := l.entry(b)
		if !matches(e, q.Query) {
			continue
		}
		list.Entries = append(list.Entries, *e)
		if e.State == model.StateUnread {
			list.Unread++
		}
	}
	list.Total = len(list.Entries)
	list.Offset = min(q.Offset, list.Total)
	for i, e := range list.Entries {
		if e.ID == q.Around {
			list.Offset = max(i-q.Limit/2, 0)
		}
	}
	list.Entries = list.Entries[list.Offset:]
	if q.Limit > 0 {
		list.Entries = list.Entries[:min(q.Limit, len(list.Entries))]
	}
	return list, nil
}

// Entry returns the entry of an article.
func (l *Library) Entry(_ context.Context, id string) (model.Entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, err := l.find(id)
	if err != nil {
		return model.Entry{}, err
	}
	return *l.entry(b), nil
}

// entry makes the entry of a brief on first use.
func (l *Library) entry(b *model.Brief) *model.Entry {
	if l.entries == nil {
		l.entries = make(map[string]*model.Entry)
	}
	if e, ok := l.entries[b.ID]; ok {
		return e
	}
	e := &model.Entry{
		ID: b.ID, Headline: b.Headline, Dek: b.Dek, Publisher: b.Source.Publisher, Published: b.Source.Published,
		Language: b.Source.Language, Words: b.Words, ReadingSeconds: b.ReadingSeconds, State: model.StateUnread,
	}
	if len(b.Figures) > 0 {
		e.TopFigure = strings.TrimSpace(b.Figures[0].Text + " " + b.Figures[0].About)
	}
	l.entries[b.ID] = e
	return e
}

func (l *Library) find(id string) (*model.Brief, error) {
	for _, b := range l.Briefs {
		if b.ID == id {
			return b, nil
		}
	}
	return nil, fmt.Errorf("no article %q", id)
}

// Article returns the article of a brief.
func (l *Library) Article(_ context.Context, id string) (*model.Article, error) {
	b, err := l.find(id)
	if err != nil {
		return nil, err
	}
	return &b.Article, nil
}

// Brief returns a brief without the figures marked wrong.
func (l *Library) Brief(_ context.Context, id string) (*model.Brief, error) {
	if l.BriefErr != nil {
		return nil, l.BriefErr
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b, err := l.find(id)
	if err != nil {
		return nil, err
	}
	c := *b
	c.Figures = nil
	for _, f := range b.Figures {
		if !l.wrong[f.ID] {
			c.Figures = append(c.Figures, f)
		}
	}
	return &c, nil
}

// Search returns the headlines that contain the query.
func (l *Library) Search(_ context.Context, query string, limit int) ([]model.Hit, error) {
	var hits []model.Hit
	for _, b := range l.Briefs {
		if i := strings.Index(strings.ToLower(b.Headline), strings.ToLower(query)); i >= 0 && query != "" {
			hits = append(hits, model.Hit{
				ArticleID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published,
				Kind: model.HitHeadline, Label: b.Headline, Sentence: b.Headline,
				Matches: []model.Span{{Start: i, End: i + len(query)}}, End: len(b.Headline),
			})
		}
	}
	if limit > 0 {
		hits = hits[:min(limit, len(hits))]
	}
	return hits, nil
}

// Apply keeps the changes and returns their opposites.
func (l *Library) Apply(_ context.Context, changes []model.Change) ([]model.Change, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var undo []model.Change
	for _, c := range changes {
		l.Changes = append(l.Changes, c)
		if c.Kind == model.ChangeSaved {
			undo = append(undo, l.save(c))
			continue
		}
		if c.Kind == model.ChangeSame || c.Kind == model.ChangeApart {
			c.Undo = !c.Undo
			undo = append(undo, c)
			continue
		}
		b, err := l.find(c.ArticleID)
		if err != nil {
			return nil, err
		}
		undo = append(undo, l.change(l.entry(b), c))
	}
	slices.Reverse(undo)
	return undo, nil
}

// change carries one change out and returns its opposite.
func (l *Library) change(e *model.Entry, c model.Change) model.Change {
	back := c
	switch c.Kind {
	case model.ChangeState:
		back.Value = string(e.State)
		e.State = model.ReadState(c.Value)
	case model.ChangeStar:
		back.Value = ""
		if e.Starred {
			back.Value = "y"
		}
		e.Starred = c.Value != ""
	case model.ChangeTags:
		back.Value = strings.Join(e.Tags, ",")
		e.Tags = page.SplitTags(c.Value)
	case model.ChangePlace:
		back.Span.Start = e.Place
		e.Place = c.Span.Start
	case model.ChangeWrong:
		if l.wrong == nil {
			l.wrong = make(map[string]bool)
		}
		back.Undo = !c.Undo
		l.wrong[c.Value] = !c.Undo
	case model.ChangeNote:
		back.Value, back.Private = l.note(c)
	default: // they concern no article
	}
	return back
}

// Notes returns the notes on an article.
func (l *Library) Notes(_ context.Context, id string) ([]model.Note, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var notes []model.Note
	for _, n := range l.Noted {
		if n.ArticleID == id {
			notes = append(notes, n)
		}
	}
	return notes, nil
}

// note puts the reader's own note on a span, instead of the one that is there,
// and returns what that said.
func (l *Library) note(c model.Change) (before string, private bool) {
	l.Noted = slices.DeleteFunc(slices.Clone(l.Noted), func(n model.Note) bool {
		same := n.Own && n.ArticleID == c.ArticleID && n.Span == c.Span
		if same {
			before, private = n.Text, n.Private
		}
		return same
	})
	if c.Value != "" {
		made := time.Date(2024, 12, 5, 0, 0, 0, 0, time.UTC)
		l.Noted = append(l.Noted, model.Note{ArticleID: c.ArticleID, Span: c.Span, Text: c.Value, Made: made, Own: true, Private: c.Private})
	}
	return before, private
}

// Define returns the definitions of exactly that word.
func (l *Library) Define(_ context.Context, word string) ([]model.Definition, error) {
	var found []model.Definition
	for _, d := range l.Definitions {
		if strings.EqualFold(d.Term, word) {
			found = append(found, d)
		}
	}
	return found, nil
}

// Glossary returns all definitions.
func (l *Library) Glossary(context.Context) ([]model.Definition, error) { return l.Definitions, nil }

// errQuiet ends the waiting for changes: a fake library never changes by itself.
var errQuiet = errors.New("nothing will change")

// Wait never reports anything.
func (l *Library) Wait(context.Context, int) (model.Progress, error) {
	return model.Progress{}, errQuiet
}
