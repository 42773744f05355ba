package gloss

import (
	"sort"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// matcher finds terms in a text: a hash on the first token of every form of a
// term, and behind it the forms, longest first. A text costs one look-up per
// token and a comparison per form that begins with it.
type matcher struct {
	forms   map[string][]form // key of the first token → forms
	pending []written         // forms added since the last index
}

// form is one way to write a term.
type form struct {
	tokens []formToken
	entry  int32
	alias  bool
}

// formToken is one token of a form.
type formToken struct {
	lower   string
	exact   string // must be written so, but for a plural s; empty where case is free
	capital bool   // must begin with a capital
}

// match is one place where a term stands.
type match struct {
	start, end int // bytes
	last       int // last token
	entry      int32
}

func newMatcher(n int) *matcher {
	return &matcher{forms: make(map[string][]form, n), pending: make([]written, 0, 2*n)}
}

// written is a form as its glossary prints it.
type written struct {
	text  string
	entry int32
	alias bool
	named bool // its capitals are meant: a user may write any headword with a capital
}

// addEntry adds every form of an entry: headword, aliases, British and American
// spellings, acronyms with points.
func (m *matcher) addEntry(n int32, e *sourced) {
	named := e.source == model.TermLede
	m.addForm(written{e.Term, n, false, named})
	for _, a := range e.Aliases {
		m.addForm(written{a, n, true, named})
	}
}

func (m *matcher) addForm(w written) {
	w.text = strings.TrimPrefix(strings.TrimPrefix(w.text, "the "), "The ")
	m.pending = append(m.pending, w)
	for _, other := range [...]string{pointed(w.text), respell(w.text), strings.ReplaceAll(w.text, "'", "’")} {
		if other != "" && other != w.text {
			m.pending = append(m.pending, written{other, w.entry, w.alias, w.named})
		}
	}
}

// index cuts the added forms into tokens, all in one go, and hashes them: the
// longest forms of a key first, headwords before aliases, upper layers before
// lower ones.
func (m *matcher) index() {
	var all strings.Builder
	parts := make([]model.Part, len(m.pending))
	for i, w := range m.pending {
		parts[i].Start = all.Len()
		all.WriteString(w.text)
		parts[i].End = all.Len()
		all.WriteString("\n\n")
	}
	d := text.New(&model.Article{Text: all.String(), Parts: parts})
	tokens := make([]formToken, 0, len(d.Tokens))
	for i, b := range d.Blocks {
		if b.First == b.Last {
			continue
		}
		from := len(tokens)
		tokens = appendForm(tokens, d, d.Sentences[b.First].First, d.Sentences[b.Last-1].Last, m.pending[i].named)
		m.add(form{tokens: tokens[from:len(tokens):len(tokens)], entry: m.pending[i].entry, alias: m.pending[i].alias})
	}
	m.pending = nil
	for _, list := range m.forms {
		if len(list) > 1 {
			sort.SliceStable(list, func(i, j int) bool {
				if len(list[i].tokens) != len(list[j].tokens) {
					return len(list[i].tokens) > len(list[j].tokens)
				}
				return !list[i].alias && list[j].alias
			})
		}
	}
}

func (m *matcher) add(f form) {
	if len(f.tokens) > 0 && len(f.tokens) <= maxFormTokens {
		key := firstKey(f.tokens[0].lower)
		m.forms[key] = append(m.forms[key], f)
	}
}

// appendForm adds the tokens [first, last) of a form, without its hyphens.
func appendForm(tokens []formToken, d *text.Doc, first, last int, named bool) []formToken {
	from, capitals := len(tokens), 0
	for i := first; i < last; i++ {
		t := d.Tokens[i]
		if t.Kind == text.Punct && d.Tok(i) == "-" {
			continue
		}
		tok := formToken{lower: d.LowerTok(i), capital: t.Upper}
		if t.Upper {
			capitals++
		}
		if t.Kind == text.Word && capitalsBehind(d.Tok(i)) {
			tok.exact = d.Tok(i)
		}
		tokens = append(tokens, tok)
	}
	if n := len(tokens) - from; n > 0 && capitals == 1 && (n > 1 || !named) { // sentence case is no name
		tokens[from].capital = false
	}
	return tokens
}

const maxFormTokens = 12

// capitalsBehind reports whether a word has a capital behind its first letter:
// an acronym, or a name with an inner capital.
func capitalsBehind(w string) bool {
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// pointed returns the form of a short acronym with points, else "".
func pointed(w string) string {
	if len(w) < 2 || len(w) > 4 {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if w[i] < 'A' || w[i] > 'Z' {
			return ""
		}
		b.WriteByte(w[i])
		b.WriteByte('.')
	}
	return b.String()
}

// respell returns the American spelling of a form, or the British of an
// American one; the form itself where the two agree.
func respell(form string) string {
	for at := 0; at < len(form); {
		end := strings.IndexByte(form[at:], ' ')
		if end < 0 {
			end = len(form)
		} else {
			end += at
		}
		if other := otherSpelling(form[at:end]); other != "" {
			form = form[:at] + other + form[end:]
			end = at + len(other)
		}
		at = end + 1
	}
	return form
}

// otherSpelling returns how the other side of the Atlantic spells a lower-case
// word, "" when it is the same.
func otherSpelling(w string) string {
	if len(w) < 4 || w[0] < 'a' || w[0] > 'z' {
		return ""
	}
	if us := american(w); us != w {
		return us
	}
	if uk := british[w]; uk != "" {
		return uk
	}
	if strings.Contains(w, "ization") {
		return strings.Replace(w, "ization", "isation", 1)
	}
	return ""
}

// british is respelled read backwards.
var british = func() map[string]string {
	m := make(map[string]string, len(respelled))
	for uk, us := range respelled {
		m[us] = uk
	}
	return m
}()

// firstKey cuts the endings off a lower-case token that a plural could change,
// so that singular and plural fall into one slot of the hash. It allocates nothing.
func firstKey(w string) string {
	n := len(w)
	switch {
	case n < 4, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:n-3]
	case strings.HasSuffix(w, "es"), strings.HasSuffix(w, "is"):
		return w[:n-2]
	}
	if w[n-1] == 's' {
		n--
	}
	if w[n-1] == 'y' || w[n-1] == 'e' {
		n--
	}
	return w[:n]
}

// find calls yield for every term of the text from left to right, the longest
// at each place. skip may refuse a place.
func (m *matcher) find(d *text.Doc, skip func(first, last int, f *form) bool, yield func(match)) {
	if len(m.forms) == 0 {
		return
	}
	for i := 0; i < len(d.Tokens); {
		next := i + 1
		if t := d.Tokens[i]; t.Kind == text.Word || t.Kind == text.Number {
			list := m.forms[firstKey(d.LowerTok(i))]
			for k := range list {
				last, ok := list[k].matches(d, i)
				if !ok || skip(i, last, &list[k]) {
					continue
				}
				yield(match{start: t.Start, end: d.Tokens[last].End, last: last, entry: list[k].entry})
				next = last + 1
				break
			}
		}
		i = next
	}
}

// matches reports whether the form stands at token i, and its last token.
func (f *form) matches(d *text.Doc, i int) (int, bool) {
	at := i
	for n := range f.tokens {
		if n > 0 {
			if at++; at < len(d.Tokens) && d.Tokens[at].Kind == text.Punct && d.Tok(at) == "-" && d.Tokens[at].Glued {
				at++
			}
			if at >= len(d.Tokens) || d.Tokens[at].Start-d.Tokens[at-1].End > 2 {
				return 0, false // the end, or another block
			}
		}
		if !f.tokens[n].matches(d, at, len(f.tokens) > 1) {
			return 0, false
		}
	}
	if strings.Count(d.Text[d.Tokens[i].Start:d.Tokens[at].End], "\n") > 1 {
		return 0, false
	}
	return at, true
}

func (t *formToken) matches(d *text.Doc, i int, several bool) bool {
	if t.capital && !d.Tokens[i].Upper {
		return false
	}
	if t.exact != "" {
		tok := d.Tok(i)
		return tok == t.exact || len(tok) == len(t.exact)+1 && tok[len(tok)-1] == 's' && tok[:len(t.exact)] == t.exact
	}
	w := d.LowerTok(i)
	return w == t.lower || isPlural(w, t.lower) || several && isPlural(t.lower, w)
}

// isPlural reports whether the lower-case word p is a regular plural of w.
func isPlural(p, w string) bool {
	if len(p) <= len(w) {
		return len(p) == len(w) && len(w) > 3 && strings.HasSuffix(w, "is") && strings.HasSuffix(p, "es") && p[:len(p)-2] == w[:len(w)-2]
	}
	n := len(w)
	if n < 2 || p[len(p)-1] != 's' {
		return false
	}
	switch {
	case len(p) == n+1:
		return p[:n] == w && w[n-1] != 's'
	case len(p) == n+2 && p[n] == 'e' && p[:n] == w:
		return strings.IndexByte("sxzho", w[n-1]) >= 0
	}
	return len(p) == n+2 && w[n-1] == 'y' && p[:n-1] == w[:n-1] && p[n-1:] == "ies"
}
