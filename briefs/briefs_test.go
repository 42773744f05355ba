package briefs_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// ferries is a story with a fact of every kind. People and places are made up.
const ferries = `Ferries to halve crossings

HALVERSUND — The Orrin Transport Board, the public body that runs the lake route, will cut 12 crossings a day from 1 March 2025, it said on Tuesday.

The cut leaves around 1,400 commuters without a morning boat, according to the Orrin Transport Board.

“Nobody on the council wanted this,” said Marta Lindqvist, the council's transport chief.`

func article(id, published, text string) model.Article {
	headline, _, _ := strings.Cut(text, "\n")
	parts := []model.Part{}
	for at, rest := 0, text; rest != ""; {
		block, more, _ := strings.Cut(rest, "\n\n")
		kind := model.PartParagraph
		if at == 0 {
			kind = model.PartHeadline
		}
		parts = append(parts, model.Part{Kind: kind, Start: at, End: at + len(block)})
		at, rest = at+len(block)+2, more
	}
	return model.Article{
		ID: id, Headline: headline, Text: text, Parts: parts,
		Source: model.Source{Publisher: "The Orrin Post", Published: published, Language: "en"},
	}
}

// small returns n short articles, one a day, named a00, a01 and so on; the last
// is the newest.
func small(n int) []model.Article {
	all := make([]model.Article, n)
	for i := range all {
		text := fmt.Sprintf("Harbour report %d\n\nThe harbour counted %d ships on Monday, the pilot Ada Brenner said.", i, i+10)
		all[i] = article(fmt.Sprintf("a%02d", i), fmt.Sprintf("2025-01-%02d", i+1), text)
	}
	return all
}

func library(articles ...model.Article) *briefs.Library {
	l := briefs.New(briefs.Options{Analyzer: analyze.New(analyze.Options{})})
	l.Add(articles...)
	return l
}

func TestList(t *testing.T) {
	ctx := context.Background()
	l := library(small(7)...)
	l.Add(article("undated-1", "", "Undated one\n\nA text."), article("undated-2", "", "Undated two\n\nA text."))
	l.Add(article("a03", "2030-01-01", "Another text under a known ID"))
	if _, err := l.Apply(ctx, []model.Change{{ArticleID: "a02", Kind: model.ChangeState, Value: string(model.StateRead)}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why           string
		q             model.ListQuery
		want          string
		offset, total int
		unread        int
	}{
		{"newest first, undated last as they came, a known ID changes nothing", model.ListQuery{}, "a06 a05 a04 a03 a02 a01 a00 undated-1 undated-2", 0, 9, 8},
		{"a window from the top", model.ListQuery{Limit: 2}, "a06 a05", 0, 9, 8},
		{"a window further down", model.ListQuery{Offset: 3, Limit: 2}, "a03 a02", 3, 9, 8},
		{"no limit is all the rest", model.ListQuery{Offset: 7}, "undated-1 undated-2", 7, 9, 8},
		{"a window that ends with the list", model.ListQuery{Offset: 8, Limit: 5}, "undated-2", 8, 9, 8},
		{"a window behind the end is empty", model.ListQuery{Offset: 50, Limit: 5}, "", 9, 9, 8},
		{"an offset before the list is its top", model.ListQuery{Offset: -3, Limit: 1}, "a06", 0, 9, 8},
		{"around an article", model.ListQuery{Around: "a03", Limit: 3}, "a04 a03 a02", 2, 9, 8},
		{"around the first stays inside", model.ListQuery{Around: "a06", Limit: 4}, "a06 a05 a04 a03", 0, 9, 8},
		{"around wins over the offset", model.ListQuery{Around: "a05", Offset: 6, Limit: 2}, "a06 a05", 0, 9, 8},
		{"around an article that is not there: the offset counts", model.ListQuery{Around: "gone", Offset: 1, Limit: 2}, "a05 a04", 1, 9, 8},
		{"words", model.ListQuery{Query: "harbour 4"}, "a04", 0, 1, 1},
		{"a state, and only unread ones are counted", model.ListQuery{Query: "is:read"}, "a02", 0, 1, 0},
		{"a window of what matches", model.ListQuery{Query: "harbour", Offset: 5, Limit: 9}, "a01 a00", 5, 7, 6},
		{"around one that does not match: the offset counts", model.ListQuery{Query: "undated", Around: "a03", Limit: 1}, "undated-1", 0, 2, 2},
		{"nothing matches", model.ListQuery{Query: "zeppelin"}, "", 0, 0, 0},
	} {
		t.Run(c.why, func(t *testing.T) {
			got, err := l.List(ctx, c.q)
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, e := range got.Entries {
				ids = append(ids, e.ID)
			}
			if s := strings.Join(ids, " "); s != c.want || got.Offset != c.offset || got.Total != c.total || got.Unread != c.unread {
				t.Errorf("%q at %d of %d, %d unread", s, got.Offset, got.Total, got.Unread)
			}
		})
	}
	if _, err := l.List(ctx, model.ListQuery{Query: "figure>many"}); err == nil {
		t.Error("a query that cannot be read is no error")
	}
}

func TestBriefIsMadeOnDemand(t *testing.T) {
	ctx := context.Background()
	l := library(article("f", "2024-12-04", ferries))
	e, err := l.Entry(ctx, "f")
	if err != nil || e.Headline != "Ferries to halve crossings" || e.State != model.StateUnread || e.TopFigure != "" || e.Words == 0 {
		t.Fatalf("before analysis: %+v, %v", e, err)
	}
	a, err := l.Article(ctx, "f")
	if err != nil || a.Text != ferries {
		t.Fatalf("article: %+v, %v", a, err)
	}
	b, err := l.Brief(ctx, "f")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(); err != nil {
		t.Error(err)
	}
	if again, err := l.Brief(ctx, "f"); err != nil || again != b {
		t.Errorf("the second brief is made again, %v", err)
	}
	if e, err = l.Entry(ctx, "f"); err != nil || e.TopFigure == "" {
		t.Errorf("after analysis: %+v, %v", e, err)
	}
	p, err := l.Wait(ctx, 0)
	if err != nil || p.Loaded != 1 || p.Analyzed != 1 || !p.Finished {
		t.Errorf("%+v, %v", p, err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	l.Add(article("g", "2024-12-05", ferries))
	if _, err := l.Brief(ended, "g"); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
	if _, err := l.Brief(ctx, "g"); err != nil {
		t.Errorf("after an ended context: %v", err)
	}
}

func TestUnknownArticle(t *testing.T) {
	ctx := context.Background()
	l := library(small(1)...)
	for name, ask := range map[string]func() error{
		"Entry":   func() error { _, err := l.Entry(ctx, "x"); return err },
		"Article": func() error { _, err := l.Article(ctx, "x"); return err },
		"Brief":   func() error { _, err := l.Brief(ctx, "x"); return err },
		"Apply": func() error {
			_, err := l.Apply(ctx, []model.Change{{ArticleID: "a00", Kind: model.ChangeStar, Value: "y"}, {ArticleID: "x", Kind: model.ChangeStar, Value: "y"}})
			return err
		},
	} {
		if err := ask(); !errors.Is(err, briefs.ErrUnknown) || !strings.Contains(err.Error(), `"x"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if e, _ := l.Entry(ctx, "a00"); e.Starred {
		t.Error("changes of which one fails: another was made")
	}
}

func TestSearch(t *testing.T) {
	ctx := context.Background()
	l := library(append(small(5), article("f", "2024-12-04", ferries))...)
	if hits, err := l.Search(ctx, "commuters", 0); err != nil || len(hits) != 1 || hits[0].Kind != model.HitText {
		t.Errorf("not analysed yet: %+v, %v", hits, err)
	}
	if _, err := l.Brief(ctx, "f"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, q string
		kind   model.HitKind
		id     string
	}{
		{"a headline", "halve", model.HitHeadline, "f"},
		{"a figure by a word of what it counts", "commuters", model.HitFigure, "f"},
		{"a figure by its value", "figure>1000", model.HitFigure, "f"},
		{"an actor", "who:lindqvist", model.HitActor, "f"},
		{"a date", "date:2025-03..", model.HitDate, "f"},
		{"who said it", "by:lindqvist", model.HitQuote, "f"},
		{"a term", "kind:term", model.HitTerm, "f"},
		{"a sentence", `"ships on monday"`, model.HitText, "a04"},
	} {
		t.Run(c.why, func(t *testing.T) {
			hits, err := l.Search(ctx, c.q, 0)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(hits, func(h model.Hit) bool { return h.Kind == c.kind })
			if i < 0 {
				t.Fatalf("none in %+v", hits)
			}
			h := hits[i]
			a, err := l.Article(ctx, h.ArticleID)
			if err != nil || h.ArticleID != c.id {
				t.Fatalf("%+v, %v", h, err)
			}
			if !strings.Contains(a.Text, h.Sentence) || h.End > len(a.Text) || h.Start >= h.End {
				t.Errorf("does not stand in the article: %+v", h)
			}
		})
	}
	hits, err := l.Search(ctx, "harbour", 3)
	if err != nil || len(hits) != 3 || hits[0].ArticleID != "a04" {
		t.Errorf("at most three, the newest article first: %+v, %v", hits, err)
	}
	if hits, err := l.Search(ctx, "", 3); err != nil || hits != nil {
		t.Errorf("an empty query: %+v, %v", hits, err)
	}
	if _, err := l.Search(ctx, "figure>many", 3); err == nil {
		t.Error("a query that cannot be read is no error")
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := l.Search(ended, "harbour", 3); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}

func TestApplyAndUndo(t *testing.T) {
	ctx := context.Background()
	tagged := article("x", "2025-01-01", "Tagged\n\nA text.")
	tagged.Tags = []string{"harbour"}
	for _, c := range []struct {
		why     string
		changes []model.Change
		want    func(e model.Entry) bool
	}{
		{"state", []model.Change{{Kind: model.ChangeState, Value: "reading"}}, func(e model.Entry) bool { return e.State == model.StateReading }},
		{"star", []model.Change{{Kind: model.ChangeStar, Value: "y"}}, func(e model.Entry) bool { return e.Starred }},
		{"tags: the whole list, trimmed, none empty", []model.Change{{Kind: model.ChangeTags, Value: " ferries, ,coast "}}, func(e model.Entry) bool { return slices.Equal(e.Tags, []string{"ferries", "coast"}) }},
		{"no tags", []model.Change{{Kind: model.ChangeTags}}, func(e model.Entry) bool { return len(e.Tags) == 0 }},
		{"place", []model.Change{{Kind: model.ChangePlace, Span: model.Span{Start: 7}}}, func(e model.Entry) bool { return e.Place == 7 }},
		{"two of the same sort, taken back from the last", []model.Change{{Kind: model.ChangeState, Value: "reading"}, {Kind: model.ChangeState, Value: "read"}}, func(e model.Entry) bool { return e.State == model.StateRead }},
		{"a note leaves the entry as it is", []model.Change{{Kind: model.ChangeNote, Value: "look again"}}, func(e model.Entry) bool { return e.Place == 0 && !e.Starred }},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := library(tagged)
			before, _ := l.Entry(ctx, "x")
			for i := range c.changes {
				c.changes[i].ArticleID = "x"
			}
			undo, err := l.Apply(ctx, c.changes)
			if err != nil {
				t.Fatal(err)
			}
			after, _ := l.Entry(ctx, "x")
			if !c.want(after) {
				t.Errorf("after: %+v", after)
			}
			redo, err := l.Apply(ctx, undo)
			if err != nil {
				t.Fatal(err)
			}
			if back, _ := l.Entry(ctx, "x"); !reflect.DeepEqual(back, before) {
				t.Errorf("taken back: %+v instead of %+v", back, before)
			}
			if _, err := l.Apply(ctx, redo); err != nil {
				t.Fatal(err)
			}
			if again, _ := l.Entry(ctx, "x"); !c.want(again) {
				t.Errorf("made again: %+v", again)
			}
		})
	}
}

// factIDs lists what can be marked as wrong in a brief, by kind.
func factIDs(b *model.Brief) map[model.HitKind][]string {
	ids := make(map[model.HitKind][]string)
	for _, f := range b.Figures {
		ids[model.HitFigure] = append(ids[model.HitFigure], f.ID)
	}
	for _, d := range b.Dates {
		ids[model.HitDate] = append(ids[model.HitDate], d.ID)
	}
	for _, a := range b.Actors {
		ids[model.HitActor] = append(ids[model.HitActor], a.ID)
	}
	for _, q := range b.Quotes {
		ids[model.HitQuote] = append(ids[model.HitQuote], q.FactID())
	}
	for _, g := range b.Glossary {
		ids[model.HitTerm] = append(ids[model.HitTerm], g.FactID())
	}
	return ids
}

func TestWrongFactsAreLeftOut(t *testing.T) {
	ctx := context.Background()
	l := library(article("f", "2024-12-04", ferries))
	whole, err := l.Brief(ctx, "f")
	if err != nil {
		t.Fatal(err)
	}
	before := factIDs(whole)
	for _, kind := range []model.HitKind{model.HitFigure, model.HitDate, model.HitActor, model.HitQuote, model.HitTerm} {
		t.Run(string(kind), func(t *testing.T) {
			if len(before[kind]) == 0 {
				t.Fatal("the article has none")
			}
			id := before[kind][0]
			undo, err := l.Apply(ctx, []model.Change{{ArticleID: "f", Kind: model.ChangeWrong, Value: id}})
			if err != nil {
				t.Fatal(err)
			}
			b, err := l.Brief(ctx, "f")
			if err != nil {
				t.Fatal(err)
			}
			if err := b.Check(); err != nil {
				t.Error(err)
			}
			for k, ids := range factIDs(b) {
				want := before[k]
				if k == kind {
					want = slices.DeleteFunc(slices.Clone(want), func(s string) bool { return s == id })
				}
				if !slices.Equal(ids, want) {
					t.Errorf("%s: %v instead of %v", k, ids, want)
				}
			}
			if _, err := l.Apply(ctx, undo); err != nil {
				t.Fatal(err)
			}
			if b, err = l.Brief(ctx, "f"); err != nil || !reflect.DeepEqual(b, whole) {
				t.Errorf("taken back: %+v, %v", b, err)
			}
		})
	}
}

func TestWrongSpeakerLeavesTheQuote(t *testing.T) {
	ctx := context.Background()
	l := library(article("f", "2024-12-04", ferries))
	b, err := l.Brief(ctx, "f")
	if err != nil || len(b.Quotes) != 1 || b.Quotes[0].SpeakerID == "" {
		t.Fatalf("%+v, %v", b.Quotes, err)
	}
	if _, err := l.Apply(ctx, []model.Change{{ArticleID: "f", Kind: model.ChangeWrong, Value: b.Quotes[0].SpeakerID}}); err != nil {
		t.Fatal(err)
	}
	after, err := l.Brief(ctx, "f")
	if err != nil || len(after.Quotes) != 1 || after.Quotes[0].SpeakerID != "" || after.Quotes[0].Speaker != b.Quotes[0].Speaker {
		t.Errorf("%+v, %v", after.Quotes, err)
	}
	if b.Quotes[0].SpeakerID == "" {
		t.Error("the brief handed out before was changed")
	}
}

func TestWrongTwiceIsTakenBackOnce(t *testing.T) {
	ctx := context.Background()
	l := library(article("f", "2024-12-04", ferries))
	b, err := l.Brief(ctx, "f")
	if err != nil || len(b.Figures) == 0 {
		t.Fatalf("%+v, %v", b, err)
	}
	wrong := []model.Change{{ArticleID: "f", Kind: model.ChangeWrong, Value: b.Figures[0].ID}}
	if _, err := l.Apply(ctx, wrong); err != nil {
		t.Fatal(err)
	}
	undo, err := l.Apply(ctx, wrong)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Apply(ctx, undo); err != nil {
		t.Fatal(err)
	}
	if after, err := l.Brief(ctx, "f"); err != nil || len(after.Figures) != len(b.Figures)-1 {
		t.Errorf("%d figures of %d, %v", len(after.Figures), len(b.Figures), err)
	}
}

func TestLookupsLeaveWrongFactsOut(t *testing.T) {
	ctx := context.Background()
	l := library(article("f", "2024-12-04", ferries))
	b, err := l.Brief(ctx, "f")
	if err != nil {
		t.Fatal(err)
	}
	var changes []model.Change
	for _, f := range b.Figures {
		changes = append(changes, model.Change{ArticleID: "f", Kind: model.ChangeWrong, Value: f.ID})
	}
	undo, err := l.Apply(ctx, changes)
	if err != nil {
		t.Fatal(err)
	}
	if hits, err := l.Search(ctx, "figure>1", 0); err != nil || len(hits) != 0 {
		t.Errorf("wrong figures are found: %+v, %v", hits, err)
	}
	if e, err := l.Entry(ctx, "f"); err != nil || e.TopFigure != "" {
		t.Errorf("a wrong figure stands in the list: %q, %v", e.TopFigure, err)
	}
	if _, err := l.Apply(ctx, undo); err != nil {
		t.Fatal(err)
	}
	if hits, err := l.Search(ctx, "figure>1", 0); err != nil || len(hits) == 0 {
		t.Errorf("figures that are right again are not found: %v", err)
	}
}

func TestDefine(t *testing.T) {
	ctx := context.Background()
	broken := errors.New("index cut off")
	ask := func(definers ...briefs.Definer) ([]model.Definition, error) {
		return briefs.New(briefs.Options{Definers: func() []briefs.Definer { return definers }}).Define(ctx, "quay")
	}
	first, second := definer{term: "quay", says: "a place for ships"}, definer{term: "quay", says: "a wharf"}
	if got, err := ask(first, definer{err: broken}, second); err != nil || len(got) != 2 || got[0].Text != first.says || got[1].Text != second.says {
		t.Errorf("in their order, a broken one is passed over: %+v, %v", got, err)
	}
	if got, err := ask(definer{term: "mole"}, definer{err: broken}); !errors.Is(err, broken) || got != nil {
		t.Errorf("nobody knows it: %+v, %v", got, err)
	}
	if got, err := briefs.New(briefs.Options{}).Define(ctx, "quay"); err != nil || got != nil {
		t.Errorf("nobody to ask: %+v, %v", got, err)
	}
}

// definer knows one word, or none and an error.
type definer struct {
	term, says string
	err        error
}

func (d definer) Lookup(word string) ([]model.Definition, error) {
	if d.err != nil || word != d.term {
		return nil, d.err
	}
	return []model.Definition{{Term: d.term, Text: d.says}}, nil
}
