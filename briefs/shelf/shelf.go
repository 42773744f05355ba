// Package shelf is the kept library: what package briefs does with articles in
// memory, done with a [store.Store], for one reader.
//
// An article is analysed once, when it comes in, and kept with its facts. What
// the reader does with it (state, place, star, tags, notes, facts marked as
// wrong) is kept per reader; several readers may share one store, in one process
// or in several, each with a [Library] of their own (see [Library.For]).
//
// Everything acknowledged is durable: [Library.Add] hands out a receipt, and
// [Library.Apply] returns, only after the store has synced.
package shelf

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/postgres"
	"github.com/lede-reader/lede/briefs/store/sqlite"
	"github.com/lede-reader/lede/model"
)

// FileName is the library's file in its folder.
const FileName = "library.db"

// Options are what a kept library works with. The analyzer is required for
// adding.
type Options struct {
	briefs.Options
	ReadOnly bool // never write
	// Machine, when set, is the name of this machine, and the library one that
	// several machines share: a path means a file of one of them.
	Machine string
	// Renew, when set, has articles that an older analysis read analysed again in
	// the background, and is told the first error of that.
	Renew func(error)
}

// Library is the kept library as one reader sees it. It may be used by several
// goroutines.
type Library struct {
	*shared
	reader string
}

// shared is what the libraries of several readers have in common.
type shared struct {
	store       store.Store
	opts        Options
	memory      *briefs.Library          // makes briefs and asks definers; holds no articles
	definitions func() map[string]string // of the glossaries, by [definitionKey]
	stop        context.CancelFunc
	work        sync.WaitGroup

	sets sets

	mu       sync.Mutex
	progress model.Progress
	changed  chan struct{}  // closed and replaced at every change
	own      map[string]int // changes of what only that reader sees
	quiet    bool           // such a change was made since the last look at the store
}

// Open opens the library in a folder, which is made when there is none, or on the
// server whose address begins with postgres://. See [sqlite.Open] and
// [postgres.Open] for what is refused. The empty name is the library's owner.
func Open(ctx context.Context, place, reader string, o Options) (*Library, error) {
	var st store.Store
	var err error
	if postgres.IsAddress(place) {
		if o.Machine == "" {
			if o.Machine, err = os.Hostname(); err != nil {
				return nil, fmt.Errorf("open library: %w", err)
			}
		}
		st, err = postgres.Open(ctx, place, postgres.Options{ReadOnly: o.ReadOnly})
	} else {
		st, err = sqlite.Open(ctx, filepath.Join(place, FileName), sqlite.Options{ReadOnly: o.ReadOnly})
	}
	if err != nil {
		return nil, err
	}
	return New(ctx, st, reader, o)
}

// New makes a library of a store, which it takes over: [Library.Close] closes
// it. The context is for opening only.
func New(ctx context.Context, st store.Store, reader string, o Options) (*Library, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &shared{
		store: st, opts: o, changed: make(chan struct{}), own: map[string]int{},
		memory: briefs.New(o.Options),
	}
	s.definitions = sync.OnceValue(func() map[string]string { return definitions(o.Glossary) })
	status, err := st.Status(ctx)
	if err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	s.progress = model.Progress{Version: 1, Loaded: status.Articles, Analyzed: status.Articles, Started: o.Now(), Finished: true}
	watching, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.work.Go(func() { s.watch(watching, status) })
	if o.Renew != nil && !o.ReadOnly && !status.ReadOnly {
		s.work.Go(func() { s.keepUp(watching, renewAfter, o.Renew) })
	}
	return &Library{shared: s, reader: reader}, nil
}

// For returns the same library as another reader sees it. Closing one of them
// closes all.
func (l *Library) For(reader string) *Library { return &Library{shared: l.shared, reader: reader} }

// Store returns the store below, for what only commands need.
func (l *Library) Store() store.Store { return l.store }

// Close ends all work with the library.
func (l *Library) Close() error {
	l.stop()
	l.work.Wait()
	return l.store.Close()
}

// watchEvery is how often a library looks whether another process changed it, and
// lateEvery how many looks may pass before everybody is told of a change that was
// perhaps but a reader's own.
const (
	watchEvery = time.Second
	lateEvery  = 10
)

// watch wakes everybody in Wait when another process wrote to the store. The
// store does not tell who wrote: while readers of this process change what only
// they see, and no article changes, the others are not woken each time.
func (s *shared) watch(ctx context.Context, was store.Status) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	late := 0
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		status, err := s.store.Status(ctx)
		if err != nil {
			continue
		}
		changed, quiet := status.State != was.State, s.wasQuiet() && status.Revision == was.Revision
		was = status
		switch {
		case late == 0 && !changed:
		case late < lateEvery && (quiet || !changed):
			late++
		default:
			late = 0
			s.update(func(p *model.Progress) { p.Loaded, p.Analyzed = status.Articles, status.Articles })
		}
	}
}

// wasQuiet reports whether readers changed what only they see since the last
// call.
func (s *shared) wasQuiet() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	quiet := s.quiet
	s.quiet = false
	return quiet
}

// updateOwn wakes the sessions of one reader.
func (s *shared) updateOwn(reader string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own[reader]++
	s.quiet = true
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *shared) update(f func(*model.Progress)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(&s.progress)
	s.progress.Version++
	close(s.changed)
	s.changed = make(chan struct{})
}

// Wait returns the progress as soon as its version is greater than version, or
// the context's error. It grows with what concerns the reader: not with what
// others do that only they see.
func (l *Library) Wait(ctx context.Context, version int) (model.Progress, error) {
	for {
		l.mu.Lock()
		p, changed := l.progress, l.changed
		p.Version += l.own[l.reader]
		l.mu.Unlock()
		if p.Version > version {
			return p, nil
		}
		select {
		case <-ctx.Done():
			return p, ctx.Err()
		case <-changed:
		}
	}
}

// List returns a window of the articles that match the query, newest first.
func (l *Library) List(ctx context.Context, q model.ListQuery) (model.List, error) {
	n, err := l.Query(ctx, q.Query)
	if err != nil {
		return model.List{}, err
	}
	return l.store.List(ctx, l.reader, n, store.Window{Offset: q.Offset, Limit: q.Limit, Around: q.Around})
}

// Entry returns one article as a list shows it.
func (l *Library) Entry(ctx context.Context, id string) (model.Entry, error) {
	return l.store.Entry(ctx, l.reader, id)
}

// Article returns an article without its facts.
func (l *Library) Article(ctx context.Context, id string) (*model.Article, error) {
	b, err := l.store.Brief(ctx, id)
	if err != nil {
		return nil, err
	}
	return &b.Article, nil
}

// Brief returns an article with its facts, but for those that the reader marked
// as wrong.
func (l *Library) Brief(ctx context.Context, id string) (*model.Brief, error) {
	b, err := l.store.Brief(ctx, id)
	if err != nil {
		return nil, err
	}
	return l.finish(ctx, b)
}

// finish puts in the definitions that are not kept with each article and takes
// out what the reader marked as wrong.
func (l *Library) finish(ctx context.Context, b *model.Brief) (*model.Brief, error) {
	kept := b.Glossary[:0]
	for _, t := range b.Glossary {
		if t.Definition == "" && t.Source != model.TermText {
			t.Definition = l.definitions()[definitionKey(t.Term, t.Source)]
		}
		if t.Definition != "" {
			kept = append(kept, t)
		}
	}
	b.Glossary = kept
	wrong, err := l.store.Wrong(ctx, l.reader, b.ID)
	if err != nil {
		return nil, err
	}
	return briefs.WithoutFacts(b, wrong), nil
}

// definitions gathers what the glossaries say, the first of several entries.
func definitions(glossary func() []model.Definition) map[string]string {
	if glossary == nil {
		return nil
	}
	all := make(map[string]string)
	for _, d := range slices.Backward(glossary()) {
		all[definitionKey(d.Term, d.Source)] = d.Text
	}
	return all
}

func definitionKey(term string, source model.TermSource) string {
	return string(source) + "\x00" + query.Fold(term)
}

// slim returns the brief as it is kept: without definitions that the glossaries
// hold anyway, which would be most of its size. Where several machines share the
// library, they have no glossaries in common but lede's own.
func (s *shared) slim(b *model.Brief) *model.Brief {
	slim := *b
	slim.Glossary = make([]model.Term, len(b.Glossary))
	for i, t := range b.Glossary {
		common := t.Source == model.TermLede || s.opts.Machine == ""
		if common && t.Source != model.TermText && s.definitions()[definitionKey(t.Term, t.Source)] == t.Definition {
			t.Definition = ""
		}
		slim.Glossary[i] = t
	}
	return &slim
}

// perArticle bounds how many hits one article contributes to a lookup.
const perArticle = 12

// Search returns at most limit hits over all articles, newest article first;
// limit 0 means all.
func (l *Library) Search(ctx context.Context, q string, limit int) ([]model.Hit, error) {
	n, err := l.Query(ctx, q)
	if err != nil || n == nil {
		return nil, err
	}
	var hits []model.Hit
	for t, err := range l.Match(ctx, n) {
		if err != nil {
			return nil, err
		}
		hits = append(hits, t.Hits(n, perArticle)...)
		if limit > 0 && len(hits) >= limit {
			return hits[:limit], nil
		}
	}
	return hits, nil
}

// Match yields the articles that answer a query, newest first, without the facts
// that the reader marked as wrong, until the caller breaks or an error, which it
// yields last.
func (l *Library) Match(ctx context.Context, n *query.Node) iter.Seq2[*query.Target, error] {
	return func(yield func(*query.Target, error) bool) {
		for f, err := range l.store.Match(ctx, l.reader, n) {
			var t *query.Target
			if err == nil {
				t, err = l.rightly(ctx, &f, n)
			}
			if err == nil && t == nil {
				continue
			}
			if !yield(t, err) || err != nil {
				return
			}
		}
	}
}

// rightly is what answers a lookup without the facts that the reader marked as
// wrong; nil when nothing is left that does.
func (l *Library) rightly(ctx context.Context, f *store.Found, n *query.Node) (*query.Target, error) {
	if f.Unmarked {
		return f.Target, nil
	}
	wrong, err := l.store.Wrong(ctx, l.reader, f.Entry.ID)
	if err != nil || len(wrong) == 0 {
		return f.Target, err
	}
	t := query.NewTarget(f.Entry, briefs.WithoutFacts(f.Brief, wrong))
	if !t.Match(n) {
		return nil, nil
	}
	return t, nil
}

// Apply makes the changes, all of them or none, and returns the changes that
// take them back, in the order in which to apply them.
//
// Changes of saved queries come on their own, not among others: each is made by
// itself, in their order.
func (l *Library) Apply(ctx context.Context, changes []model.Change) ([]model.Change, error) {
	var undo []model.Change
	var err error
	changes = cleaned(changes)
	if len(changes) > 0 && changes[0].Kind == model.ChangeSaved {
		undo, err = l.save(ctx, changes)
	} else {
		undo, err = l.store.Apply(ctx, l.reader, changes)
	}
	if err != nil {
		return undo, err
	}
	if concernsAll(changes) {
		l.update(func(*model.Progress) {})
	} else {
		l.updateOwn(l.reader)
	}
	return undo, nil
}

// cleaned is the changes with what readers write as loading would have left it:
// it is typed and pasted, shown to others, and exported.
func cleaned(changes []model.Change) []model.Change {
	changes = slices.Clone(changes)
	for i := range changes {
		c := &changes[i]
		switch c.Kind {
		case model.ChangeNote:
			c.Value = clean.Text(c.Value)
		case model.ChangeTags, model.ChangeSame, model.ChangeApart:
			c.Value, c.Other = clean.Line(c.Value), clean.Line(c.Other)
		case model.ChangeState, model.ChangeStar, model.ChangePlace, model.ChangeWrong:
		case model.ChangeSaved: // refused, not mended: see save
		}
	}
	return changes
}

// concernsAll reports whether other readers see one of the changes: they see
// each other's notes.
func concernsAll(changes []model.Change) bool {
	return slices.ContainsFunc(changes, func(c model.Change) bool { return c.Kind == model.ChangeNote })
}

// Define asks every definer for a word and joins what they say.
func (l *Library) Define(ctx context.Context, word string) ([]model.Definition, error) {
	return l.memory.Define(ctx, word)
}

// Glossary returns every entry of the glossaries.
func (l *Library) Glossary(ctx context.Context) ([]model.Definition, error) {
	return l.memory.Glossary(ctx)
}
