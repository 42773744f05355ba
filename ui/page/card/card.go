// Package card is the overlay that shows one thing in full: a fact, or what a
// word means.
package card

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the card needs of the library.
type Library interface {
	Search(ctx context.Context, query string, limit int) ([]model.Hit, error)
}

// The card's intents.
const (
	why     page.Intent = "why"
	wrong   page.Intent = "mark-wrong"
	show    page.Intent = "show-in-text"
	next    page.Intent = "next-mention"
	down    page.Intent = "scroll-down"
	up      page.Intent = "scroll-up"
	copyIt  page.Intent = "copy-fact"
	define  page.Intent = "define"
	dossier page.Intent = "dossier"
	board   page.Intent = "board"
	out     page.Intent = "close-card"
	other1  page.Intent = "elsewhere-1"
	other2  page.Intent = "elsewhere-2"
	other3  page.Intent = "elsewhere-3"
)

// Card is the card of a fact.
type Card struct {
	env   *page.Env
	lib   Library
	brief *model.Brief
	fact  page.Fact
	facts []model.Span // every place of the fact
	at    int          // which of them the card shows
	why   bool
	top   int
	rows  int // lines of the last view
	high  int // of them in sight
	other elsewhere
}

// New returns the card of a fact.
func New(env *page.Env, lib Library, b *model.Brief, f page.Fact) *Card {
	c := &Card{env: env, lib: lib, brief: b, fact: f, facts: page.Places(page.Facts(b), f)}
	for i, s := range c.facts {
		if s == f.Span {
			c.at = i
		}
	}
	return c
}

// Init looks for the same fact in other articles; the rest is here.
func (c *Card) Init() tea.Cmd { return c.search() }

// Update takes what was found in other articles.
func (c *Card) Update(msg tea.Msg) tea.Cmd {
	if found, ok := msg.(foundElsewhere); ok && found.card == c {
		c.other = found.elsewhere
	}
	return nil
}

// Route is none.
func (c *Card) Route() page.Route { return page.Route{} }

// Status says which mention of how many the card shows.
func (c *Card) Status() page.Status {
	if len(c.facts) < 2 {
		return page.Status{Left: c.fact.Kind.String()}
	}
	return page.Status{Left: fmt.Sprintf("%s · mention %d of %d", c.fact.Kind, c.at+1, len(c.facts))}
}

// Keys are the card's key map.
func (c *Card) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "card", Bindings: []page.Binding{
		{Intent: show, Keys: []string{"enter", "l", "right"}, Help: "show it in the text", Group: "Facts", Short: "show"},
		{Intent: why, Keys: []string{"w"}, Help: "why: the rule or source behind it", Group: "Facts", Short: "why"},
		{Intent: wrong, Keys: []string{"x"}, Help: "mark the fact wrong", Group: "Facts", Short: "wrong"},
		{Intent: next, Keys: []string{"tab", "*"}, Help: "next mention", Group: "Facts"},
		{Intent: define, Keys: []string{"K"}, Help: "define it", Group: "Facts"},
		{Intent: dossier, Keys: []string{"d"}, Help: "dossier of this actor, speaker or source", Group: "Across articles"},
		{Intent: board, Keys: []string{"B"}, Help: "board: this figure across articles", Group: "Across articles"},
		{Intent: other1, Keys: []string{"1"}, Help: "the first article listed under elsewhere", Group: "Facts"},
		{Intent: other2, Keys: []string{"2"}, Help: "the second", Group: "Facts"},
		{Intent: other3, Keys: []string{"3"}, Help: "the third", Group: "Facts"},
		{Intent: copyIt, Keys: []string{"y f", "y q"}, Help: "copy with its source", Group: "Copy and open"},
		{Intent: down, Keys: []string{"j", "down", "space", "pgdown"}, Help: "scroll down", Group: "Move"},
		{Intent: up, Keys: []string{"k", "up", "b", "pgup"}, Help: "scroll up", Group: "Move"},
		{Intent: out, Keys: []string{"h", "left"}, Help: "close", Group: "Move"},
	}}}
}

// Do carries out an intent.
func (c *Card) Do(intent page.Intent) tea.Cmd {
	switch intent {
	case why:
		c.why = !c.why
	case wrong:
		return c.markWrong()
	case show:
		return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: c.brief.ID, Span: c.place()}})
	case next:
		if len(c.facts) > 0 {
			c.at = (c.at + 1) % len(c.facts)
		}
	case define:
		return page.Send(page.Define{Word: c.fact.Name(c.brief), Brief: c.brief})
	case dossier:
		return c.dossier()
	case board:
		if c.fact.Kind != page.Figure {
			return page.Send(page.Notice{Text: "only figures have a board"})
		}
		return page.Send(page.Goto{Route: page.Route{Page: page.Board, Article: c.brief.ID, Query: c.fact.ID(c.brief)}})
	case copyIt:
		return page.Send(page.Copied{Text: page.Cite(c.brief, c.fact), What: "the " + c.fact.Kind.String() + " with its source"})
	case down:
		c.top = min(c.top+1, max(c.rows-c.high, 0))
	case up:
		c.top = max(c.top-1, 0)
	case other1:
		return c.other.open(0)
	case other2:
		return c.other.open(1)
	case other3:
		return c.other.open(2)
	case out:
		return page.Send(page.Back{})
	}
	return nil
}

// dossier opens the dossier of the actor that the card is about: the actor
// itself, who said a quotation, or who gave a figure.
func (c *Card) dossier() tea.Cmd {
	name := c.fact.Actor(c.brief)
	if name == "" {
		return page.Send(page.Notice{Text: "this names no actor to open a dossier of"})
	}
	return page.Send(page.Goto{Route: page.Route{Page: page.Dossier, Query: name}})
}

// markWrong takes the fact out of the brief for good, until it is undone.
func (c *Card) markWrong() tea.Cmd {
	id := c.fact.ID(c.brief)
	if id == "" {
		return page.Send(page.Notice{Text: "this cannot be marked wrong"})
	}
	change := model.Change{ArticleID: c.brief.ID, Kind: model.ChangeWrong, Value: id}
	return tea.Sequence(page.Send(page.Back{}), page.Send(page.Apply{
		Changes: []model.Change{change},
		Say:     "marked wrong: " + c.fact.Name(c.brief) + " (U takes it back)",
	}))
}

// place is the mention that the card shows.
func (c *Card) place() model.Span {
	if c.at < len(c.facts) {
		return c.facts[c.at]
	}
	return c.fact.Span
}

// View draws the card.
func (c *Card) View(width, height int) string {
	lines := c.lines(max(width-4, 1))
	c.rows, c.high = len(lines), max(height-2, 1)
	c.top = max(min(c.top, c.rows-c.high), 0)
	lines = lines[c.top:min(c.top+c.high, len(lines))]
	return part.Box(c.env.Theme, c.env.Method, c.fact.Kind.String(), lines, width)
}

// field is one labelled line of a card; fields without a value are left out.
type field struct{ label, value string }

// lines draws the card's content: the fact, its fields, its sentence.
func (c *Card) lines(width int) []string {
	t := c.env.Theme
	title, fields := c.describe()
	lines := text.Flow(c.env.Method, width, 0, 0, text.Segment{Text: title, Style: t.Headline})
	lines = append(lines, "")
	if c.why {
		fields = append(fields, field{"why", c.rule()})
	}
	for _, f := range fields {
		if f.value != "" {
			lines = append(lines, c.field(f, width)...)
		}
	}
	if s := c.sentence(); s.End > s.Start {
		lines = append(lines, "")
		lines = append(lines, c.quoteSentence(s, width)...)
	}
	return append(lines, c.other.lines(c, width)...)
}

// labelWidth is the width of the column of labels.
const labelWidth = 13

func (c *Card) field(f field, width int) []string {
	t, m := c.env.Theme, c.env.Method
	if width < 30 {
		return text.Flow(m, width, 2, 0, text.Segment{Text: f.label + "  ", Style: t.Muted}, text.Segment{Text: f.value, Style: t.Text})
	}
	lines := text.Flow(m, width-labelWidth, 0, 0, text.Segment{Text: f.value, Style: t.Text})
	for i := range lines {
		label := ""
		if i == 0 {
			label = f.label
		}
		lines[i] = part.Fit(m, t.Muted.Render(label), labelWidth) + lines[i]
	}
	return lines
}

// describe is the fact's title and what is known of it.
func (c *Card) describe() (string, []field) {
	switch c.fact.Kind {
	case page.Figure:
		return c.figure(c.brief.Figures[c.fact.Index])
	case page.Date:
		d := c.brief.Dates[c.fact.Index]
		return d.Text, []field{{"when", page.When(d)}, {"precision", string(d.Precision)}, {"what", d.Event}}
	case page.Actor:
		a := c.brief.Actors[c.fact.Index]
		return a.Name, []field{
			{"role", a.Role},
			{"kind", string(a.Kind)},
			{"also", strings.Join(a.Aliases, ", ")},
			{"mentions", strconv.Itoa(len(a.Mentions))},
		}
	case page.Quote:
		q := c.brief.Quotes[c.fact.Index]
		speaker := q.Speaker
		if speaker == "" {
			speaker = "not said in the text"
		}
		return q.Text, []field{{"speaker", speaker}}
	case page.Term:
		g := c.brief.Glossary[c.fact.Index]
		return g.Term, []field{{"meaning", g.Definition}, {"source", sheet.SourceName(g.Source)}}
	default:
		return c.brief.Summary[c.fact.Index].Text, nil
	}
}

func (c *Card) figure(f model.Figure) (string, []field) {
	exact := "exact, as stated"
	switch {
	case f.Vague:
		exact = "vague: a word, not a number"
	case f.Bound == model.BoundMin:
		exact = "at least"
	case f.Bound == model.BoundMax:
		exact = "at most"
	case f.Approximate:
		exact = "approximate"
	}
	says := f.Attribution
	if says == "" {
		says = "the article, without a source"
	}
	return f.Text, []field{
		{"counts", f.About},
		{"who says so", says},
		{"value", value(f)},
		{"precision", exact},
		{"kind", string(f.Kind)},
		{"hedged", f.Hedge},
	}
}

// value is a figure's number with its unit.
func value(f model.Figure) string {
	s := number(f.Value)
	if f.High != nil {
		s += " – " + number(*f.High)
	}
	if f.Unit != "" {
		s += " " + f.Unit
	}
	return s
}

// number writes a value with its digits in groups of three.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

// rule is what found the fact.
func (c *Card) rule() string {
	var rule string
	switch c.fact.Kind {
	case page.Figure:
		rule = c.brief.Figures[c.fact.Index].Rule
	case page.Date:
		rule = c.brief.Dates[c.fact.Index].Rule
	case page.Actor:
		rule = c.brief.Actors[c.fact.Index].Rule
	case page.Quote:
		rule = c.brief.Quotes[c.fact.Index].Rule
	case page.Term:
		rule = c.brief.Glossary[c.fact.Index].Rule
	case page.Summary:
	}
	if rule == "" {
		return "the finder names no rule"
	}
	return rule
}

// sentence is the sentence the shown mention stands in.
func (c *Card) sentence() model.Span { return SentenceAround(c.brief, c.place()) }

// SentenceAround returns the sentence of the article that holds a span.
func SentenceAround(b *model.Brief, span model.Span) model.Span {
	parts := b.Parts
	if len(parts) == 0 {
		parts = mtext.Paragraphs(b.Text)
	}
	for _, p := range parts {
		if !p.Span().Contains(span.Start) {
			continue
		}
		d := mtext.New(&model.Article{Text: b.Text[:p.End], Parts: []model.Part{p}})
		if i := d.SentenceAt(span.Start); i < len(d.Sentences) {
			s := d.Sentences[i]
			return model.Span{Start: s.Start, End: max(s.End, min(span.End, p.End))}
		}
	}
	return model.Span{}
}

// quoteSentence draws the sentence with the fact marked in it.
func (c *Card) quoteSentence(s model.Span, width int) []string {
	t, body, at := c.env.Theme, c.brief.Text, c.place()
	start, end := max(at.Start, s.Start), min(at.End, s.End)
	lines := text.Flow(c.env.Method, max(width-2, 1), 0, 0,
		text.Segment{Text: body[s.Start:start], Style: t.Text},
		text.Segment{Text: body[start:end], Style: c.fact.Kind.Style(t).Over(t.Match)},
		text.Segment{Text: body[end:s.End], Style: t.Text})
	for i := range lines {
		lines[i] = t.Rule.Render("│") + " " + lines[i]
	}
	return lines
}
