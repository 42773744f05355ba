package figure

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// TestGoldPredictions writes what the finder finds in the evaluation sentences
// to the file named by FIGURE_PREDICTIONS, for the scorer that comes with them.
// Dates are taken from the gold, so that figures are measured by themselves.
func TestGoldPredictions(t *testing.T) {
	out := os.Getenv("FIGURE_PREDICTIONS")
	sets, _ := filepath.Glob("../../../shared/eval/figures/*.dev.jsonl")
	if out == "" || len(sets) == 0 {
		t.Skip("no evaluation data, or FIGURE_PREDICTIONS is not set")
	}
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	enc := json.NewEncoder(w)
	for _, set := range sets {
		predict(t, set, enc)
	}
}

func predict(t *testing.T, path string, enc *json.Encoder) {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var c struct {
			ID, Text string
			Dates    []struct{ Start, End int }
		}
		if err := json.Unmarshal(scan.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		var dates []model.Date
		if os.Getenv("FIGURE_NODATES") == "" {
			for _, d := range c.Dates {
				dates = append(dates, model.Date{Anchor: model.AnchorAt(c.Text, d.Start, d.End)})
			}
			sort.Slice(dates, func(i, j int) bool { return dates[i].Start < dates[j].Start })
		}
		figures := Find(text.FromString(c.Text), dates)
		if err := enc.Encode(map[string]any{"id": c.ID, "text": c.Text, "figures": figures, "dates": []int{}}); err != nil {
			t.Fatal(err)
		}
	}
}
