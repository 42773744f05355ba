package reader_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// slow is a library that has the first pages of its article before the rest,
// which it loads when it is let.
type slow struct {
	*uitest.Library
	first model.Article
	let   chan error
}

func (s *slow) IsHead(id string) bool { return id == s.first.ID }

func (s *slow) Whole(ctx context.Context, _ string) (string, error) {
	select {
	case err := <-s.let:
		return s.Briefs[0].ID, err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (s *slow) Article(ctx context.Context, id string) (*model.Article, error) {
	if s.IsHead(id) {
		return &s.first, nil
	}
	return s.Library.Article(ctx, id)
}

func (s *slow) Entry(ctx context.Context, id string) (model.Entry, error) {
	if s.IsHead(id) {
		return model.Entry{ID: id, Headline: s.first.Headline}, nil
	}
	return s.Library.Entry(ctx, id)
}

// openSlow starts the reader on the first pages of the sample brief: all but its
// last two parts.
func openSlow(t *testing.T, outcome error) *uitest.Driver {
	t.Helper()
	b := uitest.Brief(t)
	first := b.Article
	first.ID = "first pages"
	first.Parts = first.Parts[:len(first.Parts)-2]
	first.Text = first.Text[:first.Parts[len(first.Parts)-1].End]
	s := &slow{Library: &uitest.Library{Briefs: []*model.Brief{b}}, first: first, let: make(chan error, 1)}
	s.let <- outcome
	app := ui.New(ui.Options{Library: s, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: first.ID}})
	return uitest.New(t, app, 120, 40)
}

func TestTheWholeTakesThePlaceOfItsFirstPages(t *testing.T) {
	slowly := openSlow(t, nil)
	atOnce, _ := open(t, 120, 40)
	if slowly.Text() != atOnce.Text() {
		t.Errorf("got\n%s\nwant\n%s", slowly.Text(), atOnce.Text())
	}
}

func TestFirstPagesOfAFileThatTurnsOutFaulty(t *testing.T) {
	d := openSlow(t, errors.New("read: the disk is gone"))
	if !strings.Contains(d.Text(), "the disk is gone") {
		t.Errorf("no word of it:\n%s", d.Text())
	}
}
