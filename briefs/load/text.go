package load

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// text loads plain text in the shapes that news is passed around in: with or
// without a headline, hard-wrapped, one paragraph a line, or with blank lines
// between paragraphs.
func (in *input) text() ([]draft, error) {
	s, warning := decode(in.data, "")
	d := plainDraft(s)
	d.source.Format = model.FormatText
	if warning != "" {
		d.warnings = append(d.warnings, warning)
	}
	return []draft{d}, nil
}

// plainDraft reads a decoded plain text.
func plainDraft(s string) draft {
	var d draft
	d.addItems(header(&d, paragraphs(clean.Text(s))))
	d.lift()
	return d
}

// addItems adds paragraphs as blocks and tells headings from them.
func (d *draft) addItems(items []item) {
	for i, it := range items {
		if it.kind == model.PartParagraph && isClutter(it.text) {
			continue
		}
		if it.kind == model.PartParagraph && isHeading(items, i) {
			it.kind = model.PartHeading
		}
		d.add(it.kind, it.text)
	}
}

// item is one paragraph of a plain text.
type item struct {
	kind  model.PartKind
	text  string
	blank bool // a blank line, or the start of the text, stands before it
}

// maxParagraphs is how many paragraphs of a text are told apart; what follows
// is one more.
const maxParagraphs = 200_000

// paragraphs joins lines to paragraphs. Lines that were wrapped at a fixed
// width are joined; else every line is a paragraph of its own.
func paragraphs(s string) []item {
	lines := strings.Split(s, "\n")
	width := wrapWidth(lines)
	items := make([]item, 0, min(len(lines), 1024))
	blank := true
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if isBlank(line) {
			blank = true
			continue
		}
		if len(items) == maxParagraphs {
			return append(items, item{kind: model.PartParagraph, text: strings.Join(lines[i:], "\n"), blank: blank})
		}
		kind, text := marked(line)
		if more := goesOn(lines[i:], width, len(items) < headerItems); more > 0 {
			var b strings.Builder
			b.WriteString(text)
			for range more {
				i++
				_, next := marked(lines[i])
				joinLine(&b, next)
			}
			text = b.String()
		}
		if text != "" && !isPageNumber(line) {
			items = append(items, item{kind: kind, text: text, blank: blank})
		}
		blank = false
	}
	return items
}

// goesOn counts the lines that the paragraph of the first one goes on in: those
// it was wrapped over, or those of a list's item, which stand under its text.
// At the top of a text, bylines and dates begin paragraphs of their own.
func goesOn(lines []string, width int, top bool) int {
	n := 0
	for n+1 < len(lines) {
		next := lines[n+1]
		if !hangs(lines[0], next) && (width == 0 || !wraps(lines[n], next, width)) || top && (isFurniture(next) || isFurniture(lines[n])) {
			break
		}
		n++
	}
	return n
}

// hangs reports a line under a list's item that is set in as far as its text.
func hangs(item, next string) bool {
	s := strings.TrimSpace(item)
	if isBlank(next) || !isBullet(s) && !isNumbered(s) {
		return false
	}
	kind, _ := marked(next)
	return kind == model.PartParagraph && indent(next) >= indent(item)+2 && indent(next) <= indent(item)+4
}

// isPageNumber reports a line that numbers a page: "- 2 -", "Page 2 of 5".
func isPageNumber(line string) bool {
	s := strings.TrimSpace(line)
	if len(s) > 20 {
		return false
	}
	if rest, found := strings.CutPrefix(strings.ToLower(s), "page "); found {
		_, ok := number(strings.ReplaceAll(rest, " of ", ""))
		return ok
	}
	for _, dash := range []string{"-", "–", "—"} {
		inner, opens := strings.CutPrefix(s, dash)
		inner, closes := strings.CutSuffix(inner, dash)
		if _, ok := number(strings.TrimSpace(inner)); ok && opens && closes {
			return true
		}
	}
	return false
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// marked tells list items and quotations by their mark and takes it away. The
// number of a numbered item stays, for it may be a rank.
func marked(line string) (model.PartKind, string) {
	s := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(s, ">"):
		return model.PartQuote, strings.TrimLeft(s, "> ")
	case isBullet(s):
		_, size := utf8.DecodeRuneInString(s)
		return model.PartListItem, strings.TrimSpace(s[size:])
	case isNumbered(s):
		return model.PartListItem, s
	}
	return model.PartParagraph, s
}

func isBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("-–*+•◦▪‣·", r) && len(s) > size+1 && s[size] == ' '
}

func isNumbered(s string) bool {
	i := 0
	for i < len(s) && i < 3 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return 0 < i && i < 3 && i+2 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' '
}

// wrapWidth returns the width at which the lines were wrapped, 0 when they were
// not. A wrapped line is one that the first word of the next line would have
// made too long; the text is wrapped when most lines that have a next one are,
// and some of them end in the middle of a sentence.
func wrapWidth(lines []string) int {
	const least, most = 40, 120
	var widths []int
	long := 0
	for i := 0; i+1 < len(lines) && i < 5000; i++ {
		if isBlank(lines[i]) || isBlank(lines[i+1]) {
			continue
		}
		n := lineWidth(lines[i])
		if n > most {
			long++ // counts twice against wrapping: it is no wrapped line itself
			continue
		}
		widths = append(widths, n)
	}
	if len(widths) == 0 || long*2 > len(widths) {
		return 0
	}
	sort.Ints(widths)
	width := widths[len(widths)*9/10]
	if width < least {
		return 0
	}
	pairs, fits, open := countWraps(lines, width)
	if fits*2 < pairs+long || open*3 < fits || open == 0 {
		return 0
	}
	return width
}

// countWraps counts lines with a line after them, how many of them are wrapped
// at the width, and how many of those end in the middle of a sentence.
func countWraps(lines []string, width int) (pairs, fits, open int) {
	for i := 0; i+1 < len(lines) && i < 5000; i++ {
		if isBlank(lines[i]) || isBlank(lines[i+1]) {
			continue
		}
		pairs++
		if wraps(lines[i], lines[i+1], width) {
			fits++
			if !endsSentence(lines[i]) {
				open++
			}
		}
	}
	return pairs, fits, open
}

// wraps reports whether the paragraph of line goes on in next.
func wraps(line, next string, width int) bool {
	const slack = 2
	if isBlank(next) {
		return false
	}
	kind, text := marked(next)
	own, _ := marked(line)
	if kind != model.PartParagraph && (kind != model.PartQuote || own != model.PartQuote) {
		return false
	}
	if own == model.PartParagraph && indent(next) >= 2 && indent(line) == 0 {
		return false // an indented first line
	}
	word, _, _ := strings.Cut(text, " ")
	if isRule(next) || isRule(line) || lineWidth(next) > width+width/3 {
		return false
	}
	return lineWidth(line)+1+utf8.RuneCountInString(word) > width-slack
}

// lineWidth is the width of a line with its indentation, in characters.
func lineWidth(line string) int {
	return utf8.RuneCountInString(strings.TrimRightFunc(line, unicode.IsSpace))
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// joinLine appends a wrapped line: with a space, but without one inside a
// hyphenated word and between ideographs.
func joinLine(b *strings.Builder, next string) {
	if next == "" {
		return
	}
	so := b.String()
	last, size := utf8.DecodeLastRuneInString(so)
	before, _ := utf8.DecodeLastRuneInString(so[:len(so)-size])
	first, _ := utf8.DecodeRuneInString(next)
	inWord := last == '-' && unicode.IsLetter(before) && unicode.IsLower(first)
	if !inWord && (!isIdeograph(last) || !isIdeograph(first)) {
		b.WriteByte(' ')
	}
	b.WriteString(next)
}

func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xff60
}

// endsSentence reports whether s ends like a sentence, closing quotation marks
// and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, ` "'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟।", r) && s != ""
}

// isHeading reports whether paragraph i is a heading between paragraphs: short,
// not a sentence, set apart by blank lines or much shorter than its neighbours,
// and followed by text.
func isHeading(items []item, i int) bool {
	s := items[i].text
	if i == 0 || i+1 >= len(items) || utf8.RuneCountInString(s) > 80 || endsPhrase(s) || strings.Count(s, " ") > 11 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || unicode.IsDigit(first) && !strings.Contains(s, " ") {
		return false
	}
	next := items[i+1]
	return (items[i].blank == next.blank) && next.kind == model.PartParagraph && len(next.text) > 2*len(s) && endsSentence(next.text)
}

// endsPhrase reports whether s ends with any punctuation that a heading does
// not end with.
func endsPhrase(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(`.!,;:"”'’)…`, r)
}
