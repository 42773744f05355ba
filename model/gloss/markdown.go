package gloss

import "strings"

// ParseMarkdown reads a glossary kept as a note. Three ways to write an entry
// are understood, and may be mixed:
//
//	## bridge bank (bridging bank)        a heading of level 2 or more, and
//	A bank set up to run a failed one.    the paragraphs below it
//
//	- **haircut** (write-down): A cut in what a lender gets back.
//
//	safe conduct
//	: A promise that someone may leave.
//
// Words in round brackets behind the term are aliases, separated by commas. Under
// a heading, lines that begin with "Aliases:" and "Topic:" add to the entry. A
// heading of level 1 names the topic of what follows. Front matter, fenced code,
// and text that belongs to no term are skipped. Errors are as for [ParseTSV].
func ParseMarkdown(name string, data []byte) ([]Entry, error) {
	p := &parsed{name: name}
	if err := p.check(data); err != nil {
		return nil, err
	}
	m := &markdown{parsed: p}
	all := lines(data)
	for n := skipFrontMatter(all); n < len(all); n++ {
		m.line(n+1, all[n])
	}
	m.flush()
	return p.result()
}

// markdown is the state between the lines of a Markdown glossary.
type markdown struct {
	*parsed
	topic  string
	entry  *Entry // of the heading above
	at     int    // its line
	plain  string // the line before, which a definition list would explain
	plainN int
	fence  bool
}

func (m *markdown) line(n int, line string) {
	t := strings.TrimSpace(line)
	if strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
		m.fence = !m.fence
		return
	}
	if m.fence {
		return
	}
	before, beforeN := m.plain, m.plainN
	m.plain, m.plainN = "", 0
	switch level := headingLevel(t); {
	case level == 1:
		m.flush()
		m.topic = strings.TrimSpace(strings.Trim(t, "# "))
	case level > 1:
		m.flush()
		term, aliases := termAndAliases(strings.Trim(t, "# "))
		m.entry, m.at = &Entry{Term: term, Aliases: aliases, Topic: m.topic}, n
	case m.item(n, t):
	case strings.HasPrefix(t, ": ") && before != "":
		m.flush()
		term, aliases := termAndAliases(before)
		m.add(beforeN, Entry{Term: term, Aliases: aliases, Topic: m.topic, Text: unmark(t[2:])})
	case m.entry != nil:
		m.under(t)
		if m.entry.Text == "" || t == "" {
			m.plain, m.plainN = t, n
		}
	default:
		m.plain, m.plainN = t, n
	}
}

// under adds a line below a heading to its entry.
func (m *markdown) under(t string) {
	key, value, ok := strings.Cut(t, ":")
	if ok {
		switch strings.ToLower(strings.Trim(key, "*_ ")) {
		case "aliases", "alias", "also":
			m.entry.Aliases = append(m.entry.Aliases, splitAliases(strings.Trim(value, "*_ "))...)
			return
		case "topic":
			m.entry.Topic = strings.Trim(value, "*_ ")
			return
		case "common":
			m.entry.Common = yes(strings.Trim(value, "*_ "))
			return
		}
	}
	if t != "" {
		m.entry.Text = strings.TrimSpace(m.entry.Text + " " + unmark(t))
	}
}

// item reads "- **term** (alias): explanation" and reports whether the line is one.
func (m *markdown) item(n int, t string) bool {
	if len(t) < 2 || !strings.Contains("-*+", t[:1]) || t[1] != ' ' {
		return false
	}
	t = strings.TrimSpace(t[2:])
	mark := "**"
	if strings.HasPrefix(t, "__") {
		mark = "__"
	}
	if !strings.HasPrefix(t, mark) {
		return false
	}
	term, rest, ok := strings.Cut(t[2:], mark)
	if !ok {
		return false
	}
	m.flush()
	e := Entry{Term: strings.TrimSuffix(strings.TrimSpace(term), ":"), Topic: m.topic}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, "(") {
		if inside, after, ok := strings.Cut(rest[1:], ")"); ok {
			e.Aliases, rest = splitAliases(inside), after
		}
	}
	e.Text = unmark(strings.TrimLeft(rest, " :–—-"))
	m.add(n, e)
	return true
}

func (m *markdown) flush() {
	if m.entry != nil {
		m.add(m.at, *m.entry)
		m.entry = nil
	}
}

func headingLevel(t string) int {
	n := 0
	for n < len(t) && t[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(t) && t[n] != ' ' {
		return 0
	}
	return n
}

// termAndAliases splits "bridge bank (bridging bank, BB)".
func termAndAliases(s string) (string, []string) {
	s = unmark(strings.TrimSpace(s))
	if open := strings.LastIndex(s, "("); open > 0 && strings.HasSuffix(s, ")") {
		return strings.TrimSpace(s[:open]), splitAliases(s[open+1 : len(s)-1])
	}
	return s, nil
}

func splitAliases(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
}

// unmark takes the marks of emphasis, code and links out of a line.
func unmark(s string) string {
	s = strings.NewReplacer("**", "", "__", "", "`", "", "\\", "").Replace(s)
	for i := 0; i < 50; i++ { // [text](address) becomes text
		mid := strings.Index(s, "](")
		if mid < 0 {
			break
		}
		open, end := strings.LastIndexByte(s[:mid], '['), strings.IndexByte(s[mid:], ')')
		if open < 0 || end < 0 {
			break
		}
		s = s[:open] + s[open+1:mid] + s[mid+end+1:]
	}
	return strings.TrimSpace(s)
}

// skipFrontMatter returns the index of the first line behind a front matter.
func skipFrontMatter(all []string) int {
	if len(all) == 0 || all[0] != "---" && all[0] != "+++" {
		return 0
	}
	for n := 1; n < len(all) && n < 200; n++ {
		if all[n] == all[0] {
			return n + 1
		}
	}
	return 0
}
