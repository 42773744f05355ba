package load

import (
	"html"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// maxMarkdown is the most bytes that are parsed as Markdown. What is larger is
// read as plain text.
const maxMarkdown = 3 << 20

// markdown loads a Markdown article, with front matter or without.
func (in *input) markdown() ([]draft, error) {
	s, warning := decode(in.data, "")
	s = strings.TrimLeft(s, "\r\n\t \ufeff")
	fence, front, body := cutFrontMatter(s)
	var d draft
	d.source.Format = model.FormatMarkdown
	if warning != "" {
		d.warnings = append(d.warnings, warning)
	}
	if len(front) > maxFrontMatter {
		d.warn("front matter of more than %d KiB is left out", maxFrontMatter>>10)
	} else if fence != "" {
		in.step = "read the front matter"
		parseMatter(fence, front).fill(&d)
	} else if m, rest := headMatter(strings.ReplaceAll(body, "\r\n", "\n")); m != nil {
		m.fill(&d)
		body = rest
	}
	in.step = "read as markdown"
	d.readMarkdown(standard(clean.Text(body)))
	return []draft{d}, nil
}

// readMarkdown takes the blocks of a clean Markdown text.
func (d *draft) readMarkdown(body string) {
	if len(body) > maxMarkdown {
		d.warn("Markdown of more than %d MiB is shown as plain text", maxMarkdown>>20)
		plain := plainDraft(body)
		setOnce(&d.headline, plain.headline)
		d.blocks = plain.blocks
		return
	}
	var markdown strings.Builder
	tamed := false
	for _, p := range parsePieces(body) {
		w := markdownWalker{d: d, src: p.src}
		w.children(p.root, model.PartParagraph)
		markdown.WriteString(p.markdown)
		tamed = tamed || p.tamed
	}
	if tamed {
		d.warn("Markdown that nests or repeats beyond all use is shown as typed")
	}
	d.markdown = markdown.String()
	d.lift()
}

// markdownParser is made on first use: most runs load no Markdown.
var markdownParser = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
})

// markdownWalker turns the syntax tree into blocks.
type markdownWalker struct {
	d      *draft
	src    []byte
	number string // of the ordered list item that is open, until its first block
	level  int    // of the heading that the headline is; 0 when it is none
}

// children adds the blocks below a node. Paragraphs get the given kind.
func (w *markdownWalker) children(n ast.Node, kind model.PartKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, kind)
	}
}

func (w *markdownWalker) block(n ast.Node, kind model.PartKind) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		w.paragraph(n, kind)
	case *ast.Blockquote:
		w.quote(n)
	case *ast.List:
		w.list(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.d.add(kind, string(n.Lines().Value(w.src)))
	case *ast.HTMLBlock:
		for p := range strings.SplitSeq(stripTags(string(n.Lines().Value(w.src))), "\n") {
			w.d.add(kind, p)
		}
	case *east.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []string
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, strings.TrimSpace(w.inline(c)))
			}
			w.d.add(model.PartListItem, strings.Join(cells, " | "))
		}
	default:
		w.children(n, kind)
	}
}

// heading takes the first heading at the top as the headline. One of a higher
// rank under it is the headline, and the first was the section it stands in. A
// title in the front matter that is but a file name yields, too.
func (w *markdownWalker) heading(n *ast.Heading) {
	s := w.inline(n)
	top := len(w.d.blocks) == 0 && w.d.dek == ""
	switch {
	case w.d.headline == "" && top:
		w.d.headline, w.level = s, n.Level
	case top && w.level > n.Level:
		w.d.tags = append(w.d.tags, w.d.headline)
		w.d.headline, w.level = s, n.Level
	case top && w.level == 0 && n.Level == 1 && isFileName(w.d.headline):
		w.d.headline, w.level = s, n.Level
	case sameText(s, w.d.headline) && len(w.d.blocks) == 0:
		w.level = n.Level
	case top && w.level > 0 && isSubtitle(n) && strings.Count(s, " ") >= 5:
		w.d.dek = s
	default:
		w.d.add(model.PartHeading, s)
	}
}

// isFileName reports a title that is the name of a file rather than a headline.
func isFileName(s string) bool {
	return !strings.Contains(s, " ") && strings.ContainsAny(s, "-_") && strings.ToLower(s) == s
}

// isSubtitle reports a heading under the headline that a paragraph follows and
// that is the only one of its rank: no section begins there.
func isSubtitle(n *ast.Heading) bool {
	if next := n.NextSibling(); next == nil || next.Kind() != ast.KindParagraph {
		return false
	}
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok && h.Level <= n.Level {
			return false
		}
	}
	return true
}

// paragraph adds a paragraph. A picture alone is its caption, and so is what is
// set in italics under one; a paragraph set in bold at the top is the headline,
// one set in italics or bold under the headline is the dek.
func (w *markdownWalker) paragraph(n ast.Node, kind model.PartKind) {
	s := w.inline(n)
	only := n.FirstChild()
	if only != nil && only.NextSibling() == nil && kind == model.PartParagraph {
		if link, ok := only.(*ast.Link); ok && link.FirstChild() != nil && link.FirstChild().NextSibling() == nil {
			only = link.FirstChild()
		}
		switch e := only.(type) {
		case *ast.Image:
			kind = model.PartCaption
		case *ast.Emphasis:
			blocks := w.d.blocks
			switch {
			case w.isDek(s):
				w.d.dek = s
				return
			case w.d.headline == "" && len(blocks) == 0 && e.Level == 2 && n.NextSibling() != nil && looksLikeHeadline(s) && !isFurniture(s):
				w.d.headline = s
				return
			case len(blocks) > 0 && blocks[len(blocks)-1].kind == model.PartCaption && e.Level == 1:
				kind = model.PartCaption
			}
		}
	}
	if w.number != "" {
		s = w.number + s
		w.number = ""
	}
	w.d.add(kind, s)
}

// isDek reports whether a set-off line stands between headline and body.
func (w *markdownWalker) isDek(s string) bool {
	return w.d.headline != "" && w.d.dek == "" && len(w.d.blocks) == 0 && len(s) <= 400 && !isFurniture(s) && strings.Count(s, " ") >= 3
}

// quote adds a block quotation. One right under the headline that does not
// quote anybody is the dek.
func (w *markdownWalker) quote(n ast.Node) {
	only := n.FirstChild()
	if p, ok := only.(*ast.Paragraph); ok && p.NextSibling() == nil {
		if s := w.inline(p); w.isDek(s) && !startsQuote(s) {
			w.d.dek = s
			return
		}
	}
	w.children(n, model.PartQuote)
}

func startsQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune("\"'“‘«„", r)
}

// list adds the items of a list. Numbers of ordered lists stay in the text, for
// they may be ranks.
func (w *markdownWalker) list(n *ast.List) {
	i := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if n.IsOrdered() {
			w.number = strconv.Itoa(i) + ". "
			i++
		}
		w.children(item, model.PartListItem)
		w.number = ""
	}
}

// inline returns the text of a block's inline nodes: links become their text,
// pictures their description, raw HTML nothing.
func (w *markdownWalker) inline(n ast.Node) string {
	var b strings.Builder
	w.writeInline(&b, n)
	return b.String()
}

func (w *markdownWalker) writeInline(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			v := string(c.Segment.Value(w.src))
			if !c.IsRaw() && n.Kind() != ast.KindCodeSpan {
				v = resolve(v)
			}
			b.WriteString(v)
			if c.HardLineBreak() {
				b.WriteByte('\n')
			} else if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.src))
		case *ast.RawHTML:
			if c.Segments.Len() > 0 {
				if at := c.Segments.At(0); strings.HasPrefix(strings.ToLower(string(at.Value(w.src))), "<br") {
					b.WriteByte('\n')
				}
			}
		default:
			w.writeInline(b, c)
		}
	}
}

// resolve takes away the backslashes before punctuation and resolves character
// references, each once, in one pass.
func resolve(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			end := strings.IndexByte(s[i:min(len(s), i+40)], ';')
			if end < 0 {
				b.WriteByte('&')
				continue
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func isPunctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
