package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// cluster is a server of one test's own, which it may stop and start.
type cluster struct {
	dir     string
	port    int
	uid     string // whom to run as, when the test is run by root: PostgreSQL refuses that
	address string
}

// newCluster makes and starts a server.
func newCluster(t *testing.T) *cluster {
	t.Helper()
	address(t) // where there is no server to test with, none is started
	dir, err := os.MkdirTemp("", "lede-pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	c := &cluster{dir: dir, port: freePort(t)}
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("PostgreSQL does not run as root, and there is no user postgres")
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		if err := os.Chown(dir, uid, gid); err != nil {
			t.Fatal(err)
		}
		c.uid = u.Username
	}
	c.address = fmt.Sprintf("postgres://lede@127.0.0.1:%d/postgres?sslmode=disable", c.port)
	c.run(t, "initdb", "-D", filepath.Join(dir, "data"), "-U", "lede", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	t.Cleanup(func() { _ = c.command("pg_ctl", "-D", filepath.Join(dir, "data"), "-m", "immediate", "stop").Run() })
	c.control(t, "start")
	return c
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}

// command is one of PostgreSQL's programs, which Debian keeps out of the path.
func (c *cluster) command(name string, args ...string) *exec.Cmd {
	path, err := exec.LookPath(name)
	if err != nil {
		found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
		if len(found) == 0 {
			return exec.Command(name, args...)
		}
		path = found[len(found)-1]
	}
	if c.uid != "" {
		path, args = "runuser", append([]string{"-u", c.uid, "--", path}, args...)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = c.dir
	return cmd
}

func (c *cluster) run(t *testing.T, name string, args ...string) {
	t.Helper()
	out, err := c.command(name, args...).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skipf("%s is not installed", name)
	}
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

// control starts, stops or restarts the server, the latter two as a crash.
func (c *cluster) control(t *testing.T, what string) {
	t.Helper()
	options := fmt.Sprintf("-p %d -k %s -c listen_addresses=127.0.0.1", c.port, c.dir)
	c.run(t, "pg_ctl", "-D", filepath.Join(c.dir, "data"), "-w", "-l", filepath.Join(c.dir, "log"), "-m", "immediate", "-o", options, what)
}

// TestServerCrash has the server crash while processes write, and looks for what
// they acknowledged. Commits are not waited for by the server's own setting.
func TestServerCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := newCluster(t)
	l := library{c.address, "lede"}
	l.exec(t, "ALTER SYSTEM SET synchronous_commit = off")
	l.exec(t, "SELECT pg_reload_conf()")
	s := l.open(t)
	ctx := context.Background()
	var all []string
	for round := range 3 {
		w := storetest.StartWriter(t, l.place(), fmt.Sprintf("r%d-", round))
		acks := w.Take(10 + 23*round)
		c.control(t, "restart")
		all = append(all, append(acks, w.Take(0)...)...)
		_ = w.Wait()
		if len(acks) == 0 {
			t.Fatalf("the writer acknowledged nothing: %s", w.Stderr.String())
		}
		// The store that was open all the time connects anew by itself.
		id := fmt.Sprint("again", round)
		if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article(id, "", "Head")}}); err != nil {
			t.Fatalf("after a restart: %v", err)
		}
		all = append(all, "added "+id)
		storetest.Sees(t, s, all)
	}
}

// TestServerGone asks a server that is stopped, and asks again when it is back.
func TestServerGone(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := newCluster(t)
	l := library{c.address, "lede"}
	s := l.open(t)
	ctx := context.Background()
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("a", "", "Head")}}); err != nil {
		t.Fatal(err)
	}
	c.control(t, "stop")
	for what, err := range map[string]error{
		"read": func() error { _, err := s.Brief(ctx, "a"); return err }(),
		"list": func() error { _, err := s.List(ctx, "", nil, store.Window{}); return err }(),
		"write": func() error {
			_, err := s.Apply(ctx, "", []model.Change{{ArticleID: "a", Kind: model.ChangeStar, Value: "y"}})
			return err
		}(),
		"open": func() error { _, err := Open(ctx, c.address, Options{}); return err }(),
	} {
		if !errors.Is(err, store.ErrUnreachable) || !strings.Contains(err.Error(), "start it or check the address") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s without a server: %v", what, err)
		}
	}
	c.control(t, "start")
	storetest.Sees(t, s, []string{"added a"})
	if _, err := s.Apply(ctx, "", []model.Change{{ArticleID: "a", Kind: model.ChangeState, Value: "read"}}); err != nil {
		t.Errorf("with the server back: %v", err)
	}
	storetest.Sees(t, s, []string{"read a"})
}

// TestSilentAddress connects to what accepts and says nothing.
func TestSilentAddress(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	start := time.Now()
	_, err = Open(context.Background(), "postgres://x:geheim@"+l.Addr().String()+"/x?connect_timeout=1", Options{})
	if !errors.Is(err, store.ErrUnreachable) || strings.Contains(err.Error(), "geheim") {
		t.Errorf("a silent server: %v", err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
