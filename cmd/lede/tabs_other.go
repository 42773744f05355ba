//go:build !unix || darwin || freebsd || netbsd || openbsd || dragonfly

package main

import "os"

// withoutTabs does nothing where terminals have no such mark.
func withoutTabs(*os.File) (restore func()) { return func() {} }
