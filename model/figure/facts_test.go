package figure

import (
	"math"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// last is the last figure of s.
func last(t *testing.T, s string) model.Figure {
	t.Helper()
	figures := Find(text.FromString(s), nil)
	if len(figures) == 0 {
		t.Fatalf("no figure in %q", s)
	}
	return figures[len(figures)-1]
}

func TestAbout(t *testing.T) {
	for _, r := range []row{
		{"noun phrase with its verb", "Around 900 political prisoners remain jailed in the north.", "political prisoners remain jailed in the north"},
		{"toll without noun", "107 killed in crane collapse", "killed in crane collapse"},
		{"clause before a percentage", "Turnout was 61.5%.", "Turnout"},
		{"share of", "Nearly half of the voters stayed away.", "voters stayed away"},
		{"noun behind a sum", "He was released on $20,000 bail.", "bail"},
		{"purpose of a length of time", "She came home after 96 days in detention.", "detention"},
		{"a pronoun says nothing", "If you ask me, it's less than 100.", ""},
		{"noun behind a hyphen", "It ended an 11-year lull.", "lull"},
		{"dimension", "She is 400 metres long.", "She is 400 metres long"},
		{"name before an age", "The driver, Oskar Lind, 42, was held.", "Oskar Lind"},
		{"ordinal", "He began his third term.", "term"},
		{"who says so is not what is measured", "Machado says 85 percent stayed at home.", "stayed at home"},
		{"two sums of one clause share it", "Profit fell 6 percent to 274 million euros.", "Profit fell"},
		{"label before a colon", "United States: 40, 44", "United States"},
		{"points of an index", "The Nikkei lost 33.5 points.", "Nikkei lost"},
		{"a time stays whole", "It began at 4:09 p.m. and cost $5.", "It began at 4:09 p.m. and cost"},
		{"a name with a hyphen stays whole", "The driver, Oskar Lind-Lee, 42, was held.", "Oskar Lind-Lee"},
		{"a clause of time is one of its own", "Shares fell after the shop reported earnings of $1.80.", "earnings"},
		{"an introduction is not what is measured", "The count stopped, for a turnout of 42 percent.", "turnout"},
		{"what a poll showed", "A poll released on Friday showed the mayor's support at 31%.", "mayor's support"},
		{"a relative clause with its own noun", "Signs praised the deals, one of which was smoked herring priced at $16.", "smoked herring"},
		{"a relative clause that hangs on a noun", "They want a share of grocery sales, which totalled $700 billion.", "share of grocery sales"},
		{"a clause that only points ahead", "It has a total land area of 268 square kilometres.", "total land area"},
		{"the noun that a preposition leads to", "The craft broke up at an altitude of 190 kilometres.", "altitude"},
		{"a bare noun keeps its clause", "The economy expanded at an annual rate of 4.2 percent.", "economy expanded at an annual rate"},
		{"in brackets", "The largest groups are farmers (40%), miners (12%).", "miners"},
		{"in brackets, the same in another unit", "The lake has a maximum width of 400 kilometres (250 mi).", "lake has a maximum width"},
		{"some of a number", "The party won 23 of 24 seats in the assembly.", "seats in the assembly"},
		{"a noun phrase that and would cut", "They won 24 governorships in Sunday's regional and legislative elections.", "governorships"},
		{"a word in quotation marks", `Officials count 43 percent of "active" voters.`, `"active" voters`},
		{"whose it is", "She praised Amazon's $119 membership.", "membership"},
		{"change", "The firm reported a 20% drop in deliveries.", "drop in deliveries"},
	} {
		if got := last(t, r.in).About; got != r.want {
			t.Errorf("%s: %s\n got %q\nwant %q", r.name, r.in, got, r.want)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, r := range []row{
		{"according to", "About 45 people died, according to the Ministry of Health.", "Ministry of Health"},
		{"according to, first", "According to Foro Penal, 264 people are held.", "Foro Penal"},
		{"description before a name is left out", "The rights organization Foro Penal reports that 900 people are held.", "Foro Penal"},
		{"subject with article", "The company said sales rose 12%.", "The company"},
		{"subject with apposition", "Ann Lee, the force's spokeswoman, said 14 officers fell ill.", "Ann Lee"},
		{"behind a quotation", "“We lost 30 men,” said General Mark Smith.", "General Mark Smith"},
		{"police said, at the end", "As many as 300 people are dead, police said on Monday.", "police"},
		{"account", "By the union's count, 20,000 people marched.", "the union"},
		{"confirmed by", "Five people left, as confirmed by Marco Rubio.", "Marco Rubio"},
		{"carried by a pronoun", "Foro Penal lists 900 prisoners. It said 200 are soldiers.", "Foro Penal"},
		{"carried by another", "The ministry said 45 people died. Another 12 were in hospital.", "The ministry"},
		{"not carried to new matter", "The ministry said 45 people died. Snow fell on 12 towns.", ""},
		{"a later clause does not speak for an earlier one", "Shares fell 4% after the company reported a loss.", ""},
		{"nearest of two", "Ann said 5 came, while Bob said 7 came.", "Bob"},
		{"what is announced is not what is said", "It carries out an order that Ann Lee announced and costs $5.", ""},
		{"passive is nobody", "It is estimated that 40,000 children live there.", ""},
		{"a name with and", "The Bureau for Trade and Industry said 12 firms closed.", "Bureau for Trade and Industry"},
		{"a participle is no saying", "With 31 areas declared, No had 900 votes.", ""},
		{"a life told is not what was said", "Ann Lee said 5 came. She won 12 prizes.", ""},
		{"documents say too", "The survey found that 62% of adults agree.", "The survey"},
	} {
		if got := last(t, r.in).Attribution; got != r.want {
			t.Errorf("%s: %s\n got %q\nwant %q", r.name, r.in, got, r.want)
		}
	}
}

func TestHedge(t *testing.T) {
	for _, r := range []row{
		{"adverb", "About 60 people were reportedly arrested.", "reportedly"},
		{"modal", "The bank may cut 5,000 jobs.", "may"},
		{"month", "In May 5,000 jobs went.", ""},
		{"participle", "It is expected to cost $5bn.", "expected"},
		{"none", "It cost $5bn.", ""},
	} {
		if got := last(t, r.in).Hedge; got != r.want {
			t.Errorf("%s: %s: got %q, want %q", r.name, r.in, got, r.want)
		}
	}
}

func TestSalience(t *testing.T) {
	a := &model.Article{Headline: "Storm kills 45 in Tarma", Text: "Storm kills 45 in Tarma\n\nA storm killed 45 people in Tarma, the ministry said.\n\n" +
		"The second road was closed. Ann Lee, 42, lost 3 goats."}
	a.Parts = text.Paragraphs(a.Text)
	a.Parts[0].Kind = model.PartHeadline
	figures := Find(text.New(a), nil)
	if len(figures) != 5 {
		t.Fatalf("got %v, want 5 figures", figures)
	}
	toll, second, age, goats := figures[1], figures[2], figures[3], figures[4]
	if toll.Salience <= goats.Salience || goats.Salience <= age.Salience || goats.Salience <= second.Salience {
		t.Errorf("toll %v, goats %v, age %v, second %v: the toll must lead and ordinals and ages follow", toll.Salience, goats.Salience, age.Salience, second.Salience)
	}
}

// examine checks the invariants of what Find returns for s.
func examine(t *testing.T, s string, dates []model.Date) {
	t.Helper()
	figures := Find(text.FromString(s), dates)
	b := model.Brief{Article: model.Article{Text: s}, Figures: figures}
	if err := b.Check(); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	end := 0
	for _, g := range figures {
		if g.Start < end {
			t.Fatalf("%q overlaps the figure before it in %q", g.Text, s)
		}
		end = g.End
		for _, part := range []string{g.About, g.Attribution, g.Hedge} {
			if !strings.Contains(s, part) {
				t.Fatalf("%q is not in %q", part, s)
			}
		}
		if g.Salience < 0 || g.Salience > 1 || math.IsNaN(g.Salience) || g.Kind == "" || g.Rule == "" || g.ID == "" {
			t.Fatalf("figure %+v of %q is incomplete", g, s)
		}
		if g.High != nil && g.Kind != model.FigureScore && *g.High <= g.Value {
			t.Fatalf("range %q of %q runs from %v to %v", g.Text, s, g.Value, *g.High)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"At least 14 people, aged 9 to 12, paid $1.2bn (about 3.5%) in 5ft 2in of snow, according to X.",
		"One in five; 3-2; 1-1-1-1; no. 1, #2; 9/11 and 1/2; half of a million dollars and 50 cents",
		"tens of hundreds of millions of billions of trillions", "million million million million", "1 234 567 890 1 2 3",
		"$$5 €€ NZ$ 5m USD115 EUR-5 Rs. 5 crore 10M. 41C. 5p. ½¼ 2½", "more than at least nearly about 20 or more or so",
		"said said said, said X said: “5” he said. According to according to 5", "first second third fourth-largest most 21st",
		"aged aged 5 and 6 and 7-year-old 8 years old (9) X, 10, Y", "İ５½ ١٢٣ 5\u0301 %",
	} {
		f.Add(s, 0, 0)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		var dates []model.Date
		if d := text.FromString(s); len(d.Tokens) > 0 && from >= 0 && to > from {
			a, b := from%len(d.Tokens), to%len(d.Tokens)
			if a <= b {
				dates = append(dates, model.Date{Anchor: d.Anchor(a, b)})
			}
		}
		examine(t, s, dates)
	})
}

// floods are inputs that hurt finders which look back or ahead without bound.
func floods(n int) map[string]string {
	return map[string]string{
		"digits":       strings.Repeat("7", n),
		"hyphens":      strings.Repeat("1-", n/2),
		"blanks":       strings.Repeat("1 ", n/2),
		"ones":         strings.Repeat("one ", n/4),
		"millions":     strings.Repeat("million ", n/8),
		"millions of":  strings.Repeat("millions of ", n/12),
		"names":        "Flight 1" + strings.Repeat(", 2", n/3),
		"to":           strings.Repeat("5 to ", n/5),
		"and":          strings.Repeat("5 and ", n/6),
		"bounds":       strings.Repeat("about ", n/6) + "5",
		"adverbs":      strings.Repeat("only 5 ", n/7),
		"dollars":      strings.Repeat("$", n),
		"sums":         strings.Repeat("$5 ", n/3),
		"said":         strings.Repeat("he said 5 ", n/10),
		"according":    strings.Repeat("according to X 5 ", n/17),
		"sentences":    strings.Repeat("It is 5 km. ", n/12),
		"groups":       strings.Repeat("123 ", n/4),
		"commas":       strings.Repeat("1,", n/2),
		"plurals":      "5 " + strings.Repeat("police ", n/7),
		"ordinals":     strings.Repeat("first ", n/6),
		"open bracket": strings.Repeat("(5 ", n/3),
	}
}

func TestFloods(t *testing.T) {
	for name, s := range floods(20_000) {
		t.Run(name, func(t *testing.T) { examine(t, s, nil) })
	}
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("At least 14 people were killed when a storm hit the coast on Sunday, officials said. The government, led by Ann Lee, 42, "+
		"promised $1.2bn in aid and said that nearly half of the homes had no power. It is not known when the roads will open again, and "+
		"rescuers from four towns are on their way to the valley, which lies about 40 km from the sea and is home to mostly farmers.\n\n", 40)
	d := text.FromString(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d, nil)
	}
}

func BenchmarkFloods(b *testing.B) {
	for name, s := range floods(2_000_000) {
		d := text.FromString(s)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Find(d, nil)
			}
		})
	}
}
