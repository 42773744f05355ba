package shelf

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/lede-reader/lede/briefs/load"
)

// Watch adds the articles of a folder, and from then on those of files that
// come or change, until the context ends; it returns nil then. It looks at the
// folder every so often, which works on every file system, and takes a file up
// only when two looks find it the same, so that none is read while it is being
// written.
func (l *Library) Watch(ctx context.Context, dir string, every time.Duration, o load.Options, each func(Result)) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("watch %s: it is not a folder", load.Quote(dir))
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	w := watching{seen: make(map[string]stamp), done: make(map[string]stamp)}
	for {
		if ready := w.look(ctx, dir); len(ready) > 0 {
			if err := l.Add(ctx, ready, o, each); err != nil && ctx.Err() == nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// stamp tells whether a file changed.
type stamp struct {
	size    int64
	changed time.Time
}

// watching remembers what the last looks found.
type watching struct {
	seen map[string]stamp // by the last look
	done map[string]stamp // when it was taken up
}

// look returns the files that are the same as at the last look and not taken up
// yet.
func (w *watching) look(ctx context.Context, dir string) (ready []string) {
	refs, _ := load.Expand(ctx, []string{dir}) // what cannot be read may be readable at the next look
	now := make(map[string]stamp, len(refs))
	for _, r := range refs {
		info, err := os.Stat(filepath.Clean(r.Path))
		if err != nil {
			continue
		}
		s := stamp{info.Size(), info.ModTime()}
		now[r.Path] = s
		if w.seen[r.Path] == s && w.done[r.Path] != s {
			w.done[r.Path] = s
			ready = append(ready, r.Path)
		}
	}
	for path := range w.done {
		if _, there := now[path]; !there {
			delete(w.done, path)
		}
	}
	w.seen = now
	return ready
}
