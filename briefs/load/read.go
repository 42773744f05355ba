package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// patience is how long a file that has nothing to say may take.
const patience = 2 * time.Second

// readFile reads a regular file of at most [maxInput] bytes. It never blocks: a
// pipe, device or socket is told by its status before it is opened, and again
// by the open file, in case it was exchanged in between.
func readFile(path string) ([]byte, error) {
	f, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	if size == 0 { // empty, or one of those under /proc, of which some wait for something to say
		return readPatiently(f)
	}
	defer func() { _ = f.Close() }()
	return readAll(f, size)
}

// readPatiently reads a file that looks regular but may wait. One that waits too
// long is left to itself, with the thread that reads it.
func readPatiently(f *os.File) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { _ = f.Close() }()
		data, err := readAll(f, 0)
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-time.After(patience):
		return nil, &stepError{step: "read", err: errors.New("it does not answer"), remedy: "give a regular file"}
	}
}

// openFile opens a regular file and tells its size.
func openFile(path string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, openError(err)
	}
	if err := regular(info); err != nil {
		return nil, 0, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, 0, openError(err)
	}
	if info, err = f.Stat(); err == nil {
		err = regular(info)
	} else {
		err = openError(err)
	}
	if err != nil {
		_ = f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// readStream reads standard input.
func readStream(r io.Reader) ([]byte, error) {
	if r == nil {
		return nil, &stepError{step: "read standard input", err: errors.New("there is none"), remedy: "pipe an article into it"}
	}
	return readAll(r, 0)
}

// readAll reads up to the limit; size is what to expect.
func readAll(r io.Reader, size int64) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(size, maxInput)) + bytes.MinRead)
	_, err := buf.ReadFrom(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, &stepError{step: "read", err: err, remedy: "check that the file can be read"}
	}
	if buf.Len() > maxInput {
		return nil, tooLarge()
	}
	return buf.Bytes(), nil
}

func tooLarge() error {
	return &stepError{step: "read", err: fmt.Errorf("larger than %d MiB", maxInput>>20), remedy: "split it into articles"}
}

// regular refuses what is no file, and files beyond the limit.
func regular(info fs.FileInfo) error {
	mode := info.Mode()
	var kind string
	switch {
	case mode.IsRegular():
		if info.Size() > maxInput {
			return tooLarge()
		}
		return nil
	case mode.IsDir():
		kind = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	default:
		kind = "no regular file"
	}
	return &stepError{step: "open", err: fmt.Errorf("it is %s", kind), remedy: `give a file, a folder, or "-" for standard input`}
}

func openError(err error) error {
	remedy := "check the path"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		remedy = "check the spelling"
	case errors.Is(err, fs.ErrPermission):
		remedy = "check the permissions"
	case errors.Is(err, syscall.ELOOP):
		remedy = "its links point to each other"
	case errors.Is(err, syscall.ENAMETOOLONG):
		remedy = "use a shorter path"
	}
	return &stepError{step: "open", err: err, remedy: remedy}
}
