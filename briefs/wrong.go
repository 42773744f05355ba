package briefs

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/lede-reader/lede/model"
)

// WrongMarks keeps, for articles that are in no library, which facts the reader
// marked as wrong: a file of JSON Lines, one mark or its taking back a line,
// which is also their export. Articles and facts are named by their stable IDs.
// A nil WrongMarks keeps nothing.
type WrongMarks struct {
	path string
	of   map[string]map[string]bool
	also func(article string) map[string]bool
}

// wrongMark is one line of the file.
type wrongMark struct {
	Article string `json:"article"`
	Fact    string `json:"fact"`
	Undo    bool   `json:"undo,omitempty"`
}

// OpenWrongMarks reads the marks of a file, which need not exist. Lines that
// cannot be read, such as one cut short, are passed over.
func OpenWrongMarks(path string) (*WrongMarks, error) {
	w := &WrongMarks{path: path, of: make(map[string]map[string]bool)}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || outOfReach(filepath.Dir(path)) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var m wrongMark
		if json.Unmarshal(lines.Bytes(), &m) != nil {
			continue
		}
		if w.of[m.Article] == nil {
			w.of[m.Article] = make(map[string]bool)
		}
		w.of[m.Article][m.Fact] = !m.Undo
	}
	return w, lines.Err()
}

// outOfReach reports a folder that this user cannot even get to, such as one in
// somebody else's home: what is in it is not this user's, and not missed.
func outOfReach(dir string) bool {
	_, err := os.Stat(dir)
	return errors.Is(err, fs.ErrPermission)
}

// Also names where marks are kept beside, such as a library that holds some of the
// articles, too. What was said here counts more.
func (w *WrongMarks) Also(of func(article string) map[string]bool) { w.also = of }

// Of returns the facts of an article that are marked, by ID.
func (w *WrongMarks) Of(article string) map[string]bool {
	if w == nil {
		return nil
	}
	marks := maps.Clone(w.of[article])
	if w.also == nil {
		return marks
	}
	for fact, wrong := range w.also(article) {
		if marks == nil {
			marks = make(map[string]bool)
		}
		if _, said := marks[fact]; !said {
			marks[fact] = wrong
		}
	}
	return marks
}

// keep appends the marks among the changes to the file, and syncs it.
func (w *WrongMarks) keep(changes []model.Change) (err error) {
	var lines []byte
	for _, c := range changes {
		if w == nil || c.Kind != model.ChangeWrong {
			continue
		}
		line, err := json.Marshal(wrongMark{c.ArticleID, c.Value, c.Undo})
		if err != nil {
			return err
		}
		lines = append(append(lines, line...), '\n')
	}
	if len(lines) == 0 {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(w.path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(w.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(lines); err != nil {
		return err
	}
	return f.Sync()
}
