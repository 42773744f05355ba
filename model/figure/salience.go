package figure

import (
	"math"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Weights of salience. They add up to about 1 for the figure a story turns on:
// a sum or a toll in the headline that the text repeats.
const (
	inHeadline   = 0.30
	inDek        = 0.24
	inLede       = 0.20
	inSecond     = 0.10
	inFirstThird = 0.05
	repeated     = 0.07 // for each repetition, twice at most
	echoed       = 0.12 // the same number stands in headline or dek
	onTopic      = 0.15 // the words about it are those of headline and dek
	sourced      = 0.04
)

// kindWeight is how often a figure of a kind is what a story turns on.
var kindWeight = map[model.FigureKind]float64{
	model.FigureMoney: 0.34, model.FigureCount: 0.30, model.FigurePercent: 0.30, model.FigureScore: 0.30, model.FigureRange: 0.28,
	model.FigureMeasure: 0.24, model.FigureDuration: 0.22, model.FigureRank: 0.14, model.FigureAge: 0.06, model.FigureOrdinal: 0.05,
}

// sameFigure identifies figures that state the same number of the same kind.
type sameFigure struct {
	value float64
	kind  model.FigureKind
}

// rank sets the salience of all figures of d, which belong to the candidates.
func rank(d *text.Doc, figures []model.Figure, cands []cand) {
	seen := make(map[sameFigure]int, len(figures))
	top := make(map[sameFigure]bool)
	topic := topicWords(d)
	lede := ledeBlock(d)
	for i := range figures {
		key := sameFigure{figures[i].Value, figures[i].Kind}
		seen[key]++
		if b := d.Sentences[cands[i].sent].Block; isTop(d, b) {
			top[key] = true
		}
	}
	for i := range figures {
		g, c := &figures[i], cands[i]
		key := sameFigure{g.Value, g.Kind}
		s := weight(g, c) + place(d, d.Sentences[c.sent].Block, lede, g.Start)
		s += repeated * float64(min(seen[key]-1, 2)) * distinct(g, c)
		if top[key] && !isTop(d, d.Sentences[c.sent].Block) && distinct(g, c) == 1 {
			s += echoed
		}
		s += onTopic * overlap(g, topic)
		if g.Attribution != "" {
			s += sourced
		}
		g.Salience = math.Round(min(max(s, 0.01), 1)*1000) / 1000
	}
}

// weight is what a figure weighs by itself.
func weight(g *model.Figure, c cand) float64 {
	w := kindWeight[g.Kind]
	if g.Kind == model.FigureCount && g.Unit == "" {
		w -= 0.10
	}
	if g.Vague {
		w -= 0.06
	}
	if c.words && g.Value <= 2 && g.Kind != model.FigurePercent {
		w -= 0.14
	} else if c.words && g.Value <= 10 && g.Kind != model.FigurePercent && !g.Vague {
		w -= 0.04
	}
	if g.Kind == model.FigureCount && g.Unit == "person" {
		w += 0.06
	}
	if g.Kind == model.FigureCount || g.Kind == model.FigureMoney {
		w += 0.01 * min(math.Log10(max(math.Abs(g.Value), 1)), 8)
	}
	if g.Kind == model.FigureDuration && g.Value < 2 {
		w -= 0.08
	}
	return max(w, 0.01)
}

// distinct is 1 for numbers whose repetition means the same thing, 0 for the
// small ones that turn up by chance.
func distinct(g *model.Figure, c cand) float64 {
	if c.words && g.Value <= 10 && g.Kind == model.FigureCount || g.Kind == model.FigureOrdinal || g.Value <= 3 && g.Kind == model.FigureCount {
		return 0
	}
	return 1
}

// place is what the place of a figure in the article adds.
func place(d *text.Doc, block, lede, start int) float64 {
	switch d.Blocks[block].Kind {
	case model.PartHeadline:
		return inHeadline
	case model.PartDek:
		return inDek
	case model.PartCaption, model.PartByline, model.PartDateline, model.PartCorrection:
		return -0.05
	default:
	}
	switch {
	case block == lede:
		return inLede
	case block == lede+1:
		return inSecond
	case start*3 < len(d.Text):
		return inFirstThird
	}
	return 0
}

// isTop reports that block is the headline or the dek.
func isTop(d *text.Doc, block int) bool {
	k := d.Blocks[block].Kind
	return k == model.PartHeadline || k == model.PartDek
}

// ledeBlock is the first paragraph of the body.
func ledeBlock(d *text.Doc) int {
	for i, b := range d.Blocks {
		switch b.Kind {
		case model.PartParagraph, model.PartQuote, model.PartListItem:
			return i
		default:
		}
	}
	return 0
}

// topicWords are the longer words of headline and dek, or of the first block
// when there is neither.
func topicWords(d *text.Doc) map[string]bool {
	s := strings.ToLower(d.Headline + " " + d.Dek)
	if len(s) < 12 && len(d.Blocks) > 0 {
		b := d.Blocks[0]
		s = d.Lower[b.Start:min(b.End, b.Start+600)]
	}
	words := make(map[string]bool)
	for _, w := range strings.FieldsFunc(s, notLetter) {
		if len(w) >= 4 && wordClass[w]&(prep|conj|aux|pron|det|adv) == 0 {
			words[singular(w)] = true
		}
	}
	return words
}

func notLetter(r rune) bool {
	return r < 'a' && r != '\'' || r > 'z' && r < 0xc0
}

// overlap is the share of the longer words about g that are topic words.
func overlap(g *model.Figure, topic map[string]bool) float64 {
	if len(topic) == 0 {
		return 0
	}
	n, hit := countTopic(g.About, topic)
	if n == 0 {
		n, hit = countTopic(g.Unit, topic)
	}
	if n == 0 {
		return 0
	}
	return min(float64(hit)/float64(min(n, 4)), 1)
}

// countTopic counts the longer words of s, and those that are topic words.
func countTopic(s string, topic map[string]bool) (words, hits int) {
	s = strings.ToLower(s)
	for len(s) > 0 {
		end := strings.IndexFunc(s, notLetter)
		if end < 0 {
			end = len(s)
		}
		if w := s[:end]; len(w) >= 4 && wordClass[w]&(prep|conj|aux|pron|det|adv) == 0 {
			words++
			if topic[singular(w)] {
				hits++
			}
		}
		s = strings.TrimLeftFunc(s[end:], notLetter)
	}
	return words, hits
}
