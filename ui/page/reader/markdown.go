package reader

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
)

// showMarkdown opens the article as its author laid it out.
func (r *Reader) showMarkdown() tea.Cmd {
	return page.Send(page.Notice{Text: "only Markdown articles can be shown as Markdown"})
}
