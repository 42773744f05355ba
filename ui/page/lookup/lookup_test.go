package lookup_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/lookup"
	"github.com/lede-reader/lede/ui/theme"
	"github.com/lede-reader/lede/ui/uitest"
)

// library answers with what of the sample brief holds the query.
type library struct{ *uitest.Library }

func newLibrary(t *testing.T) library {
	return library{&uitest.Library{Briefs: []*model.Brief{uitest.Brief(t)}}}
}

func (l library) Search(_ context.Context, query string, _ int) ([]model.Hit, error) {
	if strings.HasSuffix(query, ">") {
		return nil, errors.New(`query "figure>" at 1: "" is not a number: write 500, 1.5m or 20..30`)
	}
	b := l.Briefs[0]
	var hits []model.Hit
	add := func(kind model.HitKind, label string, at model.Span) {
		if !strings.Contains(strings.ToLower(label), strings.ToLower(query)) {
			return
		}
		part := b.Parts[0]
		for _, p := range b.Parts {
			if p.Span().Contains(at.Start) {
				part = p
			}
		}
		hits = append(hits, model.Hit{
			ArticleID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published,
			Kind: kind, Label: label, Sentence: b.Text[part.Start:part.End], Start: at.Start, End: at.End,
			Matches: []model.Span{{Start: at.Start - part.Start, End: at.End - part.Start}},
		})
	}
	add(model.HitHeadline, b.Headline, b.Parts[0].Span())
	for _, f := range b.Figures {
		add(model.HitFigure, f.Text+" "+f.About, f.Span())
	}
	for _, a := range b.Actors {
		add(model.HitActor, a.Name, a.Mentions[0])
	}
	for _, q := range b.Quotes {
		add(model.HitQuote, q.Text, q.Span())
	}
	for i := range 12 {
		add(model.HitText, fmt.Sprintf("crossings %d", i), b.Parts[2+i%len(b.Parts[2:])].Span())
	}
	return hits, nil
}

func start(t *testing.T, width, height int) *uitest.Driver {
	t.Helper()
	d := uitest.New(t, ui.New(ui.Options{Library: newLibrary(t)}), width, height)
	d.Press("ctrl+k")
	return d
}

func TestViews(t *testing.T) {
	for _, s := range []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}} {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			d := start(t, s.width, s.height)
			d.GoldenViews(fmt.Sprintf("empty-%dx%d", s.width, s.height))
			d.Type("cr")
			d.Press("down", "down")
			d.GoldenViews(fmt.Sprintf("answers-%dx%d", s.width, s.height))
			d.Type(">")
			d.GoldenViews(fmt.Sprintf("mistake-%dx%d", s.width, s.height))
		})
	}
}

func TestEnterLandsOnTheSentence(t *testing.T) {
	d := start(t, 80, 24)
	d.Type("11.5 million")
	d.Press("enter")
	if !strings.Contains(d.Text(), "Lindqvist put the shortfall at some 11.5 million crowns") {
		t.Errorf("Enter does not land:\n%s", d.Text())
	}
	d.Press("q")
	if !strings.Contains(d.Text(), "› 11.5 million") {
		t.Errorf("back does not lead to the answers:\n%s", d.Text())
	}
}

func TestGroups(t *testing.T) {
	d := start(t, 120, 40)
	d.Type("cr")
	if !strings.Contains(d.Text(), "6 more sentences") {
		t.Fatalf("a large group is not cut:\n%s", d.Text())
	}
	d.Press("tab", "tab", "tab")
	for range 6 {
		d.Press("down")
	}
	d.Press("enter")
	if strings.Contains(d.Text(), "more sentences") {
		t.Errorf("Enter does not show the rest:\n%s", d.Text())
	}
	d.Press("shift+tab", "shift+tab", "up", "up", "pgdown", "pgup")
}

func TestNothingFoundAndClosing(t *testing.T) {
	d := start(t, 80, 24)
	d.Type("zzz")
	if !strings.Contains(d.Text(), "Nothing found.") {
		t.Errorf("nobody says that nothing is found:\n%s", d.Text())
	}
	d.Press("enter", "down", "tab", "ctrl+u")
	if !strings.Contains(d.Text(), "WHAT TO TYPE") {
		t.Errorf("the empty page explains nothing:\n%s", d.Text())
	}
	d.Press("esc")
	if d.Quit || strings.Contains(d.Text(), "WHAT TO TYPE") {
		t.Error("Esc does not lead back to the desk")
	}
}

func TestRouteWithAQuery(t *testing.T) {
	d := uitest.New(t, ui.New(ui.Options{Library: newLibrary(t), Open: page.Route{Page: page.Lookup, Query: "crowns"}}), 80, 24)
	if !strings.Contains(d.Text(), "4,200 crowns") {
		t.Errorf("the query of the route is not asked:\n%s", d.Text())
	}
}

// TestLateAnswersAreDropped runs two questions and answers them in the wrong
// order.
func TestLateAnswersAreDropped(t *testing.T) {
	env := &page.Env{Theme: theme.New(theme.Default, true, 0), Width: 80, Height: 24, Context: t.Context()}
	l := lookup.New(env, slow{}, page.Route{})
	l.Init()
	first := l.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
	second := l.Update(tea.KeyPressMsg{Code: 'b', Text: "b"})
	if msg := first(); msg != nil {
		t.Error("a question that was given up is answered")
	}
	answer := second()
	l.Update(tea.KeyPressMsg{Code: 'c', Text: "c"})
	l.Update(answer)
	if strings.Contains(l.View(80, 24), "found ab") {
		t.Error("the answer to an older question is shown")
	}
}

// slow answers every question, unless it was given up.
type slow struct{}

func (slow) Search(ctx context.Context, query string, _ int) ([]model.Hit, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return []model.Hit{{Kind: model.HitText, Sentence: "found " + query}}, nil
}

func TestTinyScreens(t *testing.T) {
	for _, s := range []struct{ width, height int }{{1, 1}, {7, 3}, {20, 5}, {300, 6}} {
		d := start(t, s.width, s.height)
		d.Type("cr")
		d.Press("down", "tab", "pgdown", "up")
		if n := strings.Count(d.View(), "\n") + 1; n != s.height {
			t.Errorf("%dx%d gives %d lines", s.width, s.height, n)
		}
	}
}

// TestAnswersComeWhileArticlesLoad asks a question that nothing answers yet, and
// asks it again when the library has grown.
func TestAnswersComeWhileArticlesLoad(t *testing.T) {
	env := &page.Env{Theme: theme.New(theme.Default, true, 0), Width: 80, Height: 24, Context: t.Context()}
	lib := &growing{}
	l := lookup.New(env, lib, page.Route{Query: "levy"})
	l.Update(l.Init()())
	lib.hits = []model.Hit{{Kind: model.HitText, Sentence: "the levy rises"}}
	if cmd := l.Update(model.Progress{Version: 2, Loaded: 1, Analyzed: 1, Finished: true}); cmd != nil {
		l.Update(cmd())
	}
	if !strings.Contains(l.View(80, 24), "the levy rises") {
		t.Error("what came in later is not shown")
	}
}

// growing answers with what it holds at the time.
type growing struct{ hits []model.Hit }

func (g *growing) Search(context.Context, string, int) ([]model.Hit, error) { return g.hits, nil }
