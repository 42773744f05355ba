package reader

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
)

// across carries out the intents that lead beyond the article: to the same
// figure in other articles, to its story, to what is new in it. It returns nil
// for any other.
func (r *Reader) across(intent page.Intent) tea.Cmd {
	id := r.route.Article
	switch intent {
	case board:
		if f, ok := r.current(); ok && f.Kind == page.Figure {
			return page.Send(page.Goto{Route: page.Route{Page: page.Board, Article: id, Query: f.ID(r.brief)}})
		}
		return page.Send(page.Goto{Route: page.Route{Page: page.Boards, Article: id}})
	case story:
		return page.Send(page.Goto{Route: page.Route{Page: page.Story, Article: id}})
	case compare:
		return page.Send(page.CompareWith{Article: id})
	case nextInIt:
		return page.Send(page.StoryStep{Article: id, Step: +1})
	case prevInIt:
		return page.Send(page.StoryStep{Article: id, Step: -1})
	case nextNew:
		return page.Send(page.NewsStep{Article: id, At: r.newsFrom(+1), Step: +1})
	case prevNew:
		return page.Send(page.NewsStep{Article: id, At: r.newsFrom(-1), Step: -1})
	}
	return nil
}

// newsFrom is the offset to look for news from: what one has landed on, else
// the reading line, which counts itself.
func (r *Reader) newsFrom(dir int) int {
	switch {
	case r.landing.End > 0:
		return r.landing.Start
	case dir > 0:
		return max(r.place, 0) - 1
	default:
		return max(r.place, 0)
	}
}
