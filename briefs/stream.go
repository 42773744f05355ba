package briefs

import (
	"context"
	"fmt"
	"iter"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/model"
)

// batch is what one file held.
type batch struct {
	articles []model.Article
	err      error
}

// loadAll loads the files on all cores and yields them in their order.
func loadAll(ctx context.Context, refs []load.Ref, opts load.Options) iter.Seq[batch] {
	return inOrder(ctx, workers(), refs, func(r load.Ref) batch {
		articles, err := load.File(ctx, r, opts)
		return batch{articles, err}
	})
}

// inOrder runs f over all values, n at once, and yields the results in the
// order of the values. It stops when the context ends or the caller breaks; it
// returns only when nothing of it runs any more.
func inOrder[T, R any](ctx context.Context, n int, values []T, f func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		running := make(chan chan R, n*4) // bounds how far loading runs ahead
		go func() {
			defer close(running)
			slots := make(chan struct{}, n)
			for _, v := range values {
				result := make(chan R, 1)
				select {
				case <-ctx.Done():
					return
				case running <- result:
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					result <- f(v)
				}()
			}
		}()
		defer func() {
			cancel()
			for r := range running {
				<-r
			}
		}()
		for r := range running {
			if v := <-r; ctx.Err() != nil || !yield(v) {
				return
			}
		}
	}
}

// Made is one article of a [Stream] with its brief, or the error of an input.
type Made struct {
	Brief *model.Brief
	Err   error
}

// Stream loads the files and makes the briefs of their articles, on all cores,
// and yields them in input order, without the facts that were marked as wrong. A
// file that cannot be read yields its error; the others go on.
func (l *Library) Stream(ctx context.Context, refs []load.Ref, opts load.Options) iter.Seq[Made] {
	return func(yield func(Made) bool) {
		for made := range inOrder(ctx, workers(), refs, func(r load.Ref) []Made { return l.make(ctx, r, opts) }) {
			for _, m := range made {
				if !yield(m) {
					return
				}
			}
		}
	}
}

// make loads one file and analyses its articles; those of a large file on all
// cores.
func (l *Library) make(ctx context.Context, r load.Ref, opts load.Options) []Made {
	articles, err := load.File(ctx, r, opts)
	var made []Made
	analyse := func(a model.Article) Made {
		b, err := l.opts.Analyzer.Analyze(ctx, &a)
		if err != nil {
			return Made{Err: fmt.Errorf("analyse %q: %w", a.Headline, err)}
		}
		return Made{Brief: WithoutFacts(b, l.opts.Wrong.Of(a.ID))}
	}
	for m := range inOrder(ctx, workers(), articles, analyse) {
		made = append(made, m)
	}
	if err != nil {
		made = append(made, Made{Err: err})
	}
	return made
}

// Open starts loading inputs in the background and, behind that, analysing
// what was loaded. Use [Library.Wait] to follow it and [Library.Close] to end it.
func (l *Library) Open(ctx context.Context, inputs []string, opts load.Options) {
	l.start()
	l.work.Go(func() {
		refs, errs := load.Expand(ctx, inputs)
		l.update(func(p *model.Progress) {
			p.Total = len(refs)
			for _, err := range errs {
				p.Failed = append(p.Failed, err.Error())
			}
		})
		for b := range loadAll(ctx, refs, opts) {
			l.Add(b.articles...)
			l.update(func(p *model.Progress) {
				p.Files++
				if b.err != nil {
					p.Failed = append(p.Failed, b.err.Error())
				}
			})
		}
		l.analyzeAll(ctx)
	})
}

// OpenArticles puts loaded articles in and analyses them in the background.
func (l *Library) OpenArticles(ctx context.Context, articles []model.Article) {
	l.start()
	l.Add(articles...)
	l.work.Go(func() { l.analyzeAll(ctx) })
}

// Fail notes that an input could not be read, wholly or in part.
func (l *Library) Fail(err error) {
	l.update(func(p *model.Progress) { p.Failed = append(p.Failed, err.Error()) })
}

// Close waits until nothing works in the background. End the context given to
// [Library.Open] before.
func (l *Library) Close() { l.work.Wait() }

func (l *Library) start() {
	l.update(func(p *model.Progress) { p.Finished, p.Started = false, l.opts.Now() })
}

func (l *Library) update(f func(*model.Progress)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(&l.progress)
	l.touch()
}

// analyzeAll makes the missing briefs in the order of the list. It leaves one
// core to the screen.
func (l *Library) analyzeAll(ctx context.Context) {
	l.mu.Lock()
	l.sort()
	items := append([]*item(nil), l.order...)
	l.mu.Unlock()
	for err := range inOrder(ctx, max(1, workers()-1), items, func(it *item) error { return l.analyze(ctx, it) }) {
		if err != nil {
			l.update(func(p *model.Progress) { p.Failed = append(p.Failed, err.Error()) })
		}
	}
	l.update(func(p *model.Progress) { p.Finished = true })
}
