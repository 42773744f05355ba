package shelf

import (
	"context"
	"fmt"
)

// BeginVisit begins a visit of the library's reader and returns its end. What
// is new stays new for as long as the visit lasts; once it has ended, nothing is
// that was there when it began. A visit that is never ended was none.
func (l *Library) BeginVisit(ctx context.Context) (end func(context.Context) error, err error) {
	status, err := l.store.Status(ctx)
	if err != nil {
		return nil, fmt.Errorf("visit: %w", err)
	}
	return func(ctx context.Context) error {
		if status.Revision == 0 { // an empty library
			return nil
		}
		return l.Seen(ctx, status.Revision)
	}, nil
}
