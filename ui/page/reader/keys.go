package reader

import (
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
)

// What the keys of a brief ask for.
const (
	goIn       page.Intent = "in"
	goOut      page.Intent = "out"
	openFact   page.Intent = "card"
	nextFact   page.Intent = "next-fact"
	prevFact   page.Intent = "previous-fact"
	hintFacts  page.Intent = "hints"
	mentions   page.Intent = "mentions"
	dossier    page.Intent = "dossier"
	board      page.Intent = "board"
	story      page.Intent = "story"
	compare    page.Intent = "compare-this"
	nextInIt   page.Intent = "next-in-story"
	prevInIt   page.Intent = "previous-in-story"
	nextNew    page.Intent = "next-new"
	prevNew    page.Intent = "previous-new"
	define     page.Intent = "define"
	outline    page.Intent = "outline"
	find       page.Intent = "find-in-text"
	nextMatch  page.Intent = "next-match"
	prevMatch  page.Intent = "previous-match"
	alone      page.Intent = "text-alone"
	narrower   page.Intent = "narrower"
	wider      page.Intent = "wider"
	laidOutAs  page.Intent = "markdown"
	toggleRead page.Intent = "toggle-read"
	toggleStar page.Intent = "star"
	tag        page.Intent = "tags"
	note       page.Intent = "note"
	copyQuote  page.Intent = "copy-quote"
	copyFact   page.Intent = "copy-fact"
	copyURL    page.Intent = "copy-url"
	openURL    page.Intent = "open-url"
	editFile   page.Intent = "edit-source"
	nextOne    page.Intent = "next-article"
	prevOne    page.Intent = "previous-article"
	section1   page.Intent = "summary"
	section2   page.Intent = "figures"
	section3   page.Intent = "actors"
	section4   page.Intent = "quotes"
	section5   page.Intent = "timeline"
	section6   page.Intent = "glossary"
	section7   page.Intent = "notes"
)

// sectionOf returns the section of the pane that a number key stands for.
func sectionOf(intent page.Intent) (section, bool) {
	switch intent {
	case section1:
		return sectionSummary, true
	case section2:
		return sectionFigures, true
	case section3:
		return sectionActors, true
	case section4:
		return sectionQuotes, true
	case section5:
		return sectionTimeline, true
	case section6:
		return sectionGlossary, true
	case section7:
		return sectionNotes, true
	}
	return 0, false
}

// keyMap is the scope of a brief. What the status line offers depends on which
// half has the keys.
func keyMap(f focus) page.KeyMap {
	in, out := "facts", ""
	if f == focusPane {
		in, out = "", "text"
	}
	return page.KeyMap{Scope: "brief", Bindings: append([]page.Binding{
		{Intent: nextFact, Keys: []string{"tab"}, Help: "next fact", Group: "Facts", Short: "fact"},
		{Intent: openFact, Keys: []string{"enter"}, Help: "card of the fact", Group: "Facts", Short: "card"},
		{Intent: prevFact, Keys: []string{"shift+tab"}, Help: "previous fact", Group: "Facts"},
		{Intent: hintFacts, Keys: []string{";"}, Help: "label every fact in sight; its letter jumps to it", Group: "Facts", Short: "jump"},
		{Intent: mentions, Keys: []string{"*"}, Help: "all mentions of this fact", Group: "Facts"},
		{Intent: dossier, Keys: []string{"d"}, Help: "dossier of this actor", Group: "Across articles"},
		{Intent: board, Keys: []string{"B"}, Help: "board: this figure across articles; else all of this article’s", Group: "Across articles"},
		{Intent: story, Keys: []string{"s"}, Help: "story: the articles on the same events", Group: "Across articles"},
		{Intent: nextInIt, Keys: []string{"] s"}, Help: "next article of the story", Group: "Across articles"},
		{Intent: prevInIt, Keys: []string{"[ s"}, Help: "previous article of the story", Group: "Across articles"},
		{Intent: nextNew, Keys: []string{"] c"}, Help: "next that is new since the last visit", Group: "Across articles"},
		{Intent: prevNew, Keys: []string{"[ c"}, Help: "previous that is new since the last visit", Group: "Across articles"},
		{Intent: compare, Keys: []string{"="}, Help: "compare: this article, then another one", Group: "Across articles"},
		{Intent: define, Keys: []string{"K"}, Help: "define the fact, or a word of this line", Group: "Facts"},
		{Intent: section1, Keys: []string{"1"}, Help: "summary", Group: "Facts"},
		{Intent: section2, Keys: []string{"2"}, Help: "figures", Group: "Facts"},
		{Intent: section3, Keys: []string{"3"}, Help: "actors", Group: "Facts"},
		{Intent: section4, Keys: []string{"4"}, Help: "quotes", Group: "Facts"},
		{Intent: section5, Keys: []string{"5"}, Help: "timeline; again for its own page", Group: "Facts"},
		{Intent: section6, Keys: []string{"6"}, Help: "glossary; again for its own page", Group: "Facts"},
		{Intent: section7, Keys: []string{"7"}, Help: "notes, everybody’s", Group: "Facts"},

		{Intent: goIn, Keys: []string{"l", "right"}, Help: "into the facts", Group: "Move", Short: in},
		{Intent: goOut, Keys: []string{"h", "left"}, Help: "back to the text, back to the desk", Group: "Move", Short: out},
		{Intent: outline, Keys: []string{"O"}, Help: "outline", Group: "Move"},
		{Intent: nextOne, Keys: []string{"J", "] ]"}, Help: "next article", Group: "Move"},
		{Intent: prevOne, Keys: []string{"[ ["}, Help: "previous article", Group: "Move"},

		{Intent: find, Keys: []string{"/"}, Help: "find in the text", Group: "Find", Short: "find"},
		{Intent: nextMatch, Keys: []string{"n"}, Help: "next match or mention", Group: "Find"},
		{Intent: prevMatch, Keys: []string{"N"}, Help: "previous match or mention", Group: "Find"},

		{Intent: toggleRead, Keys: []string{"m"}, Help: "read or unread", Group: "Mark"},
		{Intent: toggleStar, Keys: []string{"f"}, Help: "star", Group: "Mark"},
		{Intent: tag, Keys: []string{"t"}, Help: "tags", Group: "Mark"},
		{Intent: note, Keys: []string{"a"}, Help: "note on this sentence, Tab in it for you only; empty removes it", Group: "Mark"},

		{Intent: copyQuote, Keys: []string{"y q"}, Help: "copy quote or sentence", Group: "Copy and open"},
		{Intent: copyFact, Keys: []string{"y f"}, Help: "copy fact with its source", Group: "Copy and open"},
		{Intent: copyURL, Keys: []string{"y u"}, Help: "copy address", Group: "Copy and open"},
		{Intent: openURL, Keys: []string{"o"}, Help: "open the address", Group: "Copy and open"},
		{Intent: editFile, Keys: []string{"e"}, Help: "source in $EDITOR", Group: "Copy and open"},

		{Intent: alone, Keys: []string{"z"}, Help: "text alone", Group: "Look"},
		{Intent: narrower, Keys: []string{"<"}, Help: "narrower", Group: "Look"},
		{Intent: wider, Keys: []string{">"}, Help: "wider", Group: "Look"},
		{Intent: laidOutAs, Keys: []string{"v"}, Help: "Markdown as its author laid it out", Group: "Look"},
	}, move.Keys("line", "top", "end")...)}
}
