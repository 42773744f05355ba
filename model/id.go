package model

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
)

// FactID makes the stable identifier of a fact: the same text at the same place
// gets the same one in every run. The prefix tells the sort of fact: "f" for
// figures, "d" for dates, "a" for actors.
func FactID(prefix, text string, start int) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(prefix))
	_, _ = h.Write(binary.BigEndian.AppendUint64(nil, uint64(start))) //nolint:gosec // an offset is never negative
	_, _ = h.Write([]byte(text))
	return prefix + hex.EncodeToString(h.Sum(nil))[:10]
}

// FactID is the identifier by which a quote is marked as wrong.
func (q *Quote) FactID() string { return FactID("q", q.Text, q.Start) }

// FactID is the identifier by which a glossary term is marked as wrong. It
// stands for the term wherever the article uses it.
func (t *Term) FactID() string { return FactID("t", t.Term, 0) }
