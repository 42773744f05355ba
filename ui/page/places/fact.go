package places

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/text"
	"github.com/lede-reader/lede/ui/theme"
)

// Fact is the line of a fact: what it says, who says so, and its article.
func Fact(t theme.Theme, f model.FactRef) Item {
	it := Item{Left: Day(f.Place.Published), Beside: f.Place.Headline, Place: f.Place}
	style := t.Text
	if k, ok := page.KindOf(f.Kind); ok {
		style = k.Style(t)
		style.Under = theme.NoLine
	}
	switch f.Kind {
	case model.HitFigure:
		it.Figure = f.ID
		it.Text = figure(t, f)
	case model.HitActor:
		name, role, _ := strings.Cut(f.Label, ", ")
		it.Actor = name
		it.Text = []text.Segment{{Text: name, Style: t.Actor}}
		if role != "" {
			it.Text = append(it.Text, text.Segment{Text: "  " + role, Style: t.Text})
		}
	default:
		it.Text = []text.Segment{{Text: f.Label, Style: style}}
	}
	if f.Source != "" {
		it.Text = append(it.Text, text.Segment{Text: " — " + f.Source, Style: t.Muted})
	}
	if n := len(f.Also); n > 0 {
		it.Text = append(it.Text, text.Segment{Text: "  also in " + Many(n, "other article", "other articles"), Style: t.Muted})
	}
	return it
}

// figure draws a figure's line with the figure itself, as its sentence prints
// it, in the style of figures.
func figure(t theme.Theme, f model.FactRef) []text.Segment {
	read := Read(f.Place)
	if n := len(read); n > 0 && n <= len(f.Label) && f.Label[:n] == read {
		return []text.Segment{{Text: read, Style: t.Figure}, {Text: f.Label[n:], Style: t.Text}}
	}
	return []text.Segment{{Text: f.Label, Style: t.Text}}
}

// Event is the line of something that happened.
func Event(t theme.Theme, e *model.TimelineEvent) Item {
	it := Item{
		Left: When(model.Date{From: e.From, To: e.To, Precision: e.Precision, Anchor: model.Anchor{Text: e.Text}}),
		Text: []text.Segment{{Text: e.Event, Style: t.Text}}, Beside: e.Place.Headline, Place: e.Place,
	}
	if e.Event == "" {
		it.Text[0].Text = e.Place.Sentence
	}
	if n := len(e.Also); n > 0 {
		it.Text = append(it.Text, text.Segment{Text: "  also in " + Many(n, "other article", "other articles"), Style: t.Muted})
	}
	return it
}

// Read is what stands at a place: the words of its sentence from Start to End.
func Read(p model.Place) string {
	from, to := p.Start-p.SentenceStart, p.End-p.SentenceStart
	if from < 0 || to > len(p.Sentence) || from >= to {
		return ""
	}
	return p.Sentence[from:to]
}

// Difference is in a word or two how two values stand to each other.
func Difference(k model.ConflictKind) string {
	switch k {
	case model.ConflictNewer:
		return "newer"
	case model.ConflictSource:
		return "other source"
	case model.ConflictOverlap:
		return "overlap"
	case model.ConflictAgrees:
		return "rounded"
	case model.ConflictWire:
		return "wire copies"
	case model.ConflictDefined:
		return "other words"
	case model.ConflictDisagree:
		return "disagree"
	}
	return string(k)
}
