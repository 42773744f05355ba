package crf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/text"
)

// lowerType is a distinct word of a document in lower case, with what the word
// list and the document itself say about it.
type lowerType struct {
	text     string
	hash     uint64
	info     WordInfo
	mid, top uint8 // coarser clusters
	cue      cue
	evidence evidence
}

// wordType is a distinct printed form.
type wordType struct {
	hash   uint64
	text   string
	lower  int32 // index of its lowerType
	shape  uint64
	brief  uint64 // shape with repeats left out
	upper  bool
	kind   text.Kind
	vector [2*reach + 1]int32 // 1 + index of its cached scores, by offset; 0 when not computed
}

// The first two word types stand for what lies outside of a sentence.
const (
	before int32 = iota
	after
	firstType
)

// reach is how many tokens to each side a token's features look.
const reach = 2

// run is a maximal stretch of capitalised tokens [first, last], which may hold
// hyphens and ampersands.
type run struct {
	first, last int
	link        int32 // type of the word ("of") that ties it to the run before it, or -1
	linked      int   // index of that run
	place       bool  // the whole run is a known place of several words
}

// view is a document as the field sees it: distinct words with what the
// document tells about them, the case of title-case lines undone, runs of
// capitals, and the stretches of tokens that may hold names.
type view struct {
	d      *text.Doc
	words  *Words
	types  []wordType
	lowers []lowerType
	byForm map[string]int32
	byLow  map[string]int32
	tok    []int32 // word type of each token
	upper  []bool  // the token counts as capitalised
	titled []bool  // by token: its sentence is in title case
	runs   []run
	runOf  []int32 // run of each token, or -1
	gaz    []uint8 // by token: position in a known place of several words
}

// Positions in a place of several words.
const (
	gazNone uint8 = iota
	gazBegin
	gazInside
	gazLast
)

func newView(d *text.Doc, words *Words) *view {
	n := len(d.Tokens)
	v := &view{
		d: d, words: words, byForm: make(map[string]int32, n/4+8), byLow: make(map[string]int32, n/4+8),
		tok: make([]int32, n), upper: make([]bool, n), titled: make([]bool, n), runOf: make([]int32, n), gaz: make([]uint8, n),
	}
	v.types = make([]wordType, firstType, n/4+8)
	v.lowers = make([]lowerType, 2, n/4+8)
	v.types[before].hash, v.types[after].hash = 1, 2
	v.types[after].lower = 1
	v.lowers[before].hash, v.lowers[after].hash = 1, 2
	for i := range d.Tokens {
		t := &d.Tokens[i]
		v.tok[i] = v.intern(d.Text[t.Start:t.End], d.Lower[t.Start:t.End], t.Kind, t.Upper)
		v.upper[i] = t.Upper || v.types[v.tok[i]].upper
	}
	for s := range d.Sentences {
		if v.isTitled(s) {
			for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
				v.titled[i] = true
			}
			continue
		}
		v.gather(s)
	}
	for s := range d.Sentences {
		if v.titled[d.Sentences[s].First] {
			v.undoTitleCase(s)
		}
		v.findRuns(s)
	}
	return v
}

// intern returns the word type of a printed form and makes it on first sight.
func (v *view) intern(form, low string, kind text.Kind, upper bool) int32 {
	if id, ok := v.byForm[form]; ok {
		return id
	}
	id := int32(len(v.types)) //nolint:gosec // texts are far shorter than 2^31 words
	w := wordType{text: form, kind: kind, lower: v.internLower(low, kind), hash: Hash(form), upper: upper}
	if kind == text.Word && !upper {
		w.upper = strings.IndexFunc(form, unicode.IsUpper) >= 0 // iPhone, eBay
	}
	w.shape, w.brief = shapes(form)
	v.types = append(v.types, w)
	v.byForm[form] = id
	return id
}

func (v *view) internLower(low string, kind text.Kind) int32 {
	if id, ok := v.byLow[low]; ok {
		return id
	}
	id := int32(len(v.lowers)) //nolint:gosec // see intern
	l := lowerType{text: low, hash: Hash(low)}
	if kind == text.Number {
		l.hash = uint64(len(low)) //nolint:gosec // all numbers of one length are alike
	} else {
		l.info = v.words.Info(l.hash)
		if l.info.Clustered {
			l.mid, l.top = v.words.Parents(l.info.Cluster)
		}
		l.cue = cues[low]
	}
	v.lowers = append(v.lowers, l)
	v.byLow[low] = id
	return id
}

func (v *view) low(i int) *lowerType { return &v.lowers[v.types[v.tok[i]].lower] }

// isTitled reports whether sentence s is printed in title case or in capitals,
// so that a capital says little: three in four of its longer words have one.
func (v *view) isTitled(s int) bool {
	long, caps := 0, 0
	sent := v.d.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		t := v.d.Tokens[i]
		if t.Kind == text.Word && t.End-t.Start > 3 {
			long++
			if t.Upper {
				caps++
			}
		}
	}
	return long >= 4 && caps*4 >= long*3 && sent.Last-sent.First <= 40
}

// undoTitleCase gives each capitalised word of sentence s the form that the
// rest of the document, or else running text at large, prints it in.
func (v *view) undoTitleCase(s int) {
	sent := v.d.Sentences[s]
	shouting := 0
	for i := sent.First; i < sent.Last; i++ {
		if v.d.Tokens[i].AllUpper {
			shouting++
		}
	}
	allCaps := shouting*2 > sent.Last-sent.First
	for i := sent.First; i < sent.Last; i++ {
		t := v.d.Tokens[i]
		if t.Kind != text.Word || !t.Upper || t.AllUpper && !allCaps {
			continue
		}
		low := v.d.Lower[t.Start:t.End]
		l := v.low(i)
		switch {
		case l.evidence&capitalMid != 0 && l.evidence&lowerSeen == 0:
		case l.evidence&lowerSeen != 0 && l.evidence&capitalMid == 0, l.info.Case == CaseLower || l.info.Case == CaseMostlyLower:
			v.tok[i], v.upper[i] = v.intern(low, low, text.Word, false), false
			continue
		}
		if allCaps {
			_, size := utf8.DecodeRuneInString(v.d.Text[t.Start:t.End])
			v.tok[i] = v.intern(v.d.Text[t.Start:t.Start+size]+low[size:], low, text.Word, true)
		}
	}
}

// findRuns marks the runs of capitals of sentence s and the known places in them.
func (v *view) findRuns(s int) {
	sent := v.d.Sentences[s]
	prev := -1
	for i := sent.First; i < sent.Last; i++ {
		if !v.upper[i] {
			v.runOf[i] = -1
			continue
		}
		r := run{first: i, last: i, link: -1}
		for j := i + 1; j < sent.Last; j++ {
			if v.upper[j] {
				r.last = j
			} else if !v.joins(j) {
				break
			}
		}
		id := len(v.runs)
		if prev >= 0 {
			r.link, r.linked = v.linkBetween(v.runs[prev].last, i), prev
		}
		for j := r.first; j <= r.last; j++ {
			v.runOf[j] = int32(id) //nolint:gosec // see intern
		}
		v.runs = append(v.runs, r)
		v.markPlaces(id)
		prev, i = id, r.last
	}
}

// joins reports whether token j, no capital, may stand inside a run.
func (v *view) joins(j int) bool {
	t := v.d.Tokens[j]
	c := v.d.Text[t.Start]
	return t.Kind == text.Punct && c == '-' && t.Glued && t.End-t.Start == 1 || c == '&' && t.End-t.Start == 1
}

// linkBetween returns the type of the word that ties two runs into what may be
// one name ("of", "of the", "for"), or -1.
func (v *view) linkBetween(last, first int) int32 {
	if first-last != 2 && first-last != 3 || v.low(last+1).cue&cueLink == 0 {
		return -1
	}
	if first-last == 3 && v.low(last+2).cue&cueArticle == 0 {
		return -1
	}
	return v.tok[last+1]
}

// markPlaces looks up every stretch of two to four tokens of the run among the
// known places.
func (v *view) markPlaces(id int) {
	r := &v.runs[id]
	if r.last-r.first > 30 { // a flood of capitals, no name
		return
	}
	for i := r.first; i < r.last; i++ {
		h := v.low(i).hash
		for j := i + 1; j <= r.last && j < i+4; j++ {
			h = join(h, v.low(j).hash)
			if !v.words.place(h) {
				continue
			}
			v.gaz[i], v.gaz[j] = gazBegin, gazLast
			for k := i + 1; k < j; k++ {
				v.gaz[k] = gazInside
			}
			r.place = r.place || i == r.first && j == r.last
		}
	}
}

// stretch is a run of tokens [first, last) that may hold names.
type stretch struct{ first, last int }

// maxGap is how many uncapitalised tokens ("for the", "of the") a name may hold
// in a row.
const maxGap = 4

// stretches returns the parts of sentence s that may hold names: capitalised
// tokens, short gaps between them, and one token to each side. English prints
// names with capitals, so all else lies outside of any name: it is neither
// scored nor trained on.
func (v *view) stretches(out []stretch, s int) []stretch {
	sent := v.d.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		if !v.upper[i] {
			continue
		}
		first := max(sent.First, i-1)
		if first > sent.First && v.joins(first) {
			first-- // al-…
		}
		end := i + 1
		for j := i + 1; j < sent.Last && j <= end+maxGap; j++ {
			if v.upper[j] {
				end = j + 1
			}
		}
		i = end - 1
		if end = min(end+1, sent.Last); end+1 < sent.Last && v.joins(end-1) && v.d.Tokens[end].Glued {
			end++ // …-un
		}
		if n := len(out); n > 0 && out[n-1].last >= first && out[n-1].first >= sent.First {
			out[n-1].last = end
		} else {
			out = append(out, stretch{first, end})
		}
	}
	return out
}

// shapes returns the shape of a word (Xxxx, X.X., dddd) and the same with runs
// of equal classes as one (Xx, X.X., d), as numbers.
func shapes(w string) (full, short uint64) {
	var lastClass uint64
	n := 0
	for _, r := range w {
		c := uint64(5)
		switch {
		case unicode.IsUpper(r):
			c = 1
		case unicode.IsLower(r):
			c = 2
		case '0' <= r && r <= '9':
			c = 3
		case r == '.':
			c = 4
		}
		if n < 8 {
			full = full*6 + c
		}
		if c != lastClass {
			short = short*6 + c
		}
		lastClass = c
		n++
		if n > 24 {
			break
		}
	}
	return full, short
}
