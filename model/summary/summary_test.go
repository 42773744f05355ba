package summary

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

func article(headline string) *model.Article {
	return &model.Article{Headline: headline}
}

// doc joins paragraphs into a document. A paragraph that begins with "KIND: "
// becomes a block of that kind.
func doc(headline string, paragraphs ...string) *text.Doc {
	a := article(headline)
	var b strings.Builder
	for _, p := range paragraphs {
		kind := model.PartParagraph
		if k, rest, ok := strings.Cut(p, "| "); ok {
			kind, p = model.PartKind(k), rest
		}
		start := b.Len()
		b.WriteString(p)
		a.Parts = append(a.Parts, model.Part{Kind: kind, Start: start, End: b.Len()})
		b.WriteString("\n\n")
	}
	a.Text = b.String()
	return text.New(a)
}

const (
	lead   = "The harbour of Port Amsel reopened on Tuesday after divers cleared the wreck of a grain ship that had blocked it for nine days."
	second = "Some 40 vessels are still waiting outside the harbour, according to the port authority."
	third  = "Insurers put the damage at $120m, a sum that the owner of the wreck disputes in court."
)

func TestFind(t *testing.T) {
	tests := []struct {
		name       string
		headline   string
		paragraphs []string
		want       []string
	}{
		{"lead and next", "Harbour reopens", []string{"headline| Harbour reopens", lead, second, third}, []string{lead, second}},
		{"dateline stays outside the span", "", []string{"PORT AMSEL (Reuters) — " + lead}, []string{lead}},
		{"dateline with place and country", "", []string{"Port Amsel, Lusonia - " + lead}, []string{lead}},
		{"dateline in small letters with a colon", "", []string{"Port Amsel: " + lead}, []string{lead}},
		{"dateline glued to its dash", "", []string{"Port Amsel—" + lead}, []string{lead}},
		{"dateline with a colon", "", []string{"PORT AMSEL, Jan. 31: " + lead}, []string{lead}},
		{"turns of an interview", "", []string{lead, "AR: The port was closed for nine days and the town lost a lot of money.", "WN: The town council met on Friday to talk about the wreck.", "Ana Ruiz: The council of the town met three times in the week of the wreck."}, []string{lead}},
		{"date in front", "", []string{"Tuesday, March 9, 2021 " + lead}, []string{lead}},
		{"the headline again as a paragraph", "Port Amsel harbour reopens after nine days of waiting.", []string{"Port Amsel harbour reopens after nine days of waiting.", lead}, []string{lead}},
		{"heading, caption and byline blocks", "", []string{"byline| By our reporter in the harbour of the town.", "caption| The harbour of Port Amsel was seen on Tuesday.", "heading| The harbour of Port Amsel is open again.", lead}, []string{lead}},
		{"caption as a paragraph", "", []string{"The wreck was lifted by two cranes on Monday. Photo: Ana Ruiz", lead}, []string{lead}},
		{"verbless line", "", []string{"A view of the old harbour of Port Amsel.", lead}, []string{lead}},
		{"line without an end mark", "", []string{"The harbour of Port Amsel and all of its many ships", lead}, []string{lead}},
		{"pronoun in front", "", []string{"It was the longest halt since the port was built a century ago.", lead}, []string{lead}},
		{"link in front", "", []string{"However, the port authority said that dredging must go on for weeks.", lead}, []string{lead}},
		{"link phrase in front", "", []string{"As a result, the port authority said that dredging must go on.", lead}, []string{lead}},
		{"pronoun behind an opening phrase", "", []string{"In 1995, she was told to leave the port with her two small boats.", lead}, []string{lead}},
		{"quotation alone", "", []string{"“The harbour of this town has never been closed for so long,” Ruiz said.", lead}, []string{lead}},
		{"inside a long quotation", "", []string{"“The harbour was closed. The ships of the town waited for nine long days outside. Nobody came.”", lead}, []string{lead}},
		{"the voice of someone", "", []string{"We waited outside the harbour of the town for nine days.", lead}, []string{lead}},
		{"question", "", []string{"Who will pay for the wreck in the harbour of Port Amsel?", lead}, []string{lead}},
		{"newsletter line", "", []string{"Sign up for the harbour newsletter to read about the port each day.", lead}, []string{lead}},
		{"this week is no link", "", []string{"This week the port authority of Port Amsel let divers clear the wreck of a grain ship that had blocked its harbour."}, []string{"This week the port authority of Port Amsel let divers clear the wreck of a grain ship that had blocked its harbour."}},
		{"nothing to say", "", []string{"headline| Harbour reopens", "It did."}, nil},
	}
	for _, tt := range tests {
		d := doc(tt.headline, tt.paragraphs...)
		var got []string
		for _, a := range Find(d, nil, nil) {
			got = append(got, a.Text)
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

func TestOffsets(t *testing.T) {
	d := doc("", "PORT AMSEL, March 9 (Reuters) - "+lead)
	got := Find(d, nil, nil)
	if len(got) != 1 || got[0].Start != 32 || got[0].End != 32+len(lead) {
		t.Fatalf("got %+v, want the sentence at 32", got)
	}
}

func TestActorsAndFigures(t *testing.T) {
	a := "Fishermen of the island mended their nets on Monday while the weather kept the boats in."
	b := "Delia Ruiz, the minister, promised 300 new boats to the fishermen of the island by June."
	d := doc("", a, b)
	at := strings.Index(d.Text, "Delia Ruiz")
	actors := []model.Actor{{Name: "Delia Ruiz", Salience: 1, Mentions: []model.Span{{Start: at, End: at + 10}}}}
	n := strings.Index(d.Text, "300")
	figures := []model.Figure{{Anchor: model.Anchor{Text: "300", Start: n, End: n + 3}, Salience: 1}}
	if got := Find(d, nil, nil); len(got) == 0 || got[0].Text != a {
		t.Errorf("without facts the lead comes first; got %+v", got)
	}
	if got := Find(d, figures, actors); len(got) == 0 || got[0].Text != b {
		t.Errorf("with facts the sentence that holds them comes first; got %+v", got)
	}
}

func TestLength(t *testing.T) {
	short := []string{}
	for _, w := range []string{"wheat", "maize", "barley", "millet", "sorghum"} {
		short = append(short, "The port shipped "+w+" to nine countries of the north.")
	}
	if n := len(Find(doc("", short...), nil, nil)); n != maxSentences {
		t.Errorf("%d short sentences, want %d", n, maxSentences)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("CARACAS (AP) — "+lead+" “"+second+"” he said.\n\n"+third, "Harbour reopens", 3, 9)
	f.Add("Tuesday, March 9, 2021 "+lead+"\n\nİt ẞ “ “", "", 0, 0)
	f.Fuzz(func(t *testing.T, s, headline string, from, to int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		d := text.New(&model.Article{Text: s, Headline: headline})
		var actors []model.Actor
		if 0 <= from && from < to && to <= len(s) {
			actors = append(actors, model.Actor{Salience: 0.5, Mentions: []model.Span{{Start: from, End: to}}})
		}
		found := Find(d, nil, actors)
		if len(found) > maxSentences {
			t.Errorf("%d sentences", len(found))
		}
		if err := (&model.Brief{Article: model.Article{Text: s}, Summary: found}).Check(); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat(lead+" "+second+"\n\n"+third+"\n\n", 30)
	d := text.New(&model.Article{Text: s, Headline: "Harbour of Port Amsel reopens"})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Find(d, nil, nil)
	}
}
