package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// block is one block of an article before it is frozen.
type block struct {
	kind model.PartKind
	text string
}

// draft is an article in the making: what a loader found, decoded but neither
// cleaned nor checked.
type draft struct {
	headline string
	dek      string
	blocks   []block
	source   model.Source // Published and Updated as the input has them
	tags     []string
	markdown string
	warnings []string

	verbatim bool   // text is taken as it stands
	text     string // only with verbatim
	id       string // only with verbatim
}

func (d *draft) warn(format string, args ...any) {
	d.warnings = append(d.warnings, fmt.Sprintf(format, args...))
}

func (d *draft) add(kind model.PartKind, text string) {
	d.blocks = append(d.blocks, block{kind, text})
}

// finish cleans every field, settles date, address and language, and freezes
// the text. It fails when nothing readable is left.
func (d *draft) finish(name string) (model.Article, error) {
	a := model.Article{
		Headline: field(d.headline, 2000),
		Dek:      field(d.dek, 4000),
		Source:   d.source,
		Markdown: d.markdown,
		Tags:     tags(d.tags),
	}
	a.Source.Path = clean.Line(name)
	if d.verbatim {
		a.Text = clean.Blank(d.text)
		a.Parts = text.Paragraphs(a.Text)
		a.ID = field(d.id, 500)
	} else {
		d.freeze(&a)
	}
	if strings.TrimSpace(a.Text) == "" {
		return a, &stepError{step: "find the article", err: errEmpty, remedy: "give a file with an article in it"}
	}
	d.settle(&a)
	if a.ID == "" {
		a.ID = contentID(a.Headline, a.Text)
	}
	a.Warnings = make([]string, 0, len(d.warnings))
	for _, w := range d.warnings {
		a.Warnings = append(a.Warnings, clean.Line(w))
	}
	return a, nil
}

// freeze builds the text and its parts from headline, dek and blocks, each said
// once.
func (d *draft) freeze(a *model.Article) {
	blocks := make([]block, 0, len(d.blocks))
	size := len(a.Headline) + len(a.Dek) + 4
	for _, b := range d.blocks {
		if b.text = tidy(b.text); b.text != "" && !isRule(b.text) {
			blocks = append(blocks, b)
			size += len(b.text) + 2
		}
	}
	if len(blocks) > 0 && a.Headline != "" && sameText(blocks[0].text, a.Headline) {
		blocks = blocks[1:]
	}
	if a.Dek != "" && (sameText(a.Dek, a.Headline) || len(blocks) > 0 && sameText(blocks[0].text, a.Dek)) {
		a.Dek = ""
	}
	if a.Headline == "" {
		d.warn("no headline found")
	} else if len(blocks) == 0 {
		d.warn("nothing but a headline found")
	}
	b := builder{parts: make([]model.Part, 0, len(blocks)+2)}
	b.text.Grow(size)
	b.add(model.PartHeadline, a.Headline)
	b.add(model.PartDek, a.Dek)
	for _, one := range blocks {
		b.add(one.kind, one.text)
	}
	a.Text, a.Parts = b.text.String(), b.parts
}

// settle normalises dates, address, language and names.
func (d *draft) settle(a *model.Article) {
	s := &a.Source
	s.Publisher = field(s.Publisher, 300)
	s.Byline = field(trimBy(field(s.Byline, 500)), 300)
	s.Dateline = field(s.Dateline, 200)
	s.URL = webAddress(s.URL)
	s.Published = d.date("date of publication", s.Published)
	s.Updated = d.date("date of update", s.Updated)
	if s.Published == "" { // the one date there is counts
		s.Published, s.Updated = s.Updated, ""
	}
	s.Language = language(s.Language, a)
	if s.Language != "" && s.Language != "en" {
		d.warn("facts are found in English only; this article is in %s", languageName(s.Language))
	}
}

func (d *draft) date(what, value string) string {
	value = field(value, 200)
	day, ok := normalDate(value)
	if !ok && value != "" {
		d.warn("%s %q is not understood", what, shorten(value, 40))
	}
	return day
}

// builder puts blocks together and notes where each stands.
type builder struct {
	text  strings.Builder
	parts []model.Part
}

func (b *builder) add(kind model.PartKind, s string) {
	if s == "" {
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	start := b.text.Len()
	b.text.WriteString(s)
	b.parts = append(b.parts, model.Part{Kind: kind, Start: start, End: b.text.Len()})
}

// contentID derives an article's identifier from what it says.
func contentID(headline, text string) string {
	h := sha256.New()
	_, _ = h.Write([]byte(headline))
	_, _ = h.Write([]byte(text))
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// field cleans a value that is one line, composes its letters, and cuts it at n
// characters.
func field(s string, n int) string {
	s = compose(clean.Line(s))
	if len(s) > n {
		s = shorten(s, n)
	}
	return s
}

// compose writes letters with their accents as one character where Unicode has
// one (NFC), so that the same name is the same string everywhere.
func compose(s string) string {
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return clean.Text(norm.NFC.String(s))
}

// tidy cleans a block: no blank lines, no space at the ends of lines, and one
// space where there were several. Narrow and unbreakable spaces stay only
// between digits, where they group thousands.
func tidy(s string) string {
	s = compose(clean.Text(s))
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimFunc(line, unicode.IsSpace)
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		tidyLine(&b, line)
	}
	return b.String()
}

// isRule reports a block of marks that only divides others: "* * *", "###".
func isRule(s string) bool {
	return len(s) < 200 && strings.Trim(s, " *#-_=~.+—–•·\n") == ""
}

// isTidy reports whether s has no white space but single inner spaces.
func isTidy(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == ' ' && space || c == '\n' || c == '\t' || c >= 0xc2 && (c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3) && hasWideSpace(s[i:]) {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

func hasWideSpace(s string) bool {
	for _, r := range s {
		return unicode.IsSpace(r)
	}
	return false
}

func tidyLine(b *strings.Builder, line string) {
	var before rune
	for i := 0; i < len(line); {
		n, first := spaceRun(line[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(line[i:])
			b.WriteString(line[i : i+size])
			before = r
			i += size
			continue
		}
		after, _ := utf8.DecodeRuneInString(line[i+n:])
		if len(string(first)) == n && groupsDigits(first) && isASCIIDigit(before) && isASCIIDigit(after) {
			b.WriteRune(first)
		} else {
			b.WriteByte(' ')
		}
		before = ' '
		i += n
	}
}

// spaceRun measures the white space s starts with, in bytes, and returns its
// first character.
func spaceRun(s string) (n int, first rune) {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			return i, first
		}
		if i == 0 {
			first = r
		}
	}
	return len(s), first
}

func groupsDigits(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2009' }

func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }

// sameText compares what two blocks say, not how they are set.
func sameText(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > 3*len(b)+8 || len(b) > 3*len(a)+8 || len(a) > 4000 {
		return false
	}
	key := letters(a)
	return key != "" && strings.EqualFold(key, letters(b))
}

// letters keeps letters and digits only.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// webAddress keeps an http or https address with a host, without credentials;
// everything else becomes empty.
func webAddress(s string) string {
	s = clean.Line(s)
	if s == "" || len(s) > 4096 {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil
	return clean.Line(u.String())
}

// tags cleans keywords, drops empty and repeated ones, and keeps 64 at most.
func tags(list []string) []string {
	var out []string
	seen := make(map[string]bool, len(list))
	for _, t := range list {
		t = field(t, 80)
		if t != "" && !seen[t] && len(out) < 64 {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}
