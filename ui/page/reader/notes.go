package reader

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/text"
)

// noted is what a [Library] can do beside, when it keeps notes.
type noted interface {
	Notes(ctx context.Context, id string) ([]model.Note, error)
}

// noteSign stands in the margin where a sentence with a note begins.
const noteSign = "†"

// notesLoaded answers the page's question for notes.
type notesLoaded struct {
	id    string
	gen   int
	notes []model.Note
	err   error
}

// loadNotes asks for everybody's notes on the article.
func (r *Reader) loadNotes() tea.Cmd {
	lib, ok := r.lib.(noted)
	if !ok {
		return nil
	}
	r.noted++
	ctx, id, gen := r.env.Context, r.route.Article, r.noted
	return func() tea.Msg {
		notes, err := lib.Notes(ctx, id)
		return notesLoaded{id: id, gen: gen, notes: notes, err: err}
	}
}

// showNotes takes the notes.
func (r *Reader) showNotes(msg notesLoaded) tea.Cmd {
	if msg.err != nil {
		return page.Send(page.Notice{Text: "notes: " + msg.err.Error(), Alert: true})
	}
	if slices.Equal(r.notes, msg.notes) {
		return nil
	}
	r.notes = msg.notes
	if r.brief != nil {
		r.pane.setNotes(r.notes)
	}
	return nil
}

// ownNote returns the reader's own note that the key for notes means: the one
// selected in the pane, else one that stands on some of the span; nil when there
// is none.
func (r *Reader) ownNote(on model.Span) *model.Note {
	if n := r.pane.note(); n != nil && n.Own && r.focus == focusPane {
		return n
	}
	for i := range r.notes {
		if n := &r.notes[i]; n.Own && (n.Span == on || n.Span.Start < on.End && n.Span.End > on.Start) {
			return n
		}
	}
	return nil
}

// notedOn reports whether a sentence with a note begins in a row.
func (r *Reader) notedOn(row text.Line) bool {
	for i := range r.notes {
		if s := r.notes[i].Span; s.End > 0 && row.Start <= s.Start && s.Start < row.End {
			return true
		}
	}
	return false
}

// toNote shows the words that a note is on.
func (r *Reader) toNote(n *model.Note) tea.Cmd {
	if n.Span.End == 0 {
		return page.Send(page.Notice{Text: "the words of this note are gone from the article"})
	}
	r.focus = focusText
	return page.Send(page.Goto{Route: page.Route{Page: page.Reader, Article: r.route.Article, Span: n.Span}})
}

// setNotes lists the notes below the facts.
func (p *pane) setNotes(notes []model.Note) {
	p.notes, p.lists[sectionNotes] = notes, nil
	for i := range notes {
		p.lists[sectionNotes] = append(p.lists[sectionNotes], page.Fact{Index: i, Span: notes[i].Span})
	}
	p.list()
	if p.rows.Selected = min(p.rows.Selected, len(p.entries)-1); p.rows.Selected >= 0 && !p.Selectable(p.rows.Selected) {
		p.rows.Selected = -1
	}
}

// note returns the note selected, nil when none is.
func (p *pane) note() *model.Note {
	if i := p.rows.Selected; 0 <= i && i < len(p.entries) {
		if e := p.entries[i]; e.section == sectionNotes && !e.title && !e.more {
			return &p.notes[e.fact.Index]
		}
	}
	return nil
}

// drawNote draws a note with who wrote it and when; one without words, and one
// whose words are gone, with the words it was put on. Other readers wrote it, so
// it is cleaned like an article.
func (p *pane) drawNote(n *model.Note) []string {
	t := p.look.theme
	var segments []text.Segment
	if n.Text != "" {
		segments = append(segments, text.Segment{Text: text.Clean(n.Text), Style: t.Text})
	}
	if n.Text == "" || n.Span.End == 0 {
		segments = append(segments, text.Segment{Text: " “" + text.Clean(n.Quote) + "”", Style: t.Quote})
	}
	signed := " — " + signature(n)
	if n.Private {
		signed += ", private"
	}
	signed += ", " + n.Made.Format("2006-01-02")
	if n.Span.End == 0 {
		signed += ", its words are gone"
	}
	segments = append(segments, text.Segment{Text: signed, Style: t.Muted})
	return p.flow(2, 6, segments...)
}

// signature names who wrote a note.
func signature(n *model.Note) string {
	switch {
	case n.Own:
		return "you"
	case n.Author == "":
		return "the library’s owner"
	}
	return text.Clean(n.Author)
}
