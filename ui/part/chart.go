package part

import (
	"math"
	"strings"

	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/ui/theme"
)

// Chart is a line chart: the points of every line with its mark, joined by
// strokes of Braille dots. Lines are told apart by their marks, so the chart
// reads the same without colours. It draws nothing but what it is given: no
// curve is fitted and nothing is filled in between.
type Chart struct {
	Lines  []ChartLine
	LabelX func(x float64) string // below the points
	LabelY func(y float64) string // beside the upright axis
}

// ChartLine is a line of a chart.
type ChartLine struct {
	Mark   string // of one cell, on every point
	Style  theme.Style
	Points []ChartPoint // by X
	Loose  bool         // the points are not joined
}

// ChartPoint is a point of a line.
type ChartPoint struct {
	X, Y     float64
	High     float64 // upper end of a range; no range when it is not above Y
	Selected bool
}

// The measures of a chart, in cells.
const (
	chartMinWidth  = 16 // of the plot
	chartMinHeight = 3
	chartFoot      = 2 // axis and labels
	chartTick      = 3 // rows between two labelled values, at least
	chartSteps     = 4 // rounded steps that the values span, at least
	labelGap       = 2 // between two labels below the axis
)

// Fits reports whether a chart can be drawn at a size.
func (c Chart) Fits(width, height int) bool {
	return width >= chartMinWidth+8 && height >= chartMinHeight+chartFoot && len(c.Lines) > 0
}

// View draws the chart in exactly height lines, nil where it does not fit.
func (c Chart) View(t theme.Theme, m ansi.Method, width, height int) []string {
	if !c.Fits(width, height) {
		return nil
	}
	p := c.plot(m, width, height)
	p.strokes(c.Lines)
	p.marks(t, c.Lines)
	lines := make([]string, 0, height)
	for y := range p.height {
		label := strings.Repeat(" ", p.left-2)
		axis := "│"
		if s, ok := p.ticks[y]; ok {
			label = strings.Repeat(" ", max(p.left-2-m.StringWidth(s), 0)) + t.Muted.Render(s)
			axis = "┤"
		}
		lines = append(lines, label+" "+t.Rule.Render(axis)+p.row(y))
	}
	foot, labels := p.foot(c, m)
	return append(lines, strings.Repeat(" ", p.left-1)+t.Rule.Render("└"+foot), t.Muted.Render(labels))
}

// plot is the area of a chart while it is drawn.
type plot struct {
	left, width, height    int // of the area between the axes, in cells
	minX, maxX, minY, maxY float64
	ticks                  map[int]string // labels of rows
	cells                  [][]chartCell
}

type chartCell struct {
	text  string
	style theme.Style
}

// plot measures a chart: the values it spans and the room its labels leave.
func (c Chart) plot(m ansi.Method, width, height int) *plot {
	p := &plot{height: height - chartFoot}
	p.minX, p.maxX, p.minY, p.maxY = c.bounds()
	step := niceStep((p.maxY - p.minY) / chartSteps)
	p.minY, p.maxY = math.Floor(p.minY/step)*step, math.Ceil(p.maxY/step)*step
	p.ticks = make(map[int]string)
	labelWidth := 0
	steps := int(math.Round((p.maxY - p.minY) / step))
	every := every(steps, max(p.height/chartTick, 1))
	for i := 0; i <= steps; i += every {
		y := p.minY + float64(i)*step
		s := c.LabelY(y)
		p.ticks[p.rowOf(y)] = s
		labelWidth = max(labelWidth, m.StringWidth(s))
	}
	p.left = labelWidth + 2
	p.width = max(width-p.left, 1)
	p.cells = make([][]chartCell, p.height)
	for y := range p.cells {
		p.cells[y] = make([]chartCell, p.width)
	}
	return p
}

// every is after how many of so many steps the next value is labelled, for at
// most so many labels above the first: a divisor, so that the last one is, too.
func every(steps, most int) int {
	n := 1
	for n < steps && (steps%n != 0 || steps/n > most) {
		n++
	}
	return n
}

// bounds are the least and greatest coordinates. A span of nothing is widened,
// so that a single value stands in the middle; values that are large beside
// their span do not reach down to zero, all others do.
func (c Chart) bounds() (minX, maxX, minY, maxY float64) {
	minX, minY = math.Inf(1), math.Inf(1)
	maxX, maxY = math.Inf(-1), math.Inf(-1)
	for _, l := range c.Lines {
		for _, p := range l.Points {
			minX, maxX = min(minX, p.X), max(maxX, p.X)
			minY, maxY = min(minY, p.Y), max(maxY, p.Y, p.High)
		}
	}
	if minX > maxX {
		return 0, 1, 0, 1
	}
	if minX == maxX {
		minX, maxX = minX-1, maxX+1
	}
	if minY == maxY {
		by := max(math.Abs(minY)/10, 1)
		minY, maxY = minY-by, maxY+by
	}
	if minY > 0 && minY < (maxY-minY)/2 {
		minY = 0
	}
	return minX, maxX, minY, maxY
}

// niceStep rounds a distance between two labels up to 1, 2 or 5 times a power
// of ten.
func niceStep(d float64) float64 {
	if d <= 0 || math.IsInf(d, 0) || math.IsNaN(d) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(d)))
	for _, f := range [...]float64{1, 2, 5} {
		if d <= f*power*(1+1e-9) {
			return f * power
		}
	}
	return 10 * power
}

// grid returns an empty grid of dots over the area: two a cell across, four up.
func (p *plot) grid() *graph.BrailleGrid {
	return graph.NewBrailleGrid(p.width, p.height, p.minX, p.maxX, p.minY, p.maxY)
}

func (p *plot) rowOf(y float64) int {
	grid := graph.NewBrailleGrid(1, p.height, 0, 1, p.minY, p.maxY)
	return grid.GridPoint(canvas.Float64Point{Y: y}).Y / 4
}

// strokes joins the points of every line, those of the first line on top.
func (p *plot) strokes(lines []ChartLine) {
	for _, l := range lines {
		style := l.Style
		style.Attr &^= theme.Bold
		for y, row := range p.stroke(l) {
			for x, r := range row {
				if r != 0 && r != noDots && p.cells[y][x].text == "" {
					p.cells[y][x] = chartCell{string(r), style}
				}
			}
		}
	}
}

// noDots is the Braille pattern without a dot.
const noDots = '\u2800'

// stroke draws a line in dots: from point to point, and up the range of each.
func (p *plot) stroke(l ChartLine) [][]rune {
	grid := p.grid()
	join := func(from, to canvas.Point) {
		for _, d := range graph.GetLinePoints(from, to) {
			grid.Set(d)
		}
	}
	var last canvas.Point
	for i, at := range l.Points {
		dot := grid.GridPoint(canvas.Float64Point{X: at.X, Y: at.Y})
		if i > 0 && !l.Loose {
			join(last, dot)
		}
		if at.High > at.Y {
			join(dot, grid.GridPoint(canvas.Float64Point{X: at.X, Y: at.High}))
		}
		last = dot
	}
	return grid.BraillePatterns()
}

// marks puts the marks of the points over the strokes, the selected one last.
func (p *plot) marks(t theme.Theme, lines []ChartLine) {
	grid := p.grid()
	put := func(l ChartLine, at ChartPoint, style theme.Style) {
		dot := grid.GridPoint(canvas.Float64Point{X: at.X, Y: at.Y})
		p.cells[dot.Y/4][dot.X/2] = chartCell{l.Mark, style}
	}
	for i := len(lines) - 1; i >= 0; i-- { // the first line is the weightiest
		for _, at := range lines[i].Points {
			put(lines[i], at, lines[i].Style)
		}
	}
	for _, l := range lines {
		for _, at := range l.Points {
			if at.Selected {
				put(l, at, t.Cursor.Over(l.Style))
			}
		}
	}
}

// row draws a row of the area, cells of one style together.
func (p *plot) row(y int) string {
	var b strings.Builder
	for x := 0; x < p.width; {
		style, run := p.cells[y][x].style, ""
		for ; x < p.width && p.cells[y][x].style == style; x++ {
			if s := p.cells[y][x].text; s != "" {
				run += s
			} else {
				run += " "
			}
		}
		b.WriteString(style.Render(run))
	}
	return strings.TrimRight(b.String(), " ")
}

// foot draws the axis with a tick for every label below it: of the first and
// the last point, and of those between that have room.
func (p *plot) foot(c Chart, m ansi.Method) (axis, labels string) {
	ticks := []rune(strings.Repeat("─", p.width))
	line := strings.Repeat(" ", p.left+p.width)
	grid := p.grid()
	try := func(x float64) {
		col := grid.GridPoint(canvas.Float64Point{X: x, Y: p.minY}).X / 2
		s := c.LabelX(x)
		w := m.StringWidth(s)
		at := max(min(p.left+col-w/2, p.left+p.width-w), 0)
		from, to := max(at-labelGap, 0), min(at+w+labelGap, len(line))
		if w != len(s) || at+w > len(line) || strings.TrimSpace(line[from:to]) != "" {
			return
		}
		line = line[:at] + s + line[at+w:]
		ticks[col] = '┬'
	}
	try(p.minX)
	try(p.maxX)
	for _, l := range c.Lines {
		for _, at := range l.Points {
			try(at.X)
		}
	}
	return string(ticks), strings.TrimRight(line, " ")
}
