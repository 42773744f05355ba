package remote

import (
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// contained runs a model and keeps its panics within the session. bubbletea
// catches most of them too, but prints them, article and all, on the server's
// standard error; one kind it cannot catch: its renderer panics, in a goroutine
// of its own, on a control sequence with more than [maxStyle] parameters.
type contained struct {
	model  tea.Model
	fault  func(where string, value any)
	broken bool
}

// Init starts the model.
func (c *contained) Init() (cmd tea.Cmd) {
	defer c.catch("init")
	return c.guard(c.model.Init())
}

// Update gives a message to the model.
func (c *contained) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if c.broken {
		return c, nil
	}
	return c, c.guard(c.update(msg))
}

func (c *contained) update(msg tea.Msg) (cmd tea.Cmd) {
	defer c.catch("update")
	c.model, cmd = c.model.Update(msg)
	return cmd
}

// View draws the model.
func (c *contained) View() (v tea.View) {
	if c.broken {
		return tea.View{}
	}
	defer c.catch("view")
	v = c.model.View()
	if !drawable(v.Content) {
		panic(errSequence{})
	}
	return v
}

// catch is deferred by what runs in the program's own goroutine.
func (c *contained) catch(where string) {
	if r := recover(); r != nil {
		c.broken = true
		c.fault(where, r)
	}
}

// guard keeps the panics of a command, and of the commands it returns, within
// the session.
func (c *contained) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				c.fault("command", r)
			}
		}()
		msg = cmd()
		// A batch is a []tea.Cmd; so is a sequence, by a name that is not exported.
		if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				if inner, ok := v.Index(i).Interface().(tea.Cmd); ok {
					v.Index(i).Set(reflect.ValueOf(c.guard(inner)))
				}
			}
		}
		return msg
	}
}

// errSequence is what a view that cannot be drawn panics with.
type errSequence struct{}

func (errSequence) Error() string { return "a control sequence with too many parameters" }

// maxStyle bounds the separators in one control sequence of a view.
const maxStyle = 30

// drawable reports whether the renderer can draw a view.
func drawable(content string) bool {
	for {
		i := strings.IndexByte(content, 0x1b)
		if i < 0 {
			return true
		}
		content = content[i+1:]
		n := 0
		for j := 0; j < len(content) && (j == 0 || content[j] < 0x40 && content[j] >= 0x20); j++ {
			if content[j] == ';' || content[j] == ':' {
				n++
			}
		}
		if n > maxStyle {
			return false
		}
	}
}

// filter keeps from the program what has no place in a session over a line, and
// notes the keys.
func filter(awake *idler) func(tea.Model, tea.Msg) tea.Msg {
	execution := reflect.TypeOf(tea.Exec(nil, nil)())
	told := false // the reader's terminal has said what size it is now
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch msg := msg.(type) {
		case resized:
			told = true
			return msg.size
		case tea.WindowSizeMsg:
			if told { // the program's own, of the start, that was overtaken
				return nil
			}
		case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
			awake.touch()
		case tea.SuspendMsg:
			return nil // it would stop the server
		}
		if reflect.TypeOf(msg) == execution {
			return nil // nothing is executed for a reader
		}
		return msg
	}
}
