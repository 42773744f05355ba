package load

import (
	"bytes"
	"context"
	"io"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

const (
	longFile  = 64 << 10 // the size from which a file has a head of its own
	headBytes = 24 << 10 // what is read of it: some ten screens
)

// Head loads the first pages of a long article in plain text or Markdown, so
// that they can be read while [File] loads the whole. Their text is the
// beginning of the whole's, or nearly so (a link whose address stands at the end
// of the file shows as typed); their ID is one of their own. It reports false
// for what is short, is in another format or encoding, or cannot be read: File
// says why.
func Head(ctx context.Context, ref Ref, opts Options) (model.Article, bool) {
	data, size := readHead(ref.Path)
	if size < longFile || bom(data) != "" {
		return model.Article{}, false
	}
	format := opts.Format
	if format == "" {
		format = sniff(ref.Path, data)
	}
	end := bytes.LastIndex(data, []byte("\n\n"))
	switch format {
	case model.FormatMarkdown:
		if size > maxMarkdown { // it is shown as plain text
			return model.Article{}, false
		}
	case model.FormatText:
		if end < 0 {
			end = bytes.LastIndexByte(data, '\n') // one paragraph a line
		}
	default:
		return model.Article{}, false
	}
	if end < 0 || !utf8.Valid(data[:end]) {
		return model.Article{}, false
	}
	opts.Format = format
	articles, err := Bytes(ctx, ref.Path, data[:end], opts)
	if err != nil || len(articles) != 1 {
		return model.Article{}, false
	}
	return articles[0], true
}

// readHead returns the first [headBytes] of a regular file and the size of all
// of it; 0 when it cannot be read.
func readHead(path string) (data []byte, size int64) {
	f, size, err := openFile(path)
	if err != nil {
		return nil, 0
	}
	defer func() { _ = f.Close() }()
	data = make([]byte, min(size, headBytes))
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, 0
	}
	return data, size
}
