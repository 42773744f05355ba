package load

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// many loads an input that holds several articles.
func many(t *testing.T, name, data string) string {
	t.Helper()
	articles, err := Bytes(context.Background(), name, []byte(data), Options{})
	var b strings.Builder
	for _, a := range articles {
		check(t, a)
		fmt.Fprintf(&b, "[%s]\n%s", source(a), dump(a))
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

func TestFeeds(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{
			"RSS with content and description",
			`<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
			<channel><title>Riverton Post</title><link>https://press.example/</link><language>en-gb</language>
			<item><title>Council &amp;amp; mayor approve budget</title><link>https://press.example/1</link><dc:creator>Dana Okafor</dc:creator><guid>../../x</guid>
			<pubDate>Mon, 03 Mar 2025 09:30:00 +0100</pubDate><description>The vote ends 412 days of stalemate.</description>
			<content:encoded><![CDATA[<p>RIVERTON (AP) — The council met.</p><p>It voted.</p><p><a href="x">Read more</a></p>]]></content:encoded></item>
			<item><title>Second</title><description>&lt;p&gt;Only one.&lt;/p&gt;</description><pubDate>Fri, 31 Feb 2025 25:61:61 +9999</pubDate></item></channel></rss>`,
			`[url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor; dateline=RIVERTON (AP); published=2025-03-03T09:30:00+01:00; language=en]
headline: Council & mayor approve budget
dek: The vote ends 412 days of stalemate.
paragraph: The council met.
paragraph: It voted.
[publisher=Riverton Post; language=en]
headline: Second
paragraph: Only one.
`,
		},
		{
			"Atom with XHTML",
			`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Riverton Post</title><entry><title type="html">Council &lt;b&gt;approves&lt;/b&gt;</title>
			<link href="https://press.example/1"/><id>x</id><updated>2025-03-04T00:00:00Z</updated><author><name>Dana Okafor</name></author>
			<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council met.</p><ul><li>One</li></ul></div></content></entry></feed>`,
			`[url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor; published=2025-03-04T00:00:00Z; language=en]
headline: Council approves
paragraph: The council met.
list_item: One
`,
		},
		{
			"JSON Feed",
			`{"version":"https://jsonfeed.org/version/1.1","title":"Riverton Post","language":"en","items":[{"id":"1","url":"https://press.example/1","title":"Council approves budget",
			"content_html":"<p>The council met.</p>","date_published":"2025-03-03T09:30:00Z","authors":[{"name":"Dana Okafor"}]},{"id":"2","content_text":"No title here."}]}`,
			`[url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor; published=2025-03-03T09:30:00Z; language=en]
headline: Council approves budget
paragraph: The council met.
[publisher=Riverton Post; language=en]
paragraph: No title here.
`,
		},
		{
			"RSS 1.0",
			`<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel rdf:about="x"><title>Riverton Post</title></channel><item rdf:about="y"><title>Council approves budget</title><link>https://press.example/1</link>
			<dc:date>2025-03-03</dc:date><description>The council met.</description></item></rdf:RDF>`,
			"[url=https://press.example/1; publisher=Riverton Post; published=2025-03-03]\nheadline: Council approves budget\nparagraph: The council met.\n",
		},
		{
			"EUC-JP by declaration",
			"<?xml version=\"1.0\" encoding=\"EUC-JP\"?><rss version=\"2.0\"><channel><title>F</title><item><title>\xcd\xbd\xbb\xbb</title><description>\xc5\xec\xb5\xfe</description></item></channel></rss>",
			"[publisher=F]\nheadline: 予算\nparagraph: 東京\n",
		},
		{
			"escapes in references written twice",
			`<rss version="2.0"><channel><title>F</title><item><title>Council &amp;#27;[2J approves</title><description>The &amp;#x9d;0;x&amp;#7; council met.</description></item></channel></rss>`,
			"[publisher=F]\nheadline: Council approves\nparagraph: The council met.\n",
		},
		{
			"cut off", `<rss version="2.0"><channel><title>F</title><item><title>T`,
			"error: \"f.xml\": read as feed: ", // the parser's own words follow
		},
		{
			"entities", `<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>`,
			"error: \"f.xml\": read as feed: it declares entities of its own; save the feed again, or its articles as text\n",
		},
		{
			"nested without end", "<rss>" + strings.Repeat("<a>", 300),
			"error: \"f.xml\": read as feed: elements nest deeper than 256; save the feed again, or its articles as text\n",
		},
	} {
		got := many(t, "f.xml", tt.in)
		if got != tt.want && (!strings.HasSuffix(tt.want, ": ") || !strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestNinjs(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{
			"version 1",
			`{"uri":"https://press.example/1","type":"text","versioncreated":"2025-03-03T09:30:00Z","headline":"Council approves budget","byline":"By Dana Okafor","located":"Riverton",
			"description_text":"The vote ends 412 days of stalemate.","body_html":"<p>The council met.</p><p>It voted.</p>","language":"en","copyrightholder":"Riverton Post"}`,
			`[url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor; dateline=Riverton; published=2025-03-03T09:30:00Z; language=en]
headline: Council approves budget
dek: The vote ends 412 days of stalemate.
paragraph: The council met.
paragraph: It voted.
`,
		},
		{
			"version 2",
			`{"uri":"urn:1","firstcreated":"2025-03-02T09:30:00Z","versioncreated":"2025-03-03T09:30:00Z","headlines":[{"role":"short","value":"Budget"},{"role":"main","value":"Council approves budget"}],
			"bodies":[{"role":"main","contenttype":"text/plain","value":"The council met.\n\nIt voted."}],"language":"en"}`,
			`[published=2025-03-02T09:30:00Z; updated=2025-03-03T09:30:00Z; language=en]
headline: Council approves budget
paragraph: The council met.
paragraph: It voted.
`,
		},
		{
			"version 3 in camel case, two on lines of their own",
			`{"uri":"urn:1","contentCreated":"2025-03-03","headlines":[{"value":"One"}],"bodies":[{"contentType":"text/html","value":"<p>The council met.</p>"}]}` + "\n" +
				`{"uri":"urn:2","bodies":5}`,
			"[published=2025-03-03]\nheadline: One\nparagraph: The council met.\n" +
				"error: \"n.json\": line 2: there is neither headline nor body; give a ninjs news item with a headline or a body\n",
		},
	} {
		if got := many(t, "n.json", tt.in); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestJSONL(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{
			"fields of the contract",
			`{"id":"1","headline":"Council approves budget","dek":"The vote ends it.","text":"The council met.\n\nIt voted.","published":"2025-03-03","publisher":"Post","byline":"Dana Okafor","url":"https://press.example/1","language":"en"}`,
			`[url=https://press.example/1; publisher=Post; byline=Dana Okafor; published=2025-03-03; language=en]
headline: Council approves budget
dek: The vote ends it.
paragraph: The council met.
paragraph: It voted.
`,
		},
		{"text alone, its headline found", `{"text":"Council approves budget\n\nThe council met."}`, "[]\nheadline: Council approves budget\nparagraph: The council met.\n"},
		{"a headline that the text repeats", `{"headline":"Council approves","text":"Council approves\n\nThe council met."}`, "[]\nheadline: Council approves\nparagraph: The council met.\n"},
		{"several lines make one object", "{\n\"headline\": \"One\",\n\"text\": \"The council met.\"\n}", "[]\nheadline: One\nparagraph: The council met.\n"},
		{"a list", `[{"headline":"One","text":"A b."}, {"headline":"Two","text":"C d."}]`, "[]\nheadline: One\nparagraph: A b.\n[]\nheadline: Two\nparagraph: C d.\n"},
		{
			"bad lines are errors of their own", "{\"headline\":\"One\",\"text\":\"A b.\"}\n\n{bad\n{\"text\":5}\n[]\n{\"headline\":\"Two\",\"text\":\"C d.\"}\n",
			"[]\nheadline: One\nparagraph: A b.\n[]\nheadline: Two\nparagraph: C d.\n" +
				"error: \"a.jsonl\": line 3: not a JSON object: invalid character 'b' looking for beginning of object key string; give one JSON object a line, with a \"text\"\n" +
				"\"a.jsonl\": line 4: there is no \"text\"; give one JSON object a line, with a \"text\"\n",
		},
	} {
		if got := many(t, "a.jsonl", tt.in); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestVerbatim holds text taken as it stands to the caller's own offsets.
func TestVerbatim(t *testing.T) {
	in := `{"id":"my id","headline":"Not in the text","dek":"Nor this","text":"  One\u001b[2J two\u202e.\r\n\n\nBy Dana\tOkafor  "}`
	a := one(t, "a.jsonl", in, Options{Verbatim: true})
	if want := "  One [2J two   . \n\n\nBy Dana\tOkafor  "; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if a.ID != "my id" || a.Headline != "Not in the text" || a.Dek != "Nor this" || len(a.Warnings) != 0 {
		t.Errorf("id %q, headline %q, dek %q, warnings %q", a.ID, a.Headline, a.Dek, a.Warnings)
	}
	if got, want := dump(a), "paragraph: One [2J two   .\nparagraph: By Dana\tOkafor\n"; got != want {
		t.Errorf("parts %q, want %q", got, want)
	}
	if a := one(t, "a.jsonl", `{"text":"x"}`, Options{Verbatim: true}); a.ID == "" {
		t.Error("no id is made where none is given")
	}
}

func TestManyErrors(t *testing.T) {
	_, err := Bytes(context.Background(), "a.jsonl", []byte(`{"text":"a b"}`+"\n"+strings.Repeat("{bad\n", 5000)), Options{})
	if lines := strings.Count(err.Error(), "\n"); lines != maxErrors || !strings.HasSuffix(err.Error(), "4980 more entries are bad") {
		t.Errorf("%d lines: %v", lines, err)
	}
}
