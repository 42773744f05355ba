package load

import (
	"strings"
	"testing"
)

func TestMarkdownDialects(t *testing.T) {
	const h = "Council approves budget"
	const b = para + "\n\n" + other + "\n"
	const parts = "\nheadline: " + h + "\nparagraph: " + para + "\nparagraph: " + other + "\n"
	const who = "byline=Dana Okafor; published=2025-03-04; language=en"
	testShapes(t, "a.md", []shape{
		{name: "JSON front matter", in: "{\n \"title\": \"" + h + "\",\n \"date\": \"2025-03-04\", \"author\": {\"name\": \"Dana Okafor\"}\n}\n\n" + b, parts: parts, source: who},
		{name: "Pandoc's title block", in: "% " + h + "\n% Dana Okafor\n% March 4, 2025\n\n" + b, parts: parts, source: who},
		{name: "MultiMarkdown's fields", in: "Title: " + h + "\nAuthor: Dana Okafor\nDate: 2025-03-04\n\n" + b, parts: parts, source: who},
		{
			name: "TOML strings of several lines", in: "+++\ntitle = '''" + h + "'''\ndescription = \"\"\"\nPlan adds \"18\" buses\"\"\"\nauthors = [\"Dana Okafor\"]\ndate = 2025-03-04\n+++\n" + b,
			parts: "\nheadline: " + h + "\ndek: Plan adds \"18\" buses\nparagraph: " + para + "\nparagraph: " + other + "\n", source: who,
		},
		{
			name: "authors as maps", in: "---\ntitle: " + h + "\nauthors:\n  - name: Dana Okafor\n    role: x\n  - name: Jo Lund\ndate: 2025-03-04\n---\n" + b,
			parts: parts, source: "byline=Dana Okafor, Jo Lund; published=2025-03-04; language=en", warnings: "front matter: only plain values and lists of them are read; the rest is left out",
		},
		{name: "author as a map", in: "---\ntitle: " + h + "\nauthor:\n  name: Dana Okafor\npublishDate: 2025-03-04\n---\n" + b, parts: parts, source: who},
		{name: "a clipping with wiki links", in: "---\ntitle: " + h + "\nauthor:\n  - \"[[Dana Okafor]]\"\npublished: 2025-03-04\ncreated: 2025-03-06\n---\n" + b, parts: parts, source: who},
		{name: "a flag is no date", in: "---\ntitle: " + h + "\nauthor: Dana Okafor\npublished: true\npublish_date: 2025-03-04\n---\n" + b, parts: parts, source: who},
		{name: "markup in a title", in: "---\ntitle: Council <em>approves</em> budget\n---\n" + b, parts: parts, source: "language=en"},
		{name: "a file name is no headline", in: "---\ntitle: council-budget-2025\n---\n\n# " + h + "\n\n" + b, parts: parts, source: "language=en"},
		{name: "the section over the headline", in: "### City\n\n# " + h + "\n\n" + b, parts: parts, source: "language=en"},
		{name: "a headline set in bold", in: "**" + h + "**\n\n" + b, parts: parts, source: "language=en"},
		{
			name: "a subtitle", in: "# " + h + "\n\n## The plan adds eighteen buses to the city\n\n" + b,
			parts: "\nheadline: " + h + "\ndek: The plan adds eighteen buses to the city\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "language=en",
		},
		{
			name: "a section under the headline", in: "# " + h + "\n\n## How the city came to have a plan\n\n" + para + "\n\n## What the plan will cost the city\n\n" + other,
			parts:  "\nheadline: " + h + "\nheading: How the city came to have a plan\nparagraph: " + para + "\nheading: What the plan will cost the city\nparagraph: " + other + "\n",
			source: "language=en",
		},
		{
			name: "wiki links, embeds, callouts, footnotes", in: "# " + h + "\n\n![[town.png]]\n\nThe [[City council|council]] of [[Riverton#History]] voted again on the buses it wants.[^1]\n\n> [!note] Plan\n> It has eighteen buses.\n\n[^1]: For the fifth time.\n",
			parts:  "\nheadline: " + h + "\nparagraph: The council of Riverton voted again on the buses it wants.\nquote: Plan It has eighteen buses.\nparagraph: For the fifth time.\n",
			source: "language=en",
		},
		{
			name: "brackets that are no dialect", in: "# " + h + "\n\nSee [^2] and [!] and [[a]b]] and [[]] here, which the council has not defined.\n",
			parts: "\nheadline: " + h + "\nparagraph: See [^2] and [!] and [[a]b]] and [[]] here, which the council has not defined.\n", source: "language=en",
		},
		{
			name: "a caption in italics under its picture, a picture that is a link", in: "# " + h + "\n\n![The town hall of Riverton](a.jpg)\n\n*The hall on Monday. Photo: Jo Doe*\n\n" + para + "\n\n[![A map of the lines](x.png)](https://y.example)\n\n" + other,
			parts:  "\nheadline: " + h + "\ncaption: The town hall of Riverton\ncaption: The hall on Monday. Photo: Jo Doe\nparagraph: " + para + "\ncaption: A map of the lines\nparagraph: " + other + "\n",
			source: "language=en",
		},
		{name: "a line break as HTML", in: "# " + h + "\n\n" + para + "<br>" + other, parts: "\nheadline: " + h + "\nparagraph: " + para + "⏎" + other + "\n", source: "language=en"},
	})
}

// TestDialectsInTime gives the reader of dialects what would take it long if it
// looked twice.
func TestDialectsInTime(t *testing.T) {
	for _, unit := range []string{"[[", "[^", "[!", "![[a", "[[a]] ", "[^a]:\n", "> [!", "[^a]"} {
		in := strings.Repeat(unit, 200_000/len(unit)) + " WORD"
		if got := standard(in); !strings.HasSuffix(got, "WORD") {
			t.Errorf("%s: the word is lost", unit)
		}
	}
}
