// Package move holds what the keys ask for that move through a text or a list, and
// the keys themselves: the same on every page.
package move

import (
	"strings"

	"github.com/lede-reader/lede/ui/page"
)

// What the keys ask for.
const (
	LineDown page.Intent = "line-down"
	LineUp   page.Intent = "line-up"
	PageDown page.Intent = "page-down"
	PageUp   page.Intent = "page-up"
	HalfDown page.Intent = "half-page-down"
	HalfUp   page.Intent = "half-page-up"
	ToTop    page.Intent = "top"
	ToEnd    page.Intent = "end"
)

// Keys are their keys. What a step is over may be named ("line"), and what stands
// at the two ends is.
func Keys(step, top, end string) []page.Binding {
	return []page.Binding{
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
func Also(bindings []page.Binding, intent page.Intent, keys ...string) []page.Binding {
	for i := range bindings {
		if bindings[i].Intent == intent {
			bindings[i].Keys = append(bindings[i].Keys, keys...)
		}
	}
	return bindings
}

// Step is how a list of so many items moves for an intent: the direction, and
// how many items at most, of which perPage fit a page. It is not ok when the
// intent moves nothing.
func Step(intent page.Intent, perPage, items int) (direction, count int, ok bool) {
	switch intent {
	case LineDown:
		return +1, 1, true
	case LineUp:
		return -1, 1, true
	case PageDown:
		return +1, perPage, true
	case PageUp:
		return -1, perPage, true
	case HalfDown:
		return +1, max(perPage/2, 1), true
	case HalfUp:
		return -1, max(perPage/2, 1), true
	case ToTop:
		return -1, items, true
	case ToEnd:
		return +1, items, true
	}
	return 0, 0, false
}
