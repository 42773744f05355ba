package load

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// treeBlocks lays out the tree below a node as blocks of text.
func treeBlocks(n *html.Node) []block {
	if n == nil {
		return nil
	}
	l := layout{kind: model.PartParagraph}
	l.children(n)
	l.flush()
	return l.blocks
}

// htmlBlocks lays out a fragment, such as the content of a feed item.
func htmlBlocks(s string) (blocks []block, whole bool) {
	doc := parseHTML(s)
	if doc != nil {
		return withoutBoilerplate(treeBlocks(doc)), true
	}
	for line := range strings.SplitSeq(stripTags(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, block{model.PartParagraph, line})
		}
	}
	return blocks, false
}

// maxPre is the most bytes of preformatted text that are cut into paragraphs.
const maxPre = 1 << 20

// layout walks a tree and collects blocks.
type layout struct {
	blocks []block
	kind   model.PartKind // of the block that is open
	text   strings.Builder
	pre    bool
	number string // to put before the next block: an ordered list's number
	counts []int  // numbers of the last items of the lists that are open
}

// flush closes the block that is open.
func (l *layout) flush() {
	s := l.text.String()
	l.text.Reset()
	if strings.TrimSpace(s) == "" {
		return
	}
	if l.number != "" {
		s, l.number = l.number+strings.TrimSpace(s), ""
	}
	if l.pre && strings.Contains(strings.TrimSpace(s), "\n\n") && len(s) <= maxPre {
		for _, it := range paragraphs(strings.ReplaceAll(s, "\r\n", "\n")) {
			if it.kind == model.PartParagraph {
				it.kind = l.kind
			}
			l.blocks = append(l.blocks, block{it.kind, it.text})
		}
		return
	}
	if l.kind == model.PartCaption {
		if s = withoutCredit(s); s == "" {
			return
		}
	}
	l.blocks = append(l.blocks, block{l.kind, s})
}

func (l *layout) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.node(c)
	}
}

func (l *layout) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		l.words(n.Data)
		return
	case html.ElementNode:
	default:
		l.children(n)
		return
	}
	if isSilent(n.DataAtom) || n.DataAtom == atom.Head || n.DataAtom == atom.Title || n.DataAtom == atom.Aside || isHidden(n) || isSideMatter(n) {
		if !isInline(n.DataAtom) {
			l.flush()
		}
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		l.lineBreak(n)
	case n.DataAtom == atom.Sup && strings.Contains(attr(n, "class"), "reference"):
	case isInline(n.DataAtom):
		l.children(n)
	default:
		l.element(n)
	}
}

// words adds text with white space as the element has it: collapsed, but in
// <pre>.
func (l *layout) words(s string) {
	if l.pre {
		l.text.WriteString(s)
		return
	}
	l.text.WriteString(strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "\r", " "))
}

// lineBreak ends a line; two in a row end a paragraph.
func (l *layout) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.DataAtom == atom.Br {
		l.flush()
		return
	}
	l.text.WriteByte('\n')
}

// element lays out a block element.
func (l *layout) element(n *html.Node) {
	l.flush()
	kind, pre := l.kind, l.pre
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		l.kind = model.PartHeading
	case atom.Blockquote:
		l.kind = model.PartQuote
	case atom.Figcaption, atom.Figure:
		l.kind = model.PartCaption
	case atom.Li:
		if l.kind != model.PartCaption {
			l.kind = model.PartListItem
			l.number = l.itemNumber(n)
		}
	case atom.Ol:
		l.openList(n)
		defer func() { l.counts = l.counts[:len(l.counts)-1] }()
	case atom.Pre:
		l.pre = true
	case atom.Tr:
		if cells := dataRow(n); cells != "" {
			l.blocks = append(l.blocks, block{model.PartListItem, cells})
			return
		}
	default:
		if isCaption(n) {
			l.kind = model.PartCaption
		}
	}
	l.children(n)
	l.flush()
	l.kind, l.pre, l.number = kind, pre, ""
}

// itemNumber is "3. " for the third item of an ordered list, else empty.
func (l *layout) itemNumber(li *html.Node) string {
	if len(l.counts) == 0 || li.Parent == nil || li.Parent.DataAtom != atom.Ol {
		return ""
	}
	l.counts[len(l.counts)-1]++
	return strconv.Itoa(l.counts[len(l.counts)-1]) + ". "
}

// openList starts the count of an ordered list.
func (l *layout) openList(n *html.Node) {
	start, err := strconv.Atoi(attr(n, "start"))
	if err != nil || start < 0 || start > 1_000_000 {
		start = 1
	}
	l.counts = append(l.counts, start-1)
}

// dataRow joins the cells of a row of a table that holds data. Rows with one
// cell, or with paragraphs and tables inside, are layout; the result is empty
// then.
func dataRow(tr *html.Node) string {
	var cells []string
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		for c := range td.Descendants() {
			if c.Type == html.ElementNode && !isInline(c.DataAtom) && c.DataAtom != atom.Br || isSilent(c.DataAtom) {
				return ""
			}
		}
		if t := strings.Join(strings.Fields(textOf(td)), " "); t != "" {
			if len(t) > 300 {
				return ""
			}
			cells = append(cells, t)
		}
	}
	if len(cells) < 2 {
		return ""
	}
	return strings.Join(cells, " | ")
}

// textOf is the text below a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && !isSilent(c.Parent.DataAtom) {
			b.WriteString(c.Data)
			if b.Len() > 1<<20 {
				break
			}
		} else if c.Type == html.ElementNode && !isInline(c.DataAtom) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// isHidden reports what a browser would not show.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" && !isInline(n.DataAtom) {
				return true
			}
		case "style":
			v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") || strings.Contains(v, "mso-hide:all") {
				return true
			}
		}
	}
	return false
}

// sideMatter are words in class names and identifiers of what stands beside
// an article, and captionWords of what stands under a picture.
const (
	sideMatter = " newsletter signup subscribe subscription share sharing social related recommended promo advert ad ads advertisement " +
		"sponsored sponsor cookie comments breadcrumb breadcrumbs footer paywall readmore hidden sronly screenreader visuallyhidden credit " +
		"editsection copyright photographer taglist toolbar preheader unsubscribe byline timestamp dateline author authors meta pubdate outbrain taboola "
	captionWords = " caption wpcaptiontext imagecaption photocaption mediacaption "
)

// isSideMatter reports an element that its class or identifier calls side
// matter, unless so much stands in it that the name must mean something else.
func isSideMatter(n *html.Node) bool {
	switch n.Data {
	case "amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-social-share", "amp-list", "amp-video", "noframes":
		return true
	}
	if !isCalled(n, sideMatter) {
		return false
	}
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
		if size > 600 {
			return false
		}
	}
	return true
}

func isCaption(n *html.Node) bool { return isCalled(n, captionWords) }

// maxClass is how many bytes of a class or an identifier are looked at.
const maxClass = 300

// isCalled reports whether a class, the identifier, or the name that a script
// knows n by is one of the words. A name of several words ("article-share")
// counts by its last one, what only says that it is a box aside, and as a whole
// without its hyphens.
func isCalled(n *html.Node, words string) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-component", "data-testid", "data-gu-name", "data-qa":
		default:
			continue
		}
		value := strings.ToLower(a.Val[:min(len(a.Val), maxClass)])
		for name := range strings.FieldsSeq(value) {
			if isNamed(name, words) {
				return true
			}
		}
	}
	return false
}

func isNamed(name, words string) bool {
	if i := strings.LastIndexAny(name, "-_"); i > 0 && strings.Contains(boxWords, " "+name[i+1:]+" ") {
		name = name[:i]
	}
	whole := strings.ReplaceAll(strings.ReplaceAll(name, "-", ""), "_", "")
	last := name[strings.LastIndexAny(name, "-_")+1:]
	return whole != "" && strings.Contains(words, " "+whole+" ") || last != "" && strings.Contains(words, " "+last+" ")
}

// boxWords end names and say nothing about what is in the box.
const boxWords = " block container wrapper box inner area section component module "
