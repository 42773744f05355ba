package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Feeds returns every feed. See [store.Following].
func (s *Store) Feeds(ctx context.Context) ([]model.Feed, error) {
	all, err := collectContext(ctx, s.read, func(rows *sql.Rows) (f model.Feed, err error) {
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
	return s.transact(ctx, "keep feed", func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR REPLACE INTO feed VALUES(?, ?, ?, ?, ?, ?, ?, ?)", f.URL, f.Title, f.Folder, f.ETag, f.Modified, checked, f.Failures, f.Error)
		return err
	})
}

// DropFeed removes a feed. See [store.Following].
func (s *Store) DropFeed(ctx context.Context, url string) error {
	return s.transact(ctx, "drop feed", func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM feed WHERE url = ?", url)
		return err
	})
}

// Status describes the library. See [store.Store].
func (s *Store) Status(ctx context.Context) (store.Status, error) {
	st := store.Status{Place: s.path, ReadOnly: s.readOnly}
	err := s.read.QueryRowContext(ctx, "SELECT l.revision, l.articles, v.user_version FROM library l, pragma_user_version v").Scan(&st.Revision, &st.Articles, &st.Schema)
	if err != nil {
		return st, fmt.Errorf("status: %w", explain(err))
	}
	if st.State, err = s.dataVersion(ctx); err != nil {
		return st, fmt.Errorf("status: %w", explain(err))
	}
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(s.path + suffix); err == nil {
			st.Bytes += info.Size()
		}
	}
	return st, nil
}

// dataVersion is a number that changes with every commit of any other
// connection, this process's writer included: SQLite counts them for the one
// connection that it is asked on.
func (s *Store) dataVersion(ctx context.Context) (version int64, err error) {
	s.readersMu.Lock()
	defer s.readersMu.Unlock()
	if s.watch == nil {
		if s.watch, err = s.read.Conn(context.WithoutCancel(ctx)); err != nil {
			return 0, err
		}
	}
	err = s.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
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
	lines, err := collectContext(ctx, s.read, scanString, "PRAGMA integrity_check(20)")
	note(err)
	for _, l := range lines {
		if l != "ok" {
			note(fmt.Errorf("%w: %s", store.ErrDamaged, l))
		}
	}
	for _, c := range []struct{ what, query string }{
		{"articles are counted wrongly", "SELECT count(*) FROM library WHERE articles <> (SELECT count(*) FROM article)"},
		{"articles without content", "SELECT count(*) FROM article WHERE revision NOT IN (SELECT revision FROM content)"},
		{"content without an article", "SELECT count(*) FROM content WHERE revision NOT IN (SELECT revision FROM article)"},
		{"articles that cannot be found by ID", "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM alias i WHERE i.id = a.id AND i.key = a.key)"},
		{"articles missing from the index of words", "SELECT count(*) FROM article WHERE key NOT IN (SELECT rowid FROM words)"},
		{"readers whose unread articles are counted wrongly", "SELECT count(*) FROM reader r WHERE begun <> (SELECT count(*) FROM state s WHERE s.reader = r.id AND s.state > 0)"},
	} {
		var n int
		if err := s.read.QueryRowContext(ctx, c.query).Scan(&n); err != nil {
			note(fmt.Errorf("count %s: %w", c.what, err))
		} else if n > 0 {
			note(fmt.Errorf("%w: %s: %d", store.ErrDamaged, c.what, n))
		}
	}
	s.checkBriefs(ctx, note)
	return problems
}

// checkBriefs unpacks every brief and checks its promises.
func (s *Store) checkBriefs(ctx context.Context, note func(error)) {
	rows, err := s.read.QueryContext(ctx, "SELECT a.id, c.text, c.brief FROM article a JOIN content c USING(revision)")
	if err != nil {
		note(err)
		return
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id string
		var text, packed []byte
		if err := rows.Scan(&id, &text, &packed); err != nil {
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
