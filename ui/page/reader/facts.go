package reader

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
)

// stepFact moves the fact cursor: from where it is, or from the reading line
// when one has read on since.
func (r *Reader) stepFact(intent page.Intent) tea.Cmd {
	if r.brief == nil {
		return page.Send(page.Notice{Text: "the facts are not found yet"})
	}
	r.landing = model.Span{}
	row := r.layout.Row(r.line)
	near := r.fact >= 0 && r.facts.stops[r.fact].Span.Start < row.Next && r.facts.stops[r.fact].Span.End > row.Start
	var next int
	switch {
	case intent == nextFact && near:
		next = r.fact + 1
	case intent == nextFact:
		next = r.facts.from(row.Start)
	case near:
		next = r.fact - 1
	default:
		next = r.facts.from(row.Next) - 1
	}
	if next < 0 || next >= len(r.facts.stops) {
		return page.Send(page.Notice{Text: "no more facts this way"})
	}
	r.toFact(next)
	return nil
}

// toFact puts the fact cursor on a stop; text and pane follow.
func (r *Reader) toFact(stop int) {
	r.fact = stop
	r.goTo(r.facts.stops[stop].Span.Start)
	r.followText()
}

// current is the fact that keys like Enter and y f mean: the one selected in
// the pane, the one under the fact cursor, or the first on the reading line.
func (r *Reader) current() (page.Fact, bool) {
	if r.brief == nil {
		return page.Fact{}, false
	}
	if f, ok := r.pane.selected(); ok && r.focus == focusPane {
		return f, true
	}
	row := r.layout.Row(r.line)
	if r.fact >= 0 {
		if f := r.facts.stops[r.fact]; f.Span.Start < row.Next && f.Span.End > row.Start {
			return f, true
		}
	}
	if on := r.facts.in(row.Start, row.End); len(on) > 0 {
		for _, f := range on {
			if f.Kind != page.Quote {
				return f, true
			}
		}
		return on[0], true
	}
	return page.Fact{}, false
}

// card opens the card of the current fact.
func (r *Reader) card() tea.Cmd {
	if n := r.pane.note(); n != nil && r.focus == focusPane {
		return r.toNote(n)
	}
	f, ok := r.current()
	if !ok {
		return page.Send(page.Notice{Text: "no fact on this line; Tab goes to the next"})
	}
	if f.Kind == page.Summary { // it is its own sentence: show it where it stands
		r.focus = focusText
		return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: r.route.Article, Span: f.Span}})
	}
	return page.Send(page.OpenCard{Brief: r.brief, Fact: f})
}

// toggleMentions marks all mentions of the current fact, or no longer.
func (r *Reader) toggleMentions() tea.Cmd {
	f, ok := r.current()
	if !ok || f.Kind == page.Summary {
		return page.Send(page.Notice{Text: "no fact on this line"})
	}
	if stop := r.facts.at(f.Span); stop >= 0 {
		r.fact = stop
	} else {
		r.fact = r.facts.first(f)
	}
	r.mentions = !r.mentions
	if !r.mentions || r.fact < 0 {
		r.finding = finding{}
		return nil
	}
	r.finding = finding{matches: page.Places(r.facts.all, f), what: "mention"}
	r.finding.toward(f.Span.Start)
	return nil
}

// dossier asks for all that the library knows of the current actor.
func (r *Reader) dossier() tea.Cmd {
	if f, ok := r.current(); ok {
		if name := f.Actor(r.brief); name != "" {
			return page.Send(page.Goto{Route: page.Route{Page: page.Dossier, Query: name}})
		}
	}
	return page.Send(page.Notice{Text: "no actor under the fact cursor"})
}

// define looks up the term or name under the fact cursor; without one it labels
// the words of the reading line.
func (r *Reader) define() tea.Cmd {
	row := r.layout.Row(r.line)
	if r.fact >= 0 {
		f := r.facts.stops[r.fact]
		if (f.Kind == page.Term || f.Kind == page.Actor) && f.Span.Start < row.Next && f.Span.End > row.Start {
			return page.Send(page.Define{Word: f.Name(r.brief), Brief: r.brief})
		}
	}
	return r.showWordHints()
}

// copy hands out the sentence or quotation, the fact, or the address.
func (r *Reader) copy(intent page.Intent) tea.Cmd {
	switch intent {
	case copyURL:
		if r.article.Source.URL == "" {
			return page.Send(page.Notice{Text: "the article names no address"})
		}
		return page.Send(page.Copied{Text: r.article.Source.URL, What: "the address"})
	case copyFact:
		f, ok := r.current()
		if !ok {
			return page.Send(page.Notice{Text: "no fact on this line"})
		}
		return page.Send(page.Copied{Text: page.Cite(r.brief, f), What: "the " + f.Kind.String() + " with its source"})
	}
	if f, ok := r.current(); ok && f.Kind == page.Quote {
		return page.Send(page.Copied{Text: page.Cite(r.brief, f), What: "the quotation"})
	}
	s := r.sentence()
	return page.Send(page.Copied{Text: "“" + s.Text + "” — " + page.Source(r.article), What: "the sentence"})
}

// sentence is the sentence at the reading line.
func (r *Reader) sentence() model.Anchor {
	return sentenceAt(r.article, r.place)
}

// sentenceAt returns the sentence of the part that holds the offset.
func sentenceAt(a *model.Article, offset int) model.Anchor {
	parts := a.Parts
	if len(parts) == 0 {
		parts = mtext.Paragraphs(a.Text)
	}
	i := partAt(parts, offset)
	if i >= len(parts) {
		return model.Anchor{}
	}
	p := parts[i]
	d := mtext.New(&model.Article{Text: a.Text[:p.End], Parts: []model.Part{p}})
	s := d.SentenceAt(offset)
	if s >= len(d.Sentences) {
		return model.AnchorAt(a.Text, p.Start, p.End)
	}
	return model.AnchorAt(a.Text, d.Sentences[s].Start, d.Sentences[s].End)
}

// toggleRead marks the article read, or unread again.
func (r *Reader) toggleRead() tea.Cmd {
	state, say := model.StateRead, "marked read"
	if r.entry.State == model.StateRead {
		state, say = model.StateUnread, "marked unread"
	}
	return r.apply(say, model.Change{Kind: model.ChangeState, Value: string(state)})
}

func (r *Reader) toggleStar() tea.Cmd {
	if r.entry.Starred {
		return r.apply("star taken off", model.Change{Kind: model.ChangeStar})
	}
	return r.apply("starred", model.Change{Kind: model.ChangeStar, Value: "y"})
}

func (r *Reader) apply(say string, c model.Change) tea.Cmd {
	c.ArticleID = r.route.Article
	return page.Send(page.Apply{Changes: []model.Change{c}, Say: say})
}
