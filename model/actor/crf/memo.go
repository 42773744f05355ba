package crf

// memo keeps the scores of words from one document to the next: the words that
// a text is made of are mostly those that others are made of. It is a table
// without chains, in which a word takes the place of another; it is not for
// several goroutines at once.
type memo struct {
	entries [1 << memoBits]memoEntry
}

const memoBits = 14 // 1.3 MB

// memoEntry holds the scores of a word at a distance. Both parts of its key
// together tell all that [view.wordFeatures] looks at.
type memoEntry struct {
	form, rest uint64
	scores     row
}

// neighbourEvidence is the evidence that features of a word's neighbours look at.
const neighbourEvidence = lowerSeen | capitalMid | afterFirst | beforeCapital | inOrgRun

// entry returns the place for the scores of a word type at an offset, and
// whether they are there.
func (m *memo) entry(t *wordType, l *lowerType, offset int) (e *memoEntry, known bool) {
	var seen evidence
	if t.upper {
		switch offset {
		case 0:
			seen = l.evidence
		case -1, 1:
			seen = l.evidence & neighbourEvidence
		}
	}
	rest := uint64(seen)<<32 | bit(t.upper)<<16 | uint64(t.kind)<<8 | uint64(offset+reach+1) //nolint:gosec // offsets lie within reach
	e = &m.entries[join(t.hash, rest)>>(64-memoBits)]
	if e.form == t.hash && e.rest == rest {
		return e, true
	}
	e.form, e.rest = t.hash, rest
	return e, false
}
