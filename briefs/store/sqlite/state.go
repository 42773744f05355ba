package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

func unixTime(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// readerID returns the number of a reader; 0, which owns nothing, for one who
// never changed anything.
func (s *Store) readerID(ctx context.Context, name string) (int64, error) {
	s.readersMu.Lock()
	id, known := s.readers[name]
	s.readersMu.Unlock()
	if known {
		return id, nil
	}
	err := s.read.QueryRowContext(ctx, "SELECT id FROM reader WHERE name = ?", name).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, explain(err)
	}
	s.rememberReader(name, id)
	return id, nil
}

func (s *Store) rememberReader(name string, id int64) {
	s.readersMu.Lock()
	defer s.readersMu.Unlock()
	s.readers[name] = id
}

// changing is one transaction on a reader's state.
type changing struct {
	adding
	reader int64
}

// change runs f in a transaction, with a number for the reader.
func (s *Store) change(ctx context.Context, step, reader string, f func(c *changing) error) error {
	var id int64
	err := s.transact(ctx, step, func(tx *sql.Tx) error {
		c := &changing{adding: adding{tx: tx, stmts: make(map[string]*sql.Stmt), now: time.Now().Unix()}}
		_, err := c.get("INSERT INTO reader(name) VALUES(?) ON CONFLICT(name) DO UPDATE SET name = excluded.name RETURNING id", []any{reader}, &c.reader)
		if err != nil {
			return err
		}
		id = c.reader
		return f(c)
	})
	if err == nil {
		s.rememberReader(reader, id)
	}
	return err
}

// Apply makes the changes, all of them or none. See [store.Store].
func (s *Store) Apply(ctx context.Context, reader string, changes []model.Change) ([]model.Change, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	undo := make([]model.Change, 0, len(changes))
	err := s.change(ctx, "change", reader, func(c *changing) error {
		for _, ch := range changes {
			back, err := c.apply(ch)
			if err != nil {
				return fmt.Errorf("%s of article %q: %w", ch.Kind, ch.ArticleID, err)
			}
			undo = append(undo, back)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(undo)
	return undo, nil
}

func (c *changing) apply(ch model.Change) (back model.Change, err error) {
	if _, naming := store.Same(ch.Kind); naming {
		if err := c.log("", ch, store.NamingLine(ch)); err != nil {
			return back, err
		}
		return c.setNaming(ch)
	}
	var key int64
	known, err := c.get("SELECT key FROM alias WHERE id = ?", []any{ch.ArticleID}, &key)
	if err != nil {
		return back, err
	}
	if !known {
		return back, store.ErrUnknown
	}
	if ch.Kind != model.ChangePlace {
		if err := c.log(ch.ArticleID, ch, ch.Value); err != nil {
			return back, err
		}
	}
	switch ch.Kind {
	case model.ChangeState:
		return c.setState(key, ch)
	case model.ChangeStar:
		return c.setStar(key, ch)
	case model.ChangeTags:
		return c.setTags(key, ch)
	case model.ChangePlace:
		return c.setPlace(key, ch)
	case model.ChangeNote:
		return c.setNote(key, ch)
	case model.ChangeWrong:
		return c.setWrong(key, ch)
	default:
		return back, fmt.Errorf("%q is not a kind of change", ch.Kind)
	}
}

// log writes a line of the reading log.
func (c *changing) log(article string, ch model.Change, value string) error {
	return c.exec("INSERT INTO log(reader, made, article, kind, value, undo) VALUES(?, ?, ?, ?, ?, ?)", c.reader, c.now, article, string(ch.Kind), value, ch.Undo)
}

// upsert sets one column of the reader's state of an article.
func (c *changing) upsert(column string, key int64, value any) error {
	return c.exec("INSERT INTO state(reader, key, "+column+") VALUES(?, ?, ?) ON CONFLICT(reader, key) DO UPDATE SET "+column+" = excluded."+column,
		c.reader, key, value)
}

func (c *changing) setState(key int64, ch model.Change) (model.Change, error) {
	back := ch
	to, known := stateNumber[model.ReadState(ch.Value)]
	if !known {
		return back, fmt.Errorf("%q is not a state of reading", ch.Value)
	}
	from := 0
	if _, err := c.get("SELECT state FROM state WHERE reader = ? AND key = ?", []any{c.reader, key}, &from); err != nil {
		return back, err
	}
	back.Value = string(stateName[from])
	if begun := min(to, 1) - min(from, 1); begun != 0 {
		if err := c.exec("UPDATE reader SET begun = begun + ? WHERE id = ?", begun, c.reader); err != nil {
			return back, err
		}
	}
	return back, c.upsert("state", key, to)
}

func (c *changing) setStar(key int64, ch model.Change) (model.Change, error) {
	back := ch
	var was bool
	if _, err := c.get("SELECT starred FROM state WHERE reader = ? AND key = ?", []any{c.reader, key}, &was); err != nil {
		return back, err
	}
	back.Value = ""
	if was {
		back.Value = "y"
	}
	return back, c.upsert("starred", key, ch.Value != "")
}

func (c *changing) setTags(key int64, ch model.Change) (model.Change, error) {
	back := ch
	if _, err := c.get("SELECT coalesce((SELECT tags FROM state WHERE reader = ? AND key = a.key), a.tags) FROM article a WHERE key = ?", []any{c.reader, key}, &back.Value); err != nil {
		return back, err
	}
	return back, c.upsert("tags", key, strings.Join(splitTags(ch.Value), ","))
}

func (c *changing) setPlace(key int64, ch model.Change) (model.Change, error) {
	back := ch
	back.Span = model.Span{}
	if _, err := c.get("SELECT place FROM state WHERE reader = ? AND key = ?", []any{c.reader, key}, &back.Span.Start); err != nil {
		return back, err
	}
	return back, c.upsert("place", key, max(ch.Span.Start, 0))
}

// current reads the current version of an article.
func (c *changing) current(key int64) (*model.Brief, error) {
	var text, packed []byte
	if _, err := c.get("SELECT c.text, c.brief FROM article a JOIN content c USING(revision) WHERE a.key = ?", []any{key}, &text, &packed); err != nil {
		return nil, err
	}
	return unpack("", text, packed)
}

// setNote puts a note on a span, changes the one that is there, or removes it.
func (c *changing) setNote(key int64, ch model.Change) (model.Change, error) {
	back := ch
	back.Value = ""
	var id int64
	known, err := c.get("SELECT id, text, private FROM note WHERE key = ? AND reader = ? AND start = ? AND stop = ?", []any{key, c.reader, ch.Span.Start, ch.Span.End}, &id, &back.Value, &back.Private)
	if err != nil {
		return back, err
	}
	switch {
	case known && ch.Value == "":
		return back, c.exec("DELETE FROM note WHERE id = ?", id)
	case known:
		return back, c.exec("UPDATE note SET text = ?, made = ?, private = ? WHERE id = ?", ch.Value, c.now, ch.Private, id)
	case ch.Value == "":
		return back, nil
	}
	b, err := c.current(key)
	if err != nil {
		return back, err
	}
	text := b.Text
	if ch.Span.Start < 0 || ch.Span.End > len(text) || ch.Span.Start > ch.Span.End {
		return back, fmt.Errorf("span [%d,%d) lies outside the text of %d bytes", ch.Span.Start, ch.Span.End, len(text))
	}
	return back, c.exec("INSERT INTO note(reader, key, start, stop, quote, text, made, private) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
		c.reader, key, ch.Span.Start, ch.Span.End, text[ch.Span.Start:ch.Span.End], ch.Value, c.now, ch.Private)
}

func (c *changing) setWrong(key int64, ch model.Change) (model.Change, error) {
	back := ch
	back.Undo = !ch.Undo
	if ch.Undo {
		return back, c.exec("DELETE FROM wrong WHERE reader = ? AND key = ? AND fact = ?", c.reader, key, ch.Value)
	}
	b, err := c.current(key)
	if err != nil {
		return back, err
	}
	words, _ := store.FactText(b, ch.Value)
	return back, c.exec("INSERT OR IGNORE INTO wrong VALUES(?, ?, ?, ?)", c.reader, key, ch.Value, words)
}

// Notes returns a reader's notes. See [store.State].
func (s *Store) Notes(ctx context.Context, reader, id string) ([]model.Note, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("notes: %w", err)
	}
	notes, err := s.notes(ctx, id, "n.reader = ?", number)
	for i := range notes {
		notes[i].Author = "" // the reader knows
	}
	return notes, err
}

// NotesOfAll returns the notes that a reader may see. See [store.State].
func (s *Store) NotesOfAll(ctx context.Context, reader, id string) ([]model.Note, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("notes: %w", err)
	}
	return s.notes(ctx, id, "(NOT n.private OR n.reader = ?)", number)
}

// notes returns the notes on an article, or on all, for which a condition holds.
func (s *Store) notes(ctx context.Context, id, condition string, args ...any) ([]model.Note, error) {
	query := `SELECT n.id, a.id, n.start, n.stop, n.quote, n.text, n.made, n.private, r.name
		FROM note n JOIN article a USING(key) JOIN reader r ON r.id = n.reader WHERE ` + condition
	if id == "" {
		query += " ORDER BY n.made DESC, n.id DESC"
	} else {
		query += " AND n.key = (SELECT key FROM alias WHERE id = ?) ORDER BY n.start, n.id"
		args = append(args, id)
	}
	notes, err := collectContext(ctx, s.read, func(rows *sql.Rows) (n model.Note, err error) {
		var made int64
		err = rows.Scan(&n.ID, &n.ArticleID, &n.Span.Start, &n.Span.End, &n.Quote, &n.Text, &made, &n.Private, &n.Author)
		n.Made = unixTime(made)
		return n, err
	}, query, args...)
	if err != nil {
		return nil, fmt.Errorf("notes: %w", err)
	}
	return notes, nil
}

// Wrong returns the facts that the reader marked as wrong. See [store.State].
func (s *Store) Wrong(ctx context.Context, reader, id string) (map[string]bool, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil || number == 0 {
		return nil, err
	}
	facts, err := collectContext(ctx, s.read, scanString, "SELECT fact FROM wrong WHERE reader = ? AND key = (SELECT key FROM alias WHERE id = ?)", number, id)
	if err != nil {
		return nil, fmt.Errorf("wrong facts of article %q: %w", id, err)
	}
	wrong := make(map[string]bool, len(facts))
	for _, f := range facts {
		wrong[f] = true
	}
	return wrong, nil
}

func scanString(rows *sql.Rows) (v string, err error) { return v, rows.Scan(&v) }

// Log returns what a reader did, newest first. See [store.State].
func (s *Store) Log(ctx context.Context, reader string, limit int) ([]store.LogLine, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("reading log: %w", err)
	}
	all, err := collectContext(ctx, s.read, scanLog, "SELECT made, article, kind, value, undo FROM log WHERE reader = ? ORDER BY id DESC LIMIT ?", number, noLimit(limit))
	if err != nil {
		return nil, fmt.Errorf("reading log: %w", err)
	}
	return all, nil
}

// Saved returns the reader's saved queries. See [store.State].
func (s *Store) Saved(ctx context.Context, reader string) ([]model.SavedQuery, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("saved queries: %w", err)
	}
	all, err := collectContext(ctx, s.read, func(rows *sql.Rows) (q model.SavedQuery, err error) {
		return q, rows.Scan(&q.Name, &q.Query)
	}, "SELECT name, query FROM saved WHERE reader = ? ORDER BY name", number)
	if err != nil {
		return nil, fmt.Errorf("saved queries: %w", err)
	}
	return all, nil
}

// Save keeps a query under its name. See [store.State].
func (s *Store) Save(ctx context.Context, reader string, q model.SavedQuery) error {
	if q.Name == "" {
		return errors.New("save query: it needs a name")
	}
	return s.change(ctx, "save query "+strconv.Quote(q.Name), reader, func(c *changing) error {
		if q.Query == "" {
			return c.exec("DELETE FROM saved WHERE reader = ? AND name = ?", c.reader, q.Name)
		}
		return c.exec("INSERT OR REPLACE INTO saved VALUES(?, ?, ?)", c.reader, q.Name, q.Query)
	})
}

// Visit notes that the reader saw the library. See [store.State].
func (s *Store) Visit(ctx context.Context, reader string, revision int64) (before int64, err error) {
	if revision == 0 {
		err := s.read.QueryRowContext(ctx, "SELECT visit FROM reader WHERE name = ?", reader).Scan(&before)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return before, explain(err)
	}
	err = s.change(ctx, "note the visit", reader, func(c *changing) error {
		if _, err := c.get("SELECT visit FROM reader WHERE id = ?", []any{c.reader}, &before); err != nil {
			return err
		}
		return c.exec("UPDATE reader SET visit = ? WHERE id = ?", revision, c.reader)
	})
	return before, err
}
