package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store/sqlite"
)

// wrongMarks are the facts that the reader marked as wrong, in articles that are
// in no library and in those of the library on this machine: a fact that is wrong
// there is wrong in the file that the article came from, too. The function it
// returns is called when nobody asks any more. The error concerns some of the
// marks; the others are there.
func (a *app) wrongMarks(ctx context.Context) (*briefs.WrongMarks, func(), error) {
	marks, err := briefs.OpenWrongMarks(filepath.Join(userFolders().data, "wrong.jsonl"))
	err = named("facts marked as wrong", err)
	done := func() {}
	path := filepath.Join(a.libraryFolder(), shelf.FileName)
	if _, statErr := os.Stat(path); statErr != nil || a.onServer() {
		return marks, done, err
	}
	kept := &keptMarks{ctx: ctx, path: path}
	marks.Also(kept.of)
	return marks, kept.close, err
}

// keptMarks are those of the library on this machine. It is opened when it is
// first asked, which for a long article is after its first pages are shown. One
// that does not open has none: whoever asks for the library itself is told.
type keptMarks struct {
	ctx  context.Context //nolint:containedctx // the run's: marks are asked for without one
	path string

	mu     sync.Mutex
	asked  bool
	opened *sqlite.Store // nil when it does not open
}

// of returns the facts of an article that are marked there.
func (k *keptMarks) of(article string) map[string]bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.asked {
		k.asked = true
		if st, err := sqlite.Open(k.ctx, k.path, sqlite.Options{ReadOnly: true}); err == nil {
			k.opened = st
		}
	}
	if k.opened == nil {
		return nil
	}
	wrong, err := k.opened.Wrong(k.ctx, owner, article)
	if err != nil {
		return nil
	}
	return wrong
}

func (k *keptMarks) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.opened != nil {
		_ = k.opened.Close()
		k.opened = nil
	}
}

// library makes an empty library in memory whose briefs leave out what the reader
// marked as wrong. The function it returns ends it.
func (a *app) library(ctx context.Context) (*briefs.Library, func()) {
	o := libraryOptions(a.warn)
	marks, done, err := a.wrongMarks(ctx)
	if err != nil {
		a.warn(err)
	}
	o.Wrong = marks
	lib := briefs.New(o)
	return lib, func() { lib.Close(); done() }
}
