package main

import (
	"context"
	"os"
	"path/filepath"

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
	st, openErr := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
	if openErr != nil {
		return marks, done, err // whoever asks for the library itself is told
	}
	marks.Also(func(article string) map[string]bool {
		wrong, err := st.Wrong(ctx, owner, article)
		if err != nil {
			return nil
		}
		return wrong
	})
	return marks, func() { _ = st.Close() }, err
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
