package load

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// article of three paragraphs, as pages carry them.
const htmlBody = "<p>" + para + "</p><p>The plan adds 18 electric buses, and the town expects 31,000 riders a day by the end of the year, the authority said.</p>" +
	"<p>Independent auditors at Hale &amp; Moss will report within 90 days, and the council will vote again in the autumn of the coming year.</p>"

const htmlParts = "paragraph: " + para + "\n" +
	"paragraph: The plan adds 18 electric buses, and the town expects 31,000 riders a day by the end of the year, the authority said.\n" +
	"paragraph: Independent auditors at Hale & Moss will report within 90 days, and the council will vote again in the autumn of the coming year.\n"

func TestHTML(t *testing.T) {
	testShapes(t, "a.html", []shape{
		{
			name: "JSON-LD in a graph",
			in: `<!doctype html><html lang="en-GB"><head><title>Council approves budget | Riverton Post</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
				{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Council approves budget","description":"The vote ends 412 days of stalemate.",
				"author":[{"@type":"Person","name":"Dana Okafor"},{"name":"Jo Lund"}],"publisher":{"name":"Riverton Post"},"datePublished":"2025-03-03T10:15:00+01:00",
				"dateModified":"2025-03-04","url":"https://press.example/1","keywords":["budget","buses"]}]}</script></head>
				<body><nav><a href=/>Home</a></nav><article><h1>Council approves budget</h1>` + htmlBody + `</article><footer>© Riverton Post</footer></body></html>`,
			parts: "headline: Council approves budget\ndek: The vote ends 412 days of stalemate.\n" + htmlParts,
			source: "url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor, Jo Lund; published=2025-03-03T10:15:00+01:00; " +
				"updated=2025-03-04; language=en",
		},
		{
			name: "meta elements, a dek and a byline of their own",
			in: `<html lang=en><head><meta property="og:site_name" content="Riverton Post"><meta property="og:title" content="Council approves budget"><meta name=description content="Other words.">
				<meta property="article:published_time" content="2025-03-03"><link rel=canonical href="https://press.example/1"></head><body><header><h1>Council approves budget</h1>
				<p class="article-standfirst">The vote ends 412 days of stalemate.</p><div class="byline">By <a>Dana Okafor</a> 3 March 2025</div></header><article>` + htmlBody + `</article></body></html>`,
			parts:  "headline: Council approves budget\ndek: The vote ends 412 days of stalemate.\n" + htmlParts,
			source: "url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor; published=2025-03-03; language=en",
		},
		{
			name: "captions without credits; promotions, newsletters and end matter are cut",
			in: `<html lang=en><body><article><h1>Council approves budget</h1><figure><img src=x.png alt=no><figcaption>The town hall of Riverton on Monday. Photograph: Sam Bell/Agency</figcaption></figure>` +
				htmlBody + `<p>Read more: Harlow votes too</p><div class="newsletter-signup"><p>Sign up for our daily letter</p></div><p>Advertisement</p>
				<figure><figcaption>Photo: Sam Bell</figcaption></figure><aside><p>An aside of other news</p></aside><h2>Related stories</h2><ul><li><a href=x>Harlow</a></li></ul></article></body></html>`,
			parts:  "headline: Council approves budget\ncaption: The town hall of Riverton on Monday.\n" + htmlParts,
			source: "language=en",
		},
		{
			name: "the only h1 is the site's name, the headline a heading below it",
			in: `<html lang=en><head><title>Riverton Bus Notes: Council approves budget for buses</title></head><body><h1><a href="/">Riverton Bus Notes</a></h1>
				<h2>Monday, 3 March</h2><h3>Council approves budget for buses</h3>` + htmlBody + `</body></html>`,
			parts:  "headline: Council approves budget for buses\nheading: Monday, 3 March\n" + htmlParts,
			source: "language=en",
		},
		{
			name: "the only h1 words the headline otherwise than the title",
			in: `<html lang=en><head><title>Riverton council approves its budget after months</title></head><body><h1>After months, the council approves a Riverton budget</h1>
				<h2>Riverton council approves its budget after months</h2>` + htmlBody + `</body></html>`,
			parts:  "headline: After months, the council approves a Riverton budget\nheading: Riverton council approves its budget after months\n" + htmlParts,
			source: "language=en",
		},
		{
			name: "a gallery of numbered slides inside the article",
			in: `<html lang=en><body><article><h1>Council approves budget</h1><h3>1/3 The hall</h3><p>It was built in 1901.</p><p>Agency</p><h3>2/3 The river</h3><p>It floods.</p>
				<h3>3/3 The bus</h3><p>It is new.</p>` + htmlBody + `</article></body></html>`,
			parts:  "headline: Council approves budget\n" + htmlParts,
			source: "language=en",
		},
		{
			name:   "two fractions are no gallery",
			in:     `<html lang=en><body><article><h1>Council approves budget</h1><p>1/2 of the buses came.</p><p>1/2 of them did not.</p>` + htmlBody + `</article></body></html>`,
			parts:  "headline: Council approves budget\nparagraph: 1/2 of the buses came.\nparagraph: 1/2 of them did not.\n" + htmlParts,
			source: "language=en",
		},
		{
			name: "lists, quotations, tables, breaks, hidden text, preformatted text",
			in: `<html lang=en><body><article><h1>Council approves budget</h1>` + htmlBody + `<h2>What it buys</h2><ul><li>twelve <b>buses</b></li><li><p>six trams</p></li></ul><ol start=3><li>Riverton</li><li>Harlow</li></ol>
				<blockquote><p>We kept our promise.</p></blockquote><table><tr><th>town</th><th>buses</th></tr><tr><td>Riverton</td><td>12</td></tr></table>
				<p>One<br>two<br><br>three is a line</p><p style="display: none">hidden</p><pre>a  b
c</pre></article></body></html>`,
			parts: "headline: Council approves budget\n" + htmlParts + `heading: What it buys
list_item: twelve buses
list_item: six trams
list_item: 3. Riverton
list_item: 4. Harlow
quote: We kept our promise.
list_item: town | buses
list_item: Riverton | 12
paragraph: One⏎two
paragraph: three is a line
paragraph: a b⏎c
`,
			source: "language=en",
		},
		{
			name:     "escapes in text, references and attributes",
			in:       "<html lang=en><head><meta name=author content='Dana&#27;]0;x&#7; Okafor'></head><body><article><h1>Council&#x9d;0;x&#7; approves\u202e budget</h1><p>The \x1b[2Jcouncil &amp;#27;[2J met &zwj;&shy;today.</p></article></body></html>",
			parts:    "headline: Council approves budget\nparagraph: The council &#27;[2J met today.\n",
			source:   "byline=Dana Okafor; language=en",
			warnings: "",
		},
		{
			name:   "the charset that the page declares",
			in:     "<html lang=de><head><meta charset=windows-1252><title>T\xfcr</title></head><body><article><h1>Caf\xe9 M\xfcller</h1><p>Der B\xfcrgermeister sagte \x80 4 Mio.</p></article></body></html>",
			parts:  "headline: Café Müller\nparagraph: Der Bürgermeister sagte € 4 Mio.\n",
			source: "language=de", warnings: "facts are found in English only; this article is in German",
		},
		{
			name: "the text that only JSON-LD has",
			in: `<html lang=en><head><title>T</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Council approves budget","articleBody":"` +
				para + `\n\nIt was the fifth try for the plan, and the last before the summer recess of the council, which begins next week."}</script></head><body><div id=root></div></body></html>`,
			parts: "headline: Council approves budget\nparagraph: " + para +
				"\nparagraph: It was the fifth try for the plan, and the last before the summer recess of the council, which begins next week.\n",
			source: "language=en",
		},
		{
			name:   "addresses of other schemes and with credentials",
			in:     `<!-- saved from url=(0027)https://user:pw@press.example/1 --><html lang=en><head><link rel=canonical href="javascript:alert(1)"></head><body><h1>Council approves budget</h1><p>The council met.</p></body></html>`,
			parts:  "headline: Council approves budget\nparagraph: The council met.\n",
			source: "url=https://press.example/1; language=en",
		},
	})
}

// TestHardHTML gives pages that a tree builder takes quadratic time or deep
// recursion for; all of them keep their words.
func TestHardHTML(t *testing.T) {
	const word = "<p>The WORD is still there, in a sentence of some length.</p>"
	for _, tt := range []struct{ name, in string }{
		{"100,000 divs", strings.Repeat("<div>", 100_000) + word},
		{"100,000 self-closed divs", strings.Repeat("<div/>", 100_000) + word},
		{"nested formatting", strings.Repeat("<b><i>", 50_000) + word},
		{"fonts that every paragraph reopens", strings.Repeat("<a href=1><font size=2>", 4000) + strings.Repeat("</p>", 4000) + word},
		{"nested tables", strings.Repeat("<table><tr><td>", 5000) + word},
		{"foreign content", strings.Repeat("<svg><math><mi><foreignObject>", 5000) + strings.Repeat("</foreignObject></mi></math></svg>", 5000) + word},
		{"50,000 attributes", "<p " + strings.Repeat("a=1 ", 50_000) + ">x</p>" + word},
		{"200,000 elements", strings.Repeat("<p>x</p>", 200_000) + word},
		{"ampersands", word + strings.Repeat("&", 200_000)},
		{"open comment", word + "<!-- " + strings.Repeat("x", 100_000)},
	} {
		a := one(t, "a.html", "<!doctype html><html><head><title>Council</title></head><body>"+tt.in, Options{})
		if !strings.Contains(a.Text, "WORD") {
			t.Errorf("%s: the word is lost", tt.name)
		}
	}
}

func TestCaptionCredit(t *testing.T) {
	for in, want := range map[string]string{
		"The town hall on Monday. Photograph: Sam Bell":      "The town hall on Monday.",
		"Mayor Marcus Bell at the vote (AP Photo/Sam Bell)":  "Mayor Marcus Bell at the vote",
		"Image caption The mayor spoke first | Getty Images": "The mayor spoke first",
		"Photo: Sam Bell": "",
		"Getty Images":    "",
	} {
		if got := withoutCredit(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestBoilerplate(t *testing.T) {
	for in, want := range map[string]bool{
		"Read more: Harlow votes too":                         true,
		"Sign up for our daily newsletter":                    true,
		"ADVERTISEMENT":                                       true,
		"You are receiving this email because you signed up.": true,
		"© 2025 Riverton Post. All rights reserved.":          true,
		"5 min read": true,
		"* * *":      true,
		"Readers more than any others ask for it.":                                    false,
		"Comments by the mayor drew anger from both sides of the chamber":             false,
		"Subscribers paid 4 million for it, the council said in a report on Tuesday.": false,
		"More than 400 people came to the hall.":                                      false,
		"Sponsored by three members, the bill passed on Tuesday after a long debate.": false,
	} {
		if got := isBoilerplate(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestFormatHTMLKeepsFormat(t *testing.T) {
	if a := one(t, "a.txt", "<html><body><h1>Council approves budget</h1>"+htmlBody, Options{}); a.Source.Format != model.FormatHTML {
		t.Errorf("format %s", a.Source.Format)
	}
}
