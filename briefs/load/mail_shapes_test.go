package load

import (
	"strings"
	"testing"
)

func TestMailShapes(t *testing.T) {
	const head = "From: The Courier <news@courier.example>\nSubject: Council approves budget\nDate: Tue, 4 Mar 2025 18:20:00 EST\nMIME-Version: 1.0\n"
	const friend = "From: A Friend <f@x.example>\nSubject: Fwd: Council approves budget\nDate: Wed, 5 Mar 2025 09:00:00 +0000\nMIME-Version: 1.0\n"
	const text = "Content-Type: text/plain; charset=utf-8\n\n"
	const parts = "\nheadline: Council approves budget\nparagraph: " + para + "\nparagraph: " + other + "\n"
	const fields = "publisher=The Courier; published=2025-03-04T18:20:00-05:00; language=en"
	mixed := func(boundary string) string {
		return head + "Content-Type: multipart/mixed" + boundary + "\n\n--BB\n" + text + para + "\n--BB\n" + text + other + "\n--BB--\n"
	}
	const noted, damaged = "a forwarded message: the note above it is left out", "the message is damaged; what could be read is shown"
	testShapes(t, "a.eml", []shape{
		{name: "text in two parts", in: mixed(`; boundary="BB"`), parts: parts, source: fields},
		{name: "another boundary than its parts have", in: mixed("; boundary=XX"), parts: parts, source: fields, warnings: damaged},
		{name: "no boundary", in: mixed(""), parts: parts, source: fields, warnings: damaged},
		{
			name: "forwarded as an attachment", in: friend + "Content-Type: multipart/mixed; boundary=BB\n\n--BB\n" + text + "See below.\n--BB\nContent-Type: message/rfc822\n\n" + head + text + para + "\n\n" + other + "\n--BB--\n",
			parts: parts, source: fields, warnings: noted,
		},
		{name: "forwarded as text", in: friend + text + "See below.\n\n---------- Forwarded message ---------\nFrom: The Courier <news@courier.example>\nDate: Tue, Mar 4, 2025 at 6:20 PM EST\n" +
			"Subject: Council approves budget\nTo: <f@x.example>\n\n" + para + "\n\n" + other + "\n", parts: parts, source: fields, warnings: noted},
		{
			name: "what is attached to a long message is not the article", in: head + "Content-Type: multipart/mixed; boundary=BB\n\n--BB\n" + text + para + "\n\n" + other + "\n\n" + strings.Repeat("The vote was close. ", 20) +
				"\n--BB\nContent-Type: message/rfc822\n\n" + friend + text + "Something else.\n--BB--\n",
			parts: parts + "paragraph: " + strings.TrimSpace(strings.Repeat("The vote was close. ", 20)) + "\n", source: fields,
		},
	})
}

func TestFeedShapes(t *testing.T) {
	item := func(inner string) string {
		return `<rss version="2.0"><channel><title>The Courier</title><link>https://courier.example/</link><language>en</language><item><title>Council approves budget</title>` + inner + `</item></channel></rss>`
	}
	whole := item("<link>https://courier.example/budget</link><description>" + para + "</description>")
	const parts = "\nheadline: Council approves budget\nparagraph: " + para + "\n"
	const fields = "url=https://courier.example/budget; publisher=The Courier; language=en"
	testShapes(t, "a.xml", []shape{
		{name: "a link that starts from the feed's", in: item("<link>/budget</link><description>" + para + "</description>"), parts: parts, source: fields},
		{name: "an identifier that is the link", in: item("<guid isPermaLink='true'>https://courier.example/budget</guid><description>" + para + "</description>"), parts: parts, source: fields},
		{name: "cut off in its second item", in: strings.Replace(whole, "</channel></rss>", "<item><title>Second</title><descr", 1), parts: parts, source: fields, warnings: "the feed is cut off; its whole items are shown"},
		{name: "the author of an Atom feed", in: `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title><author><name>Dana Okafor</name></author><entry><title>Council approves budget</title><id>1</id>` +
			`<link href="https://courier.example/budget"/><summary>` + para + `</summary></entry></feed>`, parts: parts, source: "url=https://courier.example/budget; publisher=The Courier; byline=Dana Okafor; language=en"},
		{name: "paragraphs of plain text", in: `{"version":"https://jsonfeed.org/version/1.1","title":"The Courier","language":"en","items":[{"id":"1","url":"https://courier.example/budget","title":"Council approves budget","content_text":"` +
			para + `\n\n` + other + `"}]}`, parts: parts + "paragraph: " + other + "\n", source: fields},
	})
}
