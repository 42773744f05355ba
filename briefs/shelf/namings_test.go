package shelf

import (
	"context"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestAlsoCalled(t *testing.T) {
	said := []model.Naming{
		{Name: "C", Other: "d", Same: true},
		{Name: "a", Other: "B", Same: true},
		{Name: "b", Other: "C", Same: true},
		{Name: "a", Other: "x"},
		{Name: "y", Other: "z", Same: true},
	}
	for _, row := range []struct {
		why         string
		names, want []string
	}{
		{"a chain, whichever end it is asked from", []string{"A"}, []string{"A", "B", "C", "d"}},
		{"nothing said of it", []string{"Q"}, []string{"Q"}},
		{"each name once", []string{"y", "Z", "", "Y"}, []string{"y", "Z"}},
	} {
		if got := alsoCalled(row.names, said); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q", row.why, got)
		}
	}
}

// TestNamings joins two actors whose names have no word in common: the articles
// of both are found for the dossier of either.
func TestNamings(t *testing.T) {
	l, _ := sampleLibrary(t)
	ctx := context.Background()
	count := func(l *Library, name string) int {
		t.Helper()
		d, err := l.Dossier(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		return len(d.Articles)
	}
	rabie, foro := count(l, "Osama Rabie"), count(l, "Foro Penal")
	undo, err := l.Apply(ctx, []model.Change{{Kind: model.ChangeSame, Value: "Foro Penal", Other: "Osama Rabie"}})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := count(l, "Osama Rabie"), count(l, "Foro Penal"); a != rabie+foro || b != a {
		t.Errorf("joined: %d and %d articles, %d and %d before", a, b, rabie, foro)
	}
	if tl, err := l.ActorTimeline(ctx, "Rabie"); err != nil || len(tl.Events) == 0 {
		t.Errorf("timeline: %v", err)
	}
	if n := count(l.For("ana"), "Osama Rabie"); n != rabie {
		t.Errorf("another reader's: %d articles", n)
	}
	if _, err := l.Apply(ctx, undo); err != nil || count(l, "Rabie") != rabie {
		t.Errorf("not taken back: %v", err)
	}
	names, err := l.Names(ctx, "rab os", 5)
	if err != nil || len(names) != 1 || names[0].Name != "Osama Rabie" || names[0].Articles != rabie {
		t.Errorf("names %+v, %v", names, err)
	}
}
