package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/lede-reader/lede/briefs/load"
)

const (
	toldWhole = 3  // failures that are told with their reason and remedy
	toldNames = 50 // further ones that are named
)

// failures tells of inputs that could not be read: the first ones at once and
// whole, the others by name in one line at the end, so that a folder full of
// pictures does not bury what its reader came for.
type failures struct {
	warn  func(error)
	count int
	names []string
}

// add tells of err, which may join the errors of several inputs.
func (f *failures) add(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			f.add(e)
		}
		return
	}
	f.count++
	if f.count <= toldWhole {
		f.warn(err)
		return
	}
	name := err.Error()
	if e, ok := errors.AsType[*load.Error](err); ok {
		name = load.Quote(e.Input)
	}
	f.names = append(f.names, name)
}

// close tells of the failures that were only counted.
func (f *failures) close() {
	if len(f.names) == 0 {
		return
	}
	named := f.names[:min(len(f.names), toldNames)]
	line := fmt.Sprintf("%d more could not be read: %s", len(f.names), strings.Join(named, ", "))
	if others := len(f.names) - len(named); others > 0 {
		line += fmt.Sprintf(" and %d others; name them one by one to see why", others)
	}
	f.warn(errors.New(line))
}
