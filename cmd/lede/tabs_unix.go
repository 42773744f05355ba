//go:build unix && !darwin && !freebsd && !netbsd && !openbsd && !dragonfly

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// withoutTabs marks the terminal as one that has no tab stops, so that the
// renderer moves the cursor by cursor movements alone, and returns the function
// that takes the mark off again. What a program's output may hold then does not
// depend on what it shows, and a tab from an article would be seen by tests.
func withoutTabs(f *os.File) (restore func()) {
	fd := int(f.Fd()) //nolint:gosec // a descriptor fits
	before, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return func() {}
	}
	marked := *before
	marked.Oflag = marked.Oflag&^unix.TABDLY | unix.TAB3
	if unix.IoctlSetTermios(fd, unix.TCSETS, &marked) != nil {
		return func() {}
	}
	return func() { _ = unix.IoctlSetTermios(fd, unix.TCSETS, before) }
}
