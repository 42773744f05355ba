package dossier

import (
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// items lists the dossier's lines by section.
func (d *Dossier) items() []places.Item {
	o := d.dossier
	s := places.Sections{Theme: d.env.Theme, All: d.all}
	s.Add("ROLES", 0, d.roles(o.Roles))
	s.Add("FIGURES", 0, d.facts(o.Figures))
	s.Add("QUOTES", 0, d.facts(o.Quotes))
	s.Add("TIMELINE", 0, d.events(d.time.Events))
	s.Add("WITH", 0, d.with(o.With))
	s.Add("ARTICLES", 0, d.articles(o.Articles))
	s.Add("NAMES", 0, d.names())
	s.Hint("NAMES", "+ joins another one, - parts one")
	s.Add("PERHAPS ALSO", 0, d.perhaps(o.Perhaps))
	s.Hint("PERHAPS ALSO", "articles that print a part of the name only: + it is the same, - it is not")
	return s.Items
}

// roles lists what an actor was when, each with the newest article that says so.
func (d *Dossier) roles(roles []model.RoleUse) []places.Item {
	t := d.env.Theme
	items := make([]places.Item, 0, len(roles))
	for _, r := range roles {
		if len(r.Places) == 0 {
			continue
		}
		last := r.Places[len(r.Places)-1]
		segments := []text.Segment{{Text: r.Role, Style: t.Text}}
		if n := len(r.Places); n > 1 {
			more := fmt.Sprintf("  in %d articles", n)
			if to := places.Day(r.To); to != "" && r.To != r.From {
				more += ", last on " + to
			}
			segments = append(segments, text.Segment{Text: more, Style: t.Muted})
		}
		items = append(items, places.Item{Left: places.Day(r.From), Text: segments, Beside: last.Headline, Place: last})
	}
	return items
}

// facts lists figures or quotes.
func (d *Dossier) facts(facts []model.FactRef) []places.Item {
	items := make([]places.Item, 0, len(facts))
	for _, f := range facts {
		if f.Source == d.dossier.Name || slices.ContainsFunc(d.dossier.Aliases, func(a model.NameUse) bool { return a.Name == f.Source }) { // it is the actor's own page
			f.Source = ""
		}
		items = append(items, places.Fact(d.env.Theme, f))
	}
	return items
}

// events lists dated sentences that name the actor, in the order of time.
func (d *Dossier) events(events []model.TimelineEvent) []places.Item {
	items := make([]places.Item, len(events))
	for i := range events {
		items[i] = places.Event(d.env.Theme, &events[i])
	}
	return items
}

// with lists who is named in the same articles.
func (d *Dossier) with(companions []model.Companion) []places.Item {
	t := d.env.Theme
	items := make([]places.Item, 0, len(companions))
	for _, c := range companions {
		segments := []text.Segment{{Text: c.Name, Style: t.Actor}, {Text: "  " + string(c.Kind), Style: t.Muted}}
		if c.Sentences > 0 {
			segments = append(segments, text.Segment{Text: "  " + places.Many(c.Sentences, "sentence names both", "sentences name both"), Style: t.Muted})
		}
		items = append(items, places.Item{
			Left: places.Many(c.Articles, "article", "articles"),
			Text: segments, Beside: c.Place.Headline, Place: c.Place, Actor: c.Name,
		})
	}
	return items
}

func (d *Dossier) articles(articles []model.ActorArticle) []places.Item {
	t := d.env.Theme
	items := make([]places.Item, 0, len(articles))
	for _, a := range articles {
		segments := []text.Segment{{Text: a.Headline, Style: t.Text}}
		if a.Mentions > 1 {
			segments = append(segments, text.Segment{Text: fmt.Sprintf(" ×%d", a.Mentions), Style: t.Muted})
		}
		items = append(items, places.Item{Left: places.Day(a.Published), Text: segments, Beside: a.Publisher, Place: a.Place})
	}
	return items
}

// perhaps lists articles that print a part of the name only, with what they print.
func (d *Dossier) perhaps(articles []model.ActorArticle) []places.Item {
	items := d.articles(articles)
	for i, a := range articles {
		if form := places.Read(a.Place); form != "" {
			items[i].Form = form
			items[i].Text = append(items[i].Text, text.Segment{Text: "  as “" + form + "”", Style: d.env.Theme.Muted})
		}
	}
	return items
}
