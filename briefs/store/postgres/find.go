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
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// numbered is a found article with its number and key, before anybody unpacked
// it.
type numbered struct {
	store.Found
	no, key    int64
	vast       bool
	compressed []byte
	packed     []byte
}

// Match yields the articles that match, newest first. See [store.Store].
func (s *Store) Match(ctx context.Context, reader string, n *query.Node) iter.Seq2[store.Found, error] {
	return s.finding(ctx, reader, func(id int64) iter.Seq2[numbered, error] {
		return s.match(ctx, finder{reader: id, query: n, plan: planFor(id, n)})
	})
}

// Since yields the articles that came after a revision. See [store.Store].
func (s *Store) Since(ctx context.Context, reader string, revision int64) iter.Seq2[store.Found, error] {
	return s.finding(ctx, reader, func(id int64) iter.Seq2[numbered, error] {
		return s.match(ctx, finder{reader: id, plan: plan{where: "w.no IN (SELECT no FROM article WHERE revision > $1)", args: []any{revision}, exact: true}})
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

// match yields the articles that match, in the order of the list; an error comes
// last. An article that moves in the list meanwhile comes once at most.
func (s *Store) match(ctx context.Context, f finder) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		f.store, f.after, f.seen, f.yield = s, 1<<62, make(map[int64]struct{}), yield
		if err := f.find(ctx); err != nil {
			yield(numbered{}, err)
		}
	}
}

// A search reads its articles in batches, the first ones small, for most searches
// are broken off after a few hits. Between batches it holds no connection, which
// what the caller does with an article may need.
const (
	firstBatch = 16
	lastBatch  = 1024
	// glanced is how many of the newest articles are looked at before the tables
	// are asked what takes them long: what many articles hold, some of the newest
	// do. More are for as long as one in glanceShare answers.
	glanced     = 64
	glanceShare = 4
)

// finder is one search.
type finder struct {
	store  *Store
	reader int64
	query  *query.Node
	plan   plan
	bare   bool               // what is yielded need not hold facts
	after  int64              // the key of the last article that was looked at
	seen   map[int64]struct{} // what was looked at
	found  int
	yield  func(numbered, error) bool
}

func (f *finder) find(ctx context.Context) error {
	if f.plan.slow {
		if more, err := f.walk(ctx, plan{}, true); err != nil || !more {
			return err
		}
	}
	if f.plan.words {
		return f.gather(ctx)
	}
	_, err := f.walk(ctx, f.plan, false)
	return err
}

// walk looks at the articles of a plan in batches: at all, or glances only. It
// reports whether there are more to come and somebody wants them.
func (f *finder) walk(ctx context.Context, p plan, glance bool) (more bool, err error) {
	n := len(p.args)
	where := "w.key < $" + strconv.Itoa(n+1)
	if p.where != "" {
		where = "(" + p.where + ") AND " + where
	}
	from := fmt.Sprintf("(SELECT w.no, w.key, w.vast FROM words w WHERE %s ORDER BY w.key DESC LIMIT $%d)", where, n+2)
	for size := firstBatch; !glance || len(f.seen) < glanced || f.found*glanceShare >= len(f.seen); size = min(4*size, lastBatch) {
		batch, err := f.read(ctx, from, append(slices.Clone(p.args), f.after, size))
		if err != nil {
			return false, err
		}
		if wanted, err := f.tell(batch, p.exact); err != nil || !wanted || len(batch) < size {
			return false, err
		}
	}
	return true, nil
}

// gather asks for the numbers of all articles of the plan that were not looked at
// yet, and reads these in batches.
func (f *finder) gather(ctx context.Context) error {
	p := f.plan
	numbers, err := ask(ctx, f.store, scanOne[int64], fmt.Sprintf("SELECT w.no FROM words w WHERE (%s) AND w.key < $%d ORDER BY w.key DESC", p.where, len(p.args)+1),
		planned(append(slices.Clone(p.args), f.after))...)
	if err != nil {
		return err
	}
	for size := firstBatch; len(numbers) > 0; size = min(4*size, lastBatch) {
		size = min(size, len(numbers))
		batch, err := f.read(ctx, "(SELECT no, key, vast FROM words WHERE no = ANY($1))", []any{numbers[:size]})
		if err != nil {
			return err
		}
		if wanted, err := f.tell(batch, p.exact); err != nil || !wanted {
			return err
		}
		numbers = numbers[size:]
	}
	return nil
}

// read reads the articles with the numbers and keys that a part of SQL yields.
func (f *finder) read(ctx context.Context, from string, args []any) ([]numbered, error) {
	reader := "$" + strconv.Itoa(len(args)+1)
	return ask(ctx, f.store, scanFound, fmt.Sprintf(`SELECT %s, a.no, k.key, a.version, a.revision, k.vast, NOT EXISTS (SELECT 1 FROM wrong m WHERE m.reader = %s AND m.no = a.no), c.text, c.brief
		FROM %s k JOIN article a ON a.no = k.no JOIN content c ON c.no = a.no AND c.number = a.version %s ORDER BY k.key DESC`,
		entryColumns, reader, from, stateJoin(reader)), planned(append(args, f.reader))...)
}

func scanFound(rows pgx.Rows) (f numbered, err error) {
	var d entryDest
	err = rows.Scan(append(d.dest(), &f.no, &f.key, &f.Version, &f.Revision, &f.vast, &f.Unmarked, &f.compressed, &f.packed)...)
	f.Entry = d.entry()
	return f, err
}

// tell yields those of a batch that answer; all of them do when it is exact, but
// for vast ones. It reports whether more are wanted.
func (f *finder) tell(batch []numbered, exact bool) (wanted bool, err error) {
	for _, a := range batch {
		if _, twice := f.seen[a.no]; twice {
			continue
		}
		f.seen[a.no], f.after = struct{}{}, a.key
		answers, err := f.open(&a, exact && !a.vast)
		if err != nil {
			return false, err
		}
		if !answers {
			continue
		}
		if f.found++; !f.yield(a, nil) {
			return false, nil
		}
	}
	return true, nil
}

// open unpacks an article as far as it must, and reports whether it answers.
func (f *finder) open(a *numbered, sure bool) (answers bool, err error) {
	if a.Target, err = index.Answer(a.Entry, a.compressed, a.packed, f.query, sure, f.bare); err != nil {
		return false, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if a.Target == nil {
		return false, nil
	}
	a.Brief, a.compressed, a.packed = a.Target.Brief, nil, nil
	return true, nil
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
