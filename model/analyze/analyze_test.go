package analyze

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/gloss"
	"github.com/lede-reader/lede/model/text"
)

func analyzer(tb testing.TB) *Analyzer {
	tb.Helper()
	return New(Options{Glossary: func() *gloss.Glossary {
		g, err := gloss.Default()
		if err != nil {
			tb.Fatal(err)
		}
		return g
	}})
}

// article makes an article of a headline and paragraphs.
func article(paragraphs ...string) *model.Article {
	a := &model.Article{ID: "t", Headline: paragraphs[0], Text: strings.Join(paragraphs, "\n\n"), Source: model.Source{Published: "2025-05-07"}}
	a.Parts = text.Paragraphs(a.Text)
	a.Parts[0].Kind = model.PartHeadline
	return a
}

func TestAnalyzeJoinsTheFinders(t *testing.T) {
	a := article("Harbour levy rises to 45 dollars in Brennick",
		"BRENNICK — The port of Brennick will charge $45 per container from 1 March, the Brennick Harbour Authority said on Monday.",
		"“We had no choice,” Marta Lindqvist, the authority's director, told reporters. Around 900 ships call at the port each year, according to the Harbour Authority.",
		"The authority faces sanctions if it fails to dredge the basin.")
	b, err := analyzer(t).Analyze(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(); err != nil {
		t.Error(err)
	}
	if len(b.Warnings) > 0 {
		t.Errorf("warnings: %q", b.Warnings)
	}
	for what, found := range map[string]bool{
		"figure around 900":   has(b.Figures, func(f model.Figure) bool { return f.Value == 900 && f.Approximate }),
		"date 1 March":        has(b.Dates, func(d model.Date) bool { return d.Text == "1 March" }),
		"actor Marta":         has(b.Actors, func(x model.Actor) bool { return x.Name == "Marta Lindqvist" && strings.Contains(x.Role, "director") }),
		"quote by Marta":      has(b.Quotes, func(q model.Quote) bool { return q.Speaker == "Marta Lindqvist" && q.SpeakerID != "" }),
		"glossary: sanctions": has(b.Glossary, func(g model.Term) bool { return g.Term == "sanctions" }),
		"a summary":           len(b.Summary) > 0,
	} {
		if !found {
			t.Errorf("not found: %s", what)
		}
	}
}

func has[T any](all []T, is func(T) bool) bool {
	for _, x := range all {
		if is(x) {
			return true
		}
	}
	return false
}

func TestOtherLanguagesStayWhole(t *testing.T) {
	a := article("Sube la tasa del puerto", "El puerto de Brennick cobrará 45 dólares por contenedor.")
	a.Source.Language = "es"
	b, err := analyzer(t).Analyze(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Figures)+len(b.Actors) > 0 || b.Text != a.Text {
		t.Error("a Spanish article must be shown whole and without facts")
	}
}

func TestAnalyzeStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := analyzer(t).Analyze(ctx, article("A", "B")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAFaultCostsOneFinderOnly(t *testing.T) {
	if (step{"x", func() { panic("fault") }}).run() {
		t.Error("a finder that panics must not count as done")
	}
}

func FuzzAnalyze(f *testing.F) {
	z := analyzer(f)
	f.Add("Mr. Lee, 54, said on Monday that “about 20 to 30 per cent” of $1.2bn was lost.\n\nThe WHO (World Health Organization) agreed in May 2024.")
	f.Add("“‘\"('[{—–-…0,0.0%$€\u0301é\U0001F469\u200D\U0001F680")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		b, err := z.Analyze(context.Background(), &model.Article{Text: s, Source: model.Source{Published: "2025-05-07"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Check(); err != nil {
			t.Errorf("%q: %v", s, err)
		}
		if len(b.Warnings) > 0 {
			t.Errorf("%q: %q", s, b.Warnings)
		}
	})
}

// samples are the bodies of the sample articles.
func samples(tb testing.TB) []*model.Article {
	tb.Helper()
	paths, err := filepath.Glob("../../briefs/samples/articles/*.md")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no samples", err)
	}
	var all []*model.Article
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if errors.Is(err, fs.ErrNotExist) || err != nil {
			tb.Fatal(err)
		}
		_, body, _ := strings.Cut(string(data)[4:], "\n---\n")
		all = append(all, &model.Article{ID: p, Headline: filepath.Base(p), Text: strings.TrimSpace(body), Source: model.Source{Published: "2024-05-07"}})
	}
	return all
}

// BenchmarkAnalyze measures the whole analysis in bytes of text per second.
func BenchmarkAnalyze(b *testing.B) {
	all := samples(b)
	var whole strings.Builder
	for _, a := range all {
		whole.WriteString(a.Text + "\n\n")
	}
	for _, kb := range []int{3, 100, 2000} {
		t := whole.String()
		if kb == 3 {
			t = all[0].Text
		}
		for len(t) < kb<<10 {
			t += whole.String()
		}
		b.Run(fmt.Sprintf("%dKB", kb), func(b *testing.B) {
			z := analyzer(b)
			a := &model.Article{Text: t, Source: model.Source{Published: "2024-05-07"}}
			if _, err := z.Analyze(context.Background(), a); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(t)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := z.Analyze(context.Background(), a); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStart measures what the first article costs over the others.
func BenchmarkStart(b *testing.B) {
	a := article("Headline", "Body of an article.")
	for b.Loop() {
		if _, err := Analyze(context.Background(), a, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
