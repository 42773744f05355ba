package shelf

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// Result is what became of one article, or the error of an input.
type Result struct {
	store.Receipt
	Err error
}

// A batch is acknowledged together, for a sync takes as long for one article as
// for hundreds. It closes when it is full, or after a moment when articles come
// slowly.
const (
	batchArticles = 512
	batchBytes    = 4 << 20
	batchWait     = 150 * time.Millisecond
)

// Add loads inputs, analyses their articles on all cores and puts them into the
// library, in input order. It calls each for every article after the article is
// durable, and for every input that cannot be read, and goes on. The error it
// returns is one after which it could not go on: a full disk, or the context's.
func (l *Library) Add(ctx context.Context, inputs []string, o load.Options, each func(Result)) error {
	refs, errs := load.Expand(ctx, inputs)
	for _, err := range errs {
		each(Result{Err: err})
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	made := make(chan briefs.Made, batchArticles/2) // what is made while the batch before is written
	go func() {
		defer close(made)
		for m := range l.memory.Stream(ctx, refs, o) {
			select {
			case made <- m:
			case <-ctx.Done():
				return
			}
		}
	}()
	err := l.addAll(ctx, made, each)
	cancel()
	for range made { // wait until nothing of it runs any more
	}
	return err
}

// addAll puts in what comes down the channel, batch by batch.
func (l *Library) addAll(ctx context.Context, made <-chan briefs.Made, each func(Result)) error {
	b := batch{lib: l, each: each}
	timer := time.NewTimer(batchWait)
	defer timer.Stop()
	for more := true; more; {
		var m briefs.Made
		select {
		case m, more = <-made:
			if len(b.records) == 0 {
				timer.Reset(batchWait)
			}
			if b.take(m); more && !b.full() {
				continue
			}
		case <-timer.C:
		}
		if err := b.flush(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// AddArticles analyses loaded articles and puts them in. See [Library.Add].
func (l *Library) AddArticles(ctx context.Context, articles []model.Article, each func(Result)) error {
	b := batch{lib: l, each: each}
	for i := range articles {
		brief, err := l.opts.Analyzer.Analyze(ctx, &articles[i])
		if err != nil {
			err = fmt.Errorf("analyse %q: %w", articles[i].Headline, err)
		}
		if b.take(briefs.Made{Brief: brief, Err: err}); !b.full() {
			continue
		}
		if err := b.flush(ctx); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.flush(ctx)
}

// AddBriefs puts articles in that are analysed already, and returns what became
// of each, after they are durable.
func (l *Library) AddBriefs(ctx context.Context, all ...*model.Brief) (results []Result, err error) {
	b := batch{lib: l, each: func(r Result) { results = append(results, r) }}
	for _, one := range all {
		b.add(one)
	}
	return results, b.flush(ctx)
}

// batch gathers records for one transaction.
type batch struct {
	lib     *Library
	each    func(Result)
	records []store.Record
	bytes   int
}

// take adds what was made of an article, or reports why nothing was.
func (b *batch) take(m briefs.Made) {
	switch {
	case m.Err != nil:
		b.each(Result{Err: m.Err})
	case m.Brief != nil:
		b.add(m.Brief)
	}
}

func (b *batch) full() bool { return len(b.records) >= batchArticles || b.bytes >= batchBytes }

func (b *batch) add(brief *model.Brief) {
	b.records = append(b.records, store.Record{Brief: b.lib.slim(brief), Identity: identity(b.lib.opts.Machine, &brief.Article), Analyzer: analyze.Version})
	b.bytes += len(brief.Text)
}

func (b *batch) flush(ctx context.Context) error {
	if len(b.records) == 0 {
		return nil
	}
	records := b.records
	b.records, b.bytes = nil, 0
	receipts, err := b.lib.store.Add(ctx, records)
	if err != nil && len(records) > 1 && !fatal(err) {
		// One of them is refused: the others go in without it.
		for i := range records {
			one := batch{lib: b.lib, each: b.each, records: records[i : i+1]}
			if err := one.flush(ctx); err != nil {
				return err
			}
		}
		return nil
	}
	if fatal(err) {
		return err
	}
	if err != nil {
		b.each(Result{Err: fmt.Errorf("%s: %w", load.Quote(records[0].Brief.Source.Path), err)})
		return nil
	}
	added := 0
	for _, r := range receipts {
		if r.Outcome == store.Added {
			added++
		}
	}
	b.lib.update(func(p *model.Progress) { p.Loaded, p.Analyzed = p.Loaded+added, p.Analyzed+added })
	for _, r := range receipts {
		b.each(Result{Receipt: r})
	}
	return nil
}

// fatal reports whether no other article will fare better.
func fatal(err error) bool {
	for _, f := range []error{syscall.ENOSPC, store.ErrReadOnly, store.ErrDamaged, store.ErrNewer, store.ErrUnreachable, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, f) {
			return true
		}
	}
	return false
}

// identity is what stays the same when an article is changed: its address, or
// the file it lies in where the file holds nothing else. An address without a
// path is that of a whole site and tells nothing. The machine is named where
// several share the library.
func identity(machine string, a *model.Article) string {
	if u, err := url.Parse(a.Source.URL); err == nil && u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
		q := u.Query()
		for name := range q {
			if strings.HasPrefix(name, "utm_") {
				q.Del(name)
			}
		}
		u.RawQuery, u.Fragment = q.Encode(), ""
		return "url:" + strings.ToLower(u.Host) + u.EscapedPath() + "?" + u.RawQuery
	}
	path := a.Source.Path
	if path == "" || path == "-" {
		return ""
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	switch a.Source.Format {
	case model.FormatText, model.FormatMarkdown, model.FormatHTML, model.FormatEmail:
		if machine != "" {
			return "path://" + machine + path
		}
		return "path:" + path
	case model.FormatFeed, model.FormatJSONL, model.FormatNinjs: // may hold many
	}
	return ""
}
