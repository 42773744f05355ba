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
	w := body{width: width, color: color}
	parts := b.Parts
	if len(parts) == 0 {
		parts = []model.Part{{Kind: model.PartParagraph, End: len(b.Text)}}
	}
	listed := false
	for _, p := range parts {
		if p.Kind == model.PartHeadline || p.Kind == model.PartDek {
			continue
		}
		if w.out.Len() > 0 && (!listed || p.Kind != model.PartListItem) {
			w.out.WriteByte('\n')
		}
		listed = p.Kind == model.PartListItem
		w.block(looks[p.Kind], b.Text[p.Start:p.End])
	}
	return w.out.String()
}

// look is how a kind of part is printed: what stands before its first and its
// other lines, and an SGR code.
type look struct{ first, rest, code string }

// looks of the parts that are not printed as plain paragraphs.
var looks = map[model.PartKind]look{
	model.PartHeading:    {code: "1"},
	model.PartQuote:      {first: "│ ", rest: "│ "},
	model.PartListItem:   {first: "• ", rest: "  "},
	model.PartCaption:    {code: "2"},
	model.PartCorrection: {code: "2"},
}

type body struct {
	width int
	color bool
	out   strings.Builder
}

// block prints one part, wrapped.
func (w *body) block(l look, text string) {
	prefix := l.first
	for line := range strings.SplitSeq(ansi.Wrap(text, max(w.width-ansi.StringWidth(l.rest), 10), ""), "\n") {
		line = strings.TrimRight(line, " ")
		if w.color && l.code != "" && line != "" {
			line = "\x1b[" + l.code + "m" + line + "\x1b[m"
		}
		w.out.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
		prefix = l.rest
	}
}
