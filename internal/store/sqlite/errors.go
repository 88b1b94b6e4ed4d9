package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"tawatur/internal/store"
)

// damaged is store.ErrDamaged with what SQLite found and the way out.
func damaged(found string) error {
	return fmt.Errorf("%w (%s): restore a copy, or ingest the reports into a new file", store.ErrDamaged, found)
}

// explain turns the driver's codes into the errors of the contract; other errors pass.
func explain(err error) error {
	var e *driver.Error
	switch {
	case err == nil, errors.Is(err, store.ErrDamaged):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return store.ErrNotFound
	case errors.As(err, &e) && isDamage(e.Code()):
		return damaged(e.Error())
	case errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_BUSY:
		return fmt.Errorf("another process is writing to it (a rebuild or a large ingest): repeat this when that is done: %w", err)
	case errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_READONLY, errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_CANTOPEN:
		return fmt.Errorf("%w: this needs a file and a folder that can be written: copy it to such a folder, with its proof, or mend the rights: %w", store.ErrReadOnly, err)
	case errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_FULL:
		return fmt.Errorf("make room and repeat this: %w", err)
	}
	return err
}

// hasEnded reports whether an error of a statement ended its transaction, too.
func hasEnded(err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_NOMEM, lib.SQLITE_INTERRUPT:
		return true
	}
	return false
}

// isDamage reports whether a result code, extended or not, says that the file is no sound database.
func isDamage(code int) bool {
	return code&0xff == lib.SQLITE_CORRUPT || code&0xff == lib.SQLITE_NOTADB
}

// failed wraps an error with operation and subject.
func failed(op, subject string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %q: %w", op, subject, explain(err))
}
