// Package pipeline knows the order in which a report becomes claims, and claims become events; nothing else does.
//
// [Line.Extract] reads reports into claims, [Line.Ingest] keeps them, [Line.Rebuild] derives the events. All three use
// every core, keep the order of the input and hold no more than they need; one bad report never stops the others. The
// package prints nothing: failures, notes and progress go to the functions of the Line.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
)

// Reader reads the claims of one report; one that is settled already (empty, not Arabic) has none. The report that it
// returns may have gained an outlet, a publication date and a status; its text is the same. It must be safe for
// concurrent use.
type Reader interface {
	Read(r tawatur.Report) (tawatur.Extraction, error)
}

// Line is how reports are worked on. Reader is required; the zero value of the rest is ready to use.
type Line struct {
	Reader Reader
	// Workers is how many reports are read at once (0: one for each core).
	Workers int
	// Fail is told of every report that could not be taken in, read or kept.
	Fail func(acquire.Item)
	// Refused is told of every item whose text was redacted before, with what remains of it.
	Refused func(acquire.Item, tawatur.Tombstone)
	// Copy, if not nil, keeps a copy of the record that an item came from and says where; nil where there is none. It is asked when the report
	// is kept, so that nothing is copied that was redacted.
	Copy func(acquire.Item) (*tawatur.Capture, error)
	// Note is told what a user should know, one line at a time.
	Note func(string)
	// Now tells the time at which changes of events are noted (nil: the clock).
	Now func() time.Time
	// Progress is told how many reports are done so far, from one goroutine.
	Progress func(done int)
}

// ErrInterrupted says that the context ended before the work did; what was done until then stands.
var ErrInterrupted = errors.New("interrupted")

func (l Line) now() time.Time {
	if l.Now != nil {
		return l.Now()
	}
	return time.Now()
}

func (l Line) workers() int {
	if l.Workers > 0 {
		return l.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (l Line) fail(it acquire.Item) {
	if l.Fail != nil {
		l.Fail(it)
	}
}

func (l Line) note(format string, args ...any) {
	if l.Note != nil {
		l.Note(fmt.Sprintf(format, args...))
	}
}

func (l Line) progress(done int) {
	if l.Progress != nil {
		l.Progress(done)
	}
}

// remark notes a report that has nothing to read in it: it is recorded, and its sender may not know.
func (l Line) remark(o outcome) {
	if o.ext.Report.Status == tawatur.StatusEmpty {
		l.note("%s: there are no words in it; it is recorded as empty", o.item.Name)
	}
}

// outcome is what became of one item.
type outcome struct {
	item acquire.Item
	ext  tawatur.Extraction
	// skip says that the report needs no work.
	skip bool
}

// outcomes does the work on each item, a page among them being opened first, and yields what became of them in their order.
func (l Line) outcomes(items iter.Seq[acquire.Item], work func(acquire.Item) outcome) iter.Seq[outcome] {
	open := func(it acquire.Item) []outcome {
		opened := it.Open()
		out := make([]outcome, len(opened))
		for i, it := range opened {
			out[i] = work(it)
		}
		return out
	}
	return func(yield func(outcome) bool) {
		for of := range ordered(items, l.workers(), open) {
			for _, o := range of {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// read reads one item that was taken in well.
func (l Line) read(it acquire.Item) outcome {
	if it.Err != nil {
		return outcome{item: it}
	}
	ext, err := readSafely(l.Reader, it.Report)
	if err != nil {
		it.Err = fmt.Errorf("read %s: %w", it.Name, err)
	}
	return outcome{item: it, ext: ext}
}

// readSafely reads a report and turns a panic into that report's error: one text that trips a rule must not take a
// thousand others with it.
func readSafely(rd Reader, r tawatur.Report) (ext tawatur.Extraction, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v (at %s)", p, panicSite(string(debug.Stack())))
		}
	}()
	ext, err = rd.Read(r)
	if err != nil {
		return ext, err
	}
	return complete(ext), nil
}

// panicSite returns the file and line of a stack on which the panic arose, so that the error stays one line.
func panicSite(stack string) string {
	_, after, found := strings.Cut(stack, "panic(")
	if !found {
		return "unknown place"
	}
	for i, line := range strings.Split(after, "\n") {
		if i > 1 && strings.HasPrefix(line, "\t") && !strings.Contains(line, "/runtime/") {
			site, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			return site[strings.LastIndex(site, "/")+1:]
		}
	}
	return "unknown place"
}

// complete fills in what the extract contract requires and a reader may have left empty.
func complete(e tawatur.Extraction) tawatur.Extraction {
	r := &e.Report
	if r.TextSHA256 == "" {
		r.TextSHA256 = tawatur.HashText(r.Text)
	}
	if r.Status == "" {
		r.Status = tawatur.StatusRead
	}
	if r.Published.Basis == "" {
		r.Published.Basis = tawatur.BasisUnknown
	}
	if e.Claims == nil {
		e.Claims = []tawatur.Claim{}
	}
	for i := range e.Claims {
		completeClaim(&e.Claims[i], r.ID)
	}
	return e
}

func completeClaim(c *tawatur.Claim, report string) {
	c.Report = report
	if c.Actors == nil {
		c.Actors = []tawatur.ActorRef{}
	}
	if c.Places == nil {
		c.Places = []tawatur.PlaceRef{}
	}
	if c.Harm == nil {
		c.Harm = []tawatur.Harm{}
	}
	if c.Sources == nil {
		c.Sources = []tawatur.SourceRef{}
	}
}

// live yields items until the context ends; the walk's own word about the end is not a failure of a report.
func live(ctx context.Context, items iter.Seq[acquire.Item]) iter.Seq[acquire.Item] {
	return func(yield func(acquire.Item) bool) {
		for it := range items {
			if ctx.Err() != nil || !yield(it) {
				return
			}
		}
	}
}

// interrupted returns ErrInterrupted when the context has ended.
func interrupted(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return ErrInterrupted
}
