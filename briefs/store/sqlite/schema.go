package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/lede-reader/lede/briefs/store"
)

// applicationID marks the file as a lede library: "lede" in ASCII.
const applicationID = 0x6c656465

// migrations lead from an empty file to the tables of today. The version of a
// library (PRAGMA user_version) is how many of them it has behind it. One that
// was released is never edited; a change is a new one at the end.
var migrations = []string{articleTables, readerTables, followTables, namingTables}

const articleTables = `
CREATE TABLE library(             -- one row
  one INTEGER PRIMARY KEY CHECK(one = 1),
  articles INTEGER NOT NULL,
  revision INTEGER NOT NULL       -- grows with every article added or changed
);
INSERT INTO library VALUES(1, 0, 0);

CREATE TABLE article(             -- what a list shows; key: see package index
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,      -- of the library when it came or changed
  seen INTEGER NOT NULL,          -- when this version came, Unix seconds
  version INTEGER NOT NULL,
  headline TEXT NOT NULL,
  dek TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published TEXT NOT NULL,
  path TEXT NOT NULL,
  language TEXT NOT NULL,
  words INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  figure TEXT NOT NULL,           -- the top figure
  tags TEXT NOT NULL,             -- its own, comma separated
  facts INTEGER NOT NULL,
  analyzer INTEGER NOT NULL
);
CREATE INDEX article_revision ON article(revision);

CREATE TABLE content(             -- the current version, in the order of coming: so that its pages are full
  revision INTEGER PRIMARY KEY,   -- of the article
  text BLOB NOT NULL,             -- compressed
  brief BLOB NOT NULL,            -- package pack
  markdown BLOB                   -- compressed
);

CREATE TABLE version(             -- versions before the current one
  article TEXT NOT NULL,          -- id
  number INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  headline TEXT NOT NULL,
  text BLOB NOT NULL,
  brief BLOB NOT NULL,
  markdown BLOB,
  PRIMARY KEY(article, number)
);

CREATE TABLE alias(               -- the ID of every version
  id TEXT PRIMARY KEY,
  key INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE identity(            -- hash of what stays the same in all versions
  hash INTEGER PRIMARY KEY,
  key INTEGER NOT NULL
);

CREATE VIRTUAL TABLE words USING fts5(
  terms, content='', contentless_delete=1, detail=none, tokenize=ascii, prefix='1'
);
INSERT INTO words(words, rank) VALUES('hashsize', 33554432), ('automerge', 8);

CREATE TABLE figure(              -- every value of an article's figures
  value REAL NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY(value, key)
) WITHOUT ROWID;

CREATE TABLE money(               -- every amount
  value REAL NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY(value, key)
) WITHOUT ROWID;

CREATE TABLE date(                -- half-open ranges of days, by length; see package index
  class INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY(class, start, stop, key)
) WITHOUT ROWID;

CREATE TABLE name(                -- every name of an actor that ever came up
  id INTEGER PRIMARY KEY,
  fold TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,             -- as first printed
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL       -- of the library when it came up first
);
CREATE INDEX name_revision ON name(revision);
`

const readerTables = `
CREATE TABLE reader(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  begun INTEGER NOT NULL DEFAULT 0,  -- how many articles are not unread
  visit INTEGER NOT NULL DEFAULT 0   -- revision of the library at the last visit
);

CREATE TABLE state(               -- of articles that a reader did something with
  reader INTEGER NOT NULL,
  key INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,  -- see stateNumber
  starred INTEGER NOT NULL DEFAULT 0,
  place INTEGER NOT NULL DEFAULT 0,
  tags TEXT,                      -- comma separated; NULL: the article's own
  PRIMARY KEY(reader, key)
) WITHOUT ROWID;
CREATE INDEX state_starred ON state(reader, key) WHERE starred;
CREATE INDEX state_tags ON state(reader, key) WHERE tags IS NOT NULL;

CREATE TABLE note(
  id INTEGER PRIMARY KEY,
  reader INTEGER NOT NULL,
  key INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,          -- 0: the quoted words are gone
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  made INTEGER NOT NULL
);
CREATE INDEX note_key ON note(key, reader);

CREATE TABLE wrong(               -- facts marked as wrong
  reader INTEGER NOT NULL,
  key INTEGER NOT NULL,
  fact TEXT NOT NULL,             -- ID
  text TEXT NOT NULL,             -- as printed, to find the fact again in a changed article
  PRIMARY KEY(reader, key, fact)
) WITHOUT ROWID;

CREATE TABLE log(                 -- the reading log
  id INTEGER PRIMARY KEY,
  reader INTEGER NOT NULL,
  made INTEGER NOT NULL,
  article TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  undo INTEGER NOT NULL
);

CREATE TABLE saved(
  reader INTEGER NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  PRIMARY KEY(reader, name)
) WITHOUT ROWID;
`

const followTables = `
CREATE TABLE feed(
  url TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  folder TEXT NOT NULL,
  etag TEXT NOT NULL,
  modified TEXT NOT NULL,
  checked INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  error TEXT NOT NULL
) WITHOUT ROWID;
`

const namingTables = `
ALTER TABLE library ADD COLUMN renewed INTEGER NOT NULL DEFAULT 0; -- grows with every renewal of facts
ALTER TABLE note ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_analyzer ON article(analyzer);

CREATE TABLE naming(              -- pairs of names of actors; see store.NamePair
  reader INTEGER NOT NULL,
  first TEXT NOT NULL,            -- the key of the name that sorts first
  second TEXT NOT NULL,
  name TEXT NOT NULL,             -- as the reader had them
  other TEXT NOT NULL,
  same INTEGER NOT NULL,
  PRIMARY KEY(reader, first, second)
) WITHOUT ROWID;
`

// checkVersion refuses what is not a library, or not one this program knows, or
// one of fewer than least steps.
func checkVersion(ctx context.Context, db *sql.DB, least int) error {
	var app, version, tables int
	row := db.QueryRowContext(ctx, "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id a, pragma_user_version v")
	if err := row.Scan(&app, &version, &tables); err != nil {
		return err
	}
	switch {
	case app == 0 && version == 0 && tables == 0 && least == 0: // about to be made by another process
		return nil
	case app != applicationID:
		return store.ErrForeign
	case version > len(migrations):
		return fmt.Errorf("version %d, and this program knows %d: %w", version, len(migrations), store.ErrNewer)
	case version < least:
		return errors.New("made by an older lede; open it once where it can be written")
	}
	return nil
}

// migrate brings the library to the version of the steps. One that holds
// something is copied beside itself before.
func migrate(ctx context.Context, db *sql.DB, path string, steps []string) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= len(steps) {
		return nil
	}
	if version > 0 {
		if err := backup(ctx, db, path, version); err != nil {
			return fmt.Errorf("back up before migrating: %w", err)
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	// Another process may have come first: look again, now under the lock.
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	for ; version < len(steps); version++ {
		if _, err := tx.ExecContext(ctx, steps[version]); err != nil {
			return fmt.Errorf("migrate to version %d: %w", version+1, err)
		}
	}
	for _, pragma := range []string{fmt.Sprintf("PRAGMA user_version=%d", version), fmt.Sprintf("PRAGMA application_id=%d", applicationID)} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// backup copies the library to a file of its own beside it.
func backup(ctx context.Context, db *sql.DB, path string, version int) error {
	to := fmt.Sprintf("%s.v%d-%s.backup", path, version, time.Now().UTC().Format("20060102T150405"))
	if _, err := os.Stat(to); err == nil {
		return nil // made a moment ago by another process
	}
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}
