package gloss

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a glossary file. What is longer is an error, never a surprise for
// the memory.
const (
	maxFile    = 8 << 20 // bytes of a file
	maxEntries = 50_000  // entries of a file
	maxTerm    = 200     // bytes of a headword or alias
	maxText    = 4_000   // bytes of an explanation
	maxAliases = 64      // aliases of a term
	maxFaults  = 20      // faults that are reported of one file
)

// parsed collects the entries and faults of one file.
type parsed struct {
	name    string
	entries []Entry
	faults  []error
}

// check refuses a file that is too large or no text.
func (p *parsed) check(data []byte) error {
	switch {
	case len(data) > maxFile:
		return fmt.Errorf("%s: a glossary of %d bytes, more than %d are not read", p.name, len(data), maxFile)
	case bytes.IndexByte(data, 0) >= 0:
		return fmt.Errorf("%s: not a text file", p.name)
	}
	return nil
}

// faultf notes that a line of the file is wrong.
func (p *parsed) faultf(line int, format string, args ...any) {
	switch {
	case len(p.faults) < maxFaults:
		p.faults = append(p.faults, fmt.Errorf("%s:%d: %s", p.name, line, fmt.Sprintf(format, args...)))
	case len(p.faults) == maxFaults:
		p.faults = append(p.faults, fmt.Errorf("%s: more faults follow", p.name))
	}
}

// add cleans an entry and keeps it if it is whole.
func (p *parsed) add(line int, e Entry) {
	e.Term, e.Text, e.Topic = cleanLine(e.Term), cleanLine(e.Text), cleanLine(e.Topic)
	aliases := make([]string, 0, len(e.Aliases))
	for _, a := range e.Aliases {
		if a = cleanLine(a); a != "" && a != e.Term {
			aliases = append(aliases, a)
		}
	}
	e.Aliases = aliases
	switch {
	case e.Term == "":
		p.faultf(line, "an explanation without a term")
	case fold(e.Term) == "":
		p.faultf(line, "%q is no term: it has no letter or digit", e.Term)
	case e.Text == "":
		p.faultf(line, "%q has no explanation", e.Term)
	case len(e.Term) > maxTerm:
		p.faultf(line, "a term of %d bytes, more than %d", len(e.Term), maxTerm)
	case len(e.Text) > maxText:
		p.faultf(line, "%q has an explanation of %d bytes, more than %d", e.Term, len(e.Text), maxText)
	case len(e.Aliases) > maxAliases:
		p.faultf(line, "%q has %d aliases, more than %d", e.Term, len(e.Aliases), maxAliases)
	case len(p.entries) == maxEntries:
		p.faultf(line, "more than %d entries; the rest is left out", maxEntries)
	default:
		p.entries = append(p.entries, e)
	}
}

func (p *parsed) result() ([]Entry, error) { return p.entries, errors.Join(p.faults...) }

// ParseTSV reads a glossary of tab-separated values, one entry a line, with two
// columns (term, explanation), three (term, aliases, explanation) or five (term,
// aliases, topic, common, explanation). Aliases are separated by "|"; common is
// "y" for words that are explained only when asked for. Empty lines, lines that
// begin with "#" and a first line of column names are skipped.
//
// Like its sisters it returns every sound entry together with an error that
// joins the faults, each as "name:line: what is wrong". Control characters and
// terminal escapes are dropped.
func ParseTSV(name string, data []byte) ([]Entry, error) {
	p := &parsed{name: name}
	if err := p.check(data); err != nil {
		return nil, err
	}
	for n, line := range lines(data) {
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		for len(col) > 2 && len(col) != 5 && strings.TrimSpace(col[len(col)-1]) == "" {
			col = col[:len(col)-1]
		}
		if len(p.entries) == 0 && len(p.faults) == 0 && strings.EqualFold(strings.TrimSpace(col[0]), "term") && len(col) > 1 {
			continue
		}
		e := Entry{Term: col[0], Text: col[len(col)-1]}
		switch len(col) {
		case 2:
		case 3:
			e.Aliases = strings.Split(col[1], "|")
		case 5:
			e.Aliases, e.Topic = strings.Split(col[1], "|"), col[2]
			e.Common = yes(col[3])
		default:
			p.faultf(n+1, "%d columns, want 2, 3 or 5 separated by tabs", len(col))
			continue
		}
		p.add(n+1, e)
	}
	return p.result()
}

func yes(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "y", "yes", "true", "1", "x", "common":
		return true
	}
	return false
}

// lines splits a file at its line ends, without a byte-order mark.
func lines(data []byte) []string {
	s := strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), "\uFFFD")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Split(s, "\n")
}

// cleanLine makes one line that is safe to show: no terminal escapes, control
// or bidirectional characters, no stacks of combining marks, white space folded.
func cleanLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, marks := false, 0
	for i := 0; i < len(s); {
		if n := escapeLen(s[i:]); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if hidden(r) || r == utf8.RuneError && size == 1 {
			continue
		}
		if unicode.Is(unicode.M, r) {
			if marks++; marks > 4 {
				continue
			}
		} else {
			marks = 0
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether a character must not reach a terminal: controls,
// overrides of direction, zero-width characters but the two joiners that
// scripts need, tags and characters for private use.
func hidden(r rune) bool {
	switch {
	case r < 0x20, r == 0x7f, r >= 0x80 && r < 0xa0, r == 0xad:
		return true
	case r == 0x200c || r == 0x200d:
		return false
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x61c, r == 0xfeff:
		return true
	case r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff, r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return true
	}
	return false
}

// longestString is how far the end of a terminal's string sequence is looked
// for; one that does not end there loses its introducer alone.
const longestString = 1024

// escapeLen is the length of the terminal escape that s begins with, 0 for none.
func escapeLen(s string) int {
	switch {
	case strings.HasPrefix(s, "\x1b["), strings.HasPrefix(s, "\u009b"):
		return 2 + controlLen(s[2:])
	case len(s) > 1 && s[0] == 0x1b && strings.IndexByte("]PX^_", s[1]) >= 0:
	case strings.HasPrefix(s, "\u009d"), strings.HasPrefix(s, "\u0090"):
	case s[0] == 0x1b:
		return 1
	default:
		return 0
	}
	for i := 2; i < len(s) && i < longestString; i++ {
		if s[i] == 0x07 {
			return i + 1
		}
		if i+1 < len(s) && (s[i:i+2] == "\x1b\\" || s[i:i+2] == "\u009c") {
			return i + 2
		}
	}
	return 2
}

// controlLen is the length of the parameters and the final byte of a control
// sequence, without its introducer.
func controlLen(s string) int {
	for i := 0; i < len(s) && i < 64; i++ {
		switch {
		case s[i] >= 0x40 && s[i] <= 0x7e:
			return i + 1
		case s[i] < 0x20 || s[i] > 0x7e:
			return i
		}
	}
	return 0
}
