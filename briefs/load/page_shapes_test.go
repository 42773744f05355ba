package load

import "testing"

// Pages as sites write them, with what each taught.
func TestPageShapes(t *testing.T) {
	const h = "Council approves budget after long talks"
	const ps = "<p>" + para + "</p><p>" + other + "</p>"
	const parts = "\nheadline: " + h + "\nparagraph: " + para + "\nparagraph: " + other + "\n"
	const all = "url=https://courier.example/budget; publisher=The Courier; byline=Dana Okafor; published=2025-03-04; language=en"
	article := func(ld string) string {
		return `<html lang="en"><head><title>` + h + ` - courier.example</title>` + ld + `</head><body><article><h1>` + h + `</h1>` + ps + `</article></body></html>`
	}
	const ld = `{"@type":"NewsArticle","headline":"` + h + `","datePublished":"2025-03-04","author":{"name":"Dana Okafor"},"publisher":{"name":"The Courier"},"url":"https://courier.example/budget"}`
	const script = `<script type="application/ld+json">`
	under := func(lines string) string {
		return `<html lang="en"><body><article><h1>` + h + `</h1>` + lines + ps + `</article></body></html>`
	}
	testShapes(t, "a.html", []shape{
		{name: "JSON-LD whose article names its people by identifier", in: article(script + `{"@graph":[{"@type":"Person","@id":"#p","name":"Dana Okafor"},` +
			`{"@type":"Organization","@id":"#o","name":"The Courier"},{"@type":"NewsArticle","datePublished":"2025-03-04","author":[{"@id":"#p"}],` +
			`"publisher":{"@id":"#o"},"url":"https://courier.example/budget"}]}</script>`), parts: parts, source: all},
		{name: "JSON-LD in a CDATA comment", in: article(script + "//<![CDATA[\n" + ld + "\n//]]></script>"), parts: parts, source: all},
		{name: "JSON-LD with line ends in its strings", in: article(script + `{"description":"two` + "\n" + `lines",` + ld[1:] + `</script>`), parts: parts, source: all},
		{name: "JSON-LD whose type has a charset", in: article(`<script type='application/ld+json; charset=utf-8'>` + ld + `</script>`), parts: parts, source: all},
		{name: "broken JSON-LD before a good one", in: article(script + `{"@type":"NewsArticle","headline":"x",}</script>` + script + ld + `</script>`), parts: parts, source: all},
		{
			name: "an address that starts from the base", in: `<html lang="en"><head><base href="https://courier.example/"><link rel="canonical" href="/budget"></head><body><h1>` + h + `</h1>` + ps + `</body></html>`,
			parts: parts, source: "url=https://courier.example/budget; language=en",
		},
		{
			name: "saved with SingleFile", in: "<!DOCTYPE html><html lang=en><!--\n Page saved with SingleFile \n url: https://courier.example/budget \n saved date: x\n--><body><h1>" + h + "</h1>" + ps + "</body></html>",
			parts: parts, source: "url=https://courier.example/budget; language=en",
		},
		{
			name: "microdata", in: `<html lang="en"><body itemscope><h1>` + h + `</h1><meta itemprop="datePublished" content="2025-03-04"><span itemprop="author"><span itemprop="name">Dana Okafor</span></span>` +
				`<div itemprop="publisher"><meta itemprop="name" content="The Courier"></div><div itemprop="articleBody">` + ps + `</div></body></html>`,
			parts: parts, source: "publisher=The Courier; byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{name: "a date in the byline's element", in: under(`<p class="byline">By Dana Okafor | March 4, 2025</p>`), parts: parts, source: "byline=Dana Okafor; published=2025-03-04; language=en"},
		{
			name: "byline and date in elements without names", in: under(`<div>By <a>Dana Okafor</a></div><div>Published: Tuesday 4 March 2025, 18:20 GMT</div>`),
			parts: parts, source: "byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{name: "a time stands in the source", in: under(`<time datetime="2025-03-04">4 March</time>`), parts: parts, source: "published=2025-03-04; language=en"},
		{
			name: "a time in the menu is not the article's", in: `<html lang="en"><body><nav><time datetime="2024-01-01">old</time></nav><h1>` + h + `</h1><time datetime="2025-03-04">4 March</time>` + ps + `</body></html>`,
			parts: parts, source: "published=2025-03-04; language=en",
		},
		{name: "buttons, ages and names that stick together under the headline", in: `<html lang="en"><head>` + script + ld + `</script></head><body><article><h1>` + h +
			`</h1><div><time>3 hours ago</time></div><div><span>Dana Okafor</span><span>City desk</span></div><div>Share<span>Save</span></div>` + ps + `</article></body></html>`, parts: parts, source: all},
		{
			name: "a dek that a script knows by name", in: under(`<div data-gu-name="standfirst"><p>Plan adds 18 buses and raises fares</p></div>`),
			parts: "\nheadline: " + h + "\ndek: Plan adds 18 buses and raises fares\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "language=en",
		},
		{
			name: "preformatted text", in: `<html lang="en"><body><pre>` + h + "\n\nBy Dana Okafor\n\n" + para + "\n\n" + other + `</pre><title>` + h + `</title></body></html>`,
			parts: parts, source: "byline=Dana Okafor; language=en",
		},
		{name: "advertisement elements of AMP", in: under(`<amp-ad width=300>Buy this</amp-ad>`), parts: parts, source: "language=en"},
		{
			name: "tags, and where a feed's copy came from", in: `<html lang="en"><body><article><h1>` + h + `</h1>` + ps + `<p>Tags: budget, buses</p><p>The post <a>` + h + `</a> appeared first on <a>The Courier</a>.</p></article></body></html>`,
			parts: parts, source: "language=en",
		},
	})
}
