package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.Main(m, func(path string) (store.Store, error) { return Open(context.Background(), path, Options{}) })
}

// TestKilled kills a writer in flight, again and again.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	storetest.RunKilled(t, path, func(t *testing.T) store.Store { return open(t, path) })
}

// TestProcesses lets processes write at once.
func TestProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	storetest.RunProcesses(t, path, func(t *testing.T) store.Store { return open(t, path) })
}

// TestSyncsFirst watches the system calls of a writer: between the last write to
// the log and an acknowledgement there must be a sync.
func TestSyncsFirst(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	path := filepath.Join(t.TempDir(), "library.db")
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := exec.Command(strace, "-f", "-y", "-o", trace, "-e", "trace=write,pwrite64,fsync,fdatasync", os.Args[0])
	cmd.Env = storetest.WriterCommand(path, "s")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("strace does not work here: %v: %s", err, out)
	}
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	dirty, acks := false, 0
	for line := range strings.Lines(string(data)) {
		switch {
		case strings.Contains(line, "pwrite64(") && strings.Contains(line, "library.db-wal"):
			dirty = true
		case strings.Contains(line, "sync(") && strings.Contains(line, "library.db-wal"):
			dirty = false
		case strings.Contains(line, `"added `) || strings.Contains(line, `"read `):
			acks++
			if dirty {
				t.Fatalf("acknowledged before it was synced: %s", line)
			}
		}
	}
	if acks != 2*storetest.WriterMax {
		t.Errorf("%d acknowledgements in the trace, want %d", acks, 2*storetest.WriterMax)
	}
}

// TestRefused opens files that are no library it can use, and sees that they
// are left as they are.
func TestRefused(t *testing.T) {
	ctx := context.Background()
	good := filepath.Join(t.TempDir(), "good.db")
	s := open(t, good)
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("a", "", "Head", strings.Repeat("Body. ", 5000))}}); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	torn := bytes.Clone(whole)
	copy(torn[pageSize:], bytes.Repeat([]byte{0xa5}, 3*pageSize))
	newer := bytes.Clone(whole)
	newer[63] = 99 // the last byte of user_version in the header of the file
	other := bytes.Clone(whole)
	copy(other[68:72], "GPKG") // application_id
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"a text file", []byte("Dear diary, this is not a library at all."), store.ErrForeign},
		{"the database of another program", other, store.ErrForeign},
		{"made by a newer lede", newer, store.ErrNewer},
		{"torn pages", torn, nil},
		{"cut off", whole[:len(whole)/2], nil},
		{"cut in the header", whole[:50], store.ErrDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.db")
			if err := os.WriteFile(path, tt.data, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(ctx, path, Options{})
			if err == nil { // damage that shows only when it is read
				problems := s.Check(ctx)
				_ = s.Close()
				if tt.want != nil || len(problems) == 0 {
					t.Errorf("it opened, and check says %v", problems)
				}
			} else if tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, tt.data) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

// TestMigrate opens a library of an older version: it is copied aside, brought
// up to date, and keeps what it held.
func TestMigrate(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "library.db")
	s := &Store{path: path, readers: make(map[string]int64)}
	whole := migrations
	if _, err := s.inspect(); err != nil {
		t.Fatal(err)
	}
	if err := s.openWriterAt(ctx, true, whole[:1]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("old", "2025-01-01", "Head")}}); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	if _, err := Open(ctx, path, Options{ReadOnly: true}); err == nil {
		t.Error("an older library opened for reading only")
	}
	s = open(t, path)
	storetest.Sees(t, s, []string{"added old"})
	backups, err := filepath.Glob(path + ".v1-*.backup")
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups %v, %v", backups, err)
	}
	before, err := os.ReadFile(backups[0])
	if err != nil || !bytes.HasPrefix(before, magic) {
		t.Errorf("the backup is no library: %v", err)
	}
}
