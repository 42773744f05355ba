// Package same says when facts of different articles are about the same thing:
// the same quantity, the same actor, the same events. It is pure and works on
// briefs; what it finds is shown to the reader with the places it comes from, so
// it prefers to miss a likeness over inventing one.
//
// Quantities are compared by unit and by the content words of what is counted.
// Actors are the same when name or alias are, or when a full name contains the
// other ("Rubio" and "Marco Rubio"). Articles are on the same events when they
// share enough actors, figures, days and headline words, each weighed by how
// rare it is among the articles looked at (inverse document frequency, Spärck
// Jones 1972): that two articles name the United States says little.
package same

import (
	"math"
	"strings"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// stopWords carry no meaning of their own in what a figure counts.
var stopWords = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "from": true, "by": true, "with": true,
	"and": true, "or": true, "were": true, "was": true, "are": true, "is": true, "be": true, "been": true, "have": true, "has": true, "had": true,
	"still": true, "more": true, "than": true, "about": true, "around": true, "some": true, "its": true, "his": true, "her": true, "their": true,
	"that": true, "which": true, "who": true, "this": true, "these": true, "as": true, "it": true, "not": true, "all": true, "other": true, "after": true, "before": true,
}

// words returns the content words of a phrase, folded and without plural s.
func words(phrase string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(store.NameKey(phrase)) {
		if !stopWords[w] {
			set[stem(w)] = true
		}
	}
	return set
}

// stem takes a plural s off, which is all that counted things need.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// Overlap is the share of the smaller set that both sets hold.
func overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// sameEnough is the overlap from which two phrases are taken to say the same.
const sameEnough = 0.6

// Comparable reports whether a figure is a quantity that other articles may
// have too: one with something counted, whose value can change.
func Comparable(f *model.Figure) bool {
	switch f.Kind {
	case model.FigureCount, model.FigureMoney, model.FigurePercent, model.FigureMeasure, model.FigureRange, model.FigureDuration:
		return !f.Vague && f.About != "" && len(words(f.About)) > 0
	case model.FigureAge, model.FigureOrdinal, model.FigureRank, model.FigureScore:
	}
	return false
}

// Quantity reports whether two figures state the same quantity: the same unit,
// and what they count told in mostly the same words.
func Quantity(a, b *model.Figure) bool {
	if !Comparable(a) || !Comparable(b) || stem(store.NameKey(a.Unit)) != stem(store.NameKey(b.Unit)) {
		return false
	}
	wa, wb := words(a.About), words(b.About)
	// A single shared word is enough only where both have no more to say.
	if min(len(wa), len(wb)) == 1 && max(len(wa), len(wb)) > 2 {
		return false
	}
	return overlap(wa, wb) >= sameEnough
}

// Equal reports whether two figures of the same quantity state the same value.
func Equal(a, b *model.Figure) bool {
	if a.Value != b.Value || (a.High == nil) != (b.High == nil) {
		return false
	}
	return a.High == nil || *a.High == *b.High
}

// bounds is the range in which the true value lies as a figure tells it:
// approximate ones a twentieth to either side.
func bounds(f *model.Figure) (low, high float64) {
	low, high = f.Value, f.Value
	if f.High != nil {
		high = *f.High
	}
	slack := 0.05 * math.Abs(f.Value)
	switch {
	case f.Bound == model.BoundMin:
		return low, math.Inf(1)
	case f.Bound == model.BoundMax:
		return math.Inf(-1), high
	case f.Approximate:
		return low - slack, high + slack
	}
	return low, high
}

// Conflict says how a figure differs from an earlier one of the same quantity.
func Conflict(before, after *model.Figure) ConflictKind {
	sameSource := before.Attribution == "" || after.Attribution == "" || Name(before.Attribution, after.Attribution)
	if Equal(before, after) && sameSource {
		return ConflictCopy
	}
	lowA, highA := bounds(before)
	lowB, highB := bounds(after)
	switch {
	case lowA <= highB && lowB <= highA:
		return ConflictRange
	case sameSource:
		return ConflictNewer
	}
	return ConflictSource
}

// Name reports whether two names may be of the same actor: equal, or one the
// end or the beginning of the other, whole words ("Rubio", "Marco Rubio").
func Name(a, b string) bool {
	ka, kb := store.NameKey(a), store.NameKey(b)
	if len(ka) > len(kb) {
		ka, kb = kb, ka
	}
	if ka == "" {
		return false
	}
	return ka == kb || len(ka) > 2 && (strings.HasSuffix(kb, " "+ka) || strings.HasPrefix(kb, ka+" "))
}

// Actor reports whether a name is that of an actor or of one of its aliases.
func Actor(a *model.Actor, name string) bool {
	key := store.NameKey(name)
	if store.NameKey(a.Name) == key {
		return true
	}
	for _, alias := range a.Aliases {
		if store.NameKey(alias) == key {
			return true
		}
	}
	return false
}

// Telling returns the beginning of the most telling word of a phrase, by which
// articles that may count the same can be looked up: the longest. It is empty
// when the phrase has no content word.
func Telling(phrase string) string {
	best := ""
	for w := range strings.FieldsSeq(store.NameKey(phrase)) {
		if stopWords[w] {
			continue
		}
		w = strings.TrimSuffix(stem(w), "y")
		if len(w) > len(best) {
			best = w
		}
	}
	return best
}
