package dictionary_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ianlewis/go-dictzip"
	"github.com/lede-reader/lede/briefs/dictionary"
)

// articles of the dictionary that the tests build, in an order no index has.
var articles = [][2]string{
	{"00-database-short", "Test dictionary\n"},
	{"treaty", "treaty\n    n 1: a written agreement\n      between states\n"},
	{"sanction", "sanction\n    n 1: approval\n    n 2: a penalty\n"},
	{"Sanction", "Sanction\n    a name\n"},
	{"political prisoner", "political prisoner\n  someone held for\x1b]0;owned\a their views\x1b[31m\n"},
	{"seize", "seize: take hold of"},
	{"Ärger", "Ärger\n  anger\n"},
	{"large", "large\n" + strings.Repeat("  a long text é\n", 9000)},
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func number(n int) string {
	s := string(digits[n%64])
	for n /= 64; n > 0; n /= 64 {
		s = string(digits[n%64]) + s
	}
	return s
}

// build writes a dictionary into a new folder; pack makes the file of articles.
func build(t testing.TB, ext string, pack func([]byte) []byte) string {
	t.Helper()
	dir := t.TempDir()
	var index, dict bytes.Buffer
	for _, a := range articles {
		fmt.Fprintf(&index, "%s\t%s\t%s\n", a[0], number(dict.Len()), number(len(a[1])))
		dict.WriteString(a[1])
	}
	write(t, filepath.Join(dir, "test.index"), index.Bytes())
	write(t, filepath.Join(dir, "test"+ext), pack(dict.Bytes()))
	return dir
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func plain(b []byte) []byte { return b }

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

func chunked(b []byte) []byte {
	var out bytes.Buffer
	z, err := dictzip.NewWriterLevel(&out, dictzip.DefaultCompression, 4096)
	if err != nil {
		panic(err)
	}
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

func find(t testing.TB, dir string) *dictionary.Dictionary {
	t.Helper()
	all, err := dictionary.Find(dir)
	if err != nil || len(all) != 1 {
		t.Fatalf("found %d dictionaries, error %v; want one", len(all), err)
	}
	t.Cleanup(func() { _ = all[0].Close() })
	return all[0]
}

func TestLookup(t *testing.T) {
	tests := []struct {
		name, word string
		want       []string // text of each definition
	}{
		{"as it is, headword line and indent gone", "treaty", []string{"n 1: a written agreement\n  between states"}},
		{"plural", "Treaties", []string{"n 1: a written agreement\n  between states"}},
		{"headwords that differ by case", "SANCTIONS", []string{"n 1: approval\nn 2: a penalty", "a name"}},
		{"phrase over a line end, escapes cleaned", " political\n prisoners ", []string{"someone held for their views"}},
		{"hyphen for space", "political-prisoner", []string{"someone held for their views"}},
		{"past tense", "seized", []string{"seize: take hold of"}},
		{"possessive and quotes", "“treaty’s”", []string{"n 1: a written agreement\n  between states"}},
		{"letters beyond ASCII, other case", "ärger", []string{"anger"}},
		{"nothing", "zebra", nil},
		{"empty", "  ", nil},
		{"too long", strings.Repeat("x", 500), nil},
	}
	for _, pack := range []struct {
		name, ext string
		pack      func([]byte) []byte
	}{{"plain", ".dict", plain}, {"gzip", ".dict.dz", gzipped}, {"dictzip", ".dict.dz", chunked}} {
		d := find(t, build(t, pack.ext, pack.pack))
		for _, tt := range tests {
			got, err := d.Lookup(tt.word)
			if err != nil {
				t.Errorf("%s, %s: %v", pack.name, tt.name, err)
				continue
			}
			var texts []string
			for _, g := range got {
				texts = append(texts, g.Text)
				if g.Source != "dictionary:test" || g.Term == "" {
					t.Errorf("%s, %s: source %q, term %q", pack.name, tt.name, g.Source, g.Term)
				}
			}
			if strings.Join(texts, "|") != strings.Join(tt.want, "|") {
				t.Errorf("%s, %s: got %q, want %q", pack.name, tt.name, texts, tt.want)
			}
		}
		long, err := d.Lookup("large")
		if err != nil || len(long) != 1 || len(long[0].Text) > 5000 || !strings.HasSuffix(long[0].Text, " …") || !utf8.ValidString(long[0].Text) {
			t.Errorf("%s: a long article is not cut well: %v", pack.name, err)
		}
	}
}

func TestFaultyFiles(t *testing.T) {
	tests := []struct{ name, index, dict, want string }{
		{"article beyond the end", "word\tA\t///\n", "short", "word"},
		{"no numbers", "word\n word\tA\n", "text", ""},
		{"one number", "word\tA\n", "text", "line 1"},
		{"not base 64", "word\tA!\tB\n", "text", "base 64"},
		{"number too large", "word\tAAAAAAAAAAAA\tB\n", "text", "base 64"},
		{"gzip cut off", "word\tA\tB\n", "\x1f\x8b\x08\x00", "dictionary bad"},
		{"chunks of no size", "word\tA\tB\n", "\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\x00\x0a\x00RA\x06\x00\x01\x00\x00\x00\x00\x00", "dictionary bad"},
		{"line without end", "x" + strings.Repeat("y", 100_000), "text", "longer"},
		{"binary", "w\x00\xff\xfe\tA\tB\n", "\x00", ""},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "bad.index"), []byte(tt.index))
		write(t, filepath.Join(dir, "bad.dict.dz"), []byte(tt.dict))
		_, err := find(t, dir).Lookup("word")
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "alone.index"), []byte("x\tA\tB\n"))
	all, err := dictionary.Find(dir, filepath.Join(dir, "missing"))
	if len(all) != 0 || err != nil {
		t.Errorf("an index without articles: %d found, error %v", len(all), err)
	}
	if _, err := dictionary.Find(filepath.Join(dir, "alone.index")); err == nil {
		t.Error("a file for a folder is no error")
	}
}

func FuzzLookup(f *testing.F) {
	f.Add([]byte("word\tA\tB\n"), []byte("text"))
	f.Add([]byte("word\tA\tB\n"), chunked([]byte("text")))
	f.Add([]byte("word\t\tB\tC\nWORD\tB\tC"), gzipped([]byte("some\x1b[31m text")))
	f.Fuzz(func(t *testing.T, index, dict []byte) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "f.index"), index)
		write(t, filepath.Join(dir, "f.dict.dz"), dict)
		defs, _ := find(t, dir).Lookup("words")
		for _, d := range defs {
			if !utf8.ValidString(d.Text) || strings.ContainsAny(d.Text+d.Term, "\x1b\x00\x07\r") {
				t.Errorf("unclean: %q", d.Text)
			}
		}
	})
}

func wordNet(t testing.TB) *dictionary.Dictionary {
	t.Helper()
	all, err := dictionary.Find(dictionary.Dirs()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.Name() == "wn" {
			return d
		}
	}
	t.Skip("WordNet for dictd (dict-wn) is not installed")
	return nil
}

func TestWordNet(t *testing.T) {
	d := wordNet(t)
	defer d.Close()
	for word, want := range map[string]string{"sanctions": "permission", "Fled": "run away", "political prisoner": "political", "zymosis": "infectious"} {
		got, err := d.Lookup(word)
		if err != nil || len(got) == 0 || !strings.Contains(got[0].Text, want) {
			t.Errorf("%s: %v %+v, want %q in it", word, err, got, want)
		}
	}
}

func BenchmarkWordNet(b *testing.B) {
	d := wordNet(b)
	defer d.Close()
	for b.Loop() {
		if got, err := d.Lookup("sanctions"); err != nil || len(got) == 0 {
			b.Fatal(err)
		}
	}
}
