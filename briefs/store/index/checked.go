package index

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lede-reader/lede/briefs/query"
)

// Checked remembers which articles answer the queries that only package query
// can tell, so that paging through a long list checks every article once. What it
// remembers holds for one revision of the library and its facts, and only for
// queries that ask nothing of what the reader did, which changes more often. The
// zero value is ready to use, by several goroutines.
type Checked struct {
	mu       sync.Mutex
	revision int64
	keys     map[string][]int64 // by query, newest first
}

// maxChecked is how many lists are remembered.
const maxChecked = 16

// Keys returns the keys of the articles that match, newest first: remembered
// ones, or those that all finds. The caller must not change them. The revision
// is asked for where something may be remembered only.
func (c *Checked) Keys(n *query.Node, revision func() (int64, error), all func() ([]int64, error)) ([]int64, error) {
	var name strings.Builder
	if asksState(n) || !spell(&name, n) {
		return all()
	}
	now, err := revision()
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	if c.revision != now || len(c.keys) >= maxChecked {
		c.revision, c.keys = now, make(map[string][]int64)
	}
	keys, known := c.keys[name.String()]
	c.mu.Unlock()
	if known {
		return keys, nil
	}
	if keys, err = all(); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.revision == now {
		c.keys[name.String()] = keys
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
