package readlog_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

var now = time.Date(2024, 12, 6, 9, 30, 0, 0, time.UTC)

func start(t *testing.T, lib ui.Library, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.New(t, ui.New(ui.Options{
		Library: lib, Now: func() time.Time { return now }, Pause: func(context.Context, time.Duration) {},
	}), width, height)
}

// logged is a library with deeds of every kind on several days.
func logged(t *testing.T) *uitest.Library {
	t.Helper()
	b := uitest.Brief(t)
	ferries := model.Head{ID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published}
	gone := model.Head{ID: "gone"}
	deed := func(at string, kind model.ChangeKind, value string, undo bool, of model.Head, n int) model.Deed {
		when, err := time.Parse("2006-01-02 15:04", at)
		if err != nil {
			t.Fatal(err)
		}
		return model.Deed{At: when, Kind: kind, Value: value, Undo: undo, Article: of, Articles: n}
	}
	return &uitest.Library{Briefs: []*model.Brief{b}, Deeds: []model.Deed{
		deed("2024-12-06 08:41", model.ChangeNote, "Ask the board about the winter timetable before the vote.", false, ferries, 1),
		deed("2024-12-06 08:40", model.ChangeState, "read", false, ferries, 1),
		deed("2024-12-05 17:02", model.ChangeStar, "", true, ferries, 1),
		deed("2024-12-05 17:01", model.ChangeStar, "y", false, ferries, 1),
		deed("2024-12-05 16:00", model.ChangeState, "read", false, ferries, 1240),
		deed("2024-12-02 09:00", model.ChangeSame, "Marta Lindqvist = M. Lindqvist", false, model.Head{}, 0),
		deed("2024-12-02 08:00", model.ChangeWrong, "f1", false, ferries, 1),
		deed("2024-03-01 08:00", model.ChangeTags, "sea,ask", false, gone, 1),
		deed("2023-03-01 08:00", model.ChangeState, "reading", false, ferries, 1),
	}}
}

func TestViews(t *testing.T) {
	for _, s := range []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}} {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			d := start(t, logged(t), s.width, s.height)
			d.Press("L", "j")
			d.GoldenViews(fmt.Sprintf("log-%dx%d", s.width, s.height))
		})
	}
}

func TestOpening(t *testing.T) {
	d := start(t, logged(t), 80, 24)
	d.Press(":")
	d.Type("log")
	d.Press("enter", "enter")
	if !strings.Contains(d.Text(), "Lake Orrin will make half as many") {
		t.Errorf("Enter does not open the article:\n%s", d.Text())
	}
	d.Press("f", "q")
	if s := d.Text(); !strings.Contains(s, "READING LOG") || !strings.Contains(s, "starred") || !strings.Contains(s, "1 of 9") {
		t.Errorf("back in the log, with the star as its newest line:\n%s", s)
	}
	d.Press("U")
	if s := d.Text(); !strings.Contains(s, "undone") || !strings.Contains(s, "the star is off") {
		t.Errorf("what was taken back is in the log, too:\n%s", s)
	}
}

func TestNothingYet(t *testing.T) {
	d := start(t, &uitest.Library{}, 80, 24)
	d.Press("L")
	if !strings.Contains(d.Text(), "Nothing yet.") {
		t.Errorf("an empty log says nothing:\n%s", d.Text())
	}
}

// quiet is a library without a log.
type quiet struct{ ui.Library }

func TestNoLog(t *testing.T) {
	d := start(t, quiet{logged(t)}, 80, 24)
	d.Press("L")
	if !strings.Contains(d.Text(), "this library keeps no reading log") {
		t.Errorf("L in a library without a log:\n%s", d.Text())
	}
	app := ui.New(ui.Options{Library: quiet{logged(t)}, Open: page.Route{Page: page.Log}})
	if got := app.Route().Page; got != page.Desk {
		t.Errorf("it opens at %q", got)
	}
}

// long is a library with a long log.
type long struct {
	uitest.Library
	asked []int
}

func (l *long) Log(_ context.Context, limit int) ([]model.Deed, error) {
	l.asked = append(l.asked, limit)
	deeds := make([]model.Deed, min(limit, 2000))
	for i := range deeds {
		deeds[i] = model.Deed{At: now.Add(-time.Duration(i) * time.Hour), Kind: model.ChangeState, Value: "read", Article: model.Head{ID: fmt.Sprint(i), Headline: fmt.Sprint("Article ", i)}, Articles: 1}
	}
	return deeds, nil
}

func TestOlderLinesComeWhenTheEndIsNear(t *testing.T) {
	lib := &long{}
	d := start(t, lib, 80, 24)
	d.Press("L", "j", "j")
	if len(lib.asked) != 1 {
		t.Fatalf("at first it asks for %v lines", lib.asked)
	}
	d.Press("G", "G", "G", "G")
	if !strings.Contains(d.Text(), "Article 1999") {
		t.Errorf("the oldest line is not reached; asked for %v:\n%s", lib.asked, d.Text())
	}
}
