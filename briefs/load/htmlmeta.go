package load

import (
	"net/url"
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
	dek       string   // an element under the headline that is called so
	byline    string   // an element that is called so
	time      string   // the first <time datetime>
	linked    graph    // its JSON-LD
	base      string   // address that relative ones start from
	times     []string // texts of <time> elements
	under     draft    // byline and dates in the lines under the headline
	timeFixed bool     // time was found under the headline
	sinceH1   int      // elements since the last <h1>; 0 before the first
}

// dekReach is how many elements behind a headline its dek begins at most.
const dekReach = 60

// maxLower bounds the lower headings that are looked at for the headline.
const maxLower = 40

// maxTimes bounds the texts of <time> elements that are kept.
const maxTimes = 40

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
		if kind, _, _ := strings.Cut(attr(n, "type"), ";"); strings.EqualFold(strings.TrimSpace(kind), "application/ld+json") && n.FirstChild != nil {
			p.linked.read(n.FirstChild.Data)
		}
	case atom.Base:
		setOnce(&p.base, attr(n, "href"))
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
		p.timeElement(n)
	default:
		p.called(n)
		p.beneath(n)
	}
}

// timeElement takes the first day that the page marks as one, or the first
// under the headline.
func (p *page) timeElement(n *html.Node) {
	if s, ok := shortText(n); ok && s != "" && len(p.times) < maxTimes {
		p.times = append(p.times, s)
	}
	at := attr(n, "datetime")
	if at == "" || p.timeFixed {
		return
	}
	if 0 < p.sinceH1 && p.sinceH1 <= dekReach {
		p.time, p.timeFixed = at, true
	}
	setOnce(&p.time, at)
}

// beneath reads the lines between the headline and the text: bylines and dates
// that no element is named after.
func (p *page) beneath(n *html.Node) {
	if p.sinceH1 == 0 || p.sinceH1 > dekReach {
		return
	}
	if s, ok := shortText(n); ok {
		takeFurniture(&p.under, s)
	}
}

// shortText is the text below a node on one line, when that is at most 200
// bytes.
func shortText(n *html.Node) (string, bool) {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
		if size > 200 {
			return "", false
		}
	}
	return squeeze(textOf(n)), true
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
	if attr(n, "itemprop") == "publisher" {
		p.publisher(n)
	}
	if p.byline == "" && (isCalled(n, bylineWords) || attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
		if s := squeeze(textOf(n)); len(s) >= 3 && len(s) <= 120 {
			p.byline = nameOnly(s)
		}
	}
}

// publisher reads the publisher that microdata name.
func (p *page) publisher(n *html.Node) {
	name := ""
	for c := range n.Descendants() {
		if attr(c, "itemprop") == "name" {
			name = first(attr(c, "content"), squeeze(textOf(c)))
			break
		}
	}
	if s, ok := shortText(n); name == "" && ok {
		name = s
	}
	if _, known := p.meta["publisher"]; !known && name != "" {
		p.meta["publisher"] = name
	}
}

// address is an address that the page gives, in full.
func (p *page) address(s string) string {
	if s = strings.TrimSpace(s); s == "" || len(s) > 4096 {
		return ""
	}
	if full := webAddress(s); full != "" {
		return full
	}
	base, err := url.Parse(first(webAddress(p.base), webAddress(p.meta["og:url"])))
	if err != nil || base.Host == "" {
		return ""
	}
	u, err := base.Parse(s)
	if err != nil {
		return ""
	}
	return webAddress(u.String())
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

// fill puts what the page says into the draft. JSON-LD goes before meta
// elements, except that the headline is the one that readers see.
func (p *page) fill(d *draft) {
	d.headline = p.headline()
	d.dek = p.dek
	s := &d.source
	s.Publisher = first(notURL(p.linked.value("publisher")), p.meta["og:site_name"], p.meta["publisher"], p.meta["application-name"])
	s.Byline = first(notURL(p.linked.value("author")), notURL(p.meta["author"]), notURL(p.meta["article:author"]), notURL(p.meta["byl"]), p.byline,
		p.under.source.Byline)
	s.Published = first(p.linked.value("datePublished"), p.meta["article:published_time"], p.meta["datepublished"], p.meta["date"],
		p.meta["dc.date"], p.meta["dc.date.issued"], p.meta["pubdate"], p.meta["parsely-pub-date"], p.meta["sailthru.date"], p.time,
		p.under.source.Published)
	s.Updated = first(p.linked.value("dateModified"), p.meta["article:modified_time"], p.meta["datemodified"], p.meta["last-modified"],
		p.under.source.Updated)
	s.URL = first(p.address(p.canonical), webAddress(p.meta["og:url"]), webAddress(p.linked.value("url")), webAddress(p.linked.value("mainEntityOfPage")))
	s.Language = first(p.linked.value("inLanguage"), p.lang, p.meta["og:locale"], p.meta["language"])
	if list := names(p.linked.article["keywords"]); len(list) > 1 {
		d.tags = list
	} else {
		d.tags = strings.Split(first(p.linked.value("keywords"), p.meta["keywords"], p.meta["news_keywords"]), ",")
	}
}

// body takes the article's text from the page's JSON-LD when the page itself,
// for lack of a script that fills it, shows next to nothing.
func (p *page) body(d *draft) {
	said, _ := p.linked.article["articleBody"].(string)
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
	said := []string{p.linked.value("headline"), p.meta["og:title"], p.meta["twitter:title"], title}
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
		if site != "" && sameText(tail, site) || isHostName(tail) || site == "" && sep == " | " && strings.Count(tail, " ") <= 3 && i > 15 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// isHostName reports a word such as "courier.example".
func isHostName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && len(s)-i > 2 && len(s)-i <= 12 && !strings.ContainsAny(s, " ,:;!?/") && strings.Trim(s[i+1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// description is the page's description of itself when it says something that
// the first paragraph does not.
func (p *page) description(blocks []block) string {
	s := squeeze(html.UnescapeString(first(p.linked.value("description"), p.meta["og:description"], p.meta["description"], p.meta["twitter:description"])))
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
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "/") {
		return ""
	}
	return s
}
