package analyze

import (
	"context"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// repeats are what finders look before and behind for, again and again: the
// text that costs most where one of them looks further than it must.
var repeats = []string{
	"1", "1,", "1 ", ",", `"`, "“", "A", "A.", "A ", "Ab ", "Ab and ", "Ab, ", `" `, `"A said `, "said ", "March ", "4 March ", "2025 ", "5% ", "$5 million ",
	"from 5 to ", "between 5 and ", "aged 5, ", "the Ministry of ", "(ABC) ", "— ", "Mr. ", "A-", "x", "twenty ", "twenty-", "hundred ", "million ",
	"on Monday ", "last week ", `"We did it," he said. `, "John Smith, president of ", "Smith's ", "World Health Organization (WHO) ", "the WHO, a body, ",
	"X is a Y is a ", "1/2 ", "3-2 ", "2010-2020 ", "Smith said that ", "according to ", "half ", "5-year-old ", "dozens of ", "a\u0301", "中", "ש", "\n", "…",
}

// TestRepeats holds the finders to their invariants, and to coming to an end, on
// long runs of one thing in a sentence and in paragraphs.
func TestRepeats(t *testing.T) {
	size := 25_000
	if testing.Short() {
		size = 10_000
	}
	z := New(Options{})
	for _, unit := range repeats {
		for _, end := range []string{"", "\n\n"} {
			s := "The council met.\n\n" + strings.Repeat(unit+end, size/len(unit+end))
			a := &model.Article{Text: s, Parts: text.Paragraphs(s), Source: model.Source{Language: "en", Published: "2025-03-04"}}
			b, err := z.Analyze(context.Background(), a)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.Check(); err != nil {
				t.Errorf("%q: %v", unit+end, err)
			}
			for _, w := range b.Warnings {
				if strings.Contains(w, "fault") {
					t.Errorf("%q: %s", unit+end, w)
				}
			}
		}
	}
}
