package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// entryColumns are the columns that scanEntry reads, of article a and state s.
const entryColumns = `a.id, a.headline, a.dek, a.publisher, a.published, a.path, a.language, a.words, a.seconds, a.figure,
	coalesce(s.tags, a.tags), coalesce(s.state, 0), coalesce(s.starred, 0), coalesce(s.place, 0)`

// stateJoin joins the reader's state; it takes the reader's number.
const stateJoin = " LEFT JOIN state s ON s.reader = ? AND s.key = a.key "

// entryDest are the places entryColumns scan to, before they become an entry.
type entryDest struct {
	e     model.Entry
	tags  string
	state int
	star  bool
}

func (d *entryDest) dest() []any {
	e := &d.e
	return []any{
		&e.ID, &e.Headline, &e.Dek, &e.Publisher, &e.Published, &e.Path, &e.Language, &e.Words, &e.ReadingSeconds, &e.TopFigure,
		&d.tags, &d.state, &d.star, &e.Place,
	}
}

func (d *entryDest) entry() model.Entry {
	d.e.Tags = splitTags(d.tags)
	d.e.State = model.StateUnread
	if d.state > 0 && d.state < len(stateName) {
		d.e.State = stateName[d.state]
	}
	d.e.Starred = d.star
	return d.e
}

func splitTags(s string) []string {
	tags := []string{}
	for tag := range strings.SplitSeq(s, ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

func scanEntry(rows *sql.Rows) (model.Entry, error) {
	var d entryDest
	if err := rows.Scan(d.dest()...); err != nil {
		return model.Entry{}, err
	}
	return d.entry(), nil
}

// source is where the candidates of a cond come from: a FROM clause that yields
// the column "key", and what narrows it down.
func (c cond) source() (string, []any) {
	var b strings.Builder
	var args []any
	var where []string
	if c.match != "" {
		b.WriteString("(SELECT rowid AS key FROM words WHERE words MATCH ?")
		args = append(args, c.match)
		if c.bounded {
			b.WriteString(" AND rowid < ?")
			args = append(args, c.below)
		}
		b.WriteString(")")
	} else if b.WriteString("article"); c.bounded {
		where, args = append(where, "key < ?"), append(args, c.below)
	}
	if c.sql != "" {
		s := c.sql
		if c.match != "" {
			s = strings.ReplaceAll(s, member, "+"+member)
		}
		where, args = append(where, "("+s+")"), append(args, c.args...)
	}
	if len(where) > 0 {
		b.WriteString(" WHERE " + strings.Join(where, " AND "))
	}
	return b.String(), args
}

// List returns a window of the articles that match. See [store.Store].
func (s *Store) List(ctx context.Context, reader string, n *query.Node, w store.Window) (model.List, error) {
	w.Offset = max(w.Offset, 0)
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return model.List{}, fmt.Errorf("list: %w", err)
	}
	p := planner{reader: id}
	c := p.plan(n)
	if !c.exact {
		return s.listChecked(ctx, reader, n, w)
	}
	// Counts and window come from one transaction, so that they fit together.
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return model.List{}, fmt.Errorf("list: %w", explain(err))
	}
	defer func() { _ = tx.Rollback() }()
	l := lister{tx: tx, reader: id, window: w, marks: &s.marks}
	if c.open() {
		err = l.all(ctx)
	} else {
		err = l.matching(ctx, c)
	}
	if err != nil {
		return model.List{}, fmt.Errorf("list: %w", explain(err))
	}
	return l.list, nil
}

// lister reads one window of a list.
type lister struct {
	tx     *sql.Tx
	reader int64
	window store.Window
	marks  *landmarks
	list   model.List
}

// around returns the key of the article a window is asked around; ok is false
// when the window has none.
func (l *lister) around(ctx context.Context) (key int64, ok bool) {
	if l.window.Around == "" || l.window.Limit <= 0 {
		return 0, false
	}
	err := l.tx.QueryRowContext(ctx, "SELECT key FROM alias WHERE id = ?", l.window.Around).Scan(&key)
	return key, err == nil
}

// all lists the whole library. Its counts are kept, not counted.
func (l *lister) all(ctx context.Context) error {
	var revision int64
	row := l.tx.QueryRowContext(ctx, "SELECT revision, articles, articles - coalesce((SELECT begun FROM reader WHERE id = ?), 0) FROM library", l.reader)
	if err := row.Scan(&revision, &l.list.Total, &l.list.Unread); err != nil {
		return err
	}
	l.list.Offset = min(l.window.Offset, l.list.Total)
	if key, ok := l.around(ctx); ok {
		rank, err := l.marks.rank(ctx, l.tx, revision, key)
		if err != nil {
			return err
		}
		l.list.Offset = max(rank-l.window.Limit/2, 0)
	}
	if l.list.Offset >= l.list.Total {
		return nil
	}
	from, skip, err := l.marks.near(ctx, l.tx, revision, l.list.Offset)
	if err != nil {
		return err
	}
	l.list.Entries, err = collectContext(ctx, l.tx, scanEntry,
		"SELECT "+entryColumns+" FROM article a"+stateJoin+"WHERE a.key <= ? ORDER BY a.key DESC LIMIT ? OFFSET ?", l.reader, from, noLimit(l.window.Limit), skip)
	return err
}

// noLimit turns a limit of 0 into SQLite's way to say so.
func noLimit(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

// matching lists what an exact cond admits.
func (l *lister) matching(ctx context.Context, c cond) error {
	from, args := c.source()
	args = args[:len(args):len(args)]
	count := "SELECT count(*), count(*) FILTER (WHERE coalesce(s.state, 0) = 0) FROM (SELECT key FROM " + from + ") a LEFT JOIN state s ON s.reader = ? AND s.key = a.key"
	row := l.tx.QueryRowContext(ctx, count, append(args, l.reader)...)
	if err := row.Scan(&l.list.Total, &l.list.Unread); err != nil {
		return err
	}
	l.list.Offset = min(l.window.Offset, l.list.Total)
	if key, ok := l.around(ctx); ok {
		var before, at int
		row := l.tx.QueryRowContext(ctx, "SELECT count(*) FILTER (WHERE key > ?), count(*) FILTER (WHERE key = ?) FROM (SELECT key FROM "+from+")", append([]any{key, key}, args...)...)
		if err := row.Scan(&before, &at); err != nil {
			return err
		}
		if at > 0 {
			l.list.Offset = max(before-l.window.Limit/2, 0)
		}
	}
	if l.list.Offset >= l.list.Total {
		return nil
	}
	window := "SELECT " + entryColumns + " FROM (SELECT key FROM " + from + " ORDER BY key DESC LIMIT ? OFFSET ?) k JOIN article a USING(key)" + stateJoin + "ORDER BY a.key DESC"
	var err error
	l.list.Entries, err = collectContext(ctx, l.tx, scanEntry, window, append(args, noLimit(l.window.Limit), l.list.Offset, l.reader)...)
	return err
}

// listChecked lists what only package query can tell.
func (s *Store) listChecked(ctx context.Context, reader string, n *query.Node, w store.Window) (list model.List, err error) {
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return list, fmt.Errorf("list: %w", err)
	}
	keys, err := s.checked.Keys(n, func() (int64, error) { return s.factsRevision(ctx) }, func() ([]int64, error) { return s.checkAll(ctx, id, n) })
	if err != nil {
		return list, err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return list, fmt.Errorf("list: %w", explain(err))
	}
	defer func() { _ = tx.Rollback() }()
	l := lister{tx: tx, reader: id, window: w}
	if err := l.keys(ctx, keys); err != nil {
		return list, fmt.Errorf("list: %w", explain(err))
	}
	return l.list, nil
}

// factsRevision grows with the library and with every renewal of its facts.
func (s *Store) factsRevision(ctx context.Context) (revision int64, err error) {
	if err := s.read.QueryRowContext(ctx, "SELECT revision + renewed FROM library").Scan(&revision); err != nil {
		return 0, fmt.Errorf("list: %w", explain(err))
	}
	return revision, nil
}

// checkAll returns the keys of all articles that match, newest first.
func (s *Store) checkAll(ctx context.Context, reader int64, n *query.Node) ([]int64, error) {
	var keys []int64
	for f, err := range s.match(ctx, finder{reader: reader, query: n, bare: true}) {
		if err != nil {
			return nil, err
		}
		keys = append(keys, f.key)
	}
	return keys, nil
}

func scanKey(rows *sql.Rows) (key int64, err error) { return key, rows.Scan(&key) }

// keys lists the articles with the keys, which are in the order of the list.
func (l *lister) keys(ctx context.Context, keys []int64) error {
	begun, err := collectContext(ctx, l.tx, scanKey, "SELECT key FROM state WHERE reader = ? AND state > 0", l.reader)
	if err != nil {
		return err
	}
	l.list.Total, l.list.Unread, l.list.Offset = len(keys), len(keys), min(l.window.Offset, len(keys))
	descending := func(a, b int64) int { return cmp.Compare(b, a) }
	for _, key := range begun {
		if _, in := slices.BinarySearchFunc(keys, key, descending); in {
			l.list.Unread--
		}
	}
	if key, ok := l.around(ctx); ok {
		if i, in := slices.BinarySearchFunc(keys, key, descending); in {
			l.list.Offset = max(i-l.window.Limit/2, 0)
		}
	}
	end := len(keys)
	if l.window.Limit > 0 {
		end = min(l.list.Offset+l.window.Limit, end)
	}
	window, err := json.Marshal(keys[l.list.Offset:end])
	if err != nil {
		return err
	}
	l.list.Entries, err = collectContext(ctx, l.tx, scanEntry,
		"SELECT "+entryColumns+" FROM article a"+stateJoin+"WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.key DESC", l.reader, string(window))
	return err
}

// Entry returns one article as a list shows it. See [store.Store].
func (s *Store) Entry(ctx context.Context, reader, id string) (model.Entry, error) {
	number, err := s.readerID(ctx, reader)
	if err != nil {
		return model.Entry{}, fmt.Errorf("article %q: %w", id, err)
	}
	var d entryDest
	row := s.read.QueryRowContext(ctx, "SELECT "+entryColumns+" FROM alias i JOIN article a USING(key)"+stateJoin+"WHERE i.id = ?", number, id)
	if err := row.Scan(d.dest()...); err != nil {
		return model.Entry{}, fmt.Errorf("article %q: %w", id, orUnknown(err))
	}
	return d.entry(), nil
}

func orUnknown(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrUnknown
	}
	return explain(err)
}

// Brief returns the current version of an article. See [store.Store].
func (s *Store) Brief(ctx context.Context, id string) (*model.Brief, error) {
	row := s.read.QueryRowContext(ctx, "SELECT a.id, c.text, c.brief, c.markdown FROM alias i JOIN article a USING(key) JOIN content c USING(revision) WHERE i.id = ?", id)
	b, err := scanBrief(row.Scan)
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	return b, nil
}

// scanBrief reads an article's ID, text, packed brief and Markdown.
func scanBrief(scan func(...any) error) (*model.Brief, error) {
	var id string
	var text, packed, markdown []byte
	if err := scan(&id, &text, &packed, &markdown); err != nil {
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

// unpack unpacks the brief of an article, whose ID is that of its first version.
func unpack(id string, compressed, packed []byte) (*model.Brief, error) {
	b, err := pack.Unpack(compressed, packed)
	if err != nil {
		return nil, damaged(err)
	}
	b.ID = id
	return b, nil
}

func damaged(err error) error { return fmt.Errorf("%w: %w", store.ErrDamaged, err) }

// Names returns the actors that came up first after a revision. See
// [store.Store].
func (s *Store) Names(ctx context.Context, revision int64, limit int) ([]store.Named, error) {
	all, err := collectContext(ctx, s.read, func(rows *sql.Rows) (a store.Named, err error) {
		return a, rows.Scan(&a.Name, &a.Kind)
	}, "SELECT name, kind FROM name WHERE revision > ? ORDER BY revision DESC, id LIMIT ?", revision, noLimit(limit))
	if err != nil {
		return nil, fmt.Errorf("new actors: %w", err)
	}
	return all, nil
}

// Versions lists the versions of an article. See [store.Store].
func (s *Store) Versions(ctx context.Context, id string) ([]model.Version, error) {
	all, err := collectContext(ctx, s.read, func(rows *sql.Rows) (v model.Version, err error) {
		var seen int64
		err = rows.Scan(&v.Number, &v.Headline, &seen, &v.Current)
		v.Seen = unixTime(seen)
		return v, err
	}, `SELECT v.number, v.headline, v.seen, 0 FROM alias i JOIN article a USING(key) JOIN version v ON v.article = a.id WHERE i.id = ?1
		UNION ALL SELECT a.version, a.headline, a.seen, 1 FROM alias i JOIN article a USING(key) WHERE i.id = ?1 ORDER BY 1`, id)
	if err == nil && len(all) == 0 {
		err = store.ErrUnknown
	}
	if err != nil {
		return nil, fmt.Errorf("versions of article %q: %w", id, err)
	}
	return all, nil
}

// Version returns one version of an article. See [store.Store].
func (s *Store) Version(ctx context.Context, id string, number int) (*model.Brief, error) {
	row := s.read.QueryRowContext(ctx, `SELECT a.id, v.text, v.brief, v.markdown FROM alias i JOIN article a USING(key) JOIN version v ON v.article = a.id WHERE i.id = ?1 AND v.number = ?2
		UNION ALL SELECT a.id, c.text, c.brief, c.markdown FROM alias i JOIN article a USING(key) JOIN content c USING(revision) WHERE i.id = ?1 AND a.version = ?2`, id, number)
	b, err := scanBrief(row.Scan)
	if err != nil {
		return nil, fmt.Errorf("version %d of article %q: %w", number, id, err)
	}
	return b, nil
}
