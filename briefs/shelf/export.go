package shelf

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// ExportSchema names the format of [Library.Export].
const ExportSchema = "lede.library/1"

// line is one line of an export; exactly one of its parts is set.
type line struct {
	Schema  string       `json:"schema,omitempty"` // of the first line
	Article *articleLine `json:"article,omitempty"`
	Feed    *model.Feed  `json:"feed,omitempty"`
	Desk    *store.Desk  `json:"desk,omitempty"`
}

// articleLine is one version of an article; versions of one article share their
// identity.
type articleLine struct {
	Identity string       `json:"identity,omitempty"`
	Seen     time.Time    `json:"seen"`
	Analyzer int          `json:"analyzer"`
	Tags     []string     `json:"tags,omitempty"`
	Markdown string       `json:"markdown,omitempty"`
	Brief    *model.Brief `json:"brief"`
}

// Export writes the whole library as JSON Lines: every version of every article
// with its facts, every feed, and what every reader did.
func (l *Library) Export(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line{Schema: ExportSchema}); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	for r, err := range l.store.All(ctx) {
		if err != nil {
			return err
		}
		a := &articleLine{Identity: r.Identity, Seen: r.Seen, Analyzer: r.Analyzer, Tags: r.Brief.Tags, Markdown: r.Brief.Markdown, Brief: r.Brief}
		if err := enc.Encode(line{Article: a}); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	if err := l.exportRest(ctx, enc); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

func (l *Library) exportRest(ctx context.Context, enc *json.Encoder) error {
	feeds, err := l.store.Feeds(ctx)
	if err != nil {
		return err
	}
	for i := range feeds {
		if err := enc.Encode(line{Feed: &feeds[i]}); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	readers, err := l.store.Readers(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	for _, reader := range readers {
		d, err := l.store.Desk(ctx, reader)
		if err != nil {
			return err
		}
		if reader == l.reader {
			d.Reader = "" // whoever exports owns what they did, wherever it goes
		}
		if err := enc.Encode(line{Desk: &d}); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return nil
}

// Import reads what Export wrote and adds it to the library. It calls each for
// every version of an article after it is durable. An article whose facts break
// the promises of a brief is refused; so is everything after a line that cannot
// be read.
func (l *Library) Import(ctx context.Context, r io.Reader, each func(Result)) error {
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<16))
	var head line
	if err := dec.Decode(&head); err != nil || head.Schema != ExportSchema {
		return errors.Join(fmt.Errorf("import: it does not begin with {\"schema\":%q}", ExportSchema), err)
	}
	b := batch{lib: l, each: each}
	for n := 2; ; n++ {
		var raw json.RawMessage
		err := dec.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return b.flush(ctx)
		}
		var in line
		if err == nil {
			err = decodeClean(raw, &in)
		}
		if err != nil {
			return errors.Join(b.flush(ctx), fmt.Errorf("import: line %d: %w", n, err))
		}
		if err := l.importLine(ctx, &b, &in); err != nil {
			return fmt.Errorf("import: line %d: %w", n, err)
		}
	}
}

// decodeClean reads a line of which every string is as loading would have left
// it: nobody vouches for an export any more than for an article.
func decodeClean(raw json.RawMessage, in *line) error {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return err
	}
	if !allClean(value) {
		return errors.New("it holds control characters, which no export does")
	}
	return json.Unmarshal(raw, in)
}

func allClean(v any) bool {
	switch v := v.(type) {
	case string:
		return clean.Text(v) == v
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { return !allClean(e) })
	case map[string]any:
		for key, e := range v {
			if !allClean(key) || !allClean(e) {
				return false
			}
		}
	}
	return true
}

func (l *Library) importLine(ctx context.Context, b *batch, in *line) error {
	if in.Article != nil && in.Article.Brief != nil {
		a := in.Article
		if err := a.Brief.Check(); err != nil {
			b.each(Result{Err: fmt.Errorf("article %q: %w", a.Brief.ID, err)})
			return nil
		}
		a.Brief.Tags, a.Brief.Markdown = a.Tags, a.Markdown
		b.records = append(b.records, store.Record{Brief: a.Brief, Identity: a.Identity, Analyzer: a.Analyzer, Seen: a.Seen})
		if b.bytes += len(a.Brief.Text); b.full() {
			return b.flush(ctx)
		}
		return nil
	}
	if err := b.flush(ctx); err != nil { // what follows may need the articles before it
		return err
	}
	switch {
	case in.Feed != nil:
		return l.store.PutFeed(ctx, *in.Feed)
	case in.Desk != nil:
		if in.Desk.Reader == "" {
			in.Desk.Reader = l.reader
		}
		return l.store.Restore(ctx, *in.Desk)
	}
	return nil
}
