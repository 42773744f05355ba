package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// Add puts records in, all or none of them. See [store.Store].
func (s *Store) Add(ctx context.Context, records []store.Record) ([]store.Receipt, error) {
	if len(records) == 0 {
		return nil, nil
	}
	items := make([]item, len(records))
	var t index.Words
	for i := range records {
		if err := items[i].prepare(&records[i], &t); err != nil {
			return nil, fmt.Errorf("add %q: %w", records[i].Brief.Headline, err)
		}
	}
	receipts := make([]store.Receipt, 0, len(records))
	err := s.transact(ctx, "add articles", func(tx *sql.Tx) error { //nolint:contextcheck // a transaction that has begun is not ended by the context
		a, err := s.adding(tx)
		if err != nil {
			return err
		}
		for i := range items {
			r, err := a.add(&items[i])
			if err != nil {
				return fmt.Errorf("%q: %w", items[i].brief.Headline, err)
			}
			receipts = append(receipts, r)
		}
		return a.finish()
	})
	if err != nil {
		return nil, err
	}
	return receipts, nil
}

// item is a record made ready for the tables, outside the transaction.
type item struct {
	*store.Record
	brief    *model.Brief
	text     []byte
	packed   []byte
	markdown []byte
	words    string
}

func (it *item) prepare(r *store.Record, t *index.Words) (err error) {
	it.Record, it.brief = r, r.Brief
	if it.brief.ID == "" {
		return errors.New("the article has no ID")
	}
	if it.packed, err = pack.Encode(it.brief); err != nil {
		return err
	}
	if it.text, err = pack.Compress(it.brief.Text); err != nil {
		return err
	}
	if it.markdown, err = pack.Compress(it.brief.Markdown); err != nil {
		return err
	}
	it.words = t.Document(it.brief)
	return nil
}

// inserter is what the writer remembers between transactions.
type inserter struct {
	names map[string]struct{} // folds of names that are in the table
	slots map[int64]int64     // wanted key → last key given for it
}

// maxRemembered bounds each of the inserter's memories.
const maxRemembered = 50_000

func (n *inserter) forget() {
	clear(n.names)
	clear(n.slots)
}

// adding is one transaction of the writer.
type adding struct {
	*inserter
	tx       *sql.Tx
	stmts    map[string]*sql.Stmt // prepared once; they end with the transaction
	revision int64
	added    int
	now      int64
}

// adding begins to write articles in tx. The caller holds the write lock.
func (s *Store) adding(tx *sql.Tx) (*adding, error) {
	if s.ins == nil {
		s.ins = &inserter{names: make(map[string]struct{}), slots: make(map[int64]int64)}
	}
	if len(s.ins.names) > maxRemembered || len(s.ins.slots) > maxRemembered {
		s.ins.forget()
	}
	a := &adding{inserter: s.ins, tx: tx, stmts: make(map[string]*sql.Stmt), now: time.Now().Unix()}
	err := tx.QueryRow("SELECT revision FROM library").Scan(&a.revision)
	return a, err
}

func (a *adding) finish() error {
	return a.exec("UPDATE library SET articles = articles + ?, revision = ?", a.added, a.revision)
}

// stmt returns the statement, prepared once for the transaction.
func (a *adding) stmt(query string) (*sql.Stmt, error) {
	if st := a.stmts[query]; st != nil {
		return st, nil
	}
	st, err := a.tx.Prepare(query)
	if err != nil {
		return nil, err
	}
	a.stmts[query] = st
	return st, nil
}

func (a *adding) exec(query string, args ...any) error {
	st, err := a.stmt(query)
	if err != nil {
		return err
	}
	_, err = st.Exec(args...)
	return err
}

// get reads one row; found is false when there is none.
func (a *adding) get(query string, args []any, dest ...any) (found bool, err error) {
	st, err := a.stmt(query)
	if err != nil {
		return false, err
	}
	err = st.QueryRow(args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// add puts in one article, as new, as a new version, or not at all.
func (a *adding) add(it *item) (store.Receipt, error) {
	var key int64
	known, err := a.get("SELECT key FROM alias WHERE id = ?", []any{it.brief.ID}, &key)
	if err != nil {
		return store.Receipt{}, err
	}
	if known {
		r := store.Receipt{Outcome: store.Kept}
		found, err := a.get("SELECT id, headline FROM article WHERE key = ?", []any{key}, &r.ID, &r.Headline)
		if err == nil && !found {
			err = fmt.Errorf("the article of %q is gone: %w", it.brief.ID, store.ErrDamaged)
		}
		return r, err
	}
	if it.Identity != "" {
		known, err = a.get("SELECT key FROM identity WHERE hash = ?", []any{store.IdentityHash(it.Identity)}, &key)
		if err != nil {
			return store.Receipt{}, err
		}
	}
	a.revision++
	if known {
		id, err := a.replace(key, it)
		return store.Receipt{ID: id, Headline: it.brief.Headline, Outcome: store.Changed}, err
	}
	err = a.insert(it)
	return store.Receipt{ID: it.brief.ID, Headline: it.brief.Headline, Outcome: store.Added}, err
}

func (a *adding) insert(it *item) error {
	key, err := a.newKey(it.brief.Source.Published)
	if err != nil {
		return err
	}
	a.added++
	if err := a.putArticle(key, it.brief.ID, 1, it); err != nil {
		return err
	}
	if err := a.exec("INSERT INTO alias VALUES(?, ?)", it.brief.ID, key); err != nil {
		return err
	}
	if it.Identity != "" {
		if err := a.exec("INSERT INTO identity VALUES(?, ?)", store.IdentityHash(it.Identity), key); err != nil {
			return err
		}
	}
	return a.index(key, it)
}

// putArticle writes the rows of the article itself.
func (a *adding) putArticle(key int64, id string, version int, it *item) error {
	b := it.brief
	seen := a.now
	if !it.Seen.IsZero() {
		seen = it.Seen.Unix()
	}
	err := a.exec("INSERT INTO article VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		key, id, a.revision, seen, version, b.Headline, b.Dek, b.Source.Publisher, b.Source.Published, b.Source.Path,
		b.Source.Language, b.Words, b.ReadingSeconds, query.TopFigure(b), strings.Join(b.Tags, ","), store.CountFacts(b), it.Analyzer)
	if err != nil {
		return err
	}
	return a.exec("INSERT INTO content VALUES(?, ?, ?, ?)", a.revision, it.text, it.packed, it.markdown)
}

// index writes what queries are answered from.
func (a *adding) index(key int64, it *item) error {
	if err := a.exec("INSERT INTO words(rowid, terms) VALUES(?, ?)", key, it.words); err != nil {
		return err
	}
	for table, v := range index.Values(it.brief.Figures) {
		if err := a.exec("INSERT OR IGNORE INTO "+table+" VALUES(?, ?)", v, key); err != nil {
			return err
		}
	}
	for d := range index.Days(it.brief.Dates) {
		if err := a.exec("INSERT OR IGNORE INTO date VALUES(?, ?, ?, ?)", d.Class, d.Start, d.Stop, key); err != nil {
			return err
		}
	}
	for i := range it.brief.Actors {
		if err := a.name(&it.brief.Actors[i]); err != nil {
			return err
		}
	}
	return nil
}

// name notes when an actor's name came up first.
func (a *adding) name(actor *model.Actor) error {
	fold := store.NameKey(actor.Name)
	if _, known := a.names[fold]; known {
		return nil
	}
	a.names[fold] = struct{}{}
	return a.exec("INSERT OR IGNORE INTO name(fold, name, kind, revision) VALUES(?, ?, ?, ?)", fold, actor.Name, string(actor.Kind), a.revision)
}

// newKey finds a free key for an article published at the given time.
func (a *adding) newKey(published string) (int64, error) {
	want, clock, ok := index.TimeKey(published)
	switch {
	case !ok:
		var least sql.NullInt64
		_, err := a.get("SELECT min(key) FROM article WHERE key < 0", nil, &least)
		return min(least.Int64, 0) - 1, err
	case !clock:
		var least sql.NullInt64
		start := want - index.DateSlots + 1
		_, err := a.get("SELECT min(key) FROM article WHERE key BETWEEN ? AND ?", []any{start, want}, &least)
		switch {
		case err != nil:
			return 0, err
		case !least.Valid:
			return want, nil
		case least.Int64 > start:
			return least.Int64 - 1, nil
		}
		want = start - 1 // a full day
	}
	key := want
	if last, known := a.slots[want]; known {
		key = last - 1
	}
	for ; ; key-- {
		var one int
		taken, err := a.get("SELECT 1 FROM article WHERE key = ?", []any{key}, &one)
		if err != nil {
			return 0, err
		}
		if !taken {
			a.slots[want] = key
			return key, nil
		}
	}
}
