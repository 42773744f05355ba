package postgres

import (
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// rows are the rows to be written for many articles, column by column: one
// statement a table, whatever their number, and one exchange with the server for
// all tables.
type rows struct {
	articles articleRows
	contents contentRows
	aliasID  []string
	aliasNo  []int64
	hash     []int64
	hashNo   []int64

	wordsNo, wordsKey []int64
	vast              []bool
	terms             []string
	values            map[string]*valueRows // by table
	dates             dateRows

	fold, called, kind []string
	nameRevision       []int64
}

type articleRows struct {
	no, key, revision, seen                                               []int64
	id, headline, dek, publisher, published, path, language, figure, tags []string
	words, seconds, facts, analyzer                                       []int32
}

type contentRows struct {
	no, seen              []int64
	number                []int32
	headline              []string
	text, brief, markdown [][]byte
}

type valueRows struct {
	no    []int64
	value []float64
}

type dateRows struct {
	no                 []int64
	class, start, stop []int32
}

func (r *rows) article(no, key, revision, seen int64, it *item) {
	b, a := it.brief, &r.articles
	a.no, a.key, a.revision, a.seen = append(a.no, no), append(a.key, key), append(a.revision, revision), append(a.seen, seen)
	a.id, a.headline, a.dek = append(a.id, b.ID), append(a.headline, b.Headline), append(a.dek, b.Dek)
	a.publisher, a.published = append(a.publisher, b.Source.Publisher), append(a.published, b.Source.Published)
	a.path, a.language = append(a.path, b.Source.Path), append(a.language, b.Source.Language)
	a.figure, a.tags = append(a.figure, query.TopFigure(b)), append(a.tags, strings.Join(b.Tags, ","))
	a.words, a.seconds = append(a.words, int32(b.Words)), append(a.seconds, int32(b.ReadingSeconds))          //nolint:gosec // of one article
	a.facts, a.analyzer = append(a.facts, int32(store.CountFacts(b))), append(a.analyzer, int32(it.Analyzer)) //nolint:gosec // of one article
}

func (r *rows) content(no int64, number int, seen int64, it *item) {
	c := &r.contents
	c.no, c.number, c.seen = append(c.no, no), append(c.number, int32(number)), append(c.seen, seen) //nolint:gosec // versions of one article
	c.headline = append(c.headline, it.brief.Headline)
	c.text, c.brief, c.markdown = append(c.text, it.text), append(c.brief, it.packed), append(c.markdown, it.markdown)
}

func (r *rows) alias(id string, no int64) {
	r.aliasID, r.aliasNo = append(r.aliasID, id), append(r.aliasNo, no)
}

func (r *rows) identity(hash, no int64) {
	r.hash, r.hashNo = append(r.hash, hash), append(r.hashNo, no)
}

func (r *rows) index(no, key int64, it *item) {
	r.wordsNo, r.wordsKey, r.vast, r.terms = append(r.wordsNo, no), append(r.wordsKey, key), append(r.vast, it.vast), append(r.terms, it.terms)
	if r.values == nil {
		r.values = map[string]*valueRows{"figure": {}, "money": {}}
	}
	for table, v := range index.Values(it.brief.Figures) {
		rows := r.values[table]
		rows.no, rows.value = append(rows.no, no), append(rows.value, v)
	}
	for d := range index.Days(it.brief.Dates) {
		rows := &r.dates
		rows.no, rows.class = append(rows.no, no), append(rows.class, int32(d.Class))                //nolint:gosec // a handful
		rows.start, rows.stop = append(rows.start, int32(d.Start)), append(rows.stop, int32(d.Stop)) //nolint:gosec // bounded by index.DayMax
	}
}

func (r *rows) name(fold string, actor *model.Actor, revision int64) {
	r.fold, r.called, r.kind = append(r.fold, fold), append(r.called, actor.Name), append(r.kind, string(actor.Kind))
	r.nameRevision = append(r.nameRevision, revision)
}

// queue puts the statements that write the rows into a batch.
func (r *rows) queue(b *pgx.Batch) {
	put := func(n int, sql string, args ...any) {
		if n > 0 {
			b.Queue(sql, clean(args)...)
		}
	}
	a, c := &r.articles, &r.contents
	put(len(a.no), `INSERT INTO article(no, key, id, revision, seen, version, headline, dek, publisher, published, path, language, words, seconds, figure, tags, facts, analyzer)
		SELECT no, key, id, revision, seen, 1, headline, dek, publisher, published, path, language, words, seconds, figure, tags, facts, analyzer
		FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::int[], $14::text[], $15::text[], $16::int[], $17::int[])
			r(no, key, id, revision, seen, headline, dek, publisher, published, path, language, words, seconds, figure, tags, facts, analyzer)`,
		a.no, a.key, a.id, a.revision, a.seen, a.headline, a.dek, a.publisher, a.published, a.path, a.language, a.words, a.seconds, a.figure, a.tags, a.facts, a.analyzer)
	put(len(c.no), `INSERT INTO content(no, number, seen, headline, text, brief, markdown)
		SELECT * FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[])`,
		c.no, c.number, c.seen, c.headline, c.text, c.brief, c.markdown)
	put(len(r.aliasID), "INSERT INTO alias(id, no) SELECT * FROM unnest($1::text[], $2::bigint[])", r.aliasID, r.aliasNo)
	put(len(r.hash), "INSERT INTO identity(hash, no) SELECT * FROM unnest($1::bigint[], $2::bigint[])", r.hash, r.hashNo)
	put(len(r.wordsNo), "INSERT INTO words(no, key, vast, terms) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::text[])", r.wordsNo, r.wordsKey, r.vast, r.terms)
	for table, v := range r.values {
		put(len(v.no), "INSERT INTO "+table+"(no, value) SELECT * FROM unnest($1::bigint[], $2::float8[]) ON CONFLICT DO NOTHING", v.no, v.value)
	}
	d := &r.dates
	put(len(d.no), "INSERT INTO date(no, class, start, stop) SELECT * FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[]) ON CONFLICT DO NOTHING", d.no, d.class, d.start, d.stop)
	put(len(r.fold), "INSERT INTO name(fold, name, kind, revision) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) ON CONFLICT DO NOTHING", r.fold, r.called, r.kind, r.nameRevision)
}
