package dictionary_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lede-reader/lede/briefs/dictionary"
	"github.com/lede-reader/lede/model"
)

func TestUserGlossaries(t *testing.T) {
	dir := fstest.MapFS{
		"a.tsv":      {Data: []byte("haircut\tA cut in what a lender gets back.\nbroken line\n")},
		"b.md":       {Data: []byte("## bridge bank (bridging bank)\n\nA bank that runs a failed one.\n")},
		"c.toml":     {Data: []byte("tug = \"A small \\u001b[31mboat.\"\n")},
		"d.toml":     {Data: []byte("tug = \n")},
		"notes.txt":  {Data: []byte("no glossary")},
		"sub/e.tsv":  {Data: []byte("below\tNot read.\n")},
		"binary.tsv": {Data: []byte("a\x00b\tc\n")},
	}
	g, err := dictionary.UserGlossaries(dir)
	for _, want := range []string{"a.tsv:2: 1 columns", "d.toml:1:", "binary.tsv: not a text file"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	var got []string
	for _, d := range g.All() {
		got = append(got, d.Term+": "+d.Text)
		if d.Source != model.TermUser {
			t.Errorf("%s has source %s", d.Term, d.Source)
		}
	}
	want := "haircut: A cut in what a lender gets back.|bridge bank: A bank that runs a failed one.|tug: A small boat."
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if defs := g.Lookup("Bridging-banks"); len(defs) != 1 {
		t.Errorf("look-up by alias: %v", defs)
	}
}

func TestUserGlossariesMissing(t *testing.T) {
	g, err := dictionary.UserGlossariesAt("/no/such/folder")
	if err != nil || g == nil || g.Len() != 0 {
		t.Errorf("a folder that is not there: %v, %v", g, err)
	}
}
