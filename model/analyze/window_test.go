package analyze

import (
	"context"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

func TestWindow(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		end      int // of what facts are found in
	}{
		{"an article", strings.Repeat("The council met on Tuesday. ", 4000), 112_000},
		{"a long article of 2 MB", strings.Repeat("The council met on Tuesday and voted for the budget of 40 million. ", 30_000), 2_010_000},
		{"numbers", strings.Repeat("1 ", 200_000), 200_000},
		{"numbers with points", strings.Repeat("1,234.5 ", 150_000), 800_000},
		{"words of one letter", strings.Repeat("a ", 1_000_000), 1_200_000},
		{"one word", strings.Repeat("a", 5_000_000), 4 << 20},
		{"one ideograph after another, on a rune boundary", strings.Repeat("中", 2_000_000), 4<<20 - 1},
	} {
		w, cut := window(&model.Article{Text: tt.in})
		if len(w.Text) != tt.end || cut != (tt.end < len(tt.in)) {
			t.Errorf("%s: %d bytes, cut %v; want %d", tt.name, len(w.Text), cut, tt.end)
		}
	}
}

func TestWindowWithinAPart(t *testing.T) {
	in := "Headline\n\n" + strings.TrimSpace(strings.Repeat("5% ", 200_000))
	w, cut := window(&model.Article{Text: in, Parts: text.Paragraphs(in)})
	if !cut || len(w.Parts) != 2 || w.Parts[1].End != len(w.Text) || len(w.Text) != 300_010 || !strings.HasSuffix(w.Text, "5% ") {
		t.Errorf("%d bytes, cut %v, parts %v", len(w.Text), cut, w.Parts)
	}
}

// TestWindowEndsWithAPart holds the window to whole parts and the brief to its
// invariants.
func TestWindowEndsWithAPart(t *testing.T) {
	in := strings.Repeat("The council paid 5 for 6 in 7 of 8 by 9.\n\n", 30_000)
	in = strings.TrimSpace(in)
	a := model.Article{Text: in, Parts: text.Paragraphs(in)}
	w, cut := window(&a)
	if last := w.Parts[len(w.Parts)-1]; !cut || last.End != len(w.Text) || !strings.HasSuffix(w.Text, "by 9.") {
		t.Fatalf("the window ends with %q, cut %v", w.Text[max(len(w.Text)-20, 0):], cut)
	}
	a.Source.Language = "en"
	b, err := Analyze(context.Background(), &a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	if len(b.Text) != len(in) || len(b.Warnings) != 1 || !strings.HasPrefix(b.Warnings[0], "facts are found in the first 8") {
		t.Errorf("%d bytes of text, warnings %q", len(b.Text), b.Warnings)
	}
	if len(b.Figures) == 0 || b.Figures[len(b.Figures)-1].End > len(w.Text) {
		t.Error("figures beyond the window")
	}
}
