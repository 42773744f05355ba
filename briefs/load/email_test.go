package load

import (
	"strings"
	"testing"
)

const mailHead = "From: Dana Okafor <dana@press.example>\r\nTo: r@example.org\r\nSubject: Council approves budget\r\nDate: Mon, 03 Mar 2025 09:30:00 +0100\r\nMIME-Version: 1.0\r\n"

func TestEmail(t *testing.T) {
	const fields = "publisher=Dana Okafor; published=2025-03-03T09:30:00+01:00"
	const english = fields + "; language=en"
	testShapes(t, "a.eml", []shape{
		{
			name:   "plain text",
			in:     mailHead + "\r\nThe council met.\r\n\r\nIt voted. <https://press.example/1>\r\n\r\nhttps://press.example/2\r\n\r\n-- \r\nDana\r\n",
			parts:  "headline: Council approves budget\nparagraph: The council met.\nparagraph: It voted.\n",
			source: english,
		},
		{
			name: "list, encoded words, quoted-printable in KOI8-R",
			in: "From: a@press.example\nList-Id: \"Morning Brief\" <brief.press.example>\nSubject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IHZvdGVz?=\nDate: garbage\n" +
				"Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n=F3=CF=D7=C5=D4.\n",
			parts:  "headline: Café votes\nparagraph: Совет.\n",
			source: "publisher=Morning Brief", warnings: `date of publication "garbage" is not understood`,
		},
		{
			name: "newsletter in HTML: layout tables, hidden preheader, footer",
			in: mailHead + "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView in browser: https://x.example/aaaaaaaaaaaaaaa\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
				`<html><body><div style="display:none;max-height:0">Preheader</div><table><tr><td><table><tr><td><h1>Council approves budget</h1></td></tr><tr><td><p>The council met.</p><p>It voted.</p>` +
				`</td></tr></table></td></tr><tr><td>You are receiving this email because you signed up. <a href=x>Unsubscribe</a></td></tr></table></body></html>` + "\r\n--b--\r\n",
			parts:  "headline: Council approves budget\nparagraph: The council met.\nparagraph: It voted.\n",
			source: english,
		},
		{
			name: "page saved as MHTML",
			in: "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://press.example/1\r\nSubject: Council\r\nDate: Mon, 3 Mar 2025 09:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n" +
				"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://press.example/1\r\n\r\n" +
				"<html lang=3Den><head><meta charset=3D\"utf-8\"></head><body><article><h1>Council=E2=80=99s budget passes</h1><p>The council met.</p></article></body></html>\r\n--b--\r\n",
			parts:  "headline: Council’s budget passes\nparagraph: The council met.\n",
			source: "url=https://press.example/1; published=2025-03-03T09:30:00Z; language=en", path: "a.mht",
		},
		{
			name:   "a boundary that nothing closes, an attachment with a wicked name",
			in:     mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nThe council met.\r\n--x\r\nContent-Disposition: attachment; filename=\"../../../x\"\r\n\r\nno\r\n",
			parts:  "headline: Council approves budget\nparagraph: The council met.\n",
			source: fields,
		},
		{
			name:   "lines that end in CR alone",
			in:     strings.ReplaceAll(mailHead, "\r\n", "\r") + "\rThe council met.\r",
			parts:  "headline: Council approves budget\nparagraph: The council met.\n",
			source: fields,
		},
		{
			name:   "escapes in encoded words",
			in:     "From: =?utf-8?Q?Dana=1B]0;x=07?= <a@b.example>\nSubject: =?utf-8?Q?Council=1B[2J_votes?=\n\nThe =\x1b[2Jcouncil met.\n",
			parts:  "headline: Council votes\nparagraph: The =council met.\n",
			source: "publisher=Dana",
		},
	})
}

func TestMailbox(t *testing.T) {
	message := strings.ReplaceAll(mailHead, "\r\n", "\n") + "\nThe council met.\n\nFrom here it went on.\n\n"
	got := many(t, "a.mbox", "From a@b Mon Mar 3\n"+message+"From a@b Mon Mar 3\nFrom: x@y.example\nSubject: Second\n\nIt voted.\n")
	want := `[publisher=Dana Okafor; published=2025-03-03T09:30:00+01:00; language=en]
headline: Council approves budget
paragraph: The council met.
paragraph: From here it went on.
[publisher=y.example]
headline: Second
paragraph: It voted.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLongHeaders(t *testing.T) {
	folded := strings.Replace(mailHead, "Council approves budget", "Council approves budget"+strings.Repeat("\r\n "+strings.Repeat("a", 70), 2000), 1)
	for _, tt := range []struct{ name, in, headline string }{
		{"one of 5 MB is left out", "X-A: " + strings.Repeat("a", 5_000_000) + "\r\n" + mailHead, "Council approves budget"},
		{"a folded one is cut", folded, "Council approves budget aaaaaaaaaa"},
	} {
		a := one(t, "a.eml", tt.in+"\r\nThe council met.\r\n", Options{})
		if !strings.HasPrefix(a.Headline, tt.headline) || !strings.HasSuffix(a.Text, "The council met.") || len(a.Warnings) != 1 || a.Source.Publisher != "Dana Okafor" {
			t.Errorf("%s: headline %.60q, warnings %q, publisher %q", tt.name, a.Headline, a.Warnings, a.Source.Publisher)
		}
	}
}

func TestHardMail(t *testing.T) {
	nested := "Content-Type: text/plain\r\n\r\nThe council met."
	for range 100 {
		nested = "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n" + nested + "\r\n--b--\r\n"
	}
	for _, tt := range []struct{ name, in, want string }{
		{"parts within each other", mailHead + nested, "nest deeper than 16"},
		{"20,000 parts", mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + strings.Repeat("--x\r\n\r\na\r\n", 20_000), "more than 200 parts"},
		{"300 parts", mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + strings.Repeat("--x\r\n\r\na\r\n", 300), "more than 200 parts"},
		{"2 MB of headers", strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\r\n", 2000) + mailHead + "\r\nText", "headers are larger than 1024 KiB"},
		{"a picture alone", mailHead + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=", "it has no text part"},
	} {
		got := many(t, "a.eml", tt.in)
		if !strings.HasPrefix(got, `error: "a.eml": read as email: `) || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s", tt.name, shorten(got, 300))
		}
	}
}
