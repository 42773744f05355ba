package model

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// KeyFigures lists figures for a reader, who wants to be told each quantity
// once: an article gives its main figure in the headline, in the first paragraph
// and again further down. Rows are the indices of the figures to show, the most
// salient first; row[i] is the index of the figure that figure i is shown as,
// itself or one that states the same quantity.
//
// Two figures state the same quantity when value, bound and unit agree and,
// where the number is a round one that many things have, what they count shares
// a word. A bare number without a unit is never taken for another.
func KeyFigures(figures []Figure) (rows, row []int) {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(figures[j].Salience, figures[i].Salience) })
	row = make([]int, len(figures))
	shown := make(map[quantity][]int)
	for _, i := range order {
		q := quantityOf(&figures[i])
		at := slices.IndexFunc(shown[q], func(j int) bool { return sameQuantity(&figures[i], &figures[j]) })
		if at >= 0 {
			row[i] = shown[q][at]
			continue
		}
		row[i] = i
		shown[q] = append(shown[q], i)
		rows = append(rows, i)
	}
	return rows, row
}

// quantity is what two figures must agree in to be one read twice.
type quantity struct {
	value, high float64
	unit        string
	bound       Bound
}

func quantityOf(f *Figure) quantity {
	q := quantity{value: f.Value, unit: f.Unit, bound: f.Bound}
	if f.High != nil {
		q.high = *f.High
	}
	return q
}

// tellingDigits is how many significant digits make a number one of a kind
// within an article.
const tellingDigits = 3

// sameQuantity tells figures of one quantity apart by what they count.
func sameQuantity(f, g *Figure) bool {
	switch {
	case f.Unit == "":
		return false
	case digits(f.Value) >= tellingDigits, f.About == "", g.About == "":
		return true
	}
	of := strings.Fields(strings.ToLower(f.About))
	for _, w := range strings.Fields(strings.ToLower(g.About)) {
		if len(w) > 3 && slices.Contains(of, w) {
			return true
		}
	}
	return false
}

// digits counts the significant digits of a number: 3 for 0.412 and 41200, 1
// for 500.
func digits(v float64) int {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "e")
	return len(strings.Replace(mantissa, ".", "", 1))
}

// Behind returns what a figure measures as it reads behind the figure: where the
// article's text goes on with it, from there, as in "of services" for "hundreds
// of services" with About "services", and joined is true; else About. It is empty
// when that says no more than the figure.
func (f *Figure) Behind(text string) (about string, joined bool) {
	if f.About == "" || f.About == f.Text {
		return "", false
	}
	rest := text[min(f.End, len(text)):]
	at := strings.Index(rest[:min(len(rest), farBehind+len(f.About))], f.About)
	if at <= 0 || rest[0] != ' ' || strings.ContainsAny(rest[:at], "\n.,;:()[]“”\"") {
		return f.About, false
	}
	return strings.TrimSpace(rest[:at] + f.About), true
}

// Label is a figure of an article's text as a line of its own: as read, with
// what it measures behind it.
func (f *Figure) Label(text string) string {
	about, _ := f.Behind(text)
	return strings.TrimSpace(f.Text + " " + about)
}

// farBehind is how many bytes at most stand between a figure and what it
// measures when the two read as one.
const farBehind = 24
