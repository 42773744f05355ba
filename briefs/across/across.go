// Package across finds out what articles tell together: the dossier of an
// actor, the board of a quantity, the story that articles belong to, what is new
// since a day, and what two articles or two versions of one have in common.
//
// Everything is made of the facts of briefs and keeps their promise: each line
// leads to a [model.Place], a sentence with the fact marked in it. The package
// joins what it can show to be the same (a full name, an acronym that some
// article expands, a number of the same thing by the same source) and leaves
// apart what it cannot: two people with one surname stay two. Where articles
// disagree, both sides are listed with the name of their difference; none is
// preferred.
//
// The functions are pure: no storage, no network, no clock. The same briefs in
// any order give the same result. They are made for many articles: a [Set] of
// 20,000 is clustered into stories in seconds, and its parts are worked out
// when first asked for.
//
// How it is done, and where it fails:
//
//   - Names (names.go) are joined by their words. A person is known by a full
//     name; a surname alone counts only beside the full name in the same article,
//     else it is listed as possible. Two people with the same full name are taken
//     for one; spellings that differ by more than case, accents and initials for
//     two. What the reader says of names (namings.go) goes before all of this.
//   - Quantities (quantity.go, group.go) are joined by unit, by the words around
//     the number and by who says so, within one story. A part of a whole, a rate
//     (a day, a year), a goal and what changes hands are other quantities than the
//     whole, the level and the stock. Wordings without a common word are not
//     recognised as the same; see [concepts] for the words that count as one.
//     What several articles say alike of one day is one row (board.go), and what
//     an article repeats beside a newer number goes under the row it repeats. A
//     surname that gives the same quantity is its one bearer in the story.
//   - Stories (story.go) are found in one pass over the articles from old to new,
//     each joining the nearest story by a cosine over names, figures and words of
//     its headline, or beginning its own: the incremental clustering of Allan et
//     al., "On-line New Event Detection and Tracking" (SIGIR 1998). Stories that
//     this began twice are joined afterwards (rejoin.go). Copies of one wire story
//     (copies.go) are found by shared word shingles, after Broder, "On the
//     resemblance and containment of documents" (1997).
//
// Measured (storylines_test.go) on three times 290 articles written from 14
// made-up storylines of three events each, told by several papers in several
// wordings, with short news between them from the same places: of the pairs of
// articles put into one story .999 belong there, and of those that belong
// together .95 to .99 are; with one pass alone, .77 to .86. The storylines
// share towns, ministries and people on purpose; what is put together wrongly is
// short news of one kind from two towns. What goes missing are articles that
// print neither a name nor a number of the others.
package across

import (
	"cmp"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Set is a collection of briefs made ready for questions over all of them. It
// may be used by several goroutines; what it hands out belongs to the caller.
type Set struct {
	articles []*article // oldest first, undated last
	byID     map[string]*article

	names  func() *registry
	copies func() [][]int    // groups of articles by index
	thread func() []*cluster // stories
	story  func() []int      // story of each article, by index
	wires  func() map[string]int
	groups func() []*quantity
	boards func() []model.Board
}

// article is a brief with what is derived from it when first needed.
type article struct {
	*model.Brief
	given *model.Brief // as it came: what was said of names may part one actor into two
	index int
	day   model.Day // of publication; empty when undated
	doc   func() *text.Doc
}

// New makes a set of briefs, with what its reader said of the names of actors. A
// brief that is given twice, by its article's ID, counts once. The briefs must
// not be changed afterwards.
func New(briefs []*model.Brief, namings ...model.Naming) *Set {
	said := hear(namings)
	s := &Set{byID: make(map[string]*article, len(briefs))}
	for _, b := range briefs {
		if b == nil || s.byID[b.ID] != nil {
			continue
		}
		a := newArticle(b, said)
		s.byID[b.ID] = a
		s.articles = append(s.articles, a)
	}
	slices.SortFunc(s.articles, func(a, b *article) int {
		return cmp.Or(compareTimes(a.Source.Published, b.Source.Published), cmp.Compare(a.ID, b.ID))
	})
	for i, a := range s.articles {
		a.index = i
	}
	s.names = sync.OnceValue(func() *registry { return resolve(s.articles, said) })
	s.copies = sync.OnceValue(func() [][]int { return findCopies(s.articles) })
	s.thread = sync.OnceValue(func() []*cluster { return findStories(s) })
	s.story = sync.OnceValue(s.storyOf)
	s.wires = sync.OnceValue(s.numberWires)
	s.groups = sync.OnceValue(s.quantities)
	s.boards = sync.OnceValue(s.allBoards)
	return s
}

func newArticle(b *model.Brief, s *said) *article {
	a := &article{Brief: s.split(b), given: b, day: dayOf(b.Source.Published)}
	a.doc = sync.OnceValue(func() *text.Doc { return text.New(&b.Article) })
	return a
}

// Len is the number of articles in the set.
func (s *Set) Len() int { return len(s.articles) }

// dayOf is the day of a time of publication, or empty.
func dayOf(published string) model.Day {
	if len(published) < len("2006-01-02") || published[4] != '-' || published[7] != '-' {
		return ""
	}
	return model.Day(published[:len("2006-01-02")])
}

// compareTimes orders times of publication by the wall clock they print,
// undated last.
func compareTimes(a, b string) int {
	const clock = len("2006-01-02T15:04:05")
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a[:min(len(a), clock)], b[:min(len(b), clock)])
}

func (a *article) head() model.Head {
	return model.Head{ID: a.ID, Headline: a.Headline, Publisher: a.Source.Publisher, Published: a.Source.Published}
}

// sentence returns the span of the sentence around an offset, or an empty one
// at the offset where there is none.
func (a *article) sentence(offset int) model.Span { return sentenceIn(a.doc(), offset) }

func sentenceIn(d *text.Doc, offset int) model.Span {
	i := d.SentenceAt(offset)
	if i >= len(d.Sentences) || d.Sentences[i].Start > offset {
		return model.Span{Start: offset, End: offset}
	}
	return model.Span{Start: d.Sentences[i].Start, End: d.Sentences[i].End}
}

// place is where a span of the article stands, with what of it lies in its
// sentence marked.
func (a *article) place(at model.Span) model.Place {
	s := a.sentence(at.Start)
	if s.End <= s.Start {
		s = at
	}
	p := model.Place{
		ArticleID: a.ID, Headline: a.Headline, Publisher: a.Source.Publisher, Published: a.Source.Published,
		Start: at.Start, End: at.End, Sentence: a.Text[s.Start:s.End], SentenceStart: s.Start, Marks: []model.Span{},
	}
	if start, end := max(at.Start, s.Start), min(at.End, s.End); start < end {
		p.Marks = append(p.Marks, model.Span{Start: start - s.Start, End: end - s.Start})
	}
	return p
}
