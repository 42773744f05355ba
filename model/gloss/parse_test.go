package gloss

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func show(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s/%s/%s/%v/%s\n", e.Term, strings.Join(e.Aliases, "|"), e.Topic, e.Common, e.Text)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	tests := []struct {
		name  string
		parse func(string, []byte) ([]Entry, error)
		in    string
		want  string
		fault string // part of the error; empty for none
	}{
		{"TSV: two, three and five columns", ParseTSV, "term\tdefinition\n# note\n\na\tA.\nb\tbee|B.\tB.\nc\t\tlaw\ty\tC.\n", "a///false/A.\nb/bee|B.//false/B.\nc//law/true/C.\n", ""},
		{"TSV: a faulty line leaves the others", ParseTSV, "a\tA.\nb\n\tC.\nd\t\ne\tE.\r\n", "a///false/A.\ne///false/E.\n", "f:2: 1 columns"},
		{"TSV: no term", ParseTSV, "\tC.\n", "", "f:1: an explanation without a term"},
		{"TSV: no explanation", ParseTSV, "# x\nd\t \n", "", `f:2: "d" has no explanation`},
		{"TSV: no letter", ParseTSV, "--\tDash.\n", "", `f:1: "--" is no term`},
		{"TSV: escapes are dropped", ParseTSV, "a\x1b[31mb\tA\x1b]52;c;x\x07 \u202etext\u009b1m\x00.\n", "", "not a text file"},
		{"TSV: escapes are dropped", ParseTSV, "a\x1b[31mb\tA\x1b]52;c;x\x07 \u202etext\u009b1m.\n", "ab///false/A text.\n", ""},
		{"TSV: byte-order mark", ParseTSV, "\ufeffa\tA.\n", "a///false/A.\n", ""},
		{"Markdown: headings", ParseMarkdown, "# Law\n\n## bail (bond, surety)\n\nMoney left\nwith a court.\n\nMore.\n\n## writ\nAliases: writs\nTopic: courts\n\nAn *order*.\n", "bail/bond|surety/Law/false/Money left with a court. More.\nwrit/writs/courts/false/An *order*.\n", ""},
		{"Markdown: items", ParseMarkdown, "- **tug** (tugboat): A boat.\n* __TEU__ – A [unit](http://x) of `cargo`.\n- no entry\n", "tug/tugboat//false/A boat.\nTEU///false/A unit of cargo.\n", ""},
		{"Markdown: definition list", ParseMarkdown, "safe conduct\n: A promise.\n\nknot\n: A speed.\n", "safe conduct///false/A promise.\nknot///false/A speed.\n", ""},
		{"Markdown: front matter and code are skipped", ParseMarkdown, "---\ntitle: x\n---\n```\n## no\n```\n## yes\nY.\n", "yes///false/Y.\n", ""},
		{"Markdown: heading without text", ParseMarkdown, "\n## lonely\n\n## b\nB.\n", "b///false/B.\n", `f:2: "lonely" has no explanation`},
		{"TOML: three ways", ParseTOML, "tug = \"A boat.\"\n[\"bridge bank\"]\naliases = [\"bb\"]\ntopic = \"economy\"\ndefinition = \"A bank.\"\n[[term]]\nname = \"knot\"\ncommon = true\ntext = \"A speed.\"\n", "tug///false/A boat.\nbridge bank/bb/economy/false/A bank.\nknot///true/A speed.\n", ""},
		{"TOML: syntax", ParseTOML, "a = \"A.\"\nb = \n", "", "f:2: "},
		{"TOML: unknown field", ParseTOML, "x = \"X.\"\n[tug]\ndefinitoin = \"A boat.\"\n", "x///false/X.\n", `f:2: unknown field "definitoin"`},
		{"TOML: wrong type", ParseTOML, "[tug]\naliases = \"t\"\ndefinition = \"A boat.\"\n", "", `f:1: field "aliases" has the wrong type`},
		{"TOML: a number", ParseTOML, "tug = 3\n", "", "neither an explanation nor a table"},
		{"TOML: the second of a list", ParseTOML, "[[term]]\nname = \"a\"\ntext = \"A.\"\n[[term]]\nname = \"b\"\n", "a///false/A.\n", `f:4: "b" has no explanation`},
		{"TOML: bottomless", ParseTOML, "a = " + strings.Repeat("[", 100_000), "", "nested"},
	}
	for _, tt := range tests {
		got, err := tt.parse("f", []byte(tt.in))
		if show(got) != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, show(got), tt.want)
		}
		if tt.fault == "" && err != nil || tt.fault != "" && (err == nil || !strings.Contains(err.Error(), tt.fault)) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.fault)
		}
	}
}

func TestParseBounds(t *testing.T) {
	if _, err := ParseTSV("f", make([]byte, maxFile+1)); err == nil {
		t.Error("a file without end is read")
	}
	_, err := ParseTSV("f", []byte(strings.Repeat("x\n", 1000)))
	if err == nil || strings.Count(err.Error(), "\n") > maxFaults {
		t.Error("faults are not bounded")
	}
	if _, err := ParseTSV("f", []byte("a\t"+strings.Repeat("x", maxText+1))); err == nil {
		t.Error("an explanation without end is kept")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("a\tb|c\tlaw\ty\tText \x1b[1m here.\n## h (i)\n- **x**: y\n"))
	f.Add([]byte("[[term]]\nname = \"x\"\ntext = \"\\u001b]0;t\\u0007\"\n"))
	f.Add([]byte("a\tx\u009d0;y\u009cz\x1b]52;;\x1b\\ \u0300\u0300\u0300\u0300\u0300\u0300"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, parse := range []func(string, []byte) ([]Entry, error){ParseTSV, ParseMarkdown, ParseTOML} {
			entries, _ := parse("f", data)
			for _, e := range entries {
				for _, s := range append([]string{e.Term, e.Text, e.Topic}, e.Aliases...) {
					if !utf8.ValidString(s) || strings.IndexFunc(s, unicode.IsControl) >= 0 || s != strings.TrimSpace(s) {
						t.Errorf("%q is not clean", s)
					}
				}
				if e.Term == "" || e.Text == "" {
					t.Errorf("half an entry: %+v", e)
				}
			}
			if g := New("user", entries); g.Len() > 0 && len(g.Lookup(entries[0].Term)) == 0 {
				t.Errorf("%q is not found under its own name", entries[0].Term)
			}
		}
	})
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, a, b string }{
		{"case and plural", "Political Prisoners", "political prisoner"},
		{"ies", "treaties", "Treaty"},
		{"es", "taxes", "tax"},
		{"irregular", "crises", "crisis"},
		{"British", "licence", "licenses"},
		{"isation", "nationalisation", "nationalization"},
		{"centre", "Carter Centre", "carter center"},
		{"points", "U.N.", "UN"},
		{"hyphen", "by-elections", "by election"},
		{"accents", "El Niño", "el nino"},
		{"possessive", "Treaty’s", "treaty"},
		{"article", "the Fed", "Fed"},
		{"marks around", "“haircut”,", "haircut"},
	} {
		if fold(tt.a) != fold(tt.b) {
			t.Errorf("%s: %q and %q differ: %q, %q", tt.name, tt.a, tt.b, fold(tt.a), fold(tt.b))
		}
	}
	for _, tt := range [][2]string{{"news", "new"}, {"futures", "future"}, {"politics", "politic"}, {"arms", "arm"}} {
		if fold(tt[0]) == fold(tt[1]) {
			t.Errorf("%q and %q are the same", tt[0], tt[1])
		}
	}
}
