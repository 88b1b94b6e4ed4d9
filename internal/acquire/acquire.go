// Package acquire takes reports in: files, directories, JSON Lines, archives (WARC, WACZ), Telegram's exports and mail
// folders, in the encodings and shapes in which they are found.
//
// [Walk] yields one [Item] for each report, or for each thing that should have been one and could not be read; one bad
// line or file never stops the others. The text of a report is passed on as it was written: it is decoded, never
// cleaned. What is furniture in it is the business of internal/read/layout. The package reads no network.
//
//	for it := range acquire.Walk(ctx, []string{"reports/"}, os.Stdin, acquire.Options{}) {
//		if it.Err != nil {
//			fmt.Fprintln(os.Stderr, it.Err)
//		}
//	}
package acquire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"

	"tawatur"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// Defaults of Options.
const (
	DefaultMaxText = 32 << 20
	DefaultMaxLine = 64 << 20
)

// Item is one report taken in, or the reason why it could not be.
type Item struct {
	// Name is where it came from: "path"; for JSON "path:line", for archives what names the record within the file.
	Name string
	// Report has ID, Text, TextSHA256, Language and Published; URL, Outlet and Title where they were given. Its Status is
	// StatusEmpty or StatusNotArabic, or "" when the report is still to be read.
	Report tawatur.Report
	// Capture is where the bytes are that the report was read from, nil where it came as a text.
	Capture *tawatur.Capture
	// Record is the record of an archive that Capture is of, packed as a gzip member; nil unless [Options.Records] asks for it.
	Record []byte
	// Next is the address of the next part of a paged article that was captured, "" where the page is whole. Nothing follows it here.
	Next string
	// Formerly are other ids that the report may have in a record: where that has one of them and not the report's own, it is that report.
	Formerly []string
	// Err is one line that names the file and the reason; Report is then the zero value.
	Err error
	// open reads a page that is still closed.
	open func() []Item
}

// Options are the limits that protect the program from absurd input. The zero value takes the defaults.
type Options struct {
	// MaxText is the largest report, in bytes.
	MaxText int
	// MaxLine is the largest JSON object, in bytes; no more than that is held in memory.
	MaxLine int
	// Closed leaves the reading of pages, which is most of the work on an archive, to whoever takes the items: [Item.Open] does it, in
	// as many goroutines as there are. Items that are not opened may have no report.
	Closed bool
	// Records has items of web archives carry the record that they came from.
	Records bool
	// Note is told, one line at a time, what a user should know that is no failure: what an archive held that is no report.
	Note func(string)
	// Columns say which column of a table holds a field, by the fields of knowledge/columns.tsv; other fields are told by the names of
	// the columns.
	Columns map[string]string
	// Selectors gives those for the page of an address, which may be empty (nil: there are none).
	Selectors func(address string) article.Selectors
	// Channels says that exports of Telegram in HTML, which do not say it themselves, are of public channels.
	Channels bool
	// Known reports whether a name is that of an outlet or of an actor with a public role. Names of accounts that may be private
	// persons are kept only if they are (nil: none is).
	Known func(name string) bool
}

func (o Options) filled() Options {
	if o.MaxText <= 0 {
		o.MaxText = DefaultMaxText
	}
	if o.MaxLine <= 0 {
		o.MaxLine = DefaultMaxLine
	}
	return o
}

// errStopped ends a walk when the consumer wants no more items. It never leaves the package.
var errStopped = errors.New("stopped")

// Walk yields the reports of files and directories in the order given; directories are walked in sorted order, hidden
// files and *.gold.json left out. "-" among args, or no args, stands for JSON Lines on stdin. When ctx ends, the last
// item carries its error.
func Walk(ctx context.Context, args []string, stdin io.Reader, opt Options) iter.Seq[Item] {
	if len(args) == 0 {
		args = []string{"-"}
	}
	return func(yield func(Item) bool) {
		w := &walker{ctx: ctx, opt: opt.filled(), yield: yield, seen: map[string]bool{}}
		for _, a := range args {
			var err error
			if a == "-" {
				err = w.json("stdin", stdin)
			} else {
				err = w.path(a, true)
			}
			if err != nil {
				return
			}
		}
	}
}

// walker carries one walk. Its methods return an error only to end the walk.
type walker struct {
	ctx   context.Context
	opt   Options
	yield func(Item) bool
	// seen are the real paths of the directories entered, against loops of symbolic links.
	seen map[string]bool
}

// emit hands one item to the consumer.
func (w *walker) emit(it Item) error {
	if err := w.ctx.Err(); err != nil {
		w.yield(Item{Name: it.Name, Err: fmt.Errorf("acquire %s: %w", it.Name, err)})
		return errStopped
	}
	if !w.yield(it) {
		return errStopped
	}
	return nil
}

func (w *walker) fail(name string, err error) error { return w.emit(failed(name, err)) }

// report completes a report and hands it out.
func (w *walker) report(name string, r tawatur.Report) error { return w.emit(finished(name, r, w.opt)) }

// finished completes a report with what follows from its text.
func finished(name string, r tawatur.Report, opt Options) Item {
	if len(r.Text) > opt.MaxText {
		return failed(name, fmt.Errorf("text of %d bytes is larger than the limit of %d", len(r.Text), opt.MaxText))
	}
	r.TextSHA256 = tawatur.HashText(r.Text)
	r.Language = letters.Language(r.Text)
	if r.Published.Basis == "" {
		r.Published.Basis = tawatur.BasisUnknown
	}
	switch {
	case !hasWords(r.Text):
		r.Status = tawatur.StatusEmpty
	case r.Language != "ar":
		r.Status = tawatur.StatusNotArabic
	}
	return Item{Name: name, Report: r}
}

// hasWords reports whether a text has any letter at all.
func hasWords(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
