package model

import (
	"slices"
	"time"
)

// What is known across articles: dossiers, boards, stories, news, comparisons.
// All of it is made of facts of briefs and keeps their promise: every line
// leads to a [Place], a sentence of an article with the fact marked in it.
// What disagrees is shown side by side and named; nothing is decided.

// Head names an article.
type Head struct {
	ID        string `json:"id"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	Published string `json:"published"` // YYYY-MM-DD or RFC 3339, or empty
}

// Place is where a fact stands: Start and End are its bytes in the article's
// text, Sentence is the sentence around it, which begins at SentenceStart.
type Place struct {
	ArticleID     string `json:"id"`
	Headline      string `json:"headline"`
	Publisher     string `json:"publisher"`
	Published     string `json:"published"` // YYYY-MM-DD or RFC 3339, or empty
	Start         int    `json:"start"`
	End           int    `json:"end"`
	Sentence      string `json:"sentence"`
	SentenceStart int    `json:"sentence_start"` // byte of the article's text
	Marks         []Span `json:"marks"`          // what to mark, as bytes of Sentence
}

// FactRef is a fact of an article by kind and ID, with a line of its own.
type FactRef struct {
	Kind   HitKind `json:"kind"`
	ID     string  `json:"fact"`   // of the figure, date or actor; empty for quotes and terms
	Label  string  `json:"label"`  // "894 people held for political reasons"
	Source string  `json:"source"` // who says so, as printed; empty when the article says it itself
	Weight float64 `json:"weight"` // salience in its article
	Place  Place   `json:"place"`
	Also   []Place `json:"also"` // the same line in copies of one wire story
}

// Dossier is all that a library knows of one actor.
type Dossier struct {
	Name     string         `json:"name"` // the fullest form printed anywhere
	Kind     ActorKind      `json:"kind"`
	Aliases  []NameUse      `json:"aliases"`  // other forms, most used first
	Roles    []RoleUse      `json:"roles"`    // oldest first
	Figures  []FactRef      `json:"figures"`  // said by the actor or about it, newest first
	Quotes   []FactRef      `json:"quotes"`   // newest first
	With     []Companion    `json:"with"`     // who stands in the same articles, closest first
	Articles []ActorArticle `json:"articles"` // newest first
	First    *Place         `json:"first"`    // first mention in the oldest article; null when there is none
	Last     *Place         `json:"last"`     // first mention in the newest article
	Mentions int            `json:"mentions"` // in all articles
	// Others are actors that share part of the name and are somebody else, and
	// those that the reader keeps apart from this one.
	Others []string `json:"others"`
	// Namings are what the reader said of this actor's names.
	Namings []Naming `json:"namings"`
	// Perhaps lists articles that print a part of the name only, where nothing
	// tells whether this actor is meant. None of the rest is drawn from them.
	Perhaps []ActorArticle `json:"perhaps"`
}

// NameUse is one form of a name.
type NameUse struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"` // that print it
	First    Place  `json:"first"`
}

// RoleUse is a role with every article it stands in. It says what was printed
// then, not what holds today.
type RoleUse struct {
	Role   string  `json:"role"`   // as printed first
	From   string  `json:"from"`   // day of the oldest article that states it; empty when undated
	To     string  `json:"to"`     // day of the newest one
	Places []Place `json:"places"` // oldest first
}

// Companion is an actor that stands in articles with another.
type Companion struct {
	Name      string    `json:"name"`
	Kind      ActorKind `json:"kind"`
	Articles  int       `json:"articles"`  // that name both
	Sentences int       `json:"sentences"` // that name both
	Place     Place     `json:"place"`     // one sentence with both, the newest; else a mention
}

// ActorArticle is an article with the place where it first names the actor.
type ActorArticle struct {
	Head
	Mentions int     `json:"mentions"`
	Role     string  `json:"role"` // as printed in this article; empty when it states none
	Salience float64 `json:"salience"`
	Place    Place   `json:"place"`
}

// Board is one quantity across articles.
type Board struct {
	ID        string     `json:"board"` // stable for the same quantity in the same articles
	About     string     `json:"about"` // what is measured: the phrase printed most often
	Unit      string     `json:"unit"`  // as [Figure.Unit]
	Kind      FigureKind `json:"kind"`
	Rows      []BoardRow `json:"rows"`      // oldest first
	Series    []Series   `json:"series"`    // one for each source with two dated values or more, longest first
	Conflicts []Conflict `json:"conflicts"` // neighbouring rows that disagree, by source and time
	Sentence  string     `json:"sentence"`  // what the chart shows
	Weight    float64    `json:"weight"`    // salience, number of articles, less where all agree; boards are listed by it
	// Figures are all figures of the board, shown or folded, each as the ID of its
	// article, a slash, and its own ID; see [Board.Holds].
	Figures []string `json:"-"`
}

// Holds reports whether a figure of an article is on the board, in a row of its
// own or folded into that of another.
func (b *Board) Holds(article, figure string) bool {
	return slices.Contains(b.Figures, article+"/"+figure) || slices.ContainsFunc(b.Rows, func(r BoardRow) bool {
		return r.FigureID == figure && r.Place.ArticleID == article
	})
}

// Articles is in how many articles the values of the board stand, copies of wire
// stories left out.
func (b *Board) Articles() int {
	in := make(map[string]bool)
	for i := range b.Rows {
		in[b.Rows[i].Place.ArticleID] = true
		for _, p := range b.Rows[i].Also {
			in[p.ArticleID] = true
		}
	}
	return len(in)
}

// BoardRow is one figure of a board.
type BoardRow struct {
	Text        string   `json:"text"` // as read: "around 900"
	Value       float64  `json:"value"`
	High        *float64 `json:"high"` // upper end of a range
	Bound       Bound    `json:"bound"`
	Approximate bool     `json:"approximate"`
	Vague       bool     `json:"vague"`
	About       string   `json:"about"` // as printed in this article
	// AsOf is the day the figure holds for: one that its sentence names, else
	// the day of publication. AsOfText is what the sentence says; empty for the
	// day of publication.
	AsOf     Day     `json:"as_of"`
	AsOfText string  `json:"as_of_text"`
	Source   string  `json:"source"` // who says so, by the fullest name its article prints; empty when nobody is named
	FigureID string  `json:"fact"`
	Weight   float64 `json:"weight"`
	Place    Place   `json:"place"`
	Copies   []Place `json:"copies"` // the same figure in copies of one wire story
	Also     []Place `json:"also"`   // other articles that give the same value for the same day, by the same source or by none
	// Wire numbers the rows that come from copies of one wire story; 0 for none.
	Wire int `json:"wire,omitempty"`
}

// Series is what a chart draws: the values of one source over time.
type Series struct {
	Source string        `json:"source"` // empty: no source is named, or no source gives two values and all are drawn
	Points []SeriesPoint `json:"points"` // oldest first, one a day
}

// SeriesPoint is one value of a series.
type SeriesPoint struct {
	Day   Day     `json:"day"`
	Value float64 `json:"value"`
	Row   int     `json:"row"` // index into Board.Rows
}

// ConflictKind says how two rows of a board stand to each other.
type ConflictKind string

// The kinds of conflicts. None says which row is right.
const (
	ConflictNewer    ConflictKind = "newer"    // the same source at a later day
	ConflictSource   ConflictKind = "source"   // another source
	ConflictOverlap  ConflictKind = "overlap"  // ranges or bounds that both hold for some value
	ConflictAgrees   ConflictKind = "agrees"   // one is a rounded form of the other
	ConflictWire     ConflictKind = "wire"     // copies of one wire story that differ
	ConflictDefined  ConflictKind = "defined"  // the articles word differently what is measured
	ConflictDisagree ConflictKind = "disagree" // none of these: same source, same day, other value
)

// Conflict is a pair of rows of a board with other numbers.
type Conflict struct {
	Kind  ConflictKind `json:"kind"`
	Left  int          `json:"left"`  // index into Board.Rows, the older one
	Right int          `json:"right"` // index into Board.Rows
	Label string       `json:"label"` // "894 -> 922, Foro Penal, newer"
}

// Story is a group of articles on the same events.
type Story struct {
	ID       string         `json:"story"`
	Headline string         `json:"headline"` // of its newest article
	Articles []StoryArticle `json:"articles"` // oldest first; copies stand in Copies
	Shared   []string       `json:"shared"`   // names that hold it together, most telling first
	From     string         `json:"from"`     // day of the oldest article; empty when none is dated
	To       string         `json:"to"`       // day of the newest one
	// Of the article that was asked for; empty when none was, or it is the
	// first or last one.
	Article  string `json:"article,omitempty"`
	Previous string `json:"previous,omitempty"`
	Next     string `json:"next,omitempty"`
}

// StoryArticle is one article of a story.
type StoryArticle struct {
	Head
	Words  int      `json:"words"`
	Copies []Head   `json:"copies"` // the same wire story elsewhere
	New    int      `json:"new"`    // facts that no earlier article of the story states
	Shared []string `json:"shared"` // what it shares with the story: names, figures, rare words
	// Lead is its best summary line, as a place; zero when it has none, and where
	// all stories are listed.
	Lead Place `json:"lead,omitzero"`
}

// TimelineEvent is something that happened at a time, as an article tells it.
type TimelineEvent struct {
	From      Day       `json:"from"`
	To        Day       `json:"to"` // half-open; null when open
	Precision Precision `json:"precision"`
	Text      string    `json:"text"`  // the date as printed
	Event     string    `json:"event"` // what happened: a phrase of the sentence, or the sentence
	DateID    string    `json:"fact"`
	Place     Place     `json:"place"`
	Also      []Place   `json:"also"` // other articles that tell the same
}

// Timeline holds events in order, open starts first.
type Timeline struct {
	Title  string          `json:"title"` // a story's headline or an actor's name
	Events []TimelineEvent `json:"events"`
}

// Since says from when on something is new. The zero value means everything.
type Since struct {
	// Last asks for what came after the reader's visit before this one; only a
	// kept library knows.
	Last bool `json:"last"`
	// Time asks for what was published on its day or later.
	Time time.Time `json:"time,omitzero"`
}

// News is what is new in a library.
type News struct {
	Since    Since          `json:"since"`
	Articles []NewArticle   `json:"articles"` // by story, the one with the newest article first; copies folded
	Facts    []FactRef      `json:"facts"`    // that no older article states, by weight
	Figures  []FigureChange `json:"figures"`  // of a quantity that an older article gives otherwise, by weight
	Actors   []FactRef      `json:"actors"`   // named for the first time, by weight
	Roles    []RoleChange   `json:"roles"`
	Revised  []Revision     `json:"revised"` // articles that were changed
	Counts   NewsCounts     `json:"counts"`
}

// NewsCounts are the numbers of the desk's first line.
type NewsCounts struct {
	Articles int `json:"articles"` // with copies
	Facts    int `json:"facts"`
	Figures  int `json:"figures"`
	Actors   int `json:"actors"`
	Roles    int `json:"roles"`
	Revised  int `json:"revised"`
}

// NewArticle is an article that came.
type NewArticle struct {
	Head
	Lead   Place  `json:"lead"`   // its best summary line, as a place; zero when it has none
	Story  string `json:"story"`  // headline of the older article it goes on from; empty when the story is new
	Copies []Head `json:"copies"` // the same wire story elsewhere
	Facts  int    `json:"facts"`  // of it that are new
}

// FigureChange is a quantity that a new article gives otherwise than an older
// one: "894 -> 922, Foro Penal".
type FigureChange struct {
	Label  string       `json:"label"`
	About  string       `json:"about"`
	Kind   ConflictKind `json:"kind"`
	Old    BoardRow     `json:"old"`
	New    BoardRow     `json:"new"`
	Weight float64      `json:"weight"`
}

// RoleChange is an actor for which a new article states another role than the
// last older one that states any.
type RoleChange struct {
	Name string `json:"name"`
	Old  Anchor `json:"old"` // the role in the older article
	New  Anchor `json:"new"`
	Then Place  `json:"then"`
	Now  Place  `json:"now"`
}

// Revision says what changed between two versions of an article.
type Revision struct {
	Head
	From      int              `json:"from"` // versions by number; 0 when not known
	To        int              `json:"to"`
	Added     []FactRef        `json:"added"`   // facts of the newer version only
	Removed   []FactRef        `json:"removed"` // facts of the older version only
	Figures   []FigureChange   `json:"figures"` // the same quantity with another number
	Roles     []RoleChange     `json:"roles"`
	Sentences []SentenceChange `json:"sentences"` // in text order
}

// SentenceChange is a sentence that came, went or was worded anew.
type SentenceChange struct {
	Kind    EditKind `json:"kind"`
	Old     Anchor   `json:"old"`      // in the older text; empty when added
	New     Anchor   `json:"new"`      // in the newer text; empty when removed
	OldEdit []Span   `json:"old_edit"` // words that went, as bytes of Old.Text
	NewEdit []Span   `json:"new_edit"` // words that came, as bytes of New.Text
}

// EditKind says what became of a sentence.
type EditKind string

// The kinds of edits.
const (
	EditAdded   EditKind = "added"
	EditRemoved EditKind = "removed"
	EditChanged EditKind = "changed"
)

// Comparison sets two articles side by side.
type Comparison struct {
	Left      Head       `json:"left"`
	Right     Head       `json:"right"`
	Both      []FactPair `json:"both"`       // facts that both state
	Differing []FactPair `json:"differing"`  // the same thing told otherwise
	OnlyLeft  []FactRef  `json:"only_left"`  // in text order within each kind
	OnlyRight []FactRef  `json:"only_right"` // in text order within each kind
	Copies    bool       `json:"copies"`     // the two are copies of one wire story
}

// FactPair is one fact in two articles.
type FactPair struct {
	Left  FactRef      `json:"left"`
	Right FactRef      `json:"right"`
	Kind  ConflictKind `json:"kind,omitempty"` // how the two differ; empty when they are the same
	Label string       `json:"label"`          // "894 -> 922, Foro Penal" or the fact
}
