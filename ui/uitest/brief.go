package uitest

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// The text of the sample brief. People, places and events are made up.
const (
	sampleHeadline = "Lake Orrin ferries to halve crossings as fuel costs climb"
	sampleDek      = "The council says 1,400 commuters will need another way to work by March."
	sampleBody     = `HALVERSUND — Ferries on Lake Orrin will make half as many crossings from 1 March, the district council said on Tuesday, after fuel costs rose by 38 per cent in a year.

The cut leaves around 1,400 commuters without a morning boat, according to the Orrin Transport Board, the public body that runs the route. “Nobody wanted this,” said Marta Lindqvist, the council's transport chief. “But a boat that sails half empty burns as much diesel as a full one.”

What it costs

Each crossing costs the board 4,200 crowns, up from 3,050 crowns in 2023. Lindqvist put the shortfall at some 11.5 million crowns a year. The board had asked the ministry for a subsidy in October and was refused.

The opposition called the decision hasty. Jonas Abara, who leads the Lake Party, said at least two of the five boats could run on electricity within 18 months. “We are cancelling crossings that we could be charging,” he said.

What comes next

The council votes again on 14 January. A public hearing, at which the Orrin Transport Board will present its timetable, is planned for the week before.`
)

// Brief returns a short article with every kind of fact in it.
func Brief(t testing.TB) *model.Brief {
	t.Helper()
	text := sampleHeadline + "\n\n" + sampleDek + "\n\n" + sampleBody
	b := &model.Brief{Article: model.Article{
		ID: "sample-ferries", Headline: sampleHeadline, Dek: sampleDek, Text: text,
		Source: model.Source{
			Path: "ferries.md", Format: model.FormatMarkdown, Publisher: "The Orrin Post", Byline: "Elif Brandt",
			Dateline: "HALVERSUND", Published: "2024-12-04", URL: "https://post.example/ferries", Language: "en",
		},
		Markdown: "# " + sampleHeadline + "\n\n*" + sampleDek + "*\n\n" + sampleBody,
	}, Words: 204, ReadingSeconds: 51}
	at := 0
	for _, block := range strings.Split(text, "\n\n") {
		kind := model.PartParagraph
		switch {
		case at == 0:
			kind = model.PartHeadline
		case block == sampleDek:
			kind = model.PartDek
		case len(block) < 20:
			kind = model.PartHeading
		}
		b.Parts = append(b.Parts, model.Part{Kind: kind, Start: at, End: at + len(block)})
		at += len(block) + 2
	}
	fill(b)
	b.Normalize()
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	return b
}

// fill puts the facts into the sample.
func fill(b *model.Brief) {
	f := finder{b.Text}
	b.Summary = []model.Anchor{
		f.anchor("Ferries on Lake Orrin will make half as many crossings from 1 March, the district council said on Tuesday, after fuel costs rose by 38 per cent in a year."),
		f.anchor("The council votes again on 14 January."),
	}
	b.Figures = []model.Figure{
		f.figure("38 per cent", model.FigurePercent, 38, "%", "rise of fuel costs in a year", "", .7),
		f.figure("around 1,400", model.FigureCount, 1400, "commuter", "commuters without a morning boat", "Orrin Transport Board", .95),
		f.figure("4,200 crowns", model.FigureMoney, 4200, "SEK", "cost of each crossing", "", .6),
		f.figure("3,050 crowns", model.FigureMoney, 3050, "SEK", "cost of each crossing in 2023", "", .4),
		f.figure("some 11.5 million crowns", model.FigureMoney, 11.5e6, "SEK", "shortfall a year", "Lindqvist", .8),
		f.figure("at least two", model.FigureCount, 2, "boat", "boats that could run on electricity", "Jonas Abara", .3),
		f.figure("18 months", model.FigureDuration, 18, "month", "until boats could run on electricity", "Jonas Abara", .2),
	}
	b.Figures[1].Approximate, b.Figures[1].Bound = true, model.BoundAbout
	b.Figures[4].Approximate, b.Figures[4].Bound = true, model.BoundAbout
	b.Figures[5].Bound = model.BoundMin
	b.Dates = []model.Date{
		f.date("1 March", "2025-03-01", "2025-03-02", model.PrecisionDay, "half as many crossings"),
		f.date("Tuesday", "2024-12-03", "2024-12-04", model.PrecisionDay, "the district council said"),
		f.date("2023", "2023-01-01", "2024-01-01", model.PrecisionYear, "Each crossing costs"),
		f.date("October", "2024-10-01", "2024-11-01", model.PrecisionMonth, "asked the ministry for a subsidy"),
		f.date("14 January", "2025-01-14", "2025-01-15", model.PrecisionDay, "The council votes again"),
	}
	b.Actors = []model.Actor{
		f.actor("Marta Lindqvist", model.ActorPerson, "the council's transport chief", .9, "Lindqvist"),
		f.actor("Orrin Transport Board", model.ActorOrganization, "", .8),
		f.actor("Jonas Abara", model.ActorPerson, "leads the Lake Party", .6),
		f.actor("Lake Party", model.ActorOrganization, "", .4),
		f.actor("Halversund", model.ActorPlace, "", .3),
		f.actor("Lake Orrin", model.ActorPlace, "", .3),
	}
	b.Actors[4].Name = "HALVERSUND"
	b.Quotes = []model.Quote{
		{Anchor: f.anchor("“Nobody wanted this,”"), Speaker: "Marta Lindqvist", SpeakerID: b.Actors[0].ID, Rule: "said after the quotation"},
		{Anchor: f.anchor("“But a boat that sails half empty burns as much diesel as a full one.”"), Speaker: "Marta Lindqvist", SpeakerID: b.Actors[0].ID},
		{Anchor: f.anchor("“We are cancelling crossings that we could be charging,”"), Speaker: "Jonas Abara", SpeakerID: b.Actors[2].ID},
	}
	def := f.anchor("the public body that runs the route")
	sub := f.anchor("subsidy")
	b.Glossary = []model.Term{
		{Term: "Orrin Transport Board", Definition: def.Text, Source: model.TermText, Start: def.Start, End: def.End, Mentions: f.all("Orrin Transport Board")},
		{Term: "subsidy", Definition: "Public money paid to keep the price of a service or product below what it costs.", Source: model.TermLede, Mentions: []model.Span{sub.Span()}},
	}
}

// finder makes facts of the sample by looking their words up.
type finder struct{ text string }

// span is the first place of s after headline and dek, else the first of all.
func (f finder) span(s string) model.Span {
	body := strings.Index(f.text, sampleBody)
	i := strings.Index(f.text[body:], s)
	if i < 0 {
		i, body = strings.Index(f.text, s), 0
	}
	return model.Span{Start: body + i, End: body + i + len(s)}
}

func (f finder) anchor(s string) model.Anchor {
	p := f.span(s)
	return model.AnchorAt(f.text, p.Start, p.End)
}

func (f finder) all(s string) []model.Span {
	var spans []model.Span
	for at := 0; ; {
		i := strings.Index(f.text[at:], s)
		if i < 0 {
			return spans
		}
		spans = append(spans, model.Span{Start: at + i, End: at + i + len(s)})
		at += i + len(s)
	}
}

func (f finder) figure(s string, kind model.FigureKind, v float64, unit, about, by string, salience float64) model.Figure {
	a := f.anchor(s)
	return model.Figure{
		ID: model.FactID("f", s, a.Start), Anchor: a, Kind: kind, Value: v, Unit: unit, About: about,
		Attribution: by, Salience: salience, Rule: "number, then unit",
	}
}

func (f finder) date(s string, from, to model.Day, p model.Precision, event string) model.Date {
	a := f.anchor(s)
	return model.Date{ID: model.FactID("d", s, a.Start), Anchor: a, From: from, To: to, Precision: p, Event: event, Rule: "day and month"}
}

func (f finder) actor(name string, kind model.ActorKind, role string, salience float64, aliases ...string) model.Actor {
	a := model.Actor{Name: name, Kind: kind, Role: role, Salience: salience, Aliases: aliases, Rule: "tagger"}
	printed := name
	if len(f.all(name)) == 0 {
		printed = strings.ToUpper(name)
	}
	a.Mentions = f.all(printed)
	for _, alias := range aliases {
		for _, s := range f.all(alias) {
			if !overlaps(a.Mentions, s) {
				a.Mentions = append(a.Mentions, s)
			}
		}
	}
	a.ID = model.FactID("a", name, a.Mentions[0].Start)
	if role != "" {
		r := f.anchor(role)
		a.RoleStart, a.RoleEnd = r.Start, r.End
	}
	return a
}

func overlaps(spans []model.Span, s model.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}
