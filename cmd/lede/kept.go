package main

import (
	"context"
	"errors"
	"io/fs"

	"github.com/lede-reader/lede/briefs/shelf"
)

// owner is the reader who uses the library on this machine.
const owner = ""

// libraryFolder is where the library lies: as --library says, else the data
// folder.
func (a *app) libraryFolder() string {
	if a.global.library != "" {
		return a.global.library
	}
	return userFolders().data
}

// kept opens the library, and makes it when there is none. Faults of glossaries
// and dictionaries go to report.
func (a *app) kept(ctx context.Context, report func(error)) (*shelf.Library, error) {
	return a.keptUp(ctx, report, nil)
}

// keptUp is kept for as long as somebody reads: facts that an older lede found are
// found again meanwhile. The first error of that goes to renewing.
func (a *app) keptUp(ctx context.Context, report, renewing func(error)) (*shelf.Library, error) {
	lib, err := shelf.Open(ctx, a.libraryFolder(), owner, shelf.Options{Options: libraryOptions(report), Renew: renewing})
	if err != nil {
		return nil, &codeError{exitNothing, err}
	}
	return lib, nil
}

// keptForReading opens the library without ever writing to it. A library that
// was never made is an error of its own.
func (a *app) keptForReading(ctx context.Context) (*shelf.Library, error) {
	lib, err := shelf.Open(ctx, a.libraryFolder(), owner, shelf.Options{Options: libraryOptions(a.warn), ReadOnly: true})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &codeError{exitNothing, errors.New("there is no library yet; put articles into it with: lede add INPUT…")}
	}
	if err != nil {
		return nil, &codeError{exitNothing, err}
	}
	return lib, nil
}
