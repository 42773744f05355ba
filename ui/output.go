package ui

import (
	"bytes"
	"os"
)

// Output is the terminal for the program's renderer to write to. The renderer
// moves the cursor back with backspace bytes where that is shortest; Output
// writes the cursor movement for it, so that no control byte but newline,
// return and tab is ever part of what lede sends: a stray backspace in its
// output is then always a fault, and tests can say so.
type Output struct{ *os.File }

// Write writes p with every backspace as a cursor movement.
func (o Output) Write(p []byte) (int, error) {
	if bytes.IndexByte(p, '\b') < 0 {
		return o.File.Write(p)
	}
	if _, err := o.File.Write(bytes.ReplaceAll(p, []byte{'\b'}, []byte("\x1b[D"))); err != nil {
		return 0, err
	}
	return len(p), nil
}
