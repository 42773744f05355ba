package follow

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// opml is the part of OPML 2.0 that lists of subscriptions use
// (http://opml.org/spec2.opml).
type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Body    []outline `xml:"body>outline"`
}

type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
	Children []outline `xml:"outline"`
}

// The bounds of a list: more is an accident or an attack.
const (
	maxFeeds   = 10_000
	maxOutline = 20
	maxOPML    = 20 << 20
)

// ReadOPML reads a list of feeds. An outline without an address is a folder;
// folders in folders are joined with " / ". Addresses that are not http or https
// are left out.
func ReadOPML(r io.Reader) ([]model.Feed, error) {
	var doc opml
	d := xml.NewDecoder(io.LimitReader(r, maxOPML))
	d.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is in %q; save it as UTF-8", clean.Line(label))
	}
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("read OPML: %w", err)
	}
	w := opmlWalk{seen: make(map[string]bool)}
	if err := w.walk(doc.Body, "", 0); err != nil {
		return nil, fmt.Errorf("read OPML: %w", err)
	}
	return w.feeds, nil
}

type opmlWalk struct {
	feeds []model.Feed
	seen  map[string]bool
}

func (w *opmlWalk) walk(list []outline, folder string, depth int) error {
	if depth > maxOutline {
		return fmt.Errorf("folders nest deeper than %d", maxOutline)
	}
	for _, o := range list {
		title := clean.Line(o.Title)
		if title == "" {
			title = clean.Line(o.Text)
		}
		if address := clean.Line(o.XMLURL); isWeb(address) && !w.seen[address] {
			if len(w.feeds) == maxFeeds {
				return errors.New("too many feeds")
			}
			w.seen[address] = true
			w.feeds = append(w.feeds, model.Feed{URL: address, Title: title, Folder: folder})
		}
		inner := folder
		if o.XMLURL == "" && title != "" {
			if inner != "" {
				inner += " / "
			}
			inner += title
		}
		if err := w.walk(o.Children, inner, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// WriteOPML writes feeds as a list that other readers take, in the order given.
// Feeds that are files are left out.
func WriteOPML(w io.Writer, feeds []model.Feed) error {
	doc := opml{Version: "2.0", Title: "lede feeds"}
	place := make(map[string]int)
	for _, f := range feeds {
		if !isWeb(f.URL) {
			continue
		}
		title := f.Title
		if title == "" {
			title = f.URL
		}
		o := outline{Text: title, Title: title, Type: "rss", XMLURL: f.URL}
		if f.Folder == "" {
			doc.Body = append(doc.Body, o)
			continue
		}
		i, known := place[f.Folder]
		if !known {
			i = len(doc.Body)
			place[f.Folder] = i
			doc.Body = append(doc.Body, outline{Text: f.Folder, Title: f.Folder})
		}
		doc.Body[i].Children = append(doc.Body[i].Children, o)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
