package dictionary

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/gloss"
)

const (
	maxGlossaries   = 200     // files of a folder
	maxGlossarySize = 8 << 20 // bytes of a file
)

// UserGlossaries reads the user's glossaries: every file of dir that ends in
// .tsv, .md or .toml, in the order of their names. A folder that is not there
// holds none. Faults come back as one error that names file and line of each,
// beside a glossary of all that was sound; the glossary is never nil.
func UserGlossaries(dir fs.FS) (*gloss.Glossary, error) {
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return gloss.New(model.TermUser, nil), err
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name() < files[j].Name() })
	var entries []gloss.Entry
	var errs []error
	read := 0
	for _, f := range files {
		parse := parserOf(f.Name())
		if parse == nil || f.IsDir() {
			continue
		}
		if read++; read > maxGlossaries {
			errs = append(errs, fmt.Errorf("glossaries: more than %d files; the rest is left out", maxGlossaries))
			break
		}
		data, err := readFile(dir, f.Name())
		if err != nil {
			errs = append(errs, fmt.Errorf("glossary %s: %w", clean.Line(f.Name()), err))
			continue
		}
		found, err := parse(clean.Line(f.Name()), data)
		entries = append(entries, found...)
		if err != nil {
			errs = append(errs, fmt.Errorf("glossary: %w", err))
		}
	}
	return gloss.New(model.TermUser, entries), errors.Join(errs...)
}

// UserGlossariesAt is [UserGlossaries] of a folder of the file system. One that
// this user cannot even get to, in somebody else's home, counts as not there.
func UserGlossariesAt(dir string) (*gloss.Glossary, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrPermission) {
		return gloss.New(model.TermUser, nil), nil
	}
	g, err := UserGlossaries(os.DirFS(dir))
	if unread := (*fs.PathError)(nil); errors.As(err, &unread) && unread.Path == "." {
		err = fmt.Errorf("folder %s: %w", clean.Line(dir), unread.Err)
	}
	return g, err
}

func parserOf(name string) func(string, []byte) ([]gloss.Entry, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".tsv":
		return gloss.ParseTSV
	case ".md", ".markdown":
		return gloss.ParseMarkdown
	case ".toml":
		return gloss.ParseTOML
	}
	return nil
}

func readFile(dir fs.FS, name string) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not a file")
	}
	data, err := io.ReadAll(io.LimitReader(f, maxGlossarySize+1))
	if err == nil && len(data) > maxGlossarySize {
		err = fmt.Errorf("more than %d bytes", maxGlossarySize)
	}
	return data, err
}
