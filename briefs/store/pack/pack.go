// Package pack is the form in which a brief is kept: a few hundred bytes beside
// the text of its article.
//
// Facts are spans, so their words need not be kept twice: an anchor is a start
// and a length, and every other string is kept as a place in the text where it
// stands there, counted from the fact it belongs to, as a number where it is one
// of the model's own words ([common]), else once in a table at the head. IDs made
// by [model.FactID] are made again. Numbers are variable-length
// (encoding/binary's uvarint and varint), and what a fact has or has not is told
// by the bits of one byte. A brief packs to three tenths of its text, and unpacks
// in some ten microseconds, which is what lets a lookup read hundreds of briefs
// while someone types.
//
// [Decode] never trusts what it reads: bytes that were not made by [Encode] give
// an error, never a panic and never a span outside the text.
//
// Saliences are kept to six decimals; everything else comes back as it was.
package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// version is the first byte of every packed brief.
const version = 2

// ErrCorrupt is wrapped by every error of [Decode].
var ErrCorrupt = errors.New("packed brief is corrupt")

// common are the words of the model's own vocabulary and those that most facts
// have, which are kept as their number: in one byte the first 64 of them. The
// list may grow at its end; its order never changes.
var common = [...]string{
	"", "count", "money", "percent", "duration", "age", "measure", "ordinal", "rank", "score", "range",
	"min", "max", "about", "time", "day", "week", "month", "year", "person", "organization", "place", "group",
	"paragraph", "text", "%", "USD", "km", "hour", "lede", "glossary", "name tagger", "number", "number, bounded",
	"name tagger; role: description before the name", "name tagger; role: apposition behind the name",
	"full date", "weekday", "money: sign before", "age: after a name", "tag after the quote", "as told before",
	"quarter or half", "last, this or next", "day from publication", "speaker not told", "fragment of speech",
	"vague number", "tag before the quote", "month-day", "duration, bounded", "age: years old", "multiple",
	"name tagger; role: apposition before the name", "name tagger; role: title before the name", "acronym", "ago",
	"percent, bounded", "counted from publication", "rank: number", "month and year", "times", "EUR", "GBP",

	"weekend", "quarter", "season", "decade", "century", "user", "library", "headline", "dek", "byline", "dateline",
	"heading", "quote", "list_item", "caption", "correction", "markdown", "html", "email", "feed", "ninjs", "jsonl", "en",
	"minute", "m", "km/h", "age: when she was", "share: fraction", "rank: superlative", "time of day", "age: aged",
	"apposition before", "apposition", "according to", "end of a period", "goes on from the quote before", "year end",
	"name tagger; role: organization named behind the name", "name tagger; role: said of the name with a verb",
	"known as", "some time ago", "share: n in m", "rank: place", "age: at the age of", "range: ages", "measure, bounded",
}

// salienceUnit is the grain to which saliences are kept.
const salienceUnit = 1e6

// Encode packs everything of b but its text and Markdown source. It fails when
// an anchor of b is not the span of the text it claims to be.
func Encode(b *model.Brief) ([]byte, error) {
	w := &writer{text: b.Text, index: make(map[string]uint64, 2*len(common)), out: make([]byte, 0, 1024)}
	for i, s := range common {
		w.index[s] = uint64(i)
	}
	w.article(&b.Article)
	w.uint(b.Words)
	w.uint(b.ReadingSeconds)
	each(w, b.Summary, func(a *model.Anchor) { w.anchor(*a) })
	each(w, b.Figures, w.figure)
	each(w, b.Dates, w.date)
	each(w, b.Actors, w.actor)
	each(w, b.Quotes, w.quote)
	each(w, b.Glossary, w.term)
	if w.err != nil {
		return nil, w.err
	}
	head := []byte{version}
	head = binary.AppendUvarint(head, uint64(len(w.table)))
	for _, s := range w.table {
		head = binary.AppendUvarint(head, uint64(len(s)))
		head = append(head, s...)
	}
	return append(head, w.out...), nil
}

type writer struct {
	text  string
	out   []byte
	index map[string]uint64 // strings of the table, by their place in it
	table []string
	at    int // start of the last span, from which the next one is counted
	err   error
}

func each[T any](w *writer, list []T, f func(*T)) {
	w.uint(len(list))
	for i := range list {
		f(&list[i])
	}
}

func (w *writer) uint(n int) {
	w.out = binary.AppendUvarint(w.out, uint64(max(n, 0)))
}

func (w *writer) int(n int) { w.out = binary.AppendVarint(w.out, int64(n)) }

// flags writes up to eight answers as the bits of a byte, the first as the
// lowest.
func (w *writer) flags(all ...bool) {
	var bits byte
	for i, b := range all {
		if b {
			bits |= 1 << i
		}
	}
	w.out = append(w.out, bits)
}

// minReference is the length from which a string is worth a search in the text.
const minReference = 4

// string writes an odd number and an offset, counted from the last span, for a
// string that stands in the text, and an even number for one that is common or of
// the table; 0 is the empty string.
func (w *writer) string(s string) {
	n, known := w.index[s]
	if !known && len(s) >= minReference {
		if i := w.find(s); i >= 0 {
			w.uint(len(s)<<1 | 1)
			w.int(i - w.at)
			return
		}
	}
	if !known {
		w.table = append(w.table, s)
		n = uint64(len(common) + len(w.table) - 1)
		w.index[s] = n
	}
	w.out = binary.AppendUvarint(w.out, n<<1)
}

// near is how far around the last span a string is looked for first: most of
// what is said of a fact stands in its sentence, and most of it behind.
const near = 400

func (w *writer) find(s string) int {
	from, to := max(w.at-near, 0), min(w.at+near, len(w.text))
	if i := strings.Index(w.text[w.at:to], s); i >= 0 {
		return w.at + i
	}
	if i := strings.LastIndex(w.text[from:to], s); i >= 0 {
		return from + i
	}
	return strings.Index(w.text, s)
}

// made reports whether an ID is the one that the fact's words and place make.
func made(id, prefix, text string, start int) bool { return id == model.FactID(prefix, text, start) }

// day writes a day as the number of days since 1970-01-01 plus two, 0 for an
// open end, and 1 and a string for what is no day of the calendar.
func (w *writer) day(d model.Day) {
	n, ok := dayNumber(d)
	switch {
	case d == "":
		w.int(0)
	case !ok:
		w.int(1)
		w.string(string(d))
	case n >= 0:
		w.int(n + 2)
	default:
		w.int(n)
	}
}

// dayNumber counts the days from 1970-01-01.
func dayNumber(d model.Day) (n int, ok bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return int(t.Unix() / daySeconds), err == nil
}

const daySeconds = 24 * 60 * 60

func (w *writer) strings(list []string) {
	each(w, list, func(s *string) { w.string(*s) })
}

// span writes a span relative to the one before it.
func (w *writer) span(s model.Span) {
	if w.err == nil && (s.Start < 0 || s.End < s.Start || s.End > len(w.text)) {
		w.err = fmt.Errorf("pack brief: span [%d,%d) lies outside the text of %d bytes", s.Start, s.End, len(w.text))
		return
	}
	w.int(s.Start - w.at)
	w.uint(s.End - s.Start)
	w.at = s.Start
}

func (w *writer) anchor(a model.Anchor) {
	w.span(a.Span())
	if w.err == nil && w.text[a.Start:a.End] != a.Text {
		w.err = fmt.Errorf("pack brief: %q is not text[%d:%d]", a.Text, a.Start, a.End)
	}
}

// whole reports whether a number is written short: all others take eight bytes.
func whole(v float64) bool { return v == math.Trunc(v) && math.Abs(v) < 1<<52 }

func (w *writer) number(v float64) {
	if whole(v) {
		w.out = binary.AppendVarint(w.out, int64(v))
		return
	}
	w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(v))
}

func (w *writer) salience(v float64) { w.uint(int(math.Round(v * salienceUnit))) }

func (w *writer) article(a *model.Article) {
	w.string(a.ID)
	s := &a.Source
	for _, v := range []string{s.Path, string(s.Format), s.URL, s.Publisher, s.Byline, s.Dateline, s.Published, s.Updated, s.Language, a.Headline, a.Dek} {
		w.string(v)
	}
	each(w, a.Parts, func(p *model.Part) {
		w.string(string(p.Kind))
		w.span(p.Span())
	})
	w.strings(a.Warnings)
	w.strings(a.Tags)
}

func (w *writer) figure(f *model.Figure) {
	w.anchor(f.Anchor)
	made, high := made(f.ID, "f", f.Text, f.Start), f.High != nil
	w.flags(made, whole(f.Value), high, high && whole(*f.High), f.Approximate, f.Vague, f.Attribution != "", f.Hedge != "")
	if !made {
		w.string(f.ID)
	}
	w.string(string(f.Kind))
	w.number(f.Value)
	if high {
		w.number(*f.High)
	}
	w.string(f.Unit)
	w.string(string(f.Bound))
	w.string(f.About)
	if f.Attribution != "" {
		w.string(f.Attribution)
	}
	if f.Hedge != "" {
		w.string(f.Hedge)
	}
	w.salience(f.Salience)
	w.string(f.Rule)
}

func (w *writer) date(d *model.Date) {
	w.anchor(d.Anchor)
	made := made(d.ID, "d", d.Text, d.Start)
	from, ok1 := dayNumber(d.From)
	to, ok2 := dayNumber(d.To)
	closed := ok1 && ok2 && from <= to
	w.flags(made, closed)
	if !made {
		w.string(d.ID)
	}
	w.day(d.From)
	if closed { // mostly a day or a year
		w.uint(to - from)
	} else {
		w.day(d.To)
	}
	w.string(string(d.Precision))
	w.string(d.Event)
	w.string(d.Rule)
}

func (w *writer) actor(a *model.Actor) {
	each(w, a.Mentions, func(s *model.Span) { w.span(*s) })
	made := made(a.ID, "a", a.Name, first(a.Mentions))
	w.flags(made, a.Role != "", len(a.Aliases) > 0)
	w.string(a.Name)
	if !made {
		w.string(a.ID)
	}
	w.string(string(a.Kind))
	if a.Role != "" {
		w.span(model.Span{Start: a.RoleStart, End: a.RoleEnd})
		w.string(a.Role)
	}
	if len(a.Aliases) > 0 {
		w.strings(a.Aliases)
	}
	w.salience(a.Salience)
	w.string(a.Rule)
}

// first is where the first mention starts.
func first(mentions []model.Span) int {
	if len(mentions) == 0 {
		return 0
	}
	return mentions[0].Start
}

func (w *writer) quote(q *model.Quote) {
	w.anchor(q.Anchor)
	w.string(q.Speaker)
	w.string(q.SpeakerID)
	w.string(q.Rule)
}

func (w *writer) term(t *model.Term) {
	w.string(t.Term)
	w.string(t.Definition)
	w.string(string(t.Source))
	w.span(model.Span{Start: t.Start, End: t.End})
	each(w, t.Mentions, func(s *model.Span) { w.span(*s) })
	w.string(t.Rule)
}
