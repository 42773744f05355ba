package sqlite

import "syscall"

// errNoSpace is the system's word for a full disk.
const errNoSpace = syscall.ENOSPC
