package same

import (
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// What is known across articles. Everything here is made of facts of single
// articles, each with the article it stands in: nothing is merged away, and what
// conflicts is shown side by side.

// Cited is an article as the source of a fact.
type Cited struct {
	ArticleID string `json:"id"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
}

// CitedFigure is a figure with its article and its sentence.
type CitedFigure struct {
	Cited
	Figure   model.Figure `json:"figure"`
	Sentence model.Anchor `json:"sentence"`
}

// CitedRole is a role of an actor with the article that states it.
type CitedRole struct {
	Cited
	Role model.Anchor `json:"role"`
}

// CitedQuote is a quote with its article.
type CitedQuote struct {
	Cited
	Quote model.Quote `json:"quote"`
}

// CitedDate is a date with its article.
type CitedDate struct {
	Cited
	Date model.Date `json:"date"`
}

// FigureChange is the same quantity with another value than before.
type FigureChange struct {
	Before CitedFigure `json:"before"`
	After  CitedFigure `json:"after"`
}

// News is what came into the library since a reader's last visit.
type News struct {
	Since    int64          `json:"since"`    // revision of the library at the last visit
	Revision int64          `json:"revision"` // its revision now
	Articles int            `json:"articles"` // new articles
	Changed  int            `json:"changed"`  // articles with a new version
	Facts    int            `json:"facts"`    // facts in both
	Entries  []model.Entry  `json:"entries"`  // newest first, a few hundred at most
	Figures  []FigureChange `json:"figures"`
	Actors   []store.Named  `json:"actors"`
}

// Story is a group of articles on the same events.
type Story struct {
	Headline string       `json:"headline"` // of its newest article
	Articles []StoryEntry `json:"articles"` // newest first
	Shared   []string     `json:"shared"`   // the actors that hold it together, most telling first
}

// StoryEntry is an article of a story. Copies are articles with nearly the same
// text, such as the same wire copy in several papers.
type StoryEntry struct {
	model.Entry
	Copies []model.Entry `json:"copies"`
}

// Dossier is what the library knows of an actor.
type Dossier struct {
	Name    string          `json:"name"`
	Kind    model.ActorKind `json:"kind"`
	Aliases []string        `json:"aliases"`
	First   Cited           `json:"first"` // oldest article that names it
	Last    Cited           `json:"last"`  // newest
	Count   int             `json:"count"` // articles that name it
	Roles   []CitedRole     `json:"roles"` // oldest first, each as long as it stays the same
	Said    []CitedQuote    `json:"said"`  // newest first
	Figures []CitedFigure   `json:"figures"`
	With    []Companion     `json:"with"`  // most often first
	Dates   []CitedDate     `json:"dates"` // dated sentences that name it, by day
}

// Companion is an actor that is named in the same articles.
type Companion struct {
	Name  string          `json:"name"`
	Kind  model.ActorKind `json:"kind"`
	Count int             `json:"count"` // articles that name both
}

// ConflictKind says in what way two figures of the same quantity differ.
type ConflictKind string

// The kinds of conflicts.
const (
	ConflictNewer  ConflictKind = "newer"   // the later article has another value
	ConflictSource ConflictKind = "source"  // someone else says so
	ConflictRange  ConflictKind = "overlap" // one lies within the bounds of the other
	ConflictCopy   ConflictKind = "copy"    // the same value from the same source
)

// BoardRow is a row of the figures board.
type BoardRow struct {
	CitedFigure
	Conflict ConflictKind `json:"conflict"` // towards the row before; empty for the first
}

// Board is the same quantity across articles, oldest first.
type Board struct {
	About string     `json:"about"`
	Unit  string     `json:"unit"`
	Rows  []BoardRow `json:"rows"`
	Says  string     `json:"says"` // what the chart of it shows, as a sentence
}

// FactPair is a fact that two articles both have. The two sides may read
// differently; Differ says that they state different values.
type FactPair struct {
	Kind   model.HitKind `json:"kind"`
	Left   model.Anchor  `json:"left"`
	Right  model.Anchor  `json:"right"`
	Label  string        `json:"label"`
	Differ bool          `json:"differ"`
}

// OneFact is a fact that only one of two articles has.
type OneFact struct {
	Kind  model.HitKind `json:"kind"`
	Fact  model.Anchor  `json:"fact"`
	Label string        `json:"label"`
}

// Comparison sets two articles, or two versions of one, side by side.
type Comparison struct {
	Left  Cited          `json:"left"`
	Right Cited          `json:"right"`
	Both  []FactPair     `json:"both"`
	OnlyL []OneFact      `json:"only_left"`
	OnlyR []OneFact      `json:"only_right"`
	Gone  []model.Anchor `json:"gone"`  // sentences of the left one that the right one has not
	Fresh []model.Anchor `json:"fresh"` // sentences of the right one that the left one has not
}
