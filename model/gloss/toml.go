package gloss

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

const maxNesting = 1000

// ParseTOML reads a glossary in TOML. An entry is a key with its explanation, a
// table, or an element of the array "term":
//
//	haircut = "A cut in what a lender gets back."
//
//	["bridge bank"]
//	aliases = ["bridging bank"]
//	topic = "economy"
//	definition = "A bank set up to run a failed one."
//
//	[[term]]
//	name = "safe conduct"
//	definition = "A promise that someone may leave."
//
// Errors are as for [ParseTSV]; a file that is no TOML has no entries at all.
func ParseTOML(name string, data []byte) ([]Entry, error) {
	p := &parsed{name: name}
	if err := p.check(data); err != nil {
		return nil, err
	}
	all := lines(data)
	text := strings.Join(all, "\n")
	if nesting(text) > maxNesting {
		return nil, fmt.Errorf("%s: brackets are nested more than %d deep", name, maxNesting)
	}
	var tree map[string]any
	meta, err := toml.Decode(text, &tree)
	if err != nil {
		var bad toml.ParseError
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%s:%d: %s", name, bad.Position.Line, cleanLine(bad.Message))
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	t := &tomlFile{parsed: p, lines: keyLines(all)}
	seen := make(map[string]bool)
	for _, key := range meta.Keys() { // in the order of the file
		if len(key) > 0 && !seen[key[0]] {
			seen[key[0]] = true
			t.top(key[0], tree[key[0]])
		}
	}
	return p.result()
}

type tomlFile struct {
	*parsed
	lines map[string][]int // key → where it stands
}

// top reads one key of the file.
func (t *tomlFile) top(key string, value any) {
	line := t.lineOf(key, 0)
	switch v := value.(type) {
	case string:
		t.add(line, Entry{Term: key, Text: v})
	case map[string]any:
		t.table(line, key, v)
	case []map[string]any:
		if key != "term" && key != "terms" {
			t.faultf(line, "%q is a list; a list of entries is called term", cleanLine(key))
			return
		}
		for n, e := range v {
			t.table(t.lineOf(key, n), "", e)
		}
	default:
		t.faultf(line, "%q is neither an explanation nor a table", cleanLine(key))
	}
}

// table reads one entry with named fields.
func (t *tomlFile) table(line int, term string, fields map[string]any) {
	e := Entry{Term: term}
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		var ok bool
		switch v := fields[name]; name {
		case "name", "term":
			e.Term, ok = v.(string)
		case "definition", "text":
			e.Text, ok = v.(string)
		case "topic":
			e.Topic, ok = v.(string)
		case "common":
			e.Common, ok = v.(bool)
		case "aliases":
			e.Aliases, ok = stringList(v)
		default:
			t.faultf(line, "unknown field %q; the fields are name, aliases, topic, common, definition", cleanLine(name))
			continue
		}
		if !ok {
			t.faultf(line, "field %q has the wrong type", name)
			return
		}
	}
	t.add(line, e)
}

func stringList(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, false
	}
	out := make([]string, 0, len(list))
	for _, x := range list {
		s, ok := x.(string)
		if !ok {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

// lineOf is the line of the nth table or key of a name, 1 when it is not found:
// the decoder does not keep it.
func (t *tomlFile) lineOf(key string, nth int) int {
	if at := t.lines[key]; nth < len(at) {
		return at[nth]
	}
	return 1
}

// keyLines notes on which lines each key and table header stands.
func keyLines(all []string) map[string][]int {
	at := make(map[string][]int)
	for n, line := range all {
		l := strings.TrimLeft(line, "[ \t")
		var key string
		if l != "" && (l[0] == '"' || l[0] == '\'') {
			key, _, _ = strings.Cut(l[1:], l[:1])
		} else if end := strings.IndexAny(l, "=.] \t"); end > 0 {
			key = l[:end]
		}
		if key != "" {
			at[key] = append(at[key], n+1)
		}
	}
	return at
}

// nesting is how deep brackets are nested in a TOML file, a comment's and a
// string's included. The decoder recurses into them without a bound.
func nesting(text string) int {
	depth, deepest := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return deepest
}
