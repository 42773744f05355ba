package postgres

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/lede-reader/lede/briefs/store"
)

// maker is what the table of the library says of who made it.
const maker = "lede"

// migrations lead from an empty schema to the tables of today. The version of a
// library (library.version) is how many of them it has behind it. One that was
// released is never edited; a change is a new one at the end.
var migrations = []string{tables}

const tables = `
CREATE TABLE library(                 -- one row, locked by who adds articles
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  maker text NOT NULL,
  version int NOT NULL,
  articles bigint NOT NULL DEFAULT 0,
  last bigint NOT NULL DEFAULT 0,      -- the number of the article that came last
  revision bigint NOT NULL DEFAULT 0,  -- grows with every article added or changed
  renewed bigint NOT NULL DEFAULT 0,   -- grows with every renewal of facts
  changes bigint NOT NULL DEFAULT 0    -- grows with every other change that is no reader's
);

CREATE TABLE article(                 -- what a list shows
  no bigint PRIMARY KEY,
  key bigint NOT NULL UNIQUE,          -- its place in the list; see package index
  id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,            -- of the library when it came or changed
  seen bigint NOT NULL,                -- when this version came, Unix seconds
  version int NOT NULL,
  headline text NOT NULL,
  dek text NOT NULL,
  publisher text NOT NULL,
  published text NOT NULL,
  path text NOT NULL,
  language text NOT NULL,
  words int NOT NULL,
  seconds int NOT NULL,
  figure text NOT NULL,                -- the top figure
  tags text NOT NULL,                  -- its own, comma separated
  facts int NOT NULL,
  analyzer int NOT NULL
);
CREATE INDEX article_revision ON article(revision);
CREATE INDEX article_analyzer ON article(analyzer, key);

CREATE TABLE content(                 -- every version of every article
  no bigint NOT NULL,
  number int NOT NULL,
  seen bigint NOT NULL,
  headline text NOT NULL,
  text bytea NOT NULL,                 -- compressed
  brief bytea NOT NULL,                -- package pack
  markdown bytea NOT NULL,             -- compressed
  PRIMARY KEY(no, number)
);
ALTER TABLE content ALTER text SET STORAGE EXTERNAL, ALTER markdown SET STORAGE EXTERNAL;
ALTER TABLE content SET (toast_tuple_target = 8160); -- beside one another, as they are read

CREATE TABLE alias(                   -- the ID of every version
  id text COLLATE "C" PRIMARY KEY,
  no bigint NOT NULL
);

CREATE TABLE identity(                -- hash of what stays the same in all versions
  hash bigint PRIMARY KEY,
  no bigint NOT NULL
);
CREATE INDEX identity_no ON identity(no);

CREATE TABLE words(                   -- what each article is found by
  no bigint PRIMARY KEY,
  key bigint NOT NULL UNIQUE,          -- as in article
  vast boolean NOT NULL,               -- it has more words than the index takes
  terms text NOT NULL                  -- distinct words, separated by spaces
);
ALTER TABLE words SET (toast_tuple_target = 128); -- terms apart: they are seldom read
-- Its cost tells the planner to ask the index, whatever it thinks of how many
-- articles will be found: words are unpacked in milliseconds, not in nothing.
CREATE FUNCTION lexemes(text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000
  AS $$ BEGIN RETURN array_to_tsvector(string_to_array($1, ' ')); END $$;
CREATE INDEX words_terms ON words USING gin(lexemes(terms));
ALTER INDEX words_terms ALTER COLUMN 1 SET STATISTICS 0; -- which would take minutes to gather
CREATE INDEX words_vast ON words(no) WHERE vast;

CREATE TABLE figure(                  -- every value of an article's figures
  no bigint NOT NULL,
  value float8 NOT NULL,
  PRIMARY KEY(no, value)
);
CREATE INDEX figure_value ON figure(value, no);

CREATE TABLE money(                   -- every amount
  no bigint NOT NULL,
  value float8 NOT NULL,
  PRIMARY KEY(no, value)
);
CREATE INDEX money_value ON money(value, no);

CREATE TABLE date(                    -- half-open ranges of days, by length
  no bigint NOT NULL,
  class int NOT NULL,
  start int NOT NULL,
  stop int NOT NULL,
  PRIMARY KEY(no, class, start, stop)
);
CREATE INDEX date_days ON date(class, start, stop, no);

CREATE TABLE name(                    -- every name of an actor that ever came up
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  fold text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,                  -- as first printed
  kind text NOT NULL,
  revision bigint NOT NULL             -- of the library when it came up first
);
CREATE INDEX name_revision ON name(revision);

CREATE TABLE reader(                  -- locked by the reader's changes
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL UNIQUE,
  begun bigint NOT NULL DEFAULT 0,     -- how many articles are not unread
  visit bigint NOT NULL DEFAULT 0,     -- revision of the library at the last visit
  changes bigint NOT NULL DEFAULT 0    -- grows with every change
);

CREATE TABLE state(                   -- of articles that a reader did something with
  reader bigint NOT NULL,
  no bigint NOT NULL,
  state smallint NOT NULL DEFAULT 0,   -- index of index.States
  starred boolean NOT NULL DEFAULT false,
  place bigint NOT NULL DEFAULT 0,
  tags text,                           -- comma separated; NULL: the article's own
  PRIMARY KEY(reader, no)
);
CREATE INDEX state_starred ON state(reader, no) WHERE starred;
CREATE INDEX state_tags ON state(reader, no) WHERE tags IS NOT NULL;

CREATE TABLE note(
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  reader bigint NOT NULL,
  no bigint NOT NULL,
  start bigint NOT NULL,
  stop bigint NOT NULL,                -- 0: the quoted words are gone
  quote text NOT NULL,
  text text NOT NULL,
  made bigint NOT NULL,
  private boolean NOT NULL
);
CREATE INDEX note_no ON note(no, reader);

CREATE TABLE wrong(                   -- facts marked as wrong
  reader bigint NOT NULL,
  no bigint NOT NULL,
  fact text COLLATE "C" NOT NULL,      -- ID
  text text NOT NULL,                  -- as printed, to find the fact again in a changed article
  PRIMARY KEY(reader, no, fact)
);
CREATE INDEX wrong_no ON wrong(no);

CREATE TABLE naming(                  -- pairs of names of actors; see store.NamePair
  reader bigint NOT NULL,
  first text COLLATE "C" NOT NULL,     -- the key of the name that sorts first
  second text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,      -- as the reader had them
  other text COLLATE "C" NOT NULL,
  same boolean NOT NULL,
  PRIMARY KEY(reader, first, second)
);

CREATE TABLE log(                     -- the reading log
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  reader bigint NOT NULL,
  made bigint NOT NULL,
  article text NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  undo boolean NOT NULL
);
CREATE INDEX log_reader ON log(reader, id);

CREATE TABLE saved(
  reader bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  query text NOT NULL,
  PRIMARY KEY(reader, name)
);

CREATE TABLE feed(
  url text COLLATE "C" PRIMARY KEY,
  title text COLLATE "C" NOT NULL,
  folder text COLLATE "C" NOT NULL,
  etag text NOT NULL,
  modified text NOT NULL,
  checked bigint NOT NULL,
  failures int NOT NULL,
  error text NOT NULL
);
`

// look is what there is under the name of the schema.
type look struct {
	encoding string
	schema   bool // there is one
	usable   bool // by this role
	objects  int  // tables and the like in it
	maker    string
	version  int
	writable bool
}

// inspect looks at the database without writing to it.
func (s *Store) inspect(ctx context.Context) (look, error) {
	return s.inspectIn(ctx, s.pool)
}

func (s *Store) inspectIn(ctx context.Context, q querier) (l look, err error) {
	var library bool
	err = q.QueryRow(ctx, `SELECT current_setting('server_encoding'), n.oid IS NOT NULL, coalesce(has_schema_privilege(n.oid, 'USAGE'), true),
			(SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid),
			EXISTS (SELECT 1 FROM pg_class c JOIN pg_attribute m ON m.attrelid = c.oid AND m.attname = 'maker' JOIN pg_attribute v ON v.attrelid = c.oid AND v.attname = 'version'
				WHERE c.relnamespace = n.oid AND c.relname = 'library' AND c.relkind = 'r')
		FROM (VALUES (1)) one(x) LEFT JOIN pg_namespace n ON n.nspname = $1`, s.schema).Scan(&l.encoding, &l.schema, &l.usable, &l.objects, &library)
	if err != nil || !library || !l.usable {
		return l, err
	}
	err = q.QueryRow(ctx, "SELECT maker, version, NOT pg_is_in_recovery() AND has_table_privilege('library', 'UPDATE') FROM library").Scan(&l.maker, &l.version, &l.writable)
	if errors.Is(err, pgx.ErrNoRows) {
		err = nil // no library of ours has no row
	}
	return l, err
}

// check refuses what is not a library, or not one this program knows.
func (l *look) check(readOnly bool) error {
	switch {
	case l.encoding != "UTF8":
		return fmt.Errorf("the database is in %s, and lede needs UTF-8; make one with: createdb --encoding=UTF8 --template=template0 NAME", l.encoding)
	case !l.usable:
		return errors.New("this role may not use the library's schema; its owner permits it with: GRANT USAGE ON SCHEMA …; GRANT SELECT ON ALL TABLES IN SCHEMA … TO …")
	case l.objects == 0 && readOnly:
		return fmt.Errorf("the database holds no library: %w", fs.ErrNotExist)
	case l.objects == 0: // to be made, perhaps in a schema that the owner of the database made for it
		return nil
	case l.maker != maker:
		return store.ErrForeign
	case l.version > len(migrations):
		return fmt.Errorf("version %d, and this program knows %d: %w", l.version, len(migrations), store.ErrNewer)
	}
	return nil
}

// lockKey is the key of the advisory lock that a migration holds.
func (s *Store) lockKey() int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte("lede library " + s.schema))
	return int64(h.Sum64()) //nolint:gosec // the bits matter, not the number
}

// migrate brings the library to the version of the steps, and makes it when
// there is none: all of it in one transaction, and by one process at a time.
func (s *Store) migrate(ctx context.Context, steps []string) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", s.lockKey()); err != nil {
			return err
		}
		// Another process may have come first: look again, now under the lock.
		l, err := s.inspectIn(ctx, tx)
		if err == nil {
			err = l.check(false)
		}
		if err != nil || l.version >= len(steps) {
			return err
		}
		if !l.schema {
			if _, err := tx.Exec(ctx, "CREATE SCHEMA "+pgx.Identifier{s.schema}.Sanitize()); err != nil {
				return fmt.Errorf("make the library: %w", err)
			}
		}
		for v := l.version; v < len(steps); v++ {
			if _, err := tx.Exec(ctx, steps[v]); err != nil {
				return fmt.Errorf("migrate to version %d: %w", v+1, err)
			}
		}
		_, err = tx.Exec(ctx, "INSERT INTO library(maker, version) VALUES($1, $2) ON CONFLICT (one) DO UPDATE SET version = excluded.version", maker, len(steps))
		return err
	})
}
