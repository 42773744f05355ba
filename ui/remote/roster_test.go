package remote

import (
	"crypto/rand"
	"crypto/rsa"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

func TestKeysFile(t *testing.T) {
	ada, bob := newKey(t), newKey(t)
	a, b := listing(ada, "ada"), listing(bob, "bob@home and more")
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := gossh.NewSignerFromKey(short)
	if err != nil {
		t.Fatal(err)
	}
	digest := strings.TrimPrefix(gossh.FingerprintSHA256(ada.PublicKey()), "SHA256:")[:10]
	unnamed := "key-" + strings.ReplaceAll(digest, "/", "_")
	for _, row := range []struct {
		name, text string
		want       string // names of the readers, or the error
	}{
		{"two keys", a + b, "ada bob@home"},
		{"comments, blanks and Windows line ends", "# keys\r\n\r\n  " + strings.TrimSpace(a) + "\r\n", "ada"},
		{"nothing", "", ""},
		{"no comment", listing(ada, ""), unnamed},
		{"a comment that is no name", listing(ada, "../../etc"), unnamed},
		{"a comment that claims to be anonymous", listing(ada, AnonymousName), unnamed},
		{"a broken line refuses the file", a + "ssh-ed25519 AAAA ada\n", "line 2 is not a key"},
		{"a broken line before others", "nonsense\n" + a, "line 1 is not a key"},
		{"two keys on a line", strings.TrimSpace(a) + "\x00" + b, unnamed},
		{"from=", `from="10.0.0.0/8" ` + a, `line 1 has the option "from=\"10.0.0.0/8\""`},
		{"restrict", "restrict " + a, `line 1 has the option "restrict"`},
		{"command=", `command="ls" ` + a, "options are not supported"},
		{"expiry-time=", `expiry-time="20200101" ` + a, "options are not supported"},
		{"cert-authority", "cert-authority " + a, "options are not supported"},
		{"the same key twice", a + a, "line 2 repeats the key of line 1"},
		{"RSA that is too short", listing(weak, "x"), "line 1: an RSA key of 1024 bits is too short"},
	} {
		t.Run(row.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "keys")
			put(t, path, row.text)
			r, err := NewRoster(path, "")
			if err != nil {
				if row.want == "" || !strings.Contains(err.Error(), row.want) {
					t.Errorf("got error %q, want %q", err, row.want)
				}
				return
			}
			var names []string
			for _, who := range r.Readers() {
				names = append(names, who.Name)
			}
			if got := strings.Join(names, " "); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}

func TestUsersFile(t *testing.T) {
	ada, bob := newKey(t), newKey(t)
	pa, pb := gossh.FingerprintSHA256(ada.PublicKey()), gossh.FingerprintSHA256(bob.PublicKey())
	for _, row := range []struct {
		name, text string
		want       Reader // of ada's key
		err        string
	}{
		{"a name", "Ada read " + pa, Reader{Name: "Ada"}, ""},
		{"rights", "# who\nada add,operator " + pa + "\n", Reader{Name: "ada", Add: true, Operator: true}, ""},
		{"two keys of one reader", "ada add " + pb + " " + pa, Reader{Name: "ada", Add: true}, ""},
		{"a key that nobody named keeps the name of its comment", "bob read " + pb, Reader{Name: "ada@desk"}, ""},
		{"no fingerprint", "ada read", Reader{}, "line 1 needs a name"},
		{"an unknown right", "ada write " + pa, Reader{}, `no right is called "write"`},
		{"not a fingerprint", "ada read MD5:00", Reader{}, "is not a fingerprint"},
		{"one key, two readers", "ada read " + pa + "\nbob read " + pa, Reader{}, "is ada's already"},
		{"a name that is a path", "../ada read " + pa, Reader{}, "cannot be a reader's name"},
		{"anonymous is nobody's name", "anonymous read " + pa, Reader{}, "cannot be a reader's name"},
	} {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			keys, users := filepath.Join(dir, "keys"), filepath.Join(dir, "users")
			put(t, keys, listing(ada, "ada@desk"))
			put(t, users, row.text)
			r, err := NewRoster(keys, users)
			switch {
			case row.err != "" && (err == nil || !strings.Contains(err.Error(), row.err)):
				t.Errorf("got error %v, want %q", err, row.err)
			case row.err == "" && err != nil:
				t.Error(err)
			case row.err == "":
				if got, ok := r.Reader(ada.PublicKey()); !ok || got != row.want {
					t.Errorf("got %+v, %v; want %+v", got, ok, row.want)
				}
			}
		})
	}
}

func TestKeysFileThatOthersCanChange(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "keys")
	text := listing(newKey(t), "ada")
	for _, row := range []struct {
		name       string
		file, dir  os.FileMode
		want       string
		replacedBy func() error
	}{
		{"mine", 0o600, 0o700, "", nil},
		{"others may read", 0o644, 0o755, "", nil},
		{"others may write it", 0o666, 0o700, "can be written by others", nil},
		{"the group may write it", 0o620, 0o700, "can be written by others", nil},
		{"others may replace it", 0o600, 0o777, "in a folder that others can write", nil},
		{"a folder", 0o600, 0o700, "not a regular file", func() error { return os.Mkdir(path, 0o700) }},
	} {
		t.Run(row.name, func(t *testing.T) {
			put(t, path, text)
			if row.replacedBy != nil {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
				if err := row.replacedBy(); err != nil {
					t.Fatal(err)
				}
			} else if err := os.Chmod(path, row.file); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(dir, row.dir); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
			_, err := NewRoster(path, "")
			if row.want == "" && err != nil || row.want != "" && (err == nil || !strings.Contains(err.Error(), row.want)) {
				t.Errorf("got %v, want %q", err, row.want)
			}
		})
	}
}

func TestRosterWithoutFiles(t *testing.T) {
	dir := t.TempDir()
	key := newKey(t)
	r, err := NewRoster(filepath.Join(dir, "keys"), "")
	if err != nil || r.Len() != 0 {
		t.Fatalf("no keys file: %v, %d keys", err, r.Len())
	}
	if _, ok := r.Reader(key.PublicKey()); ok {
		t.Error("a key is let in that is listed nowhere")
	}
	if _, ok := r.Reader(nil); ok {
		t.Error("no key is let in")
	}
	put(t, filepath.Join(dir, "keys"), listing(key, "ada"))
	if who, ok := r.Reader(key.PublicKey()); !ok || who.Name != "ada" {
		t.Errorf("a key that came later: %v, %v", who, ok)
	}
	if err := os.Remove(filepath.Join(dir, "keys")); err != nil {
		t.Fatal(err)
	}
	if _, ok := r.Reader(key.PublicKey()); ok {
		t.Error("a key is let in whose file is gone")
	}
	if _, err := NewRoster(filepath.Join(dir, "keys"), filepath.Join(dir, "users")); err == nil {
		t.Error("a users file that is named must be there")
	}
}

func FuzzParseKeys(f *testing.F) {
	f.Add([]byte("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO6KU3Y8cY8bZJHhhZ4cXp0v7c9xg0c0gC3bUeR4y4pV ada\n"))
	// A key whose fingerprint begins with a slash among its first ten characters.
	f.Add([]byte("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKXf3vdj1p3xlbiOieJgtWq6vqmYOp1F2iAbPT+M8f5W\n"))
	f.Add([]byte("from=\"x\" ssh-rsa AAAA\n# c\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := parseKeys(text)
		if err != nil && len(all) > 0 {
			t.Error("keys of a file that is refused")
		}
		for _, k := range all {
			if !readerName().MatchString(k.name) {
				t.Errorf("name %q", k.name)
			}
		}
		_, _ = parseUsers(text)
	})
}

func TestHostKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "ssh")
	path := filepath.Join(dir, "host_key")
	first, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if gossh.FingerprintSHA256(first.PublicKey()) != gossh.FingerprintSHA256(again.PublicKey()) {
		t.Error("a second start makes another key")
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key: %v, %v", info.Mode(), err)
	}
	if info, err = os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("in the folder: %v, %v", entries, err)
	}
	for _, row := range []struct {
		name string
		do   func() error
		want string
	}{
		{"others can read it", func() error { return os.Chmod(path, 0o644) }, "is open to others (mode 0644): chmod 600 it"},
		{"others can look into its folder", func() error { return os.Chmod(dir, 0o755) }, "is open to others (mode 0755): chmod 700 it"},
		{"it is no key", func() error { return os.WriteFile(path, []byte("x"), 0o600) }, "read the host key"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if err := row.do(); err != nil {
				t.Fatal(err)
			}
			if _, err := HostKey(path); err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("got %v, want %q", err, row.want)
			}
			_ = os.Chmod(dir, 0o700)
			_ = os.Chmod(path, 0o600)
		})
	}
}

func TestWords(t *testing.T) {
	for _, row := range []struct {
		line string
		want string // joined by |
		bad  bool
	}{
		{"", "", false},
		{"  a  b\tc ", "a|b|c", false},
		{`'a b' "c d"e f\ g ''`, `a b|c de|f g|`, false},
		{`$HOME * ~ ; && > |x`, `$HOME|*|~|;|&&|>||x`, false},
		{`"a\"b" 'c\d'`, `a"b|c\d`, false},
		{`"a`, "", true},
		{`a\`, "", true},
	} {
		t.Run(row.line, func(t *testing.T) {
			got, err := Words(row.line)
			if (err != nil) != row.bad || strings.Join(got, "|") != row.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
