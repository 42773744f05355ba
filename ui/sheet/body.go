package sheet

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/lede-reader/lede/model"
)

// Body is the article's text below its headline and dek, wrapped at width
// columns: headings bold, quotes behind a rule, captions dim. Without color it
// holds no escape sequence.
func Body(b *model.Brief, width int, color bool) string {
	var out strings.Builder
	paint := func(code, s string) string {
		if !color {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[m"
	}
	block := func(first, rest, code, text string) {
		lines := strings.Split(ansi.Wrap(text, max(width-ansi.StringWidth(rest), 10), ""), "\n")
		for i, line := range lines {
			prefix := rest
			if i == 0 {
				prefix = first
			}
			line = strings.TrimRight(line, " ")
			if code != "" && line != "" {
				line = paint(code, line)
			}
			out.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
		}
	}
	parts := b.Parts
	if len(parts) == 0 {
		parts = []model.Part{{Kind: model.PartParagraph, End: len(b.Text)}}
	}
	listed := false
	for _, p := range parts {
		if p.Kind == model.PartHeadline || p.Kind == model.PartDek {
			continue
		}
		if out.Len() > 0 && (!listed || p.Kind != model.PartListItem) {
			out.WriteByte('\n')
		}
		listed = p.Kind == model.PartListItem
		text := b.Text[p.Start:p.End]
		switch p.Kind {
		case model.PartHeading:
			block("", "", "1", text)
		case model.PartQuote:
			block("│ ", "│ ", "", text)
		case model.PartListItem:
			block("• ", "  ", "", text)
		case model.PartCaption, model.PartCorrection:
			block("", "", "2", text)
		default:
			block("", "", "", text)
		}
	}
	return out.String()
}
