package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// entryColumns are the columns that entryDest reads, of article a and state s.
const entryColumns = `a.id, a.headline, a.dek, a.publisher, a.published, a.path, a.language, a.words, a.seconds, a.figure,
	coalesce(s.tags, a.tags), coalesce(s.state, 0), coalesce(s.starred, false), coalesce(s.place, 0)`

// stateJoin joins the state of a reader, whose number is the place holder.
func stateJoin(reader string) string {
	return " LEFT JOIN state s ON s.reader = " + reader + " AND s.no = a.no "
}

// entryDest are the places entryColumns scan to, before they become an entry.
type entryDest struct {
	e     model.Entry
	tags  string
	state int
}

func (d *entryDest) dest() []any {
	e := &d.e
	return []any{
		&e.ID, &e.Headline, &e.Dek, &e.Publisher, &e.Published, &e.Path, &e.Language, &e.Words, &e.ReadingSeconds, &e.TopFigure,
		&d.tags, &d.state, &e.Starred, &e.Place,
	}
}

func (d *entryDest) entry() model.Entry {
	d.e.Tags, d.e.State = splitTags(d.tags), stateName(d.state)
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

func scanEntry(rows pgx.Rows) (model.Entry, error) {
	var d entryDest
	if err := rows.Scan(d.dest()...); err != nil {
		return model.Entry{}, err
	}
	return d.entry(), nil
}

// noLimit turns a limit of 0 into PostgreSQL's way to say so.
func noLimit(limit int) *int {
	if limit <= 0 {
		return nil
	}
	return &limit
}

// planned runs a question that is planned for its very arguments: how to find a
// word depends on how common it is.
func planned(args []any) []any {
	return append([]any{pgx.QueryExecModeCacheDescribe}, args...)
}

// List returns a window of the articles that match. See [store.Store].
func (s *Store) List(ctx context.Context, reader string, n *query.Node, w store.Window) (list model.List, err error) {
	w.Offset = max(w.Offset, 0)
	id, err := s.readerID(ctx, reader)
	if err != nil {
		return list, fmt.Errorf("list: %w", explain(err))
	}
	l := lister{store: s, reader: id, window: w}
	p := planFor(id, n)
	if p.exact {
		err = l.snapshot(ctx, func(tx pgx.Tx) error { return l.exact(ctx, tx, p) })
		if !errors.Is(err, errVast) {
			return l.result(err)
		}
	}
	var fresh int64
	revision := func() (int64, error) {
		err := s.askRow(ctx, []any{&fresh}, "SELECT revision + renewed FROM library")
		return fresh, err
	}
	numbers, err := s.checked.Keys(n, revision, func() ([]int64, error) { return s.checkAll(ctx, id, n, p) })
	if err == nil {
		err = l.snapshot(ctx, func(tx pgx.Tx) error { return l.numbers(ctx, tx, numbers) })
	}
	return l.result(err)
}

// errVast says that words cannot tell exactly, for not all of some article are
// in the index.
var errVast = errors.New("some articles have more words than the index keeps")

// checkAll returns the numbers of all articles that match, newest first.
func (s *Store) checkAll(ctx context.Context, reader int64, n *query.Node, p plan) ([]int64, error) {
	var numbers []int64
	for f, err := range s.match(ctx, finder{reader: reader, query: n, plan: p, bare: true}) {
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, f.no)
	}
	return numbers, nil
}

// lister reads one window of a list.
type lister struct {
	store  *Store
	reader int64
	window store.Window
	list   model.List
}

func (l *lister) result(err error) (model.List, error) {
	if err != nil {
		return model.List{}, fmt.Errorf("list: %w", explain(err))
	}
	return l.list, nil
}

// snapshot runs f in a transaction that sees one state of the library, so that
// counts and window fit together.
func (l *lister) snapshot(ctx context.Context, f func(tx pgx.Tx) error) error {
	run := func() error {
		return pgx.BeginTxFunc(ctx, l.store.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, f)
	}
	err := run()
	if err != nil && ctx.Err() == nil && l.store.reconnects(err) {
		err = run()
	}
	return err
}

// exact lists what the tables can tell.
func (l *lister) exact(ctx context.Context, tx pgx.Tx, p plan) error {
	if p.where == "" {
		return l.all(ctx, tx)
	}
	reader := "$" + strconv.Itoa(len(p.args)+1)
	args := planned(append(slices.Clone(p.args), l.reader))
	var vast bool
	row := tx.QueryRow(ctx, "SELECT count(*), count(*) FILTER (WHERE coalesce(s.state, 0) = 0), EXISTS (SELECT 1 FROM words WHERE vast) FROM words w LEFT JOIN state s ON s.reader = "+reader+" AND s.no = w.no WHERE "+p.where, args...)
	if err := row.Scan(&l.list.Total, &l.list.Unread, &vast); err != nil {
		return err
	}
	if vast && p.words {
		return errVast
	}
	l.list.Offset = min(l.window.Offset, l.list.Total)
	if l.window.Around != "" && l.window.Limit > 0 {
		before, in, err := l.around(ctx, tx, p)
		if err != nil {
			return err
		}
		if in {
			l.list.Offset = max(before-l.window.Limit/2, 0)
		}
	}
	if l.list.Offset >= l.list.Total {
		return nil
	}
	var err error
	l.list.Entries, err = collect(ctx, tx, scanEntry, fmt.Sprintf(`SELECT %s FROM (SELECT w.no, w.key FROM words w WHERE %s ORDER BY w.key DESC LIMIT $%d OFFSET $%d) k
		JOIN article a ON a.no = k.no %s ORDER BY k.key DESC`, entryColumns, p.where, len(p.args)+2, len(p.args)+3, stateJoin(reader)),
		append(args, noLimit(l.window.Limit), l.list.Offset)...)
	return err
}

// around returns how many articles of a plan stand before the one that the
// window is asked around, and whether that is among them.
func (l *lister) around(ctx context.Context, tx pgx.Tx, p plan) (before int, in bool, err error) {
	key := fmt.Sprintf("(SELECT a.key FROM alias i JOIN article a USING(no) WHERE i.id = $%d)", len(p.args)+1)
	var at int
	args := planned(append(slices.Clone(p.args), cleanText(l.window.Around)))
	err = tx.QueryRow(ctx, "SELECT count(*) FILTER (WHERE w.key > "+key+"), count(*) FILTER (WHERE w.key = "+key+") FROM words w WHERE "+p.where, args...).Scan(&before, &at)
	return before, at > 0, err
}

// all lists the whole library. Its counts are kept, not counted.
func (l *lister) all(ctx context.Context, tx pgx.Tx) error {
	var around *int64
	err := tx.QueryRow(ctx, `SELECT articles, articles - coalesce((SELECT begun FROM reader WHERE id = $1), 0),
		CASE WHEN $3 THEN (SELECT count(*) FROM article WHERE key > (SELECT a.key FROM alias i JOIN article a USING(no) WHERE i.id = $2)) END,
		EXISTS (SELECT 1 FROM alias WHERE id = $2)	FROM library`,
		l.reader, cleanText(l.window.Around), l.window.Around != "" && l.window.Limit > 0).Scan(&l.list.Total, &l.list.Unread, &around, new(bool))
	if err != nil {
		return err
	}
	l.list.Offset = min(l.window.Offset, l.list.Total)
	if around != nil {
		l.list.Offset = max(int(*around)-l.window.Limit/2, 0)
	}
	if l.list.Offset >= l.list.Total {
		return nil
	}
	l.list.Entries, err = collect(ctx, tx, scanEntry, "SELECT "+entryColumns+` FROM (SELECT no, key FROM article ORDER BY key DESC LIMIT $2 OFFSET $3) k
		JOIN article a ON a.no = k.no`+stateJoin("$1")+"ORDER BY k.key DESC", l.reader, noLimit(l.window.Limit), l.list.Offset)
	return err
}

// numbers lists the articles with the numbers, which are in the order of the
// list.
func (l *lister) numbers(ctx context.Context, tx pgx.Tx, numbers []int64) error {
	begun, err := collect(ctx, tx, scanOne[int64], "SELECT no FROM state WHERE reader = $1 AND state > 0", l.reader)
	if err != nil {
		return err
	}
	place := make(map[int64]int, len(numbers))
	for i, no := range numbers {
		place[no] = i
	}
	l.list.Total, l.list.Unread, l.list.Offset = len(numbers), len(numbers), min(l.window.Offset, len(numbers))
	for _, no := range begun {
		if _, in := place[no]; in {
			l.list.Unread--
		}
	}
	if l.window.Around != "" && l.window.Limit > 0 {
		var no int64
		err := tx.QueryRow(ctx, "SELECT no FROM alias WHERE id = $1", cleanText(l.window.Around)).Scan(&no)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if i, in := place[no]; in {
			l.list.Offset = max(i-l.window.Limit/2, 0)
		}
	}
	end := len(numbers)
	if l.window.Limit > 0 {
		end = min(l.list.Offset+l.window.Limit, end)
	}
	l.list.Entries, err = collect(ctx, tx, scanEntry, "SELECT "+entryColumns+" FROM article a"+stateJoin("$1")+"WHERE a.no = ANY($2) ORDER BY a.key DESC", l.reader, numbers[l.list.Offset:end])
	return err
}

// Entry returns one article as a list shows it. See [store.Store].
func (s *Store) Entry(ctx context.Context, reader, id string) (model.Entry, error) {
	var d entryDest
	err := s.askRow(ctx, d.dest(), "SELECT "+entryColumns+` FROM alias i JOIN article a USING(no) LEFT JOIN reader r ON r.name = $1
		LEFT JOIN state s ON s.reader = r.id AND s.no = a.no WHERE i.id = $2`, reader, id)
	if err != nil {
		return model.Entry{}, fmt.Errorf("article %q: %w", id, orUnknown(err))
	}
	return d.entry(), nil
}
