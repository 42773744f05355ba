package postgres

import (
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgtype"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// A tsvector has limits, which an article may exceed; words that say so stand in
// for what is left out.
const (
	maxPlace  = 1<<14 - 1 // places that are told apart
	maxPlaces = 255       // places of one word
	maxBytes  = 1 << 19   // of all words, half of what PostgreSQL takes
	maxWord   = 500       // bytes of a word; longer ones are cut
	maxAsked  = maxWord - utf8.UTFMax

	// markLong is a word of articles whose places are not all kept.
	markLong = "\ue00b"
	// markVast is a word of articles whose words are not all kept. They are
	// candidates for everything.
	markVast = "\ue00c"
)

// vector gathers the words of one article with their places in the text.
type vector struct {
	at    map[string]int // index of a word
	out   []pgtype.TSVectorLexeme
	place int
	bytes int
	long  bool
	vast  bool
}

// document returns everything that the index keeps of an article, and whether
// something had to be left out.
func document(b *model.Brief) (terms pgtype.TSVector, vast bool) {
	v := vector{at: make(map[string]int, 512)}
	v.text(b.Headline)
	v.place++ // nothing stands side by side across
	v.text(b.Text)
	index.Fields(b, v.field)
	if v.long {
		v.word(markLong, 0)
	}
	if v.vast {
		v.bytes = 0
		v.word(markVast, 0)
	}
	return pgtype.TSVector{Lexemes: v.out, Valid: true}, v.vast
}

func (v *vector) text(s string) {
	for w := range index.Cut(query.Fold(s)) {
		v.place++
		v.word(cut(w, maxWord), v.place)
	}
}

func (v *vector) field(mark, s string) {
	if s == "" {
		return
	}
	for w := range index.Cut(query.Fold(s)) {
		v.word(cut(mark+w, maxWord), 0)
	}
}

// word takes a word in, at a place of the text or, for 0, at none.
func (v *vector) word(w string, place int) {
	i, known := v.at[w]
	if !known {
		v.bytes += len(w) + 1
		if v.bytes > maxBytes {
			v.vast = true
			return
		}
		i = len(v.out)
		v.at[strings.Clone(w)] = i
		v.out = append(v.out, pgtype.TSVectorLexeme{Word: w})
	}
	if place == 0 {
		return
	}
	if l := &v.out[i]; place <= maxPlace && len(l.Positions) < maxPlaces && v.bytes < maxBytes {
		l.Positions = append(l.Positions, pgtype.TSVectorPosition{Position: uint16(place)}) //nolint:gosec // bounded by maxPlace
		v.bytes += 2
		return
	}
	v.long = true
}

// cut cuts a word to at most n bytes.
func cut(w string, n int) string {
	if len(w) <= n {
		return w
	}
	for n > 0 && !utf8.RuneStart(w[n]) {
		n--
	}
	return w[:n]
}

// tsquery puts words into PostgreSQL's language for full-text queries. certain
// asks for articles that are known to hold them; else those are among the
// answers of which not everything is known.
func tsquery(sequences index.HasWords, certain bool) string {
	var all []string
	for _, seq := range sequences {
		all = append(all, sequence(seq, certain))
	}
	q := strings.Join(all, " & ")
	if !certain {
		q = "(" + q + ") | '" + markVast + "'"
	}
	return q
}

func sequence(seq index.Sequence, certain bool) string {
	terms := make([]string, 0, len(seq))
	for _, t := range seq {
		terms = append(terms, term(t))
	}
	if len(terms) == 1 {
		return terms[0]
	}
	s := "(" + strings.Join(terms, " <-> ") + ")"
	if !certain {
		s = "(" + s + " | ('" + markLong + "' & " + strings.Join(terms, " & ") + "))"
	}
	return s
}

// term quotes one word. A word as long as the ones that were cut stands for what
// it begins.
func term(t index.Term) string {
	w := cut(t.Word, maxAsked)
	s := "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(w) + "'"
	if t.Prefix || len(w) < len(t.Word) {
		s += ":*"
	}
	return s
}
