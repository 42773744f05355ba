package desk

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/sheet"
)

// News is what a library can do beside, when it remembers its reader's visits
// and so knows what is new since the last one. The first line of the desk tells
// it then.
type News interface {
	News(ctx context.Context, since model.Since) (model.News, error)
	BeginVisit(ctx context.Context) (end func(context.Context) error, err error)
}

// news is what is known of what is new.
type news struct {
	gen    int
	loaded int // articles there were when the library was asked last
	counts model.NewsCounts
}

// toldNews answers the question for what is new.
type toldNews struct {
	desk   *Desk
	gen    int
	counts model.NewsCounts
}

// firstNews asks what is new once the list is there: the list comes first.
func (d *Desk) firstNews() tea.Cmd {
	if d.news.gen > 0 || !d.list.known {
		return nil
	}
	return d.askNews()
}

// askNews asks what is new. An error is not told here: the page of what is new
// tells it to who asks for it.
func (d *Desk) askNews() tea.Cmd {
	lib, ok := d.lib.(News)
	if !ok {
		return nil
	}
	d.news.gen++
	ctx, gen := d.env.Context, d.news.gen
	return func() tea.Msg {
		n, err := lib.News(ctx, model.Since{Last: true})
		if err != nil {
			return nil
		}
		return toldNews{desk: d, gen: gen, counts: n.Counts}
	}
}

// moreNews asks again once the library has come to rest with other articles in
// it. What a reader marks changes the library, too, and is no news.
func (d *Desk) moreNews(g model.Progress) tea.Cmd {
	if !g.Finished || g.Loaded == d.news.loaded {
		return nil
	}
	d.news.loaded = g.Loaded
	if d.news.gen == 0 { // the first question waits for the list
		return nil
	}
	return d.askNews()
}

func (d *Desk) takeNews(msg toldNews) {
	if msg.desk == d && msg.gen == d.news.gen {
		d.news.counts = msg.counts
	}
}

// newSince says in the room there is what is new since the last visit; nothing
// when nothing is, or when everything is: then the library itself is new.
func (d *Desk) newSince(room int) string {
	c := d.news.counts
	if d.list.query != "" || !d.list.known || c == (model.NewsCounts{}) || c.Articles >= d.list.all && c.Revised == 0 {
		return ""
	}
	t, m := d.env.Theme, d.env.Method
	items := make([]string, 0, 4)
	add := func(n int, one, more string) {
		if n == 1 {
			items = append(items, "1 "+one)
		} else if n > 0 {
			items = append(items, sheet.Count(n)+" "+more)
		}
	}
	add(c.Articles, "article", "articles")
	add(c.Figures, "changed figure", "changed figures")
	add(c.Revised, "worded anew", "worded anew")
	add(c.Roles, "new role", "new roles")
	add(c.Facts, "fact", "facts")
	for n := len(items); n > 0; n-- {
		s := t.Muted.Render(" · ") + t.Accent.Render("new: "+strings.Join(items[:n], ", ")) + t.Muted.Render("  ") + t.Key.Render("W")
		if m.StringWidth(s) <= room {
			return s
		}
	}
	return ""
}

// dossier opens the dossier of the selected article's main actor, as far as its
// brief is at hand.
func (d *Desk) dossier() tea.Cmd {
	b := d.preview.brief
	if b == nil || b.ID != d.id || len(b.Actors) == 0 {
		return page.Send(page.Notice{Text: "no actor is known of this article yet"})
	}
	return page.Send(page.Goto{Route: page.Route{Page: page.Dossier, Query: b.Actors[0].Name}})
}

// Subject is the selected article.
func (d *Desk) Subject() string { return d.id }
