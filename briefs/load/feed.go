package load

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// Limits on feeds.
const (
	maxXMLDepth  = 256
	maxFeedItems = 20_000
)

// feed loads RSS, Atom and JSON Feed: one article an item.
func (in *input) feed() ([]draft, error) {
	s, warning := decode(in.data, declaredXML(strings.ToLower(string(in.data[:min(len(in.data), 512)]))))
	s = strings.TrimLeft(s, " \t\r\n\ufeff")
	if strings.HasPrefix(s, "<") {
		if err := checkXML(s); err != nil {
			return nil, &stepError{step: "read as feed", err: err, remedy: "save the feed again, or its articles as text"}
		}
		s = withoutDeclaration(s)
	}
	parsed, cut, err := parseFeed(s)
	if err != nil {
		return nil, &stepError{step: "read as feed", err: err, remedy: "check that it is RSS, Atom or JSON Feed"}
	}
	warning = first(warning, cut)
	var drafts []draft
	for i, item := range parsed.Items {
		if err := in.ctx.Err(); err != nil {
			return drafts, err
		}
		if i >= maxFeedItems {
			return drafts, &stepError{step: "read as feed", err: fmt.Errorf("more than %d items; the rest is left out", maxFeedItems), remedy: "split the feed"}
		}
		if item == nil || item.Title == "" && item.Description == "" && item.Content == "" {
			continue
		}
		d := itemDraft(parsed, item)
		if warning != "" {
			d.warnings = append(d.warnings, warning)
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// parseFeed reads a feed. Of one that is cut off it reads the whole items; the
// warning says so.
func parseFeed(s string) (f *gofeed.Feed, warning string, err error) {
	f, err = newFeedParser().ParseString(s)
	if err == nil {
		return f, "", nil
	}
	whole := untilLastItem(s)
	if whole == "" {
		return nil, "", err
	}
	f, again := newFeedParser().ParseString(whole)
	if again != nil {
		return nil, "", err
	}
	return f, "the feed is cut off; its whole items are shown", nil
}

// untilLastItem closes a feed that ends in the middle behind its last whole
// item. It is empty when there is none.
func untilLastItem(s string) string {
	for _, kind := range []struct{ item, end string }{{"</item>", "</channel></rss>"}, {"</entry>", "</feed>"}} {
		if strings.Contains(s, kind.end[strings.LastIndexByte(kind.end, '<'):]) {
			continue // it is whole, and broken in another way
		}
		if at := strings.LastIndex(s, kind.item); at >= 0 {
			return s[:at+len(kind.item)] + kind.end
		}
	}
	return ""
}

func newFeedParser() *gofeed.Parser {
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p
}

// withoutDeclaration drops the XML declaration: the text is UTF-8 by now,
// whatever it says.
func withoutDeclaration(s string) string {
	if strings.HasPrefix(s, "<?xml") {
		if _, rest, found := strings.Cut(s, "?>"); found {
			return rest
		}
	}
	return s
}

// checkXML measures XML before it is parsed: no entity declarations, whose
// expansion can be without end and can read files, and no nesting beyond use.
func checkXML(s string) error {
	depth := 0
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 || at+1 >= len(s) {
			return nil
		}
		s = s[at:]
		var end int
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = after(s, "-->")
		case strings.HasPrefix(s, "<![CDATA["):
			end = after(s, "]]>")
		case strings.HasPrefix(s, "<!"):
			end = after(s, ">")
			if strings.Contains(strings.ToUpper(s[:end]), "<!ENTITY") || strings.Contains(s[:end], "[") && strings.Contains(strings.ToUpper(s[:min(len(s), 4096)]), "<!ENTITY") {
				return errors.New("it declares entities of its own")
			}
		case s[1] == '?':
			end = after(s, "?>")
		case s[1] == '/':
			depth--
			end = after(s, ">")
		default:
			end = after(s, ">")
			if end < 2 || s[end-2] != '/' {
				depth++
			}
		}
		if depth > maxXMLDepth {
			return fmt.Errorf("elements nest deeper than %d", maxXMLDepth)
		}
		s = s[end:]
	}
}

// after returns the offset behind the first occurrence of mark, or the length
// of s.
func after(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i + len(mark)
	}
	return len(s)
}

// itemDraft makes an article of a feed's item.
func itemDraft(f *gofeed.Feed, item *gofeed.Item) draft {
	d := draft{headline: plainHTML(item.Title), tags: item.Categories}
	d.source = model.Source{
		Format:    model.FormatFeed,
		URL:       itemAddress(f, item),
		Publisher: plainHTML(f.Title),
		Byline:    first(authorNames(item.Authors), feedAuthor(f)),
		Published: feedDate(item.Published, item.PublishedParsed),
		Updated:   feedDate(item.Updated, item.UpdatedParsed),
		Language:  f.Language,
	}
	if d.source.Published == "" {
		d.source.Published, d.source.Updated = d.source.Updated, ""
	}
	if d.source.Updated == d.source.Published {
		d.source.Updated = ""
	}
	body, summary := item.Content, item.Description
	if strings.TrimSpace(body) == "" {
		body, summary = summary, ""
	}
	blocks, whole := itemBlocks(body)
	if !whole {
		d.warn("the item is too deeply nested to be laid out: all of its text is shown")
	}
	d.blocks = blocks
	p := page{meta: map[string]string{"description": plainHTML(summary)}}
	d.dek = p.description(d.blocks)
	d.lift()
	return d
}

// itemBlocks lays out an item's content, which is HTML, or plain text with blank
// lines between its paragraphs.
func itemBlocks(body string) (blocks []block, whole bool) {
	if strings.Contains(body, "<") || !strings.Contains(strings.TrimSpace(body), "\n\n") {
		return htmlBlocks(body)
	}
	var d draft
	d.addItems(paragraphs(clean.Text(html.UnescapeString(body))))
	return withoutBoilerplate(d.blocks), true
}

// itemAddress is the item's link, or its identifier where that is an address.
// A link without a host starts from the feed's.
func itemAddress(f *gofeed.Feed, item *gofeed.Item) string {
	if item.Link == "" && webAddress(item.GUID) != "" {
		return item.GUID
	}
	p := page{base: first(webAddress(f.Link), webAddress(f.FeedLink))}
	return first(p.address(item.Link), item.Link)
}

// feedAuthor is who the feed says that all of its items are by, unless that is
// the publisher.
func feedAuthor(f *gofeed.Feed) string {
	if who := authorNames(f.Authors); !sameText(who, f.Title) {
		return who
	}
	return ""
}

// feedDate prefers the date as the feed writes it, with its zone.
func feedDate(written string, parsed *time.Time) string {
	if _, ok := normalDate(squeeze(written)); ok || parsed == nil {
		return written
	}
	return parsed.Format(time.RFC3339)
}

func authorNames(people []*gofeed.Person) string {
	var list []string
	for _, p := range people {
		if p != nil && strings.TrimSpace(p.Name) != "" && len(list) < 10 {
			list = append(list, strings.TrimSpace(p.Name))
		}
	}
	return strings.Join(list, ", ")
}
