package load

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxFrontMatter is the most bytes of front matter that are read.
const maxFrontMatter = 64 << 10

// Front matter is read in the subset that articles use and that cannot do
// harm: keys with scalar values, and lists of scalars. Anchors, aliases, tags
// and nested maps are left out; a bomb has nothing to multiply.

// cutFrontMatter splits YAML ("---") or TOML ("+++") front matter from what
// follows. The fence is empty when there is none: when nothing closes it, or
// when its lines are no front matter but text between two rules.
func cutFrontMatter(s string) (fence, matter, body string) {
	first, rest, _ := cutLine(s)
	fence = strings.TrimRight(first, " \t")
	if fence != "---" && fence != "+++" {
		return "", "", s
	}
	at, quoted := 0, "" // quoted: the mark that ends a TOML string of several lines
	for at < len(rest) {
		line, after, found := cutLine(rest[at:])
		next := len(rest) - len(after)
		if l := strings.TrimRight(line, " \t"); l == fence || l == "..." && fence == "---" {
			return fence, rest[:at], after
		}
		if !found || at <= maxFrontMatter && quoted == "" && !mayBeMatter(line, fence) {
			break
		}
		if fence == "+++" {
			quoted = openQuote(line, quoted)
		}
		at = next
	}
	return "", "", s
}

// openQuote follows TOML strings of several lines: it returns the mark that
// ends the string that is open behind the line, given the one open before it.
func openQuote(line, quoted string) string {
	for {
		if quoted != "" {
			_, rest, ends := strings.Cut(line, quoted)
			if !ends {
				return quoted
			}
			line = rest
		}
		i, j := strings.Index(line, `"""`), strings.Index(line, "'''")
		switch {
		case i < 0 && j < 0:
			return ""
		case j < 0 || i >= 0 && i < j:
			line, quoted = line[i+3:], `"""`
		default:
			line, quoted = line[j+3:], "'''"
		}
	}
}

// mayBeMatter reports whether a line can belong to front matter.
func mayBeMatter(line, fence string) bool {
	t := strings.TrimLeft(line, " \t")
	if t == "" || t != line || strings.ContainsRune("#-[]{}\"'", rune(t[0])) {
		return true
	}
	sep := ":"
	if fence == "+++" {
		sep = "="
	}
	key, _, found := strings.Cut(t, sep)
	return found && len(key) <= 80 && strings.Count(key, " ") <= 2
}

// matter holds the fields of front matter, by [normalKey].
type matter struct {
	values  map[string]string
	lists   map[string][]string
	skipped bool // something was neither scalar nor list of scalars
}

func (m *matter) first(keys ...string) string {
	for _, k := range keys {
		if v := m.values[k]; v != "" {
			return v
		}
		if l := m.lists[k]; len(l) > 0 {
			return strings.Join(l, ", ")
		}
	}
	return ""
}

func (m *matter) list(keys ...string) []string {
	for _, k := range keys {
		if l := m.lists[k]; len(l) > 0 {
			return l
		}
		if v := m.values[k]; v != "" {
			return strings.Split(v, ",")
		}
	}
	return nil
}

// set keeps the first value of a key.
func (m *matter) set(key, value string) {
	key = normalKey(key)
	if _, known := m.values[key]; !known {
		m.values[key] = unlinked(value)
	}
}

// normalKey writes a key as one lower-case word: "publish_date" and
// "publishDate" are the same.
func normalKey(key string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`)))
}

// unlinked takes the brackets off a value that is a wiki link as a whole.
func unlinked(value string) string {
	inner, opens := strings.CutPrefix(value, "[[")
	inner, closes := strings.CutSuffix(inner, "]]")
	if !opens || !closes || strings.Contains(inner, "[[") {
		return value
	}
	if _, shown, found := strings.Cut(inner, "|"); found {
		return shown
	}
	return inner
}

func newMatter() *matter {
	return &matter{values: map[string]string{}, lists: map[string][]string{}}
}

// parseMatter reads the lines between the fences.
func parseMatter(fence, s string) *matter {
	m := newMatter()
	p := matterParser{m: m, sep: ":"}
	if fence == "+++" {
		p.sep = "="
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	p.lines = strings.Split(s, "\n")
	for p.at < len(p.lines) {
		p.entry()
	}
	return m
}

type matterParser struct {
	m     *matter
	sep   string // between key and value
	lines []string
	at    int
}

// entry reads one key with its value and the lines that belong to it.
func (p *matterParser) entry() {
	line := p.lines[p.at]
	p.at++
	t := strings.TrimSpace(line)
	if t == "" || t[0] == '#' {
		return
	}
	if line[0] == ' ' || line[0] == '\t' || t[0] == '-' || t[0] == '[' || t[0] == '{' {
		p.m.skipped = p.m.skipped || p.sep == ":"
		return
	}
	key, value, found := strings.Cut(line, p.sep)
	if !found {
		p.m.skipped = true
		return
	}
	value = strings.TrimSpace(value)
	if p.sep == ":" && value != "" && strings.ContainsRune("|>", rune(value[0])) {
		p.m.set(key, p.blockScalar(value[0] == '|'))
		return
	}
	if p.sep == "=" && (strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "'''")) {
		p.m.set(key, p.longString(value))
		return
	}
	if strings.HasPrefix(value, "[") && !strings.HasPrefix(value, "[[") {
		p.flowList(key, value)
		return
	}
	if value == "" || value[0] == '#' {
		p.blockList(key)
		return
	}
	for p.sep == ":" && p.at < len(p.lines) && startsIndented(p.lines[p.at]) { // a value over several lines
		value += " " + strings.TrimSpace(p.lines[p.at])
		p.at++
	}
	if v, ok := scalar(value); ok {
		p.m.set(key, v)
	} else {
		p.m.skipped = true
	}
}

// longString reads a TOML string of several lines, as one line.
func (p *matterParser) longString(value string) string {
	mark := value[:3]
	value = value[3:]
	for !strings.Contains(value, mark) && p.at < len(p.lines) && len(value) < maxFrontMatter {
		value += " " + p.lines[p.at]
		p.at++
	}
	value, _, _ = strings.Cut(value, mark)
	if mark == `"""` {
		if v, ok := doubleQuoted(strings.ReplaceAll(value, `"`, `\"`) + `"`); ok {
			value = v
		}
	}
	return strings.Join(strings.Fields(value), " ")
}

func startsIndented(line string) bool {
	return strings.TrimSpace(line) != "" && (line[0] == ' ' || line[0] == '\t')
}

// blockScalar reads the indented lines of a literal or folded scalar.
func (p *matterParser) blockScalar(literal bool) string {
	var lines []string
	for p.at < len(p.lines) && (startsIndented(p.lines[p.at]) || strings.TrimSpace(p.lines[p.at]) == "") {
		lines = append(lines, strings.TrimSpace(p.lines[p.at]))
		p.at++
	}
	if literal {
		return strings.TrimSpace(strings.Join(lines, "\n"))
	}
	return strings.TrimSpace(strings.Join(lines, " "))
}

// blockList reads "- item" lines. Of an item that is a map, and of a map instead
// of a list, the name counts.
func (p *matterParser) blockList(key string) {
	var list []string
	for p.at < len(p.lines) {
		line := p.lines[p.at]
		t := strings.TrimSpace(line)
		item, isItem := strings.CutPrefix(t, "- ")
		if !isItem && !startsIndented(line) {
			break
		}
		p.at++
		item = strings.TrimSpace(item)
		name, isName := strings.CutPrefix(item, "name:")
		if isName {
			item = strings.TrimSpace(name)
		}
		v, ok := scalar(item)
		if !isName && (!isItem || isMap(item)) || !ok {
			p.m.skipped = true
			continue
		}
		list = append(list, unlinked(v))
	}
	p.m.lists[normalKey(key)] = list
}

// isMap reports a plain item such as "url: x".
func isMap(item string) bool {
	key, value, found := strings.Cut(item, ":")
	return found && (value == "" || value[0] == ' ') && key != "" && strings.IndexByte(`"'`, key[0]) < 0 && !strings.ContainsAny(key, " ")
}

// flowList reads "[a, b]", which may go on over lines. A list within is left out.
func (p *matterParser) flowList(key, value string) {
	for !strings.Contains(value, "]") && p.at < len(p.lines) && len(value) < maxFrontMatter {
		value += " " + strings.TrimSpace(p.lines[p.at])
		p.at++
	}
	inner, _, closed := strings.Cut(value[1:], "]")
	if !closed || strings.ContainsAny(inner, "[{") {
		p.m.skipped = true
		return
	}
	var list []string
	for _, one := range splitQuoted(inner) {
		if v, ok := scalar(strings.TrimSpace(one)); ok && v != "" {
			list = append(list, unlinked(v))
		}
	}
	p.m.lists[normalKey(key)] = list
}

// splitQuoted splits at commas outside quotation marks.
func splitQuoted(s string) []string {
	var out []string
	start, quote := 0, byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote && s[i-1] != '\\' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ',':
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// scalar reads a plain, single-quoted or double-quoted value. It is not ok when
// the value is an alias, an anchor, a tag or a map.
func scalar(s string) (value string, ok bool) {
	if s == "" || s == "~" || s == "null" {
		return "", true
	}
	switch s[0] {
	case '"':
		return doubleQuoted(s[1:])
	case '\'':
		body, _, closed := strings.Cut(strings.ReplaceAll(s[1:], "''", "\x00"), "'")
		return strings.ReplaceAll(body, "\x00", "'"), closed
	case '&', '*', '!', '{', '[', '|', '>', '@', '`':
		return "", false
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s), true
}

// doubleQuoted reads a double-quoted scalar behind its first quotation mark,
// with the escapes of YAML and TOML.
func doubleQuoted(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), true
		case c != '\\' || i+1 >= len(s):
			b.WriteByte(c)
		default:
			i++
			i += unescape(&b, s[i:])
		}
	}
	return "", false
}

// unescape writes the character that the escape at the start of s (behind the
// backslash) stands for and returns how many further bytes it took.
func unescape(b *strings.Builder, s string) int {
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	if digits > 0 && len(s) > digits {
		if n, err := strconv.ParseUint(s[1:1+digits], 16, 32); err == nil && n <= utf8.MaxRune {
			b.WriteRune(rune(n))
			return digits
		}
	}
	if i := strings.IndexByte("0abtnvfre N_LP", s[0]); i >= 0 {
		b.WriteString([]string{"\x00", "\a", "\b", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", "\u0085", "\u00a0", "\u2028", "\u2029"}[i])
		return 0
	}
	b.WriteByte(s[0])
	return 0
}

// fill takes the fields that an article knows.
func (m *matter) fill(d *draft) {
	d.headline = unmarked(m.first("title", "headline"))
	d.dek = unmarked(m.first("dek", "standfirst", "subtitle", "subheadline", "deck", "description", "summary", "excerpt"))
	s := &d.source
	s.Byline = m.first("byline", "author", "authors", "by")
	s.Dateline = m.first("dateline", "location")
	s.Published = m.day("published", "publisheddate", "publishedat", "publishedtime", "publishdate", "publicationdate", "datepublished", "date", "pubdate",
		"pubdatetime", "posted", "issued", "created", "createdat", "datecreated")
	s.Updated = m.day("updated", "lastmod", "modified", "updatedat", "updateddate", "datemodified", "lastmodified", "lastmodifiedat", "modifieddate")
	s.Publisher = m.first("publisher", "publication", "sitename", "site", "outlet")
	s.URL = m.first("url", "link", "canonical", "canonicalurl", "sourceurl", "originalurl")
	if from := m.first("source"); strings.HasPrefix(from, "http") {
		setOnce(&s.URL, from)
	} else {
		setOnce(&s.Publisher, from)
	}
	s.Language = m.first("language", "lang", "locale")
	d.tags = m.list("tags", "keywords", "categories")
	if m.skipped {
		d.warn("front matter: only plain values and lists of them are read; the rest is left out")
	}
}

// day is the first value that is not the yes or no of a flag.
func (m *matter) day(keys ...string) string {
	for _, k := range keys {
		switch v := m.first(k); v {
		case "", "true", "false", "yes", "no":
		default:
			return v
		}
	}
	return ""
}

// unmarked takes HTML and wiki links out of a title.
func unmarked(s string) string {
	if strings.Contains(s, "</") || strings.Contains(s, "&") && strings.Contains(s, ";") {
		s = plainHTML(s)
	}
	return strings.TrimSpace(s)
}
