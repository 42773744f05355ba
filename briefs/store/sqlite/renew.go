package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/briefs/store/pack"
)

// Outdated returns the articles that an older analysis read. See
// [store.Renewing].
func (s *Store) Outdated(ctx context.Context, analyzer, limit int) ([]string, error) {
	all, err := collectContext(ctx, s.read, scanString,
		"SELECT id FROM article WHERE key IN (SELECT key FROM article WHERE analyzer < ? ORDER BY key DESC LIMIT ?) ORDER BY key DESC", analyzer, noLimit(limit))
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
	err := s.transact(ctx, "renew facts", func(tx *sql.Tx) error { //nolint:contextcheck // a transaction that has begun is not ended by the context
		a, err := s.adding(tx)
		if err != nil {
			return err
		}
		var t index.Words
		for i := range records {
			if err := a.renew(&records[i], &t); err != nil {
				return fmt.Errorf("%q: %w", records[i].Brief.Headline, err)
			}
		}
		return a.exec("UPDATE library SET renewed = renewed + 1")
	})
	return err
}

// renew replaces the facts of one article, if it still reads the same.
func (a *adding) renew(r *store.Record, t *index.Words) error {
	var key int64
	var compressed, packed []byte
	known, err := a.get("SELECT a.key, c.text, c.brief FROM alias i JOIN article a USING(key) JOIN content c USING(revision) WHERE i.id = ?", []any{r.Brief.ID}, &key, &compressed, &packed)
	if err != nil || !known {
		return err
	}
	old, err := pack.Unpack(compressed, packed)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if old.Text != r.Brief.Text {
		return nil
	}
	brief := *r.Brief
	brief.ID = old.ID // of this version; the article goes by the ID of its first one
	it := item{Record: r, brief: &brief, words: t.Document(&brief)}
	if it.packed, err = pack.Encode(&brief); err != nil {
		return err
	}
	if err := a.unindex(key, old); err != nil {
		return err
	}
	if err := a.exec("UPDATE article SET figure = ?, facts = ?, analyzer = ? WHERE key = ?", query.TopFigure(&brief), store.CountFacts(&brief), r.Analyzer, key); err != nil {
		return err
	}
	if err := a.exec("UPDATE content SET brief = ? WHERE revision = (SELECT revision FROM article WHERE key = ?)", it.packed, key); err != nil {
		return err
	}
	if err := a.index(key, &it); err != nil {
		return err
	}
	return a.reanchor(key, &brief)
}
