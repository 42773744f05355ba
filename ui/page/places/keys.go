package places

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
)

// What the keys of a list ask for.
const (
	Compare page.Intent = "compare-this" // a page may take it for itself
	ToPlace page.Intent = "to-place"

	toOther  page.Intent = "to-other-place"
	dossier  page.Intent = "dossier"
	board    page.Intent = "board"
	story    page.Intent = "story"
	nextPart page.Intent = "next-section"
	prevPart page.Intent = "previous-section"
	copyFact page.Intent = "copy-fact"
	copyLine page.Intent = "copy-quote"
	goOut    page.Intent = "out"
)

// Keys are the keys of the list; more are the page's own, which come first.
func (l *List) Keys(more ...page.Binding) []page.KeyMap {
	taken := make(map[string]bool)
	for _, b := range more {
		for _, k := range b.Keys {
			taken[k] = true
		}
	}
	bindings := slices.DeleteFunc(listKeys(), func(b page.Binding) bool { return taken[b.Keys[0]] })
	return []page.KeyMap{{Scope: l.name, Bindings: append(more, bindings...)}}
}

// listKeys are the bindings of every list.
func listKeys() []page.Binding {
	return append([]page.Binding{
		{Intent: ToPlace, Keys: []string{"enter", "l", "right"}, Help: "to the sentence in its article", Group: "Move", Short: "in the text"},
		{Intent: toOther, Keys: []string{"r"}, Help: "to the other of two sentences", Group: "Move"},
		{Intent: nextPart, Keys: []string{"tab"}, Help: "next section", Group: "Move", Short: "section"},
		{Intent: prevPart, Keys: []string{"shift+tab"}, Help: "previous section", Group: "Move"},
		{Intent: dossier, Keys: []string{"d"}, Help: "dossier of the actor of this line", Group: "Across articles"},
		{Intent: board, Keys: []string{"B"}, Help: "board: this quantity across articles", Group: "Across articles"},
		{Intent: story, Keys: []string{"s"}, Help: "story of the article of this line", Group: "Across articles"},
		{Intent: Compare, Keys: []string{"="}, Help: "compare: this article, then another one", Group: "Across articles"},
		{Intent: copyFact, Keys: []string{"y f"}, Help: "copy the line with its source", Group: "Copy and open"},
		{Intent: copyLine, Keys: []string{"y q"}, Help: "copy its sentence with its source", Group: "Copy and open"},
		{Intent: goOut, Keys: []string{"h", "left"}, Help: "back", Group: "Move"},
	}, move.Keys("", "first", "last")...)
}

// Do carries out an intent of the list's own.
func (l *List) Do(intent page.Intent) tea.Cmd {
	if way, n, ok := move.Step(intent, max(l.perPage()-1, 1), len(l.items)); ok {
		l.step(way, n)
		return nil
	}
	switch intent {
	case nextPart:
		l.stepSection(+1)
	case prevPart:
		l.stepSection(-1)
	case goOut:
		return page.Send(page.Back{})
	default:
		if it := l.Item(); it != nil {
			return l.act(intent, it)
		}
	}
	return nil
}

// act does something with the selected item.
func (l *List) act(intent page.Intent, it *Item) tea.Cmd {
	switch intent {
	case ToPlace:
		return page.Send(page.Goto{Route: it.route()})
	case toOther:
		if it.Other.ArticleID == "" {
			return say("this line stands in one place only")
		}
		return page.Send(page.Goto{Route: page.At(it.Other)})
	case dossier:
		if it.Actor == "" {
			return say("this line names no actor to open a dossier of")
		}
		return page.Send(page.Goto{Route: page.Route{Page: page.Dossier, Query: it.Actor}})
	case board:
		if it.Figure == "" {
			return say("this line is no figure")
		}
		return page.Send(page.Goto{Route: page.Route{Page: page.Board, Article: it.Place.ArticleID, Query: it.Figure}})
	case copyFact:
		return page.Send(page.Copied{Text: it.plain() + " — " + page.SourceOf(it.Place), What: "the line with its source"})
	case copyLine:
		return page.Send(page.Copied{Text: it.Place.Sentence + " — " + page.SourceOf(it.Place), What: "the sentence with its source"})
	}
	id := it.Place.ArticleID
	switch {
	case id == "":
		return say("this line stands in no single article")
	case intent == story:
		return page.Send(page.Goto{Route: page.Route{Page: page.Story, Article: id}})
	case intent == Compare:
		return page.Send(page.CompareWith{Article: id})
	}
	return nil
}

func say(s string) tea.Cmd { return page.Send(page.Notice{Text: s}) }

func (l *List) step(dir, n int) {
	for range n {
		if !l.rows.Step(l, dir) {
			break
		}
	}
	l.turn()
}

// stepSection goes to the first line of the next or previous section.
func (l *List) stepSection(dir int) {
	i := l.rows.Selected
	if dir < 0 { // to the title of this section, then beyond it
		for i > 0 && l.items[i].Title == "" {
			i--
		}
	}
	for i += dir; 0 <= i && i < len(l.items); i += dir {
		if l.items[i].Title != "" && i+1 < len(l.items) && l.Selectable(i+1) {
			l.rows.Selected = i + 1
			l.turn()
			return
		}
	}
}

// turn keeps the selection in sight, and what stands above the first line.
func (l *List) turn() {
	l.rows.Turn(l, l.bodyHeight(), 1)
	for i := range max(l.rows.Selected, 0) {
		if l.Selectable(i) {
			return
		}
	}
	l.rows.Top(0)
}

func (l *List) perPage() int {
	first, end := l.rows.InSight(l, l.bodyHeight())
	return max(end-first, 1)
}
