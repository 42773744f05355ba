package load

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits on HTML before a tree is made of it. A page beyond them is taken apart
// token by token instead ([stripHTML]), in time and memory that grow with its
// length only.
const (
	maxHTMLDepth   = 256     // elements within each other
	maxFormatting  = 64      // <b>, <font>… open at once: a parser reopens them in every paragraph
	maxHTMLTags    = 100_000 // elements in all
	maxHTMLAttrs   = 2_000   // bytes of "=" in one tag, which bound its attributes
	maxHTMLRawSize = 10 << 20
)

// tooHard measures a page without building a tree and reports whether it is
// beyond the limits.
func tooHard(s string) bool {
	if len(s) > maxHTMLRawSize {
		return true
	}
	m := meter{z: html.NewTokenizer(strings.NewReader(s))}
	for tags := 0; ; {
		switch m.z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken, html.SelfClosingTagToken:
			tags++
			if tags > maxHTMLTags || m.open() {
				return true
			}
		case html.EndTagToken:
			m.close()
		default:
		}
	}
}

// meter follows which elements are open.
type meter struct {
	z          *html.Tokenizer
	stack      []atom.Atom
	formatting int
	foreign    int // open <svg> and <math>
}

// open counts a start tag and reports whether a limit is passed.
func (m *meter) open() bool {
	raw := m.z.Raw()
	if len(raw) > maxHTMLAttrs && strings.Count(string(raw), "=") > maxHTMLAttrs {
		return true
	}
	closed := len(raw) > 2 && raw[len(raw)-2] == '/'
	name, _ := m.z.TagName()
	a := atom.Lookup(name)
	if closesItself(a) || closed && m.foreign > 0 {
		return false
	}
	switch {
	case isFormatting(a):
		m.formatting++
	case a == atom.Svg || a == atom.Math:
		m.foreign++
	}
	m.stack = append(m.stack, a)
	return len(m.stack) > maxHTMLDepth || m.formatting > maxFormatting
}

// close takes an end tag back to its start tag, if that is open.
func (m *meter) close() {
	name, _ := m.z.TagName()
	a := atom.Lookup(name)
	if closesItself(a) {
		return
	}
	for i := len(m.stack) - 1; i >= 0; i-- {
		if m.stack[i] != a {
			continue
		}
		if isFormatting(a) {
			m.formatting--
		} else if a == atom.Svg || a == atom.Math {
			m.foreign--
		}
		m.stack = append(m.stack[:i], m.stack[i+1:]...)
		return
	}
}

// closesItself reports elements without content, and those whose end a parser
// supplies when the next one begins, so that they do not nest.
func closesItself(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source,
		atom.Track, atom.Wbr, atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Option,
		atom.Html, atom.Head, atom.Body:
		return true
	default:
		return false
	}
}

func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong,
		atom.Tt, atom.U:
		return true
	default:
		return false
	}
}

// stripped is what [stripHTML] finds.
type stripped struct {
	title string // of the document
	h1    string // the first heading of the first rank
	text  string // one block a line
}

// stripHTML takes the text out of HTML without building a tree.
func stripHTML(s string) stripped {
	st := stripper{z: html.NewTokenizer(strings.NewReader(s))}
	for {
		switch st.z.Next() {
		case html.ErrorToken:
			return stripped{title: st.title.String(), h1: st.h1.String(), text: st.text.String()}
		case html.TextToken:
			st.words(string(st.z.Text()))
		case html.StartTagToken:
			st.start()
		case html.EndTagToken:
			st.end()
		case html.SelfClosingTagToken:
			name, _ := st.z.TagName()
			breakLine(&st.text, atom.Lookup(name))
		default:
		}
	}
}

type stripper struct {
	z               *html.Tokenizer
	text, title, h1 strings.Builder
	skip            atom.Atom // the silent element that is open
	field           atom.Atom // title or h1, while it is open
}

func (st *stripper) words(s string) {
	if st.skip != 0 {
		return
	}
	switch st.field {
	case atom.Title:
		st.title.WriteString(s)
		return
	case atom.H1:
		st.h1.WriteString(s)
	default:
	}
	st.text.WriteString(strings.ReplaceAll(s, "\n", " "))
}

func (st *stripper) start() {
	name, _ := st.z.TagName()
	a := atom.Lookup(name)
	switch {
	case st.skip == 0 && isSilent(a):
		st.skip = a
	case a == atom.Title && st.title.Len() == 0, a == atom.H1 && st.h1.Len() == 0:
		st.field = a
	}
	breakLine(&st.text, a)
}

func (st *stripper) end() {
	name, _ := st.z.TagName()
	a := atom.Lookup(name)
	if a == st.skip {
		st.skip = 0
	}
	if a == st.field {
		st.field = 0
	}
	breakLine(&st.text, a)
}

func breakLine(b *strings.Builder, a atom.Atom) {
	if !isInline(a) {
		b.WriteByte('\n')
	}
}

// stripTags returns the text of HTML, one block a line.
func stripTags(s string) string { return stripHTML(s).text }

// isSilent reports elements whose text is not part of what a page says.
func isSilent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Select, atom.Textarea, atom.Button,
		atom.Svg, atom.Math, atom.Video, atom.Audio, atom.Canvas, atom.Form, atom.Nav, atom.Dialog, atom.Map:
		return true
	default:
		return false
	}
}

// isInline reports elements that do not break a paragraph.
func isInline(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
		atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rp, atom.Rt, atom.Ruby,
		atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var,
		atom.Wbr, atom.Picture, atom.Source:
		return true
	default:
		return false
	}
}
