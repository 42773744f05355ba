package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/part"
)

// asking is a question to the reader in the status line: tags, or a note.
type asking struct {
	prompt *part.Prompt
	intent page.Intent
	span   model.Span // what a note is on
}

// ask opens the prompt for tags, or for a note: the one selected in the pane, or
// the reader's own on the sentence at the reading line, or a new one there.
func (r *Reader) ask(intent page.Intent) {
	a := &asking{intent: intent, prompt: &part.Prompt{Label: "note: "}}
	if intent == tag {
		a.prompt.Label = "tags: "
		a.prompt.Set(strings.Join(r.entry.Tags, ", "))
	} else {
		a.span = r.sentence().Span()
		if n := r.ownNote(a.span); n != nil {
			a.span = n.Span
			a.prompt.Set(n.Text)
		}
	}
	r.asking = a
}

// askKey edits the answer, or gives it.
func (r *Reader) askKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		r.asking = nil
	case "enter":
		a := r.asking
		r.asking = nil
		if a.intent == tag {
			return r.apply("tags stored", model.Change{Kind: model.ChangeTags, Value: strings.Join(page.SplitTags(a.prompt.Value()), ",")})
		}
		value, say := strings.TrimSpace(a.prompt.Value()), "note stored"
		if value == "" {
			if r.ownNote(a.span) == nil {
				return page.Send(page.Notice{Text: "no note"})
			}
			say = "note removed"
		}
		return r.apply(say, model.Change{Kind: model.ChangeNote, Value: value, Span: a.span})
	default:
		r.asking.prompt.Key(k)
	}
	return nil
}
