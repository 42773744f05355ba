package remote

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Reader is who a session belongs to. What a reader did with the articles is
// kept under the name.
type Reader struct {
	Name      string // empty only for anonymous ones
	Anonymous bool   // reads without a key; nothing is kept
	Add       bool   // may add articles
	Operator  bool   // may ask for the server's status
}

// Roster is who gets in: the keys of a file in the format of OpenSSH's
// authorized_keys, and optionally what their readers are called and may do.
//
// Both files are taken whole or not at all. While one of them cannot be taken,
// nobody new gets in; those who are in stay. A Roster may be used by several
// goroutines.
type Roster struct {
	keysPath, usersPath string

	mu      sync.Mutex
	stamp   [2]stamp
	readers map[string]Reader // by the key's wire format; of the files as last taken
	broken  error             // why the files as they are now cannot be taken
}

// stamp tells two states of a file apart.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
	missing  bool
}

// maxKeyFile bounds the key files, in bytes.
const maxKeyFile = 1 << 20

// NewRoster reads who gets in. A keys file that does not exist lists nobody; it
// may come later. The users file may be empty: then each key's comment names its
// reader.
func NewRoster(keysPath, usersPath string) (*Roster, error) {
	r := &Roster{keysPath: keysPath, usersPath: usersPath}
	if _, err := r.Reload(); err != nil {
		return nil, err
	}
	return r, nil
}

// Reload reads the files again when they have changed, and reports whether who
// gets in may have changed with them. An error stands until the files change.
func (r *Roster) Reload() (changed bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := [2]stamp{stampOf(r.keysPath), stampOf(r.usersPath)}
	if now == r.stamp {
		return false, r.broken
	}
	r.stamp = now
	readers, err := readRoster(r.keysPath, r.usersPath)
	r.broken = err
	if err != nil {
		return false, err
	}
	r.readers = readers
	return true, nil
}

// Reader returns whose key it is. It looks at the files first, so that a key
// that was taken out a moment ago opens nothing.
func (r *Roster) Reader(key gossh.PublicKey) (Reader, bool) {
	if key == nil {
		return Reader{}, false
	}
	if _, err := r.Reload(); err != nil {
		return Reader{}, false
	}
	return r.known(key)
}

// known returns whose key it was when the files were last taken.
func (r *Roster) known(key gossh.PublicKey) (Reader, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	who, ok := r.readers[string(key.Marshal())]
	return who, ok
}

// Len is the number of keys listed.
func (r *Roster) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.readers)
}

// Readers lists who is on the roster by name, each once.
func (r *Roster) Readers() []Reader {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []Reader
	for _, who := range r.readers {
		if !slices.Contains(all, who) {
			all = append(all, who)
		}
	}
	slices.SortFunc(all, func(a, b Reader) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func stampOf(path string) stamp {
	if path == "" {
		return stamp{missing: true}
	}
	info, err := os.Stat(path)
	if err != nil {
		return stamp{missing: true, size: -1} // differs from the zero stamp: a first look is a change
	}
	return stamp{size: info.Size(), modified: info.ModTime(), mode: info.Mode()}
}

func readRoster(keysPath, usersPath string) (map[string]Reader, error) {
	text, err := readTrusted(keysPath)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("keys file: %w", err)
	}
	keys, err := parseKeys(text)
	if err != nil {
		return nil, fmt.Errorf("keys file %q: %w", keysPath, err)
	}
	users := map[string]Reader{}
	if usersPath != "" {
		text, err := readTrusted(usersPath)
		if err != nil {
			return nil, fmt.Errorf("users file: %w", err)
		}
		if users, err = parseUsers(text); err != nil {
			return nil, fmt.Errorf("users file %q: %w", usersPath, err)
		}
	}
	readers := make(map[string]Reader, len(keys))
	for _, k := range keys {
		who, named := users[gossh.FingerprintSHA256(k.key)]
		if !named {
			who = Reader{Name: k.name}
		}
		readers[string(k.key.Marshal())] = who
	}
	return readers, nil
}

// readTrusted reads a file that decides who gets in: a regular file that, like
// the folder it is in, others cannot write.
func readTrusted(path string) ([]byte, error) {
	dir, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	// In a folder like /tmp others can add files, but not replace this one.
	if dir.Mode().Perm()&0o022 != 0 && dir.Mode()&fs.ModeSticky == 0 {
		return nil, fmt.Errorf("%q is in a folder that others can write: chmod go-w it", path)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%q is not a regular file", path)
	case info.Mode().Perm()&0o022 != 0:
		return nil, fmt.Errorf("%q can be written by others (mode %04o): chmod go-w it", path, info.Mode().Perm())
	case info.Size() > maxKeyFile:
		return nil, fmt.Errorf("%q is larger than %d bytes", path, maxKeyFile)
	}
	return io.ReadAll(io.LimitReader(f, maxKeyFile))
}

// listed is a key of the keys file and what its comment calls its reader.
type listed struct {
	key  gossh.PublicKey
	name string
}

// parseKeys reads authorized_keys, strictly. OpenSSH skips lines it cannot read
// and gives some options a meaning; a line that would mean less here than there
// must not let anybody in, so the file is refused.
func parseKeys(text []byte) ([]listed, error) {
	var all []listed
	seen := map[string]int{}
	for n, line := range lines(text) {
		key, comment, options, rest, err := gossh.ParseAuthorizedKey([]byte(line))
		switch {
		case err != nil || len(rest) > 0:
			return nil, fmt.Errorf("line %d is not a key", n)
		case len(options) > 0:
			return nil, fmt.Errorf("line %d has the option %q; options are not supported", n, clip(options[0]))
		}
		if err := strong(key); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		wire := string(key.Marshal())
		if before, twice := seen[wire]; twice {
			return nil, fmt.Errorf("line %d repeats the key of line %d", n, before)
		}
		seen[wire] = n
		all = append(all, listed{key, nameOf(key, comment)})
	}
	return all, nil
}

// lines yields the lines that say something, with their numbers.
func lines(text []byte) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range bytes.SplitSeq(text, []byte("\n")) {
			n++
			s := strings.TrimSpace(string(line))
			if s != "" && s[0] != '#' && !yield(n, s) {
				return
			}
		}
	}
}

// minRSA is the shortest RSA key that is let in, in bits.
const minRSA = 2048

// strong refuses kinds of keys that are not taken for a proof any more.
func strong(key gossh.PublicKey) error {
	switch key.Type() {
	case gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
		gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521:
		return nil
	case gossh.KeyAlgoRSA:
		if bits := rsaBits(key); bits < minRSA {
			return fmt.Errorf("an RSA key of %d bits is too short; %d or more", bits, minRSA)
		}
		return nil
	}
	return fmt.Errorf("keys of type %s are not let in", clip(key.Type()))
}

var readerName = pattern(`^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$`)

// nameOf is what a key's reader is called when the users file does not say: the
// first word of the comment, else a name made of the key.
func nameOf(key gossh.PublicKey, comment string) string {
	if word, _, _ := strings.Cut(strings.TrimSpace(comment), " "); readerName().MatchString(word) && word != AnonymousName {
		return word
	}
	digest := strings.TrimPrefix(gossh.FingerprintSHA256(key), "SHA256:")[:10]
	return "key-" + strings.ReplaceAll(digest, "/", "_")
}

// parseUsers reads the users file. Each line names a reader, what they may do
// (read, or add and operator joined by a comma), and the fingerprints of their
// keys:
//
//	alice  add,operator  SHA256:…  SHA256:…
//	bob    read          SHA256:…
func parseUsers(text []byte) (map[string]Reader, error) {
	users := map[string]Reader{}
	for n, line := range lines(text) {
		f := strings.Fields(line)
		if len(f) < 3 {
			return nil, fmt.Errorf("line %d needs a name, rights and at least one fingerprint", n)
		}
		if !readerName().MatchString(f[0]) || f[0] == AnonymousName {
			return nil, fmt.Errorf("line %d: %q cannot be a reader's name", n, clip(f[0]))
		}
		who := Reader{Name: f[0]}
		for right := range strings.SplitSeq(f[1], ",") {
			switch right {
			case "read":
			case "add":
				who.Add = true
			case "operator":
				who.Operator = true
			default:
				return nil, fmt.Errorf("line %d: no right is called %q; there are read, add and operator", n, clip(right))
			}
		}
		for _, fp := range f[2:] {
			if !fingerprint().MatchString(fp) {
				return nil, fmt.Errorf("line %d: %q is not a fingerprint as ssh-keygen -l prints it", n, clip(fp))
			}
			if other, twice := users[fp]; twice {
				return nil, fmt.Errorf("line %d: the key %s is %s's already", n, fp, other.Name)
			}
			users[fp] = who
		}
	}
	return users, nil
}

var fingerprint = pattern(`^SHA256:[A-Za-z0-9+/]{43}$`)
