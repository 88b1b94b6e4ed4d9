package export

import (
	"context"
	"io"

	"tawatur"
)

// Kinds of the values of a column.
const (
	kindText    = "string"
	kindInteger = "integer"
	kindNumber  = "number"
	kindBoolean = "boolean"
	kindDate    = "date"
	// kindList is several texts; in a table of text they are joined with "|".
	kindList = "list"
	// kindObject and kindArray are values of JSON only.
	kindObject = "object"
	kindArray  = "array"
)

// Column is one column of a table. AR is its title in Arabic, empty in the forms of others.
type Column struct{ Name, Kind, AR, Description string }

// Table is what the rows of a file are. Rows have a value for each column: nil or "" for unknown, else string (days as ISO),
// int, float64, bool or []string.
type Table struct {
	Name, Title, Description string
	Columns                  []Column
	// Key names the columns that tell rows apart.
	Key []string
	// rows hands over every row; a reason handed to left counts an event that the table has no row for.
	rows func(ctx context.Context, x *Exporter, emit emitter) error
}

// emitter takes the rows of a table.
type emitter struct {
	row  func(values []any) error
	left func(reason string)
}

// rowWriter writes rows in one encoding.
type rowWriter interface {
	row(values []any) error
	end() error
}

// encoding opens a file of one table.
type encoding func(w io.Writer, t Table) (rowWriter, error)

// tableFile is a file of one table in an encoding.
func tableFile(t Table, suffix, format, media string, enc encoding) file {
	return file{t.Name, t.Name + suffix, format, media, []Table{t}, func(ctx context.Context, w io.Writer, x *Exporter) (tally, error) {
		out, err := enc(w, t)
		if err != nil {
			return tally{}, err
		}
		n, err := x.fill(ctx, t, out)
		if err != nil {
			return n, err
		}
		return n, out.end()
	}}
}

// fill writes the rows of a table and counts them.
func (x *Exporter) fill(ctx context.Context, t Table, out rowWriter) (tally, error) {
	n := tally{left: map[string]int{}}
	err := t.rows(ctx, x, emitter{
		row: func(values []any) error {
			n.rows++
			x.progress(n.rows)
			return out.row(values)
		},
		left: func(reason string) { n.left[reason]++ },
	})
	return n, err
}

// progressEvery is after how many rows progress is told.
const progressEvery = 100

func (x *Exporter) progress(rows int) {
	if x.Progress != nil && rows%progressEvery == 0 {
		x.Progress(rows)
	}
}

// number returns what a pointer points at, nil for nothing.
func number(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// day returns the ISO day of a date or date-time.
func day(s string) string { return s[:min(len(s), len("2024-08-07"))] }

// eachEvent makes rows from the events one after the other.
func eachEvent(row func(x *Exporter, e tawatur.Event, emit emitter) error) func(context.Context, *Exporter, emitter) error {
	return func(ctx context.Context, x *Exporter, emit emitter) error {
		for e, err := range x.events(ctx) {
			if err != nil {
				return err
			}
			if err := row(x, e, emit); err != nil {
				return err
			}
		}
		return nil
	}
}
