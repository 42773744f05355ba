package sheet_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/markdown"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/uitest"
)

func TestGolden(t *testing.T) {
	b := uitest.Brief(t)
	uitest.Golden(t, "sheet.md", sheet.Markdown(b))
	uitest.Golden(t, "plain.txt", sheet.Plain(b))
	uitest.Golden(t, "body.txt", sheet.Body(b, 60, false))
	uitest.Golden(t, "text.md", sheet.Text(b))
}

// TestFactLine tests single lines of the sheet: what stands in them beside the
// fact as read.
func TestFactLine(t *testing.T) {
	figure := func(f model.Figure) *model.Brief {
		f.Text = "12"
		return &model.Brief{Figures: []model.Figure{f}}
	}
	for _, c := range []struct {
		why  string
		b    *model.Brief
		want string
	}{
		{"a bare figure", figure(model.Figure{}), "1. 12"},
		{"what it counts", figure(model.Figure{About: "ships"}), "1. 12 ships"},
		{"vague says more than approximate", figure(model.Figure{Vague: true, Approximate: true}), "1. 12 (vague)"},
		{"a lower bound", figure(model.Figure{Bound: model.BoundMin, Approximate: true}), "1. 12 (at least)"},
		{"an upper bound", figure(model.Figure{Bound: model.BoundMax}), "1. 12 (at most)"},
		{"about is approximate", figure(model.Figure{Bound: model.BoundAbout, Approximate: true}), "1. 12 (approximate)"},
		{"hedge, then who says so, on one line", figure(model.Figure{Hedge: "allegedly", Attribution: "the\nport"}), "1. 12 (allegedly; says the port)"},
		{"one mention is not counted", &model.Brief{Actors: []model.Actor{{Name: "Ada", Kind: model.ActorPerson, Mentions: make([]model.Span, 1)}}}, "1. Ada (person)"},
		{"role and mentions", &model.Brief{Actors: []model.Actor{{Name: "Ada", Role: "pilot", Kind: model.ActorPerson, Mentions: make([]model.Span, 3)}}}, "1. Ada, pilot (person; 3 mentions)"},
		{"nobody named", &model.Brief{Quotes: []model.Quote{{Anchor: model.Anchor{Text: "No"}}}}, "1. Unnamed speaker: “No”"},
		{"a date without an event is not said twice", &model.Brief{Dates: []model.Date{{Anchor: model.Anchor{Text: "2023"}, From: "2023-01-01", To: "2024-01-01"}}}, "1. 2023: 2023"},
		{"a hard-wrapped summary is one line", &model.Brief{Summary: []model.Anchor{{Text: "Ships\ncame\tin."}}}, "1. Ships came in."},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := sheet.Plain(c.b); !strings.Contains(got, "\n"+c.want+"\n") {
				t.Errorf("no line %q in\n%s", c.want, got)
			}
		})
	}
}

func TestTimeline(t *testing.T) {
	date := func(text, event string, from, to model.Day) model.Date {
		return model.Date{Anchor: model.Anchor{Text: text}, Event: event, From: from, To: to, Precision: model.PrecisionDay}
	}
	b := &model.Brief{Dates: []model.Date{
		date("Tuesday", "the vote", "2025-05-06", "2025-05-07"),
		date("one day", "the storm", "", ""),
		date("May 6", "the vote", "2025-05-06", "2025-05-07"),
		date("Monday", "the debate", "2025-05-05", "2025-05-06"),
	}}
	got := sheet.Plain(b)
	if want := "Timeline, 2:\n1. 5 May 2025: the debate (Monday)\n2. 6 May 2025: the vote (Tuesday)\n"; !strings.Contains(got, want) {
		t.Errorf("in the order of time, each event once, none unresolved; got\n%s", got)
	}
}

func TestPlainHead(t *testing.T) {
	b := &model.Brief{Words: 900, ReadingSeconds: 225, Article: model.Article{
		Headline: "Storm", Text: "Storm\n\nIt came.", Warnings: []string{"the date was guessed"},
		Source: model.Source{Publisher: "The Orrin Post", Published: "2025-05-06T10:00:00Z", Updated: "2025-05-07T08:00:00Z"},
	}}
	want := `Headline: Storm
Source: The Orrin Post · 2025-05-06 · updated 2025-05-07
Length: 900 words, 4 minutes
Note: the date was guessed

Text:
Storm

It came.
`
	if got := sheet.Plain(b); got != want {
		t.Errorf("got\n%s", got)
	}
	b.Source.Updated = "2025-05-06T23:00:00Z"
	if got := sheet.SourceLine(b); strings.Contains(got, "updated") {
		t.Errorf("an update on the same day is news: %q", got)
	}
	if got := sheet.SourceLine(&model.Brief{}); got != "" {
		t.Errorf("nothing is known: %q", got)
	}
}

// parts makes an article of blocks, each with its kind.
func parts(blocks ...string) *model.Brief {
	b := &model.Brief{}
	for i := 0; i < len(blocks); i += 2 {
		if i > 0 {
			b.Text += "\n\n"
		}
		start := len(b.Text)
		b.Text += blocks[i+1]
		b.Parts = append(b.Parts, model.Part{Kind: model.PartKind(blocks[i]), Start: start, End: len(b.Text)})
	}
	return b
}

func TestBody(t *testing.T) {
	for _, c := range []struct {
		why   string
		b     *model.Brief
		width int
		color bool
		want  string
	}{
		{"headline and dek stand above the body", parts("headline", "Storm", "dek", "It came.", "paragraph", "Text."), 40, false, "Text.\n"},
		{"wrapped at words", parts("paragraph", "Thirty ships waited for a pilot."), 16, false, "Thirty ships\nwaited for a\npilot.\n"},
		{"a blank line between blocks", parts("paragraph", "One.", "heading", "Two", "paragraph", "Three."), 40, false, "One.\n\nTwo\n\nThree.\n"},
		{"a list is not torn apart", parts("paragraph", "It had:", "list_item", "17 branches;", "list_item", "no money at all.", "paragraph", "So."), 14, false, "It had:\n\n• 17 branches;\n• no money at\n  all.\n\nSo.\n"},
		{"a rule beside every line of a quote", parts("quote", "Nobody wanted this."), 14, false, "│ Nobody\n│ wanted this.\n"},
		{"headings are bold, captions dim, line by line", parts("heading", "What comes next", "caption", "A boat."), 12, true, "\x1b[1mWhat comes\x1b[m\n\x1b[1mnext\x1b[m\n\n\x1b[2mA boat.\x1b[m\n"},
		{"without colour they are plain", parts("heading", "Next", "caption", "A boat.", "correction", "Not a ship."), 40, false, "Next\n\nA boat.\n\nNot a ship.\n"},
		{"a wide script counts cells", parts("paragraph", "東京都は九日に発表した"), 10, false, "東京都は九\n日に発表し\nた\n"},
		{"a narrow terminal still gets ten columns", parts("paragraph", "Thirty ships"), 1, false, "Thirty\nships\n"},
		{"no parts: the text is one paragraph", &model.Brief{Article: model.Article{Text: "Only text."}}, 40, false, "Only text.\n"},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := sheet.Body(c.b, c.width, c.color); got != c.want {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestBodyKeepsItsWidth(t *testing.T) {
	b := uitest.Brief(t)
	for _, width := range []int{20, 33, 80, 200} {
		for _, color := range []bool{false, true} {
			for line := range strings.SplitSeq(sheet.Body(b, width, color), "\n") {
				if ansi.StringWidth(line) > width {
					t.Errorf("wider than %d: %q", width, line)
				}
				if !color && strings.Contains(line, "\x1b") {
					t.Errorf("an escape sequence without colour: %q", line)
				}
			}
		}
	}
}

// TestText tests the article as Markdown.
func TestText(t *testing.T) {
	b := parts("headline", "Storm", "dek", "It came.", "heading", "Next", "quote", "No.\nNever.", "list_item", "a boat", "caption", "A boat", "paragraph", "The end")
	want := "# Storm\n\n*It came\\.*\n\n## Next\n\n> No\\.\n> Never\\.\n\n- a boat\n\n*A boat*\n\nThe end\n\n"
	if got := sheet.Text(b); got != want {
		t.Errorf("%q", got)
	}
	if got := sheet.Text(&model.Brief{Article: model.Article{Text: "Only *text*"}}); got != "Only \\*text\\*\n\n" {
		t.Errorf("no parts: %q", got)
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		why       string
		from, to  model.Day
		precision model.Precision
		want      string
	}{
		{"unresolved", "", "", model.PrecisionDay, ""},
		{"not a day", "soon", "later", model.PrecisionDay, ""},
		{"a day", "2025-05-06", "2025-05-07", model.PrecisionDay, "6 May 2025"},
		{"a time of a day", "2025-05-06", "2025-05-07", model.PrecisionTime, "6 May 2025"},
		{"the last day of a year", "2024-12-31", "2025-01-01", model.PrecisionDay, "31 December 2024"},
		{"a weekend", "2025-05-31", "2025-06-02", model.PrecisionWeekend, "31 May 2025 to 1 June 2025"},
		{"a week", "2025-05-05", "2025-05-12", model.PrecisionWeek, "5 May 2025 to 11 May 2025"},
		{"a month", "2025-05-01", "2025-06-01", model.PrecisionMonth, "May 2025"},
		{"the February of a leap year", "2024-02-01", "2024-03-01", model.PrecisionMonth, "February 2024"},
		{"December", "2024-12-01", "2025-01-01", model.PrecisionMonth, "December 2024"},
		{"thirty days are no month", "2025-05-02", "2025-06-01", model.PrecisionDay, "2 May 2025 to 31 May 2025"},
		{"a quarter", "2025-04-01", "2025-07-01", model.PrecisionQuarter, "April 2025 to June 2025"},
		{"a season over the new year", "2024-12-01", "2025-03-01", model.PrecisionSeason, "December 2024 to February 2025"},
		{"a year", "2025-01-01", "2026-01-01", model.PrecisionYear, "2025"},
		{"years", "2012-01-01", "2016-01-01", model.PrecisionYear, "2012 to 2015"},
		{"a decade", "1990-01-01", "2000-01-01", model.PrecisionDecade, "1990s"},
		{"ten years that are no decade", "1994-01-01", "2004-01-01", model.PrecisionYear, "1994 to 2003"},
		{"a century", "1901-01-01", "2001-01-01", model.PrecisionCentury, "1901 to 2000"},
		{"since a day", "2025-05-06", "", model.PrecisionDay, "since 6 May 2025"},
		{"since a month", "2025-05-01", "", model.PrecisionMonth, "since May 2025"},
		{"since a quarter", "2025-04-01", "", model.PrecisionQuarter, "since April 2025"},
		{"since a year", "2013-01-01", "", model.PrecisionYear, "since 2013"},
		{"until a day: the last one counts", "", "2025-05-07", model.PrecisionDay, "until 6 May 2025"},
		{"until a month", "", "2025-06-01", model.PrecisionMonth, "until May 2025"},
		{"until a year", "", "2000-01-01", model.PrecisionYear, "until 1999"},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := sheet.Days(&model.Date{From: c.from, To: c.to, Precision: c.precision}); got != c.want {
				t.Errorf("%q instead of %q", got, c.want)
			}
		})
	}
}

func TestReadingTime(t *testing.T) {
	for seconds, want := range map[int]string{
		0: "under 1 minute", 59: "under 1 minute", 60: "1 minute", 89: "1 minute", 90: "2 minutes", 149: "2 minutes", 3600: "60 minutes",
	} {
		if got := sheet.ReadingTime(seconds); got != want {
			t.Errorf("%d seconds: %q instead of %q", seconds, got, want)
		}
	}
}

func TestSourceName(t *testing.T) {
	for source, want := range map[model.TermSource]string{
		model.TermText: "from the article", model.TermUser: "your glossary", model.TermLede: "lede glossary",
		model.TermLibrary: "from another article", "dictionary:wordnet": "wordnet dictionary", "elsewhere": "elsewhere",
	} {
		if got := sheet.SourceName(source); got != want {
			t.Errorf("%q: %q instead of %q", source, got, want)
		}
	}
}

// TestLinesOfABlockOpenNothing holds marks against the beginnings of later lines
// of a block, where Markdown looks for headings, lists and fences.
func TestLinesOfABlockOpenNothing(t *testing.T) {
	for _, s := range []string{"a\n# b", "a\n- b", "a\n===", "a\n---", "a\n> b", "a\n```\nb", "a\n1) b", "a\n    b", "a\n| b |\n| --- |"} {
		t.Run(s, func(t *testing.T) {
			b := parts("paragraph", s)
			b.Headline, b.Dek = s, s
			for name, md := range map[string]string{"sheet": sheet.Markdown(b), "text": sheet.Text(b)} {
				out, err := markdown.Render(md, markdown.Options{Width: 1000})
				if err != nil {
					t.Fatal(err)
				}
				flat := strings.Join(strings.Fields(s), " ")
				want := map[string]int{"sheet": 2, "text": 1}[name]
				if n := strings.Count(strings.Join(strings.Fields(out), " "), flat); n != want {
					t.Errorf("%s: shown %d times instead of %d:\n%s", name, n, want, out)
				}
			}
		})
	}
}

// hostile are texts that mean something to Markdown, to HTML or, once an
// entity is decoded, to a terminal.
var hostile = []string{
	"&#27;]52;c;eA==&#7; &#x9b;2J &amp;",
	"**bold** _it_ `code` ~~gone~~",
	"[here](https://evil.example) ![x](y) <https://evil.example>",
	"<b>x</b> <!-- y -->",
	"# Not a headline",
	"- not an item",
	"1. not one",
	"> not a quote",
	"--- | ---",
	`a \* b \`,
}

func TestHostileTextStaysText(t *testing.T) {
	for _, s := range hostile {
		t.Run(s, func(t *testing.T) {
			a := model.Anchor{Text: s}
			b := &model.Brief{
				Article: model.Article{
					Headline: s, Dek: s, Text: s, Source: model.Source{Publisher: s, Byline: s},
					Parts: []model.Part{{Kind: model.PartParagraph, End: len(s)}},
				},
				Summary:  []model.Anchor{a},
				Figures:  []model.Figure{{Anchor: a, About: "x" + s, Attribution: s, Hedge: s}},
				Actors:   []model.Actor{{Name: s, Role: s, Kind: model.ActorPerson}},
				Quotes:   []model.Quote{{Anchor: a, Speaker: s}},
				Dates:    []model.Date{{Anchor: a, Event: s, From: "2025-05-06", To: "2025-05-07"}},
				Glossary: []model.Term{{Term: s, Definition: s, Source: model.TermSource("dictionary:" + s)}},
			}
			for name, md := range map[string]string{"sheet": sheet.Markdown(b), "text": sheet.Text(b)} {
				out, err := markdown.Render(md, markdown.Options{Width: 1000})
				if err != nil {
					t.Fatal(err)
				}
				if strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
					t.Errorf("%s: control characters in %q", name, out)
				}
				// The brief has it in 18 places.
				want := map[string]int{"sheet": 18, "text": 1}[name]
				if n := strings.Count(out, s); n != want {
					t.Errorf("%s: shown %d times instead of %d:\n%s", name, n, want, out)
				}
			}
		})
	}
}
