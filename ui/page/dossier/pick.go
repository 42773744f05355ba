package dossier

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/page/places"
	"github.com/lede-reader/lede/ui/part"
	"github.com/lede-reader/lede/ui/text"
)

// namer is a library that knows names from their beginnings. With any other, a
// name is taken as it is typed.
type namer interface {
	Names(ctx context.Context, typed string, limit int) ([]model.NameUse, error)
}

// pickMost is how many names are offered.
const pickMost = 12

// pick is the overlay that asks for another name of an actor.
type pick struct {
	env    *page.Env
	lib    namer // nil when the library is none
	of     string
	prompt part.Prompt
	gen    int
	found  []model.NameUse
	asked  string // what found answers
	at     int
	err    error
}

// named is the answer to what was typed.
type named struct {
	page  *pick
	gen   int
	typed string
	found []model.NameUse
	err   error
}

func newPick(env *page.Env, lib any, of, typed string) *pick {
	p := &pick{env: env, of: of, prompt: part.Prompt{Label: "› "}}
	p.lib, _ = lib.(namer)
	p.prompt.Set(typed)
	return p
}

// Init asks for names like the one the prompt begins with.
func (p *pick) Init() tea.Cmd { return p.ask() }

// Update takes keys and answers.
func (p *pick) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case named:
		if msg.page == p && msg.gen == p.gen {
			p.found, p.asked, p.err, p.at = msg.found, msg.typed, msg.err, 0
		}
	case tea.KeyPressMsg:
		return p.key(msg)
	case tea.PasteMsg:
		p.prompt.Insert(msg.Content)
		return p.ask()
	}
	return nil
}

// ask looks for names that begin as typed. The actor itself is none of them.
func (p *pick) ask() tea.Cmd {
	p.gen++
	typed := strings.TrimSpace(p.prompt.Value())
	if p.lib == nil || typed == "" {
		p.found, p.asked = nil, typed
		return nil
	}
	ctx, lib, gen, of := p.env.Context, p.lib, p.gen, p.of
	return func() tea.Msg {
		all, err := lib.Names(ctx, typed, pickMost+1)
		var found []model.NameUse
		for _, n := range all {
			if n.Name != of && len(found) < pickMost {
				found = append(found, n)
			}
		}
		return named{page: p, gen: gen, typed: typed, found: found, err: err}
	}
}

// Typing is always true.
func (p *pick) Typing() bool { return true }

// Keys are for help and the status line: the prompt takes the keys itself.
func (p *pick) Keys() []page.KeyMap {
	return []page.KeyMap{{Scope: "names", Bindings: []page.Binding{
		{Intent: "choose-next", Keys: []string{"down", "ctrl+n", "tab"}, Help: "next name", Group: "Find", Short: "choose"},
		{Intent: "choose-previous", Keys: []string{"up", "ctrl+p", "shift+tab"}, Help: "previous name", Group: "Find"},
		{Intent: "go", Keys: []string{"enter"}, Help: "the two are one actor", Group: "Find", Short: "join"},
		{Intent: "leave", Keys: []string{"esc"}, Help: "close", Group: "Find", Short: "close"},
	}}}
}

// Do carries out an intent that comes from the command line: there is none.
func (p *pick) Do(page.Intent) tea.Cmd { return nil }

func (p *pick) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		return page.Send(page.Back{})
	case "enter":
		return p.enter()
	case "down", "ctrl+n", "ctrl+j", "tab":
		p.at = max(min(p.at+1, len(p.found)-1), 0)
	case "up", "ctrl+p", "shift+tab":
		p.at = max(p.at-1, 0)
	default:
		before := p.prompt.Value()
		if p.prompt.Key(k) && p.prompt.Value() != before {
			return p.ask()
		}
	}
	return nil
}

// enter joins the chosen name.
func (p *pick) enter() tea.Cmd {
	typed := strings.TrimSpace(p.prompt.Value())
	switch {
	case typed == "" || typed != p.asked:
		return nil // nothing typed, or its answer is on the way
	case len(p.found) > 0:
		typed = p.found[p.at].Name
	case p.lib != nil:
		return nil
	}
	return tea.Sequence(page.Send(page.Back{}), apply(model.ChangeSame, typed, p.of))
}

// View draws the prompt and the names below it.
func (p *pick) View(width, height int) string {
	t, m := p.env.Theme, p.env.Method
	inner := max(width-4, 1)
	lines := []string{p.prompt.View(t, m, inner), ""}
	switch typed := strings.TrimSpace(p.prompt.Value()); {
	case p.err != nil:
		lines = append(lines, text.Flow(m, inner, 0, 2, text.Segment{Text: p.err.Error(), Style: t.Alert})...)
	case typed == "":
		lines = append(lines, text.Flow(m, inner, 0, 3, text.Segment{Text: "Type another name of this actor. What articles tell of both is then told together.", Style: t.Muted})...)
	case len(p.found) == 0 && typed == p.asked && p.lib != nil:
		lines = append(lines, t.Muted.Render(m.Truncate("No other actor has a name that begins so.", inner, "…")))
	}
	for i, n := range p.found[:max(min(len(p.found), height-2-len(lines)), 0)] {
		mark := "  "
		if i == p.at {
			mark = t.Marker.Render("▌") + " "
		}
		lines = append(lines, mark+text.Flow(m, max(inner-2, 1), 0, 1,
			text.Segment{Text: n.Name, Style: t.Actor}, text.Segment{Text: "  " + places.Many(n.Articles, "article", "articles"), Style: t.Muted})[0])
	}
	return part.Box(t, m, "the same actor as "+text.Clean(p.of), lines, width)
}

// Status is empty.
func (p *pick) Status() page.Status { return page.Status{} }

// Route is none.
func (p *pick) Route() page.Route { return page.Route{} }
