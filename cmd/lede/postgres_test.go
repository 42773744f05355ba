package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/rogpeppe/go-internal/testscript"
	gossh "golang.org/x/crypto/ssh"
)

// testServer returns the address of the PostgreSQL server of the tests.
func testServer(t *testing.T) string {
	t.Helper()
	address := os.Getenv("LEDE_TEST_POSTGRES")
	if address == "" {
		t.Skip("no PostgreSQL to test with: set LEDE_TEST_POSTGRES to the address of a database")
	}
	return address
}

// newDatabase makes a database beside that of an address, and returns its address
// and what drops it.
func newDatabase(address string) (at *url.URL, drop func(), err error) {
	name := "lede_" + strings.ToLower(rand.Text())
	run := func(sql string) error {
		ctx := context.Background()
		conn, err := pgx.Connect(ctx, address)
		if err != nil {
			return err
		}
		defer func() { _ = conn.Close(ctx) }()
		_, err = conn.Exec(ctx, sql)
		return err
	}
	if err := run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'"); err != nil {
		return nil, nil, err
	}
	if at, err = url.Parse(address); err != nil {
		return nil, nil, err
	}
	at.Path = "/" + name
	return at, func() { _ = run("DROP DATABASE " + name + " WITH (FORCE)") }, nil
}

// TestPostgres runs the scripts of testdata/postgres, each with a library in a
// database of its own: $LIBRARY is its address, $SECRET the same with a password,
// which a server that trusts does not look at, and $MISSING that of none.
func TestPostgres(t *testing.T) {
	address := testServer(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/postgres",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/config")
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("TERM", "xterm-256color")
			at, drop, err := newDatabase(address)
			if err != nil {
				return err
			}
			e.Defer(drop)
			e.Setenv("LIBRARY", at.String())
			secret, missing := *at, *at
			secret.User = url.UserPassword(at.User.Username(), "hunter2")
			missing.Path += "_none"
			e.Setenv("SECRET", secret.String())
			e.Setenv("MISSING", missing.String())
			return nil
		},
	})
}

// TestTwoServers has two SSH servers serve one library: what a reader does at one
// of them is seen at the other, at once and by that reader alone.
func TestTwoServers(t *testing.T) {
	address := testServer(t)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	at, drop, err := newDatabase(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(drop)
	ada, adaKey := readerKey(t)
	bob, bobKey := readerKey(t)
	var desks []*desk
	for range 2 {
		dir := t.TempDir()
		for name, text := range map[string]string{"keys": adaKey + " ada\n" + bobKey + " bob\n", "users": "ada add " + gossh.FingerprintSHA256(ada.PublicKey()) + "\n"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		desks = append(desks, serveLibrary(t, dir, at.String(), serveOptions{hostKey: filepath.Join(dir, "ssh", "host_key")}))
	}
	here, there := desks[0], desks[1]
	first := here.enter("x", ada)
	add := func(text string) {
		t.Helper()
		if out, errs, code := here.run(first, "add -", text); code != 0 || !strings.HasPrefix(out, "added ") {
			t.Fatalf("add: %q, %q, exit code %d", out, errs, code)
		}
	}
	add(fmt.Sprintf(harbour, "Ships waited."))
	second := there.enter("x", ada)
	screen, press := there.open(second)
	screen.shows(t, "Harbour levy rises")
	add("Bridge closes for a year\n\nThe bridge at Brennick will close on Monday for a year, the council said.\n")
	screen.shows(t, "Bridge closes") // which nobody told this server of but the library
	press("f")
	screen.shows(t, "(?i)starred")
	out, errs, code := "", "", 1
	for range 50 { // the screen does not wait for the disk
		if out, errs, code = here.run(first, "list is:starred", ""); code == 0 {
			break
		}
	}
	if code != 0 || strings.Count(out, "\n") != 1 {
		t.Errorf("starred at the other server: %q, %q, exit code %d", out, errs, code)
	}
	if out, _, code := here.run(here.enter("x", bob), "list is:starred", ""); code != 1 || out != "" {
		t.Errorf("starred for another reader: %q, exit code %d", out, code)
	}
}
