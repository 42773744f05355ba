package pack

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"github.com/lede-reader/lede/model"
)

// Decode unpacks a brief of the given text. Every span of the result lies
// inside the text; every error wraps [ErrCorrupt].
func Decode(text string, data []byte) (*model.Brief, error) {
	return DecodeIf(text, data, func(*model.Brief) bool { return true })
}

// DecodeIf unpacks a brief as [Decode] does, unless wanted says of its article
// and figures that the other facts do not matter: then the brief is nil.
func DecodeIf(text string, data []byte, wanted func(figures *model.Brief) bool) (*model.Brief, error) {
	r := &reader{text: text, in: data}
	if v := r.byte(); v != version && r.err == nil {
		return nil, fmt.Errorf("form %d of a packed brief is not known: %w", v, ErrCorrupt)
	}
	r.table = make([]string, r.count())
	for i := range r.table {
		n := r.count()
		r.table[i] = string(r.bytes(n))
	}
	b := &model.Brief{}
	b.Text = text
	r.article(&b.Article)
	b.Words, b.ReadingSeconds = r.uint(), r.uint()
	b.Summary = list(r, r.anchor)
	b.Figures = list(r, r.figure)
	if r.err == nil && !wanted(b) {
		return nil, nil
	}
	b.Dates = list(r, r.date)
	b.Actors = list(r, r.actor)
	b.Quotes = list(r, r.quote)
	b.Glossary = list(r, r.term)
	if r.err == nil && len(r.in) > 0 {
		r.fail("%d bytes too many", len(r.in))
	}
	if r.err != nil {
		return nil, r.err
	}
	b.Schema = model.Schema
	return b, nil
}

// reader takes values off its input. After the first error every value is zero.
type reader struct {
	text  string
	in    []byte
	table []string
	at    int
	err   error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrCorrupt)
	}
	r.in = nil
}

// list reads a counted list. The count was checked against what is left of the
// input, so that no claim makes it reserve memory the input does not fill.
func list[T any](r *reader, f func() T) []T {
	n := r.count()
	all := make([]T, 0, n)
	for range n {
		if r.err != nil {
			return nil
		}
		all = append(all, f())
	}
	return all
}

func (r *reader) byte() byte {
	if len(r.in) == 0 {
		r.fail("it ends early")
		return 0
	}
	b := r.in[0]
	r.in = r.in[1:]
	return b
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.in) {
		r.fail("it ends early")
		return nil
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.in)
	if n <= 0 || v > math.MaxInt32 {
		r.fail("a number cannot be read")
		return 0
	}
	r.in = r.in[n:]
	return int(v)
}

// count reads the length of something of which every item takes a byte at least.
func (r *reader) count() int {
	n := r.uint()
	if n > len(r.in) {
		r.fail("a list of %d items does not fit", n)
		return 0
	}
	return n
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.in)
	if n <= 0 {
		r.fail("a number cannot be read")
		return 0
	}
	r.in = r.in[n:]
	return v
}

// flag reports whether a bit of what [writer.flags] wrote is set.
func flag(bits byte, i int) bool { return bits>>i&1 == 1 }

func (r *reader) string() string {
	n := r.uint()
	switch {
	case n&1 == 1:
		size := n >> 1
		at := int64(r.at) + r.varint()
		if at < 0 || at+int64(size) > int64(len(r.text)) {
			r.fail("a string lies outside the text")
			return ""
		}
		return r.text[at : int(at)+size]
	case n>>1 < len(common):
		return common[n>>1]
	case n>>1-len(common) >= len(r.table):
		r.fail("a string is not in the table")
		return ""
	}
	return r.table[n>>1-len(common)]
}

// id reads an ID that was not made of the fact's words and place, or makes it.
func (r *reader) id(made bool, prefix, text string, start int) string {
	if made {
		return model.FactID(prefix, text, start)
	}
	return r.string()
}

func (r *reader) day() model.Day {
	n := r.varint()
	switch {
	case n == 0:
		return ""
	case n == 1:
		return model.Day(r.string())
	case n > 1:
		n -= 2
	}
	return r.dayOf(n)
}

// dayOf is the day n days after 1970-01-01.
func (r *reader) dayOf(n int64) model.Day {
	if n < firstDay || n > lastDay {
		r.fail("a day lies outside the calendar")
		return ""
	}
	return model.Day(time.Unix(n*daySeconds, 0).UTC().Format(time.DateOnly))
}

// The days 0000-01-01 and 9999-12-31, counted from 1970-01-01.
const (
	firstDay = -719528
	lastDay  = 2932896
)

func (r *reader) strings() []string { return list(r, r.string) }

func (r *reader) span() model.Span {
	start := int64(r.at) + r.varint()
	size := r.uint()
	if start < 0 || start+int64(size) > int64(len(r.text)) {
		r.fail("a span lies outside the text")
		return model.Span{}
	}
	r.at = int(start)
	return model.Span{Start: r.at, End: r.at + size}
}

func (r *reader) anchor() model.Anchor {
	s := r.span()
	return model.AnchorAt(r.text, s.Start, s.End)
}

func (r *reader) number(whole bool) float64 {
	if whole {
		return float64(r.varint())
	}
	b := r.bytes(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func (r *reader) salience() float64 { return float64(r.uint()) / salienceUnit }

func (r *reader) article(a *model.Article) {
	a.ID = r.string()
	s := &a.Source
	s.Path, s.Format = r.string(), model.Format(r.string())
	for _, p := range []*string{&s.URL, &s.Publisher, &s.Byline, &s.Dateline, &s.Published, &s.Updated, &s.Language, &a.Headline, &a.Dek} {
		*p = r.string()
	}
	a.Parts = list(r, func() model.Part {
		kind := model.PartKind(r.string())
		at := r.span()
		return model.Part{Kind: kind, Start: at.Start, End: at.End}
	})
	a.Warnings = r.strings()
	a.Tags = r.strings()
}

func (r *reader) figure() (f model.Figure) {
	f.Anchor = r.anchor()
	bits := r.byte()
	f.ID = r.id(flag(bits, 0), "f", f.Text, f.Start)
	f.Kind = model.FigureKind(r.string())
	f.Value = r.number(flag(bits, 1))
	if flag(bits, 2) {
		high := r.number(flag(bits, 3))
		f.High = &high
	}
	f.Approximate, f.Vague = flag(bits, 4), flag(bits, 5)
	f.Unit = r.string()
	f.Bound = model.Bound(r.string())
	f.About = r.string()
	if flag(bits, 6) {
		f.Attribution = r.string()
	}
	if flag(bits, 7) {
		f.Hedge = r.string()
	}
	f.Salience = r.salience()
	f.Rule = r.string()
	return f
}

func (r *reader) date() (d model.Date) {
	d.Anchor = r.anchor()
	bits := r.byte()
	d.ID = r.id(flag(bits, 0), "d", d.Text, d.Start)
	d.From = r.day()
	if flag(bits, 1) {
		from, _ := dayNumber(d.From)
		d.To = r.dayOf(int64(from + r.uint()))
	} else {
		d.To = r.day()
	}
	d.Precision = model.Precision(r.string())
	d.Event, d.Rule = r.string(), r.string()
	return d
}

func (r *reader) actor() (a model.Actor) {
	a.Mentions = list(r, r.span)
	bits := r.byte()
	a.Name = r.string()
	a.ID = r.id(flag(bits, 0), "a", a.Name, first(a.Mentions))
	a.Kind = model.ActorKind(r.string())
	if flag(bits, 1) {
		s := r.span()
		a.RoleStart, a.RoleEnd = s.Start, s.End
		a.Role = r.string()
	}
	a.Aliases = []string{}
	if flag(bits, 2) {
		a.Aliases = r.strings()
	}
	a.Salience = r.salience()
	a.Rule = r.string()
	return a
}

func (r *reader) quote() (q model.Quote) {
	q.Anchor = r.anchor()
	q.Speaker, q.SpeakerID, q.Rule = r.string(), r.string(), r.string()
	return q
}

func (r *reader) term() (t model.Term) {
	t.Term, t.Definition = r.string(), r.string()
	t.Source = model.TermSource(r.string())
	s := r.span()
	t.Start, t.End = s.Start, s.End
	t.Mentions = list(r, r.span)
	t.Rule = r.string()
	return t
}
