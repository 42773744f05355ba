package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"acronym with points is one token", "in the U.S. today", "in|the|U.S.|today"},
		{"final acronym keeps its point", "to the U.S.", "to|the|U.S."},
		{"title keeps its point", "Mr. Smith", "Mr.|Smith"},
		{"possessive is its own token", "Maduro’s and Maduro's", "Maduro|’s|and|Maduro|'s"},
		{"inner apostrophe stays", "O'Brien don't", "O'Brien|don't"},
		{"hyphen stands alone", "412-day vice-president", "412|-|day|vice|-|president"},
		{"number and magnitude are glued", "$1.2bn, 1,200", "$|1.2|bn|,|1,200"},
		{"letters then digits are a word", "G7 COP30", "G7|COP30"},
		{"ordinal", "30th", "30|th"},
		{"ampersand in an acronym", "AT&T and P&I", "AT&T|and|P&I"},
		{"no is no abbreviation before a word", "He said no. Then", "He|said|no|.|Then"},
		{"No. is one before a number", "No. 10", "No.|10"},
		{"times", "6 p.m. on Jan. 5", "6|p.m.|on|Jan.|5"},
		{"per cent", "4.5% of", "4.5|%|of"},
	}
	for _, tt := range tests {
		d := FromString(tt.in)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Tok(i))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, strings.Join(got, "|"), tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "One is here. Two is there.", "One is here.|Two is there."},
		{"title", "Mr. Smith left. He won.", "Mr. Smith left.|He won."},
		{"acronym before a starter", "They went to the U.S. The trip was long.", "They went to the U.S.|The trip was long."},
		{"acronym before a name", "The U.S. Treasury said so.", "The U.S. Treasury said so."},
		{"closing quote", "“It is over.” He left.", "“It is over.”|He left."},
		{"speech tag goes on", "“Is it over?” he asked. Yes.", "“Is it over?” he asked.|Yes."},
		{"initials", "J. K. Rowling wrote. Next.", "J. K. Rowling wrote.|Next."},
		{"decimal", "It rose 3.5 per cent. Then fell.", "It rose 3.5 per cent.|Then fell."},
		{"brackets", "He left (at 5 p.m. Monday). She stayed.", "He left (at 5 p.m. Monday).|She stayed."},
		{"paragraphs", "No stop here\n\nNext one", "No stop here|Next one"},
	}
	for _, tt := range tests {
		d := FromString(tt.in)
		var got []string
		for i := range d.Sentences {
			got = append(got, d.SentenceText(i))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, strings.Join(got, "|"), tt.want)
		}
	}
}

func checkDoc(t *testing.T, in string, d *Doc) {
	t.Helper()
	if len(d.Lower) != len(in) {
		t.Fatalf("lower case has %d bytes, text %d", len(d.Lower), len(in))
	}
	at := 0
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(in) {
			t.Fatalf("token %d [%d,%d) after %d in %q", i, tok.Start, tok.End, at, in)
		}
		if gap := in[at:tok.Start]; strings.TrimSpace(gap) != "" {
			t.Fatalf("gap %q holds text in %q", gap, in)
		}
		if !utf8.RuneStart(in[tok.Start]) || tok.End < len(in) && !utf8.RuneStart(in[tok.End]) {
			t.Fatalf("token %d cuts a rune in %q", i, in)
		}
		at = tok.End
	}
	if strings.TrimSpace(in[at:]) != "" {
		t.Fatalf("tail %q holds text", in[at:])
	}
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First {
			t.Fatalf("sentence %d holds tokens [%d,%d), want it to begin at %d in %q", i, s.First, s.Last, next, in)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d tokens, sentences hold %d", len(d.Tokens), next)
	}
}

func FuzzDoc(f *testing.F) {
	for _, s := range []string{
		"“Is it over?” he asked.\n\nMr. O'Brien's U.S. trip cost $1.2bn (about 3.5%).", "İstanbul ﬃ ẞ I.", "a\u0301b 👩‍👩‍👧 ... --- '", "no.", "A.B.C", "( ( ( (",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		checkDoc(t, s, FromString(s))
	})
}

func BenchmarkNew(b *testing.B) {
	s := strings.Repeat("Mr. O'Brien's U.S. trip cost $1.2bn (about 3.5%), according to the ministry. It was his third in a year.\n\n", 60)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		FromString(s)
	}
}

func TestCountWords(t *testing.T) {
	for in, want := range map[string]int{"": 0, "one two": 2, "  one\n\ttwo—three - 4.5% ": 3, "Élan vital\u00a0été": 3, "…": 0, "don't": 1} {
		if got := CountWords(in); got != want {
			t.Errorf("%q: %d words, want %d", in, got, want)
		}
	}
}
