package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// figures turns the candidates into figures.
func (f *finder) figures() []model.Figure {
	figures := make([]model.Figure, 0, len(f.out))
	who, about := newSources(f), ""
	for k, c := range f.out {
		a := f.anchor(c)
		g := model.Figure{
			ID: model.FactID("f", a.Text, a.Start), Anchor: a, Kind: c.kind, Value: c.value, Unit: c.unit, Bound: c.bound, Vague: c.vague,
			Approximate: c.bound != model.BoundNone || c.vague, Rule: c.rule,
		}
		if c.hasHigh {
			high := c.high
			g.High = &high
		}
		if about = f.about(k, about); pronounOnly(about) {
			about = ""
		}
		g.About, g.Hedge = about, f.hedge(c)
		g.Attribution = who.of(c)
		figures = append(figures, g)
	}
	return figures
}

// pronounOnly reports a phrase that says nothing: "it's", "they", "there are".
func pronounOnly(s string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '\'' || r == '’' }) {
		if !emptyWords[w] {
			return false
		}
	}
	return true
}

// emptyWords are pronouns and the verbs that may stand with them alone.
var emptyWords = wordSet(`i we you he she it they this that these those there here what who s re m is are was were be been has have had do does did`)

// anchor cuts out c, without the point that ends the sentence behind a short
// form ("$10M.").
func (f *finder) anchor(c cand) model.Anchor {
	a := f.d.Anchor(c.first, c.last)
	if t := f.d.Tokens[c.last]; t.Kind == text.Word && t.Glued && t.End-t.Start == 2 && f.d.Text[t.End-1] == '.' {
		a.End--
		a.Text = a.Text[:len(a.Text)-1]
	}
	return a
}
