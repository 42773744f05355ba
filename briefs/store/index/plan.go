package index

import (
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// Cond is what the tables of a library can say about a part of a query.
//
// Its test never excludes an article that answers. It is exact when it excludes
// every other one too; else the candidates are checked with package query.
type Cond struct {
	Test  Test
	Exact bool
}

// Test is one question that tables can answer of an article: [Everything],
// [Nothing], [All], [Any], [Not], [HasWords], [HasValue], [HasDay], [PublishedIn],
// [IsTagged], [IsStarred] or [IsIn].
type Test interface{ test() }

// The tests.
type (
	// Everything holds for every article; the tables cannot say more.
	Everything struct{}
	// Nothing holds for none.
	Nothing struct{}
	// All holds where each of its tests does.
	All []Test
	// Any holds where one of its tests does.
	Any []Test
	// Not holds where its test does not. The test within is always exact.
	Not struct{ Test Test }
	// HasWords holds for articles with all the sequences of words.
	HasWords []Sequence
	// HasValue holds for articles with a figure in the bounds of a condition,
	// or an amount of money when Money is set.
	HasValue struct {
		Money             bool
		Low, High         float64 // infinite where there is no bound
		OpenLow, OpenHigh bool
	}
	// HasDay holds for articles with a date that overlaps the days.
	HasDay struct{ From, To int64 }
	// PublishedIn holds for articles with a key in the inclusive range.
	PublishedIn struct{ Low, High int64 }
	// IsTagged holds for articles that have the words among their own tags, or
	// have been given tags by the reader.
	IsTagged struct{ Own Test }
	// IsStarred holds for articles that the reader starred.
	IsStarred struct{}
	// IsIn holds for articles in one of the states of reading; Out are the others.
	IsIn struct{ In, Out []model.ReadState }
)

func (Everything) test()  {}
func (Nothing) test()     {}
func (All) test()         {}
func (Any) test()         {}
func (Not) test()         {}
func (HasWords) test()    {}
func (HasValue) test()    {}
func (HasDay) test()      {}
func (PublishedIn) test() {}
func (IsTagged) test()    {}
func (IsStarred) test()   {}
func (IsIn) test()        {}

// Sequence are words that stand side by side in the text.
type Sequence []Term

// Term is a word of an index with the mark of its field, or what such a word
// begins with.
type Term struct {
	Word   string
	Prefix bool
}

// Plan says what tables can tell about a query.
func Plan(n *query.Node) Cond {
	switch {
	case n == nil:
		return Cond{Everything{}, true}
	case n.Not != nil:
		return not(Plan(n.Not))
	case n.Term != nil:
		return leaves([]*query.Leaf{n.Term})
	case n.Or != nil:
		parts := make([]Cond, 0, len(n.Or))
		for _, c := range n.Or {
			parts = append(parts, Plan(c))
		}
		return either(parts)
	}
	var parts []Cond
	var side []*query.Leaf
	for _, c := range n.And {
		if c.Term != nil {
			side = append(side, c.Term)
		} else {
			parts = append(parts, Plan(c))
		}
	}
	return both(append(parts, leaves(side)))
}

func not(c Cond) Cond {
	if !c.Exact { // what is left out may answer
		return Cond{Test: Everything{}}
	}
	switch t := c.Test.(type) {
	case Everything:
		return Cond{Nothing{}, true}
	case Nothing:
		return Cond{Everything{}, true}
	case Not:
		return Cond{t.Test, true}
	}
	return Cond{Not{c.Test}, true}
}

func either(parts []Cond) Cond {
	var all Any
	exact := true
	for _, c := range parts {
		switch c.Test.(type) {
		case Everything:
			return c
		case Nothing:
			continue
		}
		exact = exact && c.Exact
		all = append(all, c.Test)
	}
	switch len(all) {
	case 0:
		return Cond{Nothing{}, true}
	case 1:
		return Cond{all[0], exact}
	}
	return Cond{all, exact}
}

func both(parts []Cond) Cond {
	var all All
	exact := true
	for _, c := range parts {
		exact = exact && c.Exact
		switch t := c.Test.(type) {
		case Everything:
		case Nothing:
			return Cond{Nothing{}, true}
		case All:
			all = append(all, t...)
		default:
			all = append(all, t)
		}
	}
	switch len(all) {
	case 0:
		return Cond{Everything{}, exact}
	case 1:
		return Cond{all[0], exact}
	}
	return Cond{all, exact}
}

// leaves joins conditions that stand side by side: those on figures must hold
// for one figure and those on actors for one actor, which tables cannot say when
// there are several.
func leaves(side []*query.Leaf) Cond {
	var parts []Cond
	figure, actor := 0, 0
	for _, l := range side {
		parts = append(parts, leaf(l))
		switch l.Field {
		case query.Number, query.Money, query.Unit, query.About, query.By:
			figure++
		case query.Who, query.Role:
			actor++
		default:
		}
	}
	c := both(parts)
	if figure > 1 || actor > 1 {
		c.Exact = false
	}
	return c
}

// marks are the marks of the fields that are plain words.
var marks = map[query.Field]string{
	query.Who: MarkWho, query.Role: MarkRole, query.Unit: MarkUnit, query.About: MarkAbout,
	query.By: MarkBy, query.Term: MarkTerm, query.Feed: MarkFeed, query.Lang: MarkLang,
}

func leaf(l *query.Leaf) Cond {
	if mark, plain := marks[l.Field]; plain {
		return field(mark, l)
	}
	switch l.Field {
	case query.Text:
		return text(l)
	case query.Kind:
		return kind(l)
	case query.Number, query.Money:
		return numbers(l)
	case query.Date:
		return dates(l)
	case query.Published:
		low, high := DayKeys(l.From, l.To)
		return Cond{PublishedIn{low, high}, true}
	case query.Tag:
		return Cond{Test: IsTagged{field(MarkTag, l).Test}}
	case query.Is:
		return state(l)
	default:
		return Cond{Test: Everything{}}
	}
}

// has asks for articles that hold the words of a condition under a mark. Only a
// single plain word is exact: several must stand in one and the same field.
func has(mark string, l *query.Leaf) Cond {
	var all HasWords
	var phrase Sequence
	exact := len(l.Words) == 1
	for _, w := range l.Words {
		seq := sequence(mark, w, !l.Phrase)
		exact = exact && len(seq) == 1 && seq[0].Word == mark+w
		if l.Phrase && mark == "" {
			phrase = append(phrase, seq...)
			continue
		}
		for mark != "" && len(seq) > 1 { // fields are kept as words without places
			all, seq = append(all, seq[:1]), seq[1:]
		}
		if len(seq) > 0 {
			all = append(all, seq)
		}
	}
	if len(phrase) > 0 {
		all = append(all, phrase)
	}
	if len(all) == 0 {
		return Cond{Test: Everything{}}
	}
	return Cond{all, exact}
}

// sequence cuts a word of a query as texts are cut.
func sequence(mark, w string, prefix bool) (seq Sequence) {
	for t := range Cut(w) {
		seq = append(seq, Term{Word: mark + t})
	}
	if prefix && len(seq) > 0 {
		seq[len(seq)-1].Prefix = true
	}
	return seq
}

// text asks for bare words, each of which may stand anywhere.
func text(l *query.Leaf) Cond {
	c := has("", l)
	if !l.Phrase && !c.Exact && len(l.Words) > 1 {
		c.Exact = !slices.ContainsFunc(l.Words, func(w string) bool { return !plain(w) })
	}
	return c
}

// plain reports whether texts are cut so that the word stays whole.
func plain(w string) bool {
	for t := range Cut(w) {
		return t == w
	}
	return false
}

func field(mark string, l *query.Leaf) Cond {
	if len(l.Words) == 0 { // anything will do
		return Cond{Test: HasWords{{{Word: mark, Prefix: true}}}}
	}
	return has(mark, l)
}

func ofKind(kind string) HasWords { return HasWords{{{Word: MarkKind + kind}}} }

func kind(l *query.Leaf) Cond {
	switch {
	case len(l.Words) == 0:
		return Cond{Everything{}, true}
	case !plain(l.Words[0]):
		return Cond{Nothing{}, true}
	}
	return Cond{ofKind(l.Words[0]), true}
}

func numbers(l *query.Leaf) Cond {
	money := l.Field == query.Money
	if math.IsInf(l.Low, -1) && math.IsInf(l.High, 1) {
		if money {
			return Cond{ofKind(string(model.FigureMoney)), true}
		}
		return Cond{ofKind("figure"), true}
	}
	return Cond{HasValue{money, l.Low, l.High, l.LowOpen, l.HighOpen}, true}
}

func dates(l *query.Leaf) Cond {
	if l.From == "" && l.To == "" {
		return Cond{Test: ofKind("date")}
	}
	days := HasDay{DayMin, DayMax}
	if n, ok := DayNumber(l.From); ok {
		days.From = n
	}
	if n, ok := DayNumber(l.To); ok {
		days.To = n
	}
	return Cond{days, true}
}

// States are the states of reading in the order of their numbers in the tables.
var States = [...]model.ReadState{model.StateUnread, model.StateReading, model.StateRead}

func state(l *query.Leaf) Cond {
	if len(l.Words) == 0 {
		return Cond{Everything{}, true}
	}
	if l.Words[0] == "starred" {
		return Cond{IsStarred{}, true}
	}
	var is IsIn
	for _, s := range States {
		if strings.HasPrefix(string(s), l.Words[0]) {
			is.In = append(is.In, s)
		} else {
			is.Out = append(is.Out, s)
		}
	}
	switch {
	case len(is.In) == 0:
		return Cond{Nothing{}, true}
	case len(is.Out) == 0:
		return Cond{Everything{}, true}
	}
	return Cond{is, true}
}
