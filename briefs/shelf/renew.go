package shelf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// After the analysis was improved, the articles of a library still have the facts
// that the older one found. They are found again behind the reader's back, the
// newest articles first; until its turn comes an article is shown as it was kept.
//
// What is done is kept after every few articles, so that the work goes on where
// it was left when the library is opened the next time. Several processes may do
// it at once: they find the same facts, and the last one to write them wins.

// How articles are read again in the background.
const (
	renewBatch = 8               // articles that are kept together
	renewAfter = 2 * time.Second // what the reader asks for first is not to wait
)

// renewAttempts is how often one article is tried: another process may change it
// in between.
const renewAttempts = 2

// Outdated returns how many articles have facts that an older version of the
// analysis found.
func (l *Library) Outdated(ctx context.Context) (int, error) {
	ids, err := l.store.Outdated(ctx, analyze.Version, 0)
	return len(ids), err
}

// Renew finds the facts of all articles again that an older version of the
// analysis read, on all cores. It calls each after every few with how many are
// done and how many there are. The error is the first one of an article that could
// not be read again, and one that ended the work.
func (l *Library) Renew(ctx context.Context, each func(done, total int)) error {
	total, err := l.Outdated(ctx)
	if err != nil || total == 0 {
		return err
	}
	r := renewer{shared: l.shared, tried: make(map[string]int), workers: max(1, runtime.GOMAXPROCS(0))}
	var first error
	failed := 0
	for {
		n, err := r.next(ctx, renewBatch*r.workers)
		switch {
		case n == 0 || fatal(err):
			return errors.Join(summed(first, failed), err)
		case err != nil && first == nil:
			first = err
		}
		if err != nil {
			failed++
		}
		each(min(r.done, total), total)
	}
}

// summed is the first of several errors, with how many there are: one cause may
// keep a whole library from being read.
func summed(first error, n int) error {
	if n < 2 {
		return first
	}
	return fmt.Errorf("%w (and %d more like it)", first, n-1)
}

// keepUp does in the background what [Library.Renew] does, on one core and for no
// more than half of the time. The first error goes to report. Who waits for
// changes is woken by the watch, not for every few articles.
func (s *shared) keepUp(ctx context.Context, after time.Duration, report func(error)) {
	r := renewer{shared: s, tried: make(map[string]int), workers: 1}
	told := false
	for pause := after; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		began := s.opts.Now()
		n, err := r.next(ctx, renewBatch)
		if ctx.Err() != nil {
			return
		}
		if err != nil && !told {
			told = true
			report(fmt.Errorf("read articles again for better facts: %w", err))
		}
		if n == 0 || fatal(err) {
			s.update(func(*model.Progress) {})
			return
		}
		pause = s.opts.Now().Sub(began)
	}
}

// renewer finds facts again.
type renewer struct {
	*shared
	workers int
	tried   map[string]int // by article: those that fail are not asked for for ever
	done    int
}

// next renews at most limit articles and returns how many it looked at; none when
// nothing is left to do.
func (r *renewer) next(ctx context.Context, limit int) (int, error) {
	failed := 0
	for _, n := range r.tried {
		if n >= renewAttempts {
			failed++
		}
	}
	all, err := r.store.Outdated(ctx, analyze.Version, limit+failed)
	if err != nil {
		return 0, err
	}
	ids := make([]string, 0, limit)
	for _, id := range all {
		if r.tried[id] < renewAttempts && len(ids) < limit {
			r.tried[id]++
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	records, faults := r.analyze(ctx, ids)
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	faults = append(faults, r.keep(ctx, records))
	r.done += len(ids)
	return len(ids), firstOf(faults)
}

// analyze finds the facts of articles, several at once.
func (r *renewer) analyze(ctx context.Context, ids []string) (records []store.Record, faults []error) {
	found, errs := make([]*model.Brief, len(ids)), make([]error, len(ids))
	var work sync.WaitGroup
	for w := range r.workers {
		work.Go(func() {
			for i := w; i < len(ids) && ctx.Err() == nil; i += r.workers {
				found[i], errs[i] = r.again(ctx, ids[i])
			}
		})
	}
	work.Wait()
	for i, b := range found {
		switch {
		case errs[i] != nil:
			faults = append(faults, errs[i])
			r.tried[ids[i]] = renewAttempts
		case b != nil:
			records = append(records, store.Record{Brief: r.slim(b), Analyzer: analyze.Version})
		}
	}
	return records, faults
}

// again analyses one kept article.
func (r *renewer) again(ctx context.Context, id string) (*model.Brief, error) {
	old, err := r.store.Brief(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	b, err := r.opts.Analyzer.Analyze(ctx, &old.Article)
	if err != nil {
		return nil, fmt.Errorf("analyse %q: %w", old.Headline, err)
	}
	return b, nil
}

// keep puts the facts into the store; where one article's are refused, the
// others' without it.
func (r *renewer) keep(ctx context.Context, records []store.Record) error {
	err := r.store.Renew(ctx, records)
	if err == nil || len(records) == 1 || fatal(err) {
		return err
	}
	var faults []error
	for i := range records {
		faults = append(faults, r.store.Renew(ctx, records[i:i+1]))
	}
	return firstOf(faults)
}

// firstOf is the first error of several that is one; nil for none.
func firstOf(faults []error) error {
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}
