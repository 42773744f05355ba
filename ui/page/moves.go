package page

import "strings"

// What the keys ask for that move through a text or a list: the same everywhere.
const (
	LineDown Intent = "line-down"
	LineUp   Intent = "line-up"
	PageDown Intent = "page-down"
	PageUp   Intent = "page-up"
	HalfDown Intent = "half-page-down"
	HalfUp   Intent = "half-page-up"
	ToTop    Intent = "top"
	ToEnd    Intent = "end"
)

// Moves are their keys. What a step is over may be named ("line"), and what
// stands at the two ends is.
func Moves(step, top, end string) []Binding {
	return []Binding{
		{Intent: LineDown, Keys: []string{"j", "down"}, Help: strings.TrimSpace(step + " down"), Group: "Move"},
		{Intent: LineUp, Keys: []string{"k", "up"}, Help: strings.TrimSpace(step + " up"), Group: "Move"},
		{Intent: PageDown, Keys: []string{"space", "pgdown"}, Help: "page down", Group: "Move"},
		{Intent: PageUp, Keys: []string{"b", "pgup"}, Help: "page up", Group: "Move"},
		{Intent: HalfDown, Keys: []string{"ctrl+d"}, Help: "half a page down", Group: "Move"},
		{Intent: HalfUp, Keys: []string{"ctrl+u"}, Help: "half a page up", Group: "Move"},
		{Intent: ToTop, Keys: []string{"g", "home"}, Help: top, Group: "Move"},
		{Intent: ToEnd, Keys: []string{"G", "end"}, Help: end, Group: "Move"},
	}
}

// Also gives the binding of an intent more keys, and returns the bindings.
func Also(bindings []Binding, intent Intent, keys ...string) []Binding {
	for i := range bindings {
		if bindings[i].Intent == intent {
			bindings[i].Keys = append(bindings[i].Keys, keys...)
		}
	}
	return bindings
}
