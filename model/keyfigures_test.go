package model

import (
	"slices"
	"strings"
	"testing"
)

func TestKeyFigures(t *testing.T) {
	figure := func(value float64, unit, about string, salience float64) Figure {
		return Figure{Value: value, Unit: unit, About: about, Salience: salience}
	}
	high := 30.0
	span := figure(20, "percent", "of voters", .5)
	span.High = &high
	atLeast := figure(412, "day", "in hiding", .9)
	atLeast.Bound = BoundMin
	for _, test := range []struct {
		name      string
		figures   []Figure
		rows, row []int
	}{
		{"nothing", nil, nil, nil},
		{"by salience", []Figure{figure(1, "ship", "ships", .1), figure(2, "ship", "ships", .9)}, []int{1, 0}, []int{0, 1}},
		{"a telling number read twice", []Figure{figure(412, "day", "in hiding", .5), figure(412, "day", "refuge", .9)}, []int{1}, []int{1, 1}},
		{"another bound", []Figure{figure(412, "day", "in hiding", .5), atLeast}, []int{1, 0}, []int{0, 1}},
		{"a round number of the same thing", []Figure{figure(5, "percent", "of the vote", .5), figure(5, "percent", "vote threshold", .4)}, []int{0}, []int{0, 0}},
		{"a round number of two things", []Figure{figure(5, "percent", "of the vote", .5), figure(5, "percent", "growth", .4)}, []int{0, 1}, []int{0, 1}},
		{"one that does not say what it counts", []Figure{figure(5, "percent", "", .5), figure(5, "percent", "growth", .4)}, []int{0}, []int{0, 0}},
		{"bare numbers", []Figure{figure(412, "", "seats", .5), figure(412, "", "seats", .4)}, []int{0, 1}, []int{0, 1}},
		{"a range and its lower end", []Figure{span, figure(20, "percent", "of voters", .4)}, []int{0, 1}, []int{0, 1}},
	} {
		rows, row := KeyFigures(test.figures)
		if !slices.Equal(rows, test.rows) || !slices.Equal(row, test.row) {
			t.Errorf("%s: rows %v, %v, want %v, %v", test.name, rows, row, test.rows, test.row)
		}
	}
}

func TestDigits(t *testing.T) {
	for v, want := range map[float64]int{0: 1, 412: 3, 500: 1, 0.412: 3, 1.2e9: 2, -42.63: 4, 41200: 3} {
		if got := digits(v); got != want {
			t.Errorf("%v has %d significant digits, want %d", v, got, want)
		}
	}
}

func TestBehind(t *testing.T) {
	for _, test := range []struct {
		name, text, figure, about, want string
		joined                          bool
	}{
		{"right behind", "They lost 40 ships.", "40", "ships", "ships", true},
		{"a small word between", "It runs hundreds of services.", "hundreds", "services", "of services", true},
		{"before", "Turnout was 61%.", "61%", "Turnout", "Turnout", false},
		{"behind another figure's mark", "Of 40 (in ships) few.", "40", "ships", "ships", false},
		{"a hyphen between", "A 300-pound manhole.", "300", "pound manhole", "pound manhole", false},
		{"far behind", "The 40 that were found in the end of the day sank as ships.", "40", "ships", "ships", false},
		{"nothing", "There were 40.", "40", "", "", false},
		{"the figure itself", "There were 40.", "40", "40", "", false},
	} {
		start := strings.Index(test.text, test.figure)
		f := Figure{Anchor: AnchorAt(test.text, start, start+len(test.figure)), About: test.about}
		if got, joined := f.Behind(test.text); got != test.want || joined != test.joined {
			t.Errorf("%s: %q, %v, want %q, %v", test.name, got, joined, test.want, test.joined)
		}
	}
}
