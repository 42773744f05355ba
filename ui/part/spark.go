package part

import "strings"

// sparks are the eight heights of a cell.
const sparks = "▁▂▃▄▅▆▇█"

// Spark draws values as bars of one cell each, the least lowest; nothing for
// fewer than two.
func Spark(values []float64) string {
	if len(values) < 2 {
		return ""
	}
	least, most := values[0], values[0]
	for _, v := range values {
		least, most = min(least, v), max(most, v)
	}
	heights := []rune(sparks)
	var b strings.Builder
	for _, v := range values {
		i := len(heights) / 2
		if most > least {
			i = int((v - least) / (most - least) * float64(len(heights)-1))
		}
		b.WriteRune(heights[max(min(i, len(heights)-1), 0)])
	}
	return b.String()
}
