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
	prompt  *part.Prompt
	intent  page.Intent
	span    model.Span // what a note is on
	private bool       // the note is for its author's eyes only
}

// ask opens the prompt for tags, or for a note: the one selected in the pane, or
// the reader's own on the sentence at the reading line, or a new one there.
func (r *Reader) ask(intent page.Intent) {
	a := &asking{intent: intent, prompt: &part.Prompt{}}
	if intent == tag {
		a.prompt.Label = "tags: "
		a.prompt.Set(strings.Join(r.entry.Tags, ", "))
	} else {
		a.span = r.sentence().Span()
		if n := r.ownNote(a.span); n != nil {
			a.span, a.private = n.Span, n.Private
			a.prompt.Set(n.Text)
		}
		a.label()
	}
	r.asking = a
}

// label says who will see the note, and how to change that. A note is for every
// reader of the library unless its author says otherwise.
func (a *asking) label() {
	if a.private {
		a.prompt.Label = "private note: "
		a.prompt.Hints = []string{"only you see it · Tab: every reader of this library", "only you see it · Tab: everybody", "Tab: for all"}
		return
	}
	a.prompt.Label = "note: "
	a.prompt.Hints = []string{"every reader of this library sees it · Tab: only you", "everybody sees it · Tab: only you", "Tab: private"}
}

// askKey edits the answer, or gives it.
func (r *Reader) askKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		r.asking = nil
	case "tab":
		if r.asking.intent == note {
			r.asking.private = !r.asking.private
			r.asking.label()
		}
	case "enter":
		a := r.asking
		r.asking = nil
		if a.intent == tag {
			return r.apply("tags stored", model.Change{Kind: model.ChangeTags, Value: strings.Join(page.SplitTags(a.prompt.Value()), ",")})
		}
		value, say := strings.TrimSpace(a.prompt.Value()), "note stored"
		if a.private {
			say = "note stored, for you only"
		}
		if value == "" {
			if r.ownNote(a.span) == nil {
				return page.Send(page.Notice{Text: "no note"})
			}
			say = "note removed"
		}
		return r.apply(say, model.Change{Kind: model.ChangeNote, Value: value, Span: a.span, Private: a.private})
	default:
		r.asking.prompt.Key(k)
	}
	return nil
}
