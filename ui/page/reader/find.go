package reader

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// maxMatches bounds how many matches are listed: one letter in a long article
// has a hundred thousand.
const maxMatches = 10_000

// finding is a search in the text: the prompt while it is typed, and what was
// found.
type finding struct {
	prompt  *part.Prompt
	matches []model.Span
	at      int    // the current match
	what    string // "match" or "mention"
	from    int    // where the search began
	folded  string // the text in lower case, made on the first search
}

// in returns the matches that overlap [start, end).
func (f *finding) in(start, end int) []model.Span {
	i := sort.Search(len(f.matches), func(i int) bool { return f.matches[i].End > start })
	j := i
	for j < len(f.matches) && f.matches[j].Start < end {
		j++
	}
	return f.matches[i:j]
}

// current is the match one stands at.
func (f *finding) current() (model.Span, bool) {
	if f.at < 0 || f.at >= len(f.matches) {
		return model.Span{}, false
	}
	return f.matches[f.at], true
}

// toward makes the first match at or after offset the current one; the first of
// all when there is none after it.
func (f *finding) toward(offset int) {
	f.at = sort.Search(len(f.matches), func(i int) bool { return f.matches[i].Start >= offset })
	if f.at == len(f.matches) {
		f.at = 0
	}
}

// count says which match of how many one stands at.
func (f *finding) count() string {
	more := ""
	if len(f.matches) == maxMatches {
		more = "+"
	}
	return fmt.Sprintf("%s %d of %d%s", f.what, f.at+1, len(f.matches), more)
}

// startFind opens the prompt.
func (r *Reader) startFind() {
	r.focus = focusText
	r.mentions = false
	r.finding = finding{prompt: &part.Prompt{Label: "/"}, from: max(r.place, 0), what: "match", folded: r.finding.folded}
}

// findKey edits the search; the text follows as one types.
func (r *Reader) findKey(k tea.KeyPressMsg) tea.Cmd {
	f := &r.finding
	switch k.String() {
	case "esc":
		from := f.from
		r.finding = finding{folded: f.folded}
		r.goTo(from)
	case "enter":
		if len(f.matches) == 0 && f.prompt.Value() != "" {
			what := f.prompt.Value()
			r.finding = finding{folded: f.folded}
			return page.Send(page.Notice{Text: "“" + what + "” is not in the text"})
		}
		f.prompt = nil
		from := r.Route()
		from.Place = f.from
		return page.Send(page.Remember{Route: from})
	case "backspace":
		if f.prompt.Value() == "" {
			r.finding = finding{folded: f.folded}
			return nil
		}
		f.prompt.Key(k)
		r.search()
	default:
		if f.prompt.Key(k) {
			r.search()
		}
	}
	return nil
}

// search lists the matches of what is typed and goes to the first one from
// where the search began. Capitals are told apart only when some are typed.
func (r *Reader) search() {
	f := &r.finding
	f.matches, f.at = nil, 0
	query := f.prompt.Value()
	if query == "" || !r.ready() {
		return
	}
	text := r.article.Text
	if strings.IndexFunc(query, unicode.IsUpper) < 0 {
		if f.folded == "" {
			f.folded = fold(text)
		}
		text, query = f.folded, fold(query)
	}
	for at := 0; len(f.matches) < maxMatches; {
		i := strings.Index(text[at:], query)
		if i < 0 {
			break
		}
		f.matches = append(f.matches, model.Span{Start: at + i, End: at + i + len(query)})
		at += i + len(query)
	}
	f.toward(f.from)
	if m, ok := f.current(); ok {
		r.goTo(m.Start)
	}
}

// stepMatch goes to the next (+1) or previous (-1) match.
func (r *Reader) stepMatch(dir int) tea.Cmd {
	f := &r.finding
	if len(f.matches) == 0 {
		return page.Send(page.Notice{Text: "nothing is searched for; / finds in the text"})
	}
	f.at = (f.at + dir + len(f.matches)) % len(f.matches)
	r.goTo(f.matches[f.at].Start)
	return nil
}

// fold maps s to lower case and keeps every byte offset: a rune whose lower
// case has another length stays as it is.
func fold(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == size {
			utf8.EncodeRune(b[i:], l)
		}
		i += size
	}
	return string(b)
}
