package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
)

// broadRange is how many rows of a range are worth collecting before a lookup
// rather walks the articles and checks each.
const broadRange = 20_000

// broad reports whether a range holds many articles.
func (f *finder) broad(ctx context.Context) func(ranges) bool {
	return func(r ranges) bool {
		var n int
		err := f.tx.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM ("+r.sql+") LIMIT ?)", append(r.args[:len(r.args):len(r.args)], broadRange)...).Scan(&n)
		return err == nil && n >= broadRange
	}
}

// inKeyOrder joins articles to keys. CROSS JOIN is SQLite's way to say that the
// loop over the keys is the outer one, so that they come in their order as they
// are found and nothing is gathered and sorted.
const inKeyOrder = " CROSS JOIN article a ON a.key = k.key CROSS JOIN content c ON c.revision = a.revision"

// Match yields the articles that match, newest first. See [store.Store].
func (s *Store) Match(ctx context.Context, reader string, n *query.Node) iter.Seq2[store.Found, error] {
	return func(yield func(store.Found, error) bool) {
		id, err := s.readerID(ctx, reader)
		if err != nil {
			yield(store.Found{}, fmt.Errorf("look up: %w", err))
			return
		}
		for f, err := range s.match(ctx, finder{reader: id, query: n}) {
			if !yield(f.Found, err) {
				return
			}
		}
	}
}

// match yields the articles that match, with their keys. It reads them in one
// transaction.
func (s *Store) match(ctx context.Context, f finder) iter.Seq2[keyed, error] {
	return func(yield func(keyed, error) bool) {
		tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			yield(keyed{}, fmt.Errorf("look up: %w", explain(err)))
			return
		}
		defer func() { _ = tx.Rollback() }()
		f.tx = tx
		p := planner{reader: f.reader, broad: f.broad(ctx)}
		c := p.plan(f.query)
		if c.slow && !f.glance(ctx, &c, yield) {
			return
		}
		from, args := c.source()
		f.exact = c.exact
		for a, err := range f.found(ctx, from, args) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// A glance looks at the newest articles without an index. As many are looked at
// as take no longer than an index does that must gather what it finds before it
// tells the first of it, and more for as long as one in glanceShare answers.
const (
	glanceFirst = 150
	glanceShare = 4
)

// glance yields matches among the newest articles and bounds c to those below.
// It reports whether there is anything left to look for.
func (f *finder) glance(ctx context.Context, c *cond, yield func(keyed, error) bool) bool {
	seen, matched, last := 0, 0, int64(0)
	f.every = true
	defer func() { f.every = false }()
	for a, err := range f.found(ctx, "article", nil) {
		if err != nil {
			yield(keyed{}, err)
			return false
		}
		if seen++; a.Target != nil {
			if !yield(a, nil) {
				return false
			}
			matched++
		}
		if last = a.key; seen >= glanceFirst && matched*glanceShare < seen {
			c.below, c.bounded = last, true
			return true
		}
	}
	return false
}

// Since yields the articles that came after a revision. See [store.Store].
func (s *Store) Since(ctx context.Context, reader string, revision int64) iter.Seq2[store.Found, error] {
	return func(yield func(store.Found, error) bool) {
		id, err := s.readerID(ctx, reader)
		if err != nil {
			yield(store.Found{}, fmt.Errorf("look up: %w", err))
			return
		}
		tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			yield(store.Found{}, fmt.Errorf("look up: %w", explain(err)))
			return
		}
		defer func() { _ = tx.Rollback() }()
		f := finder{tx: tx, reader: id, exact: true}
		for a, err := range f.found(ctx, "article WHERE key IN (SELECT key FROM article WHERE revision > ?)", []any{revision}) {
			if !yield(a.Found, err) {
				return
			}
		}
	}
}

// keyed is a found article with its key.
type keyed struct {
	store.Found
	key int64
}

// finder reads articles and checks them.
type finder struct {
	tx     *sql.Tx
	reader int64
	query  *query.Node
	exact  bool // every article that is read answers
	every  bool // those that do not answer are yielded too, without a target
	bare   bool // targets need not hold facts that nobody asks for
}

// found yields the articles of a FROM clause that answer, in the order of the
// list. It yields an error last.
func (f *finder) found(ctx context.Context, from string, args []any) iter.Seq2[keyed, error] {
	return func(yield func(keyed, error) bool) {
		fail := func(err error) { yield(keyed{}, fmt.Errorf("look up: %w", explain(err))) }
		marked, err := f.marksFacts(ctx)
		if err != nil {
			fail(err)
			return
		}
		rows, err := f.tx.QueryContext(ctx, "SELECT "+entryColumns+", a.key, a.version, a.revision, c.text, c.brief FROM (SELECT key FROM "+from+") k"+inKeyOrder+stateJoin+"ORDER BY k.key DESC",
			append(args[:len(args):len(args)], f.reader)...)
		if err != nil {
			fail(err)
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			a, err := f.scan(rows)
			if err != nil {
				fail(err)
				return
			}
			if a.Unmarked = !marked; a.Target == nil && !f.every {
				continue
			}
			if !yield(a, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			fail(err)
		}
	}
}

// marksFacts reports whether the reader marked any fact as wrong. Most never do,
// so that nobody need ask for each article found.
func (f *finder) marksFacts(ctx context.Context) (marked bool, err error) {
	err = f.tx.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM wrong WHERE reader = ?)", f.reader).Scan(&marked)
	return marked, err
}

// scan reads an article. One that does not answer gets no target; where its
// words or figures tell so, its other facts are not unpacked.
func (f *finder) scan(rows *sql.Rows) (a keyed, err error) {
	var d entryDest
	var compressed, packed sql.RawBytes
	if err := rows.Scan(append(d.dest(), &a.key, &a.Version, &a.Revision, &compressed, &packed)...); err != nil {
		return a, err
	}
	a.Entry = d.entry()
	if a.Target, err = index.Answer(a.Entry, compressed, packed, f.query, f.exact, f.bare); err != nil {
		return a, damaged(err)
	}
	if a.Target != nil {
		a.Brief = a.Target.Brief
	}
	return a, nil
}
