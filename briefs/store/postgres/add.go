package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
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
	var receipts []store.Receipt
	var a adding
	err := s.transact(ctx, "add articles", a.lock, func(ctx context.Context, tx pgx.Tx) error {
		receipts = receipts[:0]
		if err := a.begin(ctx, tx, s, items); err != nil {
			return err
		}
		for i := range items {
			r, err := a.add(ctx, &items[i])
			if err != nil {
				return fmt.Errorf("%q: %w", items[i].brief.Headline, err)
			}
			receipts = append(receipts, r)
		}
		return a.finish(ctx)
	})
	if err != nil {
		return nil, err
	}
	s.remember(a.rows.fold)
	return receipts, nil
}

// item is a record made ready for the tables, outside the transaction.
type item struct {
	*store.Record
	brief    *model.Brief
	text     []byte
	packed   []byte
	markdown []byte
	terms    string
	vast     bool
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
	it.terms, it.vast = document(it.brief, t)
	return nil
}

// maxRemembered bounds how many names are remembered to be in the table.
const maxRemembered = 50_000

// remember notes names that are in the table by now.
func (s *Store) remember(folds []string) {
	s.namesMu.Lock()
	defer s.namesMu.Unlock()
	if len(s.names) > maxRemembered {
		clear(s.names)
	}
	for _, f := range folds {
		s.names[f] = struct{}{}
	}
}

func (s *Store) knownName(fold string) bool {
	s.namesMu.Lock()
	defer s.namesMu.Unlock()
	_, known := s.names[fold]
	return known
}

// adding is one transaction that writes articles. It holds the library's row.
type adding struct {
	store    *Store
	tx       pgx.Tx
	now      int64
	revision int64
	last     int64 // number of the article that came last
	added    int
	keys     keyring

	aliases    map[string]int64 // number of the article with an ID
	identities map[int64]int64  // number of the article with the hash of an identity
	heads      map[int64]store.Receipt

	rows rows // to be written
}

// lock waits until no other transaction adds articles.
func (a *adding) lock(ctx context.Context, tx pgx.Tx) error {
	return tx.QueryRow(ctx, "SELECT revision, last FROM library FOR UPDATE").Scan(&a.revision, &a.last)
}

// begin finds out what the library holds of the items.
func (a *adding) begin(ctx context.Context, tx pgx.Tx, s *Store, items []item) error {
	a.store, a.tx, a.now, a.added = s, tx, time.Now().Unix(), 0
	a.aliases, a.identities, a.heads = make(map[string]int64), make(map[int64]int64), make(map[int64]store.Receipt)
	a.rows = rows{}
	var ids []string
	var hashes []int64
	for i := range items {
		ids = append(ids, items[i].brief.ID)
		if items[i].Identity != "" {
			hashes = append(hashes, store.IdentityHash(items[i].Identity))
		}
	}
	var b pgx.Batch
	b.Queue("SELECT i.id, a.no, a.id, a.headline FROM alias i JOIN article a USING(no) WHERE i.id = ANY($1)", clean([]any{ids})...).Query(func(rows pgx.Rows) error {
		var id string
		var no int64
		var r store.Receipt
		_, err := pgx.ForEachRow(rows, []any{&id, &no, &r.ID, &r.Headline}, func() error {
			a.aliases[id], a.heads[no] = no, r
			return nil
		})
		return err
	})
	b.Queue("SELECT hash, no FROM identity WHERE hash = ANY($1)", hashes).Query(func(rows pgx.Rows) error {
		var hash, no int64
		_, err := pgx.ForEachRow(rows, []any{&hash, &no}, func() error {
			a.identities[hash] = no
			return nil
		})
		return err
	})
	published := make([]string, 0, len(items))
	for i := range items {
		published = append(published, items[i].brief.Source.Published)
	}
	a.keys.survey(&b, published)
	return tx.SendBatch(ctx, &b).Close()
}

// add puts in one article, as new, as a new version, or not at all.
func (a *adding) add(ctx context.Context, it *item) (store.Receipt, error) {
	id := cleanText(it.brief.ID)
	if no, known := a.aliases[id]; known {
		r := a.heads[no]
		r.Outcome = store.Kept
		return r, nil
	}
	var hash int64
	no, known := int64(0), false
	if it.Identity != "" {
		hash = store.IdentityHash(it.Identity)
		no, known = a.identities[hash]
	}
	a.revision++
	if known {
		first, err := a.replace(ctx, no, it)
		r := store.Receipt{ID: first, Headline: it.brief.Headline, Outcome: store.Changed}
		a.aliases[id], a.heads[no] = no, r
		return r, err
	}
	key, err := a.keys.next(ctx, a.tx, it.brief.Source.Published)
	if err != nil {
		return store.Receipt{}, err
	}
	a.last++
	a.added++
	a.rows.article(a.last, key, a.revision, a.seen(it), it)
	a.rows.content(a.last, 1, a.seen(it), it)
	a.rows.alias(it.brief.ID, a.last)
	if it.Identity != "" {
		a.rows.identity(hash, a.last)
		a.identities[hash] = a.last
	}
	a.index(a.last, key, it)
	r := store.Receipt{ID: it.brief.ID, Headline: it.brief.Headline, Outcome: store.Added}
	a.aliases[id], a.heads[a.last] = a.last, r
	return r, nil
}

// seen is when the item came, in Unix seconds.
func (a *adding) seen(it *item) int64 {
	if it.Seen.IsZero() {
		return a.now
	}
	return it.Seen.Unix()
}

// index keeps what queries are answered from.
func (a *adding) index(no, key int64, it *item) {
	a.rows.index(no, key, it)
	for i := range it.brief.Actors {
		actor := &it.brief.Actors[i]
		if fold := store.NameKey(actor.Name); !a.store.knownName(fold) {
			a.rows.name(fold, actor, a.revision)
		}
	}
}

// finish writes everything that is to be written.
func (a *adding) finish(ctx context.Context) error {
	var b pgx.Batch
	a.rows.queue(&b)
	b.Queue("UPDATE library SET articles = articles + $1, revision = $2, last = $3", a.added, a.revision, a.last)
	return a.tx.SendBatch(ctx, &b).Close()
}

// flush writes what is to be written so far.
func (a *adding) flush(ctx context.Context) error {
	var b pgx.Batch
	a.rows.queue(&b)
	a.rows = rows{}
	return a.tx.SendBatch(ctx, &b).Close()
}
