package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// changing is one transaction on what a reader did. It holds the reader's row.
// States of articles are read at its beginning and written at its end, all at
// once, so that marking a thousand articles as read takes as many exchanges with
// the server as marking one.
type changing struct {
	tx       pgx.Tx
	name     string
	reader   int64
	now      int64
	articles map[string]*touched // by ID
	begun    int                 // by how much the articles grew that are not unread
	log      logRows
}

// touched is an article with what the reader did with it.
type touched struct {
	no    int64
	own   string // tags
	state int
	star  bool
	place int
	tags  *string
	dirty bool
}

type logRows struct {
	made                 []int64
	article, kind, value []string
	undo                 []bool
}

func (l *logRows) add(made int64, article string, kind model.ChangeKind, value string, undo bool) {
	l.made, l.article, l.kind = append(l.made, made), append(l.article, article), append(l.kind, string(kind))
	l.value, l.undo = append(l.value, value), append(l.undo, undo)
}

// change runs f in a transaction that may touch the articles with the IDs.
func (s *Store) change(ctx context.Context, step, reader string, ids []string, f func(ctx context.Context, c *changing) error) error {
	c := &changing{name: reader}
	err := s.transact(ctx, step, c.lock, func(ctx context.Context, tx pgx.Tx) error {
		if err := c.begin(ctx, tx, ids); err != nil {
			return err
		}
		if err := f(ctx, c); err != nil {
			return err
		}
		return c.finish(ctx)
	})
	if err == nil {
		s.rememberReader(reader, c.reader)
	}
	return err
}

// lock waits until no other transaction changes what the reader did.
func (c *changing) lock(ctx context.Context, tx pgx.Tx) error {
	return tx.QueryRow(ctx, "INSERT INTO reader(name, changes) VALUES($1, 1) ON CONFLICT(name) DO UPDATE SET changes = reader.changes + 1 RETURNING id", cleanText(c.name)).Scan(&c.reader)
}

func (c *changing) begin(ctx context.Context, tx pgx.Tx, ids []string) error {
	c.tx, c.now, c.begun, c.log = tx, time.Now().Unix(), 0, logRows{}
	c.articles = make(map[string]*touched, len(ids))
	if len(ids) == 0 {
		return nil
	}
	byNumber := make(map[int64]*touched, len(ids)) // several IDs may lead to one article
	_, err := collect(ctx, tx, func(rows pgx.Rows) (_ struct{}, err error) {
		var id string
		var t touched
		if err := rows.Scan(&id, &t.no, &t.own, &t.state, &t.star, &t.place, &t.tags); err != nil {
			return struct{}{}, err
		}
		if byNumber[t.no] == nil {
			byNumber[t.no] = &t
		}
		c.articles[id] = byNumber[t.no]
		return struct{}{}, nil
	}, `SELECT i.id, a.no, a.tags, coalesce(s.state, 0), coalesce(s.starred, false), coalesce(s.place, 0), s.tags
		FROM alias i JOIN article a USING(no) LEFT JOIN state s ON s.reader = $1 AND s.no = a.no WHERE i.id = ANY($2)`, c.reader, ids)
	return err
}

// finish writes the states and the log.
func (c *changing) finish(ctx context.Context) error {
	var b pgx.Batch
	var no, place []int64
	var state []int16
	var star []bool
	var tags []*string
	written := make(map[int64]struct{})
	for _, t := range c.articles {
		if _, twice := written[t.no]; twice || !t.dirty {
			continue
		}
		written[t.no] = struct{}{}
		no, place, state = append(no, t.no), append(place, int64(t.place)), append(state, int16(t.state)) //nolint:gosec // an index of three
		star, tags = append(star, t.star), append(tags, t.tags)
	}
	if len(no) > 0 {
		b.Queue(`INSERT INTO state(reader, no, state, starred, place, tags) SELECT $1, * FROM unnest($2::bigint[], $3::smallint[], $4::boolean[], $5::bigint[], $6::text[])
			ON CONFLICT(reader, no) DO UPDATE SET state = excluded.state, starred = excluded.starred, place = excluded.place, tags = excluded.tags`,
			c.reader, no, state, star, place, tags)
	}
	if c.begun != 0 {
		b.Queue("UPDATE reader SET begun = begun + $2 WHERE id = $1", c.reader, c.begun)
	}
	if l := &c.log; len(l.made) > 0 {
		b.Queue(`INSERT INTO log(reader, made, article, kind, value, undo) SELECT $1, made, article, kind, value, undo
			FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::boolean[]) WITH ORDINALITY l(made, article, kind, value, undo, nr) ORDER BY nr`,
			clean([]any{c.reader, l.made, l.article, l.kind, l.value, l.undo})...)
	}
	return c.tx.SendBatch(ctx, &b).Close()
}

// exec runs one statement.
func (c *changing) exec(ctx context.Context, sql string, args ...any) error {
	_, err := c.tx.Exec(ctx, sql, clean(args)...)
	return err
}

// get reads one row; found is false when there is none.
func (c *changing) get(ctx context.Context, sql string, args []any, dest ...any) (found bool, err error) {
	rows, err := c.tx.Query(ctx, sql, clean(args)...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	if err := rows.Scan(dest...); err != nil {
		return false, err
	}
	rows.Close()
	return true, rows.Err()
}

// Apply makes the changes, all of them or none. See [store.Store].
func (s *Store) Apply(ctx context.Context, reader string, changes []model.Change) ([]model.Change, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	ids := make([]string, 0, len(changes))
	for i := range changes {
		ids = append(ids, changes[i].ArticleID)
	}
	var undo []model.Change
	err := s.change(ctx, "change", reader, ids, func(ctx context.Context, c *changing) error {
		undo = undo[:0]
		for _, ch := range changes {
			back, err := c.apply(ctx, ch)
			if err != nil {
				return fmt.Errorf("%s of article %q: %w", ch.Kind, ch.ArticleID, err)
			}
			undo = append(undo, back)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(undo)
	return undo, nil
}

func (c *changing) apply(ctx context.Context, ch model.Change) (back model.Change, err error) {
	if _, naming := store.Same(ch.Kind); naming {
		c.log.add(c.now, "", ch.Kind, store.NamingLine(ch), ch.Undo)
		return c.setNaming(ctx, ch)
	}
	t := c.articles[cleanText(ch.ArticleID)]
	if t == nil {
		return back, store.ErrUnknown
	}
	if ch.Kind != model.ChangePlace {
		c.log.add(c.now, ch.ArticleID, ch.Kind, ch.Value, ch.Undo)
	}
	switch ch.Kind {
	case model.ChangeState:
		return c.setState(t, ch)
	case model.ChangeStar:
		back = ch
		back.Value = map[bool]string{true: "y"}[t.star]
		t.star, t.dirty = ch.Value != "", true
		return back, nil
	case model.ChangeTags:
		return t.setTags(ch), nil
	case model.ChangePlace:
		back = ch
		back.Span = model.Span{Start: t.place}
		t.place, t.dirty = max(ch.Span.Start, 0), true
		return back, nil
	case model.ChangeNote:
		return c.setNote(ctx, t.no, ch)
	case model.ChangeWrong:
		return c.setWrong(ctx, t.no, ch)
	default:
		return back, fmt.Errorf("%q is not a kind of change", ch.Kind)
	}
}

func (c *changing) setState(t *touched, ch model.Change) (model.Change, error) {
	back := ch
	to := stateNumber(model.ReadState(ch.Value))
	if to < 0 {
		return back, fmt.Errorf("%q is not a state of reading", ch.Value)
	}
	back.Value = string(stateName(t.state))
	c.begun += min(to, 1) - min(t.state, 1)
	t.state, t.dirty = to, true
	return back, nil
}

func (t *touched) setTags(ch model.Change) model.Change {
	back := ch
	back.Value = t.own
	if t.tags != nil {
		back.Value = *t.tags
	}
	tags := cleanText(strings.Join(splitTags(ch.Value), ","))
	t.tags, t.dirty = &tags, true
	return back
}

// current reads the current version of an article, which stays the current one
// to the end of the transaction.
func (c *changing) current(ctx context.Context, no int64) (*model.Brief, error) {
	var version int
	if _, err := c.get(ctx, "SELECT version FROM article WHERE no = $1 FOR SHARE", []any{no}, &version); err != nil {
		return nil, err
	}
	var text, packed []byte
	found, err := c.get(ctx, "SELECT text, brief FROM content WHERE no = $1 AND number = $2", []any{no, version}, &text, &packed)
	if err == nil && !found {
		err = store.ErrDamaged
	}
	if err != nil {
		return nil, err
	}
	b, err := pack.Unpack(text, packed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	return b, nil
}

// setNote puts a note on a span, changes the one that is there, or removes it.
func (c *changing) setNote(ctx context.Context, no int64, ch model.Change) (model.Change, error) {
	back := ch
	back.Value = ""
	b, err := c.current(ctx, no)
	if err != nil {
		return back, err
	}
	var id int64
	known, err := c.get(ctx, "SELECT id, text, private FROM note WHERE no = $1 AND reader = $2 AND start = $3 AND stop = $4", []any{no, c.reader, ch.Span.Start, ch.Span.End}, &id, &back.Value, &back.Private)
	if err != nil {
		return back, err
	}
	switch {
	case known && ch.Value == "":
		return back, c.exec(ctx, "DELETE FROM note WHERE id = $1", id)
	case known:
		return back, c.exec(ctx, "UPDATE note SET text = $2, made = $3, private = $4 WHERE id = $1", id, ch.Value, c.now, ch.Private)
	case ch.Value == "":
		return back, nil
	}
	if ch.Span.Start < 0 || ch.Span.End > len(b.Text) || ch.Span.Start > ch.Span.End {
		return back, fmt.Errorf("span [%d,%d) lies outside the text of %d bytes", ch.Span.Start, ch.Span.End, len(b.Text))
	}
	return back, c.exec(ctx, "INSERT INTO note(reader, no, start, stop, quote, text, made, private) VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
		c.reader, no, ch.Span.Start, ch.Span.End, b.Text[ch.Span.Start:ch.Span.End], ch.Value, c.now, ch.Private)
}

func (c *changing) setWrong(ctx context.Context, no int64, ch model.Change) (model.Change, error) {
	back := ch
	back.Undo = !ch.Undo
	if ch.Undo {
		return back, c.exec(ctx, "DELETE FROM wrong WHERE reader = $1 AND no = $2 AND fact = $3", c.reader, no, ch.Value)
	}
	b, err := c.current(ctx, no)
	if err != nil {
		return back, err
	}
	words, _ := store.FactText(b, ch.Value)
	return back, c.exec(ctx, "INSERT INTO wrong(reader, no, fact, text) VALUES($1, $2, $3, $4) ON CONFLICT DO NOTHING", c.reader, no, ch.Value, words)
}

// setNaming keeps what the reader says of two names, or takes it back. What
// takes that back in turn is what was said before.
func (c *changing) setNaming(ctx context.Context, ch model.Change) (model.Change, error) {
	back := ch
	back.Undo = true
	first, second, err := store.NamePair(ch.Value, ch.Other)
	if err != nil {
		return back, err
	}
	var was bool
	said, err := c.get(ctx, "SELECT same FROM naming WHERE reader = $1 AND first = $2 AND second = $3", []any{c.reader, first, second}, &was)
	if err != nil {
		return back, err
	}
	if said {
		back.Kind, back.Undo = store.NamingKind(was), false
	}
	same, _ := store.Same(ch.Kind)
	if ch.Undo {
		return back, c.exec(ctx, "DELETE FROM naming WHERE reader = $1 AND first = $2 AND second = $3 AND same = $4", c.reader, first, second, same)
	}
	return back, c.exec(ctx, `INSERT INTO naming(reader, first, second, name, other, same) VALUES($1, $2, $3, $4, $5, $6)
		ON CONFLICT(reader, first, second) DO UPDATE SET name = excluded.name, other = excluded.other, same = excluded.same`, c.reader, first, second, ch.Value, ch.Other, same)
}
