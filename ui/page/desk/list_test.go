package desk

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// slow is a library whose answer to one query never comes.
type slow struct{ asked []string }

func (s *slow) List(ctx context.Context, q model.ListQuery) (model.List, error) {
	s.asked = append(s.asked, q.Query)
	if q.Query == "slow" {
		<-ctx.Done()
		return model.List{}, ctx.Err()
	}
	return model.List{Total: 1, Entries: []model.Entry{{ID: "1", Headline: q.Query}}}, nil
}

func (s *slow) Brief(context.Context, string) (*model.Brief, error) { return &model.Brief{}, nil }

// TestTypingOnGivesUpTheQuestionBefore holds that a filter that takes long does not
// hold up the next one.
func TestTypingOnGivesUpTheQuestionBefore(t *testing.T) {
	lib := &slow{}
	env := &page.Env{Now: time.Now, Context: t.Context(), Width: 80, Height: 24}
	d := New(env, lib, page.Route{})
	d.Update(d.Init()())
	asked := d.setFilter("slow")
	if asked == nil || d.setFilter("quick") != nil {
		t.Fatal("one question is under way at a time")
	}
	answer := asked() // comes, because nobody waits for it any more
	for range 3 {
		cmd := d.Update(answer)
		if cmd == nil {
			break
		}
		answer = cmd()
		if batch, ok := answer.(tea.BatchMsg); ok {
			answer = batch[0]()
		}
	}
	if d.list.query != "quick" || d.err != nil || d.queryErr != nil || len(d.list.entries) != 1 {
		t.Errorf("the list is that of %q, %v, %v; asked were %q", d.list.query, d.err, d.queryErr, lib.asked)
	}
}
