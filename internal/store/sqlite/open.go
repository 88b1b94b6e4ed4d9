// Package sqlite keeps the evidence record in one SQLite file, behind the contract of package store.
//
// One connection writes, a pool of read-only connections reads, and the write-ahead log lets both go on together; several
// processes may share a file. Texts are searched in their folded form, computed here by package arabic: SQLite itself
// knows no Arabic. The package decides nothing about reports, claims or events; it keeps and finds them.
//
//	st, err := sqlite.Open(ctx, "record.db")
//	if err != nil { ... }
//	defer st.Close()
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"tawatur/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as Tawatur's: "Twtr" in ASCII, set by the first migration.
const applicationID = 1417114738

// checkedAtOnce is how many bytes of a file are checked whenever it is opened. The check is linear in them: some tenths of a
// second.
const checkedAtOnce = 32 << 20

// readers is how many connections read at once.
const readers = 8

// Store is a record kept in one SQLite file. It is safe for concurrent use.
type Store struct {
	path string
	// write is nil where the record cannot be written.
	write *writer
	read  *sql.DB
	// recent are answers that cost much.
	recent recent
}

var _ store.Store = (*Store)(nil)

// Open opens the record in the file at path and makes it when there is none. A record of an older schema is brought up
// to date; one of a newer schema, or a file of another program, is store.ErrVersion; a file that fails its integrity
// check is store.ErrDamaged. Neither of these two is touched. Of a file larger than checkedAtOnce only the head and the length are
// checked here; the rest is before all is made anew, and every page as it is read.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return s, nil
}

// OpenExisting is Open for a file that must be there already; a missing one is fs.ErrNotExist.
func OpenExisting(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open database %s: %w: ingest reports into it first", path, fs.ErrNotExist)
	}
	return Open(ctx, path)
}

// open checks before it writes, so that a stranger's file is left as it is.
func open(ctx context.Context, path string) (*Store, error) {
	if err := inspect(ctx, path); err != nil {
		return nil, err
	}
	s := &Store{path: path}
	db, err := connect(path, "_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-131072)", 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if s.write, err = newWriter(ctx, db); err != nil {
		return nil, errors.Join(explain(err), db.Close())
	}
	if err := s.transact(ctx, (*transaction).renumber); err != nil {
		return nil, errors.Join(explain(err), s.Close())
	}
	if s.read, err = connect(path, "mode=ro", readers+1); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect opens a pool of at most n connections on the file.
func connect(path, params string, n int) (*sql.DB, error) {
	dsn := "file:" + escape(path) + "?" + params + "&_pragma=busy_timeout(15000)&_pragma=foreign_keys(1)&_pragma=cell_size_check(1)"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// escape makes a path safe inside a file: URI, in which SQLite reads %, ? and #.
func escape(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// inspect refuses a file that is damaged, another program's, or of a newer schema. A missing or empty file passes.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		return errors.New("is a directory")
	}
	db, err := connect(path, "mode=rw", 1)
	if err != nil {
		return err
	}
	defer db.Close()
	if info.Size() <= checkedAtOnce {
		if err := quickCheck(ctx, db); err != nil {
			return explain(err)
		}
	}
	return checkVersion(ctx, db)
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// quickCheck runs SQLite's own check of the file's structure.
func quickCheck(ctx context.Context, db querier) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return damaged(answer)
	}
	return nil
}

// checkVersion tells our files from others and known schemas from newer ones.
func checkVersion(ctx context.Context, db *sql.DB) error {
	var app, version, strange int64
	row := db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'goose\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\')`)
	if err := row.Scan(&app, &version, &strange); err != nil {
		return explain(err)
	}
	newest, err := newestSchema()
	switch {
	case err != nil:
		return err
	case app != applicationID && strange > 0:
		return fmt.Errorf("%w: it was not written by tawatur; name another file", store.ErrVersion)
	case version > newest:
		return fmt.Errorf("%w: its schema is %d and this program knows up to %d; use the newer tawatur, or ingest the reports into a new file",
			store.ErrVersion, version, newest)
	}
	return nil
}

// newestSchema returns the number of the newest embedded migration.
func newestSchema() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	if len(names) == 0 {
		return 0, errors.New("no embedded migrations")
	}
	return goose.NumericComponent(names[len(names)-1])
}

// migrate brings the schema up to date.
func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	// numbers are given out before migrations are done: one that was done later may be met by a record that has the next
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", explain(err))
	}
	return nil
}

// Close ends all connections.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.recent.close(), s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.close())
	}
	return errors.Join(errs...)
}
