package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

func testAdd(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	first := Prisons()[0]
	first.Markdown = "# " + first.Headline
	got := add(t, s, first)
	want := []store.Receipt{{ID: "a", Headline: first.Headline, Outcome: store.Added}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("first time: %v, want %v", got, want)
	}
	want[0].Outcome = store.Kept
	if got := add(t, s, first); !reflect.DeepEqual(got, want) {
		t.Errorf("same content again: %v, want %v", got, want)
	}
	twice := Article("t", "", "Twice in one batch", "Body.")
	got = add(t, s, twice, twice)
	if got[0].Outcome != store.Added || got[1].Outcome != store.Kept {
		t.Errorf("twice in one batch: %v", got)
	}
	b, err := s.Brief(ctx, "a")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(b, first) {
		t.Errorf("the brief came back as\n%+v, want\n%+v", b, first)
	}
	if _, err := s.Brief(ctx, "none"); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("unknown article: %v", err)
	}
	e := entry(t, s, "a")
	if e.TopFigure != "around 900 political prisoners" || e.State != model.StateUnread || !slices.Equal(e.Tags, []string{"rights"}) || e.Words != first.Words {
		t.Errorf("entry: %+v", e)
	}
	st, err := s.Status(ctx)
	if err != nil || st.Articles != 2 || st.Revision != 2 {
		t.Errorf("status %+v, %v; want 2 articles at revision 2", st, err)
	}
	check(t, s)
}

func testOrder(t *testing.T, open Open) {
	s := open(t)
	add(t, s,
		Article("undated1", "", "x"), Article("day2", "2025-01-02", "x"), Article("clock9", "2025-01-02T09:00:00Z", "x"),
		Article("undated2", "someday", "x"), Article("clock9b", "2025-01-02T09:00:00+02:00", "x"), Article("clock10", "2025-01-02T10:00:00Z", "x"),
		Article("day2b", "2025-01-02", "x"), Article("day1", "2025-01-01T23:59:59Z", "x"), Article("day3", "2025-01-03", "x"), Article("clock9c", "2025-01-02T09:00:00Z", "x"),
	)
	want := "day3 clock10 clock9 clock9b clock9c day2 day2b day1 undated1 undated2"
	if got := ids(list(t, s, "", "").Entries); got != want {
		t.Errorf("order\n%s, want\n%s", got, want)
	}
	check(t, s)
}

func testVersions(t *testing.T, open Open) {
	s := open(t)
	ctx := context.Background()
	v1 := Article("v1", "2025-05-05", "Count at 894", "Foro Legal counts 894 prisoners. It is a slow week.")
	Count(v1, "894", 894, "prisoner", "prisoners", "Foro Legal")
	v1.Source.Path = "same.txt"
	v2 := Article("v2", "2025-05-05", "Count at 922", "Correction first. Foro Legal counts 922 prisoners. It is a slow week.")
	Count(v2, "922", 922, "prisoner", "prisoners", "Foro Legal")
	v2.Source.Path = "same.txt"
	add(t, s, v1)
	apply(t, s, "", model.Change{ArticleID: "v1", Kind: model.ChangeStar, Value: "y"})
	got := add(t, s, v2)
	if got[0] != (store.Receipt{ID: "v1", Headline: "Count at 922", Outcome: store.Changed}) {
		t.Fatalf("receipt %v", got[0])
	}
	for _, r := range append(add(t, s, v1), add(t, s, v2)...) {
		if r.Outcome != store.Kept || r.ID != "v1" {
			t.Errorf("a version seen before: %v", r)
		}
	}
	versions, err := s.Versions(ctx, "v1")
	if err != nil || len(versions) != 2 || versions[0].Headline != "Count at 894" || versions[0].Current || !versions[1].Current {
		t.Errorf("versions %+v, %v", versions, err)
	}
	old, err := s.Version(ctx, "v1", 1)
	if err != nil || old.Text != v1.Text || old.Figures[0].Value != 894 {
		t.Errorf("first version: %+v, %v", old, err)
	}
	now, err := s.Brief(ctx, "v2")
	if err != nil || now.ID != "v1" || now.Text != v2.Text {
		t.Errorf("current version by its own ID: %+v, %v", now, err)
	}
	if _, err := s.Version(ctx, "v1", 3); !errors.Is(err, store.ErrUnknown) {
		t.Errorf("a version that never was: %v", err)
	}
	for q, want := range map[string]string{"correction": "v1", "894": "", "figure:894": "", "figure:922": "v1", "is:starred": "v1", "": "v1"} {
		if got := ids(list(t, s, "", q).Entries); got != want {
			t.Errorf("%q finds %q, want %q", q, got, want)
		}
	}
	check(t, s)
}

// testMoved changes the day of an article, and with it its place in the list,
// and sees that everything goes with it.
func testMoved(t *testing.T, open Open) {
	s := open(t)
	add(t, s, Article("x", "2025-01-02", "Between", "The body stays."), Article("y", "2025-01-03", "Other"))
	apply(t, s, "r", model.Change{ArticleID: "x", Kind: model.ChangeState, Value: "read"},
		model.Change{ArticleID: "x", Kind: model.ChangeNote, Value: "yes", Span: model.Span{Start: 9, End: 17}})
	moved := Article("x2", "2025-01-04T07:00:00Z", "Between", "Now. The body stays.")
	moved.Source.Path = "x.txt"
	if r := add(t, s, moved)[0]; r.ID != "x" || r.Outcome != store.Changed {
		t.Fatalf("receipt %v", r)
	}
	l := list(t, s, "r", "")
	if ids(l.Entries) != "x y" || l.Unread != 1 || l.Entries[0].State != model.StateRead {
		t.Errorf("list %+v", l)
	}
	notes, err := s.Notes(context.Background(), "r", "x")
	if err != nil || len(notes) != 1 || moved.Text[notes[0].Span.Start:notes[0].Span.End] != "The body" {
		t.Errorf("notes %+v, %v", notes, err)
	}
	check(t, s)
}

func testWindows(t *testing.T, open Open) {
	s := open(t)
	const n = 2500
	var all []*model.Brief
	for i := range n {
		all = append(all, Article(fmt.Sprintf("n%04d", i), fmt.Sprintf("2025-01-%02d", 1+i%28), "Head", fmt.Sprintf("Word%d common.", i%10)))
	}
	add(t, s, all...)
	whole := list(t, s, "", "")
	if whole.Total != n || len(whole.Entries) != n || whole.Unread != n {
		t.Fatalf("%d of %d entries, %d unread", len(whole.Entries), whole.Total, whole.Unread)
	}
	for _, q := range []string{"", "common", "word3", "-word3", `"word3 common"`, `"word3 common" is:unread`} {
		every := list(t, s, "", q)
		for _, w := range []struct{ offset, limit int }{{0, 10}, {995, 10}, {1000, 5}, {2100, 50}, {every.Total - 3, 10}, {every.Total, 10}, {-4, 2}} {
			got, err := s.List(context.Background(), "", parse(t, q), store.Window{Offset: w.offset, Limit: w.limit})
			if err != nil {
				t.Fatal(err)
			}
			from := min(max(w.offset, 0), every.Total)
			want := every.Entries[from:min(from+w.limit, every.Total)]
			if ids(got.Entries) != ids(want) || got.Total != every.Total || got.Unread != every.Unread {
				t.Errorf("%q window %+v: %s of %d, want %s of %d", q, w, ids(got.Entries), got.Total, ids(want), every.Total)
			}
		}
		testAround(t, s, q, every)
	}
}

// testAround asks for windows around articles of a list.
func testAround(t *testing.T, s store.Store, q string, every model.List) {
	t.Helper()
	for _, i := range []int{0, 3, 900, 1000, 1001, every.Total - 1} {
		i = min(i, every.Total-1)
		got, err := s.List(context.Background(), "", parse(t, q), store.Window{Offset: 7, Limit: 10, Around: every.Entries[i].ID})
		if err != nil {
			t.Fatal(err)
		}
		from := max(i-5, 0)
		if want := every.Entries[from:min(from+10, every.Total)]; got.Offset != from || ids(got.Entries) != ids(want) {
			t.Errorf("%q around entry %d: %s from %d, want %s from %d", q, i, ids(got.Entries), got.Offset, ids(want), from)
		}
	}
}

// Queries are asked in the suite of every store and answered by package query.
var Queries = []string{
	"", "prisoners", "prison remain", "aruna", "aruña", "rison", "p", "pr", "pri", "they suffer", `"they suffer"`, `"political prisoners"`, `"prisoners political"`,
	`"of the"`, `"the of"`, `"in the"`, `"on the"`, `"said on"`, `"the state"`, `"the government"`, `"not they"`, `-"of the"`, "the of",
	`"they suffer greatly"`, "state's", "o'neill", "o'neill's", "5%", "$1", "ruiz-pena", "figure>500", "figure>900", "figure>900 figure<1000", "figure>=900 unit:prisoner",
	"figure>1m unit:prisoner", "figure:900..930", "figure:940..960", "figure:", "figure<7", "unit:day", "unit:duration", "unit:da", "money>1bn", "money:1b..2b", "money:", "money>5bn", "money<1k",
	"who:ruiz", "who:ruiz role:director", "who:maria role:director", `who:"ana ruiz"`, `who:"ruiz ana"`, `who:"ana maria"`, "who:", "role:", "role:law", "by:foro", "by:foro figure>910", "by:ruiz", "by:ruiz figure>1", "by:",
	"about:prisoners", `about:"political prisoners"`, "about:ships unit:ship", "about:ships unit:day", "date:2025-05..", "date:2024", "date>2025", "date:2025-05-06", "date:2025-05-07", "date<2025", "date:", "date:..2025-05-06", "date:1900..2100",
	"published:2025-05-07", "published<2025", "published:", "published>2025-05-07", "published:2025-05", "is:unread", "is:read", "is:reading", "is:re", "is:starred", "-is:starred", "is:nonsense", "is:", "not prisoners", "-prisoners is:unread",
	"kind:money or kind:percent", "(kind:percent or kind:rank) prisoners", "kind:figure", "kind:quote", "kind:term", "kind:person", "kind:date", "kind:", "kind:nothing", "-kind:quote", "tag:rights", "tag:ri", "tag:sea", "-tag:rights", "tag:", "feed:paper", "feed:agencia", `feed:"the paper"`, "feed:", "lang:en", "lang:e", "lang:es", "-lang:es",
	"term:ever", `term:"given ever"`, "term:", "(suez or canal) not insurance", "figure>500 or canal", "(figure>500 or canal) prisoners", "-(figure>500 or canal)", `-(“they suffer” or 300)`, "-who:ruiz", `-who:"ana ruiz"`, "-(who:ana role:lawyer)", "prisoners -(by:foro figure>910)",
	"figure>500 -unit:prisoner", "nothing or -nothing", "zzz or is:unread", "not (not prisoners)", "published:2025 (canal or prisoners) -tag:rights", "is:starred or tag:sea", "who:ruiz who:ana", "foro:legal",
}

func testQueries(t *testing.T, open Open) {
	s := open(t)
	briefs := Prisons()
	add(t, s, briefs...)
	apply(t, s, "", model.Change{ArticleID: "b", Kind: model.ChangeState, Value: "read"}, model.Change{ArticleID: "c", Kind: model.ChangeStar, Value: "y"},
		model.Change{ArticleID: "c", Kind: model.ChangeTags, Value: "sea, trade"}, model.Change{ArticleID: "d", Kind: model.ChangeState, Value: "reading"})
	CheckQueries(t, s, briefs, Queries)
}

// CheckQueries compares what the store finds with what package query says of
// each article.
func CheckQueries(t *testing.T, s store.Store, briefs []*model.Brief, queries []string) {
	t.Helper()
	for _, q := range queries {
		checkQuery(t, s, briefs, q)
	}
}

func checkQuery(t *testing.T, s store.Store, briefs []*model.Brief, q string) {
	t.Helper()
	n := parse(t, q)
	var want []string
	for _, b := range briefs {
		if query.NewTarget(entry(t, s, b.ID), b).Match(n) {
			want = append(want, b.ID)
		}
	}
	slices.Sort(want)
	l := list(t, s, "", q)
	listed := strings.Fields(ids(l.Entries))
	slices.Sort(listed)
	if !slices.Equal(listed, want) || l.Total != len(want) {
		t.Errorf("%q lists %v (%d in all), want %v", q, listed, l.Total, want)
	}
	unread := 0
	for _, e := range l.Entries {
		if e.State == model.StateUnread {
			unread++
		}
	}
	if l.Unread != unread {
		t.Errorf("%q counts %d unread, lists %d", q, l.Unread, unread)
	}
	var matched []string
	for f, err := range s.Match(context.Background(), "", n) {
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		matched = append(matched, f.Entry.ID)
	}
	if strings.Join(matched, " ") != ids(l.Entries) {
		t.Errorf("%q matches %v, lists %v", q, matched, ids(l.Entries))
	}
}
