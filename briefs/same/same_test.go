package same

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

func figure(value float64, unit, about, by string) *model.Figure {
	return &model.Figure{Kind: model.FigureCount, Value: value, Unit: unit, About: about, Attribution: by}
}

func TestQuantity(t *testing.T) {
	prisoners := figure(894, "prisoner", "political prisoners in Venezuela", "Foro Penal")
	tests := []struct {
		name string
		with *model.Figure
		want bool
	}{
		{"shorter, other value", figure(922, "prisoner", "political prisoners", ""), true},
		{"singular, other order", figure(900, "prisoner", "prisoner in Venezuela, a political one", ""), true},
		{"other unit", figure(894, "person", "political prisoners in Venezuela", ""), false},
		{"other thing of the same unit", figure(3, "prisoner", "prisoners exchanged at the border crossing", ""), false},
		{"nothing told", figure(894, "prisoner", "", ""), false},
		{"one word against many", figure(20, "prisoner", "prisoners", ""), false},
	}
	for _, tt := range tests {
		if got := Quantity(prisoners, tt.with); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if got := Quantity(tt.with, prisoners); got != tt.want {
			t.Errorf("%s, turned around: %v, want %v", tt.name, got, tt.want)
		}
	}
	rank := figure(3, "", "third term", "")
	rank.Kind = model.FigureOrdinal
	if Quantity(rank, rank) {
		t.Error("an ordinal is no quantity that changes")
	}
}

func TestConflict(t *testing.T) {
	about := figure(900, "prisoner", "x", "Foro Penal")
	about.Approximate = true
	tests := []struct {
		name          string
		before, after *model.Figure
		want          ConflictKind
	}{
		{"same value, same source", figure(894, "", "", "Foro Penal"), figure(894, "", "", "Foro Penal"), ConflictCopy},
		{"same value, nobody named", figure(894, "", "", "Foro Penal"), figure(894, "", "", ""), ConflictCopy},
		{"other value, same source", figure(894, "", "", "Foro Penal"), figure(922, "", "", "Foro Penal"), ConflictNewer},
		{"other value, other source", figure(1200, "", "", "Maduro"), figure(1102, "", "", "Foro Penal"), ConflictSource},
		{"rounded and exact", about, figure(894, "", "", "Foro Penal"), ConflictRange},
		{"same value, other source", figure(894, "", "", "Maduro"), figure(894, "", "", "Foro Penal"), ConflictRange},
	}
	for _, tt := range tests {
		if got := Conflict(tt.before, tt.after); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestName(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"Marco Rubio", "Rubio", true}, {"María Machado", "Maria Machado", true}, {"Ana", "Anatol", false}, {"", "x", false}, {"Foro Penal", "Penal Foro", false}, {"Foro", "Foro Penal", true}} {
		if got := Name(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
	}
}

func TestCompare(t *testing.T) {
	left := storetest.Article("l", "2025-05-05", "Count", "Foro Legal counts 894 prisoners held. The week was slow. Ana Ruiz, the lawyer, met Juan Paz.")
	storetest.Count(left, "894", 894, "prisoner", "prisoners held", "Foro Legal")
	storetest.Person(left, "Ana Ruiz", "lawyer")
	storetest.Person(left, "Juan Paz", "")
	right := storetest.Article("r", "2025-05-26", "Count", "Foro Legal counts 922 prisoners held. The week was slow. Ana Ruiz, the minister, met nobody. 300 ships waited.")
	storetest.Count(right, "922", 922, "prisoner", "prisoners held", "Foro Legal")
	storetest.Count(right, "300", 300, "ship", "ships waited", "")
	storetest.Person(right, "Ana Ruiz", "minister")
	c := Compare(left, right)
	var both, onlyL, onlyR []string
	for _, p := range c.Both {
		both = append(both, p.Label)
		if !p.Differ || left.Text[p.Left.Start:p.Left.End] != p.Left.Text || right.Text[p.Right.Start:p.Right.End] != p.Right.Text {
			t.Errorf("pair %+v", p)
		}
	}
	for _, f := range c.OnlyL {
		onlyL = append(onlyL, f.Label)
	}
	for _, f := range c.OnlyR {
		onlyR = append(onlyR, f.Label)
	}
	if want := []string{"894 prisoners held → 922 prisoners held", "Ana Ruiz, lawyer → Ana Ruiz, minister"}; !slices.Equal(both, want) {
		t.Errorf("both: %q, want %q", both, want)
	}
	if !slices.Equal(onlyL, []string{"Juan Paz"}) || !slices.Equal(onlyR, []string{"300 ships waited"}) {
		t.Errorf("only left %q, only right %q", onlyL, onlyR)
	}
	if len(c.Gone) != 2 || len(c.Fresh) != 3 || c.Gone[0].Text != "Foro Legal counts 894 prisoners held." {
		t.Errorf("gone %v, fresh %v", c.Gone, c.Fresh)
	}
	if same := Compare(left, left); len(same.OnlyL)+len(same.OnlyR)+len(same.Gone)+len(same.Fresh) > 0 || len(same.Both) != 3 {
		t.Errorf("an article and itself: %+v", same)
	}
}

// sampleBriefs analyses the samples, in the order of their publication.
func sampleBriefs(t testing.TB) []*model.Brief {
	t.Helper()
	articles, errs := load.FS(context.Background(), samples.FS(), load.Options{})
	for _, err := range errs {
		t.Fatal(err)
	}
	z := analyze.New(analyze.Options{})
	var all []*model.Brief
	for i := range articles {
		b, err := z.Analyze(context.Background(), &articles[i])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b *model.Brief) int { return strings.Compare(a.Source.Published, b.Source.Published) })
	return all
}

func TestStories(t *testing.T) {
	briefs := sampleBriefs(t)
	again := *briefs[0]
	again.ID, again.Text = "copy", strings.Replace(briefs[0].Text, "the", "The", 1)
	briefs = append(briefs, &again)
	groups := Stories(briefs)
	var sizes []int
	for _, g := range groups {
		sizes = append(sizes, len(g.Members))
		var heads []string
		for _, m := range g.Members {
			heads = append(heads, briefs[m].Headline)
		}
		t.Logf("%d: %q %q %v", len(g.Members), heads, g.Shared, g.CopyOf)
	}
	slices.Sort(sizes)
	if want := []int{1, 1, 1, 1, 2, 3, 6}; !slices.Equal(sizes, want) {
		t.Errorf("groups of %v, want %v: six on Venezuela, three on the Ever Given, one and its copy, four alone", sizes, want)
	}
	copies := make(map[int]int)
	for _, g := range groups {
		maps.Copy(copies, g.CopyOf)
	}
	if want := map[int]int{len(briefs) - 1: 0}; !maps.Equal(copies, want) {
		t.Errorf("copies %v, want %v", copies, want)
	}
	if second := Stories(briefs); !reflect.DeepEqual(second, groups) {
		t.Error("the same articles make other stories the second time")
	}
}

func BenchmarkStories(b *testing.B) {
	briefs := sampleBriefs(b)
	var many []*model.Brief
	for range 30 {
		many = append(many, briefs...)
	}
	for b.Loop() {
		Stories(many)
	}
}
