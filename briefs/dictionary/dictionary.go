// Package dictionary reads explanations from files: dictionaries in the format
// of dictd that are installed on the machine, and glossaries that the user
// keeps.
//
// A dictd dictionary is two files: NAME.index, one line per headword with the
// place of its article as two numbers in base 64, and the articles themselves
// in NAME.dict, or NAME.dict.dz, which is gzip with a table of chunks so that
// one article can be read without the rest (dictzip). Debian installs them under
// /usr/share/dictd; WordNet comes as dict-wn.
//
// Finding dictionaries opens none. A look-up reads the index once from end to
// end, which takes some 10 ms for the 148,000 headwords of WordNet, keeps nothing
// of it, and so does not depend on the order the index was sorted in, which
// differs by locale and by dictd's options.
//
// The files are not trusted: sizes are bounded, numbers checked, what is read is
// cleaned of all that a terminal would obey, and a faulty file is an error that
// names it.
package dictionary

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/ianlewis/go-dictzip"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// Dirs are the folders where dictd's packages put dictionaries.
func Dirs() []string {
	return []string{"/usr/share/dictd", "/usr/local/share/dictd", "/usr/lib/dict", "/opt/homebrew/share/dictd"}
}

const (
	maxDictionaries = 64
	maxIndex        = 64 << 20  // bytes of an index that are read
	maxPlain        = 256 << 20 // bytes of a gzip file without chunks that are passed over
	maxArticle      = 64 << 10  // bytes of an article that are read
	maxShown        = 4 << 10   // bytes of an article that are returned
	maxHits         = 6         // articles for one word
)

// Dictionary is one dictionary of dictd. It opens its files when it is first
// asked, and is safe for use by several goroutines.
type Dictionary struct {
	name  string
	index string // path
	dict  string // path

	mu      sync.Mutex
	file    *os.File
	chunked *dictzip.Reader // nil when the file is plain or plain gzip
	gzipped bool
}

// Find lists the dictionaries in the folders, by name. A folder that is not
// there holds none; one that cannot be read is an error beside what the others hold.
func Find(dirs ...string) ([]*Dictionary, error) {
	var found []*Dictionary
	var errs []error
	seen := make(map[string]bool)
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, fmt.Errorf("dictionaries: %w", err))
			}
			continue
		}
		for _, e := range entries {
			base, ok := strings.CutSuffix(e.Name(), ".index")
			if !ok || seen[base] || len(found) == maxDictionaries {
				continue
			}
			if d := open(dir, base); d != nil {
				seen[base] = true
				found = append(found, d)
			}
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].name < found[j].name })
	return found, errors.Join(errs...)
}

// open makes the dictionary of an index, nil when its articles are missing.
func open(dir, base string) *Dictionary {
	for _, ext := range []string{".dict.dz", ".dict"} {
		path := filepath.Join(dir, base+ext)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return &Dictionary{name: clean.Line(base), index: filepath.Join(dir, base+".index"), dict: path}
		}
	}
	return nil
}

// Name is the dictionary's short name, such as "wn".
func (d *Dictionary) Name() string { return d.name }

// Source labels what the dictionary says: "dictionary:wn".
func (d *Dictionary) Source() model.TermSource { return model.TermSource("dictionary:" + d.name) }

// Close closes the files. The dictionary opens them again when asked again.
func (d *Dictionary) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.file == nil {
		return nil
	}
	err := d.file.Close()
	d.file, d.chunked, d.gzipped = nil, nil, false
	return err
}

// Lookup returns what the dictionary says of a word or phrase, in any case. A
// form that is no headword is looked up under its likely base forms: "treaties"
// finds treaty, "seized" seize. It returns nil when the dictionary has nothing.
func (d *Dictionary) Lookup(word string) ([]model.Definition, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	hits, err := d.search(forms(word))
	if err != nil {
		return nil, fmt.Errorf("dictionary %s: %w", d.name, err)
	}
	var found []model.Definition
	for _, h := range hits {
		article, err := d.article(h)
		if err != nil {
			return found, fmt.Errorf("dictionary %s: article %q: %w", d.name, h.word, err)
		}
		if text := layOut(article, h.word); text != "" {
			found = append(found, model.Definition{Term: h.word, Aliases: []string{}, Text: text, Source: d.Source()})
		}
	}
	return found, nil
}

// search reads the index for the first of the forms that it holds.
func (d *Dictionary) search(wanted []string) ([]hit, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	f, err := os.Open(d.index)
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("index: not a file")
	}
	return scan(io.LimitReader(f, maxIndex), wanted)
}

// article reads one article.
func (d *Dictionary) article(h hit) (string, error) {
	if err := d.load(); err != nil {
		return "", err
	}
	size := min(h.size, maxArticle)
	buf := make([]byte, size)
	var n int
	var err error
	switch {
	case d.chunked != nil:
		n, err = d.readChunks(buf, h.offset)
	case d.gzipped:
		n, err = d.readGzip(buf, h.offset)
	default:
		n, err = d.file.ReadAt(buf, h.offset)
	}
	if n < size {
		if err == nil || errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return "", fmt.Errorf("read %s: %w", filepath.Base(d.dict), err)
	}
	return string(buf), nil
}

// load opens the file of articles and finds out how it is packed.
func (d *Dictionary) load() error {
	if d.file != nil {
		return nil
	}
	f, err := os.Open(d.dict)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	d.chunked, d.gzipped = nil, false
	if magic := make([]byte, 2); readsFull(f, magic) && magic[0] == 0x1f && magic[1] == 0x8b {
		d.gzipped = true
		z, err := dictzip.NewReader(f)
		if err == nil && z.ChunkSize() > 0 && len(z.Sizes()) > 0 {
			d.chunked = z
		}
	}
	d.file = f
	return nil
}

func readsFull(f *os.File, p []byte) bool {
	n, err := f.ReadAt(p, 0)
	return n == len(p) && (err == nil || errors.Is(err, io.EOF))
}

// readChunks reads from a chunked file. A read ends at a chunk's end, so it is
// repeated.
func (d *Dictionary) readChunks(buf []byte, offset int64) (int, error) {
	size := int64(d.chunked.ChunkSize()) * int64(len(d.chunked.Sizes()))
	if offset+int64(len(buf)) > size {
		return 0, io.ErrUnexpectedEOF
	}
	done := 0
	for done < len(buf) {
		n, err := d.chunked.ReadAt(buf[done:], offset+int64(done))
		done += n
		if n == 0 {
			return done, err
		}
	}
	return done, nil
}

// readGzip reads from a gzip file without chunks, from its beginning.
func (d *Dictionary) readGzip(buf []byte, offset int64) (int, error) {
	if offset > maxPlain {
		return 0, fmt.Errorf("an article at %d, and the file has no chunks to reach it by", offset)
	}
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	z, err := gzip.NewReader(bufio.NewReader(d.file))
	if err != nil {
		return 0, err
	}
	if _, err := io.CopyN(io.Discard, z, offset); err != nil {
		return 0, err
	}
	return io.ReadFull(z, buf)
}
