package load

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// page is what a web page says about itself, apart from its content.
type page struct {
	title     string
	h1        []string
	lower     []string          // headings of the second and third rank
	meta      map[string]string // by lower-case name or property; the first counts
	canonical string
	lang      string
	dek       string // an element under the headline that is called so
	byline    string // an element that is called so
	time      string // the first <time datetime>
	article   map[string]any
	sinceH1   int // elements since the last <h1>; 0 before the first
}

// dekReach is how many elements behind a headline its dek begins at most.
const dekReach = 60

// maxLower bounds the lower headings that are looked at for the headline.
const maxLower = 40

// dekWords and bylineWords are class names that publishers give these elements.
const (
	dekWords    = " dek deck standfirst subtitle subheadline subheading subhead strapline articledek articlesubtitle articlesummary summary sapo "
	bylineWords = " byline author authors articleauthor bylinename authorname "
)

// readMetadata collects what a page says about itself in one walk.
func readMetadata(doc *html.Node) *page {
	p := &page{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			p.element(n)
		}
	}
	return p
}

func (p *page) element(n *html.Node) {
	if len(p.h1) > 0 {
		p.sinceH1++
	}
	switch n.DataAtom {
	case atom.Html:
		p.lang = attr(n, "lang")
	case atom.Title:
		if p.title == "" && n.FirstChild != nil && n.Namespace == "" {
			p.title = strings.TrimSpace(n.FirstChild.Data)
		}
	case atom.Meta:
		p.metaElement(n)
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			setOnce(&p.canonical, attr(n, "href"))
		}
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil && p.article == nil {
			p.article = linkedData(n.FirstChild.Data)
		}
	case atom.H1:
		if s := strings.TrimSuffix(squeeze(textOf(n)), "¶"); s != "" && len(p.h1) < 8 {
			p.h1 = append(p.h1, s)
			p.sinceH1 = 0
		}
	case atom.H2, atom.H3:
		if s := squeeze(textOf(n)); s != "" && len(p.lower) < maxLower {
			p.lower = append(p.lower, s)
		}
	case atom.Time:
		setOnce(&p.time, attr(n, "datetime"))
	default:
		p.called(n)
	}
}

func (p *page) metaElement(n *html.Node) {
	content := attr(n, "content")
	for _, key := range []string{"property", "name", "itemprop"} {
		name := strings.ToLower(attr(n, key))
		if _, known := p.meta[name]; name != "" && content != "" && !known {
			p.meta[name] = content
		}
	}
}

// called looks at what an element is called by its publisher.
func (p *page) called(n *html.Node) {
	if p.dek == "" && 0 < p.sinceH1 && p.sinceH1 <= dekReach && (isCalled(n, dekWords) || attr(n, "itemprop") == "alternativeHeadline") {
		if s := squeeze(textOf(firstParagraph(n))); len(s) >= 20 && len(s) <= 500 {
			p.dek = s
		}
	}
	if p.byline == "" && (isCalled(n, bylineWords) || attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
		if s := squeeze(textOf(n)); len(s) >= 3 && len(s) <= 120 {
			p.byline = nameOnly(s)
		}
	}
}

// nameOnly takes what pages put around a name: "Posted by", and the date behind
// it.
func nameOnly(s string) string {
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		s = s[:i]
	}
	for _, p := range []string{"Posted by ", "Written by ", "Published by ", "By ", "by ", "BY ", "Par ", "Por ", "por ", "Von "} {
		s = strings.TrimPrefix(s, p)
	}
	s = strings.Trim(s, " ,|·•–—-:")
	if i := strings.LastIndexByte(s, ' '); i > 0 && (month(s[i+1:]) != 0 && !strings.EqualFold(s[i+1:], "may") || isWeekday(s[i+1:])) {
		s = strings.TrimRight(s[:i], " ,|·•–—-:")
	}
	return s
}

func isWeekday(s string) bool {
	for d := range time.Weekday(7) {
		if strings.EqualFold(s, d.String()) {
			return true
		}
	}
	return false
}

// firstParagraph is the first paragraph below an element, or the element.
func firstParagraph(n *html.Node) *html.Node {
	for c := range n.Descendants() {
		if c.DataAtom == atom.P {
			return c
		}
	}
	return n
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// linkedData finds the article in JSON-LD: an object whose type says so, alone,
// in a list, or in a graph.
func linkedData(s string) map[string]any {
	if len(s) > 1<<20 {
		return nil
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return nil
	}
	return articleIn(v, 0)
}

func articleIn(v any, depth int) map[string]any {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if a := articleIn(one, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := articleIn(v[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

func isArticleType(v any) bool {
	for _, name := range names(v) {
		if strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report" {
			return true
		}
	}
	return false
}

// names reads a value of JSON-LD that is a string, an object with a name, or a
// list of these.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return []string{s}
		}
		if s, ok := v["@id"].(string); ok {
			return []string{s}
		}
	case []any:
		var all []string
		for _, one := range v[:min(len(v), 50)] {
			if _, isList := one.([]any); !isList {
				all = append(all, names(one)...)
			}
		}
		return all
	}
	return nil
}

func (p *page) linked(key string) string { return strings.Join(names(p.article[key]), ", ") }

// fill puts what the page says into the draft. JSON-LD goes before meta
// elements, except that the headline is the one that readers see.
func (p *page) fill(d *draft) {
	d.headline = p.headline()
	d.dek = p.dek
	s := &d.source
	s.Publisher = first(strings.Join(names(p.article["publisher"]), ", "), p.meta["og:site_name"], p.meta["application-name"])
	s.Byline = first(notURL(p.linked("author")), notURL(p.meta["author"]), notURL(p.meta["article:author"]), notURL(p.meta["byl"]), p.byline)
	s.Published = first(p.linked("datePublished"), p.meta["article:published_time"], p.meta["datepublished"], p.meta["date"],
		p.meta["dc.date"], p.meta["dc.date.issued"], p.meta["pubdate"], p.meta["parsely-pub-date"], p.meta["sailthru.date"], p.time)
	s.Updated = first(p.linked("dateModified"), p.meta["article:modified_time"], p.meta["datemodified"], p.meta["last-modified"])
	s.URL = first(webAddress(p.canonical), webAddress(p.meta["og:url"]), webAddress(p.linked("url")), webAddress(p.linked("mainEntityOfPage")))
	s.Language = first(p.linked("inLanguage"), p.lang, p.meta["og:locale"], p.meta["language"])
	if list := names(p.article["keywords"]); len(list) > 1 {
		d.tags = list
	} else {
		d.tags = strings.Split(first(p.linked("keywords"), p.meta["keywords"], p.meta["news_keywords"]), ",")
	}
}

// body takes the article's text from the page's JSON-LD when the page itself,
// for lack of a script that fills it, shows next to nothing.
func (p *page) body(d *draft) {
	said, _ := p.article["articleBody"].(string)
	size := 0
	for _, b := range d.blocks {
		size += len(b.text)
	}
	if len(said) < 200 || len(said) < 4*size {
		return
	}
	d.blocks = nil
	d.addPlain(clean.Text(html.UnescapeString(said)))
}

// headline is the page's only <h1>, or the one that agrees with the metadata,
// or what the metadata says. Where the <h1> is the site's name or a section's,
// it is the lower heading that agrees.
func (p *page) headline() string {
	title := withoutSite(p.title, p.meta["og:site_name"])
	said := []string{p.linked("headline"), p.meta["og:title"], p.meta["twitter:title"], title}
	for _, h := range p.h1 {
		if cut := strings.TrimPrefix(p.title, h); cut != p.title && strings.HasPrefix(cut, " ") && !unicode.IsLetter(secondRune(cut)) {
			return h
		}
		if agrees(h, said) {
			return h
		}
	}
	for _, h := range p.lower {
		if len(h) > 20 && (agrees(h, said) || strings.HasSuffix(p.title, ": "+h)) && !p.stands(said) {
			return h
		}
	}
	if len(p.h1) == 1 && (len(p.h1[0]) > 15 || strings.Contains(p.h1[0], " ")) && !sameText(p.h1[0], p.meta["og:site_name"]) {
		return p.h1[0]
	}
	if len(p.h1) > 0 {
		said = append(said, p.h1[0])
	}
	for i, s := range said {
		said[i] = withoutSite(s, p.meta["og:site_name"])
	}
	return first(said...)
}

// agrees reports whether a heading is what one of the titles says, or begins.
func agrees(h string, said []string) bool {
	for _, s := range said {
		if s != "" && (sameText(h, s) || strings.HasPrefix(letters(s), letters(h)) && len(h) > 20) {
			return true
		}
	}
	return false
}

// stands reports whether the first <h1> shares half of its longer words with one
// of the titles: a headline worded otherwise, not the name of a site.
func (p *page) stands(said []string) bool {
	if len(p.h1) == 0 {
		return false
	}
	all, shared := 0, 0
	titles := strings.Fields(strings.ToLower(strings.Join(said, " ")))
	for w := range strings.FieldsSeq(strings.ToLower(p.h1[0])) {
		if len(w) > 3 {
			all++
			if slices.Contains(titles, w) {
				shared++
			}
		}
	}
	return all > 2 && shared*2 >= all
}

// secondRune is the character after the space a string begins with.
func secondRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s[1:])
	return r
}

// withoutSite cuts the name of the site off a title.
func withoutSite(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(sep):])
		if site != "" && sameText(tail, site) || site == "" && sep == " | " && strings.Count(tail, " ") <= 3 && i > 15 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// description is the page's description of itself when it says something that
// the first paragraph does not.
func (p *page) description(blocks []block) string {
	s := squeeze(html.UnescapeString(first(p.linked("description"), p.meta["og:description"], p.meta["description"], p.meta["twitter:description"])))
	if s == "" || len(s) > 500 || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || strings.Count(s, " ") < 3 || isBoilerplate(s) ||
		strings.Contains(strings.ToLower(s), "breaking news") {
		return ""
	}
	key := letters(s)
	for _, b := range blocks[:min(len(blocks), 3)] {
		body := letters(b.text[:min(len(b.text), 4000)])
		n := min(len(key), len(body), 40)
		if n == 0 || strings.EqualFold(key[:n], body[:n]) || strings.Contains(body, key) {
			return ""
		}
	}
	return s
}

// first returns the first value that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func notURL(s string) string {
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "@") {
		return ""
	}
	return s
}
