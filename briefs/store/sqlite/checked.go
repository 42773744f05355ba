package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lede-reader/lede/briefs/query"
)

// checkedLists remember which articles answer the queries that only package
// query can tell, so that paging through a long list checks every article once.
// They hold for one revision of the library and its facts, and only for queries that ask
// nothing of what the reader did, which changes more often.
type checkedLists struct {
	mu       sync.Mutex
	revision int64
	keys     map[string][]int64 // by query, newest first
}

// maxChecked is how many lists are remembered.
const maxChecked = 16

// checkedKeys returns the keys of the articles that match, newest first. The
// caller must not change them.
func (s *Store) checkedKeys(ctx context.Context, reader int64, n *query.Node) ([]int64, error) {
	var name strings.Builder
	if asksState(n) || !spell(&name, n) {
		return s.checkAll(ctx, reader, n)
	}
	var revision int64
	if err := s.read.QueryRowContext(ctx, "SELECT revision + renewed FROM library").Scan(&revision); err != nil {
		return nil, fmt.Errorf("list: %w", explain(err))
	}
	c := &s.checked
	c.mu.Lock()
	if c.revision != revision || len(c.keys) >= maxChecked {
		c.revision, c.keys = revision, make(map[string][]int64)
	}
	keys, known := c.keys[name.String()]
	c.mu.Unlock()
	if known {
		return keys, nil
	}
	keys, err := s.checkAll(ctx, reader, n)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.revision == revision {
		c.keys[name.String()] = keys
	}
	return keys, nil
}

func (s *Store) checkAll(ctx context.Context, reader int64, n *query.Node) ([]int64, error) {
	var keys []int64
	for f, err := range s.match(ctx, reader, n) {
		if err != nil {
			return nil, err
		}
		keys = append(keys, f.key)
	}
	return keys, nil
}

// asksState reports whether a query asks what the reader did.
func asksState(n *query.Node) bool {
	switch {
	case n == nil:
		return false
	case n.Term != nil:
		return n.Term.Field == query.Is || n.Term.Field == query.Tag
	}
	return asksState(n.Not) || slices.ContainsFunc(n.And, asksState) || slices.ContainsFunc(n.Or, asksState)
}

// spell writes a query so that no two different ones read the same. It reports
// false for a condition that does not tell how it was typed.
func spell(b *strings.Builder, n *query.Node) bool {
	switch {
	case n == nil:
		return true
	case n.Term != nil:
		fmt.Fprintf(b, "%q:%q:%v ", n.Term.Field, n.Term.Raw, n.Term.Phrase)
		return n.Term.Raw != ""
	case n.Not != nil:
		b.WriteString("not ")
		return spell(b, n.Not)
	}
	op, list := "and", n.And
	if n.Or != nil {
		op, list = "or", n.Or
	}
	b.WriteString(op + "( ")
	for _, c := range list {
		if !spell(b, c) {
			return false
		}
	}
	b.WriteString(") ")
	return true
}

func scanKey(rows *sql.Rows) (key int64, err error) { return key, rows.Scan(&key) }
