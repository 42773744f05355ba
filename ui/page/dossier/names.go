package dossier

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/text"
)

// The page's own intents.
const (
	sameAs  page.Intent = "same-as"
	notSame page.Intent = "not-the-same"
)

// nameKeys are their bindings.
func nameKeys() []page.Binding {
	return []page.Binding{
		{Intent: sameAs, Keys: []string{"+"}, Help: "the same actor: joins this line's name, or one that is typed", Group: "Mark"},
		{Intent: notSame, Keys: []string{"-"}, Help: "not the same actor: parts this line's name from the dossier's", Group: "Mark"},
	}
}

// names lists the forms of the actor's name, and who is not to be taken for it,
// each with what the reader said of it.
func (d *Dossier) names() []places.Item {
	o, t := d.dossier, d.env.Theme
	items := make([]places.Item, 0, len(o.Aliases)+len(o.Others))
	for _, a := range o.Aliases {
		it := places.Item{
			Left: places.Many(a.Articles, "article", "articles"), Text: []text.Segment{{Text: a.Name, Style: t.Actor}},
			Beside: a.First.Headline, Place: a.First, Form: a.Name,
		}
		switch _, said := d.said(a.Name); {
		case said:
			it.Text = append(it.Text, text.Segment{Text: "  joined by you", Style: t.Muted})
		case d.partOfName(a.Name):
			it.Text = append(it.Text, text.Segment{Text: "  a part of the name", Style: t.Muted})
		}
		items = append(items, it)
	}
	for _, name := range o.Others {
		why := "  somebody else"
		if _, said := d.said(name); said {
			why = "  kept apart by you"
		}
		items = append(items, places.Item{
			Left: "not", Text: []text.Segment{{Text: name, Style: t.Actor}, {Text: why, Style: t.Muted}}, Actor: name, Form: name,
		})
	}
	return items
}

// said returns what the reader said of the dossier's actor and a name.
func (d *Dossier) said(name string) (model.Naming, bool) {
	i := slices.IndexFunc(d.dossier.Namings, func(n model.Naming) bool {
		return strings.EqualFold(n.Name, name) || strings.EqualFold(n.Other, name)
	})
	if i < 0 {
		return model.Naming{}, false
	}
	return d.dossier.Namings[i], true
}

// partOfName reports whether a name is one word of a person's full name. Such a
// word means that person in every article that prints the full name.
func (d *Dossier) partOfName(name string) bool {
	return d.dossier.Kind == model.ActorPerson && slices.ContainsFunc(strings.Fields(d.dossier.Name), func(w string) bool { return strings.EqualFold(w, name) })
}

// isAlias reports whether a line is of a name that the actor goes by already, and
// not of an article that perhaps means the actor.
func (d *Dossier) isAlias(it *places.Item) bool {
	return slices.ContainsFunc(d.dossier.Aliases, func(a model.NameUse) bool {
		return a.Name == it.Form && a.First.ArticleID == it.Place.ArticleID && a.First.Start == it.Place.Start
	})
}

// join says that the selected line's name is the actor's too; on a line without
// one it asks for a name.
func (d *Dossier) join() tea.Cmd {
	it := d.list.Item()
	switch {
	case d.dossier == nil:
		return nil
	case it == nil || it.Form == "":
		typed := ""
		if it != nil {
			typed = it.Actor
		}
		return page.Send(page.Push{Overlay: newPick(d.env, d.lib, d.dossier.Name, typed)})
	case d.isAlias(it):
		return page.Send(page.Notice{Text: "“" + it.Form + "” is a name of this actor already"})
	}
	if n, said := d.said(it.Form); said && !n.Same {
		return takeBack(n, "“"+it.Form+"” is no longer kept apart")
	}
	return apply(model.ChangeSame, it.Form, d.dossier.Name)
}

// part says that the selected line's name is somebody else's.
func (d *Dossier) part() tea.Cmd {
	it := d.list.Item()
	if d.dossier == nil || it == nil || it.Form == "" {
		return page.Send(page.Notice{Text: "- parts a name: select one below NAMES or PERHAPS ALSO"})
	}
	if n, said := d.said(it.Form); said {
		if n.Same {
			return takeBack(n, "“"+it.Form+"” is no longer joined")
		}
		return page.Send(page.Notice{Text: "“" + it.Form + "” is kept apart already"})
	}
	switch {
	case it.Actor != "":
		return page.Send(page.Notice{Text: "“" + it.Form + "” is somebody else already"})
	case d.isAlias(it) && d.partOfName(it.Form):
		return page.Send(page.Notice{Text: "“" + it.Form + "” is a part of the name: beside the full name it means the same"})
	}
	return apply(model.ChangeApart, it.Form, d.dossier.Name)
}

// apply asks for a naming.
func apply(kind model.ChangeKind, name, of string) tea.Cmd {
	say := "“" + name + "” and “" + of + "” are one; U takes it back"
	if kind == model.ChangeApart {
		say = "“" + name + "” is kept apart from “" + of + "”; U takes it back"
	}
	return page.Send(page.Apply{Changes: []model.Change{{Kind: kind, Value: name, Other: of}}, Say: say})
}

// takeBack asks for a naming to be forgotten.
func takeBack(n model.Naming, say string) tea.Cmd {
	c := model.Change{Kind: model.ChangeApart, Value: n.Name, Other: n.Other, Undo: true}
	if n.Same {
		c.Kind = model.ChangeSame
	}
	return page.Send(page.Apply{Changes: []model.Change{c}, Say: say})
}
