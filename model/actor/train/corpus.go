package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// corpusToken is a token of a training file with its BIO tag.
type corpusToken struct{ form, tag string }

type sentence []corpusToken

// document is a training document cut up by model/text, so that training and
// use see the same tokens.
type document struct {
	doc    *text.Doc
	gold   []crf.Label // of each token
	frozen []bool      // the token is annotated for every class; else Outside may be Other
	weight float64
}

// set is a training file and how to use it.
type set struct {
	file    string
	weight  float64
	partial bool // the fourth class is not annotated
}

// readFile reads a gzipped training file: one token a line with its tag behind
// a tab, blank lines between sentences, -DOCSTART- between documents.
func readFile(path string) ([][]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open training set: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	var docs [][]sentence
	var cur sentence
	flush := func() {
		if len(cur) > 0 {
			if len(docs) == 0 {
				docs = append(docs, nil)
			}
			docs[len(docs)-1] = append(docs[len(docs)-1], cur)
			cur = nil
		}
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		form, tag, _ := strings.Cut(lines.Text(), "\t")
		switch {
		case form == "-DOCSTART-":
			flush()
			docs = append(docs, nil)
		case strings.TrimSpace(form) == "":
			flush()
		default:
			if tag == "" {
				tag = "O"
			}
			cur = append(cur, corpusToken{strings.ToValidUTF8(form, "?"), tag})
		}
	}
	flush()
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	return docs, nil
}

// span is a name in bytes of the running text.
type span struct {
	start, end int
	class      crf.Class
}

// build lays out sentences as running text, one block each, and carries the
// names over to the tokens that model/text makes of it.
func build(sentences []sentence, s set) document {
	var b strings.Builder
	var parts []model.Part
	var spans []span
	for _, sent := range sentences {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		spans = layOut(&b, sent, spans)
		parts = append(parts, model.Part{Kind: model.PartParagraph, Start: start, End: b.Len()})
	}
	d := text.New(&model.Article{Text: b.String(), Parts: parts})
	out := document{doc: d, gold: make([]crf.Label, len(d.Tokens)), weight: s.weight, frozen: make([]bool, len(d.Tokens))}
	for i := range out.frozen {
		out.frozen[i] = !s.partial
	}
	for _, sp := range spans {
		first := d.TokenAt(sp.start)
		last := d.TokenAt(sp.end - 1)
		if first >= len(d.Tokens) || last >= len(d.Tokens) || last < first {
			continue
		}
		copy(out.gold[first:], crf.SpanLabels(sp.class, last-first+1))
		for i := first; i <= last; i++ {
			out.frozen[i] = true
		}
	}
	return out
}

var classes = map[string]crf.Class{"PER": crf.Person, "ORG": crf.Organization, "LOC": crf.Place, "MISC": crf.Other}

// layOut writes a sentence with the spaces that print would have and appends
// its names to spans.
func layOut(b *strings.Builder, sent sentence, spans []span) []span {
	open := false  // inside double quotes
	glue := true   // no space before the next token
	inside := "no" // the tag's class of the token before
	for _, t := range sent {
		if !glue && !attaches(t.form, open) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(t.form)
		glue = opens(t.form, open)
		if t.form == `"` {
			open = !open
		}
		kind, class, _ := strings.Cut(t.tag, "-")
		c, named := classes[class]
		switch {
		case !named:
			inside = "no"
			continue
		case kind == "I" && inside == class && len(spans) > 0:
			spans[len(spans)-1].end = b.Len()
		default:
			spans = append(spans, span{start, b.Len(), c})
		}
		inside = class
	}
	return spans
}

// attaches reports whether a token is printed without a space before it.
func attaches(w string, open bool) bool {
	if w == `"` {
		return open
	}
	switch w {
	case ".", ",", ";", ":", "!", "?", ")", "]", "%", "”", "'s", "’s", "'", "’", "n't", "'re", "'ve", "'ll", "'d", "'m", "-", "...", "''":
		return true
	}
	return false
}

// opens reports whether a token is printed without a space behind it.
func opens(w string, open bool) bool {
	if w == `"` {
		return !open
	}
	switch w {
	case "(", "[", "“", "$", "#", "-", "``", "£", "€":
		return true
	}
	return false
}

// small words stay in lower case in headlines.
var small = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "and": true, "or": true,
	"by": true, "as": true, "but": true, "from": true, "with": true, "over": true, "after": true, "into": true, "up": true,
}

// headlineOf picks the sentence to make a headline of, or -1.
func headlineOf(rng *rand.Rand, sentences int) int {
	if rng == nil || sentences <= 2 {
		return -1
	}
	if pick := rng.IntN(3 * sentences); pick < sentences {
		return pick
	}
	return -1
}

// headline makes a title-case line of a sentence, as newspapers print their
// headlines, or nil when the sentence does not suit.
func headline(sent sentence) sentence {
	n := len(sent)
	if n < 5 || n > 18 {
		return nil
	}
	out := make(sentence, 0, n)
	for i, t := range sent {
		if i == n-1 && t.form == "." {
			break
		}
		r, size := utf8.DecodeRuneInString(t.form)
		if unicode.IsLower(r) && (i == 0 || !small[t.form]) {
			t.form = string(unicode.ToUpper(r)) + t.form[size:]
		}
		out = append(out, t)
	}
	return out
}

// load reads the sets under dir. To one document in three it adds a title-case
// headline made of one of its sentences (none when rng is nil): the sets hold
// hardly any.
func load(dir string, sets []set, rng *rand.Rand) ([]document, error) {
	var out []document
	for _, s := range sets {
		docs, err := readFile(filepath.Join(dir, s.file))
		if err != nil {
			return nil, err
		}
		for _, sentences := range docs {
			if len(sentences) == 0 {
				continue
			}
			if pick := headlineOf(rng, len(sentences)); pick >= 0 {
				if h := headline(sentences[pick]); h != nil {
					sentences = append([]sentence{h}, sentences...)
				}
			}
			out = append(out, build(sentences, s))
		}
	}
	return out, nil
}
