package query

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

const sample = "Prison count falls in Aruña\n\nForo Legal says around 900 political prisoners remain. “They suffer,” Ana Ruiz, its director, said on 6 May 2025. The state paid $1.2bn."

func target() *Target {
	at := func(s string) model.Anchor {
		i := strings.Index(sample, s)
		return model.AnchorAt(sample, i, i+len(s))
	}
	b := &model.Brief{Article: model.Article{ID: "1", Headline: "Prison count falls in Aruña", Text: sample}}
	b.Figures = []model.Figure{
		{Anchor: at("around 900"), Kind: model.FigureCount, Value: 900, Unit: "prisoner", About: "political prisoners", Attribution: "Foro Legal", Salience: .9},
		{Anchor: at("$1.2bn"), Kind: model.FigureMoney, Value: 1.2e9, Unit: "USD", Salience: .4},
	}
	ana := at("Ana Ruiz")
	role := at("director")
	b.Actors = []model.Actor{{ID: "a1", Name: "Ana Ruiz", Kind: model.ActorPerson, Role: "director", RoleStart: role.Start, RoleEnd: role.End, Mentions: []model.Span{ana.Span()}}}
	b.Dates = []model.Date{{Anchor: at("6 May 2025"), From: "2025-05-06", To: "2025-05-07", Precision: model.PrecisionDay}}
	b.Quotes = []model.Quote{{Anchor: at("They suffer,"), Speaker: "Ana Ruiz", SpeakerID: "a1"}}
	e := model.Entry{ID: "1", Headline: b.Headline, Publisher: "The Paper", Published: "2025-05-07", State: model.StateUnread, Language: "en", Tags: []string{"rights"}}
	return NewTarget(e, b)
}

func TestMatch(t *testing.T) {
	tests := []struct {
		query string
		want  bool
	}{
		{"", true},
		{"prisoners", true},
		{"prison remain", true},
		{"aruna", true}, // diacritics do not count
		{"rison", false},
		{"“they", true},
		{"they suffer", true},
		{`"political prisoners"`, true},
		{`"prisoners political"`, false},
		{"figure>500", true},
		{"figure>900 figure<1000", false},
		{"figure>=900 unit:prisoner", true},
		{"figure>1m unit:prisoner", false}, // of the same figure
		{"money>1bn", true},
		{"money:1b..2b", true},
		{"who:ruiz role:director", true},
		{"who:maria", false},
		{"by:foro figure>500", true},
		{"by:ruiz", true},
		{"date:2025-05..", true},
		{"date:2024", false},
		{"date>2025", false},
		{"published:2025-05-07", true},
		{"published<2025", false},
		{"is:unread", true},
		{"is:starred", false},
		{"-is:starred", true},
		{"not prisoners", false},
		{"kind:money or kind:percent", true},
		{"(kind:percent or kind:rank) prisoners", false},
		{"tag:rights feed:paper lang:en", true},
		{"nofield:x", false},
	}
	for _, tt := range tests {
		n, err := Parse(tt.query)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		if got := target().Match(n); got != tt.want {
			t.Errorf("%q matches: %v, want %v", tt.query, got, tt.want)
		}
		if tt.want && (!target().May(n) || !target().MayStill(n)) {
			t.Errorf("%q matches, but May says that it cannot", tt.query)
		}
	}
}

func TestMay(t *testing.T) {
	tests := []struct {
		query          string
		words, figures bool
	}{
		{"", true, true},
		{"prisoners", true, true},
		{"canal", false, false},
		{"canal who:ruiz", false, false},
		{"canal or who:nobody", true, true},
		{"-prisoners", false, false},
		{"-canal", true, true},
		{"-who:ruiz", true, true},
		{"-(prisoners or who:nobody)", false, false},
		{"-(prisoners who:nobody)", true, true},
		{`"prisoners political" is:read`, false, false},
		{"prisoners figure>5bn", true, false},
		{"figure>500 unit:usd", true, true},
		{"figure<1000 unit:usd", true, false}, // of the same figure
		{"figure>5bn or who:nobody", true, true},
		{"figure>5bn or canal", true, false},
		{"-figure>500", true, false},
		{"-figure>5bn", true, true},
		{"by:nobody", true, true}, // who a quote may be of
		{"by:nobody figure>500", true, false},
	}
	for _, tt := range tests {
		n, err := Parse(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		if tt.words && tt.query == "prisoners" && !target().Must(n, false) {
			t.Errorf("%q is not certain to be answered by a text that holds it", tt.query)
		}
		bare := NewTarget(target().Entry, &model.Brief{Article: target().Brief.Article})
		if got := bare.May(n); got != tt.words {
			t.Errorf("%q may be answered by these words: %v, want %v", tt.query, got, tt.words)
		}
		must := bare.Must(n, false)
		bare.Brief.Figures = target().Brief.Figures
		if (must || bare.Must(n, true)) && !target().Match(n) {
			t.Errorf("%q must be answered, but is not", tt.query)
		}
		if got := bare.MayStill(n); got != tt.figures {
			t.Errorf("%q may be answered by these figures: %v, want %v", tt.query, got, tt.figures)
		}
	}
}

func TestHits(t *testing.T) {
	tests := []struct{ query, want string }{
		{"figure>500 unit:prisoner", "figure:around 900"},
		{"who:ana", "actor:Ana Ruiz"},
		{"political", "figure:around 900 text:political"},
		{"by:ruiz", "quote:They suffer,"},
		{"is:unread", "headline:Prison count falls in Aruña"},
		{"date:2025", "date:6 May 2025"},
	}
	for _, tt := range tests {
		n, err := Parse(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range target().Hits(n, 0) {
			got = append(got, string(h.Kind)+":"+sample[h.Start:h.End])
			for _, m := range h.Matches {
				if m.Start < 0 || m.End > len(h.Sentence) || m.Start >= m.End {
					t.Errorf("%s: mark %v outside sentence %q", tt.query, m, h.Sentence)
				}
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q hits %q, want %q", tt.query, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, q := range []string{"figure>many", "date:yesterday", "a)", strings.Repeat("(", 100) + "a"} {
		if _, err := Parse(q); err == nil {
			t.Errorf("%q parses", q)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`who:"foro x" figure>=1.5m -(a or not b) "open`, "date:..2024 money:..", "))((", "-", "not"} {
		f.Add(s)
	}
	tg := target()
	f.Fuzz(func(_ *testing.T, s string) {
		n, err := Parse(s)
		if err != nil {
			return
		}
		if tg.Match(n) {
			tg.Hits(n, 5)
		}
	})
}
