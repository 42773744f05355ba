package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/sheet"
)

// A mass change does the same to every article of the list in view. It asks
// first, is made in one stroke, and is taken back in one.

// mass is a mass change.
type mass struct {
	ask  string // "mark %s as read"
	done string // "marked as read"
	// to returns what to change of an article; false when it is so already.
	to func(e *model.Entry) (kind model.ChangeKind, value string, ok bool)
}

// The mass changes that need no further word.
func stateMass(s model.ReadState) mass {
	return mass{ask: "mark %s as " + string(s), done: "marked as " + string(s), to: func(e *model.Entry) (model.ChangeKind, string, bool) {
		return model.ChangeState, string(s), e.State != s
	}}
}

func starMass(star bool) mass {
	if star {
		return mass{"star %s", "starred", func(e *model.Entry) (model.ChangeKind, string, bool) { return model.ChangeStar, "y", !e.Starred }}
	}
	return mass{"take the star off %s", "no longer starred", func(e *model.Entry) (model.ChangeKind, string, bool) { return model.ChangeStar, "", e.Starred }}
}

// tagMass gives or takes tags.
func tagMass(tags []string, give bool) mass {
	names := "“" + strings.Join(tags, "”, “") + "”"
	m := mass{ask: "give the tag " + names + " to %s", done: "tagged " + names}
	if !give {
		m = mass{ask: "take the tag " + names + " off %s", done: "no longer tagged " + names}
	}
	m.to = func(e *model.Entry) (model.ChangeKind, string, bool) {
		after := slices.DeleteFunc(slices.Clone(e.Tags), func(t string) bool { return slices.Contains(tags, t) })
		if give {
			after = append(slices.Clone(e.Tags), slices.DeleteFunc(slices.Clone(tags), func(t string) bool { return slices.Contains(e.Tags, t) })...)
		}
		return model.ChangeTags, strings.Join(after, ","), len(after) != len(e.Tags)
	}
	return m
}

// askAllRead asks whether all articles of the list shall be marked as read.
func (d *Desk) askAllRead() tea.Cmd {
	switch d.list.unread {
	case 0:
		return say("all read already")
	case 1:
		return d.askAll(stateMass(model.StateRead), "the unread article", 1)
	}
	return d.askAll(stateMass(model.StateRead), sheet.Count(d.list.unread)+" unread articles", d.list.unread)
}

// askWhole asks before a mass change of the whole list.
func (d *Desk) askWhole(m mass) tea.Cmd {
	switch d.list.total {
	case 0:
		return say("there is no article in the list")
	case 1:
		return d.askAll(m, "the article", 1)
	}
	return d.askAll(m, "all "+articles(d.list.total), d.list.total)
}

// askAll asks before a mass change; which says what it would touch, n articles.
func (d *Desk) askAll(m mass, which string, n int) tea.Cmd {
	if name := d.inView(); name != "" {
		which += " of “" + name + "”"
	} else if d.list.query != "" {
		which += map[bool]string{true: " that matches", false: " that match"}[n == 1]
	}
	query := d.list.query
	return d.confirm(fmt.Sprintf(m.ask, which), func() tea.Cmd {
		ctx, lib := d.env.Context, d.lib
		return tea.Batch(say("looking through the list…"), func() tea.Msg {
			changes, err := gather(ctx, lib, query, m)
			return gathered{desk: d, mass: m, changes: changes, err: err}
		})
	})
}

// gathered brings the changes that a mass change is made of.
type gathered struct {
	desk    *Desk
	mass    mass
	changes []model.Change
	err     error
}

// gatherWindow is how many entries are held at once while a list is gone
// through.
const gatherWindow = 5000

// gather lists the changes that a mass change makes to a list.
func gather(ctx context.Context, lib Library, query string, m mass) ([]model.Change, error) {
	var changes []model.Change
	for offset := 0; ; {
		l, err := lib.List(ctx, model.ListQuery{Query: query, Offset: offset, Limit: gatherWindow})
		if err != nil {
			return nil, err
		}
		for i := range l.Entries {
			if kind, value, ok := m.to(&l.Entries[i]); ok {
				changes = append(changes, model.Change{ArticleID: l.Entries[i].ID, Kind: kind, Value: value})
			}
		}
		if offset += len(l.Entries); len(l.Entries) == 0 || offset >= l.Total {
			return changes, nil
		}
	}
}

// gathered has the changes made, in one stroke.
func (d *Desk) gathered(msg gathered) tea.Cmd {
	switch {
	case msg.err != nil:
		return page.Send(page.Notice{Text: "list: " + msg.err.Error(), Alert: true})
	case len(msg.changes) == 0:
		return say("nothing to change: so it is already")
	}
	what := articles(len(msg.changes))
	return page.Send(page.Apply{Changes: msg.changes, Say: what + " " + msg.mass.done + "; U takes it back", Wait: "changing " + what + "…"})
}
