package places

import (
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// perSection is how many lines of a section are listed at first, so that every
// section is near.
const perSection = 8

// AllLines is what the key asks for that lists every line of every section.
const AllLines page.Intent = "all-lines"

// AllLinesKey is its binding, for pages that list [Sections].
func AllLinesKey() page.Binding {
	return page.Binding{Intent: AllLines, Keys: []string{"a"}, Help: "all lines of every section, or the first few", Group: "Look", Short: "all"}
}

// Sections lists items by section: of a long one the first few, and a line that
// says how many more there are.
type Sections struct {
	Theme theme.Theme
	All   bool // every line is listed
	Items []Item
}

// Add adds a section, unless it is empty. Count is how many things its lines
// tell of, 0 for one each.
func (s *Sections) Add(title string, count int, lines []Item) {
	if len(lines) == 0 {
		return
	}
	if count == 0 {
		count = len(lines)
	}
	s.Items = append(s.Items, Item{Title: title, Count: count})
	shown := lines
	if !s.All && len(lines) > perSection+1 { // one more is shown rather than announced
		shown = lines[:perSection]
	}
	s.Items = append(s.Items, shown...)
	if rest := len(lines) - len(shown); rest > 0 {
		s.Items = append(s.Items, Item{Text: []text.Segment{{Text: Count(rest) + " more; a lists them", Style: s.Theme.Muted}}})
	}
}

// Hint puts a few words beside the title of a section, if it was added.
func (s *Sections) Hint(title, words string) {
	for i := range s.Items {
		if s.Items[i].Title == title {
			s.Items[i].Text = []text.Segment{{Text: words, Style: s.Theme.Muted}}
		}
	}
}
