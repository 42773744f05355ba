package sqlite

import (
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// cond is what the tables can say about a part of a query: an expression for
// the full-text index, or one of SQL over the column "key", or neither when they
// can say nothing (everything is a candidate).
//
// A cond never excludes an article that answers. It is exact when it excludes
// every other one too; else the candidates are checked with package query.
type cond struct {
	match string
	sql   string
	args  []any
	exact bool
}

// member asks whether the key is in a set. Where the full-text index yields the
// keys, [cond.source] takes the index away from it ("+key"): else SQLite would ask
// the full-text index again for each member of the set.
const member = "key IN "

// everything is the cond of what the tables cannot say; nothing that of what no
// article can answer.
func everything() cond { return cond{} }

func always() cond { return cond{exact: true} }

func nothing() cond { return cond{sql: "0", exact: true} }

func (c cond) open() bool { return c.match == "" && c.sql == "" }

// asSQL returns the cond as an expression of SQL.
func (c cond) asSQL() (string, []any) {
	switch {
	case c.match != "":
		return member + "(SELECT rowid FROM words WHERE words MATCH ?)", []any{c.match}
	case c.sql == "":
		return "1", nil
	}
	return c.sql, c.args
}

// planner turns queries of one reader into conds.
type planner struct {
	reader int64
	broad  func(ranges) bool // reports that a range holds too many articles to collect; nil: never
}

func (p *planner) node(n *query.Node) cond {
	switch {
	case n == nil:
		return always()
	case n.Not != nil:
		return not(p.node(n.Not))
	case n.Term != nil:
		return p.leaves([]*query.Leaf{n.Term})
	case n.Or != nil:
		parts := make([]cond, 0, len(n.Or))
		for _, c := range n.Or {
			parts = append(parts, p.node(c))
		}
		return or(parts)
	}
	var parts []cond
	var leaves []*query.Leaf
	for _, c := range n.And {
		if c.Term != nil {
			leaves = append(leaves, c.Term)
		} else {
			parts = append(parts, p.node(c))
		}
	}
	return and(append(parts, p.leaves(leaves)))
}

func not(c cond) cond {
	c = c.flat()
	switch {
	case !c.exact: // what is left out may answer
		return everything()
	case c.open():
		return nothing()
	}
	s, args := c.asSQL()
	return cond{sql: "NOT (" + s + ")", args: args, exact: true}
}

func or(parts []cond) cond {
	out := cond{exact: true}
	matches, sqls := []string{}, []string{}
	for _, c := range parts {
		c = c.flat()
		out.exact = out.exact && c.exact
		switch {
		case c.open():
			return cond{exact: c.exact}
		case c.match != "":
			matches = append(matches, "("+c.match+")")
		default:
			sqls = append(sqls, "("+c.sql+")")
			out.args = append(out.args, c.args...)
		}
	}
	joined := strings.Join(matches, " OR ")
	if len(sqls) == 0 {
		out.match = joined
		return out
	}
	if joined != "" {
		s, args := cond{match: joined}.asSQL()
		sqls, out.args = append(sqls, s), append(out.args, args...)
	}
	out.sql = strings.Join(sqls, " OR ")
	return out
}

// and joins conds. It may return both a match and SQL, which only the outermost
// caller and and itself understand.
func and(parts []cond) cond {
	out := cond{exact: true}
	var matches, sqls []string
	for _, c := range parts {
		out.exact = out.exact && c.exact
		if c.match != "" {
			matches = append(matches, "("+c.match+")")
		}
		if c.sql != "" {
			sqls = append(sqls, "("+c.sql+")")
			out.args = append(out.args, c.args...)
		}
	}
	out.match, out.sql = strings.Join(matches, " AND "), strings.Join(sqls, " AND ")
	return out
}

// flat makes a cond that has either a match or SQL, not both.
func (c cond) flat() cond {
	if c.match == "" || c.sql == "" {
		return c
	}
	m, args := cond{match: c.match}.asSQL()
	return cond{sql: m + " AND (" + c.sql + ")", args: append(args, c.args...), exact: c.exact}
}

// leaves joins conditions that stand side by side: those on figures must hold
// for one figure and those on actors for one actor, which the tables cannot say
// when there are several.
func (p *planner) leaves(leaves []*query.Leaf) cond {
	var parts []cond
	figure, actor := 0, 0
	for _, l := range leaves {
		parts = append(parts, p.leaf(l))
		switch l.Field {
		case query.Number, query.Money, query.Unit, query.About, query.By:
			figure++
		case query.Who, query.Role:
			actor++
		default:
		}
	}
	c := and(parts)
	if figure > 1 || actor > 1 {
		c.exact = false
	}
	return c
}

func (p *planner) leaf(l *query.Leaf) cond {
	switch l.Field {
	case query.Text:
		return textCond(l)
	case query.Who:
		return fieldCond(index.MarkWho, l)
	case query.Role:
		return fieldCond(index.MarkRole, l)
	case query.Unit:
		return fieldCond(index.MarkUnit, l)
	case query.About:
		return fieldCond(index.MarkAbout, l)
	case query.By:
		return fieldCond(index.MarkBy, l)
	case query.Term:
		return fieldCond(index.MarkTerm, l)
	case query.Feed:
		return fieldCond(index.MarkFeed, l)
	case query.Lang:
		return fieldCond(index.MarkLang, l)
	case query.Kind:
		return kindCond(l)
	case query.Number, query.Money:
		return p.numbers(l)
	case query.Date:
		return p.dates(l)
	case query.Published:
		low, high := index.DayKeys(l.From, l.To)
		return cond{sql: "key BETWEEN ? AND ?", args: []any{low, high}, exact: true}
	case query.Tag:
		return p.tags(l)
	case query.Is:
		return p.state(l)
	}
	return everything()
}

// quote makes a string of the full-text index's query language.
func quote(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }

// wordsCond asks for articles that hold the words of a condition under a mark.
// Only a single plain word is exact: several must stand in one and the same
// field or side by side.
func wordsCond(mark string, l *query.Leaf) cond {
	var all []string
	exact := len(l.Words) == 1
	for _, w := range l.Words {
		var cut []string
		for t := range index.Cut(w) {
			cut = append(cut, t)
		}
		exact = exact && len(cut) == 1 && cut[0] == w
		for i, t := range cut {
			term := quote(mark + t)
			if i == len(cut)-1 && !l.Phrase {
				term += "*"
			}
			all = append(all, term)
		}
	}
	if len(all) == 0 {
		return everything()
	}
	return cond{match: strings.Join(all, " AND "), exact: exact}
}

// textCond asks for bare words, each of which may stand anywhere.
func textCond(l *query.Leaf) cond {
	c := wordsCond("", l)
	if !l.Phrase && !c.exact && len(l.Words) > 1 {
		c.exact = !slices.ContainsFunc(l.Words, func(w string) bool { return !plain(w) })
	}
	return c
}

// plain reports whether the index takes a word as a whole.
func plain(w string) bool {
	for t := range index.Cut(w) {
		return t == w
	}
	return false
}

func fieldCond(mark string, l *query.Leaf) cond {
	if len(l.Words) == 0 { // anything will do
		return cond{match: quote(mark) + "*", exact: false}
	}
	return wordsCond(mark, l)
}

func kindCond(l *query.Leaf) cond {
	if len(l.Words) == 0 {
		return always()
	}
	if !plain(l.Words[0]) {
		return nothing()
	}
	return cond{match: quote(index.MarkKind + l.Words[0]), exact: true}
}

// ranges is a condition that rows of an indexed table meet.
type ranges struct {
	sql  string // selects keys
	args []any
}

// within asks for the articles in a range, or for all of them where there are
// too many in it to be worth collecting.
func (p *planner) within(r ranges) cond {
	if p.broad != nil && p.broad(r) {
		return everything()
	}
	return cond{sql: member + "(" + r.sql + ")", args: r.args, exact: true}
}

func (p *planner) numbers(l *query.Leaf) cond {
	var r ranges
	var where []string
	bound := func(op string, v float64) {
		where = append(where, "value "+op+" ?")
		r.args = append(r.args, v)
	}
	if !math.IsInf(l.Low, -1) {
		bound(map[bool]string{false: ">=", true: ">"}[l.LowOpen], l.Low)
	}
	if !math.IsInf(l.High, 1) {
		bound(map[bool]string{false: "<=", true: "<"}[l.HighOpen], l.High)
	}
	table := "figure" // also the name of the kind
	if l.Field == query.Money {
		table = string(model.FigureMoney)
	}
	if len(r.args) == 0 {
		return cond{match: quote(index.MarkKind + table), exact: true}
	}
	r.sql = "SELECT key FROM " + table + " WHERE " + strings.Join(where, " AND ")
	return p.within(r)
}

func (p *planner) dates(l *query.Leaf) cond {
	if l.From == "" && l.To == "" {
		return cond{match: quote(index.MarkKind + "date"), exact: false}
	}
	low, high := int64(index.DayMin), int64(index.DayMax)
	if n, ok := index.DayNumber(l.From); ok {
		low = n
	}
	if n, ok := index.DayNumber(l.To); ok {
		high = n
	}
	var r ranges
	var classes []string
	for c := range len(index.ClassDays) + 1 {
		after := int64(index.DayMin) - 1
		if c < len(index.ClassDays) {
			after = low - index.ClassDays[c]
		}
		classes = append(classes, "SELECT key FROM date WHERE class = ? AND start > ? AND start < ? AND stop > ?")
		r.args = append(r.args, c, after, high, low)
	}
	r.sql = strings.Join(classes, " UNION ALL ")
	return p.within(r)
}

func (p *planner) tags(l *query.Leaf) cond {
	own, ownArgs := fieldCond(index.MarkTag, l).asSQL()
	const set = "SELECT key FROM state WHERE reader = ? AND tags IS NOT NULL"
	return cond{sql: member + "(" + set + ") OR " + own, args: append([]any{p.reader}, ownArgs...)}
}

// stateNumber is how the tables keep a state of reading.
var stateNumber = map[model.ReadState]int{model.StateUnread: 0, model.StateReading: 1, model.StateRead: 2}

var stateName = [...]model.ReadState{model.StateUnread, model.StateReading, model.StateRead}

func (p *planner) state(l *query.Leaf) cond {
	if len(l.Words) == 0 {
		return always()
	}
	if l.Words[0] == "starred" {
		return cond{sql: member + "(SELECT key FROM state WHERE reader = ? AND starred)", args: []any{p.reader}, exact: true}
	}
	var in, out []string
	for i, name := range stateName {
		digit := string(rune('0' + i))
		if strings.HasPrefix(string(name), l.Words[0]) {
			in = append(in, digit)
		} else {
			out = append(out, digit)
		}
	}
	const set = "SELECT key FROM state WHERE reader = ? AND state IN ("
	switch {
	case len(in) == 0:
		return nothing()
	case len(out) == 0:
		return always()
	case in[0] == "0": // most articles are unread and have no row
		return cond{sql: "key NOT IN (" + set + strings.Join(out, ",") + "))", args: []any{p.reader}, exact: true}
	}
	return cond{sql: member + "(" + set + strings.Join(in, ",") + "))", args: []any{p.reader}, exact: true}
}
