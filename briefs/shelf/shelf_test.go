package shelf

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/same"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/storetest"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
	"github.com/lede-reader/lede/model/gloss"
)

func options() Options {
	g := func() *gloss.Glossary {
		g, err := gloss.Default()
		if err != nil {
			panic(err)
		}
		return g
	}
	return Options{Options: briefs.Options{Analyzer: analyze.New(analyze.Options{Glossary: g}), Glossary: func() []model.Definition { return g().All() }}}
}

func openIn(t testing.TB, dir string) *Library {
	t.Helper()
	l, err := Open(context.Background(), dir, "", options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// sampleLibrary is a library of the samples.
func sampleLibrary(t testing.TB) (*Library, []model.Article) {
	t.Helper()
	l := openIn(t, t.TempDir())
	articles, errs := load.FS(context.Background(), samples.FS(), load.Options{})
	for _, err := range errs {
		t.Fatal(err)
	}
	err := l.AddArticles(context.Background(), articles, func(r Result) {
		if r.Err != nil || r.Outcome != store.Added {
			t.Errorf("%+v", r)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return l, articles
}

// TestLikeMemory compares the kept library with the one in memory: the same
// articles give the same briefs, lists and hits.
func TestLikeMemory(t *testing.T) {
	kept, articles := sampleLibrary(t)
	ctx := context.Background()
	memory := briefs.New(options().Options)
	memory.OpenArticles(ctx, articles)
	memory.Close()
	var all []*model.Brief
	for i := range articles {
		want, err := memory.Brief(ctx, articles[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := kept.Brief(ctx, articles[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := got.Check(); err != nil {
			t.Error(err)
		}
		if !reflect.DeepEqual(rounded(got), rounded(want)) {
			t.Errorf("brief of %q differs:\n%+v\n%+v", want.Headline, got, want)
		}
		all = append(all, want)
	}
	storetest.CheckQueries(t, kept.Store(), all, append(storetest.Queries, "who:rubio", "by:foro figure>900", `"political prisoners"`, "venezuela -who:maduro", "term:license", "money>1bn date:2023", "kind:money bank", "tag:venezuela", "412", "canal's"))
	for _, q := range []string{"prisoners", "figure>500 unit:person", "who:maduro role:president", "canal ship", `"silicon valley bank"`, "is:unread", "date:2021"} {
		want, err := memory.Search(ctx, q, 0)
		if err != nil {
			t.Fatal(err)
		}
		got, err := kept.Search(ctx, q, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) || hits(got) != hits(want) {
			t.Errorf("%q finds\n%s\nwant\n%s", q, hits(got), hits(want))
		}
	}
}

// rounded is a brief with saliences as they are kept.
func rounded(b *model.Brief) *model.Brief {
	r := *b
	r.Figures, r.Actors = slices.Clone(b.Figures), slices.Clone(b.Actors)
	for i := range r.Figures {
		r.Figures[i].Salience = float64(int(r.Figures[i].Salience*1e4+.5)) / 1e4
	}
	for i := range r.Actors {
		r.Actors[i].Salience = float64(int(r.Actors[i].Salience*1e4+.5)) / 1e4
	}
	if len(r.Tags) == 0 {
		r.Tags = nil
	}
	return &r
}

func hits(all []model.Hit) string {
	var lines []string
	for _, h := range all {
		lines = append(lines, h.Published+" "+h.ArticleID+" "+string(h.Kind)+" "+h.Label)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestWrongFactsAreGone(t *testing.T) {
	l, _ := sampleLibrary(t)
	ctx := context.Background()
	before, err := l.Search(ctx, "figure:412 unit:day", 0)
	if err != nil || len(before) == 0 {
		t.Fatalf("%d hits, %v", len(before), err)
	}
	for _, h := range before {
		b, err := l.Brief(ctx, h.ArticleID)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Figures {
			if f.Value == 412 {
				if _, err := l.Apply(ctx, []model.Change{{ArticleID: b.ID, Kind: model.ChangeWrong, Value: f.ID}}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if after, err := l.Search(ctx, "figure:412 unit:day", 0); err != nil || len(after) != 0 {
		t.Errorf("facts marked wrong are found: %+v, %v", after, err)
	}
	if other, err := l.For("other").Search(ctx, "figure:412 unit:day", 0); err != nil || len(other) != len(before) {
		t.Errorf("another reader finds %d, want %d (%v)", len(other), len(before), err)
	}
}

func TestWait(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	p, err := l.Wait(ctx, 0)
	if err != nil || p.Loaded != 0 || !p.Finished {
		t.Fatalf("%+v, %v", p, err)
	}
	woken := make(chan model.Progress)
	go func() {
		p, _ := l.Wait(ctx, p.Version)
		woken <- p
	}()
	if _, err := l.AddBriefs(ctx, storetest.Prisons()...); err != nil {
		t.Fatal(err)
	}
	if p := <-woken; p.Loaded != 4 {
		t.Errorf("woken with %+v", p)
	}
	cancel()
	if _, err := l.Wait(ctx, 1000); !errors.Is(err, context.Canceled) {
		t.Errorf("wait after the end: %v", err)
	}
}

// TestSeesOtherProcesses opens a library twice, as two processes would.
func TestSeesOtherProcesses(t *testing.T) {
	dir := t.TempDir()
	one, two := openIn(t, dir), openIn(t, dir)
	ctx := context.Background()
	p, err := two.Wait(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.AddBriefs(ctx, storetest.Prisons()...); err != nil {
		t.Fatal(err)
	}
	if p, err = two.Wait(ctx, p.Version); err != nil || p.Loaded != 4 {
		t.Errorf("the other one sees %+v, %v", p, err)
	}
}

func TestNews(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx := context.Background()
	all := storetest.Prisons()
	if _, err := l.AddBriefs(ctx, all[0], all[2]); err != nil {
		t.Fatal(err)
	}
	news, err := Views{l}.News(ctx)
	if err != nil || news.Since != 0 || len(news.Entries) != 0 {
		t.Fatalf("first visit: %+v, %v", news, err)
	}
	if err := l.Seen(ctx, news.Revision); err != nil {
		t.Fatal(err)
	}
	if news, err := (Views{l}).News(ctx); err != nil || news.Articles+news.Changed+len(news.Actors) != 0 {
		t.Fatalf("nothing new: %+v, %v", news, err)
	}
	if _, err := l.AddBriefs(ctx, all[1], all[3]); err != nil {
		t.Fatal(err)
	}
	news, err = Views{l}.News(ctx)
	if err != nil || news.Articles != 2 || news.Changed != 0 || news.Facts != store.CountFacts(all[1]) {
		t.Errorf("news %+v, %v", news, err)
	}
	if len(news.Figures) != 1 || news.Figures[0].Before.Figure.Value != 900 || news.Figures[0].After.Figure.Value != 922 || news.Figures[0].Before.ArticleID != "a" {
		t.Errorf("changed figures %+v", news.Figures)
	}
	var names []string
	for _, a := range news.Actors {
		names = append(names, a.Name)
	}
	if slices.Sort(names); !slices.Equal(names, []string{"Ana Gomez", "Maria Ruiz-Peña"}) {
		t.Errorf("new actors %q", names)
	}
}

func TestAcross(t *testing.T) {
	l, _ := sampleLibrary(t)
	ctx := context.Background()
	v := Views{l}
	stories, err := v.Stories(ctx, "")
	if err != nil || len(stories) != 2 || len(stories[0].Articles) != 6 || len(stories[1].Articles) != 3 {
		t.Fatalf("%d stories, %v", len(stories), err)
	}
	one, err := v.Story(ctx, stories[1].Articles[0].ID)
	if err != nil || len(one.Articles) != 3 {
		t.Errorf("story of the Ever Given: %+v, %v", one, err)
	}
	d, err := v.Dossier(ctx, "Foro Penal")
	if err != nil || d.Count < 3 || d.First.Published >= d.Last.Published || len(d.Figures) == 0 || len(d.With) == 0 {
		t.Errorf("dossier %+v, %v", d, err)
	}
	if _, err := v.Dossier(ctx, "Nobody Atall"); !errors.Is(err, ErrNobody) {
		t.Errorf("dossier of nobody: %v", err)
	}
	for _, f := range d.Figures {
		b, err := l.Brief(ctx, f.ArticleID)
		if err != nil || b.Text[f.Figure.Start:f.Figure.End] != f.Figure.Text || b.Text[f.Sentence.Start:f.Sentence.End] != f.Sentence.Text {
			t.Errorf("figure %+v is not in its article (%v)", f, err)
		}
	}
	var ids []string
	for _, a := range stories[1].Articles {
		ids = append(ids, a.ID)
	}
	timeline, err := v.Timeline(ctx, ids...)
	if err != nil || len(timeline) < 5 || !slices.IsSortedFunc(timeline, func(a, b same.CitedDate) int { return strings.Compare(string(a.Date.From), string(b.Date.From)) }) {
		t.Errorf("timeline of %d days, %v", len(timeline), err)
	}
	c, err := v.Compare(ctx, ids[0], ids[1])
	if err != nil || len(c.Both) == 0 || len(c.OnlyL) == 0 || len(c.OnlyR) == 0 {
		t.Errorf("comparison %+v, %v", c, err)
	}
}

// TestCandidates finds what views across articles are made of.
func TestCandidates(t *testing.T) {
	l, _ := sampleLibrary(t)
	ctx := context.Background()
	naming, err := l.Naming(ctx, "Foro Penal", 0)
	if err != nil || len(naming) < 3 {
		t.Errorf("%d articles name Foro Penal, %v", len(naming), err)
	}
	if some, err := l.Naming(ctx, "Foro Penal", 2); err != nil || len(some) != 2 || some[0].ID != naming[0].ID {
		t.Errorf("at most two of them: %d, %v", len(some), err)
	}
	around, err := l.SharingActors(ctx, naming[0].ID, 0)
	if err != nil || len(around) < 6 || !slices.ContainsFunc(around, func(b *model.Brief) bool { return b.ID == naming[0].ID }) {
		t.Errorf("%d articles share an actor, %v", len(around), err)
	}
	stating, err := l.Stating(ctx, naming[0].Figures, 0)
	if err != nil || !slices.ContainsFunc(stating, func(b *model.Brief) bool { return b.ID == naming[0].ID }) {
		t.Errorf("%d articles may state the same, %v", len(stating), err)
	}
	for _, b := range slices.Concat(naming, around, stating) {
		if err := b.Check(); err != nil {
			t.Error(err)
		}
	}
	if err := l.Seen(ctx, 1); err != nil {
		t.Fatal(err)
	}
	visit, err := l.SinceVisit(ctx, 0)
	if err != nil || visit.Before != 1 || len(visit.Fresh) != 13 || visit.Versions[visit.Fresh[0].ID] != 1 {
		t.Errorf("since the visit: %d articles from revision %d to %d, %v", len(visit.Fresh), visit.Before, visit.Now, err)
	}
}

func TestBoard(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx := context.Background()
	if _, err := l.AddBriefs(ctx, storetest.Prisons()...); err != nil {
		t.Fatal(err)
	}
	board, err := Views{l}.Board(ctx, &model.Figure{Kind: model.FigureCount, Unit: "prisoner", About: "political prisoners"})
	if err != nil || len(board.Rows) != 2 || board.Rows[1].Conflict != same.ConflictNewer {
		t.Fatalf("board %+v, %v", board, err)
	}
	if want := "From 900 on 2025-05-07 to 922 on 2025-05-26, up by 22; lowest 900, highest 922, in 2 statements."; board.Says != want {
		t.Errorf("it says %q, want %q", board.Says, want)
	}
}

func TestExport(t *testing.T) {
	l, _ := sampleLibrary(t)
	ctx := context.Background()
	v1 := storetest.Article("v1", "2025-05-05", "One version", "The first sentence. And more.")
	v2 := storetest.Article("v2", "2025-05-06", "Another version", "Now. The first sentence. And less.")
	v2.Source.Path = v1.Source.Path
	v2.Markdown, v2.Tags = "# Another version", []string{"x"}
	if _, err := l.AddBriefs(ctx, v1); err != nil {
		t.Fatal(err)
	}
	ana := l.For("ana")
	if _, err := ana.Apply(ctx, []model.Change{
		{ArticleID: "v1", Kind: model.ChangeNote, Value: "so it says", Span: storetest.At(v1, "The first sentence.").Span()},
		{ArticleID: "v1", Kind: model.ChangeState, Value: "read"},
		{ArticleID: "v1", Kind: model.ChangeTags, Value: "mine"},
		{ArticleID: "v1", Kind: model.ChangeStar, Value: "y"},
		{ArticleID: "v1", Kind: model.ChangePlace, Span: model.Span{Start: 7}},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddBriefs(ctx, v2); err != nil {
		t.Fatal(err)
	}
	if err := l.Store().Save(ctx, "ana", model.SavedQuery{Name: "n", Query: "q"}); err != nil {
		t.Fatal(err)
	}
	if err := ana.Seen(ctx, 3); err != nil {
		t.Fatal(err)
	}
	var first, second, notes bytes.Buffer
	if err := l.Export(ctx, &first); err != nil {
		t.Fatal(err)
	}
	other := openIn(t, t.TempDir())
	err := other.Import(ctx, bytes.NewReader(first.Bytes()), func(r Result) {
		if r.Err != nil {
			t.Error(r.Err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Export(ctx, &second); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("exported, imported and exported again:\n%s\nwant\n%s", second.String(), first.String())
	}
	if e, err := other.For("ana").Entry(ctx, "v2"); err != nil || e.State != model.StateRead || !e.Starred || e.Place != 7 || !slices.Equal(e.Tags, []string{"mine"}) {
		t.Errorf("imported state: %+v, %v", e, err)
	}
	if err := other.For("ana").ExportNotes(ctx, &notes); err != nil || notes.String() != "> The first sentence.\n>\n> — Another version, The Paper, 2025-05-06, v1.txt\n\nso it says\n\n" {
		t.Errorf("notes %q, %v", notes.String(), err)
	}
	for _, err := range other.Store().Check(ctx) {
		t.Error(err)
	}
}

func TestWatch(t *testing.T) {
	l := openIn(t, t.TempDir())
	dir := t.TempDir()
	write := func(name, body string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "---\ntitle: First\n---\nBody of the first.\n")
	ctx, cancel := context.WithCancel(context.Background())
	results := make(chan Result)
	ended := make(chan error)
	go func() { ended <- l.Watch(ctx, dir, time.Millisecond, load.Options{}, func(r Result) { results <- r }) }()
	if r := <-results; r.Outcome != store.Added || r.Headline != "First" {
		t.Errorf("first %+v", r)
	}
	write("b.md", "---\ntitle: Second\n---\nBody of the second.\n")
	if r := <-results; r.Headline != "Second" {
		t.Errorf("a new file: %+v", r)
	}
	write("a.md", "---\ntitle: First, corrected\n---\nBody of the first, longer.\n")
	if r := <-results; r.Outcome != store.Changed || r.Headline != "First, corrected" {
		t.Errorf("a changed file: %+v", r)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
