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
	var out []tawatur.Extraction
	for e, err := range st.Entries(ctx) {
		if err := interrupted(ctx); err != nil {
			return nil, err
		}
		if err != nil {
			return nil, err
		}
		out = append(out, e)
		l.progress(len(out))
	}
	return out, l.date(out)
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
	opt.Texts = lineage.New()
	return event.Build(entries, opt)
}
