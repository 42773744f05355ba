package shelf

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// quoteLines makes a quotation of several lines one of Markdown.
func quoteLines(s string) string { return strings.ReplaceAll(s, "\n", "\n> ") }

// citation says where an article is from: headline, publisher, day, address.
func citation(b *model.Brief) string {
	parts := []string{b.Headline}
	if b.Source.Publisher != "" {
		parts = append(parts, b.Source.Publisher)
	}
	if len(b.Source.Published) >= len("2006-01-02") {
		parts = append(parts, b.Source.Published[:len("2006-01-02")])
	}
	if b.Source.URL != "" {
		parts = append(parts, "<"+b.Source.URL+">")
	} else if b.Source.Path != "" {
		parts = append(parts, b.Source.Path)
	}
	return strings.Join(parts, ", ")
}
