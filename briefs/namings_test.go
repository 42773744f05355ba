package briefs_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
)

// What the reader says of names holds at once, for all who look across articles,
// and is taken back like any change.
func TestNamings(t *testing.T) {
	l, ctx := sampleLibrary(t), t.Context()
	dossier := func(name string) model.Dossier {
		t.Helper()
		d, err := l.Dossier(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	apply := func(changes ...model.Change) []model.Change {
		t.Helper()
		undo, err := l.Apply(ctx, changes)
		if err != nil {
			t.Fatal(err)
		}
		return undo
	}
	before := dossier("National Electoral Council")
	undo := apply(model.Change{Kind: model.ChangeApart, Value: "CNE", Other: "National Electoral Council"})
	after := dossier("National Electoral Council")
	if after.Mentions >= before.Mentions || len(after.Others) != 1 || len(after.Namings) != 1 {
		t.Errorf("parted: %d mentions, %d before; others %q, said %+v", after.Mentions, before.Mentions, after.Others, after.Namings)
	}
	if d := dossier("CNE"); d.Name != "CNE" || d.Mentions+after.Mentions != before.Mentions {
		t.Errorf("the other half: %q with %d mentions", d.Name, d.Mentions)
	}
	again := apply(undo...)
	if d := dossier("CNE"); d.Name != before.Name || d.Mentions != before.Mentions {
		t.Errorf("taken back: %q with %d mentions", d.Name, d.Mentions)
	}
	apply(again...)
	join := model.Change{Kind: model.ChangeSame, Value: "National Electoral Council", Other: "cne"}
	back := apply(join)
	if all, err := l.Namings(ctx); err != nil || len(all) != 1 || !all[0].Same {
		t.Errorf("said otherwise: %+v, %v", all, err)
	}
	apply(back...)
	if all, err := l.Namings(ctx); err != nil || len(all) != 1 || all[0].Same {
		t.Errorf("taken back to the first: %+v, %v", all, err)
	}
	if _, err := l.Apply(ctx, []model.Change{join, {Kind: model.ChangeSame, Value: "CNE", Other: "Cne"}}); err == nil {
		t.Error("one name is not two")
	}
	if all, _ := l.Namings(ctx); len(all) != 1 || all[0].Same {
		t.Errorf("not all or none: %+v", all)
	}
	if names, err := l.Names(ctx, "elec nat", 3); err != nil || len(names) != 1 || names[0].Name != "National Electoral Council" {
		t.Errorf("names %+v, %v", names, err)
	}
}
