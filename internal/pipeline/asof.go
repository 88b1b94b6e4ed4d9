package pipeline

import (
	"context"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
)

// Entries returns the record's entries as events are made of them: undated reports with the dates that the others imply.
func (l Line) Entries(ctx context.Context, st store.Reader) ([]tawatur.Extraction, error) {
	entries, err := l.all(ctx, st)
	if err != nil {
		return nil, err
	}
	return entries, l.date(entries)
}

// AsOf derives the events as they were known at the end of a day: from the reports published until then. A report whose
// day nobody can tell is not in any such view.
func AsOf(entries []tawatur.Extraction, day time.Time, opt event.Options) []tawatur.Event {
	var until []tawatur.Extraction
	for _, e := range entries {
		if d := e.Report.Published.Day(); d != "" && d <= day.Format(time.DateOnly) {
			until = append(until, e)
		}
	}
	return Derive(until, opt)
}

// Derive makes the events of some entries.
func Derive(entries []tawatur.Extraction, opt event.Options) []tawatur.Event {
	if opt.Texts == nil {
		opt.Texts = lineage.Find(reports(entries))
	}
	return event.Build(entries, opt)
}
