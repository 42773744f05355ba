package postgres

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// readerID returns the number of a reader; 0, which owns nothing, for one who
// never changed anything.
func (s *Store) readerID(ctx context.Context, name string) (int64, error) {
	s.readersMu.Lock()
	id, known := s.readers[name]
	s.readersMu.Unlock()
	if known {
		return id, nil
	}
	err := s.askRow(ctx, []any{&id}, "SELECT id FROM reader WHERE name = $1", name)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	s.rememberReader(name, id)
	return id, nil
}

func (s *Store) rememberReader(name string, id int64) {
	s.readersMu.Lock()
	defer s.readersMu.Unlock()
	s.readers[name] = id
}

// byReader asks a question whose first argument is the reader's number.
func byReader[T any](ctx context.Context, s *Store, what, reader string, scan func(pgx.Rows) (T, error), sql string, args ...any) ([]T, error) {
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, explain(err))
	}
	all, err := ask(ctx, s, scan, sql, append([]any{id}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return all, nil
}

// Notes returns a reader's notes. See [store.State].
func (s *Store) Notes(ctx context.Context, reader, id string) ([]model.Note, error) {
	notes, err := s.notes(ctx, reader, id, "n.reader = $1")
	for i := range notes {
		notes[i].Author = "" // the reader knows
	}
	return notes, err
}

// NotesOfAll returns the notes that a reader may see. See [store.State].
func (s *Store) NotesOfAll(ctx context.Context, reader, id string) ([]model.Note, error) {
	return s.notes(ctx, reader, id, "(NOT n.private OR n.reader = $1)")
}

// notes returns the notes on an article, or on all, for which a condition holds.
func (s *Store) notes(ctx context.Context, reader, id, condition string) ([]model.Note, error) {
	sql := `SELECT n.id, a.id, n.start, n.stop, n.quote, n.text, n.made, n.private, r.name
		FROM note n JOIN article a USING(no) JOIN reader r ON r.id = n.reader WHERE ` + condition
	var args []any
	if id == "" {
		sql += " ORDER BY n.made DESC, n.id DESC"
	} else {
		sql += " AND n.no = (SELECT no FROM alias WHERE id = $2) ORDER BY n.start, n.id"
		args = append(args, id)
	}
	return byReader(ctx, s, "notes", reader, func(rows pgx.Rows) (n model.Note, err error) {
		var made int64
		err = rows.Scan(&n.ID, &n.ArticleID, &n.Span.Start, &n.Span.End, &n.Quote, &n.Text, &made, &n.Private, &n.Author)
		n.Made = unixTime(made)
		return n, err
	}, sql, args...)
}

// Wrong returns the facts that the reader marked as wrong. See [store.State].
func (s *Store) Wrong(ctx context.Context, reader, id string) (map[string]bool, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("wrong facts of article %q: %w", id, explain(err))
	}
	if number == 0 {
		return nil, nil
	}
	facts, err := ask(ctx, s, scanOne[string], "SELECT fact FROM wrong WHERE reader = $1 AND no = (SELECT no FROM alias WHERE id = $2)", number, id)
	if err != nil {
		return nil, fmt.Errorf("wrong facts of article %q: %w", id, err)
	}
	wrong := make(map[string]bool, len(facts))
	for _, f := range facts {
		wrong[f] = true
	}
	return wrong, nil
}

// Namings returns what the reader said of names. See [store.State].
func (s *Store) Namings(ctx context.Context, reader string) ([]model.Naming, error) {
	return byReader(ctx, s, "names", reader, func(rows pgx.Rows) (n model.Naming, err error) {
		return n, rows.Scan(&n.Name, &n.Other, &n.Same)
	}, "SELECT name, other, same FROM naming WHERE reader = $1 ORDER BY name, other")
}

// Log returns what a reader did, newest first. See [store.State].
func (s *Store) Log(ctx context.Context, reader string, limit int) ([]store.LogLine, error) {
	return byReader(ctx, s, "reading log", reader, scanLog, "SELECT made, article, kind, value, undo FROM log WHERE reader = $1 ORDER BY id DESC LIMIT $2", noLimit(limit))
}

func scanLog(rows pgx.Rows) (l store.LogLine, err error) {
	var made int64
	err = rows.Scan(&made, &l.ArticleID, &l.Kind, &l.Value, &l.Undo)
	l.At = unixTime(made)
	return l, err
}

// Saved returns the reader's saved queries. See [store.State].
func (s *Store) Saved(ctx context.Context, reader string) ([]model.SavedQuery, error) {
	return byReader(ctx, s, "saved queries", reader, func(rows pgx.Rows) (q model.SavedQuery, err error) {
		return q, rows.Scan(&q.Name, &q.Query)
	}, "SELECT name, query FROM saved WHERE reader = $1 ORDER BY name")
}

// Save keeps a query under its name. See [store.State].
func (s *Store) Save(ctx context.Context, reader string, q model.SavedQuery) error {
	if q.Name == "" {
		return errors.New("save query: it needs a name")
	}
	return s.change(ctx, "save query "+strconv.Quote(q.Name), reader, nil, func(ctx context.Context, c *changing) error { return c.save(ctx, q) })
}

// save keeps a query under its name, or removes the name when it is empty.
func (c *changing) save(ctx context.Context, q model.SavedQuery) error {
	if q.Query == "" {
		return c.exec(ctx, "DELETE FROM saved WHERE reader = $1 AND name = $2", c.reader, q.Name)
	}
	return c.exec(ctx, "INSERT INTO saved(reader, name, query) VALUES($1, $2, $3) ON CONFLICT(reader, name) DO UPDATE SET query = excluded.query", c.reader, q.Name, q.Query)
}

// Visit notes that the reader saw the library. See [store.State].
func (s *Store) Visit(ctx context.Context, reader string, revision int64) (before int64, err error) {
	if revision == 0 {
		err := s.askRow(ctx, []any{&before}, "SELECT visit FROM reader WHERE name = $1", reader)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return 0, fmt.Errorf("last visit: %w", explain(err))
		}
		return before, nil
	}
	err = s.change(ctx, "note the visit", reader, nil, func(ctx context.Context, c *changing) error {
		if _, err := c.get(ctx, "SELECT visit FROM reader WHERE id = $1", []any{c.reader}, &before); err != nil {
			return err
		}
		return c.exec(ctx, "UPDATE reader SET visit = $2 WHERE id = $1", c.reader, revision)
	})
	return before, err
}

// Groups returns tags and publishers. See [store.Grouping].
func (s *Store) Groups(ctx context.Context, reader string, limit int) ([]model.Folder, error) {
	tags := make(store.TagCounts)
	_, err := byReader(ctx, s, "tags", reader, func(rows pgx.Rows) (_ struct{}, err error) {
		var own, given string
		var unread bool
		err = rows.Scan(&own, &given, &unread)
		tags.Add(own, given, unread)
		return struct{}{}, err
	}, "SELECT a.tags, s.tags, s.state = 0 FROM state s JOIN article a USING(no) WHERE s.reader = $1 AND s.tags IS NOT NULL")
	if err != nil {
		return nil, err
	}
	publishers, err := byReader(ctx, s, "publishers", reader, func(rows pgx.Rows) (model.Folder, error) {
		var name string
		var unread, all int
		err := rows.Scan(&name, &unread, &all)
		return store.PublisherFolder(name, unread), err
	}, `SELECT a.publisher, count(*) FILTER (WHERE coalesce(s.state, 0) = 0), count(*) AS articles FROM article a LEFT JOIN state s ON s.reader = $1 AND s.no = a.no
		WHERE a.publisher <> '' GROUP BY a.publisher ORDER BY articles DESC, a.publisher COLLATE "C" LIMIT $2`, limit)
	if err != nil {
		return nil, err
	}
	return store.Groups(tags, publishers, limit), nil
}
