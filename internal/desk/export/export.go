// Package export writes a record, or a part of it, for other programs: as JSON Lines, as tables in the form of ACLED, UCDP and
// HAPI, as GeoJSON, as a workbook, as Parquet, each with a Frictionless descriptor that says what every column means, what the
// form loses, by which program and rules it was made, and the hash of every file.
//
// It adds nothing to what the record holds: unknown stays empty and is never 0, and there is no best number. Names and codes
// come in through [Book]. The same record gives the same bytes: no clock, no order of arrival gets in. Rows and lines are
// written as they are read: what is held does not grow with the record, but for the sums of HAPI (a row for each district and month) and what the
// libraries for workbooks and Parquet hold.
//
//	x := export.Exporter{Store: st, Book: book, Version: "0.1"}
//	n, err := x.Write(ctx, os.Stdout, "acled", "")
//	err = x.Zip(ctx, w, "acled")
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// Errors that callers tell apart.
var (
	// ErrFormat says that there is no such format; its text lists those that there are.
	ErrFormat = errors.New("no such format")
	// ErrTable says that a format has no such table; its text lists those that it has.
	ErrTable = errors.New("no such table")
)

// Selection is what of a record is written. The zero value is all of it.
type Selection struct {
	store.Filter
	// Event is the id of the only event.
	Event string
	// Words say what was asked for, by the names of the filters; the descriptor repeats them. Without them it names the filter's fields.
	Words map[string]string
}

// Exporter writes a selection of a record.
type Exporter struct {
	Store store.Reader
	Book  Book
	// Version names the program, Rules the knowledge by which the events were made; both stand in the descriptor.
	Version, Rules string
	Selection      Selection
	// Known says in the descriptor what the events are where they are not those of today.
	Known string
	// Progress is told how many rows are written; nil tells nobody.
	Progress func(rows int)
	// most is how many claims are held in memory, 0 for spoolMost.
	most int
}

// Format is one form in which a record is written.
type Format struct {
	// Name is what users type; Title says what it is.
	Name, Title string
	// Losses say what the form cannot hold.
	Losses []string
	files  []file
}

// Tables names the tables of a format, the main one first.
func (f Format) Tables() []string {
	var out []string
	for _, x := range f.files {
		out = append(out, x.name)
	}
	return out
}

// File is one file of a format.
type File struct{ Table, Path, MediaType string }

// Files lists the files of a format, the main one first.
func (f Format) Files() []File {
	var out []File
	for _, x := range f.files {
		out = append(out, File{x.name, x.path, x.media})
	}
	return out
}

// file is how one file of a format is written.
type file struct {
	name, path, format, media string
	// tables are those that the file holds; a workbook holds several.
	tables []Table
	write  func(ctx context.Context, w io.Writer, x *Exporter) (tally, error)
}

// tally is what was written: rows in all, and how many events were left out of it, by the reason.
type tally struct {
	rows int
	left map[string]int
}

// FormatOf returns a format by its name. The error lists the formats.
func FormatOf(name string) (Format, error) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		var names []string
		for _, f := range all {
			names = append(names, f.Name)
		}
		return Format{}, fmt.Errorf("%w %q; there are %s", ErrFormat, name, strings.Join(names, ", "))
	}
	return all[i], nil
}

// File returns a file of a format by the name of its table, "" for the main one. The error lists the tables.
func (f Format) File(table string) (File, error) {
	one, err := f.file(table)
	return File{one.name, one.path, one.media}, err
}

// file returns a file of a format by the name of its table, "" for the main one.
func (f Format) file(table string) (file, error) {
	if table == "" {
		return f.files[0], nil
	}
	i := slices.IndexFunc(f.files, func(x file) bool { return x.name == table })
	if i < 0 {
		return file{}, fmt.Errorf("%w %q in the format %s; there are %s", ErrTable, table, f.Name, strings.Join(f.Tables(), ", "))
	}
	return f.files[i], nil
}

// Write writes one table of a format, "" for its main one, and returns how many rows it has.
func (x *Exporter) Write(ctx context.Context, w io.Writer, format, table string) (int, error) {
	f, err := FormatOf(format)
	if err != nil {
		return 0, err
	}
	one, err := f.file(table)
	if err != nil {
		return 0, err
	}
	n, err := one.write(ctx, w, x)
	if err != nil {
		return n.rows, fmt.Errorf("export %s: %w", one.path, err)
	}
	return n.rows, nil
}

// events yields the events of the selection, newest first, undated last.
func (x *Exporter) events(ctx context.Context) iter.Seq2[tawatur.Event, error] {
	if x.Selection.Event != "" {
		return func(yield func(tawatur.Event, error) bool) {
			yield(x.Store.Event(ctx, x.Selection.Event))
		}
	}
	return store.Each(ctx, x.Store, x.Selection.Filter)
}
