package desk

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// openFilter opens the prompt; what was filtered by before can be edited.
func (d *Desk) openFilter() tea.Cmd {
	d.prompt = &part.Prompt{Label: "filter: "}
	d.prompt.Set(d.query)
	d.inBrief, d.folders.open = false, false
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
	if d.fetching { // nobody waits for that answer any more, which may take its time
		d.giveUp()
	}
	return d.fetch(0)
}

// question is something the page asks in the status line: yes or no, or for a
// line of text.
type question struct {
	prompt *part.Prompt
	yes    func() tea.Cmd            // carries it out on y; nil when a line is asked for
	line   func(line string) tea.Cmd // takes the line
}

// confirm asks yes or no.
func (d *Desk) confirm(ask string, yes func() tea.Cmd) tea.Cmd {
	const answers = "? y or n "
	if room := d.env.Width - len(answers) - 2; room > 0 {
		ask = d.env.Method.Truncate(text.Clean(ask), room, "…")
	}
	d.asking = &question{prompt: &part.Prompt{Label: ask + answers}, yes: yes}
	return nil
}

// askLine asks for a line of text.
func (d *Desk) askLine(label, value string, take func(line string) tea.Cmd) tea.Cmd {
	d.asking = &question{prompt: &part.Prompt{Label: label}, line: take}
	d.asking.prompt.Set(value)
	return nil
}

// answerKey takes the answer: y, or anything else for no; or edits the line and
// takes it.
func (d *Desk) answerKey(k tea.KeyPressMsg) tea.Cmd {
	q := d.asking
	switch key := k.String(); {
	case q.line == nil && (key == "y" || key == "Y"):
		d.asking = nil
		return q.yes()
	case q.line == nil:
		d.asking = nil
		return say("nothing changed")
	case key == "esc":
		d.asking = nil
	case key == "enter":
		d.asking = nil
		return q.line(strings.TrimSpace(q.prompt.Value()))
	default:
		q.prompt.Key(k)
	}
	return nil
}

func say(s string) tea.Cmd { return page.Send(page.Notice{Text: s}) }
