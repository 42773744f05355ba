package across

import (
	"context"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

//go:embed testdata/storylines.txt
var storylineText string

// storyline is one of testdata/storylines.txt.
type storyline struct {
	name       string
	background [][]string
	events     []event
}

type event struct {
	day              string
	headlines, ledes []string
	body             [][]string
}

func parseStorylines() []*storyline {
	var all []*storyline
	for line := range strings.Lines(storylineText) {
		line = strings.TrimSpace(line)
		mark, rest, _ := strings.Cut(line, " ")
		var s *storyline
		var e *event
		if len(all) > 0 {
			if s = all[len(all)-1]; len(s.events) > 0 {
				e = &s.events[len(s.events)-1]
			}
		}
		switch mark {
		case "#":
			all = append(all, &storyline{name: rest})
		case "@":
			s.events = append(s.events, event{day: rest})
		case "G":
			s.background = append(s.background, strings.Split(rest, "|"))
		case "H":
			e.headlines = append(e.headlines, rest)
		case "L":
			e.ledes = append(e.ledes, rest)
		case "B":
			e.body = append(e.body, strings.Split(rest, "|"))
		}
	}
	return all
}

// press writes articles: of every event of the storylines as several papers tell
// it, some of them printed again elsewhere, and short news that are no story. The
// same seed gives the same articles.
type press struct {
	*rand.Rand
	articles []model.Article
	truth    map[string]string // storyline by article; of short news, its own
}

var papers = []string{"The Brennick Post", "Radio Halversund", "Zemun Daily", "Northern Wire", "Karsholm Tidende", "The Morning Ledger", "Coastal News"}

func newPress(seed uint64, perEvent, shorts int) *press {
	p := &press{Rand: rand.New(rand.NewPCG(seed, 7)), truth: make(map[string]string)}
	for _, s := range parseStorylines() {
		for i := range s.events {
			for range perEvent {
				p.tell(s, i)
			}
		}
	}
	for _, i := range p.Perm(len(shortNews) * len(shortPlaces))[:shorts] {
		p.short(i)
	}
	return p
}

func pickOf[T any](p *press, all []T) T { return all[p.IntN(len(all))] }

// tell writes one article of an event: most of its sentences, some of them in
// other words, some background, and a look back.
func (p *press) tell(s *storyline, i int) {
	e := &s.events[i]
	var body []string
	for _, k := range p.Perm(len(e.body)) {
		if p.Float64() < .75 {
			body = append(body, pickOf(p, e.body[k]))
		}
	}
	if p.Float64() < .7 {
		body = append(body, pickOf(p, pickOf(p, s.background)))
	}
	if i > 0 && p.Float64() < .6 {
		body = append(body, pickOf(p, pickOf(p, s.events[i-1].body)))
	}
	paragraphs := []string{pickOf(p, e.ledes)}
	for len(body) > 0 {
		n := min(1+p.IntN(2), len(body))
		paragraphs = append(paragraphs, strings.Join(body[:n], " "))
		body = body[n:]
	}
	p.print(s.name, pickOf(p, e.headlines), e.day, paragraphs)
	if p.Float64() < .25 && len(paragraphs) > 2 { // the wire's customers cut from below
		p.print(s.name, pickOf(p, e.headlines), e.day, paragraphs[:len(paragraphs)-1])
	}
}

// Short news: a headline and a paragraph with a place, and one with a number and
// a name.
var (
	shortPlaces = []string{"Brennick", "Karsholm", "Tarvos", "Zemun", "Talmont", "Osmar", "Halversund"}
	shortNews   = [][3]string{
		{"Library in %s opens again", "The public library in %s opens again on Saturday after a year of repairs.", "It lends %d books a day, said %s, who runs it."},
		{"%s plants trees", "The town of %s will plant trees along its main roads this autumn.", "In all %d trees are planned, %s of the parks office said."},
		{"%s orchestra finds conductor", "The orchestra of %s has a new conductor.", "Some %d people came to hear %s at the first concert."},
		{"Bus fares rise in %s", "Tickets for the buses of %s will cost more from July.", "A yearly ticket will cost %d crowns, said %s of the bus company."},
		{"Bakery in %s wins prize", "A bakery in %s has won a prize for its rye bread.", "%d loaves are baked there every night, said the baker, %s."},
		{"%s swimming pool to close", "The swimming pool of %s will close for repairs.", "Repairs will take %d days, according to %s of the town council."},
	}
)

// short writes a piece of news that belongs to no story, in the same places.
func (p *press) short(i int) {
	place, what := shortPlaces[i%len(shortPlaces)], shortNews[i/len(shortPlaces)]
	who := pickOf(p, []string{"Nils", "Mira", "Otto", "Karin", "Pavel", "Lena"}) + " " + pickOf(p, []string{"Aune", "Brandt", "Costa", "Dorn", "Ekman", "Fjeld", "Grau"})
	n := 100 + p.IntN(900)
	day := time.Date(2025, 1, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, p.IntN(240)).Format(time.DateOnly)
	p.print(fmt.Sprint("short ", i), fmt.Sprintf(what[0], place), day, []string{fmt.Sprintf(what[1], place), fmt.Sprintf(what[2], n, who)})
}

func (p *press) print(story, headline, day string, paragraphs []string) {
	a := model.Article{
		ID: fmt.Sprintf("p%03d", len(p.articles)), Headline: headline, Text: headline,
		Source: model.Source{Published: day, Publisher: pickOf(p, papers), Language: "en"},
		Parts:  []model.Part{{Kind: model.PartHeadline, End: len(headline)}},
	}
	for _, s := range paragraphs {
		a.Text += "\n\n" + s
		a.Parts = append(a.Parts, model.Part{Kind: model.PartParagraph, Start: len(a.Text) - len(s), End: len(a.Text)})
	}
	p.articles = append(p.articles, a)
	p.truth[a.ID] = story
}

func (p *press) briefs(tb testing.TB) []*model.Brief {
	tb.Helper()
	an := analyze.New(analyze.Options{})
	var all []*model.Brief
	for i := range p.articles {
		b, err := an.Analyze(context.Background(), &p.articles[i])
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

// quality compares stories with the truth: of the pairs of articles that are put
// together how many belong together, and of those that belong together how many
// are.
func quality(stories []model.Story, truth map[string]string) (precision, recall float64) {
	found := make(map[string]int)
	for i := range stories {
		for _, a := range stories[i].Articles {
			found[a.ID] = i
			for _, c := range a.Copies {
				found[c.ID] = i
			}
		}
	}
	var right, put, belong float64
	for a := range truth {
		for b := range truth {
			if a >= b {
				continue
			}
			same, together := truth[a] == truth[b], found[a] == found[b]
			if same {
				belong++
			}
			if together {
				put++
			}
			if same && together {
				right++
			}
		}
	}
	return right / put, right / belong
}

// TestStorylines holds the numbers of the package documentation.
func TestStorylines(t *testing.T) {
	for seed := range uint64(3) {
		p := newPress(seed, 5, 40)
		s := New(p.briefs(t))
		stories := s.Stories()
		precision, recall := quality(stories, p.truth)
		copies := 0
		for i := range stories {
			names := make(map[string]int)
			for _, a := range stories[i].Articles {
				names[p.truth[a.ID]] += 1 + len(a.Copies)
				copies += len(a.Copies)
			}
			if len(names) > 1 {
				t.Logf("seed %d: one story of %v", seed, names)
			}
		}
		t.Logf("seed %d: %d articles, %d stories, %d copies; precision %.3f, recall %.3f", seed, s.Len(), len(stories), copies, precision, recall)
		if precision < .99 || recall < .9 {
			t.Errorf("seed %d: precision %.3f, recall %.3f", seed, precision, recall)
		}
	}
}
