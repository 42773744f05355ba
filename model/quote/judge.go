package quote

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Names of the rules, as a reader is shown them.
const (
	ruleAfter   = "tag after the quote"
	ruleBefore  = "tag before the quote"
	ruleAgain   = "goes on from the quote before"
	ruleSource  = "according to"
	ruleSigned  = "name under the quote"
	ruleUntold  = "speaker not told"
	ruleExcerpt = "fragment of speech"
	ruleTurn    = "turn of an interview"
	ruleScene   = "subject of the sentence before"
)

// judge decides whether passage i is speech, and whose.
func (f *finder) judge(i int) (speaker, string, bool) {
	p := f.passages[i]
	words := f.words(p)
	if words == 0 || f.titled(p) {
		return speaker{}, "", false
	}
	if who, rule, ok := f.tagAfter(p); ok {
		return who, rule, true
	}
	if f.named(p, words) {
		return speaker{}, "", false
	}
	who, rule, ok := f.tagBefore(p, words)
	if ok && who.name == "" && i > 0 && f.low(f.passages[i-1].close+1) == "," && f.low(f.passages[i-1].close+2) == "and" && f.sentencesApart(f.passages[i-1].close, p.open) == 0 {
		return f.passages[i-1].who, rule, true // “…”, and added that “…”
	}
	if ok && who.name == "" && words <= 3 && !f.whole(p) {
		return speaker{}, "", false
	}
	if ok {
		return who, rule, true
	}
	if who, ok := f.goesOn(i); ok {
		if who.name == "" {
			return who, ruleUntold, true
		}
		return who, ruleAgain, true
	}
	if words < 3 || words < 6 && !f.whole(p) || f.allCapitals(p) || words < 4 && f.d.Sentences[f.d.SentenceOf(p.open)].First != p.open {
		return speaker{}, "", false
	}
	if who := f.sceneBefore(p); who.name != "" {
		return who, ruleScene, true
	}
	return speaker{}, ruleUntold, true
}

// sceneBefore is the person that the sentence before a quote without a tag is
// about, in the same paragraph: Ruiz shrugged. “…”
func (f *finder) sceneBefore(p passage) speaker {
	n := f.d.SentenceOf(p.open)
	if n == 0 || f.d.Sentences[n].First != p.open || !f.whole(p) {
		return speaker{}
	}
	s := f.d.Sentences[n-1]
	if s.Block != p.block || f.quoted(s.Last-1) || f.tok(s.Last-1) == "”" || f.tok(s.Last-1) == "\"" {
		return speaker{}
	}
	if w := f.low(s.First); w == "he" || w == "she" {
		return f.meant(w, s.First)
	}
	for i := len(f.heard) - 1; i >= 0 && f.heard[i].at >= s.First; i-- {
		if e := f.heard[i]; e.at < s.First+6 && e.who.kind == model.ActorPerson {
			return e.who
		}
	}
	return speaker{}
}

// words counts the words between the marks; compounds with hyphens are one.
func (f *finder) words(p passage) int {
	n := 0
	for k := p.open + 1; k < p.close; k++ {
		if f.isWord(k) && (f.tok(k-1) != "-" || !f.d.Tokens[k].Glued) {
			n++
		}
	}
	return n
}

// ends is the last mark of the passage: one of , . ? ! … — or empty.
func (f *finder) ends(p passage) string {
	switch w := f.tok(p.close - 1); w {
	case ",", ".", "?", "!", "…", "...", "—", "–", "--":
		return w
	}
	return ""
}

// whole reports that the passage reads as sentences of its own.
func (f *finder) whole(p passage) bool {
	if p.goesOn {
		return true
	}
	e := f.ends(p)
	return f.upper(p.open+1) && e != "" || e == "." || e == "?" || e == "!"
}

// allCapitals reports that every longer word has a capital, as in a title.
func (f *finder) allCapitals(p passage) bool {
	if e := f.ends(p); e == "." {
		return false
	}
	for k := p.open + 1; k < p.close; k++ {
		t := f.d.Tokens[k]
		if t.Kind == text.Word && !t.Upper && t.End-t.Start > 4 {
			return false
		}
	}
	return true
}

// titled reports that a word before the marks says that a name or title stands
// in them.
func (f *finder) titled(p passage) bool {
	k := p.open - 1
	if w := f.low(k); w == "," || w == "as" || w == ":" {
		k--
	}
	w := f.low(k)
	return namingVerbs[w] && w != "called" && w != "labelled" && w != "labeled" && w != "reading" && f.tok(p.open-1) != ":" ||
		titleNouns[w] && f.tok(p.open-1) != ":" && (f.allCapitals(p) || f.ends(p) == "")
}

var titleNouns = set(`film movie book novel song album single show series play programme program episode essay poem painting exhibition headline
	hashtag documentary column musical opera sitcom podcast word words term phrase title slogan nickname`)

// named reports that the marks set off a name or a single word: a nickname
// inside a name, a coinage, a word that is spoken about.
func (f *finder) named(p passage, words int) bool {
	if f.whole(p) && f.tok(p.open-1) == ":" {
		return false
	}
	if f.upper(p.open-1) && f.upper(p.close+1) && words <= 3 { // Dwayne “The Rock” Johnson
		return true
	}
	if words == 1 && !f.spoken(p) {
		return true
	}
	return f.low(p.open-1) == "called" && f.allCapitals(p)
}

// spoken reports that a verb of saying stands right before the marks.
func (f *finder) spoken(p passage) bool {
	k := p.open - 1
	if w := f.low(k); w == ":" || w == "," || w == "that" {
		k--
	}
	return sayVerbs[f.low(k)]
}

// goesOn finds the speaker of a passage without a tag of its own: that of the
// quote right before it in the paragraph, or of the paragraph before when that
// one ended in speech and this one begins with it.
func (f *finder) goesOn(i int) (speaker, bool) {
	if i == 0 {
		return speaker{}, false
	}
	p, before := f.passages[i], f.passages[i-1]
	if !before.quote {
		return speaker{}, false
	}
	if p.block == before.block {
		if f.linked(before.close+1, p.open) {
			return before.who, true
		}
		return before.who, f.whole(p) && f.sentencesApart(before.close, p.open) <= 1
	}
	first, _ := blockTokens(f.d, p.block)
	_, last := blockTokens(f.d, before.block)
	if p.block != before.block+1 || p.open != first || !f.whole(p) {
		return speaker{}, false
	}
	near := f.words(p) >= 4 && !f.allCapitals(p) && f.sentencesApart(before.close, last-1) == 0
	return before.who, before.goesOn || near
}

// linked reports that the tokens [from, to) between two passages only join them:
// “…” and “…”; “…”, and that “…”; “…” for “…”.
func (f *finder) linked(from, to int) bool {
	if to == from || to-from > 4 {
		return false
	}
	if to-from == 2 && f.low(from) == "," {
		return true
	}
	for k := from; k < to; k++ {
		if !links[f.low(k)] {
			return false
		}
	}
	return true
}

// links are the words that join two fragments of one speech.
var links = set(`, and or but that the a an of to for in with by also is was as`)

// sentencesApart counts the sentence borders between two tokens.
func (f *finder) sentencesApart(a, b int) int {
	if b >= len(f.d.Tokens) {
		b = len(f.d.Tokens) - 1
	}
	if a >= b {
		return 0
	}
	return f.d.SentenceOf(b) - f.d.SentenceOf(a)
}
