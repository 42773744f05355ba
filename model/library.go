package model

import "time"

// ReadState says how far a reader has come with an article.
type ReadState string

// The states of reading.
const (
	StateUnread  ReadState = "unread"
	StateReading ReadState = "reading"
	StateRead    ReadState = "read"
)

// Entry is an article as a list shows it: no text, no facts but the top figure.
type Entry struct {
	ID             string    `json:"id"`
	Headline       string    `json:"headline"`
	Dek            string    `json:"dek"`
	Publisher      string    `json:"publisher"`
	Published      string    `json:"published"` // YYYY-MM-DD or RFC 3339, or empty
	Path           string    `json:"path"`
	Language       string    `json:"language"`
	Words          int       `json:"words"`
	ReadingSeconds int       `json:"reading_seconds"`
	TopFigure      string    `json:"top_figure"` // the most salient figure with what it counts; empty until analysed
	State          ReadState `json:"state"`
	Starred        bool      `json:"starred"`
	Tags           []string  `json:"tags"`
	Place          int       `json:"place"` // byte offset the reader stopped at
}

// Entry is the entry of an article that nobody has touched yet, without its top
// figure.
func (b *Brief) Entry() Entry {
	return Entry{
		ID: b.ID, Headline: b.Headline, Dek: b.Dek, Publisher: b.Source.Publisher, Published: b.Source.Published, Path: b.Source.Path,
		Language: b.Source.Language, Words: b.Words, ReadingSeconds: b.ReadingSeconds, State: StateUnread, Tags: b.Tags,
	}
}

// List is one window of the desk's list.
type List struct {
	Entries []Entry // the window asked for
	Offset  int     // index of the first entry of the window
	Total   int     // entries that match, in all
	Unread  int     // of them unread
}

// ListQuery asks for a window of the list of articles.
type ListQuery struct {
	Query  string // query language of lookup; empty for all
	Offset int
	Limit  int // 0: no limit
	// Around is the ID of an article to put into the middle of the window,
	// wherever the order has moved it to. When it does not match, or no article
	// has it, Offset counts.
	Around string
}

// HitKind says what part of an article answered a lookup.
type HitKind string

// The kinds of hits, in the order in which lookup groups them.
const (
	HitHeadline HitKind = "headline"
	HitFigure   HitKind = "figure"
	HitActor    HitKind = "actor"
	HitDate     HitKind = "date"
	HitQuote    HitKind = "quote"
	HitTerm     HitKind = "term"
	HitText     HitKind = "text"
)

// Hit is one answer of a lookup: a fact, a headline or a sentence.
type Hit struct {
	ArticleID string  `json:"id"`
	Headline  string  `json:"headline"`
	Publisher string  `json:"publisher"`
	Published string  `json:"published"`
	Kind      HitKind `json:"kind"`
	Label     string  `json:"label"`    // what was hit, as a line of its own: "900 political prisoners"
	Sentence  string  `json:"sentence"` // the sentence it stands in
	Matches   []Span  `json:"matches"`  // what to mark, as bytes of Sentence
	Start     int     `json:"start"`    // place of the hit in the article's text
	End       int     `json:"end"`
	Weight    float64 `json:"weight"` // salience of the fact; 0 for text
}

// ChangeKind says what a [Change] changes.
type ChangeKind string

// The kinds of changes a reader makes to an article.
const (
	ChangeState ChangeKind = "state" // Value is a ReadState
	ChangeStar  ChangeKind = "star"  // Value is "y" or empty
	ChangeTags  ChangeKind = "tags"  // Value is the whole list, comma separated
	ChangePlace ChangeKind = "place" // Span.Start is the byte offset
	ChangeNote  ChangeKind = "note"  // Value is the note on Span; empty removes it
	ChangeWrong ChangeKind = "wrong" // Value is a fact's ID; Undo true takes the mark back
	// ChangeSame and ChangeApart say of two names, Value and Other, that they are
	// of one actor, or of two; see [Naming]. They concern no article, and Undo
	// true takes them back.
	ChangeSame  ChangeKind = "same"
	ChangeApart ChangeKind = "apart"
	// ChangeSaved keeps the query Other under the name Value, as a folder; an
	// empty query removes the name. It concerns no article.
	ChangeSaved ChangeKind = "saved"
)

// Change is one thing a reader does to an article. Applying it yields the
// change that takes it back.
type Change struct {
	ArticleID string
	Kind      ChangeKind
	Value     string
	Other     string // the second name of ChangeSame and ChangeApart; the query of ChangeSaved
	Span      Span
	Private   bool // of ChangeNote: for nobody else's eyes
	Undo      bool
}

// Naming is what a reader said of two names of actors.
type Naming struct {
	Name  string `json:"name"`
	Other string `json:"other"`
	Same  bool   `json:"same"` // one actor; otherwise two, however alike the names are
}

// Progress tells how far loading and analysis have come.
type Progress struct {
	Version  int      // grows with every change of the library; see the Library's Wait
	Loaded   int      // articles loaded
	Analyzed int      // of them analysed
	Files    int      // input files done
	Total    int      // input files in all; 0 while still counting
	Failed   []string // one message per input that could not be read
	Started  time.Time
	Finished bool // nothing is loading or waiting for analysis
}

// Definition is what a glossary or dictionary says of a word.
type Definition struct {
	Term    string     `json:"term"`
	Aliases []string   `json:"aliases"`
	Text    string     `json:"definition"`
	Topic   string     `json:"topic"`
	Source  TermSource `json:"source"`
}
