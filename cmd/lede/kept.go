package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store/postgres"
)

// owner is the reader who uses the library on this machine.
const owner = ""

// libraryPlace is where the library is: the folder or the address that --library
// gives, else the data folder.
func (a *app) libraryPlace() string {
	if a.global.library != "" {
		return a.global.library
	}
	return userFolders().data
}

// libraryFolder is where what goes with the library lies on this machine: its own
// folder, or the data folder when the library is on a server.
func (a *app) libraryFolder() string {
	if a.onServer() {
		return userFolders().data
	}
	return a.libraryPlace()
}

func (a *app) onServer() bool { return postgres.IsAddress(a.global.library) }

// libraryShown is the library's place as it may be shown, without a password, and
// the reader who uses it from this machine: its owner, or on a server, which
// several people may use, whoever the address logs in as.
func (a *app) libraryShown() (place, reader string, err error) {
	if !a.onServer() {
		return filepath.Join(a.libraryFolder(), shelf.FileName), owner, nil
	}
	place, reader, err = postgres.Describe(a.global.library)
	if err != nil {
		return "", "", &codeError{exitUsage, fmt.Errorf("--library: %w", err)}
	}
	return place, reader, nil
}

// openLibrary opens the library for the reader at this machine.
func (a *app) openLibrary(ctx context.Context, o shelf.Options) (*shelf.Library, error) {
	_, reader, err := a.libraryShown()
	if err != nil {
		return nil, err
	}
	lib, err := shelf.Open(ctx, a.libraryPlace(), reader, o)
	if err != nil {
		return nil, &codeError{exitNothing, err}
	}
	return lib, nil
}

// kept opens the library, and makes it when there is none. Faults of glossaries
// and dictionaries go to report.
func (a *app) kept(ctx context.Context, report func(error)) (*shelf.Library, error) {
	return a.keptUp(ctx, report, nil)
}

// keptUp is kept for as long as somebody reads: facts that an older lede found are
// found again meanwhile. The first error of that goes to renewing.
func (a *app) keptUp(ctx context.Context, report, renewing func(error)) (*shelf.Library, error) {
	return a.openLibrary(ctx, shelf.Options{Options: libraryOptions(report), Renew: renewing})
}

// keptForReading opens the library without ever writing to it. A library that
// was never made is an error of its own.
func (a *app) keptForReading(ctx context.Context) (*shelf.Library, error) {
	lib, err := a.openLibrary(ctx, shelf.Options{Options: libraryOptions(a.warn), ReadOnly: true})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &codeError{exitNothing, errors.New("there is no library yet; put articles into it with: lede add INPUT…")}
	}
	return lib, err
}
