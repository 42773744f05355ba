package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/ui/page"
)

// Visitor is what a [Library] can do beside, when it remembers what its reader
// has seen: what is new, it tells since the last visit.
type Visitor interface {
	// BeginVisit begins a visit and returns its end, after which nothing is new
	// that was there when it began.
	BeginVisit(ctx context.Context) (end func(context.Context) error, err error)
}

// visitBegun brings the end of a visit.
type visitBegun struct {
	end func(context.Context) error
	err error
}

// beginVisit begins a visit where the library remembers them.
func (a *App) beginVisit() tea.Cmd {
	lib, ok := a.opts.Library.(Visitor)
	if !ok {
		return nil
	}
	ctx := a.env.Context
	return func() tea.Msg {
		end, err := lib.BeginVisit(ctx)
		return visitBegun{end: end, err: err}
	}
}

func (a *App) visitBegun(msg visitBegun) {
	if a.endOfVisit = msg.end; msg.err != nil {
		a.notice = page.Notice{Text: msg.err.Error(), Alert: true}
	}
}

// endVisit ends the visit, if one has begun.
func (a *App) endVisit() tea.Cmd {
	end, ctx := a.endOfVisit, a.env.Context
	if end == nil {
		return nil
	}
	return func() tea.Msg {
		if err := end(ctx); err != nil {
			return page.Notice{Text: fmt.Errorf("visit: %w", err).Error(), Alert: true}
		}
		return nil
	}
}
