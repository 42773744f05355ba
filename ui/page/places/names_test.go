package places_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// last returns the last change that the library was asked for.
func last(t *testing.T, lib *uitest.Across) model.Change {
	t.Helper()
	if len(lib.Changes) == 0 {
		t.Fatal("no change was asked for")
	}
	return lib.Changes[len(lib.Changes)-1]
}

func TestNamesAreJoinedAndParted(t *testing.T) {
	lib := uitest.NewAcross(t)
	d := open(t, lib, page.Route{Page: page.Dossier, Query: "Marta Lindqvist"}, 100, 40)
	d.Press("-")
	wants(t, d, "- on a role", "- parts a name")
	d.Press("G", "-")
	wants(t, d, "- on an article that prints a part of the name", "“Lindqvist” is kept apart")
	if c := last(t, lib); c != (model.Change{Kind: model.ChangeApart, Value: "Lindqvist", Other: "Marta Lindqvist"}) {
		t.Errorf("%+v", c)
	}
	d.Press("U")
	if c := last(t, lib); !c.Undo {
		t.Errorf("U asks for %+v", c)
	}
	d.Press("G", "+")
	wants(t, d, "+ there", "are one; U takes it back")
	if c := last(t, lib); c.Kind != model.ChangeSame || c.Value != "Lindqvist" {
		t.Errorf("%+v", c)
	}
	d.Press("k", "-")
	wants(t, d, "- on somebody else", "is somebody else already")
	d.Press("k", "-")
	wants(t, d, "- on a surname", "is a part of the name")
	d.Press("+")
	wants(t, d, "+ on it", "is a name of this actor already")
}

func TestANameIsPicked(t *testing.T) {
	lib := uitest.NewAcross(t)
	d := open(t, lib, page.Route{Page: page.Dossier, Query: "Marta Lindqvist"}, 80, 24)
	d.Press("+")
	wants(t, d, "+", "the same actor as Marta Lindqvist", "Type another name")
	d.Type("zzz")
	wants(t, d, "no such name", "No other actor has a name")
	d.Press("enter")
	if len(lib.Changes) != 0 {
		t.Errorf("nothing was chosen: %+v", lib.Changes)
	}
	d.Press("ctrl+u")
	d.Type("transport")
	wants(t, d, "a name", "Orrin Transport Board")
	d.GoldenViews("pick-80x24")
	d.Press("down", "up", "enter")
	wants(t, d, "Enter", "“Orrin Transport Board” and “Marta Lindqvist” are one", "DOSSIER")
	if c := last(t, lib); c.Kind != model.ChangeSame || c.Value != "Orrin Transport Board" || c.Other != "Marta Lindqvist" {
		t.Errorf("%+v", c)
	}
	d.Press("+", "esc")
	wants(t, d, "Esc", "DOSSIER")
}

func TestWhatWasSaidIsTakenBack(t *testing.T) {
	lib := uitest.NewAcross(t)
	told := lib.Dossiers["Marta Lindqvist"]
	told.Namings = []model.Naming{{Name: "Per Lindqvist", Other: "Marta Lindqvist"}, {Name: "Marta Lindqvist", Other: "The Chief", Same: true}}
	told.Aliases = append(told.Aliases, model.NameUse{Name: "The Chief", Articles: 1, First: *told.First})
	lib.Dossiers["Marta Lindqvist"] = told
	d := open(t, lib, page.Route{Page: page.Dossier, Query: "Marta Lindqvist"}, 100, 40)
	d.Press("G", "k")
	wants(t, d, "what was said", "kept apart by you", "joined by you")
	d.Press("-")
	wants(t, d, "- again", "is kept apart already")
	d.Press("+")
	wants(t, d, "+", "no longer kept apart")
	if c := last(t, lib); c != (model.Change{Kind: model.ChangeApart, Value: "Per Lindqvist", Other: "Marta Lindqvist", Undo: true}) {
		t.Errorf("%+v", c)
	}
	d.Press("k", "-")
	wants(t, d, "- on a joined name", "no longer joined")
	if c := last(t, lib); c != (model.Change{Kind: model.ChangeSame, Value: "Marta Lindqvist", Other: "The Chief", Undo: true}) {
		t.Errorf("%+v", c)
	}
}

// TestEveryArticleOfAValue lists with "a" the articles that a row of a board folds.
func TestEveryArticleOfAValue(t *testing.T) {
	lib := uitest.NewAcross(t)
	rows := lib.AllBoards[0].Rows
	rows[0].Also = []model.Place{rows[1].Place}
	d := open(t, lib, page.Route{Page: page.Board, Query: "b-commuters"}, 120, 40)
	wants(t, d, "folded", "also in 1 other article")
	d.Press("a", "j")
	wants(t, d, "unfolded", "also here")
	d.Press("enter")
	wants(t, d, "Enter leads there", "Council votes to keep morning ferries")
}
