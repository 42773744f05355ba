// Package follow keeps a library up to date with feeds: it fetches what has
// changed, and reads and writes lists of feeds as OPML.
//
// Feeds are fetched politely and defensively. A server is asked only for what
// changed since the last look (ETag, Last-Modified). Only http and https are
// spoken, redirects are few and never lead from the network into this machine,
// a look takes no longer than [Client.Timeout] and reads no more than
// [Client.MaxBytes] after decompression. A feed that fails is named, keeps its
// error until the next look, and never holds up the others.
package follow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// Client fetches feeds. The zero value is ready for use.
type Client struct {
	HTTP      *http.Client  // nil: one of its own; its CheckRedirect is not used
	Timeout   time.Duration // of one look, redirects included; 30 s when 0
	MaxBytes  int64         // of one feed, decompressed; 20 MiB when 0
	Parallel  int           // looks at once; 8 when 0
	UserAgent string        // "lede" when empty
	Now       func() time.Time
}

// The defaults of a client.
const (
	defaultTimeout  = 30 * time.Second
	defaultMaxBytes = 20 << 20
	defaultParallel = 8
	maxRedirects    = 5
)

// Look is what one look at a feed brought.
type Look struct {
	Feed      model.Feed // with what to ask with next time
	Data      []byte     // the feed; nil when it has not changed
	Unchanged bool
}

// ErrStatus is an answer of a server that is not a feed.
type ErrStatus struct{ Code int }

func (e *ErrStatus) Error() string {
	s := fmt.Sprintf("the server answers %d %s", e.Code, http.StatusText(e.Code))
	switch e.Code {
	case http.StatusGone:
		return s + "; the feed is gone for good"
	case http.StatusNotFound:
		return s + "; check the address"
	case http.StatusUnauthorized, http.StatusForbidden:
		return s + "; it wants to know who asks"
	case http.StatusTooManyRequests:
		return s + "; look again later"
	}
	return strings.TrimSpace(s)
}

// Fetch looks at a feed. Where that fails, the returned feed carries the error.
func (c *Client) Fetch(ctx context.Context, f model.Feed) (Look, error) {
	look, err := c.fetch(ctx, f)
	if err != nil {
		f.Failures++
		f.Error = err.Error()
		return Look{Feed: f}, fmt.Errorf("feed %q: %w", f.URL, err)
	}
	look.Feed.Failures, look.Feed.Error = 0, ""
	look.Feed.Checked = c.now().UTC().Truncate(time.Second)
	return look, nil
}

func (c *Client) now() time.Time {
	if c.Now == nil {
		return time.Now()
	}
	return c.Now()
}

func (c *Client) fetch(ctx context.Context, f model.Feed) (Look, error) {
	if !isWeb(f.URL) {
		return c.file(f)
	}
	timeout := c.Timeout
	if timeout == 0 {
		timeout = defaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, f.URL, http.NoBody)
	if err != nil {
		return Look{}, fmt.Errorf("ask: %w", err)
	}
	c.headers(req, &f)
	moved := &redirects{to: f.URL, permanent: true}
	resp, err := c.client(moved).Do(req)
	if err != nil {
		return Look{}, fmt.Errorf("ask: %w", plainError(err, timeout))
	}
	defer func() { _ = resp.Body.Close() }()
	switch {
	case resp.StatusCode == http.StatusNotModified:
		return Look{Feed: f, Unchanged: true}, nil
	case resp.StatusCode != http.StatusOK:
		return Look{}, &ErrStatus{resp.StatusCode}
	}
	data, err := c.body(resp.Body)
	if err != nil {
		return Look{}, fmt.Errorf("read: %w", plainError(err, timeout))
	}
	f.ETag, f.Modified = short(resp.Header.Get("ETag")), short(resp.Header.Get("Last-Modified"))
	if moved.count > 0 && moved.permanent {
		f.URL, f.ETag, f.Modified = moved.to, "", ""
	}
	return Look{Feed: f, Data: data}, nil
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// file reads a feed that lies on this machine. Its time of change is what tells
// whether it changed.
func (c *Client) file(f model.Feed) (Look, error) {
	info, err := os.Stat(f.URL)
	if err != nil {
		return Look{}, err
	}
	if !info.Mode().IsRegular() {
		return Look{}, errors.New("it is not a file")
	}
	stamp := info.ModTime().UTC().Format(time.RFC3339Nano)
	if stamp == f.Modified {
		return Look{Feed: f, Unchanged: true}, nil
	}
	in, err := os.Open(f.URL)
	if err != nil {
		return Look{}, err
	}
	defer func() { _ = in.Close() }()
	data, err := c.body(in)
	if err != nil {
		return Look{}, err
	}
	f.Modified = stamp
	return Look{Feed: f, Data: data}, nil
}

// body reads what is allowed and fails where there is more.
func (c *Client) body(r io.Reader) ([]byte, error) {
	limit := c.MaxBytes
	if limit == 0 {
		limit = defaultMaxBytes
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("it is larger than %d MiB", limit>>20)
	}
	return data, err
}

func (c *Client) headers(req *http.Request, f *model.Feed) {
	agent := c.UserAgent
	if agent == "" {
		agent = "lede"
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5")
	if f.ETag != "" {
		req.Header.Set("If-None-Match", f.ETag)
	}
	if f.Modified != "" {
		req.Header.Set("If-Modified-Since", f.Modified)
	}
}

// maxValidator bounds what a server may have us keep and send back.
const maxValidator = 1000

func short(s string) string {
	if len(s) > maxValidator {
		return ""
	}
	return s
}

// redirects follows a chain of redirects.
type redirects struct {
	to        string
	count     int
	permanent bool // all of them
}

// client returns an HTTP client that notes redirects and refuses bad ones.
func (c *Client) client(moved *redirects) *http.Client {
	var own http.Client
	if c.HTTP != nil {
		own = *c.HTTP
	}
	own.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		moved.count = len(via)
		moved.to = req.URL.String()
		code := req.Response.StatusCode
		moved.permanent = moved.permanent && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect)
		switch {
		case len(via) > maxRedirects:
			return fmt.Errorf("more than %d redirects", maxRedirects)
		case !isWeb(req.URL.String()):
			return fmt.Errorf("it leads to %q, which is not the web", req.URL.Scheme)
		case inside(req.URL.Hostname()) && !inside(via[0].URL.Hostname()):
			return errors.New("it leads from the network into this machine's own")
		}
		return nil
	}
	return &own
}

// inside reports whether a host is this machine or its own network, by name.
func inside(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified())
}

// plainError says what happened without repeating the address.
func plainError(err error, timeout time.Duration) error {
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %s", timeout)
	}
	return err
}
