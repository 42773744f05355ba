package linear

import (
	"context"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/sheet"
)

// noted is what a [Library] can do beside, when it keeps notes.
type noted interface {
	Notes(ctx context.Context, id string) ([]model.Note, error)
}

// notes lists everybody's notes on the open article, each with its author and
// the words it is on.
func (s *session) notes() {
	if !s.isOpen() {
		return
	}
	var all []model.Note
	if lib, ok := s.lib.(noted); ok {
		var err error
		if all, err = lib.Notes(s.ctx, s.brief.ID); err != nil {
			s.line("Notes: %v.", err)
			return
		}
	}
	if len(all) == 0 {
		s.line("Notes: none.")
		return
	}
	s.line("Notes, %d.", len(all))
	s.targets = nil
	for i := range all {
		n := &all[i]
		s.targets = append(s.targets, target{s.brief.ID, n.Span.Start})
		where := s.placeName(n.Span.Start)
		if n.Span.End == 0 {
			where = "its words are gone from the article"
		}
		s.line("%d. Note by %s, %s: %s On: %q; %s.", i+1, author(n), n.Made.Format("2006-01-02"), stop(sheet.OneLine(n.Text)), sheet.OneLine(n.Quote), where)
	}
}

// author names who wrote a note.
func author(n *model.Note) string {
	switch {
	case n.Own && n.Private:
		return "you, private"
	case n.Own:
		return "you"
	case n.Author == "":
		return "the library's owner"
	}
	return sheet.OneLine(strings.TrimSpace(n.Author))
}
