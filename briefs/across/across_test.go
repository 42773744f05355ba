package across

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// article makes a brief of a headline and a text with what is put into it below.
func testBrief(id, published, headline, body string) *model.Brief {
	text := headline + "\n\n" + body
	b := &model.Brief{Article: model.Article{
		ID: id, Headline: headline, Text: text, Source: model.Source{Published: published, Publisher: "The Brennick Post"},
		Parts: []model.Part{{Kind: model.PartHeadline, Start: 0, End: len(headline)}, {Kind: model.PartParagraph, Start: len(headline) + 2, End: len(text)}},
	}}
	b.Normalize()
	return b
}

func anchorIn(b *model.Brief, s string) model.Anchor {
	i := strings.Index(b.Text, s)
	if i < 0 {
		panic(fmt.Sprintf("%q is not in %q", s, b.Text))
	}
	return model.AnchorAt(b.Text, i, i+len(s))
}

func withFigure(b *model.Brief, text string, value float64, unit, about, by string) *model.Brief {
	a := anchorIn(b, text)
	b.Figures = append(b.Figures, model.Figure{ID: model.FactID("f", a.Text, a.Start), Anchor: a, Kind: model.FigureCount, Value: value, Unit: unit, About: about, Attribution: by, Salience: 0.5})
	slices.SortFunc(b.Figures, func(x, y model.Figure) int { return x.Start - y.Start })
	return b
}

func withActor(b *model.Brief, kind model.ActorKind, role, name string, aliases ...string) *model.Brief {
	a := model.Actor{ID: model.FactID("a", name, 0), Name: name, Kind: kind, Aliases: aliases, Salience: 0.5}
	for from := 0; ; {
		best, size := -1, 0
		for _, n := range append([]string{name}, aliases...) {
			if i := strings.Index(b.Text[from:], n); i >= 0 && (best < 0 || i < best) {
				best, size = i, len(n)
			}
		}
		if best < 0 {
			break
		}
		a.Mentions = append(a.Mentions, model.Span{Start: from + best, End: from + best + size})
		from += best + size
	}
	if role != "" {
		r := anchorIn(b, role)
		a.Role, a.RoleStart, a.RoleEnd = r.Text, r.Start, r.End
	}
	b.Actors = append(b.Actors, a)
	return b
}

// person is withActor for people.
func person(b *model.Brief, role, name string, aliases ...string) *model.Brief {
	return withActor(b, model.ActorPerson, role, name, aliases...)
}

func TestNames(t *testing.T) {
	a := testBrief("a", "2025-01-01", "One", "Anna Maria Berg, the mayor, met Carl Olsen. Berg smiled.")
	person(person(a, "mayor", "Anna Maria Berg", "Berg"), "", "Carl Olsen")
	b := testBrief("b", "2025-01-02", "Two", "Anna Berg, the former mayor, left. Tom Olsen stayed.")
	person(person(b, "former mayor", "Anna Berg"), "", "Tom Olsen")
	c := testBrief("c", "2025-01-03", "Three", "Berg spoke. The World Port Union (WPU) agreed.")
	withActor(person(c, "", "Berg"), model.ActorOrganization, "", "World Port Union", "WPU")
	d := testBrief("d", "2025-01-04", "Four", "The WPU left. Olsen stayed.")
	person(withActor(d, model.ActorOrganization, "", "WPU"), "", "Olsen")
	s := New([]*model.Brief{d, c, b, a})
	tests := []struct {
		why, ask, name  string
		articles        int
		roles           string
		others, perhaps int
	}{
		{"a middle name more is the same person, a former office another role", "Anna Berg", "Anna Maria Berg", 2, "mayor; former mayor", 0, 1},
		{"a surname leads to the person of most articles", "Berg", "Anna Maria Berg", 2, "mayor; former mayor", 0, 1},
		{"one surname, two people; the surname alone may be either", "Carl Olsen", "Carl Olsen", 1, "", 1, 1},
		{"an acronym that one article expands means that everywhere", "WPU", "World Port Union", 2, "", 0, 0},
		{"case and accents do not count", "world port únion", "World Port Union", 2, "", 0, 0},
	}
	for _, tt := range tests {
		got, ok := s.Dossier(tt.ask)
		var roles []string
		for _, r := range got.Roles {
			roles = append(roles, r.Role)
		}
		if !ok || got.Name != tt.name || len(got.Articles) != tt.articles || strings.Join(roles, "; ") != tt.roles || len(got.Others) != tt.others || len(got.Perhaps) != tt.perhaps {
			t.Errorf("%s: %q in %d, roles %q, others %q, perhaps %d", tt.why, got.Name, len(got.Articles), roles, got.Others, len(got.Perhaps))
		}
	}
}

// A word that some articles take for a person and others for a body is the body,
// unless somebody has it in a full name.
func TestOneWordOfTwoKinds(t *testing.T) {
	a := person(testBrief("a", "2025-01-01", "One", "Pravo counted 320 people. Ford spoke."), "", "Pravo")
	person(a, "", "Ford")
	b := withActor(testBrief("b", "2025-01-02", "Two", "Pravo counted more. Ford built cars."), model.ActorOrganization, "", "Pravo")
	withActor(b, model.ActorOrganization, "", "Ford")
	c := person(testBrief("c", "2025-01-03", "Three", "Gerald Ford came."), "", "Gerald Ford")
	s := New([]*model.Brief{a, b, c})
	if d, _ := s.Dossier("Pravo"); len(d.Articles) != 2 || d.Kind != model.ActorOrganization {
		t.Errorf("Pravo: %s in %d articles", d.Kind, len(d.Articles))
	}
	if d, _ := s.Dossier("Gerald Ford"); len(d.Articles) != 1 || len(d.Perhaps) != 1 {
		t.Errorf("Gerald Ford in %d articles, perhaps in %d", len(d.Articles), len(d.Perhaps))
	}
}

func TestSameRole(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"secretary of state", "U.S. secretary of state", true},
		{"president", "president of Chile", true},
		{"president", "vice-president", false},
		{"president", "former president", false},
		{"acting director", "director", false},
		{"interior minister", "oil minister", false},
		{"minister of oil", "oil minister", true},
		{"mayor", "", false},
		{"leads the opposition", "Venezuelan opposition leader", true},
		{"chairs the harbour board", "chairwoman of the harbour board", true},
		{"heads the bank", "deputy head of the bank", false},
	}
	for _, tt := range tests {
		if got := sameRole(roleWords(tt.a), roleWords(tt.b)); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
		if got := sameRole(roleWords(tt.b), roleWords(tt.a)); got != tt.want {
			t.Errorf("%q and %q: %v", tt.b, tt.a, got)
		}
	}
}

// inStory gives briefs of one story the actors and words that hold it together.
func inStory(all ...*model.Brief) []*model.Brief {
	for _, b := range all {
		for _, n := range []string{"Brennick Harbour Board", "Ida Lund", "Tormod Vik", "Skarre Line"} {
			if i := strings.Index(b.Text, n); i >= 0 {
				kind := model.ActorOrganization
				if strings.HasPrefix(n, "Ida") || strings.HasPrefix(n, "Tor") {
					kind = model.ActorPerson
				}
				withActor(b, kind, "", n)
			}
		}
	}
	return all
}

const cast = " Ida Lund and Tormod Vik of the Skarre Line met the Brennick Harbour Board."

func TestBoards(t *testing.T) {
	tests := []struct {
		why   string
		left  func() *model.Brief
		right func() *model.Brief
		want  string // the kind of the only conflict; "" when the two are no board
	}{
		{
			"the same source at a later day is newer",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers."+cast), "120", 120, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-08", "Harbour strike", "The Brennick Harbour Board counted 180 striking dockers."+cast), "180", 180, "docker", "striking dockers", "Brennick Harbour Board")
			},
			"newer",
		},
		{
			"another source says otherwise",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers."+cast), "120", 120, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-01", "Harbour strike", "Ida Lund counted 400 striking dockers."+cast), "400", 400, "docker", "striking dockers", "Ida Lund")
			},
			"source",
		},
		{
			"a rounded number agrees with the exact one",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 594 striking dockers."+cast), "594", 594, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				b := withFigure(testBrief("b", "2025-03-01", "Harbour strike", "Ida Lund counted around 600 striking dockers."+cast), "around 600", 600, "docker", "striking dockers", "Ida Lund")
				b.Figures[0].Approximate, b.Figures[0].Bound = true, model.BoundAbout
				return b
			},
			"agrees",
		},
		{
			"a bound leaves room for the other number",
			func() *model.Brief {
				b := withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted at least 300 striking dockers."+cast), "at least 300", 300, "docker", "striking dockers", "Brennick Harbour Board")
				b.Figures[0].Bound = model.BoundMin
				return b
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-01", "Harbour strike", "Ida Lund counted 420 striking dockers."+cast), "420", 420, "docker", "striking dockers", "Ida Lund")
			},
			"overlap",
		},
		{
			"another unit is another quantity",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers."+cast), "120", 120, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-08", "Harbour strike", "The Brennick Harbour Board counted 180 striking pilots."+cast), "180", 180, "pilot", "striking pilots", "Brennick Harbour Board")
			},
			"",
		},
		{
			"a part of the whole is another quantity",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers."+cast), "120", 120, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-08", "Harbour strike", "The Brennick Harbour Board counted 30 striking women dockers."+cast), "30", 30, "docker", "striking women dockers", "Brennick Harbour Board")
			},
			"",
		},
		{
			"a rise is no level",
			func() *model.Brief {
				return withFigure(testBrief("a", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers."+cast), "120", 120, "docker", "striking dockers", "Brennick Harbour Board")
			},
			func() *model.Brief {
				return withFigure(testBrief("b", "2025-03-08", "Harbour strike", "The Brennick Harbour Board said striking dockers were up 60 in a week."+cast), "60", 60, "docker", "striking dockers", "Brennick Harbour Board")
			},
			"",
		},
	}
	for _, tt := range tests {
		s := New(inStory(tt.left(), tt.right()))
		if n := len(s.Stories()); n != 1 {
			t.Fatalf("%s: %d stories", tt.why, n)
		}
		boards := s.Boards()
		got := ""
		if len(boards) == 1 && len(boards[0].Conflicts) == 1 {
			got = string(boards[0].Conflicts[0].Kind)
		}
		if got != tt.want || len(boards) > 1 {
			t.Errorf("%s: %q in %d boards, want %q", tt.why, got, len(boards), tt.want)
		}
	}
}

const wire = "The Skarre Line will halt every ferry from Brennick on Friday because the pilots have called a strike over night shifts, and the harbour board expects that at least two thousand passengers will have to wait until Monday. " +
	"Tormod Vik, who speaks for the pilots, said the talks had ended without a date for the next meeting, although both sides had come close on pay. " +
	"Ida Lund of the line called the strike needless and promised to carry the passengers by bus along the coast road, which is open again since the landslide of last winter was cleared in the first days of the month."

func TestCopies(t *testing.T) {
	a := testBrief("a", "2025-03-01T08:00:00Z", "Ferries halt", wire)
	b := testBrief("b", "2025-03-01T09:00:00Z", "No ferries from Friday, says line", wire+" The paper adds a line of its own.")
	c := testBrief("c", "2025-03-02", "Something else", "The museum of Brennick shows four paintings that were found in an attic in the old town last spring, and hopes that many will come to see them before they go to the capital in the autumn of next year.")
	s := New([]*model.Brief{a, b, c})
	if got := fmt.Sprint(s.copies()); got != "[[0 1] [2]]" {
		t.Errorf("copies %s", got)
	}
	st, _ := s.Story("b")
	if len(st.Articles) != 1 || st.Articles[0].ID != "a" || len(st.Articles[0].Copies) != 1 || st.Articles[0].Copies[0].ID != "b" {
		t.Errorf("story %+v", st)
	}
	n := News([]Arrival{{Brief: b}}, []*model.Brief{a, c}, model.Since{})
	if len(n.Articles) != 0 || n.Counts.Articles != 1 {
		t.Errorf("a copy of a known article is counted and not listed: %+v", n.Articles)
	}
}

func TestRevise(t *testing.T) {
	older := testBrief("v", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 120 striking dockers. The rain went on. Ida Lund, the mayor, left early.")
	person(withFigure(older, "120", 120, "docker", "striking dockers", "Brennick Harbour Board"), "mayor", "Ida Lund")
	newer := testBrief("v", "2025-03-01", "Harbour strike", "The Brennick Harbour Board counted 180 striking dockers. Ida Lund, the former mayor, left early. A vote is due.")
	person(withFigure(newer, "180", 180, "docker", "striking dockers", "Brennick Harbour Board"), "former mayor", "Ida Lund")
	r := Revise(older, newer)
	var lines []string
	for _, c := range r.Sentences {
		lines = append(lines, string(c.Kind)+": "+marks(c.Old.Text, c.OldEdit)+" | "+marks(c.New.Text, c.NewEdit))
	}
	want := []string{
		"changed: The Brennick Harbour Board counted [120] striking dockers. | The Brennick Harbour Board counted [180] striking dockers.",
		"removed: The rain went on. | ",
		"changed: Ida Lund, the mayor, left early. | Ida Lund, the [former] mayor, left early.",
		"added:  | A vote is due.",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("sentences:\n%s", strings.Join(lines, "\n"))
	}
	if len(r.Figures) != 1 || r.Figures[0].Label != "120 -> 180, Brennick Harbour Board" || len(r.Added)+len(r.Removed) != 0 {
		t.Errorf("figures %+v, added %+v, removed %+v", r.Figures, r.Added, r.Removed)
	}
	if len(r.Roles) != 1 || r.Roles[0].Old.Text != "mayor" || r.Roles[0].New.Text != "former mayor" {
		t.Errorf("roles %+v", r.Roles)
	}
	if r := Revise(older, older); len(r.Sentences)+len(r.Figures)+len(r.Added)+len(r.Removed)+len(r.Roles) != 0 {
		t.Errorf("nothing changed, but %+v", r)
	}
}

// marks writes brackets around spans of s.
func marks(s string, spans []model.Span) string {
	for _, m := range slices.Backward(spans) {
		s = s[:m.Start] + "[" + s[m.Start:m.End] + "]" + s[m.End:]
	}
	return s
}

func TestNewsOfRevision(t *testing.T) {
	older := withFigure(testBrief("v", "2025-03-01", "Harbour strike", "Some 120 dockers strike."), "120", 120, "docker", "dockers", "")
	newer := withFigure(testBrief("v", "2025-03-01", "Harbour strike", "Some 180 dockers strike."), "180", 180, "docker", "dockers", "")
	n := News([]Arrival{{Brief: newer, Before: older, From: 1, To: 2}}, nil, model.Since{Last: true})
	if n.Counts.Revised != 1 || n.Counts.Articles != 0 || n.Counts.Facts != 0 || n.Revised[0].To != 2 {
		t.Errorf("a changed article is told by its revision only: %+v", n.Counts)
	}
}

func TestTimeline(t *testing.T) {
	date := func(b *model.Brief, text string, from, to model.Day, event string) {
		a := anchorIn(b, text)
		b.Dates = append(b.Dates, model.Date{ID: model.FactID("d", a.Text, a.Start), Anchor: a, From: from, To: to, Precision: model.PrecisionDay, Event: event})
	}
	a := testBrief("a", "2025-03-02", "Harbour strike", "On Saturday the dockers of Brennick walked out."+cast)
	date(a, "On Saturday", "2025-03-01", "2025-03-02", "the dockers of Brennick walked out")
	b := testBrief("b", "2025-03-09", "Harbour strike ends", "The dockers, who walked out on March 1, are back since Friday."+cast)
	date(b, "March 1", "2025-03-01", "2025-03-02", "The dockers, who walked out")
	date(b, "since Friday", "2025-03-07", "", "are back")
	s := New(inStory(a, b))
	tl, ok := s.StoryTimeline("b")
	if !ok || len(tl.Events) != 2 || tl.Events[0].Place.ArticleID != "a" || len(tl.Events[0].Also) != 1 || tl.Events[0].Also[0].ArticleID != "b" {
		t.Errorf("timeline %+v", tl)
	}
}

// checkPlace holds a place to the promise: its words stand where it says.
func checkPlace(tb testing.TB, s *Set, p *model.Place) {
	tb.Helper()
	if p.ArticleID == "" {
		return
	}
	a := s.byID[p.ArticleID]
	if a == nil {
		tb.Fatalf("place in unknown article %q", p.ArticleID)
	}
	if p.Start < 0 || p.End < p.Start || p.End > len(a.Text) || a.Text[p.SentenceStart:p.SentenceStart+len(p.Sentence)] != p.Sentence {
		tb.Errorf("place %+v does not stand in its article", p)
	}
	for _, m := range p.Marks {
		if m.Start < 0 || m.End > len(p.Sentence) || m.Start >= m.End {
			tb.Errorf("mark %v outside of %q", m, p.Sentence)
		}
	}
}

// checkBoard holds a board to its promises: rows are figures of their articles,
// in the order of days; series and conflicts point to rows.
func checkBoard(tb testing.TB, all []*model.Brief, b *model.Board) {
	tb.Helper()
	s := New(all)
	for i := range b.Rows {
		r := &b.Rows[i]
		checkPlace(tb, s, &r.Place)
		if !slices.ContainsFunc(s.byID[r.Place.ArticleID].Figures, func(f model.Figure) bool { return f.ID == r.FigureID && f.Text == r.Text && f.Value == r.Value }) {
			tb.Errorf("row %q is no figure of its article", r.Text)
		}
		if i > 0 && b.Rows[i-1].AsOf > r.AsOf {
			tb.Errorf("rows of %q are out of order", b.About)
		}
	}
	for _, line := range b.Series {
		for i, p := range line.Points {
			if p.Value != b.Rows[p.Row].Value || i > 0 && line.Points[i-1].Day >= p.Day {
				tb.Errorf("series of %q: point %+v", b.About, p)
			}
		}
	}
	for _, c := range b.Conflicts {
		if c.Left >= c.Right || c.Right >= len(b.Rows) || c.Label == "" || c.Kind == "" {
			tb.Errorf("conflict %+v", c)
		}
	}
	if !strings.HasSuffix(b.Sentence, ".") {
		tb.Errorf("%q is no sentence", b.Sentence)
	}
}

// TestNewsTellsOnce holds the same new number in one story to one line.
func TestNewsTellsOnce(t *testing.T) {
	known := strikes("2025-03-01|a|The board counted [120] strikers.")
	fresh := strikes("2025-03-05|b|Now [180] strike.", "2025-03-05|c|Work was stopped by [180] of them.")
	fresh[1].Figures[0].About, fresh[1].Figures[0].Unit, fresh[1].Figures[0].Attribution = "work stopped", "", ""
	n := News([]Arrival{{Brief: fresh[0]}, {Brief: fresh[1]}}, known, model.Since{})
	numbers := 0
	for _, f := range n.Facts {
		if strings.HasPrefix(f.Label, "180") {
			numbers++
		}
	}
	if len(n.Figures) != 1 || n.Figures[0].New.Text != "180" || numbers > 1 {
		t.Errorf("changes %+v, %d facts of 180", n.Figures, numbers)
	}
}

func TestSuperseded(t *testing.T) {
	older := withFigure(testBrief("a", "2025-05-06", "Quake", "The Red Crescent runs 14 camps in the valley."), "14", 14, "camp", "camps in the valley", "")
	newer := withFigure(testBrief("a", "2025-05-06", "Quake", "The Red Crescent runs 16 camps in the valley."), "16", 16, "camp", "camps in the valley", "")
	r := Revise(older, newer)
	if len(r.Figures) != 1 || r.Figures[0].Kind != model.ConflictNewer || r.Figures[0].Label != "14 -> 16" {
		t.Errorf("figures %+v", r.Figures)
	}
}
