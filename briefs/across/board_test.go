package across

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// strikes makes an article of a strike for every line "day|id|text", with the
// figures that the text holds in brackets, all by the harbour board.
func strikes(lines ...string) []*model.Brief {
	var all []*model.Brief
	for _, l := range lines {
		p := strings.SplitN(l, "|", 3)
		body := strings.NewReplacer("[", "", "]", "").Replace(p[2])
		b := testBrief(p[1], p[0], "Strike in Brennick "+p[1], body+cast)
		rest := p[2]
		for {
			_, after, ok := strings.Cut(rest, "[")
			if !ok {
				break
			}
			number, tail, _ := strings.Cut(after, "]")
			value, _ := strconv.ParseFloat(number, 64)
			withFigure(b, number, value, "docker", "striking dockers", "Brennick Harbour Board")
			rest = tail
		}
		all = append(all, b)
	}
	return inStory(all...)
}

func TestRowsAreFolded(t *testing.T) {
	tests := []struct {
		why   string
		lines []string
		want  []string // value, and how many other articles give it
	}{
		{
			"the same value for the same day is one row",
			[]string{"2025-03-01|a|The board counted [120] strikers.", "2025-03-01|b|There were [120] strikers, it said.", "2025-03-02|c|Now [180] strike."},
			[]string{"120+1", "180+0"},
		},
		{
			"on another day it is a row of its own",
			[]string{"2025-03-01|a|The board counted [120] strikers.", "2025-03-02|b|There were [120] strikers still.", "2025-03-03|c|Now [180] strike."},
			[]string{"120+0", "120+0", "180+0"},
		},
		{
			"unless another article has a newer one that day: then it looks back",
			[]string{"2025-03-01|a|The board counted [120] strikers.", "2025-03-03|b|There had been [120] strikers.", "2025-03-03|c|Now [180] strike."},
			[]string{"120+1", "180+0"},
		},
	}
	for _, tt := range tests {
		s := New(strikes(tt.lines...))
		boards := s.Boards()
		if len(boards) != 1 {
			t.Errorf("%s: %d boards", tt.why, len(boards))
			continue
		}
		var got []string
		for _, r := range boards[0].Rows {
			got = append(got, r.Text+"+"+string(rune('0'+len(r.Also))))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
		if n := boards[0].Articles(); n != len(tt.lines) {
			t.Errorf("%s: in %d articles", tt.why, n)
		}
		for _, b := range s.Briefs() {
			if !boards[0].Holds(b.ID, b.Figures[0].ID) || len(s.BoardsOf(b.ID)) != 1 {
				t.Errorf("%s: the figure of %s is on no board", tt.why, b.ID)
			}
		}
	}
}

// A value that all articles give alike has a board for who asks for it, and is
// not listed.
func TestOneValue(t *testing.T) {
	s := New(strikes("2025-03-01|a|The board counted [120] strikers.", "2025-03-01|b|There were [120] strikers, it said."))
	if len(s.Boards()) != 0 {
		t.Errorf("boards %+v", s.Boards())
	}
	of := s.BoardsOf("b")
	if len(of) != 1 || len(of[0].Rows) != 1 || of[0].Sentence != "The number of striking dockers is given as 120 (Brennick Harbour Board) in 2 articles." {
		t.Errorf("boards of b %+v", of)
	}
}

// quantityOf is the item of the first figure of a text, analysed by hand.
func quantityOf(t *testing.T, body, number, unit, about string) item {
	t.Helper()
	b := withFigure(testBrief("a", "2025-05-06", "Head", body), number, 100, unit, about, "")
	s := New([]*model.Brief{b})
	all := quantities(s.names(), s.articles[0])
	if len(all) != 1 {
		t.Fatalf("%d figures in %q", len(all), body)
	}
	return all[0]
}

func TestWhatParts(t *testing.T) {
	for _, row := range []struct{ why, body, number, unit, about, class, parts string }{
		{"a stock", "Azmar holds 640 prisoners of war.", "640", "prisoner", "prisoners of war", "count", ""},
		{"what changes hands", "The two exchanged 400 prisoners of war.", "400", "prisoner", "prisoners of war", "count", "passed on"},
		{"what changed hands", "400 prisoners of war returned.", "400", "prisoner", "prisoners of war", "count", "passed on"},
		{"a goal", "The bank aims at inflation of 2 percent.", "2 percent", "%", "inflation", "count", "target"},
		{"a rate", "The plant takes 600 litres of water a day.", "600", "litre", "litres of water", "count a day", ""},
		{"a rate of another figure", "It takes 600 litres, and 20 men a day.", "600", "litre", "litres", "count", ""},
	} {
		it := quantityOf(t, row.body, row.number, row.unit, row.about)
		if class, _, _ := strings.Cut(it.class, " change"); row.unit != "%" && class != row.class || it.parts != row.parts {
			t.Errorf("%s: class %q, parts %q", row.why, it.class, it.parts)
		}
	}
}

func TestOfTheYear(t *testing.T) {
	b := withFigure(testBrief("a", "2025-05-06", "Head", "The bank expects 110 openings this year."), "110", 110, "opening", "openings", "")
	b.Dates = []model.Date{{Anchor: anchorIn(b, "this year"), From: "2025-01-01", To: "2026-01-01", Precision: model.PrecisionYear}}
	s := New([]*model.Brief{b})
	if it := quantities(s.names(), s.articles[0])[0]; it.asOf != "2025-05-06" || it.asOfText != "this year" {
		t.Errorf("as of %s, %q", it.asOf, it.asOfText)
	}
}

// A surname that gives the same quantity in the same story is the one person who
// does so by the full name, unless the reader knows better.
func TestVoices(t *testing.T) {
	briefs := func() []*model.Brief {
		const cast = " Ida Lund of the Skarre Line met the Brennick Harbour Board in Brennick."
		a := person(testBrief("a", "2025-03-01", "Strike in Brennick", "Tormod Vik counted 120 striking dockers."+cast), "", "Tormod Vik", "Vik")
		b := person(testBrief("b", "2025-03-02", "Strike in Brennick", "Vik counted 180 striking dockers."+cast), "", "Vik")
		withFigure(a, "120", 120, "docker", "striking dockers", "Tormod Vik")
		withFigure(b, "180", 180, "docker", "striking dockers", "Vik")
		for _, x := range []*model.Brief{a, b} {
			person(withActor(withActor(x, model.ActorOrganization, "", "Brennick Harbour Board"), model.ActorOrganization, "", "Skarre Line"), "", "Ida Lund")
		}
		return []*model.Brief{a, b}
	}
	for _, row := range []struct {
		said []model.Naming
		want model.ConflictKind
	}{
		{nil, model.ConflictNewer},
		{[]model.Naming{apart("Vik", "Tormod Vik")}, model.ConflictSource},
	} {
		boards := New(briefs(), row.said...).Boards()
		if len(boards) != 1 || len(boards[0].Conflicts) != 1 || boards[0].Conflicts[0].Kind != row.want {
			t.Errorf("%v: %+v", row.said, boards)
		}
	}
}
