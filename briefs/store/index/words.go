package index

import (
	"iter"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

// The marks that stand before a word in the index and say which field it is of;
// a word of the text has none. They are private-use characters, which no text
// holds after sanitising.
const (
	MarkWho   = "\ue001"
	MarkRole  = "\ue002"
	MarkUnit  = "\ue003"
	MarkAbout = "\ue004"
	MarkBy    = "\ue005"
	MarkTerm  = "\ue006"
	MarkKind  = "\ue007"
	MarkFeed  = "\ue008"
	MarkLang  = "\ue009"
	MarkTag   = "\ue00a"
)

// Words collects the distinct words of an article.
type Words struct {
	seen map[string]struct{}
	out  strings.Builder
}

// Document returns everything that an index keeps of an article, as words
// separated by spaces. It uses up t, which may be used again for the next
// article.
func (t *Words) Document(b *model.Brief) string {
	if t.seen == nil {
		t.seen = make(map[string]struct{}, 512)
	}
	clear(t.seen)
	t.out.Reset()
	t.out.Grow(len(b.Text))
	t.add("", b.Headline)
	t.add("", b.Text)
	Fields(b, t.add)
	return t.out.String()
}

func (t *Words) add(mark, s string) {
	if s == "" {
		return
	}
	before := ""
	for w := range Cut(query.Fold(s)) {
		t.word(mark, w)
		if mark != "" {
			continue
		}
		if pair, kept := Pair(before, w); kept {
			t.word("", pair)
		}
		before = w
	}
}

func (t *Words) word(mark, w string) {
	if mark != "" {
		w = mark + w
	}
	if _, known := t.seen[w]; known || w == "" {
		return
	}
	t.seen[w] = struct{}{}
	t.out.WriteString(w)
	t.out.WriteByte(' ')
}

// Fields hands to add what an index keeps of an article beside the words of its
// headline and text: each string with the mark its words stand under. The same
// one may come again.
func Fields(b *model.Brief, add func(mark, s string)) {
	add(MarkFeed, b.Source.Publisher)
	add(MarkLang, b.Source.Language)
	for _, tag := range b.Tags {
		add(MarkTag, tag)
	}
	figures(b.Figures, add)
	actors(b.Actors, add)
	for i := range b.Quotes {
		add(MarkBy, b.Quotes[i].Speaker)
		add(MarkKind, "quote")
	}
	for i := range b.Glossary {
		add(MarkTerm, b.Glossary[i].Term)
		add(MarkKind, "term")
	}
	if len(b.Dates) > 0 {
		add(MarkKind, "date")
	}
}

func figures(figures []model.Figure, add func(mark, s string)) {
	for i := range figures {
		f := &figures[i]
		add(MarkKind, "figure")
		add(MarkKind, string(f.Kind))
		add(MarkUnit, f.Unit)
		add(MarkUnit, string(f.Kind))
		add(MarkAbout, f.About)
		add(MarkBy, f.Attribution)
	}
}

func actors(actors []model.Actor, add func(mark, s string)) {
	for i := range actors {
		a := &actors[i]
		add(MarkKind, "actor")
		add(MarkKind, string(a.Kind))
		add(MarkWho, a.Name)
		for _, alias := range a.Aliases {
			add(MarkWho, alias)
		}
		add(MarkRole, a.Role)
	}
}

// Cut yields the words of folded text as the index and package query cut
// them: runs of ASCII letters and digits and of everything that is not ASCII.
func Cut(folded string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i := range len(folded) {
			c := folded[i]
			in := c >= 0x80 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
			switch {
			case in && start < 0:
				start = i
			case !in && start >= 0:
				if !yield(folded[start:i]) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(folded[start:])
		}
	}
}
