package quote

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

// goldCase is one line of testdata/gold.jsonl: a text of our own, the actors
// that a tagger would find in it, and the quotes that a reader would.
type goldCase struct {
	Name, Text string
	Actors     []struct {
		Name, Kind string
		Forms      []string
	}
	Quotes []struct {
		model.Anchor
		Speaker string
	}
}

func gold(t *testing.T) []goldCase {
	t.Helper()
	in, err := os.Open("testdata/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var cases []goldCase
	for lines := bufio.NewScanner(in); lines.Scan(); {
		var c goldCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}

// cast makes the actors of a case, with a mention wherever a form of a name
// stands in the text.
func (c *goldCase) cast() []model.Actor {
	var actors []model.Actor
	for _, a := range c.Actors {
		actor := model.Actor{ID: model.FactID("a", a.Name, len(actors)), Name: a.Name, Kind: model.ActorKind(a.Kind)}
		for _, form := range a.Forms {
			for at := 0; ; {
				i := strings.Index(strings.ToLower(c.Text[at:]), strings.ToLower(form))
				if i < 0 {
					break
				}
				m := model.Span{Start: at + i, End: at + i + len(form)}
				if !overlaps(actor.Mentions, m) {
					actor.Mentions = append(actor.Mentions, m)
				}
				at = m.End
			}
		}
		sort.Slice(actor.Mentions, func(i, j int) bool { return actor.Mentions[i].Start < actor.Mentions[j].Start })
		if len(actor.Mentions) > 0 {
			actors = append(actors, actor)
		}
	}
	return actors
}

func overlaps(spans []model.Span, m model.Span) bool {
	for _, s := range spans {
		if s.Overlaps(m) {
			return true
		}
	}
	return false
}

// TestGold holds the measures that the package doc states.
func TestGold(t *testing.T) {
	var want, got, found, named, right int
	for _, c := range gold(t) {
		actors := c.cast()
		quotes := Find(text.FromString(c.Text), actors)
		b := model.Brief{Article: model.Article{Text: c.Text}, Actors: actors, Quotes: quotes}
		if err := b.Check(); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		want, got = want+len(c.Quotes), got+len(quotes)
		speakers := make(map[model.Span]string)
		for _, q := range c.Quotes {
			speakers[q.Span()] = q.Speaker
			if c.Text[q.Start:q.End] != q.Text {
				t.Fatalf("%s: gold quote %q is not at [%d,%d)", c.Name, q.Text, q.Start, q.End)
			}
		}
		for _, q := range quotes {
			who, ok := speakers[q.Span()]
			delete(speakers, q.Span())
			if ok {
				found++
			} else {
				t.Logf("%s: no quote: %q (%s)", c.Name, q.Text, q.Rule)
			}
			if q.Speaker == "" {
				continue
			}
			named++
			if ok && strings.EqualFold(q.Speaker, who) {
				right++
			} else {
				t.Logf("%s: %q is by %q, not %q (%s)", c.Name, q.Text, who, q.Speaker, q.Rule)
			}
		}
		for s, who := range speakers {
			t.Logf("%s: missed %q by %q", c.Name, c.Text[s.Start:s.End], who)
		}
	}
	precision, recall := ratio(found, got), ratio(found, want)
	t.Logf("%d quotes: precision %.3f, recall %.3f; %d speakers named, precision %.3f, recall %.3f",
		want, precision, recall, named, ratio(right, named), ratio(right, want))
	if f1 := 2 * precision * recall / (precision + recall); f1 < 0.95 {
		t.Errorf("quotes: F1 %.3f, want 0.95", f1)
	}
	if p := ratio(right, named); p < 0.9 {
		t.Errorf("speakers: precision %.3f, want 0.9", p)
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
