package lexicon_test

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// entry is one line of glossary.tsv.
type entry struct {
	line       int
	term       string
	aliases    []string
	topic      string
	common     string
	definition string
}

const (
	minTerms     = 300
	minWords     = 8
	maxWords     = 40
	columns      = 5
	glossaryFile = "glossary.tsv"
)

// readGlossary parses glossary.tsv and fails the test on a malformed line.
func readGlossary(t *testing.T) []entry {
	t.Helper()
	data, err := os.ReadFile(glossaryFile)
	if err != nil {
		t.Fatalf("reading the glossary: %v", err)
	}
	if !utf8.Valid(data) {
		t.Fatal("the glossary is not valid UTF-8")
	}
	var entries []entry
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != columns {
			t.Fatalf("line %d has %d columns, want %d: %q", i+1, len(cols), columns, line)
		}
		e := entry{line: i + 1, term: cols[0], topic: cols[2], common: cols[3], definition: cols[4]}
		if cols[1] != "" {
			e.aliases = strings.Split(cols[1], "|")
		}
		entries = append(entries, e)
	}
	return entries
}

func TestGlossaryHasEnoughTerms(t *testing.T) {
	t.Parallel()
	if n := len(readGlossary(t)); n < minTerms {
		t.Errorf("the glossary has %d terms, want at least %d", n, minTerms)
	}
}

// A name that leads to two entries would make a lookup depend on line order.
func TestGlossaryNamesAreUnique(t *testing.T) {
	t.Parallel()
	seen := make(map[string]int)
	for _, e := range readGlossary(t) {
		for _, name := range append([]string{e.term}, e.aliases...) {
			key := strings.ToLower(name)
			if first, dup := seen[key]; dup {
				t.Errorf("line %d: %q is already on line %d", e.line, name, first)
			}
			seen[key] = e.line
			if name == "" || name != strings.Join(strings.Fields(name), " ") {
				t.Errorf("line %d: name %q is empty or has stray spaces", e.line, name)
			}
		}
	}
}

func TestGlossaryTopicsAndMarks(t *testing.T) {
	t.Parallel()
	topics := make(map[string]int)
	for _, topic := range strings.Fields(`politics law diplomacy economy energy trade conflict disaster
		science space health shipping sport technology media organization`) {
		topics[topic] = 0
	}
	for _, e := range readGlossary(t) {
		if _, ok := topics[e.topic]; !ok {
			t.Errorf("line %d: %q has unknown topic %q", e.line, e.term, e.topic)
			continue
		}
		topics[e.topic]++
		if e.common != "" && e.common != "y" {
			t.Errorf("line %d: %q is marked %q, want y or nothing", e.line, e.term, e.common)
		}
	}
	for topic, n := range topics {
		if n == 0 {
			t.Errorf("no term has topic %q", topic)
		}
	}
}

func TestGlossaryDefinitions(t *testing.T) {
	t.Parallel()
	seen := make(map[string]string)
	for _, e := range readGlossary(t) {
		if n := len(strings.Fields(e.definition)); n < minWords || n > maxWords {
			t.Errorf("line %d: the definition of %q has %d words, want %d to %d", e.line, e.term, n, minWords, maxWords)
		}
		if !strings.HasSuffix(e.definition, ".") {
			t.Errorf("line %d: the definition of %q does not end with a period", e.line, e.term)
		}
		if first, _ := utf8.DecodeRuneInString(e.definition); unicode.IsLower(first) {
			t.Errorf("line %d: the definition of %q begins in lower case", e.line, e.term)
		}
		if strings.HasPrefix(e.definition, "A term ") {
			t.Errorf("line %d: the definition of %q talks about the word, not the thing", e.line, e.term)
		}
		if other, dup := seen[e.definition]; dup {
			t.Errorf("line %d: %q and %q share a definition", e.line, e.term, other)
		}
		seen[e.definition] = e.term
	}
}

// Definitions are drawn on a terminal, so no invisible rune may be in them.
func TestGlossaryHasNoControlCharacters(t *testing.T) {
	t.Parallel()
	for _, e := range readGlossary(t) {
		for _, field := range append([]string{e.term, e.definition}, e.aliases...) {
			if i := strings.IndexFunc(field, func(r rune) bool { return !unicode.IsPrint(r) }); i >= 0 {
				t.Errorf("line %d: %q has an unprintable rune at byte %d", e.line, field, i)
			}
		}
	}
}
