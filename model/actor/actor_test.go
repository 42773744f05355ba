package actor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model/text"
)

const sample = `Harbour board picks new chief after ferry collision

The port authority of Larnby named Ingrid Halvorsen as its new director on Tuesday, four months after two ferries collided outside the harbour.

Ms. Halvorsen, 52, a former naval engineer, takes over from Peter Oakes, who resigned in March. "We owe the passengers answers," Halvorsen told reporters in Larnby. The National Maritime Safety Board (NMSB) is still looking into the accident. The NMSB expects to report in the autumn, said its spokesman, Daniel Reyes.

Prime Minister Anna Kowalska visited the town on Sunday. Kowalska, who grew up in Larnby, promised 12 million euros from the European Union for new radar equipment. The shipping company Blue Fjord Lines, which owns both ferries, declined to comment.

`

func BenchmarkFind(b *testing.B) {
	tagger, err := NewTagger()
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	for i := range 8 { // different numbers, so that not every sentence is a copy
		s.WriteString(strings.ReplaceAll(sample, "52", fmt.Sprint(30+i)))
	}
	d := text.FromString(s.String())
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		tagger.Find(d)
	}
}

func BenchmarkNewTagger(b *testing.B) {
	for b.Loop() {
		if _, err := NewTagger(); err != nil {
			b.Fatal(err)
		}
	}
}
