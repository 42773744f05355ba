package glossary_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/uitest"
)

func library(t *testing.T) *uitest.Library {
	t.Helper()
	return &uitest.Library{
		Briefs: []*model.Brief{uitest.Brief(t)},
		Definitions: []model.Definition{
			{Term: "tariff", Text: "A tax on goods that cross a border.", Topic: "economy", Source: model.TermLede, Aliases: []string{"customs duty", "tariffs"}},
			{Term: "by-election", Text: "A vote to fill one seat between two general elections.", Topic: "politics", Source: model.TermLede},
			{Term: "subsidy", Text: "Public money paid to keep the price of a service or product below what it costs.", Topic: "economy", Source: model.TermLede},
			{Term: "Orrin desk", Text: "Our own desk:\n\n- **mail** before nine\n- *never* on Sundays", Source: model.TermUser},
			{Term: "quorum", Text: "How many members must be there for a vote to count.", Source: "dictionary:WordNet"},
		},
	}
}

func start(t *testing.T, lib ui.Library, width, height int) *uitest.Driver {
	t.Helper()
	d := uitest.New(t, ui.New(ui.Options{Library: lib}), width, height)
	d.Press("6")
	return d
}

func TestViews(t *testing.T) {
	for _, s := range []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}} {
		d := start(t, library(t), s.width, s.height)
		d.GoldenViews(fmt.Sprintf("glossary-%dx%d", s.width, s.height))
		d.Press("/")
		d.Type("orrin")
		d.Press("down")
		d.GoldenViews(fmt.Sprintf("markdown-%dx%d", s.width, s.height))
	}
}

func TestFilterRanks(t *testing.T) {
	d := start(t, library(t), 80, 24)
	d.Press("/")
	d.Type("vote")
	for _, want := range []string{"by-election", "quorum"} { // by their definitions
		if !strings.Contains(d.Text(), want) {
			t.Errorf("%q does not find %q:\n%s", "vote", want, d.Text())
		}
	}
	d.Press("ctrl+u")
	d.Type("customs")
	if !strings.Contains(d.Text(), "A tax on goods") {
		t.Errorf("an alias does not find its term:\n%s", d.Text())
	}
	d.Press("enter", "esc")
	if !strings.Contains(d.Text(), "IN THIS ARTICLE 2") || !strings.Contains(d.Text(), "ALL TERMS 5") {
		t.Errorf("Esc does not show all terms again:\n%s", d.Text())
	}
}

func TestEnter(t *testing.T) {
	d := start(t, library(t), 80, 24)
	d.Press("j", "enter")
	if !strings.Contains(d.Text(), "asked the ministry for a subsidy") {
		t.Errorf("Enter does not lead to the mention:\n%s", d.Text())
	}
	d.Press("q", "G", "enter")
	if !strings.Contains(d.Text(), `› "tariff"`) {
		t.Errorf("Enter does not look up a term that the article does not use:\n%s", d.Text())
	}
}

func TestDictionaries(t *testing.T) {
	d := start(t, library(t), 80, 24)
	d.Press("/")
	d.Type("zzz")
	if !strings.Contains(d.Text(), "No term like “zzz”. Enter asks the dictionaries.") {
		t.Errorf("nobody says that there is no such term:\n%s", d.Text())
	}
	d.Press("enter")
	if !strings.Contains(d.Text(), "no glossary or dictionary knows “zzz”") {
		t.Errorf("the dictionaries are not asked:\n%s", d.Text())
	}
	d.Press("esc", "G", "K")
	if !strings.Contains(d.Text(), "A tax on goods that cross a border.") {
		t.Errorf("K defines nothing:\n%s", d.Text())
	}
	d.Press("esc", "y", "f")
	if len(d.Copied) != 1 || !strings.HasPrefix(d.Copied[0], "tariff: A tax") {
		t.Errorf("copied %q", d.Copied)
	}
}

// failing has no glossary.
type failing struct{ *uitest.Library }

func (failing) Glossary(context.Context) ([]model.Definition, error) {
	return nil, errors.New("read your.tsv: line 3 has no tab")
}

func TestErrorIsShown(t *testing.T) {
	d := start(t, failing{library(t)}, 80, 24)
	if !strings.Contains(d.Text(), "line 3 has no tab") {
		t.Errorf("the error is not shown:\n%s", d.Text())
	}
	d.Press("j", "enter", "K", "h")
}

func TestTinyScreens(t *testing.T) {
	for _, s := range []struct{ width, height int }{{1, 1}, {9, 3}, {30, 6}, {400, 5}} {
		d := start(t, library(t), s.width, s.height)
		d.Press("j", "G", "g", "space", "b", "ctrl+d", "ctrl+u")
		if n := strings.Count(d.View(), "\n") + 1; n != s.height {
			t.Errorf("%dx%d gives %d lines", s.width, s.height, n)
		}
	}
}
