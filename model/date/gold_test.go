package date

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// TestGold writes what Find says of the gold sentences, in the form that the
// scorer reads, into the folder named by LEDE_DATES.
func TestGold(t *testing.T) {
	out := os.Getenv("LEDE_DATES")
	files, _ := filepath.Glob("../../../shared/eval/figures/*.dev.jsonl")
	if out == "" || len(files) == 0 {
		t.Skip("no gold here, or LEDE_DATES names no folder")
	}
	for _, name := range files {
		predict(t, name, filepath.Join(out, filepath.Base(name)))
	}
}

func predict(t *testing.T, name, out string) {
	t.Helper()
	in, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	enc := json.NewEncoder(w)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct{ ID, Text, Ref string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		d := text.FromString(c.Text)
		dates := Find(d, model.Day(c.Ref))
		if err := enc.Encode(map[string]any{"id": c.ID, "text": c.Text, "dates": dates}); err != nil {
			t.Fatal(err)
		}
	}
}
