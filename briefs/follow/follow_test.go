package follow

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// rss makes a feed of items, each "guid|headline|body".
func rss(items ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Test Wire</title><link>https://wire.example/</link>`)
	for i, item := range items {
		f := strings.Split(item, "|")
		fmt.Fprintf(&b, `<item><title>%s</title><link>https://wire.example/%s</link><guid>%s</guid><pubDate>Wed, 07 May 2025 1%d:00:00 GMT</pubDate><description>&lt;p&gt;%s&lt;/p&gt;</description></item>`, f[1], f[0], f[0], i%10, f[2])
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

// server is a feed server that counts full answers.
type server struct {
	*httptest.Server
	body atomic.Pointer[string]
	full atomic.Int32
}

func serve(t *testing.T) *server {
	t.Helper()
	s := &server{}
	mux := http.NewServeMux()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		body := *s.body.Load()
		tag := fmt.Sprintf(`"%d"`, len(body))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		s.full.Add(1)
		_, _ = w.Write([]byte(body))
	})
	mux.HandleFunc("/dated", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "", time.Date(2025, 5, 7, 0, 0, 0, 0, time.UTC), strings.NewReader(*s.body.Load()))
	})
	mux.Handle("/moved", http.RedirectHandler("/feed", http.StatusMovedPermanently))
	mux.Handle("/elsewhere", http.RedirectHandler("/feed", http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<rss><channel><title>cut off")) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			_, _ = z.Write(make([]byte, 1<<16))
		}
		_ = z.Close()
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	s.set(rss("a|First count|Foro Legal counted 894 prisoners.", "b|Second story|The ship was freed."))
	return s
}

func (s *server) set(body string) { s.body.Store(&body) }

func library(t *testing.T) *shelf.Library {
	t.Helper()
	lib, err := shelf.Open(context.Background(), t.TempDir(), "", shelf.Options{Options: briefs.Options{Analyzer: analyze.New(analyze.Options{})}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	return lib
}

// run syncs all feeds and tells what happened, "added headline" and "feed: error".
func run(t *testing.T, c *Client, lib *shelf.Library) (got []string) {
	t.Helper()
	ctx := context.Background()
	feeds, err := lib.Store().Feeds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	err = c.Sync(ctx, lib, feeds, func(e Event) {
		switch {
		case e.Err != nil:
			got = append(got, "failed "+filepath.Base(e.Feed.URL))
		case e.Result != nil && e.Result.Err != nil:
			t.Error(e.Result.Err)
		case e.Result != nil && e.Result.Outcome != store.Kept:
			got = append(got, string(e.Result.Outcome)+" "+e.Result.Headline)
		}
		if e.Result == nil {
			done++
			if e.Done != done || e.Total != len(feeds) {
				t.Errorf("%d of %d done, want %d of %d", e.Done, e.Total, done, len(feeds))
			}
		}
	})
	if err != nil || done != len(feeds) {
		t.Fatalf("%d of %d feeds done: %v", done, len(feeds), err)
	}
	return got
}

func TestSync(t *testing.T) {
	s, lib := serve(t), library(t)
	ctx := context.Background()
	c := &Client{}
	if _, err := Add(ctx, lib.Store(), s.URL+"/feed", "News"); err != nil {
		t.Fatal(err)
	}
	if got := run(t, c, lib); !reflect.DeepEqual(got, []string{"added First count", "added Second story"}) {
		t.Errorf("first time: %q", got)
	}
	if got := run(t, c, lib); got != nil || s.full.Load() != 1 {
		t.Errorf("nothing new: %q after %d full answers", got, s.full.Load())
	}
	s.set(rss("a|First count, corrected|Foro Legal counted 922 prisoners.", "b|Second story|The ship was freed.", "c|Third|More."))
	if got := run(t, c, lib); !reflect.DeepEqual(got, []string{"changed First count, corrected", "added Third"}) {
		t.Errorf("one changed, one new: %q", got)
	}
	feeds, err := lib.Store().Feeds(ctx)
	if err != nil || len(feeds) != 1 || feeds[0].Title != "Test Wire" || feeds[0].Folder != "News" || feeds[0].Checked.IsZero() || feeds[0].ETag == "" {
		t.Errorf("feeds %+v, %v", feeds, err)
	}
}

func TestSyncFailures(t *testing.T) {
	s, lib := serve(t), library(t)
	ctx := context.Background()
	bad := []string{"loop", "file", "slow", "broken", "gone", "page", "bomb"}
	for _, name := range append(bad, "feed") {
		if _, err := Add(ctx, lib.Store(), s.URL+"/"+name, ""); err != nil {
			t.Fatal(err)
		}
	}
	c := &Client{Timeout: 2 * time.Second, MaxBytes: 1 << 20, Parallel: 3}
	got := strings.Join(run(t, c, lib), "\n")
	for _, name := range bad {
		if !strings.Contains(got, "failed "+name) {
			t.Errorf("%s did not fail:\n%s", name, got)
		}
	}
	if !strings.Contains(got, "added First count") {
		t.Errorf("the good feed was held up:\n%s", got)
	}
	feeds, _ := lib.Store().Feeds(ctx)
	for _, f := range feeds {
		name := filepath.Base(f.URL)
		if failed := f.Failures == 1 && f.Error != "" && f.Checked.IsZero(); failed == (name == "feed") {
			t.Errorf("feed %+v", f)
		}
	}
	// What failed is looked at again, and what works again is forgiven.
	for _, f := range feeds {
		if f.Failures > 0 {
			f.URL, f.Title = s.URL+"/feed?"+filepath.Base(f.URL), ""
			if err := lib.Store().PutFeed(ctx, f); err != nil {
				t.Fatal(err)
			}
		}
	}
	run(t, c, lib)
	feeds, _ = lib.Store().Feeds(ctx)
	for _, f := range feeds {
		if strings.Contains(f.URL, "?") && (f.Failures != 0 || f.Error != "") {
			t.Errorf("a feed that works again: %+v", f)
		}
	}
}

func TestRedirects(t *testing.T) {
	s := serve(t)
	ctx := context.Background()
	c := &Client{}
	for _, tt := range []struct{ from, to string }{{"/moved", "/feed"}, {"/elsewhere", "/elsewhere"}, {"/dated", "/dated"}} {
		look, err := c.Fetch(ctx, model.Feed{URL: s.URL + tt.from})
		if err != nil || look.Feed.URL != s.URL+tt.to || len(look.Data) == 0 {
			t.Errorf("%s: %+v, %v", tt.from, look.Feed, err)
		}
	}
	first, err := c.Fetch(ctx, model.Feed{URL: s.URL + "/dated"})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := c.Fetch(ctx, first.Feed); err != nil || !again.Unchanged {
		t.Errorf("Last-Modified is not used: %+v, %v", again.Feed, err)
	}
	for host, want := range map[string]bool{"127.0.0.1": true, "::1": true, "localhost": true, "10.1.2.3": true, "169.254.169.254": true, "example.org": false, "93.184.216.34": false} {
		if inside(host) != want {
			t.Errorf("inside(%q) is %v", host, !want)
		}
	}
	var status *ErrStatus
	if _, err := c.Fetch(ctx, model.Feed{URL: s.URL + "/gone"}); !errors.As(err, &status) || status.Code != http.StatusGone {
		t.Errorf("gone: %v", err)
	}
}

func TestFileFeed(t *testing.T) {
	lib := library(t)
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "feed.xml")
	if err := os.WriteFile(path, []byte(rss("a|From a file|Body.")), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Add(ctx, lib.Store(), path, ""); err != nil {
		t.Fatal(err)
	}
	if got := run(t, &Client{}, lib); !reflect.DeepEqual(got, []string{"added From a file"}) {
		t.Errorf("got %q", got)
	}
	if _, err := Add(ctx, lib.Store(), "gopher://example.org/feed", ""); err == nil {
		t.Error("a gopher address was taken for a feed")
	}
}

func TestOPML(t *testing.T) {
	const in = `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>x</title></head><body>
		<outline text="Top" xmlUrl="https://a.example/feed" type="rss"/>
		<outline text="News"><outline text="Wire &amp; Co" title="Wire" xmlUrl="http://b.example/rss"/>
			<outline text="Deep"><outline text="C" xmlUrl="https://c.example/"/><outline text="again" xmlUrl="https://a.example/feed"/></outline></outline>
		<outline text="Evil&#x9b;31m" xmlUrl="javascript:alert(1)"/><outline text="file" xmlUrl="file:///etc/passwd"/></body></opml>`
	want := []model.Feed{
		{URL: "https://a.example/feed", Title: "Top"}, {URL: "http://b.example/rss", Title: "Wire", Folder: "News"}, {URL: "https://c.example/", Title: "C", Folder: "News / Deep"},
	}
	got, err := ReadOPML(strings.NewReader(in))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("read %+v, %v", got, err)
	}
	var out bytes.Buffer
	if err := WriteOPML(&out, append(got, model.Feed{URL: "/home/x/feed.xml"})); err != nil {
		t.Fatal(err)
	}
	if again, err := ReadOPML(&out); err != nil || !reflect.DeepEqual(again, want) {
		t.Errorf("written and read again: %+v, %v", again, err)
	}
	for name, bad := range map[string]string{"no XML": "hello", "cut off": in[:200], "deep": "<opml><body>" + strings.Repeat("<outline>", 100) + strings.Repeat("</outline>", 100) + "</body></opml>"} {
		if _, err := ReadOPML(strings.NewReader(bad)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}
