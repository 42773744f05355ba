// Package store keeps a library: articles with all versions they were seen in,
// the facts found in them, and what each reader did with them.
//
// A [Store] promises four things, and package storetest holds every
// implementation to them:
//
//   - What was acknowledged is durable. [Store.Add], [Store.Apply] and the other
//     writers return after the transaction is synced, and a write that fails
//     leaves no trace. A killed process or a full disk loses nothing that was
//     acknowledged.
//   - Several processes may use one library at once. Writers wait for each
//     other; readers see whole transactions.
//   - Queries mean the same as in package query: what is found by an index is
//     found by [query.Target.Match], and nothing else.
//   - A library that cannot be opened (damaged, made by a newer lede, not a
//     library at all) is never written to.
//
// Articles are listed newest first by the wall clock of their publication,
// undated ones last in the order in which they came. An article is known by the
// ID of the first version that was seen of it; the ID of any later version
// leads to it too.
package store

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// The errors that callers tell apart.
var (
	ErrUnknown  = errors.New("no such article in the library")
	ErrNewer    = errors.New("made by a newer lede")
	ErrForeign  = errors.New("not a lede library")
	ErrDamaged  = errors.New("damaged")
	ErrReadOnly = errors.New("the library can only be read here")
	// ErrUnreachable is of libraries on a server that does not answer, or no
	// longer does.
	ErrUnreachable = errors.New("the server does not answer")
)

// Record is an article on its way into the library.
type Record struct {
	// Brief is the article with its facts.
	Brief *model.Brief
	// Identity is what stays the same when the article is changed by its
	// publisher: its address, or the file it lies in. An article with the
	// identity of another is kept as a new version of it. Empty: the content
	// alone tells.
	Identity string
	// Analyzer is the version of the analysis that made the facts.
	Analyzer int
	// Seen is when the article came in, when that was not now.
	Seen time.Time
}

// IdentityHash is the form in which identities are kept: 64 bits, so that two of
// a million identities collide in one of tens of millions of libraries. An
// identity of "#" and sixteen hexadecimal digits is such a hash already.
func IdentityHash(identity string) int64 {
	if digits, ok := strings.CutPrefix(identity, "#"); ok && len(digits) == 16 {
		if n, err := strconv.ParseUint(digits, 16, 64); err == nil {
			return int64(n) //nolint:gosec // the bits matter, not the number
		}
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(identity))
	return int64(h.Sum64()) //nolint:gosec // the bits matter, not the number
}

// HashedIdentity is an identity made of its hash.
func HashedIdentity(hash int64) string { return fmt.Sprintf("#%016x", uint64(hash)) } //nolint:gosec // as above

// Outcome says what became of a record.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"   // new to the library
	Changed Outcome = "changed" // a new version of an article of the library
	Kept    Outcome = "kept"    // there already, in this or a later version
)

// Receipt acknowledges one record, after it is durable.
type Receipt struct {
	ID       string // of the article in the library
	Headline string
	Outcome  Outcome
}

// Window is a part of a list. Around is the ID of an article to put into the
// middle of it; Offset counts when there is none or it is not in the list.
type Window struct {
	Offset int
	Limit  int // 0: no limit, and Around does not count
	Around string
}

// Found is an article that answers a query.
type Found struct {
	Entry  model.Entry
	Brief  *model.Brief
	Target *query.Target // made of Entry and Brief
	// Version is the number of the current version, Revision that of the library
	// when it came.
	Version  int
	Revision int64
	// Unmarked says that the reader marked no fact of it as wrong; false when
	// that was not looked up.
	Unmarked bool
}

// Store keeps one library. Every method may be called by several goroutines at
// once. A reader is named by a string; the empty name is the owner of the
// library.
type Store interface {
	// Add puts records in, all or none of them, and acknowledges each in order.
	Add(ctx context.Context, records []Record) ([]Receipt, error)
	// List returns a window of the articles that match; a nil node matches all.
	List(ctx context.Context, reader string, n *query.Node, w Window) (model.List, error)
	// Entry returns one article as a list shows it.
	Entry(ctx context.Context, reader, id string) (model.Entry, error)
	// Brief returns the current version of an article with all its facts.
	Brief(ctx context.Context, id string) (*model.Brief, error)
	// Versions lists the versions of an article, the first one first.
	Versions(ctx context.Context, id string) ([]model.Version, error)
	// Version returns one version of an article.
	Version(ctx context.Context, id string, number int) (*model.Brief, error)
	// Match yields the articles that match, newest first, until the caller
	// breaks or an error, which it yields last.
	Match(ctx context.Context, reader string, n *query.Node) iter.Seq2[Found, error]

	// Since yields the articles that came or changed after a revision of the
	// library, newest first, as Match does.
	Since(ctx context.Context, reader string, revision int64) iter.Seq2[Found, error]
	// Names returns the actors that came up first after a revision, at most limit.
	Names(ctx context.Context, revision int64, limit int) ([]Named, error)

	State
	Renewing
	Following
	Exporting

	// Status describes the library as a whole.
	Status(ctx context.Context) (Status, error)
	// Check reads everything and returns what is wrong with it.
	Check(ctx context.Context) []error
	// Close ends all work with the library.
	Close() error
}

// State keeps what readers do with articles.
type State interface {
	// Apply makes the changes, all of them or none, and returns those that take
	// them back, in the order in which to apply them.
	Apply(ctx context.Context, reader string, changes []model.Change) ([]model.Change, error)
	// Notes returns a reader's notes on an article in the order of the text; on
	// all articles, newest first, when id is empty.
	Notes(ctx context.Context, reader, id string) ([]model.Note, error)
	// NotesOfAll returns what Notes does, of every reader, each note with its
	// author, but for notes that another reader keeps private.
	NotesOfAll(ctx context.Context, reader, id string) ([]model.Note, error)
	// Wrong returns the IDs of the facts of an article that the reader marked
	// as wrong.
	Wrong(ctx context.Context, reader, id string) (map[string]bool, error)
	// Namings returns what the reader said of pairs of names, by name.
	Namings(ctx context.Context, reader string) ([]model.Naming, error)
	// Log returns what a reader did, newest first, at most limit changes.
	Log(ctx context.Context, reader string, limit int) ([]LogLine, error)
	// Saved returns the reader's saved queries by name.
	Saved(ctx context.Context, reader string) ([]model.SavedQuery, error)
	// Save keeps a query under its name; an empty query removes the name.
	Save(ctx context.Context, reader string, q model.SavedQuery) error
	// Visit notes that the reader saw the library as of a revision, and
	// returns the revision of the visit before. Revision 0 notes nothing.
	Visit(ctx context.Context, reader string, revision int64) (before int64, err error)
}

// Renewing brings the facts of articles up to date after the analysis was
// improved.
type Renewing interface {
	// Outdated returns the IDs of at most limit articles whose facts were found
	// by an older version of the analysis, newest article first.
	Outdated(ctx context.Context, analyzer, limit int) ([]string, error)
	// Renew puts the facts of the records in place of those kept, all or none.
	// Neither the articles' versions nor the library's revision grow: nothing
	// came, and nothing is new to readers. A record whose article is gone, or has
	// another text by now, is passed over.
	Renew(ctx context.Context, records []Record) error
}

// Following keeps the feeds that the library follows.
type Following interface {
	// Feeds returns every feed by folder and title.
	Feeds(ctx context.Context) ([]model.Feed, error)
	// PutFeed adds a feed or replaces the one with its URL.
	PutFeed(ctx context.Context, f model.Feed) error
	// DropFeed removes a feed; its articles stay.
	DropFeed(ctx context.Context, url string) error
}

// Exporting reads and writes a library whole, to move it elsewhere.
type Exporting interface {
	// All yields every version of every article in the order in which they
	// came, until the caller breaks or an error, which it yields last. Adding
	// the records to an empty library in this order makes the same library.
	All(ctx context.Context) iter.Seq2[Record, error]
	// Readers returns the names of all readers.
	Readers(ctx context.Context) ([]string, error)
	// Desk returns everything a reader did.
	Desk(ctx context.Context, reader string) (Desk, error)
	// Restore puts back what a reader did, over what is there. Articles that the
	// library does not hold are passed over.
	Restore(ctx context.Context, d Desk) error
}

// Desk is everything a reader did with a library.
type Desk struct {
	Reader string             `json:"reader"`
	Visit  int64              `json:"visit,omitempty"` // revision at the last visit
	States []ArticleState     `json:"states,omitempty"`
	Notes  []model.Note       `json:"notes,omitempty"`
	Wrong  []WrongFact        `json:"wrong,omitempty"`
	Saved  []model.SavedQuery `json:"saved,omitempty"`
	Names  []model.Naming     `json:"names,omitempty"`
	Log    []LogLine          `json:"log,omitempty"` // oldest first
}

// ArticleState is what a reader did with one article.
type ArticleState struct {
	ArticleID string          `json:"id"`
	State     model.ReadState `json:"state"`
	Starred   bool            `json:"starred,omitempty"`
	Place     int             `json:"place,omitempty"`
	Tags      *string         `json:"tags,omitempty"` // comma separated; nil: the article's own
}

// WrongFact is a fact that a reader marked as wrong.
type WrongFact struct {
	ArticleID string `json:"id"`
	Fact      string `json:"fact"`
	Text      string `json:"text"`
}

// LogLine is a line of the reading log.
type LogLine struct {
	At        time.Time        `json:"at"`
	ArticleID string           `json:"id"`
	Kind      model.ChangeKind `json:"kind"`
	Value     string           `json:"value,omitempty"`
	Undo      bool             `json:"undo,omitempty"`
}

// Status describes a library.
type Status struct {
	Place    string // where it is: a file or an address without its password
	Schema   int    // version of its tables
	Revision int64  // grows with every article added or changed
	State    int64  // differs from what it was whenever anything was written, by any process
	Articles int
	Bytes    int64 // on disk
	ReadOnly bool
}
