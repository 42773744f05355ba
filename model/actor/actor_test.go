package actor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// marked is an article whose expected facts are marked in place: {1:Anna Berg}
// is a mention of actor 1, {1=the mayor} the role of actor 1.
type marked struct {
	text     string
	mentions map[byte][]model.Span
	roles    map[byte]model.Span
}

func parse(in string) marked {
	m := marked{mentions: make(map[byte][]model.Span), roles: make(map[byte]model.Span)}
	var b strings.Builder
	var open []struct {
		id    byte
		role  bool
		start int
	}
	for i := 0; i < len(in); i++ {
		switch in[i] {
		case '{':
			open = append(open, struct {
				id    byte
				role  bool
				start int
			}{in[i+1], in[i+2] == '=', b.Len()})
			i += 2
		case '}':
			o := open[len(open)-1]
			open = open[:len(open)-1]
			if o.role {
				m.roles[o.id] = model.Span{Start: o.start, End: b.Len()}
			} else {
				m.mentions[o.id] = append(m.mentions[o.id], model.Span{Start: o.start, End: b.Len()})
			}
		default:
			b.WriteByte(in[i])
		}
	}
	m.text = b.String()
	return m
}

func newTagger(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

// TestMentions holds one row for each rule of joining: each marked actor must
// have exactly the marked mentions. Actors that are not marked are not looked at.
func TestMentions(t *testing.T) {
	tests := []struct{ name, in string }{
		{"a surname is the full name's", "{1:Anna Kowalska} visited the town on Sunday. {1:Kowalska} promised new equipment."},
		{"a full name may come second", "{1:Kowalska} won the vote. The party of {1:Anna Kowalska} celebrated in the capital."},
		{"courtesies and possessives stay outside", "Mr. {1:Peter Oakes} left. Mr. {1:Oakes}'s desk was empty."},
		{"a title stays outside", "President {1:Marta Silva} spoke first. President {1:Silva} then left."},
		{"the article stays outside", "He works for the {1:Red Cross}. The {1:Red Cross} said so on Monday."},
		{"two of one surname: the one named last", "{1:John Miller} met {2:Susan Miller} in {3:Boston}. {2:Miller} smiled."},
		{"a middle initial changes nothing", "{1:Robert J. Hayes} resigned on Friday. {1:Robert Hayes} had led the bank for years."},
		{"a given name with a hyphen", "The meeting with {1:Lee Sang-hoon} ended early, officials said."},
		{"an acronym in brackets", "The {1:World Trade Organization} ({1:WTO}) will meet in {2:Geneva}. The {1:WTO} has 164 members."},
		{"an acronym by its initials", "The {1:International Monetary Fund} agreed on Friday. The {1:IMF} will pay in March."},
		{"the word that says what it is", "The {1:Larnby Heritage Foundation} bought the house. The {1:Foundation} will restore it."},
		{"names of one country", "The {1:United States} agreed on Monday. The {1:U.S.} government will send ships, and {1:America} will pay."},
		{"a people is no place", "Venezuelan officials met Brazilian ministers in {1:Peru}, and the Democrats objected."},
		{"a place that acts is a place", "{1:Caracas} said on Monday that it would answer. {2:Moscow} and {3:Beijing} welcomed it."},
		{"a name the text introduces", "He leads an elite group called the {1:Sable Wing}. The {1:Sable Wing} has forty members."},
		{"what an organization is for belongs to its name", "The {1:Committee to Protect Rivers} sued on Friday."},
		{"a surname with a hyphen", "{1:Michael Dorn-Lane}, the mayor, spoke on Friday. {1:Dorn-Lane} then left."},
		{"a hyphen in the word before the name's end", "Observers from the {1:Organization for Trade and Co-operation in Asia} left on Friday."},
		{"partners are one firm", "He works for {1:Dorn & Lane LLP} in {2:Boston}."},
		{"two nouns before the word for a body", "The {1:Grain and Cattle Commission} will appeal."},
		{"a body with what it is for", "According to the {1:Directorate General of River Safety}, it sank at noon."},
		{"an acronym in another language", "The {1:German Forest Trust} ({1:DWS}) paid for it. The {1:DWS} has ten members."},
		{"an acronym that counts the country in", "The {1:Commission for Peace in Peru} ({1:CPP}) said so."},
		{"a particle in a name", "{1:Anton de Wit} and {2:Ludwig van der Rohe} met in {3:Lisbon}."},
		{"a rank stays outside", "{1:Helen Dorn} and Brig. {2:Tomas Reyes} met Lt Gen {3:Peter Oakes}."},
		{"letters behind stay outside", "{1:Andrew Selby-Grey} MP said it was good."},
		{"a dateline's capitals are a place", "{1:PORT MALVERN}, May 20 (Newswire) — The party won on Sunday."},
		{"a party's mark is no name", "Sen. {1:Harry Dorn} (D-Ohio) agreed on Friday."},
		{"she is never a name", "{1:Anna Kowalska} spoke for an hour, and then she left for {2:Warsaw}."},
	}
	tagger := newTagger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := parse(tt.in)
			actors := tagger.Find(text.FromString(m.text))
			for id, want := range m.mentions {
				i := slices.IndexFunc(actors, func(a model.Actor) bool { return a.Mentions[0] == want[0] })
				if i < 0 || !slices.Equal(actors[i].Mentions, want) {
					t.Errorf("actor %c: want %v, got %s", id, want, list(actors))
				}
			}
		})
	}
}

func TestKinds(t *testing.T) {
	tests := []struct {
		name, in string
		want     map[string]model.ActorKind
	}{
		{"person, organization, place", "Ingrid Halvorsen of the European Commission flew to Lisbon.", map[string]model.ActorKind{
			"Ingrid Halvorsen": model.ActorPerson, "European Commission": model.ActorOrganization, "Lisbon": model.ActorPlace,
		}},
		{"a surname that is a city", "Laura Paris, a nurse, lost her job. Paris says she was never told why.", map[string]model.ActorKind{
			"Laura Paris": model.ActorPerson,
		}},
		{"a storm is no person", "Hurricane Gloria reached the coast of Cuba on Monday.", map[string]model.ActorKind{"Cuba": model.ActorPlace}},
		{"an alliance of states acts", "The European Union froze the money on Monday.", map[string]model.ActorKind{
			"European Union": model.ActorOrganization,
		}},
		{"a capital that acts", "Washington accuses the group of fraud.", map[string]model.ActorKind{"Washington": model.ActorPlace}},
		{"a capital inside a word is a firm's", "OceanGrid launched a satellite on Friday.", map[string]model.ActorKind{"OceanGrid": model.ActorOrganization}},
		{"a family with a capital inside", "Peter McAdam won. McAdam was pleased.", map[string]model.ActorKind{"Peter McAdam": model.ActorPerson}},
		{"a noun behind the name says person", "Ernie Halls-Lane, premier of Ontario, agreed.", map[string]model.ActorKind{"Ernie Halls-Lane": model.ActorPerson}},
		{"a region whose name ends like a bank's", "Troops left the West Bank on Friday.", map[string]model.ActorKind{"West Bank": model.ActorPlace}},
		{"a day is no part of a name", "The ministry said Friday Washington was working on it.", map[string]model.ActorKind{"Washington": model.ActorPlace}},
		{"a city of that name", "Four men died in the town of Tal Ivren on Friday.", map[string]model.ActorKind{"Tal Ivren": model.ActorPlace}},
		{"a camp is a place", "Four men died in the Khan Larnis refugee camp on Friday.", map[string]model.ActorKind{"Khan Larnis": model.ActorPlace}},
		{"a group that speaks", "On Friday opposition leaders said they would not vote.", map[string]model.ActorKind{
			"opposition leaders": model.ActorGroup,
		}},
	}
	tagger := newTagger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			actors := tagger.Find(text.FromString(tt.in))
			for name, kind := range tt.want {
				if !slices.ContainsFunc(actors, func(a model.Actor) bool { return a.Name == name && a.Kind == kind }) {
					t.Errorf("no %s %q in %s", kind, name, list(actors))
				}
			}
			for _, a := range actors {
				if a.Name == "Paris" || a.Name == "Gloria" {
					t.Errorf("%q is an actor of its own", a.Name)
				}
			}
		})
	}
}

// TestRoles holds one row for each place a role is found at, and the traps.
func TestRoles(t *testing.T) {
	tests := []struct{ name, in string }{
		{"a title", "{1=Prime Minister} {1:Anna Kowalska} spoke on Friday."},
		{"a title with the country", "{1=U.S. Secretary of State} {1:Dean Walker} flew to Geneva."},
		{"a description", "The prize went to {1=science fiction writer} {1:Laura Benning}."},
		{"two nouns", "{1=Economist and former banker} {1:Carlos Mendes} won."},
		{"an office that ends in a name", "{1=Director of the Larnby Heritage Foundation} {1:Susan Miller} declined to comment."},
		{"the possessor stays outside", "France's {1=foreign minister} {1:Claire Dumont} agreed."},
		{"a verb stays outside", "Critics want to question former President {1:Marta Silva} next week.|{1=former President}"},
		{"behind, with an article", "{1:Maria Lopez}, a {1=lawyer for the families}, said they would appeal."},
		{"behind, after an age", "{1:Daniel Reyes}, 44, the {1=director of the clinic}, has resigned."},
		{"behind, without an article", "{1:Daniel Reyes}, {1=director of the Harbour Clinic}, has resigned."},
		{"behind, with a participle", "{1:Maria Lopez}, the {1=main opposition leader barred from the vote}, is in hiding."},
		{"a relative clause is left out", "{1:Maria Lopez}, a {1=lawyer} who works for the families, will appeal."},
		{"before, between commas", "Their {1=lawyer}, {1:Maria Lopez}, will appeal."},
		{"before, with what the person is of", "His {1=lawyer}, {1:Dana Reyes} of the firm Dorn, said he would appeal."},
		{"before, with an age", "The firm and its {1=founder}, 30-year-old {1:Sam Dorn-Lane}, went bankrupt."},
		{"before, two nouns with of", "Among the dead was a {1=grandson of the king}, {1:Poom Reyes}, 21."},
		{"a description before a courtesy", "{1=Canal authority chairman} Lt Gen {1:Peter Oakes} declined to comment."},
		{"an officer retired", "{1=Brigadier} (retd) {1:Peter Oakes} declined to comment."},
		{"a zone of time is no office", "It began at 1 p.m. EST. {1=Defense Secretary} {1:Dean Walker} spoke.|{1=Defense Secretary}"},
		{"behind, US is a country", "{1:Maria Lopez}, 40, a {1=US-educated lawyer}, came to power in 2003."},
		{"behind, an office with hyphens and another", "{1:Maria Lopez}, Finland's {1=foreign minister} and chairman-in-office of the OSCE, will mediate.|{1=Finland's foreign minister and chairman-in-office of the OSCE}"},
		{"behind, two offices", "{1:Maria Lopez}, the {1=environment minister of the Maldives} and chair of the alliance, agreed."},
		{"a row of names is no role", "Bishop {1:Tomas Reyes}, Archbishop Paul Dorn and Pope Francis prayed with Rabbi David Cohen.|{1=Bishop}"},
		{"an organization's kind", "The {1=human rights organization} {1:Civic Rights Watch} counts 900 prisoners."},
		{"an organization's kind behind it", "{1:Blue Fjord Lines}, a {1=Norwegian shipping company}, owns both ferries."},
		{"a predicate", "{1:Maria Lopez} is the {1=director of the clinic}."},
		{"a courtesy is no role", "Mr. {1:Peter Oakes} left early."},
		{"a verb of speech is no role", "Officials told {1:Peter Oakes} to leave."},
		{"another subject is no role", "After the talks with {1:Peter Oakes}, the director met reporters."},
	}
	tagger := newTagger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, role, _ := strings.Cut(tt.in, "|")
			m := parse(in)
			if role != "" {
				r := parse(role).text
				at := strings.Index(m.text, r)
				m.roles['1'] = model.Span{Start: at, End: at + len(r)}
			}
			actors := tagger.Find(text.FromString(m.text))
			i := slices.IndexFunc(actors, func(a model.Actor) bool { return a.Mentions[0] == m.mentions['1'][0] })
			if i < 0 {
				t.Fatalf("actor not found: %s", list(actors))
			}
			if a := actors[i]; (model.Span{Start: a.RoleStart, End: a.RoleEnd}) != m.roles['1'] {
				t.Errorf("role %q [%d,%d), want %v", a.Role, a.RoleStart, a.RoleEnd, m.roles['1'])
			}
		})
	}
}

func TestSalience(t *testing.T) {
	d := text.FromString(sample)
	d.Headline = "Harbour board picks new chief after ferry collision"
	actors := newTagger(t).Find(d)
	if len(actors) < 5 || actors[0].Name != "Ingrid Halvorsen" {
		t.Errorf("most salient is not the new chief: %s", list(actors))
	}
	for i, a := range actors {
		if a.Salience < 0 || a.Salience > 1 || i > 0 && a.Salience > actors[i-1].Salience {
			t.Errorf("salience %.2f of %s is out of order or range", a.Salience, a.Name)
		}
	}
}

func list(actors []model.Actor) string {
	var b strings.Builder
	for _, a := range actors {
		fmt.Fprintf(&b, "%s (%s, %q) %v; ", a.Name, a.Kind, a.Role, a.Mentions)
	}
	return b.String()
}

func checkActors(t *testing.T, s string, actors []model.Actor) {
	t.Helper()
	b := model.Brief{Article: model.Article{Text: s}, Actors: actors}
	if err := b.Check(); err != nil {
		t.Fatalf("%v in %q", err, s)
	}
	var all []model.Span
	for _, a := range actors {
		all = append(all, a.Mentions...)
	}
	slices.SortFunc(all, func(a, b model.Span) int { return a.Start - b.Start })
	for i := 1; i < len(all); i++ {
		if all[i].Start < all[i-1].End {
			t.Fatalf("mentions %v and %v overlap in %q", all[i-1], all[i], s)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		sample, "“X” (Y) [Z], Dr. A, an B-C, or DE.", "THE CHURCH OF THE NORTH (CN) said Mr.", "İzmir ẞ U.S.'s the a an of", "Kim Jong-un, -un",
		"president of the , X, a Y", "The WHO, or WHO, is the WHO of WHO",
	} {
		f.Add(s)
	}
	tagger := newTagger(f)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		checkActors(t, s, tagger.Find(text.FromString(s)))
	})
}

// TestDeterministic runs the finder twice: maps must not leak their order.
func TestDeterministic(t *testing.T) {
	tagger := newTagger(t)
	d := text.FromString(strings.Repeat(sample, 3))
	if a, b := list(tagger.Find(d)), list(tagger.Find(d)); a != b {
		t.Errorf("two runs differ:\n%s\n%s", a, b)
	}
}

const sample = `Harbour board picks new chief after ferry collision

The port authority of Larnby named Ingrid Halvorsen as its new director on Tuesday, four months after two ferries collided outside the harbour.

Ms. Halvorsen, 52, a former naval engineer, takes over from Peter Oakes, who resigned in March. "We owe the passengers answers," Halvorsen told reporters in Larnby. The National Maritime Safety Board (NMSB) is still looking into the accident. The NMSB expects to report in the autumn, said its spokesman, Daniel Reyes.

Prime Minister Anna Kowalska visited the town on Sunday. Kowalska, who grew up in Larnby, promised 12 million euros from the European Union for new radar equipment. The shipping company Blue Fjord Lines, which owns both ferries, declined to comment.

`

func BenchmarkFind(b *testing.B) {
	tagger := newTagger(b)
	var s strings.Builder
	for i := range 8 { // different numbers, so that not every sentence is a copy
		s.WriteString(strings.ReplaceAll(sample, "52", fmt.Sprint(30+i)))
	}
	benchmarkFind(b, tagger, s.String())
}

// BenchmarkFlood is the worst case: two million bytes of different capitalised
// words. It must cost as much a byte as a hundredth of it.
func BenchmarkFlood(b *testing.B) {
	tagger := newTagger(b)
	for _, words := range []int{2_000, 200_000} {
		var s strings.Builder
		for i := range words {
			fmt.Fprintf(&s, "Xa%d Lo ", i)
			if i%20 == 19 {
				s.WriteString("came. ")
			}
		}
		b.Run(fmt.Sprint(words), func(b *testing.B) { benchmarkFind(b, tagger, s.String()) })
	}
}

func benchmarkFind(b *testing.B, tagger *Tagger, s string) {
	d := text.FromString(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		tagger.Find(d)
	}
}

func BenchmarkNewTagger(b *testing.B) {
	for b.Loop() {
		newTagger(b)
	}
}
