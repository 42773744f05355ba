package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
)

// openURL opens an address in the browser. Only http and https addresses are
// opened, as one argument and without a shell.
func openURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("open %q: only http and https addresses are opened", address)
	}
	opener, err := exec.LookPath("xdg-open")
	if err != nil {
		if opener, err = exec.LookPath("open"); err != nil {
			return errors.New("open the address: no xdg-open on this machine; copy it with y u")
		}
	}
	cmd := exec.CommandContext(context.Background(), opener, u.String()) //nolint:gosec // a fixed program; the address is parsed and http(s)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open the address: %w", err)
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// editorCommand is the command line that shows a file in the user's editor.
func editorCommand(path string) ([]string, error) {
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	args := strings.Fields(editor)
	if len(args) == 0 {
		return nil, errors.New("no editor is set: set EDITOR")
	}
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	return append(args, path), nil
}
