package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
)

const (
	// attempts is how often a transaction is done that the server breaks off to
	// let another pass, or that finds its connection gone when it begins.
	attempts = 5
	// patience is how long a transaction that has begun may take: a network that
	// swallows everything does not say so.
	patience = 5 * time.Minute
)

// transact runs f in a transaction and returns after it is durable. The context
// ends it up to the moment when begin, which takes the locks, is over; from then
// on it is not broken off. f may run again, in another transaction.
func (s *Store) transact(ctx context.Context, step string, begin func(ctx context.Context, tx pgx.Tx) error, f func(ctx context.Context, tx pgx.Tx) error) error {
	if s.readOnly {
		return fmt.Errorf("%s: %w", step, store.ErrReadOnly)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		committing, err := s.attempt(ctx, begin, f)
		if err == nil {
			return nil
		}
		s.forget()
		again := passing(err) || attempt == 1 && s.reconnects(err)
		if committing && lost(err) {
			return fmt.Errorf("%s: the connection was lost at the end, and whether it is done is not known: %w", step, explain(err))
		}
		if !again || attempt == attempts || ctx.Err() != nil {
			return fmt.Errorf("%s: %w", step, explain(err))
		}
	}
}

// attempt runs one transaction. It tells whether it had come to its commit.
func (s *Store) attempt(ctx context.Context, begin, f func(ctx context.Context, tx pgx.Tx) error) (committing bool, err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Release()
	tx, err := conn.Begin(ctx)
	if err != nil {
		return false, err
	}
	running, stop := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer stop()
	defer func() { _ = tx.Rollback(running) }() // does nothing after the commit
	if err := s.settle(ctx, tx); err != nil {
		return false, err
	}
	if err := begin(ctx, tx); err != nil {
		return false, err
	}
	if err := f(running, tx); err != nil {
		return false, err
	}
	return true, tx.Commit(running)
}

// settle sees that the commit of a transaction will wait for the disk, and that
// nobody has brought the library to tables that this program does not know.
func (s *Store) settle(ctx context.Context, tx pgx.Tx) error {
	var version int
	var setting *string
	err := tx.QueryRow(ctx, `SELECT version, CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END FROM library`).Scan(&version, &setting)
	if errors.Is(err, pgx.ErrNoRows) {
		return store.ErrDamaged
	}
	if err == nil && version > len(migrations) {
		err = fmt.Errorf("version %d, and this program knows %d: %w", version, len(migrations), store.ErrNewer)
	}
	return err
}

// asking runs a question that leaves nothing behind, and asks again when the
// connection turns out to be gone.
func (s *Store) asking(ctx context.Context, f func(q querier) error) error {
	err := f(s.pool)
	if err != nil && ctx.Err() == nil && s.reconnects(err) {
		err = f(s.pool)
	}
	return err
}

// reconnects reports whether an error is of a connection that is gone. Then the
// others are as good as gone too, and what is asked next connects anew.
func (s *Store) reconnects(err error) bool {
	if !lost(err) {
		return false
	}
	s.pool.Reset()
	return true
}

// ask reads every row of a question.
func ask[T any](ctx context.Context, s *Store, scan func(pgx.Rows) (T, error), sql string, args ...any) (all []T, err error) {
	err = s.asking(ctx, func(q querier) (err error) {
		all, err = collect(ctx, q, scan, sql, args...)
		return err
	})
	return all, explain(err)
}

// askRow reads one row.
func (s *Store) askRow(ctx context.Context, dest []any, sql string, args ...any) error {
	return s.asking(ctx, func(q querier) error { return q.QueryRow(ctx, sql, clean(args)...).Scan(dest...) })
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, q querier, scan func(pgx.Rows) (T, error), sql string, args ...any) (all []T, err error) {
	rows, err := q.Query(ctx, sql, clean(args)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func scanOne[T any](rows pgx.Rows) (v T, err error) { return v, rows.Scan(&v) }

// clean puts U+FFFD in place of what PostgreSQL does not take as text: NUL, and
// bytes that are not UTF-8.
func clean(args []any) []any {
	for i, a := range args {
		switch v := a.(type) {
		case string:
			args[i] = cleanText(v)
		case *string:
			if v != nil {
				c := cleanText(*v)
				args[i] = &c
			}
		case []string:
			if slices.ContainsFunc(v, func(s string) bool { return cleanText(s) != s }) {
				c := make([]string, len(v))
				for j := range v {
					c[j] = cleanText(v[j])
				}
				args[i] = c
			}
		}
	}
	return args
}

func cleanText(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

func unixTime(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
