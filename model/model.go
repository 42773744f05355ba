// Package model holds what lede knows about an article: the [Article] as
// loaded, the [Brief] made from it, and the facts a brief consists of.
//
// One promise binds all of it: nothing in a brief is invented. Every figure,
// date, quote, mention, summary line and in-text definition is a span of the
// article's text, given as half-open byte offsets on rune boundaries, so that
// text[start:end] is the fact exactly as printed. What is inferred from a span
// (a value, a resolved day, a salience) stands in a field of its own. [Brief.Check]
// verifies the promise, and tests and fuzzers call it everywhere.
//
// The JSON of a Brief is the public interface "lede.brief/1": fields may be
// added to it, none is renamed or dropped.
//
// The package uses the standard library only and reaches no terminal, file or
// network.
package model

// Schema names the version of the JSON that a [Brief] marshals to.
const Schema = "lede.brief/1"

// Span is a half-open range [Start, End) of byte offsets into an article's
// text. It marshals to a JSON array of two numbers.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether offset lies inside the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Anchor is a piece of an article's text with its place: Text is exactly
// text[Start:End].
type Anchor struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Span returns the anchor's place.
func (a Anchor) Span() Span { return Span{a.Start, a.End} }

// AnchorAt cuts the anchor [start, end) out of text.
func AnchorAt(text string, start, end int) Anchor {
	return Anchor{Text: text[start:end], Start: start, End: end}
}

// Format is the file format an article was loaded from.
type Format string

// The formats that lede loads.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatHTML     Format = "html"
	FormatEmail    Format = "email"
	FormatFeed     Format = "feed"
	FormatNinjs    Format = "ninjs"
	FormatJSONL    Format = "jsonl"
)

// Source says where an article comes from. Every field is sanitised and, but
// for Path and Format, empty when the article does not tell.
type Source struct {
	Path      string `json:"path"`
	Format    Format `json:"format"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	Dateline  string `json:"dateline"`
	Published string `json:"published"` // YYYY-MM-DD or RFC 3339
	Updated   string `json:"updated"`   // YYYY-MM-DD or RFC 3339
	Language  string `json:"language"`  // ISO 639-1
}

// PartKind says what role a stretch of an article's text plays.
type PartKind string

// The kinds of parts.
const (
	PartHeadline   PartKind = "headline"
	PartDek        PartKind = "dek"
	PartByline     PartKind = "byline"
	PartDateline   PartKind = "dateline"
	PartHeading    PartKind = "heading"
	PartParagraph  PartKind = "paragraph"
	PartQuote      PartKind = "quote"
	PartListItem   PartKind = "list_item"
	PartCaption    PartKind = "caption"
	PartCorrection PartKind = "correction"
)

// Part is one block of an article's text. Parts are sorted and do not overlap;
// what lies between two parts is white space.
type Part struct {
	Kind  PartKind `json:"kind"`
	Start int      `json:"start"`
	End   int      `json:"end"`
}

// Span returns the part's place.
func (p Part) Span() Span { return Span{p.Start, p.End} }

// Article is a loaded article: sanitised, decoded and frozen. Nothing changes
// Text after loading, so every offset into it stays true.
type Article struct {
	ID       string   `json:"id"` // stable; derived from the content, not from path or clock
	Source   Source   `json:"source"`
	Headline string   `json:"headline"`
	Dek      string   `json:"dek"`      // standfirst; empty when there is none
	Text     string   `json:"text"`     // headline, dek and body, blocks separated by "\n\n"
	Parts    []Part   `json:"parts"`    // the blocks of Text
	Warnings []string `json:"warnings"` // what was lost or guessed while loading

	// Markdown is the sanitised Markdown source of a Markdown article, for
	// showing it as its author laid it out; empty for every other format.
	// Offsets never refer to it.
	Markdown string `json:"-"`
	// Tags are the article's own keywords, for instance from front matter.
	Tags []string `json:"-"`
}

// FigureKind says what sort of quantity a figure is.
type FigureKind string

// The kinds of figures.
const (
	FigureCount    FigureKind = "count"
	FigureMoney    FigureKind = "money"
	FigurePercent  FigureKind = "percent"
	FigureDuration FigureKind = "duration"
	FigureAge      FigureKind = "age"
	FigureMeasure  FigureKind = "measure"
	FigureOrdinal  FigureKind = "ordinal"
	FigureRank     FigureKind = "rank"
	FigureScore    FigureKind = "score"
	FigureRange    FigureKind = "range"
)

// Bound says on which side of the stated number the true value may lie.
type Bound string

// The bounds: at least, at most, on either side, or (empty) exact.
const (
	BoundNone  Bound = ""
	BoundMin   Bound = "min"
	BoundMax   Bound = "max"
	BoundAbout Bound = "about"
)

// Figure is a number that the article states, as read ("around 900") and as
// understood (900, approximate).
type Figure struct {
	ID string `json:"id"`
	Anchor
	Kind        FigureKind `json:"kind"`
	Value       float64    `json:"value"`
	High        *float64   `json:"high"` // upper end of a range or second number of a score
	Unit        string     `json:"unit"` // singular; ISO 4217 for money; "%" for percent; the counted noun for a count
	Approximate bool       `json:"approximate"`
	Bound       Bound      `json:"bound"`
	Vague       bool       `json:"vague"`       // "dozens", "millions"
	About       string     `json:"about"`       // shortest phrase of the sentence that says what is measured
	Attribution string     `json:"attribution"` // who says so, as printed in the article
	Hedge       string     `json:"hedge"`       // a hedging word of the sentence, if there is one
	Salience    float64    `json:"salience"`    // 0 to 1: how much the story turns on it
	Rule        string     `json:"rule,omitempty"`
}

// Precision is the grain to which a date is stated.
type Precision string

// The precisions.
const (
	PrecisionTime    Precision = "time"
	PrecisionDay     Precision = "day"
	PrecisionWeekend Precision = "weekend"
	PrecisionWeek    Precision = "week"
	PrecisionMonth   Precision = "month"
	PrecisionQuarter Precision = "quarter"
	PrecisionSeason  Precision = "season"
	PrecisionYear    Precision = "year"
	PrecisionDecade  Precision = "decade"
	PrecisionCentury Precision = "century"
)

// Day is a calendar day as YYYY-MM-DD; the empty Day is an open end and
// marshals to null. Days compare as strings.
type Day string

// Date is a stretch of time that the article names, resolved against the day
// of publication to the half-open range of days [From, To).
type Date struct {
	ID string `json:"id"`
	Anchor
	From      Day       `json:"from"`
	To        Day       `json:"to"`
	Precision Precision `json:"precision"`
	Event     string    `json:"event"` // what happened then: a phrase of the sentence
	Rule      string    `json:"rule,omitempty"`
}

// ActorKind says what sort of actor a name refers to.
type ActorKind string

// The kinds of actors.
const (
	ActorPerson       ActorKind = "person"
	ActorOrganization ActorKind = "organization"
	ActorPlace        ActorKind = "place"
	ActorGroup        ActorKind = "group"
)

// Actor is a person, organization, place or group of the article with every
// place it is named at.
type Actor struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"` // the fullest form printed in the article
	Kind      ActorKind `json:"kind"`
	Role      string    `json:"role"`       // as printed; empty when this text states none
	RoleStart int       `json:"role_start"` // 0,0 when there is no role
	RoleEnd   int       `json:"role_end"`
	Aliases   []string  `json:"aliases"` // other forms printed, without Name
	Salience  float64   `json:"salience"`
	Mentions  []Span    `json:"mentions"` // sorted, not overlapping
	Rule      string    `json:"rule,omitempty"`
}

// Quote is a direct quotation with its speaker, where the text tells.
type Quote struct {
	Anchor
	Speaker   string `json:"speaker"`
	SpeakerID string `json:"speaker_id"` // an Actor's ID, or empty
	Rule      string `json:"rule,omitempty"`
}

// TermSource says where a glossary term's definition comes from: one of the
// constants, or "dictionary:NAME".
type TermSource string

// The sources of definitions.
const (
	TermText    TermSource = "text"    // defined by the article itself
	TermUser    TermSource = "user"    // from the user's own glossaries
	TermLede    TermSource = "lede"    // from the glossary that comes with lede
	TermLibrary TermSource = "library" // defined by another article of the library
)

// Term is a glossary entry of the article. Start and End are the defining span
// when Source is [TermText], else both are 0.
type Term struct {
	Term       string     `json:"term"`
	Definition string     `json:"definition"`
	Source     TermSource `json:"source"`
	Start      int        `json:"start"`
	End        int        `json:"end"`
	Mentions   []Span     `json:"mentions"`
	Rule       string     `json:"rule,omitempty"`
}

// Brief is an article with its facts.
type Brief struct {
	Schema string `json:"schema"`
	Article
	Words          int      `json:"words"`
	ReadingSeconds int      `json:"reading_seconds"`
	Summary        []Anchor `json:"summary"` // best first
	Figures        []Figure `json:"figures"` // in text order
	Dates          []Date   `json:"dates"`   // in text order
	Actors         []Actor  `json:"actors"`  // most salient first
	Quotes         []Quote  `json:"quotes"`  // in text order
	Glossary       []Term   `json:"glossary"`
}
