package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
)

// Do carries out an intent.
func (r *Reader) Do(intent page.Intent) tea.Cmd {
	if !r.ready() {
		if intent == goOut {
			return page.Send(page.Back{})
		}
		return nil
	}
	if s, ok := sectionOf(intent); ok {
		return r.openSection(s)
	}
	if r.move(intent) {
		return nil
	}
	switch intent {
	case goIn:
		return r.in()
	case goOut:
		return r.out()
	case move.ToTop, move.ToEnd:
		return r.toEdge(intent)
	case nextFact, prevFact:
		return r.stepFact(intent)
	case openFact:
		return r.card()
	case hintFacts:
		return r.showHints()
	case mentions:
		return r.toggleMentions()
	case dossier:
		return r.dossier()
	case define:
		return r.define()
	case outline:
		return page.Send(page.Push{Overlay: newOutline(r.env, r.article, r.place)})
	case find:
		r.startFind()
	case nextMatch:
		return r.stepMatch(+1)
	case prevMatch:
		return r.stepMatch(-1)
	case alone:
		r.alone = !r.alone
		r.focus = focusText
	case narrower:
		r.widen(-4)
	case wider:
		r.widen(+4)
	case laidOutAs:
		return r.showMarkdown()
	}
	if cmd := r.across(intent); cmd != nil {
		return cmd
	}
	return r.actOn(intent)
}

// actOn carries out the intents that change or hand out something.
func (r *Reader) actOn(intent page.Intent) tea.Cmd {
	switch intent {
	case toggleRead:
		return r.toggleRead()
	case toggleStar:
		return r.toggleStar()
	case tag, note:
		r.ask(intent)
	case copyQuote, copyFact, copyURL:
		return r.copy(intent)
	case openURL:
		return page.Send(page.OpenURL{URL: r.article.Source.URL})
	case editFile:
		return page.Send(page.Edit{Path: r.article.Source.Path})
	case nextOne:
		return page.Send(page.Neighbour{Article: r.route.Article, Step: +1})
	case prevOne:
		return page.Send(page.Neighbour{Article: r.route.Article, Step: -1})
	}
	return nil
}

// move carries out the intents that move the text or, when it has the keys, the
// pane. It reports whether the intent was one.
func (r *Reader) move(intent page.Intent) bool {
	if r.focus == focusPane {
		return r.movePane(intent)
	}
	switch intent {
	case move.LineDown:
		r.step(+1)
	case move.LineUp:
		r.step(-1)
	case move.PageDown:
		r.scroll(max(r.height()-overlap, 1))
	case move.PageUp:
		r.scroll(-max(r.height()-overlap, 1))
	case move.HalfDown:
		r.half(+1)
	case move.HalfUp:
		r.half(-1)
	default:
		return false
	}
	r.landing = model.Span{}
	return true
}

// movePane moves the selection of the pane; the text follows.
func (r *Reader) movePane(intent page.Intent) bool {
	steps, dir := 1, 1
	switch intent {
	case move.LineDown:
	case move.LineUp:
		dir = -1
	case move.PageDown, move.HalfDown:
		steps = 8
	case move.PageUp, move.HalfUp:
		steps, dir = 8, -1
	case move.ToTop:
		steps, dir = len(r.pane.entries), -1
	case move.ToEnd:
		steps = len(r.pane.entries)
	default:
		return false
	}
	for range steps {
		if !r.pane.rows.Step(&r.pane, dir) {
			break
		}
		r.pane.expandSelected()
	}
	r.revealInPane()
	r.followPane()
	return true
}

// revealInPane scrolls the pane so that its selection is in sight.
func (r *Reader) revealInPane() {
	r.pane.prepare(look{r.geometry(r.env.Width).paneW, r.env.Method, r.env.Theme})
	r.pane.reveal(r.height())
}

// followPane brings the text to the fact selected in the pane.
func (r *Reader) followPane() {
	if n := r.pane.note(); n != nil {
		if n.Span.End > 0 {
			r.fact, r.landing = -1, n.Span
			r.goTo(n.Span.Start)
		}
		return
	}
	f, ok := r.pane.selected()
	if !ok {
		return
	}
	r.landing = model.Span{}
	if r.fact = r.facts.first(f); r.fact < 0 {
		r.landing = f.Span // a summary sentence, or a term's definition
	}
	r.goTo(f.Span.Start)
}

// followText brings the pane to the fact under the fact cursor.
func (r *Reader) followText() {
	if r.fact < 0 {
		return
	}
	if i := r.pane.find(r.facts.stops[r.fact]); i >= 0 {
		r.pane.rows.Selected = i
		r.revealInPane()
	}
}

// openSection gives the keys to the pane, at the beginning of a section.
func (r *Reader) openSection(s section) tea.Cmd {
	if r.brief == nil {
		return page.Send(page.Notice{Text: "the facts are not found yet"})
	}
	if to, ok := s.page(); ok && r.focus == focusPane && r.pane.in(s) {
		return page.Send(page.Goto{Route: page.Route{Page: to, Article: r.route.Article}})
	}
	i := r.pane.start(s)
	if i < 0 {
		return page.Send(page.Notice{Text: "no " + strings.ToLower(s.title()) + " in this article"})
	}
	r.alone = false
	r.focus = focusPane
	r.pane.rows.Selected = i + 1
	r.pane.expand(s)
	r.pane.toSection(s)
	return page.Send(page.Remember{Route: r.Route()})
}

// page is the page that shows a section at large: its key pressed a second time
// goes there.
func (s section) page() (page.Name, bool) {
	switch s {
	case sectionTimeline:
		return page.Timeline, true
	case sectionGlossary:
		return page.Glossary, true
	default:
		return "", false
	}
}

// in goes from the text to the facts, and from a fact to its card.
func (r *Reader) in() tea.Cmd {
	if r.focus == focusPane {
		return r.card()
	}
	if r.brief != nil && len(r.pane.entries) == 0 {
		return page.Send(page.Notice{Text: "no facts in this article"})
	}
	r.alone = false
	r.focus = focusPane
	if r.pane.rows.Selected < 0 {
		r.pane.rows.Step(&r.pane, +1)
	}
	r.revealInPane()
	return nil
}

// out goes from the facts back to the text, and from the text back.
func (r *Reader) out() tea.Cmd {
	if r.focus == focusPane {
		r.focus = focusText
		return nil
	}
	return page.Send(page.Back{})
}

// toEdge goes to the top or the end and remembers where it was.
func (r *Reader) toEdge(intent page.Intent) tea.Cmd {
	r.landing = model.Span{}
	remember := page.Send(page.Remember{Route: r.Route()})
	if intent == move.ToTop {
		r.top = r.layout.First()
		r.setLine(r.textRow(r.top, +1))
		return remember
	}
	r.top = r.layout.Last()
	r.clampTop()
	r.setLine(r.textRow(r.layout.Last(), -1))
	return remember
}

// widen makes the column wider or narrower.
func (r *Reader) widen(by int) {
	widest := r.env.Width - gutter - 1 - column
	if r.geometry(r.env.Width).both {
		widest -= between + paneMin + 2 - 1
	}
	r.adjust = max(min(r.adjust+by, widest), minColumn-column)
}
