package postgres

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
)

// addressEnv names the server of the tests: the address of a database in which
// they may make schemas, each test one of its own.
const addressEnv = "LEDE_TEST_POSTGRES"

// address returns the address of the server of the tests.
func address(t testing.TB) string {
	t.Helper()
	a := os.Getenv(addressEnv)
	if a == "" {
		t.Skipf("no PostgreSQL to test with: set %s to the address of a database", addressEnv)
	}
	return a
}

// library is a library of one test.
type library struct{ address, schema string }

// newLibrary names a library that is not there yet, and removes it at the end.
func newLibrary(t testing.TB) library {
	t.Helper()
	l := library{address(t), "test_" + rand.Text()}
	t.Cleanup(func() { l.exec(t, "DROP SCHEMA IF EXISTS "+pgx.Identifier{l.schema}.Sanitize()+" CASCADE") })
	return l
}

// exec runs a statement in the database, in the library's schema.
func (l library) exec(t testing.TB, sql string) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, l.address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, "SET search_path = "+pgx.Identifier{l.schema}.Sanitize()); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func (l library) open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), l.address, Options{Schema: l.schema})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func (l library) opens(t *testing.T) store.Store { return l.open(t) }

// place is what a process of its own is told to find the library.
func (l library) place() string { return l.schema + " " + l.address }

func TestMain(m *testing.M) {
	storetest.Main(m, func(place string) (store.Store, error) {
		schema, address, _ := strings.Cut(place, " ")
		return Open(context.Background(), address, Options{Schema: schema})
	})
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		return newLibrary(t).opens
	})
}
