package pipeline

import (
	"context"
	"iter"

	"tawatur"
	"tawatur/internal/acquire"
)

// Up to these limits a batch is held back until undated reports are dated by the company they keep; beyond them reports
// are passed on as they come.
const (
	maxBatch      = 5000
	maxBatchBytes = 256 << 20
)

// Extract reads reports and hands their extractions to emit in the order of the input. Reports without a date are read
// again when the rest of the batch dates them. It returns the first error of emit, or ErrInterrupted.
func (l Line) Extract(ctx context.Context, items iter.Seq[acquire.Item], emit func(tawatur.Extraction) error) error {
	b := batch{line: l, emit: emit}
	done := 0
	for o := range l.outcomes(live(ctx, items), l.read) {
		done++
		l.progress(done)
		if o.item.Err != nil {
			l.fail(o.item)
			continue
		}
		l.remark(o)
		if err := b.add(o.ext); err != nil {
			return err
		}
	}
	if err := b.flush(); err != nil {
		return err
	}
	return interrupted(ctx)
}

// batch holds extractions back until all are there, or gives up holding when they are too many.
type batch struct {
	line   Line
	emit   func(tawatur.Extraction) error
	held   []tawatur.Extraction
	bytes  int
	stream bool
}

func (b *batch) add(e tawatur.Extraction) error {
	if b.stream {
		return b.emit(e)
	}
	b.held = append(b.held, e)
	b.bytes += len(e.Report.Text)
	if len(b.held) <= maxBatch && b.bytes <= maxBatchBytes {
		return nil
	}
	b.line.note("more than %d reports or %d MB of text: reports without a date are not dated by the others; ingest and rebuild does that", maxBatch, maxBatchBytes>>20)
	b.stream = true
	return b.drain()
}

// flush dates what is held and passes it on.
func (b *batch) flush() error {
	if b.stream {
		return nil
	}
	if err := b.line.date(b.held, nil); err != nil {
		return err
	}
	return b.drain()
}

func (b *batch) drain() error {
	for _, e := range b.held {
		if err := b.emit(e); err != nil {
			return err
		}
	}
	b.held = nil
	return nil
}
