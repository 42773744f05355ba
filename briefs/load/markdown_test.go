package load

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/load/clean"
)

func TestMarkdown(t *testing.T) {
	testShapes(t, "a.md", []shape{
		{
			name: "YAML front matter",
			in: "---\ntitle: \"Council approves: a budget\"\ndek: The vote ends 412 days of stalemate\nauthor: [Dana Okafor, 'Jo Lund']\ndate: 2025-03-03\n" +
				"updated: 2025-03-04T10:15:00Z\npublisher: Riverton Post # the daily\nurl: https://press.example/1\nlang: en-GB\ntags:\n  - budget\n  - buses\n---\n\nRIVERTON — " + para,
			parts: `
headline: Council approves: a budget
dek: The vote ends 412 days of stalemate
paragraph: ` + para + `
`,
			source: "url=https://press.example/1; publisher=Riverton Post; byline=Dana Okafor, Jo Lund; dateline=RIVERTON; published=2025-03-03; " +
				"updated=2025-03-04T10:15:00Z; language=en",
		},
		{
			name: "TOML front matter",
			in:   "+++\ntitle = \"Council \\\"approves\\\" budget\"\ndate = 2025-03-03\n[taxonomies]\ntags = [\"a\"]\n+++\n" + para,
			parts: `
headline: Council "approves" budget
paragraph: ` + para + `
`,
			source: "published=2025-03-03; language=en",
		},
		{
			name: "blocks of every kind",
			in: "# Council approves budget\n\n*By Dana Okafor, 2025-03-03*\n\n" + para + "\nIt was **the *fifth* try** for [the plan](https://x.example/y \"t\").\n\n" +
				"## What comes next\n\n> We kept our promise.\n\n- twelve `buses`\n- six trams\n  for the south\n\n1. Riverton\n2. Harlow\n\n![The town hall of Riverton](x.png)\n\n" +
				"| town | buses |\n|---|---|\n| Riverton | 12 |\n\n```\nfirst line\n\n  second\n```\n\nHard\\\nbreak &amp; \\*star\\* &lt;b&gt;.\n",
			parts: `
headline: Council approves budget
paragraph: ` + para + ` It was the fifth try for the plan.
heading: What comes next
quote: We kept our promise.
list_item: twelve buses
list_item: six trams for the south
list_item: 1. Riverton
list_item: 2. Harlow
caption: The town hall of Riverton
list_item: town | buses
list_item: Riverton | 12
paragraph: first line⏎second
paragraph: Hard⏎break & *star* <b>.
`,
			source: "byline=Dana Okafor; published=2025-03-03; language=en",
		},
		{
			name: "a line set in italics under the headline is the dek",
			in:   "# Council approves budget\n\n*The vote ends 412 days of stalemate.*\n\n" + para,
			parts: `
headline: Council approves budget
dek: The vote ends 412 days of stalemate.
paragraph: ` + para + `
`,
			source: "language=en",
		},
		{
			name: "HTML is taken apart, scripts dropped",
			in:   "# Council approves budget\n\n<div class=\"x\"><p>One for the town.</p><script>alert(1)</script></div>\n\nThe <b>second</b> one.<!-- no -->\n",
			parts: `
headline: Council approves budget
paragraph: One for the town.
paragraph: The second one.
`,
			source: "language=en",
		},
		{
			name:  "aliases, tags and maps are left out",
			in:    "---\na: &a [x, x]\ntitle: *a\nauthor: !!python/object/apply:os.system ['id']\npublisher: {x: y}\n---\n# Council approves budget\n\nThe council met.\n",
			parts: "headline: Council approves budget\nparagraph: The council met.\n", warnings: "front matter: only plain values and lists of them are read; the rest is left out",
		},
		{
			name:  "a day that no calendar has",
			in:    "---\ntitle: T one two\ndate: 2025-02-30\n---\nThe council met.\n",
			parts: "headline: T one two\nparagraph: The council met.\n", warnings: `date of publication "2025-02-30" is not understood`,
		},
		{
			name:  "front matter that nothing closes is text",
			in:    "---\ntitle: x\n\nThe council met.\n",
			parts: "paragraph: title: x\nparagraph: The council met.\n", source: "language=en", warnings: "no headline found",
		},
		{
			name:  "escapes in quoted scalars and references are cleaned",
			in:    "---\ntitle: \"Council\\e]0;x\\a approves \\u202ebudget\"\n---\nThe &#27;[2J council &#x9d;0;x&#7; met &amp;#27;[2J.\n",
			parts: "headline: Council approves budget\nparagraph: The council met &#27;[2J.\n",
		},
		{
			name:  "the heading of the first rank repeats the title",
			in:    "---\ntitle: Council approves budget\n---\n# Council approves budget\n\nThe council met.\n",
			parts: "headline: Council approves budget\nparagraph: The council met.\n",
		},
	})
}

func TestMarkdownTags(t *testing.T) {
	a := one(t, "a.md", "---\ntitle: T\ntags: [a, \"b, c\", a]\n---\nBody of it.", Options{})
	if got := strings.Join(a.Tags, "|"); got != "a|b, c" {
		t.Errorf("tags %q", got)
	}
}

// TestMarkdownSource holds the kept Markdown to what renderers do with it: no
// reference in it resolves to something that cleaning takes away.
func TestMarkdownSource(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain Markdown stays", "The **council** &amp; [town](https://x.example/?a=1&b=2) &eacute; &#8217;", "The **council** &amp; [town](https://x.example/?a=1&b=2) &eacute; &#8217;"},
		{"escape", "a &#27;[2J b", "a &# 27;[2J b"},
		{"escape, hexadecimal, with zeros", "a &#x01B;[2J b", "a &# x01B;[2J b"},
		{"C1", "a &#x9d;0;x", "a &# x9d;0;x"},
		{"split over emphasis", "~~&**#27;**[31m", "~~&**# 27;**[31m"},
		{"written twice", "&amp;#27;[2J", "&amp;# 27;[2J"},
		{"invisible by name", "a&ZeroWidthSpace;b&shy;c", "abc"},
		{"a number sign without an ampersand stays", "issue #27; fixed", "issue #27; fixed"},
		{"raw escape", "a \x1b[2J b", "a  b"},
	} {
		a := one(t, "a.md", "# T\n\n"+tt.in, Options{})
		if got := strings.TrimPrefix(a.Markdown, "# T\n\n"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestTame gives the parser what takes it seconds when it is not tamed, and
// holds the words to be there still.
func TestTame(t *testing.T) {
	deepList := strings.Builder{}
	for i := range 1500 {
		deepList.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	for _, tt := range []struct{ name, in string }{
		{"quotations", strings.Repeat(">", 50_000) + " WORD"},
		{"lists", deepList.String() + "\nWORD"},
		{"lists in one line", strings.Repeat("- ", 5000) + "WORD"},
		{"brackets", strings.Repeat("[", 50_000) + "WORD" + strings.Repeat("]", 50_000)},
		{"links that nothing closes", strings.Repeat("[a](", 30_000) + "WORD"},
		{"definitions", strings.Repeat("[r]: /u\n", 20_000) + "\n" + strings.Repeat("[r][r] ", 20_000) + "WORD"},
		{"emphasis", strings.Repeat("*a **b ***c ", 20_000) + "WORD"},
	} {
		a := one(t, "a.md", "# T\n\n"+tt.in, Options{})
		if !strings.Contains(a.Text, "WORD") {
			t.Errorf("%s: the word is lost", tt.name)
		}
		if len(a.Warnings) == 0 || !strings.Contains(a.Warnings[0], "shown as typed") {
			t.Errorf("%s: warnings %q", tt.name, a.Warnings)
		}
	}
	quiet := "# T\n\n> > - a\n\n" + strings.Repeat("[a](b) *c* ", 50) + "\n\n1. a\n   - b\n"
	if got, changed := tame(quiet); changed || got != quiet {
		t.Errorf("plain Markdown is changed: %q", got)
	}
}

func TestFrontMatter(t *testing.T) {
	m := parseMatter("---", "a: |\n  one\n  two\nb: >\n  one\n  two\nc: 'it''s'\nd: \"x\\u00e9\\ty\"\ne: plain # comment\nf: one\n  two\ng: ~\nh:\n- p\n- 'q'\ni: [r,\n  s]\nB: second\n")
	for key, want := range map[string]string{"a": "one\ntwo", "b": "one two", "c": "it's", "d": "xé\ty", "e": "plain", "f": "one two", "g": "", "h": "p, q", "i": "r, s"} {
		if got := m.first(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if m.skipped {
		t.Error("something was left out")
	}
	big := "---\n" + strings.Repeat("key: value\n", 10_000) + "---\n# T\n\nBody of it.\n"
	a := one(t, "a.md", big, Options{})
	if len(a.Warnings) != 1 || a.Warnings[0] != "front matter of more than 64 KiB is left out" || a.Headline != "T" {
		t.Errorf("headline %q, warnings %q", a.Headline, a.Warnings)
	}
	if clean.Text(a.Text) != a.Text {
		t.Error("not clean")
	}
}
