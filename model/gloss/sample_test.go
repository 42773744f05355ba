package gloss

import (
	"bufio"
	"encoding/json"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// labelled is one sentence of testdata/defined.jsonl with the definitions a
// person finds in it, and its names as a good tagger gives them.
type labelled struct {
	Text   string
	Want   []struct{ Term, Definition string }
	People []string
	Orgs   []string
	Places []string
}

func (l *labelled) actors() []model.Actor {
	var list []model.Actor
	add := func(kind model.ActorKind, names []string) {
		for _, n := range names {
			at := strings.Index(l.Text, n)
			list = append(list, model.Actor{Name: n, Kind: kind, Mentions: []model.Span{{Start: at, End: at + len(n)}}})
		}
	}
	add(model.ActorPerson, l.People)
	add(model.ActorOrganization, l.Orgs)
	add(model.ActorPlace, l.Places)
	return list
}

func loadSample(t *testing.T) []labelled {
	t.Helper()
	f, err := os.Open("testdata/defined.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []labelled
	for in := bufio.NewScanner(f); in.Scan(); {
		var l labelled
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			t.Fatalf("sentence %d: %v", len(all)+1, err)
		}
		all = append(all, l)
	}
	return all
}

// TestSample measures the definitions found in the labelled sentences against
// those a person finds. A definition counts only when term and span are both
// exactly right. It is measured with names and without any.
func TestSample(t *testing.T) {
	sample := loadSample(t)
	if len(sample) < 100 {
		t.Fatalf("%d sentences, want 100 at least", len(sample))
	}
	for _, tt := range []struct {
		name              string
		names             bool
		precision, recall float64
	}{
		{"with names", true, 0.95, 0.85},
		{"without names", false, 0.9, 0.8},
	} {
		var right, found, wanted int
		for _, l := range sample {
			var actors []model.Actor
			if tt.names {
				actors = l.actors()
			}
			want, got := pairs(&l, actors)
			wanted += len(want)
			found += len(got)
			for _, g := range got {
				if i := sort.SearchStrings(want, g); i < len(want) && want[i] == g {
					right++
				}
			}
			if strings.Join(want, "; ") != strings.Join(got, "; ") {
				t.Logf("%s: %s\n\twant %q\n\tgot  %q", tt.name, l.Text, want, got)
			}
		}
		p, r := float64(right)/float64(found), float64(right)/float64(wanted)
		t.Logf("%s: precision %.3f, recall %.3f (%d of %d found right, %d wanted, %d sentences)", tt.name, p, r, right, found, wanted, len(sample))
		if p < tt.precision || r < tt.recall {
			t.Errorf("%s: precision %.3f and recall %.3f, want %.2f and %.2f", tt.name, p, r, tt.precision, tt.recall)
		}
	}
}

func pairs(l *labelled, actors []model.Actor) (want, got []string) {
	for _, w := range l.Want {
		want = append(want, w.Term+" = "+w.Definition)
	}
	for _, g := range Find(text.FromString(l.Text), actors, nil) {
		got = append(got, g.Term+" = "+g.Definition)
	}
	sort.Strings(want)
	sort.Strings(got)
	return want, got
}
