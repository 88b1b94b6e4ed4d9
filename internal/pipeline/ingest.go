package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"

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

// Ingest keeps reports with their claims, one transaction for each, in the order of the input. Reports that are kept
// already are not read again, so that an ingest can be repeated and goes on where it was broken off. When the context
// ends, the report being kept is finished and ErrInterrupted returned. An error of the store ends the ingest.
func (l Line) Ingest(ctx context.Context, items iter.Seq[acquire.Item], st store.Writer) (Tally, error) {
	var t Tally
	whole := context.WithoutCancel(ctx)
	read := func(it acquire.Item) outcome { return l.readNew(whole, it, st) }
	for o := range l.outcomes(live(ctx, items), read) {
		if ctx.Err() != nil {
			break
		}
		if err := l.keep(whole, o, st, &t); err != nil {
			return t, err
		}
		l.progress(t.Added + t.Kept + t.Failed + t.Refused)
	}
	return t, interrupted(ctx)
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

// keep stores one outcome and counts it.
func (l Line) keep(ctx context.Context, o outcome, st store.Writer, t *Tally) error {
	switch {
	case o.item.Err != nil:
		l.fail(o.item)
		t.Failed++
		return nil
	case o.skip && o.item.Capture == nil:
		t.Kept++
		return nil
	case o.skip:
		o.ext = tawatur.Extraction{Report: o.item.Report} // it is kept: only the capture is new
	default:
		l.remark(o)
	}
	added, err := st.AddEntry(ctx, o.ext, captures(o.item)...)
	if gone := (*store.RedactedError)(nil); errors.As(err, &gone) {
		t.Refused++
		l.refuse(o.item, gone.Tombstone)
		return nil
	}
	if err != nil {
		return fmt.Errorf("ingest %s: %w", o.item.Name, err)
	}
	if added {
		t.Added++
	} else {
		t.Kept++
	}
	return l.copy(ctx, o.item, st)
}

// copy keeps a copy of the record that an item came from, if that is wanted, and notes where.
func (l Line) copy(ctx context.Context, it acquire.Item, st store.Writer) error {
	if l.Copy == nil || it.Record == nil {
		return nil
	}
	c, err := l.Copy(it)
	if err == nil && c != nil {
		_, err = st.AddEntry(ctx, tawatur.Extraction{Report: it.Report}, *c)
	}
	if err != nil {
		return fmt.Errorf("ingest %s: %w", it.Name, err)
	}
	return nil
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
