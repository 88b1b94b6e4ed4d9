// Package ledger tells the log of a proof what a record states of each report that it takes in: title, day, outlet, address, text and claims, by their hashes.
// So a report that is changed in the record by hand, or taken out of it, is found by whoever checks the proof.
//
//	l, err := ledger.Open(ctx, st, keeper, ledger.Options{})
//	if err != nil { ... }
//	line.Ingest(ctx, items, l.Writer(st))
//	err = l.CatchUp(ctx)
//
// The record comes first: a report is kept, then on disk, then logged. What a program that was killed had kept and not logged is logged when the proof
// is opened again, and its line says so. The package reads no reports and checks nothing; package audit does.
package ledger

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"tawatur"
	"tawatur/internal/proof"
	"tawatur/internal/store"
)

// Record is what is asked of a record.
type Record interface {
	Stated(ctx context.Context, after int64) iter.Seq2[tawatur.Stated, error]
	Flush(ctx context.Context) error
}

// Options say how reports are logged. The zero value will do.
type Options struct {
	// Normal says that reports with a number above After were taken in by whoever opens this, with nothing between. All others that are not logged when it is opened
	// are logged as found.
	Normal bool
	After  int64
	// Every is how many reports a Writer takes in before they are logged (0: each at once).
	Every int
	// Progress is told how many reports were logged at opening.
	Progress func(int)
}

// Ledger logs the reports of one record in one proof. It is safe for concurrent use.
type Ledger struct {
	rec    Record
	keeper *proof.Keeper
	every  int

	mu sync.Mutex
	// last is the number of the last report that was logged; new are those that were taken in since.
	last int64
	new  int
}

// atOnce is how many reports are logged with one wait for the disk.
const atOnce = 1000

// Open logs what is in a record and not in its log.
func Open(ctx context.Context, rec Record, keeper *proof.Keeper, opt Options) (*Ledger, error) {
	l := &Ledger{rec: rec, keeper: keeper, every: max(opt.Every, 1)}
	late := func(s tawatur.Stated) bool { return !opt.Normal || s.Number <= opt.After }
	if err := l.begin(ctx); err != nil {
		return nil, fmt.Errorf("log reports: %w", err)
	}
	if err := l.catchUp(ctx, late, opt.Progress); err != nil {
		return nil, fmt.Errorf("log reports: %w", err)
	}
	return l, nil
}

// begin finds where the log left off. A record that is another one there, such as an older copy, is gone through from its beginning.
func (l *Ledger) begin(ctx context.Context) error {
	last, is := l.keeper.Told()
	if last == 0 {
		return nil
	}
	for s, err := range l.rec.Stated(ctx, last-1) {
		if err != nil {
			return err
		}
		if s.Number == last && is(s.ID) {
			l.last = last
			return nil
		}
	}
	return nil
}

// CatchUp logs what came into the record since, by whoever, and the tombstones of what was redacted.
func (l *Ledger) CatchUp(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.new = 0
	if err := l.catchUp(ctx, func(tawatur.Stated) bool { return false }, nil); err != nil {
		return fmt.Errorf("log reports: %w", err)
	}
	return nil
}

func (l *Ledger) catchUp(ctx context.Context, late func(tawatur.Stated) bool, progress func(int)) error {
	done := 0
	var some []tawatur.Stated
	log := func() error {
		n, err := l.log(ctx, some, late)
		if done += n; n > 0 && progress != nil {
			progress(done)
		}
		some = some[:0]
		return err
	}
	for s, err := range l.rec.Stated(ctx, l.last) {
		if err != nil {
			return err
		}
		if some = append(some, s); len(some) == atOnce {
			if err := log(); err != nil {
				return err
			}
		}
	}
	return log()
}

// log logs some reports, and tombstones, when they are on disk.
func (l *Ledger) log(ctx context.Context, some []tawatur.Stated, late func(tawatur.Stated) bool) (lines int, err error) {
	if len(some) == 0 {
		return 0, nil
	}
	if err := l.rec.Flush(ctx); err != nil {
		return 0, err
	}
	for from, to := 0, 0; from < len(some); from = to {
		found := late(some[from])
		for to = from + 1; to < len(some) && late(some[to]) == found; to++ {
		}
		n, err := l.keeper.Log(found, some[from:to]...)
		if lines += n; err != nil {
			return lines, err
		}
	}
	for _, s := range some {
		if s.Reason == "" {
			l.last = max(l.last, s.Number)
		}
	}
	return lines, nil
}

// Writer is a record whose reports are logged as they are taken in.
func (l *Ledger) Writer(st store.Writer) store.Writer { return &writer{st, l} }

type writer struct {
	store.Writer
	ledger *Ledger
}

// AddEntry keeps a report and logs it: see store.Writer.
func (w *writer) AddEntry(ctx context.Context, e store.Entry, captures ...tawatur.Capture) (bool, error) {
	added, err := w.Writer.AddEntry(ctx, e, captures...)
	if !added || err != nil {
		return added, err
	}
	return added, w.ledger.added(ctx, 1)
}

// AddEntries keeps reports and logs them: see store.Writer.
func (w *writer) AddEntries(ctx context.Context, in []store.Arrival) ([]store.Kept, error) {
	kept, err := w.Writer.AddEntries(ctx, in)
	added := 0
	for _, k := range kept {
		if k.Added {
			added++
		}
	}
	if added == 0 || err != nil {
		return kept, err
	}
	return kept, w.ledger.added(ctx, added)
}

// added counts reports and logs those that came, if there are enough.
func (l *Ledger) added(ctx context.Context, n int) error {
	l.mu.Lock()
	l.new += n
	enough := l.new >= l.every
	l.mu.Unlock()
	if !enough {
		return nil
	}
	return l.CatchUp(context.WithoutCancel(ctx)) // what is kept is logged
}
