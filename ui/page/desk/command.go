package desk

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// Commands are the lines of the command line that only the desk knows.
func (d *Desk) Commands() []page.Binding {
	const group = "Commands"
	return []page.Binding{
		{Intent: "save", Keys: []string{":save NAME"}, Help: "save the filter as a folder", Group: group},
		{Intent: "folder", Keys: []string{":folder NAME"}, Help: "open a folder", Group: group},
		{Intent: "rename", Keys: []string{":rename NAME"}, Help: "rename the saved folder in view", Group: group},
		{Intent: "remove", Keys: []string{":remove NAME"}, Help: "remove a saved folder", Group: group},
		{Intent: "tag", Keys: []string{":tag all NAME"}, Help: "tag the whole list; without “all” this article", Group: group},
		{Intent: "untag", Keys: []string{":untag all NAME"}, Help: "take the tag off again", Group: group},
		{Intent: "star", Keys: []string{":star all"}, Help: "star the whole list; also :unstar all", Group: group},
		{Intent: "read", Keys: []string{":read all"}, Help: "mark the whole list as read; also :unread all", Group: group},
	}
}

// Command carries out a line of the command line.
func (d *Desk) Command(name, arg string) (tea.Cmd, bool) {
	switch name {
	case "save":
		return d.save(arg), true
	case "folder":
		return d.openNamed(arg), true
	case "rename":
		return d.rename(d.current(), arg), true
	case "remove":
		return d.removeNamed(arg), true
	case "tag", "untag":
		return d.tagCommand(arg, name == "tag"), true
	}
	if arg != "all" {
		return nil, false
	}
	m := map[string]mass{
		"star": starMass(true), "unstar": starMass(false),
		"read": stateMass(model.StateRead), "unread": stateMass(model.StateUnread),
	}
	change, known := m[name]
	if !known {
		return nil, false
	}
	return d.askWhole(change), true
}

// tagCommand gives or takes tags: of the selected article, or after "all" of the
// whole list.
func (d *Desk) tagCommand(arg string, give bool) tea.Cmd {
	rest, all := strings.CutPrefix(arg+" ", "all ")
	tags := page.SplitTags(rest)
	if len(tags) == 0 {
		return say("which tag? :tag NAME tags this article, :tag all NAME every one of the list")
	}
	m := tagMass(tags, give)
	if all {
		return d.askWhole(m)
	}
	e, ok := d.list.at(d.rows.Selected)
	if !ok {
		return say("no article is selected")
	}
	kind, value, changes := m.to(&e)
	if !changes {
		return say("so it is already")
	}
	return page.Send(page.Apply{Say: m.done, Changes: []model.Change{{ArticleID: e.ID, Kind: kind, Value: value}}})
}

// askTags lets the tags of an article be edited.
func (d *Desk) askTags(e model.Entry) tea.Cmd {
	return d.askLine("tags: ", strings.Join(e.Tags, ", "), func(line string) tea.Cmd {
		tags := page.SplitTags(line)
		if slices.Equal(tags, e.Tags) {
			return nil
		}
		return page.Send(page.Apply{Say: "tags stored", Changes: []model.Change{{ArticleID: e.ID, Kind: model.ChangeTags, Value: strings.Join(tags, ",")}}})
	})
}
