package summary

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// TestROUGE prints ROUGE-1 and ROUGE-L against summaries written by people, for
// who has the gold beside the project. It asserts only that the method beats the lead.
func TestROUGE(t *testing.T) {
	f, err := os.Open(filepath.FromSlash("../../../shared/eval/actors/dev.jsonl"))
	if err != nil {
		t.Skip("the gold is not here: ", err)
	}
	defer f.Close()
	var n, r1, rl, words, lead float64
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g struct {
			ID, Genre, Headline, Text string
			Summaries                 []struct {
				Text  string
				Human bool
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if g.Genre != os.Getenv("ROUGE_GENRE") && (g.Genre != "news" || os.Getenv("ROUGE_GENRE") != "") {
			continue
		}
		d := text.New(&model.Article{Headline: g.Headline, Text: g.Text})
		var got []string
		for _, a := range Find(d, nil, nil) {
			got = append(got, a.Text)
		}
		for _, s := range g.Summaries {
			if !s.Human {
				continue
			}
			c, r := rougeWords(strings.Join(got, " ")), rougeWords(s.Text)
			n++
			r1 += rouge1(c, r)
			rl += rougeL(c, r)
			words += float64(len(c))
			list := candidates(d)
			if len(list) > 0 {
				lead += rouge1(rougeWords(d.Text[list[0].start:list[0].end]), r)
			}
			t.Logf("%-26s %.2f %.2f  %s", g.ID, rouge1(c, r), rougeL(c, r), strings.Join(got, "\n      | "))
			break
		}
	}
	if n == 0 {
		t.Skip("no summaries")
	}
	t.Logf("ROUGE-1 %.3f  ROUGE-L %.3f  words %.0f  (lead alone %.3f)", r1/n, rl/n, words/n, lead/n)
	if r1 < lead {
		t.Errorf("ROUGE-1 %.3f is below that of the lead sentence alone, %.3f", r1/n, lead/n)
	}
}

var alnum = regexp.MustCompile(`[a-z0-9]+`)

func rougeWords(s string) []string { return alnum.FindAllString(strings.ToLower(s), -1) }

func rouge1(c, r []string) float64 {
	left := map[string]int{}
	for _, w := range r {
		left[w]++
	}
	m := 0
	for _, w := range c {
		if left[w] > 0 {
			left[w]--
			m++
		}
	}
	return 2 * float64(m) / float64(len(c)+len(r))
}

func rougeL(c, r []string) float64 {
	row := make([]int, len(r)+1)
	for _, x := range c {
		diag := 0
		for j, y := range r {
			up := row[j+1]
			if x == y {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return 2 * float64(row[len(r)]) / float64(len(c)+len(r))
}
