package figure

import (
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// figures turns the candidates into figures.
func (f *finder) figures() []model.Figure {
	figures := make([]model.Figure, 0, len(f.out))
	for _, c := range f.out {
		if math.IsNaN(c.value) || math.IsInf(c.value, 0) || math.IsInf(c.high, 0) {
			continue
		}
		a := f.anchor(c)
		g := model.Figure{
			ID: model.FactID("f", a.Text, a.Start), Anchor: a, Kind: c.kind, Value: c.value, Unit: c.unit, Bound: c.bound, Vague: c.vague,
			Approximate: c.bound != model.BoundNone || c.vague, Rule: c.rule,
		}
		if c.hasHigh {
			high := c.high
			g.High = &high
		}
		figures = append(figures, g)
	}
	return figures
}

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

func rank(d *text.Doc, figures []model.Figure) {}
