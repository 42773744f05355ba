// Package theme holds the looks of lede: a [Theme] is a plain value made from
// what the terminal told (dark or light, how many colours) and the name the
// reader chose. Each session holds its own; nothing here is global.
//
// Kinds of fact never differ by colour alone: a figure is bold, a name is
// underlined, a date is both, a quotation is italic, and a term has a dotted
// line. So the text reads the same on a terminal without colours.
package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Theme is a set of styles, one for each thing that is drawn.
type Theme struct {
	Name string
	Dark bool

	// The article.
	Text, Headline, Dek, Meta, Heading, Block, Caption Style

	// The kinds of fact.
	Figure, Date, Actor, Quote, Term Style

	// Places in the text: the reading line's marker, the fact under the fact
	// cursor, other mentions of it, matches of a search, and hint labels.
	Marker, Cursor, Mention, Match, Current, Hint Style

	// The furniture: section titles, the selected row of a list, rules and
	// borders, secondary text, keys, and what the program says.
	Section, Selected, Rule, Muted, Accent, Key, Status, Notice, Alert Style
}

// The names of the themes.
const (
	Default  = "lede"     // calm, one accent
	Sepia    = "sepia"    // warm paper and ink
	Contrast = "contrast" // as much contrast as there is
	Terminal = "terminal" // only the terminal's own 16 colours
)

// Names lists the themes in the order T walks them.
func Names() []string { return []string{Default, Sepia, Contrast, Terminal} }

// Known reports whether there is a theme of that name.
func Known(name string) bool {
	for _, n := range Names() {
		if n == name {
			return true
		}
	}
	return false
}

// Next returns the name after name in [Names], the first after the last.
func Next(name string) string {
	names := Names()
	for i, n := range names {
		if n == name {
			return names[(i+1)%len(names)]
		}
	}
	return names[0]
}

// New returns the theme of that name for a dark or a light terminal; an unknown
// name gives the default. A terminal of 16 colours gets the terminal's own
// whatever the name is, one without colours gets attributes only.
func New(name string, dark bool, profile colorprofile.Profile) Theme {
	if profile == colorprofile.ANSI && name != Contrast {
		return build(Terminal, dark, basicPalette(dark))
	}
	if profile == colorprofile.ASCII || profile == colorprofile.NoTTY {
		return build(name, dark, palette{})
	}
	switch name {
	case Sepia:
		return build(Sepia, dark, sepiaPalette(dark))
	case Contrast:
		return build(Contrast, dark, contrastPalette(dark))
	case Terminal:
		return build(Terminal, dark, basicPalette(dark))
	default:
		return build(Default, dark, defaultPalette(dark))
	}
}

// palette is the handful of colours a theme is built from. A nil colour is the
// terminal's own.
type palette struct {
	text, strong, muted, faint, accent color.Color
	marker                             color.Color // the reading line's; the accent when nil
	figure, date, actor, quote, term   color.Color
	match, alert                       color.Color // backgrounds of matches; warnings
	selected                           color.Color // background of the selected row
}

func build(name string, dark bool, p palette) Theme {
	t := Theme{
		Name: name, Dark: dark,
		Text:     Style{FG: p.text},
		Headline: Style{FG: p.strong, Attr: Bold},
		Dek:      Style{FG: p.muted, Attr: Italic},
		Meta:     Style{FG: p.muted},
		Heading:  Style{FG: p.strong, Attr: Bold},
		Block:    Style{FG: p.text, Attr: Italic},
		Caption:  Style{FG: p.muted, Attr: Italic},

		Figure: Style{FG: p.figure, Attr: Bold},
		Date:   Style{FG: p.date, Attr: Bold, Under: Line},
		Actor:  Style{FG: p.actor, Under: Line},
		Quote:  Style{FG: p.quote, Attr: Italic},
		Term:   Style{FG: p.term, Under: Dotted},

		Marker:  Style{FG: p.accent},
		Cursor:  Style{Attr: Reverse},
		Mention: Style{BG: p.selected, Attr: Bold},
		Match:   Style{BG: p.match, Under: Line},
		Current: Style{Attr: Reverse | Bold},
		Hint:    Style{FG: p.accent, Attr: Reverse | Bold},

		Section:  Style{FG: p.accent, Attr: Bold},
		Selected: Style{BG: p.selected, Attr: Bold},
		Rule:     Style{FG: p.faint},
		Muted:    Style{FG: p.muted},
		Accent:   Style{FG: p.accent},
		Key:      Style{FG: p.strong, Attr: Bold},
		Status:   Style{FG: p.muted},
		Notice:   Style{FG: p.accent},
		Alert:    Style{FG: p.alert, Attr: Bold},
	}
	if p.marker != nil {
		t.Marker.FG = p.marker
	}
	if p.selected == nil { // no background to tell the selected row by
		t.Selected = Style{Attr: Reverse}
		t.Mention = Style{Attr: Reverse}
	}
	if p.muted == nil {
		t.Rule.Attr |= Faint
		t.Muted.Attr |= Faint
		t.Status.Attr |= Faint
	}
	return t
}

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff} //nolint:gosec // one byte each is meant
}

// defaultPalette leaves text and names in the terminal's own colour and takes the
// rest from the 256-colour cube, the marker, which moves with every key, from the
// first 16: beside being kind to the terminal's own look, that halves what a page
// costs on the wire.
func defaultPalette(dark bool) palette {
	if dark {
		return palette{
			marker: ansi.BrightBlue, strong: ansi.IndexedColor(231), muted: ansi.IndexedColor(245), faint: ansi.IndexedColor(238), accent: ansi.IndexedColor(75),
			figure: ansi.IndexedColor(222), date: ansi.IndexedColor(151), quote: ansi.IndexedColor(182),
			match: ansi.IndexedColor(58), alert: ansi.IndexedColor(210), selected: ansi.IndexedColor(236),
		}
	}
	return palette{
		marker: ansi.Blue, strong: ansi.IndexedColor(16), muted: ansi.IndexedColor(242), faint: ansi.IndexedColor(250), accent: ansi.IndexedColor(26),
		figure: ansi.IndexedColor(94), date: ansi.IndexedColor(22), quote: ansi.IndexedColor(90),
		match: ansi.IndexedColor(229), alert: ansi.IndexedColor(124), selected: ansi.IndexedColor(254),
	}
}

func sepiaPalette(dark bool) palette {
	if dark {
		return palette{
			text: rgb(0xd9c9ac), strong: rgb(0xf6e7c8), muted: rgb(0x9c8b6e), faint: rgb(0x574b39), accent: rgb(0xe0a458),
			figure: rgb(0xf2c879), date: rgb(0xb5c689), actor: rgb(0xe8b48a), quote: rgb(0xd8b4a0), term: rgb(0xc4b496),
			match: rgb(0x5c4314), alert: rgb(0xf0816b), selected: rgb(0x3a3126),
		}
	}
	return palette{
		text: rgb(0x40362a), strong: rgb(0x1f1710), muted: rgb(0x7b6a52), faint: rgb(0xcbbd9f), accent: rgb(0x9a4a12),
		figure: rgb(0x8a3d05), date: rgb(0x4b5d16), actor: rgb(0x7a2e1d), quote: rgb(0x6a3b50), term: rgb(0x5e5038),
		match: rgb(0xf1d98f), alert: rgb(0xa3261b), selected: rgb(0xeadfc4),
	}
}

func contrastPalette(dark bool) palette {
	if dark {
		return palette{
			text: rgb(0xffffff), strong: rgb(0xffffff), muted: rgb(0xe0e0e0), faint: rgb(0xb0b0b0), accent: rgb(0xffff00),
			figure: rgb(0xffff00), date: rgb(0x7dff7d), actor: rgb(0x7fdfff), quote: rgb(0xffc8ff), term: rgb(0xffffff),
			match: rgb(0x0000c8), alert: rgb(0xff9b9b), selected: rgb(0x00408f),
		}
	}
	return palette{
		text: rgb(0x000000), strong: rgb(0x000000), muted: rgb(0x303030), faint: rgb(0x505050), accent: rgb(0x0000c0),
		figure: rgb(0x7a0000), date: rgb(0x004d00), actor: rgb(0x0000a0), quote: rgb(0x5a0070), term: rgb(0x000000),
		match: rgb(0xffff00), alert: rgb(0xa00000), selected: rgb(0xc4dcff),
	}
}

// basicPalette leaves text and background to the terminal and takes the rest
// from its 16 colours. Yellow and cyan cannot be read on white.
func basicPalette(dark bool) palette {
	p := palette{
		muted: ansi.BrightBlack, faint: ansi.BrightBlack, accent: ansi.Blue,
		figure: ansi.Yellow, date: ansi.Green, actor: ansi.Cyan, quote: ansi.Magenta, alert: ansi.Red,
	}
	if !dark {
		p.figure, p.actor, p.quote = ansi.Red, ansi.Blue, ansi.Magenta
	}
	return p
}
