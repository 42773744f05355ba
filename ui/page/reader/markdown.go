package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/markdown"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/move"
	"github.com/lede-reader/lede/ui/part"
)

// markdownWidth is the widest a Markdown article is laid out.
const markdownWidth = 80

// showMarkdown opens the article as its author laid it out.
func (r *Reader) showMarkdown() tea.Cmd {
	if r.article.Markdown == "" {
		return page.Send(page.Notice{Text: "this article did not come as Markdown"})
	}
	return page.Send(page.Push{Overlay: &markdownPage{env: r.env, source: r.article.Markdown}, Full: true})
}

// markdownPage shows a Markdown article as Markdown. It has no facts: offsets
// into what a renderer made mean nothing.
type markdownPage struct {
	env    *page.Env
	source string
	lines  []string
	width  int // what lines were laid out for
	asked  int // what is being laid out
	top    int
	err    error
}

// laidOut answers a markdownPage; the page pointer tells whose it is.
type laidOut struct {
	page  *markdownPage
	width int
	lines []string
	err   error
}

// Init lays the article out.
func (p *markdownPage) Init() tea.Cmd { return p.layOut() }

// layOut renders the Markdown for the present width, outside the event loop.
func (p *markdownPage) layOut() tea.Cmd {
	width := min(p.env.Width-2*gutter, markdownWidth)
	if width <= 0 || width == p.width || width == p.asked {
		return nil
	}
	p.asked = width
	source := p.source
	return func() tea.Msg {
		out, err := markdown.Render(source, markdown.Options{Width: width, Color: true})
		return laidOut{page: p, width: width, lines: strings.Split(strings.TrimRight(out, "\n"), "\n"), err: err}
	}
}

// Update takes the layout, and asks for another one when the width changes.
func (p *markdownPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case laidOut:
		if msg.page == p && msg.width == p.asked {
			p.lines, p.width, p.err = msg.lines, msg.width, msg.err
		}
	case tea.WindowSizeMsg:
		return p.layOut()
	}
	return nil
}

// Do scrolls or closes.
func (p *markdownPage) Do(intent page.Intent) tea.Cmd {
	height := max(p.env.Height-1, 1)
	switch intent {
	case move.LineDown:
		p.top++
	case move.LineUp:
		p.top--
	case move.PageDown:
		p.top += height - overlap
	case move.PageUp:
		p.top -= height - overlap
	case move.HalfDown:
		p.top += height / 2
	case move.HalfUp:
		p.top -= height / 2
	case move.ToTop:
		p.top = 0
	case move.ToEnd:
		p.top = len(p.lines)
	case goOut:
		return page.Send(page.Back{})
	}
	p.top = max(min(p.top, len(p.lines)-height), 0)
	return nil
}

// View draws the lines in sight.
func (p *markdownPage) View(width, height int) string {
	t := p.env.Theme
	switch {
	case p.err != nil:
		return message(p.env.Method, width, height, t.Alert, p.err.Error())
	case p.lines == nil:
		return message(p.env.Method, width, height, t.Muted, "laying out…")
	}
	left := strings.Repeat(" ", max((width-p.width)/2, 0))
	var b strings.Builder
	for i := p.top; i < min(p.top+height-1, len(p.lines)); i++ {
		b.WriteString("\n" + left + p.env.Method.Truncate(p.lines[i], max(width-len(left), 0), ""))
	}
	return part.Clip(b.String(), height)
}

// Keys scroll and close.
func (p *markdownPage) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "markdown", Bindings: append([]page.Binding{
		{Intent: goOut, Keys: []string{"v", "h", "left"}, Help: "back to the brief", Group: "Move", Short: "brief"},
	}, move.Keys("line", "top", "end")...)}}
}

// Status says what is seen.
func (p *markdownPage) Status() page.Status {
	return page.Status{Left: "Markdown, without facts"}
}

// Route is none: the brief below is what one comes back to.
func (p *markdownPage) Route() page.Route { return page.Route{} }
