package load

import (
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// Error says which input could not be loaded, at which step, why, and what to
// do about it. Its message is one line without control characters, whatever the
// input is called and whatever a parser had to say.
type Error struct {
	Input  string // as the user named it, not cleaned
	Step   string // what was being done, lower case: "open", "read as feed"
	Err    error  // the reason
	Remedy string // what the user can do; empty when nothing is known
}

// Error is one line: the input in quotes, the step, the reason, the remedy.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(Quote(e.Input))
	b.WriteString(": ")
	b.WriteString(e.Step)
	if e.Err != nil {
		b.WriteString(": ")
		b.WriteString(shorten(clean.Line(reason(e.Err)), 200))
	}
	if e.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(e.Remedy)
	}
	return b.String()
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// reason drops the path that file errors repeat.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// Quote makes the name of an input fit to be shown: cleaned, on one line, in
// quotes, and cut at its start when it is longer than 300 characters.
func Quote(name string) string {
	name = clean.Line(name)
	if n := utf8.RuneCountInString(name); n > 300 {
		runes := []rune(name)
		name = "…" + string(runes[n-300:])
	}
	return `"` + strings.ReplaceAll(name, `"`, `'`) + `"`
}

func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n])) + "…"
}

// stepError is an [Error] that does not know its input yet.
type stepError struct {
	step   string
	err    error
	remedy string
}

func (e *stepError) Error() string { return e.step + ": " + e.err.Error() }
func (e *stepError) Unwrap() error { return e.err }

// named turns every error that err joins into an [Error] of the input.
func named(name string, err error) error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, one := range joined.Unwrap() {
			all = append(all, named(name, one))
		}
		return errors.Join(all...)
	}
	if known := (*Error)(nil); errors.As(err, &known) {
		return err
	}
	if step := (*stepError)(nil); errors.As(err, &step) {
		return &Error{Input: name, Step: step.step, Err: step.err, Remedy: step.remedy}
	}
	return &Error{Input: name, Step: "load", Err: err}
}

var (
	errEmpty  = errors.New("nothing to read in it")
	errBinary = errors.New("not a text")
)
