package linear_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/linear"
	"github.com/lede-reader/lede/ui/uitest"
)

// transcript runs commands and returns what a terminal would show: the answers,
// with the commands where the prompts are.
func transcript(t *testing.T, lib linear.Library, o linear.Options, commands ...string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(commands, "\n") + "\n")
	if err := linear.Run(t.Context(), lib, in, &out, o); err != nil {
		t.Fatal(err)
	}
	pieces := strings.Split("\n"+out.String(), "\n> ")
	var b strings.Builder
	b.WriteString(strings.TrimPrefix(pieces[0], "\n"))
	for i, p := range pieces[1:] {
		b.WriteString("\n> ")
		if i < len(commands) {
			b.WriteString(commands[i] + "\n")
		}
		b.WriteString(p)
	}
	return b.String()
}

func library(t *testing.T) *uitest.Library {
	other := *uitest.Brief(t)
	other.ID, other.Headline, other.Source.Publisher = "sample-other", "A second article", "The Other Post"
	return &uitest.Library{
		Briefs:      []*model.Brief{uitest.Brief(t), &other},
		Definitions: []model.Definition{{Term: "subsidy", Text: "Public money paid to keep a price low", Source: model.TermLede}},
	}
}

func TestTranscripts(t *testing.T) {
	for name, tt := range map[string]struct {
		options  linear.Options
		commands []string
	}{
		"reading an article from the list": {
			commands: []string{"open 1", "next", "", "again", "previous", "where", "all", "next", "close", "list", "quit"},
		},
		"the facts by section": {
			options:  linear.Options{Article: "sample-ferries"},
			commands: []string{"summary", "figures", "go 2", "actors", "go 3", "quotes", "timeline", "glossary", "facts", "facts off", "again", "q"},
		},
		"finding": {
			options:  linear.Options{Article: "sample-ferries"},
			commands: []string{"find crossings", "go 3", "find nothing like it", "search ferries", "go 1", "define subsidy", "define Orrin Transport Board", "define zzz", "q"},
		},
		"marking": {
			options:  linear.Options{Article: "sample-ferries"},
			commands: []string{"mark", "mark", "star", "star", "mark sideways", "close", "mark", "q"},
		},
		"mistakes": {
			commands: []string{"dance", "open", "open 9", "open x", "next", "figures", "go 7", "find", "search", "define", "more", "failed", "paragraph 3", "\x1b[31mred\u202e", strings.Repeat("long ", 2000), "help"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := transcript(t, library(t), tt.options, tt.commands...)
			if name == "mistakes" {
				got = strings.ReplaceAll(got, tt.commands[14], "long long…")
			}
			uitest.Golden(t, strings.ReplaceAll(name, " ", "-")+".golden", got)
			for _, r := range strings.ReplaceAll(got, tt.commands[min(13, len(tt.commands)-1)], "") {
				if r < ' ' && r != '\n' || 0x7f <= r && r < 0xa0 || r == 0x202e {
					t.Errorf("the transcript holds %U", r)
				}
			}
		})
	}
}

func TestPlaceIsKept(t *testing.T) {
	lib := library(t)
	transcript(t, lib, linear.Options{Article: "sample-ferries"}, "next", "next", "close", "q")
	got := transcript(t, lib, linear.Options{Article: "sample-ferries"}, "next", "q")
	if want := "You stopped at paragraph 2 of"; !strings.Contains(got, want) {
		t.Errorf("no %q in:\n%s", want, got)
	}
	if want := "Paragraph 2 of"; !strings.Contains(got, want) {
		t.Errorf("next does not go on where one stopped:\n%s", got)
	}
}

func TestManyArticlesComeInPages(t *testing.T) {
	lib := &uitest.Library{}
	for i := range 45 {
		b := *uitest.Brief(t)
		b.ID, b.Headline = fmt.Sprint("a", i), fmt.Sprintf("Article %d", i+1)
		lib.Briefs = append(lib.Briefs, &b)
	}
	got := transcript(t, lib, linear.Options{}, "more", "more", "more", "open 45", "q")
	for _, want := range []string{"45 articles, 45 unread.", "\n20. Article 20.", "25 more articles. Say more to hear them.", "\n45. Article 45.", "That is all.", "Headline: Article 45"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

// failing fails in every call.
type failing struct{ uitest.Library }

var errBroken = errors.New("the store is broken")

func (*failing) List(context.Context, model.ListQuery) (model.List, error) {
	return model.List{}, errBroken
}
func (*failing) Brief(context.Context, string) (*model.Brief, error) { return nil, errBroken }
func (*failing) Search(context.Context, string, int) ([]model.Hit, error) {
	return nil, errBroken
}

func TestFailuresOfTheLibraryAreAnswers(t *testing.T) {
	got := transcript(t, &failing{}, linear.Options{Article: "a"}, "list", "search x", "q")
	if n := strings.Count(got, "the store is broken"); n != 3 {
		t.Errorf("%d of 3 failures told:\n%s", n, got)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestFailuresOfTheStreamsAreErrors(t *testing.T) {
	if err := linear.Run(t.Context(), library(t), strings.NewReader("list\n"), brokenPipe{}, linear.Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v for a closed output", err)
	}
	in := io.MultiReader(strings.NewReader("list\n"), brokenReader{})
	if err := linear.Run(t.Context(), library(t), in, io.Discard, linear.Options{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v for a broken input", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestTheContextEndsTheReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, w := io.Pipe()
	defer w.Close()
	cancel()
	if err := linear.Run(ctx, library(t), in, io.Discard, linear.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestNotes(t *testing.T) {
	lib := library(t)
	b := lib.Briefs[0]
	made := time.Date(2024, 12, 4, 0, 0, 0, 0, time.UTC)
	lib.Noted = []model.Note{
		{ArticleID: b.ID, Quote: "gone", Text: "outdated", Made: made},
		{ArticleID: b.ID, Span: model.Span{End: 4}, Quote: b.Text[:4], Text: "who\x1b[2J says?", Made: made, Author: "ana"},
		{ArticleID: b.ID, Span: model.Span{End: 4}, Quote: b.Text[:4], Text: "mine", Made: made, Own: true},
	}
	got := transcript(t, lib, linear.Options{}, "open 1", "notes", "q")
	for _, want := range []string{
		"Notes, 3.", `1. Note by the library's owner, 2024-12-04: outdated. On: "gone"; its words are gone from the article.`,
		"2. Note by ana, 2024-12-04: who", "3. Note by you, 2024-12-04: mine. On:",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "\x1b") {
		t.Errorf("an escape of a note comes through: %q", got)
	}
}
