package load

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// story is a long text: a headline and numbered paragraphs.
func story(headline string, size int) string {
	var b strings.Builder
	b.WriteString(headline)
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, "\n\nParagraph %d says that the council met on a Tuesday and agreed on nothing but the date of its next meeting.", i)
	}
	return b.String() + "\n"
}

func TestHeadIsTheBeginningOfTheWhole(t *testing.T) {
	for _, row := range []struct {
		why, name, text string
		format          model.Format
		ok              bool
	}{
		{"long Markdown has a head", "a.md", story("# Council meets", 2*longFile), "", true},
		{"long text has a head", "a.txt", story("Council meets", 2*longFile), "", true},
		{"one paragraph a line has a head", "b.txt", strings.ReplaceAll(story("Council meets", 2*longFile), "\n\n", "\n"), "", true},
		{"letters beyond ASCII are not cut", "c.txt", story("Städte “reden” über Zölle — 日本", 2*longFile), "", true},
		{"a short file is loaded at once", "d.md", story("# Council meets", longFile/2), "", false},
		{"a web page needs its end", "e.html", "<html><body><h1>Council meets</h1><p>" + story("", 2*longFile), "", false},
		{"one line cannot be cut", "f.txt", strings.Repeat("word ", longFile), "", false},
		{"Markdown that is shown as plain text", "g.md", story("# Council meets", maxMarkdown+1), "", false},
		{"another encoding is found out on the whole", "h.txt", strings.ReplaceAll(story("Council meets", 2*longFile), "a", "\xe9"), "", false},
		{"the format that was asked for counts", "i.md", story("# Council meets", 2*longFile), model.FormatJSONL, false},
	} {
		path := filepath.Join(t.TempDir(), row.name)
		if err := os.WriteFile(path, []byte(row.text), 0o600); err != nil {
			t.Fatal(err)
		}
		opts := Options{Format: row.format}
		head, ok := Head(t.Context(), Ref{Path: path}, opts)
		if ok != row.ok {
			t.Errorf("%s: got %v", row.why, ok)
		}
		if !ok {
			continue
		}
		whole, err := File(t.Context(), Ref{Path: path}, opts)
		if err != nil || len(whole) != 1 {
			t.Fatalf("%s: %d articles, %v", row.why, len(whole), err)
		}
		if !strings.HasPrefix(whole[0].Text, head.Text) || len(head.Text) < headBytes*3/4 {
			t.Errorf("%s: %d bytes of head are not the whole's beginning", row.why, len(head.Text))
		}
		if head.ID == whole[0].ID || head.Headline != whole[0].Headline {
			t.Errorf("%s: ID %s, headline %q", row.why, head.ID, head.Headline)
		}
	}
	if _, ok := Head(t.Context(), Ref{Path: filepath.Join(t.TempDir(), "none.md")}, Options{}); ok {
		t.Error("a file that is not there has a head")
	}
}
