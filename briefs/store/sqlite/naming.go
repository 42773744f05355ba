package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// setNaming keeps what the reader says of two names, or takes it back. What
// takes that back in turn is what was said before.
func (c *changing) setNaming(ch model.Change) (model.Change, error) {
	back := ch
	back.Undo = true
	first, second, err := store.NamePair(ch.Value, ch.Other)
	if err != nil {
		return back, err
	}
	var was bool
	said, err := c.get("SELECT same FROM naming WHERE reader = ? AND first = ? AND second = ?", []any{c.reader, first, second}, &was)
	if err != nil {
		return back, err
	}
	if said {
		back.Kind, back.Undo = store.NamingKind(was), false
	}
	same, _ := store.Same(ch.Kind)
	if ch.Undo {
		return back, c.exec("DELETE FROM naming WHERE reader = ? AND first = ? AND second = ? AND same = ?", c.reader, first, second, same)
	}
	return back, c.exec("INSERT OR REPLACE INTO naming VALUES(?, ?, ?, ?, ?, ?)", c.reader, first, second, ch.Value, ch.Other, same)
}

// Namings returns what the reader said of names. See [store.State].
func (s *Store) Namings(ctx context.Context, reader string) ([]model.Naming, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	all, err := collectContext(ctx, s.read, func(rows *sql.Rows) (n model.Naming, err error) {
		return n, rows.Scan(&n.Name, &n.Other, &n.Same)
	}, "SELECT name, other, same FROM naming WHERE reader = ? ORDER BY name, other", number)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return all, nil
}

// restoreNaming puts back what was said of two names.
func (c *changing) restoreNaming(n model.Naming) error {
	_, err := c.setNaming(model.Change{Kind: store.NamingKind(n.Same), Value: n.Name, Other: n.Other})
	return err
}
