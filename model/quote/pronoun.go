package quote

import (
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
)

// A pronoun means nobody who was last heard of longer ago than this, in tokens.
const memory = 220

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
// to the token are about: the first one named near each sentence's start.
func (f *finder) hearSubjects(upto int) {
	for ; f.next < len(f.d.Sentences) && f.d.Sentences[f.next].First <= upto; f.next++ {
		s := f.d.Sentences[f.next]
		last := min(s.First+8, s.Last-1)
		for _, m := range f.between(s.Start, f.d.Tokens[last].End) {
			a := f.actors[m.actor]
			at := f.d.TokenAt(m.Start)
			if a.Kind == model.ActorPlace || m.Start < s.Start || f.quoted(at) {
				continue
			}
			if w := f.low(at - 1); at > s.First && (w == "(" || w == "of" || w == "for" || w == "with" || w == "against" || w == "to") {
				continue
			}
			f.hear(speaker{name: a.Name, id: a.ID, kind: a.Kind}, at)
			break
		}
	}
}

// quoted reports that a token lies inside a passage.
func (f *finder) quoted(at int) bool {
	i := sort.Search(len(f.passages), func(i int) bool { return f.passages[i].close > at })
	return i < len(f.passages) && f.passages[i].open < at
}

// meant is who the pronoun at the token means: the last one heard of that it
// fits, or nobody.
func (f *finder) meant(pronoun string, at int) speaker {
	for i := len(f.heard) - 1; i >= 0 && at-f.heard[i].at <= memory; i-- {
		if e := f.heard[i]; e.at < at && f.fits(pronoun, e.who) {
			return e.who
		}
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

var persons = set(`resident witness official analyst president secretary chief judge captain student spokesperson nurse coach economist
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
	for k := at - 1; k <= at; k++ {
		if s := wordSex(f.low(k)); s != anySex && (k == at || f.upper(k) || strings.HasSuffix(f.low(k), "man")) {
			return s
		}
	}
	return anySex
}
