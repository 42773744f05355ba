package load

import (
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// html loads a saved web page.
func (in *input) html() ([]draft, error) {
	s, warning := decode(in.data, declaredHTML(in.data))
	d := draft{source: model.Source{Format: model.FormatHTML}}
	if warning != "" {
		d.warnings = append(d.warnings, warning)
	}
	d.readPage(s)
	return []draft{d}, nil
}

// declaredHTML finds the charset that the start of a page declares, in an XML
// declaration or a meta element.
func declaredHTML(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 4096)]))
	if enc := declaredXML(head); enc != "" {
		return enc
	}
	at := strings.Index(head, "charset")
	if at < 0 {
		return ""
	}
	rest := strings.TrimLeft(head[at+len("charset"):], " \t\r\n")
	if !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " \t\r\n\"'")
	end := strings.IndexAny(rest, " \t\r\n\"'>;/")
	if end < 0 {
		return ""
	}
	return rest[:end]
}

// declaredXML finds the encoding of an XML declaration.
func declaredXML(head string) string {
	if !strings.HasPrefix(head, "<?xml") {
		return ""
	}
	decl, _, _ := strings.Cut(head, "?>")
	_, value, found := strings.Cut(decl, "encoding")
	if !found {
		return ""
	}
	value = strings.TrimLeft(value, " =\t")
	if value == "" {
		return ""
	}
	value, _, _ = strings.Cut(value[1:], value[:1])
	return value
}

// readPage takes the article out of a decoded web page.
func (d *draft) readPage(s string) {
	doc := parseHTML(s)
	if doc == nil {
		d.readStripped(s)
		return
	}
	p := readMetadata(doc)
	p.fill(d)
	savedFrom(d, s)
	d.blocks = treeBlocks(contentOf(doc))
	d.trimPage(p)
	p.body(d)
	d.lift()
}

// parseHTML builds the tree of a page, or returns nil when the page is beyond
// what a tree can be built of.
func parseHTML(s string) *html.Node {
	if tooHard(s) {
		return nil
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() { // later steps match patterns against classes
		for i := range n.Attr {
			if a := &n.Attr[i]; len(a.Val) > maxClass && (a.Key == "class" || a.Key == "id") {
				a.Val = a.Val[:maxClass]
			}
		}
	}
	return doc
}

// readStripped takes what it can from a page that is too deep for a tree.
func (d *draft) readStripped(s string) {
	d.warn("the page is too deeply nested or too large to be laid out: all of its text is shown")
	t := stripHTML(s)
	d.headline = t.h1
	if strings.TrimSpace(d.headline) == "" {
		d.headline = t.title
	}
	for line := range strings.SplitSeq(t.text, "\n") {
		if line = strings.TrimSpace(line); line != "" && !isBoilerplate(line) {
			d.add(model.PartParagraph, line)
		}
	}
	d.lift()
}

// contentOf finds the element that holds the article: what Readability finds,
// or the page's own <article> or <main> when Readability left most of it out.
func contentOf(doc *html.Node) *html.Node {
	own := ownContent(doc)
	found := readableNode(doc)
	if found == nil {
		return own
	}
	if got, want := proseLen(found), proseLen(own); got*10 < want*7 && (own.DataAtom != atom.Body || want < 4000) {
		return own
	}
	return found
}

// readableNode asks Readability for the content. It works on a copy.
func readableNode(doc *html.Node) *html.Node {
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.KeepClasses = true
	article, err := parser.ParseDocument(doc, nil)
	if err != nil || article.Node == nil {
		return nil
	}
	for n := range article.Node.Descendants() { // elements that Readability made know their name only
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return article.Node
}

// ownContent is the element that the page itself marks as its content.
func ownContent(doc *html.Node) *html.Node {
	var body, main *html.Node
	var articles []*html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Body && body == nil:
			body = n
		case n.DataAtom == atom.Main && main == nil:
			main = n
		case attr(n, "itemprop") == "articleBody":
			return n
		case n.DataAtom == atom.Article:
			articles = append(articles, n)
		}
	}
	best := 0
	var longest *html.Node
	for _, a := range articles[:min(len(articles), 20)] {
		if n := proseLen(a); n > best {
			best, longest = n, a
		}
	}
	switch {
	case longest != nil && (best > 200 || len(articles) == 1):
		return longest
	case main != nil:
		return main
	case body != nil:
		return body
	}
	return doc
}

// proseLen is the length of the text in paragraphs below a node, in bytes,
// without links, which in quantity lead elsewhere.
func proseLen(n *html.Node) int {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent != nil && !isSilent(c.Parent.DataAtom) && !inLink(c) {
			if t := strings.TrimSpace(c.Data); len(t) > 20 || c.Parent.DataAtom == atom.P {
				size += len(t)
			}
		}
	}
	return size
}

// inLink reports a text that a link holds, if only around one other element.
func inLink(n *html.Node) bool {
	up := n.Parent
	return up.DataAtom == atom.A || up.Parent != nil && up.Parent.DataAtom == atom.A
}

// savedFrom reads the address that browsers leave in the pages they save.
func savedFrom(d *draft, s string) {
	if d.source.URL != "" {
		return
	}
	head := s[:min(len(s), 2048)]
	if _, rest, found := strings.Cut(head, "Page saved with SingleFile"); found {
		comment, _, _ := strings.Cut(rest, "-->")
		if _, rest, found = strings.Cut(comment, "url:"); found {
			d.source.URL, _, _ = strings.Cut(strings.TrimSpace(rest), "\n")
			d.source.URL = strings.TrimSpace(d.source.URL)
		}
	}
	if _, rest, found := strings.Cut(head, "saved from url=("); found {
		if _, rest, found = strings.Cut(rest, ")"); found {
			d.source.URL, _, _ = strings.Cut(rest, " ")
		}
	}
}

// trimPage removes from the blocks what stands in other fields already, what
// invites the reader elsewhere, and end matter.
func (d *draft) trimPage(p *page) {
	d.blocks = withoutBoilerplate(withoutGallery(d.blocks))
	if at := slices.IndexFunc(d.blocks[:min(len(d.blocks), 6)], func(b block) bool { return sameText(b.text, d.headline) }); at > 0 &&
		sameText(d.blocks[0].text, first(p.h1...)) { // the site's name above the headline
		d.blocks = d.blocks[1:]
	}
	out := d.blocks[:0]
	for i, b := range d.blocks {
		if i < 6 && (sameText(b.text, d.headline) || d.dek != "" && sameText(b.text, d.dek) || p.byline != "" && sameText(trimBy(b.text), p.byline)) {
			if i == 0 || b.kind != model.PartParagraph || !sameText(b.text, d.headline) {
				continue
			}
		}
		out = append(out, b)
	}
	d.blocks = withoutTop(out, p, d.source.Byline)
	if d.dek == "" {
		d.dek = p.description(d.blocks)
	}
}

// withoutTop drops what stands between the headline and the first paragraph of
// prose and is neither: times, the author's name with what stuck to it, buttons.
func withoutTop(blocks []block, p *page, byline string) []block {
	out := blocks[:0]
	top := true
	for i, b := range blocks {
		top = top && i < 12 && len(b.text) <= 120
		if top && b.kind == model.PartParagraph && isTop(squeeze(b.text), p, byline) {
			continue
		}
		out = append(out, b)
	}
	return out
}

func isTop(s string, p *page, byline string) bool {
	if slices.Contains(p.times, s) || isAgo(s) || isButtons(s) {
		return true
	}
	who, _, _ := strings.Cut(byline, ",")
	who, _, _ = strings.Cut(who, " and ")
	return len(who) >= 5 && strings.Contains(who, " ") && strings.HasPrefix(s, who) && len(s) <= len(who)+30 && !endsSentence(s)
}

// isAgo reports "3 hours ago".
func isAgo(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return len(words) >= 2 && len(words) <= 4 && words[len(words)-1] == "ago"
}

// buttons are the words on what pages have under a headline, in small letters.
var buttons = []string{"share", "save", "print", "email", "listen", "follow", "copylink", "copy", "facebook", "twitter", "whatsapp", "linkedin", "reddit", "comments", "link"}

// isButtons reports a line of nothing but the words of buttons.
func isButtons(s string) bool {
	if len(s) > 80 {
		return false
	}
	rest := strings.ToLower(letters(s))
	for rest != "" {
		at := slices.IndexFunc(buttons, func(b string) bool { return strings.HasPrefix(rest, b) })
		if at < 0 {
			return false
		}
		rest = rest[len(buttons[at]):]
	}
	return s != ""
}

// attr returns the value of an attribute, trimmed.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
