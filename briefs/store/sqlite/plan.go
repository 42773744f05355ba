package sqlite

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// cond puts an [index.Test] into the languages of SQLite: an expression for the
// full-text index, or one of SQL over the column "key", or neither when
// everything is a candidate. It is exact when it says all that the test does.
type cond struct {
	match   string
	sql     string
	args    []any
	exact   bool
	slow    bool  // SQLite gathers much before it tells the first article
	bounded bool  // only keys below
	below   int64 // see bounded
}

// member asks whether the key is in a set. Where the full-text index yields the
// keys, [cond.source] takes the index away from it ("+key"): else SQLite would ask
// the full-text index again for each member of the set.
const member = "key IN "

// everything is the cond of what the tables cannot say.
func everything() cond { return cond{} }

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

// plan says which articles a query asks for.
func (p *planner) plan(n *query.Node) cond {
	plan := index.Plan(n)
	c := p.test(plan.Test)
	c.exact = c.exact && plan.Exact
	return c
}

func (p *planner) test(t index.Test) cond {
	switch t := t.(type) {
	case index.Nothing:
		return cond{sql: "0", exact: true}
	case index.All:
		return and(p.tests(t))
	case index.Any:
		return or(p.tests(t))
	case index.Not:
		return not(p.test(t.Test))
	case index.HasWords:
		return cond{match: words(t), exact: true, slow: begins(t)}
	case index.HasValue:
		return p.within(value(t))
	case index.HasDay:
		return p.within(day(t))
	case index.PublishedIn:
		return cond{sql: "key BETWEEN ? AND ?", args: []any{t.Low, t.High}, exact: true}
	case index.IsTagged:
		own, args := p.test(t.Own).asSQL()
		const set = "SELECT key FROM state WHERE reader = ? AND tags IS NOT NULL"
		return cond{sql: member + "(" + set + ") OR " + own, args: append([]any{p.reader}, args...), exact: true}
	case index.IsStarred:
		return cond{sql: member + "(SELECT key FROM state WHERE reader = ? AND starred)", args: []any{p.reader}, exact: true}
	case index.IsIn:
		return p.state(t)
	}
	return cond{exact: true} // everything
}

func (p *planner) tests(all []index.Test) []cond {
	parts := make([]cond, 0, len(all))
	for _, t := range all {
		parts = append(parts, p.test(t))
	}
	return parts
}

func not(c cond) cond {
	c = c.flat()
	switch {
	case !c.exact: // what is left out may answer
		return everything()
	case c.open():
		return cond{sql: "0", exact: true}
	}
	s, args := c.asSQL()
	return cond{sql: "NOT (" + s + ")", args: args, exact: true, slow: true}
}

func or(parts []cond) cond {
	out := cond{exact: true}
	matches, sqls := []string{}, []string{}
	for _, c := range parts {
		c = c.flat()
		out.exact, out.slow = out.exact && c.exact, out.slow || c.slow
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
		out.exact, out.slow = out.exact && c.exact, out.slow || c.slow
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
	return cond{sql: m + " AND (" + c.sql + ")", args: append(args, c.args...), exact: c.exact, slow: c.slow}
}

// quote makes a string of the full-text index's query language.
func quote(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }

// words asks the full-text index, which knows of common words only whether they
// stand side by side.
func words(sequences index.HasWords) string {
	var all []string
	for _, seq := range sequences {
		for i, t := range seq {
			term := quote(t.Word)
			if t.Prefix {
				term += "*"
			}
			all = append(all, term)
			if i == 0 || t.Prefix {
				continue
			}
			if pair, kept := index.Pair(seq[i-1].Word, t.Word); kept {
				all = append(all, quote(pair))
			}
		}
	}
	return strings.Join(all, " AND ")
}

// shortWord is how many characters a beginning has that stands for so many words
// that gathering their articles takes long. The index has gathered those of one
// character beforehand.
const shortWord = 5

// begins reports whether words are asked for by short beginnings.
func begins(sequences index.HasWords) bool {
	for _, seq := range sequences {
		for _, t := range seq {
			if n := utf8.RuneCountInString(t.Word); t.Prefix && n > 1 && n <= shortWord {
				return true
			}
		}
	}
	return false
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
	return cond{sql: member + "(" + r.sql + ")", args: r.args, exact: true, slow: true}
}

func value(v index.HasValue) ranges {
	var r ranges
	var where []string
	bound := func(op string, v float64) {
		if !math.IsInf(v, 0) {
			where = append(where, "value "+op+" ?")
			r.args = append(r.args, v)
		}
	}
	bound(map[bool]string{false: ">=", true: ">"}[v.OpenLow], v.Low)
	bound(map[bool]string{false: "<=", true: "<"}[v.OpenHigh], v.High)
	table := "figure"
	if v.Money {
		table = "money"
	}
	r.sql = "SELECT key FROM " + table + " WHERE " + strings.Join(where, " AND ")
	return r
}

func day(d index.HasDay) ranges {
	var r ranges
	var classes []string
	for c := range len(index.ClassDays) + 1 {
		after := int64(index.DayMin) - 1
		if c < len(index.ClassDays) {
			after = d.From - index.ClassDays[c]
		}
		classes = append(classes, "SELECT key FROM date WHERE class = ? AND start > ? AND start < ? AND stop > ?")
		r.args = append(r.args, c, after, d.To, d.From)
	}
	r.sql = strings.Join(classes, " UNION ALL ")
	return r
}

// stateNumber is how the tables keep a state of reading.
var stateNumber = map[model.ReadState]int{model.StateUnread: 0, model.StateReading: 1, model.StateRead: 2}

var stateName = index.States

func (p *planner) state(is index.IsIn) cond {
	numbers := func(states []model.ReadState) string {
		var all []string
		for _, s := range states {
			all = append(all, strconv.Itoa(stateNumber[s]))
		}
		return "(SELECT key FROM state WHERE reader = ? AND state IN (" + strings.Join(all, ",") + "))"
	}
	c := cond{sql: member + numbers(is.In), args: []any{p.reader}, exact: true}
	if slices.Contains(is.In, model.StateUnread) { // most articles are unread and have no row
		c.sql = "key NOT IN " + numbers(is.Out)
	}
	return c
}
