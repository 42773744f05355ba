// Package briefs is the library: articles, their briefs, and what the reader
// did with them. It loads inputs in the background, analyses them in the
// background with the article in view first, answers lookups over all of them,
// and takes changes that can be taken back.
//
// A [Library] may be used by several goroutines. Nothing it hands out may be
// changed by its caller.
package briefs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// ErrUnknown is returned for an article that is not in the library.
var ErrUnknown = errors.New("no such article in the library")

// Definer answers what a word means: a glossary or a dictionary.
type Definer interface {
	Lookup(word string) ([]model.Definition, error)
}

// Options are what a library works with.
type Options struct {
	Analyzer *analyze.Analyzer         // makes the briefs; required
	Glossary func() []model.Definition // every entry, for the glossary screen; nil for none
	Definers func() []Definer          // asked in this order by Define; nil for none
	Wrong    *WrongMarks               // keeps which facts are marked as wrong; nil to forget them at the end
	Now      func() time.Time          // clock for progress; time.Now when nil
}

// Library holds articles in memory.
type Library struct {
	opts Options

	mu       sync.Mutex
	items    map[string]*item
	heads    map[string]*head // by the ID of the first pages
	order    []*item          // newest first
	sorted   bool
	progress model.Progress
	changed  chan struct{} // closed and replaced at every change
	work     sync.WaitGroup
	facts    int                        // grows with every change of articles or their facts
	noted    int64                      // ID of the last note
	namings  map[[2]string]model.Naming // what the reader said of names, by [store.NamePair]
	together together
	saved    []model.SavedQuery // by name
	deeds    []model.Deed       // oldest first
}

// item is an article with all that is known of it. Its fields but once are
// guarded by the library's mutex.
type item struct {
	entry   model.Entry
	article *model.Article
	brief   *model.Brief // nil until analysed
	target  *query.Target
	wrong   map[string]bool // facts that the reader marked as wrong
	notes   []model.Note    // in the order of the text
	seq     int             // order of arrival

	once sync.Mutex // held while the article is being analysed
}

// New returns an empty library.
func New(opts Options) *Library {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Definers == nil {
		opts.Definers = func() []Definer { return nil }
	}
	return &Library{
		opts:     opts,
		items:    make(map[string]*item),
		heads:    make(map[string]*head),
		changed:  make(chan struct{}),
		progress: model.Progress{Started: opts.Now(), Finished: true},
	}
}

// Add puts articles into the library. One that is there already, by its ID, is
// left as it is.
func (l *Library) Add(articles ...model.Article) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range articles {
		a := &articles[i]
		if l.items[a.ID] != nil {
			continue
		}
		it := &item{article: a, entry: analyze.Skeleton(a).Entry(), seq: len(l.items), wrong: l.opts.Wrong.Of(a.ID)}
		l.items[a.ID] = it
		l.order = append(l.order, it)
		l.progress.Loaded++
	}
	l.sorted = false
	l.facts++
	l.touch()
}

// touch wakes everybody in Wait. The caller holds the mutex.
func (l *Library) touch() {
	l.progress.Version++
	close(l.changed)
	l.changed = make(chan struct{})
}

// Wait returns the progress as soon as its version is greater than version,
// or the context's error.
func (l *Library) Wait(ctx context.Context, version int) (model.Progress, error) {
	for {
		l.mu.Lock()
		p, changed := l.progress, l.changed
		p.Failed = slices.Clone(p.Failed)
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

// sort brings the list into its order: newest first, undated last, then as
// they came. The caller holds the mutex.
func (l *Library) sort() {
	if l.sorted {
		return
	}
	slices.SortFunc(l.order, func(a, b *item) int {
		return cmp.Or(cmp.Compare(b.entry.Published, a.entry.Published), cmp.Compare(a.seq, b.seq))
	})
	l.sorted = true
}

// List returns a window of the articles that match the query, newest first.
func (l *Library) List(ctx context.Context, q model.ListQuery) (model.List, error) {
	n, err := l.parse(ctx, q.Query)
	if err != nil {
		return model.List{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sort()
	matching := l.order
	if n != nil {
		matching = slices.DeleteFunc(slices.Clone(l.order), func(it *item) bool { return !it.ready().Match(n) })
	}
	start, end := window(matching, q)
	list := model.List{Offset: start, Total: len(matching), Entries: make([]model.Entry, 0, end-start)}
	for _, it := range matching[start:end] {
		list.Entries = append(list.Entries, it.entry)
	}
	for _, it := range matching {
		if it.entry.State == model.StateUnread {
			list.Unread++
		}
	}
	return list, nil
}

// window returns the range [start, end) of items that the query asks for.
func window(items []*item, q model.ListQuery) (start, end int) {
	start = min(max(q.Offset, 0), len(items))
	if q.Limit <= 0 {
		return start, len(items)
	}
	if q.Around != "" {
		if i := slices.IndexFunc(items, func(it *item) bool { return it.entry.ID == q.Around }); i >= 0 {
			start = max(i-q.Limit/2, 0)
		}
	}
	return start, min(start+q.Limit, len(items))
}

// ready returns the item as a query's target, without the facts that are marked
// as wrong. The caller holds the mutex.
func (it *item) ready() *query.Target {
	if it.target == nil {
		b := it.brief
		if b == nil {
			b = &model.Brief{Article: *it.article}
		}
		it.target = query.NewTarget(it.entry, WithoutFacts(b, it.wrong))
	}
	it.target.Entry = it.entry
	return it.target
}

func (l *Library) item(id string) (*item, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	it := l.items[id]
	if it == nil {
		return nil, fmt.Errorf("article %q: %w", id, ErrUnknown)
	}
	return it, nil
}

// Entry returns the list's entry of one article.
func (l *Library) Entry(_ context.Context, id string) (model.Entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	it := l.items[id]
	if it == nil {
		return model.Entry{}, fmt.Errorf("article %q: %w", id, ErrUnknown)
	}
	return it.entry, nil
}

// Article returns an article without its facts, at once.
func (l *Library) Article(_ context.Context, id string) (*model.Article, error) {
	it, err := l.item(id)
	if err != nil {
		return nil, err
	}
	return it.article, nil
}

// Brief returns the brief of an article, and makes it now if it was not made
// yet. Facts that the reader marked as wrong are left out.
func (l *Library) Brief(ctx context.Context, id string) (*model.Brief, error) {
	it, err := l.item(id)
	if err != nil {
		return nil, err
	}
	if err := l.analyze(ctx, it); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return WithoutFacts(it.brief, it.wrong), nil
}

// analyze makes the item's brief unless it is there.
func (l *Library) analyze(ctx context.Context, it *item) error {
	it.once.Lock()
	defer it.once.Unlock()
	l.mu.Lock()
	done := it.brief != nil
	l.mu.Unlock()
	if done {
		return nil
	}
	b, err := l.opts.Analyzer.Analyze(ctx, it.article)
	if err != nil {
		return fmt.Errorf("analyse %q: %w", it.entry.Headline, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	it.brief, it.target = b, nil
	it.entry.TopFigure = query.TopFigure(WithoutFacts(b, it.wrong))
	l.progress.Analyzed++
	l.facts++
	l.touch()
	return nil
}

// Search returns at most limit hits over all articles, newest article first
// within each kind of hit. Articles that are not analysed yet answer with
// their text.
func (l *Library) Search(ctx context.Context, q string, limit int) ([]model.Hit, error) {
	n, err := l.parse(ctx, q)
	if err != nil || n == nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sort()
	var hits []model.Hit
	for _, it := range l.order {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if t := it.ready(); t.Match(n) {
			hits = append(hits, t.Hits(n, perArticle)...)
		}
		if limit > 0 && len(hits) >= limit {
			hits = hits[:limit]
			break
		}
	}
	return hits, nil
}

// perArticle bounds how many hits one article contributes to a lookup.
const perArticle = 12

// Define asks every definer for a word and joins what they say.
func (l *Library) Define(_ context.Context, word string) ([]model.Definition, error) {
	var all []model.Definition
	var errs []error
	for _, d := range l.opts.Definers() {
		found, err := d.Lookup(word)
		all = append(all, found...)
		errs = append(errs, err)
	}
	if len(all) > 0 {
		return all, nil
	}
	return nil, errors.Join(errs...)
}

// Glossary returns every entry of the glossaries.
func (l *Library) Glossary(context.Context) ([]model.Definition, error) {
	if l.opts.Glossary == nil {
		return nil, nil
	}
	return l.opts.Glossary(), nil
}

// workers is how many articles are loaded or analysed at once.
func workers() int { return max(1, runtime.GOMAXPROCS(0)) }
