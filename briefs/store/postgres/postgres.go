// Package postgres keeps a library on a PostgreSQL server, for desks that outgrow
// one machine: several processes of lede and several SSH servers may work with
// one library at once, over the network.
//
// The library has a schema of its own in the database, "lede", and touches
// nothing outside of it. It asks for PostgreSQL 12 or newer and a database in
// UTF-8.
//
// What the package promises is what [store.Store] promises; how:
//
//   - Durable: a commit is acknowledged after the server has written its log to
//     disk. Where the server is set up not to wait for that
//     (synchronous_commit=off), every transaction asks for it.
//   - Several writers: articles are added by one transaction at a time, which
//     holds the library's one row, so that revisions come in the order of commits
//     and the same article added twice at once is added once and kept once. What
//     readers do locks nothing but the reader. A transaction that the server
//     breaks off to let another pass is done again.
//   - Safe from strangers: a schema that lede did not make, or a newer lede made,
//     is left as it is. Schema versions are migrated in one transaction, by one
//     process.
//   - A connection that is lost fails what was under way, unless it can be asked
//     again without harm; the next call connects anew.
//
// How it finds: one full-text index over everything a query can ask for in words
// (a tsvector that package index cuts, with places for the words of the text,
// under a GIN index), tables for values and days, and the order of articles from
// their keys (see [index.TimeKey]). The index proposes; where it cannot be exact
// (see [index.Plan]), package query decides on the article itself.
//
// Articles are numbered as they come; numbers never change, keys do when a
// publisher changes the date. Texts and facts are kept packed (package pack), as
// bytes, so that whatever they hold comes back as it was. Columns of text, which
// PostgreSQL wants in UTF-8 and without NUL, show U+FFFD for what is not.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
)

// Options steer [Open]. The zero value opens for writing and makes the library.
type Options struct {
	ReadOnly bool   // never write, and do not create
	Schema   string // name of the schema; empty: "lede"
}

// defaultSchema is the schema of a library.
const defaultSchema = "lede"

// Store is a library on a server. It implements [store.Store].
type Store struct {
	pool     *pgxpool.Pool
	place    string // address without its password
	schema   string
	readOnly bool

	checked index.Checked

	readersMu sync.Mutex
	readers   map[string]int64

	namesMu sync.Mutex
	names   map[string]struct{} // folds of names that are in the table

	closed atomic.Bool
}

var _ store.Store = (*Store)(nil)

// IsAddress reports whether a library's place is the address of a server.
func IsAddress(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// connectTimeout is how long a connection may take to come about, where the
// address and PGCONNECT_TIMEOUT do not say.
const connectTimeout = 10 * time.Second

// connections is how many connections a process uses at most, where the address
// does not say (pool_max_conns).
const connections = 8

// Open opens the library at an address such as
// postgres://reader@host/database?sslmode=verify-full, and makes it when the
// database holds none. The password comes from the address, PGPASSWORD or the
// file .pgpass, and is never shown. A schema that is not a library or was made
// by a newer lede is left as it is, and the error says which. Where the role or
// the server cannot write, the library opens for reading.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	s := &Store{readOnly: o.ReadOnly, schema: o.Schema, readers: make(map[string]int64), names: make(map[string]struct{})}
	if s.schema == "" {
		s.schema = defaultSchema
	}
	config, err := s.configure(address)
	if err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	if err := s.open(ctx, config); err != nil {
		_ = s.Close()
		return nil, fmt.Errorf("open library %s: %w", s.place, explain(err))
	}
	return s, nil
}

// configure reads the address.
func (s *Store) configure(address string) (*pgxpool.Config, error) {
	config, err := parse(address)
	if err != nil {
		return nil, err
	}
	conn := config.ConnConfig
	s.place = place(conn, s.schema)
	if !strings.Contains(address, "connect_timeout=") && os.Getenv("PGCONNECT_TIMEOUT") == "" {
		conn.ConnectTimeout = connectTimeout
		conn.DialFunc = (&net.Dialer{Timeout: connectTimeout, KeepAlive: 15 * time.Second}).DialContext
	}
	if !strings.Contains(address, "pool_max_conns=") {
		config.MaxConns = connections
	}
	conn.RuntimeParams["search_path"] = pgx.Identifier{s.schema}.Sanitize()
	// Questions take milliseconds: compiling them, or starting helpers for them,
	// would take longer.
	conn.RuntimeParams["jit"] = "off"
	conn.RuntimeParams["max_parallel_workers_per_gather"] = "0"
	if conn.RuntimeParams["application_name"] == "" {
		conn.RuntimeParams["application_name"] = "lede"
	}
	if s.readOnly {
		conn.RuntimeParams["default_transaction_read_only"] = "on"
	}
	return config, nil
}

func parse(address string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The text of the error may repeat the address, and with it the password.
		return nil, errors.New("the address is not one of a PostgreSQL database; it reads postgres://USER@HOST:PORT/DATABASE")
	}
	return config, nil
}

// Describe returns an address without its password, and the name that it logs in
// with: its own, PGUSER's or that of the user of this machine.
func Describe(address string) (shown, user string, err error) {
	config, err := parse(address)
	if err != nil {
		return "", "", err
	}
	return place(config.ConnConfig, defaultSchema), config.ConnConfig.User, nil
}

// place is the address without its password and whatever else is in it.
func place(c *pgx.ConnConfig, schema string) string {
	p := "postgres://" + c.User + "@" + net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))) + "/" + c.Database
	if strings.HasPrefix(c.Host, "/") { // a socket
		p = "postgres://" + c.User + "@/" + c.Database + "?host=" + c.Host
	}
	if schema != defaultSchema {
		p += " schema " + schema
	}
	return p
}

func (s *Store) open(ctx context.Context, config *pgxpool.Config) error {
	var err error
	if s.pool, err = newPool(ctx, config); err != nil {
		return err
	}
	l, err := s.inspect(ctx)
	if err != nil {
		return err
	}
	if err := l.check(s.readOnly); err != nil {
		return err
	}
	switch {
	case l.version == len(migrations):
		s.readOnly = s.readOnly || !l.writable
		return nil
	case s.readOnly:
		return errors.New("made by an older lede; open it once where it can be written")
	}
	return s.migrate(ctx, migrations)
}

// newPool makes a pool that connects when it is asked something first.
func newPool(ctx context.Context, config *pgxpool.Config) (*pgxpool.Pool, error) {
	return pgxpool.NewWithConfig(context.WithoutCancel(ctx), config)
}

// Close ends all work with the library.
func (s *Store) Close() error {
	if !s.closed.Swap(true) && s.pool != nil {
		s.pool.Close()
	}
	return nil
}

// forget drops what was remembered of a transaction that did not happen.
func (s *Store) forget() {
	s.readersMu.Lock()
	clear(s.readers)
	s.readersMu.Unlock()
	s.namesMu.Lock()
	defer s.namesMu.Unlock()
	clear(s.names)
}

// querier is the pool, a connection or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}
