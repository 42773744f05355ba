package remote

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for:
// the program that serves nobody starts without it.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
