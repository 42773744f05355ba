package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/spf13/cobra"
)

// The exit codes, listed in every --help.
const (
	exitDone        = 0
	exitPartly      = 1
	exitUsage       = 2
	exitNothing     = 3
	exitInterrupted = 130
)

// exitCodes is the part of every help text that lists the exit codes.
const exitCodes = `Exit codes: 0 done; 1 nothing found, or some inputs failed (each named on
standard error); 2 usage; 3 nothing readable; 130 interrupted.`

// codeError is an error with an exit code of its own. A nil error is silent.
type codeError struct {
	code int
	err  error
}

func (e *codeError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *codeError) Unwrap() error { return e.err }

// exit reports err and returns the exit code that goes with it.
func (a *app) exit(ctx context.Context, err error) int {
	var coded *codeError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE):
		return exitDone // the reader of our output has had enough
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &coded):
		if coded.err != nil {
			complain(a.streams.err, coded.err)
		}
		return coded.code
	}
	complain(a.streams.err, err)
	return exitUsage
}

// complain prints err as one line for the user, without anything a hostile
// file name or argument may carry.
func complain(w io.Writer, err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		_, _ = fmt.Fprintln(w, "lede: "+clean.Line(line))
	}
}

// runner is a command's work. Its error decides the exit code.
type runner func(cmd *cobra.Command, args []string) error

// guard keeps a run's error away from cobra, which would show its own usage
// text for it: what cobra itself returns is a mistake in the command line.
func (a *app) guard(r runner) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.failure = r(cmd, args)
		return nil
	}
}
