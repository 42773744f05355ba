package crf

// Class is what a name stands for.
type Class uint8

// The classes of names. Other holds names that are no actors: works, events,
// peoples and languages, products.
const (
	Person Class = iota
	Organization
	Place
	Other
	NumClasses
)

// Label says what part a token plays: outside of any name, or the beginning,
// the inside, the last token or the only token of a name of some class (the
// BILOU code; Ratinov and Roth 2009 measured it better than BIO).
type Label uint8

// Outside labels a token that belongs to no name.
const Outside Label = 0

// NumLabels counts Outside and the four positions of each class.
const NumLabels = 1 + 4*int(NumClasses)

// The positions inside a name.
const (
	begin = iota
	inside
	last
	unit
)

func labelOf(c Class, position int) Label { return Label(1 + 4*int(c) + position) } //nolint:gosec // at most 16

// Class is the class of the name that a token with this label belongs to; it has
// no meaning for Outside.
func (l Label) Class() Class  { return Class((l - 1) / 4) }
func (l Label) position() int { return int(l-1) % 4 }

// open reports whether the name goes on after a token with this label.
func (l Label) open() bool { return l != Outside && l.position() <= inside }

// Starts reports whether a name begins at a token with this label.
func (l Label) Starts() bool { return l != Outside && (l.position() == begin || l.position() == unit) }

// Follows reports whether label b may stand after label a: a name that was
// begun goes on with its own class until its last token.
func Follows(a, b Label) bool {
	continues := b != Outside && (b.position() == inside || b.position() == last)
	if a.open() {
		return continues && a.Class() == b.Class()
	}
	return !continues
}

// SpanLabels returns the labels of a name of n tokens, n at least 1.
func SpanLabels(c Class, n int) []Label {
	if n == 1 {
		return []Label{labelOf(c, unit)}
	}
	labels := make([]Label, n)
	for i := range labels {
		labels[i] = labelOf(c, inside)
	}
	labels[0], labels[n-1] = labelOf(c, begin), labelOf(c, last)
	return labels
}
