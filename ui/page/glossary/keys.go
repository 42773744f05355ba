package glossary

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
)

// The page's intents.
const (
	toPlace     page.Intent = "to-place"
	startFilter page.Intent = "filter"
	clearFilter page.Intent = "clear-filter"
	define      page.Intent = "define"
	copyFact    page.Intent = "copy-fact"
	goOut       page.Intent = "out"
)

// Keys are the page's key maps.
func (g *Glossary) Keys() []page.KeyMap {
	maps := []page.KeyMap{{Scope: "glossary", Bindings: append([]page.Binding{
		{Intent: toPlace, Keys: []string{"enter", "l", "right"}, Help: "to the term in the article, or look it up in the library", Group: "Move", Short: "where it stands"},
		{Intent: startFilter, Keys: []string{"/"}, Help: "filter as one types", Group: "Find", Short: "filter"},
		{Intent: define, Keys: []string{"K"}, Help: "what every glossary and dictionary says of it", Group: "Find", Short: "dictionaries"},
		{Intent: copyFact, Keys: []string{"y f"}, Help: "copy the term with its definition", Group: "Copy and open"},
		{Intent: goOut, Keys: []string{"h", "left"}, Help: "back", Group: "Move"},
	}, moves()...)}}
	if g.filter != "" {
		maps = append([]page.KeyMap{{Scope: "glossary: filtered", Bindings: []page.Binding{
			{Intent: clearFilter, Keys: []string{"esc"}, Help: "show all terms again", Group: "Find", Short: "all"},
		}}}, maps...)
	}
	return maps
}

// moves are the keys that move: those of every list, and Tab.
func moves() []page.Binding {
	return move.Also(move.Also(move.Keys("", "first", "last"), move.LineDown, "tab"), move.LineUp, "shift+tab")
}

// Do carries out an intent.
func (g *Glossary) Do(intent page.Intent) tea.Cmd {
	if way, n, ok := move.Step(intent, max(g.listHeight()-1, 1), len(g.items)); ok {
		g.step(way, n)
		return g.layOut()
	}
	switch intent {
	case startFilter:
		g.prompt = &part.Prompt{Label: "term: "}
		g.prompt.Set(g.filter)
	case clearFilter:
		g.setFilter("")
	case goOut:
		return page.Send(page.Back{})
	default:
		return g.act(intent)
	}
	return g.layOut()
}

// act does something with the selected term.
func (g *Glossary) act(intent page.Intent) tea.Cmd {
	e, ok := g.selected()
	if !ok {
		return nil
	}
	switch intent {
	case toPlace:
		return g.toPlace(e)
	case define:
		return page.Send(page.Define{Word: e.Term, Brief: g.brief})
	case copyFact:
		s := e.Term + ": " + e.Text
		if e.here {
			s = page.Cite(g.brief, page.Fact{Kind: page.Term, Index: e.fact})
		}
		return page.Send(page.Copied{Text: s, What: "the definition"})
	}
	return nil
}

// toPlace goes to the first mention in the article. A term that the article
// does not use is looked up in the library.
func (g *Glossary) toPlace(e *entry) tea.Cmd {
	if e.here && len(e.mentions) > 0 {
		return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: g.id, Span: g.firstMention(e)}})
	}
	return page.Send(page.Goto{Route: page.Route{Page: page.Lookup, Query: `"` + e.Term + `"`}})
}

func (g *Glossary) firstMention(e *entry) model.Span { return e.mentions[0] }

// key edits the filter; arrows move while one types.
func (g *Glossary) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		g.prompt = nil
		if len(g.items) == 0 && g.filter != "" { // the dictionaries may know
			return page.Send(page.Define{Word: g.filter, Brief: g.brief})
		}
		return nil
	case "esc":
		g.prompt = nil
		g.setFilter("")
		return nil
	case "down", "ctrl+n":
		g.step(+1, 1)
		return nil
	case "up", "ctrl+p":
		g.step(-1, 1)
		return nil
	case "backspace":
		if g.prompt.Value() == "" {
			g.prompt = nil
			return nil
		}
	}
	if g.prompt.Key(k) {
		g.setFilter(g.prompt.Value())
	}
	return nil
}

func (g *Glossary) step(dir, n int) {
	for range n {
		if !g.rows.Step(g, dir) {
			break
		}
	}
	g.rows.Turn(g, g.listHeight(), 1)
	if g.rows.Selected == 1 {
		g.rows.Top(0)
	}
}
