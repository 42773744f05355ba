package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// All yields every version of every article. See [store.Exporting].
func (s *Store) All(ctx context.Context) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			yield(store.Record{}, fmt.Errorf("export: %w", explain(err)))
			return
		}
		defer func() { _ = tx.Rollback() }()
		keys, err := collectContext(ctx, tx, func(rows *sql.Rows) (key int64, err error) { return key, rows.Scan(&key) },
			"SELECT key FROM article ORDER BY revision")
		if err != nil {
			yield(store.Record{}, fmt.Errorf("export: %w", err))
			return
		}
		for _, key := range keys {
			records, err := versionsOf(ctx, tx, key)
			if err != nil {
				yield(store.Record{}, fmt.Errorf("export: %w", err))
				return
			}
			for _, r := range records {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// versionsOf reads all versions of one article, the first one first.
func versionsOf(ctx context.Context, tx *sql.Tx, key int64) ([]store.Record, error) {
	var identity string
	hashes, err := collectContext(ctx, tx, func(rows *sql.Rows) (h int64, err error) { return h, rows.Scan(&h) }, "SELECT hash FROM identity WHERE key = ?", key)
	if err != nil {
		return nil, err
	}
	if len(hashes) > 0 {
		identity = store.HashedIdentity(hashes[0])
	}
	return collectContext(ctx, tx, func(rows *sql.Rows) (store.Record, error) {
		var seen int64
		var text, packed, markdown []byte
		r := store.Record{Identity: identity}
		if err := rows.Scan(&seen, &text, &packed, &markdown, &r.Analyzer); err != nil {
			return r, err
		}
		r.Seen = unixTime(seen)
		var err error
		if r.Brief, err = pack.Unpack(text, packed); err == nil {
			r.Brief.Markdown, err = pack.Expand(markdown)
		}
		if err != nil {
			return r, fmt.Errorf("%w: %w", store.ErrDamaged, err)
		}
		return r, nil
	}, `SELECT v.seen, v.text, v.brief, v.markdown, a.analyzer FROM article a JOIN (SELECT article, number, seen, text, brief, markdown FROM version
			UNION ALL SELECT b.id, b.version, b.seen, c.text, c.brief, c.markdown FROM article b JOIN content c USING(revision) WHERE b.key = ?1) v ON v.article = a.id
		WHERE a.key = ?1 ORDER BY v.number`, key)
}

// Readers returns the names of all readers. See [store.Exporting].
func (s *Store) Readers(ctx context.Context) ([]string, error) {
	return collectContext(ctx, s.read, scanString, "SELECT name FROM reader ORDER BY name")
}

// Desk returns everything a reader did. See [store.Exporting].
func (s *Store) Desk(ctx context.Context, reader string) (d store.Desk, err error) {
	d.Reader = reader
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return d, fmt.Errorf("export: %w", err)
	}
	if d.Visit, err = s.Visit(ctx, reader, 0); err != nil {
		return d, err
	}
	d.States, err = collectContext(ctx, s.read, func(rows *sql.Rows) (st store.ArticleState, err error) {
		var state int
		err = rows.Scan(&st.ArticleID, &state, &st.Starred, &st.Place, &st.Tags)
		st.State = stateName[min(max(state, 0), len(stateName)-1)]
		return st, err
	}, "SELECT a.id, s.state, s.starred, s.place, s.tags FROM state s JOIN article a USING(key) WHERE s.reader = ? ORDER BY s.key", id)
	if err != nil {
		return d, fmt.Errorf("export: %w", err)
	}
	if d.Notes, err = s.Notes(ctx, reader, ""); err != nil {
		return d, err
	}
	d.Wrong, err = collectContext(ctx, s.read, func(rows *sql.Rows) (w store.WrongFact, err error) {
		return w, rows.Scan(&w.ArticleID, &w.Fact, &w.Text)
	}, "SELECT a.id, w.fact, w.text FROM wrong w JOIN article a USING(key) WHERE w.reader = ? ORDER BY w.key, w.fact", id)
	if err != nil {
		return d, fmt.Errorf("export: %w", err)
	}
	if d.Saved, err = s.Saved(ctx, reader); err != nil {
		return d, err
	}
	if d.Names, err = s.Namings(ctx, reader); err != nil {
		return d, err
	}
	d.Log, err = collectContext(ctx, s.read, scanLog, "SELECT made, article, kind, value, undo FROM log WHERE reader = ? ORDER BY id", id)
	return d, err
}

func scanLog(rows *sql.Rows) (c store.LogLine, err error) {
	var made int64
	err = rows.Scan(&made, &c.ArticleID, &c.Kind, &c.Value, &c.Undo)
	c.At = unixTime(made)
	return c, err
}

// Restore puts back what a reader did. See [store.Exporting].
func (s *Store) Restore(ctx context.Context, d store.Desk) error {
	return s.change(ctx, "import", d.Reader, func(c *changing) error {
		for _, st := range d.States {
			if err := c.restoreState(st); err != nil {
				return err
			}
		}
		if err := c.restoreWords(d); err != nil {
			return err
		}
		for _, q := range d.Saved {
			if err := c.exec("INSERT OR REPLACE INTO saved VALUES(?, ?, ?)", c.reader, q.Name, q.Query); err != nil {
				return err
			}
		}
		for _, n := range d.Names {
			if err := c.restoreNaming(n); err != nil {
				return err
			}
		}
		return c.restoreLog(d)
	})
}

// restoreWords puts back notes and wrong marks.
func (c *changing) restoreWords(d store.Desk) error {
	for _, n := range d.Notes {
		err := c.exec(`INSERT INTO note(reader, key, start, stop, quote, text, made, private) SELECT ?1, key, ?3, ?4, ?5, ?6, ?7, ?8 FROM alias i WHERE id = ?2
			AND NOT EXISTS (SELECT 1 FROM note WHERE reader = ?1 AND key = i.key AND start = ?3 AND stop = ?4 AND text = ?6)`,
			c.reader, n.ArticleID, n.Span.Start, n.Span.End, n.Quote, n.Text, n.Made.Unix(), n.Private)
		if err != nil {
			return err
		}
	}
	for _, w := range d.Wrong {
		if err := c.exec("INSERT OR IGNORE INTO wrong SELECT ?, key, ?, ? FROM alias WHERE id = ?", c.reader, w.Fact, w.Text, w.ArticleID); err != nil {
			return err
		}
	}
	return nil
}

func (c *changing) restoreState(st store.ArticleState) error {
	state, known := stateNumber[st.State]
	if !known {
		return fmt.Errorf("%q is not a state of reading", st.State)
	}
	var key int64
	if found, err := c.get("SELECT key FROM alias WHERE id = ?", []any{st.ArticleID}, &key); err != nil || !found {
		return err
	}
	if _, err := c.setState(key, model.Change{Value: string(st.State)}); err != nil {
		return err
	}
	return c.exec("INSERT OR REPLACE INTO state(reader, key, state, starred, place, tags) VALUES(?, ?, ?, ?, ?, ?)", c.reader, key, state, st.Starred, max(st.Place, 0), st.Tags)
}

// restoreLog puts back visit and log, the log only where there is none.
func (c *changing) restoreLog(d store.Desk) error {
	if err := c.exec("UPDATE reader SET visit = min(?, (SELECT revision FROM library)) WHERE id = ? AND visit = 0", d.Visit, c.reader); err != nil {
		return err
	}
	var one int
	if has, err := c.get("SELECT 1 FROM log WHERE reader = ? LIMIT 1", []any{c.reader}, &one); err != nil || has {
		return err
	}
	for _, l := range d.Log {
		err := c.exec("INSERT INTO log(reader, made, article, kind, value, undo) VALUES(?, ?, ?, ?, ?, ?)", c.reader, l.At.Unix(), l.ArticleID, string(l.Kind), l.Value, l.Undo)
		if err != nil {
			return err
		}
	}
	return nil
}
