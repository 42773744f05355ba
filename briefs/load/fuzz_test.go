package load

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// FuzzBytes holds every format to the promises of the package: no panic, valid
// parts over a clean text, and errors of one line that name the input.
func FuzzBytes(f *testing.F) {
	for _, seed := range []string{
		"Council approves budget\n\nBy Dana Okafor\n\nRIVERTON (AP) - " + para,
		"lead\nheadline\n\nheadline\ndek\nbody", "---\ntitle: \"a\\x1b\"\ntags: [a, b]\n---\n# H\n\n> q\n\n- i\n\n| a |\n|---|\n| b |\n",
		"+++\ntitle = 'x'\n+++\n", "<html><head><script type=application/ld+json>{\"@type\":\"Article\"}</script></head><body><article><h1>H</h1>" + htmlBody,
		"<p>a<br><br>b<table><tr><td>c<td>d</table><ol start=9><li>e", mailHead + "\r\nText", mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--",
		`<rss version="2.0"><channel><title>F</title><item><title>T</title><description>d</description></item></channel></rss>`,
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><content type="html">&lt;p&gt;x</content></entry></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"T","content_html":"<p>x"}]}`, `{"uri":"u","headlines":[{"value":"h"}],"bodies":[{"value":"b"}]}`,
		"Headline of it\nDana Okafor , Staff Writer\nMar 4, 2025", "URGENT\n\nHeadline of it\n\nA\n\n-30-", "- item\n  more\n- 2 -\nburs-a/b", "% T\n% A\n% 2025-03-04\n\n[[a|b]] ![[c]][^1]\n\n[^1]: n\n> [!x] y",
		"{\"title\":\"T\"}\n\ntext", "Title: T\nAuthor: A\n\nText", "+++\ntitle = '''a\nb'''\n+++\nx", "---\nauthors:\n  - name: A\n---\nx", "**T**\n\nb", "### K\n\n# T\n\n## D d d d d d\n\nb",
		mailHead + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\na\r\n--x--", mailHead + "\r\n---------- Forwarded message ---------\r\nFrom: a\r\nSubject: b\r\n\r\nText",
		"<html><script type=application/ld+json>//<![CDATA[\n{\"@graph\":[{\"@id\":\"#a\",\"name\":\"N\"},{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}}]}\n//]]></script><h1>H</h1><div>By A B</div><time datetime=2025-03-04>x</time><pre>a\n\nb</pre>",
		`{"text":"a\u001b[2J b","id":"x"}` + "\n{", "\xff\xfea\x00b\x00", "Caf\xe9 M\xfcller", "\x1b$B$3$l\x1b(B", "From a\nFrom: a\nSubject: b\n\nx\nFrom b\nTo: a\nSubject: c\n\ny",
	} {
		f.Add([]byte(seed), uint8(0))
	}
	formats := append([]string{""}, Formats()...)
	f.Fuzz(func(t *testing.T, data []byte, format uint8) {
		if len(data) > 64<<10 {
			t.Skip("long inputs have tests of their own")
		}
		opts := Options{Format: model.Format(formats[int(format)%len(formats)]), Verbatim: format >= 128}
		articles, err := Bytes(context.Background(), "in\x1bput", data, opts)
		for _, a := range articles {
			checkFuzzed(t, a, opts)
		}
		if err == nil {
			if len(articles) == 0 {
				t.Fatal("neither article nor error")
			}
			return
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			if clean.Line(line) != line || !strings.HasPrefix(line, `"in`) {
				t.Fatalf("error line %q", line)
			}
		}
		var e *Error
		if !errors.As(err, &e) || strings.Contains(e.Error(), "gave up") {
			t.Fatalf("error %v", err)
		}
	})
}

// checkFuzzed is check, but that text taken verbatim may hold line breaks in
// any number.
func checkFuzzed(t *testing.T, a model.Article, opts Options) {
	t.Helper()
	check(t, a)
	if opts.Verbatim {
		return
	}
	if strings.Contains(a.Text, "\n\n\n") || strings.TrimSpace(a.Text) != a.Text {
		t.Fatalf("loose ends in %q", a.Text)
	}
	for i, p := range a.Parts {
		if strings.Contains(a.Text[p.Start:p.End], "\n\n") {
			t.Fatalf("part %d holds a blank line: %q", i, a.Text[p.Start:p.End])
		}
	}
}

// TestHostileFiles loads what stands in testdata/hostile: one file for each
// attack that once got through or cost too much, named for it.
func TestHostileFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/hostile/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no hostile files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		articles, err := Bytes(context.Background(), name, data, Options{})
		for _, a := range articles {
			check(t, a)
			if strings.Contains(a.Text+a.Headline+a.Source.Byline, "PWNED") {
				t.Errorf("%s: the payload is read: %q", name, a.Text)
			}
		}
		if len(articles) == 0 {
			t.Errorf("%s: nothing is left: %v", name, err)
		} else if !strings.Contains(articles[len(articles)-1].Text, "END OF ARTICLE") {
			t.Errorf("%s: the end is lost: %q", name, articles[0].Text)
		}
	}
}

func benchmarkBytes(b *testing.B, name, data string) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes(context.Background(), name, []byte(data), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// news makes a text of n bytes or more, in paragraphs of three sentences.
func news(n int) string {
	var b strings.Builder
	b.WriteString("Council approves budget\n\nBy Dana Okafor, 2025-03-03\n\nRIVERTON — ")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "%s It was the %dth try. “We kept our promise,” said Bell’s deputy.\n\n", para, i)
	}
	return b.String()
}

func BenchmarkBytes(b *testing.B) {
	html := func(n int) string {
		return "<html lang=en><body><article><h1>Council approves budget</h1><p>" + strings.ReplaceAll(news(n), "\n\n", "</p><p>") + "</p></article>"
	}
	feed := `<rss version="2.0"><channel><title>F</title>` + strings.Repeat("<item><title>T</title><description>&lt;p&gt;"+para+"&lt;/p&gt;</description></item>", 100) + "</channel></rss>"
	for _, bb := range []struct{ name, file, data string }{
		{"text4KB", "a.txt", news(4 << 10)},
		{"text2MB", "a.txt", news(2 << 20)},
		{"wrapped100KB", "a.txt", strings.Repeat("The city council voted 9-4 on Tuesday to approve a\n$4.2 million transit budget, ending a stale mate,\nMayor Marcus Bell said.\n\n", 700)},
		{"markdown4KB", "a.md", "# T\n\n" + news(4<<10)},
		{"markdown2MB", "a.md", "# T\n\n" + news(2<<20)},
		{"html6KB", "a.html", html(6 << 10)},
		{"html100KB", "a.html", html(100 << 10)},
		{"email4KB", "a.eml", mailHead + "\r\n" + news(4<<10)},
		{"feed100items", "a.xml", feed},
		{"german4KB", "a.txt", "Haushalt\n\n" + strings.Repeat("Der Rat der Stadt hat am Dienstag nach langem Streit den Haushalt beschlossen. ", 50)},
	} {
		b.Run(bb.name, func(b *testing.B) { benchmarkBytes(b, bb.file, bb.data) })
	}
}
