package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/remote"
)

// desks opens a desk for each session over SSH, and remembers of each reader
// which theme they like and, when a session ended without their leaving it,
// where they were.
type desks struct {
	lib  *shelf.Library
	path string

	mu    sync.Mutex
	known map[string]habit
}

// habit is what is remembered of a reader.
type habit struct {
	Theme string     `json:"theme,omitempty"`
	Route page.Route `json:"route,omitzero"`
}

func openDesks(lib *shelf.Library, path string) (*desks, error) {
	d := &desks{lib: lib, path: path, known: map[string]habit{}}
	text, err := os.ReadFile(path) //nolint:gosec // in the server's own folder
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read where readers were: %w", err)
	}
	if err := json.Unmarshal(text, &d.known); err != nil {
		return nil, fmt.Errorf("read where readers were: %q: %w; remove it to go on", path, err)
	}
	return d, nil
}

// open makes the App of one session.
func (d *desks) open(v remote.Visit) (remote.Desk, error) {
	if v.Reader.Anonymous {
		app := ui.New(ui.Options{Library: readOnly{d.lib.For(remote.AnonymousName)}, Context: v.Context, Remote: true})
		return remote.Desk{Model: app}, nil
	}
	d.mu.Lock()
	before := d.known[v.Reader.Name]
	d.mu.Unlock()
	app := ui.New(ui.Options{
		Library: d.lib.For(v.Reader.Name), Context: v.Context, Remote: true, Theme: before.Theme, Open: before.Route,
	})
	return remote.Desk{Model: app, Close: func(ctx context.Context, left bool) error {
		now := habit{Theme: app.Theme()}
		if !left {
			now.Route = app.Route()
		}
		return errors.Join(app.Close(ctx), d.remember(v.Reader.Name, now))
	}}, nil
}

// remember keeps a reader's habit, in a file that is replaced as a whole.
func (d *desks) remember(name string, h habit) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known[name] == h {
		return nil
	}
	d.known[name] = h
	text, err := json.MarshalIndent(d.known, "", "  ")
	if err != nil {
		return fmt.Errorf("remember the place: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(d.path), ".desks-*")
	if err != nil {
		return fmt.Errorf("remember the place: %w", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), d.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("remember the place: %w", err), os.Remove(f.Name()))
	}
	return nil
}

// readOnly is a library that nobody's reading leaves a trace in.
type readOnly struct{ ui.Library }

var errReadOnly = errors.New("this desk is for reading only")

// Apply refuses what the reader asks to be kept; what goes along with reading,
// the state and the place, is let go.
func (readOnly) Apply(_ context.Context, changes []model.Change) ([]model.Change, error) {
	for _, c := range changes {
		if c.Kind != model.ChangePlace && c.Kind != model.ChangeState {
			return nil, errReadOnly
		}
	}
	return nil, nil
}
