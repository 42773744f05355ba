package pack

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

const text = "Count falls\n\nForo Legal says around 900 prisoners remain. “They suffer,” Ana Ruiz, its director, said on 6 May 2025; 1.5 to 2 million marched."

func brief() *model.Brief {
	at := func(s string) model.Anchor {
		i := strings.Index(text, s)
		return model.AnchorAt(text, i, i+len(s))
	}
	high := 2e6
	b := &model.Brief{Words: 25, ReadingSeconds: 6}
	b.Article = model.Article{
		ID: "abc", Headline: "Count falls", Text: text, Warnings: []string{"encoding guessed"}, Tags: []string{"rights"},
		Source: model.Source{Path: "a.txt", Format: model.FormatText, URL: "https://example.org/a", Publisher: "The Paper", Byline: "B. Line", Dateline: "CARACAS", Published: "2025-05-07", Updated: "2025-05-08", Language: "en"},
		Parts:  []model.Part{{Kind: model.PartHeadline, Start: 0, End: 11}, {Kind: model.PartParagraph, Start: 13, End: len(text)}},
	}
	b.Summary = []model.Anchor{at("Foro Legal says around 900 prisoners remain.")}
	b.Figures = []model.Figure{
		{ID: "f1", Anchor: at("around 900"), Kind: model.FigureCount, Value: 900, Unit: "prisoner", Approximate: true, Bound: model.BoundAbout, About: "prisoners", Attribution: "Foro Legal", Salience: .912345, Rule: "count"},
		{ID: "f3", Anchor: at("6"), Kind: model.FigureCount, Value: -.25},
		{ID: "f2", Anchor: at("1.5 to 2 million"), Kind: model.FigureRange, Value: 1.5e6, High: &high, Unit: "person", Vague: true, Hedge: "likely"},
	}
	b.Dates = []model.Date{{ID: "d1", Anchor: at("6 May 2025"), From: "2025-05-06", To: "2025-05-07", Precision: model.PrecisionDay, Event: "said"}}
	role := at("director")
	b.Actors = []model.Actor{{ID: "a1", Name: "Ana Ruiz", Kind: model.ActorPerson, Role: "director", RoleStart: role.Start, RoleEnd: role.End, Aliases: []string{"Ruiz"}, Salience: .5, Mentions: []model.Span{at("Ana Ruiz").Span()}, Rule: "crf"}}
	b.Dates = append(b.Dates, model.Date{ID: model.FactID("d", "May", at("May").Start), Anchor: at("May"), From: "0044-03-15"}, model.Date{ID: "d3", Anchor: at("2025"), From: "-044-03-15", To: "1969-12-31"})
	b.Quotes = []model.Quote{{Anchor: at("They suffer,"), Speaker: "Ana Ruiz", SpeakerID: "a1", Rule: "after"}}
	b.Glossary = []model.Term{{Term: "Foro Legal", Definition: "a body elsewhere", Source: model.TermLede, Mentions: []model.Span{at("Foro Legal").Span()}}}
	b.Normalize()
	return b
}

func TestRoundTrip(t *testing.T) {
	for name, b := range map[string]*model.Brief{"all fields": brief(), "nothing but text": {Article: model.Article{Text: "x"}}} {
		b.Normalize()
		b.Tags = append([]string{}, b.Tags...)
		if err := b.Check(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		data, err := Encode(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := Decode(b.Text, data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(got, b) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, b)
		}
	}
}

func TestEncodeRefusesFalseAnchor(t *testing.T) {
	b := brief()
	b.Quotes[0].Text = "They sang,"
	if _, err := Encode(b); err == nil {
		t.Error("an anchor that is not its span was packed")
	}
	b = brief()
	b.Summary[0].End = len(text) + 1
	if _, err := Encode(b); err == nil {
		t.Error("a span outside the text was packed")
	}
}

func TestDecodeCorrupt(t *testing.T) {
	data, err := Encode(brief())
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		if _, err := Decode(text, data[:i]); !errors.Is(err, ErrCorrupt) {
			t.Fatalf("cut at %d of %d: error is %v", i, len(data), err)
		}
	}
	if _, err := Decode(text[:20], data); !errors.Is(err, ErrCorrupt) {
		t.Errorf("facts of another text: error is %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	data, err := Encode(brief())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text, data)
	f.Add("", []byte{version, 0})
	f.Fuzz(func(t *testing.T, text string, data []byte) {
		b, err := Decode(text, data)
		if err != nil {
			return
		}
		for _, fig := range b.Figures {
			if text[fig.Start:fig.End] != fig.Text {
				t.Errorf("figure %q is not its span", fig.Text)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	data, err := Encode(brief())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Decode(text, data); err != nil {
			b.Fatal(err)
		}
	}
}
