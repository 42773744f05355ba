package briefs

import (
	"context"
	"fmt"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// head is an article of which only the first pages are there.
type head struct {
	load func(context.Context) (model.Article, error) // runs once
	once sync.Once
	id   string // of the whole article, once it is loaded
	err  error
}

// AddHead puts the first pages of an article into the library, to be read while
// load, which runs when somebody first asks for the [Library.Whole], loads all
// of it. They are in no list; their ID stands for the whole article from then
// on.
func (l *Library) AddHead(first model.Article, load func(context.Context) (model.Article, error)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.items[first.ID] != nil {
		return
	}
	l.items[first.ID] = &item{article: &first, entry: analyze.Skeleton(&first).Entry()}
	l.heads[first.ID] = &head{load: load}
	l.touch()
}

// IsHead reports whether only the first pages of an article are there.
func (l *Library) IsHead(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.heads[id] != nil
}

// Whole loads the article whose first pages are there and returns its ID; that
// of an article which is all there, too.
func (l *Library) Whole(ctx context.Context, id string) (string, error) {
	l.mu.Lock()
	h, it := l.heads[id], l.items[id]
	l.mu.Unlock()
	switch {
	case it == nil:
		return "", fmt.Errorf("article %q: %w", id, ErrUnknown)
	case h == nil:
		return it.article.ID, nil
	}
	h.once.Do(func() { l.complete(ctx, id, h) })
	return h.id, h.err
}

// complete loads the whole article of a head.
func (l *Library) complete(ctx context.Context, id string, h *head) {
	a, err := h.load(ctx)
	if err != nil {
		h.err = err
		l.Fail(err)
		return
	}
	l.Add(a)
	h.id = a.ID
	l.mu.Lock()
	defer l.mu.Unlock()
	l.items[id] = l.items[a.ID]
	delete(l.heads, id)
}
