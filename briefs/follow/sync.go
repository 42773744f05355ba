package follow

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Event tells of a sync as it goes: a result of one article, or one feed done.
type Event struct {
	Feed   model.Feed
	Result *shelf.Result // of one article; nil when the feed is done
	Err    error         // why the feed failed
	Done   int           // feeds done
	Total  int           // feeds in all
}

// Add follows a feed from now on: an address or a file.
func Add(ctx context.Context, st store.Store, address, folder string) (model.Feed, error) {
	f := model.Feed{URL: strings.TrimSpace(address), Folder: clean.Line(folder)}
	if !isWeb(f.URL) {
		if strings.Contains(f.URL, "://") {
			return f, fmt.Errorf("feed %s: an address begins with http:// or https://", load.Quote(f.URL))
		}
		abs, err := filepath.Abs(f.URL)
		if err != nil {
			return f, fmt.Errorf("feed %s: %w", load.Quote(f.URL), err)
		}
		f.URL = abs
	}
	known, err := st.Feeds(ctx)
	if err != nil {
		return f, err
	}
	for _, k := range known {
		if k.URL == f.URL {
			return k, nil
		}
	}
	return f, st.PutFeed(ctx, f)
}

// Sync looks at the feeds, several at once, and puts what they hold into the
// library. It calls each for every article after the article is durable, and
// for every feed when it is done; calls do not overlap. A feed that fails is an
// event; the error is one after which nothing could go on.
func (c *Client) Sync(ctx context.Context, lib *shelf.Library, feeds []model.Feed, each func(Event)) error {
	n := c.Parallel
	if n <= 0 {
		n = defaultParallel
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s := &syncing{client: c, lib: lib, each: each, total: len(feeds)}
	todo := make(chan model.Feed)
	var work sync.WaitGroup
	for range min(n, len(feeds)) {
		work.Go(func() {
			for f := range todo {
				if err := s.feed(ctx, f); err != nil {
					stop(err)
					return
				}
			}
		})
	}
	for _, f := range feeds {
		select {
		case todo <- f:
		case <-ctx.Done():
		}
	}
	close(todo)
	work.Wait()
	return context.Cause(ctx)
}

// syncing is one run over feeds.
type syncing struct {
	client *Client
	lib    *shelf.Library

	mu    sync.Mutex
	each  func(Event)
	done  int
	total int
}

func (s *syncing) tell(e Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Result == nil {
		s.done++
	}
	e.Done, e.Total = s.done, s.total
	s.each(e)
}

// feed looks at one feed. What the feed is asked with next time is kept only
// after its articles are.
func (s *syncing) feed(ctx context.Context, f model.Feed) error {
	look, err := s.client.Fetch(ctx, f)
	if err == nil && !look.Unchanged {
		err = s.articles(ctx, &look)
		if fatal := (*fatalError)(nil); errors.As(err, &fatal) {
			return fatal.error
		}
		if err != nil {
			look.Feed.Checked = f.Checked
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	st := s.lib.Store()
	if err := st.PutFeed(ctx, look.Feed); err != nil {
		return err
	}
	if look.Feed.URL != f.URL { // moved for good
		if err := st.DropFeed(ctx, f.URL); err != nil {
			return err
		}
	}
	s.tell(Event{Feed: look.Feed, Err: err})
	return nil
}

// fatalError is an error of the library, not of a feed.
type fatalError struct{ error }

func (s *syncing) articles(ctx context.Context, look *Look) error {
	articles, err := load.Bytes(ctx, look.Feed.URL, look.Data, load.Options{Format: model.FormatFeed})
	if len(articles) == 0 && err != nil {
		look.Feed.Failures++
		look.Feed.Error = err.Error()
		look.Feed.ETag, look.Feed.Modified = "", ""
		return err
	}
	if look.Feed.Title == "" && len(articles) > 0 {
		look.Feed.Title = articles[0].Source.Publisher
	}
	failed := s.lib.AddArticles(ctx, articles, func(r shelf.Result) {
		s.tell(Event{Feed: look.Feed, Result: &r})
	})
	if failed != nil {
		return &fatalError{failed}
	}
	return nil
}
