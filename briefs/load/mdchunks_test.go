package load

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// TestPiecesSayTheSame holds that a text parsed in pieces gives the same blocks
// as the same text parsed whole.
func TestPiecesSayTheSame(t *testing.T) {
	const some = "## Heading\n\nA *first* paragraph of [some](https://example.org) length,\nover two lines.\n\n- one\n\n  more of one\n- two\n\n" +
		"> quoted\n\n> quoted on\n\n1. first\n2. second\n\nplain words\n===\n\n| a | b |\n|---|---|\n| c | d |\n\n    code\n\n    more code\n\nLast one.\n\n"
	body := "# Title\n\n" + strings.Repeat(some, parallelMarkdown/len(some)+2)
	pieces := cutPieces(body, 4)
	if len(pieces) != 4 || strings.Join(pieces, "") != body {
		t.Fatalf("%d pieces", len(pieces))
	}
	var whole, parts draft
	for _, d := range []struct {
		into  *draft
		texts []string
	}{{&whole, []string{body}}, {&parts, pieces}} {
		for _, text := range d.texts {
			w := markdownWalker{d: d.into, src: []byte(text)}
			w.children(parseOne(text), "paragraph")
		}
	}
	if whole.headline != parts.headline || len(whole.blocks) != len(parts.blocks) {
		t.Fatalf("%q with %d blocks whole, %q with %d in pieces", whole.headline, len(whole.blocks), parts.headline, len(parts.blocks))
	}
	for i := range whole.blocks {
		if whole.blocks[i] != parts.blocks[i] {
			t.Errorf("block %d: %v whole, %v in pieces", i, whole.blocks[i], parts.blocks[i])
		}
	}
}

func TestWhatReachesOverBlankLinesStaysWhole(t *testing.T) {
	filler := strings.Repeat("A paragraph of words.\n\n", parallelMarkdown/20)
	for name, mark := range map[string]string{"fence": "```\n\nx\n\n```\n\n", "html": "\n<pre>\n\nx\n\n</pre>\n\n", "reference": "[a]: https://example.org\n\n"} {
		if n := len(cutPieces(filler+mark+filler, 2)); n != 1 {
			t.Errorf("%s: cut into %d", name, n)
		}
	}
}

func parseOne(s string) ast.Node { return markdownParser().Parse(gmtext.NewReader([]byte(s))) }
