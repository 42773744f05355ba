package load

import (
	"runtime"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// parallelMarkdown is the size from which a Markdown text is parsed in pieces,
// on all cores.
const parallelMarkdown = 128 << 10

// piece is a run of whole blocks of a Markdown text, tamed, with its syntax
// tree.
type piece struct {
	src      []byte
	root     ast.Node
	markdown string // the text to be laid out as Markdown, defused
	tamed    bool   // something had to be tamed
}

// parsePieces tames and parses a Markdown text, a large one in several pieces
// at once.
func parsePieces(body string) []piece {
	texts := cutPieces(body, runtime.GOMAXPROCS(0))
	pieces := make([]piece, len(texts))
	tasks := make([]func(), len(texts))
	for i, t := range texts {
		tasks[i] = func() {
			calm, tamed := tame(t)
			src := []byte(calm)
			pieces[i] = piece{src, markdownParser().Parse(gmtext.NewReader(src)), defuse(calm), tamed}
		}
	}
	together(tasks...)
	return pieces
}

// cutPieces cuts a large text into at most n pieces, each at a blank line that
// a line in the first column follows: no paragraph, list item, quote or table
// goes on across one. What does reach across blank lines keeps a text whole:
// fenced code, raw HTML, and references defined elsewhere.
func cutPieces(body string, n int) []string {
	if len(body) < parallelMarkdown || n < 2 ||
		strings.Contains(body, "```") || strings.Contains(body, "~~~") || strings.Contains(body, "]:") || strings.Contains(body, "\n<") {
		return []string{body}
	}
	var pieces []string
	for ; n > 1; n-- {
		at := len(body) / n
		for at < len(body) {
			next := strings.Index(body[at:], "\n\n")
			if next < 0 {
				at = len(body)
				break
			}
			at += next + len("\n\n")
			if at < len(body) && startsBlock(body[at]) {
				break
			}
		}
		pieces = append(pieces, body[:at])
		body = body[at:]
	}
	if body != "" {
		pieces = append(pieces, body)
	}
	return pieces
}

// startsBlock reports a character that, in the first column behind a blank
// line, begins a block of its own whatever stands before: a letter, or the mark
// of a heading.
func startsBlock(c byte) bool {
	return c == '#' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// together runs the tasks at once and returns when all are done. A panic in one
// is raised again for the caller, whose recovery names the input.
func together(tasks ...func()) {
	faults := make([]any, len(tasks))
	var wg sync.WaitGroup
	for i, task := range tasks {
		wg.Go(func() {
			defer func() { faults[i] = recover() }()
			task()
		})
	}
	wg.Wait()
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
}
