package part_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/theme"
)

func chart() part.Chart {
	t := theme.New(theme.Default, true, colorprofile.TrueColor)
	return part.Chart{
		Lines: []part.ChartLine{
			{Mark: "●", Style: t.Figure, Points: []part.ChartPoint{{X: 0, Y: 270}, {X: 60, Y: 894}, {X: 80, Y: 922, Selected: true}, {X: 300, Y: 900}}},
			{Mark: "○", Style: t.Date, Loose: true, Points: []part.ChartPoint{{X: 70, Y: 200, High: 600}}},
		},
		LabelX: func(x float64) string { return fmt.Sprintf("day %.0f", x) },
		LabelY: func(y float64) string { return fmt.Sprintf("%.0f", y) },
	}
}

func TestChart(t *testing.T) {
	lines := chart().View(theme.New(theme.Default, true, colorprofile.TrueColor), ansi.WcWidth, 60, 10)
	got := ansi.Strip(strings.Join(lines, "\n"))
	for _, s := range []string{"1000 ┤", "0 ┤", "└┬", "day 0", "day 300"} {
		if !strings.Contains(got, s) {
			t.Errorf("%q is not in the chart:\n%s", s, got)
		}
	}
	if n := strings.Count(got, "●"); n != 4 {
		t.Errorf("%d of 4 points are marked:\n%s", n, got)
	}
}

func TestChartAtAnySize(t *testing.T) {
	th := theme.New(theme.Terminal, false, colorprofile.ANSI)
	for width := range 90 {
		for height := range 20 {
			lines := chart().View(th, ansi.WcWidth, width, height)
			if lines != nil && len(lines) != height {
				t.Fatalf("%dx%d gives %d lines", width, height, len(lines))
			}
			for _, l := range lines {
				if w := ansi.WcWidth.StringWidth(l); w > width {
					t.Fatalf("%dx%d gives a line of %d cells: %q", width, height, w, l)
				}
			}
		}
	}
}

func TestChartOfOddValues(t *testing.T) {
	th := theme.New(theme.Default, true, colorprofile.TrueColor)
	for name, points := range map[string][]part.ChartPoint{
		"none":             nil,
		"one":              {{X: 1, Y: 5}},
		"the same twice":   {{X: 1, Y: 5}, {X: 1, Y: 5}},
		"nothing at all":   {{X: 1, Y: 0}, {X: 2, Y: 0}},
		"below zero":       {{X: 1, Y: -5}, {X: 2, Y: 5}},
		"huge beside tiny": {{X: 1, Y: 1e-9}, {X: 2, Y: 1e15}},
		"the largest":      {{X: 1, Y: -math.MaxFloat64 / 4}, {X: 2, Y: math.MaxFloat64 / 4}},
	} {
		c := chart()
		c.Lines = []part.ChartLine{{Mark: "●", Points: points}}
		c.LabelY = func(y float64) string { return fmt.Sprintf("%.3g", y) }
		if lines := c.View(th, ansi.WcWidth, 60, 12); len(lines) != 12 {
			t.Errorf("%s: %d lines", name, len(lines))
		}
	}
}

func BenchmarkChart(b *testing.B) {
	th := theme.New(theme.Default, true, colorprofile.TrueColor)
	c := chart()
	for b.Loop() {
		c.View(th, ansi.WcWidth, 96, 12)
	}
}
