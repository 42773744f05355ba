package timeline_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// library holds the sample brief, with a date that is not resolved and one that
// is named twice.
func library(t *testing.T) *uitest.Library {
	t.Helper()
	b := uitest.Brief(t)
	at := strings.Index(b.Text, "a year.")
	b.Dates = append(b.Dates, model.Date{ID: "d-open", Anchor: model.AnchorAt(b.Text, at, at+len("a year"))})
	again := b.Dates[slices.IndexFunc(b.Dates, func(d model.Date) bool { return d.Text == "2023" })]
	at = strings.LastIndex(b.Text, "week before")
	again.ID, again.Anchor = "d-again", model.AnchorAt(b.Text, at, at+len("week"))
	b.Dates = append(b.Dates, again)
	slices.SortFunc(b.Dates, func(x, y model.Date) int { return x.Start - y.Start })
	if err := b.Check(); err != nil {
		t.Fatal(err)
	}
	return &uitest.Library{Briefs: []*model.Brief{b}}
}

func start(t *testing.T, lib ui.Library, width, height int) *uitest.Driver {
	t.Helper()
	d := uitest.New(t, ui.New(ui.Options{Library: lib}), width, height)
	d.Press("5")
	return d
}

func TestViews(t *testing.T) {
	for _, s := range []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}} {
		d := start(t, library(t), s.width, s.height)
		d.Press("j")
		d.GoldenViews(fmt.Sprintf("timeline-%dx%d", s.width, s.height))
	}
}

func TestOrder(t *testing.T) {
	d := start(t, library(t), 120, 60)
	last := 0
	for _, want := range []string{"2023", "October 2024", "3 Dec 2024", "4 Dec 2024", "14 Jan 2025", "1 Mar 2025", "NOT RESOLVED", "○"} {
		i := strings.Index(d.Text(), want)
		if i < last {
			t.Fatalf("%s is not after what is before it in time:\n%s", want, d.Text())
		}
		last = i
	}
	if !strings.Contains(d.Text(), "Each crossing costs ×2") {
		t.Errorf("what is said twice is not one row:\n%s", d.Text())
	}
}

func TestEnterLandsOnThePlace(t *testing.T) {
	d := start(t, library(t), 80, 24)
	d.Press("G", "k", "enter") // the ferries' last day
	if !strings.Contains(d.Text(), "Tab fact") || !strings.Contains(d.Text(), "1 March") {
		t.Errorf("Enter does not lead into the text:\n%s", d.Text())
	}
	d.Press("q", "c")
	if !strings.Contains(d.Text(), "1 Mar") {
		t.Errorf("no card:\n%s", d.Text())
	}
	d.Press("esc", "y", "f")
	if len(d.Copied) != 1 || !strings.Contains(d.Copied[0], "The Orrin Post") {
		t.Errorf("copied %q", d.Copied)
	}
	d.Press("h")
	if !strings.Contains(d.Text(), "1 article") {
		t.Errorf("h does not lead back to the desk:\n%s", d.Text())
	}
}

func TestMoving(t *testing.T) {
	d := start(t, library(t), 80, 14)
	for _, k := range []string{"space", "b", "ctrl+d", "ctrl+u", "G", "g", "j", "k"} {
		d.Press(k)
		if !strings.Contains(d.Text(), "▌") {
			t.Errorf("after %s nothing is selected in sight:\n%s", k, d.Text())
		}
	}
}

func TestWrongDateGoes(t *testing.T) {
	lib := library(t)
	d := start(t, lib, 80, 24)
	d.Send(page.Applied{Changes: []model.Change{{ArticleID: "sample-ferries", Kind: model.ChangeWrong}}})
	if !strings.Contains(d.Text(), "October 2024") {
		t.Errorf("the timeline is gone:\n%s", d.Text())
	}
}

func TestNothingToShow(t *testing.T) {
	lib := library(t)
	lib.Briefs[0].Dates = nil
	if d := start(t, lib, 80, 24); !strings.Contains(d.Text(), "This article names no dates.") {
		t.Errorf("no dates, and nobody says so:\n%s", d.Text())
	}
	lib.BriefErr = errors.New("analyse: out of ideas")
	d := start(t, lib, 80, 24)
	if !strings.Contains(d.Text(), "out of ideas") {
		t.Errorf("the error is not shown:\n%s", d.Text())
	}
	d.Press("j", "enter", "c", "G")
}

func TestTinyScreens(t *testing.T) {
	for _, s := range []struct{ width, height int }{{1, 1}, {9, 3}, {30, 6}, {400, 5}} {
		d := start(t, library(t), s.width, s.height)
		d.Press("j", "G", "g")
		if n := strings.Count(d.View(), "\n") + 1; n != s.height {
			t.Errorf("%dx%d gives %d lines", s.width, s.height, n)
		}
	}
}
