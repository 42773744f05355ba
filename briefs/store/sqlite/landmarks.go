package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sort"
	"sync"
)

// landmarks remember the key at every so many places of the whole list, so that
// a window far down is found without walking to it from the top. They hold for
// one revision of the library.
type landmarks struct {
	mu       sync.Mutex
	revision int64
	keys     []int64 // key of the entry at (i+1)*markEvery
}

const markEvery = 1000

// near returns the key of an entry at or above offset, and how many entries lie
// between it and the offset.
func (m *landmarks) near(ctx context.Context, tx *sql.Tx, revision int64, offset int) (from int64, skip int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at(revision)
	for len(m.keys) < offset/markEvery {
		if err := m.extend(ctx, tx); err != nil {
			return 0, 0, err
		}
	}
	i := offset / markEvery
	return m.key(i), offset - i*markEvery, nil
}

// rank returns how many entries stand above the one with the key.
func (m *landmarks) rank(ctx context.Context, tx *sql.Tx, revision, key int64) (n int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at(revision)
	for len(m.keys) == 0 || m.keys[len(m.keys)-1] > key {
		err := m.extend(ctx, tx)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return 0, err
		}
	}
	i := sort.Search(len(m.keys), func(i int) bool { return m.keys[i] <= key })
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM article WHERE key > ? AND key <= ?", key, m.key(i)).Scan(&n)
	return i*markEvery + n, err
}

// at forgets the landmarks of another revision.
func (m *landmarks) at(revision int64) {
	if m.revision != revision {
		m.revision, m.keys = revision, nil
	}
}

// key returns the key of the entry at i*markEvery, or one above all entries.
func (m *landmarks) key(i int) int64 {
	if i == 0 {
		return 1 << 62
	}
	return m.keys[i-1]
}

// extend adds one landmark; [sql.ErrNoRows] says that the list ends before it.
func (m *landmarks) extend(ctx context.Context, tx *sql.Tx) error {
	var key int64
	err := tx.QueryRowContext(ctx, "SELECT key FROM article WHERE key <= ? ORDER BY key DESC LIMIT 1 OFFSET ?", m.key(len(m.keys)), markEvery).Scan(&key)
	if err == nil {
		m.keys = append(m.keys, key)
	}
	return err
}
