package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store/index"
)

// keyring gives keys to articles within one transaction, during which nobody
// else does. It asks for what is taken once, for all articles of the transaction.
type keyring struct {
	taken   map[int64]bool  // keys, taken or not, as far as is known
	lowest  map[int64]int64 // of articles without a clock: the lowest key of their day by the highest
	undated int64           // the lowest key of articles without a day; 0: there is none
}

// survey asks, as part of a batch, for what is taken of the keys that articles
// published at these times would like to have.
func (k *keyring) survey(b *pgx.Batch, published []string) {
	k.taken, k.lowest, k.undated = make(map[int64]bool), make(map[int64]int64), 0
	var clocks, days []int64
	for _, p := range published {
		want, clock, ok := index.TimeKey(p)
		switch {
		case ok && clock:
			clocks = append(clocks, want)
			k.taken[want] = false
		case ok:
			days = append(days, want)
		}
	}
	if len(clocks) > 0 {
		b.Queue("SELECT key FROM article WHERE key = ANY($1)", clocks).Query(func(rows pgx.Rows) error {
			var key int64
			_, err := pgx.ForEachRow(rows, []any{&key}, func() error {
				k.taken[key] = true
				return nil
			})
			return err
		})
	}
	if len(days) > 0 {
		b.Queue("SELECT d, (SELECT min(key) FROM article WHERE key BETWEEN d - $2::bigint AND d) FROM (SELECT DISTINCT d FROM unnest($1::bigint[]) u(d)) days", days, int64(index.DateSlots-1)).Query(func(rows pgx.Rows) error {
			var day int64
			var least *int64
			_, err := pgx.ForEachRow(rows, []any{&day, &least}, func() error {
				k.lowest[day] = day + 1
				if least != nil {
					k.lowest[day] = *least
				}
				return nil
			})
			return err
		})
	}
	b.Queue("SELECT coalesce(min(key), 0) FROM article WHERE key < 0").QueryRow(func(row pgx.Row) error { return row.Scan(&k.undated) })
}

// next gives a key to an article of the survey.
func (k *keyring) next(ctx context.Context, tx querier, published string) (int64, error) {
	want, clock, ok := index.TimeKey(published)
	switch {
	case !ok:
		k.undated--
		return k.undated, nil
	case clock:
		return k.below(ctx, tx, want)
	}
	key := k.lowest[want] - 1
	for k.taken[key] { // by an article of this transaction that found its second full
		key--
	}
	if key > want-index.DateSlots {
		k.lowest[want], k.taken[key] = key, true
		return key, nil
	}
	return k.below(ctx, tx, want-index.DateSlots) // a full day
}

// chunk is how many keys are looked at at once where many are taken.
const chunk = 256

// below gives the highest free key that is not above want.
func (k *keyring) below(ctx context.Context, tx querier, want int64) (int64, error) {
	for key := want; ; key-- {
		taken, known := k.taken[key]
		if !known {
			for i := key; i > key-chunk; i-- {
				if !k.taken[i] {
					k.taken[i] = false // known to be free, unless found taken
				}
			}
			used, err := collect(ctx, tx, scanOne[int64], "SELECT key FROM article WHERE key <= $1 AND key > $2", key, key-chunk)
			if err != nil {
				return 0, err
			}
			for _, u := range used {
				k.taken[u] = true
			}
			taken = k.taken[key]
		}
		if !taken {
			k.taken[key] = true
			return key, nil
		}
	}
}
