package desk_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// today is the clock of all tests.
var today = time.Date(2024, 12, 6, 9, 30, 0, 0, time.UTC)

func start(t *testing.T, lib ui.Library, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.New(t, ui.New(ui.Options{
		Library: lib, Now: func() time.Time { return today }, Pause: func(context.Context, time.Duration) {},
	}), width, height)
}

// desk is a library of a few articles, in every state of reading.
func desk(t *testing.T) *uitest.Library {
	t.Helper()
	lib := &uitest.Library{}
	for i, a := range []struct{ headline, publisher, published string }{
		{"Lake Orrin ferries to halve crossings as fuel costs climb", "The Orrin Post", "2024-12-06T08:10:00Z"},
		{"Harbour extension approved after eleven years of hearings, appeals and a referendum that was repeated twice", "Radio Halversund", "2024-12-05"},
		{"Museum reopens", "", "2024-12-02"},
		{"大雪のため空港が二日間閉鎖、乗客千人が足止め", "北日新聞", "2024-11-20"},
		{"Council elects its first chairwoman", "The Orrin Post", "2023-05-11"},
		{"", "A publisher with a name that is much too long for any line of any list", ""},
	} {
		b := *uitest.Brief(t)
		b.ID, b.Headline, b.Source.Publisher, b.Source.Published = fmt.Sprint("a", i), a.headline, a.publisher, a.published
		lib.Briefs = append(lib.Briefs, &b)
	}
	_, err := lib.Apply(t.Context(), []model.Change{
		{ArticleID: "a1", Kind: model.ChangeState, Value: string(model.StateReading)},
		{ArticleID: "a2", Kind: model.ChangeState, Value: string(model.StateRead)},
		{ArticleID: "a4", Kind: model.ChangeStar, Value: "y"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

var sizes = []struct{ width, height int }{{120, 40}, {80, 24}, {40, 20}}

func TestViews(t *testing.T) {
	for _, s := range sizes {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			d := start(t, desk(t), s.width, s.height)
			d.Press("j")
			d.GoldenViews(fmt.Sprintf("desk-%dx%d", s.width, s.height))
			d.Press("tab", "j")
			d.GoldenViews(fmt.Sprintf("brief-%dx%d", s.width, s.height))
			d.Press("tab", "/")
			d.Type("co")
			d.GoldenViews(fmt.Sprintf("filter-%dx%d", s.width, s.height))
		})
	}
}

func TestLoading(t *testing.T) {
	for _, s := range sizes {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			d := start(t, desk(t), s.width, s.height)
			d.Send(model.Progress{Version: 3, Loaded: 6, Files: 1200, Total: 3000, Started: today.Add(-4 * time.Second), Failed: []string{"broken.html: not readable"}})
			d.GoldenViews(fmt.Sprintf("loading-%dx%d", s.width, s.height))
			d.Send(model.Progress{
				Version: 4, Loaded: 6, Analyzed: 6, Files: 3000, Total: 3000, Finished: true,
				Failed: []string{"broken.html: no text in it; is it a login page?", "gone.md: the file is not there any more"},
			})
			d.Press("!")
			d.GoldenViews(fmt.Sprintf("failed-%dx%d", s.width, s.height))
			d.Press("esc")
			if strings.Contains(d.Text(), "gone.md") {
				t.Error("the list of failures does not close")
			}
		})
	}
}

func TestEmptyAndTinyScreens(t *testing.T) {
	d := start(t, &uitest.Library{}, 80, 24)
	if !strings.Contains(d.Text(), "There are no articles here yet.") {
		t.Errorf("an empty library says nothing:\n%s", d.Text())
	}
	d.Press("j", "k", "G", "g", "n", "N", "enter", "m", "f", "tab", "space", "5", "q")
	for _, s := range []struct{ width, height int }{{0, 0}, {1, 1}, {3, 2}, {12, 4}, {119, 5}, {500, 3}} {
		d := start(t, desk(t), s.width, s.height)
		d.Press("j", "G", "k", "tab", "j", "tab", "space", "b", "g")
		if n := strings.Count(d.View(), "\n") + 1; s.height > 0 && n != s.height {
			t.Errorf("%dx%d gives %d lines", s.width, s.height, n)
		}
	}
}

// selected returns the headline of the selected row.
func selected(t *testing.T, d *uitest.Driver) string {
	t.Helper()
	for line := range strings.Lines(d.Text()) {
		if before, after, ok := strings.Cut(line, "▌"); ok && strings.TrimSpace(before) == "" {
			headline, _, _ := strings.Cut(strings.TrimLeft(after, " ●◐"), "   ")
			return strings.TrimSpace(headline)
		}
	}
	t.Fatalf("nothing is selected:\n%s", d.Text())
	return ""
}

func TestMoving(t *testing.T) {
	d := start(t, desk(t), 80, 24)
	for _, tt := range []struct{ key, want string }{
		{"j", "Harbour extension"},
		{"J", "Museum reopens"},
		{"K", "Harbour extension"},
		{"n", "大雪"}, // the ones between are being read, or read
		{"N", "Lake Orrin"},
		{"G", "(no headline)"},
		{"j", "(no headline)"},
		{"g", "Lake Orrin"},
		{"k", "Lake Orrin"},
		{"space", "(no headline)"},
		{"b", "Lake Orrin"},
	} {
		d.Press(tt.key)
		if got := selected(t, d); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s selects %q, not %q", tt.key, got, tt.want)
		}
	}
}

func TestMarking(t *testing.T) {
	lib := desk(t)
	d := start(t, lib, 80, 24)
	state := func(id string) model.ReadState {
		e, err := lib.Entry(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return e.State
	}
	d.Press("m")
	if got := state("a0"); got != model.StateRead {
		t.Errorf("m leaves the article %s", got)
	}
	if !strings.Contains(d.Text(), "6 articles · 3 unread") {
		t.Errorf("the head does not count anew:\n%s", d.Text())
	}
	d.Press("m")
	if got := state("a0"); got != model.StateUnread {
		t.Errorf("m again leaves the article %s", got)
	}
	d.Press("f")
	if e, _ := lib.Entry(t.Context(), "a0"); !e.Starred {
		t.Error("f does not star")
	}
	d.Press("A", "x")
	if got := state("a5"); got != model.StateUnread {
		t.Errorf("A does not ask: a5 is %s", got)
	}
	d.Press("A", "y")
	if got := state("a5"); got != model.StateRead {
		t.Errorf("A and y leave a5 %s", got)
	}
	if !strings.Contains(d.Text(), "6 articles · all read") || !strings.Contains(d.Text(), "— all read —") {
		t.Errorf("it does not say that all is read:\n%s", d.Text())
	}
	d.Press("U")
	if got := state("a5"); got != model.StateUnread {
		t.Errorf("U leaves a5 %s", got)
	}
}

func TestFilter(t *testing.T) {
	d := start(t, desk(t), 80, 24)
	d.Press("G", "k") // the council's chairwoman
	d.Press("/")
	d.Type("council")
	if !strings.Contains(d.Text(), "1 of 6 articles match council") {
		t.Errorf("the head does not tell what matches:\n%s", d.Text())
	}
	d.Press("enter")
	if got := selected(t, d); !strings.HasPrefix(got, "Council elects") {
		t.Errorf("selected is %q", got)
	}
	d.Press("esc")
	if got := selected(t, d); !strings.HasPrefix(got, "Council elects") {
		t.Errorf("without the filter %q is selected: the selection is lost", got)
	}
	d.Press("/")
	d.Type("zzz")
	if !strings.Contains(d.Text(), "No article matches.") {
		t.Errorf("nothing matches, and nobody says so:\n%s", d.Text())
	}
	d.Press("esc", "/", "backspace")
	if d.Quit {
		t.Error("backspace in an empty prompt quits")
	}
}

// strict fails for queries that are not finished.
type strict struct{ *uitest.Library }

func (s strict) List(ctx context.Context, q model.ListQuery) (model.List, error) {
	if strings.HasSuffix(q.Query, ">") {
		return model.List{}, errors.New(`query "figure>" at 1: "" is not a number: write 500`)
	}
	return s.Library.List(ctx, q)
}

func TestMistakeInFilterKeepsTheList(t *testing.T) {
	d := start(t, strict{desk(t)}, 80, 24)
	d.Press("/")
	d.Type(">")
	if !strings.Contains(d.Text(), "is not a number: write 500") || !strings.Contains(d.Text(), "Museum reopens") {
		t.Errorf("a mistake should be told, and the list stay:\n%s", d.Text())
	}
}

func TestOpening(t *testing.T) {
	d := start(t, desk(t), 80, 24)
	d.Press("j", "j", "enter")
	if !strings.Contains(d.Text(), "Lake Orrin will make half as many") {
		t.Errorf("Enter does not open the article:\n%s", d.Text())
	}
	d.Press("q")
	if got := selected(t, d); !strings.HasPrefix(got, "Museum") {
		t.Errorf("back on the desk %q is selected", got)
	}
}

// endless is a library of many articles, made up when they are asked for.
type endless struct {
	uitest.Library
	total int
	new   int // articles that have come in above the others
	most  int // the largest window asked for
}

func (l *endless) entry(i int) model.Entry {
	n := i - l.new
	return model.Entry{
		ID: fmt.Sprint(n), Headline: fmt.Sprintf("Article %d", n), Publisher: "The Orrin Post", Published: "2024-12-01",
		ReadingSeconds: 90, State: map[bool]model.ReadState{true: model.StateUnread, false: model.StateRead}[n%1000 == 999],
	}
}

func (l *endless) List(_ context.Context, q model.ListQuery) (model.List, error) {
	total := l.total + l.new
	l.most = max(l.most, q.Limit)
	list := model.List{Offset: min(q.Offset, total), Total: total, Unread: l.total / 1000}
	var n int
	if _, err := fmt.Sscan(q.Around, &n); err == nil {
		list.Offset = max(n+l.new-q.Limit/2, 0)
	}
	for i := list.Offset; i < total && (q.Limit == 0 || len(list.Entries) < q.Limit); i++ {
		list.Entries = append(list.Entries, l.entry(i))
	}
	return list, nil
}

func (l *endless) Brief(context.Context, string) (*model.Brief, error) {
	return nil, errors.New("no facts here")
}

func TestHundredThousandArticles(t *testing.T) {
	lib := &endless{total: 100_000}
	d := start(t, lib, 120, 40)
	for _, tt := range []struct {
		keys string
		want string
	}{
		{"G", "Article 99999"},
		{"k", "Article 99998"},
		{"g", "Article 0"},
		{"n", "Article 999"},
		{"n", "Article 1999"},
		{"N", "Article 999"},
		{"space", "Article 1011"},
		{"ctrl+d", "Article 1017"},
	} {
		d.Press(tt.keys)
		if got := selected(t, d); got != tt.want {
			t.Errorf("%s selects %q, not %q", tt.keys, got, tt.want)
		}
		if strings.Contains(d.Text(), "…\n") {
			t.Errorf("after %s entries in sight are not loaded:\n%s", tt.keys, d.Text())
		}
	}
	for range 300 {
		d.Press("j")
	}
	if got := selected(t, d); got != "Article 1317" {
		t.Errorf("300 steps lead to %q", got)
	}
	if lib.most == 0 || lib.most > 500 {
		t.Errorf("a window of %d was asked for", lib.most)
	}
}

func TestSelectionSurvivesSorting(t *testing.T) {
	lib := &endless{total: 5000}
	d := start(t, lib, 80, 24)
	for range 30 {
		d.Press("j")
	}
	before := d.Text()
	for i := range 5 {
		lib.new += 400 // newer articles come in above
		d.Send(model.Progress{Version: i + 1, Loaded: lib.total + lib.new, Files: i, Total: 10, Started: today})
		if got := selected(t, d); got != "Article 30" {
			t.Fatalf("%d articles came in above, and %q is selected", lib.new, got)
		}
	}
	rows := func(s string) string { return strings.Join(strings.Split(s, "\n")[2:22], "\n") }
	if rows(d.Text()) != rows(before) {
		t.Errorf("the list moved under the reader's eyes, from\n%s\nto\n%s", before, d.Text())
	}
}

func TestUntouchedListShowsTheNewest(t *testing.T) {
	lib := &endless{total: 10}
	d := start(t, lib, 80, 24)
	lib.new = 7
	d.Send(model.Progress{Version: 1, Loaded: 17, Files: 1, Total: 3, Started: today})
	if got := selected(t, d); got != "Article -7" {
		t.Errorf("%q is selected, not the newest", got)
	}
}

func TestListErrorIsShown(t *testing.T) {
	d := start(t, broken{}, 80, 24)
	if !strings.Contains(d.Text(), "the disk is gone") {
		t.Errorf("the error is not shown:\n%s", d.Text())
	}
}

type broken struct{ *uitest.Library }

func (broken) List(context.Context, model.ListQuery) (model.List, error) {
	return model.List{}, errors.New("open the library: the disk is gone")
}

func (broken) Wait(context.Context, int) (model.Progress, error) {
	return model.Progress{}, errors.New("nothing will change")
}

func TestBriefErrorIsShownBeside(t *testing.T) {
	lib := desk(t)
	lib.BriefErr = errors.New("analyse: out of ideas")
	d := start(t, lib, 120, 40)
	if !strings.Contains(d.Text(), "out of ideas") {
		t.Errorf("the error is not shown:\n%s", d.Text())
	}
}

func TestRoute(t *testing.T) {
	d := uitest.New(t, ui.New(ui.Options{Library: desk(t), Open: page.Route{Page: page.Desk, Article: "a4"}}), 80, 24)
	if got := selected(t, d); !strings.HasPrefix(got, "Council") {
		t.Errorf("the desk begins at %q", got)
	}
}

// TestNothingATerminalObeysGetsThrough feeds escapes where an article, a file
// name or an error could bring them in.
func TestNothingATerminalObeysGetsThrough(t *testing.T) {
	const evil = "a\x1b]0;title\x07b\x1b[2Jc\u009b31md\u202ee\rf\ng"
	lib := desk(t)
	b := lib.Briefs[0]
	b.Headline, b.Dek, b.Source.Publisher, b.Source.Byline, b.Source.Published = evil, evil, evil, evil, evil
	b.Figures[0].About, b.Figures[0].Attribution, b.Actors[0].Name, b.Quotes[0].Speaker, b.Dates[0].Event = evil, evil, evil, evil, evil
	for _, s := range sizes {
		d := start(t, lib, s.width, s.height)
		d.Send(model.Progress{Version: 1, Finished: true, Failed: []string{evil}})
		views := []string{d.View()}
		for _, k := range []string{"tab", "tab", "!", "esc", "/", "a", "enter"} {
			d.Press(k)
			views = append(views, d.View())
		}
		d.Send(tea.PasteMsg{Content: evil})
		for _, v := range append(views, d.View()) {
			for _, r := range sgr.ReplaceAllString(v, "") {
				if r < ' ' && r != '\n' || 0x7f <= r && r < 0xa0 || r == 0x202e {
					t.Fatalf("%dx%d: %U on the screen:\n%q", s.width, s.height, r, v)
				}
			}
		}
	}
}

// sgr is the only kind of escape sequence that a view may hold.
var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// BenchmarkStep is one j on a wide desk of a hundred thousand articles, drawn.
func BenchmarkStep(b *testing.B) {
	app := ui.New(ui.Options{Library: &endless{total: 100_000}, Now: func() time.Time { return today }, Pause: func(context.Context, time.Duration) {}})
	d := uitest.New(b, app, 120, 40)
	for b.Loop() {
		d.Press("j")
		_ = d.View()
	}
}
