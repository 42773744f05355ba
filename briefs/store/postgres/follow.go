package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Feeds returns every feed. See [store.Following].
func (s *Store) Feeds(ctx context.Context) ([]model.Feed, error) {
	all, err := ask(ctx, s, func(rows pgx.Rows) (f model.Feed, err error) {
		var checked int64
		err = rows.Scan(&f.URL, &f.Title, &f.Folder, &f.ETag, &f.Modified, &checked, &f.Failures, &f.Error)
		f.Checked = unixTime(checked)
		return f, err
	}, "SELECT url, title, folder, etag, modified, checked, failures, error FROM feed ORDER BY folder, title, url")
	if err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	return all, nil
}

// PutFeed adds or replaces a feed. See [store.Following].
func (s *Store) PutFeed(ctx context.Context, f model.Feed) error {
	if f.URL == "" {
		return errors.New("keep feed: it has no address")
	}
	var checked int64
	if !f.Checked.IsZero() {
		checked = f.Checked.Unix()
	}
	return s.changeLibrary(ctx, "keep feed", `INSERT INTO feed(url, title, folder, etag, modified, checked, failures, error) VALUES($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT(url) DO UPDATE SET title = excluded.title, folder = excluded.folder, etag = excluded.etag, modified = excluded.modified, checked = excluded.checked,
			failures = excluded.failures, error = excluded.error`, f.URL, f.Title, f.Folder, f.ETag, f.Modified, checked, f.Failures, f.Error)
}

// DropFeed removes a feed. See [store.Following].
func (s *Store) DropFeed(ctx context.Context, url string) error {
	return s.changeLibrary(ctx, "drop feed", "DELETE FROM feed WHERE url = $1", url)
}

// changeLibrary runs a statement in a transaction that counts as a change of the
// library.
func (s *Store) changeLibrary(ctx context.Context, step, sql string, args ...any) error {
	begin := func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "UPDATE library SET changes = changes + 1")
		return err
	}
	return s.transact(ctx, step, begin, func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, sql, clean(args)...)
		return err
	})
}

// Status describes the library. See [store.Store]. Its state adds up counters
// that transactions raise when they change something, so that it tells of a
// change as soon as the change can be seen, and not before.
func (s *Store) Status(ctx context.Context) (store.Status, error) {
	st := store.Status{Place: s.place, ReadOnly: s.readOnly}
	err := s.askRow(ctx, []any{&st.Revision, &st.Articles, &st.Schema, &st.State, &st.Bytes}, `SELECT l.revision, l.articles, l.version,
		l.revision + l.renewed + l.changes + (SELECT coalesce(sum(changes), 0) FROM reader)::bigint,
		(SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relnamespace = $1::text::regnamespace AND c.relkind = 'r')::bigint FROM library l`, pgx.Identifier{s.schema}.Sanitize())
	if err != nil {
		return st, fmt.Errorf("status: %w", explain(err))
	}
	return st, nil
}

// maxProblems bounds how many faults Check reports.
const maxProblems = 100

// Check reads everything and returns what is wrong. See [store.Store].
func (s *Store) Check(ctx context.Context) []error {
	var problems []error
	note := func(err error) {
		if err != nil && len(problems) < maxProblems {
			problems = append(problems, explain(err))
		}
	}
	var sync string
	note(s.askRow(ctx, []any{&sync}, "SHOW fsync"))
	if sync == "off" {
		note(errors.New("the server does not wait for its disk (fsync=off): a power cut may lose or damage everything; set fsync=on in postgresql.conf"))
	}
	for _, c := range []struct{ what, sql string }{
		{"articles are counted wrongly", "SELECT count(*) FROM library WHERE articles <> (SELECT count(*) FROM article)"},
		{"articles without content", "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.no = a.no AND c.number = a.version)"},
		{"content without an article", "SELECT count(*) FROM content WHERE no NOT IN (SELECT no FROM article)"},
		{"articles that cannot be found by ID", "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM alias i WHERE i.id = a.id AND i.no = a.no)"},
		{"articles missing from the index of words", "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM words w WHERE w.no = a.no AND w.key = a.key)"},
		{"words of no article", "SELECT count(*) FROM words WHERE no NOT IN (SELECT no FROM article)"},
		{"readers whose unread articles are counted wrongly", "SELECT count(*) FROM reader r WHERE begun <> (SELECT count(*) FROM state s WHERE s.reader = r.id AND s.state > 0)"},
	} {
		var n int
		if err := s.askRow(ctx, []any{&n}, c.sql); err != nil {
			note(fmt.Errorf("count %s: %w", c.what, err))
		} else if n > 0 {
			note(fmt.Errorf("%w: %s: %d", store.ErrDamaged, c.what, n))
		}
	}
	s.checkBriefs(ctx, note)
	return problems
}

// checkBriefs unpacks every version and checks its promises.
func (s *Store) checkBriefs(ctx context.Context, note func(error)) {
	rows, err := s.pool.Query(ctx, "SELECT a.id, c.text, c.brief FROM article a JOIN content c USING(no)")
	if err != nil {
		note(err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var text, packed []byte
		if err := rows.Scan(&id, (*raw)(&text), (*raw)(&packed)); err != nil {
			note(err)
			return
		}
		b, err := unpack(id, text, packed)
		if err == nil {
			err = b.Check()
		}
		if err != nil {
			note(fmt.Errorf("article %q: %w", id, err))
		}
	}
	note(rows.Err())
}
