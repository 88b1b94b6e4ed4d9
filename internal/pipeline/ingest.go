package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/store"
)

// Tally says what became of the reports of an ingest.
type Tally struct {
	// Added are new in the record, Kept were there already, Failed could not be taken in or read.
	Added, Kept, Failed int
	// Refused were redacted before, and are not taken in again.
	Refused int
}

// What is kept in one transaction: so many reports at most, with so many bytes of text, none of which waits longer than so long for those behind it.
const (
	keptAtOnce  = 64
	keptBytes   = 1 << 20
	keptWithout = 200 * time.Millisecond
)

// Ingest keeps reports with their claims, those that come close behind one another in one transaction, in the order of the input. Reports that are kept
// already are not read again, so that an ingest can be repeated and goes on where it was broken off. When the context
// ends, the reports that were read are kept and ErrInterrupted returned. An error of the store ends the ingest.
func (l Line) Ingest(ctx context.Context, items iter.Seq[acquire.Item], st store.Writer) (Tally, error) {
	var t Tally
	whole := context.WithoutCancel(ctx)
	read := func(it acquire.Item) outcome { return l.readNew(whole, it, st) }
	some := gathering[outcome]{most: keptAtOnce, heaviest: keptBytes, patience: keptWithout, weigh: func(o outcome) int { return len(o.item.Report.Text) + len(o.item.Record) }}
	for os := range some.of(l.outcomes(live(ctx, items), read)) {
		for part := range partedAtFormer(os) {
			if err := l.keepAll(whole, l.asKnownNow(whole, part, st), st, &t); err != nil {
				return t, err
			}
		}
		l.progress(t.Added + t.Kept + t.Failed + t.Refused)
	}
	return t, interrupted(ctx)
}

// partedAtFormer parts outcomes before a report that one before it may be by another address: by then that one is in the record.
func partedAtFormer(os []outcome) iter.Seq[[]outcome] {
	return func(yield func([]outcome) bool) {
		from, ids := 0, map[string]bool{}
		for i, o := range os {
			if slices.ContainsFunc(o.item.Formerly, func(id string) bool { return ids[id] }) {
				if !yield(os[from:i]) {
					return
				}
				from, ids = i, map[string]bool{}
			}
			ids[o.item.Report.ID] = true
		}
		yield(os[from:])
	}
}

// asKnownNow reads those again of which the record has come to know the report under another id since they were read.
func (l Line) asKnownNow(ctx context.Context, os []outcome, st store.Writer) []outcome {
	for i, o := range os {
		if o.item.Err != nil || len(o.item.Formerly) == 0 {
			continue
		}
		if it, err := asKnown(ctx, o.item, st); err != nil || it.Report.ID != o.item.Report.ID {
			os[i] = l.readNew(ctx, it, st)
		}
	}
	return os
}

// keepAll stores some outcomes and counts them. Where one cannot be kept those before it are.
func (l Line) keepAll(ctx context.Context, os []outcome, st store.Writer, t *Tally) error {
	before := *t
	some, err := l.keep(ctx, os, st, t)
	if err == nil || some || len(os) == 1 || *t != before {
		return err
	}
	for i := range os {
		if _, err := l.keep(ctx, os[i:i+1], st, t); err != nil {
			return err
		}
	}
	return nil
}

// readNew reads an item unless its report is kept already.
func (l Line) readNew(ctx context.Context, it acquire.Item, st store.Writer) outcome {
	if it.Err != nil {
		return outcome{item: it}
	}
	it, err := asKnown(ctx, it, st)
	if err != nil {
		it.Err = err
		return outcome{item: it}
	}
	has, err := st.HasReport(ctx, it.Report.ID, it.Report.TextSHA256)
	if err != nil {
		it.Err = err
		return outcome{item: it}
	}
	if has {
		return outcome{item: it, skip: true}
	}
	return l.read(it)
}

// asKnown gives an item the id under which the record has its report, where that is another than its own.
func asKnown(ctx context.Context, it acquire.Item, st store.Writer) (acquire.Item, error) {
	if len(it.Formerly) == 0 {
		return it, nil
	}
	id, err := st.KnownAs(ctx, append([]string{it.Report.ID}, it.Formerly...))
	if err == nil && id != "" {
		it.Report.ID = id
	}
	return it, err
}

// keep stores outcomes, in one transaction, and counts them. It reports whether they are in the record, which they can be beside an error.
func (l Line) keep(ctx context.Context, os []outcome, st store.Writer, t *Tally) (some bool, err error) {
	var in []store.Arrival
	var of []int
	for i, o := range os {
		switch {
		case o.item.Err != nil || o.skip && o.item.Capture == nil:
			continue
		case o.skip:
			o.ext = tawatur.Extraction{Report: o.item.Report} // it is kept: only the capture is new
		}
		in, of = append(in, store.Arrival{Entry: o.ext, Captures: captures(o.item)}), append(of, i)
	}
	kept, err := l.addEntries(ctx, in, st)
	if err != nil {
		err = fmt.Errorf("ingest %s: %w", os[of[0]].item.Name, err)
	}
	if err != nil && kept == nil {
		return false, err
	}
	became := make([]store.Kept, len(os))
	for n, i := range of {
		became[i] = kept[n]
	}
	return true, errors.Join(err, l.tell(ctx, os, became, st, t))
}

// addEntries keeps what there is to keep.
func (l Line) addEntries(ctx context.Context, in []store.Arrival, st store.Writer) ([]store.Kept, error) {
	if len(in) == 0 {
		return nil, nil
	}
	return st.AddEntries(ctx, in)
}

// tell counts what became of outcomes, tells those of it who are to know, and has copies kept of those that were not refused.
func (l Line) tell(ctx context.Context, os []outcome, became []store.Kept, st store.Writer, t *Tally) error {
	var copies []store.Arrival
	var failed error
	for i, o := range os {
		switch {
		case o.item.Err != nil:
			l.fail(o.item)
			t.Failed++
			continue
		case became[i].Refused != nil:
			t.Refused++
			l.refuse(o.item, became[i].Refused.Tombstone)
			continue
		case became[i].Added:
			t.Added++
		default:
			t.Kept++
		}
		if !o.skip {
			l.remark(o)
		}
		if failed != nil {
			continue
		}
		c, err := l.copy(o.item)
		if failed = err; c != nil {
			copies = append(copies, store.Arrival{Entry: tawatur.Extraction{Report: o.item.Report}, Captures: []tawatur.Capture{*c}})
		}
	}
	if _, err := l.addEntries(ctx, copies, st); err != nil { // copies that were made are noted, whatever became of the next
		failed = errors.Join(failed, fmt.Errorf("ingest: %w", err))
	}
	return failed
}

// copy keeps a copy of the record that an item came from, if that is wanted, and returns where.
func (l Line) copy(it acquire.Item) (*tawatur.Capture, error) {
	if l.Copy == nil || it.Record == nil || it.Capture == nil {
		return nil, nil
	}
	c, err := l.Copy(it)
	if err != nil {
		return nil, fmt.Errorf("ingest %s: %w", it.Name, err)
	}
	return c, nil
}

// refuse says that an item was redacted before.
func (l Line) refuse(it acquire.Item, tomb tawatur.Tombstone) {
	if l.Refused != nil {
		l.Refused(it, tomb)
	}
	l.note("%s: not taken in: its text was redacted on %.10s (%s)", it.Name, tomb.At, tomb.Reason)
}

// captures lists that of an item, if it has one.
func captures(it acquire.Item) []tawatur.Capture {
	if it.Capture == nil {
		return nil
	}
	return []tawatur.Capture{*it.Capture}
}
