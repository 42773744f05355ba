package model

// FactID makes the stable identifier of a fact: the same text at the same place
// gets the same one in every run. The prefix tells the sort of fact: "f" for
// figures, "d" for dates, "a" for actors.
//
// It is the prefix and the first ten hexadecimal digits of the 64-bit FNV-1a hash
// of prefix, start (eight bytes, big end first) and text.
func FactID(prefix, text string, start int) string {
	h := fnvText(fnvOffset, prefix)
	for shift := 56; shift >= 0; shift -= 8 {
		h = (h ^ uint64(byte(start>>shift))) * fnvPrime //nolint:gosec // the cut is meant
	}
	h = fnvText(h, text)
	id := make([]byte, 0, len(prefix)+idDigits)
	id = append(id, prefix...)
	for range idDigits {
		id = append(id, "0123456789abcdef"[h>>60])
		h <<= 4
	}
	return string(id)
}

const (
	idDigits  = 10
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// fnvText goes on hashing with a text (FNV-1a; draft-eastlake-fnv).
func fnvText(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// FactID is the identifier by which a quote is marked as wrong.
func (q *Quote) FactID() string { return FactID("q", q.Text, q.Start) }

// FactID is the identifier by which a glossary term is marked as wrong. It
// stands for the term wherever the article uses it.
func (t *Term) FactID() string { return FactID("t", t.Term, 0) }
