package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"tawatur/internal/store"
)

// OpenToRead is OpenExisting for who only reads: a record on a medium that cannot be written, such as a DVD, or whose file or folder may not be
// written, is opened too. What would write into it is then store.ErrReadOnly. A record of an older schema, and one that was copied while it was written to,
// cannot be read so.
func OpenToRead(ctx context.Context, path string) (*Store, error) {
	s, err := OpenExisting(ctx, path)
	if !errors.Is(err, store.ErrReadOnly) {
		return s, err
	}
	if s, err = openReadOnly(ctx, path); err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return s, nil
}

// ReadOnly reports whether the record was opened where it cannot be written.
func (s *Store) ReadOnly() bool { return s.write == nil }

// openReadOnly opens a record without writing a byte beside it. SQLite needs a file beside the record for readers to be told of writers; where that is not
// there and cannot be made, nobody can write now, and the file is read as one that does not change.
func openReadOnly(ctx context.Context, path string) (*Store, error) {
	const shared, alone = "mode=ro", "mode=ro&immutable=1"
	s, err := readOnly(ctx, path, shared)
	if !errors.Is(err, store.ErrReadOnly) {
		return s, err
	}
	if st, stat := os.Stat(path + "-wal"); stat == nil && st.Size() > 0 {
		return nil, fmt.Errorf("it was copied while it was written to, or its writer was killed: what was written last is in %s-wal, which can only be taken up where both can be written: "+
			"copy both to such a folder", path)
	}
	if s, err = readOnly(ctx, path, alone); errors.Is(err, store.ErrReadOnly) {
		return nil, fmt.Errorf("the file may not be read: %w", err)
	}
	return s, err
}

// readOnly opens a pool of readers and checks that the file is one of ours, sound, and of this schema.
func readOnly(ctx context.Context, path, params string) (*Store, error) {
	db, err := connect(path, params, readers+1)
	if err != nil {
		return nil, err
	}
	if err := currentAndSound(ctx, db, path); err != nil {
		return nil, errors.Join(explain(err), db.Close())
	}
	return &Store{path: path, read: db}, nil
}

func currentAndSound(ctx context.Context, db *sql.DB, path string) error {
	if st, err := os.Stat(path); err == nil && st.Size() <= checkedAtOnce {
		if err := quickCheck(ctx, db); err != nil {
			return err
		}
	}
	if err := checkVersion(ctx, db); err != nil {
		return err
	}
	var version int64
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	newest, err := newestSchema()
	if err == nil && version < newest {
		err = fmt.Errorf("%w: its schema is %d, from an older tawatur, and where it lies it cannot be brought to %d: copy it to a folder that can be written and read it there once",
			store.ErrVersion, version, newest)
	}
	return err
}
