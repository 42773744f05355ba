package card

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/text"
)

// How many answers are asked for, and how many other articles a card lists.
const (
	maxAnswers = 60
	maxListed  = 3
)

// elsewhere are the places of the same fact in other articles of the library.
type elsewhere struct {
	hits  []model.Hit // one for each article, the first few
	total int         // articles in all
}

// foundElsewhere answers a card; the card pointer tells whose answer it is.
type foundElsewhere struct {
	card *Card
	elsewhere
}

// search asks the library for the same fact in other articles. An error only
// means that nothing is listed: a card is whole without it.
func (c *Card) search() tea.Cmd {
	query := elsewhereQuery(c.brief, c.fact)
	if query == "" || c.lib == nil {
		return nil
	}
	ctx, lib, id := c.env.Context, c.lib, c.brief.ID
	return func() tea.Msg {
		hits, err := lib.Search(ctx, query, maxAnswers)
		if err != nil {
			return nil
		}
		return foundElsewhere{c, others(hits, id)}
	}
}

// others keeps one hit for each article but the one with the id.
func others(hits []model.Hit, id string) elsewhere {
	var e elsewhere
	seen := map[string]bool{id: true}
	for _, h := range hits {
		if seen[h.ArticleID] {
			continue
		}
		seen[h.ArticleID] = true
		e.total++
		if len(e.hits) < maxListed {
			e.hits = append(e.hits, h)
		}
	}
	return e
}

// elsewhereQuery is the lookup that finds a fact in other articles; empty for
// facts that are not compared.
func elsewhereQuery(b *model.Brief, f page.Fact) string {
	quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, " ") + `"` }
	switch f.Kind {
	case page.Figure:
		g := b.Figures[f.Index]
		if g.Vague || g.Unit == "" {
			return ""
		}
		return fmt.Sprintf("figure=%s unit:%s", strings.ReplaceAll(number(g.Value), ",", ""), quoted(g.Unit))
	case page.Actor:
		return "who:" + quoted(b.Actors[f.Index].Name)
	case page.Term:
		return "term:" + quoted(b.Glossary[f.Index].Term)
	case page.Date:
		if d := b.Dates[f.Index]; d.Precision == model.PrecisionDay {
			return "date:" + string(d.From)
		}
	case page.Quote, page.Summary:
	}
	return ""
}

// lines lists the other articles, each with the number that opens it.
func (e elsewhere) lines(c *Card, width int) []string {
	if len(e.hits) == 0 {
		return nil
	}
	t, m := c.env.Theme, c.env.Method
	title := "ELSEWHERE"
	if e.total > len(e.hits) {
		title += fmt.Sprintf(" · %d articles", e.total)
	}
	lines := []string{"", t.Section.Render(title)}
	for i, h := range e.hits {
		when := page.Published(h.Published)
		if when != "" {
			when = "  " + when
		}
		lines = append(lines, text.Flow(m, width, 3, 2,
			text.Segment{Text: fmt.Sprint(i+1) + "  ", Style: t.Key},
			text.Segment{Text: h.Headline, Style: t.Text},
			text.Segment{Text: when, Style: t.Muted})...)
	}
	return lines
}

// open goes to the fact in the nth of the other articles.
func (e elsewhere) open(n int) tea.Cmd {
	if n >= len(e.hits) {
		return nil
	}
	h := e.hits[n]
	return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: h.ArticleID, Span: model.Span{Start: h.Start, End: h.End}}})
}
