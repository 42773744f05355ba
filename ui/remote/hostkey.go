package remote

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"
)

// HostKey reads the server's key, and makes it on the first start: ed25519, in a
// file of mode 0600 in a folder of mode 0700. A key that others can read, or
// that lies where others can replace it, is refused.
func HostKey(path string) (gossh.Signer, error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the host key: %w", err)
	}
	if err := private(dir, "folder of the host key", "chmod 700"); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, err
		}
	}
	if err := private(path, "host key", "chmod 600"); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path) //nolint:gosec // the operator names the file
	if err != nil {
		return nil, fmt.Errorf("read the host key: %w", err)
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("read the host key %q: %w", path, err)
	}
	if t := key.PublicKey().Type(); t != gossh.KeyAlgoED25519 {
		return nil, fmt.Errorf("read the host key %q: it is %s; only %s is used", path, t, gossh.KeyAlgoED25519)
	}
	return key, nil
}

// private reports an error unless only the owner can do anything with path.
func private(path, what, remedy string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("look at the %s: %w", what, err)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return fmt.Errorf("the %s %q is open to others (mode %04o): %s it", what, path, mode, remedy)
	}
	return nil
}

// makeHostKey writes a new key. It appears under its name only when it is whole.
func makeHostKey(path string) (err error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("make a host key: %w", err)
	}
	block, err := gossh.MarshalPrivateKey(key, "lede")
	if err != nil {
		return fmt.Errorf("make a host key: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*") // of mode 0600
	if err != nil {
		return fmt.Errorf("write the host key: %w", err)
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := pem.Encode(f, block); err != nil {
		return fmt.Errorf("write the host key: %w", errors.Join(err, f.Close()))
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the host key: %w", err)
	}
	// A link never replaces a key that another start has made meanwhile.
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("write the host key: %w", err)
	}
	return nil
}
