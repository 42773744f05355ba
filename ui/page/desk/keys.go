package desk

import (
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
)

// What the keys of the desk ask for.
const (
	open         page.Intent = "open"
	otherPane    page.Intent = "other-pane"
	backToList   page.Intent = "back-to-list"
	nextArticle  page.Intent = "next-article"
	prevArticle  page.Intent = "previous-article"
	nextUnread   page.Intent = "next-unread"
	prevUnread   page.Intent = "previous-unread"
	filter       page.Intent = "filter"
	clearFilter  page.Intent = "clear-filter"
	toggleRead   page.Intent = "toggle-read"
	allRead      page.Intent = "all-read"
	toggleStar   page.Intent = "star"
	showTimeline page.Intent = "timeline"
	showGlossary page.Intent = "glossary"
	topDossier   page.Intent = "dossier"
	showBoards   page.Intent = "boards"
	showStory    page.Intent = "story"
	showNews     page.Intent = "news"
	compareIt    page.Intent = "compare-this"
	editFile     page.Intent = "edit-source"
	showFailures page.Intent = "failed-inputs"
	editTags     page.Intent = "tags"
	toFolders    page.Intent = "folders"
	openFolder   page.Intent = "open-folder"
	saveFilter   page.Intent = "save-filter"
	renameFolder page.Intent = "rename-folder"
	removeFolder page.Intent = "remove-folder"
	showLog      page.Intent = "log"
)

// listKeys is the scope of the desk. A filter that is no folder yet can be saved
// as one, which the status line offers.
func listKeys(newFilter bool) page.KeyMap {
	save := ""
	if newFilter {
		save = "save"
	}
	return page.KeyMap{Scope: "desk", Bindings: append([]page.Binding{
		{Intent: open, Keys: []string{"enter", "l", "right"}, Help: "open the article", Group: "Read", Short: "open"},
		{Intent: otherPane, Keys: []string{"tab", "shift+tab"}, Help: "into the brief and back", Group: "Read", Short: "brief"},
		{Intent: filter, Keys: []string{"/"}, Help: "filter the list by words and facts", Group: "Find", Short: "filter"},
		{Intent: toFolders, Keys: []string{"h", "left"}, Help: "folders: unread, starred, saved, tags, publishers", Group: "Find", Short: "folders"},
		{Intent: saveFilter, Keys: []string{"S"}, Help: "save the filter as a folder", Group: "Find", Short: save},
		{Intent: nextUnread, Keys: []string{"n"}, Help: "next unread", Group: "Move", Short: "unread"},
		{Intent: prevUnread, Keys: []string{"N"}, Help: "previous unread", Group: "Move"},

		{Intent: nextArticle, Keys: []string{"J"}, Help: "next article, also from the brief", Group: "Move"},
		{Intent: prevArticle, Keys: []string{"K"}, Help: "previous article, also from the brief", Group: "Move"},

		{Intent: toggleRead, Keys: []string{"m"}, Help: "read or unread", Group: "Mark", Short: "read"},
		{Intent: allRead, Keys: []string{"A"}, Help: "mark all in the list as read (asks first)", Group: "Mark"},
		{Intent: toggleStar, Keys: []string{"f"}, Help: "star", Group: "Mark"},
		{Intent: editTags, Keys: []string{"t"}, Help: "tags", Group: "Mark"},
		{Intent: showLog, Keys: []string{"L"}, Help: "reading log: what you did, and when", Group: "Mark"},

		{Intent: showTimeline, Keys: []string{"5"}, Help: "timeline of the article", Group: "Read"},
		{Intent: showGlossary, Keys: []string{"6"}, Help: "glossary", Group: "Read"},

		{Intent: showNews, Keys: []string{"W"}, Help: "what is new since the last visit", Group: "Across articles"},
		{Intent: showStory, Keys: []string{"s"}, Help: "story: the articles on the same events", Group: "Across articles"},
		{Intent: topDossier, Keys: []string{"d"}, Help: "dossier of the article’s main actor", Group: "Across articles"},
		{Intent: showBoards, Keys: []string{"B"}, Help: "boards: the same quantity across all articles", Group: "Across articles"},
		{Intent: compareIt, Keys: []string{"="}, Help: "compare: this article, then another one", Group: "Across articles"},
		{Intent: editFile, Keys: []string{"e"}, Help: "source in $EDITOR", Group: "Copy and open"},
	}, move.Keys("", "first", "last")...)}
}

// failureKeys apply while inputs have failed.
func failureKeys() page.KeyMap {
	return page.KeyMap{Scope: "desk: failed inputs", Bindings: []page.Binding{
		{Intent: showFailures, Keys: []string{"!"}, Help: "list the inputs that could not be read", Group: "Read"},
	}}
}

// filterKeys apply while the list is filtered.
func filterKeys() page.KeyMap {
	return page.KeyMap{Scope: "desk: filtered", Bindings: []page.Binding{
		{Intent: clearFilter, Keys: []string{"esc"}, Help: "show all articles again", Group: "Find", Short: "all"},
	}}
}

// folderKeys apply while the folders have the keys. What can be done to a saved
// one is offered only where one is selected.
func folderKeys(saved bool) page.KeyMap {
	rename, remove := "", ""
	if saved {
		rename, remove = "rename", "remove"
	}
	return page.KeyMap{Scope: "desk: folders", Bindings: append([]page.Binding{
		{Intent: openFolder, Keys: []string{"enter", "l", "right", "tab"}, Help: "open the folder", Group: "Folders", Short: "open"},
		{Intent: saveFilter, Keys: []string{"S"}, Help: "save the filter as a folder", Group: "Folders"},
		{Intent: renameFolder, Keys: []string{"r"}, Help: "rename a saved folder", Group: "Folders", Short: rename},
		{Intent: removeFolder, Keys: []string{"D", "delete"}, Help: "remove a saved folder; its articles stay", Group: "Folders", Short: remove},
		{Intent: backToList, Keys: []string{"esc", "q", "h", "left"}, Help: "back to the list as it was", Group: "Folders", Short: "list"},
		{Intent: filter, Keys: []string{"/"}, Help: "filter the list by words and facts", Group: "Folders"},
		{Intent: allRead, Keys: []string{"A"}, Help: "mark all in the folder as read (asks first)", Group: "Mark"},
	}, move.Keys("", "first", "last")...)}
}

// briefKeys apply while the brief beside the list has the keys.
func briefKeys() page.KeyMap {
	return page.KeyMap{Scope: "desk: brief", Bindings: []page.Binding{
		{Intent: backToList, Keys: []string{"esc", "h", "left", "q"}, Help: "back to the list", Group: "Read", Short: "list"},
	}}
}
