// Package load turns inputs into articles: files, folders and streams in the
// formats news comes in become [model.Article] values that are decoded,
// sanitised and frozen.
//
// Nobody vouches for an article. So, for every input:
//
//   - it is read only when it is a regular file of at most 20 MiB, without ever
//     waiting for a pipe or a device;
//   - it is measured before it is parsed: what nests too deeply, declares
//     entities or repeats itself in a way that is known to hurt a parser is
//     taken apart by simpler means, or refused;
//   - it is cleaned by package clean after every decoding and before any offset
//     is taken, in every field;
//   - a bad one becomes an [Error] of one line that names the input, the step
//     and a remedy, and the others go on. Nothing here panics.
//
// The text of an article is its headline, dek and body, each block once,
// separated by blank lines, and its parts cover it. Bylines, datelines and dates
// are lifted out of the text into the article's source. What was guessed or
// lost on the way is said in the article's warnings.
package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Options steer loading. The zero value sniffs the format.
type Options struct {
	Format   model.Format // format of every input; empty: sniffed by content
	Verbatim bool         // take the text of JSON Lines as it stands, offsets unchanged
	Stdin    io.Reader    // what "-" reads; nil when there is none
}

// Ref is one file to load, as [Expand] finds it.
type Ref struct {
	Path string // as named to the user: the input, or the input with the rest of the path; "-" is standard input
}

// maxInput is the most bytes of one input that are read.
const maxInput = 20 << 20

// File loads the article of one file, or all articles of a feed, a mailbox or a
// JSON Lines file. A file with some bad entries returns the good articles and
// an error that joins one [Error] for each bad entry.
func File(ctx context.Context, ref Ref, opts Options) ([]model.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var data []byte
	var err error
	if ref.Path == "-" {
		data, err = readStream(opts.Stdin)
	} else {
		data, err = readFile(ref.Path)
	}
	if err != nil {
		return nil, named(ref.Path, err)
	}
	return Bytes(ctx, ref.Path, data, opts)
}

// Bytes loads what File loads from memory. The name stands in the articles'
// source and in errors; its extension is a hint where the content alone does
// not tell text from Markdown.
func Bytes(ctx context.Context, name string, data []byte, opts Options) (articles []model.Article, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	in := &input{ctx: ctx, name: name, data: data, opts: opts}
	defer func() {
		if r := recover(); r != nil {
			articles, err = nil, named(name, &stepError{step: in.step, err: fmt.Errorf("the parser gave up: %v", r), remedy: "save the article as plain text"})
		}
	}()
	drafts, err := in.load()
	for i := range drafts {
		a, finishErr := drafts[i].finish(name)
		if finishErr != nil {
			err = errors.Join(err, finishErr)
			continue
		}
		articles = append(articles, a)
	}
	if len(articles) == 0 && err == nil {
		err = &stepError{step: "find the article", err: errEmpty, remedy: "give a file with an article in it"}
	}
	return articles, named(name, err)
}

// FS loads every article of a file system, sorted by path, for instance of the
// samples that come with the program.
func FS(ctx context.Context, fsys fs.FS, opts Options) ([]model.Article, []error) {
	var paths []string
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && mayBeArticle(d.Name()) {
			paths = append(paths, path)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, []error{named(".", &stepError{step: "walk the folder", err: err})}
	}
	sort.Strings(paths)
	var articles []model.Article
	var errs []error
	for _, path := range paths {
		data, err := fs.ReadFile(fsys, path)
		if err != nil {
			errs = append(errs, named(path, &stepError{step: "read", err: err}))
			continue
		}
		loaded, err := Bytes(ctx, path, data, opts)
		articles = append(articles, loaded...)
		if err != nil {
			errs = append(errs, err)
		}
	}
	return articles, errs
}

// input is one input on its way to articles.
type input struct {
	ctx  context.Context // lives for one call
	name string
	data []byte
	opts Options
	step string // what is being done, for the error of a parser that panics
}

// load decides on the format and hands over to its loader.
func (in *input) load() ([]draft, error) {
	in.step = "sniff the format"
	if err := checkBinary(in.data); err != nil {
		return nil, err
	}
	format := in.opts.Format
	if format == "" {
		format = sniff(in.name, in.data)
	}
	in.step = "read as " + string(format)
	switch format {
	case model.FormatText:
		return in.text()
	case model.FormatMarkdown:
		return in.markdown()
	case model.FormatHTML:
		return in.html()
	case model.FormatEmail:
		return in.email()
	case model.FormatFeed:
		return in.feed()
	case model.FormatNinjs:
		return in.ninjs()
	case model.FormatJSONL:
		return in.jsonl()
	}
	return nil, &stepError{
		step: "choose the format", err: fmt.Errorf("unknown format %q", format),
		remedy: "use one of " + strings.Join(Formats(), ", "),
	}
}

// Formats lists the names of the formats that [Options] knows.
func Formats() []string {
	return []string{
		string(model.FormatText), string(model.FormatMarkdown), string(model.FormatHTML), string(model.FormatEmail),
		string(model.FormatFeed), string(model.FormatNinjs), string(model.FormatJSONL),
	}
}
