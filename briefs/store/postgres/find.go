package postgres

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// numbered is a found article with its number and key.
type numbered struct {
	store.Found
	no, key int64
	vast    bool
}

// Match yields the articles that match, newest first. See [store.Store].
func (s *Store) Match(ctx context.Context, reader string, n *query.Node) iter.Seq2[store.Found, error] {
	return s.finding(ctx, reader, func(id int64) iter.Seq2[numbered, error] { return s.match(ctx, id, n, planFor(id, n)) })
}

// Since yields the articles that came after a revision. See [store.Store].
func (s *Store) Since(ctx context.Context, reader string, revision int64) iter.Seq2[store.Found, error] {
	return s.finding(ctx, reader, func(id int64) iter.Seq2[numbered, error] {
		return s.found(ctx, id, plan{where: "w.no IN (SELECT no FROM article WHERE revision > $1)", args: []any{revision}})
	})
}

// finding yields what a search for a reader does.
func (s *Store) finding(ctx context.Context, reader string, search func(id int64) iter.Seq2[numbered, error]) iter.Seq2[store.Found, error] {
	return func(yield func(store.Found, error) bool) {
		id, err := s.readerID(ctx, reader)
		if err != nil {
			yield(store.Found{}, fmt.Errorf("look up: %w", explain(err)))
			return
		}
		for f, err := range search(id) {
			if err != nil {
				err = fmt.Errorf("look up: %w", explain(err))
			}
			if !yield(f.Found, err) {
				return
			}
		}
	}
}

// match yields the articles that match.
func (s *Store) match(ctx context.Context, reader int64, n *query.Node, p plan) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		for f, err := range s.found(ctx, reader, p) {
			if err == nil && (!p.exact || f.vast) && !f.Target.Match(n) {
				continue
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

// A search reads its articles in batches, the first ones small, for most searches
// are broken off after a few hits. Between batches it holds no connection, which
// what the caller does with an article may need.
const (
	firstBatch = 48
	lastBatch  = 1024
)

// found yields the articles of a plan in the order of the list. It yields an
// error last. An article that moves in the list meanwhile comes once at most.
func (s *Store) found(ctx context.Context, reader int64, p plan) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		after := int64(1) << 62 // the key of the last article that came
		seen := make(map[int64]struct{})
		for size := firstBatch; ; size = min(4*size, lastBatch) {
			batch, err := s.batch(ctx, reader, p, after, size)
			for _, f := range batch {
				if _, twice := seen[f.no]; twice {
					continue
				}
				seen[f.no], after = struct{}{}, f.key
				if !yield(f, nil) {
					return
				}
			}
			if err != nil {
				yield(numbered{}, err)
			}
			if err != nil || len(batch) < size {
				return
			}
		}
	}
}

// batch reads the articles of a plan that follow a key.
func (s *Store) batch(ctx context.Context, reader int64, p plan, after int64, size int) ([]numbered, error) {
	n := len(p.args)
	where := "w.key < $" + strconv.Itoa(n+1)
	if p.where != "" {
		where = "(" + p.where + ") AND " + where
	}
	args := planned(append(slices.Clone(p.args), after, size, reader))
	return ask(ctx, s, scanFound, fmt.Sprintf(`SELECT %s, a.no, k.key, a.version, a.revision, k.vast, NOT EXISTS (SELECT 1 FROM wrong m WHERE m.reader = $%d AND m.no = a.no), c.text, c.brief
		FROM (SELECT w.no, w.key, w.vast FROM words w WHERE %s ORDER BY w.key DESC LIMIT $%d) k
		JOIN article a ON a.no = k.no JOIN content c ON c.no = a.no AND c.number = a.version %s ORDER BY k.key DESC`,
		entryColumns, n+3, where, n+2, stateJoin("$"+strconv.Itoa(n+3))), args...)
}

func scanFound(rows pgx.Rows) (f numbered, err error) {
	var d entryDest
	var text, packed []byte
	if err := rows.Scan(append(d.dest(), &f.no, &f.key, &f.Version, &f.Revision, &f.vast, &f.Unmarked, (*raw)(&text), (*raw)(&packed))...); err != nil {
		return f, err
	}
	f.Entry = d.entry()
	if f.Brief, err = unpack(f.Entry.ID, text, packed); err != nil {
		return f, err
	}
	f.Target = query.NewTarget(f.Entry, f.Brief)
	return f, nil
}

// raw scans bytes without copying them; they hold until the next row.
type raw []byte

// ScanBytes implements pgtype's BytesScanner.
func (r *raw) ScanBytes(v []byte) error {
	*r = v
	return nil
}

// unpack unpacks the brief of an article, whose ID is that of its first version.
func unpack(id string, compressed, packed []byte) (*model.Brief, error) {
	b, err := pack.Unpack(compressed, packed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	b.ID = id
	return b, nil
}

// Names returns the actors that came up first after a revision. See
// [store.Store].
func (s *Store) Names(ctx context.Context, revision int64, limit int) ([]store.Named, error) {
	all, err := ask(ctx, s, func(rows pgx.Rows) (a store.Named, err error) {
		return a, rows.Scan(&a.Name, &a.Kind)
	}, "SELECT name, kind FROM name WHERE revision > $1 ORDER BY revision DESC, id LIMIT $2", revision, noLimit(limit))
	if err != nil {
		return nil, fmt.Errorf("new actors: %w", err)
	}
	return all, nil
}

// Brief returns the current version of an article. See [store.Store].
func (s *Store) Brief(ctx context.Context, id string) (*model.Brief, error) {
	b, err := s.brief(ctx, "SELECT a.id, c.text, c.brief, c.markdown FROM alias i JOIN article a USING(no) JOIN content c ON c.no = a.no AND c.number = a.version WHERE i.id = $1", id)
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	return b, nil
}

// Version returns one version of an article. See [store.Store].
func (s *Store) Version(ctx context.Context, id string, number int) (*model.Brief, error) {
	b, err := s.brief(ctx, "SELECT a.id, c.text, c.brief, c.markdown FROM alias i JOIN article a USING(no) JOIN content c ON c.no = a.no WHERE i.id = $1 AND c.number = $2", id, number)
	if err != nil {
		return nil, fmt.Errorf("version %d of article %q: %w", number, id, err)
	}
	return b, nil
}

// brief reads the ID, text, packed brief and Markdown of one version.
func (s *Store) brief(ctx context.Context, sql string, args ...any) (*model.Brief, error) {
	var id string
	var text, packed, markdown []byte
	if err := s.askRow(ctx, []any{&id, &text, &packed, &markdown}, sql, args...); err != nil {
		return nil, orUnknown(err)
	}
	b, err := unpack(id, text, packed)
	if err != nil {
		return nil, err
	}
	if b.Markdown, err = pack.Expand(markdown); err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	return b, nil
}

// Versions lists the versions of an article. See [store.Store].
func (s *Store) Versions(ctx context.Context, id string) ([]model.Version, error) {
	all, err := ask(ctx, s, func(rows pgx.Rows) (v model.Version, err error) {
		var seen int64
		err = rows.Scan(&v.Number, &v.Headline, &seen, &v.Current)
		v.Seen = unixTime(seen)
		return v, err
	}, "SELECT c.number, c.headline, c.seen, c.number = a.version FROM alias i JOIN article a USING(no) JOIN content c ON c.no = a.no WHERE i.id = $1 ORDER BY c.number", id)
	if err == nil && len(all) == 0 {
		err = store.ErrUnknown
	}
	if err != nil {
		return nil, fmt.Errorf("versions of article %q: %w", id, err)
	}
	return all, nil
}
