package model

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"testing"
)

// TestFactID holds the identifiers to what the standard library makes of the
// same bytes: they are kept in libraries and never change.
func TestFactID(t *testing.T) {
	for _, tt := range []struct {
		prefix, text string
		start        int
	}{{"f", "around 900", 0}, {"d", "6 May 2025", 1 << 20}, {"a", "Ñandú “x”", 77}, {"q", "", 1}, {"", "x", -1}} {
		h := fnv.New64a()
		_, _ = h.Write([]byte(tt.prefix))
		_, _ = h.Write(binary.BigEndian.AppendUint64(nil, uint64(tt.start))) //nolint:gosec // as it always was
		_, _ = h.Write([]byte(tt.text))
		want := tt.prefix + hex.EncodeToString(h.Sum(nil))[:10]
		if got := FactID(tt.prefix, tt.text, tt.start); got != want {
			t.Errorf("FactID(%q, %q, %d) = %q, want %q", tt.prefix, tt.text, tt.start, got, want)
		}
	}
}

func BenchmarkFactID(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		FactID("a", "Ingrid Halvorsen", 1234)
	}
}
