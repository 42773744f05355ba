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

// TestWhatReadersWriteIsClean holds that pasted escapes are not kept, and that
// what is kept can be exported and imported again.
func TestWhatReadersWriteIsClean(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx := context.Background()
	briefs := storetest.Prisons()
	if _, err := l.AddBriefs(ctx, briefs...); err != nil {
		t.Fatal(err)
	}
	const wicked = "A\x1b]52;c;x\aB\u200b\u202eC"
	for _, changes := range [][]model.Change{
		{{Kind: model.ChangeNote, ArticleID: briefs[0].ID, Span: model.Span{Start: 0, End: 4}, Value: wicked}, {Kind: model.ChangeTags, ArticleID: briefs[0].ID, Value: wicked}},
		{{Kind: model.ChangeSame, Value: wicked, Other: "Anna Berg"}},
	} {
		if _, err := l.Apply(ctx, changes); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := l.Export(ctx, &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "\\u001b") || strings.Contains(out.String(), "\u202e") || strings.Count(out.String(), "ABC") < 3 {
		t.Errorf("exported: %s", out.String()[max(out.Len()-1500, 0):])
	}
	if err := openIn(t, t.TempDir()).Import(ctx, strings.NewReader(out.String()), func(Result) {}); err != nil {
		t.Error(err)
	}
}

// TestWaitIsForWhatConcernsOne holds that a reader's place wakes that reader's
// sessions alone, and a note everybody.
func TestWaitIsForWhatConcernsOne(t *testing.T) {
	l := openIn(t, t.TempDir())
	ctx := context.Background()
	briefs := storetest.Prisons()
	if _, err := l.AddBriefs(ctx, briefs...); err != nil {
		t.Fatal(err)
	}
	anna, ben := l.For("anna"), l.For("ben")
	// ahead is how much anna's version is ahead of ben's, whatever the store's watch
	// adds to both meanwhile.
	ahead := func() int {
		for {
			before, _ := ben.Wait(ctx, -1)
			p, _ := anna.Wait(ctx, -1)
			if after, _ := ben.Wait(ctx, -1); before.Version == after.Version {
				return p.Version - after.Version
			}
		}
	}
	apply := func(c model.Change) {
		c.ArticleID = briefs[0].ID
		if _, err := anna.Apply(ctx, []model.Change{c}); err != nil {
			t.Fatal(err)
		}
	}
	apply(model.Change{Kind: model.ChangeStar, Value: "y"})
	if got := ahead(); got != 1 {
		t.Errorf("after a star, anna is ahead by %d", got)
	}
	apply(model.Change{Kind: model.ChangeNote, Span: model.Span{Start: 0, End: 4}, Value: "n"})
	if got := ahead(); got != 1 {
		t.Errorf("after a note, anna is ahead by %d", got)
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

// TestAcross asks the samples what they tell together.
func TestAcross(t *testing.T) {
	l, articles := sampleLibrary(t)
	ctx := context.Background()
	byHeadline := func(part string) string {
		for i := range articles {
			if strings.Contains(articles[i].Headline, part) {
				return articles[i].ID
			}
		}
		t.Fatalf("no sample is called %q", part)
		return ""
	}
	story, err := l.Story(ctx, byHeadline("Ever Given sails"))
	if err != nil || len(story.Articles) != 3 {
		t.Errorf("story of the Ever Given: %d articles, %v", len(story.Articles), err)
	}
	d, err := l.Dossier(ctx, "Foro Penal")
	if err != nil || len(d.Articles) < 3 || len(d.Figures) == 0 || len(d.With) == 0 {
		t.Errorf("dossier of %d articles, %d figures, %v", len(d.Articles), len(d.Figures), err)
	}
	if nobody, err := l.Dossier(ctx, "Nobody Atall"); err != nil || len(nobody.Articles) != 0 {
		t.Errorf("dossier of nobody: %d articles, %v", len(nobody.Articles), err)
	}
	c, err := l.Compare(ctx, byHeadline("Ever Given sails"), byHeadline("Ever Given freed"))
	if err != nil || len(c.Both) == 0 || len(c.OnlyLeft) == 0 || len(c.OnlyRight) == 0 {
		t.Errorf("comparison %+v, %v", c, err)
	}
}

func TestTelling(t *testing.T) {
	for phrase, want := range map[string]string{
		"political prisoners": "political prisoner", "people still in prison": "people prison", "cities": "cit", "of the": "", "": "", "a b": "", "USD": "usd", "Tage im Gefängnis": "gefangni tage",
	} {
		if got := strings.Join(telling(phrase), " "); got != want {
			t.Errorf("telling(%q) = %q, want %q", phrase, got, want)
		}
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
	if err := other.For("ana").ExportNotes(ctx, &notes); err != nil || !strings.HasPrefix(notes.String(), "> The first sentence.\n>\n> — Another version, The Paper, 2025-05-06, v1.txt\n\nso it says\n\nNote by ana, 20") {
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
