package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Intent is what a key asks for, by a name that the command line takes as well:
// "next-fact".
type Intent string

// Binding ties keys to an intent. A key is named as [tea.KeyPressMsg.String]
// names it; a key sequence is written with blanks between: "y q".
type Binding struct {
	Intent Intent
	Keys   []string
	Help   string // a few words, lower case, what it does
	Group  string // heading under which help lists it
	Short  string // one word for the status line; empty keeps it out of there
}

// Label is the binding's keys as help prints them.
func (b Binding) Label() string {
	labels := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		labels[i] = KeyLabel(k)
	}
	return strings.Join(labels, " ")
}

// KeyMap is the bindings of one scope.
type KeyMap struct {
	Scope    string // its name in help: "brief", "card"
	Bindings []Binding
}

// Match is the answer to a key or key sequence.
type Match struct {
	Intent  Intent
	Found   bool      // Intent is bound to the sequence
	Pending []Binding // bindings that the sequence begins, when none is bound to it
}

// Find looks a key sequence up in scopes, innermost first. The first scope that
// knows it, or knows a longer one, decides.
func Find(scopes []KeyMap, sequence string) (Match, int) {
	for i, scope := range scopes {
		if m := scope.find(sequence); m.Found || len(m.Pending) > 0 {
			return m, i
		}
	}
	return Match{}, -1
}

func (m KeyMap) find(sequence string) Match {
	var match Match
	for _, b := range m.Bindings {
		for _, k := range b.Keys {
			switch {
			case k == sequence:
				return Match{Intent: b.Intent, Found: true}
			case strings.HasPrefix(k, sequence+" "):
				match.Pending = append(match.Pending, b)
			}
		}
	}
	return match
}

// ByIntent looks up the binding of an intent by name.
func (m KeyMap) ByIntent(name string) (Binding, bool) {
	for _, b := range m.Bindings {
		if string(b.Intent) == name {
			return b, true
		}
	}
	return Binding{}, false
}

// KeyName is how key maps name a key press.
func KeyName(k tea.KeyPressMsg) string { return k.String() }

// KeyLabel is how help prints a key: arrows as arrows, control as ^.
func KeyLabel(key string) string {
	if seq := strings.Fields(key); len(seq) > 1 {
		for i := range seq {
			seq[i] = KeyLabel(seq[i])
		}
		return strings.Join(seq, " ")
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + rest
	}
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "enter":
		return "Enter"
	case "esc":
		return "Esc"
	case "tab":
		return "Tab"
	case "shift+tab":
		return "⇧Tab"
	case "space":
		return "Space"
	case "backspace":
		return "Backspace"
	case "delete":
		return "Del"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "alt+left":
		return "Alt-←"
	case "alt+right":
		return "Alt-→"
	}
	return key
}
