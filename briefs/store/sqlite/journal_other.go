//go:build !linux

package sqlite

// journalMode is how changes are made safe where the library lies. Whether that
// is a network file system is known on Linux only.
func journalMode(string) string { return "WAL" }
