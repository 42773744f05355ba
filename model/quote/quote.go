package quote

import (
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the direct quotes of d in text order, each with its speaker
// where the text tells one. Actors lend speakers their full names and IDs; they
// may be nil. Quotes don't overlap, and it takes time linear in the text.
func Find(d *text.Doc, actors []model.Actor) []model.Quote {
	f := &finder{d: d, actors: actors}
	f.passages = passages(d)
	f.index()
	var out []model.Quote
	for i := range f.passages {
		f.hearSubjects(f.passages[i].open)
		who, rule, ok := f.judge(i)
		f.passages[i].quote = ok
		if !ok {
			continue
		}
		f.passages[i].who = who
		f.hear(who, f.passages[i].close)
		out = append(out, model.Quote{
			Anchor:  f.inner(f.passages[i]),
			Speaker: who.name, SpeakerID: who.id, Rule: rule,
		})
	}
	return withTurns(out, f.turns())
}

type finder struct {
	d        *text.Doc
	actors   []model.Actor
	mentions []mention
	passages []passage
	sex      map[string]sex     // by actor ID or name
	roles    map[string]string  // in lower case, by actor ID, as far as asked for
	initials map[string]speaker // of persons, as far as asked for
	guest    *speaker           // who “A:” is, as far as asked for
	heard    []event            // who may be meant by a pronoun, in text order
	next     int                // first sentence whose subject was not heard
}

// mention is one place where an actor is named.
type mention struct {
	model.Span
	actor int
}

// speaker is who says a quote. The zero value is nobody.
type speaker struct {
	name, id string
	kind     model.ActorKind // empty for a phrase that names no actor
}

// event is a place in the text after which a pronoun can mean somebody.
type event struct {
	at  int // token
	who speaker
}

// index sorts the mentions of all actors and reads their sex off the text.
func (f *finder) index() {
	f.sex = make(map[string]sex)
	for i, a := range f.actors {
		for _, m := range a.Mentions {
			if m.Start >= 0 && m.End <= len(f.d.Text) && m.Len() > 0 {
				f.mentions = append(f.mentions, mention{m, i})
			}
		}
	}
	sort.SliceStable(f.mentions, func(i, j int) bool { return f.mentions[i].Start < f.mentions[j].Start })
	for _, m := range f.mentions {
		if a := f.actors[m.actor]; a.Kind == model.ActorPerson && f.sex[a.ID] == anySex {
			f.sex[a.ID] = f.sexOf(m)
		}
	}
}

// inner is the text between the marks, without the comma that leads over to
// the tag.
func (f *finder) inner(p passage) model.Anchor {
	first, last := p.open+1, p.close-1
	if last > first && f.d.Tok(last) == "," {
		last--
	}
	return f.d.Anchor(first, last)
}

// tok and low are the text of token i, empty outside the text.
func (f *finder) tok(i int) string {
	if i < 0 || i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.Tok(i)
}

func (f *finder) low(i int) string {
	if i < 0 || i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.LowerTok(i)
}

func (f *finder) isWord(i int) bool {
	return i >= 0 && i < len(f.d.Tokens) && (f.d.Tokens[i].Kind == text.Word || f.d.Tokens[i].Kind == text.Number)
}

func (f *finder) upper(i int) bool {
	return i >= 0 && i < len(f.d.Tokens) && f.d.Tokens[i].Upper
}

// is reports that token i is one of the words.
func (f *finder) is(i int, words ...string) bool {
	w := f.low(i)
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}
