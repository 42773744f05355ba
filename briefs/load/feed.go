package load

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

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
	parsed, err := newFeedParser().ParseString(s)
	if err != nil {
		return nil, &stepError{step: "read as feed", err: err, remedy: "check that it is RSS, Atom or JSON Feed"}
	}
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
		URL:       item.Link,
		Publisher: plainHTML(f.Title),
		Byline:    authorNames(item.Authors),
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
	blocks, whole := htmlBlocks(body)
	if !whole {
		d.warn("the item is too deeply nested to be laid out: all of its text is shown")
	}
	d.blocks = blocks
	p := page{meta: map[string]string{"description": plainHTML(summary)}}
	d.dek = p.description(d.blocks)
	d.lift()
	return d
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
