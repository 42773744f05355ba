package crf

import (
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

func TestFollows(t *testing.T) {
	b, i, l, u := labelOf(Person, begin), labelOf(Person, inside), labelOf(Person, last), labelOf(Person, unit)
	tests := []struct {
		name string
		a, b Label
		want bool
	}{
		{"a name may begin after none", Outside, b, true},
		{"a name of one token too", Outside, u, true},
		{"no name goes on that did not begin", Outside, i, false},
		{"a begun name goes on", b, i, true},
		{"or ends", b, l, true},
		{"but not in another class", b, labelOf(Place, last), false},
		{"nor not at all", b, Outside, false},
		{"two names may touch", l, b, true},
		{"one token is no beginning", u, l, false},
	}
	for _, tt := range tests {
		if got := Follows(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func emptyWords(t testing.TB, words map[string]WordInfo, places ...string) string {
	t.Helper()
	packed, err := PackWords([1024][2]uint8{7: {3, 4}}, words, places)
	if err != nil {
		t.Fatal(err)
	}
	return string(packed)
}

func TestWordsRoundTrip(t *testing.T) {
	want := map[string]WordInfo{
		"larnby": {Known: true, City: 2, Case: CaseUpper},
		"anna":   {Known: true, FemaleFirst: true, Cluster: 1023, Coarse: 255, Clustered: true},
		"peru":   {Known: true, Country: true, Demonym: true, Region: true, MaleFirst: true, City: 3, Case: CaseMixed},
	}
	w, err := ReadWords(emptyWords(t, want, "new york"))
	if err != nil {
		t.Fatal(err)
	}
	for word, info := range want {
		if got := w.Info(Hash(word)); got != info {
			t.Errorf("%s: got %+v, want %+v", word, got, info)
		}
	}
	if got := w.Info(Hash("oslo")); got.Known {
		t.Errorf("unknown word is known: %+v", got)
	}
	if mid, top := w.Parents(7); mid != 3 || top != 4 {
		t.Errorf("parents of cluster 7: %d, %d", mid, top)
	}
	if !w.place(join(Hash("new"), Hash("york"))) || w.place(join(Hash("old"), Hash("york"))) {
		t.Error("places of several words are not found as packed")
	}
}

func TestModelRoundTrip(t *testing.T) {
	features := map[uint32][rowSize]int8{
		1: {0: 5}, 0x00010001: {15: -127, 3: 127}, 0xffffffff: {1: 1, 2: -2, 3: 3},
	}
	var trans [NumLabels][NumLabels]int16
	trans[2][3] = -300
	packed, err := PackModel(trans, features)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadModel(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	if m.trans[2][3] != -300 {
		t.Errorf("transition %d", m.trans[2][3])
	}
	for key, want := range features {
		var r row
		m.add(&r, []uint32{key})
		for i := range r {
			if r[i] != int32(want[i]) {
				t.Errorf("feature %x: got %v, want %v", key, r, want)
				break
			}
		}
	}
	var r row
	m.add(&r, []uint32{2})
	if r != (row{}) {
		t.Errorf("unknown feature scores %v", r)
	}
}

// TestDamaged cuts packed data short at many places: an error, never a panic.
func TestDamaged(t *testing.T) {
	packed, err := PackModel([NumLabels][NumLabels]int16{}, map[uint32][rowSize]int8{5: {1: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 3, 4, 100, 600, len(packed) / 2, len(packed) - 1} {
		if _, err := ReadModel(string(packed[:n])); err == nil {
			t.Errorf("weights of %d bytes were read", n)
		}
	}
	words := emptyWords(t, map[string]WordInfo{"a": {}})
	for _, n := range []int{0, 3, 4, 2000, 3000, len(words) / 2, len(words) - 1} {
		if _, err := ReadWords(words[:n]); err == nil {
			t.Errorf("word list of %d bytes was read", n)
		}
	}
}

// TestViterbi sets scores by hand: the best path must respect BILOU even where
// single tokens prefer otherwise.
func TestViterbi(t *testing.T) {
	tests := []struct {
		name   string
		scores []map[Label]int32
		want   []Label
	}{
		{"nothing speaks for a name", []map[Label]int32{{}, {}}, []Label{Outside, Outside}},
		{"one token", []map[Label]int32{{labelOf(Place, unit): 3}}, []Label{labelOf(Place, unit)}},
		{"three tokens", []map[Label]int32{{labelOf(Person, begin): 3}, {labelOf(Person, inside): 1}, {labelOf(Person, last): 3}}, SpanLabels(Person, 3)},
		{"a name cannot stay open", []map[Label]int32{{labelOf(Person, begin): 9}, {}}, SpanLabels(Person, 2)},
		{
			"classes do not mix",
			[]map[Label]int32{{labelOf(Person, begin): 3, labelOf(Organization, begin): 2}, {labelOf(Organization, last): 4, labelOf(Person, last): 1}},
			SpanLabels(Organization, 2),
		},
	}
	for _, tt := range tests {
		s := scorer{}
		for _, scores := range tt.scores {
			var r row
			for l, n := range scores {
				r[l-1] = n
			}
			s.scores = append(s.scores, r)
		}
		if s.viterbi(&Model{}); !slices.Equal(s.labels, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, s.labels, tt.want)
		}
	}
}

func TestStretches(t *testing.T) {
	words, err := ReadWords(emptyWords(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, in, want string }{
		{"lower case holds no names", "nothing to see here today.", ""},
		{"a capital with its neighbours", "he met Anna Berg yesterday at noon.", "met Anna Berg yesterday"},
		{"a short gap is bridged", "the Ministry of the Interior said so.", "the Ministry of the Interior said"},
		{"a prefix with a hyphen", "it blamed al-Noor for it.", "al - Noor for"},
		{"a syllable behind a hyphen", "then Lee Sang-hoon left.", "then Lee Sang - hoon"},
		{"far capitals stay apart", "so Anna left for the far side of town with Berg.", "so Anna left|with Berg ."},
	}
	for _, tt := range tests {
		d := text.FromString(tt.in)
		v := newView(d, words)
		var got []string
		for _, st := range v.stretches(nil, 0) {
			var tokens []string
			for i := st.first; i < st.last; i++ {
				tokens = append(tokens, d.Tok(i))
			}
			got = append(got, strings.Join(tokens, " "))
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, s, tt.want)
		}
	}
}

// TestTitleCase checks that a headline's capitals are undone by what the body prints.
func TestTitleCase(t *testing.T) {
	words, err := ReadWords(emptyWords(t, map[string]WordInfo{"plans": {Case: CaseLower}}))
	if err != nil {
		t.Fatal(err)
	}
	d := text.New(&model.Article{Text: "Harbour Board Meets Over Larnby Ferry Plans\n\nOn Friday the harbour board met in Larnby about a ferry that nobody wants there."})
	v := newView(d, words)
	var caps []string
	for i := range d.Tokens[:7] {
		if v.upper[i] {
			caps = append(caps, d.Tok(i))
		}
	}
	if got := strings.Join(caps, " "); got != "Meets Over Larnby" { // "meets" and "over" are seen nowhere
		t.Errorf("capitals left: %q", got)
	}
}

// TestInstancesMatch checks that a trainer sees the tokens that are scored.
func TestInstancesMatch(t *testing.T) {
	words, err := ReadWords(emptyWords(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	d := text.FromString("Anna Berg of the Larnby Post met Mr. Oakes. He left.")
	a, b := Instances(d, words), Instances(d, words)
	if len(a) == 0 || len(a[0].Features) == 0 {
		t.Fatal("no instances")
	}
	for i := range a {
		for k := range a[i].Features {
			if !slices.Equal(a[i].Features[k], b[i].Features[k]) {
				t.Fatalf("features of token %d differ between two runs", a[i].First+k)
			}
		}
	}
}
