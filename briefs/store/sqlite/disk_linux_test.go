package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
)

// mount mounts a small file system for a test, which takes root.
func mount(t *testing.T, size string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("mounting takes root")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("mounting is not possible here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestDiskFull fills a small disk: adding fails and says why, what was
// acknowledged stays, and with room made it goes on.
func TestDiskFull(t *testing.T) {
	dir := mount(t, "3m")
	path := filepath.Join(dir, "library.db")
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	ctx := context.Background()
	var acks []string
	var full error
	for i := range 5000 {
		id := fmt.Sprint("f", i)
		b := storetest.Article(id, "2025-01-01", "Head "+id, strings.Repeat(fmt.Sprintf("Words %x of %x. ", i*7919, i*104729), 100))
		if _, full = s.Add(ctx, []store.Record{{Brief: b}}); full != nil {
			break
		}
		acks = append(acks, "added "+id)
	}
	if !errors.Is(full, errNoSpace) || len(acks) == 0 {
		t.Fatalf("after %d articles: %v; want %v", len(acks), full, errNoSpace)
	}
	storetest.Sees(t, s, acks)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, []store.Record{{Brief: storetest.Article("after", "", "Room again")}}); err != nil {
		t.Errorf("with room made: %v", err)
	}
	storetest.Sees(t, s, append(acks, "added after"))
}

// TestReadOnlyDisk reads a library on a read-only disk, with and without a log
// that its last writer left behind.
func TestReadOnlyDisk(t *testing.T) {
	for _, hot := range []bool{false, true} {
		t.Run(map[bool]string{false: "closed", true: "killed"}[hot], func(t *testing.T) {
			dir := mount(t, "20m")
			path := filepath.Join(dir, "library.db")
			w := storetest.StartWriter(t, path, "x")
			acks := w.Take(20)
			acks = append(acks, w.Kill()...)
			if !hot {
				_ = open(t, path).Close()
			}
			if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
				t.Skipf("remounting is not possible here: %v", err)
			}
			s := open(t, path)
			storetest.Sees(t, s, acks)
			_, err := s.Add(context.Background(), []store.Record{{Brief: storetest.Article("no", "", "Head")}})
			if !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("adding to a read-only library: %v", err)
			}
			_ = s.Close()
		})
	}
}
