package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// Groups returns tags and publishers. See [store.Grouping].
func (s *Store) Groups(ctx context.Context, reader string, limit int) ([]model.Folder, error) {
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return nil, fmt.Errorf("groups: %w", err)
	}
	tags := make(store.TagCounts)
	_, err = collectContext(ctx, s.read, func(rows *sql.Rows) (_ struct{}, err error) {
		var own, given string
		var unread bool
		err = rows.Scan(&own, &given, &unread)
		tags.Add(own, given, unread)
		return struct{}{}, err
	}, "SELECT a.tags, s.tags, s.state = 0 FROM state s JOIN article a USING(key) WHERE s.reader = ? AND s.tags IS NOT NULL", id)
	if err != nil {
		return nil, fmt.Errorf("tags: %w", explain(err))
	}
	publishers, err := collectContext(ctx, s.read, func(rows *sql.Rows) (model.Folder, error) {
		var name string
		var unread, all int
		err := rows.Scan(&name, &unread, &all)
		return store.PublisherFolder(name, unread), err
	}, `SELECT a.publisher, count(*) FILTER (WHERE coalesce(s.state, 0) = 0), count(*) AS articles
		FROM article a LEFT JOIN state s ON s.reader = ? AND s.key = a.key WHERE a.publisher <> '' GROUP BY a.publisher ORDER BY articles DESC, a.publisher LIMIT ?`, id, limit)
	if err != nil {
		return nil, fmt.Errorf("publishers: %w", explain(err))
	}
	return store.Groups(tags, publishers, limit), nil
}
