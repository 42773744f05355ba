// Package storetest holds every implementation of [store.Store] to the same
// promises. It is imported by tests only.
package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Open opens the library of one test. The second call of a test opens the same
// library again, after the first was closed.
type Open func(t *testing.T) store.Store

// Run runs the whole suite. newOpen makes an [Open] for a fresh library.
func Run(t *testing.T, newOpen func(t *testing.T) Open) {
	t.Helper()
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"add", testAdd},
		{"order", testOrder},
		{"versions", testVersions},
		{"moved in time", testMoved},
		{"windows", testWindows},
		{"queries", testQueries},
		{"state", testState},
		{"undo", testUndo},
		{"notes", testNotes},
		{"notes of all readers", testNotesOfAll},
		{"private notes", testPrivateNotes},
		{"wrong", testWrong},
		{"names", testNames},
		{"moved whole", testMovedWhole},
		{"renew", testRenew},
		{"all or none", testAllOrNone},
		{"readers", testReaders},
		{"saved and visits", testSaved},
		{"groups", testGroups},
		{"feeds", testFeeds},
		{"reopen", testReopen},
		{"parallel", testParallel},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, newOpen(t)) })
	}
}

// Article makes an article of a headline and paragraphs, with facts found by
// hand: see [Facts].
func Article(id, published, headline string, paragraphs ...string) *model.Brief {
	b := &model.Brief{}
	b.ID, b.Headline = id, headline
	b.Source = model.Source{Path: id + ".txt", Format: model.FormatText, Published: published, Publisher: "The Paper", Language: "en"}
	b.Tags = []string{}
	for i, p := range append([]string{headline}, paragraphs...) {
		kind := model.PartParagraph
		if i == 0 {
			kind = model.PartHeadline
		} else {
			b.Text += "\n\n"
		}
		b.Parts = append(b.Parts, model.Part{Kind: kind, Start: len(b.Text), End: len(b.Text) + len(p)})
		b.Text += p
	}
	b.Words = len(strings.Fields(b.Text))
	b.ReadingSeconds = b.Words / 4
	b.Normalize()
	return b
}

// At is the first place of s in the article. It panics where s is not in it.
func At(b *model.Brief, s string) model.Anchor {
	i := strings.Index(b.Text, s)
	if i < 0 {
		panic(fmt.Sprintf("storetest: %q is not in the article %q", s, b.Headline))
	}
	return model.AnchorAt(b.Text, i, i+len(s))
}

// Count adds a figure that counts something.
func Count(b *model.Brief, words string, value float64, unit, about, by string) {
	a := At(b, words)
	b.Figures = append(b.Figures, model.Figure{
		ID: model.FactID("f", words, a.Start), Anchor: a, Kind: model.FigureCount, Value: value, Unit: unit, About: about, Attribution: by, Salience: .9,
	})
}

// Person adds an actor of kind person.
func Person(b *model.Brief, name, role string, aliases ...string) {
	a := At(b, name)
	actor := model.Actor{ID: model.FactID("a", name, a.Start), Name: name, Kind: model.ActorPerson, Aliases: append([]string{}, aliases...), Salience: .5, Mentions: []model.Span{a.Span()}}
	if role != "" {
		r := At(b, role)
		actor.Role, actor.RoleStart, actor.RoleEnd = role, r.Start, r.End
	}
	b.Actors = append(b.Actors, actor)
}

// Day adds a date.
func Day(b *model.Brief, words string, from, to model.Day) {
	a := At(b, words)
	b.Dates = append(b.Dates, model.Date{ID: model.FactID("d", words, a.Start), Anchor: a, From: from, To: to, Precision: model.PrecisionDay})
}

// Said adds a quote.
func Said(b *model.Brief, words, speaker string) {
	b.Quotes = append(b.Quotes, model.Quote{Anchor: At(b, words), Speaker: speaker})
}

func add(t *testing.T, s store.Store, briefs ...*model.Brief) []store.Receipt {
	t.Helper()
	records := make([]store.Record, 0, len(briefs))
	for _, b := range briefs {
		if err := b.Check(); err != nil {
			t.Fatal(err)
		}
		records = append(records, store.Record{Brief: b, Identity: "path:" + b.Source.Path, Analyzer: 1})
	}
	receipts, err := s.Add(context.Background(), records)
	if err != nil {
		t.Fatal(err)
	}
	return receipts
}

func parse(t *testing.T, q string) *query.Node {
	t.Helper()
	n, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func list(t *testing.T, s store.Store, reader, q string) model.List {
	t.Helper()
	l, err := s.List(context.Background(), reader, parse(t, q), store.Window{})
	if err != nil {
		t.Fatalf("list %q: %v", q, err)
	}
	return l
}

func ids(entries []model.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

func apply(t *testing.T, s store.Store, reader string, changes ...model.Change) []model.Change {
	t.Helper()
	undo, err := s.Apply(context.Background(), reader, changes)
	if err != nil {
		t.Fatal(err)
	}
	return undo
}

func check(t *testing.T, s store.Store) {
	t.Helper()
	for _, err := range s.Check(context.Background()) {
		t.Errorf("check: %v", err)
	}
}

func entry(t *testing.T, s store.Store, id string) model.Entry {
	t.Helper()
	e, err := s.Entry(context.Background(), "", id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Prisons is a small set of articles with facts of every kind.
func Prisons() []*model.Brief {
	a := Article("a", "2025-05-07", "Prison count falls in Aruña",
		"Foro Legal says around 900 political prisoners remain. “They suffer,” Ana Ruiz, its director, said on 6 May 2025.", "The state's fund paid $1.2bn.")
	Count(a, "around 900", 900, "prisoner", "political prisoners", "Foro Legal")
	paid := At(a, "$1.2bn")
	a.Figures = append(a.Figures, model.Figure{ID: "f2", Anchor: paid, Kind: model.FigureMoney, Value: 1.2e9, Unit: "USD", Salience: .4})
	Person(a, "Ana Ruiz", "director", "Ruiz")
	Day(a, "6 May 2025", "2025-05-06", "2025-05-07")
	Said(a, "They suffer,", "Ana Ruiz")
	a.Tags = []string{"rights"}

	b := Article("b", "2025-05-26T10:00:00Z", "More held before the vote", "Foro Legal counts 922 political prisoners, up from 900. Maria Ruiz-Peña, a lawyer, met Ana Gomez. “They suffer greatly.”")
	Count(b, "922", 922, "prisoner", "political prisoners", "Foro Legal")
	high := 950.0
	b.Figures = append(b.Figures, model.Figure{ID: "f9", Anchor: At(b, "900"), Kind: model.FigureRange, Value: 900, High: &high, Unit: "person", About: "people"})
	Person(b, "Maria Ruiz-Peña", "lawyer")
	Person(b, "Ana Gomez", "")
	Day(b, "vote", "2025-01-01", "2026-01-01")
	b.Source.Publisher = "Agência Norte"

	c := Article("c", "2024-03-02T08:00:00Z", "Ship turned", "The Ever Given was freed in the canal after 6 days; 300 ships waited. Prisoners of the sea, a sailor said, political to the last.")
	Count(c, "6 days", 6, "day", "days aground", "")
	Count(c, "300", 300, "ship", "ships waiting", "")
	c.Figures[0].Kind = model.FigureDuration
	c.Glossary = append(c.Glossary, model.Term{Term: "Ever Given", Definition: "a ship", Source: model.TermLede, Mentions: []model.Span{At(c, "Ever Given").Span()}})
	c.Source.Language = "es"

	d := Article("d", "", "Nota sin fecha", "Nada que contar; O'Neill's 5% fell.")
	for _, br := range []*model.Brief{a, b, c, d} {
		slices.SortFunc(br.Figures, func(x, y model.Figure) int { return x.Start - y.Start })
		br.Normalize()
	}
	return []*model.Brief{a, b, c, d}
}
