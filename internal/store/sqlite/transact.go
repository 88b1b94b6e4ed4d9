package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// writer is the one connection that writes, with the statements that were prepared on it: they are kept from one transaction to
// the next.
type writer struct {
	db   *sql.DB
	conn *sql.Conn
	// turn is taken by who has a transaction.
	turn     chan struct{}
	prepared map[string]*sql.Stmt
	hand     hand
	// moment is the number of the last derivation, version by what the record was known then to be as nobody else had left it.
	moment, version int64
	encoder
	pending
}

func newWriter(ctx context.Context, db *sql.DB) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &writer{db: db, conn: conn, turn: make(chan struct{}, 1), prepared: map[string]*sql.Stmt{}, hand: hand{reports: map[int64]tawatur.Extraction{}}}, nil
}

func (w *writer) close() error {
	var errs []error
	for _, st := range w.prepared {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, w.conn.Close(), w.db.Close())...)
}

// transaction is an open write transaction.
type transaction struct {
	*writer
	ctx context.Context
}

// transact runs do in one write transaction.
func (s *Store) transact(ctx context.Context, do func(*transaction) error) error {
	if s.write == nil {
		return store.ErrReadOnly
	}
	select {
	case s.write.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.write.turn }()
	t := &transaction{s.write, ctx}
	t.reset()
	if err := t.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	ended := false
	end := func(how string) error {
		ended = true
		return (&transaction{s.write, context.WithoutCancel(ctx)}).exec(how)
	}
	defer func() { // where do panics
		if !ended {
			_ = end("ROLLBACK")
		}
	}()
	err := do(t)
	if err == nil {
		err = t.finish()
	}
	if err == nil {
		if err = end("COMMIT"); err == nil {
			for _, do := range t.kept {
				do()
			}
			return nil
		}
	}
	undone := end("ROLLBACK")
	if ctx.Err() != nil || hasEnded(err) { // then there may be nothing to undo
		undone = nil
	}
	return errors.Join(err, undone)
}

// stmt returns a prepared statement. Those of the store are kept from one transaction to the next.
func (t *transaction) stmt(query string) (*sql.Stmt, error) {
	if st := t.prepared[query]; st != nil {
		return st, nil
	}
	st, err := t.conn.PrepareContext(t.ctx, query)
	if err == nil {
		t.prepared[query] = st
	}
	return st, err
}

func (t *transaction) exec(query string, args ...any) error {
	st, err := t.stmt(query)
	if err == nil {
		_, err = st.ExecContext(t.ctx, args...)
	}
	return err
}

// one scans the only row of a query; dest stays as it is when there is none.
func (t *transaction) one(query string, args []any, dest ...any) error {
	st, err := t.stmt(query)
	if err != nil {
		return err
	}
	if err := st.QueryRowContext(t.ctx, args...).Scan(dest...); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return nil
}

// column reads a query of one column.
func column[T any](t *transaction, query string, args ...any) ([]T, error) {
	return scan(t, query, args, func(rows *sql.Rows) (v T, err error) { return v, rows.Scan(&v) })
}

// scan reads the rows of a query.
func scan[T any](t *transaction, query string, args []any, row func(*sql.Rows) (T, error)) ([]T, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(t.ctx, args...)
	if err != nil {
		return nil, err
	}
	return all(rows, row)
}

// all reads the rows of a query and closes them.
func all[T any](rows *sql.Rows, row func(*sql.Rows) (T, error)) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := row(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// groups are how many rows a statement takes at once: so many, while there are.
var groups = [...]int{512, 64, 8, 1}

// grouped runs a statement for rows of a width, many at once. The place of the rows is named VALUES in it.
func (t *transaction) grouped(query string, width int, args []any, run func(st *sql.Stmt, args []any) error) error {
	row := marks(width)
	for _, n := range groups {
		if len(args) < n*width {
			continue
		}
		st, err := t.stmt(strings.Replace(query, "VALUES", "VALUES "+row+strings.Repeat(", "+row, n-1), 1))
		if err != nil {
			return err
		}
		for ; len(args) >= n*width; args = args[n*width:] {
			if err := run(st, args[:n*width]); err != nil {
				return err
			}
		}
	}
	return nil
}

// put runs a statement that changes rows.
func (t *transaction) put(query string, width int, args []any) error {
	return t.grouped(query, width, args, func(st *sql.Stmt, args []any) error {
		_, err := st.ExecContext(t.ctx, args...)
		return err
	})
}

// get reads the rows of a query.
func get[T any](t *transaction, query string, width int, args []any, row func(*sql.Rows, *T) error) (out []T, err error) {
	err = t.grouped(query, width, args, func(st *sql.Stmt, args []any) error {
		return each(t, st, args, func(rows *sql.Rows) error {
			var v T
			if err := row(rows, &v); err != nil {
				return err
			}
			out = append(out, v)
			return nil
		})
	})
	return out, err
}

// each runs do for each row of a statement, until it fails.
func each(t *transaction, st *sql.Stmt, args []any, do func(*sql.Rows) error) error {
	rows, err := st.QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list makes arguments of some values.
func list[T any](vs []T) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = v
	}
	return out
}

// marks are the places of n arguments, one at least: "(?, ?, ?)".
func marks(n int) string { return "(?" + strings.Repeat(", ?", n-1) + ")" }
