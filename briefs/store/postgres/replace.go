package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// replace makes it the current version of an article and returns the article's
// ID. It locks the article's row, so that no note is put on words of the version
// before that the new one does not move.
func (a *adding) replace(ctx context.Context, no int64, it *item) (string, error) {
	if slices.Contains(a.rows.articles.no, no) || slices.Contains(a.rows.contents.no, no) {
		if err := a.flush(ctx); err != nil { // it came in this very transaction
			return "", err
		}
	}
	var id, published string
	var version int
	var key int64
	err := a.tx.QueryRow(ctx, "SELECT id, version, key, published FROM article WHERE no = $1 FOR UPDATE", no).Scan(&id, &version, &key, &published)
	if errors.Is(err, pgx.ErrNoRows) {
		err = store.ErrDamaged
	}
	if err != nil {
		return "", fmt.Errorf("read the version before: %w", err)
	}
	if want, _, ok := index.TimeKey(it.brief.Source.Published); ok {
		if was, _, dated := index.TimeKey(published); !dated || was != want {
			if key, err = a.keys.next(ctx, a.tx, it.brief.Source.Published); err != nil {
				return "", err
			}
		}
	}
	b := it.brief
	var batch pgx.Batch
	batch.Queue(`UPDATE article SET key = $2, revision = $3, seen = $4, version = $5, headline = $6, dek = $7, publisher = $8, published = $9, path = $10,
			language = $11, words = $12, seconds = $13, figure = $14, tags = $15, facts = $16, analyzer = $17 WHERE no = $1`,
		clean([]any{
			no, key, a.revision, a.seen(it), version + 1, b.Headline, b.Dek, b.Source.Publisher, b.Source.Published, b.Source.Path,
			b.Source.Language, b.Words, b.ReadingSeconds, query.TopFigure(b), strings.Join(b.Tags, ","), store.CountFacts(b), it.Analyzer,
		})...)
	unindex(&batch, []int64{no})
	if err := a.tx.SendBatch(ctx, &batch).Close(); err != nil {
		return "", err
	}
	a.rows.content(no, version+1, a.seen(it), it)
	a.rows.alias(b.ID, no)
	a.index(no, key, it)
	return id, reanchor(ctx, a.tx, map[int64]*model.Brief{no: b})
}

// unindex takes articles out of what queries are answered from.
func unindex(b *pgx.Batch, numbers []int64) {
	for _, table := range []string{"words", "figure", "money", "date"} {
		b.Queue("DELETE FROM "+table+" WHERE no = ANY($1)", numbers)
	}
}

// anchored is a note or a wrong mark of an article.
type anchored struct {
	id, no, reader int64
	start          int
	words, fact    string
}

// reanchor moves notes and wrong marks to where their words stand in articles
// that changed.
func reanchor(ctx context.Context, tx pgx.Tx, articles map[int64]*model.Brief) error {
	numbers := make([]int64, 0, len(articles))
	for no := range articles {
		numbers = append(numbers, no)
	}
	notes, err := collect(ctx, tx, func(rows pgx.Rows) (n anchored, err error) {
		return n, rows.Scan(&n.id, &n.no, &n.start, &n.words)
	}, "SELECT id, no, start, quote FROM note WHERE no = ANY($1)", numbers)
	if err != nil {
		return err
	}
	marks, err := collect(ctx, tx, func(rows pgx.Rows) (m anchored, err error) {
		return m, rows.Scan(&m.no, &m.reader, &m.fact, &m.words)
	}, "SELECT no, reader, fact, text FROM wrong WHERE no = ANY($1)", numbers)
	if err != nil {
		return err
	}
	var b pgx.Batch
	for _, n := range notes {
		at := store.Reanchor(articles[n.no].Text, n.words, n.start)
		b.Queue("UPDATE note SET start = $2, stop = $3 WHERE id = $1", n.id, at.Start, at.End)
	}
	for _, m := range marks {
		if fact := store.FindFact(articles[m.no], m.fact, m.words); fact != "" && fact != m.fact {
			b.Queue(`UPDATE wrong SET fact = $4 WHERE no = $1 AND reader = $2 AND fact = $3
				AND NOT EXISTS (SELECT 1 FROM wrong WHERE no = $1 AND reader = $2 AND fact = $4)`, m.no, m.reader, m.fact, fact)
		}
	}
	return tx.SendBatch(ctx, &b).Close()
}

// Outdated returns the articles that an older analysis read. See
// [store.Renewing].
func (s *Store) Outdated(ctx context.Context, analyzer, limit int) ([]string, error) {
	all, err := ask(ctx, s, scanOne[string], "SELECT id FROM article WHERE analyzer < $1 ORDER BY key DESC LIMIT $2", analyzer, noLimit(limit))
	if err != nil {
		return nil, fmt.Errorf("articles to read again: %w", err)
	}
	return all, nil
}

// Renew puts newer facts in place of those kept. See [store.Renewing].
func (s *Store) Renew(ctx context.Context, records []store.Record) error {
	if len(records) == 0 {
		return nil
	}
	var a adding
	return s.transact(ctx, "renew facts", a.lock, func(ctx context.Context, tx pgx.Tx) error {
		if err := a.begin(ctx, tx, s, nil); err != nil {
			return err
		}
		return a.renew(ctx, records)
	})
}

// kept is the current version of an article that is to be renewed.
type kept struct {
	no, key int64
	version int
	brief   *model.Brief
}

// renew replaces the facts of articles that still read the same.
func (a *adding) renew(ctx context.Context, records []store.Record) error {
	ids := make([]string, 0, len(records))
	for i := range records {
		ids = append(ids, records[i].Brief.ID)
	}
	current := make(map[string]kept, len(records))
	_, err := collect(ctx, a.tx, func(rows pgx.Rows) (k kept, err error) {
		var id string
		var text, packed []byte
		if err := rows.Scan(&id, &k.no, &k.key, &k.version, &text, &packed); err != nil {
			return k, err
		}
		if k.brief, err = pack.Unpack(text, packed); err != nil {
			return k, fmt.Errorf("%w: %w", store.ErrDamaged, err)
		}
		current[id] = k
		return k, nil
	}, `SELECT i.id, a.no, a.key, a.version, c.text, c.brief FROM alias i JOIN article a USING(no) JOIN content c ON c.no = a.no AND c.number = a.version
		WHERE i.id = ANY($1) FOR UPDATE OF a`, ids)
	if err != nil {
		return err
	}
	renewed := make(map[int64]*model.Brief, len(records))
	var b pgx.Batch
	var t index.Words
	for i := range records {
		k, known := current[cleanText(records[i].Brief.ID)]
		if !known || k.brief.Text != records[i].Brief.Text || renewed[k.no] != nil {
			continue
		}
		brief := *records[i].Brief
		brief.ID = k.brief.ID // of this version; the article goes by the ID of its first one
		it := item{Record: &records[i], brief: &brief}
		if it.packed, err = pack.Encode(&brief); err != nil {
			return fmt.Errorf("%q: %w", brief.Headline, err)
		}
		it.terms, it.vast = document(&brief, &t)
		renewed[k.no] = &brief
		b.Queue("UPDATE article SET figure = $2, facts = $3, analyzer = $4 WHERE no = $1", clean([]any{k.no, query.TopFigure(&brief), store.CountFacts(&brief), it.Analyzer})...)
		b.Queue("UPDATE content SET brief = $3 WHERE no = $1 AND number = $2", k.no, k.version, it.packed)
		unindex(&b, []int64{k.no})
		a.index(k.no, k.key, &it)
	}
	a.rows.queue(&b)
	b.Queue("UPDATE library SET renewed = renewed + 1")
	if err := a.tx.SendBatch(ctx, &b).Close(); err != nil {
		return err
	}
	return reanchor(ctx, a.tx, renewed)
}
