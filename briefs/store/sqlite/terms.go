package sqlite

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
	markWho   = "\ue001"
	markRole  = "\ue002"
	markUnit  = "\ue003"
	markAbout = "\ue004"
	markBy    = "\ue005"
	markTerm  = "\ue006"
	markKind  = "\ue007"
	markFeed  = "\ue008"
	markLang  = "\ue009"
	markTag   = "\ue00a"
)

// terms collects the distinct words of an article for the index.
type terms struct {
	seen map[string]struct{}
	out  strings.Builder
}

// document returns everything that the index keeps of an article, as words
// separated by spaces. It uses up t, which may be used again for the next
// article.
func (t *terms) document(b *model.Brief, figures []model.Figure) string {
	if t.seen == nil {
		t.seen = make(map[string]struct{}, 512)
	}
	clear(t.seen)
	t.out.Reset()
	t.out.Grow(len(b.Text))
	t.add("", b.Headline)
	t.add("", b.Text)
	t.add(markFeed, b.Source.Publisher)
	t.add(markLang, b.Source.Language)
	for _, tag := range b.Tags {
		t.add(markTag, tag)
	}
	t.figures(figures)
	t.actors(b.Actors)
	for i := range b.Quotes {
		t.add(markBy, b.Quotes[i].Speaker)
		t.word(markKind, "quote")
	}
	for i := range b.Glossary {
		t.add(markTerm, b.Glossary[i].Term)
		t.word(markKind, "term")
	}
	if len(b.Dates) > 0 {
		t.word(markKind, "date")
	}
	return t.out.String()
}

func (t *terms) figures(figures []model.Figure) {
	for i := range figures {
		f := &figures[i]
		t.word(markKind, "figure")
		t.word(markKind, string(f.Kind))
		t.add(markUnit, f.Unit)
		t.add(markUnit, string(f.Kind))
		t.add(markAbout, f.About)
		t.add(markBy, f.Attribution)
	}
}

func (t *terms) actors(actors []model.Actor) {
	for i := range actors {
		a := &actors[i]
		t.word(markKind, "actor")
		t.word(markKind, string(a.Kind))
		t.add(markWho, a.Name)
		for _, alias := range a.Aliases {
			t.add(markWho, alias)
		}
		t.add(markRole, a.Role)
	}
}

func (t *terms) add(mark, s string) {
	if s == "" {
		return
	}
	for w := range indexWords(query.Fold(s)) {
		t.word(mark, w)
	}
}

func (t *terms) word(mark, w string) {
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

// indexWords yields the words of folded text as the index and package query cut
// them: runs of ASCII letters and digits and of everything that is not ASCII.
func indexWords(folded string) iter.Seq[string] {
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
