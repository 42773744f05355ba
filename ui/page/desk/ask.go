package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// openFilter opens the prompt; what was filtered by before can be edited.
func (d *Desk) openFilter() tea.Cmd {
	d.prompt = &part.Prompt{Label: "filter: "}
	d.prompt.Set(d.query)
	d.inBrief = false
	return nil
}

// filterKey edits the filter; the list answers as one types.
func (d *Desk) filterKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		d.prompt = nil
		return nil
	case "esc":
		d.prompt = nil
		return d.setFilter("")
	case "backspace":
		if d.prompt.Value() == "" {
			d.prompt = nil
			return nil
		}
	case "down", "ctrl+n":
		return d.step(+1)
	case "up", "ctrl+p":
		return d.step(-1)
	}
	if d.prompt.Key(k) {
		return d.refilter()
	}
	return nil
}

func (d *Desk) refilter() tea.Cmd { return d.setFilter(d.prompt.Value()) }

// setFilter applies a filter. The selected article stays selected when it
// passes.
func (d *Desk) setFilter(query string) tea.Cmd {
	if query == d.query {
		return nil
	}
	d.query, d.queryErr = query, nil
	return d.fetch(0)
}

// marking answers the question for the unread articles of the list.
type marking struct {
	desk    *Desk
	changes []model.Change
	err     error
}

// askAllRead asks whether all articles of the list shall be marked as read.
func (d *Desk) askAllRead() tea.Cmd {
	if d.list.unread == 0 {
		return page.Send(page.Notice{Text: "all read already"})
	}
	which := "unread articles"
	if d.query != "" {
		which = "unread articles that match"
	}
	d.asking = &part.Prompt{Label: fmt.Sprintf("mark %s %s as read? y or n ", count(d.list.unread), which)}
	return nil
}

// answer takes the answer: y, or anything else for no.
func (d *Desk) answer(k tea.KeyPressMsg) tea.Cmd {
	d.asking = nil
	if k.String() != "y" && k.String() != "Y" {
		return page.Send(page.Notice{Text: "nothing changed"})
	}
	ctx, lib, query := d.env.Context, d.lib, d.query
	return func() tea.Msg {
		changes, err := unread(ctx, lib, query)
		return marking{desk: d, changes: changes, err: err}
	}
}

// unread lists the changes that mark every unread article of a list as read.
func unread(ctx context.Context, lib Library, query string) ([]model.Change, error) {
	l, err := lib.List(ctx, model.ListQuery{Query: query})
	if err != nil {
		return nil, err
	}
	var changes []model.Change
	for _, e := range l.Entries {
		if e.State == model.StateUnread {
			changes = append(changes, model.Change{ArticleID: e.ID, Kind: model.ChangeState, Value: string(model.StateRead)})
		}
	}
	return changes, nil
}

func (d *Desk) markAll(msg marking) tea.Cmd {
	switch {
	case msg.err != nil:
		return page.Send(page.Notice{Text: "list: " + msg.err.Error(), Alert: true})
	case len(msg.changes) == 0:
		return nil
	}
	say := fmt.Sprintf("%s marked as read; U takes it back", articles(len(msg.changes)))
	return page.Send(page.Apply{Changes: msg.changes, Say: say})
}
