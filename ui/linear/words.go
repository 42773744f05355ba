package linear

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/sheet"
)

// listed is a fact in words, and where it stands.
type listed struct {
	text   string
	offset int
}

// factLine is a fact in words.
func factLine(b *model.Brief, f page.Fact) string {
	switch f.Kind {
	case page.Figure:
		return stop(figure(&b.Figures[f.Index]))
	case page.Date:
		return stop(date(&b.Dates[f.Index]))
	case page.Actor:
		return stop(actor(&b.Actors[f.Index]))
	case page.Quote:
		return stop(quote(&b.Quotes[f.Index]))
	case page.Term:
		return stop(term(&b.Glossary[f.Index]))
	default:
		return ""
	}
}

func figure(f *model.Figure) string {
	items := []string{fmt.Sprintf("Figure, %s: %s", f.Kind, sheet.OneLine(f.Text)), sheet.OneLine(f.About), sheet.Sureness(f)}
	if f.Hedge != "" {
		items = append(items, "hedged with: "+f.Hedge)
	}
	if f.Attribution != "" {
		items = append(items, "says "+sheet.OneLine(f.Attribution))
	}
	return clauses(items)
}

func date(d *model.Date) string {
	items := []string{"Date: " + sheet.OneLine(d.Text)}
	if days := sheet.Days(d); days != "" && days != d.Text {
		items = append(items, "that is "+days)
	} else if days == "" {
		items = append(items, "not resolved")
	}
	return clauses(append(items, sheet.OneLine(d.Event)))
}

func actor(a *model.Actor) string {
	items := []string{fmt.Sprintf("Actor, %s: %s", a.Kind, sheet.OneLine(a.Name)), sheet.OneLine(a.Role)}
	if n := len(a.Mentions); n > 1 {
		items = append(items, fmt.Sprintf("named %d times", n))
	}
	return clauses(items)
}

func quote(q *model.Quote) string {
	return "Quote by " + cmp.Or(sheet.OneLine(q.Speaker), "an unnamed speaker") + ": " + sheet.OneLine(q.Text)
}

func term(t *model.Term) string {
	return clauses([]string{"Term: " + sheet.OneLine(t.Term), strings.TrimRight(sheet.OneLine(t.Definition), "."), sheet.SourceName(t.Source)})
}

func summaryLines(b *model.Brief) (title string, all []listed) {
	for _, a := range b.Summary {
		all = append(all, listed{sheet.OneLine(a.Text), a.Start})
	}
	return "Summary", all
}

func figureLines(b *model.Brief) (title string, all []listed) {
	sorted := slices.Clone(b.Figures)
	slices.SortStableFunc(sorted, func(x, y model.Figure) int { return cmp.Compare(y.Salience, x.Salience) })
	for i := range sorted {
		all = append(all, listed{figure(&sorted[i]), sorted[i].Start})
	}
	return "Figures", all
}

func actorLines(b *model.Brief) (title string, all []listed) {
	for i := range b.Actors {
		a := &b.Actors[i]
		if len(a.Mentions) > 0 {
			all = append(all, listed{actor(a), a.Mentions[0].Start})
		}
	}
	return "Actors", all
}

func quoteLines(b *model.Brief) (title string, all []listed) {
	for i := range b.Quotes {
		all = append(all, listed{quote(&b.Quotes[i]), b.Quotes[i].Start})
	}
	return "Quotes", all
}

// dateLines lists the dates in the order of time; those not resolved come last.
func dateLines(b *model.Brief) (title string, all []listed) {
	sorted := slices.Clone(b.Dates)
	open := func(d *model.Date) int {
		if d.From == "" && d.To == "" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(sorted, func(x, y model.Date) int {
		return cmp.Or(cmp.Compare(open(&x), open(&y)), cmp.Compare(cmp.Or(x.From, x.To), cmp.Or(y.From, y.To)), cmp.Compare(x.To, y.To))
	})
	for i := range sorted {
		all = append(all, listed{date(&sorted[i]), sorted[i].Start})
	}
	return "Timeline", all
}

func termLines(b *model.Brief) (title string, all []listed) {
	for i := range b.Glossary {
		t := &b.Glossary[i]
		at := t.Start
		if len(t.Mentions) > 0 {
			at = t.Mentions[0].Start
		}
		all = append(all, listed{term(t), at})
	}
	return "Glossary", all
}

// clauses joins what is not empty to one sentence.
func clauses(items []string) string {
	return strings.Join(slices.DeleteFunc(items, func(s string) bool { return s == "" }), "; ")
}

// joined joins what is not empty to one enumeration.
func joined(items []string) string {
	return strings.Join(slices.DeleteFunc(items, func(s string) bool { return s == "" }), ", ")
}

// stop ends a sentence with a full stop, unless it has an end.
func stop(s string) string {
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’\"')")); strings.ContainsRune(".!?…", r) && s != "" {
		return s
	}
	return s + "."
}

// plural is a number of things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// day is a day of publication in words.
func day(published string) string {
	if len(published) < len(time.DateOnly) {
		return published
	}
	t, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)])
	if err != nil {
		return published
	}
	return t.Format("2 January 2006")
}
