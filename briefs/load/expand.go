package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Bounds on walking a folder.
const (
	maxFolderDepth = 64
	maxFiles       = 1_000_000
)

// Expand turns inputs into files to load: a file stays as it is, a folder
// yields the files below it in lexical order, "-" is standard input. Inside
// folders, hidden entries, files that cannot be articles by their names
// (images, scripts, archives…), pipes and devices are passed over, and links to
// folders are not followed. An input that cannot be used, and a folder that
// cannot be read, come as an [Error] each; the others go on.
func Expand(ctx context.Context, inputs []string) ([]Ref, []error) {
	w := walk{ctx: ctx}
	for _, name := range inputs {
		if ctx.Err() != nil {
			return w.refs, append(w.errs, ctx.Err())
		}
		if name == "-" {
			w.refs = append(w.refs, Ref{Path: name})
			continue
		}
		info, err := os.Stat(name)
		switch {
		case err != nil:
			w.errs = append(w.errs, named(name, openError(err)))
		case info.IsDir():
			w.folder(name, 0)
		default:
			w.refs = append(w.refs, Ref{Path: name})
		}
	}
	return w.refs, w.errs
}

type walk struct {
	ctx  context.Context // lives for one call
	refs []Ref
	errs []error
}

func (w *walk) folder(name string, depth int) {
	if depth > maxFolderDepth {
		w.fail(name, fmt.Errorf("folders nest deeper than %d", maxFolderDepth), "give the inner folder itself")
		return
	}
	entries, err := os.ReadDir(name)
	if err != nil { // what could be read before the error still counts
		w.errs = append(w.errs, named(name, openError(err)))
	}
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return
		}
		if len(w.refs) >= maxFiles {
			w.fail(name, errors.New("too many files"), "give a smaller folder")
			return
		}
		w.entry(filepath.Join(name, e.Name()), e, depth)
	}
}

func (w *walk) entry(path string, e fs.DirEntry, depth int) {
	switch {
	case strings.HasPrefix(e.Name(), "."):
	case e.IsDir():
		if !strings.HasSuffix(e.Name(), "_files") { // the pictures of a saved web page
			w.folder(path, depth+1)
		}
	case !mayBeArticle(e.Name()):
	case e.Type()&fs.ModeSymlink != 0:
		w.link(path)
	case e.Type().IsRegular():
		w.refs = append(w.refs, Ref{Path: path})
	}
}

// link takes a link to a file. A link that leads nowhere is an error, for an
// article is missing then.
func (w *walk) link(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.errs = append(w.errs, named(path, openError(err)))
	case info.Mode().IsRegular():
		w.refs = append(w.refs, Ref{Path: path})
	}
}

func (w *walk) fail(name string, err error, remedy string) {
	w.errs = append(w.errs, &Error{Input: name, Step: "walk the folder", Err: err, Remedy: remedy})
}

// otherFiles are extensions of files that stand beside articles and are none.
const otherFiles = " .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .mp3 .mp4 .m4a .ogg .wav .webm .mov .avi .flac " +
	".css .js .mjs .map .ts .woff .woff2 .ttf .otf .eot .zip .gz .tgz .bz2 .xz .zst .7z .rar .tar .pdf .doc .docx .xls .xlsx .ppt " +
	".pptx .odt .ods .epub .mobi .exe .dll .so .o .a .class .jar .pyc .db .sqlite .bak .tmp .swp .lock .toml .yaml .yml .ini .tsv .csv .py .go .sh .c .h "

// mayBeArticle reports whether a file in a folder is worth a look, by its name.
func mayBeArticle(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return !strings.HasSuffix(name, "~") && (ext == "" || strings.ContainsRune(ext, ' ') || !strings.Contains(otherFiles, " "+ext+" "))
}
