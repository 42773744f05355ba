package sqlite

import (
	"path/filepath"
	"slices"
	"syscall"
)

// networkFileSystems are the magic numbers of file systems on which processes
// of several machines may meet, from linux/magic.h and statfs(2): NFS, SMB,
// SMB2, CIFS, AFS, Coda, 9P, FUSE (sshfs among them).
var networkFileSystems = []int64{0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x73757245, 0x01021997, 0x65735546}

// journalMode is how changes are made safe where the library lies. A write-ahead
// log needs memory shared by all who use the library, so it is for local disks
// only (https://sqlite.org/wal.html).
func journalMode(path string) string {
	var st syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &st); err != nil {
		return "WAL"
	}
	if slices.Contains(networkFileSystems, int64(st.Type)&0xffffffff) { //nolint:unconvert // the type differs between architectures
		return "DELETE"
	}
	return "WAL"
}
