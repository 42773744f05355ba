package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// The kinds of blocks, so that drawing finds the style.
const (
	kindParagraph = iota
	kindHeadline
	kindDek
	kindMeta
	kindHeading
	kindQuote
	kindListItem
	kindCaption
)

// blocks turns the parts of an article into the blocks of its layout: white
// space above, indents, bullets, and a line that says where and when it was
// published between the headline and the body.
func blocks(a *model.Article, meta string) []text.Block {
	parts := a.Parts
	if len(parts) == 0 {
		parts = mtext.Paragraphs(a.Text)
	}
	out := make([]text.Block, 0, len(parts)+1)
	noted := meta == ""
	for i, p := range parts {
		head := p.Kind == model.PartHeadline || p.Kind == model.PartDek
		if !noted && !head {
			out = append(out, text.Block{Start: p.Start, End: p.Start, Gap: gap(len(out)), Note: meta, Kind: kindMeta})
			noted = true
		}
		b := block(a.Text, p)
		b.Gap = gap(len(out))
		if p.Kind == model.PartListItem && i > 0 && parts[i-1].Kind == model.PartListItem {
			b.Gap = 0
		}
		out = append(out, b)
	}
	if !noted {
		out = append(out, text.Block{Start: len(a.Text), End: len(a.Text), Gap: gap(len(out)), Note: meta, Kind: kindMeta})
	}
	return out
}

// gap is the white space above the block with n blocks before it.
func gap(n int) int {
	if n == 0 {
		return 0
	}
	return 1
}

// block shapes one part.
func block(s string, p model.Part) text.Block {
	b := text.Block{Start: p.Start, End: p.End}
	switch p.Kind {
	case model.PartHeadline:
		b.Kind = kindHeadline
	case model.PartDek:
		b.Kind = kindDek
	case model.PartByline, model.PartDateline:
		b.Kind = kindMeta
	case model.PartHeading:
		b.Kind = kindHeading
	case model.PartQuote:
		b.Kind, b.Indent = kindQuote, 3
	case model.PartListItem:
		b.Kind, b.Indent = kindListItem, 2
		if r, _ := utf8.DecodeRuneInString(s[p.Start:]); !strings.ContainsRune("-•*–·", r) && !unicode.IsDigit(r) {
			b.Lead = "•"
		}
	case model.PartCaption, model.PartCorrection:
		b.Kind, b.Indent = kindCaption, 2
	default:
		b.Kind = kindParagraph
	}
	return b
}

// base is the style of a kind of block.
func base(t theme.Theme, kind int) theme.Style {
	switch kind {
	case kindHeadline:
		return t.Headline
	case kindDek:
		return t.Dek
	case kindMeta:
		return t.Meta
	case kindHeading:
		return t.Heading
	case kindQuote:
		return t.Block
	case kindCaption:
		return t.Caption
	default:
		return t.Text
	}
}

// meta is the line under headline and dek: who published it, when, who wrote it.
func meta(a *model.Article) string {
	var items []string
	for _, s := range []string{a.Source.Publisher, page.Published(a.Source.Published), a.Source.Byline, a.Source.Dateline} {
		if s != "" {
			items = append(items, s)
		}
	}
	return strings.Join(items, " · ")
}
