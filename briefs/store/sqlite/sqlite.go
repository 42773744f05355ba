// Package sqlite keeps a library in one SQLite file.
//
// The file is in WAL mode (on a network file system, which cannot do that, with
// a rollback journal) and every connection syncs at commit (synchronous=FULL), so
// what a method acknowledged survives a power cut.
// Writers take the write lock when they begin (BEGIN IMMEDIATE) and wait for
// other processes; within the process there is one writer. Readers see the last
// whole transaction and never wait.
//
// Four decisions make a library of 100,000 articles answer while someone types:
//
//   - The key of an article is its time: articles are numbered by the wall clock
//     of their publication (see [index.TimeKey]), so the newest ones are the last of
//     every table and index, and a list or a lookup reads from the end and stops
//     when it has enough. Nothing is ever sorted.
//   - One full-text index holds everything a query can ask for in words: the
//     words of the text, and, each under a mark of its field, the words of
//     actors, roles, units, counted things, speakers, terms, publishers, tags
//     and the kinds of facts (see [index.Words]). It keeps postings only (detail=none):
//     which article holds the word, and of common words which of them stand side
//     by side (see [index.Pair]). Other phrases, and conditions that must hold for
//     one and the same fact, are then checked on the article itself, by package
//     query, unpacking no more of it than the answer needs.
//   - What SQLite would gather whole before it tells the first article (short
//     beginnings of words, ranges, what does not hold) is first looked for among
//     the newest articles, one by one: see [finder.glance].
//   - Facts are kept packed beside the text (package pack), so that checking and
//     showing a hit costs tens of microseconds. Only what needs an order has
//     tables: values of figures, ranges of dates, names of actors.
//
// A library takes less than one and a half times the space of its texts: half a
// time the texts, compressed, three tenths their facts, and the rest the indexes.
package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	driver "modernc.org/sqlite" // registers the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Options steer [Open]. The zero value opens for writing and creates the file.
type Options struct {
	ReadOnly bool // never write, and do not create
}

// Store is a library in one file. It implements [store.Store].
type Store struct {
	path     string
	readOnly bool
	read     *sql.DB
	write    *sql.DB
	watch    *sql.Conn // sees the writes of every other connection

	writing sync.Mutex // one writer, so that nobody waits in SQLite's busy loop
	ins     *inserter  // what the writer remembers; guarded by writing

	marks   landmarks
	checked index.Checked

	readersMu sync.Mutex
	readers   map[string]int64

	closed atomic.Bool
}

var _ store.Store = (*Store)(nil)

// readConnections is how many connections read at once; one of them only watches
// for changes.
const readConnections = 5

// Open opens the library in the file, and creates the file and its folder when
// there is none. A file that is not a library, is damaged, or was made by a
// newer lede is left as it is, and the error says which. Where the file cannot
// be written, the library opens for reading.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, readOnly: o.ReadOnly, readers: make(map[string]int64)}
	if err := s.open(ctx); err != nil {
		_ = s.Close()
		return nil, fmt.Errorf("open library %q: %w", path, explain(err))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	empty, err := s.inspect()
	if err != nil {
		return err
	}
	if !s.readOnly {
		if err := s.openWriter(ctx, empty); err != nil {
			return err
		}
	}
	if err := s.openReaders(ctx); err != nil {
		return err
	}
	if !s.readOnly {
		return nil
	}
	return checkVersion(ctx, s.read, len(migrations))
}

// magic is what every SQLite file begins with.
var magic = []byte("SQLite format 3\x00")

// inspect looks at the file before SQLite does, because SQLite takes an empty
// or missing file for a new one. It reports whether a library is to be made.
func (s *Store) inspect() (empty bool, err error) {
	f, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) && !s.readOnly {
		if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
			return false, err
		}
		f, err := os.OpenFile(s.path, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return false, err
		}
		return true, f.Close()
	}
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, len(magic))
	n, _ := f.Read(head)
	switch {
	case n == 0 && !s.readOnly:
		return true, nil
	case !bytes.Equal(head[:n], magic):
		return false, store.ErrForeign
	}
	if !s.readOnly {
		s.readOnly = !writable(s.path)
	}
	return false, nil
}

// writable reports whether the file and its folder can be written, which SQLite
// needs both.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	_ = f.Close()
	probe, err := os.CreateTemp(filepath.Dir(path), ".lede-*")
	if err != nil {
		return errors.Is(err, errNoSpace)
	}
	_ = probe.Close()
	return os.Remove(probe.Name()) == nil
}

// cachePages is the page cache of a connection, in KiB as SQLite wants it.
const (
	writerCache = -16384
	readerCache = -4096
)

// pageSize is large enough for several articles: little is left empty at the
// ends of pages, and hardly an article is spread over several of them.
const pageSize = 32768

func (s *Store) dsn(query url.Values, cache int) string {
	query.Add("_pragma", "busy_timeout(10000)")
	query.Add("_pragma", fmt.Sprintf("cache_size(%d)", cache))
	query.Add("_pragma", "synchronous(FULL)")
	query.Add("_pragma", "trusted_schema(0)")
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: s.path}).EscapedPath(), RawQuery: query.Encode()}
	return u.String()
}

func (s *Store) openWriter(ctx context.Context, empty bool) error {
	return s.openWriterAt(ctx, empty, migrations)
}

// openWriterAt opens the writer and brings the library to the version of the
// steps.
func (s *Store) openWriterAt(ctx context.Context, empty bool, steps []string) error {
	q := url.Values{"_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", s.dsn(q, writerCache))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	s.write = db
	if !empty {
		if err := checkVersion(ctx, db, 0); err != nil {
			return err
		}
	}
	if empty { // does nothing when another process has made the file since
		if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size=%d", pageSize)); err != nil {
			return err
		}
	}
	if err := setJournal(ctx, db, journalMode(s.path)); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "PRAGMA wal_autocheckpoint=500"); err != nil {
		return err
	}
	return migrate(ctx, db, s.path, steps)
}

// setJournal sets how changes are made safe. While another process makes the same
// file, SQLite does not wait for it here as it does elsewhere.
func setJournal(ctx context.Context, db *sql.DB, mode string) error {
	patience := time.After(10 * time.Second)
	for {
		_, err := db.ExecContext(ctx, "PRAGMA journal_mode="+mode)
		var coded *driver.Error
		if err == nil || !errors.As(err, &coded) || coded.Code()&0xff != sqlite3.SQLITE_BUSY {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-patience:
			return err
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (s *Store) openReaders(ctx context.Context) error {
	q := url.Values{"_pragma": {"query_only(1)"}}
	if s.readOnly {
		q.Set("mode", "ro")
	}
	db, err := sql.Open("sqlite", s.dsn(q, readerCache))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(readConnections)
	db.SetMaxIdleConns(readConnections)
	s.read = db
	var n int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
	if err != nil && s.readOnly && !frozen(s.path) {
		return err
	}
	if err != nil { // on a read-only medium SQLite cannot make the files it shares with writers, and none can come
		_ = db.Close()
		q = url.Values{"_pragma": {"query_only(1)"}, "mode": {"ro"}, "immutable": {"1"}}
		if s.read, err = sql.Open("sqlite", s.dsn(q, readerCache)); err != nil {
			return err
		}
	}
	return nil
}

// frozen reports whether nobody can write where the file lies, and nothing is
// left in a log that a reader without shared memory would miss.
func frozen(path string) bool {
	info, err := os.Stat(path + "-wal")
	return (err != nil || info.Size() == 0) && !writable(path)
}

// Close ends all work with the library.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	var errs []error
	if s.watch != nil {
		errs = append(errs, s.watch.Close())
	}
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// transact runs f in a transaction that holds the write lock, and returns after
// it is durable. The context ends a wait for the lock, but not a transaction
// that has begun.
func (s *Store) transact(ctx context.Context, step string, f func(tx *sql.Tx) error) error {
	if s.readOnly {
		return fmt.Errorf("%s: %w", step, store.ErrReadOnly)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	tx, err := s.write.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("%s: begin: %w", step, explain(err))
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback()
		s.forget()
		return fmt.Errorf("%s: %w", step, explain(err))
	}
	if err := tx.Commit(); err != nil {
		_ = tx.Rollback()
		s.forget()
		return fmt.Errorf("%s: commit: %w", step, explain(err))
	}
	return nil
}

// forget drops what was remembered of a transaction that did not happen.
func (s *Store) forget() {
	if s.ins != nil {
		s.ins.forget()
	}
	s.readersMu.Lock()
	defer s.readersMu.Unlock()
	clear(s.readers)
}

// explain turns SQLite's errors into what the user can act on.
func explain(err error) error {
	var coded *driver.Error
	if !errors.As(err, &coded) {
		return err
	}
	switch coded.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", store.ErrForeign, err)
	case sqlite3.SQLITE_READONLY:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: %w", errNoSpace, err)
	}
	return err
}
