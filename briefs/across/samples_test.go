package across

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// sampleBriefs are the briefs of the sample articles.
func sampleBriefs(tb testing.TB) []*model.Brief {
	tb.Helper()
	articles, errs := load.FS(context.Background(), samples.FS(), load.Options{})
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	an := analyze.New(analyze.Options{})
	var all []*model.Brief
	for i := range articles {
		b, err := an.Analyze(context.Background(), &articles[i])
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

// slug names a sample article by the end of its address.
func slug(b *model.Brief) string { return b.Source.URL[strings.LastIndexByte(b.Source.URL, '/')+1:] }

func sampleBySlug(tb testing.TB, all []*model.Brief, name string) *model.Brief {
	tb.Helper()
	i := slices.IndexFunc(all, func(b *model.Brief) bool { return slug(b) == name })
	if i < 0 {
		tb.Fatalf("there is no sample %q", name)
	}
	return all[i]
}

func TestSampleStories(t *testing.T) {
	all := sampleBriefs(t)
	s := New(all)
	want := map[string][]string{
		"ever-given-aground": {"ever-given-aground", "ever-given-refloated", "ever-given-settlement"},
		"machado-aides-embassy": {
			"machado-aides-embassy", "venezuela-vote-two-counts", "brazil-flag-siege-exile", "chevron-licence-wind-down",
			"venezuela-aides-reach-us", "regional-vote-turnout-row",
		},
	}
	bySlug := make(map[string]string)
	for _, b := range all {
		bySlug[b.ID] = slug(b)
	}
	for _, st := range s.Stories() {
		var got []string
		for _, a := range st.Articles {
			got = append(got, bySlug[a.ID])
		}
		expected, ok := want[got[0]]
		if !ok {
			expected = got[:1]
		}
		if !slices.Equal(got, expected) {
			t.Errorf("story %q holds %v, want %v", st.Headline, got, expected)
		}
	}
	middle := sampleBySlug(t, all, "ever-given-refloated")
	st, ok := s.Story(middle.ID)
	if !ok || bySlug[st.Previous] != "ever-given-aground" || bySlug[st.Next] != "ever-given-settlement" {
		t.Errorf("around the refloating: %q and %q", bySlug[st.Previous], bySlug[st.Next])
	}
	if _, ok := s.Story("unknown"); ok {
		t.Error("a story of an article that is not there")
	}
}

// boardWith finds the board that has a row with a text.
func boardWith(tb testing.TB, boards []model.Board, text string) *model.Board {
	tb.Helper()
	for i := range boards {
		if slices.ContainsFunc(boards[i].Rows, func(r model.BoardRow) bool { return r.Text == text }) {
			return &boards[i]
		}
	}
	tb.Fatalf("no board has a row %q", text)
	return nil
}

func rowLines(b *model.Board) []string {
	var out []string
	for _, r := range b.Rows {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", r.AsOf, r.Text, r.Source)))
	}
	return out
}

func TestSampleBoards(t *testing.T) {
	all := sampleBriefs(t)
	s := New(all)
	boards := s.Boards()
	prisoners := boardWith(t, boards, "1,793")
	want := []string{
		"2024-03-27 264 Foro Penal", "2024-07-17 301 Foro Penal", "2024-07-29 305 Foro Penal", "2024-08-22 1,674 Foro Penal",
		"2024-09-02 1,793 Foro Penal", "2025-02-10 1,194 Foro Penal", "2025-05-05 894 Foro Penal", "2025-05-26 922 Foro Penal",
	}
	if got := rowLines(prisoners); !slices.Equal(got, want) {
		t.Errorf("prisoners: %q", got)
	}
	if want := "Foro Penal's count of political prisoners rose from 264 in March 2024 to 1,793 in September 2024 and stood at 922 in May 2025."; prisoners.Sentence != want {
		t.Errorf("says %q, want %q", prisoners.Sentence, want)
	}
	if len(prisoners.Series) != 1 || len(prisoners.Series[0].Points) != 8 || prisoners.Series[0].Source != "Foro Penal" {
		t.Errorf("series %+v", prisoners.Series)
	}
	last := prisoners.Conflicts[len(prisoners.Conflicts)-1]
	if last.Kind != model.ConflictNewer || last.Label != "894 -> 922, Foro Penal" {
		t.Errorf("last conflict %+v", last)
	}
	queue := boardWith(t, boards, "321")
	if got, want := rowLines(queue), []string{"2021-03-24 About 100", "2021-03-27 321", "2021-03-30 422 Osama Rabie"}; !slices.Equal(got, want) {
		t.Errorf("queue: %q, want %q", got, want)
	}
	if want := "The number of vessels waiting rose from about 100 on 24 March 2021 to 422 on 30 March 2021."; queue.Sentence != want {
		t.Errorf("says %q, want %q", queue.Sentence, want)
	}
	for i := range boards {
		checkBoard(t, all, &boards[i])
	}
}

func TestSampleDossiers(t *testing.T) {
	s := New(sampleBriefs(t))
	tests := []struct {
		ask, name string
		articles  int
		roles     []string // role and the days it stands in
		others    []string
	}{
		{"Maduro", "Nicolás Maduro", 4, []string{"President 2024-03-27 2025-05-07"}, nil},
		{"Machado", "María Corina Machado", 5, []string{"winner of Venezuela's opposition primary 2024-03-27 2024-03-27", "opposition leader 2024-07-29 2025-05-26"}, nil},
		{"Rubio", "Marco Rubio", 3, []string{"secretary of state 2025-03-04 2025-05-26"}, nil},
		{"Delcy Rodriguez", "Delcy Rodríguez", 2, []string{"vice-president and oil minister 2025-03-04 2025-03-04"}, nil},
		{"Edmundo Gonzalez", "Edmundo González Urrutia", 2, nil, []string{"Omar González"}},
		{"CNE", "National Electoral Council", 2, nil, nil},
	}
	for _, tt := range tests {
		d, ok := s.Dossier(tt.ask)
		if !ok || d.Name != tt.name || len(d.Articles) != tt.articles {
			t.Errorf("%s: %q in %d articles, want %q in %d", tt.ask, d.Name, len(d.Articles), tt.name, tt.articles)
		}
		var roles []string
		for _, r := range d.Roles {
			roles = append(roles, r.Role+" "+r.From+" "+r.To)
			for _, p := range r.Places {
				checkPlace(t, s, &p)
			}
		}
		if tt.roles != nil && !slices.Equal(roles, tt.roles) {
			t.Errorf("%s: roles %q, want %q", tt.ask, roles, tt.roles)
		}
		for _, o := range tt.others {
			if !slices.Contains(d.Others, o) {
				t.Errorf("%s: %q is not among the others %q", tt.ask, o, d.Others)
			}
		}
	}
	if d, _ := s.Dossier("Maduro"); len(d.Perhaps) != 2 {
		t.Errorf("%d articles print only Maduro's surname, want 2", len(d.Perhaps))
	}
	if _, ok := s.Dossier("Nobody Inparticular"); ok {
		t.Error("a dossier of nobody")
	}
}

func TestSampleNews(t *testing.T) {
	all := sampleBriefs(t)
	var fresh []Arrival
	var known []*model.Brief
	for _, b := range all {
		if slug(b) == "regional-vote-turnout-row" {
			fresh = append(fresh, Arrival{Brief: b})
		} else {
			known = append(known, b)
		}
	}
	n := News(fresh, known, model.Since{})
	if n.Counts.Articles != 1 || n.Articles[0].Story != "Five Machado aides reach U.S. after 412 days in Caracas residence" {
		t.Errorf("articles %+v", n.Articles)
	}
	if !slices.ContainsFunc(n.Figures, func(c model.FigureChange) bool {
		return c.Label == "894 -> 922, Foro Penal" && c.Kind == model.ConflictNewer
	}) {
		t.Errorf("figures %+v", n.Figures)
	}
	named := func(name string) bool {
		return slices.ContainsFunc(n.Actors, func(f model.FactRef) bool { return strings.HasPrefix(f.Label, name) })
	}
	if !named("Neil Villamizar") || named("María Corina Machado") || named("Foro Penal") {
		t.Error("new are who was not named before, and nobody else")
	}
}

func TestSampleCompare(t *testing.T) {
	all := sampleBriefs(t)
	c := Compare(sampleBySlug(t, all, "venezuela-aides-reach-us"), sampleBySlug(t, all, "regional-vote-turnout-row"))
	label := func(l string) func(model.FactPair) bool {
		return func(p model.FactPair) bool { return p.Label == l }
	}
	if !slices.ContainsFunc(c.Differing, label("894 -> 922, Foro Penal")) {
		t.Errorf("differing: %+v", c.Differing)
	}
	for _, name := range []string{"María Corina Machado", "Marco Rubio", "Foro Penal", "Chevron"} {
		if !slices.ContainsFunc(c.Both, label(name)) {
			t.Errorf("%s is in both", name)
		}
	}
	if c.Copies {
		t.Error("two articles are no copies")
	}
}
