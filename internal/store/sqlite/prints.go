package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"tawatur/internal/weigh/shelf"
)

// reportBits are the bits of a report's number in a row of prints: what is left of 63 beside the print.
const reportBits = 63 - shelf.PrintBits

// printRow is the row that says that a report has a fingerprint.
func printRow(p shelf.Print, report int64) int64 { return int64(p)<<reportBits | report }

// Stamp notes which reports have which fingerprints, and which have them no more.
func (t *transaction) Stamp(made, gone []shelf.Imprint) error {
	for _, p := range gone {
		if err := t.exec("DELETE FROM prints WHERE id = ?", printRow(p.Print, p.Report)); err != nil {
			return err
		}
	}
	rows := make([]any, len(made))
	for i, p := range made {
		if p.Report>>reportBits > 0 {
			return fmt.Errorf("report number %d: a record has room for %d reports", p.Report, int64(1)<<reportBits-1)
		}
		rows[i] = printRow(p.Print, p.Report)
	}
	return t.put("INSERT OR IGNORE INTO prints (id) VALUES", 1, rows)
}

// Holders returns for each of some fingerprints, in order, the reports that have it, any most of them.
func (t *transaction) Holders(prints []shelf.Print, most int) ([][]int64, error) {
	out := make([][]int64, len(prints))
	firsts := make([]any, len(prints))
	for i, p := range prints {
		firsts[i] = printRow(p, 0)
	}
	for from := 0; from < len(prints); {
		full, err := t.holders(prints, out, firsts, from, most)
		if err != nil || full < 0 {
			return out, err
		}
		from = full + 1
	}
	return out, nil
}

// holders fills in the reports that have the prints from one on, up to the first print that more have than are asked for; that is full,
// -1 when there is none.
func (t *transaction) holders(prints []shelf.Print, out [][]int64, firsts []any, from, most int) (full int, err error) {
	query := fmt.Sprintf("WITH a (f) AS (VALUES) SELECT id FROM a CROSS JOIN prints ON id BETWEEN f AND f + %d", printRow(1, 0)-1)
	at := from
	err = t.grouped(query, 1, firsts[from:], func(st *sql.Stmt, args []any) error {
		return each(t, st, args, func(rows *sql.Rows) error {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			for prints[at] != shelf.Print(id>>reportBits) {
				at++
			}
			if out[at] = append(out[at], id&(1<<reportBits-1)); len(out[at]) == most {
				return errFull
			}
			return nil
		})
	})
	if errors.Is(err, errFull) {
		return at, nil
	}
	return -1, err
}
