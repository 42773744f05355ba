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

// ask opens the prompt for tags or for a note on the sentence at the reading
// line.
func (r *Reader) ask(intent page.Intent) {
	a := &asking{intent: intent, prompt: &part.Prompt{Label: "note: "}}
	if intent == tag {
		a.prompt.Label = "tags: "
		a.prompt.Set(strings.Join(r.entry.Tags, ", "))
	} else {
		a.span = r.sentence().Span()
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
			return r.apply("tags stored", model.Change{Kind: model.ChangeTags, Value: strings.Join(splitTags(a.prompt.Value()), ",")})
		}
		return r.apply("note stored", model.Change{Kind: model.ChangeNote, Value: strings.TrimSpace(a.prompt.Value()), Span: a.span})
	default:
		r.asking.prompt.Key(k)
	}
	return nil
}
