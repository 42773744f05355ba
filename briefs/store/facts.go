package store

import (
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// CountFacts counts the facts that the article itself states.
func CountFacts(b *model.Brief) int {
	n := len(b.Figures) + len(b.Dates) + len(b.Actors) + len(b.Quotes)
	for i := range b.Glossary {
		if b.Glossary[i].Source == model.TermText {
			n++
		}
	}
	return n
}

// NameKey is the form in which names of actors are compared across articles:
// folded words with single spaces between them.
func NameKey(name string) string {
	return strings.Join(strings.FieldsFunc(query.Fold(name), func(r rune) bool {
		return r < 0x80 && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	}), " ")
}

// Reanchor finds a quotation in a text that was changed: the occurrence nearest
// to where it stood. The zero span means that the words are gone.
func Reanchor(text, quote string, was int) model.Span {
	if quote == "" {
		return model.Span{}
	}
	best, found := 0, false
	for from := 0; ; {
		i := strings.Index(text[from:], quote)
		if i < 0 {
			break
		}
		i += from
		if !found || distance(i, was) < distance(best, was) {
			best, found = i, true
		}
		from = i + 1
	}
	if !found {
		return model.Span{}
	}
	return model.Span{Start: best, End: best + len(quote)}
}

func distance(a, b int) int { return max(a, b) - min(a, b) }

// FactText returns the words of a brief's fact by its ID, and where they stand
// first; empty when there is no such fact.
func FactText(b *model.Brief, id string) (text string, start int) {
	for i := range b.Figures {
		if b.Figures[i].ID == id {
			return b.Figures[i].Text, b.Figures[i].Start
		}
	}
	for i := range b.Dates {
		if b.Dates[i].ID == id {
			return b.Dates[i].Text, b.Dates[i].Start
		}
	}
	for i := range b.Actors {
		if a := &b.Actors[i]; a.ID == id && len(a.Mentions) > 0 {
			return a.Name, a.Mentions[0].Start
		}
	}
	for i := range b.Quotes {
		if q := &b.Quotes[i]; q.FactID() == id {
			return q.Text, q.Start
		}
	}
	for i := range b.Glossary {
		if t := &b.Glossary[i]; t.FactID() == id {
			return t.Term, t.Start
		}
	}
	return "", 0
}

// FindFact finds the fact of a changed article that was known as id and reads
// text: the one with that ID, else the first of the same sort with the same
// words. It returns its ID, or nothing.
func FindFact(b *model.Brief, id, text string) string {
	if t, _ := FactText(b, id); t != "" {
		return id
	}
	switch id[:min(len(id), 1)] {
	case "f":
		return firstFact(b.Figures, text, func(f *model.Figure) (string, string) { return f.Text, f.ID })
	case "d":
		return firstFact(b.Dates, text, func(d *model.Date) (string, string) { return d.Text, d.ID })
	case "a":
		return firstFact(b.Actors, text, func(a *model.Actor) (string, string) { return a.Name, a.ID })
	case "q":
		return firstFact(b.Quotes, text, func(q *model.Quote) (string, string) { return q.Text, q.FactID() })
	}
	return ""
}

// firstFact returns the ID of the first fact that reads text.
func firstFact[T any](facts []T, text string, of func(*T) (text, id string)) string {
	for i := range facts {
		if t, id := of(&facts[i]); t == text {
			return id
		}
	}
	return ""
}
