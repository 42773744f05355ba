package load

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// Markdown comes in dialects: what note-taking programs and publishing tools
// write before and into it, and CommonMark does not know, is taken out here.

// headMatter reads the fields that stand at the top of a Markdown text without
// fences: a JSON object (Hugo), a title block of lines with "%" (Pandoc), or
// lines "Title: …" (MultiMarkdown). The result is nil when there are none.
func headMatter(s string) (m *matter, body string) {
	switch {
	case strings.HasPrefix(s, "{"):
		return jsonMatter(s)
	case strings.HasPrefix(s, "% "):
		return percentMatter(s)
	case len(s) > 6 && strings.EqualFold(s[:6], "title:"):
		return labelMatter(s)
	}
	return nil, s
}

// jsonMatter reads a JSON object that text follows which is no JSON.
func jsonMatter(s string) (*matter, string) {
	dec := json.NewDecoder(strings.NewReader(s[:min(len(s), maxFrontMatter)]))
	var fields map[string]any
	if dec.Decode(&fields) != nil {
		return nil, s
	}
	body := strings.TrimLeft(s[dec.InputOffset():], " \t\r\n")
	if body == "" || strings.ContainsRune("{[,", rune(body[0])) {
		return nil, s
	}
	m := newMatter()
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		v := fields[key]
		if list := names(v); len(list) > 1 {
			m.lists[normalKey(key)] = list
		} else if len(list) == 1 {
			m.set(key, list[0])
		}
	}
	return m, body
}

// percentMatter reads title, authors and date, each a line behind "%".
func percentMatter(s string) (*matter, string) {
	m := newMatter()
	for _, key := range []string{"title", "author", "date"} {
		line, rest, _ := cutLine(s)
		value, found := strings.CutPrefix(line, "%")
		if !found {
			break
		}
		m.set(key, strings.TrimSpace(value))
		s = rest
	}
	return m, s
}

// labelMatter reads a first paragraph of two lines or more that are all
// "Label: value".
func labelMatter(s string) (*matter, string) {
	head, body, found := strings.Cut(s, "\n\n")
	if !found || len(head) > maxFrontMatter || !strings.Contains(head, "\n") {
		return nil, s
	}
	for line := range strings.SplitSeq(head, "\n") {
		key, _, isField := strings.Cut(line, ":")
		if !isField || len(key) > 40 || strings.Count(key, " ") > 1 {
			return nil, s
		}
	}
	return parseMatter("---", head), body
}

// standard turns what dialects of Markdown write in brackets into plain text:
// links to other notes become their text, notes shown in place and marks of
// footnotes and callouts go.
func standard(s string) string {
	if !strings.Contains(s, "[[") && !strings.Contains(s, "[^") && !strings.Contains(s, "[!") {
		return s
	}
	notes := footnotes(s)
	var b strings.Builder
	b.Grow(len(s))
	at := 0
	for at < len(s) {
		i := strings.IndexByte(s[at:], '[')
		if i < 0 {
			break
		}
		text, size := bracket(s, at+i, notes)
		if size == 0 {
			b.WriteString(s[at : at+i+1])
			at += i + 1
			continue
		}
		before := s[at : at+i]
		if isEmbed(s, at+i) {
			before = before[:len(before)-1]
		}
		b.WriteString(before)
		b.WriteString(text)
		at += i + size
	}
	b.WriteString(s[at:])
	return clean.Text(b.String())
}

// isEmbed reports a note or picture shown in place, "![[x]]".
func isEmbed(s string, at int) bool {
	return at > 0 && s[at-1] == '!' && strings.HasPrefix(s[at:], "[[")
}

// footnotes collects the marks of the footnotes that a text defines.
func footnotes(s string) map[string]bool {
	notes := map[string]bool{}
	for at := 0; ; {
		i := strings.Index(s[at:], "[^")
		if i < 0 {
			return notes
		}
		at += i
		if end := strings.IndexByte(s[at:min(len(s), at+40)], ']'); end > 2 && strings.HasPrefix(s[at+end+1:], ":") && startsLine(s, at) {
			notes[s[at+2:at+end]] = true
		}
		at += 2
	}
}

func startsLine(s string, at int) bool { return at == 0 || s[at-1] == '\n' }

// bracket reads what a dialect writes in the brackets that open at at, and
// returns the text to show for it and its length, which is 0 when it is
// ordinary Markdown.
func bracket(s string, at int, notes map[string]bool) (text string, size int) {
	const longest = 300
	rest := s[at:min(len(s), at+longest)]
	switch {
	case strings.HasPrefix(rest, "[["):
		inner, _, found := strings.Cut(rest[2:], "]]")
		if !found || inner == "" || strings.ContainsAny(inner, "[]\n") {
			return "", 0
		}
		if isEmbed(s, at) {
			return "", len(inner) + 4
		}
		return linkText(inner), len(inner) + 4
	case strings.HasPrefix(rest, "[^"):
		mark, after, found := strings.Cut(rest[2:], "]")
		if !found || !notes[mark] {
			return "", 0
		}
		size := len(mark) + 3
		if startsLine(s, at) && strings.HasPrefix(after, ":") {
			size++
			size += len(after[1:]) - len(strings.TrimLeft(after[1:], " "))
		}
		return "", size
	case strings.HasPrefix(rest, "[!") && inQuote(s[max(at-longest, 0):at]):
		mark, after, found := strings.Cut(rest[2:], "]")
		if !found || mark == "" || len(mark) > 20 || strings.ContainsAny(mark, " \n(") || strings.HasPrefix(after, "(") {
			return "", 0
		}
		return "", len(mark) + 3 + len(after) - len(strings.TrimLeft(after, "+- "))
	}
	return "", 0
}

// linkText is what a wiki link shows: its alias, else the name of the note.
func linkText(inner string) string {
	if i := strings.LastIndexByte(inner, '|'); i >= 0 {
		return inner[i+1:]
	}
	note, heading, _ := strings.Cut(inner, "#")
	return first(note, heading)
}

// inQuote reports whether nothing but the marks of quotations stands on the line
// that ends before.
func inQuote(before string) bool {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return strings.Contains(line, ">") && strings.Trim(line, "> ") == ""
}
