package gloss

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// own is a small glossary with one entry of every sort.
func own() *Glossary {
	return New(model.TermLede, []Entry{
		{Term: "sanctions", Aliases: []string{"economic sanctions", "sanctioned"}, Text: "Penalties."},
		{Term: "political prisoner", Text: "Held for views."},
		{Term: "license", Text: "Leave to do something."},
		{Term: "WHO", Aliases: []string{"World Health Organization"}, Text: "A health agency."},
		{Term: "UN", Aliases: []string{"United Nations"}, Text: "An organization of states."},
		{Term: "ICE", Text: "An American agency."},
		{Term: "Vienna Convention", Text: "A treaty."},
		{Term: "attorney general", Text: "A law officer."},
		{Term: "cease-fire", Aliases: []string{"ceasefire"}, Text: "A halt to fighting."},
		{Term: "by-election", Text: "A vote for one seat."},
		{Term: "coup d'état", Text: "A seizure of power."},
		{Term: "nationalization", Text: "Taking into state hands."},
		{Term: "theft", Text: "Taking."},
		{Term: "treaty", Text: "An agreement of states."},
		{Term: "safe", Common: true, Text: "Ordinary."},
	})
}

func TestGlossaryTerms(t *testing.T) {
	tests := []struct {
		name, in string
		want     string // term@start-end, in order
	}{
		{"plural of a phrase", "Political prisoners remain.", "political prisoner@0-19"},
		{"plural with ies", "Two treaties expired.", "treaty@4-12"},
		{"first word in the plural", "The attorneys general met.", "attorney general@4-21"},
		{"alias, longest form first", "New economic sanctions bite.", "sanctions@4-22"},
		{"two places, one term", "Sanctions hurt. The sanctions stay.", "sanctions@0-9,20-29"},
		{"British spelling", "The licence and the nationalisation.", "license@4-11 nationalization@20-35"},
		{"hyphen or not", "A ceasefire, a cease-fire, a cease fire.", "cease-fire@2-11,15-25,29-39"},
		{"hyphenated plural", "Three by-elections follow.", "by-election@6-18"},
		{"typographic apostrophe", "The coup d’état failed.", "coup d'état@4-18"},
		{"acronym as written", "The WHO and the U.N. met.", "WHO@4-7 UN@16-20"},
		{"who is not WHO", "The man who left and Who else.", ""},
		{"ice is not ICE", "Ice on the road.", ""},
		{"all capitals: cannot tell", "WHO WILL PAY FOR THIS?", ""},
		{"a name needs its capitals", "A vienna convention of dentists; the Vienna Convention holds.", "Vienna Convention@37-54"},
		{"inside a longer name", "The Sanctions Board met.", ""},
		{"capital at the start of a sentence", "License holders left.", "license@0-7"},
		{"word boundary", "Licensed thefts? A licensee.", "theft@9-15"},
		{"common words are not offered", "They are safe.", ""},
		{"a phrase does not run over a paragraph", "political\n\nprisoner", ""},
		{"possessive", "The treaty’s end.", "treaty@4-10"},
	}
	g := own()
	for _, tt := range tests {
		var got []string
		for _, term := range Find(text.FromString(tt.in), nil, g) {
			var at []string
			for _, m := range term.Mentions {
				at = append(at, fmt.Sprintf("%d-%d", m.Start, m.End))
			}
			got = append(got, term.Term+"@"+strings.Join(at, ","))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, strings.Join(got, " "), tt.want)
		}
	}
}

func TestTermInsideActor(t *testing.T) {
	in := "It was Treaty of Rome week, and the treaty held."
	actors := []model.Actor{{Name: "Treaty of Rome", Kind: model.ActorOrganization, Mentions: []model.Span{{Start: 7, End: 21}}}}
	got := Find(text.FromString(in), actors, own())
	if len(got) != 1 || len(got[0].Mentions) != 1 || got[0].Mentions[0].Start != 36 {
		t.Errorf("got %+v, want the treaty at 36 alone", got)
	}
}

func TestDefinitions(t *testing.T) {
	tests := []struct {
		name, in   string
		term       string
		start, end int // of the definition
		mentions   int
		rule       string
	}{
		{"apposition", "Aid came from Casa Abierta, a group that tracks arrests. Casa Abierta grew.", "Casa Abierta", 30, 55, 2, "apposition"},
		{"apposition before", "Despite this, human rights organization Casa Abierta reports more.", "Casa Abierta", 14, 39, 1, "apposition before"},
		{"acronym behind", "The World Grain Council (WGC) met; the WGC voted.", "WGC", 4, 23, 2, "acronym"},
		{"acronym in front", "The WGC (World Grain Council) met.", "WGC", 9, 28, 1, "acronym"},
		{"acronym with or", "The World Grain Council, or WGC, met.", "WGC", 4, 23, 1, "acronym"},
		{"known as", "It was a nerve agent known as Kolvin.", "Kolvin", 9, 20, 1, "known as"},
		{"is a", "A safe conduct is a document that lets a person leave.", "safe conduct", 20, 53, 1, "is a"},
		{"dash", "The ship used Nordmar — an insurer owned by shipowners — until May.", "Nordmar", 29, 56, 1, "dash"},
		{"brackets", "Traces of Kolvin (a nerve agent) were found.", "Kolvin", 20, 31, 1, "brackets"},
		{"one plain word for a device", "One wore an actigraph, a watch-like device that records movement, for weeks.", "actigraph", 25, 64, 1, "apposition"},
		{"stands for", "A TEU, which stands for twenty-foot equivalent unit, is small.", "TEU", 24, 51, 1, "stands for"},
	}
	for _, tt := range tests {
		got := Find(text.FromString(tt.in), nil, nil)
		if len(got) != 1 {
			t.Errorf("%s: got %+v, want one term", tt.name, got)
			continue
		}
		g := got[0]
		if g.Term != tt.term || g.Start != tt.start || g.End != tt.end || len(g.Mentions) != tt.mentions || g.Rule != tt.rule || g.Source != model.TermText {
			t.Errorf("%s: got %+v, want %q [%d,%d) %q", tt.name, g, tt.term, tt.start, tt.end, tt.in[tt.start:tt.end])
		}
	}
}

func TestTextBeforeGlossary(t *testing.T) {
	in := "New sanctions hit the World Health Organization (WHO), and WHO, a body that advises states, left."
	got := Find(text.FromString(in), nil, own())
	var terms []string
	for _, g := range got {
		terms = append(terms, string(g.Source)+":"+g.Term)
	}
	if want := "text:WHO lede:sanctions"; strings.Join(terms, " ") != want {
		t.Errorf("got %v, want %s", terms, want)
	}
}

// TestDefinesNothing holds places that look like explanations and are none.
func TestDefinesNothing(t *testing.T) {
	for _, tt := range []struct{ name, in string }{
		{"a firm that calls", "The analyst of Nordberg Markets called the results a clean beat."},
		{"a group that calls", "Members of a local advocacy group, called the decision a disaster."},
		{"the dash of a dateline", "PORT AMSEL, Lusonia — The harbour commission on Monday declared the chief winner of the race."},
		{"the dash of a dateline, possessive behind", "PORT AMSEL, Lusonia — Lusonia's harbour commission on Monday declared the chief winner of the race."},
	} {
		if got := Find(text.FromString(tt.in), nil, nil); len(got) > 0 {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
}

func TestMergeAndLookup(t *testing.T) {
	user := New(model.TermUser, []Entry{
		{Term: "Sanctions", Text: "What we call them."},
		{Term: "license", Common: true, Text: "Do not offer."},
	})
	g := Merge(user, nil, own())
	if g.Len() != 2+own().Len() || len(g.All()) != g.Len() {
		t.Errorf("%d entries", g.Len())
	}
	for _, tt := range []struct{ name, word, want string }{
		{"upper layer first, both returned", "sanction", "user:What we call them. lede:Penalties."},
		{"alias", "World health organizations", "lede:A health agency."},
		{"points of an acronym", "U.N.", "lede:An organization of states."},
		{"British spelling, common word", "licences", "user:Do not offer. lede:Leave to do something."},
		{"hyphen", "by election", "lede:A vote for one seat."},
		{"possessive, spaces", "  Treaty’s ", "lede:An agreement of states."},
		{"accents", "coup d'etat", "lede:A seizure of power."},
		{"nothing", "zebra", ""},
		{"empty", "", ""},
	} {
		var got []string
		for _, d := range g.Lookup(tt.word) {
			got = append(got, string(d.Source)+":"+d.Text)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.word, got, tt.want)
		}
	}
	found := Find(text.FromString("Sanctions under a license."), nil, g)
	if len(found) != 1 || found[0].Source != model.TermUser {
		t.Errorf("offered %+v, want the user's sanctions alone", found)
	}
	var none *Glossary
	if none.Lookup("x") != nil || none.All() != nil || none.Len() != 0 {
		t.Error("a nil glossary is not empty")
	}
}

func TestDefault(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() < 300 {
		t.Errorf("%d entries, want 300 at least", g.Len())
	}
	for _, word := range []string{"sanctions", "Political Prisoners", "licence", "GDP", "OFAC"} {
		if len(g.Lookup(word)) == 0 {
			t.Errorf("nothing for %q", word)
		}
	}
}

func checkTerms(t *testing.T, in string, terms []model.Term) {
	t.Helper()
	b := model.Brief{Article: model.Article{Text: in}, Glossary: terms}
	if err := b.Check(); err != nil {
		t.Error(err)
	}
	seen := map[string]bool{}
	text := true
	for _, term := range terms {
		if term.Term == "" || term.Definition == "" || seen[fold(term.Term)] {
			t.Errorf("term %q is empty or listed twice", term.Term)
		}
		seen[fold(term.Term)] = true
		if term.Source == model.TermText && !text {
			t.Errorf("%q of the text stands behind terms of a glossary", term.Term)
		}
		text = term.Source == model.TermText
		if !text && len(term.Mentions) == 0 {
			t.Errorf("%q is mentioned nowhere", term.Term)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Casa Abierta, a group that tracks arrests, met the World Grain Council (WGC), or WGC, known as “Grain”.",
		"A safe conduct is a document that lets — a “tug” (a boat) — the U.N. go. TEU, short for x, means “y”.",
		"(((, a a the, known as is a ), or A", "“A”, a group", "İ, a group that (İİ) is", "political\nprisoners’ cease-fire",
		"Residents of, a ship. X-2, one of the groups in", "the group A.B. Known as the, called \"",
	} {
		f.Add(s, 3, 9)
	}
	g := own()
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		var actors []model.Actor
		if 0 <= from && from < to && to <= len(s) {
			actors = append(actors, model.Actor{Kind: model.ActorOrganization, Mentions: []model.Span{{Start: from, End: to}}})
		}
		checkTerms(t, s, Find(text.FromString(s), actors, g))
	})
}

func TestDeep(t *testing.T) {
	for _, s := range []string{"(", ", a group ", "known as ", "A ", "“", "World Health Organization (WHO) ", "- ", "is a "} {
		long := strings.Repeat(s, 200_000/len(s))
		checkTerms(t, long, Find(text.FromString(long), nil, own()))
	}
}

const sample = `Casa Abierta, a legal-aid group that tracks arrests, said on Tuesday that around 900 political prisoners remain. The World Grain Council (WGC) renewed its licence under the sanctions, and the U.N. asked for a cease-fire before the by-election in May.

The minister, a lawyer by training, told reporters that talks would go on until the treaty was signed, although nobody expects that to happen this year.

`

func BenchmarkFind(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(sample, 200)
	d := text.FromString(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Find(d, nil, g)
	}
}

func BenchmarkGlossaryTerms(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(sample, 200)
	d := text.FromString(s)
	names := newNames(d, nil)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		g.used(d, names, nil)
	}
}

func BenchmarkDefault(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		build(append([]sourced(nil), g.entries...))
	}
}
