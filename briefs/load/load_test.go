package load

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// one loads an input that holds one article.
func one(t *testing.T, name, data string, opts Options) model.Article {
	t.Helper()
	articles, err := Bytes(context.Background(), name, []byte(data), opts)
	if err != nil || len(articles) != 1 {
		t.Fatalf("%s: %d articles, error %v", name, len(articles), err)
	}
	check(t, articles[0])
	return articles[0]
}

// check holds an article against the promises of the package: valid parts that
// cover the text, nothing left to clean, fields of one line.
func check(t *testing.T, a model.Article) {
	t.Helper()
	b := model.Brief{Article: a}
	if err := b.Check(); err != nil {
		t.Fatalf("%s: %v", a.Source.Path, err)
	}
	if got := clean.Text(a.Text); got != a.Text {
		t.Fatalf("%s: the text is not clean: %q", a.Source.Path, a.Text)
	}
	if got := clean.Text(a.Markdown); got != a.Markdown {
		t.Fatalf("%s: the Markdown is not clean", a.Source.Path)
	}
	s := a.Source
	for _, f := range append([]string{a.Headline, a.Dek, s.Path, s.URL, s.Publisher, s.Byline, s.Dateline, s.Published, s.Updated, s.Language}, append(a.Warnings, a.Tags...)...) {
		if clean.Line(f) != f {
			t.Fatalf("%s: field %q is not clean", a.Source.Path, f)
		}
	}
	if a.ID == "" || a.Text == "" {
		t.Fatalf("%s: article without id or text", a.Source.Path)
	}
}

// dump writes the parts of an article, one a line, as "kind: text".
func dump(a model.Article) string {
	var b strings.Builder
	for _, p := range a.Parts {
		fmt.Fprintf(&b, "%s: %s\n", p.Kind, strings.ReplaceAll(a.Text[p.Start:p.End], "\n", "⏎"))
	}
	return b.String()
}

// source writes the fields of an article's source that are not empty.
func source(a model.Article) string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"url", a.Source.URL},
		{"publisher", a.Source.Publisher},
		{"byline", a.Source.Byline},
		{"dateline", a.Source.Dateline},
		{"published", a.Source.Published},
		{"updated", a.Source.Updated},
		{"language", a.Source.Language},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s=%s; ", f.name, f.value)
		}
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// shape is a row of the tables per format.
type shape struct {
	name, in     string
	parts        string // as dump writes them
	source       string // as source writes them; not compared when "-"
	warnings     string // joined by "|"
	path         string // name of the input; a default when empty
	expectFormat model.Format
}

func testShapes(t *testing.T, path string, tests []shape) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := one(t, first(tt.path, path), tt.in, Options{})
			if got, want := dump(a), strings.TrimLeft(tt.parts, "\n"); got != want {
				t.Errorf("parts:\n%s\nwant:\n%s", got, want)
			}
			if got := source(a); tt.source != "-" && got != tt.source {
				t.Errorf("source: %s\nwant:   %s", got, tt.source)
			}
			if got := strings.Join(a.Warnings, "|"); got != tt.warnings {
				t.Errorf("warnings %q, want %q", got, tt.warnings)
			}
			if tt.expectFormat != "" && a.Source.Format != tt.expectFormat {
				t.Errorf("format %s, want %s", a.Source.Format, tt.expectFormat)
			}
		})
	}
}

// para is a paragraph of news that no rule takes for anything else.
const para = "The city council voted 9-4 on Tuesday to approve a $4.2 million transit budget, Mayor Marcus Bell said, ending a 412-day stalemate."

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	fifo := filepath.Join(dir, "fifo.txt")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	loop := filepath.Join(dir, "loop.txt")
	if err := os.Symlink("loop.txt", loop); err != nil {
		t.Fatal(err)
	}
	large := write("large.txt", "A headline\n")
	if err := os.Truncate(large, 8<<30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	tests := []struct{ name, path, want string }{
		{"absent", filepath.Join(dir, "absent.txt"), "open: no such file or directory; check the spelling"},
		{"folder", dir, "open: it is a folder"},
		{"named pipe", fifo, "open: it is a named pipe"},
		{"device", "/dev/zero", "open: it is a device"},
		{"loop of links", loop, "its links point to each other"},
		{"8 GiB", large, "read: larger than 20 MiB; split it into articles"},
		{"empty", write("empty.txt", ""), "read: nothing to read in it"},
		{"white space", write("blank.md", " \n\t\n"), "nothing to read in it"},
		{"byte order mark alone", write("bom.txt", "\xef\xbb\xbf"), "nothing to read in it"},
		{"PDF", write("a.txt", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "it is a PDF file, not an article; save it as text"},
		{"NUL bytes", write("b.txt", strings.Repeat("\x00", 999)), "not a text"},
		{"entities of its own", write("c.xml", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>`), "it declares entities of its own"},
		{"other XML", write("d.xml", `<?xml version="1.0"?><opml/>`), "check that it is RSS, Atom or JSON Feed"},
		{"JSON without a text", write("e.jsonl", `{"headline":[1]}`+"\n"+`{bad`), `line 2: not a JSON object`},
		{"control characters in the name", filepath.Join(dir, "x\x1b]0;t\x07\ny"), `x y": open:`},
	}
	for _, tt := range tests {
		articles, err := File(context.Background(), Ref{Path: tt.path}, Options{})
		if err == nil || len(articles) > 0 {
			t.Errorf("%s: %d articles, error %v", tt.name, len(articles), err)
			continue
		}
		if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q in it", tt.name, err, tt.want)
		}
		var e *Error
		if !errors.As(err, &e) || e.Input != tt.path {
			t.Errorf("%s: %T does not name the input", tt.name, err)
		} else if line := e.Error(); clean.Line(line) != line {
			t.Errorf("%s: not one clean line: %q", tt.name, line)
		}
	}
}

func TestStandardInput(t *testing.T) {
	in := Options{Stdin: strings.NewReader("A headline\n\n" + para)}
	articles, err := File(context.Background(), Ref{Path: "-"}, in)
	if err != nil || len(articles) != 1 || articles[0].Source.Path != "-" || articles[0].Headline != "A headline" {
		t.Errorf("%d articles, error %v", len(articles), err)
	}
	if _, err := File(context.Background(), Ref{Path: "-"}, Options{}); err == nil {
		t.Error("no error without a standard input")
	}
	if _, err := File(context.Background(), Ref{Path: "-"}, Options{Stdin: endless{}}); err == nil || !strings.Contains(err.Error(), "larger than 20 MiB") {
		t.Errorf("endless input: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, strings.Repeat("word ", 1000)), nil }

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "sub/c.html", "sub/pic.png", ".hidden/x.txt", "page_files/y.html", "z~", "sub/.d.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(para), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"up": ".", "good.txt": "b.txt", "lost.txt": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "fifo"), 0o600); err != nil {
		t.Fatal(err)
	}
	refs, errs := Expand(context.Background(), []string{filepath.Join(dir, "b.txt"), "-", dir, filepath.Join(dir, "absent")})
	var got []string
	for _, r := range refs {
		got = append(got, strings.TrimPrefix(r.Path, dir+"/"))
	}
	if want := "b.txt - a.md b.txt good.txt sub/c.html"; strings.Join(got, " ") != want {
		t.Errorf("files %q, want %q", strings.Join(got, " "), want)
	}
	if len(errs) != 2 || !strings.Contains(errs[0].Error(), "lost.txt") || !strings.Contains(errs[1].Error(), "absent") {
		t.Errorf("errors %v", errs)
	}
}

func TestExpandDepth(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, strings.Repeat("d/", maxFolderDepth+2))
	if err := os.MkdirAll(deep, 0o750); err != nil {
		t.Fatal(err)
	}
	refs, errs := Expand(context.Background(), []string{dir})
	if len(refs) != 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "deeper than 64") {
		t.Errorf("%d files, errors %v", len(refs), errs)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Bytes(ctx, "a.txt", []byte(para), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Bytes: %v", err)
	}
	if refs, errs := Expand(ctx, []string{"/"}); len(refs) > 0 || len(errs) != 1 {
		t.Errorf("Expand: %d files, errors %v", len(refs), errs)
	}
}

func TestFS(t *testing.T) {
	fsys := fstest.MapFS{
		"b.md":      {Data: []byte("# Second\n\n" + para)},
		"a.txt":     {Data: []byte("First\n\n" + para)},
		"c/d.txt":   {Data: []byte("")},
		"pic.png":   {Data: []byte("x")},
		"README.go": {Data: []byte("package x")},
	}
	articles, errs := FS(context.Background(), fsys, Options{})
	if len(articles) != 2 || articles[0].Headline != "First" || articles[1].Headline != "Second" {
		t.Errorf("articles %v", articles)
	}
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), `"c/d.txt"`) {
		t.Errorf("errors %v", errs)
	}
}

// TestIdentity holds the identifier to the content: the same article has it
// under any name and in any format, another has another.
func TestIdentity(t *testing.T) {
	a := one(t, "a.txt", "A headline\n\n"+para, Options{})
	b := one(t, "elsewhere/b.md", "# A headline\n\n"+para, Options{})
	c := one(t, "a.txt", "A headline\n\n"+para+" More.", Options{})
	if a.ID != b.ID || a.ID == c.ID || len(a.ID) != 16 {
		t.Errorf("ids %s %s %s", a.ID, b.ID, c.ID)
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		name, path, in string
		want           model.Format
	}{
		{"text", "a", "A headline\n\nBody", model.FormatText},
		{"text with a hash sign further on", "a.txt", "A headline\n\n# not a heading", model.FormatText},
		{"Markdown by its name", "a.md", "A headline\n\nBody", model.FormatMarkdown},
		{"Markdown by its heading", "-", "# A headline\n\nBody", model.FormatMarkdown},
		{"Markdown by its front matter", "a.txt", "---\ntitle: T\n---\nBody", model.FormatMarkdown},
		{"Markdown that opens with HTML", "a.md", "<div align=center>\n\n# T\n</div>", model.FormatMarkdown},
		{"a rule is no front matter", "-", "---\njust text\n---\nmore", model.FormatText},
		{"HTML", "-", "<!DOCTYPE html><p>x", model.FormatHTML},
		{"HTML after a comment", "-", "<!-- saved from url=(0014)about:internet -->\n<html><p>x", model.FormatHTML},
		{"XHTML", "-", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html/>`, model.FormatHTML},
		{"HTML fragment", "-", "<p>Hello</p>", model.FormatHTML},
		{"RSS", "-", `<?xml version="1.0"?><rss version="2.0"/>`, model.FormatFeed},
		{"RSS in UTF-16", "-", "\xff\xfe<\x00r\x00s\x00s\x00>\x00", model.FormatFeed},
		{"Atom", "-", `<feed xmlns="http://www.w3.org/2005/Atom"/>`, model.FormatFeed},
		{"RDF", "-", `<?xml version="1.0"?><!-- c --><rdf:RDF/>`, model.FormatFeed},
		{"JSON Feed", "-", `{"version": "https://jsonfeed.org/version/1.1"}`, model.FormatFeed},
		{"message", "-", "Received: from x\n by y\nFrom: a@b\nSubject: T\n\nBody", model.FormatEmail},
		{"mailbox", "-", "From a@b Tue\nFrom: a@b\nSubject: T\n\nBody", model.FormatEmail},
		{"a text with a colon is no message", "-", "Budget: council votes\nSubject to approval\n\nBody", model.FormatText},
		{"JSON Lines", "-", `{"text": "x"}`, model.FormatJSONL},
		{"list of JSON objects", "-", `[{"text": "x"}]`, model.FormatJSONL},
		{"ninjs", "-", `{"uri": "x", "headline": "y"}`, model.FormatNinjs},
		{"text in brackets", "-", "[Correction] The council", model.FormatText},
		{"text in braces", "-", "{ as heard } The council", model.FormatText},
	}
	for _, tt := range tests {
		if got := sniff(tt.path, []byte(tt.in)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if _, err := Bytes(context.Background(), "a", []byte("x"), Options{Format: "docx"}); err == nil || !strings.Contains(err.Error(), `unknown format "docx"; use one of text, markdown`) {
		t.Errorf("unknown format: %v", err)
	}
	if a := one(t, "a.txt", "# T\n\nBody", Options{Format: model.FormatText}); a.Source.Format != model.FormatText {
		t.Errorf("the format given is not taken: %s", a.Source.Format)
	}
}
