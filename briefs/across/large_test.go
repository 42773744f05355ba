package across

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// syllables make names and words that no list knows.
var syllables = strings.Fields("ba bel bor cal cor dal den dor fal fen gar gol hal hem jor kal kem lan lor mar mel nor or pal pen ral ren sal sol tar tor val vik wen yor zan")

func invented(r *rand.Rand) string {
	s := syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))]
	return strings.ToUpper(s[:1]) + s[1:]
}

// manyBriefs makes n briefs of stories of about ten articles each: every story
// has actors of its own and some that all stories share, and a count that grows.
// One article in twenty is a copy.
func manyBriefs(n int) []*model.Brief {
	r := rand.New(rand.NewPCG(1, 2))
	everywhere := []string{invented(r) + " " + invented(r), invented(r) + " " + invented(r), invented(r) + " " + invented(r)}
	all := make([]*model.Brief, 0, n)
	for len(all) < n {
		people := []string{invented(r) + " " + invented(r), invented(r) + " " + invented(r), invented(r) + " " + invented(r)}
		body, thing := invented(r)+" Board", strings.ToLower(invented(r))
		value := 100 + r.IntN(900)
		for k := range 10 {
			id := fmt.Sprintf("s%05d-%d", len(all), k)
			published := fmt.Sprintf("2025-%02d-%02d", 1+len(all)*12/n%12, 1+k*2)
			if r.IntN(20) == 0 && k > 0 {
				copied := *all[len(all)-1]
				copied.ID = id
				all = append(all, &copied)
				continue
			}
			value += r.IntN(50)
			number := fmt.Sprint(value)
			text := fmt.Sprintf("%s counted %s waiting %ss, said %s. %s met %s and %s.", body, number, thing, people[0], people[1], people[2], everywhere[r.IntN(3)])
			for range 40 {
				text += " " + invented(r) + " " + strings.ToLower(invented(r)+" "+invented(r)+" "+invented(r)+" "+invented(r)) + "."
			}
			b := withFigure(testBrief(id, published, thing+" "+invented(r), text), number, float64(value), thing, "waiting "+thing+"s", body)
			withActor(b, model.ActorOrganization, "", body)
			for _, p := range append(slices.Clone(people), everywhere...) {
				if strings.Contains(text, p) {
					person(b, "", p)
				}
			}
			all = append(all, b)
		}
	}
	return all[:n]
}

func TestManyStories(t *testing.T) {
	s := New(manyBriefs(2000))
	stories := s.Stories()
	if len(stories) < 190 || len(stories) > 220 {
		t.Errorf("%d stories of about 200", len(stories))
	}
	seen := make(map[string]bool)
	for _, st := range stories {
		for _, a := range st.Articles {
			for _, h := range append([]model.Head{a.Head}, a.Copies...) {
				if seen[h.ID] {
					t.Errorf("%s is in two stories", h.ID)
				}
				seen[h.ID] = true
			}
		}
	}
	if len(seen) != s.Len() {
		t.Errorf("%d articles in stories of %d", len(seen), s.Len())
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	all := manyBriefs(200)
	turned := slices.Clone(all)
	slices.Reverse(turned)
	a, b := New(all), New(turned)
	if x, y := fmt.Sprint(a.Stories()), fmt.Sprint(b.Stories()); x != y {
		t.Error("stories depend on the order of the briefs")
	}
	if x, y := fmt.Sprint(a.Boards()), fmt.Sprint(b.Boards()); x != y {
		t.Error("boards depend on the order of the briefs")
	}
}

// FuzzTogether analyses two texts and asks everything of them: nothing may
// panic, and every place must stand in its article.
func FuzzTogether(f *testing.F) {
	f.Add("The board of Brennick, led by Ida Lund, counted 120 striking dockers on Monday.", "Lund's board (the BB) counted 180 dockers, up 60, or 1.5 times as many.")
	f.Add("Maduro: 5,150,092 votes, or 51.2%\n\nGonzález: 4,445,978 votes", "It gave González 6,275,182 votes and Maduro 2,759,256.")
	f.Add("", "\n\n")
	an := analyze.New(analyze.Options{})
	f.Fuzz(func(t *testing.T, x, y string) {
		x, y = strings.ToValidUTF8(x, "?"), strings.ToValidUTF8(y, "?")
		var all []*model.Brief
		for i, text := range []string{x, y} {
			b, err := an.Analyze(context.Background(), &model.Article{ID: fmt.Sprint(i), Text: text, Headline: "h", Source: model.Source{Published: "2025-05-07"}})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, b)
		}
		s := New(all)
		c := Compare(all[0], all[1])
		for i := range c.OnlyLeft {
			checkPlace(t, s, &c.OnlyLeft[i].Place)
		}
		for i := range c.Differing {
			checkPlace(t, s, &c.Differing[i].Left.Place)
			checkPlace(t, s, &c.Differing[i].Right.Place)
		}
		for _, change := range Revise(all[0], all[1]).Sentences {
			if x[change.Old.Start:change.Old.End] != change.Old.Text || y[change.New.Start:change.New.End] != change.New.Text {
				t.Errorf("sentence change %+v", change)
			}
		}
		boards := s.Boards()
		for i := range boards {
			checkBoard(t, all, &boards[i])
		}
		for i := range all[0].Actors {
			if d, ok := s.Dossier(all[0].Actors[i].Name); ok && d.First != nil {
				checkPlace(t, s, d.First)
			}
		}
		n := News([]Arrival{{Brief: all[1]}}, all[:1], model.Since{})
		for i := range n.Facts {
			checkPlace(t, s, &n.Facts[i].Place)
		}
		s.StoryTimeline("0")
	})
}

func BenchmarkStories20000(b *testing.B) {
	all := manyBriefs(20000)
	size := int64(0)
	for _, x := range all {
		size += int64(len(x.Text))
	}
	b.SetBytes(size)
	for b.Loop() {
		New(all).Stories()
	}
}

func BenchmarkBoards20000(b *testing.B) {
	all := manyBriefs(20000)
	for b.Loop() {
		New(all).Boards()
	}
}

func BenchmarkDossier20000(b *testing.B) {
	all := manyBriefs(20000)
	name := all[0].Actors[1].Name
	s := New(all)
	s.Dossier(name)
	for b.Loop() {
		s.Dossier(name)
	}
}

func BenchmarkSampleBoards(b *testing.B) {
	all := sampleBriefs(b)
	for b.Loop() {
		New(all).Boards()
	}
}
