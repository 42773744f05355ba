package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// turnsEnough is how many turns make an interview, and labelMax how many tokens
// the label of a turn has at most.
const (
	turnsEnough = 3
	labelMax    = 6
)

// turn is a paragraph of a printed interview: “Doe: No.”, “A: No.”, “((Doe)) No.”
type turn struct {
	block int
	first int    // token behind the label
	last  int    // token behind the paragraph
	label string // in lower case
	at    int    // token of the label
}

// turns finds what is said in an interview printed in turns, which needs no
// marks: every answer of a person is a quote. Who asks is told by the question
// marks; what is asked is no quote. The result is sorted, and empty when the
// text is no interview.
func (f *finder) turns() []model.Quote {
	list := f.labelled()
	if len(list) < turnsEnough {
		return nil
	}
	asked, answered := make(map[string]int), make(map[string]int)
	for _, t := range list {
		if f.tok(t.last-1) == "?" {
			asked[t.label]++
		} else {
			answered[t.label]++
		}
	}
	var out []model.Quote
	questions := 0
	for _, n := range asked {
		questions += n
	}
	if questions == 0 {
		return nil
	}
	for _, t := range list {
		if 2*asked[t.label] >= answered[t.label] || t.label == "q" {
			continue
		}
		if who := f.answers(t, list[0].block); who.name != "" {
			out = append(out, model.Quote{Anchor: f.d.Anchor(t.first, t.last-1), Speaker: who.name, SpeakerID: who.id, Rule: ruleTurn})
		}
	}
	return out
}

// labelled lists the paragraphs that open with a label, in text order.
func (f *finder) labelled() []turn {
	var list []turn
	for b := range f.d.Blocks {
		if f.d.Blocks[b].Kind == model.PartHeadline || f.d.Blocks[b].Kind == model.PartDek {
			continue
		}
		first, last := blockTokens(f.d, b)
		if t, ok := f.labelAt(first, last); ok {
			t.block = b
			list = append(list, t)
		}
	}
	return list
}

// labelAt reads the label that opens the paragraph of tokens [first, last).
func (f *finder) labelAt(first, last int) (turn, bool) {
	t := turn{last: last}
	i := first
	double := f.tok(i) == "(" && f.tok(i+1) == "("
	if double {
		i += 2
	}
	t.at = i
	for ; i < last && i < t.at+labelMax; i++ {
		if double && f.tok(i) == ")" && f.tok(i+1) == ")" {
			t.first = i + 2
			break
		}
		if !double && f.tok(i) == ":" && i > t.at {
			t.first = i + 1
			break
		}
		if f.d.Tokens[i].Kind != text.Word || !f.d.Tokens[i].Upper {
			return turn{}, false
		}
	}
	if f.tok(t.first) == ":" {
		t.first++
	}
	if t.first <= t.at || t.first >= last || f.d.Tokens[t.first].Glued {
		return turn{}, false
	}
	t.label = f.d.Lower[f.d.Tokens[t.at].Start:f.d.Tokens[i-1].End]
	return t, true
}

// answers is who the label of t means: the person that it names in full, by
// surname or by initials; and of “A:” the one person named before the first
// turn, which is in block before.
func (f *finder) answers(t turn, before int) speaker {
	if t.label == "a" {
		return f.interviewed(f.d.Blocks[before].Start)
	}
	for _, m := range f.between(f.d.Tokens[t.at].Start, f.d.Tokens[t.at].End) {
		if a := f.actors[m.actor]; a.Kind == model.ActorPerson {
			return speaker{name: a.Name, id: a.ID, kind: a.Kind}
		}
	}
	if f.initials == nil {
		f.indexInitials()
	}
	return f.initials[t.label]
}

// indexInitials files the persons under their initials, the first of each.
func (f *finder) indexInitials() {
	f.initials = make(map[string]speaker)
	file := func(name string, a *model.Actor) {
		if key := initials(name); len(key) > 1 && f.initials[key].id == "" {
			f.initials[key] = speaker{name: a.Name, id: a.ID, kind: a.Kind}
		}
	}
	for i := range f.actors {
		a := &f.actors[i]
		if a.Kind != model.ActorPerson {
			continue
		}
		file(a.Name, a)
		for _, alias := range a.Aliases {
			file(alias, a)
		}
	}
}

// interviewed is the person named before the offset, when there is just one.
func (f *finder) interviewed(offset int) speaker {
	if f.guest != nil {
		return *f.guest
	}
	who := f.onlyBefore(offset)
	f.guest = &who
	return who
}

func (f *finder) onlyBefore(offset int) speaker {
	n := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= offset })
	who := speaker{}
	for _, m := range f.mentions[:n] {
		a := f.actors[m.actor]
		if a.Kind != model.ActorPerson || a.ID == who.id {
			continue
		}
		if who.id != "" {
			return speaker{}
		}
		who = speaker{name: a.Name, id: a.ID, kind: a.Kind}
	}
	return who
}

// initials are those of a name, in lower case.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// withTurns joins quotes and turns in text order. A turn that holds a quote in
// marks gives way to it.
func withTurns(quotes, turns []model.Quote) []model.Quote {
	if len(turns) == 0 {
		return quotes
	}
	out := make([]model.Quote, 0, len(quotes)+len(turns))
	k := 0
	for _, t := range turns {
		for k < len(quotes) && quotes[k].End <= t.Start {
			out = append(out, quotes[k])
			k++
		}
		if k == len(quotes) || quotes[k].Start >= t.End {
			out = append(out, t)
		}
	}
	return append(out, quotes[k:]...)
}
