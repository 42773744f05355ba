package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// replace makes it the current version of the article with the key and returns
// the article's ID.
func (a *adding) replace(key int64, it *item) (string, error) {
	old, err := a.retire(key)
	if err != nil {
		return "", err
	}
	newKey := key
	if want, _, ok := index.TimeKey(it.brief.Source.Published); ok {
		if was, _, dated := index.TimeKey(old.brief.Source.Published); !dated || was != want {
			if newKey, err = a.newKey(it.brief.Source.Published); err != nil {
				return "", err
			}
		}
	}
	for _, table := range []string{"alias", "identity", "state", "note", "wrong"} {
		if newKey == key {
			break
		}
		if err := a.exec("UPDATE "+table+" SET key = ? WHERE key = ?", newKey, key); err != nil {
			return "", err
		}
	}
	if err := a.putArticle(newKey, old.id, old.version+1, it); err != nil {
		return "", err
	}
	if err := a.exec("INSERT INTO alias VALUES(?, ?)", it.brief.ID, newKey); err != nil {
		return "", err
	}
	if err := a.index(newKey, it); err != nil {
		return "", err
	}
	return old.id, a.reanchor(newKey, it.brief)
}

// retired is an article whose rows are out of the tables.
type retired struct {
	id      string
	version int
	brief   *model.Brief
}

// retire moves the current version of an article among its old versions and
// takes everything it is found by out of the tables.
func (a *adding) retire(key int64) (old retired, err error) {
	var seen int64
	var headline string
	var compressed, packed, markdown []byte
	found, err := a.get("SELECT a.id, a.version, a.seen, a.headline, c.text, c.brief, c.markdown FROM article a JOIN content c USING(revision) WHERE a.key = ?",
		[]any{key}, &old.id, &old.version, &seen, &headline, &compressed, &packed, &markdown)
	if err != nil || !found {
		return old, fmt.Errorf("read the version before: %w", orDamaged(err))
	}
	if old.brief, err = unpack(old.id, compressed, packed); err != nil {
		return old, fmt.Errorf("read the version before: %w", err)
	}
	if err := a.exec("INSERT INTO version VALUES(?, ?, ?, ?, ?, ?, ?)", old.id, old.version, seen, headline, compressed, packed, markdown); err != nil {
		return old, err
	}
	for _, gone := range []string{
		"DELETE FROM content WHERE revision = (SELECT revision FROM article WHERE key = ?)",
		"DELETE FROM article WHERE key = ?",
	} {
		if err := a.exec(gone, key); err != nil {
			return old, err
		}
	}
	return old, a.unindex(key, old.brief)
}

// unindex takes an article out of what queries are answered from.
func (a *adding) unindex(key int64, b *model.Brief) error {
	if err := a.exec("DELETE FROM words WHERE rowid = ?", key); err != nil {
		return err
	}
	for table, v := range index.Values(b.Figures) {
		if err := a.exec("DELETE FROM "+table+" WHERE value = ? AND key = ?", v, key); err != nil {
			return err
		}
	}
	for d := range index.Days(b.Dates) {
		if err := a.exec("DELETE FROM date WHERE class = ? AND start = ? AND stop = ? AND key = ?", d.Class, d.Start, d.Stop, key); err != nil {
			return err
		}
	}
	return nil
}

// reanchor moves notes and wrong marks to where their words stand in the new
// version.
func (a *adding) reanchor(key int64, b *model.Brief) error {
	type note struct {
		id    int64
		start int
		quote string
	}
	notes, err := collect(a.tx, func(rows *sql.Rows) (n note, err error) {
		return n, rows.Scan(&n.id, &n.start, &n.quote)
	}, "SELECT id, start, quote FROM note WHERE key = ?", key)
	if err != nil {
		return err
	}
	for _, n := range notes {
		at := store.Reanchor(b.Text, n.quote, n.start)
		if err := a.exec("UPDATE note SET start = ?, stop = ? WHERE id = ?", at.Start, at.End, n.id); err != nil {
			return err
		}
	}
	type mark struct {
		reader     int64
		fact, text string
	}
	marks, err := collect(a.tx, func(rows *sql.Rows) (m mark, err error) {
		return m, rows.Scan(&m.reader, &m.fact, &m.text)
	}, "SELECT reader, fact, text FROM wrong WHERE key = ?", key)
	if err != nil {
		return err
	}
	for _, m := range marks {
		id := store.FindFact(b, m.fact, m.text)
		if id == "" || id == m.fact {
			continue
		}
		if err := a.exec("UPDATE OR IGNORE wrong SET fact = ? WHERE reader = ? AND key = ? AND fact = ?", id, m.reader, key, m.fact); err != nil {
			return err
		}
	}
	return nil
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// collect reads every row of a query.
func collect[T any](q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	return collectContext(context.Background(), q, scan, query, args...)
}

func collectContext[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, explain(err)
		}
		all = append(all, v)
	}
	return all, explain(rows.Err())
}

func orDamaged(err error) error {
	if err == nil {
		return store.ErrDamaged
	}
	return err
}
