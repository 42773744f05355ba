package places_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// wants fails when the screen does not show a text.
func wants(t *testing.T, d *uitest.Driver, why string, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !strings.Contains(d.Text(), s) {
			t.Errorf("%s: %q is not on the screen:\n%s", why, s, d.Text())
		}
	}
}

func desk(t *testing.T) *uitest.Driver {
	t.Helper()
	return open(t, uitest.NewAcross(t), page.Route{}, 120, 40)
}

// ferries opens the article of December.
func ferries(t *testing.T, lib *uitest.Across) *uitest.Driver {
	t.Helper()
	return open(t, lib, page.Route{Page: page.Reader, Article: "sample-ferries"}, 120, 40)
}

func TestFromTheDesk(t *testing.T) {
	d := desk(t)
	wants(t, d, "the first line tells what is new", "new: 1 article, 1 changed figure")
	d.Press("W")
	wants(t, d, "W", "CHANGED FIGURES", "WORDED ANEW")
	d.Press("q", "B")
	wants(t, d, "B", "BOARDS 2")
	d.Press("q", "G", "s")
	wants(t, d, "s", "STORY", "you are here")
	d.Press("q", "d")
	wants(t, d, "d", "DOSSIER  Marta Lindqvist")
	d.Press("q", "=")
	wants(t, d, "= the first time", "now = on another article compares the two")
	d.Press("k", "=")
	wants(t, d, "= the second time", "COMPARE", "DIFFERING")
}

func TestFromTheReader(t *testing.T) {
	d := ferries(t, uitest.NewAcross(t))
	d.Press("2", "j", "h", "B") // the pane's second figure
	wants(t, d, "B on a figure", "BOARD  shortfall a year")
	d.Press("q", "3", "h", "d")
	wants(t, d, "d on an actor", "DOSSIER  Marta Lindqvist")
	d.Press("q", "s")
	wants(t, d, "s", "STORY")
	d.Press("q", "]", "s")
	wants(t, d, "]s", "Council votes to keep morning ferries")
	d.Press("]", "s", "]", "s")
	wants(t, d, "]s at the end", "the story has no later article")
	d.Press("[", "s", "[", "s", "[", "s")
	wants(t, d, "[s at the beginning", "the story begins here")
}

func TestFromTheCard(t *testing.T) {
	d := ferries(t, uitest.NewAcross(t))
	d.Press("2", "enter", "B")
	wants(t, d, "B on a figure's card", "BOARD  commuters")
	d.Press("q", "2", "j", "enter", "d")
	wants(t, d, "d on a figure's card", "DOSSIER  Marta Lindqvist")
	d.Press("q", "3", "enter", "B")
	wants(t, d, "B on an actor's card", "only figures have a board")
}

// TestThereAndBack goes from every page to a sentence, and back to the line one
// came from.
func TestThereAndBack(t *testing.T) {
	for name, to := range map[string]page.Route{
		"dossier": {Page: page.Dossier, Query: "Marta Lindqvist"},
		"board":   {Page: page.Board, Query: "b-commuters"},
		"story":   {Page: page.Story, Article: "sample-vote"},
		"news":    {Page: page.News},
		"compare": {Page: page.Compare, Article: "sample-vote", Query: "sample-electric"},
	} {
		d := open(t, uitest.NewAcross(t), to, 100, 40)
		d.Press("j")
		before := d.Text()
		d.Press("enter")
		if d.Text() == before || !strings.Contains(d.Text(), "Tab fact") {
			t.Errorf("%s: Enter leads nowhere:\n%s", name, d.Text())
		}
		d.Press("ctrl+o")
		if d.Text() != before {
			t.Errorf("%s: ^o leads to\n%s\ninstead of\n%s", name, d.Text(), before)
		}
	}
}

func TestEnterMarksTheSentence(t *testing.T) {
	d := open(t, uitest.NewAcross(t), page.Route{Page: page.Board, Query: "b-commuters"}, 100, 40)
	d.Press("G", "k", "enter")
	line := ""
	for _, l := range strings.Split(d.View(), "\n") {
		if strings.Contains(l, "1,600") {
			line = l
		}
	}
	if !strings.Contains(line, "\x1b[") {
		t.Errorf("the figure is not marked: %q", line)
	}
}

func TestSidesAndSections(t *testing.T) {
	d := open(t, uitest.NewAcross(t), page.Route{Page: page.Compare, Article: "sample-vote", Query: "sample-electric"}, 120, 40)
	d.Press("r")
	wants(t, d, "r leads to the other side", "counts about 1,400 of them")
	d.Press("ctrl+o", "tab", "tab", "shift+tab", "y", "f", "y", "q")
	if len(d.Copied) != 2 || !strings.Contains(d.Copied[0], "1,150 commuters") || !strings.Contains(d.Copied[1], "Radio Halversund") {
		t.Errorf("copied %q", d.Copied)
	}
	d.Press("d")
	wants(t, d, "a figure has no actor", "names no actor")
	d.Press("x", "s")
	wants(t, d, "s leads to the story", "STORY")
}

func TestBoardsByQuery(t *testing.T) {
	d := open(t, uitest.NewAcross(t), page.Route{}, 120, 40)
	d.Press(":")
	d.Type("boards shortfall")
	d.Press("enter")
	wants(t, d, ":boards WORDS", "BOARDS 1  that answer shortfall")
	d.Press("enter")
	wants(t, d, "Enter", "BOARD  shortfall a year")
	d.Press("q")
	wants(t, d, "q", "BOARDS 1  that answer shortfall")
}

func TestClicks(t *testing.T) {
	d := open(t, uitest.NewAcross(t), page.Route{Page: page.News}, 120, 40)
	y := -1
	for i, l := range strings.Split(d.Text(), "\n") {
		if strings.Contains(l, "212 passengers") {
			y = i
		}
	}
	d.Send(page.Click{X: 20, Y: 0})
	d.Send(page.Click{X: 20, Y: y})
	wants(t, d, "a click selects", "An electric ferry carried 212 passengers")
	d.Send(page.Click{X: 20, Y: y})
	wants(t, d, "a second click goes there", "Tab fact")
}

func TestDossierFromLookup(t *testing.T) {
	lib := lookups{uitest.NewAcross(t)}
	d := open(t, lib, page.Route{Page: page.Lookup, Query: "lindqvist"}, 120, 40)
	d.Press("ctrl+d")
	wants(t, d, "^d on an actor", "DOSSIER  Marta Lindqvist")
	d.Press("ctrl+o", "down", "ctrl+d")
	wants(t, d, "^d on a sentence", "only answers that are actors")
}

// forgetful is a library that remembers no visits.
type forgetful struct {
	ui.Library
	ui.Across
}

func TestNewsWithoutVisits(t *testing.T) {
	lib := uitest.NewAcross(t)
	d := open(t, forgetful{lib.Library, lib}, page.Route{Page: page.News}, 120, 40)
	wants(t, d, "nobody remembers a visit", "no visit is remembered", "CHANGED FIGURES")
	d = open(t, forgetful{lib.Library, lib}, page.Route{}, 120, 40)
	if strings.Contains(d.Text(), "new:") {
		t.Errorf("the desk tells news of a library that knows none:\n%s", d.Text())
	}
	d.Press("enter", "]", "c")
	wants(t, d, "]c", "known of kept articles only")
}

// lookups answers every lookup with an actor and a sentence.
type lookups struct{ *uitest.Across }

func (lookups) Search(context.Context, string, int) ([]model.Hit, error) {
	return []model.Hit{
		{ArticleID: "sample-vote", Kind: model.HitActor, Label: "Marta Lindqvist, the council's transport chief", Sentence: "Marta Lindqvist put it at 1,150."},
		{ArticleID: "sample-vote", Kind: model.HitText, Label: "sentence", Sentence: "A sentence."},
	}, nil
}

func TestCompareByCommand(t *testing.T) {
	d := ferries(t, uitest.NewAcross(t))
	d.Press(":")
	d.Type("compare electric")
	d.Press("enter")
	wants(t, d, ":compare WORDS", "COMPARE")
	d.Press("q", ":")
	d.Type("compare zebra")
	d.Press("enter")
	wants(t, d, "nothing matches", "no other article matches “zebra”")
	d.Press(":")
	d.Type("compare")
	d.Press("enter")
	wants(t, d, ":compare takes the story's next", "COMPARE")
	d.Press("q", "=", "=")
	wants(t, d, "the same article twice", "not compared with itself")
	for name, want := range map[string]string{"news": "NEW", "boards": "BOARDS 2", "dossier Marta Lindqvist": "DOSSIER  Marta"} {
		d.Press(":")
		d.Type(name)
		d.Press("enter")
		wants(t, d, ":"+name, want)
	}
}

func TestStepsThroughWhatIsNew(t *testing.T) {
	d := open(t, uitest.NewAcross(t), page.Route{Page: page.Reader, Article: "sample-electric"}, 100, 40)
	d.Press("]", "c")
	wants(t, d, "]c", "new: 1 of 5 in this article")
	d.Press("]", "c")
	wants(t, d, "]c again", "new: 2 of 5")
	d.Press("[", "c")
	wants(t, d, "[c", "new: 1 of 5")
	for range 5 {
		d.Press("]", "c")
	}
	wants(t, d, "]c below the last", "nothing more is new below")
	for range 7 {
		d.Press("[", "c")
	}
	wants(t, d, "[c above the first", "nothing more is new above")
	d = ferries(t, uitest.NewAcross(t))
	d.Press("]", "c")
	wants(t, d, "an old article", "nothing in this article is new")
}

func TestAVisitEndsWithTheProgram(t *testing.T) {
	lib := uitest.NewAcross(t)
	d := open(t, lib, page.Route{}, 80, 24)
	if lib.Visits != 0 {
		t.Error("the visit has ended before it is over")
	}
	d.Press("Q")
	if !d.Quit || lib.Visits != 1 {
		t.Errorf("%d visits have ended", lib.Visits)
	}
}

// TestWithoutAcross presses every key in a library that cannot look across.
func TestWithoutAcross(t *testing.T) {
	lib := uitest.NewAcross(t).Library
	for _, keys := range []string{"s", "B", "=", "W"} {
		d := open(t, lib, page.Route{}, 120, 40)
		d.Press(strings.Fields(keys)...)
		wants(t, d, keys, "this library does not look across articles")
	}
	d := open(t, lib, page.Route{Page: page.Reader, Article: "sample-ferries"}, 120, 40)
	d.Press("]", "c")
	wants(t, d, "]c", "this library does not look across articles")
	d.Press("3", "enter", "d")
	wants(t, d, "d is a lookup then", "who:\"Marta Lindqvist\"")
}

func TestNothingAndErrors(t *testing.T) {
	routes := map[page.Name]struct {
		to   page.Route
		says string
	}{
		page.Dossier: {page.Route{Page: page.Dossier, Query: "Nobody"}, "No article of the library names “Nobody”."},
		page.Board:   {page.Route{Page: page.Board, Query: "none"}, "No other article of the library gives this quantity."},
		page.Boards:  {page.Route{Page: page.Boards, Article: "none"}, "No quantity is given more than once here."},
		page.Story:   {page.Route{Page: page.Story, Article: "none"}, "No other article of the library is about the same events."},
		page.News:    {page.Route{Page: page.News}, "Nothing is new since your last visit."},
		page.Compare: {page.Route{Page: page.Compare}, "No facts were found in either article."},
	}
	for name, r := range routes {
		lib := uitest.NewAcross(t)
		lib.IsNew, lib.Compared = model.News{}, model.Comparison{}
		d := open(t, lib, r.to, 120, 40)
		wants(t, d, string(name), r.says)
		d.Press("j", "enter", "d", "B", "s", "tab", "G", "a", "J", "K", "x", "r", "y", "f")
		lib.Err = errors.New("read: the disk is gone")
		d = open(t, lib, r.to, 120, 40)
		wants(t, d, string(name)+" with an error", "the disk is gone")
	}
}

func TestTinyScreens(t *testing.T) {
	for _, to := range []page.Route{
		{Page: page.Dossier, Query: "Marta Lindqvist"},
		{Page: page.Board, Query: "b-commuters"},
		{Page: page.Boards},
		{Page: page.Story, Article: "sample-vote"},
		{Page: page.News},
		{Page: page.Compare, Article: "sample-vote", Query: "sample-electric"},
	} {
		for _, s := range []struct{ width, height int }{{1, 1}, {9, 3}, {30, 6}, {57, 19}, {400, 5}, {97, 60}} {
			d := open(t, uitest.NewAcross(t), to, s.width, s.height)
			d.Press("j", "G", "g", "tab", "space", "b", "ctrl+d", "ctrl+u", "a")
			d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
			if n := strings.Count(d.View(), "\n") + 1; n != 24 {
				t.Errorf("%s %dx%d gives %d lines", to.Page, s.width, s.height, n)
			}
		}
	}
}

// TestFewColours draws the board on terminals with 16 colours and with none:
// sources are told apart by their marks.
func TestFewColours(t *testing.T) {
	for name, p := range map[string]colorprofile.Profile{"16-colours": colorprofile.ANSI, "no-colours": colorprofile.ASCII} {
		d := open(t, uitest.NewAcross(t), page.Route{Page: page.Board, Query: "b-commuters"}, 80, 30)
		d.Send(tea.ColorProfileMsg{Profile: p})
		d.GoldenViews("board-" + name)
		wants(t, d, name, "● about 1,400", "○ 1,150")
		if strings.Contains(d.View(), "38;5;") || strings.Contains(d.View(), "38;2;") {
			t.Errorf("%s: the view asks for more colours", name)
		}
	}
}

var _ ui.Across = (*uitest.Across)(nil)
