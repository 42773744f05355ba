package quote

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// marked cuts the [ ] out of a text and returns the places they held.
func marked(s string) (string, []model.Span) {
	var b strings.Builder
	var spans []model.Span
	for _, r := range s {
		switch r {
		case '[':
			spans = append(spans, model.Span{Start: b.Len()})
		case ']':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

// ruiz makes an actor of every "Ana Ruiz" and "Ruiz", and of "Nordbank".
func cast(s string) []model.Actor {
	c := goldCase{Text: s}
	for _, a := range []struct{ name, kind string }{{"Ana Ruiz/Ruiz", "person"}, {"Nordbank", "organization"}} {
		forms := strings.Split(a.name, "/")
		c.Actors = append(c.Actors, struct {
			Name, Kind string
			Forms      []string
		}{forms[0], a.kind, forms})
	}
	return c.cast()
}

func TestFind(t *testing.T) {
	tests := []struct{ name, in, speakers string }{
		{"comma and tag stay out", "“[It holds],” said Ana Ruiz.", "Ana Ruiz"},
		{"point stays in", "Ana Ruiz said: “[It holds.]”", "Ana Ruiz"},
		{"interrupted", "“[It holds],” Ana Ruiz said, “[for now.]”", "Ana Ruiz|Ana Ruiz"},
		{"only opening marks repeated", "Ana Ruiz said: “[It holds.]\n\n“[It will hold.]”", "Ana Ruiz|Ana Ruiz"},
		{"no closing mark and no next one", "Ana Ruiz said “it holds and left.\n\nShe came back.", ""},
		{"low and high marks", "„[It holds],“ said Ana Ruiz.", "Ana Ruiz"},
		{"guillemets", "«[It holds]», said Ana Ruiz.", "Ana Ruiz"},
		{"past an age and a comma", "Ana Ruiz, 38, of the tenants’ union, said: “[It holds.]”", "Ana Ruiz"},
		{"the sentence before is about her", "Ana Ruiz shrugged. “[It will hold for a year.]”", "Ana Ruiz"},
		{"the company named before", "Nordbank was sued. “[It holds],” the bank said.", "Nordbank"},
		{"she who is said to speak, far from the start", "In a statement read out to the crowded court, Ana Ruiz said no. “[It holds],” she added.", "Ana Ruiz"},
		{"they, two of one name", "In a statement, Donald and Ana Ruiz said no. “[It holds],” they said.", "Donald and Ana Ruiz"},
		{"heard behind a title", "It was locked, said Brigadier General Ana Ruiz, director of the service. “[It holds],” she said.", "Ana Ruiz"},
		{"her brother", "Ana Ruiz left. Her brother was less sure. “[It holds],” he said.", "Her brother"},
		{"used to say", "“[It holds],” her mother used to say.", "her mother"},
		{"single marks around an apostrophe", "‘[It won’t hold],’ said Ana Ruiz.", "Ana Ruiz"},
		{"single marks around a possessive", "‘[The workers’ hall holds],’ said Ana Ruiz.", "Ana Ruiz"},
		{"apostrophes open nothing", "The workers’ hall of the ’90s, ’tis said, wasn’t Ana Ruiz’s.", ""},
		{"straight apostrophes open nothing", "The workers' hall of the '90s, 'tis said, wasn't Ana Ruiz's.", ""},
		{"quote within a quote", "“[She said ‘no’ and left],” said Ana Ruiz.", "Ana Ruiz"},
		{"fragment of two words", "Ana Ruiz called it “[pure theft]”.", "Ana Ruiz"},
		{"one word of judgment", "Ana Ruiz called it “theft”.", ""},
		{"one word said", "Ana Ruiz said “[no]”.", "Ana Ruiz"},
		{"scare quotes", "The “new order” failed.", ""},
		{"nickname", "Ana “Lightning” Ruiz won.", ""},
		{"title", "The novel “The Long Way” won.", ""},
		{"passive verb has no speaker there", "Ana Ruiz was told to bring a “clean shirt”.", ""},
		{"she", "Ana Ruiz spoke. “[It holds],” she said.", "Ana Ruiz"},
		{"he is nobody here", "Ana Ruiz spoke. “[It holds],” he said.", ""},
		{"it", "Nordbank spoke. “[We are safe],” it said.", "Nordbank"},
		{"phrase as printed", "“[We are safe],” said a police spokesman.", "a police spokesman"},
		{"name in a tag with a title", "“[It holds],” Professor Ruiz said.", "Ana Ruiz"},
		{"name under the quote", "“[It holds.]” – Ana Ruiz", "Ana Ruiz"},
		{"name in apposition to the subject", "“[It holds],” his neighbour, Ana Ruiz, told a reporter.", "Ana Ruiz"},
		{"name in apposition behind the verb", "“[It holds],” said his wife, Ana Ruiz.", "Ana Ruiz"},
		{"description, name, apposition", "“[It holds],” eyewitness Ana Ruiz, a teacher, told the paper.", "Ana Ruiz"},
		{"possessor is not who speaks", "Nordbank's lawyer, Ana Ruiz, said it was “[not to blame]”.", "Ana Ruiz"},
		{"possessor alone", "Ruiz's lawyer said: “[It holds.]”", "Ruiz's lawyer"},
		{"place behind of is not who speaks", "Ana Ruiz of Nordbank was clear: “[It holds for now.]”", "Ana Ruiz"},
		{"bracket behind the subject", "Nordbank (NB) said “[it holds for now]”.", "Nordbank"},
		{"put in between dashes", "Ana Ruiz — who has two sons — said “[it holds]” and left.", "Ana Ruiz"},
		{"agency of a dateline is not they", "PORTO (Nordbank) — Crowds came. “[It holds for now],” they chanted.", ""},
		{"hyphen in a number", "Forty-one percent said it was “[an isolated case]”.", "Forty-one percent"},
		{"second fragment", "Ana Ruiz said it was “[a sad day]” and that “[nobody wins]”.", "Ana Ruiz|Ana Ruiz"},
		{"title within the clause", "Ana Ruiz, whose film “Dark Water” came out, said it was “[a long way]”.", "Ana Ruiz"},
		{"subject with a name, saying", "The minister, Ana Ruiz, defended the plan, saying “[it holds for now]”.", "Ana Ruiz"},
		{"tag in the paragraph before", "Ana Ruiz wrote:\n\n“[It holds.]”", "Ana Ruiz"},
	}
	for _, tt := range tests {
		s, spans := marked(tt.in)
		quotes := Find(text.FromString(s), cast(s))
		var speakers []string
		for i, q := range quotes {
			speakers = append(speakers, q.Speaker)
			if i < len(spans) && q.Span() != spans[i] {
				t.Errorf("%s: quote %q [%d,%d), want %q", tt.name, q.Text, q.Start, q.End, s[spans[i].Start:spans[i].End])
			}
		}
		if len(quotes) != len(spans) {
			t.Errorf("%s: %d quotes %+v, want %d", tt.name, len(quotes), quotes, len(spans))
		}
		if got := strings.Join(speakers, "|"); got != tt.speakers {
			t.Errorf("%s: spoken by %q, want %q", tt.name, got, tt.speakers)
		}
	}
}

func TestSpeakerIsActor(t *testing.T) {
	s := "“It holds,” said Ruiz.\n\nA Nordbank spokesman said: “We are safe.”"
	actors := cast(s + " Ana Ruiz")
	for i := range actors {
		var kept []model.Span
		for _, m := range actors[i].Mentions {
			if m.End <= len(s) {
				kept = append(kept, m)
			}
		}
		actors[i].Mentions = kept
	}
	quotes := Find(text.FromString(s), actors)
	if len(quotes) != 2 || quotes[0].SpeakerID != actors[0].ID || quotes[0].Speaker != "Ana Ruiz" {
		t.Fatalf("got %+v, want the first by actor %s", quotes, actors[0].ID)
	}
	if quotes[1].SpeakerID != actors[1].ID || quotes[1].Speaker != "A Nordbank spokesman" {
		t.Errorf("got %+v, want the spokesman as printed, for actor %s", quotes[1], actors[1].ID)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“It holds,” said Ana Ruiz. “For now.”\n\n“And then", "‘’‘’ “” \"\" «» „“ ' ' ''", "‘The workers’ hall’ 'tis '90s “‘“‘",
		"said: “a\n\n“b\n\n“c", "“a” and “b”, according to “c” – Ruiz", "Ruiz, Ruiz, said, saying as saying “x y z.”", "”’” said “.” , “,”",
	} {
		f.Add(s, 2, 6)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		actors := cast(s)
		if from >= 0 && from < to && to <= len(s) { // a mention anywhere at all
			actors = append(actors, model.Actor{ID: "a0", Name: "X", Kind: model.ActorPerson, Mentions: []model.Span{{Start: from, End: to}}})
		}
		quotes := Find(text.FromString(s), actors)
		b := model.Brief{Article: model.Article{Text: s}, Quotes: quotes}
		for _, a := range actors {
			b.Actors = append(b.Actors, model.Actor{ID: a.ID, Mentions: []model.Span{{Start: 0, End: len(s)}}})
		}
		if err := b.Check(); err != nil && len(s) > 0 {
			t.Error(err)
		}
		end := 0
		for _, q := range quotes {
			if q.Start < end {
				t.Errorf("quote %q overlaps the one before", q.Text)
			}
			end = q.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	unit := "Ana Ruiz spoke for an hour. “The dam will hold,” she said, “for now.” Nordbank called it “a heavy loss” and paid. The workers’ hall is open.\n\n"
	bench(b, strings.Repeat(unit, 200))
}

// BenchmarkFloods shows that time stays linear where marks are all there is.
func BenchmarkFloods(b *testing.B) {
	for name, unit := range map[string]string{
		"open": "“a ", "single": "‘a ", "straight": "\"a ", "pairs": "“a b c.” ", "paragraphs": "“a b\n\n", "apostrophes": "s' ", "tags": "said ",
	} {
		b.Run(name, func(b *testing.B) { bench(b, strings.Repeat(unit, 20000)) })
	}
}

func bench(b *testing.B, s string) {
	b.Helper()
	d := text.FromString(s)
	actors := cast(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d, actors)
	}
}

// TestTurns has interviews printed in turns.
func TestTurns(t *testing.T) {
	for _, tt := range []struct{ name, in, speakers string }{
		{"question and answer", "We asked Ana Ruiz about oil.\n\nQ: Why now?\n\nA: [Three things.]\n\nQ: When will it end?\n\nA: [Not before 2028, I’m afraid.]", "Ana Ruiz|Ana Ruiz"},
		{"surname and initials", "Ana Ruiz spoke to us.\n\nNews: How does it feel?\n\nRuiz: [Quiet.]\n\nNews: And now?\n\nAR: [I sleep.]", "Ana Ruiz|Ana Ruiz"},
		{"double brackets", "Ana Ruiz spoke to us.\n\n((News)) How?\n\n((Ruiz)) [Quietly.]\n\n((News)) And now?", "Ana Ruiz"},
		{"a quote in marks inside a turn stays one", "Q: Why?\n\nRuiz: I said “[no, not ever again]” to Ana Ruiz.\n\nQ: When?\n\nB: Soon.", ""},
		{"no questions", "Ana Ruiz won.\n\nGold: Ana Ruiz.\n\nSilver: Ruiz.\n\nBronze: Ruiz.", ""},
	} {
		s, want := marked(tt.in)
		got := Find(text.FromString(s), cast(s))
		var speakers []string
		for i, q := range got {
			speakers = append(speakers, q.Speaker)
			if i < len(want) && q.Span() != want[i] {
				t.Errorf("%s: quote %q, want %q", tt.name, q.Text, s[want[i].Start:want[i].End])
			}
		}
		if len(got) != len(want) || strings.Join(speakers, "|") != tt.speakers {
			t.Errorf("%s: %d quotes by %q, want %d by %q", tt.name, len(got), speakers, len(want), tt.speakers)
		}
	}
}
