package quote

import (
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// A pronoun means nobody who was last heard of longer ago than this, in tokens.
const memory = 220

// doubt is how much later, in tokens, somebody may be named whose sex is not
// known without taking the pronoun from one of whom it is.
const doubt = 12

// between returns the mentions that overlap [from, to).
func (f *finder) between(from, to int) []mention {
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].End > from })
	j := i
	for j < len(f.mentions) && f.mentions[j].Start < to {
		j++
	}
	return f.mentions[i:j]
}

// hear remembers that somebody spoke at the token.
func (f *finder) hear(who speaker, at int) {
	if who.name != "" {
		f.heard = append(f.heard, event{at, who})
	}
}

// hearSubjects remembers the persons and organizations that the sentences up
// to the token are about: the first one named near each sentence's start, and
// whoever is said to speak in it.
func (f *finder) hearSubjects(upto int) {
	for ; f.next < len(f.d.Sentences) && f.d.Sentences[f.next].First <= upto; f.next++ {
		f.hearSentence(f.d.Sentences[f.next])
	}
}

func (f *finder) hearSentence(s text.Sentence) {
	if w := f.low(s.First + 1); s.First+2 < s.Last && determiners[f.low(s.First)] && wordSex(w) != anySex && !f.quoted(s.First) { // her brother shrugged
		f.hear(speaker{name: f.d.Anchor(s.First, s.First+1).Text}, s.First)
	}
	subject := -1 // last token of the mention taken for it
	near := f.d.Tokens[min(s.First+8, s.Last-1)].End
	for _, m := range f.between(s.Start, f.d.Tokens[s.Last-1].End) {
		a := f.actors[m.actor]
		at := f.d.TokenAt(m.Start)
		if a.Kind == model.ActorPlace || m.Start < s.Start || f.quoted(at) {
			continue
		}
		first := subject < 0 && m.Start < near && (at == s.First || !f.depends(at))
		if first || subject >= 0 && f.heads(subject, at) && a.Kind == model.ActorPerson || f.speaks(at, m) {
			f.hear(speaker{name: a.Name, id: a.ID, kind: a.Kind}, at)
			f.hearCouple(s, at, m)
		}
		if first {
			subject = f.d.TokenAt(m.End - 1)
		}
	}
}

// hearCouple remembers two persons in a row, whom "they" can mean: "Donald and
// Moira Reid".
func (f *finder) hearCouple(s text.Sentence, at int, m mention) {
	if f.low(at-1) != "and" || at-2 < s.First || !f.upper(at-2) || f.actors[m.actor].Kind != model.ActorPerson {
		return
	}
	k := at - 2
	for k > s.First && k > at-5 && f.upper(k-1) && f.isWord(k-1) {
		k--
	}
	f.hear(speaker{name: f.d.Anchor(k, f.d.TokenAt(m.End-1)).Text}, at)
}

// depends reports that the name at a token hangs on what stands before it.
func (f *finder) depends(at int) bool {
	switch f.low(at - 1) {
	case "(", "of", "for", "with", "against", "to":
		return true
	}
	return false
}

// heads reports that the name at a token ends the noun phrase that the name up
// to token last begins: the person in "Larnby manager Jane Doe".
func (f *finder) heads(last, at int) bool {
	if at-last > 4 || at <= last+1 {
		return false
	}
	for k := last + 1; k < at; k++ {
		if w := f.low(k); !f.isWord(k) || nounStops[w] || determiners[w] || sayVerbs[w] || judgeVerbs[w] || strings.HasSuffix(w, "ed") {
			return false
		}
	}
	return true
}

// speaks reports that a verb of saying stands behind the name at a token, past
// what is put in between commas, or right before it.
func (f *finder) speaks(at int, m mention) bool {
	k := f.d.TokenAt(m.End-1) + 1
	if f.tok(k) == "," && sayVerbs[f.low(k+1)] {
		return true // his coach, Jane Doe, said
	}
	if f.tok(k) == "," {
		for end := k + nounMax + 2; k < end; {
			if k++; f.tok(k) == "," {
				break
			}
		}
		k++
	}
	if between[f.low(k)] {
		k++
	}
	if sayVerbs[f.low(k)] && !strings.HasSuffix(f.low(k), "ing") {
		return true
	}
	for k = at - 1; k > at-5 && f.upper(k) && !sayVerbs[f.low(k)]; k-- { // said Brigadier General Jane Doe
	}
	return sayVerbs[f.low(k)] && !tellVerbs[f.low(k)]
}

// quoted reports that a token lies inside a passage.
func (f *finder) quoted(at int) bool {
	i := sort.Search(len(f.passages), func(i int) bool { return f.passages[i].close > at })
	return i < len(f.passages) && f.passages[i].open < at
}

// meant is who the pronoun at the token means: the last one heard of that it
// fits, or nobody.
//
// Somebody whose name tells the sex goes before one heard of a little later
// whose name does not.
func (f *finder) meant(pronoun string, at int) speaker {
	var open *event
	for i := len(f.heard) - 1; i >= 0 && at-f.heard[i].at <= memory; i-- {
		e := &f.heard[i]
		if e.at >= at || !f.fits(pronoun, e.who) {
			continue
		}
		switch {
		case open != nil && (open.at-e.at > doubt || f.sex[e.who.id] == anySex):
			continue
		case open == nil && e.who.kind == model.ActorPerson && f.sex[e.who.id] == anySex && pronoun != "it" && pronoun != "they":
			open = e
			continue
		}
		return e.who
	}
	if open != nil {
		return open.who
	}
	return speaker{}
}

func (f *finder) fits(pronoun string, who speaker) bool {
	person := who.kind == model.ActorPerson
	switch pronoun {
	case "he", "she":
		want := male
		if pronoun == "she" {
			want = female
		}
		s := f.sex[who.id]
		if !person {
			s = phraseSex(who.name)
		}
		return (person || who.kind == "" && isOne(who.name)) && (s == anySex || s == want)
	case "it":
		return who.kind == model.ActorOrganization || who.kind == "" && !isOne(who.name)
	case "they":
		if who.kind == "" && strings.Contains(who.name, " and ") {
			return true
		}
		return who.kind == model.ActorOrganization || who.kind == model.ActorGroup || who.kind == "" && strings.HasSuffix(who.name, "s")
	}
	return false
}

// isOne reports that a phrase that names no actor means one person.
func isOne(phrase string) bool {
	words := strings.Fields(strings.ToLower(phrase))
	if len(words) == 0 {
		return false
	}
	for _, w := range words {
		if w == "of" || w == "for" || w == "at" {
			break
		}
		if persons[w] || strings.HasSuffix(w, "man") || strings.HasSuffix(w, "woman") || strings.HasSuffix(w, "er") || strings.HasSuffix(w, "or") || strings.HasSuffix(w, "ist") {
			return true
		}
	}
	return false
}

var persons = set(`defendant plaintiff accused agent parent tenant informant assistant resident witness official analyst president secretary chief judge captain student spokesperson nurse coach economist
	scientist lawyer expert pilot victim survivor neighbour neighbor relative activist critic executive guard guide`)

func phraseSex(phrase string) sex {
	for _, w := range strings.Fields(strings.ToLower(phrase)) {
		if s := wordSex(w); s != anySex {
			return s
		}
	}
	return anySex
}

func wordSex(w string) sex {
	switch {
	case femaleWords[w] || strings.HasSuffix(w, "woman"):
		return female
	case maleWords[w] || strings.HasSuffix(w, "man") && w != "german" && w != "human" && w != "woman":
		return male
	}
	return anySex
}

// sexOf reads the sex of a person off a title before the name or off the first
// name.
func (f *finder) sexOf(m mention) sex {
	at := f.d.TokenAt(m.Start)
	if s := wordSex(f.low(at - 1)); s != anySex && (f.upper(at-1) || strings.HasSuffix(f.low(at-1), "man")) {
		return s
	}
	switch w := f.low(at); {
	case femaleNames[w]:
		return female
	case maleNames[w]:
		return male
	default:
		return wordSex(w)
	}
}

// known is who a phrase of an article and one noun means: "the minister" the
// person heard of last whose role holds the word, "the company" the organization
// heard of last.
func (f *finder) known(n noun) (speaker, bool) {
	if n.len() != 2 || f.low(n.first) != "the" || f.upper(n.first+1) {
		return speaker{}, false
	}
	w := f.low(n.first + 1)
	if bodies[w] {
		who := f.meant("it", n.first)
		return who, who.id != ""
	}
	for i := len(f.heard) - 1; i >= 0 && n.first-f.heard[i].at <= memory; i-- {
		if e := f.heard[i]; e.at < n.first && e.who.kind == model.ActorPerson && f.hasRole(e.who.id, w) {
			return e.who, true
		}
	}
	return speaker{}, false
}

// bodies are nouns for organizations that stand for one named before.
var bodies = set(`company firm group charity union bank club agency ministry department party airline council university organisation organization
	institute retailer carmaker automaker regulator watchdog committee commission association federation foundation court newspaper broadcaster
	studio manufacturer operator insurer lender startup start-up force`)

// hasRole reports that the role of the actor holds the word.
func (f *finder) hasRole(id, word string) bool {
	if f.roles == nil {
		f.roles = make(map[string]string)
		for i := range f.actors {
			f.roles[f.actors[i].ID] = strings.ToLower(f.actors[i].Role)
		}
	}
	role := f.roles[id]
	if role == "" {
		return false
	}
	for w := range strings.FieldsFuncSeq(role, func(r rune) bool { return r == ' ' || r == '-' || r == ',' }) {
		if w == word {
			return true
		}
	}
	return false
}
