package postgres

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// plan is what the tables are asked for a query.
type plan struct {
	where string // condition on words w; empty: every article
	args  []any
	exact bool // it admits no article that does not answer
	words bool // but for vast articles, which any question for words admits
	slow  bool // much is gathered before the first article is told
}

// planFor says which articles a query of a reader asks for.
func planFor(reader int64, n *query.Node) plan {
	c := index.Plan(n)
	w := sqlWriter{reader: reader}
	if _, all := c.Test.(index.Everything); all {
		return plan{exact: c.Exact}
	}
	return plan{where: w.condition("w", c.Test, false), args: w.args, exact: c.Exact && !w.inexact, words: w.asked, slow: w.slow}
}

// sqlWriter puts tests into SQL.
type sqlWriter struct {
	reader  int64
	args    []any
	nested  int
	asked   bool // for words
	slow    bool
	inexact bool // words had to be cut
}

// arg adds an argument and returns its place holder.
func (w *sqlWriter) arg(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

// condition writes a test of the row that an alias of the table words names.
// Where not everything is known of an article, it holds, or when certain is set,
// does not.
func (w *sqlWriter) condition(alias string, t index.Test, certain bool) string {
	no := alias + ".no"
	switch t := t.(type) {
	case index.Nothing:
		return "false"
	case index.All:
		parts := make([]string, 0, len(t))
		for _, p := range t {
			parts = append(parts, "("+w.condition(alias, p, certain)+")")
		}
		return strings.Join(parts, " AND ")
	case index.Any:
		return no + " IN (" + w.union(t, certain) + ")"
	case index.Not:
		w.slow = true
		return no + " NOT IN (" + w.articles(t.Test, !certain) + ")"
	case index.HasWords:
		return w.words(alias, t, certain)
	case index.HasValue:
		return no + " IN (" + w.values(t) + ")"
	case index.HasDay:
		return no + " IN (" + w.days(t) + ")"
	case index.PublishedIn:
		return alias + ".key BETWEEN " + w.arg(t.Low) + " AND " + w.arg(t.High)
	case index.IsTagged:
		return no + " IN (" + w.set("tags IS NOT NULL") + " UNION ALL " + w.articles(t.Own, certain) + ")"
	case index.IsStarred:
		return no + " IN (" + w.set("starred") + ")"
	case index.IsIn:
		if slices.Contains(t.In, model.StateUnread) { // most articles are unread and have no row
			return no + " NOT IN (" + w.set("state IN ("+numbers(t.Out)+")") + ")"
		}
		return no + " IN (" + w.set("state IN ("+numbers(t.In)+")") + ")"
	}
	return "true"
}

// articles writes a query for the numbers of the articles that pass a test.
func (w *sqlWriter) articles(t index.Test, certain bool) string {
	w.nested++
	alias := fmt.Sprintf("w%d", w.nested)
	return "SELECT " + alias + ".no FROM words " + alias + " WHERE " + w.condition(alias, t, certain)
}

func (w *sqlWriter) union(tests []index.Test, certain bool) string {
	parts := make([]string, 0, len(tests))
	for _, t := range tests {
		parts = append(parts, w.articles(t, certain))
	}
	return strings.Join(parts, " UNION ALL ")
}

// shortWord is how many characters a beginning has that stands for so many words
// that gathering their articles takes long.
const shortWord = 5

// words writes a condition on words.
func (w *sqlWriter) words(alias string, t index.HasWords, certain bool) string {
	w.asked = true
	for _, seq := range t {
		for _, term := range seq {
			w.slow = w.slow || term.Prefix && utf8.RuneCountInString(term.Word) <= shortWord
			if len(term.Word) <= maxAsked {
				continue
			}
			if w.inexact = true; certain {
				return "false"
			}
		}
	}
	return "lexemes(" + alias + ".terms) @@ " + w.arg(tsquery(t, certain)) + "::tsquery"
}

func (w *sqlWriter) values(v index.HasValue) string {
	w.slow = true
	var where []string
	bound := func(op string, v float64) {
		if !math.IsInf(v, 0) {
			where = append(where, "value "+op+" "+w.arg(v))
		}
	}
	bound(map[bool]string{false: ">=", true: ">"}[v.OpenLow], v.Low)
	bound(map[bool]string{false: "<=", true: "<"}[v.OpenHigh], v.High)
	table := "figure"
	if v.Money {
		table = "money"
	}
	return "SELECT no FROM " + table + " WHERE " + strings.Join(where, " AND ")
}

func (w *sqlWriter) days(d index.HasDay) string {
	w.slow = true
	from, to := w.arg(d.From), w.arg(d.To)
	var classes []string
	for c := range len(index.ClassDays) + 1 {
		after := int64(index.DayMin) - 1
		if c < len(index.ClassDays) {
			after = d.From - index.ClassDays[c]
		}
		classes = append(classes, fmt.Sprintf("SELECT no FROM date WHERE class = %d AND start > %d AND start < %s AND stop > %s", c, after, to, from))
	}
	return strings.Join(classes, " UNION ALL ")
}

// set asks for the articles whose state meets a condition.
func (w *sqlWriter) set(condition string) string {
	return "SELECT no FROM state WHERE reader = " + w.arg(w.reader) + " AND " + condition
}

func numbers(states []model.ReadState) string {
	var all []string
	for _, s := range states {
		all = append(all, strconv.Itoa(stateNumber(s)))
	}
	return strings.Join(all, ",")
}

// stateNumber is how the tables keep a state of reading; -1 for what is none.
func stateNumber(s model.ReadState) int { return slices.Index(index.States[:], s) }

func stateName(n int) model.ReadState {
	if n < 0 || n >= len(index.States) {
		return model.StateUnread
	}
	return index.States[n]
}
