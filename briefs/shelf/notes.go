package shelf

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/lede-reader/lede/model"
)

// Notes returns the notes of all readers on an article in the order of its text,
// the reader's own first where several stand on the same words; or those on all
// articles, newest first, when id is empty. Each names its author.
func (l *Library) Notes(ctx context.Context, id string) ([]model.Note, error) {
	notes, err := l.store.NotesOfAll(ctx, l.reader, id)
	if err != nil {
		return nil, err
	}
	for i := range notes {
		notes[i].Own = notes[i].Author == l.reader
	}
	if id != "" {
		slices.SortStableFunc(notes, func(a, b model.Note) int {
			if a.Span.Start != b.Span.Start || a.Own == b.Own {
				return a.Span.Start - b.Span.Start
			}
			if a.Own {
				return -1
			}
			return 1
		})
	}
	return notes, nil
}

// ExportNotes writes the notes of all readers as Markdown, each with the words
// it stands on, where they are from, and the name of the reader it is by.
func (l *Library) ExportNotes(ctx context.Context, w io.Writer) error {
	notes, err := l.Notes(ctx, "")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, n := range notes {
		b, err := l.store.Brief(ctx, n.ArticleID)
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintf(out, "> %s\n>\n> — %s\n\n%s\n\n", quoteLines(n.Quote), citation(b), n.Text)
		kind := "Note"
		if n.Private {
			kind = "Private note"
		}
		switch {
		case n.Author != "":
			_, _ = fmt.Fprintf(out, "%s by %s, %s.\n\n", kind, n.Author, n.Made.UTC().Format("2006-01-02"))
		case n.Private:
			_, _ = fmt.Fprintf(out, "%s, %s.\n\n", kind, n.Made.UTC().Format("2006-01-02"))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export notes: %w", err)
	}
	return nil
}
