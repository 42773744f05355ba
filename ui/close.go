package ui

import (
	"context"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/page"
)

// Close stores what the pages want stored, ends the reader's visit and ends the App's commands. It is for
// programs that may end without their reader's quitting: because a line dropped
// or a server stops. It must not be called while the program runs; after quitting
// it stores the same again.
func (a *App) Close(ctx context.Context) error {
	defer a.cancel()
	var changes []model.Change
	for _, f := range a.stack {
		changes = append(changes, leave(f.page)...)
	}
	var errs []error
	if len(changes) > 0 {
		if _, err := a.opts.Library.Apply(ctx, changes); err != nil {
			errs = append(errs, fmt.Errorf("store: %w", err))
		}
	}
	if a.endOfVisit != nil {
		if err := a.endOfVisit(ctx); err != nil {
			errs = append(errs, fmt.Errorf("visit: %w", err))
		}
	}
	return errors.Join(errs...)
}

// Route is the page in view, without the overlays on it.
func (a *App) Route() page.Route {
	for i := len(a.stack) - 1; i >= 0; i-- {
		if r := a.stack[i].page.Route(); r.Page != "" {
			return r
		}
	}
	return page.Route{Page: page.Desk}
}

// Theme is the name of the theme in use.
func (a *App) Theme() string { return a.themeName }
