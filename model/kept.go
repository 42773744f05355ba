package model

import "time"

// What a kept library knows of its articles beyond the list.

// Note is what a reader wrote about a stretch of an article, or a mark without
// words.
type Note struct {
	ID        int64     `json:"note"`
	ArticleID string    `json:"id"`
	Span      Span      `json:"span"`  // where it stands now; [0,0] when the quoted words are gone from the article
	Quote     string    `json:"quote"` // the words it was put on
	Text      string    `json:"text"`  // the note itself; empty for a mark
	Made      time.Time `json:"made"`
	Author    string    `json:"author,omitempty"`  // the reader who wrote it; empty: the owner of this machine
	Private   bool      `json:"private,omitempty"` // nobody but its author sees it
	Own       bool      `json:"-"`                 // it is by the reader who asks; only those can be changed
}

// Version is one state in which a kept article was seen.
type Version struct {
	Number   int       `json:"version"` // 1 for the first
	Headline string    `json:"headline"`
	Seen     time.Time `json:"seen"` // when it came into the library
	Current  bool      `json:"current"`
}

// SavedQuery is a query with a name, shown as a folder.
type SavedQuery struct {
	Name  string `json:"name"`
	Query string `json:"query"`
}

// FolderKind says where a folder comes from.
type FolderKind string

// The kinds of folders.
const (
	FolderSaved     FolderKind = "saved"     // a query that the reader saved
	FolderTag       FolderKind = "tag"       // a tag that the reader gave
	FolderPublisher FolderKind = "publisher" // all that one publisher brought out
)

// Folder is a stretch of the list of articles under a name: what answers its
// query.
type Folder struct {
	Kind   FolderKind `json:"kind"`
	Name   string     `json:"name"`
	Query  string     `json:"query"`
	Unread int        `json:"unread"` // articles in it; -1: to be counted
}

// Deed is a line of the reading log: what a reader did with an article, or in
// one stroke with many.
type Deed struct {
	At       time.Time  `json:"at"`
	Kind     ChangeKind `json:"kind"`
	Value    string     `json:"value,omitempty"` // as [Change.Value]
	Undo     bool       `json:"undo,omitempty"`  // something done before was taken back
	Article  Head       `json:"article"`         // the last of them; zero when it was about no article
	Articles int        `json:"articles"`        // how many in that stroke
}

// Feed is a feed that the library follows.
type Feed struct {
	URL      string    `json:"url"`
	Title    string    `json:"title"`
	Folder   string    `json:"folder"`
	ETag     string    `json:"etag,omitempty"`          // as the server sent it
	Modified string    `json:"last_modified,omitempty"` // as the server sent it
	Checked  time.Time `json:"checked,omitzero"`        // last successful look; zero: never
	Failures int       `json:"failures,omitempty"`      // failed looks since then
	Error    string    `json:"error,omitempty"`         // why the last look failed
}
