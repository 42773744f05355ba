package shelf

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
)

// benchArticles is how many articles the library of a benchmark has:
// LEDE_BENCH_ARTICLES, else few.
func benchArticles() int {
	if n, err := strconv.Atoi(os.Getenv("LEDE_BENCH_ARTICLES")); err == nil && n > 0 {
		return n
	}
	return 2000
}

// wire makes articles of about 4 KB whose words are as unevenly spread as those
// of a language (Zipf), with facts put in by hand. Article i is always the same.
type wire struct{ words []string }

func newWire() wire {
	r := rand.New(rand.NewPCG(1, 2))
	w := wire{words: make([]string, 30000)}
	for i := range w.words {
		n := 2 + r.IntN(9)
		b := make([]byte, n)
		for j := range b {
			b[j] = "etaoinshrdlucmfwypvbgk"[min(r.IntN(22), r.IntN(22))]
		}
		w.words[i] = string(b)
	}
	return w
}

func (w wire) article(i int) *model.Brief {
	r := rand.New(rand.NewPCG(7, uint64(i)))
	z := rand.NewZipf(r, 1.1, 4, uint64(len(w.words)-1))
	var paragraphs []string
	name := fmt.Sprintf("Ana%c Ruiz%d", 'a'+i%26, r.IntN(3000))
	for p := range 8 {
		var b strings.Builder
		fmt.Fprintf(&b, "%s said %d prisoners of %d.%d were held. ", name, 100*p+r.IntN(100), i%100, p)
		for range 85 {
			b.WriteString(w.words[z.Uint64()])
			b.WriteByte(' ')
		}
		b.WriteString("ended.")
		paragraphs = append(paragraphs, b.String())
	}
	day := time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i%2000).Format(time.DateOnly)
	b := storetest.Article(fmt.Sprintf("w%07d", i), day, "Head "+w.words[z.Uint64()], paragraphs...)
	storetest.Person(b, name, "")
	for p := range paragraphs {
		words, _, _ := strings.Cut(paragraphs[p][len(name)+6:], " ")
		value, _ := strconv.ParseFloat(words, 64)
		at := storetest.At(b, " said "+words+" prisoners of "+strconv.Itoa(i%100)+"."+strconv.Itoa(p))
		b.Figures = append(b.Figures, model.Figure{
			ID: model.FactID("f", words, at.Start+6), Anchor: model.AnchorAt(b.Text, at.Start+6, at.Start+6+len(words)),
			Kind: model.FigureCount, Value: value, Unit: "prisoner", About: "prisoners held", Attribution: name, Salience: .5,
		})
	}
	return b
}

// benchLibrary makes the library once for all benchmarks of a process.
func benchLibrary(b *testing.B) (dir string) {
	b.Helper()
	n := benchArticles()
	dir = filepath.Join(os.TempDir(), fmt.Sprintf("lede-bench-%d-%d", n, os.Getpid()))
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	l := openIn(b, dir)
	w := newWire()
	for start := 0; start < n; start += 500 {
		var batch []*model.Brief
		for i := start; i < min(start+500, n); i++ {
			batch = append(batch, w.article(i))
		}
		if _, err := l.AddBriefs(context.Background(), batch...); err != nil {
			b.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	return dir
}

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(filepath.Join(os.TempDir(), fmt.Sprintf("lede-bench-%d-%d", benchArticles(), os.Getpid())))
	os.Exit(code)
}

// BenchmarkAdd keeps articles that are analysed already; bytes are those of
// their texts.
func BenchmarkAdd(b *testing.B) {
	w := newWire()
	var batch []*model.Brief
	size := 0
	for i := range batchArticles {
		batch = append(batch, w.article(i))
		size += len(batch[i].Text)
	}
	l := openIn(b, b.TempDir())
	b.SetBytes(int64(size))
	round := 0
	for b.Loop() {
		round++
		for i, one := range batch {
			one.ID = fmt.Sprintf("r%d-%d", round, i)
			one.Source.Path = one.ID
		}
		if _, err := l.AddBriefs(context.Background(), batch...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDesk opens the library and reads the first window of the list.
func BenchmarkDesk(b *testing.B) {
	dir := benchLibrary(b)
	for b.Loop() {
		l, err := Open(context.Background(), dir, "", options())
		if err != nil {
			b.Fatal(err)
		}
		if list, err := l.List(context.Background(), model.ListQuery{Limit: 100}); err != nil || len(list.Entries) != 100 {
			b.Fatal(len(list.Entries), err)
		}
		_ = l.Close()
	}
}

// BenchmarkLookup asks for the first hundred hits.
func BenchmarkLookup(b *testing.B) {
	l := openIn(b, benchLibrary(b))
	w := newWire()
	for name, q := range map[string]string{
		"letter": "t", "two letters": "an", "common word": w.words[2], "rare word": w.words[29000], "two words": w.words[40] + " " + w.words[90],
		"phrase": `"prisoners of"`, "actor": "who:ruiz1234", "figure": "figure>790 unit:prisoner", "rare figure": "figure:731", "unread": "is:unread",
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := l.Search(context.Background(), q, 100); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// BenchmarkStar stars an article, until that is durable.
func BenchmarkStar(b *testing.B) {
	l := openIn(b, benchLibrary(b))
	star := ""
	for b.Loop() {
		if star += "y"; len(star) > 1 {
			star = ""
		}
		if _, err := l.Apply(context.Background(), []model.Change{{ArticleID: "w0000007", Kind: model.ChangeStar, Value: star}}); err != nil {
			b.Fatal(err)
		}
	}
}
