package postgres

import (
	"context"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// All yields every version of every article, as of one moment. See
// [store.Exporting].
func (s *Store) All(ctx context.Context) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		rows, err := s.pool.Query(ctx, `SELECT a.analyzer, (SELECT min(hash) FROM identity i WHERE i.no = a.no), c.seen, c.text, c.brief, c.markdown
			FROM article a JOIN content c USING(no) ORDER BY a.revision, c.number`)
		if err != nil {
			yield(store.Record{}, fmt.Errorf("export: %w", explain(err)))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRecord(rows)
			if err != nil {
				yield(store.Record{}, fmt.Errorf("export: %w", explain(err)))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(store.Record{}, fmt.Errorf("export: %w", explain(err)))
		}
	}
}

func scanRecord(rows pgx.Rows) (r store.Record, err error) {
	var hash *int64
	var seen int64
	var text, packed, markdown []byte
	if err := rows.Scan(&r.Analyzer, &hash, &seen, (*raw)(&text), (*raw)(&packed), (*raw)(&markdown)); err != nil {
		return r, err
	}
	if hash != nil {
		r.Identity = store.HashedIdentity(*hash)
	}
	r.Seen = unixTime(seen)
	if r.Brief, err = pack.Unpack(text, packed); err == nil {
		r.Brief.Markdown, err = pack.Expand(markdown)
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	return r, err
}

// Readers returns the names of all readers. See [store.Exporting].
func (s *Store) Readers(ctx context.Context) ([]string, error) {
	all, err := ask(ctx, s, scanOne[string], "SELECT name FROM reader ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	return all, nil
}

// Desk returns everything a reader did. See [store.Exporting].
func (s *Store) Desk(ctx context.Context, reader string) (d store.Desk, err error) {
	d.Reader = reader
	if d.Visit, err = s.Visit(ctx, reader, 0); err != nil {
		return d, err
	}
	d.States, err = byReader(ctx, s, "export", reader, func(rows pgx.Rows) (st store.ArticleState, err error) {
		var state int
		err = rows.Scan(&st.ArticleID, &state, &st.Starred, &st.Place, &st.Tags)
		st.State = stateName(state)
		return st, err
	}, "SELECT a.id, s.state, s.starred, s.place, s.tags FROM state s JOIN article a USING(no) WHERE s.reader = $1 ORDER BY a.key")
	if err != nil {
		return d, err
	}
	if d.Notes, err = s.Notes(ctx, reader, ""); err != nil {
		return d, err
	}
	d.Wrong, err = byReader(ctx, s, "export", reader, func(rows pgx.Rows) (w store.WrongFact, err error) {
		return w, rows.Scan(&w.ArticleID, &w.Fact, &w.Text)
	}, "SELECT a.id, w.fact, w.text FROM wrong w JOIN article a USING(no) WHERE w.reader = $1 ORDER BY a.key, w.fact")
	if err != nil {
		return d, err
	}
	if d.Saved, err = s.Saved(ctx, reader); err != nil {
		return d, err
	}
	if d.Names, err = s.Namings(ctx, reader); err != nil {
		return d, err
	}
	d.Log, err = byReader(ctx, s, "export", reader, scanLog, "SELECT made, article, kind, value, undo FROM log WHERE reader = $1 ORDER BY id")
	return d, err
}

// Restore puts back what a reader did. See [store.Exporting].
func (s *Store) Restore(ctx context.Context, d store.Desk) error {
	ids := make([]string, 0, len(d.States))
	for i := range d.States {
		ids = append(ids, d.States[i].ArticleID)
	}
	return s.change(ctx, "import", d.Reader, ids, func(ctx context.Context, c *changing) error {
		for _, st := range d.States {
			if err := c.restoreState(st); err != nil {
				return err
			}
		}
		for _, n := range d.Names {
			if _, err := c.setNaming(ctx, model.Change{Kind: store.NamingKind(n.Same), Value: n.Name, Other: n.Other}); err != nil {
				return err
			}
		}
		for _, q := range d.Saved {
			if err := c.save(ctx, q); err != nil {
				return err
			}
		}
		if err := c.restoreWords(ctx, d); err != nil {
			return err
		}
		return c.restoreLog(ctx, d)
	})
}

func (c *changing) restoreState(st store.ArticleState) error {
	t := c.articles[cleanText(st.ArticleID)]
	if t == nil {
		return nil
	}
	if _, err := c.setState(t, model.Change{Value: string(st.State)}); err != nil {
		return err
	}
	t.star, t.place, t.tags = st.Starred, max(st.Place, 0), nil
	if st.Tags != nil {
		tags := cleanText(*st.Tags)
		t.tags = &tags
	}
	return nil
}

// restoreWords puts back notes and wrong marks.
func (c *changing) restoreWords(ctx context.Context, d store.Desk) error {
	var b pgx.Batch
	for _, n := range d.Notes {
		b.Queue(`INSERT INTO note(reader, no, start, stop, quote, text, made, private) SELECT $1, i.no, $3, $4, $5, $6, $7, $8 FROM alias i WHERE i.id = $2
			AND NOT EXISTS (SELECT 1 FROM note o WHERE o.reader = $1 AND o.no = i.no AND o.start = $3 AND o.stop = $4 AND o.text = $6)`,
			clean([]any{c.reader, n.ArticleID, n.Span.Start, n.Span.End, n.Quote, n.Text, n.Made.Unix(), n.Private})...)
	}
	for _, w := range d.Wrong {
		b.Queue("INSERT INTO wrong(reader, no, fact, text) SELECT $1, no, $2, $3 FROM alias WHERE id = $4 ON CONFLICT DO NOTHING", clean([]any{c.reader, w.Fact, w.Text, w.ArticleID})...)
	}
	return c.tx.SendBatch(ctx, &b).Close()
}

// restoreLog puts back visit and log, the log only where there is none.
func (c *changing) restoreLog(ctx context.Context, d store.Desk) error {
	if err := c.exec(ctx, "UPDATE reader SET visit = least($1, (SELECT revision FROM library)) WHERE id = $2 AND visit = 0", d.Visit, c.reader); err != nil {
		return err
	}
	var has bool
	if _, err := c.get(ctx, "SELECT EXISTS (SELECT 1 FROM log WHERE reader = $1)", []any{c.reader}, &has); err != nil || has {
		return err
	}
	for _, l := range d.Log {
		c.log.add(l.At.Unix(), l.ArticleID, l.Kind, l.Value, l.Undo)
	}
	return nil
}
