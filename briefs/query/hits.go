package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Hits lists what in a matching article answers the query: the facts that meet
// its conditions, and the sentences and headline that hold its words. An
// article that answers only as a whole (is:unread) is one hit, its headline.
// At most limit hits are returned, best first; 0 means all.
func (t *Target) Hits(n *Node, limit int) []model.Hit {
	h := &hitter{t: t}
	leaves := n.Leaves()
	g := group(leaves)
	words, phrases := textWords(leaves)
	h.words, h.phrases = words, phrases
	h.figures(g.figure)
	h.actors(g.actor)
	h.others(g.other)
	if len(words)+len(phrases) > 0 {
		h.byWords()
	}
	if len(h.hits) == 0 {
		h.headline()
	}
	slices.SortStableFunc(h.hits, func(a, b model.Hit) int {
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(b.Weight, a.Weight))
	})
	if limit > 0 && len(h.hits) > limit {
		h.hits = h.hits[:limit]
	}
	return h.hits
}

var order = [...]model.HitKind{model.HitHeadline, model.HitFigure, model.HitActor, model.HitDate, model.HitQuote, model.HitTerm, model.HitText}

func rank(k model.HitKind) int { return slices.Index(order[:], k) }

// textWords collects the words and phrases that text must hold.
func textWords(leaves []*Leaf) (words, phrases []string) {
	for _, l := range leaves {
		switch {
		case l.Field != Text:
		case l.Phrase:
			phrases = append(phrases, strings.Join(l.Words, " "))
		default:
			words = append(words, l.Words...)
		}
	}
	return words, phrases
}

type hitter struct {
	t       *Target
	words   []string
	phrases []string
	hits    []model.Hit
	parts   *sentences
}

// cuts returns the article's sentences.
func (h *hitter) cuts() *sentences {
	if h.parts == nil {
		h.parts = newSentences(&h.t.Brief.Article)
	}
	return h.parts
}

// add appends a hit at the span, marked in its sentence.
func (h *hitter) add(kind model.HitKind, label string, at model.Span, weight float64, marks ...model.Span) {
	e := &h.t.Entry
	s := h.cuts().around(at.Start)
	if len(marks) == 0 {
		marks = []model.Span{at}
	}
	hit := model.Hit{
		ArticleID: e.ID, Headline: e.Headline, Publisher: e.Publisher, Published: e.Published,
		Kind: kind, Label: label, Sentence: s.Text, Start: at.Start, End: at.End, Weight: weight,
		Matches: []model.Span{},
	}
	for _, m := range marks {
		if start, end := max(m.Start, s.Start), min(m.End, s.End); start < end {
			hit.Matches = append(hit.Matches, model.Span{Start: start - s.Start, End: end - s.Start})
		}
	}
	h.hits = append(h.hits, hit)
}

func (h *hitter) headline() {
	e := &h.t.Entry
	h.hits = append(h.hits, model.Hit{
		ArticleID: e.ID, Headline: e.Headline, Publisher: e.Publisher, Published: e.Published, Kind: model.HitHeadline,
		Label: e.Headline, Sentence: e.Headline, Matches: h.marks(e.Headline), Start: 0, End: min(len(e.Headline), len(h.t.Brief.Text)), Weight: 1,
	})
}

func (h *hitter) figures(leaves []*Leaf) {
	if len(leaves) == 0 {
		return
	}
	for _, f := range h.t.figures() {
		if figureHolds(&f, leaves) {
			h.add(model.HitFigure, f.Label(h.t.Brief.Text), f.Span(), f.Salience)
		}
	}
	if !onlyBy(leaves) {
		return
	}
	for _, q := range h.t.quotes() {
		if quoteHolds(&q, leaves) {
			h.add(model.HitQuote, q.Speaker+": "+q.Text, q.Span(), 0)
		}
	}
}

// TopFigure is the line a list shows of a brief's most salient figure; empty
// when there is none.
func TopFigure(b *model.Brief) string {
	best := -1
	for i := range b.Figures {
		if best < 0 || b.Figures[i].Salience > b.Figures[best].Salience {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return b.Figures[best].Label(b.Text)
}

func (h *hitter) actors(leaves []*Leaf) {
	if len(leaves) == 0 {
		return
	}
	for _, a := range h.t.actors() {
		if actorHolds(&a, leaves) {
			h.actor(&a)
		}
	}
}

func (h *hitter) actor(a *model.Actor) {
	if len(a.Mentions) == 0 {
		return
	}
	h.add(model.HitActor, ActorLabel(a), a.Mentions[0], a.Salience)
}

// ActorLabel is an actor as a line of its own: the name, with the role.
func ActorLabel(a *model.Actor) string {
	if a.Role == "" {
		return a.Name
	}
	return a.Name + ", " + a.Role
}

func (h *hitter) others(leaves []*Leaf) {
	for _, l := range leaves {
		switch l.Field {
		case Date:
			for _, d := range h.t.Brief.Dates {
				if dateHolds(&d, l) {
					h.add(model.HitDate, DateLabel(&d), d.Span(), 0)
				}
			}
		case Term:
			for _, g := range h.t.Brief.Glossary {
				if l.in(g.Term) {
					h.term(&g)
				}
			}
		case Kind:
			h.kind(l)
		default:
		}
	}
}

// DateLabel is a date as a line of its own: as read, with the resolved day and
// the event.
func DateLabel(d *model.Date) string {
	label := d.Text
	if d.From != "" {
		label += " (" + string(d.From) + ")"
	}
	if d.Event != "" {
		label += ": " + d.Event
	}
	return label
}

func (h *hitter) term(g *model.Term) {
	at := model.Span{Start: g.Start, End: g.End}
	if len(g.Mentions) > 0 {
		at = g.Mentions[0]
	}
	h.add(model.HitTerm, g.Term+": "+g.Definition, at, 0)
}

func (h *hitter) kind(l *Leaf) {
	if len(l.Words) == 0 {
		return
	}
	k := l.Words[0]
	for _, f := range h.t.figures() {
		if k == "figure" || string(f.Kind) == k {
			h.add(model.HitFigure, f.Label(h.t.Brief.Text), f.Span(), f.Salience)
		}
	}
	for _, a := range h.t.actors() {
		if k == "actor" || string(a.Kind) == k {
			h.actor(&a)
		}
	}
	for _, d := range h.t.Brief.Dates {
		if k == "date" {
			h.add(model.HitDate, DateLabel(&d), d.Span(), 0)
		}
	}
	for _, q := range h.t.quotes() {
		if k == "quote" {
			h.add(model.HitQuote, q.Text, q.Span(), 0)
		}
	}
	for _, g := range h.t.Brief.Glossary {
		if k == "term" {
			h.term(&g)
		}
	}
}

// byWords adds headline, facts and sentences that hold every word and phrase;
// where no sentence holds all, those that hold one.
func (h *hitter) byWords() {
	if h.holdsAll(Fold(h.t.Entry.Headline)) {
		h.headline()
	}
	for _, f := range h.t.figures() {
		if label := f.Label(h.t.Brief.Text); h.holdsAll(Fold(label)) {
			h.add(model.HitFigure, label, f.Span(), f.Salience)
		}
	}
	for _, a := range h.t.actors() {
		if h.holdsAll(Fold(ActorLabel(&a) + " " + strings.Join(a.Aliases, " "))) {
			h.actor(&a)
		}
	}
	for _, g := range h.t.Brief.Glossary {
		if h.holdsAll(Fold(g.Term)) {
			h.term(&g)
		}
	}
	if h.sentences(h.holdsAll) == 0 && len(h.hits) == 0 {
		h.sentences(h.holdsOne)
	}
}

// sentences adds the sentences of the article's body that hold what is asked
// for. A sentence lies within a block, so that only blocks that hold it are cut.
func (h *hitter) sentences(holds func(string) bool) int {
	n := 0
	for i, b := range h.cuts().blocks {
		if b.Kind == model.PartHeadline || !holds(Fold(h.t.Brief.Text[b.Start:b.End])) {
			continue
		}
		for _, s := range h.cuts().of(i) {
			if holds(Fold(s.Text)) {
				h.text(s)
				n++
			}
		}
	}
	return n
}

// text adds a sentence with the words of the query in it marked.
func (h *hitter) text(s model.Anchor) {
	marks := h.marks(s.Text)
	for m := range marks {
		marks[m].Start += s.Start
		marks[m].End += s.Start
	}
	at := s.Span()
	if len(marks) > 0 {
		at = marks[0]
	}
	h.add(model.HitText, s.Text, at, 0, marks...)
}

func (h *hitter) holdsAll(folded string) bool {
	return !slices.ContainsFunc(h.words, func(w string) bool { return wordIndex(folded, w, false) < 0 }) &&
		!slices.ContainsFunc(h.phrases, func(p string) bool { return wordIndex(folded, p, true) < 0 })
}

func (h *hitter) holdsOne(folded string) bool {
	return slices.ContainsFunc(h.words, func(w string) bool { return wordIndex(folded, w, false) >= 0 }) ||
		slices.ContainsFunc(h.phrases, func(p string) bool { return wordIndex(folded, p, true) >= 0 })
}

// marks finds the words of the query in s and returns their spans in s. It
// walks the words of s itself, because folding moves offsets.
func (h *hitter) marks(s string) []model.Span {
	wanted := h.words
	for _, p := range h.phrases {
		wanted = append(slices.Clone(wanted), strings.Fields(p)...)
	}
	marks := []model.Span{}
	for start, end := range words(s) {
		folded := Fold(s[start:end])
		if slices.ContainsFunc(wanted, func(w string) bool { return strings.HasPrefix(folded, w) }) {
			marks = append(marks, model.Span{Start: start, End: end})
		}
	}
	return marks
}

// words yields the byte spans of the words of s.
func words(s string) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		start := -1
		for i, r := range s {
			in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '%' || r == '$'
			if in && start < 0 {
				start = i
			}
			if !in && start >= 0 {
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
		if start >= 0 && utf8.ValidString(s[start:]) {
			yield(start, len(s))
		}
	}
}
